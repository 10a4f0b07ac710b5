"""Laws of the split: nothing lost, nothing twice, every class with its share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.compiler.plan import Field
from backend.data.dataset import SPLITS, Dataset
from backend.data.split import split
from backend.text import Refusal

INPUT = Field("input", (1,), "float32", "input", "numbers")


def classified(labels: list[int]) -> Dataset:
    target = Field("target", (), "int64", "target", "class", classes=("a", "b", "c", "d"))
    values = {"input": np.zeros((len(labels), 1), np.float32), "target": np.array(labels, np.int64)}
    return Dataset("made", (INPUT, target), values)


def measured(count: int) -> Dataset:
    target = Field("target", (1,), "float32", "target", "value")
    zeros = np.zeros((count, 1), np.float32)
    return Dataset("made", (INPUT, target), {"input": zeros, "target": zeros})


shares = st.floats(0, 0.49)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=80), shares, shares, st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_laws(labels: list[int], validation: float, test: float, seed: int) -> None:
    how = {"validation": validation, "test": test, "split_seed": seed}
    parts = split(classified(labels), how)
    together = np.concatenate([parts[name] for name in SPLITS])
    assert sorted(together.tolist()) == list(range(len(labels)))
    assert all((np.diff(rows) > 0).all() for rows in parts.values())
    for label in set(labels):
        size = labels.count(label)
        in_part = {name: sum(labels[row] == label for row in rows) for name, rows in parts.items()}
        assert in_part["train"] >= 1
        if size > 4:
            assert abs(in_part["test"] - size * test) <= 1
            missed = abs(in_part["validation"] - size * validation)
            assert missed <= 1 or in_part["train"] == 1, "one is always kept to train on"
    again = split(classified(labels), how)
    assert all((again[name] == parts[name]).all() for name in SPLITS)


def test_the_seed_changes_who_is_where() -> None:
    one, other = (split(measured(100), {"split_seed": seed}) for seed in (0, 1))
    assert not np.array_equal(one["test"], other["test"])
    assert {name: len(rows) for name, rows in one.items()} == {
        "train": 70,
        "validation": 15,
        "test": 15,
    }


def test_sums_are_right_though_every_class_is_small() -> None:
    parts = split(classified([0, 1, 2, 3] * 5), {"validation": 0.1, "test": 0.1})
    assert [len(parts[name]) for name in SPLITS] == [16, 2, 2]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_sets_keep_something_to_train_on(count: int) -> None:
    parts = split(measured(count), {"validation": 0.4, "test": 0.4})
    assert len(parts["train"]) >= 1
    assert sum(len(rows) for rows in parts.values()) == count


def test_no_examples_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        split(measured(0), {})
    assert str(caught.value) == "The data holds no examples. Choose data with at least one row."


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (
            {"validation": 0.5, "test": 0.5},
            "Validation (0.5) and test (0.5) leave nothing to train on."
            " Choose shares that add up to less than 1.",
        ),
        (
            {"test": -0.1},
            "The share “test” is -0.1. Choose a number from 0 to less than 1.",
        ),
        (
            {"validation": "much"},
            "The share “validation” is much. Choose a number from 0 to less than 1.",
        ),
        (
            {"validation": float("nan")},
            "The share “validation” is nan. Choose a number from 0 to less than 1.",
        ),
    ],
)
def test_impossible_shares_are_refused(how: dict[str, object], says: str) -> None:
    with pytest.raises(Refusal) as caught:
        split(measured(10), how)
    assert str(caught.value) == says
