"""The arithmetic that the panel writes out is the network's own, in rest and in a walk."""

import math
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from backend.document import edits
from backend.messages import Begin
from backend.training.control import StepOnce, Tell
from backend.training.events import Story, Walked
from backend.training.sums import Sums
from gui.canvas.names import neuron_numbers
from gui.language import language
from gui.panels.arithmetic_panel import ArithmeticPanel
from gui.panels.figures import aligned, write
from gui.panels.story_reading import plain_rate
from tests.gui.neurons_stage import draw_neurons
from tests.gui.panels_stage import draw_digits, draw_flat, make_session, settle
from tests.gui.window_stage import wait


@pytest.fixture
def session(qapp):
    if language().code != "en":
        language().switch("en")
    return make_session()


@pytest.fixture
def panel(session):
    panel = ArithmeticPanel(session)
    panel.resize(336, 700)
    panel.show()
    settle(20)
    yield panel
    panel.close()
    panel.deleteLater()


def plain_descent(session, **settings):
    change = edits.change_objective(
        session.document,
        "o",
        optimizer="torch.optim.SGD",
        optimizer_settings={"lr": 0.03, **settings},
    )
    session.do(change)
    settle(60)


def look_at(panel, *ids):
    settle()
    panel._session.select(ids)
    wait(lambda: not panel.is_asking, what="an answer")


def figures(ledger):
    """The rows of a table: name and numbers."""
    return {
        line.name: [float(cell.replace("−", "-")) for cell in line.cells if cell]
        for line in ledger.lines
    }


def read(words):
    """What a formula comes to, line by line: rich text read as a person would."""
    plain = re.sub(r"<[^>]*>", "", words.replace("</tr>", "\n")).replace("&nbsp;", " ")
    sums = [line.partition("=")[2].strip() for line in plain.strip().splitlines()]
    code = [one.replace("−", "-").replace("·", "*").replace("tanh", "math.tanh") for one in sums]
    return [eval(one, {"math": math}) for one in code]


class Walking:
    """A training that walks when it is told to, as the training process does."""

    def __init__(self, session, folder):
        self.session = session
        self.trainer = session.engine.engine.trainer(Begin(session.records(), run=str(folder)))
        self.trainer.start()

    def step(self, grain):
        told = self.trainer.walk(grain)
        for event in told:
            if isinstance(event, Walked):
                self.session.run._set_state("paused")
                self.session.walked.emit(event)
        return told[-1]


def test_at_rest_a_neuron_is_written_out_as_the_network_computes_it(session, panel):
    draw_neurons(session, 3)
    look_at(panel, "h1")

    found = panel.story.sums["h1"]
    rows = figures(panel.sum.forward)
    assert list(rows) == ["x₁", "x₂", "bias", "z = Σ", "y = tanh(z)"]
    for name, (_, _, weight, brought, _) in zip(rows, found.terms, strict=False):
        assert rows[name] == pytest.approx([brought, weight, weight * brought], abs=1e-3)
    assert rows["y = tanh(z)"] == pytest.approx([found.output], abs=1e-3)
    for result in read(panel.sum.formula.text()):
        assert result == pytest.approx(found.output, abs=5e-3)


def test_the_way_back_shows_slopes_and_what_a_plain_update_does(session, panel):
    draw_neurons(session, 3)
    plain_descent(session)
    look_at(panel, "h1")

    found = panel.story.sums["h1"]
    chain, rows = figures(panel.sum.chain), figures(panel.sum.backward)
    assert chain["dL/dy"] == pytest.approx([found.output_slope], rel=1e-2)
    assert chain["= dL/dz"] == pytest.approx([found.total_slope], rel=1e-2)
    for name, (*_, slope) in zip(rows, found.terms, strict=False):
        assert rows[name][1:] == pytest.approx([slope, -0.03 * slope], rel=2e-2, abs=1e-5)
    assert rows["bias"][0] == 1
    assert "0.03" in panel.sum.update_note.text()


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": "torch.optim.Adam", "optimizer_settings": {"lr": 0.01}},
        {"optimizer_settings": {"lr": 0.01, "momentum": 0.9}},
        {"optimizer_settings": {"lr": 0.01, "weight_decay": 0.1}},
        {"penalty": "l2", "penalty_rate": 0.1},
        {"clip_norm": 0.1},
        {"accumulate": 2},
    ],
)
def test_other_updates_are_not_pretended_to_be_plain(session, panel, change):
    draw_neurons(session, 2)
    plain_descent(session)
    assert plain_rate(session, "h0") == 0.03
    session.do(edits.change_objective(session.document, "o", **change))
    look_at(panel, "h0")

    assert plain_rate(session, "h0") is None
    assert panel.sum.update_note.isHidden()
    assert all(len(line.cells) == 2 for line in panel.sum.backward.lines)


