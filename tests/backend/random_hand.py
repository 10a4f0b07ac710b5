"""A hand that draws neurons and layers by chance, and then edits them: all from one seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from backend.catalog.blocks.neurons import ACTIVATIONS
from backend.compiler.plan import Plan
from backend.compiler.readers import readers, widths
from backend.document import columns, edits, layers, resetting, rows, weighing
from backend.document.change import Change, added
from backend.document.document import Document
from backend.document.folding import fold
from backend.document.inside import inside
from backend.document.records import Block, Objective, Training, fresh_id
from backend.document.unfolding import unfold
from backend.text import Text
from tests.drawings import data_block, wire

NEURON, LINEAR = "lienzo.Neuron", "torch.nn.Linear"
LOSS = "torch.nn.BCEWithLogitsLoss"
OPTIMIZERS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("torch.optim.SGD", {"lr": 0.05}),
    ("torch.optim.SGD", {"lr": 0.03, "momentum": 0.9, "weight_decay": 0.01}),
    ("torch.optim.Adam", {"lr": 0.01}),
    ("torch.optim.AdamW", {"lr": 0.01, "weight_decay": 0.1}),
)


def drawing(seed: int) -> Document:
    """Points in a plane through columns of neurons and a layer among them, to one answer or two."""
    chance = random.Random(seed)
    data = data_block("circle")
    data = Block(id=data.id, type=data.type, settings={"source": "circle", "options": _POINTS})
    records: list[Any] = [data, Training(batch_size=7, epochs=10_000, seed=seed, device="cpu")]
    sources = ["data.input"]
    for depth in range(chance.randint(1, 3)):
        column = [f"n{depth}{row}" for row in range(chance.randint(1, 4))]
        for row, id in enumerate(column):
            records += _neuron(chance, id, 200.0 * depth, 64.0 * row, sources)
        sources += column
        if depth == 0 or chance.random() < 0.6:
            layer = f"layer{depth}"
            size = {"out_features": chance.randint(1, 3)}
            records.append(Block(id=layer, type=LINEAR, settings=size, x=200.0 * depth, y=500.0))
            records.append(wire(chance.choice(["data.input", *column]), layer, id=fresh_id()))
            sources.append(layer)
    return Document([*records, *_ends(chance, sources)])


_POINTS = {"samples": 40}


def _neuron(
    chance: random.Random, id: str, x: float, y: float, sources: list[str], activation: str = ""
) -> list[Any]:
    settings = {"activation": activation or chance.choice(ACTIVATIONS)}
    chosen = chance.sample(sources, min(len(sources), chance.randint(1, 4)))
    wires = [wire(one, id, id=fresh_id(), place=place) for place, one in enumerate(chosen)]
    return [Block(id=id, type=NEURON, settings=settings, x=x, y=y), *wires]


def _ends(chance: random.Random, sources: list[str]) -> list[Any]:
    """An answer and its loss; now and then two, each with an objective of its own."""
    records: list[Any] = []
    count = chance.choice([1, 1, 2])
    for number in range(count):
        answer, loss = f"answer{number}", f"loss{number}"
        records += _neuron(chance, answer, 900.0, 100.0 * number, sources[-6:], "linear")
        records += [
            Block(id=loss, type=LOSS, x=1100.0, y=100.0 * number),
            wire(answer, f"{loss}.input", id=fresh_id()),
            wire("data.target", f"{loss}.target", id=fresh_id()),
            _objective(chance, loss, count),
        ]
    return records


def _objective(chance: random.Random, loss: str, count: int) -> Objective:
    optimizer, settings = chance.choice(OPTIMIZERS)
    moves = () if count == 1 else (f"answer{loss[-1]}", "n00")
    penalty = chance.choice(["", "l1", "l2"])
    return Objective(
        id=f"of {loss}",
        minimise={loss: 1.0},
        moves=moves,
        optimizer=optimizer,
        optimizer_settings=settings,
        penalty=penalty,
        penalty_rate=0.01 if penalty else 0.0,
    )


class Hand:
    """Chooses one edit after the other. `known` tells the numbers of now, None for none."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.document: Document
        self.plan: Plan
        self.known: layers.Known = layers.unknown

    def edit(self) -> Change | None:
        """Some edit of the document; None where it finds nothing to do. Raises Refusal."""
        return self.chance.choice(self._edits())()

    def _edits(self) -> list[Callable[[], Change | None]]:
        of_wires = [self._weigh, self._freeze, self._tie, self._untie, self._reset]
        of_neurons = [self._bias, self._bend, self._still, self._grow, self._shrink, self._column]
        of_layers = [self._open, self._type, self._cut, self._hold, self._bow, self._clear]
        of_forms = [self._add_row, self._remove_row, self._fold, self._unfold, self._feature]
        rest = [self._join, self._delete, self._tune]
        return [*of_wires, *of_neurons, *of_layers, *of_layers, *of_forms, self._add_row, *rest]

    # what there is

    def _some(self, things: list[Any]) -> Any:
        return self.chance.choice(things) if things else None

    def _wires(self, count: int) -> list[str]:
        """Wires into neurons that bring one count of numbers."""
        neurons = {one.id for one in self.document.blocks if one.type == NEURON}
        there = [one.id for one in self.document.wires if one.target in neurons]
        brought = widths(self.plan, self.document)
        first = self._some(there)
        alike = [one for one in there if brought.get(one) == brought.get(first)]
        return self.chance.sample(alike, min(count, len(alike)))

    def _block(self, type: str) -> str | None:
        found: str | None = self._some([one.id for one in self.document.blocks if one.type == type])
        return found

    def _cell(self) -> tuple[str, int, int, Any] | None:
        """A weight or a bias inside some layer."""
        layer = self._block(LINEAR)
        step = self.plan.step(layer) if layer else None
        there = inside(step.type, step.settings) if step else None
        if step is None or there is None:
            return None
        row = self.chance.randrange(there.rows)
        return step.block, row, self.chance.randrange(-1, there.columns), there

    def _switch(self) -> bool:
        return self.chance.random() < 0.5

    def _number(self) -> float:
        return round(self.chance.uniform(-1, 1), 2)

    # wires

    def _weigh(self) -> Change | None:
        wires = self._wires(1)
        return (
            weighing.weigh(self.document, wires[0], self._number(), self.known) if wires else None
        )

    def _freeze(self) -> Change:
        return weighing.freeze_wires(self.document, self._wires(2), self._switch())

    def _tie(self) -> Change:
        return weighing.tie(self.document, self._wires(self.chance.randint(2, 3)), self.known)

    def _untie(self) -> Change:
        return weighing.untie(self.document, [one.id for one in self.document.wires if one.tie][:1])

    def _reset(self) -> Change:
        return weighing.reset_wires(self.document, self._wires(2), self.known)

    def _join(self) -> Change | None:
        """A wire more into some neuron, from whatever stands left of it."""
        target = self._block(NEURON)
        if target is None:
            return None
        left = self.document.block(target).x
        kinds = (NEURON, LINEAR, "lienzo.Feature")
        found = [one for one in self.document.blocks if one.type in kinds and one.x < left]
        source = self._some(found)
        if source is None:
            return None
        place = max((one.place for one in self.document.wires_into(target)), default=-1) + 1
        new = wire(source.id, target, id=fresh_id(), place=place)
        return added(Text("Connect"), [new])

    def _delete(self) -> Change | None:
        doomed = self._some(
            [one.id for one in self.document.wires]
            + [one.id for one in self.document.blocks if one.type in (NEURON, LINEAR)]
        )
        return edits.delete(self.document, [doomed]) if doomed else None

    # neurons

    def _bias(self) -> Change | None:
        neuron = self._block(NEURON)
        if neuron is None:
            return None
        if self._switch():
            return weighing.reset_bias(self.document, [neuron], self.known)
        return weighing.set_bias(self.document, neuron, self._number(), self.known)

    def _bend(self) -> Change | None:
        neuron = self._block(NEURON)
        bend = self.chance.choice(ACTIVATIONS)
        return weighing.set_activation(self.document, [neuron], bend) if neuron else None

    def _still(self) -> Change | None:
        block = self._block(self.chance.choice([NEURON, LINEAR]))
        return edits.freeze(self.document, [block], self._switch()) if block else None

    def _grow(self) -> Change | None:
        neuron = self._block(NEURON)
        if neuron is None:
            return None
        column = columns.column_of(self.document, neuron)
        if self._switch():
            return columns.add_neuron(self.document, column)
        return columns.add_column_after(self.document, column, self.chance.randint(1, 2))

    def _shrink(self) -> Change | None:
        neuron = self._block(NEURON)
        return columns.remove_neuron(self.document, neuron) if neuron else None

    def _column(self) -> Change | None:
        neuron = self._block(NEURON)
        if neuron is None:
            return None
        return columns.remove_column(self.document, columns.column_of(self.document, neuron))

    def _feature(self) -> Change:
        formula = self.chance.choice(["x", "x_squared", "x_times_y", "sin_x"])
        column = 0 if formula == "x_times_y" else self.chance.randrange(2)
        feature = columns.Feature(formula, column)
        return columns.toggle_feature(self.document, "data", "input", feature, 2, self.known)

    # layers

    def _open(self) -> Change | None:
        layer = self._block(LINEAR)
        return layers.open_layer(self.document, [layer], self._switch()) if layer else None

    def _type(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        block, row, column, there = cell
        value = self._some([None, self._number()])
        return layers.type_cell(self.document, block, row, column, value, there, self.known)

    def _cut(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        block, *place, there = cell
        return layers.cut_cells(
            self.document, block, [tuple(place)], self._switch(), there, self.known
        )

    def _hold(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        return layers.freeze_cells(self.document, cell[0], [cell[1:3]], self._switch())

    def _bow(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        return layers.bend_row(self.document, cell[0], cell[1], self.chance.choice(ACTIVATIONS))

    def _clear(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        block, *place, there = cell
        if self._switch():
            return layers.clear_cells(self.document, block, there, None, self.known)
        return resetting.reset_cells(self.document, block, [tuple(place)], there, self.known)

    def _add_row(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        block, row, _, there = cell
        reading = readers(self.plan, block)
        return rows.add_row(self.document, block, row, there, reading, self.known)

    def _remove_row(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        block, row, _, there = cell
        reading = readers(self.plan, block)
        return rows.remove_row(self.document, block, row, there, reading, self.known)

    def _fold(self) -> Change | None:
        neuron = self._block(NEURON)
        if neuron is None:
            return None
        column = columns.column_of(self.document, neuron)
        return fold(self.document, column, widths(self.plan, self.document), self.known)

    def _unfold(self) -> Change | None:
        if (cell := self._cell()) is None:
            return None
        brought = widths(self.plan, self.document)
        return unfold(self.document, cell[0], cell[3], brought, self.known)

    # objectives

    def _tune(self) -> Change | None:
        objective = self._some(list(self.document.objectives))
        if objective is None:
            return None
        optimizer, settings = self.chance.choice(OPTIMIZERS)
        penalty = self.chance.choice(["", "l1", "l2"])
        return edits.change_objective(
            self.document,
            objective.id,
            optimizer=optimizer,
            optimizer_settings=settings,
            penalty=penalty,
            penalty_rate=0.01 if penalty else 0.0,
        )
