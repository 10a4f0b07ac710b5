"""The canvas with real hands: what each gesture does to the document, and its undo."""

import random
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from backend.catalog.card import Port
from backend.compiler.plan import Plan, Ports, Signal, Spec
from backend.compiler.problems import Problem
from backend.document import edits
from backend.document.records import Block, Note
from backend.text import Text
from backend.training.events import BlockView, Watched
from gui.canvas import sprites
from gui.canvas.camera import Camera
from gui.canvas.geometry import points_on
from gui.canvas.hits import End
from gui.canvas.scene import Scene
from gui.canvas.view import CanvasView
from gui.preferences import preferences
from tests.gui.canvas_stage import linear, make_session, relu, wire
from tests.hands import (
    ALT,
    CONTROL,
    SHIFT,
    click_at,
    double_click_at,
    drag,
    drag_wire,
    drop_block,
    let_go,
    middle_of,
    point_to,
    port_on,
    press,
    take_hold,
    turn_wheel,
)  # fmt: skip

RECORDS = [
    linear("a", 0, 0),
    relu("b", 280, 0),
    linear("c", 560, 0),
    linear("d", 0, 200),
    wire("a", "b"),
    wire("b", "c"),
]


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


@pytest.fixture
def view(qtbot):
    return _show(qtbot, make_session(RECORDS))


def _show(qtbot, session):
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.look(Camera(-60.0, -60.0, 1.0))
    return view


def _wires(view):
    return {
        (wire.source, wire.source_port, wire.target, wire.target_port)
        for wire in view.session.document.wires
    }


def _mirrors(view):
    """The arrays hold exactly what the document holds."""
    scene, document = view.scene, view.session.document
    things = {record.id for record in (*document.blocks, *document.notes)}
    assert set(scene.things.index) == things
    assert set(scene.wires.index) == {wire.id for wire in document.wires}
    for id, row in scene.things.index.items():
        assert (scene.things.x[row], scene.things.y[row]) == (document[id].x, document[id].y)
        assert bool(scene.things.selected[row]) == (id in view.session.selection)
    assert int((scene.things.kind > 0).sum()) == len(things)
    assert int(scene.wires.used.sum()) == len(document.wires)


def _undone_and_redone(view, before):
    """Undo leads back to `before`, redo to what there was."""
    after = view.session.document.copy()
    view.session.undo()
    assert view.session.document == before
    _mirrors(view)
    view.session.redo()
    assert view.session.document == after
    _mirrors(view)


def test_a_dropped_block_joins_the_document_and_undo_takes_it_out(view):
    before = view.session.document.copy()
    id = drop_block(view, "torch.nn.ReLU", QPointF(500, 400))
    block = view.session.document.block(id)
    assert block.type == "torch.nn.ReLU"
    assert block.x % 8 == 0
    assert block.y % 8 == 0
    assert view.hit_at(QPointF(500, 400)).id == id
    assert view.session.selection == {id}
    _undone_and_redone(view, before)


def test_a_block_dropped_on_a_wire_goes_into_it(view):
    before = view.session.document.copy()
    on_wire = (port_on(view, "a", "output", True) + port_on(view, "b", "input", False)) / 2
    id = drop_block(view, "torch.nn.ReLU", on_wire)
    assert {("a", "output", id, "input"), (id, "output", "b", "input")} < _wires(view)
    assert ("a", "output", "b", "input") not in _wires(view)
    _undone_and_redone(view, before)


def test_a_wire_is_drawn_from_output_to_input_and_back(view):
    before = view.session.document.copy()
    drag_wire(view, ("c", "output"), ("d", "input"))
    assert ("c", "output", "d", "input") in _wires(view)
    _undone_and_redone(view, before)
    view.session.undo()
    drag(view, port_on(view, "d", "input", False), port_on(view, "c", "output", True))
    assert ("c", "output", "d", "input") in _wires(view)


