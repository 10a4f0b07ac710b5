"""The plane panel: which plane, which examples, which regions; and that it keeps pace."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.document.document import Document
from backend.training.events import Axes, Watched
from gui.language import language
from gui.panels.contours import boundaries, signed
from gui.panels.pictures import surface_picture
from gui.panels.plane_panel import PlanePanel
from gui.theme import theme
from tests.gui.neurons_stage import draw_neurons
from tests.gui.panels_stage import draw_digits, draw_flat, make_session, settle, train

EXTENT = (-6.0, 6.0, -6.0, 6.0)


@pytest.fixture(scope="module")
def stage(qapp):
    return make_session()


@pytest.fixture
def session(stage):
    stage.replace(Document())
    yield stage
    language().switch("en")
    theme().switch("light")


def shown(qtbot, session, width=336, height=620):
    panel = PlanePanel(session)
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    settle()
    return panel


def classes(count: int, points: int = 100) -> np.ndarray:
    """Probabilities of as many classes, in slices like a cake."""
    y, x = np.mgrid[-1 : 1 : points * 1j, -1 : 1 : points * 1j]
    angles = 2 * np.pi * np.arange(count) / count
    scores = np.stack([4 * (x * np.cos(a) + y * np.sin(a)) for a in angles])
    powers = np.exp(scores)
    return (powers / powers.sum(0)).astype(np.float32)


def watched(
    surface: np.ndarray, axes: Axes | None = None, places: np.ndarray | None = None
) -> Watched:
    return Watched(1, 0, {}, surface, EXTENT, axes or Axes(), places)


def test_the_line_between_two_regions_lies_where_both_are_equal():
    _, x = np.mgrid[0:5, 0:5].astype(float)
    lines = boundaries(signed(x - 1.25))
    assert len(lines) == 4
    np.testing.assert_allclose(lines[:, [0, 2]], 1.25)
    assert sorted({*lines[:, 1], *lines[:, 3]}) == [0, 1, 2, 3, 4]


def test_a_circle_has_a_line_as_long_as_its_circumference():
    y, x = np.mgrid[-1:1:100j, -1:1:100j]
    lines = boundaries(signed(x**2 + y**2 - 0.25))
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]).sum() * 2 / 99
    assert length == pytest.approx(np.pi, rel=0.002)
    middle = (lines[:, :2] + lines[:, 2:]) / 2 * 2 / 99 - 1
    np.testing.assert_allclose(np.hypot(*middle.T), 0.5, atol=0.002)


def test_three_regions_meet_in_one_place():
    lines = boundaries(classes(3))
    ends = lines.reshape(-1, 2)
    near = np.hypot(*(ends - 49.5).T) < 1.5
    assert near.sum() >= 3
    assert len(lines) > 140
    assert not len(boundaries(np.stack([np.zeros((9, 9)), np.ones((9, 9))])))


def test_classes_have_their_colours_and_are_hatched_after_the_eighth(qapp):
    picture = surface_picture(classes(10), True, discrete=True)
    assert picture.width() == picture.height() == 100
    flat = np.zeros((10, 30, 30), np.float32)
    flat[9] = 1
    hatched = surface_picture(flat, True)
    assert len({hatched.pixel(x, 3) for x in range(12)}) == 2
    flat[1], flat[9] = 1, 0
    plain = surface_picture(flat, True)
    assert {plain.pixel(x, 3) for x in range(12)} == {theme().class_color(1).rgb()}


def test_the_surface_and_its_lines_follow_what_is_told(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, session)
    assert panel.content.isVisible()
    session.live.take([watched(classes(2))])
    assert not panel.note.isVisible()
    assert len(panel.plane._lines) > 90
    assert panel.plane.extent == EXTENT
    assert panel.legend._classes == ("-1", "+1")
    soft = panel.plane._surface
    QTest.mouseClick(panel.discrete, Qt.MouseButton.LeftButton)
    assert panel.plane._surface.pixel(20, 50) != soft.pixel(20, 50)


def test_a_drawing_at_rest_has_its_plane_and_training_moves_it(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, session)
    settle(300)
    first = panel._surface
    assert first is not None
    assert first.shape[0] in (1, 2)
    train(session, epochs=2)
    settle(100)
    assert panel._surface is not first
    assert (panel._surface != first).any()


def test_a_frame_takes_less_than_five_milliseconds(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, session)
    for count in (2, 10):
        surfaces = [np.roll(classes(count), shift, 1) for shift in range(20)]
        session.live.take([watched(surfaces[0])])
        panel.plane.grab()
        began = time.process_time()
        for surface in surfaces:
            session.live.take([watched(surface)])
            panel.plane.repaint()
        assert (time.process_time() - began) / 20 < 0.008


def test_examples_of_each_split_are_shown_or_not(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, session)
    sizes = {split: int((rows < 256).sum()) for split, rows in session.data["d"].splits.items()}
    assert len(panel.plane._points.places) == sizes["train"]
    QTest.mouseClick(panel.splits["test"], Qt.MouseButton.LeftButton)
    assert len(panel.plane._points.places) == sizes["train"] + sizes["test"]
    assert panel.plane._points.hollow.sum() == sizes["test"]
    QTest.mouseClick(panel.splits["train"], Qt.MouseButton.LeftButton)
    assert len(panel.plane._points.places) == sizes["test"]


def test_any_two_inputs_or_the_main_directions_span_the_plane(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, session)
    values = session.data["d"].examples["input"]
    assert panel.x.isVisible()
    panel.x.changed.emit(2)
    assert session.run.watching.axes == Axes("columns", 2, 1)
    assert panel.plane._titles[0] == session.data["d"].raw_fields[0].names[2]
    train = session.data["d"].splits["train"]
    np.testing.assert_allclose(
        panel.plane._points.places, values[np.sort(train[train < len(values)])][:, [2, 1]]
    )
    panel.y.changed.emit(2)
    assert session.run.watching.axes == Axes("columns", 1, 2)
    panel.kind.changed.emit("pca")
    assert session.run.watching.axes.kind == "pca"
    assert not panel.x.isVisible()
    places = np.random.default_rng(0).normal(size=(len(values), 2)).astype(np.float32)
    session.live.take([watched(classes(3), Axes("pca", 1, 2), places)])
    assert len(panel.plane._points.places)
    assert panel.plane._surface is not None


def test_a_surface_of_other_axes_is_not_shown(qtbot, session):
    draw_flat(session, "iris", 3)
    panel = shown(qtbot, session)
    panel.x.changed.emit(3)
    session.live.take([watched(classes(3))])
    assert panel.plane._surface is None
    session.live.take([watched(classes(3), Axes("columns", 3, 1))])
    assert panel.plane._surface is not None


def test_values_have_a_scale_and_a_line_at_zero(qtbot, session):
    draw_neurons(session)
    panel = shown(qtbot, session)
    _, x = np.mgrid[-2:2:100j, -2:2:100j]
    session.live.take([watched(x[None].astype(np.float32))])
    assert panel.legend._size == 2
    np.testing.assert_allclose(panel.plane._lines[:, 0], 49.5)


def test_data_without_a_plane_has_none_and_says_what_would_have(qtbot, session):
    draw_flat(session)
    panel = shown(qtbot, session)
    told: list[bool] = []
    panel.wanted.connect(told.append)
    draw_digits(session)
    panel.refresh()
    assert panel.empty.isVisible()
    assert told[-1] is False
