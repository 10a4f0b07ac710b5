"""What a block shows of itself: its words, its family's look, the places of its ports."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFontMetricsF

from backend.catalog.card import Card, Family, Port
from backend.catalog.choice_words import CHOICE_WORDS
from backend.compiler.plan import Ports
from backend.document.formula import MARK
from backend.document.groups import GROUP, HOLDERS, PORTS
from backend.document.lending import lender_of
from backend.document.open_groups import is_open_group
from backend.document.records import Block
from backend.document.stepping import goes_by_steps
from backend.text import Text
from gui.canvas.geometry import (
    BLOCK,
    DATA_PICTURE,
    FOOT,
    FRAME,
    HEADER,
    NEURON,
    NEURON_KIND,
    PORT,
    PORT_HEIGHT,
    ROW,
    STRIP,
    TILE,
    WIDTH,
    Layout,
    layout,
    neuron_layout,
    round_up,
)
from gui.canvas.group_faces import (
    PICTURE,
    GroupFace,
    group_face,
    names_room,
    port_words,
    ports_of,
)
from gui.canvas.names import title_of
from gui.canvas.opened_geometry import Inside, inside_of, weave_of
from gui.canvas.opened_sources import picture_into
from gui.language import say
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

_UNKNOWN_FAMILY = Family("other", Text("Other"), "family-other", "grey")
_LINE = 18.0
_BADGE, _KNOB = 72.0, 26.0
"""Room in the header of a group for how often it repeats, and for the button that opens it."""
_ROUND = {"neuron": NEURON_KIND, "feature": TILE}


@dataclass(frozen=True)
class Face:
    """The words on a block. `line` says its main settings, `quiet` how much there is to learn, or
    whose weights it computes with if it is `tied` to another block."""

    title: str
    line: str
    quiet: str
    family: Family
    ports: Ports
    frozen: bool = False
    group: GroupFace | None = None
    tied: bool = False


@dataclass(frozen=True)
class Size:
    """How a block lies on the canvas: its kind, width, height, ports and the hue of its family.

    `opens` tells that it can show what is `inside`, which is there while it is open.
    """

    kind: int
    width: float
    height: float
    layout: Layout
    hue: str
    picture: float = 0.0
    opens: bool = False
    inside: Inside | None = None
    is_group: bool = False


class Faces:
    """Answers what blocks look like, from the catalog, the plan and the data there is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._widths: dict[tuple[str, float], float] = {}
        self._port_widths: dict[tuple[tuple[Port, ...], tuple[Port, ...]], float] = {}
        self._families: dict[str, Family] = {}
        self.start_over()

    def start_over(self) -> None:
        """The catalog, the language or the fonts are others now."""
        self._widths.clear()
        self._port_widths.clear()
        self._sizes: dict[tuple[str, str, int, bool, bool], tuple[Ports | None, Size]] = {}
        self._families = {family.id: family for family in self._session.shelf.families}
        self._metrics = QFontMetricsF(theme().font(13, "semibold"))

    def card(self, type: str) -> Card | None:
        return self._session.shelf.blocks.get(type)

    def family(self, type: str) -> Family:
        card = self.card(type)
        return self._families.get(card.family, _UNKNOWN_FAMILY) if card else _UNKNOWN_FAMILY

    def title(self, block: Block) -> str:
        """Its own name, or that of its type or its definition."""
        if block.type in PORTS:
            return say(port_words(block))
        return title_of(self._session, block)

    def ports(self, block: Block) -> Ports:
        """Those of the plan, else of the catalog, else of the wires that are there."""
        if block.type in HOLDERS:
            return ports_of(self._session.document, block)
        found = self._session.plan.ports.get(block.id)
        card = self.card(block.type)
        if card is None:
            return found or self._ports_by_wires(block)
        if found is None:
            return Ports(card.inputs, card.outputs)
        return Ports(_titled(found.inputs, card.inputs), _titled(found.outputs, card.outputs))

    def _ports_by_wires(self, block: Block) -> Ports:
        document = self._session.document
        inputs = dict.fromkeys(wire.target_port for wire in document.wires_into(block.id))
        outputs = dict.fromkeys(wire.source_port for wire in document.wires_from(block.id))
        return Ports(tuple(map(Port, inputs)), tuple(map(Port, outputs)))

    def size(self, block: Block, has_strip: bool = False) -> Size:
        """How much room a block takes; `has_strip`: with a live picture at its foot.

        Closed blocks of one type and name are alike, and there may be very many: reckoned once.
        """
        card = self.card(block.type)
        if card is None or block.is_open or card.sort in ("group", "port"):
            return self._size(block, card, has_strip)
        planned = self._session.plan.ports.get(block.id)
        shows_data = block.id in self._session.data
        key = (block.type, block.name, id(planned), has_strip, shows_data)
        known = self._sizes.get(key)
        if known is None:  # with its ports, so that no others get their id
            known = self._sizes[key] = (planned, self._size(block, card, has_strip))
        return known[1]

    def _size(self, block: Block, card: Card | None, has_strip: bool) -> Size:
        ports = self.ports(block)
        names = tuple(p.name for p in ports.inputs), tuple(p.name for p in ports.outputs)
        hue = self.family(block.type).hue
        if card is not None and card.sort in _ROUND:
            return Size(_ROUND[card.sort], NEURON, NEURON, neuron_layout(*names), hue)
        if card is not None and card.sort == "port":
            return self._size_of_port(block, names, hue)
        place = layout(*names)
        if block.type in HOLDERS:
            return self._size_of_group(block, ports, place, hue)
        inside = self._inside(block, card)
        if inside is not None:
            return Size(BLOCK, inside.width, inside.height, place, hue, 0.0, True, inside)
        picture = self._picture_height(block, card, has_strip)
        height = _body_height(place, card) + (picture + FOOT if picture else 0.0)
        width = max(self._width(self.title(block)), self._width_of_ports(ports, place))
        opens = card is not None and bool(card.opens)
        return Size(BLOCK, width, height, place, hue, picture, opens)

    def _size_of_port(
        self, block: Block, names: tuple[tuple[str, ...], tuple[str, ...]], hue: str
    ) -> Size:
        """A little sign with its name, its one port at half its height."""
        middle = PORT_HEIGHT / 2
        place = Layout(*(dict.fromkeys(side, middle) for side in names))
        sign = 20.0 if goes_by_steps(block) else 0.0
        width = round_up(self._metrics.horizontalAdvance(self.title(block)) + 36 + sign)
        return Size(PORT, min(width, float(WIDTH)), PORT_HEIGHT, place, hue)

    def _size_of_group(self, block: Block, ports: Ports, place: Layout, hue: str) -> Size:
        """Header, names of ports where there are several, the little picture, two lines."""
        beside = _BADGE + (_KNOB if block.type == GROUP else 0.0)
        width = max(self._width(self.title(block), beside), self._width_of_ports(ports, place))
        height = round_up(HEADER + 8 + names_room(place) + PICTURE + 8 + 2 * _LINE + 4)
        if is_open_group(block):
            return Size(FRAME, width, height, place, hue, is_group=True)
        opens = block.type == GROUP
        return Size(BLOCK, width, height, place, hue, 0.0, opens, is_group=True)

    def _inside(self, block: Block, card: Card | None) -> Inside | None:
        """What an open layer shows of itself; None for one that is closed or not known yet."""
        if not block.is_open or card is None or not card.opens:
            return None
        step = self._session.plan.step(block.id)
        completed = step.settings if step is not None else {}
        picture = picture_into(self._session, block.id) if card.opens == "neurons" else None
        weave = weave_of(block.type, card.opens, block.settings, completed, picture)
        return inside_of(weave, self._width(self.title(block))) if weave is not None else None

    def _picture_height(self, block: Block, card: Card | None, has_strip: bool) -> float:
        if block.id in self._session.data and card is not None and card.sort == "data":
            return DATA_PICTURE
        return STRIP if has_strip else 0.0

    def _width(self, title: str, beside: float = 0.0) -> float:
        """As wide as a title needs, and what stands beside it in the header."""
        width = self._widths.get((title, beside))
        if width is None:
            needed = round_up(self._metrics.horizontalAdvance(title) + 55 + beside)
            width = self._widths[title, beside] = max(float(WIDTH), min(needed, 352.0))
        return width

    def _width_of_ports(self, ports: Ports, place: Layout) -> float:
        """Room for the names of ports that face each other."""
        if place.is_plain:
            return float(WIDTH)
        key = (ports.inputs, ports.outputs)
        width = self._port_widths.get(key)
        if width is None:
            width = self._port_widths[key] = max(_width_of_rows(ports), float(WIDTH))
        return width

    def face(self, block: Block) -> Face:
        """The words on a block now."""
        card = self.card(block.type)
        step = self._session.plan.step(block.id)
        family = self.family(block.type)
        line = _line(card, block, step.settings if step else {}) if card else ""
        quiet = say(family.title)
        if step is not None and step.parameters:
            quiet = say(Text("{count} parameters", count=step.parameters))
        if card is None:
            quiet = say(Text("Unknown type of block"))
        if block.type in PORTS:
            line = say(Text("Step by step")) if goes_by_steps(block) else ""
        if block.type in HOLDERS:
            return self._group_face(block, family, quiet)
        if card is not None and card.sort == "data":
            line = self._source(card, block) or line
        data = self._session.data.get(block.id)
        if data is not None:
            line = say(data.title)
            quiet = say(Text("{count} examples", count=data.count))
        lender = lender_of(self._session.document, block)
        if lender is not None:
            quiet = say(Text("Weights of “{name}”", name=title_of(self._session, lender)))
        ports, is_tied = self.ports(block), lender is not None
        return Face(self.title(block), line, quiet, family, ports, block.frozen, tied=is_tied)

    def _group_face(self, block: Block, family: Family, quiet: str) -> Face:
        """How many blocks are inside, and how much all copies of them have to learn."""
        document = self._session.document
        group = group_face(self, document, block, self.size(block).width)
        count = self._session.plan.parameters_of(block.id)
        if count:
            quiet = say(Text("{count} parameters", count=count))
        blocks = Text("1 block") if group.count == 1 else Text("{count} blocks", count=group.count)
        return Face(
            self.title(block), say(blocks), quiet, family, self.ports(block), block.frozen, group
        )

    def _source(self, card: Card, block: Block) -> str:
        """The name of the data set that a data block draws from, "" where nobody knows it."""
        try:
            default = card.setting("source").default
        except KeyError:
            return ""
        source = self._session.sources.get(block.settings.get("source", default))
        return say(source.title) if source is not None else ""


