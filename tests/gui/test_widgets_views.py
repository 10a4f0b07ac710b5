"""Views show what they are given; notices come, act and go."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from backend.text import Text
from gui.theme import theme
from gui.widgets.bars import BarsView
from gui.widgets.cells import CellsView
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.labels import Badge
from gui.widgets.notices import EmptyState, NoticeBar, NoticeColumn
from gui.widgets.pictures import PictureView, bounds_of, to_image
from gui.widgets.progress import Progress
from gui.widgets.section import ScrollColumn, Section
from gui.widgets.sparkline import Sparkline


def test_grey_pictures_run_from_black_to_white(qapp):
    image = to_image(np.array([[0.0, 1.0], [0.5, np.nan]]))
    assert image.pixelColor(0, 0) == QColor("black")
    assert image.pixelColor(1, 0) == QColor("white")
    assert image.pixelColor(0, 1).red() == 128
    assert image.pixelColor(1, 1) == QColor("black")


def test_signed_pictures_have_zero_in_the_middle(qapp):
    image = to_image(np.array([[-1.0, 0.0, 4.0]]), "signed")
    neutral, seen = theme().color("neutral"), image.pixelColor(1, 0)
    assert max(abs(neutral.red() - seen.red()), abs(neutral.blue() - seen.blue())) <= 2
    assert image.pixelColor(2, 0) == theme().color("positive")
    assert bounds_of(np.array([[-1.0, 4.0]]), "signed") == (-4.0, 4.0)


@pytest.mark.parametrize("shape", [(3, 5, 7), (5, 7, 3)])
def test_coloured_pictures_in_both_orders(qapp, shape):
    array = np.zeros(shape)
    if shape[0] == 3:
        array[0] = 1
    else:
        array[..., 0] = 1
    image = to_image(array)
    assert (image.width(), image.height()) == (7, 5)
    assert image.pixelColor(3, 3) == QColor("red")


@pytest.mark.parametrize("array", [np.zeros((3, 3)), np.full((2, 2), np.nan), np.zeros((0, 0))])
def test_strange_pictures_do_no_harm(qtbot, array):
    view = PictureView(legend=True)
    qtbot.addWidget(view)
    view.set_picture(array, "magnitude")
    view.resize(100, 120)
    assert not view.grab().isNull()


def test_a_picture_is_crisp_and_names_its_values(qtbot):
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(102, 102)
    view.set_picture(np.array([[0.0, 1.0], [1.0, 0.0]]))
    image = view.grab().toImage()
    seen = {image.pixelColor(x, 30).name() for x in range(4, 98)}
    assert seen == {"#000000", "#ffffff"}
    pressed: list = []
    view.pressed.connect(lambda row, column: pressed.append((row, column)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(75, 20))
    assert pressed == [(0, 1)]


def _drag(pad: DrawingPad, *points: tuple[int, int], button=Qt.MouseButton.LeftButton) -> None:
    QTest.mousePress(pad, button, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, button, pos=QPoint(*points[-1]))


def test_a_digit_is_drawn_and_rubbed_out(qtbot):
    pad = DrawingPad(28, 28)
    qtbot.addWidget(pad)
    pad.resize(224, 224)
    pad.show()
    told: list = []
    pad.drawn.connect(told.append)
    _drag(pad, (112, 20), (112, 200))
    assert told[-1].shape == (28, 28)
    assert told[-1].dtype == np.float32
    assert told[-1][14, 13:15].min() > 0.5
    assert told[-1][:, 0].max() == 0
    assert 0 < told[-1].max() <= 1
    _drag(pad, (112, 20), (112, 200), button=Qt.MouseButton.RightButton)
    assert told[-1][14, 13:15].max() < 0.1
    pad.clear()
    assert pad.is_empty


def test_the_pad_can_be_used_with_the_keyboard(qtbot):
    pad = DrawingPad(8, 8)
    qtbot.addWidget(pad)
    pad.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(pad, key)
    assert np.argwhere(pad.array > 0.9).tolist() == [[5, 5]]
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty


def test_the_pad_shows_an_array_and_gives_it_back(qtbot):
    pad = DrawingPad(4, 4)
    qtbot.addWidget(pad)
    given = np.linspace(0, 1, 48).reshape(6, 8)
    pad.set_array(given)
    assert np.abs(pad.array - given).max() < 1 / 255
    assert not pad.grab().isNull()


def test_bars_show_the_largest_in_their_order(qtbot):
    bars = BarsView(most=3)
    qtbot.addWidget(bars)
    bars.set_values(["a", "b", "c", "d"], [0.1, 0.6, 0.0, 0.3], right=1)
    assert bars.shown() == [0, 1, 3]
    assert bars.accessibleDescription().startswith("a 10")
    assert bars.sizeHint().height() == 4 * 24
    bars.resize(bars.sizeHint())
    image = bars.grab().toImage()
    colours = {image.pixelColor(x, 36).name() for x in range(image.width())}
    assert theme().color("accent").name() in colours


def test_cells_write_numbers_and_mark_what_is_wrong(qtbot):
    view = CellsView()
    qtbot.addWidget(view)
    view.set_cells([["ann", 0.123456], ["bob", "?"]], ["name", "size"], {(1, 1): "Not a number"})
    cells = view.cells
    assert (cells.rowCount(), cells.columnCount()) == (2, 2)
    assert cells.index(0, 1).data() in ("0.1235", "0,1235")
    wrong = cells.index(1, 1)
    assert wrong.data(Qt.ItemDataRole.ToolTipRole) == "Not a number"
    assert wrong.data(Qt.ItemDataRole.BackgroundRole) == theme().color("wrong_soft")
    assert cells.headerData(1, Qt.Orientation.Horizontal) == "size"
    view.set_cells(np.eye(3))
    assert cells.index(2, 2).data() == "1"


def test_a_sparkline_survives_any_values(qtbot):
    line = Sparkline()
    qtbot.addWidget(line)
    for values in ([], [1.0], [np.nan, np.inf], np.zeros(10), np.random.rand(100_000)):
        line.set_values(np.asarray(values))
        assert len(line._points()) <= 2 * line.width() + 1
        assert not line.grab().isNull()


def test_a_section_opens_with_keys(qtbot):
    section = Section(Text("Settings"))
    inside = QLabel("inside")
    section.add(inside)
    qtbot.addWidget(section)
    section.show()
    assert inside.isVisible()
    QTest.keyClick(section.header, Qt.Key.Key_Left)
    assert not inside.isVisible()
    QTest.keyClick(section.header, Qt.Key.Key_Return)
    assert inside.isVisible()


def test_a_column_takes_and_clears(qtbot):
    column = ScrollColumn()
    qtbot.addWidget(column)
    first, second = QLabel("1"), QLabel("2")
    column.add(first)
    column.add(second)
    assert column.column.indexOf(second) == 1
    column.clear()
    assert column.column.count() == 1


def test_a_notice_acts_and_goes(qtbot):
    column = NoticeColumn()
    qtbot.addWidget(column)
    column.show()
    done: list = []
    bar = column.show_notice(
        "error", Text("It broke."), Text("Mend it."), [(Text("Undo"), lambda: done.append(1))]
    )
    assert column.isVisible()
    (button,) = bar.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert column.bars == ()
    assert not column.isVisible()


def test_notices_do_not_pile_up(qtbot):
    column = NoticeColumn(most=2)
    qtbot.addWidget(column)
    for what in (Text("a"), Text("b"), Text("b"), Text("c")):
        column.show_notice("warning", what)
    assert [bar.what.source for bar in column.bars] == ["b", "c"]


def test_good_news_leave_by_themselves(qtbot):
    column = NoticeColumn(seconds=0.02)
    qtbot.addWidget(column)
    column.show_notice("good", Text("Saved."))
    column.show_notice("error", Text("Not saved."))
    qtbot.waitUntil(lambda: len(column.bars) == 1)
    assert column.bars[0].what.source == "Not saved."


@pytest.mark.parametrize("severity", ["error", "warning", "good", "info", "hint"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_notices_are_painted_in_their_colour(qtbot, severity, name):
    theme().switch(name)
    bar = NoticeBar(severity, Text("It broke."), Text("Mend it."))
    qtbot.addWidget(bar)
    assert not bar.grab().isNull()
    theme().switch("light")


def test_an_empty_page_says_how_to_go_on(qtbot):
    done: list = []
    page = EmptyState(
        "chart", Text("Nothing yet"), Text("Press Play."), (Text("Play"), lambda: done.append(1))
    )
    qtbot.addWidget(page)
    page.show()
    QTest.mouseClick(page.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert [label.text() for label in page.findChildren(QLabel)] == ["Nothing yet", "Press Play."]


def test_progress_is_said_and_can_be_ended(qtbot):
    progress = Progress()
    qtbot.addWidget(progress)
    progress.show()
    progress.report(Text("Saving"), None)
    assert progress.spinner.isVisible()
    progress.report(Text("Saving"), 0.4)
    assert progress.bar.value() == 400
    assert not progress.spinner.isVisible()
    with qtbot.waitSignal(progress.cancelled):
        from PySide6.QtWidgets import QToolButton

        progress.findChild(QToolButton).click()


def test_a_badge_grows_with_its_words(qtbot):
    badge = Badge(Text("{n}", n=3), "wrong")
    qtbot.addWidget(badge)
    narrow = badge.sizeHint().width()
    badge.set_text(Text("three of them"))
    assert badge.sizeHint().width() > narrow
    assert badge.accessibleName() == "three of them"


def test_the_first_stroke_begins_on_an_empty_pad_not_on_the_example(qtbot):
    pad = DrawingPad(8, 8)
    qtbot.addWidget(pad)
    pad.resize(160, 160)
    pad.show()
    example = np.zeros((8, 8), np.float32)
    example[7] = 1.0
    pad.set_array(example)

    _drag(pad, (20, 20), (60, 20))
    assert pad.array[7].max() == 0
    assert pad.array[:4].max() > 0

    _drag(pad, (20, 60), (60, 60))
    assert pad.array[:2].max() > 0, "the second stroke is added to the first"
