"""The numbers of the network as they are now, and what undo finds of them."""

from __future__ import annotations

import math
import pickle
import time
from types import SimpleNamespace

import numpy as np
import pytest

from backend.compiler.plan import Plan
from backend.document import columns, edits, weighing
from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.document.inside import inside
from backend.document.layers import type_cell
from backend.document.records import Block, Cell, Wire
from backend.text import Text
from backend.training.events import (
    BlockView,
    NeuronsKnown,
    NeuronsView,
    Watched,
    Weights,
    WeightsSet,
)
from backend.weights import Packed
from gui.drift import Drift
from gui.kept_weights import KeptWeights
from gui.live import Live
from tests.gui.session_stage import open_example
from tests.gui.window_stage import wait

KNOWN = NeuronsKnown(7, ("n",), ("w", "v"))


@pytest.fixture
def holder() -> SimpleNamespace:
    records = [
        Block(id="d", type="lienzo.Data"),
        Block(id="n", type="lienzo.Neuron", settings={"start": 0.25}),
        Block(id="l", type="torch.nn.Linear", cells=(Cell(row=1, column=0, value=3.0),)),
        Wire(id="w", source="d", source_port="input", target="n", target_port="input", weight=1.5),
        Wire(id="v", source="d", source_port="input", target="n", target_port="input"),
    ]
    return SimpleNamespace(
        document=Document(records), plan=Plan(), weights=KeptWeights(), copy_of=lambda id: id
    )


@pytest.fixture
def live(qapp, holder) -> Live:
    live = Live(holder)
    live.told = []
    live.changed.connect(lambda: live.told.append(True))
    return live


def view(*weights: float, bias: float = 0.0) -> Watched:
    neurons = NeuronsView(
        7,
        np.array([0.5], np.float32),
        np.array([bias], np.float32),
        np.array(weights, np.float32),
        np.array([0.1, 0.2], np.float32),
    )
    return Watched(1, 0, {}, neurons=neurons)


def test_what_was_typed_holds_where_nothing_is_known(live):
    assert live.weight("w") == 1.5
    assert live.weight("v") is None
    assert live.bias("n") == 0.25
    assert live.cell("l", 1, 0) == 3.0
    assert live.cell("l", 0, 0) is None
    assert live.activation("n") is None
    assert live.numbers("w", "weight") is None


def test_learned_weights_stand_before_typed_ones_and_views_before_both(live, holder):
    holder.weights.take({"w": {"weight": np.array([2.0, -4.0])}, "n": {"bias": np.array([1.0])}})
    assert live.weight("w") == -4.0
    assert live.bias("n") == 1.0
    live.take([KNOWN, view(0.5, -0.5, bias=0.75)])
    assert live.weight("w") == 0.5
    assert live.bias("n") == 0.75
    assert live.activation("n") == 0.5
    assert live.gradient("v") == pytest.approx(0.2)
    rows = live.wire_rows_of(["v", "nobody", "w"])
    assert rows.tolist() == [1, -1, 0]
    np.testing.assert_array_equal(live.weights[rows[[0, 2]]], np.float32([-0.5, 0.5]))
    np.testing.assert_array_equal(live.weights_of(["v", "x"]), np.float32([-0.5, np.nan]))
    assert live.told


def test_a_view_of_another_key_is_not_taken_for_this_one(live):
    live.take([NeuronsKnown(8, ("n",), ("v",)), view(0.5, -0.5)])
    assert live.weight("v") is None


def test_an_edit_is_seen_at_once_and_its_undo_too(live, holder):
    live.take([KNOWN, view(0.5, -0.5)])
    patch = Patch("v", "weight", np.array([-0.5]), np.array([9.0]))
    for one, expected in ((patch, 9.0), (patch.inverse, -0.5)):
        holder.weights.patch(one)
        live.patched([one])
        assert live.weight("v") == expected
        np.testing.assert_array_equal(live.numbers("v", "weight"), [expected])


