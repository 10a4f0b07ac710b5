"""The optimizer that an objective names, over groups of the parameters it moves."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from backend.catalog.card import Card
from backend.catalog.optimizers import OPTIMIZERS, OptimizerType
from backend.document.records import Objective
from backend.text import Refusal, Text
from backend.training.pairing import MuonAndAdamW, Paired, SparseAdamAndAdam

_PAIRS: dict[str, tuple[type[Paired], type[torch.optim.Optimizer], str]] = {
    "matrices": (MuonAndAdamW, torch.optim.AdamW, "weight_decay"),
    "sparse": (SparseAdamAndAdam, torch.optim.Adam, ""),
}
"""For optimizers that move some parameters only: both together, who moves the rest, and which
setting beside the learning rate goes for both."""


@dataclass(frozen=True)
class Moved:
    """What an objective moves: `spared` (by id) may go without weight decay, `sparse` (by id)
    have sparse gradients."""

    parameters: Sequence[nn.Parameter]
    spared: Collection[int] = ()
    sparse: Collection[int] = ()


def moved_of(modules: Mapping[str, nn.Module], parameters: Sequence[nn.Parameter]) -> Moved:
    """What is told apart among these parameters of these modules."""
    spared, sparse = set(), set()
    inner = [one for module in modules.values() for one in module.modules()]
    for module in inner:
        is_norm = "Norm" in type(module).__name__
        for name, parameter in module.named_parameters(recurse=False):
            if is_norm or "bias" in name:
                spared.add(id(parameter))
            if getattr(module, "sparse", False):
                sparse.add(id(parameter))
    return Moved(parameters, spared, sparse)


def make_optimizer(objective: Objective, moved: Moved) -> torch.optim.Optimizer:
    """The optimizer an objective names, fused into one call where that gives the same numbers.

    Raises Refusal for an optimizer nobody knows, for settings it does not take, and for
    parameters it cannot move.
    """
    if objective.optimizer not in OPTIMIZERS:
        raise Refusal(
            Text("There is no optimizer called “{name}”.", name=objective.optimizer),
            Text("Choose one in the training panel."),
        )
    kind = OPTIMIZERS[objective.optimizer]
    settings = card_settings(kind.card, objective.optimizer_settings)
    _check_sparse(kind, moved)
    spared = moved.spared if objective.spares_biases else ()
    with refusing_settings(objective.optimizer, _untaken):
        if kind.moves:
            return _paired(kind, settings, moved, spared)
        is_dense = not any(id(one) in moved.sparse for one in moved.parameters)
        return _made(kind.make, settings, moved.parameters, spared, is_dense)


def card_settings(card: Card, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults of a card, then what was chosen. Lists become tuples."""
    values = {
        setting.name: setting.default
        for setting in card.settings
        if not (setting.required or setting.inferred)
    }
    values.update(chosen)
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }


def _untaken(name: str, reason: str) -> Text:
    return Text(
        "The optimizer {name} does not take these settings: {reason}.", name=name, reason=reason
    )


@contextmanager
def refusing_settings(card: str, what: Callable[[str, str], Text]) -> Iterator[None]:
    """What a class says of its settings becomes a Refusal."""
    try:
        yield
    except (ValueError, TypeError, RuntimeError) as error:
        raise Refusal(
            what(card.rpartition(".")[2], str(error).rstrip(".")),
            Text("Change its settings in the training panel."),
        ) from error


def _made(
    make: Callable[..., torch.optim.Optimizer],
    settings: Mapping[str, Any],
    parameters: Sequence[nn.Parameter],
    spared: Collection[int],
    is_dense: bool = True,
) -> torch.optim.Optimizer:
    settings = dict(settings)
    if is_dense and fused_agrees(make, settings, parameters[0]):
        settings["fused"] = True
    return make(_groups(settings, parameters, spared), **settings)


def _groups(
    settings: Mapping[str, Any], parameters: Sequence[nn.Parameter], spared: Collection[int]
) -> list[Any]:
    """All parameters, or those with weight decay and those without, where there are both."""
    free = [one for one in parameters if id(one) in spared]
    if not free or not settings.get("weight_decay"):
        return list(parameters)
    decayed = [one for one in parameters if id(one) not in spared]
    groups: list[Any] = [{"params": decayed}] if decayed else []
    return [*groups, {"params": free, "weight_decay": 0.0}]


def _paired(
    kind: OptimizerType, settings: Mapping[str, Any], moved: Moved, spared: Collection[int]
) -> Paired:
    """An optimizer for what it can move, and another one for the rest."""
    pair, rest, shared = _PAIRS[kind.moves]
    own = [one for one in moved.parameters if _is_for(kind.moves, one, moved)]
    others = [one for one in moved.parameters if not _is_for(kind.moves, one, moved)]
    parts = [_made(kind.make, settings, own, spared)] if own else []
    if others:
        common = {name: settings[name] for name in ("lr", shared) if name in settings}
        parts.append(_made(rest, common, others, spared))
    return pair(*parts)


def _is_for(moves: str, parameter: nn.Parameter, moved: Moved) -> bool:
    if moves == "sparse":
        return id(parameter) in moved.sparse
    return parameter.ndim == 2 and id(parameter) not in moved.sparse


def _check_sparse(kind: OptimizerType, moved: Moved) -> None:
    is_there = any(id(one) in moved.sparse for one in moved.parameters)
    name = kind.card.id.rpartition(".")[2]
    if kind.moves == "sparse" and not is_there:
        raise Refusal(
            Text("The optimizer {name} moves only what has sparse gradients.", name=name),
            Text("Switch on “Sparse gradients” in an embedding, or choose another optimizer."),
        )
    if is_there and not kind.takes_sparse:
        raise Refusal(
            Text("The optimizer {name} cannot move an embedding with sparse gradients.", name=name),
            Text("Choose SparseAdam, or switch off “Sparse gradients” in the embedding."),
        )


def fused_agrees(
    make: Callable[..., torch.optim.Optimizer], settings: Mapping[str, Any], like: Tensor
) -> bool:
    """Whether the fused form of an optimizer works here and walks as the plain one does."""
    if "fused" in settings or "fused" not in inspect.signature(make).parameters:
        return False
    try:
        plain, fused = (_walk(make, {**settings, "fused": fused}, like) for fused in (False, True))
    except (RuntimeError, ValueError, TypeError):
        return False
    return torch.allclose(plain, fused, rtol=1e-5, atol=1e-7, equal_nan=True)


def _walk(
    make: Callable[..., torch.optim.Optimizer], settings: Mapping[str, Any], like: Tensor
) -> Tensor:
    """Where five parameters end after three steps."""
    place = nn.Parameter(torch.linspace(-1, 1, 5, dtype=like.dtype, device=like.device))
    optimizer = make([place], **settings)
    for step in range(3):
        place.grad = torch.linspace(0.5, -0.3, 5, dtype=like.dtype, device=like.device) * (1 + step)
        optimizer.step()
    return place.detach()
