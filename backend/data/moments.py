"""Mean, spread and ends of the columns of examples, in one pass over portions of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.data.stored import Stored, portions


@dataclass
class Survey:
    """By column, float64 (columns,): how many values are there, their mean, sum of squares about
    it, smallest and largest; 0 for a mean of nothing."""

    examples: int
    count: np.ndarray
    mean: np.ndarray
    squares: np.ndarray
    low: np.ndarray
    high: np.ndarray

    @property
    def deviation(self) -> np.ndarray:
        """The standard deviation of each column."""
        found: np.ndarray = np.sqrt(self.squares / np.maximum(self.count, 1))
        return found

    def add(self, other: Survey) -> None:
        """Take in what another portion shows, by the formula of Chan, Golub and LeVeque (1979)."""
        count = self.count + other.count
        apart = other.mean - self.mean
        share = other.count / np.maximum(count, 1)
        self.squares = self.squares + other.squares + apart**2 * self.count * share
        self.mean = np.where(self.count > 0, self.mean + apart * share, other.mean)
        self.low = np.minimum(self.low, other.low)
        self.high = np.maximum(self.high, other.high)
        self.count, self.examples = count, self.examples + other.examples


def survey(
    values: np.ndarray | Stored, rows: np.ndarray, axis: int = -1, flat: bool = False
) -> Survey:
    """The columns of these examples along an axis; `flat`: all numbers as one column.

    In memory and on disk the same portions are looked at, so the same numbers come out.
    """
    width = 1 if flat or values.ndim < 2 else values.shape[axis]
    nothing = np.zeros(width)
    found = Survey(0, nothing, nothing, nothing, nothing + np.inf, nothing - np.inf)
    for number, part in enumerate(portions(values, rows)):
        columns = part.reshape(-1, 1) if flat else np.moveaxis(part, axis, -1)
        seen = _survey_of(columns.reshape(-1, width).astype(np.float64), len(part))
        if number:
            found.add(seen)
        else:
            found = seen
    return found


def _survey_of(columns: np.ndarray, examples: int) -> Survey:
    there = ~np.isnan(columns)
    count = there.sum(axis=0).astype(np.float64)
    whole = bool(there.all())
    plain = columns if whole else np.where(there, columns, 0.0)
    mean = plain.sum(axis=0) / np.maximum(count, 1)
    apart = columns - mean if whole else np.where(there, columns - mean, 0.0)
    low = columns if whole else np.where(there, columns, np.inf)
    high = columns if whole else np.where(there, columns, -np.inf)
    ends = low.min(axis=0, initial=np.inf), high.max(axis=0, initial=-np.inf)
    return Survey(examples, count, mean, (apart**2).sum(axis=0), *ends)
