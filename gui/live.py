"""The numbers of the network as they are now: weights, biases, activations, maps, the plane.

Everything that shows a number of the network reads it here. What was told last holds: a view of
a training, learned weights, an edit; where nothing was told, what a person typed as a start.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.training.events import (
    Axes,
    BlockView,
    Event,
    NeuronsKnown,
    NeuronsView,
    Watched,
    Weights,
)

_NOBODY = NeuronsKnown(-1, (), ())


class Holder(Protocol):
    """Who holds the drawing and what it has learned."""

    document: Document
    weights: Mapping[str, Mapping[str, np.ndarray]]


class Live(QObject):
    """What is known of the running (or resting) network, number by number.

    `known` names the single neurons and wires of the tables: `activations` and `biases` by
    neuron, `weights` and `gradients` by wire, float32, NaN where nobody knows. `index` and
    `wire_index` give a row by id; they and `known` are new objects only when `known.key` moves
    on, so rows looked up once serve until then. `changed` tells that numbers are others now.
    """

    changed = Signal()

    def __init__(self, holder: Holder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.forget()

    def forget(self) -> None:
        """Nothing is known any more: another drawing."""
        self.neurons: NeuronsView | None = None
        self.surface: np.ndarray | None = None
        self.extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
        self.axes = Axes()
        self.places: np.ndarray | None = None
        self.maps: Mapping[str, np.ndarray] = {}
        self._views: dict[str, BlockView] = {}
        self._values: dict[str, dict[str, np.ndarray]] = {}
        self._take_known(_NOBODY)
        self.changed.emit()

    # one number

    def weight(self, wire_id: str) -> float | None:
        """The weight of a wire into a single neuron; its strongest where it carries several."""
        known = _at(self.weights, self.wire_index.get(wire_id))
        if known is not None:
            return known
        learned = self._holder.weights.get(wire_id)
        if learned is not None and "weight" in learned:
            return strongest(learned["weight"])
        wire = self._holder.document.get(wire_id)
        return wire.weight if isinstance(wire, Wire) else None

    def bias(self, neuron_id: str) -> float | None:
        """The bias of a single neuron, None where it has none or nobody knows it."""
        known = _at(self.biases, self.index.get(neuron_id))
        if known is not None:
            return known
        learned = self._holder.weights.get(neuron_id)
        if learned is not None and "bias" in learned:
            return strongest(learned["bias"])
        block = self._holder.document.get(neuron_id)
        start = block.settings.get("start") if isinstance(block, Block) else None
        return None if start is None else float(start)

    def activation(self, id: str) -> float | None:
        """What a single neuron (or another block of one number) answers to the chosen example."""
        known = _at(self.activations, self.index.get(id))
        if known is not None:
            return known
        view = self._views.get(id)
        one = view.activation if view is not None else None
        return float(one.flat[0]) if one is not None and one.size == 1 else None

    def gradient(self, wire_id: str) -> float | None:
        """How the loss answered to a wire's weight in the last step."""
        return _at(self.gradients, self.wire_index.get(wire_id))

    # many numbers

    def rows_of(self, ids: Sequence[str]) -> np.ndarray:
        """The places of neurons in the tables, int64; -1 for one they do not hold."""
        return np.fromiter((self.index.get(id, -1) for id in ids), np.int64, len(ids))

    def wire_rows_of(self, ids: Sequence[str]) -> np.ndarray:
        """The places of wires in the tables, int64; -1 for one they do not hold."""
        return np.fromiter((self.wire_index.get(id, -1) for id in ids), np.int64, len(ids))

    def weights_of(self, ids: Sequence[str]) -> np.ndarray:
        """The weights of wires, float32 (wires,), NaN where nobody knows one.

        For every frame take `weights[wire_rows_of(ids)]` instead, with rows kept by `known.key`.
        """
        found = (self.weight(id) for id in ids)
        return np.fromiter((math.nan if w is None else w for w in found), np.float32, len(ids))

    # layers

    def view(self, block_id: str) -> BlockView | None:
        """The inside of a watched block as it was told last."""
        return self._views.get(block_id)

    def parameter(self, block_id: str, name: str = "weight") -> np.ndarray | None:
        """A layer's whole parameter, None where nobody knows it. Not to be written to."""
        told = self._values.get(block_id, {}).get(name)
        if told is not None:
            return told
        learned = self._holder.weights.get(block_id)
        return None if learned is None else learned.get(name)

    def cell(self, block_id: str, row: int, column: int) -> float | None:
        """One weight of a layer, or with column -1 one bias; rows as in `records.Cell`."""
        whole = self.parameter(block_id, "bias" if column < 0 else "weight")
        if whole is not None:
            table = whole.reshape(len(whole), -1)
            if row < table.shape[0] and column < table.shape[1]:
                return float(table[row, max(column, 0)])
        block = self._holder.document.get(block_id)
        cells = block.cells if isinstance(block, Block) else ()
        typed = (each for each in cells if (each.row, each.column) == (row, column))
        return next((0.0 if each.cut else each.value for each in typed), None)

    def map(self, block_id: str, row: int = 0) -> np.ndarray | None:
        """The answer of a neuron (of a row of an open layer) over the plane, float32 (24, 24)."""
        found = self.maps.get(block_id)
        return found[row] if found is not None and row < len(found) else None

    # what is told

    def take(self, events: Iterable[Event]) -> None:
        """Hear what a training tells."""
        told = False
        for event in events:
            if isinstance(event, NeuronsKnown):
                self._take_known(event)
            elif isinstance(event, Watched):
                self._take_watched(event)
            elif isinstance(event, Weights):
                self._take_learned()
            else:
                continue
            told = True
        if told:
            self.changed.emit()

    def look(self, known: NeuronsKnown | None, watched: Watched) -> None:
        """Hear how a network at rest looks."""
        self.take([watched] if known is None else [known, watched])

    def learned(self) -> None:
        """The holder's weights were replaced: what was told before them is old."""
        self._take_learned()
        self.changed.emit()

    def patched(self, patches: Iterable[Patch]) -> None:
        """An edit altered weights, here and in the holder's."""
        for patch in patches:
            self._patch(patch)
        self.changed.emit()

    def _take_known(self, known: NeuronsKnown) -> None:
        self.known = known
        self.index = {id: row for row, id in enumerate(known.neurons)}
        self.wire_index = {id: row for row, id in enumerate(known.wires)}
        self.activations = _unknown(known.neurons)
        self.biases = _unknown(known.neurons)
        self.weights = _unknown(known.wires)
        self.gradients = _unknown(known.wires)

    def _take_watched(self, watched: Watched) -> None:
        if watched.neurons is not None and watched.neurons.key == self.known.key:
            self._take_neurons(watched.neurons)
        if watched.surface is not None:
            self.surface, self.extent = watched.surface, watched.extent
            self.axes, self.places = watched.axes, watched.places
        if watched.maps:
            self.maps = watched.maps
        for id, view in watched.blocks.items():
            self._views[id] = view
            if view.values:
                self._values[id] = dict(view.values)

    def _take_neurons(self, view: NeuronsView) -> None:
        self.neurons = view
        self.activations, self.biases = view.activations, np.array(view.biases)
        self.weights = np.array(view.weights)
        if view.gradients is not None:
            self.gradients = view.gradients

    def _take_learned(self) -> None:
        """The holder's weights are the newest there are."""
        self._values = {}
        self.weights = _gathered(self._holder.weights, self.known.wires, "weight")
        self.biases = _gathered(self._holder.weights, self.known.neurons, "bias")

    def _patch(self, patch: Patch) -> None:
        is_bias = patch.name == "bias"
        rows, table = (self.index, self.biases) if is_bias else (self.wire_index, self.weights)
        row = rows.get(patch.owner)
        if row is not None:
            table[row] = self._newly(patch)
        values = self._values.get(patch.owner)
        if values is not None and patch.name in values:
            values[patch.name] = patched(values[patch.name], patch)

    def _newly(self, patch: Patch) -> float:
        """The number of a wire or neuron after a patch, NaN where it is to be drawn."""
        learned = self._holder.weights.get(patch.owner)
        if learned is not None and patch.name in learned:
            return strongest(learned[patch.name])
        return math.nan if patch.after is None else strongest(patch.after)


