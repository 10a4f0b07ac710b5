"""The curves of a run, ready to draw: kept in step with its record at the cost of what is new."""

from __future__ import annotations

import numpy as np

from gui.panels.curve_bins import CurveBins
from gui.run_record import RunRecord


class CurveStore:
    """The losses of a run record in bins, and its measures as (x, y) arrays."""

    def __init__(self, record: RunRecord | None = None) -> None:
        self.record = record or RunRecord()
        self.losses: dict[str, CurveBins] = {}
        self._cuts = 0

    def follow(self, record: RunRecord) -> None:
        """Take in what the record has gained; begin afresh where it is another run."""
        if record is not self.record or record.cuts != self._cuts:
            self.losses.clear()
        self.record, self._cuts = record, record.cuts
        for name, losses in record.losses.items():
            bins = self.losses.setdefault(name, CurveBins())
            bins.extend(losses.values[bins.count :])

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
        names = dict.fromkeys(
            name
            for epoch in self.record.epochs
            for measures in epoch.measures.values()
            for name in measures
        )
        return [name for name in names if name not in losses]

    def by_epoch(self, split: str, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(epochs, steps, values) of a measure or loss on a split, float64, one per epoch."""
        rows = [
            (epoch.epoch, epoch.step, epoch.measures[split][name])
            for epoch in self.record.epochs
            if name in epoch.measures.get(split, {})
        ]
        table = np.array(rows, np.float64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]

    def outline(self, name: str, within: tuple[float, float] | None = None) -> _Line:
        """(steps, losses) of an objective: the whole curve, or finer between two steps."""
        if within is None:
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


_Line = tuple[np.ndarray, np.ndarray]