def test_a_preview_is_held_against_views_and_put_back(live):
    live.take([KNOWN, view(0.5, -0.5)])
    live.preview([Patch("v", "weight", None, np.array([2.0]))])
    live.take([view(0.5, -0.25)])
    assert live.weight("v") == 2.0
    np.testing.assert_array_equal(live.numbers("v", "weight"), [-0.5])
    (back,) = live.put_back()
    assert live.weight("v") == -0.5
    np.testing.assert_array_equal(back.after, [-0.5])
    assert live.put_back() == ()


def test_the_numbers_of_layers_follow_views_and_patches(live, holder):
    table = np.arange(6, dtype=np.float32).reshape(2, 3)
    live.take([Watched(1, 0, {"l": BlockView(np.ones(2), values={"weight": table})})])
    assert live.cell("l", 1, 2) == 5.0
    live.patched([Patch("l", "weight", None, (8.0,), (5,))])
    assert live.cell("l", 1, 2) == 8.0
    assert table[1, 2] == 5.0, "what was told is not written to"
    live.take([Weights(2, {})])
    assert live.cell("l", 1, 2) is None


def test_maps_and_the_plane_stay_until_newer_ones_come(live):
    maps = {"n": np.ones((1, 24, 24), np.float32)}
    live.take([Watched(1, 0, {}, np.zeros((2, 9, 9)), (0, 1, 2, 3), maps=maps)])
    live.take([Watched(2, 0, {})])
    assert live.surface.shape == (2, 9, 9)
    assert live.extent == (0, 1, 2, 3)
    assert live.map("n").shape == (24, 24)
    assert live.map("n", 1) is None
    live.forget()
    assert live.surface is None
    assert live.map("n") is None


def test_a_hundred_thousand_wires_are_looked_up_fast(live):
    wires = tuple(f"wire{n}" for n in range(100_000))
    live.take([NeuronsKnown(9, (), wires)])
    rows = live.wire_rows_of(wires)
    numbers = np.arange(100_000, dtype=np.float32)
    nothing = np.zeros(0, np.float32)
    seen = Watched(1, 0, {}, neurons=NeuronsView(9, nothing, nothing, numbers))
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        live.take([seen])
        np.testing.assert_array_equal(live.weights[rows][-1], 99_999)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.005


# what is kept


def test_weights_of_what_has_left_are_kept_beside_the_newest():
    kept = KeptWeights({"a": {"weight": np.ones(2)}, "b": {"weight": np.zeros(2)}})
    kept.patch(Patch("c", "weight", None, np.full(1, 5.0)))
    kept.take({"b": {"weight": np.full(2, 7.0)}})
    assert kept["a"]["weight"].tolist() == [1, 1]
    assert kept["b"]["weight"].tolist() == [7, 7]
    assert kept["c"]["weight"].tolist() == [5]


def test_kept_weights_travel_packed_and_whole():
    told = Packed(["w"], np.array([2]), np.float32([1, 2]), ["n"], np.float32([3]))
    kept = KeptWeights(told)
    kept.patch(Patch("w", "weight", None, np.float32([8, 9])))
    there = pickle.loads(pickle.dumps(kept))
    assert isinstance(there, Packed)
    assert there["w"]["weight"].tolist() == [8, 9]
    assert there["n"]["bias"].tolist() == [3]


def test_nothing_is_known_after_everything_was_taken_away():
    kept = KeptWeights()
    assert not kept
    patch = Patch("w", "weight", None, np.ones(1))
    kept.patch(patch)
    assert kept
    kept.patch(patch.inverse)
    assert not kept


# what drifts


def drift_of(document: Document, *changes: Change) -> bool:
    drift = Drift()
    drift.settle()
    for change in changes:
        document.apply(change)
        drift.note(change)
    return bool(drift)


def test_typed_numbers_places_and_looks_are_no_drift(holder):
    document = holder.document
    settings = {"in_features": 3, "out_features": 2}
    for change in (
        weighing.weigh(document, "w", 4.0),
        weighing.set_bias(document, "n", 2.0),
        type_cell(document, "l", 0, 0, 1.0, inside("torch.nn.Linear", settings)),
        edits.move(document, {"n": (5.0, 5.0)}),
        edits.add_note(0, 0, "words"),
    ):
        assert not drift_of(document.copy(), change)


