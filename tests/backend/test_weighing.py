"""Wires and biases: weighed, frozen, tied and reset; every edit obeys the law of edits."""

from __future__ import annotations

import numpy as np
import pytest

from backend.document import weighing
from backend.document.document import Document
from backend.document.records import Block, Wire
from tests.laws import obeys


def neuron(id: str, **settings: object) -> Block:
    return Block(id=id, type=weighing.NEURON, settings=settings)


def wire(id: str, source: str, target: str, **fields: object) -> Wire:
    return Wire(
        id=id, source=source, source_port="output", target=target, target_port="input", **fields
    )


@pytest.fixture
def two() -> Document:
    """Two neurons, each fed by `a` and `b`."""
    return Document(
        [
            neuron("a"),
            neuron("b"),
            neuron("c"),
            neuron("d"),
            wire("ac", "a", "c"),
            wire("bc", "b", "c", place=1),
            wire("ad", "a", "d"),
            wire("bd", "b", "d", place=1),
        ]
    )


def learned(**numbers: float):
    """What is known: one number by owner."""
    return lambda owner, name: np.array([numbers[owner]], np.float32) if owner in numbers else None


def test_a_weight_is_typed_and_comes_back_as_it_was(two):
    change = weighing.weigh(two, "ac", 2.0, learned(ac=0.75))
    assert obeys(two, change)["ac"].weight == 2.0
    (patch,) = change.patches
    assert (patch.owner, patch.name, patch.places) == ("ac", "weight", None)
    assert (patch.before.tolist(), patch.after.tolist()) == ([0.75], [2.0])
    (back,) = change.inverse.patches
    assert (back.before.tolist(), back.after.tolist()) == ([2.0], [0.75])


def test_a_wire_of_several_numbers_gives_each_the_weight(two):
    change = weighing.weigh(two, "ac", 0.5, lambda owner, name: np.zeros(3, np.float32))
    assert change.patches[0].after.tolist() == [0.5, 0.5, 0.5]


def test_what_nobody_knows_is_typed_all_the_same(two):
    (patch,) = weighing.weigh(two, "ac", -1.0).patches
    assert patch.before is None
    assert patch.after.tolist() == [-1.0]


def test_tied_wires_share_the_first_ones_weight(two):
    change = weighing.tie(two, ["ac", "bd"], learned(ac=0.3, bd=-0.4))
    tied = obeys(two, change)
    assert tied["ac"].tie == tied["bd"].tie == "a"
    (patch,) = change.patches
    assert (patch.owner, patch.before[0], patch.after[0]) == (
        "bd",
        np.float32(-0.4),
        np.float32(0.3),
    )
    heavier = obeys(tied, weighing.weigh(tied, "bd", 5.0))
    assert (heavier["ac"].weight, heavier["bd"].weight) == (5.0, 5.0)


def test_a_second_tie_has_a_name_of_its_own_and_a_third_wire_joins_the_first(two):
    two.apply(weighing.tie(two, ["ac", "bd"]))
    two.apply(weighing.tie(two, ["ad", "bc"]))
    assert [two[id].tie for id in ("ac", "bd", "ad", "bc")] == ["a", "a", "b", "b"]
    joined = obeys(two, weighing.tie(two, ["ac", "ad"]))
    assert joined["ad"].tie == "a"


def test_a_tie_of_one_is_none(two):
    two.apply(weighing.tie(two, ["ac", "bd"]))
    untied = obeys(two, weighing.untie(two, ["ac"]))
    assert [untied[id].tie for id in ("ac", "bd")] == ["", ""]


def test_freezing_a_wire_freezes_its_tie(two):
    two.apply(weighing.tie(two, ["ac", "bd"]))
    frozen = obeys(two, weighing.freeze_wires(two, ["ac"], True))
    assert [frozen[id].frozen for id in ("ac", "bd", "ad")] == [True, True, False]


def test_reset_forgets_the_start_and_asks_for_a_new_draw(two):
    two.apply(weighing.weigh(two, "ac", 2.0))
    change = weighing.reset_wires(two, ["ac"], learned(ac=1.5))
    assert obeys(two, change)["ac"].weight is None
    (patch,) = change.patches
    assert patch.before.tolist() == [1.5]
    assert patch.after is None


def test_a_bias_is_typed_and_reset(two):
    typed = obeys(two, weighing.set_bias(two, "c", 0.25))
    assert typed.block("c").settings == {"bias": True, "start": 0.25}
    reset = obeys(typed, weighing.reset_bias(typed, ["c", "ac"]))
    assert reset.block("c").settings == {"bias": True}


def test_an_activation_is_chosen_for_neurons_alone(two):
    two.apply(weighing.set_bias(two, "d", 1.0))
    change = weighing.set_activation(two, ["c", "d", "ac", "nobody"], "relu")
    changed = obeys(two, change)
    assert change.ids == {"c", "d"}
    assert changed.block("d").settings == {"bias": True, "start": 1.0, "activation": "relu"}
