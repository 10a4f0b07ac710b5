"""The same seed, the same curve; a resumed run, the unbroken one; an edited one goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from backend.text import Refusal
from backend.training import checkpoints
from backend.training.checkpoints import pack, unpack
from backend.training.events import CheckpointSaved, EpochFinished
from backend.training.loop import train
from tests.backend.training_cases import (
    changed,
    circle,
    losses_of,
    planned,
    restless,
    trained,
    trainer_of,
)

ROOT = Path(__file__).resolve().parent.parent.parent

HOWS = {
    "adam": {},
    "momentum": {
        "optimizer": "torch.optim.SGD",
        "optimizer_settings": {"lr": 0.05, "momentum": 0.9},
        "schedule": "torch.optim.lr_scheduler.CosineAnnealingLR",
    },
    "one cycle": {
        "optimizer": "torch.optim.AdamW",
        "schedule": "torch.optim.lr_scheduler.OneCycleLR",
    },
    "plateau": {
        "optimizer": "torch.optim.RMSprop",
        "schedule": "torch.optim.lr_scheduler.ReduceLROnPlateau",
        "schedule_settings": {"patience": 0, "threshold": 0.9},
    },
    "milestones": {
        "optimizer": "torch.optim.SGD",
        "schedule": "torch.optim.lr_scheduler.MultiStepLR",
        "schedule_settings": {"milestones": [1, 2]},
    },
}


def _same(ours, theirs) -> None:
    assert ours.keys() == theirs.keys()
    for block, arrays in ours.items():
        for name, values in arrays.items():
            np.testing.assert_array_equal(values, theirs[block][name], err_msg=f"{block}.{name}")


def test_the_same_seed_gives_the_same_curve(tmp_path):
    runs = []
    for number in range(2):
        torch.rand(number)  # what others draw does not matter
        trainer = trainer_of(restless(epochs=4), tmp_path / str(number))
        runs.append((losses_of(list(train(trainer))), trainer.weights()))

    assert runs[0][0] == runs[1][0]
    _same(runs[0][1], runs[1][1])


def test_another_seed_gives_another_curve(tmp_path):
    one, other = (
        losses_of(list(train(trainer_of(restless(seed=seed), tmp_path / str(seed)))))
        for seed in (1, 2)
    )
    assert one != other


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("broken_at", [7, 14, 19])
def test_a_resumed_run_equals_the_unbroken_one(how, broken_at, tmp_path):
    document = trained(restless(), objective=HOWS[how], epochs=4)
    whole = trainer_of(document, tmp_path / "whole")
    expected = losses_of(list(train(whole)))

    first = trainer_of(document, tmp_path / "broken")
    first.pace = "batch"
    told = first.start()
    while first.step < broken_at:
        told += first.advance()
    (saved,) = [*first.checkpoint(), *_saved_at(told, broken_at)]
    told += first.advance()  # steps after the checkpoint are lost with the process
    first.close()

    plan, prepared = planned(document)
    second = type(first)(document, plan, prepared, resume=saved.path)
    assert second.step == broken_at
    assert second.folder == first.folder
    events = list(train(second))

    before = losses_of(told)[:broken_at]
    assert before + losses_of(events) == expected
    _same(second.weights(), whole.weights())
    rates = [one.learning_rate for one in second.work.learners]
    assert rates == [one.learning_rate for one in whole.work.learners]


def _saved_at(events, step):
    return [one for one in events if isinstance(one, CheckpointSaved) and one.step == step]


_CHILD = """
import sys
from pathlib import Path
from backend.training.loop import train
from tests.backend.training_cases import restless, trainer_of
trainer = trainer_of(restless(epochs=100000), Path(sys.argv[1]))
trainer._keeper.is_due = lambda ends_epoch: True
for event in train(trainer):
    print(type(event).__name__, flush=True)
