"""Fields take what a person types, steps, scrubs or chooses, and tell it once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from backend.text import Text
from gui.widgets.buttons import Switch, push_button, tool_button
from gui.widgets.choices import Choice, Segments
from gui.widgets.form import Form
from gui.widgets.number_field import NumberField
from gui.widgets.numbers_field import NumbersField
from gui.widgets.reading import read_number, read_numbers
from gui.widgets.slider import Slider
from gui.widgets.text_fields import PathField, SearchField, TextField


@pytest.fixture
def heard(qtbot):
    """Shows a widget and gathers what it tells."""

    def listen(widget, signal: str = "changed") -> list:
        qtbot.addWidget(widget)
        widget.resize(160, 28)
        widget.show()
        told: list = []
        getattr(widget, signal).connect(told.append)
        return told

    return listen


def write(field: QLineEdit, words: str) -> None:
    """Type into a field as a person does, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("written", "whole", "value"),
    [
        ("0,5", False, 0.5),
        ("0.5", False, 0.5),
        ("1e-3", False, 0.001),
        ("1.234,5", False, 1234.5),
        ("1,234.5", False, 1234.5),
        ("1 000 000", True, 1_000_000),
        ("1,000", True, 1000),
        ("1,000", False, 1.0),
        ("−3", True, -3),
        ("3.0", True, 3),
        ("3.5", True, None),
        ("many", False, None),
        ("", False, None),
        ("nan", False, None),
        ("inf", False, None),
    ],
)
def test_numbers_are_read_with_comma_and_point(written, whole, value):
    assert read_number(written, whole) == value


@pytest.mark.parametrize(
    ("written", "whole", "value"),
    [
        ("3", True, (3,)),
        ("3, 5", True, (3, 5)),
        ("3,5", True, (3, 5)),
        ("3 × 5", True, (3, 5)),
        ("(3 5)", True, (3, 5)),
        ("0,5; 0,9", False, (0.5, 0.9)),
        ("0.5, 0.9", False, (0.5, 0.9)),
        ("3, x", True, None),
        ("", True, None),
    ],
)
def test_several_numbers_are_read(written, whole, value):
    assert read_numbers(written, whole) == value


def test_a_number_is_typed(heard):
    field = NumberField()
    told = heard(field)
    write(field, "0,25")
    write(field, "0.25")
    assert told == [0.25]
    assert field.value == 0.25


def test_a_whole_number_stays_whole(heard):
    field = NumberField(whole=True)
    told = heard(field)
    write(field, "12")
    assert told == [12]
    assert isinstance(told[0], int)


@pytest.mark.parametrize(("typed", "part"), [("0", "at least"), ("99", "at most"), ("x", "whole")])
def test_what_cannot_be_is_refused_with_a_reason(heard, typed, part):
    field = NumberField(whole=True, minimum=1, maximum=64)
    field.set_value(8)
    told, refused = heard(field), heard(field, "refused")
    write(field, typed)
    assert told == []
    assert field.value == 8
    assert part in str(refused[-1])
    assert field.property("wrong")
    write(field, "9")
    assert told == [9]
    assert not field.property("wrong")
    assert not refused[-1]


def test_arrows_step_within_the_bounds(heard):
    field = NumberField(whole=True, minimum=1, maximum=10)
    field.set_value(9)
    told = heard(field)
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert told == [10, 1]


