"""How an objective learns is chosen in its form, shown as it is, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.catalog.learning import LEARNING, learning_of
from backend.document.document import Document
from backend.document.records import Objective
from gui.language import language
from gui.panels.data_panel import DataPanel
from gui.panels.settings_panel import SettingsPanel
from tests.gui.panels_stage import draw_flat, make_session, settle


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def part(stage, qtbot):
    stage.replace(Document())
    draw_flat(stage, "iris", 2)
    panel = SettingsPanel(stage)
    qtbot.addWidget(panel)
    panel.resize(336, 900)
    panel.show()
    yield panel.drawing_form.parts["o"]
    language().switch("en")


def _type(field, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_how_it_learns_is_chosen_undone_and_reset(part, stage):
    QTest.mouseClick(part.more.header, Qt.MouseButton.LeftButton)
    fields = part.learning.fields
    for name, words in (("clip_norm", "1.5"), ("accumulate", "4"), ("average", "0.99")):
        _type(fields[name], words)
    QTest.mouseClick(fields["spares_biases"], Qt.MouseButton.LeftButton)
    fields["precision"].changed.emit("bfloat16")
    chosen = learning_of(stage.document["o"])
    assert chosen == {
        "clip_norm": 1.5,
        "clip_value": 0.0,
        "accumulate": 4,
        "spares_biases": True,
        "average": 0.99,
        "precision": "bfloat16",
    }
    stage.undo()
    assert stage.document["o"].precision == "float32"
    assert fields["precision"].value == "float32"
    part.learning.reset.emit("clip_norm")
    assert stage.document["o"].clip_norm == 0.0


def test_a_number_that_cannot_be_is_refused_with_words(part, stage):
    part.more.set_open(True)
    _type(part.learning.fields["average"], "1.5")
    assert stage.document["o"].average == 0.0


@pytest.mark.parametrize("name", ["Muon", "LBFGS", "SparseAdam"])
def test_every_optimizer_has_its_form(part, stage, name):
    part.optimizer.card_chosen.emit(f"torch.optim.{name}")
    assert stage.document["o"].optimizer == f"torch.optim.{name}"
    assert any("lr" in form.fields for form in part.optimizer.forms)


def test_a_schedule_by_a_formula_is_typed(part, stage):
    part.schedule.card_chosen.emit("torch.optim.lr_scheduler.LambdaLR")
    _type(part.schedule.forms[0].fields["factor"], "1 / (1 + step)")
    assert stage.document["o"].schedule_settings == {"factor": "1 / (1 + step)"}


def test_every_choice_has_a_title_and_help():
    assert {one.name for one in LEARNING} <= set(Objective.__struct_fields__)
    assert all(one.title and one.help for one in LEARNING)
    fresh = Objective(id="o")
    assert learning_of(fresh) == {one.name: one.default for one in LEARNING}


def test_pictures_are_altered_before_one_trains(stage, qtbot):
    stage.replace(Document())
    draw_flat(stage, "digits", 10)
    panel = DataPanel(stage)
    qtbot.addWidget(panel)
    panel.resize(336, 900)
    panel.show()
    settle()
    assert panel.augment.isVisible()
    assert not panel.augment.pictures.isVisible()
    _type(panel.augment.form.fields["augment_turn"], "30")
    settle()
    assert stage.document.block("d").settings["augment_turn"] == 30
    assert panel.augment.pictures.isVisible()
    seen = panel.augment.pictures._pictures
    raw = stage.data["d"].examples["input"][: len(seen)]
    assert seen.shape == raw.shape
    assert abs(seen - raw).max() > 1
    panel.augment.form.reset.emit("augment_turn")
    assert "augment_turn" not in stage.document.block("d").settings


def test_what_are_no_pictures_is_not_altered(stage, qtbot):
    stage.replace(Document())
    draw_flat(stage, "iris", 3)
    panel = DataPanel(stage)
    qtbot.addWidget(panel)
    panel.show()
    settle()
    assert not panel.augment.isVisible()
