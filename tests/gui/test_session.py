"""The session with its two real engine processes: drawing, training, losing and going on."""

from __future__ import annotations

import os
import signal
import time

import numpy as np
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.document import Document
from tests.gui.session_stage import block_of, open_example
from tests.gui.window_stage import wait


def test_a_plan_follows_an_edit_and_undo_brings_the_old_one_back(session):
    open_example(session, "iris")
    before = session.plan.parameters
    linear = block_of(session, "Linear")
    session.do(edits.set_settings(session.document, linear.id, {"out_features": 50}))
    wait(lambda: session.plan.parameters != before, what="the new plan")
    session.undo()
    wait(lambda: session.plan.parameters == before, what="the old plan")


def test_moving_a_block_asks_for_no_plan(session):
    open_example(session, "iris")
    plans: list[object] = []
    session.planned.connect(plans.append)
    linear = block_of(session, "Linear")
    session.do(edits.move(session.document, {linear.id: (40.0, 0.0)}))
    QTest.qWait(150)
    session.planned.disconnect(plans.append)
    assert plans == []


def test_play_trains_to_the_end_and_leaves_weights(session):
    open_example(session, "iris", epochs=5)
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    assert session.record.finished.reason == "done"
    losses = session.record.losses["loss"].values
    assert len(losses) == session.record.finished.steps
    assert losses[-3:].mean() < losses[:3].mean()
    linear = block_of(session, "Linear")
    assert session.weights[linear.id]["weight"].shape[1] == 4


def test_play_after_the_end_goes_on_from_there(session):
    open_example(session, "iris", epochs=3)
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    steps = session.record.finished.steps
    session.play()
    wait(lambda: session.record.step == 2 * steps, what="as many steps again")
    wait(lambda: session.state == "finished", what="the second end")
    assert session.record.finished.steps == 2 * steps
    assert len(session.record.losses["loss"]) == 2 * steps


def test_start_over_draws_the_same_weights_from_the_seed_again(session):
    open_example(session, "iris", epochs=2)
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    first = session.record.losses["loss"].values.copy()
    session.start_over()
    assert not session.weights
    session.play()
    wait(lambda: session.state == "finished" and session.record.finished, what="the second end")
    np.testing.assert_array_equal(session.record.losses["loss"].values, first)


def test_one_batch_at_a_time(session):
    open_example(session, "iris", epochs=50)
    session.step("batch")
    wait(lambda: session.state == "paused", what="the pause")
    assert session.record.step == 1
    session.step("batch")
    wait(lambda: session.record.step == 2 and session.state == "paused", what="a second batch")


def test_a_network_edited_while_paused_keeps_the_weights_of_what_stayed(session):
    open_example(session, "iris", epochs=2000)
    session.play()
    wait(lambda: session.record.step > 20, what="some steps")
    session.pause()
    wait(lambda: session.state == "paused", what="the pause")
    first, last = sorted(
        (b for b in session.document.blocks if b.type.endswith("Linear")), key=lambda b: b.x
    )
    learned = session.weights[first.id]["weight"].copy()
    relu = edits.add("torch.nn.ReLU", last.x - 60.0, last.y + 80.0, id="new")
    wire = next(w for w in session.document.wires_into(last.id))
    session.do(edits.insert(session.document, wire.id, relu.records["new"][1]))
    wait(lambda: session.plan.step("new") is not None, what="the plan with the new block")
    session.step("batch")
    wait(lambda: session.state == "paused" and session.record.step > 0, what="one more batch")
    moved = np.abs(session.weights[first.id]["weight"] - learned).max()
    assert 0 < moved < 0.2


def test_the_learning_rate_turns_while_training_and_no_weight_is_lost(session):
    open_example(session, "iris", epochs=100000)
    session.play()
    wait(lambda: session.record.step > 50, what="some steps")
    (objective,) = session.document.objectives
    session.set_learning_rate(objective.id, 1e-9)
    wait(lambda: session.record.changes, what="the new rate")
    step = session.record.step
    wait(lambda: session.record.step > step + 50, what="steps at the new rate")
    session.pause()
    wait(lambda: session.state == "paused", what="the pause")
    losses = session.record.losses["loss"].values
    assert losses[-30:].mean() < losses[:10].mean()
    assert session.document[objective.id].optimizer_settings["lr"] == 1e-9


