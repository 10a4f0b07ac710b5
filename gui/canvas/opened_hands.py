"""What hands do inside open layers: choose, type, scrub, cut, freeze, bend, add and remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from backend.compiler.readers import readers
from backend.document import layers, rows
from backend.document.change import Change
from backend.document.groups import GROUP
from backend.document.records import Block
from backend.text import Refusal, Text
from gui.activations import ACTIVATIONS
from gui.canvas import open_groups
from gui.canvas.hits import Hit
from gui.canvas.opened_geometry import Weave
from gui.canvas.opened_hits import Part
from gui.canvas.opened_room import with_room
from gui.canvas.tools.gesture import Gesture
from gui.canvas.tools.move import Move
from gui.canvas.tools.scrub_cell import ScrubCell
from gui.canvas.weight_editor import WeightEditor
from gui.language import say
from gui.layers import inside_of_layer
from gui.notice import Notice

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_BUTTONS = {
    "open": lambda view, id: set_open(view, id, True),
    "close": lambda view, id: set_open(view, id, False),
    "add": lambda view, id: add_row(view, id),
    "remove": lambda view, id: remove_row(view, id),
}


def click(view: CanvasView, found: Hit) -> None:
    """A click on a part of a layer: press its button, or choose it."""
    part = found.part
    if not isinstance(part, Part):
        return
    act = _BUTTONS.get(part.sort)
    if act is not None:
        act(view, found.id)
        return
    weave = _weave(view, found.id)
    if weave is None:
        return
    if part.sort == "mark" or _chooses_row_first(view, found.id, weave, part):
        view.session.choose_cell(found.id, part.row, None)
    elif part.sort == "cell":
        view.session.choose_cell(found.id, *weave.place(part.row, part.flat))


def _chooses_row_first(view: CanvasView, id: str, weave: Weave, part: Part) -> bool:
    """A kernel is chosen whole before one of its numbers is."""
    if weave.sort != "kernels":
        return False
    chosen = view.session.cell
    if chosen is None or chosen[0] != id:
        return True
    row = chosen[1] if chosen[2] is None else weave.output_of(chosen[1], chosen[2])[0]
    return row != part.row


def _weave(view: CanvasView, id: str) -> Weave | None:
    row = view.scene.things.index.get(id)
    inside = view.scene.things.sizes[row].inside if row is not None else None
    return inside.weave if inside is not None else None


def chosen_place(view: CanvasView) -> tuple[str, int, int | None] | None:
    """What is chosen inside a layer that is open, None where nothing is."""
    chosen = view.session.cell
    weave = _weave(view, chosen[0]) if chosen is not None else None
    if chosen is None or weave is None:
        return None
    row, flat = chosen[1], -1
    if chosen[2] is not None:
        row, flat = weave.output_of(row, chosen[2])
    return chosen if row < weave.rows and flat < weave.columns * weave.taps else None


def double_click(view: CanvasView, found: Hit, at: QPointF) -> None:
    """Type a weight, or the bias of a neuron, where it stands."""
    part, weave = found.part, _weave(view, found.id)
    if not isinstance(part, Part) or weave is None or part.sort not in ("mark", "cell", "chip"):
        return
    if part.sort == "mark" and not _has_bias(view, found.id):
        return
    row, column = weave.place(part.row, part.flat)
    view.session.choose_cell(found.id, row, column)
    write(view, found.id, row, column, at)


def write(view: CanvasView, id: str, row: int, column: int, at: QPointF) -> None:
    """A field for one number, at a point of the view."""
    editor = WeightEditor(view, at, view.session.live.cell(id, row, column))
    editor.typed.connect(lambda value: type_cell(view, id, row, column, value))
    editor.show()
    editor.setFocus()


def gesture(view: CanvasView, found: Hit, start: QPointF) -> Gesture | None:
    """Dragging the chosen weight scrubs it; dragging anything else moves the layer."""
    part, weave = found.part, _weave(view, found.id)
    if isinstance(part, Part) and part.sort in ("cell", "chip") and weave is not None:
        row, column = weave.place(part.row, part.flat)
        if view.session.cell == (found.id, row, column):
            return ScrubCell(view, start, found.id, row, column)
    return Move(view, start) if found.id in view.session.selection else None


# edits


def _block(view: CanvasView, id: str) -> Block:
    return view.session.document.block(id)


def _has_bias(view: CanvasView, id: str) -> bool:
    facts = inside_of_layer(view.session, id)
    return facts is not None and facts.bias


def set_open(view: CanvasView, id: str, is_open: bool) -> None:
    """Show a layer as its neurons or kernels, or as a block again; others make room. A group
    shows its inside."""
    block = _block(view, id)
    if block.type == GROUP:
        open_groups.set_open(view, id, is_open)
    elif block.is_open != is_open:
        _set_layer_open(view, id, is_open)


def _set_layer_open(view: CanvasView, id: str, is_open: bool) -> None:
    saw_all = view.gaze.sees_all
    change = layers.open_layer(view.session.document, [id], is_open)
    view.session.do(_in_its_room(view, id, change))
    if not is_open:
        view.session.leave_cell()
    if saw_all:
        view.unfolding.then(view.fit)
    elif is_open:
        view.unfolding.then(lambda: view.bring_into_view(id))


def _in_its_room(view: CanvasView, id: str, change: Change) -> Change:
    """The change, with room for the size it gives a layer; its live strip does not count, so
    that closing takes back what opening did, whatever was watched in between."""
    if change.records.get(id, (None, None))[1] is None:
        return change
    return with_room(view.session.document, change, id, view.faces.size)


def type_cell(view: CanvasView, id: str, row: int, column: int, value: float | None) -> None:
    """Give one number of a layer a value, or let it be drawn anew."""
    session = view.session
    facts = inside_of_layer(session, id)
    if facts is not None:
        known = session.live.numbers
        session.do(layers.type_cell(session.document, id, row, column, value, facts, known))
    view.setFocus()


def delete(view: CanvasView) -> bool:
    """Cut the chosen weight, or bring a cut one back; take the chosen neuron out."""
    chosen = chosen_place(view)
    if chosen is None:
        return False
    id, row, column = chosen
    if column is None:
        remove_row(view, id, row)
    elif column >= 0:
        cut(view, id, row, column)
    return True


def cut(view: CanvasView, id: str, row: int, column: int) -> None:
    """Take one weight out of a layer, or put it back where it was taken out."""
    session = view.session
    facts = inside_of_layer(session, id)
    if facts is not None:
        gone, known = _is(view, id, row, column, "cut"), session.live.numbers
        session.do(layers.cut_cells(session.document, id, [(row, column)], not gone, facts, known))


def freeze(view: CanvasView, id: str, row: int, column: int) -> None:
    """Keep training from moving one number, or let it again."""
    session = view.session
    held = _is(view, id, row, column, "frozen")
    session.do(layers.freeze_cells(session.document, id, [(row, column)], not held))


def _is(view: CanvasView, id: str, row: int, column: int, what: str) -> bool:
    cells = view.painter.opened.numbers.cells(_block(view, id))
    cell = cells.get((row, column))
    return bool(cell is not None and getattr(cell, what))


def bend(view: CanvasView, id: str, row: int, activation: str) -> None:
    """Give a neuron or a kernel's row an activation of its own; "linear" takes it away."""
    session = view.session
    session.do(layers.bend_row(session.document, id, row, activation))


