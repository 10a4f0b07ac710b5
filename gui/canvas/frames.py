"""Groups that are open in place: the frames around what they show, among the scene's arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QPointF

from backend.document.document import Document
from backend.document.groups import EXIT
from backend.document.open_groups import Box, frame_around, is_open_group
from backend.document.records import Block, Wire
from gui.canvas.geometry import FRAME, PORT, Layout
from gui.places import is_shown

if TYPE_CHECKING:
    from gui.canvas.scene import Scene


@dataclass(frozen=True)
class _Frame:
    """What an open group shows: rows of the scene, and the wires outside that end at its ports."""

    group: Block
    things: np.ndarray
    ports: np.ndarray
    exits: np.ndarray
    wires: tuple[Wire, ...]
    least: tuple[float, float]


class Frames:
    """Keeps every frame around what is in it, and the ports on its edges where they are inside."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frames: list[_Frame] = []

    def with_insides(self, document: Document, ids: Iterable[str]) -> Iterator[str]:
        """These records, and what comes into view or goes with groups that open or close."""
        place = self._scene.place
        for id in ids:
            yield id
            shows = is_open_group(document.get(id)) and is_shown(document, place, id)
            if shows != self.is_frame(id):
                yield from self._inner(document, id)

    def _inner(self, document: Document, id: str) -> Iterator[str]:
        for one in document.held(id):
            yield one.id
            if is_open_group(one) or self.is_frame(one.id):
                yield from self._inner(document, one.id)

    def is_frame(self, id: str) -> bool:
        """Whether a group is shown open in place."""
        row = self._scene.things.index.get(id)
        return row is not None and bool(self._scene.things.kind[row] == FRAME)

    def fit(self, document: Document | None = None) -> None:
        """Lay every frame around what is in it; look anew at what that is in a document."""
        if document is not None:
            self._frames = list(self._look(document))
        for frame in self._frames:
            self._fit(frame)

    def _look(self, document: Document) -> Iterator[_Frame]:
        """The frames there are, inner ones before those around them."""
        things = self._scene.things
        rows = np.flatnonzero(things.kind == FRAME).tolist()
        groups = [document.block(things.ids[row]) for row in rows]
        for group in sorted(groups, key=lambda one: -self._depth(document, one)):
            held = [
                things.index[one.id] for one in document.held(group.id) if one.id in things.index
            ]
            inner = np.array(held, dtype=int)
            is_port = things.kind[inner] == PORT
            ports = inner[is_port]
            gives = [document.block(things.ids[row]).type == EXIT for row in ports.tolist()]
            closed = self._scene.faces.size(with_fields(group, is_open=False))
            yield _Frame(
                group, inner[~is_port], ports, np.array(gives, dtype=bool),
                tuple(document.wires_of([group.id])), (closed.width, closed.height),
            )  # fmt: skip

    def _depth(self, document: Document, group: Block) -> int:
        around = document.get(group.inside)
        return 1 + self._depth(document, around) if isinstance(around, Block) else 0

    def _fit(self, frame: _Frame) -> None:
        things = self._scene.things
        row = things.index[frame.group.id]
        box = self._box(frame)
        things.x[row], things.y[row] = box.left, box.top
        things.w[row], things.h[row] = box.right - box.left, box.bottom - box.top
        place = self._layout(frame, box.top)
        size = things.sizes[row]
        if place != size.layout or (size.width, size.height) != (things.w[row], things.h[row]):
            things.sizes[row] = replace(
                size, width=float(things.w[row]), height=float(things.h[row]), layout=place
            )
            for wire in frame.wires:
                if wire.id in self._scene.wires.index:
                    self._scene.hang(wire)

    def _box(self, frame: _Frame) -> Box:
        if not len(frame.things) and not len(frame.ports):
            x, y = frame.group.x, frame.group.y
            return Box(x, y, x + frame.least[0], y + frame.least[1])
        return frame_around(self._boxes(frame.things), self._boxes(frame.ports), frame.least)

    def _boxes(self, rows: np.ndarray) -> list[Box]:
        things = self._scene.things
        x, y = things.x[rows], things.y[rows]
        sides = np.stack([x, y, x + things.w[rows], y + things.h[rows]], axis=1)
        return [Box(*side) for side in sides.tolist()]

    def _layout(self, frame: _Frame, top: float) -> Layout:
        """The ports on the edges, as high as those inside."""
        things = self._scene.things
        order = np.argsort(things.y[frame.ports], kind="stable")
        middles = things.y[frame.ports] + things.h[frame.ports] / 2 - top
        inputs: dict[str, float] = {}
        outputs: dict[str, float] = {}
        for place in order.tolist():
            side = outputs if frame.exits[place] else inputs
            side[things.ids[int(frame.ports[place])]] = float(middles[place])
        return Layout(inputs, outputs)

    # questions

    def within(self, rows: np.ndarray) -> np.ndarray:
        """These rows and those of all that is inside the open groups among them."""
        things = self._scene.things
        found = set(rows.tolist())
        for frame in reversed(self._frames):
            if things.index[frame.group.id] in found:
                found.update(frame.things.tolist(), frame.ports.tolist())
        return np.array(sorted(found), dtype=int)

    def at(self, point: QPointF, without: Iterable[str] = ()) -> str:
        """The innermost open group around a point of the scene; the place where there is none."""
        things, gone = self._scene.things, set(without)
        for frame in self._frames:
            id = frame.group.id
            if id not in gone and things.rect(things.index[id]).contains(point):
                return id
        return self._scene.place
