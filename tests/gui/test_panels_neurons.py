"""Forms of single neurons and of the wires into them, with real hands on the fields."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.document import Document
from gui.language import language
from gui.panels.settings_panel import SettingsPanel
from tests.gui.neurons_stage import drag, draw_neurons, type_into
from tests.gui.panels_stage import make_session, settle


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def session(stage):
    draw_neurons(stage)
    yield stage
    stage.replace(Document())
    language().switch("en")


@pytest.fixture
def panel(qtbot, session):
    made = SettingsPanel(session)
    qtbot.addWidget(made)
    made.resize(336, 800)
    made.show()
    return made


def neuron(session, panel, id="h0"):
    session.select([id])
    return panel.block_form.neuron


def row(session, panel, wire="x>h0"):
    return neuron(session, panel, wire.partition(">")[2]).wires.row(wire)


def changes(session) -> int:
    return len(session.history._done)


def test_the_wires_into_a_neuron_are_named_by_their_sources(session, panel):
    form = neuron(session, panel)
    assert [one.name.words for one in form.wires.rows] == ["x₁", "x₂"]
    form = neuron(session, panel, "out")
    assert len([one for one in form.wires.rows if not one.isHidden()]) == 3
    assert form.activation.value == "linear"


def test_a_typed_weight_is_the_start_and_the_number_now(session, panel):
    before = changes(session)
    type_into(row(session, panel).number, "0,75")
    assert session.document["x>h0"].weight == 0.75
    assert session.live.weight("x>h0") == 0.75
    assert changes(session) == before + 1
    session.undo()
    assert session.document["x>h0"].weight is None
    assert session.live.weight("x>h0") is None


def test_scrubbing_is_seen_at_once_and_becomes_one_step(session, panel):
    number = row(session, panel).number
    type_into(number, "0.5")
    number.clearFocus()
    settle(200)
    before = changes(session)
    drag(number, 20, 40, 60, release=False)
    settle(40)
    assert session.live.weight("x>h0") == pytest.approx(0.8)
    assert session.document["x>h0"].weight == 0.5
    assert changes(session) == before
    number.end_scrub()
    assert session.document["x>h0"].weight == pytest.approx(0.8)
    assert changes(session) == before + 1
    session.undo()
    assert session.document["x>h0"].weight == 0.5
    assert session.live.weight("x>h0") == 0.5


def test_a_scrub_that_comes_back_changes_nothing(session, panel):
    number = row(session, panel).number
    type_into(number, "0.123456789")
    number.clearFocus()
    settle(200)
    there = session.live.weight("x>h0")
    before = changes(session)
    drag(number, 30, 60, 0)
    settle(100)
    assert changes(session) == before
    assert session.live.weight("x>h0") == pytest.approx(there, rel=1e-6)


def test_the_name_is_a_handle_too_and_keys_make_it_fine_or_coarse(session, panel):
    one = row(session, panel)
    type_into(one.number, "1")
    drag(one.name, 20, 100, key=Qt.KeyboardModifier.ControlModifier)
    assert session.document["x>h0"].weight == pytest.approx(6.0)
    drag(one.name, 20, 100, key=Qt.KeyboardModifier.ShiftModifier)
    assert session.document["x>h0"].weight == pytest.approx(6.05)
    one.number.setFocus()
    QTest.keyClick(one.number, Qt.Key.Key_Down)
    assert session.document["x>h0"].weight == pytest.approx(6.04)


def test_a_weight_is_frozen_and_reset(session, panel):
    one = row(session, panel)
    QTest.mouseClick(one.lock, Qt.MouseButton.LeftButton)
    assert session.document["x>h0"].frozen
    assert row(session, panel).lock.isChecked()
    type_into(one.number, "2")
    QTest.mouseClick(one.reset, Qt.MouseButton.LeftButton)
    assert session.document["x>h0"].weight is None
    assert session.live.weight("x>h0") is None
    assert one.number.text() == ""
    assert one.number.placeholderText() == "By chance"


def test_an_emptied_field_lets_the_weight_be_drawn(session, panel):
    one = row(session, panel)
    type_into(one.number, "2")
    one.number.setFocus()
    one.number.selectAll()
    QTest.keyClick(one.number, Qt.Key.Key_Delete)
    QTest.keyClick(one.number, Qt.Key.Key_Return)
    assert session.document["x>h0"].weight is None


def choose(menu, words: str) -> None:
    (action,) = [one for one in menu.actions() if one.text().startswith(words)]
    action.trigger()


def test_wires_are_tied_from_their_rows_and_move_together(session, panel):
    type_into(row(session, panel).number, "0.5")
    choose(row(session, panel)._tie_menu(), "A new tie")
    assert session.document["x>h0"].tie == "a"
    choose(row(session, panel, "y>h1")._tie_menu(), "Tie “a”")
    assert session.document["y>h1"].tie == "a"
    assert session.live.weight("y>h1") == 0.5
    type_into(row(session, panel, "y>h1").number, "-1")
    assert session.live.weight("x>h0") == session.live.weight("y>h1") == -1
    choose(row(session, panel)._tie_menu(), "Not shared")
    assert not session.document["x>h0"].tie


def test_activation_and_bias_are_chosen(session, panel):
    form = neuron(session, panel)
    form.activation.changed.emit("relu")
    assert session.document.block("h0").settings["activation"] == "relu"
    type_into(form.bias, "0.25")
    assert session.document.block("h0").settings["start"] == 0.25
    assert session.live.bias("h0") == 0.25
    QTest.mouseClick(form.bias_reset, Qt.MouseButton.LeftButton)
    assert "start" not in session.document.block("h0").settings
    QTest.mouseClick(form.has_bias, Qt.MouseButton.LeftButton)
    assert session.document.block("h0").settings["bias"] is False
    assert not form.bias.isEnabled()


def test_all_wires_of_a_neuron_are_frozen_released_and_reset(session, panel):
    form = neuron(session, panel)
    form.freeze_all.click()
    assert session.document["x>h0"].frozen
    assert session.document["y>h0"].frozen
    assert not session.document["x>h1"].frozen
    form.free_all.click()
    assert not session.document["x>h0"].frozen
    type_into(form.wires.rows[0].number, "3")
    form.reset_all.click()
    assert session.document["x>h0"].weight is None


def test_a_wire_has_a_form_of_its_own(session, panel):
    session.select(["x>h0"])
    form = panel.wires_form
    assert form.isVisible()
    assert form._title.text() == "x₁ → Neuron 1.1"
    assert form.weights.row("x>h0").name.words == "Weight"
    type_into(form.weights.row("x>h0").number, "1.5")
    assert session.document["x>h0"].weight == 1.5
    assert "1" in form.carries.fields["carries"].text()


def test_a_wire_into_a_layer_has_no_weight(session, panel):
    session.select(["out>l"])
    form = panel.wires_form
    assert form.isVisible()
    assert not form.weights.isVisible()
    assert "no weight" in form._words.text()


def test_several_wires_share_one_weight(session, panel):
    session.select(["x>h0", "x>h1", "x>h2"])
    form = panel.wires_form
    form.tie.click()
    assert {session.document[f"x>h{k}"].tie for k in range(3)} == {"a"}
    form.freeze.click()
    assert session.document["x>h2"].frozen
    form.untie.click()
    assert {session.document[f"x>h{k}"].tie for k in range(3)} == {""}


def test_the_numbers_follow_a_training_but_not_under_the_hand(session, panel):
    one = row(session, panel)
    session.play()
    settle(20)
    assert one.number.value == pytest.approx(session.live.weight("x>h0"))
    one.number.setFocus()
    QTest.keyClicks(one.number, "7")
    written = one.number.text()
    session.live.changed.emit()
    assert one.number.text() == written


def test_several_neurons_are_changed_together(session, panel):
    session.select(["h0", "h1", "l"])
    form = panel.several_form
    form.activation.changed.emit("relu")
    chosen = [session.document.block(id).settings.get("activation") for id in ("h0", "h1", "h2")]
    assert chosen == ["relu", "relu", "tanh"]
    assert form.activation.value == "relu"
    form.freeze_wires.click()
    assert session.document["y>h1"].frozen
    assert not session.document["x>h2"].frozen
    before = changes(session)
    type_into(row(session, panel).number, "3")
    session.select(["h0", "h1"])
    form.reset.click()
    assert session.document["x>h0"].weight is None
    assert changes(session) == before + 2


def test_many_wires_are_shown_in_pages_and_found_by_name(session, panel):
    draw_neurons(session, hidden=40)
    session.do(edits.rename(session.document, "h37", "special"))
    form = neuron(session, panel, "out")
    assert len(form.wires.rows) == 16
    QTest.keyClicks(form.wires.filter, "spec")
    assert form.wires.row("h37>out") is not None
    assert len([one for one in form.wires.rows if not one.isHidden()]) == 1
    QTest.keyClicks(form.wires.filter, "x")
    assert not form.wires.nothing.isHidden()
    form.wires.filter.clear()
    form.wires.more.click()
    assert len([one for one in form.wires.rows if not one.isHidden()]) == 41 - 1


def test_a_neuron_with_hundreds_of_wires_is_shown_at_once(session, panel):
    draw_neurons(session, hidden=400)
    began = time.process_time()
    form = neuron(session, panel, "out")
    opened = time.process_time() - began
    began = time.process_time()
    for _ in range(20):
        form.show_numbers()
    assert opened < 0.3
    assert (time.process_time() - began) / 20 < 0.004


def test_regularisation_is_chosen_for_the_objective(session, panel):
    session.select([])
    part = panel.drawing_form.parts["o"]
    assert part.penalty_rate.isHidden()
    part.penalty.changed.emit("l1")
    objective = session.document["o"]
    assert (objective.penalty, objective.penalty_rate) == ("l1", 0.003)
    type_into(part.penalty_rate.fields["penalty_rate"], "0.1")
    assert session.document["o"].penalty_rate == 0.1
    session.undo()
    session.undo()
    assert session.document["o"].penalty == ""
    assert part.penalty_rate.isHidden()


def test_a_wire_from_a_layer_says_how_many_numbers_it_brings(session, panel):
    session.do(edits.add("torch.nn.Linear", 200, 300, {"out_features": 8}, id="wide"))
    session.do(edits.connect(session.document, "d", "input", "wide", "input"))
    change = edits.connect(
        session.document, "wide", "output", "h0", "input", many=True, id="wide>h0"
    )
    session.do(change)
    settle()
    one = row(session, panel, "wide>h0")
    assert one.name.words == "Dense ×8"
    assert "8 numbers" in one.number.toolTip()
    type_into(one.number, "0.5")
    assert session.document["wide>h0"].weight == session.live.weight("wide>h0") == 0.5
