"""What an edit of the drawing changed for a training, told one by one and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from backend.catalog.card import Card
from backend.catalog.catalog import CATALOG
from backend.document.document import Document
from backend.document.field_names import FIELDS
from backend.document.records import Block, Objective, Record, Training, Wire
from backend.text import Text
from backend.training.events import SettingChanged

_Words: TypeAlias = Text | str
_Change: TypeAlias = tuple[str, Any, Text]

_SILENT = ("x", "y", "name", "inside", "is_open", "settings", "frozen", "id")
"""What does not change a training, or is told in a way of its own."""


_SHELF = CATALOG.shelf()


def alterations(before: Document, after: Document, step: int) -> list[SettingChanged]:
    """What was changed at a step, in the order of the records; nothing for places and notes."""
    told = [*_told(before, after)]
    return [SettingChanged(step, name, value, words) for name, value, words in told]


def _told(before: Document, after: Document) -> Iterator[_Change]:
    old, new = ({one.id: one for one in document} for document in (before, after))
    lone = len(after.objectives) == 1
    rewired = False
    for id in [*new, *(id for id in old if id not in new)]:
        was, is_now = old.get(id), new.get(id)
        if was == is_now:
            continue
        if isinstance(is_now, Wire) or isinstance(was, Wire):
            rewired = rewired or _rewires(was, is_now)
        elif isinstance(is_now, Training):
            yield from _fields("", was or Training(), is_now)
        elif isinstance(is_now, Objective) and isinstance(was, Objective):
            yield from _objective("" if lone else is_now.name or id, was, is_now, after)
        elif isinstance(is_now, Block) and isinstance(was, Block):
            yield from _block(was, is_now)
        else:
            yield from _come_or_gone(was, is_now)
    if rewired and not _blocks_differ(old, new):
        yield "wires", "changed", Text("Wires changed")


def _blocks_differ(old: Mapping[str, Record], new: Mapping[str, Record]) -> bool:
    """Whether blocks came or went: their wires go along, unsaid."""
    return any(isinstance(old.get(id) or new.get(id), Block) for id in old.keys() ^ new.keys())


def _rewires(was: Record | None, is_now: Record | None) -> bool:
    """Whether a wire leads elsewhere: its starting value does not matter to a training."""
    plain = [
        msgspec.structs.replace(one, weight=None) if isinstance(one, Wire) else one
        for one in (was, is_now)
    ]
    return plain[0] != plain[1]


def _come_or_gone(was: Record | None, is_now: Record | None) -> Iterator[_Change]:
    if isinstance(is_now, Block):
        yield is_now.id, "added", Text("{block} added", block=_title(is_now))
    elif isinstance(was, Block):
        yield was.id, "removed", Text("{block} removed", block=_title(was))


def _title(block: Block) -> _Words:
    if block.name:
        return block.name
    card = _SHELF.blocks.get(block.type)
    return card.title if card else block.type.rpartition(".")[2]


def _block(was: Block, is_now: Block) -> Iterator[_Change]:
    title = _title(is_now)
    card = _SHELF.blocks.get(is_now.type)
    for name, value in _changed(was.settings, is_now.settings, card):
        yield f"{is_now.id}.{name}", value, _sentence(_setting(card, name), value, title)
    if was.frozen != is_now.frozen:
        yield f"{is_now.id}.frozen", is_now.frozen, _frozen(title, is_now.frozen)
    yield from _fields(is_now.id, was, is_now, title)


def _frozen(title: _Words, is_frozen: bool) -> Text:
    if is_frozen:
        return Text("{block} frozen", block=title)
    return Text("{block} free to learn", block=title)


def _objective(
    owner: str, was: Objective, is_now: Objective, document: Document
) -> Iterator[_Change]:
    for loss, weight in is_now.minimise.items():
        if was.minimise.get(loss) != weight:
            block = document.get(loss)
            title = _title(block) if isinstance(block, Block) else loss
            words = Text("Weight of {loss}: {value}", loss=title, value=weight)
            yield _joined(owner, f"minimise.{loss}"), weight, words
    yield from _fields(owner, was, is_now, owner)
    for part, cards in (("optimizer", _SHELF.optimizers), ("schedule", _SHELF.schedules)):
        card = cards.get(getattr(is_now, part))
        if getattr(was, part) != getattr(is_now, part):
            continue  # what is chosen anew begins with settings of its own
        chosen = f"{part}_settings"
        for name, value in _changed(getattr(was, chosen), getattr(is_now, chosen), card):
            plain = "learning_rate" if name == "lr" else name
            yield _joined(owner, plain), value, _sentence(_setting(card, name), value, owner)


def _joined(owner: str, name: str) -> str:
    return f"{owner}.{name}" if owner else name


def _fields(owner: str, was: Any, is_now: Any, title: _Words = "") -> Iterator[_Change]:
    """The fields of a record that are others, but for those that are told apart."""
    for field in msgspec.structs.fields(type(is_now)):
        name, value = field.name, getattr(is_now, field.name)
        told_apart = name in _SILENT or name.endswith("_settings") or name == "minimise"
        if not told_apart and getattr(was, name, None) != value:
            words = _sentence(FIELDS.get(name) or name, _named(name, value), title)
            yield _joined(owner, name), _plain(value), words


def _named(name: str, value: Any) -> Any:
    """The title of a card in place of its id."""
    cards = {"optimizer": _SHELF.optimizers, "schedule": _SHELF.schedules, "type": _SHELF.blocks}
    card = cards.get(name, {}).get(value) if isinstance(value, str) else None
    return card.title if card else value


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _changed(
    was: Mapping[str, Any], is_now: Mapping[str, Any], card: Card | None
) -> Iterator[tuple[str, Any]]:
    """The settings that are others, each with its value; one taken back has its default."""
    defaults = {one.name: one.default for one in card.settings} if card else {}
    for name in dict.fromkeys([*is_now, *was]):
        if was.get(name, defaults.get(name)) != is_now.get(name, defaults.get(name)):
            yield name, is_now.get(name, defaults.get(name))


def _setting(card: Card | None, name: str) -> _Words:
    titles = {one.name: one.title for one in card.settings} if card else {}
    return titles.get(name) or name


def _sentence(setting: _Words, value: Any, owner: _Words = "") -> Text:
    """ "Dropout · Share: 0.5", "Batch size: 64"."""
    words = _value(value)
    if owner:
        return Text("{owner} · {setting}: {value}", owner=owner, setting=setting, value=words)
    return Text("{setting}: {value}", setting=setting, value=words)


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    if value is None or value == "":
        return Text("none")
    return value if isinstance(value, int | float | Text) else str(value)