def _facts_and_readers(view: CanvasView, id: str) -> tuple[Any, ...]:
    """What an edit of a layer's rows needs to know; refused where nobody knows it."""
    session = view.session
    facts = inside_of_layer(session, id)
    if facts is None:
        raise Refusal(
            Text("It is not known yet what arrives at this layer."),
            Text("Join its input first."),
        )
    return facts, readers(session.plan, id), session.live.numbers


def add_row(view: CanvasView, id: str, after: int | None = None) -> None:
    """One more neuron or kernel, below the chosen one or at the end."""
    weave = _weave(view, id)
    if weave is None:
        return
    place = after if after is not None else _chosen_row(view, id, weave)
    session = view.session

    def change() -> Change:
        return rows.add_row(session.document, id, place, *_facts_and_readers(view, id))

    if _try(view, id, change):
        session.choose_cell(id, place + 1, None)


def remove_row(view: CanvasView, id: str, row: int | None = None) -> None:
    """Take a neuron or kernel out: this one, the chosen one, or the last."""
    weave = _weave(view, id)
    if weave is None:
        return
    place = row if row is not None else _chosen_row(view, id, weave)
    session = view.session

    def change() -> Change:
        return rows.remove_row(session.document, id, place, *_facts_and_readers(view, id))

    if _try(view, id, change):
        session.choose_cell(id, min(place, weave.rows - 2), None)


def _chosen_row(view: CanvasView, id: str, weave: Weave) -> int:
    """The row of what is chosen in a layer, the last where nothing is."""
    chosen = view.session.cell
    if chosen is None or chosen[0] != id:
        return weave.rows - 1
    row = chosen[1] if chosen[2] is None else weave.output_of(chosen[1], chosen[2])[0]
    return min(row, weave.rows - 1)


