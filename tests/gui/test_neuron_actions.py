"""The actions for neurons, weights and layers in the real window, by their buttons and menus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from backend.document import columns
from backend.document.weighing import NEURON
from backend.text import Text
from gui.activations import ACTIVATIONS
from gui.workbench import Workbench
from tests.gui.window_stage import open_bench, open_example, wait


@pytest.fixture(scope="module")
def window(qapp) -> Iterator[Workbench]:
    with open_bench() as bench:
        yield bench


@pytest.fixture
def bench(window: Workbench) -> Workbench:
    open_example(window, "circle")
    settle(window)
    window.session.noticed.connect(lambda notice: told.append(notice))
    told.clear()
    return window


told: list = []


def settle(bench: Workbench) -> None:
    wait(lambda: not bench.session.is_plan_due, what="the plan")


def act(bench: Workbench, id: str) -> None:
    """Trigger an action that must be able to act."""
    assert bench.table[id].isEnabled(), id
    bench.table[id].trigger()
    settle(bench)


def neurons(bench: Workbench) -> list[str]:
    return [block.id for block in bench.session.document.blocks if block.type == NEURON]


def hidden(bench: Workbench) -> tuple[str, ...]:
    """The largest column of neurons."""
    document = bench.session.document
    return max((columns.column_of(document, id) for id in neurons(bench)), key=len)


def undone(bench: Workbench, before) -> bool:
    bench.session.undo()
    settle(bench)
    return bench.session.document == before


def test_without_a_selection_nothing_for_neurons_can_act(bench):
    bench.session.select([])
    for id in bench.neurons.able(bench.neurons.chosen):
        assert not bench.table[id].isEnabled(), id


def test_one_click_adds_and_removes_neurons_and_columns(bench):
    session = bench.session
    before, column = session.document.copy(), hidden(bench)
    session.select([column[0]])
    act(bench, "add_neuron")
    (new,) = session.selection
    assert len(hidden(bench)) == len(column) + 1
    assert new in hidden(bench)
    act(bench, "remove_neuron")
    assert session.document == before
    session.select([column[0]])
    act(bench, "add_column")
    assert len(neurons(bench)) == len(column) + 5
    assert session.plan.is_sound
    act(bench, "remove_column")
    assert {block.id for block in session.document.blocks} == {b.id for b in before.blocks}
    assert session.plan.is_sound
    session.undo(), session.undo()
    session.undo(), session.undo()
    assert session.document == before


def test_behind_the_last_neuron_one_fits(bench):
    session = bench.session
    last = next(id for id in neurons(bench) if not any(
        session.document.block(wire.target).type == NEURON
        for wire in session.document.wires_from(id)
    ))  # fmt: skip
    session.select([last])
    count = len(neurons(bench))
    act(bench, "add_column")
    assert len(neurons(bench)) == count + 1
    assert session.plan.is_sound


def test_the_only_neuron_of_a_column_is_not_removed_but_explained(bench):
    session = bench.session
    lone = next(id for id in neurons(bench) if columns.column_of(session.document, id) == (id,))
    before = session.document.copy()
    session.select([lone])
    act(bench, "remove_neuron")
    assert session.document == before
    assert told
    assert told[-1].advice


def test_activations_of_all_selected_neurons_are_set(bench):
    session, column = bench.session, hidden(bench)
    before = session.document.copy()
    session.select(column)
    for name in ACTIVATIONS:
        act(bench, f"activation_{name}")
        kinds = {session.document.block(id).settings.get("activation", "tanh") for id in column}
        assert kinds == {name}
    while session.document != before:
        session.undo()


def test_wires_are_tied_frozen_reset_and_untied(bench):
    session, (first, *_) = bench.session, hidden(bench)
    wires = [wire.id for wire in session.document.wires_into(first)]
    before = session.document.copy()
    session.select(wires)
    act(bench, "tie")
    assert len({session.document[id].tie for id in wires}) == 1
    assert session.document[wires[0]].tie
    act(bench, "freeze")
    assert all(session.document[id].frozen for id in wires)
    act(bench, "freeze")
    act(bench, "untie")
    assert session.document == before
    assert not bench.table["untie"].isEnabled()


def test_a_reset_draws_what_was_typed_and_learned_anew(bench):
    session, (first, *_) = bench.session, hidden(bench)
    wait(lambda: session.live.bias(first) is not None, what="a look at rest")
    wire = session.document.wires_into(first)[0].id
    drawn = session.live.weight(wire)
    canvas = bench.canvas
    session.select([wire])
    act(bench, "type_number")
    editor = canvas.findChild(object, "weight_editor")
    editor.setText("2.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.live.weight(wire) == 2.5
    assert session.document[wire].weight == 2.5
    session.select([first])
    act(bench, "reset_weights")
    assert session.document[wire].weight is None
    wait(lambda: session.live.weight(wire) == pytest.approx(drawn), what="the drawn number")


def test_neurons_fold_into_a_layer_that_unfolds_again(bench):
    session, column = bench.session, hidden(bench)
    session.select(column)
    act(bench, "fold")
    (layer,) = session.selection
    assert session.document.block(layer).type == "torch.nn.Linear"
    assert session.plan.is_sound
    act(bench, "unfold")
    assert len(session.selection) == len(column)
    assert session.plan.is_sound
    session.undo(), session.undo()
    assert set(hidden(bench)) == set(column)


def test_folding_waits_for_the_plan_and_says_so(bench, monkeypatch):
    session = bench.session
    told = []
    session.noticed.connect(told.append)
    session.select(hidden(bench))
    before = session.history.undoable
    monkeypatch.setattr(type(session), "is_plan_due", property(lambda self: True))
    bench.table["fold"].trigger()
    assert told[-1].what == Text("The drawing is still being checked.")
    assert session.history.undoable is before


def test_a_double_click_opens_a_layer_in_place_and_closes_it(bench):
    open_example(bench, "iris")
    settle(bench)
    session, canvas = bench.session, bench.canvas
    bench.show_canvas()
    layer = min(
        (b for b in session.document.blocks if b.type.endswith("Linear")), key=lambda b: b.x
    )
    for is_open in (True, False):
        QTest.qWait(300)
        wait(lambda: canvas.camera == canvas.gaze._glide.goal, what="the camera")
        row = canvas.scene.things.index[layer.id]
        rect = canvas.scene.things.rect(row)
        # In its title, however small the window shows it.
        at = canvas.camera.to_view(rect.topLeft() + QPointF(40, 10)).toPoint()
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
        assert session.document.block(layer.id).is_open is is_open
        QTest.qWait(300)
        canvas.fit()
    session.select([layer.id])
    assert bench.table["open_layer"].text() == "Open the layer"
    act(bench, "open_layer")
    assert session.document.block(layer.id).is_open
    assert bench.table["open_layer"].text() == "Close the layer"
    rows = session.plan.step(layer.id).settings["out_features"]
    act(bench, "add_neuron")
    assert session.plan.step(layer.id).settings["out_features"] == rows + 1
    assert session.plan.is_sound


def test_a_part_of_an_open_layer_is_frozen_and_bent(bench):
    open_example(bench, "iris")
    settle(bench)
    session = bench.session
    layer = min(
        (b for b in session.document.blocks if b.type.endswith("Linear")), key=lambda b: b.x
    )
    session.select([layer.id])
    act(bench, "open_layer")
    session.choose_cell(layer.id, 1, 2)
    act(bench, "freeze")
    (cell,) = session.document.block(layer.id).cells
    assert (cell.row, cell.column, cell.frozen) == (1, 2, True)
    session.choose_cell(layer.id, 1)
    act(bench, "freeze")
    assert {c.column for c in session.document.block(layer.id).cells} == {-1, 0, 1, 2, 3}
    act(bench, "activation_relu")
    assert session.document.block(layer.id).bends == {"1": "relu"}
    assert not session.document.block(layer.id).frozen


def test_the_menu_on_the_canvas_fits_what_is_under_the_pointer(bench):
    session, (first, *_) = bench.session, hidden(bench)
    wires = [wire.id for wire in session.document.wires_into(first)]
    offered = {
        kind: menu_for(bench, ids)
        for kind, ids in (("neuron", [first]), ("wires", wires), ("nothing", []))
    }
    assert {"add_neuron", "remove_column", "freeze", "delete"} <= offered["neuron"]
    assert {"tie", "freeze", "reset_weights"} <= offered["wires"]
    assert "add_neuron" not in offered["wires"]
    assert {"search", "fit", "tidy"} <= offered["nothing"]
    assert "delete" not in offered["nothing"]


def menu_for(bench: Workbench, ids: list[str]) -> set[str]:
    """The actions that the menu offers for a selection."""
    found: set[str] = set()

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found.update(action.objectName() for action in menu.actions() if action.isEnabled())
        menu.close()

    bench.session.select(ids)
    QTimer.singleShot(50, look)
    bench._context_menu(QPoint(50, 50), bench.session.selection)
    return found


def test_a_link_brings_the_drawing_and_its_weights_back(bench):
    session = bench.session
    from backend.document import edits

    session.do(edits.change_training(session.document, epochs=2))
    session.play()
    wait(lambda: session.state == "finished" and session.weights, what="the end")
    document = session.document.copy()
    learned = {owner: dict(each) for owner, each in session.weights.items()}
    act(bench, "copy_link")
    wait(lambda: QGuiApplication.clipboard().text().startswith("lienzo:"), what="the link")
    session.history.mark_saved()
    bench.filing.new()
    wait(lambda: session.document.is_empty, what="an empty drawing")
    bench.table["open_link"].trigger()
    wait(lambda: not session.document.is_empty, what="the drawing of the link")
    assert session.document == document
    for owner, each in learned.items():
        for name, numbers in each.items():
            np.testing.assert_array_equal(session.weights[owner][name], numbers)


def test_what_is_no_link_is_told(bench):
    QGuiApplication.clipboard().setText("no link at all")
    bench.session.history.mark_saved()
    bench.table["open_link"].trigger()
    wait(lambda: told, what="the notice")
    assert "link" in str(told[-1].what)


def test_stepping_shows_the_arithmetic(bench):
    session = bench.session
    act(bench, "step_operation")
    wait(lambda: session.state == "paused", what="the first operation")
    assert bench.panels["arithmetic"].isVisible()
    walks: list = []
    session.walked.connect(walks.append)
    act(bench, "step_example")
    wait(lambda: walks, what="the next example")
    session.walked.disconnect(walks.append)
    session.stop()
    wait(lambda: session.state == "finished", what="the end")


def test_the_plane_comes_with_a_plane_and_stays_away_once_closed(bench):
    plane = bench._docks["plane"]
    bench._reset_panels()  # windows before this one may have closed it for good
    wait(plane.isVisible, what="the plane")
    QTest.qWait(200)
    assert plane.height() >= 250
    plane.close()
    open_example(bench, "spiral")
    QTest.qWait(100)
    assert not plane.isVisible()
    bench._reset_panels()
    assert plane.isVisible()
