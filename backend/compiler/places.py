"""Which wire or neuron owns which number of which parameter, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backend.compiler.levels import Level, Matrix
from backend.compiler.neurons import fuse
from backend.compiler.plan import Plan


@dataclass(frozen=True)
class Place:
    """One number of a parameter: of `key` among the modules, named `path` in the network.

    `parameter` is "weight" or "bias" (neurons,). The weight of a matrix is neurons × fan_in; that
    of a mesh has only columns: `row` is 0. A bias has only rows: `column` is 0.
    """

    key: str
    path: str
    parameter: str
    row: int
    column: int


class Places:
    """The places of a plan's single neurons. Layers own their whole parameters."""

    def __init__(self, plan: Plan) -> None:
        self._of_wire: dict[str, tuple[Place, ...]] = {}
        self._of_neuron: dict[str, Place] = {}
        for part in fuse(plan):
            if isinstance(part, Level):
                self._read(part)
        self._owners = {
            (place.key, place.parameter, place.row, place.column): owner
            for owner, place in self._pairs()
        }

    def _read(self, level: Level) -> None:
        width = level.fan_in if isinstance(level, Matrix) else level.size
        rows, columns = divmod(level.places, max(width, 1))
        places = [
            Place(level.key, level.path, "weight", row, column)
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        stops = (level.firsts + level.widths).tolist()
        for wire, first, stop in zip(level.wires, level.firsts.tolist(), stops, strict=True):
            self._of_wire[wire] = tuple(places[first:stop])
        for row, neuron in enumerate(level.neurons):
            if level.is_biased[row]:
                self._of_neuron[neuron.block] = Place(level.key, level.path, "bias", row, 0)

    def _pairs(self) -> Iterator[tuple[str, Place]]:
        for wire, places in self._of_wire.items():
            yield from ((wire, place) for place in places)
        yield from self._of_neuron.items()

    def of_wire(self, wire: str) -> tuple[Place, ...]:
        """The weights of a wire into a neuron, one for each number it brings; () elsewhere."""
        return self._of_wire.get(wire, ())

    def of_neuron(self, block: str) -> Place | None:
        """The bias of a neuron, None where it has none."""
        return self._of_neuron.get(block)

    def owner(self, key: str, parameter: str, row: int, column: int = 0) -> str:
        """The wire (or, for a bias, the neuron) that a number belongs to; "" where none does."""
        return self._owners.get((key, parameter, row, column), "")
