"""What the words on the command line name: a project, a drawing with its data, a setting."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.command_line.printing import WrongUse, say
from backend.document.document import Document
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.link import is_link
from backend.formats.link import read as read_link
from backend.formats.named_settings import change_field, change_setting
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
        with _as_wrong_use():
            change_setting(document, name, setting, _value(value))


def change_training(document: Document, **wanted: Any) -> None:
    """Set what is not None of epochs, seed, device. Raises WrongUse."""
    for name, value in wanted.items():
        if value is not None:
            with _as_wrong_use():
                change_field(document, "training", name, value)


def _value(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return words


@contextmanager
def _as_wrong_use() -> Iterator[None]:
    """What is refused was typed wrongly."""
    try:
        yield
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal
