"""The weights of open layers as lines: the strongest of everything in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from backend.document.records import Block
from gui.canvas.geometry import NEURON_KIND, TILE
from gui.canvas.opened_bundle import Lines
from gui.canvas.opened_geometry import MOST_LINES, Inside, entries, marks, pins
from gui.canvas.opened_numbers import Numbers
from gui.canvas.opened_sources import source_of
from gui.canvas.scene import Scene

if TYPE_CHECKING:
    from gui.session import Session


class Liner:
    """Chooses the lines; the choice within a layer is kept until its numbers are others."""

    def __init__(self, session: Session, scene: Scene, numbers: Numbers) -> None:
        self._session = session
        self._scene = scene
        self._numbers = numbers
        self._strongest: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def starts(self, id: str, inside: Inside, row: int) -> np.ndarray | None:
        """Where the lines into a layer begin, (columns, 2) in the scene; None: no lines.

        They come from the neurons of the layer before where those stand to the left.
        """
        things = self._scene.things
        source = source_of(self._session, id)
        at = things.index.get(source)
        if at is not None and inside.weave.columns == 1 and self._is_single(at, row):
            return np.array([[things.x[at] + things.w[at], things.y[at] + things.h[at] / 2]])
        other = things.sizes[at].inside if at is not None else None
        if other is not None and _fits(other, inside):
            found = marks(other) + (things.x[at] + other.mark / 2, things.y[at])
            if found[:, 0].max() < things.x[row] + inside.corner[0]:
                return found
        if not inside.has_lines:
            return None
        return pins(inside) + (things.x[row], things.y[row])

    def _is_single(self, at: int, row: int) -> bool:
        """Whether a neuron or a feature stands there, left of a layer."""
        things = self._scene.things
        ends = things.x[at] + things.w[at]
        return bool(things.kind[at] in (NEURON_KIND, TILE) and ends < things.x[row])

    def lines(self, rows: list[int]) -> Lines:
        """The lines into the open layers in these rows of the scene."""
        found = [part for row in rows if (part := self._of_layer(row)) is not None]
        if not found:
            return Lines()
        blocks = tuple(part[0] for part in found)
        owner = np.concatenate([np.full(len(p[2]), i) for i, p in enumerate(found)])
        ends, values, row, flat, faint = (
            np.concatenate([part[place] for part in found]) for place in range(1, 6)
        )
        lines = Lines(blocks, ends, values, owner, row, flat, faint)
        if len(values) <= MOST_LINES:
            return lines
        size = np.nan_to_num(np.abs(values))
        keep = np.argpartition(size, -MOST_LINES)[-MOST_LINES:]
        return Lines(blocks, *(part[keep] for part in (ends, values, owner, row, flat, faint)))

    def _of_layer(self, row: int) -> tuple[str, *tuple[np.ndarray, ...]] | None:
        things = self._scene.things
        inside, id = things.sizes[row].inside, things.ids[row]
        if inside is None or not _is_plain(inside) or not inside.weave.columns:
            return None
        starts = self.starts(id, inside, row)
        if starts is None:
            return None
        weights = self._numbers.weights(id, inside.weave)
        chosen = self._chosen(id, inside, weights)
        columns = inside.weave.columns
        into, of = chosen // columns, chosen % columns
        ends = np.concatenate(
            [starts[of], entries(inside)[into] + (things.x[row], things.y[row])], axis=1
        )
        values = np.full(len(chosen), np.nan) if weights is None else weights.reshape(-1)[chosen]
        return id, ends, values, into, of, self._cut(id, columns, chosen)

    def _chosen(self, id: str, inside: Inside, weights: np.ndarray | None) -> np.ndarray:
        """Places of the strongest weights of a layer, laid out flat."""
        count = inside.weave.count
        if count <= MOST_LINES:
            return np.arange(count)
        if weights is None:
            return np.arange(0)
        kept = self._strongest.get(id)
        if kept is None or kept[0] is not weights:
            size = np.abs(weights.reshape(-1))
            kept = (weights, np.argpartition(size, -MOST_LINES)[-MOST_LINES:])
            self._strongest[id] = kept
        return kept[1]

    def _cut(self, id: str, columns: int, chosen: np.ndarray) -> np.ndarray:
        block = self._session.document.get(id)
        cells = block.cells if isinstance(block, Block) else ()
        gone = [cell.row * columns + cell.column for cell in cells if cell.cut and cell.column >= 0]
        return np.isin(chosen, gone)


def _is_plain(inside: Inside) -> bool:
    """Whether a layer has neurons whose weights stand for single numbers."""
    return inside.weave.sort == "neurons" and inside.weave.taps == 1


def _fits(source: Inside, target: Inside) -> bool:
    """Whether each input of a layer is a neuron of another."""
    return source.weave.sort == "neurons" and source.weave.rows == target.weave.columns