def test_another_example_has_other_numbers(session, panel):
    draw_neurons(session, 2)
    look_at(panel, "h0")
    before = panel.story

    panel.example.setFocus()
    panel.example.selectAll()
    QTest.keyClicks(panel.example, "7")
    QTest.keyClick(panel.example, Qt.Key.Key_Return)
    wait(lambda: not panel.is_asking, what="an answer")

    assert before.example == 0
    assert panel.story.example == 6
    assert panel.story.sums["h0"].terms[0][3] != before.sums["h0"].terms[0][3]


def test_a_neuron_of_a_layer_is_chosen_here_or_on_the_canvas(session, panel):
    draw_flat(session)
    look_at(panel, "b0")
    assert panel.row_row.isVisible()
    first = panel.sum.formula.text()

    panel.choose_row(3)
    third = panel.sum.formula.text()
    session.choose_cell("b0", 5)
    fifth = panel.sum.formula.text()

    assert panel.row.value == 6
    assert len({first, third, fifth}) == 3
    assert figures(panel.sum.forward)["y = Σ"] == pytest.approx(
        [panel.story.sums["b0:5"].output], abs=1e-3
    )


def test_many_terms_are_the_largest_and_the_rest_as_one(session, panel):
    draw_digits(session)
    look_at(panel, "b3")

    lines = panel.sum.forward.lines
    found = panel.story.sums["b3:0"]
    assert [line.name for line in lines[-3:]] == ["204 smaller ones", "bias", "y = Σ"]
    assert len(lines) == 12 + 3
    told = [float(line.cells[2].replace("−", "-")) for line in lines[:-1]]
    assert sum(told) == pytest.approx(found.total, abs=2e-3)

    QTest.mouseClick(panel.sum.more, Qt.MouseButton.LeftButton)

    assert len(panel.sum.forward.lines) == 36 + 3


def test_a_block_that_is_no_neuron_shows_in_out_and_slope(session, panel):
    draw_digits(session)
    look_at(panel, "b0")

    titles = [part.title.text() for part in panel.numbers.parts if part.isVisible()]
    assert titles == [
        "In, from Data · 1 × 8 × 8",
        "Out · 6 × 6 × 6",
        "Backward: dL/d(output) · 6 × 6 × 6",
    ]
    assert "204 more" in panel.numbers.parts[1].values.text()


def test_a_loss_says_how_it_comes_about(session, panel):
    draw_neurons(session, 2)
    look_at(panel, "l")
    names = [line.name for line in panel.numbers.loss.lines]
    given = float(panel.story.outputs["out"]["output"][0])
    assert names == [f"L = ({write(given)} − {names[0].partition(' − ')[2]}", "L"]

    draw_digits(session)
    look_at(panel, "l")

    lines = panel.numbers.loss.lines
    assert len(lines) == 12
    assert sum(line.name.startswith("→") for line in lines) == 1
    assert lines[-2].name.startswith("L = −ln p(")
    told = float(lines[-1].cells[-1])
    assert told == pytest.approx(float(panel.story.outputs["l"]["loss"]), rel=1e-3)


def test_with_nothing_selected_the_whole_way_is_listed_and_a_click_selects(session, panel):
    draw_neurons(session, 2)
    look_at(panel)
    names = [line.name for line in panel.overview.lines]
    assert names == ["x₁", "x₂", "Neuron 1.1", "Neuron 1.2", "Neuron 2.1", "Mean squared error"]

    QTest.mouseClick(panel.overview, Qt.MouseButton.LeftButton, pos=QPoint(20, 24 * 3 + 12))

    assert session.selection == {"h0"}
    assert panel.sum.isVisible()


