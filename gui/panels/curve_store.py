"""The curves of a run, ready to draw: kept in step with its record at the cost of what is new."""

from __future__ import annotations

import numpy as np

from backend.training.events import EpochFinished
from gui.panels.curve_bins import CurveBins
from gui.run_record import GrowingArray, RunRecord

_AT_ONCE = 200_000
"""Losses that are put into bins at once, at most: a few milliseconds."""
_FINEST = 100_000
"""Steps up to which a part of a curve is drawn from its own losses, not from the bins of all."""
_POINTS = 600
"""Epochs that are drawn one by one, at most."""


class CurveStore:
    """The losses of a run record in bins, and its measures as (x, y) arrays."""

    def __init__(self, record: RunRecord | None = None) -> None:
        self.record = record or RunRecord()
        self.losses: dict[str, CurveBins] = {}
        self._cuts = 0
        self._measured: dict[tuple[str, str], _Columns] = {}
        self._epochs: list[EpochFinished] = []
        self._read = 0

    def follow(self, record: RunRecord) -> bool:
        """Take in what the record has gained; begin afresh where it is another run.

        Of very much only a part: whether all is in. Else it wants to be asked again.
        """
        if record is not self.record or record.cuts != self._cuts:
            self.losses.clear()
        self.record, self._cuts = record, record.cuts
        self._follow_epochs()
        is_whole = True
        for name, losses in record.losses.items():
            bins = self.losses.setdefault(name, CurveBins())
            bins.extend(losses.values[bins.count : bins.count + _AT_ONCE])
            is_whole = is_whole and bins.count == len(losses)
        return is_whole

    def _follow_epochs(self) -> None:
        epochs = self.record.epochs
        if epochs is not self._epochs:
            self._measured.clear()
            self._epochs, self._read = epochs, 0
        new: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
        for epoch in epochs[self._read :]:
            for split, measures in epoch.measures.items():
                for name, value in measures.items():
                    new.setdefault((split, name), []).append((epoch.epoch, epoch.step, value))
        self._read = len(epochs)
        for key, rows in new.items():
            self._measured.setdefault(key, _Columns()).extend(rows)

    @property
    def first_step(self) -> int:
        return self.record.first_step

    @property
    def loss_names(self) -> tuple[str, ...]:
        """The objectives, in their order."""
        started = self.record.started
        return tuple(self.losses) or (started.objectives if started else ())

    @property
    def measure_names(self) -> list[str]:
        """The measures that are no losses, in the order in which they were first seen."""
        losses = {*self.loss_names, "loss"}
        names = dict.fromkeys(name for _, name in self._measured)
        return [name for name in names if name not in losses]

    def has(self, split: str) -> bool:
        """Whether anything was ever measured on a split."""
        return any(one == split for one, _ in self._measured)

    def by_epoch(self, split: str, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(epochs, steps, values) of a measure or loss on a split, float64, one per epoch."""
        return (self._measured.get((split, name)) or _Columns()).arrays

    def outline(self, name: str, within: tuple[float, float] | None = None) -> _Line:
        """(steps, losses) of an objective: the whole curve, or finer between two steps."""
        if within is None or within[1] - within[0] > _FINEST:
            x, y = self.losses[name].outline()
            return x + self.first_step, y
        values = self.record.losses[name].values
        first = int(np.clip(within[0] - self.first_step, 0, len(values)))
        last = int(np.clip(within[1] - self.first_step + 2, first, len(values)))
        bins = CurveBins()
        bins.extend(values[first:last])
        x, y = bins.outline()
        return x + self.first_step + first, y

    def smooth(self, name: str) -> _Line:
        """(steps, losses) of an objective's running mean."""
        x, y = self.losses[name].smooth()
        return x + self.first_step, y

    def at(self, name: str, step: float) -> float:
        """The loss of an objective around a step; not a number where there is none."""
        return self.losses[name].at(step - self.first_step)


class _Columns:
    """A measure epoch by epoch."""

    def __init__(self) -> None:
        self._columns = [GrowingArray(np.float64) for _ in range(3)]

    def extend(self, rows: list[tuple[float, float, float]]) -> None:
        for column, numbers in zip(self._columns, np.array(rows, np.float64).T, strict=True):
            column.append(numbers)

    @property
    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        epochs, steps, values = (column.values for column in self._columns)
        return epochs, steps, values


def thinned(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every so many of very many points, and the last one."""
    if len(x) <= _POINTS:
        return x, y
    places = np.arange(0, len(x), -(-len(x) // _POINTS))
    places = np.append(places, len(x) - 1)
    return x[places], y[places]


_Line = tuple[np.ndarray, np.ndarray]
