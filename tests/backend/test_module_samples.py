"""PyTorch's own samples of its modules: a drawn block answers and learns as the module itself.

`module_db` is what PyTorch tests its modules with (torch.testing._internal.common_modules).
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.testing._internal.common_modules import ModuleInfo, module_db

from backend.catalog.catalog import CATALOG
from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.plan import Signal
from backend.compiler.planner import make_plan
from backend.document import edits
from backend.document.document import Document
from backend.formats.raw_network import fields_of

INFOS = {
    f"torch.nn.{info.module_cls.__name__}": info
    for info in module_db
    if info.module_cls.__module__.startswith("torch.nn.modules")
}
DRAWN = sorted(id for id in INFOS if id in CATALOG)


@dataclass(frozen=True)
class Sample:
    """Settings of a block, and a tensor for each of its ports."""

    settings: Mapping[str, Any]
    inputs: Mapping[str, Tensor]


def samples(info: ModuleInfo, id: str) -> Iterator[Sample | str]:
    """PyTorch's samples as a person would draw them, or why one cannot be drawn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for training in (True, False):
            for one in info.module_inputs_func(
                info, device="cpu", dtype=torch.float32, requires_grad=False, training=training
            ):
                settings = settings_of(id, info.module_cls, one.constructor_input)
                yield drawable(id, settings, one.forward_input)


def drawable(id: str, settings: dict[str, Any] | str, called: Any) -> Sample | str:
    type = CATALOG[id]
    if isinstance(settings, str):
        return settings
    names = [port.name for port in type.card.inputs]
    inputs = {**dict(zip(names, called.args, strict=False)), **called.kwargs}
    if len(called.args) > len(names) or not inputs.keys() <= set(names):
        return "it is given something that no wire brings"
    given = {name: value for name, value in inputs.items() if value is not None}
    if any(not isinstance(value, Tensor) for value in given.values()):
        return "it is given something else than tensors"
    if any(value.dtype not in (torch.float32, torch.int64) for value in given.values()):
        return "it is given numbers that data does not have"
    first = next(iter(given.values()))
    if any(not value.dim() or len(value) != len(first) for value in given.values()):
        return "its examples do not stand along the first axis"
    return Sample(settings, given)


def settings_of(id: str, create: type, made: Any) -> dict[str, Any] | str:
    """The arguments of the constructor as settings of the block."""
    type = CATALOG[id]
    signature = inspect.signature(create.__init__)
    bound = signature.bind_partial(None, *made.args, **made.kwargs)
    found = {name: value for name, value in bound.arguments.items() if name != "self"}
    for name, kind in signature.parameters.items():
        if kind.kind is inspect.Parameter.VAR_KEYWORD:
            found |= found.pop(name, {})
    known = {setting.name: setting for setting in type.card.settings}
    plain: dict[str, Any] = {}
    for name, value in found.items():
        if name in type.always and type.always[name] == value:
            continue
        if name not in known or isinstance(value, Tensor) or callable(value):
            return f"nobody chooses {name} in a form"
        plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def drawing(id: str, sample: Sample) -> Document:
    document = Document()
    document.apply(edits.add(id, settings=sample.settings, id="block"))
    for port, tensor in sample.inputs.items():
        settings = {
            "shape": list(tensor.shape[1:]),
            "dtype": str(tensor.dtype).removeprefix("torch."),
        }
        document.apply(edits.add("lienzo.Input", settings=settings, id=port))
        document.apply(edits.connect(document, port, "output", "block", port, id=f"to {port}"))
    return document


def compared(id: str, sample: Sample) -> str:
    """ "" where both agree; why it could not be drawn otherwise."""
    plan = make_plan(drawing(id, sample))
    step = plan.step("block")
    if step is None:
        return f"refused: {plan.problems[0].what if plan.problems else '?'}"
    modules = make_modules(plan, seed=3)
    signals = [Signal("block", port.name) for port in CATALOG[id].card.outputs]
    signals = [signal for signal in signals if signal in plan.specs]
    network = build(plan, signals, modules)
    itself = CATALOG[id].make(**step.settings)
    itself.load_state_dict(
        {name: torch.from_numpy(a) for name, a in read_weights(modules).get("block", {}).items()}
    )
    itself.train(network.training)
    ours = {name: leaf(name, tensor) for name, tensor in sample.inputs.items()}
    theirs = {name: leaf(name, tensor) for name, tensor in sample.inputs.items()}
    torch.manual_seed(5)
    found = network(*(ours[signal.block] for signal in fields_of(plan, network)))
    torch.manual_seed(5)
    positional, named = CATALOG[id].arguments({name: [one] for name, one in theirs.items()})
    expected = itself(*positional, **named)
    agree(flat(found), flat(expected), ours, theirs, modules["block"], itself)
    return ""


def leaf(name: str, tensor: Tensor) -> Tensor:
    """A copy that gathers a gradient, unless it is what a loss compares with."""
    learns = tensor.is_floating_point() and name != "target"
    return tensor.detach().clone().requires_grad_(learns)


def flat(value: Any) -> list[Tensor]:
    if isinstance(value, Tensor):
        return [value]
    return [one for part in value or () for one in flat(part)]


def agree(
    found: list[Tensor],
    expected: list[Tensor],
    ours: Mapping[str, Tensor],
    theirs: Mapping[str, Tensor],
    block: nn.Module,
    itself: nn.Module,
) -> None:
    """Outputs and gradients of inputs and parameters are the same."""
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        torch.testing.assert_close(one, other, equal_nan=True)
    for outputs in (found, expected):
        total = sum(one.nan_to_num().sum() for one in outputs if one.requires_grad)
        if isinstance(total, Tensor):
            total.backward()
    for name, tensor in ours.items():
        same_gradient(tensor, theirs[name], name)
    for (name, one), (_, other) in zip(
        block.named_parameters(), itself.named_parameters(), strict=True
    ):
        same_gradient(one, other, name)


def same_gradient(one: Tensor, other: Tensor, name: str) -> None:
    assert (one.grad is None) == (other.grad is None), name
    if one.grad is not None:
        torch.testing.assert_close(one.grad, other.grad, equal_nan=True, msg=name)


@pytest.mark.parametrize("id", DRAWN)
def test_a_drawn_block_agrees_with_the_module_on_pytorchs_own_samples(id):
    tried, why = 0, []
    for sample in samples(INFOS[id], id):
        reason = sample if isinstance(sample, str) else compared(id, sample)
        tried += not reason
        why += [reason] * bool(reason)
    assert bool(tried) != (id in NOT_DRAWN), set(why)


_STATES = "its samples bring a state whose examples do not stand along the first axis"
NOT_DRAWN = {
    "torch.nn.CTCLoss": "its samples bring lengths as lists and time along the first axis",
    "torch.nn.FractionalMaxPool2d": "its samples bring the random numbers themselves",
    "torch.nn.FractionalMaxPool3d": "its samples bring the random numbers themselves",
    "torch.nn.GRU": _STATES,
    "torch.nn.GRUCell": _STATES,
    "torch.nn.LSTM": _STATES,
    "torch.nn.LSTMCell": _STATES,
    "torch.nn.LinearCrossEntropyLoss": "its samples ask for several targets an example",
    "torch.nn.MultiheadAttention": "its samples bring masks of truth values",
    "torch.nn.RNN": _STATES,
    "torch.nn.RNNCell": _STATES,
    "torch.nn.TransformerEncoder": "its samples bring a layer that was made before",
}
"""Modules of which no sample can be drawn as it is; other tests compare these with themselves."""
