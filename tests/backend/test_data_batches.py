"""Batches: every example once an epoch, in an order that a saved state continues exactly."""

from __future__ import annotations

import json

import numpy as np
import pytest

from backend.data.batches import Batches


@pytest.mark.parametrize(("count", "size"), [(1, 1), (10, 3), (10, 10), (10, 64), (97, 8)])
def test_each_epoch_holds_every_example_once_in_a_new_order(count: int, size: int) -> None:
    batches = Batches(count, size, seed=5)
    epochs = []
    for _ in range(3):
        dealt = [batches.next() for _ in range(batches.steps_per_epoch)]
        assert all(len(batch) == min(size, count) for batch in dealt[:-1])
        epochs.append(np.concatenate(dealt))
        assert sorted(epochs[-1]) == list(range(count))
    assert batches.epoch == 3
    if count > 9:
        assert not np.array_equal(epochs[0], epochs[1])


@pytest.mark.parametrize("taken", [0, 1, 12, 13, 30])
def test_a_saved_state_goes_on_with_the_same_batches(taken: int) -> None:
    unbroken = Batches(100, 8, seed=1)
    for _ in range(taken):
        unbroken.next()
    resumed = Batches(100, 8)
    resumed.restore(json.loads(json.dumps(unbroken.state())))
    for _ in range(40):
        assert (unbroken.next() == resumed.next()).all()


def test_the_seed_decides() -> None:
    orders = [Batches(50, 5, seed).order(0) for seed in (0, 0, 1, -1)]
    assert (orders[0] == orders[1]).all()
    assert not np.array_equal(orders[0], orders[2])
    assert not np.array_equal(orders[2], orders[3])


def test_a_last_batch_that_is_too_small_is_left_out() -> None:
    assert Batches(33, 8).steps_per_epoch == 5
    assert Batches(33, 8, smallest=2).steps_per_epoch == 4
    assert Batches(34, 8, smallest=2).steps_per_epoch == 5
    assert Batches(1, 8, smallest=2).steps_per_epoch == 1


def test_nothing_to_deal_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Batches(0, 8)
