"""What leaves a block, given what arrives: one run on tensors without numbers, remembered."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from backend.catalog.block_type import BlockType
from backend.compiler.misfits import (
    Arriving,
    Misfit,
    cannot_be_made,
    does_not_fit,
    mixes_examples,
    nothing_left,
    unknown_size,
)
from backend.compiler.plan import Dimension, Spec
from backend.compiler.shortening import shorten
from backend.modules.sequence import Recurrent

BATCHES = (5, 7)
"""Two batch sizes: what moves from one to the other counts examples."""
MOST_REMEMBERED = 20_000
_LARGEST_TRIAL = 2**26
"""Numbers that a real run on zeros may touch, where the run without numbers fails."""
_SMALL = 2**18
_PLAIN = (
    *(nn.Linear, nn.Bilinear, nn.Conv1d, nn.Conv2d, nn.Flatten, nn.Identity, nn.Embedding),
    *(nn.ReLU, nn.LeakyReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Tanh, nn.Sigmoid, nn.Softmax),
    *(
        nn.RNN,
        nn.LSTM,
        nn.GRU,
        Recurrent,
        nn.Dropout,
        nn.BatchNorm1d,
        nn.BatchNorm2d,
        nn.LayerNorm,
        nn.MaxPool2d,
        nn.AvgPool2d,
    ),
    *(nn.CrossEntropyLoss, nn.MSELoss, nn.L1Loss, nn.BCELoss, nn.BCEWithLogitsLoss),
)
"""Blocks without surprises. Run for real while they are small: the first run without numbers
makes torch import for a second, which the first plan of a session need not wait for."""


@dataclass(frozen=True)
class Shaped:
    """What a block yields. `operations` are multiply-adds for one example, forwards.

    `held` counts the numbers that leave it for one example, `fixed` those that leave it however
    many examples arrive.
    """

    outputs: Mapping[str, Spec]
    settings: Mapping[str, Any]
    parameters: int = 0
    operations: int = 0
    held: int = 0
    fixed: int = 0


class Shapes:
    """Remembers what each type of block makes of which inputs, with which settings."""

    def __init__(self) -> None:
        self._known: dict[Any, Shaped | Misfit] = {}
        self.runs = 0

    def ask(self, type: BlockType, chosen: Mapping[str, Any], inputs: Arriving) -> Shaped | Misfit:
        """What the block yields, or why it cannot. Never raises."""
        key = (type.id, hashable(chosen), tuple((port, inputs[port]) for port in sorted(inputs)))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._run(type, chosen, inputs)
        return known

    def _run(self, type: BlockType, chosen: Mapping[str, Any], inputs: Arriving) -> Shaped | Misfit:
        self.runs += 1
        try:
            settings = type.infer(chosen, inputs)
        except (LookupError, TypeError, ValueError, AttributeError):
            settings = type.settings(chosen)
            return _complaint(type, settings, inputs) or unknown_size(inputs, settings)
        complaint = _complaint(type, settings, inputs)
        if complaint is not None:
            return complaint
        told = type.tells(settings, inputs) if type.tells else None
        if told is not None:
            return Shaped(told, settings, held=held(told), fixed=fixed(told))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _measure(type, settings, inputs)


def _complaint(type: BlockType, settings: Mapping[str, Any], inputs: Arriving) -> Misfit | None:
    """What the block type itself has against these inputs."""
    try:
        words = type.complaint(settings, inputs) if type.complaint else None
    except Exception:  # settings so odd that the complaint trips over them: the run will tell
        return None
    return Misfit("wrong_input", *words, settings) if words else None


def hashable(value: Any) -> Any:
    """A settings value as a key. True and 1 differ, and so do 1 and 1.0."""
    if isinstance(value, Mapping):
        return tuple(sorted((str(name), hashable(one)) for name, one in value.items()))
    if isinstance(value, list | tuple):
        return ("many", *(hashable(one) for one in value))
    return f"{type(value).__name__}:{value!r}"


def _measure(type: BlockType, settings: Mapping[str, Any], inputs: Arriving) -> Shaped | Misfit:
    try:
        with torch.device("meta"):
            module = type.make(**settings)
    except Exception as error:
        return cannot_be_made(settings, error)
    parameters = sum(parameter.numel() for parameter in module.parameters())
    shorter = shorten(module, settings, inputs)
    if shorter is None:
        return _run_once(type, module, settings, inputs, parameters)
    with torch.device("meta"):
        smaller = type.make(**shorter.settings)
    found = _run_once(type, smaller, shorter.settings, shorter.inputs, parameters)
    if isinstance(found, Misfit):
        return replace(found, settings=settings)
    outputs = shorter.lengthen(found.outputs)
    operations = round(found.operations * shorter.times)
    return Shaped(outputs, settings, parameters, operations, held(outputs), fixed(outputs))


def _run_once(
    type: BlockType,
    module: nn.Module,
    settings: Mapping[str, Any],
    inputs: Arriving,
    parameters: int,
) -> Shaped | Misfit:
    """One block: for real where that is quick or needed, else without numbers."""
    trusted = not isinstance(module, _PLAIN) and not _has_whole_numbers(inputs)
    if not trusted and _is_small(settings, inputs, parameters):
        return _try_for_real(type, settings, inputs, parameters)
    try:
        return _shaped(type, settings, module, inputs, "meta", parameters)
    except _BatchMixed:
        return mixes_examples(settings)
    except _NothingLeft:
        return nothing_left(settings)
    except Exception:
        return _try_for_real(type, settings, inputs, parameters)


def _try_for_real(
    type: BlockType, settings: Mapping[str, Any], inputs: Arriving, parameters: int
) -> Shaped | Misfit:
    """Some blocks cannot run without numbers, and small plain ones run sooner with them."""
    try:
        if parameters + _trial_size(settings, inputs) > _LARGEST_TRIAL:
            return does_not_fit(settings, inputs)
        with torch.random.fork_rng(devices=[]):
            module = type.make(**settings)
            return _shaped(type, settings, module, inputs, "cpu", parameters)
    except _BatchMixed:
        return mixes_examples(settings)
    except _NothingLeft:
        return nothing_left(settings)
    except Exception:
        return does_not_fit(settings, inputs)


def _has_whole_numbers(inputs: Arriving) -> bool:
    """Without numbers, many blocks take whole ones that they refuse in earnest."""
    return any(not spec.dtype.startswith("float") for specs in inputs.values() for spec in specs)


def _is_small(settings: Mapping[str, Any], inputs: Arriving, parameters: int) -> bool:
    """Whether a real run takes no longer than one without numbers; wide borders make it long."""
    border = settings.get("padding", 0)
    widest = max(border, default=0) if isinstance(border, tuple) else border
    narrow = isinstance(widest, str) or widest <= 8
    return narrow and parameters + _trial_size(settings, inputs) < _SMALL


def _trial_size(settings: Mapping[str, Any], inputs: Arriving) -> int:
    """A crude bound on how much a real run may touch."""
    size = sum(
        math.prod(_sized(spec.shape, BATCHES[1])) for specs in inputs.values() for spec in specs
    )
    for value in settings.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, int | float) and abs(one) > 64:
                size = int(size * min(abs(one), 2**62) / 64)
    return size


def _shaped(
    type: BlockType,
    settings: Mapping[str, Any],
    module: nn.Module,
    inputs: Arriving,
    device: str,
    parameters: int,
) -> Shaped:
    runs = [_outputs(type, module, inputs, size, device) for size in BATCHES]
    (first, small), (second, large) = runs
    outputs = {port: _spec(first[port], second[port]) for port in first if port in second}
    empty_before = any(0 in spec.shape for there in inputs.values() for spec in there)
    if inputs and not empty_before and any(0 in spec.shape for spec in outputs.values()):
        raise _NothingLeft
    return Shaped(
        outputs,
        settings,
        parameters,
        max(0, large - small) // (BATCHES[1] - BATCHES[0]),
        held(outputs),
        fixed(outputs),
    )


def _outputs(
    type: BlockType, module: nn.Module, inputs: Arriving, batch: int, device: str
) -> tuple[dict[str, Tensor], int]:
    """The tensors that leave each port for this batch size, and the operations counted."""
    arriving = {
        port: [_empty(spec, batch, device) for spec in specs] for port, specs in inputs.items()
    }
    positional, named = type.arguments(arriving)
    with torch.no_grad():
        if isinstance(module, _PLAIN):
            result = module(*positional, **named)
            return by_port(type, result), _operations(module, result)
        with FlopCounterMode(display=False) as counter:
            result = module(*positional, **named)
    return by_port(type, result), counter.get_total_flops() // 2


def _operations(module: nn.Module, result: Any) -> int:
    """The multiply-adds of a plain block, without the counter."""
    if isinstance(module, nn.Linear):
        return int(result.numel()) * module.in_features
    if isinstance(module, nn.Conv1d | nn.Conv2d | nn.Bilinear):
        return int(result.numel()) * module.weight[0].numel()
    if isinstance(module, nn.RNNBase | Recurrent):
        weights = sum(one.numel() for one in module.parameters() if one.dim() > 1)
        return weights * int(math.prod(result[0].shape[:2]))
    return 0


def by_port(type: BlockType, result: Any) -> dict[str, Tensor]:
    """What a module returned, as its output ports name it; what is no tensor is left out."""
    found = {}
    for number, port in enumerate(type.card.outputs):
        one = result
        for step in route(type, port.name, number):
            one = one[step] if isinstance(one, Sequence) and step < len(one) else None
        if isinstance(one, Tensor):
            found[port.name] = one
    return found


def route(type: BlockType, port: str, number: int) -> tuple[int, ...]:
    """Where an output port lies inside what the module returns; () is all of it."""
    return type.paths.get(port, (number,) if len(type.card.outputs) > 1 else ())


def _empty(spec: Spec, batch: int, device: str) -> Tensor:
    dtype = getattr(torch, spec.dtype)
    return torch.zeros(_sized(spec.shape, batch), dtype=dtype, device=device)


def _sized(shape: tuple[Dimension, ...], batch: int) -> list[int]:
    return [size if isinstance(size, int) else times(size) * batch for size in shape]


def times(size: str) -> int:
    """How many times the batch: 12 for "12N"."""
    return int(size[:-1] or 1)


class _NothingLeft(Exception):
    """What leaves the block has no numbers at all."""


class _BatchMixed(Exception):
    """A size depends on the batch, but is no multiple of it."""


def _spec(first: Tensor, second: Tensor) -> Spec:
    if first.dim() != second.dim():
        raise _BatchMixed
    shape = tuple(_dimension(a, b) for a, b in zip(first.shape, second.shape, strict=True))
    return Spec(shape, str(first.dtype).removeprefix("torch."))


def _dimension(a: int, b: int) -> Dimension:
    if a == b:
        return a
    if a * BATCHES[1] != b * BATCHES[0] or a % BATCHES[0]:
        raise _BatchMixed
    multiple = a // BATCHES[0]
    return "N" if multiple == 1 else f"{multiple}N"


def held(outputs: Mapping[str, Spec]) -> int:
    """How many numbers leave a block for one example."""
    return sum(_per_example(spec.shape) for spec in outputs.values())


def fixed(outputs: Mapping[str, Spec]) -> int:
    """How many numbers leave a block in all where the batch does not count."""
    shapes = (spec.shape for spec in outputs.values())
    return sum(_product(shape) for shape in shapes if all(isinstance(one, int) for one in shape))


def _product(shape: tuple[Dimension, ...]) -> int:
    return math.prod(size if isinstance(size, int) else times(size) for size in shape)


def _per_example(shape: tuple[Dimension, ...]) -> int:
    if all(isinstance(size, int) for size in shape):
        return 0
    return _product(shape)
