"""What a source of data is: a card that declares its options, and a function that loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.catalog.card import Card, Setting
from backend.data.dataset import Dataset
from backend.text import Refusal, Text


@dataclass(frozen=True)
class Source:
    """Where examples come from. `load` takes the options complete, checked, by name.

    `tidy` brings other ways to write an option to the one that the card declares.
    """

    card: Card
    load: Callable[[Mapping[str, Any]], Dataset]
    tidy: Callable[[Mapping[str, Any]], Mapping[str, Any]] = dict

    @property
    def paths(self) -> tuple[str, ...]:
        """The names of the options that name a file or a folder."""
        return tuple(setting.name for setting in self.card.settings if setting.kind == "path")

    def complete(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The options, defaults for None or none. Raises Refusal for one that cannot be."""
        given = {name: value for name, value in self.tidy(options).items() if value is not None}
        return {
            setting.name: _checked(setting, given.get(setting.name, setting.default))
            for setting in self.card.settings
        }


def _checked(setting: Setting, value: Any) -> Any:
    if not _fits(setting, value):
        raise Refusal(
            Text(
                "The option “{option}” of the data cannot be {value}.",
                option=setting.title or setting.name,
                value=repr(value)[:80],
            ),
            _what_fits(setting),
        )
    return value


def _fits(setting: Setting, value: Any) -> bool:
    if setting.kind == "choice":
        return any(value == choice and type(value) is type(choice) for choice in setting.choices)
    if setting.kind == "bool":
        return isinstance(value, bool)
    if setting.kind in ("text", "path"):
        return isinstance(value, str) and "\0" not in value
    if setting.kind == "int":
        return isinstance(value, int) and not isinstance(value, bool) and _inside(setting, value)
    if setting.kind == "float":
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and _inside(setting, value)
    return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)


def _inside(setting: Setting, value: float) -> bool:
    above = setting.minimum is None or value >= setting.minimum
    return above and (setting.maximum is None or value <= setting.maximum)


def _what_fits(setting: Setting) -> Text:
    if setting.kind == "choice":
        return Text("Choose one of: {choices}.", choices=", ".join(map(str, setting.choices)))
    if setting.kind in ("int", "float") and setting.minimum is not None:
        return Text(
            "Choose a number from {minimum} to {maximum}.",
            minimum=setting.minimum,
            maximum="…" if setting.maximum is None else setting.maximum,
        )
    return Text("Choose it again in the data panel.")


def data_card(
    id: str, title: Text, summary: Text, words: Text, settings: tuple[Setting, ...] = ()
) -> Card:
    """The card of a source of data."""
    return Card(
        id=id,
        sort="data",
        family="data",
        title=title,
        summary=summary,
        settings=settings,
        words=words,
    )


def samples_setting(default: int) -> Setting:
    """How many examples to make."""
    return Setting(
        "samples",
        "int",
        default=default,
        minimum=2,
        maximum=100_000,
        main=True,
        title=Text("Examples"),
        help=Text("How many examples are made."),
    )


def seed_setting() -> Setting:
    """Which of the many possible draws to make."""
    return Setting(
        "seed",
        "int",
        default=0,
        minimum=0,
        maximum=2**31 - 1,
        title=Text("Seed"),
        help=Text("The same seed makes the same examples."),
    )
