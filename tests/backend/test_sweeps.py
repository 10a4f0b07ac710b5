"""Sweeps: what knobs mean, that the same seed tries the same, and a queue that survives a kill."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.command_line import main
from backend.document import edits
from backend.engine import Engine
from backend.formats.examples import open_example
from backend.formats.project import load, save
from backend.sweeps import choosing, queue
from backend.sweeps.choosing import choose
from backend.sweeps.knobs import Knob, read_range, read_values
from backend.sweeps.running import Runner
from backend.sweeps.sweep import (
    FAILED,
    FINISHED,
    RUNNING,
    Sweep,
    Trial,
    best,
    check_sweep,
    ranked,
)
from backend.text import Refusal, Text

ROOT = Path(__file__).parents[2]
RATE = Knob(place="objective.lr", low=1e-4, high=1e-1, is_log=True)
WIDTH = Knob(place="hidden.out_features", values=(4, 8, 16))
BOTH = Sweep(knobs=(WIDTH, RATE), trials=12, measure="accuracy")


# --- knobs ---


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("a.b=1,2,4", (1, 2, 4)),
        ("a.b=0.5", (0.5,)),
        ("a.b=true,false", (True, False)),
        ("a.b=mean, sum", ("mean", "sum")),
        ("a.b=[3,3],[5,5]", ([3, 3], [5, 5])),
        ("a.options.noise=0,0.1", (0, 0.1)),
    ],
)
def test_values_are_json_or_words(words, values):
    assert read_values(words).values == values


@pytest.mark.parametrize(
    ("words", "grid"),
    [
        ("a.b=0..1", [0, 1]),
        ("a.b=0.0..1:3", [0.0, 0.5, 1.0]),
        ("a.b=1e-4..1e-1:log:4", [1e-4, 1e-3, 1e-2, 1e-1]),
        ("a.b=4..64:log:5", [4, 8, 16, 32, 64]),
        ("a.b=1..3", [1, 2, 3]),
    ],
)
def test_a_grid_takes_points_of_a_range_each_once(words, grid):
    assert read_range(words).grid() == pytest.approx(grid)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("a.b=3..1", "cannot go from 3.0 to 1.0"),
        ("a.b=0..1:log", "cannot go from 0.0 to 1.0"),
        ("a.b=0.1..0.9:int", "cannot go from 0.1 to 0.9"),
        ("a.b=1", "is not BLOCK.SETTING=LOW..HIGH"),
        ("a.b=1..x", "is not BLOCK.SETTING=LOW..HIGH"),
        ("a.b=1..2:often", "is not BLOCK.SETTING=LOW..HIGH"),
        ("a.b=1..2:1", "at least two values"),
        ("a=1..2", "does not say which setting"),
    ],
)
def test_ranges_that_make_no_sense_are_refused(words, says):
    with pytest.raises(Refusal, match=says):
        read_range(words)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.999999, 1.0])
def test_every_draw_lies_within_the_range(share):
    whole = Knob(place="a.b", low=1.4, high=6.6, is_whole=True)
    assert RATE.low <= RATE.at(share) <= RATE.high
    assert whole.at(share) in (2, 3, 4, 5, 6)
    assert WIDTH.at(share) in WIDTH.values


# --- which values ---


def test_a_grid_tries_every_combination_once():
    sweep = replace(BOTH, how="grid", trials=0)
    tried = [choose(sweep, number, ()) for number in range(sweep.count)]
    pairs = {(each["hidden.out_features"], each["objective.lr"]) for each in tried}
    assert len(pairs) == sweep.count == 15
    assert replace(sweep, trials=4).count == 4


def test_the_same_seed_draws_the_same_and_another_knob_changes_nothing():
    drawn = [choose(BOTH, number, ()) for number in range(12)]
    assert drawn == [choose(BOTH, number, ()) for number in range(12)]
    assert drawn != [choose(replace(BOTH, seed=1), number, ()) for number in range(12)]
    alone = [choose(replace(BOTH, knobs=(RATE,)), number, ()) for number in range(12)]
    assert [each["objective.lr"] for each in drawn] == [each["objective.lr"] for each in alone]
    assert len({each["objective.lr"] for each in drawn}) == 12


def _tried(sweep: Sweep, count: int) -> list[Trial]:
    """Trials whose value is best at a rate of 0.01, and falls by one with each magnitude."""
    told: list[Trial] = []
    for number in range(count):
        values = choose(sweep, number, told)
        value = -abs(math.log10(values["objective.lr"]) + 2)
        told.append(Trial(number, values, FINISHED, value))
    return told


def test_optuna_suggests_the_same_after_the_same_and_learns():
    pytest.importorskip("optuna")
    sweep = replace(BOTH, how="optuna", trials=50)
    told = _tried(sweep, 50)
    assert told == _tried(sweep, 50)
    values = [trial.value or 0.0 for trial in told]
    assert statistics.mean(values[30:]) > statistics.mean(values[:10])
    assert all(trial.values["hidden.out_features"] in WIDTH.values for trial in told)


def test_without_optuna_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(choosing, "find_spec", lambda name: None)
    with pytest.raises(Refusal, match="pip install optuna"):
        choosing.check_way(replace(BOTH, how="optuna"))
    choosing.check_way(BOTH)


def test_the_best_is_the_highest_accuracy_and_the_lowest_loss():
    values = (0.5, None, 0.9, 0.9, 0.1)
    trials = [
        Trial(number, {}, FINISHED if value else FAILED, value)
        for number, value in enumerate(values)
    ]
    assert [trial.number for trial in ranked(trials, BOTH)] == [2, 3, 0, 4]
    found = best(trials, replace(BOTH, measure="loss"))
    assert found is not None
    assert found.number == 4
    assert best(trials[1:2], BOTH) is None


@pytest.mark.parametrize(
    ("sweep", "says"),
    [
        (Sweep(knobs=()), "Nothing is to be tried"),
        (Sweep(knobs=(WIDTH, WIDTH)), "is there twice"),
        (replace(BOTH, how="by hand"), "no way to try settings called by hand"),
        (replace(BOTH, trials=10**6), "These are 1000000 trials"),
        (replace(BOTH, at_once=0), "0 trainings cannot run at once"),
    ],
)
def test_sweeps_that_make_no_sense_are_refused(sweep, says):
    with pytest.raises(Refusal, match=says):
        check_sweep(sweep)


# --- the queue ---


def test_trials_come_back_as_they_were_written(tmp_path):
    queue.begin(tmp_path, open_example("iris"), BOTH)
    reason = Text("Because of {what}.", what=Text("{n} things", n=3))
    trials = (
        Trial(0, {"a.b": [1, 2]}, FINISHED, 0.5, {"validation": {"loss": 0.25}}, 3, 1.5),
        Trial(1, {"a.b": "ñ"}, FAILED, reason=reason, advice=Text("Mend it.")),
        Trial(2, {"a.b": None}, RUNNING),
    )
    for trial in trials:
        queue.note(tmp_path, trial)
    story = queue.read(tmp_path)
    assert story.sweep == BOTH
    assert story.trials == trials
    assert queue.read_document(tmp_path) == open_example("iris")


def test_a_line_that_was_cut_swallows_nothing(tmp_path):
    queue.begin(tmp_path, open_example("iris"), BOTH)
    queue.note(tmp_path, Trial(0, {}, FINISHED, 0.5))
    path = tmp_path / queue.QUEUE
    for cut in (1, 40):
        whole = path.read_bytes()
        path.write_bytes(whole + whole.splitlines(keepends=True)[-1][:-cut])
        queue.note(tmp_path, Trial(cut, {}, FINISHED, 0.25))
    assert [trial.number for trial in queue.read(tmp_path).trials] == [0, 1, 40]


def test_a_folder_holds_one_sweep_and_one_runner(tmp_path):
    queue.begin(tmp_path, open_example("iris"), BOTH)
    with pytest.raises(Refusal, match="holds a sweep already"):
        queue.begin(tmp_path, open_example("iris"), BOTH)
    with queue.alone(tmp_path), pytest.raises(Refusal, match="carried out already"):
        Runner(tmp_path).run()
    with pytest.raises(Refusal, match="not the folder of a sweep"):
        queue.read(tmp_path / "other")


# --- what can be tried ---


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--set", "nobody.lr=1,2"], "There is no block called nobody"),
        (["--set", "hidden.size=1,2"], "hidden has no setting called size"),
        (["--set", "training.size=1,2"], "training has no setting called size"),
        (["--set", "objective.speed=1,2"], "objective has no setting called speed"),
        (["--set", "training.batch_size=many"], 'batch_size cannot be "many"'),
        (["--set", "hidden.out_features=4", "--measure", "beauty"], "beauty is not measured here"),
        (["--how", "guess", "--set", "training.seed=1,2"], "no way to try settings called guess"),
        ([], "Nothing is to be tried"),
        (["--range", "objective.lr=1"], "is not BLOCK.SETTING=LOW..HIGH"),
    ],
)
def test_what_cannot_be_tried_is_told_in_words(words, says, tmp_path, capsys):
    folder = tmp_path / "sweep"
    assert main(["sweep", "iris", *words, "--folder", str(folder)]) in (1, 2)
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err
    assert not folder.exists()


def test_without_validation_examples_nothing_can_be_judged(tmp_path):
    document = open_example("iris")
    document.apply(edits.set_settings(document, "data", {"validation": 0.0}))
    for verb, more in (
        ("sweep_measures", {}),
        ("begin_sweep", {"sweep": BOTH, "folder": str(tmp_path / "sweep")}),
    ):
        with pytest.raises(Refusal, match="No examples are kept for validation"):
            Engine().answer(verb, records=list(document), **more)


def test_measures_are_those_that_a_training_tells():
    engine = Engine()
    of = {
        name: engine.answer("sweep_measures", records=list(open_example(name)))
        for name in ("iris", "diabetes")
    }
    assert of == {
        "iris": ("accuracy", "f1_macro", "loss"),
        "diabetes": ("r2", "mse", "mae", "loss"),
    }


# --- carrying out ---

WIDTHS = (4, 0, 8, 12, 16)


def test_a_killed_sweep_goes_on_where_it_was(tmp_path, capsys):
    """One of its values cannot be built: that is told, and the others are tried all the same."""
    folder, file = tmp_path / "sweep", tmp_path / "iris.json"
    save(file, open_example("iris"))
    words = ["--set", f"hidden.out_features={','.join(map(str, WIDTHS))}", "--how", "grid"]
    words += ["--epochs", "120", "--folder", str(folder), "--json"]
    _kill_while_running(["sweep", str(file), *words], number=2)
    broken = queue.read(folder)
    assert [trial.state for trial in broken.trials] == [FINISHED, FAILED, RUNNING]

    assert main(["sweep", str(folder), "--at-once", "2", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    story = queue.read(folder)
    assert {line["number"] for line in told if line["event"] == "trial"} == {2, 3, 4}
    assert told[-1]["event"] == "sweep_finished"
    assert [trial.values["hidden.out_features"] for trial in story.trials] == list(WIDTHS)
    assert [trial.state for trial in story.trials] == [FINISHED, FAILED, *[FINISHED] * 3]
    assert "0" in str(story.trials[1].reason)
    assert _ends(folder) == dict.fromkeys(range(5), 1)
    _check_best(story, capsys)


def _kill_while_running(words: list[str], number: int) -> None:
    """Let a sweep of its own process run until this trial is at work, and kill it."""
    command = [sys.executable, "-m", "backend.command_line", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            told = json.loads(line)
            if told["event"] == "trial" and told["number"] == number:
                break
        child.kill()


def _ends(folder: Path) -> dict[int, int]:
    """How often each trial ended, in the queue itself."""
    lines = [json.loads(line) for line in (folder / queue.QUEUE).read_text().splitlines()]
    ended = [line["trial"]["number"] for line in lines if line.get("trial", {}).get("state")]
    states = [line["trial"]["state"] for line in lines if "trial" in line]
    return {
        number: sum(
            one == number and state != RUNNING for one, state in zip(ended, states, strict=True)
        )
        for number in set(ended)
    }


def _check_best(story: queue.Story, capsys: pytest.CaptureFixture[str]) -> None:
    """The best trial's file holds what it was judged by."""
    found = best(story.trials, story.sweep)
    assert found is not None
    kept = queue.trial_folder(story.folder, found.number) / queue.TRAINED
    width = load(kept).document.block("hidden").settings["out_features"]
    assert width == found.values["hidden.out_features"]
    assert main(["evaluate", str(kept), "--split", "validation", "--json"]) == 0
    measured = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert measured["measures"]["accuracy"] == pytest.approx(found.value)


def test_pausing_lets_the_trial_end_and_begins_no_other(tmp_path):
    folder = tmp_path / "sweep"
    sweep = Sweep(knobs=(RATE,), trials=3, epochs=2, measure="loss", seed=4)
    queue.begin(folder, open_example("iris"), sweep)
    heard: list[Trial] = []
    runner = Runner(folder, lambda trial: (heard.append(trial), runner.pause()))
    assert not runner.run()
    assert {trial.number for trial in heard} == {0}
    (first,) = queue.read(folder).trials
    assert first.state == FINISHED
    assert first.values == choose(sweep, 0, ())
