"""The window of sweeps: settings by clicking, living results, the best as a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from backend.document import edits
from backend.document.records import Block
from backend.formats.examples import open_example
from backend.sweeps.knobs import Knob
from backend.sweeps.queue import Story
from backend.sweeps.sweep import FAILED, FINISHED, Sweep, Trial
from backend.text import Text
from gui.session import Session
from gui.sweeping.offers import offers_of_block, offers_of_training, place_titles
from gui.sweeping.window import OVER, PAUSED, RUNNING_NOW, SETUP, SweepWindow
from gui.theme import theme
from gui.widgets.notices import NoticeBar
from tests.gui.panels_stage import InlineEngine, InlineTrainer
from tests.gui.window_stage import wait

SWEEP = Sweep(
    knobs=(
        Knob(place="objective.lr", low=1e-4, high=1e-1, is_log=True),
        Knob(place="hidden.out_features", values=(4, 8, 16)),
    ),
    trials=4,
    measure="accuracy",
)
TRIALS = (
    Trial(0, {"objective.lr": 0.1, "hidden.out_features": 4}, FINISHED, 0.5, seconds=2.0),
    Trial(1, {"objective.lr": 0.001, "hidden.out_features": 16}, FINISHED, 0.9, seconds=1.0),
    Trial(2, {"objective.lr": 0.01, "hidden.out_features": 8}, FINISHED, 0.7, seconds=3.0),
    Trial(
        3,
        {"objective.lr": 0.02, "hidden.out_features": 8},
        FAILED,
        reason=Text("There is no memory left."),
        seconds=0.5,
    ),
)


@pytest.fixture(scope="module")
def engine(qapp) -> InlineEngine:
    return InlineEngine()


@pytest.fixture
def session(engine) -> Session:
    made = Session(engine, InlineTrainer(engine.engine))
    made.shelf = engine.engine.answer("shelf")
    made.sources = engine.engine.answer("sources")
    made.replace(open_example("iris"))
    return made


@pytest.fixture
def window(session, monkeypatch, tmp_path) -> Iterator[SweepWindow]:
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    made = SweepWindow(session)
    made.resize(1180, 760)
    made.take_drawing("iris")
    made.show()
    wait(lambda: made.setup.measure.value and made.side.session.plan.ports, what="the drawing")
    QTest.qWait(0)
    yield made
    made.leave()
    made.close()
    made.deleteLater()
    QTest.qWait(0)


def menu_of(window: SweepWindow, name: str) -> QMenu:
    """The menu that is open."""
    found = [menu for menu in window.findChildren(QMenu, name) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def pick(window: SweepWindow, name: str, words: str) -> None:
    """Click on a line of the menu that is open."""
    menu = menu_of(window, name)
    (act,) = [one for one in menu.actions() if one.text() == words]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(act).center())


def click_block(window: SweepWindow, id: str) -> None:
    canvas = window.side.canvas
    place = canvas.camera.to_view(canvas.place_of(id).center()).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)


def write(window: SweepWindow, row: int, words: str) -> None:
    field = window.setup.knobs.rows[row].field
    field.selectAll()
    QTest.keyClicks(field, words)


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window: SweepWindow) -> None:
    """Show a sweep that was carried out."""
    window._take(Story(Path("nowhere"), SWEEP, TRIALS))
    QTest.qWait(0)


# --- choosing ---


def test_a_click_on_a_block_offers_its_settings_and_a_second_takes_them_back(window):
    click_block(window, "hidden")
    pick(window, "offers", "Neurons")
    (row,) = window.setup.knobs.rows
    assert row.offer.place == "hidden.out_features"
    assert row.knob().values == (8, 16, 32)
    assert window.begin_button.isEnabled()
    click_block(window, "hidden")
    ticked = [act.text() for act in menu_of(window, "offers").actions() if act.isChecked()]
    assert ticked == ["Neurons"]
    pick(window, "offers", "Neurons")
    assert not window.setup.knobs.rows
    assert not window.begin_button.isEnabled()


def test_learning_rate_and_optimizer_are_offered_too(window):
    press(window.setup.add_training)
    pick(window, "offers", "Learning rate")
    press(window.setup.add_training)
    pick(window, "offers", "Optimizer")
    rate, optimizer = (row.knob() for row in window.setup.knobs.rows)
    assert (rate.place, rate.is_log) == ("objective.lr", True)
    assert rate.low < 0.01 < rate.high
    assert optimizer.values[0] == "torch.optim.Adam"
    assert len(window.setup.sweep().knobs) == 2


def test_words_that_are_no_values_are_marked_and_nothing_can_begin(window):
    click_block(window, "hidden")
    pick(window, "offers", "Neurons")
    write(window, 0, "9..3")
    assert "cannot go from 9" in window.setup.knobs.rows[0].complaint.text()
    assert not window.begin_button.isEnabled()
    write(window, 0, "4, 6")
    assert window.setup.knobs.rows[0].complaint.isHidden()
    window.setup.how.set_value("grid")
    window.setup.refresh()
    assert window.setup.sweep().count == 2
    assert window.setup.summary.text().startswith("Trials in all: 2")
    press(window.setup.knobs.rows[0].remove)
    assert not window.setup.knobs.rows


def test_without_validation_examples_it_says_so(window, session):
    session.do(edits.set_settings(session.document, "data", {"validation": 0.0}))
    window.take_drawing("iris")
    wait(lambda: window.findChildren(NoticeBar), what="the notice")
    (notice,) = window.findChildren(NoticeBar)
    assert "validation" in str(notice.what)


def test_every_offer_makes_a_knob_and_has_a_title(session):
    """What begins in the field can be read, for every setting of every block and the training."""
    from gui.sweeping.knob_list import KnobRow

    blocks = [block.id for block in session.document.blocks if isinstance(block, Block)]
    offers = [
        *offers_of_training(session),
        *(o for id in blocks for o in offers_of_block(session, id)),
    ]
    assert len(offers) > 12
    for offer in offers:
        assert KnobRow(offer).knob().place == offer.place
        assert place_titles(session, [offer.place])[offer.place] == str(offer.title)
    both = place_titles(session, ["hidden.bias", "classes.bias"])
    assert len(set(both.values())) == 2


# --- looking at what came of it ---


def test_the_best_is_marked_and_columns_sort(window):
    shown(window)
    model, header = window.table.trials, window.table.horizontalHeader()
    assert model.best == 1
    assert window.keep_button.isEnabled()
    assert window.state == OVER
    column = model.judged
    for order in ((0, 2, 1, 3), (1, 2, 0, 3)):  # what has no value stays last
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert tuple(trial.number for trial in model.rows) == order
    assert "no memory" in model.words(TRIALS[3], column + 2)


def test_the_mouse_over_a_line_chooses_its_row_and_the_other_way_round(window):
    shown(window)
    plot, box = window.plot, window.plot.getViewBox()
    row = list(plot.numbers).index(2)
    height = plot.heights[row, :2] @ (0.7, 0.3)
    place = plot.mapFromScene(box.mapViewToScene(QPointF(0.3, float(height))))
    QTest.mouseMove(plot.viewport(), place)
    wait(lambda: window.table.chosen == 2, what="the row")
    assert plot.nearest(0.3, 5.0) is None
    window.table.entered.emit(window.table.trials.index(0, 0))
    x, y = plot._pointed.getData()
    assert y[0] == pytest.approx(plot.heights[list(plot.numbers).index(0)][0])


def test_axes_stand_as_the_knobs_say(window):
    shown(window)
    rate, width, accuracy = window.plot.axes
    assert rate.places([1e-4, 1e-1, 1e-2]) == pytest.approx([0, 1, 2 / 3])
    assert width.places([4, 16]) == pytest.approx([1 / 6, 5 / 6])
    assert accuracy.places([0.5, 0.9]) == pytest.approx([0, 1])


def test_a_trial_that_failed_says_why(window):
    shown(window)
    window.open_trial(3)
    (notice,) = window.findChildren(NoticeBar)
    assert "no memory" in str(notice.what)


def test_it_lives_through_other_colours(window):
    before = theme().choice
    shown(window)
    picture = window.grab().toImage()
    theme().switch("dark" if not theme().is_dark else "light")
    QTest.qWait(0)
    assert window.grab().toImage() != picture
    theme().switch(before)


# --- carrying out ---


def test_a_sweep_is_paused_goes_on_and_its_best_is_opened(window):
    click_block(window, "hidden")
    pick(window, "offers", "Neurons")
    write(window, 0, "3, 24, 0")
    window.setup.how.set_value("grid")
    window.setup.epochs.set_value(15)
    window.setup.refresh()
    press(window.begin_button)
    wait(lambda: window.state == RUNNING_NOW and window._trials, what="the first trial")
    press(window.pause_button)
    wait(lambda: window.state == PAUSED, what="the pause")
    assert len(window._trials) < 3
    press(window.go_on_button)
    wait(lambda: window.state == OVER, what="the end")
    assert [trial.state for trial in window._trials.values()] == [FINISHED, FINISHED, FAILED]
    assert window.table.trials.rowCount() == 3
    assert "3 of 3 tried, failed: 1" in window.progress.text()
    opened = []
    window.opened.connect(lambda project, name: opened.append((project, name)))
    press(window.keep_button)
    wait(lambda: opened, what="the drawing")
    project, name = opened[0]
    best = window._trials[window.table.trials.best]
    assert (
        project.document.block("hidden").settings["out_features"]
        == best.values["hidden.out_features"]
    )
    assert project.weights
    assert name.startswith("iris")
    _comes_back(window, best.number)


def _comes_back(window: SweepWindow, best: int) -> None:
    """Other settings may be tried then, and the earlier sweep opened again."""
    window.wants_drawing.connect(lambda: window.take_drawing("iris"))
    press(window.new_button)
    assert window.state == SETUP
    press(window.earlier_button)
    wait(lambda: any(menu.isVisible() for menu in window.findChildren(QMenu, "earlier")))
    act: QAction = menu_of(window, "earlier").actions()[0]
    pick(window, "earlier", act.text())
    wait(lambda: window.state == OVER, what="the earlier sweep")
    assert window.table.trials.best == best
