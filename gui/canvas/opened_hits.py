"""What lies under a point inside an open layer: a neuron, a weight, a button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.canvas.geometry import BLOCK, NOTE
from gui.canvas.scene import Scene

_FROM = 0.3
"""The zoom from which the insides can be grasped."""

KNOBS_FROM = 0.45
"""The zoom from which buttons can be pressed."""

_LINE_REACH = 5.0


@dataclass(frozen=True)
class Part:
    """`sort` is "mark" (a neuron, a kernel's row), "cell" (a weight), "chip" (the number of the
    chosen one), or a button: "open", "close", "add", "remove". `flat` is which number of the row
    it is."""

    sort: str
    row: int = 0
    flat: int = -1


def inside_at(
    scene: Scene, row: int | None, point: QPointF, scale: float
) -> tuple[str, Part] | None:
    """The layer and its part there; `row` is that of the thing there. Lines of weights are
    grasped on frames and between them."""
    chip = scene.drawn.chip
    if chip is not None and chip[3].contains(point):
        return chip[0], Part("chip", chip[1], chip[2])
    part = part_at(scene, row, point, scale) if row is not None else None
    if row is not None and part is not None:
        return scene.things.ids[row], part
    is_free = row is None or scene.things.open[row] or scene.things.kind[row] == NOTE
    return line_at(scene, point, scale) if is_free else None


def knob_rect(scene: Scene, row: int) -> QRectF:
    """Where the button stands that opens a closed layer, in the scene."""
    things = scene.things
    return QRectF(things.x[row] + things.w[row] - 48, things.y[row] + 3, 22, 20)


def part_at(scene: Scene, row: int, point: QPointF, scale: float) -> Part | None:
    """The part of a block there; None for a block that does not open, or beside its parts."""
    things = scene.things
    size = things.sizes[row]
    if things.kind[row] != BLOCK or not size.opens or scale < _FROM:
        return None
    inside = size.inside
    if inside is None:
        is_knob = scale >= KNOBS_FROM and knob_rect(scene, row).contains(point)
        return Part("open") if is_knob else None
    within = point - things.rect(row).topLeft()
    if scale >= KNOBS_FROM:
        for name in ("close", "add", "remove"):
            if inside.knob(name).contains(within):
                return Part(name)
    output = inside.mark_at(within)
    if output is not None:
        return Part("mark", output)
    cell = inside.cell_at(within)
    return Part("cell", *cell) if cell is not None else None


def line_at(scene: Scene, point: QPointF, scale: float) -> tuple[str, Part] | None:
    """The weight whose line is there, and its layer."""
    if scale < _FROM:
        return None
    index = scene.drawn.lines.at(point.x(), point.y(), _LINE_REACH / scale)
    if index is None:
        return None
    lines = scene.drawn.lines
    part = Part("cell", int(lines.row[index]), int(lines.flat[index]))
    return lines.blocks[int(lines.owner[index])], part
