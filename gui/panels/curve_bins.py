"""A growing curve kept as a bounded number of bins, so that drawing it never costs more."""

from __future__ import annotations

import numpy as np


class CurveBins:
    """The lowest, highest and mean value of each stretch of a curve that only grows.

    At most `limit` bins (a power of two): when they are full, neighbours merge and every bin
    becomes twice as wide. Adding costs what is added; reading costs `limit`, whatever the length.
    Values that are no numbers leave a gap.
    """

    def __init__(self, limit: int = 1024) -> None:
        self._limit = limit
        self._low = np.full(limit, np.nan)
        self._high = np.full(limit, np.nan)
        self._sum = np.zeros(limit)
        self._counted = np.zeros(limit, np.int64)
        self.clear()

    def clear(self) -> None:
        self.count = 0
        self.width = 1
        self._low[:] = np.nan
        self._high[:] = np.nan
        self._sum[:] = 0.0
        self._counted[:] = 0

    def extend(self, values: np.ndarray) -> None:
        """Add values (any length, one dimension) at the end of the curve."""
        values = np.asarray(values, np.float64).ravel()
        while len(values):
            if self.count == self._limit * self.width:
                self._halve()
            room = self._limit * self.width - self.count
            self._take(values[:room])
            values = values[room:]

    def _take(self, values: np.ndarray) -> None:
        """Put values into bins that have room for them all."""
        finite = np.isfinite(values)
        bins = (self.count + np.arange(len(values))) // self.width
        first, last = int(bins[0]), int(bins[-1]) + 1
        starts = np.searchsorted(bins, np.arange(first, last))
        shown = np.where(finite, values, np.nan)
        here = slice(first, last)
        self._low[here] = np.fmin(self._low[here], np.fmin.reduceat(shown, starts))
        self._high[here] = np.fmax(self._high[here], np.fmax.reduceat(shown, starts))
        self._sum[here] += np.add.reduceat(np.where(finite, values, 0.0), starts)
        self._counted[here] += np.add.reduceat(finite.astype(np.int64), starts)
        self.count += len(values)

    def _halve(self) -> None:
        """Merge neighbouring bins; every bin is twice as wide afterwards."""
        half = self._limit // 2
        low = np.fmin(self._low[::2], self._low[1::2])
        high = np.fmax(self._high[::2], self._high[1::2])
        total, counted = self._sum[::2] + self._sum[1::2], self._counted[::2] + self._counted[1::2]
        for array, merged, empty in (
            (self._low, low, np.nan),
            (self._high, high, np.nan),
            (self._sum, total, 0.0),
            (self._counted, counted, 0),
        ):
            array[:half] = merged
            array[half:] = empty
        self.width *= 2

    @property
    def _used(self) -> int:
        return -(-self.count // self.width)

    def outline(self) -> tuple[np.ndarray, np.ndarray]:
        """(x, y) of a line through the lowest and highest value of each bin.

        While every bin holds one value it is the curve itself.
        """
        used = self._used
        if self.width == 1:
            return np.arange(used, dtype=np.float64), self._low[:used].copy()
        x = np.repeat(self._centres(), 2)
        y = np.empty(2 * used)
        y[::2], y[1::2] = self._low[:used], self._high[:used]
        return x, y

    def smooth(self, reach: float = 0.03) -> tuple[np.ndarray, np.ndarray]:
        """(x, y) of the running mean of the bins, over a `reach` (share of the length) of them."""
        used = self._used
        mean = self._sum[:used], self._counted[:used]
        size = max(1, int(used * reach)) | 1
        window = np.ones(size)
        total = np.convolve(mean[0], window, "same")
        counted = np.convolve(mean[1].astype(np.float64), window, "same")
        with np.errstate(invalid="ignore", divide="ignore"):
            return self._centres(), np.where(counted > 0, total / counted, np.nan)

    def _centres(self) -> np.ndarray:
        """The middle of each bin, in steps; the last bin may be partly filled."""
        starts = np.arange(self._used, dtype=np.float64) * self.width
        ends = np.minimum(starts + self.width, self.count)
        return (starts + ends - 1) / 2

    def at(self, x: float) -> float:
        """The mean of the curve around a place; not a number outside of it."""
        index = int(x // self.width)
        if x < 0 or index >= self._used or not self._counted[index]:
            return float("nan")
        return float(self._sum[index] / self._counted[index])
