"""What a person can do to the neurons, weights and layers that are selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from backend.compiler.readers import widths
from backend.document import columns, edits, folding, layers, resetting, unfolding, weighing
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.inside import LINEAR, Inside
from backend.document.records import Block, Wire
from backend.document.weighing import NEURON
from backend.text import Refusal, Text
from gui.activations import ACTIVATIONS
from gui.canvas import opened_hands
from gui.canvas.view import CanvasView
from gui.layers import inside_of_layer
from gui.session import Notice, Session


@dataclass(frozen=True)
class Chosen:
    """What is selected, by what can be done to it.

    `wires` lead into single neurons; `layers` can be opened; `cell` is a part of an open layer.
    """

    blocks: tuple[Block, ...] = ()
    neurons: tuple[str, ...] = ()
    wires: tuple[Wire, ...] = ()
    layers: tuple[Block, ...] = ()
    cell: tuple[str, int, int | None] | None = None


class NeuronActions(QObject):
    """Carries the actions of the menu for neurons out, and knows which of them can act."""

    def __init__(self, session: Session, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas

    @property
    def chosen(self) -> Chosen:
        """What is selected now."""
        session = self._session
        records = [session.document.get(id) for id in session.selection]
        blocks = tuple(one for one in records if isinstance(one, Block))
        wires = tuple(
            one for one in records if isinstance(one, Wire) and _is_weighed(session.document, one)
        )
        neurons = tuple(one.id for one in blocks if one.type == NEURON)
        layers = tuple(one for one in blocks if self._opens(one))
        return Chosen(blocks, neurons, wires, layers, session.cell)

    def _opens(self, block: Block) -> bool:
        card = self._session.card(block)
        return bool(card and card.opens)

    def able(self, one: Chosen) -> dict[str, bool]:
        """Which actions can act on what is chosen."""
        a_row = one.cell is not None or any(layer.is_open for layer in one.layers)
        bends = bool(one.neurons) or one.cell is not None
        alone = len(one.blocks) == 1 and not one.cell
        found = {
            "freeze": bool(one.blocks or one.wires),
            "add_neuron": bool(one.neurons) or a_row,
            "remove_neuron": bool(one.neurons) or a_row,
            "add_column": bool(one.neurons) or self._are_features(one),
            "remove_column": bool(one.neurons),
            "type_number": len(one.wires) == 1,
            "tie": len(one.wires) > 1,
            "untie": any(wire.tie for wire in one.wires),
            "reset_weights": bool(one.wires or one.neurons or one.cell or one.layers),
            "open_layer": bool(one.layers),
            "fold": len(one.neurons) > 1,
            "unfold": alone and bool(one.layers) and one.blocks[0].type == LINEAR,
        }
        return found | {f"activation_{name}": bends for name in ACTIVATIONS}

    def _are_features(self, one: Chosen) -> bool:
        return bool(one.blocks) and all(block.type == columns.FEATURE for block in one.blocks)

    def doings(self) -> dict[str, Callable[[], object]]:
        """What carries each action out."""
        doings: dict[str, Callable[[], object]] = {
            "freeze": self.freeze,
            "add_neuron": self.add_neuron,
            "remove_neuron": self.remove_neuron,
            "add_column": self.add_column,
            "remove_column": self.remove_column,
            "type_number": self.type_number,
            "tie": self.tie,
            "untie": self.untie,
            "reset_weights": self.reset_weights,
            "open_layer": self.open_layer,
            "fold": self.fold,
            "unfold": self.unfold,
        }
        activations = {f"activation_{name}": partial(self.bend, name) for name in ACTIVATIONS}
        return doings | activations

    def _try(self, make: Callable[[], Change], select: bool = False) -> None:
        """Carry an edit out, or tell why it cannot be; select what it adds."""
        try:
            change = make()
        except Refusal as refusal:
            self._session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return
        self._session.do(change)
        if select:
            new = [after for before, after in change.records.values() if before is None]
            blocks = [one for one in new if isinstance(one, Block)]
            self._session.select(one.id for one in [b for b in blocks if self._opens(b)] or blocks)

    # neurons and columns

    @property
    def _column(self) -> tuple[str, ...]:
        """The column of the selected neurons."""
        return columns.column_of(self._session.document, self.chosen.neurons[0])

    def add_neuron(self) -> None:
        """One neuron more in the column, or in the layer that is open."""
        one, session = self.chosen, self._session
        if one.neurons:
            self._try(lambda: columns.add_neuron(session.document, self._column), select=True)
        elif self._open_layer is not None:
            opened_hands.add_row(self._canvas, self._open_layer)

    def remove_neuron(self) -> None:
        """Take the selected neurons out, or the one chosen in an open layer."""
        one, document = self.chosen, self._session.document
        if len(one.neurons) == 1:
            self._try(lambda: columns.remove_neuron(document, one.neurons[0]))
        elif one.neurons:
            self._try(lambda: edits.delete(document, one.neurons))
        elif self._open_layer is not None:
            opened_hands.remove_row(self._canvas, self._open_layer)

    @property
    def _open_layer(self) -> str | None:
        one = self.chosen
        if one.cell is not None:
            return one.cell[0]
        return next((layer.id for layer in one.layers if layer.is_open), None)

    def add_column(self) -> None:
        """A column of neurons behind the selected ones; one neuron where only one fits."""
        one, document = self.chosen, self._session.document
        before = self._column if one.neurons else [block.id for block in one.blocks]
        kind = document.block(before[0]).settings.get("activation", "tanh")

        def make() -> Change:
            try:
                return columns.add_column_after(document, before, 2, kind)
            except Refusal:
                return columns.add_column_after(document, before, 1, kind)

        self._try(make, select=True)

    def remove_column(self) -> None:
        """Take the column out: what fed it feeds what it fed."""
        self._try(lambda: columns.remove_column(self._session.document, self._column))

    def bend(self, activation: str) -> None:
        """Choose what the selected neurons make of their sums."""
        one, session = self.chosen, self._session
        if one.cell is not None:
            id, row, _ = one.cell
            self._try(lambda: layers.bend_row(session.document, id, row, activation))
        else:
            self._try(lambda: weighing.set_activation(session.document, one.neurons, activation))

    # weights

    def freeze(self) -> None:
        """Keep training from moving what is selected, or let it again."""
        one = self.chosen
        if one.cell is not None:
            self._freeze_cells(*one.cell)
            return
        document = self._session.document
        frozen = not all(each.frozen for each in (*one.blocks, *one.wires))
        blocks = edits.freeze(document, [block.id for block in one.blocks], frozen)
        wires = weighing.freeze_wires(document, [wire.id for wire in one.wires], frozen)
        self._session.do(together((blocks if one.blocks else wires).label, blocks, wires))

    def _freeze_cells(self, id: str, row: int, column: int | None) -> None:
        document, facts = self._session.document, inside_of_layer(self._session, id)
        if facts is None:
            return
        places = _places(facts, row, column)
        held = {(cell.row, cell.column) for cell in document.block(id).cells if cell.frozen}
        frozen = not held.issuperset(places)
        self._session.do(layers.freeze_cells(document, id, places, frozen))

    def type_number(self) -> None:
        """Type the weight of the selected wire where it stands."""
        (wire,) = self.chosen.wires
        canvas, scene = self._canvas, self._canvas.scene
        rows = scene.things.index
        begin = scene.port_place(rows[wire.source], wire.source_port, True)
        end = scene.port_place(rows[wire.target], wire.target_port, False)
        canvas.edit_weight(wire.id, canvas.camera.to_view((begin + end) / 2))

    def tie(self) -> None:
        """Let the selected wires share one weight."""
        ids = [wire.id for wire in self.chosen.wires]
        session = self._session
        self._try(lambda: weighing.tie(session.document, ids, session.live.numbers))

    def untie(self) -> None:
        """Let each of the selected wires have a weight of its own again."""
        ids = [wire.id for wire in self.chosen.wires if wire.tie]
        self._try(lambda: weighing.untie(self._session.document, ids))

    def reset_weights(self) -> None:
        """Have what is selected drawn anew: weights, and biases of whole neurons and layers."""
        one, document, known = self.chosen, self._session.document, self._session.live.numbers
        if one.cell is not None:
            self._reset_cells(*one.cell)
            return
        into = [wire.id for id in one.neurons for wire in document.wires_into(id)]
        wires = weighing.reset_wires(document, [*(wire.id for wire in one.wires), *into], known)
        biases = weighing.reset_bias(document, one.neurons, known)
        whole = [resetting.reset_layer(document, layer.id, known) for layer in one.layers]
        self._session.do(together(Text("Reset weights"), wires, biases, *whole))

    def _reset_cells(self, id: str, row: int, column: int | None) -> None:
        session, facts = self._session, inside_of_layer(self._session, id)
        if facts is not None:
            places = _places(facts, row, column)
            known = session.live.numbers
            session.do(resetting.reset_cells(session.document, id, places, facts, known))

    # layers

    def open_layer(self) -> None:
        """Show the selected layers as their neurons, or as blocks again."""
        selected = self.chosen.layers
        is_open = not all(layer.is_open for layer in selected)
        for layer in selected:
            opened_hands.set_open(self._canvas, layer.id, is_open)

    def turn_over(self, id: str) -> bool:
        """Open a layer that is closed, close one that is open; False for any other block."""
        block = self._session.document.get(id)
        if not isinstance(block, Block) or not self._opens(block):
            return False
        opened_hands.set_open(self._canvas, id, not block.is_open)
        return True

    def fold(self) -> None:
        """Make one layer of the selected neurons, with their weights."""
        session, ids = self._session, self.chosen.neurons
        known, wide = session.live.numbers, widths(session.plan, session.document)

        def make() -> Change:
            if session.is_plan_due:
                raise Refusal(
                    Text("The drawing is still being checked."), Text("Try again in a moment.")
                )
            return folding.fold(session.document, ids, wide, known)

        self._try(make, select=True)

    def unfold(self) -> None:
        """Make single neurons of the selected layer, with its weights."""
        session, (layer,) = self._session, self.chosen.layers
        known, wide = session.live.numbers, widths(session.plan, session.document)

        def make() -> Change:
            facts = inside_of_layer(session, layer.id)
            if facts is None:
                raise Refusal(
                    Text("It is not known yet how many numbers arrive at this layer."),
                    Text("Wire its input, then try again."),
                )
            return unfolding.unfold(session.document, layer.id, facts, wide, known)

        self._try(make, select=True)


def _is_weighed(document: Document, wire: Wire) -> bool:
    target = document.get(wire.target)
    return isinstance(target, Block) and target.type == NEURON


def _places(facts: Inside, row: int, column: int | None) -> list[tuple[int, int]]:
    """One cell, or without a column the bias and every weight of a neuron or kernel."""
    if column is not None:
        return [(row, column)]
    bias = [(row, -1)] if facts.bias else []
    if not facts.is_transposed:
        return [*bias, *((row, each) for each in range(facts.columns))]
    taps = facts.columns // facts.shape[1]
    first = row % facts.shape[1] * taps
    group = row // facts.shape[1]
    share = facts.rows // facts.groups
    sources = range(group * share, (group + 1) * share)
    return [*bias, *((each, first + tap) for each in sources for tap in range(taps))]