def test_what_alters_the_network_drifts_until_it_is_undone(holder):
    document = holder.document
    for change in (
        weighing.freeze_wires(document, ["w"], True),
        weighing.set_activation(document, ["n"], "relu"),
        columns.add_neuron(document, ["n"]),
        edits.delete(document, ["v"]),
    ):
        assert drift_of(document.copy(), change)
        assert not drift_of(document.copy(), change, change.inverse)


def test_before_the_first_training_everything_is_drift():
    drift = Drift()
    drift.note(Change(Text("Nothing"), {}))
    assert drift


# the session with its processes


def neuron_and_wire(session) -> tuple[str, str]:
    """A neuron whose output goes on to another one, and a wire into it."""
    document = session.document
    wires = [wire for wire in document.wires if wire.id in session.live.wire_index]
    inner = {wire.source for wire in wires} & {wire.target for wire in wires}
    neuron = min(inner)
    return neuron, document.wires_into(neuron)[0].id


def test_a_drawing_at_rest_shows_its_numbers(session):
    open_example(session, "circle")
    live = session.live
    wait(lambda: live.known.wires and live.surface is not None, what="a look")
    neuron, wire = neuron_and_wire(session)
    assert live.weight(wire) is not None
    assert live.map(neuron).shape == (24, 24)
    assert not session.weights, "nothing was learned"
    assert live.numbers(wire, "weight") is None
    drawn = live.weight(wire)
    session.do(weighing.weigh(session.document, wire, 3.0, live.numbers))
    assert live.weight(wire) == 3.0
    assert not session.weights, "a typed number is a start"
    session.undo()
    wait(lambda: live.weight(wire) == pytest.approx(drawn), what="the drawn number")


def wait_until_still(session, wire: str) -> None:
    """Wait until training moves a weight no more."""
    before, step = math.nan, session.record.step

    def is_still() -> bool:
        nonlocal before, step
        if session.record.step < step + 300:
            return False
        now = session.live.weight(wire)
        was, before, step = before, now, session.record.step
        return now is not None and abs(now - was) < 1e-6

    wait(is_still, what="weights at rest")


@pytest.mark.parametrize("how", ["running", "paused", "finished"])
def test_undoing_a_deletion_brings_the_trained_weights_back(session, how):
    open_example(session, "circle", epochs=3 if how == "finished" else 100_000)
    session.play()
    wait(lambda: session.record.step > 20 and session.live.known.wires, what="steps")
    if how == "paused":
        session.pause()
    if how != "running":
        wait(lambda: session.state == how, what=how)
    neuron, wire = neuron_and_wire(session)
    (objective,) = session.document.objectives
    session.set_learning_rate(objective.id, 1e-12)
    if how == "running":
        wait_until_still(session, wire)
    before, bias = session.live.weight(wire), session.live.bias(neuron)
    session.do(edits.delete(session.document, [neuron]))
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan without it")
    if how == "running":
        wait(lambda: wire not in session.live.wire_index, what="the training without it")
    session.undo()
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan with it")
    if how == "paused":
        session.step("batch")
        wait(lambda: session.record.step > 0 and session.state == "paused", what="a batch")
    if how == "finished":
        session.do(edits.change_training(session.document, epochs=100_000))
        session.play()
    wait(lambda: wire in session.live.wire_index, what="the number of the wire again")
    assert session.live.weight(wire) == pytest.approx(before, abs=1e-3)
    assert session.live.bias(neuron) == pytest.approx(bias, abs=1e-3)


