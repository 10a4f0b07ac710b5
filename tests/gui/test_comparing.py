"""The window in which two drawings stand side by side, through real events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.comparison import ADDED, CHANGED, MOVED, REMOVED
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.project import save
from backend.training.loop import Trainer, train
from gui.actions import ACTIONS
from gui.comparing.figures import row_title, written_difference
from gui.comparing.marks import marks_of
from gui.comparing.sources import EXAMPLE, HERE, NETWORK, RUN, Source, file_source
from gui.comparing.window import CompareWindow
from gui.language import language
from gui.session import Session
from gui.theme import theme
from tests.backend.test_comparison import grouped, small
from tests.drawings import digits_mlp
from tests.gui.panels_stage import InlineEngine, InlineTrainer
from tests.gui.window_stage import wait


@pytest.fixture(scope="module")
def engine(qapp) -> InlineEngine:
    return InlineEngine()


@pytest.fixture
def session(engine) -> Session:
    made = Session(engine, InlineTrainer(engine.engine))
    made.shelf = engine.engine.answer("shelf")
    made.replace(digits_mlp())
    return made


@pytest.fixture
def window(session, monkeypatch, tmp_path) -> Iterator[CompareWindow]:
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    made = CompareWindow(session)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


def compare(window: CompareWindow, before: Source, after: Source) -> None:
    """Put both drawings in and wait until they have been compared and planned."""
    window.take(0, before)
    window.take(1, after)
    settled(window)


def settled(window: CompareWindow) -> None:
    """Wait until both sides are planned and compared."""
    wait(lambda: window.compared is not None, what="the comparison")
    wait(lambda: all(side.session.plan.ports for side in window.sides), what="both plans")
    QTest.qWait(0)


HERE_NOW = Source(HERE, title="here")


def edited(session: Session, path: Path) -> Source:
    """The drawing as it was, in a file; the open one has another width and one block more."""
    save(path, session.document)
    session.do(edits.set_settings(session.document, "hidden", {"out_features": 64}))
    session.do(edits.add("torch.nn.Dropout", 900.0, 300.0, id="drop"))
    session.do(edits.delete(session.document, ["relu"]))
    return file_source(path)


def test_what_was_added_removed_and_changed_is_listed_and_marked(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    blocks = {
        line.difference.record.id: line.difference.kind
        for line in window.list.lines
        if isinstance(line.difference.record, Block)
    }
    assert blocks == {"hidden": CHANGED, "drop": ADDED, "relu": REMOVED}
    before, after = (side.canvas.marks.marks for side in window.sides)
    assert before["relu"].kind == REMOVED
    assert "drop" not in before
    assert after["drop"].kind == ADDED
    assert {mark.sign for mark in after.values()} <= {"+", "~"}
    assert "Neurons: 32 ⟶ 64" in window.list.lines[0].summary


def test_the_open_drawing_and_its_undo_stay_as_they_are(window, session, tmp_path):
    source = edited(session, tmp_path / "old.json")
    done, document = session.history.undoable, session.document.copy()
    compare(window, source, HERE_NOW)
    canvas = window.sides[1].canvas
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_A):
        QTest.keyClick(canvas, key)
    place = canvas.camera.to_view(canvas.place_of("hidden").center()).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    drag(canvas, place, place + QPoint(80, 40))
    assert session.history.undoable is done
    assert session.document == document
    assert window.sides[1].document == document


def drag(canvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_pushing_and_zooming_one_moves_the_other(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    one, other = (side.canvas for side in window.sides)
    middle = QPointF(other.width() / 2, other.height() / 2)
    before = other.camera.to_scene(middle)
    drag(one, QPoint(20, 20), QPoint(120, 70))
    moved = other.camera.to_scene(middle) - before
    assert moved.x() == pytest.approx(-100 / one.camera.scale)
    assert moved.y() == pytest.approx(-50 / one.camera.scale)
    one.look(one.camera.zoomed(0.5, QPointF(10, 10)))
    assert other.camera.scale == pytest.approx(0.5)


def test_a_line_in_the_list_brings_both_blocks_into_the_middle(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    window.list.setFocus()
    window.list.setCurrentIndex(window.list.model().index(0, 0))
    assert [side.canvas.marks.chosen for side in window.sides] == ["hidden", "hidden"]
    for side in window.sides:
        canvas = side.canvas
        middle = canvas.camera.to_scene(QPointF(canvas.width() / 2, canvas.height() / 2))
        away = canvas.place_of("hidden").center() - middle
        assert abs(away.x()) + abs(away.y()) < 2
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.list.currentIndex().row() == 1


def test_a_click_on_a_marked_block_goes_to_its_line(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    canvas = window.sides[1].canvas
    place = canvas.camera.to_view(canvas.place_of("drop").center()).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert window.list.current.difference.record.id == "drop"


def test_chips_let_kinds_of_difference_through(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    everything = len(window.list.lines)
    QTest.mouseClick(window.chips[REMOVED], Qt.MouseButton.LeftButton)
    kinds = {line.difference.kind for line in window.list.lines}
    assert REMOVED not in kinds
    assert 0 < len(window.list.lines) < everything
    assert not window.chips[MOVED].isChecked()


def test_drawings_that_are_the_same_say_so(window):
    compare(window, HERE_NOW, HERE_NOW)
    assert window.pages.currentWidget() is window.same
    assert window.sides[0].canvas.marks.marks == {}


def test_the_two_change_places(window):
    compare(window, Source(EXAMPLE, "iris", "iris"), HERE_NOW)
    added = window.compared.comparison.count(ADDED)
    removed = window.compared.comparison.count(REMOVED)
    window.swap()
    settled(window)
    assert window.compared.comparison.count(ADDED) == removed
    assert window.compared.comparison.count(REMOVED) == added
    assert window.buttons[0].source == HERE_NOW


def test_a_group_tells_how_much_is_other_in_it_and_is_entered_on_both_sides(window, session):
    before, after = Document(grouped(8)), Document(grouped(9))
    session.replace(after)
    window.take(1, HERE_NOW)
    window._took(0, _named(window, "old"), _drawing(before))
    settled(window)
    marks = marks_of(window.compared.comparison, after, True)
    assert marks["g"].sign == "~1"
    window.list.setCurrentIndex(window.list.model().index(0, 0))
    assert [side.session.place for side in window.sides] == ["g", "g"]
    QTest.keyClick(window.sides[0].canvas, Qt.Key.Key_Escape)
    assert [side.session.place for side in window.sides] == ["", ""]
    window.sides[1].canvas.entered.emit("g")
    assert [side.session.place for side in window.sides] == ["g", "g"]


def _named(window: CompareWindow, name: str) -> Source:
    source = Source(EXAMPLE, name, name)
    window.buttons[0].show_source(source)
    return source


def _drawing(document: Document):
    from gui.comparing.sources import Drawing

    return Drawing(document)


def test_two_runs_are_compared_by_their_measures(window, engine, tmp_path):
    folders = [tmp_path / "runs" / f"20260101-12000{place}-aaaa" for place in range(2)]
    for place, folder in enumerate(folders):
        drawing = small()
        drawing.apply(edits.change_training(drawing, seed=place))
        plan, prepared = engine.engine.sound_plan(drawing)
        trainer = Trainer(drawing, plan, prepared, run_folder=str(folder))
        list(train(trainer))
        trainer.close()
    window.begin(None, "", folders)
    settled(window)
    table = window.figures
    titles = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert {"Parameters", "Accuracy · Test", "Epochs", "Training time"} <= set(titles)
    accuracy = next(row for row in table._rows if (row.name, row.split) == ("accuracy", "test"))
    assert row_title(accuracy) == "Accuracy · Test"
    place = titles.index("Accuracy · Test")
    assert table.item(place, 3).text().startswith(written_difference(accuracy))


def test_a_file_that_cannot_be_read_is_told(window, tmp_path):
    window.take(0, file_source(tmp_path / "nowhere.lienzo"))
    wait(lambda: window.notices.bars, what="the notice")
    assert window.pages.currentWidget() is window.empty


def test_a_window_that_closed_hears_no_answer(session, engine, monkeypatch, tmp_path):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    window = CompareWindow(session)
    window.show()
    window.take(0, Source(NETWORK, "lenet-5", "LeNet-5"))
    document = window.sides[0].document
    window.close()
    assert len(engine.forgotten) >= 2
    wait(lambda: not engine.pending, what="the answers")
    assert document.is_empty


def test_every_source_can_be_chosen_from_the_menu(window, session):
    button = window.buttons[0]
    button.know_runs([Path("/nowhere/20260101-120000-aaaa")])
    button._menu.aboutToShow.emit()
    texts = [action.text() for action in button._menu.actions() if action.text()]
    assert texts[:2] == ["The drawing that is open", "A file…"]
    heard: list[Source] = []
    button.chosen.connect(heard.append)
    menus = {action.text(): action.menu() for action in button._menu.actions() if action.menu()}
    menus["Earlier runs"].actions()[0].trigger()
    menus["Published networks"].actions()[0].trigger()
    menus["Examples"].actions()[0].trigger()
    assert [source.kind for source in heard] == [RUN, NETWORK, EXAMPLE]


def test_it_speaks_spanish_and_wears_the_dark(window, session, tmp_path):
    compare(window, edited(session, tmp_path / "old.json"), HERE_NOW)
    was_dark = theme().is_dark
    lines = len(window.list.lines)
    language().switch("es")
    theme().switch("light" if was_dark else "dark")
    window.grab()
    assert len(window.list.lines) == lines
    assert window.windowTitle()
    language().switch("en")
    theme().switch("dark" if was_dark else "light")


def test_everything_in_it_has_a_name_and_can_be_reached_by_keys(window):
    for button in (*window.buttons, *window.chips.values()):
        assert button.accessibleName() or button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert window.list.accessibleName()
    assert window.figures.accessibleName()
    assert any(action.id == "compare" and action.shortcut for action in ACTIONS)
