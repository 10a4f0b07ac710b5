"""Processes that are killed, trainings that go wrong, data that is no good: the window lives on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from backend.document import edits
from backend.document.document import Document
from backend.formats import drawing, project
from tests.gui.session_stage import block_of, open_example
from tests.gui.window_stage import wait

ROOT = Path(__file__).resolve().parent.parent.parent


def kill(thread) -> None:
    wait(lambda: thread.process_id, what="a process")
    os.kill(thread.process_id, signal.SIGKILL)


# the engine that answers


def test_an_engine_killed_while_planning_is_asked_again_by_itself(session):
    open_example(session, "iris")
    before = session.plan.parameters
    linear = block_of(session, "Linear")
    session.do(edits.set_settings(session.document, linear.id, {"out_features": 33}))
    wait(lambda: session._planning is not None, what="the question")
    kill(session.engine)
    wait(lambda: session.plan.parameters != before, what="the plan of the new engine")
    assert session.notices == []


@pytest.mark.parametrize("verb", ["save", "export"])
def test_an_engine_killed_while_writing_leaves_the_old_file_and_says_so(session, tmp_path, verb):
    open_example(session, "iris")
    path = tmp_path / ("kept.lienzo" if verb == "save" else "kept.onnx")
    path.write_bytes(b"as it was")
    arguments = {"records": session.records(), "weights": None, "path": str(path)}
    failures: list = []
    session.ask(verb, failures.append, failures.append, **arguments)
    kill(session.engine)
    wait(lambda: failures, 5, "the news")
    assert str(failures[0].what) == "The engine stopped unexpectedly and was started again."
    assert str(failures[0].advice) == "Your drawing is safe. Please try once more."
    assert path.read_bytes() == b"as it was"
    session.ask(verb, failures.append, failures.append, **arguments)
    wait(lambda: len(failures) > 1, what="the second try")
    assert path.read_bytes() != b"as it was"


def test_play_right_after_stop_is_not_taken_for_a_lost_trainer(session):
    open_example(session, "iris", epochs=3)
    session.play()
    assert session.state == "starting"
    session.stop()
    session.play()
    wait(lambda: session.state == "finished", what="the second run")
    assert session.notices == []


# trainings that go wrong


def test_numbers_beyond_all_bounds_are_explained_with_block_and_remedies(session):
    open_example(session, "iris", epochs=200)
    (objective,) = session.document.objectives
    change = edits.change_objective(
        session.document, objective.id, optimizer="torch.optim.SGD", optimizer_settings={"lr": 1e30}
    )
    session.do(change)
    session.play()
    wait(lambda: session.notices, what="the notice")
    notice = session.notices[0]
    assert "beyond all bounds" in str(notice.what) or "no number" in str(notice.what)
    assert "Lower the learning rate" in str(notice.advice)
    assert "standardise" in str(notice.advice)
    assert "normalisation" in str(notice.advice)
    assert session.record.trouble.block in session.document
    wait(lambda: session.state in ("paused", "finished"), what="the end")
    learned = [w for block in session.weights.values() for w in block.values()]
    assert all(np.isfinite(w).all() for w in learned)


def test_a_network_that_no_memory_holds_is_refused(session):
    open_example(session, "iris", epochs=1)
    linear = block_of(session, "Linear")
    huge = {"out_features": 10**13}
    session.do(edits.set_settings(session.document, linear.id, huge))
    session.play()
    wait(lambda: session.notices, what="the refusal")
    assert session.notices[0].what
    assert not session.notices[0].detail
    assert session.state in ("idle", "finished", "paused")


def test_start_over_and_play_give_equal_curves(session):
    open_example(session, "circle", epochs=3)
    curves = []
    for _ in range(2):
        session.play()
        wait(lambda: session.state == "finished", what="the end")
        curves.append(session.record.losses["loss"].values.copy())
        session.start_over()
    np.testing.assert_array_equal(*curves)


def test_a_project_saved_while_training_goes_on_holds_what_was_learned(session, tmp_path):
    open_example(session, "iris", epochs=200_000)
    session.play()
    wait(lambda: session.record.step > 500 and session.weights, what="weights")
    path, done = tmp_path / "learning.lienzo", []
    kept = {id: dict(block) for id, block in session.weights.items()}
    session.ask(
        "save", done.append, records=session.records(), weights=session.weights, path=str(path)
    )
    wait(lambda: done, what="the file")
    assert session.state == "running"
    found = project.load(path).weights
    assert {(b, n) for b in found for n in found[b]} == {(b, n) for b in kept for n in kept[b]}
    assert all((found[b][n] == kept[b][n]).all() for b in kept for n in kept[b])


# data that is no good

TABLES = {
    "empty": "",
    "only a header": "x,y,kind\n",
    "one row": "x,y,kind\n1,2,a\n",
    "one class only": "x,y,kind\n" + "1,2,a\n" * 20,
    "a column without numbers": "x,y,kind\n" + "nan,2,a\nnan,3,b\n" * 10,
    "ragged": "x,y,kind\n1,2,a\n1,2,3,4,b\n" * 5,
    "a word among numbers": "x,y,kind\n" + "1,2,a\n2,3,b\n" * 9 + "oops,1,a\n",
    "no targets": "x,y,kind\n" + "1,2,\n2,3,\n" * 9,
    "zeros and bytes": "\0\1\2\3\xff" * 50,
    "constant": "x,y,kind\n" + "1,1,a\n1,1,b\n" * 9,
    "infinite": "x,y,kind\n" + "inf,1,a\n2,1,b\n" * 9,
}


@pytest.mark.parametrize("kind", [*TABLES, "missing", "a folder"])
def test_bad_tables_end_as_problems_of_the_data_block(session, tmp_path, kind):
    path = tmp_path / "bad.csv"
    if kind in TABLES:
        path.write_text(TABLES[kind], encoding="latin-1")
    elif kind == "a folder":
        path.mkdir()
    planned: list = []
    session.replace(Document())
    settings = {"source": "table", "options": {"path": str(path), "target": "kind"}}
    session.do(edits.add("lienzo.Data", settings=settings, id="d"))
    session.planned.connect(planned.append)
    wait(lambda: planned or session.notices, 10, "the plan")
    session.planned.disconnect(planned.append)
    assert session.notices == [], "it is a problem of the block, no mistake of ours"
    problems = [problem for problem in session.plan.problems if problem.block == "d"]
    view = session.data.get("d")
    assert problems or (view is not None and view.notes), "it is not passed over in silence"
    assert all(problem.what and problem.advice for problem in problems)


# the window itself

WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from backend.document import edits
from gui.application import make_application
from gui.main_window import MainWindow
application = make_application()
window = MainWindow()
window.show()
bench = window.begin()
session = bench.session
bench.filing.open_example("iris")
def tell():
    if session.plan.steps and "drawn_last" not in session.document:
        session.do(edits.change_training(session.document, epochs=10**6))
        session.do(edits.add("torch.nn.ReLU", id="drawn_last"))
        session.play()
    if session.record.step > 50:
        print("training", session.engine.process_id, session.trainer.process_id, flush=True)
        timer.stop()
        if "close" in sys.argv:
            session.history.mark_saved()
            window.close()
            application.quit()
timer = QTimer(interval=100)
timer.timeout.connect(tell)
timer.start()
sys.exit(application.exec())
"""