def test_letting_go_on_a_body_picks_the_free_port(view):
    view.session.do(edits.add("torch.nn.CrossEntropyLoss", 560, 200, id="loss"))
    for source in ("c", "d"):
        drag(view, port_on(view, source, "output", True), middle_of(view, "loss"))
    assert ("c", "output", "loss", "input") in _wires(view)
    assert ("d", "output", "loss", "target") in _wires(view)


def test_a_wire_that_would_close_a_loop_is_refused(view):
    before = _wires(view)
    drag_wire(view, ("c", "output"), ("a", "input"))
    assert _wires(view) == before
    assert not view.session.history.undoable


def test_a_wire_end_leads_elsewhere_or_goes(view):
    before = view.session.document.copy()
    drag(view, port_on(view, "c", "input", False), port_on(view, "d", "input", False))
    assert ("b", "output", "d", "input") in _wires(view)
    assert ("b", "output", "c", "input") not in _wires(view)
    _undone_and_redone(view, before)
    view.session.undo()
    drag(view, port_on(view, "c", "input", False), QPointF(500, 400))
    assert _wires(view) == {("a", "output", "b", "input")}
    _undone_and_redone(view, before)


def test_a_wire_put_back_where_it_was_changes_nothing(view):
    drag(view, port_on(view, "c", "input", False), middle_of(view, "c"))
    assert ("b", "output", "c", "input") in _wires(view)
    assert not view.session.history.undoable


def test_letting_a_wire_go_in_the_open_asks_for_a_block(view, qtbot):
    with qtbot.waitSignal(view.wanted_block) as asked:
        drag(view, port_on(view, "c", "output", True), QPointF(900, 300))
    place, end = asked.args
    assert end == End("c", "output", True)
    before = view.session.document.copy()
    id = view.add_block("torch.nn.ReLU", place, end)
    assert ("c", "output", id, "input") in _wires(view)
    _undone_and_redone(view, before)


def test_a_neuron_takes_many_wires(view):
    view.session.do(edits.add("lienzo.Neuron", 400, 320, id="n"))
    drag_wire(view, ("a", "output"), ("n", "input"))
    drag_wire(view, ("d", "output"), ("n", "input"))
    assert [wire.place for wire in view.session.document.wires_into("n")] == [0, 1]


def test_a_weight_is_typed_where_the_wire_is(view, qtbot):
    view.session.do(edits.add("lienzo.Neuron", 400, 320, id="n"))
    drag_wire(view, ("d", "output"), ("n", "input"))
    before = view.session.document.copy()
    middle = (port_on(view, "d", "output", True) + port_on(view, "n", "input", False)) / 2
    double_click_at(view, middle)
    editor = view.findChild(QLineEdit, "weight_editor")
    QTest.keyClicks(editor, "0.5")
    press(editor, "Return")
    (wire,) = view.session.document.wires_into("n")
    assert wire.weight == 0.5
    assert view.session.live.weight(wire.id) == 0.5
    assert view.scene.wires.weight[view.scene.wires.index[wire.id]] == 0.5
    _undone_and_redone(view, before)


def test_blocks_move_onto_the_grid_together(view):
    before = view.session.document.copy()
    view.session.select(["a", "d"])
    start = middle_of(view, "a")
    drag(view, start, start + QPointF(101, 303))
    a, d = view.session.document.block("a"), view.session.document.block("d")
    assert (a.x, a.y) != (0, 0)
    assert a.x % 8 == 0
    assert a.y % 8 == 0
    assert (d.x - a.x, d.y - a.y) == (0, 200)
    _undone_and_redone(view, before)


def test_a_moved_block_falls_in_line_with_its_neighbours(view):
    start = middle_of(view, "d")
    drag(view, start, start + QPointF(283, 50))
    assert view.session.document.block("d").x == 280


