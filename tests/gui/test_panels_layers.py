"""The inside of a layer in its form: rows, weights, cuts, bends, counts; neurons and kernels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.change import Change
from backend.document.document import Document
from backend.document.inside import Inside
from backend.text import Text
from gui.language import language
from gui.panels.layer_cells import LayerCells
from gui.panels.settings_panel import SettingsPanel
from gui.panels.weight_list import WeightList, Weights
from gui.panels.weight_row import Weight
from tests.gui.neurons_stage import drag, type_into
from tests.gui.panels_stage import draw, draw_digits, draw_flat, make_session, settle


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def session(stage):
    stage.replace(Document())
    yield stage
    language().switch("en")


@pytest.fixture
def panel(qtbot, session):
    made = SettingsPanel(session)
    qtbot.addWidget(made)
    made.resize(336, 1100)
    made.show()
    return made


def neurons(session, panel, source="iris"):
    draw_flat(session, source, 3)
    session.select(["b0"])
    settle()
    return panel.block_form.layer


def kernels(session, panel):
    draw_digits(session)
    session.select(["b0"])
    settle()
    return panel.block_form.layer


def cells(session, block="b0"):
    return {(cell.row, cell.column): cell for cell in session.document.block(block).cells}


def test_a_layer_of_neurons_is_counted_and_named_by_its_inputs(session, panel):
    form = neurons(session, panel)
    assert form.header.text() == "Neurons"
    assert form.count.text() == "8 neurons"
    assert [row.name.words for row in form.list.rows][:2] == ["Bias", "sepal length (cm)"]
    assert form.form.fields["row"].findChildren(type(form.count))[0].text() == "of 8"


def test_a_layer_is_opened_and_closed_from_its_form(session, panel):
    form = neurons(session, panel)
    QTest.mouseClick(form.opened, Qt.MouseButton.LeftButton)
    assert session.document.block("b0").is_open
    session.undo()
    assert not form.opened.value


def test_a_weight_is_chosen_in_the_table_typed_frozen_and_cut(session, panel):
    form = neurons(session, panel)
    place = form.table.matrix.cell(2, 1).center().toPoint()
    QTest.mouseClick(form.table.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert session.cell == ("b0", 2, 1)
    assert form.row.value == 3
    type_into(form.table.chosen.number, "0.5")
    assert cells(session)[2, 1].value == 0.5
    assert session.live.cell("b0", 2, 1) == 0.5
    form.table.chosen.lock.click()
    assert cells(session)[2, 1].frozen
    form.table.chosen.second.click()
    assert cells(session)[2, 1].cut
    assert session.live.cell("b0", 2, 1) == 0
    assert not form.table.chosen.number.isEnabled()
    assert "Cut wires: 1" in form.changes.text()
    form.restore.click()
    assert not cells(session)
    assert not form._changes_box.isVisible()
    session.undo()
    assert cells(session)[2, 1].cut


def test_dragging_in_the_table_scrubs_in_one_step(session, panel):
    form = neurons(session, panel)
    session.choose_cell("b0", 0, 0)
    type_into(form.table.chosen.number, "1")
    form.table.chosen.number.clearFocus()
    before = len(session.history._done)
    middle = form.table.matrix.rect().center()
    target = form.table.matrix.place_at(middle.toPointF())
    session.choose_cell("b0", *target)
    type_into(form.table.chosen.number, "1")
    form.table.matrix.setFocus()
    drag(form.table.matrix, 20, 40)
    assert session.cell == ("b0", *target)
    assert cells(session)[target].value == pytest.approx(1.2)
    assert len(session.history._done) == before + 2


def test_arrows_walk_in_the_table_and_digits_type(session, panel):
    form = neurons(session, panel)
    session.choose_cell("b0", 0, 0)
    form.table.matrix.setFocus()
    QTest.keyClick(form.table.matrix, Qt.Key.Key_Down)
    QTest.keyClick(form.table.matrix, Qt.Key.Key_Right)
    assert session.cell == ("b0", 1, 1)
    QTest.keyClicks(form.table.matrix, "-")
    QTest.keyClicks(form.table.chosen.number, "2")
    QTest.keyClick(form.table.chosen.number, Qt.Key.Key_Return)
    assert cells(session)[1, 1].value == -2


def test_a_neuron_has_an_activation_and_a_bias_of_its_own(session, panel):
    form = neurons(session, panel)
    type_into(form.row, "4")
    assert session.cell == ("b0", 3, None)
    form.bend.changed.emit("relu")
    assert session.document.block("b0").bends == {"3": "relu"}
    bias = form.list.row("3,-1")
    type_into(bias.number, "0.25")
    assert cells(session)[3, -1].value == 0.25
    assert bias.second.isHidden()
    session.choose_cell("b0", 2, None)
    assert form.bend.value == "linear"


def test_neurons_are_added_and_removed(session, panel):
    form = neurons(session, panel)
    form.more.click()
    settle()
    assert session.document.block("b0").settings["out_features"] == 9
    assert form.count.text() == "9 neurons"
    assert session.cell == ("b0", 8, None)
    session.choose_cell("b0", 0, None)
    form.fewer.click()
    settle()
    assert session.document.block("b0").settings["out_features"] == 8
    session.undo()
    session.undo()
    settle()
    assert session.plan.is_sound
    assert form.count.text() == "8 neurons"


def test_the_last_neuron_stays(session, panel):
    draw(session, "circle", [("torch.nn.Linear", {"out_features": 1})])
    session.select(["b0"])
    settle()
    assert not panel.block_form.layer.fewer.isEnabled()


def test_kernels_are_shown_one_by_one(session, panel):
    form = kernels(session, panel)
    assert form.header.text() == "Kernels"
    assert form.table.matrix._values.shape == (3, 3)
    session.choose_cell("b0", 2, 4)
    assert form.table.matrix._place == (1, 1)
    type_into(form.table.chosen.number, "-1")
    assert cells(session)[2, 4].value == -1
    assert form.table.matrix._values[1, 1] == -1
    place = form.table.matrix.cell(0, 2).center().toPoint()
    QTest.mouseClick(form.table.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert session.cell == ("b0", 2, 2)


def test_a_trained_layer_shows_its_numbers(session, panel):
    form = neurons(session, panel)
    assert np.isnan(form.table.matrix._values).all()
    session.play()
    settle(20)
    weight = session.weights["b0"]["weight"]
    np.testing.assert_allclose(form.table.matrix._values, weight)
    point = QPoint(*form.table.matrix.cell(0, 0).center().toPoint().toTuple())
    assert form.table.matrix.place_at(point.toPointF()) == (0, 0)
    assert "sepal length" in form.table._describe(0, 0)


@pytest.mark.parametrize(("given", "outputs", "groups"), [(4, 6, 1), (4, 6, 2), (6, 3, 3)])
def test_transposed_kernels_are_found_by_output(session, given, outputs, groups):
    shape = (given, outputs // groups, 2, 3)
    inside = Inside(shape, outputs, given, True, True, groups)
    table = LayerCells(session, "", inside)
    seen = set()
    for output in range(outputs):
        for flat in range(table.sources * table.taps):
            place = table.place(output, flat)
            assert inside.holds(*place)
            assert table.found(*place) == (output, flat)
            seen.add(place)
    assert len(seen) == inside.rows * inside.columns
    numbers = np.arange(inside.rows * inside.columns, dtype=np.float32)
    by_output = table._by_output(numbers.reshape(inside.rows, -1))
    for output in range(outputs):
        row, column = table.place(output, 4)
        assert by_output[output, 4] == row * inside.columns + column


def test_what_is_chosen_on_the_canvas_comes_into_view(session, panel):
    panel.resize(336, 300)
    form = neurons(session, panel)
    bar = panel.block_form.parentWidget().parentWidget().verticalScrollBar()
    assert bar.value() == 0
    session.choose_cell("b0", 1, 2)
    settle()
    assert bar.value() == form.y()


def test_a_form_outlives_its_layer_quietly(session, panel):
    form = neurons(session, panel)
    session.choose_cell("b0", 1, 2)
    session.replace(Document())
    session.live.changed.emit()
    form.show_numbers()
    assert not panel.block_form.isVisible()


def test_what_an_undo_takes_out_is_no_longer_chosen(session, panel):
    form = neurons(session, panel)
    form.more.click()
    settle()
    last = session.document.block("b0").settings["out_features"] - 1
    session.choose_cell("b0", last)
    session.undo()
    assert session.cell is None
    session.choose_cell("b0", 0, 1)
    session.do(edits.rename(session.document, "b0", "first"))
    assert session.cell == ("b0", 0, 1)


def test_only_the_shown_of_many_weights_are_made(session):
    made = []
    weights = Weights(range(10_000), str, lambda place: made.append(place) or plain_weight(place))
    listed = WeightList(session)
    listed.show_weights(weights)
    assert made == list(range(16))
    listed.filter.setText("9999")
    assert [row.weight.id for row in listed.rows if not row.isHidden()] == ["9999"]
    listed.deleteLater()


def plain_weight(place):
    def leave(*_):
        return Change(Text("Nothing"), {})

    return Weight(str(place), str(place), lambda: 0.5, leave, leave, False, leave)
