"""A canvas with groups: a small catalog that has them, a drawing with a tower, and what to ask."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from backend.catalog.card import Card, Family, Port, Setting
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.records import Block, Note, Wire
from backend.text import Text
from gui.canvas.view import CanvasView
from tests.gui.canvas_stage import SHELF, linear, make_session, relu, wire

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


def inner(group: str, block: Block) -> Block:
    return Block(id=block.id, type=block.type, x=block.x, y=block.y, inside=group)


def port(id: str, kind: str, group: str, x: float, y: float, name: str = "") -> Block:
    return Block(id=id, type=kind, name=name, inside=group, x=x, y=y)


def wire_between(source: str, source_port: str, target: str, target_port: str) -> Wire:
    return Wire(
        id=f"{source}>{target}", source=source, source_port=source_port, target=target,
        target_port=target_port,
    )  # fmt: skip


RECORDS = [
    linear("a", 0, 0),
    Block(id="tower", type=GROUP, name="Tower", x=280, settings={"repeat": 3}),
    linear("z", 560, 0),
    wire_between("a", "output", "tower", "in"),
    wire_between("tower", "out", "z", "input"),
    port("in", ENTRY, "tower", 1000, 2000),
    inner("tower", linear("b", 1200, 2000)),
    inner("tower", relu("c", 1480, 2000)),
    port("out", EXIT, "tower", 1760, 2000),
    wire("in", "b"),
    wire("b", "c"),
    wire("c", "out"),
    Note(id="note", inside="tower", x=1200, y=2200),
]


def show(qtbot, records) -> CanvasView:
    view = CanvasView(make_session(records, WITH_GROUPS))
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    view.session.shelf_arrived.emit(WITH_GROUPS)
    return view


def shown(view) -> set[str]:
    return set(view.scene.things.index)


def wired(view) -> set[str]:
    return set(view.scene.wires.index)


def kind_of(view, id: str) -> int:
    return int(view.scene.things.kind[view.scene.things.index[id]])


def block_of(view, id: str) -> Block:
    return view.session.document.block(id)


def title_bar(view, id: str) -> QPointF:
    """A point of the view on the title bar of an open group."""
    rect = view.scene.things.rect(view.scene.things.index[id])
    return view.camera.to_view(rect.topLeft() + QPointF(60, 16))
