"""What a window needs to know of a block type: plain data, without torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backend.text import Text


@dataclass(frozen=True)
class Port:
    """Where wires begin or end. `many`: takes any number of wires. `optional`: may stay empty."""

    name: str
    title: Text = Text("")
    many: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Setting:
    """One thing a person can choose about a block, an optimizer or a schedule.

    `kind` is one of "int", "float", "bool", "text", "choice", "ints" (one whole number or one per
    axis, or one of the words in `choices`), "floats", "shape" (a list of whole numbers), "path",
    "block" (the id of another block of the drawing, "" for none),
    "dict" (shown by a panel of its own). `optional`: may be None. `inferred`: found from what
    arrives unless somebody chooses. `main`: stands on the face of the block. Bounds are inclusive.
    """

    name: str
    kind: str
    default: Any = None
    required: bool = False
    optional: bool = False
    inferred: bool = False
    main: bool = False
    choices: tuple[Any, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    title: Text = Text("")
    help: Text = Text("")
    advanced: bool = False


@dataclass(frozen=True)
class Card:
    """A type of block, optimizer, schedule or dataset as the palette and the forms see it.

    `id` is the full name ("torch.nn.Linear", "lienzo.Neuron"). `sort` is "block", "loss",
    "neuron", "feature", "data", "input", "group" or "port" (of a group) for blocks, "optimizer" or
    "schedule" for the others.
    `face` is a sentence about its main settings, with their names in braces ("{out_features}
    neurons").
    `words` help the search. `common` puts it among the first of its family. `opens` says into
    what it opens on the canvas: "neurons", "kernels" or "" (it does not).
    """

    id: str
    sort: str
    family: str
    title: Text
    summary: Text = Text("")
    settings: tuple[Setting, ...] = ()
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    face: Text = Text("")
    words: Text = Text("")
    common: bool = False
    opens: str = ""

    def setting(self, name: str) -> Setting:
        """The setting with this name. Raises KeyError where there is none."""
        for setting in self.settings:
            if setting.name == name:
                return setting
        raise KeyError(name)


@dataclass(frozen=True)
class Family:
    """Block types that belong together; the hue is a role of the theme, the icon a file name."""

    id: str
    title: Text
    icon: str
    hue: str


@dataclass(frozen=True)
class Shelf:
    """The whole catalog as plain data: what the palette, the forms and the search work on."""

    families: tuple[Family, ...] = ()
    blocks: dict[str, Card] = field(default_factory=dict)
    optimizers: dict[str, Card] = field(default_factory=dict)
    schedules: dict[str, Card] = field(default_factory=dict)

    @property
    def offered(self) -> list[Card]:
        """The blocks that a person takes from the palette. Groups and their ports come about
        where blocks are put together."""
        return [card for card in self.blocks.values() if card.sort not in ("group", "port")]