def test_escape_gives_a_move_up(view):
    before = view.session.document.copy()
    start = middle_of(view, "a")
    take_hold(view, start, start + QPointF(90, 90))
    assert view.scene.things.x[view.scene.things.index["a"]] > 0
    press(view, "Escape")
    let_go(view, start + QPointF(90, 90))
    assert view.session.document == before
    _mirrors(view)


def test_alt_drag_moves_a_copy(view):
    before = view.session.document.copy()
    start = middle_of(view, "d")
    drag(view, start, start + QPointF(0, 160), keys=ALT)
    assert len(view.session.document.blocks) == 5
    assert view.session.document.block("d").y == 200
    (copy,) = view.session.selection
    assert view.session.document.block(copy).y == 360
    _undone_and_redone(view, before)


def test_rubber_band_and_shift(view):
    drag(view, QPointF(20, 20), QPointF(400, 150))
    assert view.session.selection == {"a", "b"}
    drag(view, QPointF(20, 240), QPointF(300, 360), keys=SHIFT)
    assert view.session.selection == {"a", "b", "d"}
    click_at(view, middle_of(view, "a"), keys=SHIFT)
    assert view.session.selection == {"b", "d"}
    click_at(view, middle_of(view, "c"))
    assert view.session.selection == {"c"}
    click_at(view, QPointF(500, 500))
    assert not view.session.selection


def test_a_click_on_a_wire_selects_it_and_delete_takes_it_out(view):
    before = view.session.document.copy()
    middle = (port_on(view, "a", "output", True) + port_on(view, "b", "input", False)) / 2
    click_at(view, middle)
    assert view.session.selection == {"a>b"}
    press(view, "Delete")
    assert _wires(view) == {("b", "output", "c", "input")}
    _undone_and_redone(view, before)


def test_keys(view):
    press(view, "Ctrl+A")
    assert view.session.selection >= {"a", "b", "c", "d"}
    view.session.select(["a"])
    press(view, "Right")
    press(view, "Shift+Down")
    assert (view.session.document.block("a").x, view.session.document.block("a").y) == (8, 40)
    press(view, "Ctrl+Z")
    press(view, "Ctrl+Z")
    assert (view.session.document.block("a").x, view.session.document.block("a").y) == (0, 0)
    press(view, "Backspace")
    assert "a" not in view.session.document
    assert "a>b" not in view.session.document
    _mirrors(view)
    press(view, "Ctrl+Z")
    _mirrors(view)


def test_duplicate_keeps_the_wires_between_the_copies(view):
    before = view.session.document.copy()
    view.session.select(["a", "b"])
    press(view, "Ctrl+D")
    assert len(view.session.document.blocks) == 6
    assert len(view.session.document.wires) == 3
    assert not view.session.selection & {"a", "b"}
    _undone_and_redone(view, before)


def test_copies_travel_to_another_window(view, qtbot):
    other = _show(qtbot, make_session())
    view.session.select(["a", "b"])
    press(view, "Ctrl+C")
    press(other, "Ctrl+V")
    types = sorted(block.type for block in other.session.document.blocks)
    assert types == ["torch.nn.Linear", "torch.nn.ReLU"]
    assert len(other.session.document.wires) == 1
    _mirrors(other)
    press(view, "Ctrl+X")
    assert {block.id for block in view.session.document.blocks} == {"c", "d"}


def test_pasting_something_else_does_nothing(view):
    QGuiApplication.clipboard().setText("words")
    press(view, "Ctrl+V")
    assert not view.session.history.undoable


def test_pasting_a_damaged_copy_is_said(view, qtbot):
    QGuiApplication.clipboard().setText('{"lienzo": [{"kind": "bl')
    with qtbot.waitSignal(view.session.noticed) as told:
        press(view, "Ctrl+V")
    assert str(told.args[0].what) == "What was copied is not part of a drawing."
    assert not view.session.history.undoable


