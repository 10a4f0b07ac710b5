"""The numbers of the network as they are now: weights, biases, activations, maps, the plane.

Everything that shows a number of the network reads it here. What was told last holds: a view of
a training, learned weights, an edit; where nothing was told, what a person typed as a start.
One asks by what was drawn and is told of the copy that is looked at; tables are of all copies.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from backend.compiler.plan import Plan
from backend.compiler.plan import Signal as PlanSignal
from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.training.events import (
    Axes,
    BlockView,
    Event,
    Finished,
    NeuronsKnown,
    NeuronsView,
    Remark,
    RunStarted,
    Watched,
    Weights,
    WeightsSet,
)
from gui.kept_weights import patched, strongest

_NOBODY = NeuronsKnown(-1, (), ())


class Holder(Protocol):
    """Who holds the drawing and what it has learned."""

    document: Document
    plan: Plan
    weights: Mapping[str, Mapping[str, np.ndarray]]

    def copy_of(self, id: str) -> str: ...


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
        """Nothing is known any more: another drawing. Whoever brings that tells of it."""
        self.neurons: NeuronsView | None = None
        self.surface: np.ndarray | None = None
        self.extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
        self.axes = Axes()
        self.places: np.ndarray | None = None
        self.maps: Mapping[str, np.ndarray] = {}
        self._views: dict[str, BlockView] = {}
        self._values: dict[str, dict[str, np.ndarray]] = {}
        self._before: dict[tuple[str, str], np.ndarray | None] = {}
        self._previewed: dict[tuple[str, str, Any], Patch] = {}
        self._sent: deque[tuple[Patch, ...]] = deque()
        self._is_trained = False
        self._take_known(_NOBODY)

    def _copy(self, id: str) -> str:
        return self._holder.copy_of(id)

    # one number

    def weight(self, wire_id: str) -> float | None:
        """The weight of a wire into a single neuron; its strongest where it carries several."""
        known = _at(self.weights, self.wire_index.get(self._copy(wire_id)))
        if known is not None:
            return known
        learned = _known(self.parameter(wire_id))
        return learned if learned is not None else self._start(wire_id)

    def bias(self, neuron_id: str) -> float | None:
        """The bias of a single neuron, None where it has none or nobody knows it."""
        known = _at(self.biases, self.index.get(self._copy(neuron_id)))
        if known is not None:
            return known
        learned = _known(self.parameter(neuron_id, "bias"))
        if learned is not None:
            return learned
        return self._typed_bias(neuron_id)

    def _typed_bias(self, neuron_id: str) -> float | None:
        """The bias that a person typed as a start."""
        block = self._holder.document.get(neuron_id)
        if not isinstance(block, Block) or block.settings.get("bias", True) is False:
            return None
        start = block.settings.get("start")
        return None if start is None else float(start)

    def activation(self, id: str) -> float | None:
        """What a single neuron (or another block of one number) answers to the chosen example."""
        known = _at(self.activations, self.index.get(self._copy(id)))
        if known is not None:
            return known
        view = self._views.get(id)
        one = view.activation if view is not None else None
        return float(one.flat[0]) if one is not None and one.size == 1 else None

    def gradient(self, wire_id: str) -> float | None:
        """How the loss answered to a wire's weight in the last step."""
        return _at(self.gradients, self.wire_index.get(self._copy(wire_id)))

    # many numbers

    def rows_of(self, ids: Sequence[str]) -> np.ndarray:
        """The places of neurons in the tables, int64; -1 for one they do not hold."""
        return np.fromiter((self.index.get(self._copy(id), -1) for id in ids), np.int64, len(ids))

    def wire_rows_of(self, ids: Sequence[str]) -> np.ndarray:
        """The places of wires in the tables, int64; -1 for one they do not hold."""
        rows = (self.wire_index.get(self._copy(id), -1) for id in ids)
        return np.fromiter(rows, np.int64, len(ids))

    def weights_of(self, ids: Sequence[str]) -> np.ndarray:
        """The weights of wires, float32 (wires,), NaN where nobody knows one.

        For every frame take `weights[wire_rows_of(ids)]` instead, with rows kept by `known.key`.
        """
        found: Iterable[float | None] = map(self.weight, ids)
        if ids and not self._holder.weights:
            told = self._values.keys() | self.wire_index.keys()
            found = map(self._start, ids)
            if told:
                found = (
                    self.weight(id) if self._copy(id) in told else self._start(id) for id in ids
                )
        return _floats(found, len(ids))

    def biases_of(self, ids: Sequence[str]) -> np.ndarray:
        """The biases of neurons, float32 (neurons,), NaN where there or known is none."""
        found: Iterable[float | None] = map(self.bias, ids)
        if not (self._holder.weights or self._values or self.index):
            found = map(self._typed_bias, ids)
        return _floats(found, len(ids))

    def activations_of(self, ids: Sequence[str]) -> np.ndarray:
        """What neurons answer, float32 (neurons,), NaN where nobody knows."""
        if not (self.index or self._views):
            return np.full(len(ids), math.nan, np.float32)
        return _floats(map(self.activation, ids), len(ids))

    def _start(self, wire_id: str) -> float | None:
        """The weight that a person typed as a start."""
        return getattr(self._holder.document.get(wire_id), "weight", None)

    def numbers(self, owner: str, name: str) -> np.ndarray | None:
        """A parameter as an edit finds it: what training made of it, None where it made nothing.

        While weights are previewed, as they were before.
        """
        owner = self._copy(owner)
        if (owner, name) in self._before:
            return self._before[owner, name]
        kept = self._holder.weights.get(owner, {}).get(name)
        if kept is None and not self._is_trained:
            return None
        rows, table = self._table(name)
        now = _at(table, rows.get(owner))
        if now is not None and (self._width(owner) if kept is None else kept.size) == 1:
            return np.array([now], np.float32)
        return self.parameter(owner, name)

    def _table(self, name: str) -> tuple[dict[str, int], np.ndarray]:
        if name == "bias":
            return self.index, self.biases
        return self.wire_index, self.weights

    def _width(self, wire_id: str) -> int:
        """How many numbers a wire brings; 1 for anything else."""
        wire = self._holder.document.get(wire_id)
        if not isinstance(wire, Wire):
            return 1
        spec = self._holder.plan.specs.get(PlanSignal(wire.source, wire.source_port))
        last = spec.shape[-1] if spec is not None and len(spec.shape) > 1 else 1
        return last if isinstance(last, int) else 1

    # layers

    def view(self, block_id: str) -> BlockView | None:
        """The inside of a watched block as it was told last."""
        return self._views.get(block_id)

    def parameter(self, block_id: str, name: str = "weight") -> np.ndarray | None:
        """A layer's whole parameter, None where nobody knows it. Not to be written to."""
        block_id = self._copy(block_id)
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
                known = _known(table[row, max(column, 0)])
                if known is not None:
                    return known
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
                self._is_trained = True
            elif isinstance(event, Weights):
                self._values = {}
            else:
                self._hear_of_sent(event)
                continue
            told = True
        if told:
            self.changed.emit()

    def sent(self, patches: Iterable[Patch]) -> None:
        """A training is being told these: until it says that it was, its views are older."""
        self._sent.append(tuple(patches))

    def _hear_of_sent(self, event: Event) -> None:
        if isinstance(event, RunStarted | Finished):
            self._sent.clear()
        elif isinstance(event, WeightsSet | Remark) and self._sent:
            self._sent.popleft()

    def look(self, known: NeuronsKnown | None, watched: Watched) -> None:
        """Hear how a network at rest looks."""
        if known is not None:
            self._take_known(known)
        self._take_watched(watched)
        self.changed.emit()

    def learned(self) -> None:
        """The holder's weights were replaced: what was told before them is old."""
        self._values, self._before, self._previewed = {}, {}, {}
        self._sent.clear()
        self._is_trained = False
        self._take_known(self.known)
        self.changed.emit()

    def patched(self, patches: Iterable[Patch]) -> None:
        """An edit altered weights; the holder's are altered already."""
        for patch in patches:
            place = (patch.owner, patch.name)
            self._before.pop(place, None)
            self._previewed = {k: one for k, one in self._previewed.items() if k[:2] != place}
            self._show(patch)
        self.changed.emit()

    @property
    def previewed(self) -> dict[tuple[str, str], np.ndarray]:
        """The arrays that are shown otherwise than they are, by owner and name."""
        arrays = {place: self.parameter(*place) for place in self._before}
        return {place: array for place, array in arrays.items() if array is not None}

    def preview(self, patches: Iterable[Patch]) -> None:
        """Show other numbers than there are, until an edit or `put_back`."""
        for patch in patches:
            place = (patch.owner, patch.name)
            if place not in self._before:
                self._before[place] = self.numbers(*place)
            self._previewed[(*place, patch.places)] = patch
            self._show(patch)
        self.changed.emit()

    def put_back(self) -> tuple[Patch, ...]:
        """End a preview; what brings the numbers back that were there before it."""
        patches = tuple(Patch(*place, None, there) for place, there in self._before.items())
        self._previewed = {}
        self.patched(patches)
        return patches

    def _show(self, patch: Patch) -> None:
        """Let the tables and what was told of layers say what a patch says."""
        own = self._values.setdefault(patch.owner, {})
        there = self.parameter(patch.owner, patch.name)
        if patch.places is not None and there is None:
            return
        if patch.places is None and patch.after is None:
            own.pop(patch.name, None)
        else:
            own[patch.name] = patched(there, patch)
        rows, table = self._table(patch.name)
        row = rows.get(patch.owner)
        if row is not None:
            table[row] = math.nan if patch.after is None else strongest(own[patch.name])

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
                self._values[self._copy(id)] = dict(view.values)
        newer = (*chain.from_iterable(self._sent), *self._previewed.values())
        for patch in newer:  # what a hand holds, or just let go, is not put back by older news
            self._show(patch)

    def _take_neurons(self, view: NeuronsView) -> None:
        self.neurons = view
        self.activations, self.biases = view.activations, np.array(view.biases)
        self.weights = np.array(view.weights)
        if view.gradients is not None:
            self.gradients = view.gradients


def _unknown(ids: Sequence[str]) -> np.ndarray:
    return np.full(len(ids), np.nan, np.float32)


def _known(numbers: Any) -> float | None:
    """The strongest number, None where there is none or it is to be drawn."""
    number = math.nan if numbers is None else strongest(numbers)
    return None if math.isnan(number) else number


def _floats(found: Iterable[float | None], count: int) -> np.ndarray:
    """Numbers as float32 (count,), NaN for None."""
    return np.array(list(found), np.float32).reshape(count)  # None becomes NaN


def _at(table: np.ndarray, row: int | None) -> float | None:
    if row is None:
        return None
    number = float(table[row])
    return None if math.isnan(number) else number