def test_a_float_steps_by_what_matters_for_it(heard):
    field = NumberField()
    field.set_value(0.05)
    told = heard(field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert told == [0.051]


def test_escape_brings_the_value_back(heard):
    field = NumberField()
    field.set_value(3.0)
    told = heard(field)
    field.setFocus()
    QTest.keyClicks(field, "77")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3"
    assert told == []


def _mouse(widget, kind: QEvent.Type, x: float) -> None:
    button = Qt.MouseButton.LeftButton
    place = QPointF(x, 14)
    event = QMouseEvent(
        kind, place, widget.mapToGlobal(place), button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def test_dragging_scrubs_and_tells_once(heard):
    field = NumberField(whole=True, minimum=0)
    field.set_value(10)
    field.clearFocus()
    told, moved = heard(field), heard(field, "moved")
    field.clearFocus()
    _mouse(field, QEvent.Type.MouseButtonPress, 40)
    for x in (60, 80, 100):
        _mouse(field, QEvent.Type.MouseMove, x)
    _mouse(field, QEvent.Type.MouseButtonRelease, 100)
    assert told == [25]
    assert moved == [15, 20, 25]


def test_a_click_begins_typing(heard, qtbot):
    field = NumberField(whole=True)
    field.set_value(10)
    heard(field)
    field.clearFocus()
    _mouse(field, QEvent.Type.MouseButtonPress, 40)
    _mouse(field, QEvent.Type.MouseButtonRelease, 40)
    assert field.selectedText() == "10"


def test_a_found_value_stands_until_somebody_chooses_and_comes_back(heard):
    field = NumberField(whole=True)
    field.set_found(64)
    told = heard(field)
    assert field.value is None
    assert "64" in field.placeholderText()
    write(field, "12")
    (reset,) = [action for action in field.actions() if action.isVisible()]
    reset.trigger()
    assert told == [12, None]
    assert not reset.isVisible()


def test_numbers_for_axes(heard):
    field = NumbersField(axes=2, minimum=1)
    told, refused = heard(field), heard(field, "refused")
    write(field, "3")
    write(field, "3 x 5")
    write(field, "1 2 3")
    assert told == [3, (3, 5)]
    assert "2" in str(refused[-1])
    assert field.value == (3, 5)


def test_a_word_may_stand_instead_of_numbers(heard):
    field = NumbersField(words=("same",))
    told, refused = heard(field), heard(field, "refused")
    write(field, "Same")
    write(field, "other")
    assert told == ["same"]
    assert str(refused[-1])
    field.set_value("same")
    assert field.text() == "same"


def test_a_shape_is_always_a_tuple(heard):
    field = NumbersField(single=False)
    told = heard(field)
    write(field, "64")
    assert told == [(64,)]
    field.set_value([1, 28, 28])
    assert field.text() == "1 × 28 × 28"


def test_a_choice_tells_its_value(heard):
    choice = Choice([(None, Text("None")), (True, "yes"), (1, "one")])
    told = heard(choice)
    choice.set_value(1)
    assert choice.currentIndex() == 2
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert told == [True]
    assert choice.value is True


def test_a_choice_keeps_its_value_when_the_options_change(heard):
    choice = Choice([("a", "A"), ("b", "B")])
    told = heard(choice)
    choice.set_value("b")
    choice.set_options([("b", "B"), ("c", "C")])
    assert choice.value == "b"
    choice.set_options([("c", "C")])
    assert choice.value is None or choice.value == "c"
    assert told == []


def test_segments_walk_with_the_arrows(heard):
    segments = Segments([("free", "Free"), ("batch", "Batch"), ("epoch", "Epoch")])
    told = heard(segments)
    QTest.keyClick(segments, Qt.Key.Key_Right)
    QTest.keyClick(segments, Qt.Key.Key_Right)
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert told == ["batch", "epoch"]
    segments.set_value("free")
    assert segments.value == "free"
    assert len(told) == 2


def test_a_switch_tells_only_by_hand(heard):
    switch = Switch(Text("Bias"))
    told = heard(switch)
    switch.set_value(True)
    assert told == []
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert told == [False]
    assert switch.value is False


def test_words_are_told_once_and_escape_takes_them_back(heard):
    field = TextField()
    told = heard(field)
    write(field, "hidden")
    field.setFocus()
    QTest.keyClicks(field, "zzz")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "hidden"
    assert told == ["hidden"]


def test_a_search_is_heard_at_every_letter_and_escape_clears(heard):
    field = SearchField()
    told, down = heard(field, "searched"), []
    field.went_down.connect(lambda: down.append(True))
    QTest.keyClicks(field, "re")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["r", "re", ""]
    assert down == [True]


def test_a_path_can_be_dropped(heard, tmp_path):
    field = PathField()
    told = heard(field)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "table.csv"))])
    how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *how)
    QApplication.sendEvent(field, enter)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *how)
    QApplication.sendEvent(field, event)
    assert told == [str(tmp_path / "table.csv")]


def test_a_slider_in_orders_of_magnitude(heard):
    slider = Slider(1e-4, 1.0, logarithmic=True)
    told = heard(slider)
    slider.set_value(0.01)
    assert slider.bar.value() == slider.bar.maximum() // 2
    slider.bar.setValue(slider.bar.maximum())
    assert told == [1.0]
    write(slider.number, "0.1")
    assert told == [1.0, 0.1]
    assert slider.bar.value() == 750


def test_a_slider_tells_the_way_and_the_end(heard):
    slider = Slider(0, 10, whole=True)
    told, moved = heard(slider), heard(slider, "moved")
    slider.bar.setSliderDown(True)
    slider.bar.setValue(4)
    slider.bar.setValue(7)
    assert told == []
    slider.bar.setSliderDown(False)
    assert moved == [4, 7]
    assert told == [7]


def test_a_form_shows_what_is_wrong_under_the_field(qtbot):
    form = Form()
    qtbot.addWidget(form)
    field = NumberField(minimum=1)
    form.add("size", Text("Size"), field, Text("How large it is."))
    form.show()
    write(field, "0")
    line = form._complaints["size"]
    assert line.isVisible()
    assert "at least 1" in line.text()
    assert field.accessibleName() == "Size"
    assert field.toolTip() == "How large it is."
    write(field, "2")
    assert not line.isVisible()


def test_buttons_do_what_they_say(qtbot):
    done: list = []
    button = push_button(Text("Cancel"), lambda: done.append(1), "primary", "play")
    square = tool_button("undo", Text("Undo"), lambda: done.append(2))
    for one in (button, square):
        qtbot.addWidget(one)
        one.show()
        QTest.mouseClick(one, Qt.MouseButton.LeftButton)
        assert min(one.height(), one.width()) >= 24
    assert done == [1, 2]
    assert square.accessibleName() == "Undo"
