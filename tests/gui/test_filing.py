"""Files and the window: what cannot be saved stays, what is damaged is refused, copies recover."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from backend.document import edits
from backend.document.document import Document
from backend.formats import drawing, project
from backend.home import home
from gui import filing as filing_module
from gui.filing import Filing
from tests.gui.panels_stage import draw_flat, make_session, settle, train
from tests.gui.window_stage import wait
from tests.laws import canonical

RECOVERY = "recovery"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path / "home"))


class Desk:
    """A session with its filing, what it said, and what a person would answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session = make_session()
        self.window = QWidget()
        self.filing = Filing(self.session, self.window)
        self.notices: list = []
        self.session.noticed.connect(self.notices.append)
        self.asked: list[str] = []
        self.answer = "cancel"
        monkeypatch.setattr(filing_module, "ask_about_changes", self._ask)

    def _ask(self, window: QWidget, title: str) -> str:
        self.asked.append(title)
        return self.answer

    def edit(self, id: str) -> None:
        self.session.do(edits.add("torch.nn.ReLU", id=id))

    def press(self, button: str) -> None:
        """Press a button of the newest notice."""
        acts = {str(text): act for text, act in self.notices[-1].actions}
        acts[button]()

    def copy(self) -> Path:
        return self.filing._recovery._kept


@pytest.fixture
def desk(qapp, monkeypatch):
    desk = Desk(monkeypatch)
    yield desk
    desk.filing.forget_copy()


def fault(number: int):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "The disk has no room left for kept.lienzo."),
        (errno.EROFS, "Nothing may be written at "),
        (errno.EACCES, "Nothing may be written at "),
        (errno.EIO, "kept.lienzo could not be written: Input/output error."),
    ],
)
def test_a_drawing_that_cannot_be_saved_stays_unsaved_and_is_saved_elsewhere(
    desk, tmp_path, monkeypatch, number, what
):
    path = tmp_path / "kept.lienzo"
    desk.edit("first")
    desk.filing._save_to(path, lambda: None)
    settle()
    before = path.read_bytes()
    desk.edit("second")
    with monkeypatch.context() as broken:
        broken.setattr("backend.formats.whole_file.os.fsync", fault(number))
        desk.filing.save()
        settle()
    notice = desk.notices[-1]
    assert str(notice.what).startswith(what)
    assert "elsewhere" in str(notice.advice)
    assert "What was there before is unchanged." in str(notice.advice)
    assert path.read_bytes() == before
    assert not desk.session.history.is_saved
    assert not list(tmp_path.glob(".lienzo-*"))
    other = tmp_path / "elsewhere.lienzo"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    desk.press("Save as…")
    settle()
    assert desk.session.history.is_saved
    assert desk.session.path == other
    assert project.load(other).document == desk.session.document


def test_saving_before_leaving_does_not_leave_when_it_fails(desk, monkeypatch, tmp_path):
    left: list[bool] = []
    desk.edit("first")
    desk.session.path = tmp_path / "no" / "such" / "folder.lienzo"
    desk.answer = "save"
    desk.filing.leave(lambda: left.append(True))
    settle()
    assert str(desk.notices[-1].what).startswith("There is no folder")
    assert left == []
    assert not desk.session.history.is_saved


@pytest.mark.parametrize(
    ("answer", "opened", "saved"),
    [("cancel", False, False), ("discard", True, False), ("save", True, True)],
)
def test_unsaved_changes_are_asked_about_before_another_drawing(
    desk, tmp_path, answer, opened, saved
):
    path, other = tmp_path / "mine.lienzo", tmp_path / "other.lienzo"
    project.save(other, Document())
    desk.edit("first")
    desk.filing._save_to(path, lambda: None)
    settle()
    desk.edit("second")
    desk.answer = answer
    desk.filing.open_path(other)
    settle()
    assert desk.asked == ["mine"]
    assert (desk.session.path == other) == opened
    assert ("second" in project.load(path).document) == saved


def test_edits_made_while_a_file_is_being_read_are_asked_about(desk, tmp_path):
    other = tmp_path / "other.lienzo"
    project.save(other, Document())
    desk.filing.open_path(other)
    desk.edit("meanwhile")
    settle()
    assert len(desk.asked) == 1
    assert "meanwhile" in desk.session.document


def test_edits_made_while_saving_are_not_taken_for_saved(desk, tmp_path):
    path = tmp_path / "mine.lienzo"
    desk.edit("first")
    left: list[bool] = []
    desk.filing._save_to(path, lambda: left.append(True))
    desk.edit("meanwhile")
    settle()
    assert desk.session.path == path
    assert not desk.session.history.is_saved
    assert left == [], "it asks once more before it leaves"
    desk.session.undo()
    assert desk.session.history.is_saved


def test_a_save_that_ends_after_another_drawing_was_opened_is_not_taken_for_that_one(
    desk, tmp_path
):
    desk.filing._save_to(tmp_path / "old.lienzo", lambda: None)
    desk.session.replace(Document(), None, tmp_path / "new.lienzo")
    settle()
    assert desk.session.path == tmp_path / "new.lienzo"


