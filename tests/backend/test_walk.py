"""Walks through a batch: they show one step of training and leave nothing behind."""

from collections import deque

import numpy as np
import pytest
from msgspec.structs import replace

from backend.document.change import Patch
from backend.document.document import Document
from backend.training.control import Edit, Play, SetWeights, StepOnce, Stop, Tell, serve
from backend.training.events import (
    EpochFinished,
    Finished,
    Paused,
    Remark,
    RunStarted,
    StepsFinished,
    Story,
    Walked,
    Weights,
)
from backend.training.loop import train
from tests.backend.training_cases import circle, losses_of, restless, trained, trainer_of
from tests.drawings import neuron_net


class Window:
    """Says its messages one by one, each as the training waits."""

    def __init__(self, *messages):
        self.messages, self.heard = deque(messages), []

    def serve(self, trainer, pace="operation"):
        trainer.pace = pace
        serve(trainer, lambda: None, self._next, self.heard.append)
        return self.heard

    def _next(self):
        return self.messages.popleft() if self.messages else None


def walks(events):
    return [event for event in events if isinstance(event, Walked)]


def same(ours, theirs):
    assert ours.keys() == theirs.keys()
    for block in ours:
        assert ours[block].keys() == theirs[block].keys()
        for name in ours[block]:
            np.testing.assert_array_equal(ours[block][name], theirs[block][name])


def small(**training):
    """Three neurons and one on a few points: four blocks and a loss."""
    return trained(neuron_net(), data={"options": {"samples": 40}}, **{"batch_size": 3, **training})


def stepped(document, folder, steps):
    """The trainer after so many plain steps."""
    trainer = trainer_of(document, folder)
    trainer.start()
    trainer.pace = "batch"
    for _ in range(steps):
        trainer.advance()
    return trainer


def test_a_walk_goes_there_and_back_for_every_example_and_then_moves_the_weights(tmp_path):
    trainer = trainer_of(small(), tmp_path)
    told = walks(Window(*[StepOnce("operation")] * 30).serve(trainer))

    assert [(one.phase, one.block) for one in told[:10]] == [
        *[("forward", block) for block in ("neuron0", "neuron1", "neuron2", "answer", "loss")],
        *[("backward", block) for block in ("loss", "answer", "neuron2", "neuron1", "neuron0")],
    ]
    assert [(one.place, one.operation) for one in told[8:12]] == [(0, 8), (0, 9), (1, 0), (1, 1)]
    assert {(one.examples, one.operations, one.step) for one in told[:31]} == {(3, 10, 0)}
    assert told[30].phase == "update"
    assert [one.story is not None for one in told[:21]] == [not n % 10 for n in range(21)]


def test_the_stories_are_of_the_examples_of_the_batch(tmp_path):
    trainer = trainer_of(small(), tmp_path)
    order = trainer.work.feed.batches.order(0)[:3]
    shown = trainer.work.split("train")
    column = next(value for signal, value in shown.items() if signal.port == "input")

    told = walks(Window(*[StepOnce("example")] * 2).serve(trainer, "example"))

    assert [one.story.example for one in told] == order.tolist()
    assert [one.operation for one in told] == [9, 9, 9]
    for one in told:
        data = one.story.outputs["data"]["input"]
        np.testing.assert_array_equal(data, column[one.story.example])


@pytest.mark.parametrize("document", [small, circle, restless], ids=lambda one: one.__name__)
@pytest.mark.parametrize("grain", ["operation", "example"])
def test_a_walked_batch_leaves_the_weights_of_a_plain_step(document, grain, tmp_path):
    trainer = trainer_of(document(), tmp_path / "walked")
    plain = stepped(document(), tmp_path / "plain", 2)

    trainer.start()
    for _ in range(2):
        phase = ""
        while phase != "update":
            (walked,) = walks(trainer.walk(grain))
            phase = walked.phase

    assert trainer.step == 2
    same(trainer.weights(), plain.weights())
    state, there = trainer.work.feed.state(), plain.work.feed.state()
    assert state == there


def test_losses_are_told_with_the_update(tmp_path):
    heard = Window(*[StepOnce("example")] * 6).serve(trainer_of(small(), tmp_path), "example")
    plain = list(train(trainer_of(small(), tmp_path / "plain")))

    assert losses_of(heard) == losses_of(plain)[:1]
    kinds = [type(event) for event in heard]
    assert kinds.index(StepsFinished) < kinds.index(Walked, kinds.index(StepsFinished))


@pytest.mark.parametrize("done", [1, 7, 29])
@pytest.mark.parametrize("goes_on", [Play(), StepOnce("batch"), StepOnce("epoch")])
def test_whatever_comes_after_a_part_of_a_walk_nothing_is_lost_or_done_twice(
    done, goes_on, tmp_path
):
    window = Window(*[StepOnce("operation")] * (done - 1), goes_on, Play())
    trainer = trainer_of(small(), tmp_path / "walked")
    heard = window.serve(trainer)
    plain = list(train(trainer_of(small(), tmp_path / "plain")))

    assert losses_of(heard) == losses_of(plain)
    assert heard[-1].steps == plain[-1].steps
    firsts = [event.first for event in heard if isinstance(event, StepsFinished)]
    assert firsts == sorted(set(firsts))