def test_a_typed_weight_takes_effect_while_training(session):
    open_example(session, "circle", epochs=100_000)
    (objective,) = session.document.objectives
    session.do(
        edits.change_objective(session.document, objective.id, optimizer_settings={"lr": 1e-12})
    )
    session.play()
    wait(lambda: session.record.step > 20 and session.live.known.wires, what="steps")
    _, wire = neuron_and_wire(session)
    learned = session.live.weight(wire)
    key = session.live.known.key
    session.do(weighing.weigh(session.document, wire, 2.5, session.live.numbers))
    step = session.record.step
    wait(lambda: session.record.step > step + 100, what="steps with it")
    assert session.live.weight(wire) == pytest.approx(2.5, abs=1e-3)
    assert session.live.known.key == key, "the network was not made anew"
    assert session.state == "running"
    session.undo()
    step = session.record.step
    wait(lambda: session.record.step > step + 100, what="steps with the old one")
    assert session.live.weight(wire) == pytest.approx(learned, abs=1e-3)


def test_scrubbing_reaches_a_training_and_can_be_called_off(session):
    open_example(session, "circle", epochs=100_000)
    (objective,) = session.document.objectives
    session.do(
        edits.change_objective(session.document, objective.id, optimizer_settings={"lr": 1e-12})
    )
    session.play()
    wait(lambda: session.record.step > 20 and session.live.known.wires, what="steps")
    _, wire = neuron_and_wire(session)
    learned = session.live.weight(wire)
    for value in np.linspace(0, 4, 60):
        session.preview_weights([Patch(wire, "weight", None, np.float32([value]))])
    assert session.live.weight(wire) == 4.0

    def trained() -> float:
        return float(session.weights.get(wire, {}).get("weight", np.full(1, np.nan))[0])

    wait(lambda: abs(trained() - 4.0) < 1e-3, what="the trainer's weights")
    session.preview_weights([])
    wait(lambda: abs(trained() - learned) < 1e-3, what="the old weight in the trainer")
    assert session.history.undoable.label == Text("Change objective")


def test_walking_through_a_batch_tells_where_it_stands(session):
    open_example(session, "circle", epochs=100_000)
    walks: list = []
    session.walked.connect(walks.append)
    session.step("operation")
    wait(lambda: walks, what="the first operation")
    assert session.state == "paused"
    assert walks[0].phase == "forward"
    count = len(walks)
    session.step("example")
    wait(lambda: len(walks) > count, what="the next example")
    wait(lambda: session.state == "paused", what="the pause")
    assert walks[-1].place >= walks[0].place
    session.walked.disconnect(walks.append)


def test_choosing_a_part_of_a_layer_selects_the_layer_and_leaves_with_it(session):
    open_example(session, "iris")
    chosen: list = []
    session.cell_chosen.connect(chosen.append)
    layer = next(block.id for block in session.document.blocks if block.type.endswith("Linear"))
    session.choose_cell(layer, 2, 1)
    assert session.selection == {layer}
    assert session.cell == (layer, 2, 1)
    session.choose_cell("nobody", 0)
    session.leave_cell()
    session.choose_cell(layer, 0)
    session.select([])
    assert chosen == [(layer, 2, 1), None, (layer, 0, None), None]
    session.cell_chosen.disconnect(chosen.append)


def test_a_typed_number_stands_until_the_training_has_it(live, holder):
    live.take([KNOWN, view(1.0, 2.0)])
    typed = Patch("w", "weight", np.array([1.0], np.float32), np.array([5.0], np.float32))
    holder.weights.patch(typed)
    live.patched([typed])
    live.sent([typed])
    live.take([view(1.1, 2.1)])  # was on its way already
    assert live.weight("w") == 5.0
    assert live.weight("v") == pytest.approx(2.1)
    live.take([WeightsSet(3, ()), view(4.9, 2.2)])
    assert live.weight("w") == pytest.approx(4.9)


def test_a_neuron_without_a_bias_has_none_to_show(live, holder):
    assert live.bias("n") == 0.25
    holder.document.apply(edits.set_settings(holder.document, "n", {"bias": False}))
    assert live.bias("n") is None


def test_many_weights_are_read_as_single_ones_are(live, holder):
    assert live.weights_of(["w", "v"])[0] == live.weight("w") == 1.5
    assert np.isnan(live.weights_of(["v"])[0])
    live.take([KNOWN, view(1.0, 2.0)])
    assert live.weights_of(["v", "w"]).tolist() == [2.0, 1.0]
