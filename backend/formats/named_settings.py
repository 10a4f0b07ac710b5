"""Settings of a drawing by the names a person writes: `hidden.out_features`, `training.epochs`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec.structs import fields, replace

from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block, Objective, Training
from backend.formats import drawing
from backend.text import Refusal, Text


def change_setting(document: Document, name: str, setting: str, value: Any) -> None:
    """Give a setting of a block, an objective or the "training" a value. Raises Refusal.

    `name` is an id or a name. `options.noise`, or just `noise`, is an option of a data block;
    `values.width` the value that a group gives to a name.
    """
    record = named(document, name)
    if isinstance(record, Block):
        document.apply(edits.set_settings(document, record.id, _nested(record, setting, value)))
    elif isinstance(record, Training) or setting in _fields(Objective):
        change_field(document, record.id, setting, value)
    else:
        settings = {**record.optimizer_settings, setting: value}
        document.apply(edits.change_objective(document, record.id, optimizer_settings=settings))


def named(document: Document, name: str) -> Block | Objective | Training:
    """The block or objective of this id or name, or the "training". Raises Refusal."""
    if name == "training":
        return document.training
    records: list[Block | Objective] = [*document.blocks, *document.objectives]
    found = [one for one in records if one.id == name]
    found = found or [one for one in records if one.name == name]
    if not found and name == "objective":  # what a lone one is called without a name
        found = list(document.objectives)
    if len(found) != 1:
        known = ", ".join(["training", *(one.name or one.id for one in records)])
        raise Refusal(
            Text("There is no block called {name}.", name=name)
            if not found
            else Text("Several blocks are called {name}.", name=name),
            Text("There are {names}.", names=known),
        )
    return found[0]


def _nested(block: Block, setting: str, value: Any) -> dict[str, Any]:
    """An option of the data ("options.noise", or just "noise") leaves the others alone."""
    outer, dot, inner = setting.partition(".")
    known = options_of(block)
    if not dot and outer in known:
        outer, dot, inner = "options", ".", outer
    if outer == "options" and dot and known and inner not in known:
        raise Refusal(
            Text("There is no setting called {name}.", name=inner),
            Text("There are {names}.", names=", ".join(known)),
        )
    if not dot:
        return {outer: value}
    held = block.settings.get(outer, {})
    return {outer: {**(held if isinstance(held, Mapping) else {}), inner: value}}


def options_of(block: Block) -> list[str]:
    """The options that the data of a block has; none for other blocks."""
    from backend.data.sources import DEFAULT_SOURCE, SOURCES

    if block.type != "lienzo.Data":
        return []
    source = SOURCES.get(str(block.settings.get("source", DEFAULT_SOURCE)))
    return [setting.name for setting in source.card.settings] if source else []


def _fields(kind: type[Any]) -> set[str]:
    return {field.name for field in fields(kind)} - {"id"}


def change_field(document: Document, id: str, name: str, value: Any) -> None:
    """Change a field of the training or of an objective, checked as a file is."""
    before = document.training if id == "training" else document[id]
    if name not in _fields(type(before)):
        raise Refusal(
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


def _bad_value(name: str, value: Any) -> Refusal:
    return Refusal(
        Text("{name} cannot be {value}.", name=name, value=json.dumps(value)),
        Text("Choose another value."),
    )
