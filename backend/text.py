"""Sentences for people: an English source with named values, translated by whoever shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, init=False)
class Text:
    """A sentence with named values: ``Text("It expects {expected} numbers.", expected=3)``.

    The source must be a literal, so that the translation tools find it; values may be numbers,
    words, or further `Text`s. The backend never formats one: `str()` reads it in English.
    """

    source: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, source: str, /, **values: object) -> None:
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def read(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`, its values filled in."""
        if not self.values:
            return translate(self.source)
        words = {
            name: value.read(translate) if isinstance(value, Text) else value
            for name, value in self.values
        }
        return translate(self.source).format(**words)

    def __str__(self) -> str:
        return self.read(lambda source: source)

    def __bool__(self) -> bool:
        return bool(self.source)


def written(text: Text) -> list[Any]:
    """A sentence as JSON can carry it, sentences among its values too."""
    return [text.source, {name: _plain(value) for name, value in text.values}]


def _plain(value: object) -> Any:
    if isinstance(value, Text):
        return {"text": written(value)}
    return value if isinstance(value, bool | int | float | str) else str(value)


def read_back(plain: Any) -> Text:
    """A sentence as it was `written`. Raises ValueError, TypeError or AttributeError for none."""
    source, values = plain
    return Text(source, **{name: _thing(value) for name, value in values.items()})


def _thing(value: Any) -> Any:
    return read_back(value["text"]) if isinstance(value, dict) else value


class Refusal(Exception):
    """Something a person asked for cannot be done: what, where and how to mend it.

    The only exception of ours that reaches a person; everything else is a fault of the program.
    """

    def __init__(self, what: Text, advice: Text | None = None) -> None:
        super().__init__(what, advice)
        self.what = what
        self.advice = advice or Text("")

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()
