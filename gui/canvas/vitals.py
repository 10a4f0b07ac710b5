"""The numbers of neurons and wires as they are now, row by row beside the scene."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import numpy as np

from backend.training.events import NeuronsKnown
from gui.canvas.geometry import NEURON_KIND
from gui.canvas.scene import Scene

if TYPE_CHECKING:
    from gui.session import Session


class Vitals:
    """Fills the scene's columns from `session.live`: its tables at every look, without asking
    for single records; what the tables do not hold once, when it may be another."""

    def __init__(self, session: Session, scene: Scene) -> None:
        self._session = session
        self._scene = scene
        self._joined: tuple[NeuronsKnown, int, str] | None = None
        self._neurons = (np.zeros(0, int), np.zeros(0, int))
        self._wires = (np.zeros(0, int), np.zeros(0, int))

    def look(self) -> None:
        """Take over what the tables hold now."""
        live, things, wires = self._session.live, self._scene.things, self._scene.wires
        self._join()
        rows, places = self._neurons
        unsure = _fill(things.value, things.lit, rows, live.activations[places])
        self.learn(things.names(unsure))
        unsure = _fill(things.bias, things.biased, rows, live.biases[places])
        self.learn(things.names(unsure))
        rows, places = self._wires
        unsure = _fill(wires.weight, wires.weighed, rows, live.weights[places])
        self._learn_wires(unsure)

    def learn(self, ids: Collection[str]) -> None:
        """Take over the numbers of these records one by one."""
        live, things, wires = self._session.live, self._scene.things, self._scene.wires
        neurons = [
            (row, id)
            for id in ids
            if (row := things.index.get(id)) is not None and things.kind[row] == NEURON_KIND
        ]
        rows, names = np.array([row for row, _ in neurons], int), [id for _, id in neurons]
        _put(things.value, things.lit, rows, live.activations_of(names))
        _put(things.bias, things.biased, rows, live.biases_of(names))
        self._learn_wires(np.array([wires.index[id] for id in ids if id in wires.index], int))

    def _learn_wires(self, rows: np.ndarray) -> None:
        things, wires = self._scene.things, self._scene.wires
        wires.weight[rows], wires.weighed[rows] = 0.0, False
        rows = rows[things.kind[wires.target[rows]] == NEURON_KIND]
        _put(wires.weight, wires.weighed, rows, self._session.live.weights_of(wires.names(rows)))

    def learn_all(self) -> None:
        """Take over everything: what the tables hold, and what they do not hold one by one."""
        scene = self._scene
        scene.things.lit[:] = scene.things.biased[:] = scene.wires.weighed[:] = False
        self.look()
        things, wires = scene.things, scene.wires
        self.learn(things.names(np.flatnonzero((things.kind == NEURON_KIND) & ~things.biased)))
        self._learn_wires(np.flatnonzero(wires.used & ~wires.weighed))

    def _join(self) -> None:
        """Which rows of the scene are which places of the tables."""
        known, census = self._session.live.known, self._scene.census
        prefix = self._session.places.prefix
        before = self._joined
        if before is None or before[0] is not known or before[1:] != (census, prefix):
            self._joined = (known, census, prefix)
            self._neurons = _pairs(known.neurons, prefix, self._scene.things.index)
            self._wires = _pairs(known.wires, prefix, self._scene.wires.index)


def _pairs(ids: Iterable[str], prefix: str, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The rows of what is told of by these ids (of the copies that begin so), and its places."""
    if prefix:
        ids = (id.removeprefix(prefix) if id.startswith(prefix) else "" for id in ids)
    rows = np.array([index.get(id, -1) for id in ids], dtype=int)
    places = np.flatnonzero(rows >= 0)
    return rows[places], places


def _fill(
    column: np.ndarray, there: np.ndarray, rows: np.ndarray, values: np.ndarray
) -> np.ndarray:
    """Numbers into rows. Returns the rows that held one which the tables no longer know."""
    known = ~np.isnan(values)
    unsure = rows[~known]
    column[rows[known]], there[rows[known]] = values[known], True
    return unsure[there[unsure]]


def _put(column: np.ndarray, there: np.ndarray, rows: np.ndarray, values: np.ndarray) -> None:
    """Numbers into rows; NaN for those that nobody knows."""
    column[rows], there[rows] = np.nan_to_num(values), ~np.isnan(values)
