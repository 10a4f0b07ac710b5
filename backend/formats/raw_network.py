"""The trained network with its preparation inside: raw examples in, answers in their units out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, fx, nn

from backend.compiler.builder import build, field_path
from backend.compiler.plan import Field, Plan, Signal
from backend.data.preparation import FieldPreparation, Preparation
from backend.modules.preparation import Restore, Standardize
from backend.modules.raw_numbers import RawNumbers
from backend.text import Refusal, Text


def raw_network(
    plan: Plan, modules: Mapping[str, nn.Module], preparation: Mapping[str, Preparation]
) -> fx.GraphModule:
    """What takes raw examples and gives the plan's answers, in evaluation mode.

    Its parameters carry the blocks' paths ("hidden.weight"); what prepares the field `input` is
    called `prepare_input`, and what gives values learned on another scale their units back
    `restore`, or `restore_1`, `restore_2` … where there are several answers. Raises Refusal for
    a drawing without answers.
    """
    if not plan.is_sound or not plan.answers:
        raise Refusal(
            Text("The drawing is not a whole network yet."),
            Text("Mend what the problems panel lists first."),
        )
    network = build(plan, [answer.signal for answer in plan.answers], modules)
    for signal in fields_of(plan, network):
        prepared = prepared_field(preparation, signal)
        if prepared is not None and not prepared.changes_nothing:
            _prepare(network, field_path(plan, signal), module_of(prepared))
    for path, (place, target) in restored(plan, preparation).items():
        _restore(network, path, place, Restore(**restoring(target)))
    network.recompile()
    return network.eval()


def restored(
    plan: Plan, preparation: Mapping[str, Preparation]
) -> dict[str, tuple[int, FieldPreparation]]:
    """The answers that were learned on a scale of their own, by the path of what undoes it."""
    found: dict[str, tuple[int, FieldPreparation]] = {}
    for place, answer in enumerate(plan.answers):
        target = prepared_field(preparation, answer.target) if answer.target else None
        if target is None or target.kind == "class" or target.changes_nothing or answer.activation:
            continue
        if _numbers_of(plan.specs[answer.signal].shape) == _numbers_of(("N", *target.shape)):
            found["restore" if len(plan.answers) == 1 else f"restore_{place + 1}"] = place, target
    return found


def restoring(target: FieldPreparation) -> dict[str, Any]:
    """What `Restore` is made with to undo a field's preparation."""
    return {"shift": _nested(target, target.shift), "scale": _nested(target, target.scale)}


def _numbers_of(shape: Sequence[int | str]) -> tuple[int | str, int]:
    """How many examples, and how many numbers each has; -1 where that is not known."""
    rest = [size if isinstance(size, int) else -1 for size in shape[1:]]
    return shape[0], -1 if -1 in rest else math.prod(rest)


def _restore(network: fx.GraphModule, path: str, place: int, module: nn.Module) -> None:
    """Lead an answer through a module before it leaves."""
    (output,) = (node for node in network.graph.nodes if node.op == "output")
    network.add_module(path, module)
    given = output.args[0]
    answers = list(given) if isinstance(given, (tuple, list)) else [given]
    with network.graph.inserting_before(output):
        answers[place] = network.graph.call_module(path, (answers[place],))
    output.args = (tuple(answers) if isinstance(given, (tuple, list)) else answers[0],)


def fields_of(plan: Plan, network: fx.GraphModule) -> list[Signal]:
    """The fields that a network takes, in the order of its arguments."""
    named = {field_path(plan, signal): signal for signal in plan.fields}
    return [named[str(node.target)] for node in placeholders(network)]


def placeholders(network: fx.GraphModule) -> Iterator[fx.Node]:
    return (node for node in network.graph.nodes if node.op == "placeholder")


def prepared_field(
    preparation: Mapping[str, Preparation], signal: Signal
) -> FieldPreparation | None:
    """How a field is prepared, None where it reaches the network as it is."""
    known = preparation.get(signal.block)
    return known.fields.get(signal.port) if known else None


def raw_field(plan: Plan, preparation: Mapping[str, Preparation], signal: Signal) -> Field:
    """A field as people give it: before words became columns."""
    field, prepared = plan.fields[signal], prepared_field(preparation, signal)
    if prepared is None:
        return field
    kind = {"shape": prepared.shape, "names": prepared.names, "kind": prepared.kind}
    return Field(field.name, dtype=field.dtype, role=field.role, classes=field.classes, **kind)  # type: ignore[arg-type]


def made_of(prepared: FieldPreparation) -> tuple[type[nn.Module], dict[str, Any]]:
    """The class that does what a field's preparation does, and what it is made with."""
    scaling = [_nested(prepared, numbers) for numbers in (prepared.shift, prepared.scale)]
    if not prepared.fill and not any(prepared.categories):
        return Standardize, dict(zip(("mean", "std"), scaling, strict=True))
    settings = dict(zip(("shift", "scale"), scaling, strict=True)) if prepared.shift else {}
    if prepared.fill:
        settings["fill"] = prepared.fill
    if any(prepared.categories):
        settings["words"] = tuple(len(words) for words in prepared.categories)
    return RawNumbers, settings


def module_of(prepared: FieldPreparation) -> nn.Module:
    """The module that does what a field's preparation does."""
    kind, settings = made_of(prepared)
    return kind(**settings)


def some_raw_examples(field: Field, count: int, prepared: FieldPreparation | None) -> Tensor:
    """Raw examples (count, *shape) of about the right size, the same every time.

    Where no axis counts examples, numbers of the whole shape.
    """
    generator = torch.Generator().manual_seed(count)
    shape = field.shape if field.is_whole else (count, *field.shape)
    dtype = getattr(torch, field.dtype)
    if not dtype.is_floating_point:
        most = max(1, len(field.classes))
        return torch.randint(0, most, shape, generator=generator).to(dtype)
    numbers = torch.randn(shape, generator=generator).to(dtype)
    if prepared is None or not prepared.shift or any(prepared.categories):
        return numbers
    shift, scale = prepared.broadcast(prepared.shift), prepared.broadcast(prepared.scale)
    return numbers * torch.from_numpy(scale.copy()) + torch.from_numpy(shift.copy())


def _nested(prepared: FieldPreparation, numbers: tuple[float, ...]) -> Any:
    """Numbers shaped to stretch to one example: a channel's stands as ((number,),)."""
    if prepared.kind == "picture":
        return tuple(((number,),) for number in numbers)
    return numbers


def _prepare(network: fx.GraphModule, path: str, module: nn.Module) -> None:
    """Lead an input through a module before anything else sees it."""
    (entry,) = (node for node in placeholders(network) if node.target == path)
    name = f"prepare_{path}"
    network.add_module(name, module)
    last = list(placeholders(network))[-1]
    with network.graph.inserting_after(last):
        ready = network.graph.call_module(name, (entry,))
    entry.replace_all_uses_with(ready, delete_user_cb=lambda user: user is not ready)