def test_a_walk_shows_only_what_has_been_computed(session, panel, tmp_path):
    draw_neurons(session, 2)
    walking = Walking(session, tmp_path)
    order = ["x", "y", "h0", "h1", "out", "l"]
    for block in order[:3]:
        assert walking.step("operation").block == block
    assert "Neuron 1.1" in panel.walk_bar.where.text()
    assert panel.sum.formula.isVisible()
    assert panel.sum.backward.isHidden()

    session.select(["out"])
    assert panel.sum.formula.isHidden()
    assert "still to come" in panel.sum.waits.text()

    for _ in range(2):
        walking.step("operation")
    assert panel.sum.formula.isVisible()
    assert panel.sum.backward.isHidden()

    for _ in range(3):
        walking.step("operation")
    assert panel.sum.backward.isVisible()
    assert panel.walk_bar.count.text() == "1/32 · 8/12"
    assert panel.walk_bar.bar.value() == 8


def test_a_walk_adds_up_what_the_update_will_do(session, panel, tmp_path):
    draw_neurons(session, 2)
    plain_descent(session)
    session.do(edits.change_training(session.document, batch_size=3))
    settle(60)
    walking = Walking(session, tmp_path)
    wire = next(one for one in session.document.wires_into("out") if one.source == "h0")
    before = float(walking.trainer.weights()[wire.id]["weight"][0])
    session.select(["out"])

    for _ in range(3):
        walking.step("example")
    assert "3 of 3" in panel.sum.update_note.text()
    promised = figures(panel.sum.backward)["Neuron 1.1"][-1]
    assert walking.step("example").phase == "update"

    after = float(walking.trainer.weights()[wire.id]["weight"][0])
    assert after - before == pytest.approx(promised, rel=2e-3)
    assert "weights have moved" in panel.walk_bar.where.text()


def test_the_buttons_step_and_rest_while_training_runs(session, panel):
    draw_neurons(session, 2)
    session.run._set_state("paused")
    session.trainer.told.clear()

    for grain in ("operation", "example"):
        QTest.mouseClick(panel.walk_bar.buttons[grain], Qt.MouseButton.LeftButton)

    steps = [one for one in session.trainer.told if isinstance(one, StepOnce)]
    assert steps == [StepOnce("operation"), StepOnce("example")]
    session.run._set_state("running")
    assert not any(button.isEnabled() for button in panel.walk_bar.buttons.values())


def test_while_training_runs_the_training_is_asked_and_only_while_somebody_looks(session, panel):
    draw_neurons(session, 2)
    look_at(panel, "h0")
    story = panel.story
    session.run._set_state("running")
    told = session.trainer.told
    wait(lambda: any(isinstance(one, Tell) for one in told), what="a question to the training")

    told = Story(story.example, story.order, story.outputs, story.slopes, 0.5, Sums())
    session.happened.emit([told])
    assert panel.story is told

    panel.hide()
    settle(100)
    session.trainer.told.clear()
    settle(900)
    assert not any(isinstance(one, Tell) for one in session.trainer.told)
    session.run._set_state("idle")


def test_a_drawing_that_cannot_run_says_what_to_do(session, panel):
    draw_neurons(session, 2)
    look_at(panel, "h0")
    session.do(edits.delete(session.document, {"d"}))
    look_at(panel, "h0")

    assert panel.hint.isVisible() or panel.note.isVisible()
    assert panel.grab().width() == 336


def test_nothing_is_wider_than_the_dock_in_both_languages(session, panel, qapp):
    draw_digits(session)
    try:
        for code in ("en", "es"):
            language().switch(code)
            for id in ("b3", "b0", "l"):
                look_at(panel, id)
                assert panel.column.content.minimumSizeHint().width() <= 336 - 14
    finally:
        language().switch("en")


def test_neurons_are_numbered_by_column_and_place(session):
    draw_neurons(session, 3)

    numbers = neuron_numbers(session.document)

    assert numbers == {"h0": "1.1", "h1": "1.2", "h2": "1.3", "out": "2.1"}


def test_figures_of_a_column_stand_under_each_other():
    assert aligned([0.5, -12.25, math.nan, 0.0004]) == ["0.50", "−12.25", "–", "0.00"]
    assert aligned([0.0, 0.0]) == ["0.000", "0.000"]
    assert aligned([1e-9]) == ["1e−09"]
