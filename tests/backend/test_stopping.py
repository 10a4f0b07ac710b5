"""Training that ends early: by patience, at a target, when time is up; and goes on afterwards."""

from __future__ import annotations

import json

import numpy as np
import pytest
from msgspec.structs import replace

from backend.formats import drawing
from backend.training.control import Edit, Extend
from backend.training.events import EpochFinished, Finished, Remark, SettingChanged
from backend.training.loop import train
from backend.training.run import read_run
from backend.training.stopping import watched
from tests.backend.test_training_control import Window
from tests.backend.training_cases import circle, losses_of, planned, restless, trained, trainer_of


def _same(ours, theirs) -> None:
    for block, arrays in ours.items():
        for name, values in arrays.items():
            np.testing.assert_array_equal(values, theirs[block][name], err_msg=f"{block}.{name}")


def _validation(document, folder):
    """The validation loss of each epoch, and the weights after it."""
    trainer = trainer_of(document, folder)
    trainer.pace = "epoch"
    losses, weights = [], []
    for event in train(trainer):
        if isinstance(event, EpochFinished):
            losses.append(event.measures["validation"]["loss"])
            weights.append(trainer.weights())
    return losses, weights


def _hasty(**rules):
    """A network that soon learns by heart what it sees."""
    how = {"optimizer_settings": {"lr": 0.05}}
    return trained(restless(), objective=how, **{"epochs": 60, "seed": 3, **rules})


def _run(trainer):
    told = list(train(trainer))
    finished = told[-1]
    assert isinstance(finished, Finished)
    return told, finished


@pytest.mark.parametrize("patience", [2, 5])
def test_it_stops_when_patience_ends_and_keeps_the_best_epoch(patience, tmp_path):
    losses, weights = _validation(_hasty(), tmp_path / "whole")
    best, since = 0, 0
    for epoch, loss in enumerate(losses):
        best, since = (epoch, 0) if loss < losses[best] or not epoch else (best, since + 1)
        if since == patience:
            break
    assert since == patience, "the case must be one that stops"

    trainer = trainer_of(_hasty(patience=patience), tmp_path / "early")
    _, finished = _run(trainer)

    assert (finished.reason, finished.epochs) == ("patience", epoch + 1)
    assert f"epoch {best + 1}, with {losses[best]:.4g}" in str(finished.why)
    _same(trainer.weights(), weights[best])
    assert finished.measures["validation"]["loss"] == losses[best]


def test_without_validation_examples_it_goes_by_those_it_learns_from(tmp_path):
    whole = {"options": {"samples": 200}, "validation": 0.0, "test": 0.0}
    how = {"optimizer_settings": {"lr": 0.5}}
    document = trained(circle(), data=whole, objective=how, epochs=400, patience=2)
    told, finished = _run(trainer_of(document, tmp_path))
    assert not [one for one in told if isinstance(one, Remark)]
    assert finished.reason == "patience"
    assert "Loss (Training)" in str(finished.why)


def test_without_the_wish_for_the_best_the_last_weights_stay(tmp_path):
    _, weights = _validation(_hasty(), tmp_path / "whole")
    trainer = trainer_of(_hasty(patience=3, keep_best=False), tmp_path / "early")
    _, finished = _run(trainer)

    _same(trainer.weights(), weights[finished.epochs - 1])
    assert "kept" not in str(finished.why)


@pytest.mark.parametrize("broken_at", [1, 9, 40])
def test_a_resumed_run_stops_where_the_unbroken_one_does(broken_at, tmp_path):
    document = _hasty(patience=4)
    whole = trainer_of(document, tmp_path / "whole")
    told, finished = _run(whole)
    assert finished.reason == "patience"

    first = trainer_of(document, tmp_path / "broken")
    first.start()
    first.pace = "batch"
    while first.step < broken_at:
        first.advance()
    first.checkpoint()
    first.close()
    again = trainer_of(document, tmp_path / "again", resume=tmp_path / "broken")
    after, ended = _run(again)

    assert (ended.reason, ended.epochs, ended.why) == ("patience", finished.epochs, finished.why)
    assert losses_of(after) == losses_of(told)[broken_at:]
    _same(again.weights(), whole.weights())


def test_a_target_ends_it_as_soon_as_it_is_reached(tmp_path):
    plain = trainer_of(_hasty(), tmp_path / "plain")
    plain.pace = "epoch"
    reached = [
        event.measures["validation"]["accuracy"]
        for event in train(plain)
        if isinstance(event, EpochFinished)
    ]
    target = max(reached)
    first = next(epoch for epoch, value in enumerate(reached, 1) if value >= target)

    _, finished = _run(trainer_of(_hasty(measure="accuracy", target=target), tmp_path / "aimed"))

    assert (finished.reason, finished.epochs) == ("target", first)
    assert str(finished.why).startswith(f"Target reached in epoch {first}: Accuracy (Validation)")


