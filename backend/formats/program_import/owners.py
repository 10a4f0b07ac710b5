"""Weights that several operations of a program read: which layer owns them, who borrows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from backend.compiler.shapes import hashable

_TIED = {"torch.nn.Linear", "torch.nn.Embedding"}
"""Layers that can read the weight alone of the other."""


@dataclass(frozen=True)
class Lent:
    """The block that owns the weights, and those that the borrower has of its own."""

    owner: str
    own: Mapping[str, np.ndarray]


class Owners:
    """Which blocks own the weights that are shared. `shared` are the arrays, by their identity,
    that only layers read: the very same layer several times, or an embedding and a dense one."""

    def __init__(self, shared: Mapping[int, object] | None = None) -> None:
        self._shared = shared or {}
        self._layers: dict[Any, str] = {}
        self._weights: dict[int, tuple[str, str, Any]] = {}

    def may_lend(self, array: np.ndarray) -> bool:
        """Whether a layer can own an array that others read as well."""
        return id(array) in self._shared

    def own(
        self,
        block: str,
        type: str,
        settings: Mapping[str, Any],
        weights: Mapping[str, np.ndarray],
    ) -> None:
        """A block owns weights from now on."""
        if any(self.may_lend(one) for one in weights.values()):
            self._layers[self._key(type, settings, weights)] = block
            if type in _TIED:
                self._weights[id(weights["weight"])] = (block, type, hashable(settings))

    def lender(
        self, type: str, settings: Mapping[str, Any], weights: Mapping[str, np.ndarray]
    ) -> Lent | None:
        """Who owns these weights already; None where nobody does."""
        whole = self._layers.get(self._key(type, settings, weights))
        if whole is not None:
            return Lent(whole, {})
        if type not in _TIED or id(weights["weight"]) not in self._weights:
            return None
        block, other, chosen = self._weights[id(weights["weight"])]
        if other == type and chosen == hashable(settings):
            return None  # it would be taken for the very same layer, with the same bias
        return Lent(block, {name: one for name, one in weights.items() if name != "weight"})

    @staticmethod
    def _key(type: str, settings: Mapping[str, Any], weights: Mapping[str, np.ndarray]) -> Any:
        arrays = tuple(sorted((name, id(one)) for name, one in weights.items()))
        return (type, hashable(settings), arrays)