def damaged(data: bytes) -> dict[str, bytes]:
    return {
        "cut": data[: len(data) // 2],
        "empty": b"",
        "text": b"hello",
        "page": b"<html><body>404</body></html>",
        "flipped": data[:60] + bytes([data[60] ^ 255]) + data[61:],
    }


@pytest.mark.parametrize("kind", ["cut", "empty", "text", "page", "flipped"])
def test_a_damaged_file_is_refused_and_the_open_drawing_stays(desk, tmp_path, kind):
    desk.edit("mine")
    before = canonical(desk.session.document)
    path = tmp_path / "bad.lienzo"
    path.write_bytes(damaged(project.pack(desk.session.document))[kind])
    desk.answer = "discard"
    desk.filing.open_path(path)
    settle()
    notice = desk.notices[-1]
    assert str(notice.what).startswith("bad.lienzo cannot be opened.")
    assert notice.advice
    assert not notice.detail
    assert canonical(desk.session.document) == before
    assert desk.session.path is None
    assert path not in desk.filing.recent()


# recovery


def left_by_a_dead_window(document: Document, name: str = "dead") -> Path:
    folder = home() / RECOVERY
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_bytes(drawing.encode(document))
    return path


def test_a_copy_is_kept_within_a_second_however_busy_the_person(desk):
    for number in range(20):
        desk.edit(f"b{number}")
        QTest.qWait(50)
    wait(desk.copy().exists, 1.0, "the copy")
    kept, _ = drawing.decode(desk.copy().read_bytes())
    assert len(kept) >= 8


def test_a_copy_needs_no_engine(desk, monkeypatch):
    with monkeypatch.context() as busy:
        busy.setattr(desk.session.engine, "ask", lambda *_: 0)
        desk.edit("mine")
        wait(desk.copy().exists, 2.0, "the copy")
    desk.session.replan()
    settle()


def test_a_copy_goes_when_the_drawing_is_saved(desk, tmp_path):
    desk.edit("mine")
    wait(desk.copy().exists, 2.0, "the copy")
    desk.filing._save_to(tmp_path / "mine.lienzo", lambda: None)
    wait(lambda: not desk.copy().exists(), 2.0, "the copy to go")


def test_what_a_dead_window_left_is_offered_and_opens(desk):
    lost = Document()
    lost.apply(edits.add("torch.nn.ReLU", id="lost"))
    copy = left_by_a_dead_window(lost)
    desk.filing.offer_recovery()
    assert str(desk.notices[-1].what) == "Lienzo ended unexpectedly last time."
    desk.press("Open it again")
    settle()
    assert canonical(desk.session.document) == canonical(lost)
    assert not desk.session.history.is_saved
    wait(lambda: not copy.exists(), 2.0, "the old copy to go")
    assert desk.copy().exists(), "it went only when a new one stood"


def test_a_copy_that_goes_while_it_is_looked_at_is_none(desk, monkeypatch):
    copy = left_by_a_dead_window(Document())
    recovery = desk.filing._recovery
    monkeypatch.setattr("gui.recovery._is_running", lambda path: copy.unlink())
    assert recovery.left_behind() == []


def test_of_two_drawings_left_behind_both_can_be_had(desk):
    copies = [left_by_a_dead_window(Document(), name) for name in ("one", "two")]
    desk.filing.offer_recovery()
    desk.press("Throw it away")
    assert sum(copy.exists() for copy in copies) == 1
    assert str(desk.notices[-1].what) == "Lienzo ended unexpectedly last time."
    desk.press("Throw it away")
    assert not any(copy.exists() for copy in copies)


def test_recovering_does_not_throw_away_what_is_being_drawn(desk):
    left_by_a_dead_window(Document())
    desk.edit("mine")
    desk.filing.offer_recovery()
    desk.press("Open it again")
    settle()
    assert desk.asked
    assert "mine" in desk.session.document


def test_another_living_window_keeps_its_copy(desk, monkeypatch):
    desk.edit("mine")
    wait(desk.copy().exists, 2.0, "the copy")
    second = Desk(monkeypatch)
    second.filing.offer_recovery()
    assert second.notices == []
    assert second.copy() != desk.copy()
    second.filing.forget_copy()
    assert desk.copy().exists()


# what was learned


def test_a_saved_network_answers_the_same_when_opened(desk, tmp_path):
    draw_flat(desk.session)
    train(desk.session)
    path = tmp_path / "learned.lienzo"
    before = answers(desk.session)
    desk.filing._save_to(path, lambda: None)
    settle()
    desk.session.replace(Document())
    desk.filing.open_path(path)
    settle()
    assert desk.session.weights
    assert answers(desk.session) == before


def answers(session) -> str:
    """What the network says to the first examples, every digit of it."""
    found: list = []
    session.ask(
        "rows", found.append, settings=session.document["d"].settings, split="test", indices=[0, 1]
    )
    settle()
    inputs = {"input": found[0]["input"]}
    session.ask(
        "predict",
        found.append,
        records=session.records(),
        weights=session.weights,
        inputs=inputs,
        extras=session.extras,
    )
    settle()
    return json.dumps(repr(found[1]))
