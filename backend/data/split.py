"""Which examples train, which validate and which test: seeded, and the same share of each class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backend.data.dataset import Dataset
from backend.text import Refusal, Text


def split(dataset: Dataset, settings: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Sorted int64 row numbers of "train", "validation" and "test"; together they are all rows.

    `settings` holds the shares `validation` and `test` (0 to 1, 0.15 by default) and
    `split_seed`. Every class keeps its share in each split, and at least one example to train
    on. Raises Refusal where nothing would be left to train on.
    """
    validation, test = _share(settings, "validation"), _share(settings, "test")
    if validation + test >= 1:
        raise Refusal(
            Text(
                "Validation ({validation}) and test ({test}) leave nothing to train on.",
                validation=validation,
                test=test,
            ),
            Text("Choose shares that add up to less than 1."),
        )
    _refuse_empty(dataset)
    generator = np.random.default_rng(int(settings.get("split_seed", 0)))
    members = [generator.permutation(rows) for rows in _groups(dataset)]
    return _deal(members, validation, test)


def _share(settings: Mapping[str, Any], name: str) -> float:
    share = settings.get(name, 0.15)
    if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share < 1:
        raise Refusal(
            Text("The share “{name}” is {share}.", name=name, share=str(share)),
            Text("Choose a number from 0 to less than 1."),
        )
    return float(share)


def _refuse_empty(dataset: Dataset) -> None:
    if not dataset.count:
        raise Refusal(
            Text("The data holds no examples."), Text("Choose data with at least one row.")
        )


def _groups(dataset: Dataset) -> list[np.ndarray]:
    """The rows of each class that has any; all rows together where there are no classes."""
    for field in dataset.fields:
        if field.role == "target" and field.kind == "class":
            labels = dataset.classes(field.name)
            return [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return [np.arange(dataset.count)]


def _deal(members: list[np.ndarray], validation: float, test: float) -> dict[str, np.ndarray]:
    sizes = np.array([len(rows) for rows in members])
    for_test = np.minimum(_shares(sizes, test), sizes - 1)
    for_validation = np.minimum(_shares(sizes, validation), sizes - 1 - for_test)
    parts: dict[str, list[np.ndarray]] = {"train": [], "validation": [], "test": []}
    for rows, tests, validations in zip(members, for_test, for_validation, strict=True):
        parts["test"].append(rows[:tests])
        parts["validation"].append(rows[tests : tests + validations])
        parts["train"].append(rows[tests + validations :])
    return {name: np.sort(np.concatenate(rows)).astype(np.int64) for name, rows in parts.items()}


def _shares(sizes: np.ndarray, share: float) -> np.ndarray:
    """`share` of each size, rounded so that the sum is right too (largest remainders)."""
    exact = sizes * share
    whole: np.ndarray = np.floor(exact + 1e-9).astype(np.int64)
    left = round(float(exact.sum())) - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[: max(0, left)]] += 1
    return whole
