"""Names that groups give values to: who speaks of them, renaming them, taking them back."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.formula import MARK, is_formula, put_in
from backend.document.groups import GROUP, USE, Insides, uses, values_of
from backend.document.records import Block, Setting
from backend.text import Refusal, Text

RESERVED = ("i", "n", "min", "max", "round", "abs")
"""Names that mean something in every formula."""


def speaks_of(value: Any, name: str) -> bool:
    """Whether a value of a setting is (or holds) a formula about a name."""
    if isinstance(value, Mapping):
        return any(speaks_of(one, name) for one in value.values())
    if isinstance(value, list | tuple):
        return any(speaks_of(one, name) for one in value)
    if not is_formula(value):
        return False
    try:
        tree = ast.parse(value.removeprefix(MARK).strip(), mode="eval")
    except (SyntaxError, ValueError):
        return False
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))


def speakers(document: Document, group: str, name: str) -> list[Block]:
    """The blocks in a group whose settings are formulas about one of its names."""
    found = _in_sight(Insides(document.unordered()), group, name)
    return [one for one in found if speaks_of(one.settings, name)]


def _in_sight(insides: Insides, group: str, name: str) -> Iterator[Block]:
    """The blocks in a group, and in groups in it that mean nothing else by a name."""
    for block in insides.held(group):
        yield block
        if block.type == GROUP and name not in values_of(block):
            yield from _in_sight(insides, block.id, name)


def rename_value(document: Document, id: str, name: str, new: str) -> Change:
    """Call a value of a group otherwise, in all formulas that speak of it and in all uses.

    Raises Refusal for a name that is taken or that no formula could speak of.
    """
    block, label = document.block(id), Text("Rename")
    if new == name:
        return Change(label, {})
    _check(block, new)
    draft = Draft(document)
    names = {name: f"{MARK}{new}"}
    values = {
        (new if key == name else key): _told(value, {} if key == name else names)
        for key, value in values_of(block).items()
    }
    draft.put(replace(block, settings={**block.settings, "values": values}))
    for one in speakers(document, id, name):
        draft.put(replace(one, settings=_told(one.settings, names)))
    for use in uses(document, id):
        told = {(new if key == name else key): value for key, value in values_of(use).items()}
        if name in values_of(use):
            draft.put(replace(use, settings={**use.settings, "values": told}))
    return draft.change(label)


def _check(block: Block, name: str) -> None:
    if not name.isidentifier() or not name.isascii():
        raise Refusal(
            Text("“{name}” cannot be a name in a formula.", name=name),
            Text("Use letters, figures and underscores, such as d_model."),
        )
    if name in RESERVED:
        raise Refusal(
            Text("“{name}” means something else in every formula.", name=name),
            Text("Choose another name."),
        )
    if name in values_of(block):
        raise Refusal(
            Text("There is a value called “{name}” already.", name=name),
            Text("Choose another name."),
        )


def _told(value: Any, names: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: _told(one, names) for key, one in value.items()}
    try:
        return put_in(value, names) if names else value
    except Refusal:
        return value


def remove_value(document: Document, id: str, name: str) -> Change:
    """Take a name from a group. Raises Refusal while a formula inside speaks of it."""
    block = document.block(id)
    values = values_of(block)
    there = speakers(document, id, name) if block.type == GROUP else []
    others = [one for one in values if one != name and speaks_of(values[one], name)]
    if there or (others and block.type != USE):
        raise Refusal(
            Text("Formulas inside speak of “{name}”.", name=name),
            Text("Give those settings values of their own first."),
        )
    draft = Draft(document)
    for holder in (block, *(uses(document, id) if block.type == GROUP else [])):
        draft.put(_without(holder, name))
    return draft.change(Text("Reset settings"))


def _without(holder: Block, name: str) -> Block:
    values = {one: value for one, value in values_of(holder).items() if one != name}
    settings = {key: value for key, value in holder.settings.items() if key != "values"}
    return replace(holder, settings={**settings, "values": values} if values else settings)


def take_back(document: Document, id: str, setting: str, value: Setting) -> Change:
    """Let a block choose a setting itself again; a name that nobody speaks of then goes."""
    block = document.block(id)
    before = block.settings.get(setting)
    draft = Draft(document)
    after = replace(block, settings={**block.settings, setting: value})
    draft.put(after)
    changed = document.copy()
    changed.apply(draft.change(Text("Change settings")))
    holder = document.get(block.inside)
    name = str(before).removeprefix(MARK).strip()
    if isinstance(holder, Block) and is_formula(before) and name in values_of(holder):
        try:
            gone = remove_value(changed, holder.id, name)
        except Refusal:  # others speak of it: it stays
            return draft.change(Text("Change settings"))
        for _, record in gone.records.values():
            if record is not None:
                draft.put(record)
    return draft.change(Text("Change settings"))


def add_value(document: Document, id: str) -> tuple[Change, str]:
    """A new value for a group, and its name."""
    block = document.block(id)
    values, number = values_of(block), 1
    while (name := f"value_{number}" if number > 1 else "value") in values:
        number += 1
    after = replace(block, settings={**block.settings, "values": {**values, name: 1}})
    return Change(Text("Add a value"), {id: (block, after)}), name
