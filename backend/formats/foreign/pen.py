"""Drawing one operation of a foreign model: blocks put down with what arrives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Tensor, Wired, fixed

_WIDE = {"uint16", "uint32", "uint64"}


class Pen:
    """Puts blocks into a sketch, all under the name of one operation."""

    sketch: Sketch
    name: str

    def put(self, type: str, settings: Mapping[str, Any], *inputs: Tensor, **named: Any) -> Wired:
        """A block with one output: its inputs in the order of its ports."""
        return next(iter(self.puts(type, settings, *inputs, **named).values()))

    def puts(
        self,
        type: str,
        settings: Mapping[str, Any],
        *inputs: Tensor,
        ports: Mapping[str, Tensor | None] | None = None,
        weights: Mapping[str, np.ndarray] | None = None,
        name: str | None = None,
    ) -> dict[str, Wired]:
        """A block with all that leaves it, by port."""
        from backend.catalog.catalog import CATALOG

        there: dict[str, list[Tensor]] = {}
        places = CATALOG[type].card.inputs
        for place, value in enumerate(inputs):
            port = places[min(place, len(places) - 1)]
            there.setdefault(port.name, []).append(value)
        there |= {port: [one] for port, one in (ports or {}).items() if one is not None}
        return self.sketch.place(
            type, settings, there, self.name if name is None else name, weights
        )

    def function(self, name: str, value: Tensor) -> Wired:
        """One function on every number."""
        return self.put("lienzo.Function", {"function": name}, value)

    def calculate(self, name: str, one: Tensor, other: Tensor) -> Wired:
        """One function of two numbers. PyTorch computes with few kinds of unsigned ones."""
        kind = self.sketch.wired(one).spec.dtype
        if kind in _WIDE:
            return self._widely(name, one, other, kind)
        return self.put("lienzo.Calculate", {"function": name}, one, other)

    def _widely(self, name: str, one: Tensor, other: Tensor, kind: str) -> Wired:
        wide = [self.cast(each, "int64") for each in (one, other)]
        found = self.put("lienzo.Calculate", {"function": name}, *wide)
        return found if found.spec.dtype == "bool" else self.cast(found, kind)

    def cast(self, value: Tensor, dtype: str) -> Wired:
        """The same numbers as another kind."""
        wired = self.sketch.wired(value)
        if wired.spec.dtype == dtype:
            return wired
        return self.put("lienzo.Cast", {"dtype": dtype}, wired)

    def scale(self, value: Tensor, factor: float = 1.0, shift: float = 0.0) -> Wired:
        """Every number times a factor, plus a shift."""
        return self.put("lienzo.Scale", {"factor": factor, "shift": shift}, value)

    def number(self, value: Any, like: Wired) -> Known:
        """One number of the kind of `like`."""
        return fixed(np.array(value, like.spec.dtype))