def test_a_killed_trainer_is_told_within_two_seconds_and_training_goes_on(session):
    open_example(session, "iris", epochs=200000)
    session.play()
    wait(lambda: session.record.step > 50, what="some steps")
    session.pause()
    wait(lambda: session.state == "paused" and session.record.checkpoint, what="a checkpoint")
    at = session.record.step
    before = session.document.copy()
    killed = time.monotonic()
    os.kill(session.trainer.process_id, signal.SIGKILL)
    wait(lambda: session.state == "lost", what="the news")
    assert time.monotonic() - killed < 2.0
    assert session.document == before
    assert session.notices[-1].actions, "it offers to go on"
    session.notices[-1].actions[0][1]()
    wait(lambda: session.state == "running" and session.record.step > at, what="going on")
    assert session.record.started.step == at


def test_a_killed_engine_is_told_and_comes_back(session):
    open_example(session, "iris")
    failures: list[object] = []
    session.ask("code", lambda code: None, failures.append, records=session.records())
    os.kill(session.engine.process_id, signal.SIGKILL)
    wait(lambda: failures, 5, "the failure")
    answers: list[str] = []
    session.ask("code", answers.append, failures.append, records=session.records())
    wait(lambda: answers or len(failures) > 1, what="an answer from the new engine")
    assert "nn.Linear" in answers[0]


def test_a_broken_drawing_is_not_trained_but_explained(session):
    session.replace(Document())
    session.do(edits.add("torch.nn.Linear", id="alone"))
    session.play()
    wait(lambda: session.notices, what="the explanation")
    assert session.state == "idle"
    assert session.record.step == 0


def test_slow_work_is_told_and_can_be_cancelled(session, tmp_path):
    rows = "\n".join(f"{i};{i % 9},5;{'ab'[i % 2]}" for i in range(400_000))
    path = tmp_path / "large.csv"
    path.write_text("x;y;kind\n" + rows)
    told: list[str] = []
    session.engine.slow.connect(told.append)
    session.replace(Document())
    options = {"path": str(path), "target": "kind"}
    settings = {"source": "table", "options": options}
    session.do(edits.add("lienzo.Data", settings=settings, id="d"))
    wait(lambda: told, 10, "the news that it takes long")
    assert told == ["plan"]
    session.engine.cancel()
    assert told == ["plan", ""]
    assert str(session.notices[-1].what) == "Cancelled."
    session.undo()
    wait(lambda: not session.is_plan_due, 30, "the plan of the new engine")
    session.engine.slow.disconnect(told.append)


def test_a_run_that_was_left_tells_nothing_to_the_next_drawing(session):
    open_example(session, "iris", epochs=100_000)
    session.play()
    wait(lambda: session.record.step > 20, what="some steps")
    open_example(session, "wine")
    assert session.state == "idle"
    QTest.qWait(300)
    assert session.state == "idle"
    assert session.record.step == 0
    assert not session.weights
    session.do(edits.change_training(session.document, epochs=2))
    session.play()
    wait(lambda: session.state == "finished", what="the end of the next run")
    assert session.record.finished.epochs == 2


def test_an_edit_takes_effect_while_training_and_keeps_the_weights(session):
    open_example(session, "iris", epochs=1_000_000)
    session.play()
    wait(lambda: session.record.step > 300, what="some steps")
    before = session.record.losses["loss"].values[-20:].mean()
    session.do(edits.change_training(session.document, batch_size=4))
    wait(lambda: not session.run.has_drifted, what="the edit on its way")
    step = session.record.step
    wait(lambda: session.record.step > step + 300, what="steps with the new batch size")
    assert session.state == "running"
    assert session.record.losses["loss"].values[-50:].mean() < before * 3 + 0.2


def test_a_broken_edit_pauses_the_training_and_says_why(session):
    open_example(session, "iris", epochs=1_000_000)
    session.play()
    wait(lambda: session.record.step > 20, what="some steps")
    wire = session.document.wires_into(block_of(session, "Linear").id)[0]
    session.do(edits.delete(session.document, [wire.id]))
    wait(lambda: session.state == "paused", what="the pause")
    assert "paused" in str(session.notices[-1].what)
    session.undo()
    step = session.record.step
    session.play()
    wait(lambda: session.record.step > step, what="going on")
