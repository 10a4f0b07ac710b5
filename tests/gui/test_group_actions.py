"""Groups by menu and keys: made, entered, opened, taken apart, made one's own, detached."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.document.document import Document
from backend.document.groups import GROUP, USE, definitions, ports_of
from backend.document.records import Block, Wire
from gui.canvas.view import CanvasView
from gui.group_actions import GroupActions
from tests.backend.test_groups import tower
from tests.gui.panels_stage import make_session, settle
from tests.gui.window_stage import open_bench, wait
from tests.laws import canonical


@pytest.fixture
def session(qapp):
    return make_session()


@pytest.fixture
def groups(session, qtbot):
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    settle(20)
    return GroupActions(session, view)


def begin(session, document: Document, *ids: str) -> bytes:
    session.replace(document)
    settle(20)
    session.select(ids)
    return canonical(session.document)


def able(groups: GroupActions) -> set[str]:
    return {id for id, is_able in groups.able().items() if is_able}


def only(session) -> Block:
    (id,) = session.selection
    return session.document.block(id)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((), set()),
        (("out",), {"group"}),
        (("in", "out"), {"group"}),
        (("tower",), {"group", "ungroup", "enter_group", "open_group", "make_own"}),
        (("tower", "out"), {"group"}),
    ],
)
def test_only_what_can_be_done_is_offered(session, groups, ids, expected):
    begin(session, tower(), *ids)
    assert able(groups) == expected


def test_a_group_is_made_and_taken_apart_again(session, groups):
    before = begin(session, tower(), "in", "out")
    groups.group()
    made = only(session)
    assert made.type == GROUP
    assert session.document.block("out").inside == made.id
    groups.ungroup()
    assert session.selection == {"in", "out"}
    session.undo()
    session.undo()
    assert canonical(session.document) == before


def test_what_cannot_be_grouped_is_told(session, groups):
    begin(session, tower(), "out", "dense")
    notices = []
    session.noticed.connect(notices.append)
    groups.group()
    assert "different groups" in str(notices[0].what)


def test_a_repeating_group_comes_apart_with_what_it_has_learned(session, groups):
    begin(session, tower(8, repeat=2), "tower")
    settle(30)
    ones = np.ones((8, 8), np.float32)
    layers = ("dense", "tower.1/dense")
    session.weights = {
        id: {"weight": ones * number, "bias": ones[0]} for number, id in enumerate(layers, 1)
    }
    groups.ungroup()
    settle(30)
    dense = [one for one in session.document.blocks if one.name == "Dense"]
    found = sorted(session.weights[one.id]["weight"][0, 0] for one in dense)
    assert found == [1.0, 2.0]
    session.undo()
    settle(30)
    assert session.weights["tower.1/dense"]["weight"][0, 0] == 2.0


def test_a_block_of_ones_own_is_made_entered_left_and_detached(session, groups):
    before = begin(session, tower(), "tower")
    notices = []
    session.noticed.connect(notices.append)
    groups.make_own()
    use = only(session)
    assert use.type == USE
    assert [one.id for one in definitions(session.document)] == ["tower"]
    assert "Tower" in str(notices[0].what)
    assert able(groups) == {"group", "ungroup", "enter_group", "detach"}
    groups.enter()
    assert session.place == "tower"
    assert "leave_group" in able(groups)
    session.leave()
    assert session.selection == {use.id}
    groups.detach()
    assert session.document.block(use.id).type == GROUP
    session.undo()
    session.undo()
    assert canonical(session.document) == before


def test_a_group_opens_in_place_and_folds_up(session, groups):
    begin(session, tower(), "tower")
    groups.open_in_place()
    assert session.document.block("tower").is_open
    groups.open_in_place()
    assert not session.document.block("tower").is_open


def test_the_keys_of_the_window_reach_groups(qapp):
    with open_bench() as bench:
        session = bench.session
        session.replace(tower())
        bench.show_canvas()
        wait(lambda: session.plan.steps, what="the plan")
        session.select(["in", "out"])
        QTest.keyClick(bench.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        made = only(session)
        assert made.type == GROUP
        assert bench.table["enter_group"].isEnabled()
        assert not bench.table["detach"].isEnabled()
        bench.table["enter_group"].trigger()
        assert session.place == made.id
        bench.add_block("torch.nn.ReLU")
        assert only(session).inside == made.id
        bench.add_block("ready:residual")
        assert only(session).type == USE
        bench.show_block("dense")
        assert session.place == "tower"
        assert session.selection == {"dense"}
        bench.table["leave_group"].trigger()
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        session.select(["tower"])
        QTest.keyClick(bench.window, Qt.Key.Key_G, modifiers)
        assert "tower" not in session.document


def test_layers_that_wait_for_wires_become_a_group_with_ports(session, groups):
    layers = [
        Block(id="one", type="torch.nn.Linear"),
        Block(id="two", type="torch.nn.ReLU", x=240),
        Wire(id="w", source="one", source_port="output", target="two", target_port="input"),
    ]
    before = begin(session, Document(layers), "one", "two")
    groups.group()
    takes, gives = ports_of(session.document, only(session).id)
    assert [one.target for one in session.document.wires_from(takes[0].id)] == ["one"]
    assert [one.source for one in session.document.wires_into(gives[0].id)] == ["two"]
    assert (len(takes), len(gives)) == (1, 1)
    session.undo()
    assert canonical(session.document) == before
