"""Which wire or neuron owns which number of which parameter, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backend.compiler.neurons import Level, fuse
from backend.compiler.plan import Plan


@dataclass(frozen=True)
class Place:
    """One number of a parameter: of `key` among the modules, named `path` in the network.

    `parameter` is "weight" (neurons × fan_in) or "bias" (neurons,), whose `column` is 0.
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
                for row in range(len(part.neurons)):
                    self._read(part, row)
        self._owners = {
            (place.key, place.parameter, place.row, place.column): owner
            for owner, place in self._pairs()
        }

    def _read(self, level: Level, row: int) -> None:
        neuron = level.neurons[row]
        for wire, column in zip(neuron.wires, level.columns_of(row), strict=True):
            self._of_wire[wire] = tuple(
                Place(level.key, level.path, "weight", row, place)
                for place in range(column.start, column.stop)
            )
        if level.bias:
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
