"""Groups on the canvas with real hands: walking in and out, opening in place, moving, dropping."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from backend.catalog.card import Card, Family, Port, Setting
from backend.compiler.plan import Plan, Signal, Spec
from backend.compiler.problems import Problem
from backend.document import edits, grouping, own_blocks
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.open_groups import PORT_DOWN
from backend.document.records import Block, Note, Wire
from backend.text import Text
from backend.training.events import BlockView, NeuronsKnown, NeuronsView, Walked, Watched
from gui.canvas.geometry import BLOCK, FRAME, PORT
from gui.canvas.group_looks import close_knob
from gui.canvas.hits import Hit
from gui.canvas.hover import hover_lines
from gui.canvas.open_groups import set_open, tidy
from gui.canvas.view import CanvasView
from gui.preferences import preferences
from tests.gui.canvas_stage import SHELF, linear, make_session, neuron, relu, wire
from tests.gui.session_stage import open_example
from tests.gui.window_stage import wait
from tests.hands import (
    ALT,
    click_at,
    double_click_at,
    drag,
    drag_wire,
    drop_block,
    middle_of,
    point_to,
    press,
)

_REPEAT = (Setting("repeat", "int", 1), Setting("shared", "bool", False))
CARDS = (
    Card(GROUP, "group", "group", Text("Group"), settings=_REPEAT),
    Card(USE, "group", "group", Text("Use of a block of my own"), settings=_REPEAT),
    Card(ENTRY, "port", "group", Text("Input of the group"), outputs=(Port("output"),)),
    Card(EXIT, "port", "group", Text("Output of the group"), inputs=(Port("input"),)),
)
WITH_GROUPS = replace(
    SHELF,
    families=(*SHELF.families, Family("group", Text("Groups"), "family-group", "slate")),
    blocks={**SHELF.blocks, **{card.id: card for card in CARDS}},
)


def _in(group: str, block: Block) -> Block:
    return Block(id=block.id, type=block.type, x=block.x, y=block.y, inside=group)


def _port(id: str, kind: str, group: str, x: float, y: float, name: str = "") -> Block:
    return Block(id=id, type=kind, name=name, inside=group, x=x, y=y)


def _wire(source: str, source_port: str, target: str, target_port: str) -> Wire:
    return Wire(
        id=f"{source}>{target}", source=source, source_port=source_port, target=target,
        target_port=target_port,
    )  # fmt: skip


RECORDS = [
    linear("a", 0, 0),
    Block(id="tower", type=GROUP, name="Tower", x=280, settings={"repeat": 3}),
    linear("z", 560, 0),
    _wire("a", "output", "tower", "in"),
    _wire("tower", "out", "z", "input"),
    _port("in", ENTRY, "tower", 1000, 2000),
    _in("tower", linear("b", 1200, 2000)),
    _in("tower", relu("c", 1480, 2000)),
    _port("out", EXIT, "tower", 1760, 2000),
    wire("in", "b"),
    wire("b", "c"),
    wire("c", "out"),
    Note(id="note", inside="tower", x=1200, y=2200),
]


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


def _show(qtbot, records) -> CanvasView:
    view = CanvasView(make_session(records, WITH_GROUPS))
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    view.session.shelf_arrived.emit(WITH_GROUPS)
    return view


@pytest.fixture
def view(qtbot) -> CanvasView:
    return _show(qtbot, RECORDS)


def _shown(view) -> set[str]:
    return set(view.scene.things.index)


def _wired(view) -> set[str]:
    return set(view.scene.wires.index)


def _kind(view, id: str) -> int:
    return int(view.scene.things.kind[view.scene.things.index[id]])


def _block(view, id: str) -> Block:
    return view.session.document.block(id)


def _title_of(view, id: str) -> QPointF:
    """A point of the view on the title bar of an open group."""
    rect = view.scene.things.rect(view.scene.things.index[id])
    return view.camera.to_view(rect.topLeft() + QPointF(60, 16))


# one place


def test_only_what_stands_in_the_place_is_shown(view):
    assert _shown(view) == {"a", "tower", "z"}
    assert _wired(view) == {"a>tower", "tower>z"}
    view.session.enter("tower")
    assert _shown(view) == {"in", "b", "c", "out", "note"}
    assert _wired(view) == {"in>b", "b>c", "c>out"}
    view.session.leave()
    assert _shown(view) == {"a", "tower", "z"}


def test_definitions_do_not_stand_on_the_canvas(qtbot):
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    records = [
        own,
        _in("own", linear("d", 0, 0)),
        Block(id="use", type=USE, settings={"of": "own"}),
    ]
    view = _show(qtbot, records)
    assert _shown(view) == {"use"}
    assert view.painter.face("use").title == "Own"
    view.session.enter("use")
    assert _shown(view) == {"d"}


def test_a_double_click_enters_and_escape_leaves(view):
    double_click_at(view, middle_of(view, "tower"))
    assert view.session.place == "tower"
    press(view, Qt.Key.Key_Escape)
    assert view.session.place == ""
    assert view.session.selection == {"tower"}


def test_escape_takes_the_selection_away_first(view):
    view.session.enter("tower")
    view.session.select(["b"])
    press(view, Qt.Key.Key_Escape)
    assert (view.session.place, view.session.selection) == ("tower", frozenset())
    press(view, Qt.Key.Key_Escape)
    assert view.session.place == ""


def test_enter_goes_into_the_selected_group(view):
    view.session.select(["tower"])
    press(view, Qt.Key.Key_Return)
    assert view.session.place == "tower"


def test_each_place_is_looked_at_as_it_was_left(view):
    view.zoom_to(150)
    before = view.camera
    view.session.enter("tower")
    assert view.seen().contains(view.scene.bounds()), "all of a new place is seen"
    view.zoom_to(200)
    inner = view.camera
    view.session.leave()
    assert view.camera == before
    view.session.enter("tower")
    assert view.camera == inner


def test_an_edit_elsewhere_leaves_the_scene_alone(view):
    view.session.do(edits.move(view.session.document, {"b": (80, 0)}))
    assert "b" not in _shown(view)
    view.session.enter("tower")
    assert view.scene.things.x[view.scene.things.index["b"]] == 1280


def test_undo_of_a_group_shows_its_blocks_again_with_their_wires(view):
    session = view.session
    session.do(grouping.group(session.document, ["a", "tower"], id="both"))
    assert _shown(view) == {"both", "z"}
    session.undo()
    assert _shown(view) == {"a", "tower", "z"}
    assert _wired(view) == {"a>tower", "tower>z"}


def test_a_deleted_group_in_view_is_left(view):
    view.session.enter("tower")
    view.session.do(edits.delete(view.session.document, ["tower"]))
    assert _shown(view) == {"a", "z"}


def test_select_all_takes_what_stands_in_the_place(view):
    view.session.enter("tower")
    view.select_all()
    assert view.session.selection == {"in", "b", "c", "out", "note"}


def test_the_scene_is_the_same_whether_mirrored_or_rebuilt(view):
    session = view.session
    set_open(view, "tower", True)
    session.do(edits.move(session.document, {"c": (200, 120)}))
    session.do(edits.add("torch.nn.ReLU", 1200, 2400, id="new", inside="tower"))
    before = _places(view)
    view.scene.rebuild(session.document, (), session.place)
    assert _places(view) == before


def _places(view) -> dict[str, object]:
    """Where everything is seen, in scene units."""
    scene = view.scene
    places = {id: scene.things.rect(row) for id, row in scene.things.index.items()}
    return {**places, **{id: scene.curves[row].tolist() for id, row in scene.wires.index.items()}}


# what is put there


def test_what_is_dropped_stands_in_the_place(view):
    view.session.enter("tower")
    drop_block(view, "torch.nn.ReLU", QPointF(500, 500))
    (id,) = view.session.selection
    assert _block(view, id).inside == "tower"


def test_what_is_dropped_on_a_wire_inside_goes_into_it(view):
    view.session.enter("tower")
    middle = view.camera.to_view(
        QPointF(*view.scene.curves[view.scene.wires.index["b>c"]].mean(axis=0).tolist())
    )
    drop_block(view, "torch.nn.ReLU", middle)
    (id,) = view.session.selection
    assert _block(view, id).inside == "tower"
    assert view.session.document.wires_into(id)[0].source == "b"


def test_what_is_searched_for_copied_and_noted_stands_in_the_place(view):
    view.session.enter("tower")
    added = view.add_block("torch.nn.ReLU", QPointF(1200, 2400))
    assert _block(view, added).inside == "tower"
    view.session.select(["b"])
    view.duplicate()
    (copy,) = view.session.selection
    assert _block(view, copy).inside == "tower"
    view.add_note()
    assert {note.inside for note in view.session.document.notes} == {"tower"}


def test_a_copied_block_is_pasted_where_one_is(view):
    view.session.select(["a"])
    view.copy()
    view.session.enter("tower")
    view.paste()
    (copy,) = view.session.selection
    assert _block(view, copy).inside == "tower"


def test_a_pasted_group_is_selected_without_what_is_in_it(view):
    view.session.select(["tower"])
    view.copy()
    view.paste()
    (copy,) = view.session.selection
    assert _block(view, copy).type == GROUP
    assert len(view.session.document.held(copy)) == 5


def test_wires_are_drawn_to_the_ports_of_a_group(view):
    view.session.do(edits.delete(view.session.document, ["a>tower"]))
    drag_wire(view, ("a", "output"), ("tower", "in"))
    (led,) = view.session.document.wires_into("tower")
    assert (led.source, led.target_port) == ("a", "in")


# faces


def test_a_group_tells_how_often_it_repeats_and_shows_its_inside_small(view):
    face = view.painter.face("tower")
    assert face.group.repeats == "3"
    assert face.line == "2 blocks"
    assert len(face.group.miniature.rects) == 2
    assert len(face.group.miniature.lines) == 3


def test_a_group_shows_its_ports_by_name_and_from_top_to_bottom(view):
    session = view.session
    session.do(grouping.add_port(session.document, "tower", gives=False, name="mask", id="mask"))
    row = view.scene.things.index["tower"]
    assert list(view.scene.layout(row).inputs) == ["in", "mask"]
    assert [str(port.title) for port in view.painter.face("tower").ports.inputs]
    session.do(edits.move(session.document, {"mask": (0, -400)}))
    assert list(view.scene.layout(row).inputs) == ["mask", "in"]


def test_the_little_picture_follows_an_edit_inside(view):
    before = view.painter.face("tower")
    view.session.do(edits.add("torch.nn.ReLU", 1200, 2400, inside="tower"))
    after = view.painter.face("tower")
    assert after.line == "3 blocks"
    assert after.group.miniature != before.group.miniature


def test_all_uses_follow_their_definition(qtbot):
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    uses = [Block(id=f"u{n}", type=USE, y=n * 200, settings={"of": "own"}) for n in (1, 2)]
    view = _show(qtbot, [own, _in("own", linear("d", 0, 0)), *uses])
    view.session.do(edits.rename(view.session.document, "own", "Mine"))
    view.session.do(grouping.add_port(view.session.document, "own", gives=True, id="gives"))
    for use in uses:
        assert view.painter.face(use.id).title == "Mine"
        assert list(view.scene.layout(view.scene.things.index[use.id]).outputs) == ["gives"]


def test_a_wire_leaves_the_sign_of_a_port_as_high_as_it_arrives_beside_it(view):
    view.session.enter("tower")
    assert _kind(view, "in") == PORT
    curve = view.scene.curves[view.scene.wires.index["in>b"]]
    assert curve[0, 1] == curve[3, 1]
    assert view.scene.things.y[view.scene.things.index["in"]] == 2000 + PORT_DOWN


def test_wires_of_a_group_tell_their_shape(view, monkeypatch):
    spec = Spec((None, 10), "float32")
    view.session.plan = Plan(specs={Signal("tower", "out"): spec})
    view.session.planned.emit(view.session.plan)
    wire = view.session.document["tower>z"]
    assert view.session.plan.specs[view.scene.signal(wire)] is spec


def test_problems_inside_mark_what_holds_them_through_uses(qtbot):
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    records = [
        own, _in("own", linear("d", 0, 0)), Block(id="use", type=USE, settings={"of": "own"}),
        linear("a", 400, 0),
        Block(id="around", type=GROUP, y=300),
        Block(id="inner", type=USE, settings={"of": "own"}, inside="around"),
    ]  # fmt: skip
    view = _show(qtbot, records)
    wrong = Problem("shape", "error", Text("Wrong."), Text("Mend it."), "d")
    view.session.plan = Plan(problems=(wrong,))
    view.session.planned.emit(view.session.plan)
    states = {id: int(view.scene.things.state[row]) for id, row in view.scene.things.index.items()}
    assert states["use"] == states["around"] == 3
    assert states["a"] == 0
    _, lines = hover_lines(view, Hit("thing", "use"), QPointF())
    assert wrong.what in [words for words, _ in lines]


# open in place


def test_opening_in_place_shows_the_inside_in_a_frame_and_folding_hides_it(view):
    before = view.session.document.copy()
    set_open(view, "tower", True)
    assert _kind(view, "tower") == FRAME
    assert _shown(view) == {"a", "tower", "z", "in", "b", "c", "out", "note"}
    assert {"in>b", "b>c", "c>out", "a>tower"} <= _wired(view)
    frame = view.scene.things.rect(view.scene.things.index["tower"])
    for id in ("in", "b", "c", "out", "note"):
        assert frame.contains(view.scene.things.rect(view.scene.things.index[id]))
    assert view.scene.things.x[view.scene.things.index["z"]] > frame.right()
    set_open(view, "tower", False)
    assert _kind(view, "tower") == BLOCK
    assert _shown(view) == {"a", "tower", "z"}
    assert _block(view, "z") == before.block("z")
    view.session.undo()
    view.session.undo()
    assert view.session.document == before
    assert _shown(view) == {"a", "tower", "z"}


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
    assert _block(view, "tower").is_open
    rect = view.scene.things.rect(row)
    click_at(view, view.camera.to_view(rect.topLeft() + close_knob(rect.width()).center()))
    assert not _block(view, "tower").is_open


def test_the_title_bar_moves_all_of_it_and_the_paper_nothing(view):
    set_open(view, "tower", True)
    view.fit()
    before = {id: (_block(view, id).x, _block(view, id).y) for id in ("tower", "b", "out", "a")}
    start = _title_of(view, "tower")
    drag(view, start, start + QPointF(0, 80))
    steps = {id: _block(view, id).y - y for id, (_, y) in before.items()}
    assert steps["tower"] == steps["b"] == steps["out"] != 0
    assert steps["a"] == 0
    view.session.undo()
    assert (_block(view, "b").x, _block(view, "b").y) == before["b"]


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
    assert _block(view, id).inside == "tower"
    drop_block(view, "torch.nn.ReLU", view.camera.to_view(frame.bottomRight() + QPointF(-200, 90)))
    (id,) = view.session.selection
    assert _block(view, id).inside == ""


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
    assert things.x[things.index["c"]] == _block(view, "c").x
    frame = things.rect(things.index["tower"])
    assert frame.contains(things.rect(things.index["c"]))


def test_groups_open_in_open_groups_and_leave_with_them(view):
    session = view.session
    session.do(grouping.group(session.document, ["b", "c"], id="room"))
    set_open(view, "tower", True)
    set_open(view, "room", True)
    assert {"b", "c", "room"} <= _shown(view)
    outer, inner = (view.scene.things.rect(view.scene.things.index[id]) for id in ("tower", "room"))
    assert outer.contains(inner)
    assert view.scene.frames.at(inner.center()) == "room"
    set_open(view, "tower", False)
    assert _shown(view) == {"a", "tower", "z"}
    set_open(view, "tower", True)
    assert {"b", "c", "room"} <= _shown(view)
    session.do(grouping.ungroup(session.document, "room"))
    assert "room" not in _shown(view)
    assert {"b", "c"} <= _shown(view)


def test_a_group_open_in_place_can_be_entered_too(view):
    set_open(view, "tower", True)
    view.fit()
    double_click_at(view, _title_of(view, "tower"))
    assert view.session.place == "tower"
    assert _shown(view) == {"in", "b", "c", "out", "note"}


def test_moving_a_copy_out_of_a_frame_with_alt(view):
    set_open(view, "tower", True)
    view.fit()
    start = middle_of(view, "c")
    drag(view, start, start + QPointF(0, 60), keys=ALT)
    (copy,) = view.session.selection
    assert _block(view, copy).inside == "tower"


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
    assert _block(view, "lone").inside == "tower"
    session.undo()
    assert _block(view, "lone").inside == ""
    drag(view, middle_of(view, "a"), view.camera.to_view(frame.bottomRight() - QPointF(140, 60)))
    assert _block(view, "a").inside == "", "its wire would cross the border"


# what copies answer


def _with_copies(qtbot) -> CanvasView:
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    uses = [Block(id=f"u{n}", type=USE, y=n * 200, settings={"of": "own"}) for n in (1, 2)]
    view = _show(
        qtbot, [own, _in("own", linear("d", 0, 0)), _in("own", neuron("n", 0, 200)), *uses]
    )
    view.session.plan = Plan(
        drawn={f"u{n}/{id}": id for n in (1, 2) for id in ("d", "n")},
        first={"d": "u1/d", "n": "u1/n"},
        within={"u1": ("u1/d", "u1/n"), "u2": ("u2/d", "u2/n")},
    )
    view.session.planned.emit(view.session.plan)
    return view


def test_a_look_into_a_use_watches_its_copy(qtbot):
    view = _with_copies(qtbot)
    view.session.enter("u2")
    view.session.watch(["d"])
    assert view.session.run.watching.blocks == ("u2/d",)
    view.session.go_to(("u1",))
    assert view.session.run.watching.blocks == ("u1/d",)


def test_what_a_copy_answers_is_shown_where_it_was_drawn(qtbot):
    view = _with_copies(qtbot)
    view.session.enter("u2")
    told = Watched(1, 0, {"u2/d": BlockView(np.arange(6.0), norms={})})
    view.session.trainer.happened.emit([told])
    assert "d" in view.scene.strips
    assert view.session.live.view("d").activation.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_neuron_shows_the_numbers_of_the_copy_that_is_looked_at(qtbot):
    view = _with_copies(qtbot)
    known = NeuronsKnown(1, ("u1/n", "u2/n"), ())
    numbers, none = np.array([0.25, -0.5], np.float32), np.zeros(0, np.float32)
    seen = Watched(1, 0, {}, neurons=NeuronsView(1, numbers, numbers, none, none))
    view.session.trainer.happened.emit([known, seen])
    for use, value in (("u1", 0.25), ("u2", -0.5)):
        view.session.go_to((use,))
        assert view.session.live.activation("n") == value
        assert view.scene.things.value[view.scene.things.index["n"]] == np.float32(value)


def test_a_walk_rings_the_use_whose_copy_is_computed(qtbot):
    view = _with_copies(qtbot)
    walked = Walked(1, "forward", "u2/d", 0, 1, 0, 2)
    view.session.walked.emit(walked)
    assert view.walk._shown("u2/d") == "u2"
    view.session.enter("u2")
    assert view.walk._shown("u2/d") == "d"
    view.session.go_to(("u1",))
    assert view.walk._shown("u2/d") == ""


# the way back


def _steps(view) -> list[str]:
    return [button.accessibleName() for button in view.crumbs.findChildren(QToolButton)]


def test_the_way_back_is_shown_inside_only_and_leads_back(view):
    session = view.session
    view.crumbs.rename("My net")
    assert not view.crumbs.isVisible()
    session.do(grouping.group(session.document, ["b", "c"], "Room", id="room"))
    session.enter("room")
    assert view.crumbs.isVisible()
    assert _steps(view)[1:] == ["My net", "Tower"]
    view.crumbs.steps[2].click()
    assert session.place == "tower"
    view.crumbs.steps[1].click()
    assert session.place == ""
    assert not view.crumbs.isVisible()


def test_the_way_back_can_be_walked_by_keys(view):
    view.session.enter("tower")
    step = view.crumbs.steps[1]
    view.activateWindow()
    step.setFocus(Qt.FocusReason.TabFocusReason)
    assert step.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(step, Qt.Key.Key_Space)
    assert view.session.place == ""
    assert view.hasFocus(), "the keys go on where one is"


def test_a_long_way_fits_into_a_narrow_view(qtbot):
    groups = [
        Block(
            id=f"g{n}", type=GROUP, name=f"A rather long name {n}", inside=f"g{n - 1}" if n else ""
        )
        for n in range(12)
    ]
    view = _show(qtbot, groups)
    view.resize(420, 500)
    view.session.enter("g11")
    assert view.crumbs.width() <= 420 - 24
    hidden = next(button for button in view.crumbs.steps if button.menu() is not None)
    titles = [act.text() for act in hidden.menu().actions()]
    assert titles[0] == "A rather long name 0"
    hidden.menu().actions()[3].trigger()
    assert view.session.place == "g3"


def test_a_renamed_group_is_renamed_on_the_way(view):
    view.session.enter("tower")
    view.session.do(edits.rename(view.session.document, "tower", "Spire"))
    assert "Spire" in [label.text() for label in view.crumbs.findChildren(QLabel)]


# with the real engine


def test_a_group_trains_and_shows_the_numbers_of_what_is_in_it(qtbot, session):
    open_example(session, "circle", epochs=2)
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    view.showing.connect(session.show_blocks)
    neurons = [block.id for block in session.document.blocks if block.type.endswith("Neuron")]
    session.do(grouping.group(session.document, neurons, "Hidden", id="hidden"))
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan")
    assert session.plan.parameters_of("hidden") > 0
    session.enter("hidden")
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    wait(lambda: session.live.activation(neurons[0]) is not None, what="a number")
    rows = [view.scene.things.index[id] for id in neurons]
    assert view.scene.things.lit[rows].all()


def test_both_uses_of_a_block_of_ones_own_show_numbers_of_their_own(qtbot, session):
    open_example(session, "circle", epochs=2)
    document = session.document
    neurons = [block.id for block in document.blocks if block.type.endswith("Neuron")]
    session.do(grouping.group(document, neurons, "Hidden", id="hidden"))
    session.do(own_blocks.make_definition(document, "hidden", use="one"))
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan")
    view = CanvasView(session)
    qtbot.addWidget(view)
    session.enter("one")
    assert session.copy_of(neurons[0]) == f"one/{neurons[0]}"
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    wait(lambda: session.live.activation(neurons[0]) is not None, what="a number")
    told = session.weights[f"one/{neurons[0]}"]["bias"]
    assert session.live.bias(neurons[0]) == pytest.approx(float(told.reshape(-1)[0]))
