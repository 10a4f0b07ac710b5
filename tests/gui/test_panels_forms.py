"""Palette, data, settings, problems and code: what a person chooses there reaches the drawing."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from backend.document import edits
from backend.document.document import Document
from gui.language import language
from gui.panels.code_panel import CodePanel
from gui.panels.data_panel import DataPanel
from gui.panels.palette_panel import MIME_TYPE, PalettePanel
from gui.panels.problems_panel import ProblemsPanel
from gui.panels.settings_panel import SettingsPanel
from tests.gui.neurons_stage import FEATURE, draw_neurons
from tests.gui.panels_stage import LINEAR, draw, draw_flat, make_session, settle


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def session(stage):
    stage.replace(Document())
    yield stage
    language().switch("en")


def shown(qtbot, panel):
    qtbot.addWidget(panel)
    panel.resize(336, 700)
    panel.show()
    return panel


def type_into(field, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


# palette


def titles(panel) -> list[str]:
    tree = panel.tree
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def test_the_palette_shows_families_and_carries_a_card_out(qtbot, session):
    panel = shown(qtbot, PalettePanel(session))
    families = titles(panel)
    assert "Dense" in families
    dense = panel.tree.topLevelItem(families.index("Dense"))
    data = panel.tree.mimeData([dense.child(0)])
    assert bytes(data.data(MIME_TYPE)) == b"torch.nn.Linear"
    assert "torch.nn.Linear" in dense.child(0).toolTip(0)


def test_the_palette_is_searched_in_both_languages_and_enter_adds_the_first(qtbot, session):
    panel = shown(qtbot, PalettePanel(session))
    wanted: list[str] = []
    panel.wanted.connect(wanted.append)
    QTest.keyClicks(panel.search, "conv2d")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert wanted == ["torch.nn.Conv2d"]
    panel.search.setText("qwxyz")
    assert panel.empty.isVisible()
    assert not panel.tree.isVisible()


def test_the_palette_is_filled_within_a_frame_or_two(qtbot, session):
    panel = shown(qtbot, PalettePanel(session))
    began = time.perf_counter()
    for _ in range(5):
        panel.refresh()
    assert (time.perf_counter() - began) / 5 < 0.15


def test_a_family_that_was_closed_stays_closed(qtbot, session):
    panel = shown(qtbot, PalettePanel(session))
    panel.tree.topLevelItem(0).setExpanded(False)
    panel.refresh()
    assert not panel.tree.topLevelItem(0).isExpanded()
    assert panel.tree.topLevelItem(1).isExpanded()


# data


def test_an_empty_drawing_is_offered_data(qtbot, session):
    panel = shown(qtbot, DataPanel(session))
    assert panel.empty.isVisible()
    QTest.mouseClick(panel.empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert [block.type for block in session.document.blocks] == ["lienzo.Data"]
    assert not panel.empty.isVisible()


def test_a_source_and_its_options_are_chosen_and_undone(qtbot, session):
    draw_flat(session, "circle")
    panel = shown(qtbot, DataPanel(session))
    type_into(panel.options_form.fields["samples"].number, "120")
    settle()
    assert session.document.block("d").settings["options"] == {"samples": 120}
    assert session.data["d"].count == 120
    panel.source.changed.emit("iris")
    settle()
    assert session.document.block("d").settings["source"] == "iris"
    assert "samples" not in panel.options_form.fields
    session.undo()
    settle()
    assert panel.source.value == "circle"


def test_a_slider_shows_what_comes_and_changes_the_drawing_once(qtbot, session):
    draw_flat(session, "circle")
    panel = shown(qtbot, DataPanel(session))
    noise = panel.options_form.fields["noise"]
    before, points = len(session.history._done), panel.examples.plane._points.groups.copy()
    noise.bar.setSliderDown(True)
    for place in (200, 600, 1000):
        noise.bar.setValue(place)
    settle(120)
    assert session.document.block("d").settings.get("options") is None
    assert (panel.examples.plane._points.groups != points).any()
    noise.bar.setSliderDown(False)
    settle()
    assert session.document.block("d").settings["options"] == {"noise": 0.5}
    assert len(session.history._done) == before + 1


def test_the_batch_size_stands_beside_the_splits(qtbot, session):
    draw_flat(session, "circle")
    panel = shown(qtbot, DataPanel(session))
    type_into(panel.batch.fields["batch_size"], "10")
    assert session.document.training.batch_size == 10
    session.undo()
    assert panel.batch.fields["batch_size"].value == 32


def test_features_are_added_and_removed_with_a_click(qtbot, session):
    draw_neurons(session)
    panel = shown(qtbot, DataPanel(session))
    tiles = {tile.text(): tile for tile in panel.features.tiles.values()}
    assert [name for name, tile in tiles.items() if tile.isChecked()] == ["x₁", "x₂"]
    QTest.mouseClick(tiles["x₁x₂"], Qt.MouseButton.LeftButton)
    settle()
    made = [one for one in session.document.blocks if one.type == FEATURE]
    (product,) = [one for one in made if one.settings["formula"] == "x_times_y"]
    assert len(session.document.wires_from(product.id)) == 3
    assert session.plan.is_sound
    assert tiles["x₁x₂"].isChecked()
    QTest.mouseClick(tiles["x₁"], Qt.MouseButton.LeftButton)
    assert "x" not in session.document
    session.undo()
    session.undo()
    assert tiles["x₁"].isChecked()
    assert not tiles["x₁x₂"].isChecked()


def test_data_of_other_widths_has_no_such_features(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, DataPanel(session))
    assert not panel._features_section.isVisible()


def test_the_split_follows_the_fractions(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, DataPanel(session))
    type_into(panel._split_form.fields["validation"].number, "0.3")
    settle()
    sizes = session.data["d"].sizes
    assert sizes["validation"] == 45
    assert panel.split_bar._sizes == sizes


def test_data_without_classes_shows_no_section_for_them(qtbot, session):
    draw_flat(session, "diabetes")
    panel = shown(qtbot, DataPanel(session))
    settle()
    panel.refresh()
    assert not panel._classes_section.isVisible()
    assert panel._columns_section.isVisible()


def test_own_data_is_asked_for_by_kind(qtbot, session):
    session.do(edits.add("lienzo.Data", id="d"))
    panel = shown(qtbot, DataPanel(session))
    wanted: list[str] = []
    panel.import_wanted.connect(wanted.append)
    words = ("Table (CSV)…", "Arrays (NPZ)…", "Folder of pictures…")
    for button in panel.findChildren(QPushButton):
        if button.text() in words:
            button.click()
    assert wanted == ["table", "arrays", "pictures"]


def test_data_that_cannot_be_had_says_why(qtbot, session):
    panel = shown(qtbot, DataPanel(session))
    session.do(edits.add("lienzo.Data", 0, 0, {"source": "nowhere"}, id="d"))
    settle()
    assert "nowhere" in panel.trouble.text()


# settings


def test_a_setting_is_typed_found_and_reset(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, SettingsPanel(session))
    session.select(["b0"])
    form = panel.block_form
    (fields,) = [one.fields for one in form.forms if "out_features" in one.fields]
    assert "4" in fields["in_features"].placeholderText()
    type_into(fields["out_features"], "24")
    assert session.document.block("b0").settings == {"out_features": 24}
    type_into(fields["in_features"], "9")
    settle()
    assert session.document.block("b0").settings["in_features"] == 9
    assert any(problem.block == "b0" for problem in session.plan.problems)
    form.forms[0].reset.emit("in_features")
    settle()
    assert session.document.block("b0").settings == {"out_features": 24}
    assert session.plan.is_sound


def test_a_block_is_named_and_frozen(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, SettingsPanel(session))
    session.select(["b0"])
    type_into(panel.block_form.name, "hidden")
    QTest.mouseClick(panel.block_form.frozen, Qt.MouseButton.LeftButton)
    block = session.document.block("b0")
    assert (block.name, block.frozen) == ("hidden", True)


def test_a_field_that_cannot_be_says_so_and_changes_nothing(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, SettingsPanel(session))
    session.select(["b0"])
    before = session.document.block("b0")
    form = panel.block_form.forms[0]
    type_into(form.fields["out_features"], "many")
    assert session.document.block("b0") == before
    assert form._complaints["out_features"].text()


def test_several_blocks_are_frozen_together(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, SettingsPanel(session))
    session.select(["b0", "b2"])
    assert panel.several_form.isVisible()
    panel.several_form.freeze.click()
    assert session.document.block("b0").frozen
    assert session.document.block("b2").frozen
    assert not panel.several_form.freeze.isEnabled()


def test_training_and_objective_are_chosen_where_nothing_is_selected(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, SettingsPanel(session))
    form = panel.drawing_form
    type_into(form.training.fields["epochs"], "77")
    form.device.changed.emit("cpu")
    assert (session.document.training.epochs, session.document.training.device) == (77, "cpu")
    part = form.parts["o"]
    part.optimizer.card_chosen.emit("torch.optim.SGD")
    fields = {name: one for form in part.optimizer.forms for name, one in form.fields.items()}
    assert "momentum" in fields
    type_into(fields["lr"], "0.25")
    objective = session.document["o"]
    assert objective.optimizer == "torch.optim.SGD"
    assert objective.optimizer_settings == {"lr": 0.25}
    part.schedule.card_chosen.emit("torch.optim.lr_scheduler.StepLR")
    assert session.document["o"].schedule == "torch.optim.lr_scheduler.StepLR"
    assert form.size.fields["parameters"].text() == "67"


def test_a_drawing_without_a_loss_says_how_to_get_one(qtbot, session):
    panel = shown(qtbot, SettingsPanel(session))
    assert panel.drawing_form.none_yet.isVisible()


# problems and code


def test_a_problem_is_counted_shown_and_mended_with_one_click(qtbot, session):
    panel = shown(qtbot, ProblemsPanel(session))
    counts: list[tuple[int, int]] = []
    wanted: list[str] = []
    panel.counted.connect(lambda all_, errors: counts.append((all_, errors)))
    panel.wanted_block.connect(wanted.append)
    draw(session, "digits", [(LINEAR, {"out_features": 10})])
    assert counts[-1][0] == len(session.plan.problems) > 0
    row = panel._rows.itemAt(0).widget()
    row.clicked.emit()
    assert wanted == [panel.problems[0].block]
    row.findChild(QPushButton).click()
    settle()
    assert any(block.type == "torch.nn.Flatten" for block in session.document.blocks)
    assert session.plan.is_sound


def test_no_problem_is_said_too(qtbot, session):
    panel = shown(qtbot, ProblemsPanel(session))
    assert panel.empty.isVisible()


def test_code_is_asked_for_only_while_somebody_looks(qtbot, session):
    panel = CodePanel(session)
    qtbot.addWidget(panel)
    draw_flat(session, "iris", 3)
    settle(200)
    assert "code" not in session.engine.asked
    panel.show()
    settle(300)
    assert "nn.Linear(4, 8)" in panel.source.toPlainText()
    panel.hide()
    session.do(edits.set_settings(session.document, "b0", {"out_features": 5}))
    settle(300)
    assert session.engine.asked.count("code") == 1
    panel.show()
    settle(300)
    assert "nn.Linear(4, 5)" in panel.source.toPlainText()


def test_code_is_coloured_by_its_parts(qtbot, session):
    panel = CodePanel(session)
    qtbot.addWidget(panel)
    panel._show('import torch\nx = """a\nb"""  # note\n')
    block = panel.source.document().findBlockByNumber(2)
    assert [(one.start, one.length) for one in block.layout().formats()] == [(0, 4), (6, 6)]
