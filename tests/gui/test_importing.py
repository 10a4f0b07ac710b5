"""Models of others come in through the menu and by dropping them; what cannot be is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from torch import nn

from backend.document import edits
from backend.document.document import Document
from backend.formats.foreign.entries import OpenSize
from backend.formats.project import Project
from backend.messages import Failure
from backend.text import Text
from gui import filing as filing_module
from gui.actions import ACTIONS
from gui.dialogs.import_dialog import ImportDialog
from gui.filing import Filing
from gui.importing import Importing, file_in
from gui.language import language
from tests.gui.window_stage import wait


class Steps(nn.Module):
    """A network whose second axis a program may leave open."""

    def __init__(self) -> None:
        super().__init__()
        self.dense = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.dense(x).mean(1)


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    """A folder with a program that is whole, one that leaves a size open, and rubbish."""
    folder = tmp_path_factory.mktemp("models")
    example, batch = torch.randn(3, 5, 4), torch.export.Dim("batch")
    for name, shape in {
        "plain": {0: batch},
        "open": {0: batch, 1: torch.export.Dim("steps")},
    }.items():
        program = torch.export.export(Steps().eval(), (example,), dynamic_shapes=(shape,))
        torch.export.save(program, folder / f"{name}.pt2")
    (folder / "rubbish.onnx").write_bytes(b"rubbish")
    return folder


class Desk:
    """A session with the real engine, its filing, and what brings models in."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.window = QWidget()
        self.filing = Filing(session, self.window)
        self.importing = Importing(session, self.filing, self.window)
        self.window.show()

    def dialog(self) -> ImportDialog | None:
        there = [one for one in self.window.findChildren(ImportDialog) if one.isVisible()]
        return there[0] if there else None


@pytest.fixture(scope="module")
def standing(started, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIENZO_HOME", str(tmp_path_factory.mktemp("home")))
        made = Desk(started)
        yield made
        started.history.mark_saved()
        made.filing.forget_copy()
        made.window.close()


@pytest.fixture
def desk(standing, session, monkeypatch):
    monkeypatch.setattr(filing_module, "ask_about_changes", lambda *_: "discard")
    session.replace(Document())
    yield standing
    if standing.dialog() is not None:
        standing.dialog().reject()


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_model_opens_as_a_new_drawing_that_is_not_saved(desk, models):
    desk.session.do(edits.add("torch.nn.ReLU", id="old"))
    desk.importing.bring_in(models / "plain.pt2")
    assert desk.dialog() is not None
    assert "plain.pt2" in words(desk.dialog())
    wait(lambda: "dense" in desk.session.document, what="the drawing")
    assert desk.dialog() is None
    assert desk.session.path is None
    assert desk.filing.title == "plain"
    assert desk.session.weights["dense"]["weight"].shape == (3, 4)
    assert not desk.session.history.is_saved
    assert "old" not in desk.session.document


def test_sizes_are_asked_for_and_taken(desk, models):
    desk.importing.bring_in(models / "open.pt2")
    wait(lambda: desk.dialog() and desk.dialog().go.isVisible(), what="the question")
    dialog = desk.dialog()
    (field,) = dialog.form.fields.values()
    assert field.value == 5  # as the example had
    field.setText("many")
    dialog.go.click()
    assert not dialog.is_reading
    assert "whole number" in words(dialog)
    field.setText("9")
    dialog.go.click()
    wait(lambda: not desk.session.document.is_empty, what="the drawing")
    (entry,) = [one for one in desk.session.document.blocks if one.type == "lienzo.Input"]
    assert entry.settings["shape"] == [9, 4]


def test_what_cannot_be_read_is_said_where_it_was_asked(desk, models, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (asked.append("") or "", ""))
    desk.importing.bring_in(models / "rubbish.onnx")
    wait(lambda: desk.dialog() and not desk.dialog().is_reading, what="the refusal")
    dialog = desk.dialog()
    assert "no ONNX model" in words(dialog)
    assert dialog.other.isVisible()
    assert desk.session.document.is_empty
    dialog.other.click()
    assert asked == [""]


def test_whoever_cancels_keeps_the_drawing_and_the_engine(desk, models):
    desk.session.do(edits.add("torch.nn.ReLU", id="mine"))
    desk.importing.bring_in(models / "plain.pt2")
    QTest.qWait(100)
    desk.dialog().leave.click()
    assert desk.dialog() is None
    answered: list[object] = []
    desk.session.ask("sources", answered.append)
    wait(lambda: answered, what="the engine that started again")
    assert "mine" in desk.session.document


def drop(window: QWidget, *paths: Path) -> bool:
    """Drag files over a window and let them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return True


def test_models_and_drawings_are_dropped_on_the_window(desk, models, monkeypatch, tmp_path):
    opened: list[Path] = []
    read: list[Path] = []
    monkeypatch.setattr(desk.filing, "open_path", opened.append)
    monkeypatch.setattr(desk.importing, "bring_in", read.append)
    drawing = tmp_path / "drawing.lienzo"
    assert drop(desk.window, drawing)
    assert opened == [drawing]
    assert not drop(desk.window, tmp_path / "song.mp3")
    assert not drop(desk.window, drawing, drawing)
    assert drop(desk.window, models / "plain.pt2")
    assert read == [models / "plain.pt2"]


def test_only_files_of_this_machine_count():
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/model.onnx")])
    assert file_in(data) is None
    data.setUrls([QUrl.fromLocalFile("/tmp/Model.ONNX")])
    assert file_in(data) == Path("/tmp/Model.ONNX")


def test_the_action_stands_in_the_file_menu(desk, monkeypatch, models):
    (action,) = [one for one in ACTIONS if one.id == "import_model"]
    assert action.menu == "file"
    path = str(models / "plain.pt2")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    read: list[Path] = []
    monkeypatch.setattr(desk.importing, "bring_in", read.append)
    desk.importing.choose()
    assert read == [Path(path)]


class Reader:
    """Answers what it is told to, when it is told to."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, int]] = []

    def __call__(
        self, path: str, sizes: Mapping[str, int], then: Callable[..., None], otherwise: Any
    ) -> None:
        self.asked.append(sizes)
        self.then, self.otherwise = then, otherwise


def test_the_dialog_speaks_both_languages_and_goes_on_after_a_refusal(qapp):
    reader = Reader()
    dialog = ImportDialog(reader, Path("model.onnx"))
    found: list[Any] = []
    dialog.read.connect(found.append)
    dialog.show()
    dialog.start()
    steps = OpenSize("steps", "tokens", 1, 16)
    reader.then((steps, OpenSize("steps", "mask", 1, 16), OpenSize("mask.2", "mask", 2)))
    assert list(dialog.form.fields) == ["steps", "mask.2"]
    dialog.go.click()
    assert reader.asked == [{}, {"steps": 16, "mask.2": 16}]
    reader.otherwise(Failure(0, Text("This is no ONNX model, or it is damaged."), Text("")))
    assert dialog.go.isVisible()
    language().switch("es")
    assert dialog.windowTitle() != ""
    dialog.go.click()
    assert len(reader.asked) == 3
    project = Project(Document())
    reader.then(project)
    assert found == [project]
