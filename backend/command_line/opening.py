"""What the words on the command line name: a project, a drawing with its data, a setting."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import fields, replace

from backend.command_line.printing import WrongUse, say
from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block, Objective, Training
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.link import is_link
from backend.formats.link import read as read_link
from backend.formats.networks import NETWORKS, open_network
from backend.formats.project import Project, load
from backend.text import Refusal, Text

if TYPE_CHECKING:
    from backend.compiler.plan import Plan
    from backend.data.prepared import Prepared


def open_project(name: str) -> Project:
    """The project in a file or a link, or the example or network of this name. Raises WrongUse."""
    if is_link(name) and not Path(name[:200]).exists():
        return _opened(read_link, name)
    if not Path(name).exists() and any(one.name == name for one in EXAMPLES):
        return Project(open_example(name))
    if not Path(name).exists() and any(one.name == name for one in NETWORKS):
        return Project(open_network(name))
    if not Path(name).exists():
        raise WrongUse(
            Text("There is neither a file nor an example called {name}.", name=name),
            Text("The examples are {names}.", names=", ".join(one.name for one in EXAMPLES)),
        )
    return _opened(load, name)


def _opened(read: Callable[[str], Project], name: str) -> Project:
    try:
        project = read(name)
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal
    for repair in project.repairs:
        say(repair)
    return project


def open_trained(name: str) -> Project:
    """A project that has learned something. Raises WrongUse, or Refusal where it has not."""
    project = open_project(name)
    if not project.weights:
        raise Refusal(
            Text("{name} has not learned anything yet.", name=name),
            Text("Train it first: lienzo train {name} --save trained.lienzo", name=name),
        )
    return project


def plan_with_data(project: Project) -> tuple[Plan, dict[str, Prepared]]:
    """The plan of a project over its data, prepared as when it was trained.

    Raises Refusal with the first problem of a drawing that cannot be built.
    """
    from backend.engine import Engine
    from backend.formats.travelling import preparation_in

    plan, prepared = Engine().sound_plan(project.document)
    kept = preparation_in(project.extras)
    return plan, {
        id: dataclasses.replace(each, preparation=kept.get(id, each.preparation))
        for id, each in prepared.items()
    }


def plan_without_data(project: Project) -> tuple[Plan, dict[str, Any]]:
    """The plan of a project and its preparations, from what the file keeps; the data is opened
    only where it keeps none. Raises Refusal."""
    from backend.compiler.planner import make_plan
    from backend.formats.travelling import fields_in, preparation_in

    known, preparation = fields_in(project.extras), preparation_in(project.extras)
    sources = {block.id for block in project.document.blocks if block.type == "lienzo.Data"}
    if not sources <= known.keys() & preparation.keys():
        plan, prepared = plan_with_data(project)
        return plan, {id: each.preparation for id, each in prepared.items()}
    plan = make_plan(project.document, known)
    for problem in plan.problems:
        if problem.severity == "error":
            raise Refusal(problem.what, problem.advice)
    return plan, preparation


def change_settings(document: Document, wanted: Sequence[str]) -> None:
    """Carry out `BLOCK.SETTING=VALUE`s on a document. Raises WrongUse.

    BLOCK is an id or a name; "training" and objectives have settings too. `options.noise`, or
    just `noise`, is an option of a data block. VALUE is JSON, or a word.
    """
    for words in wanted:
        place, equals, value = words.partition("=")
        name, dot, setting = place.partition(".")
        if not (equals and dot and setting):
            raise WrongUse(
                Text("“{words}” is not BLOCK.SETTING=VALUE.", words=words),
                Text("Write for example: --set hidden.out_features=16"),
            )
        _change(document, name, setting, _value(value))


def change_training(document: Document, **wanted: Any) -> None:
    """Set what is not None of epochs, seed, device. Raises WrongUse."""
    for name, value in wanted.items():
        if value is not None:
            _change_fields(document, "training", name, value)


def _value(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return words


def _change(document: Document, name: str, setting: str, value: Any) -> None:
    record = _named(document, name)
    if isinstance(record, Block):
        document.apply(edits.set_settings(document, record.id, _nested(record, setting, value)))
    elif isinstance(record, Training) or setting in _fields(Objective):
        _change_fields(document, record.id, setting, value)
    else:
        settings = {**record.optimizer_settings, setting: value}
        document.apply(edits.change_objective(document, record.id, optimizer_settings=settings))


def _named(document: Document, name: str) -> Block | Objective | Training:
    if name == "training":
        return document.training
    records: list[Block | Objective] = [*document.blocks, *document.objectives]
    found = [one for one in records if one.id == name]
    found = found or [one for one in records if one.name == name]
    if len(found) != 1:
        known = ", ".join(["training", *(one.name or one.id for one in records)])
        raise WrongUse(
            Text("There is no block called {name}.", name=name)
            if not found
            else Text("Several blocks are called {name}.", name=name),
            Text("There are {names}.", names=known),
        )
    return found[0]


def _nested(block: Block, setting: str, value: Any) -> dict[str, Any]:
    """An option of the data ("options.noise", or just "noise") leaves the others alone."""
    outer, dot, inner = setting.partition(".")
    known = _options(block)
    if not dot and outer in known:
        outer, dot, inner = "options", ".", outer
    if outer == "options" and dot and known and inner not in known:
        raise WrongUse(
            Text("There is no setting called {name}.", name=inner),
            Text("There are {names}.", names=", ".join(known)),
        )
    if not dot:
        return {outer: value}
    held = block.settings.get(outer, {})
    return {outer: {**(held if isinstance(held, Mapping) else {}), inner: value}}


def _options(block: Block) -> list[str]:
    """The options that the data of a block has; none for other blocks."""
    from backend.data.sources import DEFAULT_SOURCE, SOURCES

    if block.type != "lienzo.Data":
        return []
    source = SOURCES.get(str(block.settings.get("source", DEFAULT_SOURCE)))
    return [setting.name for setting in source.card.settings] if source else []


def _fields(kind: type[Any]) -> set[str]:
    return {field.name for field in fields(kind)} - {"id"}


def _change_fields(document: Document, id: str, name: str, value: Any) -> None:
    """Change a field of the training or of an objective, checked as a file is."""
    from backend.formats import drawing

    before = document.training if id == "training" else document[id]
    if name not in _fields(type(before)):
        raise WrongUse(
            Text("There is no setting called {name}.", name=name),
            Text("There are {names}.", names=", ".join(sorted(_fields(type(before))))),
        )
    after = replace(before, **{name: value})
    try:
        _, repairs = drawing.decode(drawing.encode(Document([*document.blocks, after])))
    except Refusal as refusal:
        raise _bad_value(name, value) from refusal
    if repairs:
        raise _bad_value(name, value)
    change = edits.change_training if id == "training" else None
    document.apply(
        change(document, **{name: value})
        if change
        else edits.change_objective(document, id, **{name: value})
    )


def _bad_value(name: str, value: Any) -> WrongUse:
    return WrongUse(
        Text("{name} cannot be {value}.", name=name, value=json.dumps(value)),
        Text("Choose another value."),
    )