def test_a_step_finishes_the_batch_that_is_walked_and_the_next_walk_begins_anew(tmp_path):
    window = Window(StepOnce("operation"), StepOnce("batch"), StepOnce("operation"), Stop())
    told = walks(window.serve(trainer_of(small(), tmp_path)))

    assert [(one.step, one.place, one.operation) for one in told] == [
        (0, 0, 0),
        (0, 0, 1),
        (1, 0, 0),
    ]
    assert told[2].story is not None


def test_the_session_hears_that_it_is_paused_after_every_move_and_gets_weights_when_they_moved(
    tmp_path,
):
    window = Window(*[StepOnce("example")] * 5)
    heard = window.serve(trainer_of(small(), tmp_path), "example")

    moves = [event for event in heard if isinstance(event, Walked | Paused)]
    assert [type(event) for event in moves] == [Walked, Paused] * 6
    steps = [event.step for event in heard if isinstance(event, Weights)]
    assert steps == [0, 1, 1]


def test_a_run_keeps_no_note_of_a_walk(tmp_path):
    window = Window(*[StepOnce("operation")] * 12, Stop())
    window.serve(trainer_of(small(), tmp_path))

    noted = (tmp_path / "events.jsonl").read_text(encoding="utf-8")

    assert "Walked" not in noted
    assert noted.count('"Paused"') == 1


def test_weights_that_are_typed_on_the_way_are_in_the_story_at_once(tmp_path):
    trainer = trainer_of(small(), tmp_path)
    typed = Patch("neuron0", "bias", None, (2.5,), (0,))
    window = Window(*[StepOnce("operation")] * 11, SetWeights((typed,)), StepOnce("operation"))

    told = walks(window.serve(trainer))

    assert [(one.place, one.operation) for one in told[-3:]] == [(1, 1), (1, 1), (1, 2)]
    before, after = told[-4].story, told[-2].story
    assert before.sums["neuron0"].bias != 2.5
    assert after.sums["neuron0"].bias == 2.5
    assert before.example == after.example
    assert after.loss != before.loss


def test_an_edit_on_the_way_begins_the_story_of_its_example_again(tmp_path):
    document = small()
    other = Document(
        replace(record, settings={**record.settings, "activation": "relu"})
        if record.id == "neuron1"
        else record
        for record in document
        if not (record.id == "neuron0" or "neuron0" in record.id)
    )
    window = Window(*[StepOnce("operation")] * 16, Edit(list(other)), StepOnce("operation"))

    told = walks(window.serve(trainer_of(document, tmp_path)))

    assert [(one.place, one.operation, one.operations) for one in told[-3:]] == [
        (1, 6, 10),
        (1, 0, 8),
        (1, 1, 8),
    ]
    assert told[-2].story.sums["neuron1"].activation == "relu"
    assert "neuron0" not in told[-2].story.sums


def test_walks_go_on_over_the_end_of_an_epoch_and_end_with_the_last_one(tmp_path):
    document = small(epochs=1, batch_size=16)
    window = Window(*[StepOnce("example")] * 100)
    heard = window.serve(trainer_of(document, tmp_path / "walked"), "example")
    plain = list(train(trainer_of(document, tmp_path / "plain")))

    assert losses_of(heard) == losses_of(plain)
    assert sum(isinstance(event, EpochFinished) for event in heard) == 1
    assert isinstance(heard[-1], Finished)
    assert heard[-1].reason == "done"
    assert isinstance(heard[0], RunStarted)


def test_what_cannot_be_walked_is_said_and_can_still_be_trained(tmp_path, monkeypatch):
    def break_off(*_):
        raise RuntimeError("no way through")

    monkeypatch.setattr("backend.training.walk.Passage", break_off)
    window = Window(StepOnce("batch"), Stop())

    heard = window.serve(trainer_of(small(), tmp_path))

    remarks = [event for event in heard if isinstance(event, Remark)]
    assert "no way through" in str(remarks[0].what)
    assert len(losses_of(heard)) == 1


def test_a_training_tells_of_an_example_when_it_is_asked_and_goes_on_as_if_it_was_not(tmp_path):
    asked = [Tell(3), StepOnce("batch"), Tell(3), StepOnce("batch"), Stop()]
    heard = Window(*asked).serve(trainer_of(restless(), tmp_path / "asked"), "batch")
    plain = Window(StepOnce("batch"), StepOnce("batch"), Stop()).serve(
        trainer_of(restless(), tmp_path / "plain"), "batch"
    )

    (first, *_) = [event for event in heard if isinstance(event, Story)]
    assert first.example == 3
    assert first.examples == 1
    assert losses_of(heard) == losses_of(plain)
    weights = [[e for e in events if isinstance(e, Weights)][-1] for events in (heard, plain)]
    same(weights[0].weights, weights[1].weights)


def test_stories_are_told_within_a_share_of_the_time(tmp_path):
    trainer = trainer_of(small(), tmp_path)
    trainer.start()
    assert isinstance(trainer.tell(0)[0], Story)
    trainer._telling.cost = 3600.0

    assert trainer.tell(0) == []

    trainer._telling.cost = trainer._telling.ended = 0.0
    (story,) = trainer.tell(10**9)
    assert story.example == trainer.work.feed.batches.count - 1
