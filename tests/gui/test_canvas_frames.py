"""Groups that are open in place, with real hands: their frames, and what is moved in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from backend.document import edits, grouping
from backend.document.groups import ENTRY
from gui.canvas.geometry import BLOCK, FRAME
from gui.canvas.group_looks import close_knob
from gui.canvas.open_groups import set_open, tidy
from gui.canvas.view import CanvasView
from gui.preferences import preferences
from tests.gui.groups_stage import (
    RECORDS,
    block_of,
    kind_of,
    show,
    shown,
    title_bar,
    wired,
)
from tests.hands import (
    ALT,
    click_at,
    double_click_at,
    drag,
    drag_wire,
    drop_block,
    middle_of,
    point_to,
)


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


@pytest.fixture
def view(qtbot) -> CanvasView:
    return show(qtbot, RECORDS)


def test_opening_in_place_shows_the_inside_in_a_frame_and_folding_hides_it(view):
    before = view.session.document.copy()
    set_open(view, "tower", True)
    assert kind_of(view, "tower") == FRAME
    assert shown(view) == {"a", "tower", "z", "in", "b", "c", "out", "note"}
    assert {"in>b", "b>c", "c>out", "a>tower"} <= wired(view)
    frame = view.scene.things.rect(view.scene.things.index["tower"])
    for id in ("in", "b", "c", "out", "note"):
        assert frame.contains(view.scene.things.rect(view.scene.things.index[id]))
    assert view.scene.things.x[view.scene.things.index["z"]] > frame.right()
    set_open(view, "tower", False)
    assert kind_of(view, "tower") == BLOCK
    assert shown(view) == {"a", "tower", "z"}
    assert block_of(view, "z") == before.block("z")
    view.session.undo()
    view.session.undo()
    assert view.session.document == before
    assert shown(view) == {"a", "tower", "z"}


def test_wires_outside_end_at_the_edge_as_high_as_the_ports_inside(view):
    set_open(view, "tower", True)
    things = view.scene.things
    frame = things.rect(things.index["tower"])
    arriving = view.scene.curves[view.scene.wires.index["a>tower"]]
    leaving = view.scene.curves[view.scene.wires.index["tower>z"]]
    sign = things.rect(things.index["in"])
    assert arriving[3].tolist() == [frame.left() - 6, sign.center().y()]
    assert leaving[0, 0] == frame.right() + 6
    assert arriving[0, 1] == arriving[3, 1], "the wire goes on level"


def test_the_button_of_a_closed_group_opens_and_that_of_a_frame_folds(view):
    row = view.scene.things.index["tower"]
    knob = view.scene.things.rect(row).topRight() + QPointF(-37, 13)
    point_to(view, view.camera.to_view(knob))
    click_at(view, view.camera.to_view(knob))
    assert block_of(view, "tower").is_open
    rect = view.scene.things.rect(row)
    click_at(view, view.camera.to_view(rect.topLeft() + close_knob(rect.width()).center()))
    assert not block_of(view, "tower").is_open


def test_the_title_bar_moves_all_of_it_and_the_paper_nothing(view):
    set_open(view, "tower", True)
    view.fit()
    before = {id: (block_of(view, id).x, block_of(view, id).y) for id in ("tower", "b", "out", "a")}
    start = title_bar(view, "tower")
    drag(view, start, start + QPointF(0, 80))
    steps = {id: block_of(view, id).y - y for id, (_, y) in before.items()}
    assert steps["tower"] == steps["b"] == steps["out"] != 0
    assert steps["a"] == 0
    view.session.undo()
    assert (block_of(view, "b").x, block_of(view, "b").y) == before["b"]


def test_the_frame_follows_what_is_moved_in_it(view):
    set_open(view, "tower", True)
    view.fit()
    row = view.scene.things.index["tower"]
    before = view.scene.things.rect(row)
    start = middle_of(view, "c")
    drag(view, start, start + QPointF(0, 150))
    assert view.scene.things.rect(row).bottom() >= before.bottom()
    assert view.scene.things.rect(row).contains(
        view.scene.things.rect(view.scene.things.index["c"])
    )


def test_what_is_dropped_in_a_frame_stands_in_the_group(view):
    set_open(view, "tower", True)
    view.fit()
    frame = view.scene.things.rect(view.scene.things.index["tower"])
    drop_block(view, "torch.nn.ReLU", view.camera.to_view(frame.bottomRight() - QPointF(120, 40)))
    (id,) = view.session.selection
    assert block_of(view, id).inside == "tower"
    drop_block(view, "torch.nn.ReLU", view.camera.to_view(frame.bottomRight() + QPointF(-200, 90)))
    (id,) = view.session.selection
    assert block_of(view, id).inside == ""


def test_a_band_within_a_frame_takes_what_is_in_it_and_one_around_it_the_group(view):
    set_open(view, "tower", True)
    view.fit()
    things = view.scene.things
    c = view.camera.rect_to_view(things.rect(things.index["c"]))
    drag(view, c.topLeft() - QPointF(8, 8), c.bottomRight() + QPointF(8, 8))
    assert view.session.selection == {"c"}
    frame = view.camera.rect_to_view(things.rect(things.index["tower"]))
    drag(view, frame.topLeft() - QPointF(5, 5), frame.bottomRight() + QPointF(5, 5))
    assert view.session.selection == {"tower"}


def test_what_a_group_shows_glides_out_of_where_it_stood(view):
    preferences().setValue("reduced_motion", False)
    at = view.scene.things.rect(view.scene.things.index["tower"]).topLeft()
    set_open(view, "tower", True)
    things = view.scene.things
    assert things.rect(things.index["c"]).topLeft() == at
    view.unfolding.finish()
    assert things.x[things.index["c"]] == block_of(view, "c").x
    frame = things.rect(things.index["tower"])
    assert frame.contains(things.rect(things.index["c"]))


def test_groups_open_in_open_groups_and_leave_with_them(view):
    session = view.session
    session.do(grouping.group(session.document, ["b", "c"], id="room"))
    set_open(view, "tower", True)
    set_open(view, "room", True)
    assert {"b", "c", "room"} <= shown(view)
    outer, inner = (view.scene.things.rect(view.scene.things.index[id]) for id in ("tower", "room"))
    assert outer.contains(inner)
    assert view.scene.frames.at(inner.center()) == "room"
    set_open(view, "tower", False)
    assert shown(view) == {"a", "tower", "z"}
    set_open(view, "tower", True)
    assert {"b", "c", "room"} <= shown(view)
    session.do(grouping.ungroup(session.document, "room"))
    assert "room" not in shown(view)
    assert {"b", "c"} <= shown(view)


def test_a_group_open_in_place_can_be_entered_too(view):
    set_open(view, "tower", True)
    view.fit()
    double_click_at(view, title_bar(view, "tower"))
    assert view.session.place == "tower"
    assert shown(view) == {"in", "b", "c", "out", "note"}


def test_moving_a_copy_out_of_a_frame_with_alt(view):
    set_open(view, "tower", True)
    view.fit()
    start = middle_of(view, "c")
    drag(view, start, start + QPointF(0, 60), keys=ALT)
    (copy,) = view.session.selection
    assert block_of(view, copy).inside == "tower"


def test_tidying_keeps_the_inside_of_frames_in_them(view):
    set_open(view, "tower", True)
    view.session.do(edits.move(view.session.document, {"z": (-900, 40), "c": (-600, 0)}))
    tidy(view)
    things = view.scene.things
    frame = things.rect(things.index["tower"])
    assert things.x[things.index["b"]] < things.x[things.index["c"]]
    assert things.x[things.index["z"]] > frame.right()


def test_a_wire_to_something_in_a_frame_goes_through_a_port_that_is_made_for_it(view):
    session = view.session
    set_open(view, "tower", True)
    before = session.document.copy()
    view.fit()
    drag_wire(view, ("a", "output"), ("c", "input"))
    document = session.document
    (last,) = document.wires_into("c")
    assert document.block(last.source).type == ENTRY
    assert last.source == "in", "the port that carries the same already is used"
    session.undo()
    assert document == before
    session.do(edits.delete(document, ["a>tower"]))
    drag_wire(view, ("a", "output"), ("c", "input"))
    made = document.wires_into("c")[0].source
    assert made != "in"
    assert [wire.source for wire in document.wires_into("tower", made)] == ["a"]
    session.undo()
    session.undo()
    assert document == before


def test_a_wire_out_of_a_frame_goes_through_its_port(view):
    session, document = view.session, view.session.document
    session.do(edits.add("torch.nn.ReLU", 900, 300, id="other"))
    set_open(view, "tower", True)
    view.fit()
    drag_wire(view, ("c", "output"), ("other", "input"))
    (led,) = document.wires_into("other")
    assert (led.source, led.source_port) == ("tower", "out")
    drag_wire(view, ("b", "output"), ("other", "input"))
    (led,) = document.wires_into("other")
    assert led.source_port != "out"
    assert [wire.source for wire in document.wires_into(led.source_port)] == ["b"]


def test_no_wire_leads_from_inside_a_group_to_its_own_port(view):
    set_open(view, "tower", True)
    view.fit()
    before = view.session.document.copy()
    drag_wire(view, ("c", "output"), ("tower", "in"))
    assert view.session.document == before


def test_what_nothing_is_joined_with_is_dragged_into_a_frame(view):
    session = view.session
    session.do(edits.add("torch.nn.ReLU", 280, -300, id="lone"))
    set_open(view, "tower", True)
    view.fit()
    frame = view.scene.things.rect(view.scene.things.index["tower"])
    drag(view, middle_of(view, "lone"), view.camera.to_view(frame.bottomRight() - QPointF(140, 60)))
    assert block_of(view, "lone").inside == "tower"
    session.undo()
    assert block_of(view, "lone").inside == ""
    drag(view, middle_of(view, "a"), view.camera.to_view(frame.bottomRight() - QPointF(140, 60)))
    assert block_of(view, "a").inside == "", "its wire would cross the border"