def strongest(numbers: Any) -> float:
    """The number of largest size among several."""
    flat = np.asarray(numbers, np.float32).reshape(-1)
    if len(flat) == 1:
        return float(flat[0])
    return float(flat[np.abs(flat).argmax()]) if len(flat) else 0.0


def patched(numbers: np.ndarray | None, patch: Patch) -> np.ndarray | None:
    """An array with a patch carried out; without numbers to put in, as it is."""
    if patch.after is None:
        return numbers
    if patch.places is None or numbers is None:
        return np.asarray(patch.after)
    changed = np.array(numbers)
    changed.reshape(-1)[list(patch.places)] = np.asarray(patch.after).reshape(-1)
    return changed


def _unknown(ids: Sequence[str]) -> np.ndarray:
    return np.full(len(ids), np.nan, np.float32)


def _at(table: np.ndarray, row: int | None) -> float | None:
    if row is None:
        return None
    number = float(table[row])
    return None if math.isnan(number) else number


def _gathered(
    weights: Mapping[str, Mapping[str, np.ndarray]], ids: Sequence[str], name: str
) -> np.ndarray:
    """One number for each id, float32, NaN where nothing is kept of it."""
    if not len(weights):
        return _unknown(ids)
    found = (weights.get(id) for id in ids)
    numbers = (strongest(one[name]) if one and name in one else math.nan for one in found)
    return np.fromiter(numbers, np.float32, len(ids))