def _titled(ports: tuple[Port, ...], known: tuple[Port, ...]) -> tuple[Port, ...]:
    """Ports of the plan under the titles that the catalog has for their names."""
    titles = {port.name: port.title for port in known}
    if all(port.title or not titles.get(port.name) for port in ports):
        return ports
    return tuple(replace(p, title=p.title or titles.get(p.name, p.title)) for p in ports)


def port_title(port: Port) -> str:
    """What a person calls a port."""
    return say(port.title) if port.title else port.name


def _width_of_rows(ports: Ports) -> float:
    """As wide as the names need that stand in the same row."""
    metrics = QFontMetricsF(theme().font(11))
    rows = zip_longest(ports.inputs, ports.outputs)
    words = [sum(metrics.horizontalAdvance(port_title(p)) for p in row if p) for row in rows]
    return round_up(max(words, default=0.0) + 36)


def _body_height(place: Layout, card: Card | None) -> float:
    """Header and body without a picture: rows of ports where there are several, then words."""
    has_line = bool(card and card.face)
    if place.is_plain:
        return HEADER + (52.0 if has_line else 36.0)
    return round_up(HEADER + 12 + ROW * place.rows + _LINE * (1 + has_line) + 6)


def _line(card: Card, block: Block, completed: Mapping[str, Any]) -> str:
    """The card's sentence with the settings as they are, inferred ones included."""
    if not card.face:
        return ""
    names = [name for _, name, _, _ in string.Formatter().parse(card.face.source) if name]
    values = {name: _value(card, block, completed, name) for name in names}
    if len(names) == 1 and card.face.source == f"{{{names[0]}}}":
        return _lone(card, names[0], values[names[0]])
    sentence = card.face
    if sentence.source in _ALONE and values.get("out_features") == 1:
        sentence = _ALONE[sentence.source]
    return say(Text(sentence.source, **values))