def start_window(tmp_path: Path, *words: str) -> tuple[subprocess.Popen, list[int]]:
    """A training window in a process of its own, and the ids of its children."""
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, *words],
        cwd=ROOT,
        env={**os.environ, "LIENZO_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    said = window.stdout.readline().split()
    assert said[:1] == ["training"], window.communicate()[1]
    return window, [int(word) for word in said[1:]]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


needs_proc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@needs_proc
def test_a_killed_window_leaves_no_orphans_and_its_drawing_is_kept(tmp_path):
    window, children = start_window(tmp_path)
    time.sleep(1.0)
    window.kill()
    window.wait()
    killed = time.monotonic()
    while any(is_alive(child) for child in children):
        assert time.monotonic() - killed < 5.0
        time.sleep(0.02)
    (copy,) = (tmp_path / "recovery").glob("*.json")
    document, repairs = drawing.decode(copy.read_bytes())
    assert "drawn_last" in document
    assert repairs == ()


@needs_proc
def test_a_window_closed_while_training_ends_the_run_well(tmp_path):
    window, children = start_window(tmp_path, "close")
    said = window.communicate(timeout=10)[1]
    assert window.returncode == 0, said
    assert "Traceback" not in said
    assert not any(is_alive(child) for child in children)
    assert not list((tmp_path / "recovery").glob("*.json"))
    (run,) = (tmp_path / "runs").iterdir()
    assert list((run / "checkpoints").iterdir()), "what was learned is kept in the run"


def test_an_export_is_cancelled_from_its_dialog(session, qtbot, tmp_path):
    from gui.dialogs.export_dialog import ExportDialog

    open_example(session, "digits-cnn")
    path = tmp_path / "slow.onnx"

    def export(target, then, otherwise):
        session.ask("export", then, otherwise, records=session.records(), weights=None, path=target)

    dialog = ExportDialog(export, path.with_suffix(""))
    qtbot.addWidget(dialog)
    dialog.progress.cancelled.connect(session.engine.cancel)
    dialog.choices[".onnx"].click()
    dialog.start()
    assert dialog.pages.currentIndex() == 1
    dialog.progress.cancelled.emit()
    assert dialog.pages.currentIndex() == 0
    assert not path.exists()
    answers: list[str] = []
    session.ask("code", answers.append, records=session.records())
    wait(lambda: answers, what="the next engine")