def test_a_program_that_leaves_a_copy_behind_ends_well():
    """What the clipboard holds is let go after Python is gone."""
    script = """
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
application = QApplication([])
from tests.gui.canvas_stage import linear, make_session, relu
from gui.canvas.view import CanvasView
from gui.canvas import editing
view = CanvasView(make_session([linear("a", 0, 0), relu("b", 300, 0)]))
view.session.select(["a", "b"])
editing.copy(view)
assert '"torch.nn.ReLU"' in application.clipboard().text()
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


def test_the_wheel_zooms_towards_the_pointer(view):
    at = QPointF(300, 200)
    fixed = view.camera.to_scene(at)
    turn_wheel(view, at, 3)
    assert view.camera.scale == pytest.approx(1.2**3)
    assert (view.camera.to_scene(at) - fixed).manhattanLength() < 1e-6
    turn_wheel(view, at, -100)
    assert view.camera.scale == pytest.approx(0.02)


def test_zooming_glides_where_motion_is_welcome(view, qtbot):
    preferences().setValue("reduced_motion", False)
    turn_wheel(view, QPointF(300, 200), 2)
    turn_wheel(view, QPointF(300, 200), 2)
    qtbot.waitUntil(lambda: view.camera.scale == pytest.approx(1.2**4), timeout=2000)


def test_panning_with_the_middle_button_and_with_space(view):
    drag(view, QPointF(500, 400), QPointF(550, 430), button=Qt.MouseButton.MiddleButton)
    assert (view.camera.x, view.camera.y) == pytest.approx((-110, -90))
    QTest.keyPress(view, Qt.Key.Key_Space)
    drag(view, middle_of(view, "a"), middle_of(view, "a") + QPointF(-50, -30))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (view.camera.x, view.camera.y) == pytest.approx((-60, -60))
    assert view.session.document.block("a").x == 0


def test_fit_shows_everything(view):
    view.session.do(edits.add("torch.nn.ReLU", 5000, 3000, id="far"))
    press(view, "F")
    assert view.seen().contains(view.scene.bounds())
    press(view, "Ctrl+0")
    assert view.camera.scale == 1.0
    view.center_on("a")
    assert view.seen().contains(view.scene.things.rect(view.scene.things.index["a"]))


def test_the_minimap_takes_the_view_elsewhere(view):
    view.session.do(edits.add("torch.nn.ReLU", 9000, 3000, id="far"))
    view.minimap.grab()
    row = view.scene.things.index["far"]
    click_at(view.minimap, view.minimap._camera.to_view(view.scene.things.rect(row).center()))
    assert view.seen().contains(view.scene.things.rect(row))


def test_the_minimap_stands_there_only_while_something_is_out_of_view(view):
    view.resize(900, 600)
    view.fit()
    assert not view.minimap.isVisible()
    view.session.do(edits.add("torch.nn.ReLU", 9000, 3000, id="far"))
    assert view.minimap.isVisible()


def test_who_sees_the_whole_drawing_sees_it_after_the_window_shrank(view):
    view.resize(900, 600)
    view.session.do(edits.add("torch.nn.ReLU", 1200, 700, id="far"))
    view.fit()
    view.resize(500, 300)
    assert view.seen().contains(view.scene.bounds())
    view.zoom_to(100)
    camera = view.camera
    view.resize(520, 300)
    assert view.camera == camera


def test_double_clicks(view, qtbot):
    with qtbot.waitSignal(view.opened) as opened:
        double_click_at(view, middle_of(view, "b"))
    assert opened.args == ["b"]
    with qtbot.waitSignal(view.wanted_block) as asked:
        double_click_at(view, QPointF(500, 500))
    assert asked.args == [view.camera.to_scene(QPointF(500, 500)), None]


def test_a_note_is_written_where_it_stands_and_resized(view, qtbot):
    view.session.do(edits.add_note(300, 200, "old", id="note"))
    before = view.session.document.copy()
    double_click_at(view, middle_of(view, "note"))
    editor = view.findChild(QPlainTextEdit, "note_editor")
    QTest.keyClicks(editor, "new words")
    press(editor, "Ctrl+Return")
    assert view.session.document["note"].text == "new words"
    _undone_and_redone(view, before)

    before = view.session.document.copy()
    corner = view.camera.to_view(QPointF(300 + 240, 200 + 120)) - QPointF(4, 4)
    drag(view, corner, corner + QPointF(81, 39))
    note = view.session.document["note"]
    assert isinstance(note, Note)
    assert (note.width, note.height) == (320, 160)
    _undone_and_redone(view, before)


def test_a_new_note_begins_to_be_written(view):
    view.add_note()
    editor = view.findChild(QPlainTextEdit, "note_editor")
    QTest.keyClicks(editor, "hello")
    click_at(view, QPointF(950, 30))
    (note,) = view.session.document.notes
    assert note.text == "hello"


def test_the_context_menu_is_about_what_was_clicked(view, qtbot):
    view.session.select(["a"])
    with qtbot.waitSignal(view.context_requested) as asked:
        at = middle_of(view, "b").toPoint()
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=at)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    assert asked.args[1] == {"b"}


def test_a_new_block_finds_a_free_place(view):
    view.session.select(["a"])
    place = view.place_for_new_block()
    assert place.x() > 176
    view.session.do(edits.add("torch.nn.ReLU", place.x(), place.y(), id="new"))
    again = view.place_for_new_block()
    assert again != place


def test_ports_of_the_plan_are_shown_and_wired(view):
    view.session.do(edits.add("lienzo.Data", 0, 320, id="data"))
    ports = Ports((), (Port("pixels"), Port("label")))
    view.session.plan = Plan(
        ports={"data": ports}, specs={Signal("data", "pixels"): Spec(("N", 64))}
    )
    view.session.planned.emit(view.session.plan)
    drag_wire(view, ("data", "pixels"), ("d", "input"))
    assert ("data", "pixels", "d", "input") in _wires(view)


def test_problems_and_frozen_blocks_are_marked(view):
    view.session.do(edits.freeze(view.session.document, ["d"], True))
    problem = Problem("shape", "error", Text("Wrong."), Text("Mend it."), block="c", wire="b>c")
    view.session.plan = Plan(problems=(problem,))
    view.session.planned.emit(view.session.plan)
    scene = view.scene
    states = {id: int(scene.things.state[row]) for id, row in scene.things.index.items()}
    assert states == {"a": 0, "b": 0, "c": 3, "d": 1}
    assert scene.wires.wrong[scene.wires.index["b>c"]]
    point_to(view, middle_of(view, "c"))
    assert not view.grab().isNull()


def test_live_pictures_make_room_for_themselves(view):
    height = view.scene.things.h[view.scene.things.index["a"]]
    seen = Watched(1, 0, {"a": BlockView(np.arange(10.0), norms={"weight": (1.0, 0.1, 0.01)})})
    view.session.trainer.happened.emit([seen])
    assert view.scene.things.h[view.scene.things.index["a"]] == height + 72
    assert view.pictures.strip("a") is not None
    view.session.replace(view.session.document.copy())
    assert view.scene.things.h[view.scene.things.index["a"]] == height


def test_the_view_tells_what_is_worth_watching(view, qtbot):
    with qtbot.waitSignal(view.showing) as told:
        view.center_on("a")
    assert "a" in told.args[0]
    with qtbot.waitSignal(view.showing) as told:
        view.zoom_to(10)
    assert told.args[0] == frozenset()


def test_a_single_number_needs_no_picture(view):
    height = view.scene.things.h[view.scene.things.index["a"]]
    view.session.trainer.happened.emit([Watched(1, 0, {"a": BlockView(np.array([0.5]))})])
    assert view.scene.things.h[view.scene.things.index["a"]] == height
    assert view.session.live.activation("a") == 0.5


def test_a_wire_passes_below_the_block_in_its_way(view):
    drag_wire(view, ("a", "output"), ("d", "input"))
    view.session.do(edits.move(view.session.document, {"d": (840, -200)}))
    (wire,) = view.session.document.wires_into("d")
    middle = points_on(view.scene.curves, 2)[view.scene.wires.index[wire.id], 1]
    below = view.scene.bounds(np.array([view.scene.things.index["b"]])).bottom()
    assert middle[1] > below
    click_at(view, view.camera.to_view(QPointF(*middle)))
    assert view.session.selection == {wire.id}


@pytest.mark.parametrize("seed", range(5))
def test_the_mirror_is_what_a_fresh_look_would_see(qtbot, seed):
    """After any edits, undone or not, the arrays hold what a new scene reads from the document."""
    view = _show(qtbot, make_session(RECORDS))
    chance = random.Random(seed)
    for _ in range(60):
        _edit_by_chance(view.session, chance)
    fresh = Scene(view.faces)
    fresh.rebuild(view.session.document)
    assert _as_seen(view.scene) == _as_seen(fresh)


def _edit_by_chance(session, chance):
    document = session.document
    blocks, wires = [block.id for block in document.blocks], document.wires
    kind = chance.randrange(7)
    if kind == 0 or len(blocks) < 2:
        type = chance.choice(["torch.nn.ReLU", "lienzo.Neuron", "torch.nn.CrossEntropyLoss"])
        session.do(edits.add(type, chance.randrange(900), chance.randrange(900)))
    elif kind == 1:
        source, target = chance.sample(blocks, 2)
        session.do(edits.connect(document, source, "output", target, "input"))
    elif kind == 2:
        session.do(edits.move(document, {chance.choice(blocks): (8.0, 16.0)}))
    elif kind == 3:
        session.do(edits.delete(document, [chance.choice(blocks)]))
    elif kind == 4 and wires:
        session.do(edits.delete(document, [chance.choice(wires).id]))
    elif kind == 5:
        session.do(edits.rename(document, chance.choice(blocks), "a rather long name of a block"))
    else:
        chance.choice([session.undo, session.redo])()


def _as_seen(scene):
    things, wires = scene.things, scene.wires
    boxes = {id: (things.kind[row], things.rect(row)) for id, row in things.index.items()}
    ends = {id: scene.curves[row][[0, 3]].tolist() for id, row in wires.index.items()}
    return boxes, ends, int(things.kind.astype(bool).sum()), int(wires.used.sum())


@pytest.mark.parametrize("scale", [0.05, 0.2, 0.4, 1.0, 3.0])
def test_every_level_of_detail_paints(view, scale):
    view.session.do(edits.add("lienzo.Neuron", 300, 200, id="n"))
    view.session.select(["a", "n"])
    view.look(Camera(-60, -60, scale))
    picture = view.grab().toImage()
    colors = {picture.pixel(x, y) for x in range(0, 300, 3) for y in range(0, 200, 3)}
    assert len(colors) > 3


def test_an_unknown_type_is_still_drawn_and_wired(qtbot):
    records = [Block(id="x", type="somebody.Elses"), linear("y", 300, 0), wire("x", "y")]
    view = _show(qtbot, make_session(records))
    assert view.hit_at(port_on(view, "x", "output", True)).end == End("x", "output", True)
    assert not view.grab().isNull()


def test_control_frees_a_move_from_the_grid(view):
    start = middle_of(view, "d")
    drag(view, start, start + QPointF(13, 101), keys=CONTROL)
    moved = view.session.document.block("d")
    assert (moved.x, moved.y) == (13, 301)


def test_pictures_of_blocks_do_not_pile_up(view, monkeypatch):
    monkeypatch.setattr(sprites, "_ROOM", 50_000)
    for step in range(30):
        view.look(Camera(-60, -60, 0.6 + step * 0.05))
        view.grab()
    kept = view.painter._sprites._sprites
    assert sum(sprite.pixels for sprite in kept.values()) == view.painter._sprites._pixels
    assert all(sprite.frame > view.painter._sprites._frame - 3 for sprite in kept.values())