_ALONE = {"{out_features} neurons": Text("{out_features} neuron")}
"""Sentences of blocks that say something else of one."""


def _lone(card: Card, name: str, value: object) -> str:
    """A value that stands alone is told with the name of its setting."""
    try:
        title = card.setting(name).title
    except KeyError:
        title = Text("")
    return say(Text("{setting}: {value}", setting=title or name, value=value))


def _value(card: Card, block: Block, completed: Mapping[str, Any], name: str) -> object:
    try:
        setting = card.setting(name)
    except KeyError:
        return completed.get(name, "…")
    value = block.settings.get(name, completed.get(name, setting.default))
    if isinstance(value, str) and value.startswith(MARK):
        value = completed.get(name, value.removeprefix(MARK))
    if value is None:
        return "…"
    if setting.kind == "ints":
        return _along_axes(value, card.id)
    if isinstance(value, str) and setting.kind == "choice" and value in CHOICE_WORDS:
        return CHOICE_WORDS[value]
    if isinstance(value, (list, tuple)):
        return " × ".join(str(part) for part in value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _along_axes(value: Any, type: str) -> str:
    """One whole number stands for every axis: 3 is "3×3" for a block of two dimensions."""
    if isinstance(value, (list, tuple)):
        return "×".join(str(part) for part in value)
    axes = int(type[-2]) if type.endswith(("2d", "3d")) else 1
    return "×".join([str(value)] * axes)
