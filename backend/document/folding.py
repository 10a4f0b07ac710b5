"""Single neurons that form a full layer fold into one block that computes the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.layers import Known, unknown, with_cells
from backend.document.records import Block, Cell, Wire, fresh_id
from backend.document.single_neurons import (
    ACTIVATION_BLOCKS,
    BELOW,
    BLOCK_WIDTH,
    CONCATENATE,
    GAP,
    INSET,
    NEURON,
    End,
    activation_of,
    called,
    has_bias,
    in_order,
    joint_of,
    neurons_of,
    start_of,
    stem_of,
    width_of,
    wire_between,
)
from backend.text import Refusal, Text

LINEAR = "torch.nn.Linear"


def fold(
    document: Document,
    ids: Iterable[str],
    widths: Mapping[str, int],
    known: Known = unknown,
) -> Change:
    """A Linear layer (and a block for its activation) in place of neurons, with their weights.

    `widths` says how many numbers each wire brings. Wires that are missing become cut weights
    where at least half are there; what was typed or frozen stays so; different activations
    become bends. A Concatenate of just these neurons goes. Raises Refusal.
    """
    return _Folding(document, list(dict.fromkeys(ids)), widths, known).change()


class _Folding:
    """A column of neurons on its way to a layer."""

    def __init__(
        self, document: Document, ids: Sequence[str], widths: Mapping[str, int], known: Known
    ) -> None:
        self._document, self._widths, self._known = document, widths, known
        self._draft = Draft(document)
        self._neurons = in_order(document, neurons_of(document, ids))
        self._ids = [neuron.id for neuron in self._neurons]
        self._members = frozenset(self._ids)
        self._into = {
            neuron.id: {(wire.source, wire.source_port): wire for wire in self._wires_into(neuron)}
            for neuron in self._neurons
        }
        self._starts = self._columns()

    def change(self) -> Change:
        """The whole edit. Raises Refusal where a layer could not do what the neurons do."""
        self._draft.refuse_minimised(self._ids)
        is_full = self._refuse_sparse()
        self._refuse_moves()
        layer = self._layer()
        self._draft.put(layer)
        last = self._with_activation(layer)
        self._wire_out(last)
        self._make_way(last)
        self._learn(layer)
        source = self._source(layer)
        self._draft.put(wire_between(source, (layer.id, "input")))
        self._draft.remove(*self._ids)
        self._draft.remove(*(wire.id for there in self._into.values() for wire in there.values()))
        self._draft.move_instead(self._ids, [layer.id])
        if is_full:
            return self._draft.change(Text("Fold into a layer"))
        return self._draft.change(Text("Fold into a layer, cut where wires are missing"))

    # What arrives

    def _wires_into(self, neuron: Block) -> list[Wire]:
        """The wires into a neuron. Raises Refusal for those that no layer can have."""
        wires = self._document.wires_into(neuron.id)
        if any(wire.source in self._members for wire in wires):
            raise Refusal(
                Text("Some of these neurons feed others of them."),
                Text("Choose neurons of one column only."),
            )
        if len({(wire.source, wire.source_port) for wire in wires}) < len(wires):
            raise Refusal(
                Text("A neuron has two wires from the same source."),
                Text("Delete one of the two, then fold."),
            )
        if any(wire.tie for wire in wires):
            raise Refusal(
                Text("Some of their weights are tied, which weights inside a layer cannot be."),
                Text("Untie them first."),
            )
        if not wires or any(wire.id not in self._widths for wire in wires):
            raise Refusal(
                Text("Nothing arrives at some of these neurons."), Text("Wire them first.")
            )
        return wires

    def _columns(self) -> dict[End, int]:
        """Where the columns of each source begin in the layer, in the order of the wires."""
        first: dict[End, Wire] = {}
        for there in self._into.values():
            for source, wire in there.items():
                if source not in first or wire.place < first[source].place:
                    first[source] = wire
        starts, start = {}, 0
        for source, wire in sorted(first.items(), key=lambda item: item[1].place):
            starts[source] = start
            start += self._widths[wire.id]
        self._given = start
        return starts

    def _refuse_sparse(self) -> bool:
        """Whether every neuron is wired from every source. Raises Refusal under a half."""
        there = sum(len(wires) for wires in self._into.values())
        possible = len(self._neurons) * len(self._starts)
        if 2 * there < possible:
            raise Refusal(
                Text(
                    "Only {there} of the {possible} wires of a full layer are there.",
                    there=there,
                    possible=possible,
                ),
                Text("Choose neurons that are wired from the same sources."),
            )
        return there == possible

    def _refuse_moves(self) -> None:
        for objective in self._document.objectives:
            moved = set(objective.moves) & set(self._ids)
            if moved and len(moved) < len(self._ids):
                raise Refusal(
                    Text("An objective moves some of these neurons and not the others."),
                    Text("Let it move all of them or none, or fold them apart."),
                )

    def _source(self, layer: Block) -> End:
        """The one port that feeds the layer: the source, or a Concatenate of all."""
        ends = list(self._starts)
        if len(ends) == 1:
            return ends[0]
        found = joint_of(self._document, ends)
        if found is None or found.id not in self._draft.living([found.id]):
            found = Block(
                id=fresh_id(),
                type=CONCATENATE,
                x=layer.x - BLOCK_WIDTH - GAP,
                y=layer.y,
                inside=layer.inside,
            )
            wires = [
                wire_between(end, (found.id, "input"), place) for place, end in enumerate(ends)
            ]
            self._draft.put(found, *wires)
        return (found.id, "output")

    # The layer

    def _layer(self) -> Block:
        first = self._neurons[0]
        settings: dict[str, Any] = {"out_features": len(self._neurons)}
        if not any(has_bias(neuron) for neuron in self._neurons):
            settings["bias"] = False
        count = len(self._neurons)
        block = Block(
            id=fresh_id(),
            type=LINEAR,
            name=stem_of([neuron.name for neuron in self._neurons]),
            x=self._left(),
            y=sum(neuron.y for neuron in self._neurons) / count - BELOW,
            settings=settings,
            inside=first.inside,
            frozen=all(neuron.frozen for neuron in self._neurons),
            bends=self._bends(),
        )
        cells = [
            cell
            for row, neuron in enumerate(self._neurons)
            for cell in self._cells(row, neuron, block)
        ]
        return with_cells(block, cells)

    def _left(self) -> float:
        """Where the layer stands: in place of the column, with room for what feeds it."""
        middle = sum(neuron.x for neuron in self._neurons) / len(self._neurons)
        ends = list(self._starts)
        feeding = [self._document.block(id) for id, _ in ends]
        joint = None if len(ends) == 1 else joint_of(self._document, ends)
        if joint is not None:
            feeding.append(joint)
        room = GAP if joint or len(ends) == 1 else GAP + BLOCK_WIDTH + GAP
        edges = [one.x + width_of(one) + room for one in feeding if one.x < middle]
        return max(middle - INSET, *edges) if edges else middle - INSET

    def _bends(self) -> dict[str, str]:
        """Activations by row, where they are not the same everywhere."""
        activations = [activation_of(neuron) for neuron in self._neurons]
        if len(set(activations)) == 1:
            return {}
        return {str(row): name for row, name in enumerate(activations) if name != "linear"}

    def _cells(self, row: int, neuron: Block, layer: Block) -> list[Cell]:
        """What was done to a neuron and its wires, as cells of its row."""
        cells = []
        is_still = neuron.frozen and not layer.frozen
        for source, start in self._starts.items():
            wire = self._into[neuron.id].get(source)
            width = self._width(source)
            for column in range(start, start + width):
                if wire is None:
                    cells.append(Cell(row=row, column=column, cut=True))
                elif wire.frozen or is_still or wire.weight is not None:
                    frozen = wire.frozen or is_still
                    cells.append(Cell(row=row, column=column, value=wire.weight, frozen=frozen))
        if layer.settings.get("bias", True):
            cells.append(
                Cell(row=row, column=-1, value=start_of(neuron), frozen=is_still)
                if has_bias(neuron)
                else Cell(row=row, column=-1, cut=True)
            )
        return cells

    def _width(self, source: End) -> int:
        wires = (there[source] for there in self._into.values() if source in there)
        return self._widths[next(wires).id]

    def _with_activation(self, layer: Block) -> Block:
        """The layer itself, or the block behind it that is the activation of all its neurons."""
        activation = activation_of(self._neurons[0])
        last = layer
        if not layer.bends and activation != "linear":
            last = Block(
                id=fresh_id(),
                type=ACTIVATION_BLOCKS[activation],
                x=layer.x + BLOCK_WIDTH + GAP,
                y=layer.y,
                inside=layer.inside,
            )
            self._draft.put(last, wire_between((layer.id, "output"), (last.id, "input")))
        return last

    def _make_way(self, last: Block) -> None:
        """What stands right of the column goes on behind the new blocks."""
        edge, end = max(neuron.x for neuron in self._neurons), last.x + BLOCK_WIDTH + GAP
        held = self._document.held(last.inside)
        right = [one for one in held if isinstance(one, Block) and one.x > edge]
        staying = self._draft.living(block.id for block in right)
        nearest = min((block.x for block in right if block.id in staying), default=end)
        self._draft.push(edge, end - nearest, set(self._ids), last.inside)

    def _learn(self, layer: Block) -> None:
        """The weights and biases of the neurons, where all of them are known."""
        import numpy as np

        weight = np.zeros((len(self._neurons), self._given), np.float32)
        bias = np.zeros(len(self._neurons), np.float32)
        for row, neuron in enumerate(self._neurons):
            for source, wire in self._into[neuron.id].items():
                numbers = self._known(wire.id, "weight")
                if numbers is None or len(numbers) != self._widths[wire.id]:
                    return
                start = self._starts[source]
                weight[row, start : start + len(numbers)] = numbers
            own = self._known(neuron.id, "bias") if has_bias(neuron) else bias[row : row + 1]
            if own is None:
                return
            bias[row] = own[0]
        self._draft.learned(layer.id, "weight", weight)
        if layer.settings.get("bias", True):
            self._draft.learned(layer.id, "bias", bias)

    # The readers

    def _wire_out(self, last: Block) -> None:
        wires: dict[End, list[Wire]] = {}
        for neuron in self._neurons:
            for wire in self._document.wires_from(neuron.id):
                wires.setdefault((wire.target, wire.target_port), []).append(wire)
        for (target, _), there in wires.items():
            if len(self._neurons) == 1:
                self._draft.put(*(replace(wire, source=last.id) for wire in there))
                continue
            block = self._document.block(target)
            self._refuse_some(block, there)
            if block.type == NEURON:
                self._merge(there, last, block)
            else:
                self._through(there, last, block)

    def _refuse_some(self, block: Block, there: Sequence[Wire]) -> None:
        """A layer hands on all its numbers: whoever reads it must take each once."""
        is_joint = block.type == CONCATENATE and block.settings.get("dim", 1) == 1
        takes_all = [wire.source for wire in there] == self._ids
        if not takes_all or not (is_joint or block.type == NEURON):
            raise Refusal(
                Text("{block} takes only some of these neurons.", block=called(block)),
                Text("Wire it from each of them once, or leave these neurons single."),
            )

    def _merge(self, there: Sequence[Wire], last: Block, neuron: Block) -> None:
        """One wire into a neuron in place of one from each."""
        first = there[0]
        kinds = {(wire.weight, wire.frozen, wire.tie) for wire in there}
        if len(kinds) > 1 or first.tie:
            raise Refusal(
                Text(
                    "Weights of {block} were typed, frozen or tied one by one.",
                    block=called(neuron),
                ),
                Text("Fold that neuron first, or reset the weights of its wires."),
            )
        merged = replace(first, id=fresh_id(), source=last.id, source_port="output")
        numbers = [self._known(wire.id, "weight") for wire in there]
        self._draft.remove(*(wire.id for wire in there))
        self._draft.put(merged)
        if not any(one is None for one in numbers):
            import numpy as np

            self._draft.learned(merged.id, "weight", np.concatenate(numbers))

    def _through(self, there: Sequence[Wire], last: Block, joint: Block) -> None:
        """One wire into a Concatenate in place of one from each; no Concatenate of one wire."""
        all_in = self._document.wires_into(joint.id)
        places = [number for number, wire in enumerate(all_in) if wire.source in self._members]
        if [all_in[place] for place in places] != list(there) or len(places) != (
            places[-1] - places[0] + 1
        ):
            raise Refusal(
                Text(
                    "{block} takes these neurons in another order, or others between them.",
                    block=called(joint),
                ),
                Text("Fold the neurons that stand side by side in it."),
            )
        self._draft.remove(*(wire.id for wire in there))
        if len(all_in) > len(there) or self._draft.minimised([joint.id]):
            self._draft.put(replace(there[0], id=fresh_id(), source=last.id))
            return
        for wire in self._document.wires_from(joint.id):
            self._draft.put(replace(wire, source=last.id, source_port="output"))
        self._draft.remove(joint.id)
        self._draft.move_instead([joint.id], [])
