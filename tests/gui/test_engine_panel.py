"""How training goes, why it ended and how it goes on, in the window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.document import edits
from backend.training.events import (
    Arranged,
    Finished,
    RunStarted,
    SettingChanged,
    StepsFinished,
    Tiered,
)
from gui.language import language, say
from gui.panels.curve_store import CurveStore
from gui.panels.curves_panel import CurvesPanel
from gui.panels.drawing_form import DrawingForm
from gui.panels.engine_words import _REASONS, arrangement, speed_line, way_advice
from gui.panels.training_bar import TrainingBar
from gui.run_record import RunRecord
from tests.gui.session_stage import open_example
from tests.gui.window_stage import wait

STARTED = RunStarted("", 0, 0, 10, 30, "cpu", 0, 10, ("loss",))


def _record(*events) -> RunRecord:
    record = RunRecord()
    record.take([STARTED, StepsFinished(0, 1, {"loss": np.ones(2000, np.float32)}, 1.0), *events])
    return record


def _steps(first: int, count: int, seconds: float = 0.5) -> StepsFinished:
    return StepsFinished(first, 1, {"loss": np.ones(count, np.float32)}, seconds)


def test_the_line_says_the_way_the_speed_and_the_gain():
    record = _record(Tiered(2000, "compiled", "", 14.2), _steps(2000, 38_000))
    words = say(speed_line(record, 10))
    assert words == (
        "Compiled steps · 76,000 steps/s · 760,000 examples/s · 14.2 × as fast as single"
    )


@pytest.mark.parametrize("reason", _REASONS)
@pytest.mark.parametrize("code", ["en", "es"])
def test_every_reason_is_said_with_what_to_do(reason, code):
    language().switch(code)
    record = _record(Tiered(2000, "kept", reason, 1.0), _steps(2000, 100))
    title, advice = _REASONS[reason]
    assert say(speed_line(record, 10)).endswith(say(title))
    assert say(way_advice(record.way)) == say(advice)
    assert title.source
    assert advice.source


def test_before_any_step_nothing_is_said():
    assert not speed_line(RunRecord(), 10)


def test_what_was_chosen_is_said():
    words = [str(one) for one in arrangement(Arranged(0, 1, 2, True, True))]
    assert words[0] == "Threads in use: 1 of 2."
    assert len(words) == 3
    assert len(arrangement(None)) == 1


def test_a_knob_that_is_turned_leaves_one_mark_where_it_rests():
    record = _record(*(SettingChanged(2000 + n, "learning_rate", n / 100) for n in range(20)))
    assert [one.value for one in record.changes] == [0.19]
    record.take([SettingChanged(2019, "batch_size", 8)])
    assert len(record.changes) == 2
    record.take([RunStarted("", 1500, 0, 10, 30, "cpu", 0, 10, ("loss",))])
    assert record.changes == []


def test_a_run_that_goes_on_is_not_binned_anew():
    store, record = CurveStore(), _record()
    store.follow(record)
    bins = store.losses["loss"]
    record.take([RunStarted("", 2000, 1, 20, 30, "cpu", 0, 10, ("loss",)), _steps(2000, 50)])
    store.follow(record)
    assert store.losses["loss"] is bins
    assert bins.count == 2050
    record.take([RunStarted("", 1000, 1, 20, 30, "cpu", 0, 10, ("loss",)), _steps(1000, 5000)])
    store.follow(record)
    assert store.losses["loss"] is not bins
    assert store.losses["loss"].count == 6000


@pytest.fixture
def panels(session):
    open_example(session, "iris", epochs=4)
    made = [CurvesPanel(session), TrainingBar(session), DrawingForm(session)]
    for panel in made:
        panel.resize(900, 600)
        panel.show()
    wait(lambda: made[0].is_built, what="the curves")
    yield made
    for panel in made:
        panel.close()
        panel.deleteLater()


def _finish(session):
    session.play()
    wait(lambda: session.state == "finished", what="the end")


def test_a_finished_run_goes_on_for_as_many_epochs_as_are_typed(session, panels):
    curves, bar, _ = panels
    _finish(session)
    steps, checkpoint = session.record.step, session.record.checkpoint
    before = session.record.losses["loss"].values.copy()
    more = curves.engine.more
    assert checkpoint
    assert more.isVisibleTo(curves)
    more.count.set_value(2)
    QTest.mouseClick(more.button, Qt.MouseButton.LeftButton)
    wait(lambda: session.state == "finished" and session.record.step > steps, what="the rest")

    assert session.record.epoch == 6
    losses = session.record.losses["loss"].values
    np.testing.assert_array_equal(losses[: len(before)], before)
    assert len(losses) == 6 * session.record.started.steps_per_epoch
    assert bar.epoch.text() == "epoch 6/6"


def test_an_early_stop_is_told_in_words_where_one_looks(session, panels):
    curves, bar, form = panels
    form.engine.stopping.set_open(True)
    session.do(edits.change_training(session.document, epochs=500))
    patience = form.engine.stopping.form.fields["patience"]
    patience.changed.emit(1)
    assert session.document.training.patience == 1
    wait(lambda: not session.is_plan_due, what="the plan")
    _finish(session)
    finished = session.record.finished
    assert isinstance(finished, Finished)
    assert finished.reason == "patience"
    assert bar.state.text() == "Stopped early"
    assert bar.state.toolTip() == str(finished.why)
    assert curves.engine.words.text().startswith("Stopped early in epoch")


def test_threads_and_compiled_steps_are_chosen_in_the_form(session, panels):
    form = panels[2]
    machine = form.engine.machine
    machine.set_open(True)
    machine.form.fields["threads"].changed.emit(1)
    machine.form.fields["compiled"].changed.emit(False)
    training = session.document.training
    assert (training.threads, training.compiled) == (1, False)
    wait(lambda: not session.is_plan_due, what="the plan")
    _finish(session)
    machine.refresh()
    assert "Threads in use: 1 of" in machine.chosen.text()
    assert "Single steps: Compiled steps are switched off." in machine.chosen.text()
    machine.form.reset.emit("compiled")
    assert session.document.training.compiled


def test_an_edit_while_it_trains_is_marked_on_the_curve(session, panels):
    curves = panels[0]
    session.do(edits.change_training(session.document, epochs=100_000))
    wait(lambda: not session.is_plan_due, what="the plan")
    session.play()
    wait(lambda: session.record.step > 50, what="some steps")
    session.do(edits.change_training(session.document, batch_size=8))
    wait(lambda: session.record.changes, what="the change")
    session.stop()
    wait(lambda: session.state == "finished", what="the end")
    curves.refresh()
    (mark,) = curves.losses._marks.values()
    assert mark.label.format == "Batch size: 8"
    assert mark.value() == session.record.changes[0].step