def test_a_loss_is_to_fall_below_its_target(tmp_path):
    losses, _ = _validation(_hasty(), tmp_path / "plain")
    target = sorted(losses)[len(losses) // 2]
    _, finished = _run(trainer_of(_hasty(target=target), tmp_path / "aimed"))
    expected = next(epoch for epoch, loss in enumerate(losses, 1) if loss <= target)
    assert (finished.reason, finished.epochs) == ("target", expected)


def test_time_ends_it_and_what_was_spent_is_remembered(tmp_path):
    document = circle(epochs=10**6, seconds=0.15)
    trainer = trainer_of(document, tmp_path)
    _, finished = _run(trainer)
    assert finished.reason == "time"
    assert str(finished.why) == "Time is up: 0.15 s of training."

    again = trainer_of(document, tmp_path / "again", resume=tmp_path)
    _, ended = _run(again)
    assert (ended.reason, ended.steps) == ("time", finished.steps)


@pytest.mark.parametrize("rules", [{"patience": 3}, {"measure": "accuracy", "target": 0.9}])
def test_a_run_that_stopped_early_goes_on_exactly(rules, tmp_path):
    whole = trainer_of(_hasty(), tmp_path / "whole")
    expected = losses_of(list(train(whole)))

    trainer = trainer_of(_hasty(**rules, keep_best=True), tmp_path / "early")
    told, finished = _run(trainer)
    assert finished.reason in ("patience", "target")
    done = finished.steps
    trainer.close()

    for goes_on in (
        trainer,
        trainer_of(_hasty(**rules), tmp_path / "b", resume=tmp_path / "early"),
    ):
        goes_on.extend(2)
        more, ended = _run(goes_on)
        assert ended.epochs <= finished.epochs + 2
        assert losses_of(more) == expected[done : done + len(losses_of(more))]
        assert losses_of(more)
    assert losses_of(told) == expected[:done]


def test_a_finished_run_is_extended_as_if_it_had_been_longer(tmp_path):
    expected = losses_of(list(train(trainer_of(_hasty(epochs=8), tmp_path / "whole"))))
    first = losses_of(list(train(trainer_of(_hasty(epochs=5), tmp_path / "short"))))
    longer = trainer_of(_hasty(epochs=5), tmp_path / "longer", resume=tmp_path / "short")
    longer.extend(3)
    told, finished = _run(longer)
    assert (finished.reason, finished.epochs) == ("done", 8)
    assert first + losses_of(told) == expected


def test_rules_that_change_while_it_runs_leave_the_work_alone(tmp_path):
    document = _hasty(epochs=4000)
    edited = trained(document, epochs=4000, seed=3, patience=2)
    trainer = trainer_of(document, tmp_path)
    work = trainer.work
    window = Window(at_once=[Edit(list(edited))])
    window.serve(trainer)

    assert trainer.work is work
    assert window.heard[-1].reason == "patience"
    (changed,) = [one for one in window.heard if isinstance(one, SettingChanged)]
    assert (changed.name, changed.value, str(changed.words)) == ("patience", 2, "Patience: 2")


def test_a_run_that_is_served_can_be_extended(tmp_path):
    window = Window(at_once=[Extend(2)], after=0)
    window.serve(trainer_of(circle(epochs=3), tmp_path))
    assert window.heard[-1].epochs == 5


def test_a_measure_that_nobody_takes_is_told_once_and_stops_nothing(tmp_path):
    told, finished = _run(trainer_of(restless(measure="r2", patience=1), tmp_path))
    assert finished.reason == "done"
    (remark,) = [one for one in told if isinstance(one, Remark)]
    assert "r2" in str(remark.what)
    assert "accuracy" in str(remark.advice)


def test_why_it_ended_is_in_the_run_folder(tmp_path):
    _, finished = _run(trainer_of(_hasty(patience=2), tmp_path))
    kept = read_run(tmp_path).finished
    assert kept is not None
    assert (kept.reason, str(kept.why)) == ("patience", str(finished.why))


def test_the_rules_are_in_the_file_and_files_without_them_open():
    rules = {"patience": 7, "measure": "accuracy", "target": 0.95, "seconds": 60.0}
    rules |= {"threads": 2, "compiled": False, "keep_best": False}
    document = circle(**rules)
    again, repairs = drawing.decode(drawing.encode(document))
    assert (again.training, repairs) == (document.training, ())

    plain = json.loads(drawing.encode(circle()))
    (record,) = [one for one in plain["records"] if one.get("kind") == "training"]
    assert not rules.keys() & record.keys()
    opened, repairs = drawing.decode(json.dumps(plain).encode())
    assert opened.training == replace(circle().training)
    assert repairs == ()


def test_plans_are_no_others_for_rules():
    plan, _ = planned(circle())
    other, _ = planned(circle(patience=3, target=0.1, seconds=5.0))
    assert plan == other


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("", ("validation", "generator", 1.0)),
        ("loss", ("validation", "generator", 1.0)),
        ("critic", ("validation", "critic", 2.0)),
        ("accuracy", ("validation", "answer.accuracy", 0.5)),
        ("answer.accuracy", ("validation", "answer.accuracy", 0.5)),
        ("r2", None),
    ],
)
def test_a_rule_finds_its_measure(wanted, expected):
    found = {"generator": 1.0, "critic": 2.0, "answer.accuracy": 0.5}
    measures = {"train": dict.fromkeys(found, 9.0), "validation": found}
    assert watched(measures, wanted, ["generator", "critic"]) == expected
    alone = {"train": found}
    split = watched(alone, wanted, ["generator", "critic"])
    assert split == (expected and ("train", *expected[1:]))


def test_where_averages_are_judged_the_best_of_them_is_kept(tmp_path):
    averaged = {"optimizer_settings": {"lr": 0.05}, "average": 0.9}
    document = trained(restless(), objective=averaged, epochs=60, seed=3)
    losses, weights = _validation(document, tmp_path / "whole")
    early = trained(document, objective=averaged, epochs=60, seed=3, patience=3)
    trainer = trainer_of(early, tmp_path / "early")
    _, finished = _run(trainer)

    assert finished.reason == "patience"
    best = int(np.argmin(losses[: finished.epochs]))
    _same(trainer.weights(), weights[best])
    assert finished.measures["validation"]["loss"] == pytest.approx(losses[best], rel=1e-6)
