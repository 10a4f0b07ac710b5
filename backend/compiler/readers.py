"""Which numbers elsewhere have a place for each output of a layer. No torch here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from backend.compiler.plan import Dimension, Plan, Signal, Step
from backend.document.document import Document
from backend.document.inside import Inside, Reader, inside

_NUMBER_BY_NUMBER = re.compile(
    r"torch\.nn\.(ReLU|ReLU6|RReLU|LeakyReLU|ELU|SELU|CELU|GELU|SiLU|Mish|Sigmoid|Tanh|Softplus"
    r"|Softsign|Hardsigmoid|Hardswish|Hardtanh|Hardshrink|Softshrink|Tanhshrink|Threshold"
    r"|LogSigmoid|Identity|Dropout|AlphaDropout|Softmax|LogSoftmax|PReLU)|lienzo\.Scale"
)
"""Blocks that leave every number in its place."""
_CHANNEL_BY_CHANNEL = re.compile(
    r"torch\.nn\.((Adaptive)?(Avg|Max)Pool\dd|LPPool\dd|FractionalMaxPool\dd|Dropout\dd"
    r"|(Zero|Constant|Reflection|Replication|Circular)Pad\dd|Upsample\w*|FeatureAlphaDropout)"
)
"""Blocks that leave every channel in its place."""
_NORMS = re.compile(r"torch\.nn\.(Batch|Instance)Norm\dd")
_ROW_NORMS = ("torch.nn.LayerNorm", "torch.nn.RMSNorm")
"""Blocks that bring the numbers of a row to one size: a new output changes the others a little."""
_RECURRENT = ("torch.nn.LSTM", "torch.nn.GRU", "torch.nn.RNN")


@dataclass(frozen=True)
class _Flow:
    """Where the outputs of the layer are in a signal: output n takes the `span` places from
    `start + n * span` on along `axis`."""

    signal: Signal
    axis: int
    start: int = 0
    span: int = 1


def widths(plan: Plan, document: Document) -> dict[str, int]:
    """How many numbers each wire brings, of the wires that bring rows of them."""
    found = {}
    for wire in document.wires:
        spec = plan.specs.get(Signal(wire.source, wire.source_port))
        shape = spec.shape if spec and spec.dtype == "float32" else ()
        if len(shape) == 2 and shape[0] == "N" and isinstance(shape[1], int):
            found[wire.id] = shape[1]
    return found


def readers(plan: Plan, block: str) -> tuple[Reader, ...]:
    """The parameters and buffers that must make room when a layer gets one output more.

    Only what is read through blocks that keep outputs apart is found; what else a signal reaches
    is drawn anew by whoever builds the network, where its size changes.
    """
    step = plan.step(block)
    there = inside(step.type, step.settings) if step else None
    if step is None or there is None:
        return ()
    signal = Signal(block, "output")
    axis = len(plan.specs[signal].shape) - 1 if len(there.shape) == 2 else 1
    return tuple(_follow(plan, _Flow(signal, axis)))


def _follow(plan: Plan, flow: _Flow) -> Iterator[Reader]:
    for step in plan.steps:
        for port, signals in step.inputs.items():
            for number, signal in enumerate(signals):
                if signal == flow.signal and port == "input":
                    yield from _read(plan, step, number, flow)


def _read(plan: Plan, step: Step, number: int, flow: _Flow) -> Iterator[Reader]:
    yield from _arrays(plan, step, number, flow)
    for onward in _passed(plan, step, number, flow):
        yield from _follow(plan, onward)


def _arrays(plan: Plan, step: Step, number: int, flow: _Flow) -> Iterator[Reader]:
    """What a block keeps for each output of the layer."""
    shape = plan.specs[flow.signal].shape
    is_last = flow.axis == len(shape) - 1
    there = inside(step.type, step.settings)
    if step.type == "lienzo.Neuron" and is_last:
        width = shape[-1]
        assert isinstance(width, int)
        yield Reader(step.wires[number], "weight", 0, (width,), flow.start, flow.span)
    elif step.type == "lienzo.Feature" and is_last:
        yield Reader(step.block, "", 0, (), flow.start, flow.span)
    elif there is not None and (is_last if len(there.shape) == 2 else flow.axis == 1):
        yield from _layer(step, there, flow)
    elif _NORMS.fullmatch(step.type) and flow.axis == 1:
        yield from _norm(step, flow)
    elif step.type in _ROW_NORMS and _is_row_norm(step, shape, flow):
        for name, fill in (("weight", 1.0), ("bias", 0.0)):
            yield Reader(step.block, name, 0, shape[-1:], flow.start, flow.span, fill)  # type: ignore[arg-type]
    elif step.type == "torch.nn.PReLU" and step.settings.get("num_parameters") != 1:
        width = step.settings["num_parameters"]
        yield Reader(
            step.block, "weight", 0, (width,), flow.start, flow.span, 0.25, "num_parameters"
        )
    elif step.type in _RECURRENT and is_last:
        width = shape[-1]
        assert isinstance(width, int)
        for name in _recurrent_names(step):
            yield Reader(step.block, name, 1, (0, width), flow.start, flow.span, 0.0, "input_size")


def _is_row_norm(step: Step, shape: tuple[Dimension, ...], flow: _Flow) -> bool:
    over = step.settings.get("normalized_shape")
    return flow.axis == len(shape) - 1 and over in (shape[-1], shape[-1:])


def _layer(step: Step, there: Inside, flow: _Flow) -> Iterator[Reader]:
    if there.groups == 1:
        setting = "in_features" if len(there.shape) == 2 else "in_channels"
        axis = there.input_axis
        yield Reader(step.block, "weight", axis, there.shape, flow.start, flow.span, 0.0, setting)


def _norm(step: Step, flow: _Flow) -> Iterator[Reader]:
    fills = {"weight": 1.0, "bias": 0.0, "running_mean": 0.0, "running_var": 1.0}
    width = step.settings.get("num_features")
    for name, fill in fills.items():
        setting = "num_features" if name == "weight" else ""
        shape = (width,) if isinstance(width, int) else ()
        yield Reader(step.block, name, 0, shape, flow.start, flow.span, fill, setting)


def _recurrent_names(step: Step) -> list[str]:
    names = ["weight_ih_l0"]
    return [*names, "weight_ih_l0_reverse"] if step.settings.get("bidirectional") else names


def _passed(plan: Plan, step: Step, number: int, flow: _Flow) -> Iterator[_Flow]:
    """Where the outputs are behind a block that keeps them apart."""
    onward = replace(flow, signal=Signal(step.block, "output"))
    if onward.signal not in plan.specs:
        return
    before, after = plan.specs[flow.signal].shape, plan.specs[onward.signal].shape
    by_number = _NUMBER_BY_NUMBER.fullmatch(step.type) and before == after
    by_channel = _CHANNEL_BY_CHANNEL.fullmatch(step.type) or _NORMS.fullmatch(step.type)
    by_row = step.type in _ROW_NORMS and _is_row_norm(step, before, flow)
    if by_number or by_row or (by_channel and flow.axis == 1):
        yield onward
    elif step.type == "torch.nn.Flatten" and flow.axis == 1 and len(after) == 2:
        sizes = [size for size in before[2:] if isinstance(size, int)]
        each = math.prod(sizes)
        if len(sizes) == len(before) - 2 and before[0] == after[0]:
            yield replace(onward, start=flow.start * each, span=flow.span * each)
    elif step.type == "lienzo.Concatenate":
        yield from _joined(plan, step, number, onward)


def _joined(plan: Plan, step: Step, number: int, flow: _Flow) -> Iterator[_Flow]:
    """Behind a Concatenate: shifted by what stands before it, where that is the same axis."""
    rank = len(plan.specs[flow.signal].shape)
    if step.settings.get("dim", 1) % rank != flow.axis:
        return
    before = [plan.specs[one].shape[flow.axis] for one in step.inputs["input"][:number]]
    sizes = [size for size in before if isinstance(size, int)]
    if len(sizes) == len(before):
        yield replace(flow, start=flow.start + sum(sizes))
