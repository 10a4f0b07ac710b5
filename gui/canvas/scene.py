"""The drawing as arrays: a mirror of the document that is never rebuilt for an edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from backend.compiler.plan import Plan, Signal
from backend.document.document import Document
from backend.document.open_groups import PORT_DOWN
from backend.document.records import Block, Note, Record, Wire
from gui.canvas.camera import Camera
from gui.canvas.faces import Faces, Size
from gui.canvas.frames import Frames
from gui.canvas.geometry import (
    FRAME,
    GONE,
    NEURON_KIND,
    NOTE,
    PORT,
    TILE,
    Layout,
    boxes,
    curves,
    into_rim,
    layout,
    spread,
)
from gui.canvas.opened_bundle import Drawn
from gui.canvas.rows import Rows
from gui.places import is_shown, shown_from, with_holders

FINE, FROZEN, WARNED, WRONG = range(4)
"""States of a thing: nothing to say, frozen, a warning, an error."""

_MOST_BENDS = 200

_NO_PORTS = layout((), ())


class Things(Rows):
    """Blocks, neurons and notes: where they lie (scene units), what they are, how they fare.

    `value` is what a neuron answers, where `lit`; `bias` its bias, where `biased`; `named` ones
    have words below them.
    """

    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    h: np.ndarray
    gap: np.ndarray
    kind: np.ndarray
    hue: np.ndarray
    state: np.ndarray
    selected: np.ndarray
    open: np.ndarray
    named: np.ndarray
    value: np.ndarray
    lit: np.ndarray
    bias: np.ndarray
    biased: np.ndarray

    def __init__(self) -> None:
        super().__init__(
            x=float, y=float, w=float, h=float, gap=float,
            kind=np.uint8, hue=np.uint8, state=np.uint8, selected=bool, open=bool, named=bool,
            value=np.float32, lit=bool, bias=np.float32, biased=bool,
        )  # fmt: skip
        self.sizes: dict[int, Size] = {}

    def rect(self, row: int) -> QRectF:
        return QRectF(self.x[row], self.y[row], self.w[row], self.h[row])


class Wires(Rows):
    """Wires by the rows of their blocks and how far below their tops they hang.

    `weight` is that of a wire into a neuron, where it is `weighed`.
    """

    source: np.ndarray
    target: np.ndarray
    source_y: np.ndarray
    target_y: np.ndarray
    used: np.ndarray
    wrong: np.ndarray
    selected: np.ndarray
    weight: np.ndarray
    weighed: np.ndarray
    frozen: np.ndarray
    tied: np.ndarray

    def __init__(self) -> None:
        super().__init__(
            source=np.int32, target=np.int32, source_y=float, target_y=float,
            used=bool, wrong=bool, selected=bool, weight=np.float32, weighed=bool,
            frozen=bool, tied=bool,
        )  # fmt: skip


class Scene:
    """Mirrors what of a document can be seen from a place, row by row; `version` grows with
    whatever may alter its looks, `census` with whatever may give records other rows."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.things = Things()
        self.wires = Wires()
        self.hues: list[str] = ["grey"]
        self.strips: set[str] = set()
        self.version = 0
        self.drawn = Drawn()
        self.census = 0
        self.place = ""
        self.frames = Frames(self)
        self._curves: np.ndarray | None = None
        self._boxes: np.ndarray | None = None
        self._arrivals: np.ndarray | None = None

    def rebuild(self, document: Document, selection: Iterable[str] = (), place: str = "") -> None:
        """Mirror another document, or another place of it."""
        self.place = place
        self._fill_things(list(shown_from(document, place)))
        self._fill_wires(document.wires_of(self.things.index))
        self._mirrored(document)
        self.select(selection)

    def _fill_things(self, records: Sequence[Block | Note]) -> None:
        """As putting one after the other, column by column: there may be very many."""
        things, count = self.things, len(records)
        things.fill([record.id for record in records])
        sizes = [self._size(record) for record in records]
        things.sizes = dict(enumerate(sizes))
        things.x[:count] = [record.x for record in records]
        downs = [PORT_DOWN if size.kind == PORT else 0.0 for size in sizes]
        things.y[:count] = [record.y + down for record, down in zip(records, downs, strict=True)]
        things.w[:count] = [size.width for size in sizes]
        things.h[:count] = [size.height for size in sizes]
        things.kind[:count] = [size.kind for size in sizes]
        things.gap[:count] = [size.layout.gap for size in sizes]
        things.open[:count] = [size.inside is not None for size in sizes]
        things.hue[:count] = [self._hue(size.hue) for size in sizes]
        things.named[:count] = [bool(getattr(record, "name", "")) for record in records]
        frozen = [getattr(record, "frozen", False) for record in records]
        things.state[:count] = np.where(frozen, FROZEN, FINE)

    def _fill_wires(self, found: Iterable[Wire]) -> None:
        """As putting one after the other; wires that do not end here at both ends are left out."""
        index = self.things.index
        joined = [wire for wire in found if wire.source in index and wire.target in index]
        self.wires.fill([wire.id for wire in joined])
        self._join(joined, np.arange(len(joined)))

    def _join(self, joined: Sequence[Wire], rows: np.ndarray) -> None:
        """Take over wires that end here at both ends, into these rows."""
        index, sizes, wires = self.things.index, self.things.sizes, self.wires
        sources = [index[wire.source] for wire in joined]
        targets = [index[wire.target] for wire in joined]
        wires.source[rows], wires.target[rows] = sources, targets
        wires.used[rows] = True
        wires.frozen[rows] = [wire.frozen for wire in joined]
        wires.tied[rows] = [bool(wire.tie) for wire in joined]
        wires.source_y[rows] = [
            sizes[row].layout.outputs.get(wire.source_port, 20.0)
            for wire, row in zip(joined, sources, strict=True)
        ]
        wires.target_y[rows] = [
            sizes[row].layout.inputs.get(wire.target_port, 20.0)
            for wire, row in zip(joined, targets, strict=True)
        ]

    def mirror(self, document: Document, ids: Iterable[str]) -> None:
        """Take over how these records are now. Wires come after the blocks they join."""
        late: dict[str, Wire] = {}
        gone: list[str] = []
        for id in list(self.frames.with_insides(document, ids)):
            record = document.get(id)
            if isinstance(record, Wire):
                late[id] = record
            elif record is None and id in self.wires.index:
                gone.append(id)
            elif self._has_other_ends(document, id, record):
                late.update((wire.id, wire) for wire in document.wires_of([id]))
        self.wires.release_all(gone)
        self._put_wires(late.values())
        self._mirrored(document)

    def _has_other_ends(self, document: Document, id: str, record: Record | None) -> bool:
        """Take over a record that is no wire. Whether its wires begin or end elsewhere now."""
        known = self.things.index.get(id)
        if not isinstance(record, Block | Note) or not is_shown(document, self.place, id):
            self._drop(id)
            return known is not None and record is not None
        before = self.things.sizes[known].layout if known is not None else None
        self._put(document, record)
        return known is None or self.layout(known) is not before

    def _mirrored(self, document: Document) -> None:
        self._arrivals = None
        self.census += 1
        self.frames.fit(document)
        self.moved()

    def _put(self, document: Document, record: Block | Note) -> None:
        if isinstance(record, Note):
            self._put_note(record)
        else:
            self._put_block(record)

    def _size(self, record: Block | Note) -> Size:
        if isinstance(record, Note):
            return Size(NOTE, record.width, record.height, _NO_PORTS, "grey")
        return self.faces.size(record, record.id in self.strips)

    def _put_block(self, block: Block) -> None:
        row = self.things.claim(block.id)
        size = self._size(block)
        down = PORT_DOWN if size.kind == PORT else 0.0
        self._place(row, block.x, block.y + down, size)
        self.things.named[row] = bool(block.name)
        if self.things.state[row] <= FROZEN:
            self.things.state[row] = FROZEN if block.frozen else FINE

    def _put_note(self, note: Note) -> None:
        row = self.things.claim(note.id)
        self._place(row, note.x, note.y, self._size(note))

    def _place(self, row: int, x: float, y: float, size: Size) -> None:
        things = self.things
        things.sizes[row] = size
        things.x[row], things.y[row] = x, y
        things.w[row], things.h[row] = size.width, size.height
        things.kind[row], things.gap[row] = size.kind, size.layout.gap
        things.open[row] = size.inside is not None
        things.hue[row] = self._hue(size.hue)

    def _hue(self, name: str) -> int:
        if name not in self.hues:
            self.hues.append(name)
        return self.hues.index(name)

    def _put_wires(self, found: Iterable[Wire]) -> None:
        """Take over wires; those that do not end here at both ends are not shown."""
        index, joined, gone = self.things.index, [], []
        for wire in found:
            if wire.source in index and wire.target in index:
                joined.append(wire)
            elif wire.id in self.wires.index:
                gone.append(wire.id)
        self.wires.release_all(gone)
        self._join(joined, np.array([self.wires.claim(wire.id) for wire in joined], int))

    def hang(self, wire: Wire) -> None:
        """A wire ends at the height of the ports it joins."""
        wires, row = self.wires, self.wires.index[wire.id]
        outputs = self.layout(wires.source[row]).outputs
        inputs = self.layout(wires.target[row]).inputs
        wires.source_y[row] = outputs.get(wire.source_port, 20.0)
        wires.target_y[row] = inputs.get(wire.target_port, 20.0)

    def _drop(self, id: str) -> None:
        if id in self.things.index:
            self.things.sizes.pop(self.things.index[id], None)
            self.things.release(id)
            self.strips.discard(id)
        elif id in self.wires.index:
            self.wires.release(id)

    def moved(self) -> None:
        """Places may be others now: what was reckoned from them is no longer true."""
        self._curves = self._boxes = None
        self.version += 1

    def select(self, ids: Iterable[str]) -> None:
        self.things.selected[:] = False
        self.wires.selected[:] = False
        for id in ids:
            if id in self.things.index:
                self.things.selected[self.things.index[id]] = True
            elif id in self.wires.index:
                self.wires.selected[self.wires.index[id]] = True

    def judge(self, plan: Plan, document: Document) -> None:
        """Mark what the plan finds wrong."""
        self.things.state[:] = FINE
        self.wires.wrong[:] = False
        for id, row in self.things.index.items():
            record = document.get(id)
            if isinstance(record, Block) and record.frozen:
                self.things.state[row] = FROZEN
        marked_by = cache(partial(with_holders, document))
        for problem in plan.problems:
            state = {"error": WRONG, "warning": WARNED}.get(problem.severity, FINE)
            for id in marked_by(problem.block):
                row = self.things.index.get(id)
                if row is not None:
                    self.things.state[row] = max(self.things.state[row], state)
            if problem.wire in self.wires.index and state == WRONG:
                self.wires.wrong[self.wires.index[problem.wire]] = True
        self.version += 1

    def layout(self, row: int) -> Layout:
        return self.things.sizes[row].layout

    @property
    def curves(self) -> np.ndarray:
        """The course of every wire, (rows, 4, 2): start, two handles, end, in scene units."""
        if self._curves is None:
            things, wires = self.things, self.wires
            count = len(wires.ids)
            source, target = wires.source[:count], wires.target[:count]
            ends = np.empty((len(source), 4))
            ends[:, 0] = things.x[source] + things.w[source] + things.gap[source]
            ends[:, 1] = things.y[source] + wires.source_y[:count]
            arrivals = self._arrivals_of(count)
            ends[:, 2] = things.x[target] - things.gap[target] + into_rim(arrivals)
            ends[:, 3] = things.y[target] + wires.target_y[:count] + arrivals
            self._curves = curves(ends, self._bends(ends))
        return self._curves

    def _arrivals_of(self, count: int) -> np.ndarray:
        """Where on its rim the wires of a neuron arrive; kept while things are only dragged."""
        if self._arrivals is None:
            things, wires = self.things, self.wires
            self._arrivals = np.zeros(count)
            source, target = wires.source[:count], wires.target[:count]
            rows = np.flatnonzero(wires.used[:count] & (things.kind[target] == NEURON_KIND))
            heights = things.y[source[rows]] + wires.source_y[rows]
            self._arrivals[rows] = spread(source[rows], heights, target[rows])
        return self._arrivals

    def leads_into_neuron(self, row: int) -> bool:
        """Whether a wire, by its row, carries a weight."""
        return bool(self.things.kind[self.wires.target[row]] == NEURON_KIND)

    def wires_in(self, left: float, top: float, right: float, bottom: float) -> np.ndarray:
        """Rows of the wires that may cross a rectangle of the scene."""
        if self._boxes is None:
            self._boxes = boxes(self.curves)
        west, north, east, south = self._boxes
        used = self.wires.used[: len(west)]
        crosses = (west < right) & (east > left) & (north < bottom) & (south > top)
        return np.flatnonzero(used & crosses)

    def _bends(self, ends: np.ndarray) -> np.ndarray:
        """How far level wires hang down to pass below what stands in their way.

        Wires into neurons go straight on: there are many, and their weights are to be compared.
        """
        bends = np.zeros(len(ends))
        level = np.abs(ends[:, 3] - ends[:, 1]) < 120
        into_neurons = self.things.kind[self.wires.target[: len(ends)]] == NEURON_KIND
        used = self.wires.used[: len(ends)] & ~into_neurons
        rows = np.flatnonzero(used & level & (ends[:, 2] - ends[:, 0] > 200))
        if len(rows) > _MOST_BENDS:
            return bends
        for row, (x0, y0, x1, y1) in zip(rows.tolist(), ends[rows].tolist(), strict=True):
            lowest = self._lowest_between(x0, x1, min(y0, y1), max(y0, y1))
            if lowest is not None:
                bends[row] = (lowest + 14 - min(y0, y1)) / 0.6
        return bends

    def _lowest_between(self, left: float, right: float, top: float, bottom: float) -> float | None:
        """The lower edge of what stands between two ports, and of what would be met below it."""
        things = self.things
        between = ~np.isin(things.kind, (GONE, NOTE, FRAME))
        between &= (things.x > left) & (things.x + things.w < right)
        words = np.where(things.kind[between] == TILE, 18.0, 0.0)
        lows, highs = things.y[between], (things.y + things.h)[between] + words
        lowest = None
        while (met := (lows < bottom) & (highs > top)).any() and lowest != highs[met].max():
            lowest = float(highs[met].max())
            bottom = lowest + 28.0
        return lowest

    def inside(self, rect: QRectF, border: float = 0.0) -> np.ndarray:
        """Rows of the things that touch a rectangle of the scene, as a mask."""
        things = self.things
        return (
            (things.kind != GONE)
            & (things.x < rect.right() + border)
            & (things.y < rect.bottom() + border)
            & (things.x + things.w > rect.left() - border)
            & (things.y + things.h > rect.top() - border)
        )

    def in_view(self, camera: Camera, rows: np.ndarray) -> np.ndarray:
        """The rectangles of things in view pixels, (n, 4): x y width height."""
        things = self.things
        rects = np.stack([things.x[rows], things.y[rows], things.w[rows], things.h[rows]], axis=1)
        rects[:, :2] -= (camera.x, camera.y)
        return rects * camera.scale

    def bounds(self, rows: np.ndarray | None = None) -> QRectF:
        """The rectangle around these rows; around everything where none are given."""
        things = self.things
        if rows is None:
            rows = np.flatnonzero(things.kind)
        if not len(rows):
            return QRectF()
        left, top = things.x[rows].min(), things.y[rows].min()
        right = (things.x[rows] + things.w[rows]).max()
        bottom = (things.y[rows] + things.h[rows]).max()
        return QRectF(left, top, right - left, bottom - top)

    def port_place(self, row: int, port: str, is_output: bool) -> QPointF:
        """The middle of a port, in the scene."""
        things, place = self.things, self.layout(row)
        if is_output:
            x = things.x[row] + things.w[row] + place.gap
            return QPointF(x, things.y[row] + place.outputs.get(port, 20.0))
        return QPointF(things.x[row] - place.gap, things.y[row] + place.inputs.get(port, 20.0))

    def signal(self, wire: Wire) -> Signal:
        """What a wire carries."""
        return Signal(wire.source, wire.source_port)
