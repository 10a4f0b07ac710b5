"""Losses that are no numbers, steps that fail, memory that runs out, devices that are not there."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.text import Refusal
from backend.training import troubles
from backend.training.devices import choose_device, devices
from backend.training.events import CheckpointSaved, StepsFinished, Trouble
from backend.training.loop import train
from backend.training.trainer import Trainer
from tests.backend.training_cases import (
    changed,
    circle,
    line,
    losses_of,
    planned,
    restless,
    trained,
    trainer_of,
)


def _explosive(rate: float = 1e6):
    """A line learned with a rate that lets the numbers grow beyond all bounds."""
    how = {"optimizer": "torch.optim.SGD", "optimizer_settings": {"lr": rate}}
    return trained(line(), objective=how, epochs=400)


@pytest.mark.parametrize("rate", [30.0, 1e6, 1e30])
def test_a_loss_that_is_no_number_stops_and_keeps_the_last_good_state(rate, tmp_path):
    trainer = trainer_of(_explosive(rate), tmp_path)

    events = list(train(trainer))

    (trouble,) = [one for one in events if isinstance(one, Trouble)]
    assert trouble.block in ("out", "loss")
    assert "Lower the learning rate" in str(trouble.advice)
    assert "standardise" in str(trouble.advice)
    assert "normalisation layer" in str(trouble.advice)
    assert events[-1].reason == "trouble"
    assert np.isfinite(losses_of(events)).all()
    for arrays in trainer.weights().values():
        for values in arrays.values():
            assert np.isfinite(values).all()
    assert trainer.step <= trouble.step
    assert isinstance(events[-2], CheckpointSaved)


def test_after_trouble_it_goes_on_with_a_lower_rate(tmp_path):
    trainer = trainer_of(_explosive(), tmp_path)
    list(train(trainer))
    stood = trainer.step

    trainer.set_learning_rate("objective", 0.01)
    events = list(train(trainer))

    assert events[0].step == stood
    assert events[-1].reason == "done"


def test_the_state_kept_is_that_of_the_step_before(tmp_path):
    whole = trainer_of(_explosive(), tmp_path / "whole")
    list(train(whole))
    twin = trainer_of(_explosive(), tmp_path / "twin")
    twin.pace = "batch"
    twin.start()
    while twin.step < whole.step:
        twin.advance()

    np.testing.assert_array_equal(whole.weights()["out"]["weight"], twin.weights()["out"]["weight"])


def test_bad_examples_are_blamed_on_the_data(tmp_path):
    trainer = trainer_of(circle(), tmp_path)
    column = trainer.work.feed.columns[0]
    column[3, 0] = float("nan")

    events = list(train(trainer))

    (trouble,) = [one for one in events if isinstance(one, Trouble)]
    assert trouble.block == "data"
    assert str(trouble.what).startswith("An example of the data holds a value that is no number")
    assert str(trouble.advice) == (
        "Leave such examples out, or fill them, in the data block's settings."
    )


def test_a_step_that_fails_names_its_block_and_leaves_the_state_before_it(tmp_path):
    document = Document(
        replace(record, name="Compare") if record.id == "loss" else record for record in restless()
    )
    trainer, twin = (trainer_of(document, tmp_path / name) for name in ("one", "other"))
    batches = trainer.work.feed.batches
    row = batches.order(0)[3 * batches.size + 2]
    trainer.work.feed.columns[1][row] = 99  # no such class, met at step 3

    events = list(train(trainer))

    (trouble,) = [one for one in events if isinstance(one, Trouble)]
    assert (trouble.block, trouble.step, trainer.step) == ("loss", 3, 3)
    assert str(trouble.what) == "“Compare” failed at step 3: Target 99 is out of bounds."
    assert events[-1].reason == "trouble"
    twin.pace = "batch"
    twin.start()
    for _ in range(3):
        twin.advance()
    for block, arrays in twin.weights().items():
        for name, values in arrays.items():
            np.testing.assert_array_equal(values, trainer.weights()[block][name])


@pytest.mark.parametrize("cores", [1, 2])
def test_no_memory_is_told_with_sizes(tmp_path, monkeypatch, cores):
    monkeypatch.setattr("backend.training.engine.CORES", cores)
    trainer = trainer_of(circle(), tmp_path)

    def no_room(*values):
        raise RuntimeError(
            "[enforce fail at alloc_cpu.cpp:1] DefaultCPUAllocator: can't allocate memory"
        )

    trainer.modules["hidden"].forward = no_room
    events = list(train(trainer))

    (trouble,) = [one for one in events if isinstance(one, Trouble)]
    assert "There is not enough memory on cpu for a batch of 16" in str(trouble.what)
    assert str(trouble.advice) == "Halve the batch size to 8, or make that block smaller."
    assert trouble.block == "hidden"


def test_what_no_memory_looks_like():
    assert troubles.is_no_memory(torch.OutOfMemoryError("CUDA out of memory. Tried …"))
    assert troubles.is_no_memory(MemoryError())
    assert not troubles.is_no_memory(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))


def test_losses_told_before_the_trouble_are_told_once(tmp_path):
    events = list(train(trainer_of(_explosive(30.0), tmp_path)))

    steps = [one for one in events if isinstance(one, StepsFinished)]
    firsts = [one.first for one in steps]
    assert firsts == list(np.cumsum([0, *[len(one.losses["loss"]) for one in steps]])[:-1])


def test_a_device_that_is_not_there_is_refused(tmp_path):
    assert devices()[:2] == ["auto", "cpu"]
    assert choose_device("auto", 10).type == "cpu"
    for name in {"cuda", "mps", "abacus"} - set(devices()):
        with pytest.raises(Refusal) as refusal:
            trainer_of(circle(device=name), tmp_path)
        assert str(refusal.value.what) == (
            f"This computer has no device “{name}” that PyTorch can use."
        )


@pytest.mark.parametrize(
    ("objective", "message"),
    [
        ({"optimizer": "torch.optim.Levitate"}, "There is no optimizer called"),
        ({"optimizer_settings": {"lr": -1}}, "The optimizer Adam does not take these settings"),
        ({"schedule": "magic"}, "There is no learning rate schedule called"),
        (
            {"schedule": "torch.optim.lr_scheduler.StepLR", "schedule_settings": {"x": 1}},
            "The schedule StepLR does not take these settings",
        ),
        ({"moves": ("tanh",)}, "The objective “loss” has nothing to move"),
        ({"minimise": {}}, "Nothing says yet what the network should learn"),
    ],
)
def test_what_cannot_be_trained_is_refused(objective, message, tmp_path):
    with pytest.raises(Refusal, match=message):
        trainer_of(trained(circle(), objective=objective), tmp_path)


def test_a_drawing_with_an_error_is_refused_with_its_words(tmp_path):
    document = changed(circle(), "hidden", in_features=7)
    _, prepared = planned(circle())
    plan = make_plan(document, {"data": prepared["data"].fields})
    (problem, *_) = [one for one in plan.problems if one.severity == "error"]

    with pytest.raises(Refusal) as refusal:
        Trainer(document, plan, prepared, run_folder=tmp_path)

    assert refusal.value.what == problem.what
