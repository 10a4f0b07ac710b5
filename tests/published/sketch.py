"""Draws a network from code: blocks one after the other, groups, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from backend.catalog.catalog import CATALOG
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.records import Block, Note, Record, Wire
from tests.published.places import ACROSS, DOWN, spread


class End(str):
    """What leaves a block: "block.port"."""

    @property
    def block(self) -> str:
        return self.partition(".")[0]

    @property
    def port(self) -> str:
        return self.partition(".")[2]


class Sketch:
    """A drawing in the making. `inside` is the group that is drawn into at the moment."""

    def __init__(self, mark: str = "b") -> None:
        """`mark` begins the ids of blocks that nobody names."""
        self._mark = mark
        self.records: dict[str, Record] = {}
        self._inside = ""
        self._taken: set[tuple[str, int, int]] = set()
        self._count = 0

    @property
    def document(self) -> Document:
        """The drawing, with room for all in it."""
        held: dict[str, list[Block]] = {}
        for one in self.records.values():
            if isinstance(one, Block):
                held.setdefault(one.inside, []).append(one)
        placed = {one.id: one for blocks in held.values() for one in spread(blocks)}
        return Document({**self.records, **placed}.values())

    def add(self, type: str, *sources: End, name: str = "", id: str = "", **settings: Any) -> End:
        """A block fed by these at its first ports (or all at the one that takes many)."""
        full = type if "." in type else self._full(type)
        block = self._place(id, full, name, settings, [one.block for one in sources])
        card = CATALOG[full].card
        for place, source in enumerate(sources):
            port = card.inputs[0] if card.inputs[0].many else card.inputs[place]
            self.wire(source, f"{block}.{port.name}", place if port.many else 0)
        return End(f"{block}.{card.outputs[0].name}" if card.outputs else block)

    def chain(self, source: End, *layers: tuple[str, dict[str, Any]]) -> End:
        """Blocks one after the other."""
        for type, settings in layers:
            source = self.add(type, source, **settings)
        return source

    def wire(self, source: str, target: str, place: int = 0) -> None:
        """A wire from "block.port" to "block.port"."""
        start, _, out_of = source.partition(".")
        end, _, into = target.partition(".")
        id = f"{source}>{target}:{place}" if place else f"{source}>{target}"
        self.records[id] = Wire(
            id=id, source=start, source_port=out_of, target=end, target_port=into, place=place
        )

    def entry(self, name: str = "", **settings: Any) -> End:
        """A port through which something comes into the group that is drawn."""
        return End(f"{self._place('', ENTRY, name, settings, [])}.output")

    def exit(self, source: End, name: str = "", **settings: Any) -> End:
        """A port through which something leaves it; outside it is called by what this returns."""
        port = self._place("", EXIT, name, settings, [source.block])
        self.wire(source, f"{port}.input")
        return End(f"{self._inside}.{port}")

    @contextmanager
    def group(self, id: str, *sources: End, name: str = "", **settings: Any) -> Iterator[list[End]]:
        """A group; inside the context its entries, one for each source, in order."""
        block = self._place(id, GROUP, name, settings, [one.block for one in sources])
        before, self._inside = self._inside, block
        entries = [self.entry() for _ in sources]
        for source, entry in zip(sources, entries, strict=True):
            self.wire(source, f"{block}.{entry.block}")
        yield entries
        self._inside = before

    @contextmanager
    def definition(self, id: str, name: str, **values: Any) -> Iterator[None]:
        """A block of one's own, with its names and their usual values."""
        settings: dict[str, Any] = {"definition": True}
        if values:
            settings["values"] = values
        before, self._inside = self._inside, ""
        block = self._place(id, GROUP, name, settings, [])
        self._inside = block
        yield
        self._inside = before

    def use(self, of: str, *sources: End, name: str = "", repeat: Any = 1, **values: Any) -> End:
        """A use of a definition; its first output."""
        settings: dict[str, Any] = {"of": of}
        if repeat != 1:
            settings["repeat"] = repeat
        if values:
            settings["values"] = values
        block = self._place("", USE, name, settings, [one.block for one in sources])
        entries, exits = self._ports(of, ENTRY), self._ports(of, EXIT)
        for source, entry in zip(sources, entries, strict=True):
            self.wire(source, f"{block}.{entry}")
        return End(f"{block}.{exits[0]}")

    def note(self, text: str, width: float = 420.0, height: float = 120.0) -> None:
        """Words above the drawing."""
        self.records["note"] = Note(id="note", text=text, y=-260.0, width=width, height=height)

    def _ports(self, group: str, kind: str) -> list[str]:
        found = [
            one
            for one in self.records.values()
            if isinstance(one, Block) and one.inside == group and one.type == kind
        ]
        return [one.id for one in sorted(found, key=lambda one: (one.y, one.x, one.id))]

    def _full(self, type: str) -> str:
        return f"lienzo.{type}" if f"lienzo.{type}" in CATALOG else f"torch.nn.{type}"

    def _place(
        self, id: str, type: str, name: str, settings: dict[str, Any], sources: list[str]
    ) -> str:
        """A block right of what feeds it, below whatever stands there already."""
        self._count += 1
        id = id or f"{self._mark}{self._count:03}"
        before = [one for one in map(self.records.get, sources) if isinstance(one, Block)]
        column = max((round(one.x / ACROSS) + 1 for one in before), default=0)
        row = min((round(one.y / DOWN) for one in before), default=0)
        while (self._inside, column, row) in self._taken:
            row += 1
        self._taken.add((self._inside, column, row))
        plain = {key: list(one) if isinstance(one, tuple) else one for key, one in settings.items()}
        self.records[id] = Block(
            id=id,
            type=type,
            name=name,
            x=column * ACROSS,
            y=row * DOWN,
            settings=plain,
            inside=self._inside,
        )
        return id
