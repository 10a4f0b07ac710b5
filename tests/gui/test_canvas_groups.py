"""Groups on the canvas with real hands: walking in and out, putting things there, faces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QToolButton

from backend.compiler.plan import Plan, Signal, Spec
from backend.compiler.problems import Problem
from backend.document import edits, grouping
from backend.document.groups import GROUP, USE
from backend.document.open_groups import PORT_DOWN
from backend.document.records import Block
from backend.text import Text
from gui.canvas.geometry import PORT
from gui.canvas.hits import Hit
from gui.canvas.hover import hover_lines
from gui.canvas.open_groups import set_open
from gui.canvas.view import CanvasView
from gui.preferences import preferences
from tests.gui.canvas_stage import linear
from tests.gui.groups_stage import (
    RECORDS,
    block_of,
    inner,
    kind_of,
    show,
    shown,
    wired,
)
from tests.hands import (
    double_click_at,
    drag_wire,
    drop_block,
    middle_of,
    press,
)


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


@pytest.fixture
def view(qtbot) -> CanvasView:
    return show(qtbot, RECORDS)


# one place


def test_only_what_stands_in_the_place_is_shown(view):
    assert shown(view) == {"a", "tower", "z"}
    assert wired(view) == {"a>tower", "tower>z"}
    view.session.enter("tower")
    assert shown(view) == {"in", "b", "c", "out", "note"}
    assert wired(view) == {"in>b", "b>c", "c>out"}
    view.session.leave()
    assert shown(view) == {"a", "tower", "z"}


def test_definitions_do_not_stand_on_the_canvas(qtbot):
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    records = [
        own,
        inner("own", linear("d", 0, 0)),
        Block(id="use", type=USE, settings={"of": "own"}),
    ]
    view = show(qtbot, records)
    assert shown(view) == {"use"}
    assert view.painter.face("use").title == "Own"
    view.session.enter("use")
    assert shown(view) == {"d"}


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
    assert "b" not in shown(view)
    view.session.enter("tower")
    assert view.scene.things.x[view.scene.things.index["b"]] == 1280


def test_undo_of_a_group_shows_its_blocks_again_with_their_wires(view):
    session = view.session
    session.do(grouping.group(session.document, ["a", "tower"], id="both"))
    assert shown(view) == {"both", "z"}
    session.undo()
    assert shown(view) == {"a", "tower", "z"}
    assert wired(view) == {"a>tower", "tower>z"}


def test_a_deleted_group_in_view_is_left(view):
    view.session.enter("tower")
    view.session.do(edits.delete(view.session.document, ["tower"]))
    assert shown(view) == {"a", "z"}


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
    assert block_of(view, id).inside == "tower"


def test_what_is_dropped_on_a_wire_inside_goes_into_it(view):
    view.session.enter("tower")
    middle = view.camera.to_view(
        QPointF(*view.scene.curves[view.scene.wires.index["b>c"]].mean(axis=0).tolist())
    )
    drop_block(view, "torch.nn.ReLU", middle)
    (id,) = view.session.selection
    assert block_of(view, id).inside == "tower"
    assert view.session.document.wires_into(id)[0].source == "b"


def test_what_is_searched_for_copied_and_noted_stands_in_the_place(view):
    view.session.enter("tower")
    added = view.add_block("torch.nn.ReLU", QPointF(1200, 2400))
    assert block_of(view, added).inside == "tower"
    view.session.select(["b"])
    view.duplicate()
    (copy,) = view.session.selection
    assert block_of(view, copy).inside == "tower"
    view.add_note()
    assert {note.inside for note in view.session.document.notes} == {"tower"}


def test_a_copied_block_is_pasted_where_one_is(view):
    view.session.select(["a"])
    view.copy()
    view.session.enter("tower")
    view.paste()
    (copy,) = view.session.selection
    assert block_of(view, copy).inside == "tower"


def test_a_pasted_group_is_selected_without_what_is_in_it(view):
    view.session.select(["tower"])
    view.copy()
    view.paste()
    (copy,) = view.session.selection
    assert block_of(view, copy).type == GROUP
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
    view = show(qtbot, [own, inner("own", linear("d", 0, 0)), *uses])
    view.session.do(edits.rename(view.session.document, "own", "Mine"))
    view.session.do(grouping.add_port(view.session.document, "own", gives=True, id="gives"))
    for use in uses:
        assert view.painter.face(use.id).title == "Mine"
        assert list(view.scene.layout(view.scene.things.index[use.id]).outputs) == ["gives"]


def test_a_wire_leaves_the_sign_of_a_port_as_high_as_it_arrives_beside_it(view):
    view.session.enter("tower")
    assert kind_of(view, "in") == PORT
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
        own, inner("own", linear("d", 0, 0)), Block(id="use", type=USE, settings={"of": "own"}),
        linear("a", 400, 0),
        Block(id="around", type=GROUP, y=300),
        Block(id="inner", type=USE, settings={"of": "own"}, inside="around"),
    ]  # fmt: skip
    view = show(qtbot, records)
    wrong = Problem("shape", "error", Text("Wrong."), Text("Mend it."), "d")
    view.session.plan = Plan(problems=(wrong,))
    view.session.planned.emit(view.session.plan)
    states = {id: int(view.scene.things.state[row]) for id, row in view.scene.things.index.items()}
    assert states["use"] == states["around"] == 3
    assert states["a"] == 0
    _, lines = hover_lines(view, Hit("thing", "use"), QPointF())
    assert wrong.what in [words for words, _ in lines]


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
    view = show(qtbot, groups)
    view.resize(420, 500)
    view.session.enter("g11")
    assert view.crumbs.width() <= 420 - 24
    hidden = next(button for button in view.crumbs.steps if button.findChild(QMenu))
    titles = [act.text() for act in hidden.findChild(QMenu).actions()]
    assert titles[0] == "A rather long name 0"
    hidden.findChild(QMenu).actions()[3].trigger()
    assert view.session.place == "g3"


def test_a_renamed_group_is_renamed_on_the_way(view):
    view.session.enter("tower")
    view.session.do(edits.rename(view.session.document, "tower", "Spire"))
    assert "Spire" in [label.text() for label in view.crumbs.findChildren(QLabel)]
