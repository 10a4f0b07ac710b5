"""Panels that show a run and try the network: on one that really trains."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from backend.document.document import Document
from backend.training.events import (
    EpochFinished,
    Judged,
    RunStarted,
    SettingChanged,
    StepsFinished,
)
from gui.language import language
from gui.panels.curve_bins import CurveBins
from gui.panels.curves_panel import CurvesPanel
from gui.panels.inside_panel import InsidePanel
from gui.panels.inside_views import as_filters, as_maps
from gui.panels.measures_panel import MeasuresPanel
from gui.panels.pad_picture import Frame, fitted, frame_of, usual_frame
from gui.panels.pictures import mosaic
from gui.panels.runs_panel import RunsPanel
from gui.panels.training_bar import TrainingBar
from gui.panels.try_it_panel import TryItPanel
from gui.panels.welcome_page import EXAMPLES, WelcomePage
from gui.theme import theme
from tests.gui.panels_stage import draw_digits, draw_flat, make_session, settle, train


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def session(stage):
    stage.replace(Document())
    stage.trainer.told.clear()
    stage.engine.asked.clear()
    yield stage
    language().switch("en")
    theme().switch("light")


@pytest.fixture(scope="module")
def trained(qapp):
    """A session whose network has learned the digits."""
    session = make_session()
    draw_digits(session)
    train(session, epochs=12)
    return session


def shown(qtbot, panel, width=900, height=320):
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    settle()
    return panel


def started(run: str = "a") -> RunStarted:
    return RunStarted(run, 0, 0, 20, 100, "cpu", 0, 10, ("loss",))


def steps(first: int, losses: np.ndarray) -> StepsFinished:
    return StepsFinished(first, 1, {"loss": losses.astype(np.float32)}, 0.1)


# curves


def test_bins_keep_extremes_means_and_gaps_of_a_curve_that_grows():
    random = np.random.default_rng(0)
    values = random.normal(size=5000)
    values[700] = np.nan
    bins = CurveBins(limit=256)
    for part in np.array_split(values, 37):
        bins.extend(part)
    assert (bins.count, bins.width) == (5000, 32)
    x, y = bins.outline()
    assert len(x) == len(y) <= 512
    assert np.nanmax(y) == np.nanmax(values)
    assert np.nanmin(y) == np.nanmin(values)
    np.testing.assert_allclose(bins.at(40), values[32:64].mean())
    assert np.isnan(bins.at(-1))
    assert np.isnan(bins.at(6000))


def test_a_short_curve_is_drawn_as_it_is():
    bins = CurveBins()
    bins.extend(np.array([3.0, np.inf, 1.0]))
    x, y = bins.outline()
    np.testing.assert_array_equal(x, [0, 1, 2])
    np.testing.assert_array_equal(y, [3.0, np.nan, 1.0])


def test_curves_follow_a_run_and_begin_afresh_with_another(qtbot, session):
    panel = shown(qtbot, CurvesPanel(session))
    measures = {
        "train": {"loss": 0.5, "accuracy": 0.8},
        "validation": {"loss": 0.7, "accuracy": 0.75},
    }
    events = [
        started(),
        steps(0, np.linspace(2, 1, 100)),
        EpochFinished(1, 100, measures, {"loss": 0.1}),
        SettingChanged(50, "lr", 0.01),
    ]
    session.trainer.happened.emit(events)
    curve = panel.losses._lines["train:loss:plain"][0]
    assert len(curve.yData) == 100
    assert panel.measures.measure == "accuracy"
    assert panel.measures.legend._values["validation"].text() == "75.0 %"
    assert len(panel.losses._marks) == 1
    session.replace(Document())
    assert not panel.store.losses
    session.trainer.happened.emit([started("b"), steps(0, np.ones(7))])
    assert len(panel.losses._lines["train:loss:plain"][0].yData) == 7
    assert not panel.losses._marks


def test_switches_of_the_loss_plot_show_its_logarithm_and_its_mean(qtbot, session):
    panel = shown(qtbot, CurvesPanel(session))
    session.trainer.happened.emit([started(), steps(0, np.logspace(0, -4, 400))])
    QTest.mouseClick(panel.losses.log, Qt.MouseButton.LeftButton)
    low, high = panel.losses.plot.viewRange()[1]
    assert -5 < low < -4 < 0 < high < 1
    QTest.mouseClick(panel.losses.smooth, Qt.MouseButton.LeftButton)
    assert "smooth:loss" in panel.losses._lines


def test_a_redraw_costs_the_same_for_a_long_curve(qtbot, session):
    panel = shown(qtbot, CurvesPanel(session))
    session.trainer.happened.emit([started(), steps(0, np.random.default_rng(0).random(1_000_000))])
    began = time.perf_counter()
    for place in range(20):
        session.record.take([steps(1_000_000 + place, np.ones(1))])
        panel.refresh()
    assert (time.perf_counter() - began) / 20 < 0.03


def test_a_hidden_plot_catches_up_when_it_is_shown(qtbot, session):
    panel = shown(qtbot, CurvesPanel(session))
    panel.hide()
    session.trainer.happened.emit([started(), steps(0, np.ones(30))])
    panel.show()
    assert panel.store.losses["loss"].count == 30


# the bar


def test_the_bar_tells_epoch_and_loss_and_turns_the_rate(qtbot, session):
    draw_flat(session)
    bar = shown(qtbot, TrainingBar(session), 700, 40)
    session.trainer.happened.emit([started(), steps(0, np.full(10, 0.25))])
    assert bar.epoch.text() == "epoch 1/20"
    assert "0.25" in bar.loss.text()
    assert bar.rate.value == 0.001
    bar.rate.setFocus()
    bar.rate.selectAll()
    QTest.keyClicks(bar.rate, "0.02")
    QTest.keyClick(bar.rate, Qt.Key.Key_Return)
    assert session.document["o"].optimizer_settings == {"lr": 0.02}


# measures


def test_a_matrix_or_a_scatter_by_split(qtbot, session):
    panel = shown(qtbot, MeasuresPanel(session))
    assert panel.empty.isVisible()
    matrix = np.array([[9, 1], [2, 8]])
    judged = [Judged(1, split, "l", ("no", "yes"), matrix) for split in ("train", "validation")]
    session.trainer.happened.emit([started(), *judged])
    assert panel.split.currentData() == "validation"
    assert panel.matrix.isVisible()
    cell = panel.matrix._cell(0, 1).center()
    assert "“no”" in panel.matrix._tip(cell)
    true = np.arange(6.0, dtype=np.float32)[:, None]
    session.trainer.happened.emit([Judged(2, "validation", "l", (), None, true, true + 1)])
    assert panel.scatter.isVisible()
    np.testing.assert_array_equal(panel.scatter._points.places[:, 1], true[:, 0] + 1)


def test_the_table_shows_every_measure_of_every_split(qtbot, trained):
    panel = shown(qtbot, MeasuresPanel(trained))
    heads = [panel.table.horizontalHeaderItem(i).text() for i in range(panel.table.columnCount())]
    rows = [panel.table.verticalHeaderItem(i).text() for i in range(panel.table.rowCount())]
    assert heads == ["Training", "Validation", "Test"]
    assert "Accuracy" in rows
    assert panel.table.item(rows.index("Accuracy"), 2).text().endswith("%")


# inside


def test_inside_asks_the_engine_only_while_seen_and_shows_filters(qtbot, trained):
    trained.engine.asked.clear()
    panel = InsidePanel(trained)
    qtbot.addWidget(panel)
    trained.select(["b0"])
    settle(200)
    assert "inspect" not in trained.engine.asked
    panel.resize(336, 900)
    panel.show()
    settle(300)
    assert panel.filters_section.isVisible()
    assert panel.activation.mosaic._maps.shape == (6, 6, 6)
    before = panel._last.activation
    panel._next()
    settle(300)
    assert not np.array_equal(panel._last.activation, before)
    trained.select([])


def test_what_is_watched_is_shown_while_it_trains(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, InsidePanel(session), 336, 800)
    session.select(["b0"])
    settle(200)
    train(session, epochs=2)
    assert session.record.watched is not None
    assert "b0" in session.record.watched.blocks
    assert set(panel._parts) == {"weight", "bias"}


def test_maps_and_filters_are_found_by_shape():
    assert as_maps(np.zeros(5)) is None
    assert as_maps(np.zeros((3, 4, 5))).shape == (3, 4, 5)
    assert as_maps(np.zeros((4, 5))).shape == (1, 4, 5)
    assert as_filters(np.zeros((8, 3, 5, 5))).shape == (24, 5, 5)
    assert as_filters(np.zeros((64, 32, 3, 3))).shape == (64, 3, 3)
    assert as_filters(np.zeros((8, 3))) is None


def test_a_mosaic_holds_every_map_where_it_belongs():
    maps = np.arange(5)[:, None, None] * np.ones((5, 2, 3))
    grid = mosaic(maps, columns=3)
    assert grid.shape == (5, 11)
    assert grid[0, 0] == 0
    assert grid[0, 4] == 1
    assert grid[3, 4] == 4
    assert np.isnan(grid[2, 0])


# runs


def test_runs_are_listed_and_give_their_weights_back(qtbot, trained):
    panel = shown(qtbot, RunsPanel(trained))
    settle(200)
    assert panel.list.count() >= 1
    learned = {id: dict(named) for id, named in trained.weights.items()}
    trained.weights = {}
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
        if "digits" in str(panel._runs[panel._chosen].document.block("d").settings):
            break
    assert "Accuracy" in panel.details.text()
    panel.restore.click()
    settle(200)
    np.testing.assert_allclose(trained.weights["b0"]["weight"], learned["b0"]["weight"], rtol=1e-5)


# try it


def test_an_example_of_the_test_set_is_answered_and_the_truth_is_told(qtbot, trained):
    panel = shown(qtbot, TryItPanel(trained), 336, 800)
    settle(400)
    right = 0
    for _ in range(12):
        panel._next()
        settle(160)
        answer = panel.answer.parts[0].chosen.text()
        right += panel.truth.text().endswith(f": {answer}")
    assert right >= 9
    assert not panel.note.isVisible()


def test_a_drawn_digit_reaches_the_network_as_large_as_those_of_the_data(qtbot, trained):
    panel = shown(qtbot, TryItPanel(trained), 336, 800)
    settle(300)
    editor = panel.editors["draw"]
    editor.pad.clear()
    drag_down(editor.pad)
    settle(300)
    raw = panel._inputs["input"][0]
    assert raw.shape == (1, 8, 8)
    assert raw.max() > 8
    frame = frame_of(raw[0])
    assert frame.height >= 0.8
    assert panel.answer.parts[0].chosen.text() == "1"
    assert not panel.truth.isVisible()


def drag_down(pad) -> None:
    """A short upright stroke in a corner of the pad."""
    x = pad.width() // 3
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 40))
    for y in range(45, 130, 5):
        QTest.mouseMove(pad, QPoint(x, y))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 130))


def test_a_place_in_the_plane_and_typed_numbers_are_the_same_example(qtbot, session):
    draw_flat(session)
    train(session, epochs=2)
    panel = shown(qtbot, TryItPanel(session), 336, 800)
    settle(300)
    point = panel.editors["point"]
    frame = point.plane._frame()
    QTest.mouseClick(point.plane, Qt.MouseButton.LeftButton, pos=frame.center().toPoint())
    settle(200)
    by_hand = panel.answer.parts[0].bars._shares
    x, y = panel._inputs["input"][0]
    panel.ways.set_value("type")
    panel._turn_to("type")
    fields = panel.editors["type"].form.fields
    assert fields["0"].value == pytest.approx(x, abs=1e-4)
    for name, value in (("0", 1.0), ("1", -1.0), ("0", float(x)), ("1", float(y))):
        fields[name].changed.emit(value)
    settle(300)
    np.testing.assert_allclose(panel.answer.parts[0].bars._shares, by_hand, atol=1e-5)


def test_values_are_answered_in_their_units(qtbot, session):
    draw_flat(session, "diabetes", 1, "torch.nn.MSELoss")
    panel = shown(qtbot, TryItPanel(session), 336, 800)
    settle(400)
    assert panel.note.isVisible()
    assert panel.answer.parts[0].fields["0"].text()
    assert "True answer" in panel.truth.text()


def test_nothing_can_be_tried_without_data(qtbot, session):
    panel = shown(qtbot, TryItPanel(session), 336, 800)
    assert panel.empty.isVisible()


def test_a_drawing_is_placed_like_the_examples():
    examples = np.zeros((3, 8, 8), np.float32)
    examples[:, 1:7, 3:5] = 1
    usual = usual_frame(examples)
    assert usual == Frame(1 / 8, 7 / 8, 3 / 8, 5 / 8)
    ink = np.zeros((48, 48), np.float32)
    ink[2:14, 40:44] = 1
    picture = fitted(ink, 8, 8, usual)
    np.testing.assert_allclose(picture[1:7, 3:5], 1.0)
    assert picture[:, :3].max() == 0
    assert fitted(np.zeros((48, 48)), 8, 8, usual).max() == 0


# the welcome page, and all of them


def test_the_welcome_page_opens_examples_files_and_an_empty_canvas(qtbot, session, tmp_path):
    file = tmp_path / "red.lienzo"
    page = shown(qtbot, WelcomePage(session, lambda: [file]), 1000, 800)
    opened: list[str] = []
    page.opened_example.connect(opened.append)
    page.opened_file.connect(opened.append)
    page.empty_wanted.connect(lambda: opened.append("empty"))
    page.open_wanted.connect(lambda: opened.append("open"))
    page.cards[1].click()
    QTest.keyClick(page.cards[4], Qt.Key.Key_Space)
    page._file_list.itemAt(0).widget().click()
    page.empty.click()
    page.open.click()
    assert opened == ["circle", "digits-cnn", str(file), "empty", "open"]


def test_the_examples_of_the_welcome_page_exist():
    from backend.formats.examples import EXAMPLES as ALL

    names = {example.name for example in ALL} if not isinstance(ALL, dict) else set(ALL)
    assert {example.name for example in EXAMPLES} <= names


PANELS = (
    *("palette", "data", "settings", "inside", "try_it"),
    *("curves", "measures", "problems", "code", "runs"),
)


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_lives_through_language_theme_and_its_own_end(qtbot, trained, name):
    from importlib import import_module

    module = import_module(f"gui.panels.{name}_panel")
    words = "".join(part.capitalize() for part in name.split("_"))
    panel = shown(qtbot, getattr(module, f"{words}Panel")(trained), 336, 600)
    trained.select(["b0"])
    for look, code in (("dark", "es"), ("light", "en")):
        theme().switch(look)
        language().switch(code)
        settle(30)
        assert not panel.grab().isNull()
    panel.deleteLater()
    settle(30)
    theme().switch("dark")
    language().switch("es")
    trained.select([])
    settle(30)
    theme().switch("light")
    language().switch("en")


def test_panels_bring_neither_torch_nor_plots_before_they_are_seen():
    modules = ", ".join(f"gui.panels.{name}_panel" for name in PANELS)
    code = (
        f"import sys, gui.panels.welcome_page, gui.panels.training_bar, {modules}; "
        "sys.exit('torch' in sys.modules or 'pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
