"""Single neurons on the canvas with real hands: numbers, columns, bundles of wires, walks."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from backend.document import edits, weighing
from backend.document.change import Patch
from backend.document.records import Block, Wire
from backend.training.control import SetWeights
from backend.training.events import NeuronsView, Walked, Watched
from gui.canvas import sums
from gui.canvas.camera import Camera
from gui.canvas.feature_names import feature_map, feature_name
from gui.canvas.maps import atlas_of
from gui.canvas.sums import rows_of
from gui.canvas.view import CanvasView
from gui.canvas.weight_pictures import gaps_of, picture_of
from gui.preferences import preferences
from gui.theme import theme
from tests.gui.canvas_stage import linear, make_session, neuron, planes, tell_numbers, wire
from tests.hands import (
    CONTROL,
    SHIFT,
    click_at,
    double_click_at,
    drag,
    drag_wire,
    let_go,
    middle_of,
    point_to,
    press,
    take_hold,
)  # fmt: skip


def tile(id, x, y, **settings):
    return Block(id=id, type="lienzo.Feature", x=x, y=y, settings=settings)


RECORDS = [
    tile("x1", 0, 40, formula="x", column=0),
    tile("x2", 0, 104, formula="x", column=1),
    neuron("a", 160, 0),
    neuron("b", 160, 64),
    neuron("c", 160, 128),
    neuron("y", 320, 64),
    *(wire(source, target) for target in "abc" for source in ("x1", "x2")),
    *(wire(source, "y") for source in "abc"),
]


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


@pytest.fixture
def view(qtbot):
    return show(qtbot, make_session(RECORDS))


def show(qtbot, session):
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.look(Camera(-200.0, -140.0, 1.0))
    return view


def on_wire(view, id, along=0.5):
    return view.numbers._place(id, along)


def pairs(view):
    return {(wire.source, wire.target) for wire in view.session.document.wires}


def undone_and_redone(view, before):
    after = view.session.document.copy()
    view.session.undo()
    assert view.session.document == before
    view.session.redo()
    assert view.session.document == after


# numbers from the live tables


def test_what_a_training_tells_stands_in_the_scene(view):
    tell_numbers(view.session, seed=3)
    live, things, wires = view.session.live, view.scene.things, view.scene.wires
    for id in ("a", "b", "c", "y"):
        row = things.index[id]
        assert things.lit[row]
        assert things.value[row] == np.float32(live.activation(id))
        assert things.bias[row] == np.float32(live.bias(id))
    for wire_record in view.session.document.wires:
        row = wires.index[wire_record.id]
        assert bool(wires.weighed[row]) == (wire_record.target in ("a", "b", "c", "y"))
        if wires.weighed[row]:
            assert wires.weight[row] == np.float32(live.weight(wire_record.id))


def test_numbers_follow_after_rows_were_given_to_others(view):
    tell_numbers(view.session, seed=1)
    view.session.do(edits.delete(view.session.document, ["b"]))
    view.session.do(edits.add("lienzo.Neuron", 160, 64, id="new"))
    assert not view.scene.things.lit[view.scene.things.index["new"]]
    tell_numbers(view.session, seed=2)
    things, live = view.scene.things, view.session.live
    for id in ("a", "new", "c", "y"):
        assert things.value[things.index[id]] == np.float32(live.activation(id))


def test_a_weight_that_nobody_knows_any_more_is_not_shown(view):
    tell_numbers(view.session)
    live, known = view.session.live, view.session.live.known
    weights = live.weights.copy()
    weights[known.wires.index("a>y")] = np.nan
    told = NeuronsView(known.key, live.activations, live.biases, weights)
    view.session.trainer.happened.emit([Watched(2, 0, {}, neurons=told)])
    assert not view.scene.wires.weighed[view.scene.wires.index["a>y"]]
    assert view.scene.wires.weighed[view.scene.wires.index["b>y"]]


def test_typed_starts_are_shown_before_anything_is_learned(view):
    view.session.do(weighing.weigh(view.session.document, "a>y", -1.5))
    row = view.scene.wires.index["a>y"]
    assert view.scene.wires.weight[row] == -1.5
    view.session.undo()
    assert not view.scene.wires.weighed[row]


# maps


def test_maps_are_upright_clipped_round_and_pale_where_little_is_answered():
    red_to_green = np.zeros((256, 4), np.uint8)
    red_to_green[:, 0], red_to_green[:, 1], red_to_green[:, 3] = 255 - np.arange(256), 0, 255
    red_to_green[:, 1] = np.arange(256)
    rising = np.linspace(-1, 1, 24, dtype=np.float32)[:, None].repeat(24, axis=1)
    maps = np.stack([rising, rising * 0.25])
    atlas = atlas_of(maps, np.array([False, True]), 40, 40.0, red_to_green).toImage()
    assert atlas.pixelColor(20, 3).green() > 230
    assert atlas.pixelColor(20, 36).green() < 25
    assert atlas.pixelColor(1, 1).alpha() == 0
    assert atlas.pixelColor(40 + 4, 4).alpha() == 255
    assert abs(atlas.pixelColor(40 + 20, 3).green() - 155) < 12


def test_a_neuron_shows_its_own_map(view):
    theme().switch("light")
    tell_numbers(view.session)
    known = view.session.live.known
    maps = {"a": planes(np.array([9.0, 0.0, 0.0])), "b": planes(np.array([-9.0, 0.0, 0.0]))}
    view.session.trainer.happened.emit([Watched(1, 0, {}, neurons=None, maps=maps)])
    assert view.session.live.known is known
    picture = view.grab().toImage()
    for id, right in (("a", "positive"), ("b", "negative")):
        at = middle_of(view, id) + QPointF(11, 0)
        assert near(picture.pixelColor(at.toPoint()), theme().color(right))


def near(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return max(abs(a - b) for a, b in parts) < 40


def test_maps_that_change_in_every_frame_are_seen(view):
    seen = set()
    for seed in range(3):
        tell_numbers(view.session, seed, with_maps=True)
        picture = view.grab().toImage()
        points = [middle_of(view, id).toPoint() + QPointF(8, 5).toPoint() for id in "abcy"]
        seen.add(tuple(picture.pixel(point) for point in points))
    assert len(seen) == 3


# features


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"formula": "x", "column": 0}, "x₁"),
        ({"formula": "x_squared", "column": 1}, "x₂²"),
        ({"formula": "x_times_y", "column": 0, "other": 1}, "x₁x₂"),
        ({"formula": "sin_x", "column": 9}, "sin x₁₀"),
    ],
)
def test_features_are_called_by_their_formula(view, settings, name):
    assert feature_name(view.session, tile("t", 0, 0, **settings)) == name


def test_a_feature_looks_like_its_formula_before_any_network_tells():
    (map,) = feature_map(tile("t", 0, 0, formula="x_times_y", column=0, other=1))
    assert map[0, 0] > 0
    assert map[-1, -1] > 0
    assert map[0, -1] < 0
    (map,) = feature_map(tile("t", 0, 0, formula="x", column=1))
    assert (np.diff(map[:, 0]) > 0).all()


# scrubbing and typing


def test_dragging_the_number_of_a_wire_is_one_edit(view):
    tell_numbers(view.session)
    before, first = view.session.document.copy(), view.session.live.weight("a>y")
    start = on_wire(view, "a>y")
    point_to(view, start)
    assert view.hovered.sort == "number"
    take_hold(view, start, start + QPointF(80, 0))
    shown = view.scene.wires.weight[view.scene.wires.index["a>y"]]
    assert shown == pytest.approx(first + 0.8, abs=0.01)
    assert view.session.document == before
    let_go(view, start + QPointF(80, 0))
    assert view.session.document["a>y"].weight == pytest.approx(first + 0.8, abs=0.01)
    assert view.session.live.weight("a>y") == pytest.approx(first + 0.8, abs=0.01)
    after = view.session.document.copy()
    view.session.undo()
    assert view.session.document == before
    assert view.session.live.weight("a>y") == pytest.approx(first, abs=1e-5)
    assert view.scene.wires.weight[view.scene.wires.index["a>y"]] == pytest.approx(first, abs=1e-5)
    view.session.redo()
    assert view.session.document == after


def test_shift_scrubs_finely_and_escape_gives_up(view):
    tell_numbers(view.session)
    first = view.session.live.weight("b>y")
    start = on_wire(view, "b>y")
    drag(view, start, start + QPointF(50, 0), keys=SHIFT)
    assert view.session.live.weight("b>y") == pytest.approx(first + 0.05, abs=1e-3)
    before, second = view.session.document.copy(), view.session.live.weight("b>y")
    take_hold(view, start, start + QPointF(-60, 0))
    assert view.session.live.weight("b>y") == pytest.approx(second - 0.6, abs=1e-3)
    press(view, "Escape")
    let_go(view, start)
    assert view.session.document == before
    assert view.session.live.weight("b>y") == pytest.approx(second, abs=1e-5)


def test_a_running_training_hears_of_the_number_while_it_is_dragged(view):
    tell_numbers(view.session)
    view.session.run.state = "running"
    sent = []
    view.session.trainer.send = sent.append
    start = on_wire(view, "a>y")
    take_hold(view, start, start + QPointF(40, 0))
    QTest.qWait(60)
    patches = [patch for one in sent if isinstance(one, SetWeights) for patch in one.patches]
    assert patches
    assert all(isinstance(patch, Patch) and patch.owner == "a>y" for patch in patches)
    let_go(view, start + QPointF(40, 0))


def test_tied_wires_are_scrubbed_together(view):
    view.session.do(weighing.tie(view.session.document, ["a>y", "b>y"]))
    tell_numbers(view.session)
    start = on_wire(view, "a>y")
    drag(view, start, start + QPointF(30, 0))
    document = view.session.document
    assert document["a>y"].weight == document["b>y"].weight is not None


def test_up_and_down_change_the_selected_weight_until_the_key_is_let_go(view):
    tell_numbers(view.session)
    first = view.session.live.weight("a>y")
    view.session.select(["a>y"])
    for _ in range(3):
        QTest.keyPress(view, Qt.Key.Key_Up)
    assert view.session.live.weight("a>y") == pytest.approx(first + 0.15, abs=1e-3)
    assert not view.session.history.undoable
    QTest.keyRelease(view, Qt.Key.Key_Up)
    assert view.session.document["a>y"].weight == pytest.approx(first + 0.15, abs=1e-3)
    view.session.undo()
    assert view.session.live.weight("a>y") == pytest.approx(first, abs=1e-5)
    press(view, "Shift+Down")
    assert view.session.live.weight("a>y") == pytest.approx(first - 0.005, abs=1e-3)


def test_arrows_still_move_neurons(view):
    view.session.select(["a"])
    press(view, "Down")
    assert view.session.document.block("a").y == 8


def test_a_number_emptied_is_drawn_by_chance_again(view):
    view.session.do(weighing.weigh(view.session.document, "a>y", 2.0))
    double_click_at(view, on_wire(view, "a>y"))
    editor = view.findChild(QLineEdit, "weight_editor")
    assert editor.text() == "2"
    editor.clear()
    press(editor, "Return")
    assert view.session.document["a>y"].weight is None


def test_the_ends_of_a_short_wire_can_still_be_led_elsewhere(view):
    view.session.do(edits.add("lienzo.Neuron", 320, 160, id="z"))
    curve = view.scene.curves[view.scene.wires.index["c>y"]]
    near_target = view.camera.to_view(QPointF(*curve[3])) - QPointF(13, 0)
    drag(view, near_target, middle_of(view, "z"))
    assert ("c", "z") in pairs(view)
    assert ("c", "y") not in pairs(view)


# the sum beside a neuron


def test_the_sum_of_a_selected_neuron_adds_up(view):
    tell_numbers(view.session)
    view.session.select(["y"])
    live = view.session.live
    rows = rows_of(view, "y")
    assert [row.owner for row in rows[:4]] == ["a>y", "b>y", "c>y", "y"]
    total = sum(live.weight(f"{id}>y") * live.activation(id) for id in "abc") + live.bias("y")
    assert rows[4].makes == pytest.approx(total)
    assert rows[5].makes == pytest.approx(live.activation("y"))
    assert not view.grab().isNull()


def test_a_bias_is_scrubbed_and_typed_in_the_sum(view):
    tell_numbers(view.session)
    view.session.select(["y"])
    before = view.session.live.bias("y")
    at = row_of(view, "y", "y")
    point_to(view, at)
    assert (view.hovered.sort, view.hovered.id) == ("term", "y")
    drag(view, at, at + QPointF(25, 0))
    assert view.session.live.bias("y") == pytest.approx(before + 0.25, abs=1e-3)
    assert view.session.document.block("y").settings["start"] == pytest.approx(
        before + 0.25, abs=1e-3
    )
    assert view.session.selection == {"y"}
    double_click_at(view, row_of(view, "y", "y"))
    editor = view.findChild(QLineEdit, "weight_editor")
    QTest.keyClicks(editor, "-0.5")
    press(editor, "Return")
    assert view.session.live.bias("y") == -0.5


def test_lines_of_the_sum_that_are_nobody_s_number_take_no_typing(view):
    tell_numbers(view.session)
    view.session.select(["y"])
    double_click_at(view, row_of(view, "y", ""))
    assert view.findChild(QLineEdit, "weight_editor") is None


def row_of(view, id, owner):
    rows = sums.rows_of(view, id)
    card = sums._card(view, id, rows)
    place = [row.owner for row in rows].index(owner)
    return card.topLeft() + QPointF(30, sums._PAD + sums._LINE * (place + 0.5))


def test_a_neuron_without_wires_has_no_sum_yet(view):
    view.session.do(edits.add("lienzo.Neuron", 480, 300, id="alone"))
    view.session.select(["alone"])
    assert not view.grab().isNull()
    click_at(view, middle_of(view, "alone"))
    assert view.session.selection == {"alone"}


# columns


def test_buttons_stand_over_the_column_that_is_pointed_at(view):
    point_to(view, middle_of(view, "b"))
    buttons = view.columns.buttons
    assert all(button.isVisible() for button in buttons)
    for button in buttons:
        corner = view.camera.to_scene(QPointF(button.geometry().topLeft()))
        assert not view.scene.inside(QRectF(corner, QSizeF(button.size()))).any()
    point_to(view, QPointF(900, 560))
    assert not any(button.isVisible() for button in buttons)
    view.look(Camera(-200, -140, 0.4))
    point_to(view, middle_of(view, "b"))
    assert not any(button.isVisible() for button in buttons)


def test_a_click_adds_and_removes_a_neuron(view):
    before = view.session.document.copy()
    point_to(view, middle_of(view, "b"))
    click_at(view.columns.more, QPointF(12, 12))
    (new,) = {block.id for block in view.session.document.blocks} - set("abcy") - {"x1", "x2"}
    assert {("x1", new), ("x2", new), (new, "y")} <= pairs(view)
    assert view.session.document.block(new).y > view.session.document.block("c").y
    undone_and_redone(view, before)
    click_at(view.columns.fewer, QPointF(12, 12))
    assert view.session.document == before


def test_a_click_adds_a_column_on_the_way_to_the_next(view):
    before = view.session.document.copy()
    point_to(view, middle_of(view, "b"))
    click_at(view.columns.after, QPointF(12, 12))
    new = {block.id for block in view.session.document.blocks} - set("abcy") - {"x1", "x2"}
    assert len(new) == 3
    assert {(source, target) for source in "abc" for target in new} <= pairs(view)
    assert {(source, "y") for source in new} <= pairs(view)
    assert not {(source, "y") for source in "abc"} & pairs(view)
    xs = {view.session.document.block(id).x for id in new}
    assert len(xs) == 1
    assert 160 < xs.pop() < view.session.document.block("y").x
    undone_and_redone(view, before)


def test_features_are_followed_by_a_column_too(view):
    point_to(view, middle_of(view, "x1"))
    assert view.columns.after.isVisible()
    assert not view.columns.more.isVisible()
    click_at(view.columns.after, QPointF(12, 12))
    assert len(view.session.document.blocks) == 8


def test_buttons_leave_with_the_drawing_they_stood_over(view):
    point_to(view, middle_of(view, "b"))
    view.session.replace(make_session([neuron("other", 0, 0)]).document)
    assert not any(button.isVisible() for button in view.columns.buttons)
    assert not view.grab().isNull()


# many wires at once


def test_all_selected_neurons_are_wired_to_the_target_as_one_change(view):
    view.session.do(edits.add("lienzo.Neuron", 480, 0, id="z"))
    before = view.session.document.copy()
    view.session.select(["a", "b", "c"])
    drag_wire(view, ("b", "output"), ("z", "input"))
    assert {(source, "z") for source in "abc"} <= pairs(view)
    undone_and_redone(view, before)


def test_one_source_is_wired_to_all_selected_targets(view):
    view.session.do(edits.add("lienzo.Feature", 0, 200, id="x3"))
    view.session.select(["a", "b", "c"])
    drag_wire(view, ("x3", "output"), ("a", "input"))
    assert {("x3", target) for target in "abc"} <= pairs(view)


def test_two_selected_columns_are_wired_fully(view):
    for place, id in enumerate("uv"):
        view.session.do(edits.add("lienzo.Neuron", 320, 160 + 64 * place, id=id))
    view.session.select(["a", "b", "c", "u", "v"])
    drag_wire(view, ("a", "output"), ("u", "input"))
    assert {(source, target) for source in "abc" for target in "uv"} <= pairs(view)
    assert ("a", "b") not in pairs(view)


def test_a_bundle_closes_no_loop(view):
    view.session.select(["x1", "y"])
    drag_wire(view, ("x1", "output"), ("a", "input"))
    assert ("y", "a") not in pairs(view)


def test_a_whole_layer_is_wired_into_a_neuron(qtbot):
    view = show(qtbot, make_session([linear("l", 0, 0), neuron("n", 320, 20)]))
    drag_wire(view, ("l", "output"), ("n", "input"))
    assert pairs(view) == {("l", "n")}


# marks, arrivals, walks


def test_wires_arrive_spread_over_the_rim_in_the_order_they_come_from(view):
    ends = [view.scene.curves[view.scene.wires.index[f"{id}>y"]][3] for id in "abc"]
    heights = [end[1] for end in ends]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
    centre = np.array([340.0, 84.0])
    assert np.allclose([np.hypot(*(end - centre)) for end in ends], 20.0)


def test_frozen_and_tied_wires_are_marked(view):
    plain = view.grab().toImage()
    view.session.do(weighing.freeze_wires(view.session.document, ["a>y"], True))
    view.session.do(weighing.tie(view.session.document, ["b>y", "c>y"]))
    wires = view.scene.wires
    assert [bool(wires.frozen[wires.index[f"{id}>y"]]) for id in "abc"] == [True, False, False]
    assert [bool(wires.tied[wires.index[f"{id}>y"]]) for id in "abc"] == [False, True, True]
    assert view.grab().toImage() != plain


def test_a_walk_is_seen_and_ends_with_play(view):
    plain = view.grab().toImage()
    view.session.walked.emit(Walked(1, "forward", "y", 0, 10, 3, 9))
    forward = view.grab().toImage()
    assert forward != plain
    view.session.walked.emit(Walked(1, "backward", "y", 0, 10, 3, 9))
    assert view.grab().toImage() not in (plain, forward)
    view.session.training_changed.emit("running")
    assert view.walk.walked is None
    assert view.grab().toImage() == plain


@pytest.mark.parametrize("scale", [0.1, 0.3, 0.5, 1.0, 3.0])
def test_every_zoom_paints_neurons_with_maps(view, scale):
    tell_numbers(view.session, with_maps=True)
    view.session.select(["y"])
    view.look(Camera(-60, -60, scale))
    assert not view.grab().isNull()


def test_a_wire_that_is_deleted_under_the_pointer_leaves_no_number(view):
    point_to(view, on_wire(view, "a>y"))
    view.session.do(edits.delete(view.session.document, ["a>y"]))
    assert not view.grab().isNull()


def test_control_clicks_gather_wires(view):
    click_at(view, on_wire(view, "a>y", 0.7))
    click_at(view, on_wire(view, "c>y", 0.7), keys=CONTROL)
    assert view.session.selection == {"a>y", "c>y"}
    assert isinstance(view.session.document["a>y"], Wire)


# more wires than can be drawn


def full_columns(qtbot, high):
    records = [neuron(f"{side}{row}", 200.0 * place, 64.0 * row) for place, side in enumerate("ab")
               for row in range(high)]  # fmt: skip
    wires = [wire(f"a{s}", f"b{t}") for s in range(high) for t in range(high)]
    return show(qtbot, make_session([*records, *wires]))


def test_weights_between_full_columns_are_a_picture(qtbot):
    view = full_columns(qtbot, 32)
    tell_numbers(view.session)
    (gap,) = gaps_of(view.scene)
    assert gap.shape == (32, 32)
    assert len(gap.rows) == 1024
    picture = picture_of(view.scene.wires.weight[gap.rows], gap, 3.0)
    shown = {}
    for source, target in ((0, 5), (31, 0), (7, 7), (3, 30), (20, 11)):
        color = QColor.fromRgba(int(picture[target, source]))
        weight = view.session.live.weight(f"a{source}>b{target}")
        shown[weight] = color.blue() - color.red()
    order = sorted(shown)
    assert [shown[weight] for weight in order] == sorted(shown.values())
    assert gap.rect.left() > 40
    assert gap.rect.right() < 200
    assert not view.grab().isNull()


def test_a_point_of_a_weight_picture_is_the_wire_whose_weight_it_shows(qtbot):
    view = full_columns(qtbot, 32)
    view.fit()
    view.grab()
    (gap,) = gaps_of(view.scene)
    high, wide = gap.shape
    for line, column in ((0, 0), (3, 17), (31, 31)):
        spot = gap.rect.topLeft() + QPointF(
            (column + 0.5) * gap.rect.width() / wide, (line + 0.5) * gap.rect.height() / high
        )
        row = gap.rows[np.flatnonzero(gap.places == line * wide + column)[0]]
        found = view.hit_at(view.camera.to_view(spot))
        assert (found.sort, found.id) == ("wire", view.scene.wires.ids[int(row)])


def test_few_wires_are_no_picture(view):
    assert gaps_of(view.scene) == []
