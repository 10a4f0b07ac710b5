"""The differences of two drawings in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from backend.catalog.card import Card, Shelf
from backend.document.comparison import (
    ADDED,
    CHANGED,
    MOVED,
    NAMING,
    REMOVED,
    Alteration,
    Difference,
)
from backend.document.document import Document
from backend.document.field_names import FIELDS
from backend.document.groups import ancestors
from backend.document.records import Block, Objective, Record, Training, Wire
from backend.text import Text

Words: TypeAlias = Text | str

SIGNS = {ADDED: "+", REMOVED: "−", CHANGED: "~", MOVED: "→"}
"""What stands for each kind of difference where colour alone would not do."""

KIND_TITLES = {
    ADDED: Text("Added"),
    REMOVED: Text("Removed"),
    CHANGED: Text("Changed"),
    MOVED: Text("Moved"),
}

_LONGEST = 48
"""Letters of a value that are told."""


class Teller:
    """Puts differences of two drawings into words, with the titles that the catalog has."""

    def __init__(self, before: Document, after: Document, shelf: Shelf) -> None:
        self._before, self._after, self._shelf = before, after, shelf

    def title(self, difference: Difference) -> Words:
        """What the thing is called that differs."""
        document = self._before if difference.after is None else self._after
        return self._called(document, difference.record)

    def details(self, difference: Difference) -> list[Text]:
        """What is other about it, one sentence for each setting."""
        return [self._told(difference, one) for one in difference.alterations]

    def around(self, difference: Difference) -> list[Words]:
        """What the groups around it are called, the outermost first."""
        document = self._before if difference.after is None else self._after
        record = difference.record
        id = record.source if isinstance(record, Wire) else record.id
        return [self._block(document, one) for one in ancestors(document, id)[::-1]]

    def _called(self, document: Document, record: Record) -> Words:
        if isinstance(record, Wire):
            source, target = (self._block(document, id) for id in (record.source, record.target))
            return Text("{source} → {target}", source=source, target=target)
        if isinstance(record, Block):
            return self._block(document, record.id)
        if isinstance(record, Objective):
            return record.name or Text("Objective")
        if isinstance(record, Training):
            return Text("Training")
        return _short(record.text) if record.text else Text("Empty note")

    def _block(self, document: Document, id: str) -> Words:
        record = document.get(id)
        if not isinstance(record, Block):
            return id
        return record.name or self._type(record.type)

    def _type(self, type: str) -> Words:
        for cards in (self._shelf.blocks, self._shelf.optimizers, self._shelf.schedules):
            if type in cards:
                return cards[type].title
        return type.rpartition(".")[2]

    def _told(self, difference: Difference, one: Alteration) -> Text:
        values = self._value(difference, one, one.before), self._value(difference, one, one.after)
        if not one.is_setting and one.name == "inside":
            values = self._block(self._after, one.before), self._block(self._after, one.after)
        return Text(
            "{setting}: {before} ⟶ {after}",
            setting=self._setting(difference, one),
            before=values[0] or Text("none"),
            after=values[1] or Text("none"),
        )

    def _setting(self, difference: Difference, one: Alteration) -> Words:
        if not one.is_setting:
            return FIELDS.get(one.name.partition(".")[0]) or one.name
        name = one.name.rpartition(".")[2]
        for card in self._cards(difference):
            for setting in card.settings:
                if setting.name == one.name:
                    return setting.title or name
        return name

    def _cards(self, difference: Difference) -> list[Card]:
        """The cards that may know a setting of this record."""
        record = difference.record
        tables: Sequence[tuple[Mapping[str, Card], str]] = ()
        if isinstance(record, Block):
            tables = ((self._shelf.blocks, record.type),)
        elif isinstance(record, Objective):
            tables = (
                (self._shelf.optimizers, record.optimizer),
                (self._shelf.schedules, record.schedule),
            )
        return [cards[type] for cards, type in tables if type in cards]

    def _value(self, difference: Difference, one: Alteration, value: Any) -> Words:
        if value is None and one.is_setting:
            value = self._default(difference, one.name)
        if not one.is_setting and one.name in ("type", "optimizer", "schedule"):
            return self._type(str(value))
        if one.is_setting and one.name in NAMING and isinstance(value, str):
            return self._block(self._after, value)
        if not one.is_setting and one.name == "moves":
            names = [self._block(self._after, id) for id in value]
            return _row(names) if names else Text("all that lead to the loss")
        return _words(value)

    def _default(self, difference: Difference, name: str) -> Any:
        for card in self._cards(difference):
            for setting in card.settings:
                if setting.name == name:
                    return setting.default
        return None


def _words(value: Any) -> Words:
    if value is None:
        return Text("automatic")
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    if isinstance(value, int | float):
        return Text("{number}", number=value)
    if isinstance(value, list | tuple):
        return _row([_words(one) for one in value])
    return _short(str(value))


def _row(words: Sequence[Words]) -> Words:
    """A few words with commas between; of many the first, and how many there are."""
    shown = ", ".join(map(str, words[:6]))
    return (
        _short(shown)
        if len(words) <= 6
        else Text("{shown} … ({count})", shown=shown, count=len(words))
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
