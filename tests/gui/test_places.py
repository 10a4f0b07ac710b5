"""Walking into groups and out again: the place, the trail, and what ends them."""

from __future__ import annotations

import pytest

from backend.compiler.plan import Plan
from backend.document import edits, own_blocks
from backend.document.change import replaced
from backend.document.clipboard import copy
from backend.document.document import Document
from backend.document.groups import ENTRY, GROUP, USE
from backend.document.records import Block, Note
from gui.session import Session
from tests.gui.canvas_stage import linear, make_session, wire


def _inside(group: str, block: Block) -> Block:
    return Block(id=block.id, type=block.type, x=block.x, y=block.y, inside=group)


RECORDS = [
    linear("a", 0, 0),
    Block(id="tower", type=GROUP, name="Tower", x=240),
    _inside("tower", linear("b", 0, 0)),
    Block(id="room", type=GROUP, name="Room", x=240, inside="tower"),
    _inside("room", linear("c", 0, 0)),
    Note(id="note", inside="room"),
    Block(id="own", type=GROUP, name="Own", settings={"definition": True}),
    _inside("own", linear("d", 0, 0)),
    Block(id="first", type=USE, x=480, settings={"of": "own"}, inside="room"),
    Block(id="second", type=USE, x=480, settings={"of": "own"}),
    wire("b", "room"),
]


@pytest.fixture
def session(qapp) -> Session:
    return make_session(RECORDS)


@pytest.fixture
def told(session) -> list[str]:
    places: list[str] = []
    session.place_changed.connect(places.append)
    return places


def test_one_walks_in_step_by_step_and_out_again(session, told):
    session.enter("tower")
    session.enter("room")
    assert (session.place, session.trail) == ("room", ("tower", "room"))
    session.leave()
    assert session.place == "tower"
    assert session.selection == {"room"}
    session.leave()
    session.leave()
    assert (session.place, session.trail) == ("", ())
    assert told == ["tower", "room", "tower", ""]


def test_behind_a_use_lies_its_definition(session):
    session.enter("tower")
    session.enter("room")
    session.enter("first")
    assert (session.place, session.trail) == ("own", ("tower", "room", "first"))


def test_what_has_no_inside_is_not_entered(session, told):
    session.enter("a")
    session.enter("nowhere")
    session.do(edits.set_settings(session.document, "second", {"of": "gone"}))
    session.enter("second")
    assert told == []


def test_entering_from_afar_walks_all_the_way(session):
    session.enter("room")
    assert session.trail == ("tower", "room")


def test_crumbs_lead_back(session):
    session.enter("room")
    session.go_to(("tower",))
    assert session.place == "tower"
    session.go_to(())
    assert session.place == ""
    session.go_to(("room",))
    assert session.place == "", "a room is reached through its tower"


def test_entering_leaves_nothing_selected(session):
    session.select(["a", "tower"])
    session.enter("tower")
    assert session.selection == frozenset()


def test_deleting_the_tower_leaves_the_room_in_it(session, told):
    session.enter("room")
    session.do(edits.delete(session.document, ["tower"]))
    assert (session.place, session.trail) == ("", ())
    session.undo()
    assert told == ["room", ""]


def test_undoing_a_group_leaves_it_to_the_nearest_place(session):
    session.enter("tower")
    session.do(edits.add(GROUP, id="new", inside="tower"))
    session.enter("new")
    session.undo()
    assert (session.place, session.trail) == ("tower", ("tower",))


def test_a_place_that_is_told_is_there_when_the_change_is_told(session):
    session.enter("tower")
    found = []
    session.changed.connect(lambda change: found.append(session.place in session.document))
    session.do(edits.delete(session.document, ["b"]))
    assert found == [True]
    session.go_to(("tower", "room"))
    session.changed.connect(lambda change: found.append(session.place))
    session.do(edits.delete(session.document, ["tower"]))
    assert found[-1] == ""


def test_detaching_a_use_that_is_in_view_shows_what_it_became(session, told):
    session.enter("second")
    session.do(own_blocks.detach(session.document, "second"))
    assert (session.place, session.trail) == ("second", ("second",))
    assert told == ["own", "second"]


