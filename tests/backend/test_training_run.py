"""The run folder: what was told can be read back, whatever happened to the process."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from backend.text import Refusal
from backend.training.events import EpochFinished, Finished, Judged, RunStarted, StepsFinished
from backend.training.loop import train
from backend.training.run import list_runs, read_run, runs_folder
from backend.training.trainer import Trainer
from tests.backend.training_cases import circle, losses_of, planned, restless, trainer_of


def test_a_run_reads_back_as_it_was_told(tmp_path):
    trainer = trainer_of(restless(), tmp_path)
    told = list(train(trainer))

    run = read_run(tmp_path)

    assert run.document == restless()
    assert losses_of(list(run.events)) == losses_of(told)
    assert run.finished == told[-1]
    assert run.started == told[0]
    measured = [one for one in told if isinstance(one, EpochFinished)]
    assert [one for one in run.events if isinstance(one, EpochFinished)] == measured
    judged = {one.split: one for one in run.events if isinstance(one, Judged)}
    assert judged.keys() == {"train", "validation", "test"}
    expected = [one for one in told if isinstance(one, Judged)][-1]
    np.testing.assert_array_equal(judged[expected.split].matrix, expected.matrix)
    assert judged[expected.split].classes == expected.classes
    np.testing.assert_array_equal(run.losses["loss"], np.float32(losses_of(told)))
    assert [path.parent.name for path in run.checkpoints] == ["checkpoints"]


def test_a_cut_line_is_left_out_and_swallows_nothing(tmp_path):
    trainer = trainer_of(circle(epochs=1), tmp_path)
    told = list(train(trainer))
    trainer.close()
    events = tmp_path / "events.jsonl"
    events.write_bytes(events.read_bytes()[:-30])
    assert read_run(tmp_path).finished is None

    plan, prepared = planned(circle(epochs=1))
    again = Trainer(circle(epochs=1), plan, prepared, resume=tmp_path)
    again.extend(1)
    more = list(train(again))

    run = read_run(tmp_path)
    assert losses_of(list(run.events)) == losses_of(told) + losses_of(more)
    assert run.finished == more[-1]


def test_what_a_resumed_run_took_back_is_told_once(tmp_path):
    document = restless(epochs=6)
    trainer = trainer_of(document, tmp_path)
    trainer.pace = "batch"
    trainer.start()
    for _ in range(5):
        trainer.advance()
    trainer.checkpoint()
    for _ in range(4):
        trainer.advance()
    trainer.close()
    plan, prepared = planned(document)
    resumed = Trainer(document, plan, prepared, resume=tmp_path)
    assert resumed.step == 5
    list(train(resumed))

    run = read_run(tmp_path)

    firsts = [one.first for one in run.events if isinstance(one, StepsFinished)]
    lengths = [len(one.losses["loss"]) for one in run.events if isinstance(one, StepsFinished)]
    assert firsts == list(np.cumsum([0, *lengths])[:-1])
    assert sum(lengths) == 6 * 7
    whole = list(train(trainer_of(document, tmp_path / "whole")))
    assert losses_of(list(run.events)) == losses_of(whole)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"event": "Nothing"}',
        '{"event": "StepsFinished"}',
        '{"event": "RunStarted", "run": {"array": "AA==", "type": "O", "shape": [1]}}',
        "[" * 100_000,
    ],
)
def test_lines_that_nobody_wrote_are_left_out(line, tmp_path):
    list(train(trainer_of(circle(epochs=1), tmp_path)))
    before = read_run(tmp_path)
    with (tmp_path / "events.jsonl").open("a") as file:
        file.write(line + "\n")

    after = read_run(tmp_path)

    assert len(after.events) == len(before.events)


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"records": 3}', b"\xff", b"[" * 10**6])
def test_no_run_is_refused(content, tmp_path):
    if content is not None:
        (tmp_path / "drawing.json").write_bytes(content)

    with pytest.raises(Refusal) as refusal:
        read_run(tmp_path)

    assert str(refusal.value.what) == (
        f"{tmp_path.name} is not the folder of a run, or it is damaged."
    )


def test_runs_live_in_the_home_and_are_listed_newest_first(tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    assert list_runs() == []
    document = circle(epochs=1)
    plan, prepared = planned(document)
    folders = []
    for _ in range(2):
        trainer = Trainer(document, plan, prepared)
        list(train(trainer))
        folders.append(trainer.folder)

    assert {folder.parent for folder in folders} == {runs_folder()}
    assert sorted(list_runs(), reverse=True) == list_runs()
    assert set(list_runs()) == set(folders)


def test_the_log_is_plain_json_without_code(tmp_path):
    list(train(trainer_of(circle(epochs=1), tmp_path)))

    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()

    names = [json.loads(line)["event"] for line in lines]
    assert names[0] == "RunStarted"
    assert names[-1] == "Finished"
    fields = {field.name for field in dataclasses.fields(Finished)}
    assert json.loads(lines[-1]).keys() == fields | {"event"}
    assert RunStarted.__name__ in names
