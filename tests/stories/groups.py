"""Layers become a group that is named, repeated, changed inside and shown where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from backend.document.groups import GROUP
from backend.document.records import Block
from tests.hands import middle_of
from tests.laws import canonical
from tests.stories.desk import Desk
from tests.stories.person import Person

LINEAR, RELU = "torch.nn.Linear", "torch.nn.ReLU"


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    desk.begin_empty()
    empty = canonical(desk.session.document)
    dense = desk.drop(LINEAR, 140, 180)
    relu = desk.drop(RELU, 400, 180)
    desk.wire(dense, "output", relu, "input")
    person.drag(_at(desk, QPointF(60, 80)), _at(desk, QPointF(620, 360)))
    person.wait(lambda: desk.session.selection >= {dense, relu}, 5, "both layers selected")
    person.press("ctrl+g")
    group = _made(desk)
    assert {desk.session.document.block(id).inside for id in (dense, relu)} == {group}
    _name_and_repeat(desk, group)
    _change_inside(desk, group, dense)
    _show_in_place(desk, group, dense)
    person.click(_corner(desk))
    for _ in range(20):
        if desk.session.history.undoable:
            person.press("ctrl+z")
    assert canonical(desk.session.document) == empty
    assert desk.session.place == ""


def _at(desk: Desk, place: QPointF) -> QPoint:
    return desk.canvas.mapToGlobal(place.toPoint())


def _made(desk: Desk) -> str:
    """The group that is the only thing in the drawing now."""
    there = desk.session.document.held
    desk.person.wait(lambda: [one.type for one in there("")] == [GROUP], 5, "the group")
    return there("")[0].id


def _name_and_repeat(desk: Desk, group: str) -> None:
    person, form = desk.person, desk.bench.panels["settings"].block_form
    person.wait(lambda: desk.session.selection == {group}, 5, "the group selected")
    person.fill(form.name, "Tower")
    desk.fill_setting(group, "repeat", "3")
    block = desk.session.document.block
    person.wait(lambda: block(group).settings.get("repeat") == 3, 5, "three repeats")
    assert block(group).name == "Tower"
    person.picture("group")


def _change_inside(desk: Desk, group: str, dense: str) -> None:
    """Double click goes in, a setting is changed, Escape comes out again."""
    person, session = desk.person, desk.session
    person.click(_middle(desk, group), times=2)
    person.wait(lambda: session.place == group, 5, "the inside")
    QTest.qWait(300)
    desk.fill_setting(dense, "out_features", "24")
    person.wait(lambda: _width(desk, dense) == 24, 5, "24 neurons")
    person.picture("inside")
    person.click(_corner(desk))
    person.press("Escape")
    person.wait(lambda: session.place == "", 5, "the drawing itself")
    QTest.qWait(300)


def _show_in_place(desk: Desk, group: str, dense: str) -> None:
    """The frame opens around the inside, and what stands there can be changed there."""
    person, session = desk.person, desk.session
    person.click(_middle(desk, group))
    person.wait(lambda: session.selection == {group}, 5, "the group selected")
    person.press("ctrl+shift+o")
    person.wait(lambda: session.document.block(group).is_open, 5, "the open group")
    QTest.qWait(300)
    assert dense in desk.canvas.scene.things.index
    desk.fill_setting(dense, "out_features", "32")
    person.wait(lambda: _width(desk, dense) == 32, 5, "32 neurons")
    person.picture("open")


def _corner(desk: Desk) -> QPoint:
    """A place of the canvas where nothing stands."""
    return desk.canvas.mapToGlobal(QPoint(20, desk.canvas.height() - 20))


def _width(desk: Desk, dense: str) -> Any:
    block = desk.session.document[dense]
    assert isinstance(block, Block)
    return block.settings.get("out_features")


def _middle(desk: Desk, id: str) -> QPoint:
    return desk.canvas.mapToGlobal(middle_of(desk.canvas, id).toPoint())