def _try(view: CanvasView, id: str, make: Callable[[], Change]) -> bool:
    """Carry an edit out, or tell why it cannot be."""
    try:
        view.session.do(_in_its_room(view, id, make()))
    except Refusal as refusal:
        view.session.noticed.emit(Notice("info", refusal.what, refusal.advice))
        return False
    return True


# keys and menus


def press(view: CanvasView, event: QKeyEvent) -> bool:
    """Do what a key asks for while something inside a layer is chosen."""
    chosen = chosen_place(view)
    if chosen is None:
        return False
    id, row, column = chosen
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        number = -1 if column is None else column
        if number >= 0 or _has_bias(view, id):
            write(view, id, row, number, _place_in_view(view, chosen))
    elif event.text() in ("+", "-"):
        (add_row if event.text() == "+" else remove_row)(view, id)
    elif event.key() in _STEPS:
        _walk(view, chosen, *_STEPS[Qt.Key(event.key())])
    else:
        return False
    return True


_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def _walk(view: CanvasView, chosen: tuple[str, int, int | None], down: int, along: int) -> None:
    """The arrow keys choose the next neuron, or the next weight."""
    id, row, column = chosen
    weave = _weave(view, id)
    if weave is None:
        return
    output, flat = (row, None) if column is None else weave.output_of(row, column)
    output = min(max(output + down, 0), weave.rows - 1)
    if flat is None:
        view.session.choose_cell(id, output, None)
        return
    flat = min(max(flat + along, 0), weave.columns * weave.taps - 1)
    view.session.choose_cell(id, *weave.place(output, flat))


def _place_in_view(view: CanvasView, chosen: tuple[str, int, int | None]) -> QPointF:
    """Where the chosen part stands in the view."""
    place = view.painter.opened.choice.place_of(*chosen)
    assert place is not None
    return view.camera.to_view(place)


def menu(view: CanvasView, found: Hit, at: QPoint) -> bool:
    """A menu about one neuron, kernel or weight; False where nothing of the kind is there."""
    part, weave = found.part, _weave(view, found.id)
    if not isinstance(part, Part) or weave is None or part.sort not in ("mark", "cell"):
        return False
    made = QMenu(view)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if part.sort == "cell":
        row, column = weave.place(part.row, part.flat)
        view.session.choose_cell(found.id, row, column)
        _fill_for_cell(view, made, found.id, row, column)
        made.addSeparator()
    else:
        view.session.choose_cell(found.id, part.row, None)
    _fill_for_row(view, made, found.id, part.row)
    made.popup(at)
    return True


def _fill_for_cell(view: CanvasView, made: QMenu, id: str, row: int, column: int) -> None:
    where = _place_in_view(view, (id, row, column))
    is_cut, is_held = (_is(view, id, row, column, what) for what in ("cut", "frozen"))
    entries = (
        (Text("Type the weight…"), lambda: write(view, id, row, column, where)),
        (Text("Draw it anew"), lambda: type_cell(view, id, row, column, None)),
        (Text("Unfreeze the weight") if is_held else Text("Freeze the weight"),
         lambda: freeze(view, id, row, column)),
        (Text("Bring the weight back") if is_cut else Text("Cut the weight"),
         lambda: cut(view, id, row, column)),
    )  # fmt: skip
    for title, act in entries:
        made.addAction(say(title)).triggered.connect(lambda checked=False, act=act: act())


def _fill_for_row(view: CanvasView, made: QMenu, id: str, row: int) -> None:
    block = _block(view, id)
    weave = _weave(view, id)
    is_neuron = weave is not None and weave.sort == "neurons"
    if _has_bias(view, id):
        where = _place_in_view(view, (id, row, None))
        title = (
            Text("Unfreeze the bias")
            if _is(view, id, row, -1, "frozen")
            else Text("Freeze the bias")
        )
        _add(made, Text("Type the bias…"), lambda: write(view, id, row, -1, where))
        _add(made, title, lambda: freeze(view, id, row, -1))
    bends = made.addMenu(say(Text("Activation of its own")))
    for name, words in ACTIVATIONS.items():
        chosen = block.bends.get(str(row), "linear") == name
        _add(bends, words, lambda name=name: bend(view, id, row, name), chosen)
    made.addSeparator()
    more = Text("Add a neuron below") if is_neuron else Text("Add a kernel after it")
    less = Text("Remove this neuron") if is_neuron else Text("Remove this kernel")
    _add(made, more, lambda: add_row(view, id, row))
    _add(made, less, lambda: remove_row(view, id, row))


def _add(
    made: QMenu, title: Text | str, act: Callable[[], object], checked: bool | None = None
) -> None:
    action = made.addAction(say(title) if isinstance(title, Text) else title)
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    action.triggered.connect(lambda _=False: act())
