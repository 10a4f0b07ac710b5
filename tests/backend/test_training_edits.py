"""Numbers put into a running network, and drawings edited while they learn."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Block, Cell, Wire
from backend.engine import Engine
from backend.training.control import Edit, Pause, Play, SetWeights, Stop, Watch
from backend.training.events import Finished, NeuronsKnown, Paused, Watched, Weights, WeightsSet
from backend.training.loop import train
from backend.training.memory import origins
from backend.training.run import read_run
from tests.backend.test_training_control import Window
from tests.backend.training_cases import (
    changed,
    circle,
    losses_of,
    planned,
    trained,
    trainer_of,
)
from tests.drawings import neuron_net, wire


def _advanced(trainer, epochs=2):
    trainer.start()
    trainer.pace = "epoch"
    while trainer.epoch < epochs:
        trainer.advance()
    return trainer


def _net(**training):
    return trained(neuron_net(3), **{"epochs": 40, **training})


def _memory(trainer, owner_wire):
    """What the optimizer remembers of a wire: its momentum."""
    (learner,) = trainer.work.learners
    for module in trainer.modules.values():
        level = getattr(module, "level", None)
        if level is not None and owner_wire in level.wire_rows:
            row = level.wire_rows[owner_wire]
            first, width = level.firsts[row], level.widths[row]
            places = level.places[first : first + width]
            state = learner.optimizer.state[module.weight]["exp_avg"].reshape(-1)
            return state[torch.from_numpy(places)].numpy().copy()
    raise KeyError(owner_wire)


def test_numbers_go_in_at_once_and_the_optimizer_keeps_its_memory(tmp_path):
    trainer = _advanced(trainer_of(_net(), tmp_path))
    before, steps = trainer.weights(), trainer.step
    wire_id = "neuron1>answer>1"
    memory = _memory(trainer, wire_id)
    patches = (
        Patch(wire_id, "weight", before[wire_id]["weight"], np.array([0.5], np.float32)),
        Patch("neuron0", "bias", None, (0.25,), (0,)),
    )

    told = trainer.set_weights(patches)

    after = trainer.weights()
    assert after[wire_id]["weight"] == [0.5]
    assert after["neuron0"]["bias"] == [0.25]
    others = set(before) - {wire_id, "neuron0"}
    assert others
    for owner in others:
        for name, numbers in before[owner].items():
            np.testing.assert_array_equal(numbers, after[owner][name])
    np.testing.assert_array_equal(memory, _memory(trainer, wire_id))
    assert (told.step, trainer.step) == (steps, steps)
    assert [one[:3] for one in told.numbers] == [
        (wire_id, "weight", None),
        ("neuron0", "bias", (0,)),
    ]


def test_a_reset_draws_what_a_fresh_start_draws(tmp_path):
    trainer = trainer_of(_net(), tmp_path)
    fresh = trainer.weights()
    _advanced(trainer)
    wire_id = "data>neuron2>0" if "data>neuron2>0" in fresh else "data.input>neuron2>0"
    assert (trainer.weights()[wire_id]["weight"] != fresh[wire_id]["weight"]).all()

    trainer.set_weights((Patch(wire_id, "weight", None, None, (0, 1)),))

    np.testing.assert_array_equal(trainer.weights()[wire_id]["weight"], fresh[wire_id]["weight"])


def test_what_was_put_in_is_noted_in_the_run_and_can_be_repeated(tmp_path):
    wire_id = "neuron1>answer>1"

    def run(folder, patches):
        trainer = _advanced(trainer_of(_net(epochs=6), folder), 3)
        trainer.set_weights(patches)
        while not trainer.is_done:
            trainer.advance()
        trainer.finish("done")
        trainer.close()
        return trainer.weights()

    first = run(tmp_path / "a", (Patch(wire_id, "weight", None, np.array([0.5], np.float32)),))
    (noted,) = [one for one in read_run(tmp_path / "a").events if isinstance(one, WeightsSet)]
    again = tuple(
        Patch(owner, name, None, numbers, places) for owner, name, places, numbers in noted.numbers
    )
    second = run(tmp_path / "b", again)

    assert noted.step == 3 * trainer_of(_net(), tmp_path / "c").work.steps_per_epoch
    for owner, arrays in first.items():
        for name, numbers in arrays.items():
            np.testing.assert_array_equal(numbers, second[owner][name])


def test_while_paused_nothing_that_is_shown_is_stale(tmp_path):
    wire_id = "neuron1>answer>1"
    patch = Patch(wire_id, "weight", None, np.array([0.5], np.float32))
    window = Window(Watch(()), SetWeights((patch,)), Stop(), at_once=[Pause()])

    window.serve(trainer_of(_net(), tmp_path))

    kinds = window.kinds()
    pause, put = kinds.index(Paused), kinds.index(WeightsSet)
    assert kinds[pause + 1 : pause + 3] == [NeuronsKnown, Watched]
    assert kinds[put : put + 3] == [WeightsSet, Watched, Weights]
    known, seen, weights = (window.heard[at] for at in (pause + 1, put + 1, put + 2))
    assert seen.neurons.key == known.key
    assert seen.neurons.weights[known.wires.index(wire_id)] == 0.5
    assert weights.weights[wire_id]["weight"] == [0.5]
    assert seen.surface.shape[1:] == (100, 100)


def test_numbers_go_in_while_it_runs(tmp_path):
    patch = Patch("neuron1>answer>1", "weight", None, np.array([0.5], np.float32))
    window = Window(at_once=[SetWeights((patch,))])
    window.serve(trainer_of(_net(), tmp_path))

    (put,) = [one for one in window.heard if isinstance(one, WeightsSet)]
    assert put.step > 0
    assert isinstance(window.heard[-1], Finished)
    assert window.heard[-1].reason == "done"


def test_a_pause_shows_what_is_watched(tmp_path):
    window = Window(Stop(), at_once=[Watch(("answer",)), Pause()])
    window.serve(trainer_of(_net(epochs=2000), tmp_path))

    kinds = window.kinds()
    pause = kinds.index(Paused)
    assert kinds[pause - 2 : pause] == [Watched, Weights]
    seen, weights = window.heard[pause - 2], window.heard[pause - 1]
    known = [one for one in window.heard if isinstance(one, NeuronsKnown)][-1]
    for place, wire_id in enumerate(known.wires):
        numbers = weights.weights[wire_id]["weight"]
        assert seen.neurons.weights[place] == numbers[np.abs(numbers).argmax()]


def test_the_end_shows_what_was_learned(tmp_path):
    window = Window(at_once=[Watch(())], after=0)
    window.serve(trainer_of(_net(epochs=3), tmp_path))

    seen = [one for one in window.heard if isinstance(one, Watched)][-1]
    (weights,) = [one for one in window.heard if isinstance(one, Weights)]
    known = [one for one in window.heard if isinstance(one, NeuronsKnown)][-1]
    assert seen.step == weights.step == window.heard[-1].steps
    biases = [weights.weights[neuron]["bias"][0] for neuron in known.neurons]
    np.testing.assert_array_equal(seen.neurons.biases, biases)


def _with_fourth(document: Document) -> Document:
    """One neuron more, beside the others."""
    more = [
        Block(id="neuron3", type="lienzo.Neuron", settings={"activation": "tanh"}, y=300.0),
        wire("data.input", "neuron3"),
        wire("neuron3", "answer", place=3),
    ]
    return Document([*document, *more])


def _without(document: Document, id: str) -> Document:
    return Document(
        one
        for one in document
        if one.id != id and not (isinstance(one, Wire) and id in (one.source, one.target))
    )


def _edited(document: Document, edit: str) -> Document:
    return {
        "one more": lambda: _with_fourth(document),
        "one less": lambda: _without(document, "neuron0"),
        "activation": lambda: changed(document, "neuron1", activation="relu"),
        "batch size": lambda: trained(document, epochs=40, batch_size=7),
        "typed start": lambda: changed(document, "neuron1", start=3.0),
        "frozen": lambda: Document(
            replace(one, frozen=True) if one.id == "neuron1>answer>1" else one for one in document
        ),
    }[edit]()


@pytest.mark.parametrize(
    "edit", ["one more", "one less", "activation", "batch size", "typed start", "frozen"]
)
def test_an_edit_keeps_weights_and_memory_wire_by_wire(edit, tmp_path):
    document = _net()
    trainer = _advanced(trainer_of(document, tmp_path))
    before, step = trainer.weights(), trainer.step
    wires = [one.id for one in document.wires if one.target.startswith(("neuron", "answer"))]
    memory = {id: _memory(trainer, id) for id in wires}
    edited = _edited(document, edit)

    trainer.change(edited, *planned(edited))

    after = trainer.weights()
    assert trainer.step == step
    kept = [id for id in wires if id in edited]
    assert len(kept) >= len(wires) - 2
    for id in kept:
        np.testing.assert_array_equal(before[id]["weight"], after[id]["weight"])
        np.testing.assert_array_equal(memory[id], _memory(trainer, id))
    for neuron in ("neuron1", "neuron2", "answer"):
        np.testing.assert_array_equal(before[neuron]["bias"], after[neuron]["bias"])
    (learner,) = trainer.work.learners
    counts = {float(state["step"]) for state in learner.optimizer.state.values()}
    assert counts == {float(step)}
    assert np.isfinite(losses_of(trainer.advance())).all()
    assert trainer.step > step


def test_what_is_deleted_and_brought_back_has_its_numbers_again(tmp_path):
    document = _net(epochs=400)
    window = Window(
        Edit(list(_without(document, "neuron0"))),
        Play(),
        at_once=[Pause()],
    )
    trainer = trainer_of(document, tmp_path)
    window.serve(trainer)
    kinds = window.kinds()
    paused = kinds.index(Paused)
    last, without = (one for one in window.heard[paused:][:5] if isinstance(one, Weights))
    lost = set(last.weights) - set(without.weights)
    assert "neuron0" in lost

    patches = tuple(
        Patch(owner, name, None, numbers)
        for owner in lost
        for name, numbers in last.weights[owner].items()
    )
    trainer = trainer_of(_without(document, "neuron0"), tmp_path / "b")
    window = Window(Edit(list(document), patches), Stop(), at_once=[Pause()])
    window.serve(trainer)

    back = [one for one in window.heard if isinstance(one, Weights)][-1]
    for owner in lost:
        for name, numbers in last.weights[owner].items():
            np.testing.assert_array_equal(numbers, back.weights[owner][name])


def test_a_key_counts_up_with_every_edit(tmp_path):
    document = _net()
    trainer = trainer_of(document, tmp_path)
    known, _ = trainer.look()
    assert len(trainer.look()) == 1
    edited = _with_fourth(document)
    trainer.change(edited, *planned(edited))
    again, watched = trainer.look()

    assert again.key > known.key
    assert "neuron3" in again.neurons
    assert watched.neurons.activations.shape == (5,)


def test_layers_keep_what_has_the_same_shape(tmp_path):
    document = circle(epochs=20)
    trainer = _advanced(trainer_of(document, tmp_path))
    before = trainer.weights()
    wider = changed(document, "hidden", out_features=9)

    trainer.change(wider, *planned(wider))

    after = trainer.weights()
    assert after["hidden"]["weight"].shape == (9, 2)
    assert after["out"]["weight"].shape == (1, 9)
    np.testing.assert_array_equal(after["out"]["bias"], before["out"]["bias"])


def test_tied_wires_remember_together(tmp_path):
    document = Document(
        replace(one, tie="same") if isinstance(one, Wire) and one.target == "answer" else one
        for one in _net()
    )
    trainer = _advanced(trainer_of(document, tmp_path))
    edited = changed(document, "neuron1", activation="relu")
    old = trainer.plan, trainer.modules
    (learner,) = trainer.work.learners

    trainer.change(edited, *planned(edited))

    found = origins(old, (trainer.plan, trainer.modules))
    (after,) = trainer.work.learners
    ties = [
        one
        for module in trainer.modules.values()
        for name, one in module.named_parameters()
        if name.startswith("ties")
    ]
    assert ties
    share = found[id(ties[0])][0]
    assert torch.equal(
        after.optimizer.state[ties[0]]["exp_avg"], learner.optimizer.state[share.old]["exp_avg"]
    )
    list(train(trainer))
    weights = trainer.weights()
    assert len({float(weights[f"neuron{at}>answer>{at}"]["weight"][0]) for at in range(3)}) == 1


def test_an_opened_layer_is_watched_with_the_numbers_it_computes_with(tmp_path):
    document = Document(
        replace(one, cells=(Cell(row=1, column=0, cut=True),), is_open=True)
        if one.id == "hidden"
        else one
        for one in circle(epochs=20)
    )
    trainer = _advanced(trainer_of(document, tmp_path))
    trainer.watch(("hidden",))

    (watched,) = trainer.look()

    view = watched.blocks["hidden"]
    assert view.values["weight"][1, 0] == 0
    assert np.count_nonzero(view.values["weight"]) == 15
    np.testing.assert_array_equal(view.values["weight"], trainer.weights()["hidden"]["weight"])
    assert watched.maps["hidden"].shape == (8, 24, 24)


def test_a_run_gives_what_fits_another_drawing(tmp_path):
    document = _net(epochs=2)
    trainer = trainer_of(document, tmp_path)
    list(train(trainer))
    trainer.close()
    learned = trainer.weights()

    found = Engine().answer(
        "run_weights", folder=str(tmp_path), records=list(_without(document, "neuron0"))
    )

    assert set(found) == {id for id in learned if "neuron0" not in id}
    for owner, arrays in found.items():
        for name, numbers in arrays.items():
            np.testing.assert_array_equal(numbers, learned[owner][name])


def _resizing(weights) -> tuple[Patch, ...]:
    """Neuron 2 of the hidden layer goes, as the window knows the weights."""
    before = {owner: dict(weights[owner]) for owner in ("hidden", "out")}
    less = {
        ("hidden", "weight"): np.delete(before["hidden"]["weight"], 2, 0),
        ("hidden", "bias"): np.delete(before["hidden"]["bias"], 2, 0),
        ("out", "weight"): np.delete(before["out"]["weight"], 2, 1),
    }
    return tuple(
        Patch(owner, name, before[owner][name], after) for (owner, name), after in less.items()
    )


def test_a_layer_that_loses_a_neuron_goes_on_with_the_numbers_of_now(tmp_path):
    document = circle(epochs=40)
    trainer = _advanced(trainer_of(document, tmp_path))
    smaller = changed(document, "hidden", out_features=7)
    patches = _resizing(trainer.weights())
    _advanced(trainer, 4)  # the patches are of a moment ago
    now = trainer.weights()
    (learner,) = trainer.work.learners
    modules = dict(trainer.modules)
    memory = {
        key: learner.optimizer.state[modules[key].weight]["exp_avg"].numpy().copy()
        for key in ("hidden", "out")
    }

    trainer.change(smaller, *planned(smaller), patches)

    after = trainer.weights()
    np.testing.assert_array_equal(
        after["hidden"]["weight"], np.delete(now["hidden"]["weight"], 2, 0)
    )
    np.testing.assert_array_equal(after["hidden"]["bias"], np.delete(now["hidden"]["bias"], 2))
    np.testing.assert_array_equal(after["out"]["weight"], np.delete(now["out"]["weight"], 2, 1))
    np.testing.assert_array_equal(after["out"]["bias"], now["out"]["bias"])
    (learner,) = trainer.work.learners
    for key, axis in (("hidden", 0), ("out", 1)):
        found = learner.optimizer.state[trainer.modules[key].weight]["exp_avg"]
        np.testing.assert_array_equal(found, np.delete(memory[key], 2, axis))
    _advanced(trainer, 5)

    back = tuple(one.inverse for one in reversed(patches))
    now = trainer.weights()
    trainer.change(document, *planned(document), back)
    again = trainer.weights()
    whole = patches[0].before
    np.testing.assert_array_equal(again["hidden"]["weight"][2], whole[2])
    np.testing.assert_array_equal(
        np.delete(again["hidden"]["weight"], 2, 0), now["hidden"]["weight"]
    )


def test_many_numbers_in_a_row_are_shown_once(tmp_path):
    class Eager(Window):
        """Everything that is said while paused is there at once."""

        def receive_nowait(self):
            paused = self.heard and isinstance(self.heard[-1], Paused | WeightsSet)
            return self.receive_blocking() if paused else super().receive_nowait()

    put = [
        SetWeights((Patch("neuron1>answer>1", "weight", None, (value,), (0,)),))
        for value in (0.1, 0.2, 0.3)
    ]
    window = Eager(*put, at_once=[Watch(()), Pause()])
    window.serve(trainer_of(_net(), tmp_path))

    kinds = window.kinds()
    first = kinds.index(WeightsSet)
    assert kinds[first : first + 5] == [WeightsSet] * 3 + [Watched, Weights]
    assert kinds.count(WeightsSet) == 3


def test_what_cannot_be_shown_does_not_end_what_is_learned(tmp_path):
    trainer = trainer_of(circle(epochs=3), tmp_path)
    trainer.watch(("hidden",))

    def broken(points):
        raise RuntimeError("no such shape")

    trainer._watcher._sight.survey.surface = broken
    events = list(train(trainer))

    assert events[-1].reason == "done"
    seen = [event for event in events if isinstance(event, Watched)]
    assert seen
    assert all(event.surface is None for event in seen)
    assert seen[-1].blocks["hidden"].activation.shape == (8,)
