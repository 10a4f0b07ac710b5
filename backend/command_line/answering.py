"""`lienzo evaluate`, `predict` and `export`: what a trained network is good for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.command_line.opening import (
    open_project,
    open_trained,
    plan_with_data,
    plan_without_data,
)
from backend.command_line.printing import WrongUse, put, say, table
from backend.text import Text

if TYPE_CHECKING:
    from backend.compiler.plan import Field, Plan, Signal
    from backend.data.preparation import Preparation
    from backend.training.events import Answered

SPLITS = ("train", "validation", "test")


def evaluate(name: str, split: str, as_json: bool) -> int:
    """Measure a trained file on a split of its data. Raises Refusal."""
    from backend.training.evaluate import evaluate as judge

    if split not in SPLITS:
        raise WrongUse(
            Text("There is no split called {split}.", split=split),
            Text("Choose one of {names}.", names=", ".join(SPLITS)),
        )
    project = open_trained(name)
    plan, prepared = plan_with_data(project)
    found = judge(project.document, plan, project.weights, prepared, split).measures
    if as_json:
        put(split=split, measures=found)
    else:
        table("", ["", split], [[name, value] for name, value in found.items()])
    return 0


def predict(name: str, words: Sequence[str], as_json: bool) -> int:
    """What a trained file answers to new examples. Raises Refusal."""
    from backend.training.evaluate import predict as answer

    project = open_trained(name)
    plan, preparation = plan_without_data(project)
    inputs = _inputs(plan, preparation, words)
    answers = answer(plan, project.weights, preparation, inputs)
    for place in range(len(next(iter(inputs.values())))):
        told = {answered.name: _told(answered, place) for answered in answers}
        if as_json:
            put(example=place, answers=told)
        else:
            for found in told.values():
                print(_in_words(found))
    return 0


def export(name: str, path: Path, as_json: bool) -> int:
    """Write a trained file in another format. Raises Refusal."""
    from backend.formats.model import FORMATS, Model
    from backend.formats.model import export as write

    if path.suffix.lower() not in FORMATS:
        raise WrongUse(
            Text("There is no format for the ending {ending}.", ending=path.suffix or "“”"),
            Text("Choose one of {endings}.", endings=", ".join(FORMATS)),
        )
    project = open_project(name) if path.suffix.lower() == ".py" else open_trained(name)
    plan, preparation = plan_without_data(project)
    exported = write(Model(project.document, plan, project.weights, preparation), path)
    if as_json:
        put(
            paths=[str(each) for each in exported.paths],
            how_to_load=exported.how_to_load,
            checked=exported.checked,
        )
    else:
        print("\n".join(str(each) for each in exported.paths))
        say(exported.how_to_load)
        say(exported.checked)
    return 0


def _told(answered: Answered, place: int) -> dict[str, Any]:
    if answered.probabilities is not None and answered.chosen is not None:
        shares = answered.probabilities[place]
        return {
            "class": answered.classes[int(answered.chosen[place])],
            "probabilities": dict(zip(answered.classes, shares.tolist(), strict=True)),
        }
    assert answered.values is not None
    values = answered.values[place]
    named = answered.names and values.shape == (len(answered.names),)
    return {"values": dict(zip(answered.names, values.tolist(), strict=True)) if named else values}


def _in_words(told: Mapping[str, Any]) -> str:
    if "class" in told:
        return f"{told['class']}  ({told['probabilities'][told['class']]:.1%})"
    values = told["values"]
    if isinstance(values, dict):
        return "  ".join(f"{name} {value:.6g}" for name, value in values.items())
    return str(values)


def _inputs(
    plan: Plan, preparation: Mapping[str, Preparation], words: Sequence[str]
) -> dict[str, np.ndarray]:
    """Raw examples for each input: "5.1,3.5,1.4,0.2", "input=…" where there are several, or the
    name of a .npy file. Raises WrongUse."""
    from backend.compiler.builder import field_path
    from backend.formats.raw_network import prepared_field, raw_field

    wanted = {field_path(plan, signal): signal for signal in _taken(plan)}
    given: dict[str, list[np.ndarray]] = {name: [] for name in wanted}
    for word in words:
        name, _, rest = word.partition("=") if "=" in word else ("", "", word)
        name = name or next(iter(wanted))
        if name not in wanted or (len(wanted) > 1 and "=" not in word):
            raise WrongUse(
                Text("It is not clear which input “{words}” is for.", words=word[:80]),
                Text("Write NAME=VALUES with one of {names}.", names=", ".join(wanted)),
            )
        signal = wanted[name]
        field = raw_field(plan, preparation, signal)
        given[name].append(_examples(rest, field, prepared_field(preparation, signal)))
    found = {name: np.concatenate(parts) for name, parts in given.items() if parts}
    if not found or len({len(rows) for rows in found.values()}) > 1:
        raise WrongUse(
            Text("Every input needs equally many examples."),
            Text("Give each of them: {names}.", names=", ".join(wanted)),
        )
    return found


def _taken(plan: Plan) -> list[Signal]:
    """The fields that the answers need."""
    needed = {answer.signal for answer in plan.answers}
    for step in reversed(plan.steps):
        if any(signal.block == step.block for signal in needed):
            needed |= {one for signals in step.inputs.values() for one in signals}
    return [signal for signal in plan.fields if signal in needed]


def _examples(words: str, field: Field, prepared: Any) -> np.ndarray:
    """(examples, *shape) of a field from what was typed."""
    if words.endswith(".npy"):
        return _from_file(Path(words), field)
    cells = words.replace(";", ",").split(",")
    categories = prepared.categories if prepared and prepared.categories else ()
    numbers = [
        _number(cell.strip(), categories[place] if place < len(categories) else ())
        for place, cell in enumerate(cells)
    ]
    count = int(np.prod(field.shape))
    if len(numbers) != count:
        raise WrongUse(
            Text("It takes {count} numbers, but {given} came.", count=count, given=len(numbers)),
            Text("They are {names}.", names=", ".join(field.names))
            if field.names
            else Text("Give them with commas between, or a .npy file with raw examples."),
        )
    return np.array(numbers, field.dtype).reshape(1, *field.shape)


def _number(cell: str, categories: Sequence[str]) -> float:
    if cell in categories:
        return float(categories.index(cell))
    try:
        return float(cell)
    except ValueError:
        known = Text("It may be one of {names}.", names=", ".join(categories))
        raise WrongUse(
            Text("“{cell}” is not a number.", cell=cell[:80]),
            known if categories else Text("Write numbers with a point, commas between them."),
        ) from None


def _from_file(path: Path, field: Field) -> np.ndarray:
    try:
        rows = np.lib.format.open_memmap(path, mode="r")
        shape: tuple[int, ...] = rows.shape[1:] if rows.shape[1:] == field.shape else rows.shape
        if shape != field.shape or rows.dtype.kind not in "fiub":
            raise ValueError(f"{rows.dtype} {rows.shape}")
        return np.array(rows, field.dtype).reshape(-1, *field.shape)
    except (OSError, ValueError) as error:
        raise WrongUse(
            Text("{name} does not hold raw examples: {reason}.", name=path.name, reason=str(error)),
            Text("They must be an array of numbers of shape {shape}.", shape=str(field.shape)),
        ) from error