def test_another_drawing_is_looked_at_from_its_top(session, told):
    session.enter("room")
    session.replace(Document([linear("z", 0, 0)]))
    assert (session.place, session.trail) == ("", ())
    assert told[-1] == ""


def test_showing_a_block_goes_where_it_stands(session):
    sought: list[str] = []
    session.sought.connect(sought.append)
    session.show_block("c")
    assert (session.trail, session.selection) == (("tower", "room"), {"c"})
    session.show_block("b>room")
    assert (session.trail, session.selection) == (("tower",), {"b>room"})
    session.show_block("note")
    assert session.trail == ("tower", "room")
    assert sought == ["c", "b>room", "note"]


def test_showing_a_block_of_ones_own_goes_through_its_use(session):
    session.show_block("d")
    assert session.trail[-1] == "first"
    session.go_to(("second",))
    session.show_block("d")
    assert session.trail == ("second",), "the way that was begun leads there"


def test_a_definition_nobody_uses_is_shown_by_itself(session):
    session.do(edits.delete(session.document, ["first", "second"]))
    session.show_block("d")
    assert (session.place, session.trail) == ("own", ("own",))


def test_definitions_that_use_each_other_lead_nowhere_but_end(session):
    document = session.document
    records = [
        Block(id="other", type=GROUP, settings={"definition": True}),
        Block(id="in_own", type=USE, settings={"of": "other"}, inside="own"),
        Block(id="in_other", type=USE, settings={"of": "own"}, inside="other"),
        _inside("other", linear("deep", 0, 0)),
    ]
    session.replace(Document([*document, *records]))
    session.do(edits.delete(session.document, ["first", "second"]))
    session.show_block("deep")
    assert session.place == "other"


def test_what_a_group_open_in_place_shows_is_shown_where_one_is(session):
    tower = session.document.block("tower")
    opened = Block(id="tower", type=GROUP, name="Tower", x=tower.x, is_open=True)
    session.do(replaced(edits.Text("Open"), [(tower, opened)]))
    session.show_block("b")
    assert (session.place, session.selection) == ("", {"b"})
    session.enter("room")
    assert session.trail == ("tower", "room")


def test_a_copy_is_shown_by_what_was_drawn(session):
    session.plan = Plan(drawn={"copy of c": "c"})
    session.show_block("copy of c")
    assert (session.place, session.selection) == ("room", {"c"})


def test_what_is_pasted_stands_in_the_place_in_view(session):
    data = copy(session.document, ["tower"])
    session.enter("second")
    session.paste(data)
    (pasted,) = session.selection
    assert session.document.block(pasted).inside == "own"
    assert len([one for one in session.document.blocks if one.type == GROUP]) == 5


def test_moving_a_port_asks_for_a_plan_for_ports_count_from_top_to_bottom(session):
    session.do(edits.add(ENTRY, id="in", inside="tower"))
    session._plan_timer.stop()
    session.do(edits.move(session.document, {"b": (0, 80)}))
    assert not session.is_plan_due
    session.do(edits.move(session.document, {"in": (0, 80)}))
    assert session.is_plan_due


def test_undo_goes_where_what_it_takes_back_can_be_seen(session):
    session.enter("room")
    session.do(edits.move(session.document, {"c": (8, 0)}))
    session.go_to(())
    session.do(edits.move(session.document, {"a": (8, 0)}))
    session.undo()
    assert session.place == ""
    session.undo()
    assert session.trail == ("tower", "room")
    session.go_to(())
    session.redo()
    assert session.trail == ("tower", "room")


def test_undo_of_something_that_is_gone_goes_where_it_was(session):
    session.enter("tower")
    session.do(edits.add("torch.nn.ReLU", id="new", inside="tower"))
    session.go_to(())
    session.undo()
    assert session.place == "tower"


def test_undo_of_what_a_use_shows_goes_into_the_use(session):
    session.go_to(("second",))
    session.do(edits.move(session.document, {"d": (8, 0)}))
    session.undo()
    assert session.trail == ("second",)
    session.leave()
    session.redo()
    assert session.place == "own"
