"""The form of a group: repeats, values, ports, what is inside; and formulas in every field."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from backend.document import own_blocks
from backend.document.document import Document
from backend.document.groups import ports_of, values_of
from backend.formats.networks import open_network
from gui.panels.settings_panel import SettingsPanel
from tests.backend.test_groups import tower
from tests.gui.panels_stage import make_session, settle


@pytest.fixture(scope="module")
def shared_session(qapp):
    return make_session()


@pytest.fixture
def session(shared_session):
    shared_session.replace(Document())
    settle(20)
    return shared_session


@pytest.fixture
def panel(session, qtbot):
    made = SettingsPanel(session)
    qtbot.addWidget(made)
    made.resize(340, 900)
    made.show()
    return made


def show(session, document: Document, id: str) -> None:
    session.replace(document)
    settle(20)
    session.show_block(id)
    settle(20)


def type_into(field, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(30)


def vit() -> Document:
    return open_network("vit-b-16")


# formulas


def test_a_formula_shows_what_it_gives_in_every_repeat(session, panel):
    document = tower("=4 * 2 ** i", repeat=3)
    show(session, document, "dense")
    slot = panel.block_form.forms[0].slots["out_features"]
    assert slot.is_formula
    assert slot.line.text() == "=4 * 2 ** i"
    assert slot.result.text() == "= 4, 8, 16"


def test_the_sign_that_begins_a_formula_begins_one(session, panel):
    show(session, tower(8, repeat=2, values={"width": 6}), "dense")
    form = panel.block_form.forms[0]
    field, slot = form.fields["out_features"], form.slots["out_features"]
    field.setFocus()
    QTest.keyClicks(field, "=")
    QTest.keyClicks(slot.line, "width + i")
    QTest.keyClick(slot.line, Qt.Key.Key_Return)
    settle(30)
    assert session.document.block("dense").settings["out_features"] == "=width + i"
    assert slot.result.text() == "= 6, 7"
    session.undo()
    settle(30)
    assert not slot.is_formula
    assert field.value == 8


@pytest.mark.parametrize(
    ("typed", "words"),
    [("=wide", "speaks of wide"), ("=6 +", "no formula"), ("=1 / 0", "divides by zero")],
)
def test_a_wrong_formula_is_told_at_its_field(session, panel, typed, words):
    show(session, tower(8, values={"width": 6}), "dense")
    form = panel.block_form.forms[0]
    form.slots["out_features"].begin()
    type_into(form.slots["out_features"].line, typed)
    complaint = form._complaints["out_features"]
    assert complaint.isVisible()
    assert words in complaint.text()
    assert session.document.block("dense").settings["out_features"] == 8


def test_a_setting_is_lifted_to_the_group_and_taken_back(session, panel):
    show(session, tower(8), "dense")
    slot = panel.block_form.forms[0].slots["out_features"]
    slot.lifted.emit()
    settle(30)
    assert values_of(session.document.block("tower")) == {"out_features": 8}
    assert slot.is_formula
    assert slot.result.text() == "= 8"
    slot._fill_menu()
    (back,) = slot.menu.actions()
    back.trigger()
    settle(30)
    assert session.document.block("dense").settings["out_features"] == 8
    assert not values_of(session.document.block("tower"))


def test_a_block_outside_offers_no_formulas_but_takes_them(session, panel):
    show(session, tower(8), "out")
    slot = panel.block_form.forms[0].slots["out_features"]
    assert not slot.button.isVisible()
    slot.begin()
    type_into(slot.line, "=2 * 3")
    assert session.document.block("out").settings["out_features"] == "=2 * 3"
    assert slot.result.text() == "= 6"


# values


def test_a_value_changed_on_the_group_changes_what_formulas_give(session, panel):
    show(session, tower("=width", repeat=2, values={"width": 8}), "tower")
    row = panel.block_form.group.values.rows["width"]
    type_into(row.field, "12")
    assert values_of(session.document.block("tower")) == {"width": 12}
    assert session.plan.step("dense").settings["out_features"] == 12
    assert session.plan.step("tower.1/dense").settings["out_features"] == 12


def test_a_value_may_be_one_for_every_repeat(session, panel):
    show(session, tower("=width", repeat=3, values={"width": 8}), "tower")
    row = panel.block_form.group.values.rows["width"]
    row._fill_menu()
    row.menu.actions()[0].trigger()
    settle(30)
    assert values_of(session.document.block("tower")) == {"width": {"each": [8, 8, 8]}}
    row = panel.block_form.group.values.rows["width"]
    row.table.item(1, 0).setText("=4 * n")
    settle(30)
    assert values_of(session.document.block("tower")) == {"width": {"each": [8, "=4 * n", 8]}}
    widths = [session.plan.step(id).settings["out_features"] for id in ("dense", "tower.1/dense")]
    assert widths == [8, 12]


def test_values_are_added_renamed_and_removed(session, panel):
    show(session, tower("=width", values={"width": 8}), "tower")
    values = panel.block_form.group.values
    values.add.click()
    settle(30)
    assert set(values.rows) == {"width", "value"}
    type_into(values.rows["value"].field, "=width * 2")
    assert values.rows["value"].result.text() == "= 16"
    type_into(values.rows["width"].name, "channels")
    assert values_of(session.document.block("tower")) == {
        "channels": 8,
        "value": "=channels * 2",
    }
    assert session.document.block("dense").settings["out_features"] == "=channels"
    values.rows["value"]._remove()
    settle(30)
    notices = []
    session.noticed.connect(notices.append)
    values.rows["channels"]._remove()
    session.noticed.disconnect(notices.append)
    assert "speak of" in str(notices[0].what)
    assert set(values_of(session.document.block("tower"))) == {"channels"}


def test_a_use_has_other_values_and_gets_back_those_of_its_definition(session, panel):
    document = tower("=width", values={"width": 8})
    document.apply(own_blocks.make_definition(document, "tower", use="use"))
    show(session, document, "use")
    rows = panel.block_form.group.values.rows
    assert rows["width"].field.text() == ""
    assert rows["width"].field.placeholderText() == "8"
    type_into(rows["width"].field, "5")
    assert values_of(session.document.block("use")) == {"width": 5}
    assert session.plan.step("use/dense").settings["out_features"] == 5
    rows["width"].field.setFocus()
    rows["width"].field.selectAll()
    QTest.keyClick(rows["width"].field, Qt.Key.Key_Delete)
    QTest.keyClick(rows["width"].field, Qt.Key.Key_Return)
    settle(30)
    assert not values_of(session.document.block("use"))
    assert session.document.block("tower").settings["values"] == {"width": 8}


def test_heads_of_a_published_network_change_in_all_its_layers(session, panel):
    show(session, vit(), "b028")
    part = panel.block_form.group
    assert "12" in part.sizes.text()
    assert "85,054,464" in part.sizes.text()
    assert set(part.values.rows) == {"dropout", "heads", "hidden", "width"}
    type_into(part.values.rows["heads"].field, "8")
    heads = [
        step.settings["num_heads"]
        for step in session.plan.steps
        if step.type == "torch.nn.MultiheadAttention"
    ]
    assert heads == [8] * 12


# ports and what is inside


def test_ports_are_renamed_added_moved_and_removed(session, panel):
    show(session, tower(8), "tower")
    ports = panel.block_form.group.ports
    type_into(ports.names["pin"], "features")
    assert session.document.block("pin").name == "features"
    ports.more[0].click()
    settle(30)
    (added,) = set(ports.names) - {"pin", "pout"}
    row = ports.names[added].parentWidget()
    up = row.layout().itemAt(3).widget()
    up.click()
    settle(30)
    assert [one.id for one in ports_of(session.document, "tower")[0]] == [added, "pin"]
    gone = ports.names[added].parentWidget().layout().itemAt(5).widget()
    gone.click()
    settle(30)
    assert set(ports.names) == {"pin", "pout"}
    for _ in range(4):
        session.undo()
    assert session.document == tower(8)


def test_a_click_on_what_is_inside_shows_it_there(session, panel):
    show(session, vit(), "b028")
    panel.block_form.group.insides.buttons["b010"].click()
    settle(30)
    assert session.trail == ("b028",)
    assert session.selection == {"b010"}
    assert panel.block_form.forms[0].slots["num_heads"].line.text() == "=heads"
    session.select([])
    settle(30)
    assert panel.block_form.subject.id == "vit-block"
    assert "drawing: 1." in panel.block_form.group.about.text()


def test_repeats_that_shared_get_weights_of_their_own_that_begin_alike(session, panel):
    show(session, tower(8, repeat=2, shared=True), "tower")
    ones = np.ones((8, 8), np.float32)
    session.weights = {"dense": {"weight": ones, "bias": ones[0]}}
    form = panel.block_form.forms[0]
    form.fields["shared"].click()
    settle(30)
    assert "shared" not in session.document.block("tower").settings
    np.testing.assert_array_equal(session.weights["tower.1/dense"]["weight"], ones)


# weights of another block


def test_a_layer_computes_with_the_weights_of_another(session, panel):
    show(session, tower(8), "dense")
    form = next(one for one in panel.block_form.forms if "weights_of" in one.fields)
    field = form.fields["weights_of"]
    options = [field.itemText(place) for place in range(field.count())]
    assert options[0] == "None"
    show(session, tower(8), "out")
    form = next(one for one in panel.block_form.forms if "weights_of" in one.fields)
    field = form.fields["weights_of"]
    assert "Tower › Dense" in [field.itemText(place) for place in range(field.count())]
    field.changed.emit("dense")
    settle(30)
    assert session.document.block("out").settings["weights_of"] == "dense"


def test_sizes_that_come_with_the_weights_are_shown(session, panel):
    """GPT-2 tells the next word with the weights of its words: the form has their sizes."""
    document = Document(open_network("gpt-2"))
    tied = next(block for block in document.blocks if block.settings.get("weights_of"))
    show(session, document, tied.id)
    form = next(one for one in panel.block_form.forms if "out_features" in one.fields)
    assert session.plan.step(tied.id).settings["out_features"] == 50257
    assert form.fields["out_features"].value == 50257


def test_what_passes_through_a_group_is_told_by_the_names_of_its_ports(session, panel):
    show(session, vit(), "b028")
    table = panel.block_form._passing
    labels = [label.text() for label in table.findChildren(QLabel)]
    assert labels == ["Input arrives", "N × 197 × 768", "Output leaves", "N × 197 × 768"]
