"""What a window says to a training, and what it hears."""

from __future__ import annotations

import subprocess
import sys
from collections import deque

import numpy as np
import pytest

from backend.training.control import (
    Edit,
    Extend,
    Pause,
    Play,
    SetLearningRate,
    StepOnce,
    Stop,
    Watch,
    serve,
)
from backend.training.events import (
    CheckpointSaved,
    EpochFinished,
    Finished,
    Paused,
    Remark,
    RunStarted,
    SettingChanged,
    StepsFinished,
    Watched,
    Weights,
)
from backend.training.loop import train
from tests.backend.training_cases import (
    changed,
    circle,
    losses_of,
    restless,
    trained,
    trainer_of,
)


class Window:
    """Says its messages one by one: the first while training runs, the rest as it is paused."""

    def __init__(self, *messages, at_once=(), after=1) -> None:
        self.at_once = deque(at_once)
        self.messages = deque(messages)
        self.heard = []
        self._after = after

    def receive_nowait(self):
        steps = sum(isinstance(event, StepsFinished) for event in self.heard)
        return self.at_once.popleft() if self.at_once and steps >= self._after else None

    def receive_blocking(self):
        return self.messages.popleft() if self.messages else None

    def serve(self, trainer):
        serve(trainer, self.receive_nowait, self.receive_blocking, self.heard.append)
        return self.heard

    def kinds(self):
        return [type(event) for event in self.heard]


def test_a_run_that_is_left_alone_finishes_as_train_does(tmp_path):
    window = Window()
    window.serve(trainer_of(restless(), tmp_path / "served"))

    plain = list(train(trainer_of(restless(), tmp_path / "plain")))

    assert losses_of(window.heard) == losses_of(plain)
    assert isinstance(window.heard[-1], Finished)
    assert window.heard[-1].reason == "done"
    weights = [event for event in window.heard if isinstance(event, Weights)]
    assert weights[-1].step == window.heard[-1].steps


def test_pause_saves_hands_over_the_weights_and_waits(tmp_path):
    window = Window(Play(), at_once=[Pause()])
    trainer = trainer_of(circle(epochs=50), tmp_path)

    window.serve(trainer)

    kinds = window.kinds()
    pause = kinds.index(Paused)
    assert kinds[pause - 2 : pause] == [CheckpointSaved, Weights]
    assert window.heard[pause].step == window.heard[pause - 1].step < 50 * 9
    assert window.heard[-1].epochs == 50


def test_stop_ends_the_run_where_it_stands(tmp_path):
    window = Window(at_once=[Stop()])

    window.serve(trainer_of(circle(epochs=10_000), tmp_path))

    last = window.heard[-1]
    assert last.reason == "stopped"
    assert last.epochs < 10_000
    assert last.measures.keys() == {"train", "validation", "test"}


def test_a_window_that_is_gone_ends_the_run(tmp_path):
    window = Window(at_once=[Pause()])

    window.serve(trainer_of(circle(epochs=10_000), tmp_path))

    assert window.heard[-1].reason == "stopped"


def test_one_batch_at_a_time(tmp_path):
    window = Window(StepOnce("batch"), StepOnce("batch"), Stop())
    trainer = trainer_of(circle(), tmp_path)
    trainer.pace = "batch"

    window.serve(trainer)

    told = [event for event in window.heard if isinstance(event, StepsFinished | Paused)]
    assert [type(event) for event in told] == [StepsFinished, Paused] * 3
    assert [event.step for event in told if isinstance(event, Paused)] == [1, 2, 3]


def test_one_epoch_at_a_time(tmp_path):
    window = Window(StepOnce("epoch"), Stop())
    trainer = trainer_of(circle(epochs=40), tmp_path)
    trainer.pace = "epoch"

    window.serve(trainer)

    paused = [event for event in window.heard if isinstance(event, Paused)]
    measured = [event.epoch for event in window.heard if isinstance(event, EpochFinished)]
    assert [event.epoch for event in paused] == measured == [1, 2]


def test_the_rate_turns_while_it_runs(tmp_path):
    window = Window(at_once=[SetLearningRate("objective", 0.5), SetLearningRate("gone", 1.0)])

    window.serve(trainer_of(circle(epochs=200), tmp_path))

    (told,) = [event for event in window.heard if isinstance(event, SettingChanged)]
    assert (told.name, told.value) == ("learning_rate", 0.5)
    last = [event for event in window.heard if isinstance(event, EpochFinished)][-1]
    assert last.learning_rates == {"loss": 0.5}


def test_an_edit_while_paused_keeps_what_is_unchanged(tmp_path):
    document = circle(epochs=60)
    edited = changed(document, "tanh")
    edited = trained(edited, data={"options": {"samples": 200}}, epochs=70, batch_size=32)
    window = Window(Edit(list(edited)), Play(), at_once=[Pause()])

    window.serve(trainer_of(document, tmp_path))

    weights = [event for event in window.heard if isinstance(event, Weights)]
    for name, values in weights[0].weights["hidden"].items():
        np.testing.assert_array_equal(values, weights[1].weights["hidden"][name])
    assert weights[1].step == weights[0].step
    assert window.heard[-1].epochs == 70


def test_an_edit_that_cannot_be_trained_is_told_and_the_run_waits(tmp_path):
    document = circle(epochs=60)
    broken = trained(document, objective={"minimise": {}}, epochs=60)
    window = Window(Edit(list(broken)), Play(), at_once=[Pause()])

    window.serve(trainer_of(document, tmp_path))

    (remark,) = [event for event in window.heard if isinstance(event, Remark)]
    assert str(remark.what)
    assert window.heard[-1].reason == "done"


def test_more_epochs_than_were_meant(tmp_path):
    window = Window(at_once=[Extend(5)], after=1)

    window.serve(trainer_of(circle(epochs=30), tmp_path))

    assert window.heard[-1].epochs == 35


def test_what_is_watched_while_paused_is_shown_at_once(tmp_path):
    window = Window(Watch(("hidden",), 3), Stop(), at_once=[Pause()])

    window.serve(trainer_of(circle(epochs=50), tmp_path))

    kinds = window.kinds()
    assert kinds.index(Watched) == kinds.index(Paused) + 1
    watched = window.heard[kinds.index(Watched)]
    assert watched.example == 3
    assert watched.blocks["hidden"].activation.shape == (8,)


def test_trouble_ends_the_run_with_good_weights(tmp_path):
    document = trained(
        circle(),
        objective={"optimizer": "torch.optim.SGD", "optimizer_settings": {"lr": 1e38}},
        epochs=50,
    )
    window = Window()

    window.serve(trainer_of(document, tmp_path))

    assert window.heard[-1].reason == "trouble"
    (weights,) = [event for event in window.heard if isinstance(event, Weights)]
    for arrays in weights.weights.values():
        assert all(np.isfinite(values).all() for values in arrays.values())


def test_the_first_thing_told_is_that_the_run_started(tmp_path):
    window = Window(at_once=[Stop()], after=0)

    window.serve(trainer_of(circle(), tmp_path))

    started = window.heard[0]
    assert isinstance(started, RunStarted)
    assert (started.run, started.step, started.epochs) == (str(tmp_path), 0, 3)
    assert started.parameters == 33
    assert started.device == "cpu"


@pytest.mark.parametrize("module", ["control", "events", "run"])
def test_what_the_window_imports_holds_no_torch(module):
    code = f"import sys, backend.training.{module}; print('torch' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