"""


def test_a_killed_run_goes_on_exactly(tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path / "run")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    seen = 0
    for line in child.stdout:
        seen += "CheckpointSaved" in line
        if seen == 6:
            break
    time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()

    document = restless(epochs=100000)
    plan, prepared = planned(document)
    from backend.training.trainer import Trainer

    resumed = Trainer(document, plan, prepared, resume=tmp_path / "run")
    whole = trainer_of(document, tmp_path / "whole")
    for trainer in (whole, resumed):
        trainer.pace = "batch"
        trainer._threads = 1
        trainer.start()
    goal = resumed.step + 15
    assert resumed.step > 10
    for trainer in (whole, resumed):
        while trainer.step < goal:
            trainer.advance()
        trainer.close()

    _same(whole.weights(), resumed.weights())


def test_only_the_last_two_checkpoints_stay(tmp_path):
    for step in range(5):
        checkpoints.write(tmp_path, step, pack({"a": torch.zeros(2)}))
    (tmp_path / ".step-1.tmp").write_bytes(b"cut")

    assert [path.name for path in checkpoints.checkpoints(tmp_path)] == [
        "step-000000000004.safetensors",
        "step-000000000003.safetensors",
    ]
    assert not list(tmp_path.glob("*.tmp"))


def test_a_damaged_checkpoint_is_passed_over(tmp_path):
    folder = tmp_path / "checkpoints"
    checkpoints.write(folder, 1, pack({"a": 1}))
    newest = checkpoints.write(folder, 2, pack({"a": 2}))
    newest.write_bytes(newest.read_bytes()[:40])

    assert unpack(checkpoints.read_newest(tmp_path)) == {"a": 1}
    with pytest.raises(Refusal, match="The checkpoint step-000000000002.safetensors cannot be"):
        checkpoints.read(newest)
    with pytest.raises(Refusal, match="has no checkpoint to go on from"):
        checkpoints.read_newest(tmp_path / "nowhere")


def test_a_full_disk_leaves_the_old_checkpoint_whole(tmp_path, monkeypatch):
    checkpoints.write(tmp_path, 1, pack({"a": 1}))

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        checkpoints.write(tmp_path, 2, pack({"a": 2}))

    assert [path.name[:17] for path in tmp_path.iterdir()] == ["step-000000000001"]


def test_a_full_disk_does_not_stop_the_training(tmp_path, monkeypatch):
    trainer = trainer_of(circle(), tmp_path)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints, "write", full)
    events = list(train(trainer))

    assert events[-1].reason == "done"
    (remark,) = [str(one.what) for one in events if type(one).__name__ == "Remark"]
    assert remark == f"The run cannot be written to {tmp_path}: No space left on device."


def test_states_hold_whatever_optimizers_and_schedules_keep():
    from collections import Counter

    things = {
        "a": [1, 2.5, None, True, "x", float("inf")],
        "b": (torch.arange(3), {7: torch.tensor(2.0)}),
        "c": Counter({3: 2}),
        "d": {"function": len, "kept": 1},
    }

    found = unpack(pack(things))

    assert found["a"] == things["a"]
    assert torch.equal(found["b"][0], torch.arange(3))
    assert found["b"][1][7] == 2
    assert found["c"] == Counter({3: 2})
    assert isinstance(found["c"], Counter)
    assert found["d"] == {"kept": 1}


def test_the_checkpoint_of_another_drawing_is_refused(tmp_path):
    trainer = trainer_of(circle(), tmp_path)
    list(train(trainer))
    plan, prepared = planned(restless())

    with pytest.raises(Refusal, match="The checkpoint belongs to another drawing"):
        type(trainer)(restless(), plan, prepared, resume=tmp_path)


def test_a_finished_run_can_be_extended(tmp_path):
    document = restless(epochs=4)
    whole = trainer_of(document, tmp_path / "whole")
    list(train(whole))
    short = trainer_of(restless(epochs=2), tmp_path / "short")
    list(train(short))

    plan, prepared = planned(restless(epochs=2))
    longer = type(short)(restless(epochs=2), plan, prepared, resume=tmp_path / "short")
    longer.extend(2)
    events = list(train(longer))

    assert events[0].epochs == 4
    assert events[-1].epochs == 4
    _same(longer.weights(), whole.weights())


def _advance(trainer, steps: int) -> None:
    trainer.pace = "batch"
    goal = trainer.step + steps
    while trainer.step < goal:
        trainer.advance()


def test_an_edit_keeps_what_it_does_not_touch(tmp_path):
    document = restless(epochs=9)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    _advance(trainer, 10)
    before, memory = trainer.weights(), _memory(trainer)

    edited = changed(document, "drop", p=0.1)
    plan, prepared = planned(edited)
    trainer.change(edited, plan, prepared)

    _same(trainer.weights(), before)
    for ours, theirs in zip(_memory(trainer), memory, strict=True):
        assert torch.equal(ours, theirs)
    assert trainer.step == 10
    _advance(trainer, 3)


def test_an_edited_layer_begins_anew_beside_the_old_ones(tmp_path):
    document = restless(epochs=9)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    _advance(trainer, 10)
    before = trainer.weights()

    edited = changed(document, "hidden", out_features=20)
    plan, prepared = planned(edited)
    trainer.change(edited, plan, prepared)

    after = trainer.weights()
    assert after["hidden"]["weight"].shape == (20, 4)
    assert after["out"]["weight"].shape == (3, 20)
    assert before["hidden"]["weight"].shape == (12, 4)
    _advance(trainer, 3)


def test_a_change_that_alters_nothing_alters_nothing(tmp_path):
    document = trained(restless(), objective=HOWS["momentum"], epochs=4)
    runs = []
    for number in range(2):
        trainer = trainer_of(document, tmp_path / str(number))
        trainer.start()
        _advance(trainer, 9)
        if number:
            trainer.change(document, *planned(document))
        _advance(trainer, 12)
        runs.append(trainer.weights())

    _same(*runs)


def test_a_turned_rate_and_its_schedule_outlive_an_edit_that_says_the_same(tmp_path):
    document = trained(restless(), objective=HOWS["momentum"], epochs=6)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    _advance(trainer, 16)
    trainer.set_learning_rate("objective", 0.2)
    settings = {**HOWS["momentum"]["optimizer_settings"], "lr": 0.2}
    edited = trained(document, objective={"optimizer_settings": settings}, epochs=6)

    trainer.change(edited, *planned(edited))

    assert trainer.work.learners[0].learning_rate == 0.2
    _advance(trainer, 26)
    assert trainer.is_done
    assert trainer.work.learners[0].learning_rate < 1e-6


def test_an_edit_that_cannot_be_trained_is_refused_and_nothing_changes(tmp_path):
    document = circle()
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    _advance(trainer, 2)
    before = trainer.weights()
    edited = trained(document, objective={"minimise": {}})
    plan, prepared = planned(edited)

    with pytest.raises(Refusal, match="Nothing says yet what the network should learn"):
        trainer.change(edited, plan, prepared)

    assert trainer.document is document
    _same(trainer.weights(), before)


def _memory(trainer):
    optimizer = trainer.work.learners[0].optimizer
    parameters = trainer.work.learners[0].parameters
    return [value for one in parameters for value in optimizer.state[one].values()]


def test_a_rate_turned_while_it_runs_keeps_weights_and_memory(tmp_path):
    trainer = trainer_of(trained(restless(), objective=HOWS["momentum"], epochs=9), tmp_path)
    trainer.start()
    _advance(trainer, 9)
    before, memory = trainer.weights(), [one.clone() for one in _memory(trainer)]

    told = trainer.set_learning_rate("objective", 0.5)

    assert (told.name, told.value, told.step) == ("learning_rate", 0.5, 9)
    _same(trainer.weights(), before)
    for ours, theirs in zip(_memory(trainer), memory, strict=True):
        assert torch.equal(ours, theirs)
    _advance(trainer, 14)
    assert 0.3 < trainer.work.learners[0].learning_rate < 0.5  # the cosine goes on from there


def test_schedules_move_by_epoch_and_one_cycle_by_step(tmp_path):
    halves = {
        "schedule": "torch.optim.lr_scheduler.StepLR",
        "schedule_settings": {"step_size": 1, "gamma": 0.5},
        "optimizer_settings": {"lr": 0.1},
    }
    trainer = trainer_of(trained(circle(), objective=halves), tmp_path / "steps")
    trainer.pace = "epoch"
    rates = [
        event.learning_rates["loss"] for event in train(trainer) if isinstance(event, EpochFinished)
    ]
    assert rates == [0.05, 0.025, 0.0125]

    cycle = {"schedule": "torch.optim.lr_scheduler.OneCycleLR"}
    trainer = trainer_of(trained(circle(), objective=cycle), tmp_path / "cycle")
    trainer.start()
    before = trainer.work.learners[0].learning_rate
    _advance(trainer, 1)
    assert trainer.work.learners[0].learning_rate > before
    list(train(trainer))
    assert trainer.is_done
