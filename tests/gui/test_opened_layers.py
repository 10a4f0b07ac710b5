"""Layers opened on the canvas, with real hands: what is drawn, chosen, edited, and its undo."""

from dataclasses import replace

import numpy as np
import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from backend.catalog.card import Card, Port, Setting, Shelf
from backend.compiler.plan import Plan, Ports, Signal, Spec, Step
from backend.document.records import Block, Cell
from backend.text import Text
from backend.training.events import BlockView, Watched
from gui.canvas import opened_hands as hands
from gui.canvas.camera import Camera, fitted
from gui.canvas.hover import hover_lines
from gui.canvas.opened_geometry import MOST_LINES, Weave, inside_of, marks, weave_of
from gui.canvas.opened_hits import Part
from gui.canvas.view import CanvasView
from gui.preferences import preferences
from tests.gui.canvas_stage import SHELF, make_session, relu, wire
from tests.hands import click_at, double_click_at, drag, let_go, point_to, press, take_hold

_IN, _OUT = (Port("input"),), (Port("output"),)
_LINEAR = replace(SHELF.blocks["torch.nn.Linear"], opens="neurons")
_CONV = Card(
    "torch.nn.Conv2d", "block", "dense", Text("Convolution"),
    settings=(Setting("out_channels", "int", 4),), inputs=_IN, outputs=_OUT, opens="kernels",
)  # fmt: skip
OPENABLE = Shelf(
    families=SHELF.families,
    blocks={**SHELF.blocks, _LINEAR.id: _LINEAR, _CONV.id: _CONV},
)


@pytest.fixture(autouse=True)
def _stillness():
    preferences().setValue("reduced_motion", True)
    yield
    preferences().remove("reduced_motion")


def _linear(id, x, y, rows, columns, **fields):
    block = Block(
        id=id, type="torch.nn.Linear", x=x, y=y, settings={"out_features": rows}, **fields
    )
    settings = {"in_features": columns, "out_features": rows, "bias": True}
    return block, _step(block, settings, ("N", rows))


def _step(block, settings, shape):
    inputs = {"input": (Signal("source", "output"),)}
    return Step(block.id, block.type, block.id, settings, inputs, {"output": Spec(shape)})


def _conv(id, x, y, rows, columns, **fields):
    block = Block(
        id=id, type="torch.nn.Conv2d", x=x, y=y, settings={"out_channels": rows}, **fields
    )
    settings = {"in_channels": columns, "out_channels": rows, "kernel_size": 3, "groups": 1}
    return block, _step(block, settings, ("N", rows, 8, 8))


def _weights(*shapes):
    random = np.random.default_rng(3)
    return {
        id: {
            "weight": random.normal(size=shape).astype(np.float32),
            "bias": random.normal(size=shape[0]).astype(np.float32),
        }
        for id, shape in shapes
    }


def _show(qtbot, pairs, others=(), weights=None):
    records = [block for block, _ in pairs] + list(others)
    session = make_session(records, OPENABLE)
    session.replace(session.document, weights or {})
    session.plan = Plan(
        steps=tuple(step for _, step in pairs),
        specs={Signal(step.block, "output"): step.outputs["output"] for _, step in pairs},
    )
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.look(Camera(-60.0, -60.0, 1.0))
    session.planned.emit(session.plan)
    return view


@pytest.fixture
def pair(qtbot):
    """Two small layers with a bend between them, the first one open."""
    pairs = [_linear("a", 0, 0, 4, 2, is_open=True), _linear("c", 600, 0, 3, 4)]
    others = [relu("b", 300, 0), wire("a", "b"), wire("b", "c")]
    return _show(qtbot, pairs, others, _weights(("a", (4, 2)), ("c", (3, 4))))


def _inside(view, id):
    return view.scene.things.sizes[view.scene.things.index[id]].inside


def _in_view(view, id, point):
    row = view.scene.things.index[id]
    return view.camera.to_view(view.scene.things.rect(row).topLeft() + point)


def _mark(view, id, row):
    return _in_view(view, id, _inside(view, id).mark_centre(row))


def _cell(view, id, row, flat):
    return _in_view(view, id, _inside(view, id).cell(row, flat).center())


def _line(view, id, row, flat, share=0.5):
    view.grab()
    lines = view.scene.drawn.lines
    curve = lines.curves[lines.index(id, row, flat)]
    t = share
    weights = np.array([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3])
    return view.camera.to_view(QPointF(*(weights @ curve).tolist()))


def _knob(view, id, name):
    return _in_view(view, id, _inside(view, id).knob(name).center())


def _block(view, id):
    return view.session.document.block(id)


# layout


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 1), (4, 2), (24, 12), (3, 16), (10, 256), (128, 784), (1000, 1000)]
)
def test_neurons_lie_apart_and_within_their_frame(rows, columns):
    inside = inside_of(Weave("neurons", rows, columns))
    places = marks(inside)
    half = inside.mark / 2
    assert places[:, 0].min() - half >= 0
    assert places[:, 0].max() + half <= inside.width
    assert places[:, 1].max() + half <= inside.knob("add").top()
    if rows > 1:
        steps = np.linalg.norm(places[1:] - places[:1], axis=1)
        assert steps.min() >= inside.mark
    assert inside.has_lines == (rows * columns <= MOST_LINES and max(rows, columns) <= 24)
    if not inside.has_lines:
        assert inside.picture.right() <= places[:, 0].min() - half


@pytest.mark.parametrize(
    ("rows", "columns", "kernel"),
    [(16, 1, (3, 3)), (8, 3, (5, 5)), (32, 16, (3, 3)), (64, 32, (3, 3)), (128, 1, (3, 3)),
     (256, 256, (1, 1)), (6, 2, (1, 7))],
)  # fmt: skip
def test_every_number_of_a_kernel_has_its_own_place(rows, columns, kernel):
    weave = Weave("kernels", rows, columns, kernel)
    inside = inside_of(weave)
    assert inside.picture.right() <= inside.width
    assert inside.picture.bottom() <= inside.knob("add").top()
    last = weave.columns * weave.taps - 1
    for row in (0, rows // 2, rows - 1):
        for flat in (0, last // 2, last):
            assert inside.cell_at(inside.cell(row, flat).center()) == (row, flat)
        assert inside.mark_at(inside.mark_centre(row)) == row


def test_frames_stay_of_a_size_that_fits_a_screen():
    for weave in (Weave("neurons", 1000, 1000), Weave("neurons", 10000, 784),
                  Weave("kernels", 512, 512, (3, 3))):  # fmt: skip
        inside = inside_of(weave)
        assert inside.width <= 720
        assert inside.height <= 600


def test_cells_of_transposed_kernels_are_counted_as_pytorch_keeps_them():
    torch = pytest.importorskip("torch")
    layer = torch.nn.ConvTranspose2d(4, 6, (2, 3), groups=2)
    weave = weave_of(
        "torch.nn.ConvTranspose2d", "kernels", {},
        {"in_channels": 4, "out_channels": 6, "kernel_size": [2, 3], "groups": 2},
    )  # fmt: skip
    weight = layer.weight.detach().numpy()
    woven = weave.by_output(weight)
    flat = weight.reshape(weight.shape[0], -1)
    for row in range(6):
        for number in range(weave.columns * weave.taps):
            cell = weave.place(row, number)
            assert flat[cell] == woven[row].reshape(-1)[number]
            assert weave.output_of(*cell) == (row, number)
    # one output by hand: output 4 of group 1 reads inputs 2 and 3
    assert np.array_equal(woven[4, 1].reshape(2, 3), weight[3, 1])


# opening and closing


def test_the_button_opens_and_undo_gives_everything_its_place_back(qtbot):
    pairs = [_linear("a", 0, 0, 40, 8), _linear("c", 300, 40, 3, 40), _linear("d", 0, 200, 2, 2)]
    view = _show(qtbot, pairs)
    before = view.session.document.copy()
    row = view.scene.things.index["a"]
    point_to(view, _in_view(view, "a", QPointF(60, 14)))
    knob = view.scene.things.rect(row).topRight() + QPointF(-37, 13)
    click_at(view, view.camera.to_view(knob))

    assert _block(view, "a").is_open
    inside = _inside(view, "a")
    assert _block(view, "c").x >= inside.width + 60
    assert _block(view, "d").y >= inside.height
    assert _block(view, "d").x == 0
    view.session.undo()
    assert view.session.document == before


def test_closing_gives_back_exactly_the_room_that_opening_took(qtbot):
    pairs = [_linear("a", 0, 0, 40, 8), _linear("c", 300, 0, 30, 40), _linear("d", 16, 160, 2, 2)]
    view = _show(qtbot, pairs)
    places = {block.id: (block.x, block.y) for block in view.session.document.blocks}
    for id in ("a", "c"):
        hands.set_open(view, id, True)
    for id in ("a", "c"):
        click_at(view, _knob(view, id, "close"))
    assert {block.id: (block.x, block.y) for block in view.session.document.blocks} == places
    assert not any(block.is_open for block in view.session.document.blocks)


@pytest.mark.parametrize("order", [("a", "c", "e"), ("e", "a", "c"), ("c", "e", "a")])
def test_open_layers_of_one_row_share_their_room(qtbot, order):
    pairs = [_linear("a", 0, 0, 40, 8), _linear("c", 300, 0, 30, 40), _linear("d", 0, 200, 2, 2),
             _linear("e", 0, 360, 30, 60), _linear("f", 300, 360, 2, 30)]  # fmt: skip
    view = _show(qtbot, pairs)
    places = {block.id: (block.x, block.y) for block in view.session.document.blocks}
    for id in ("a", "c", "e"):
        hands.set_open(view, id, True)
    heights = {id: _inside(view, id).height for id in ("a", "c")}
    assert _block(view, "d").y == 200 + max(heights.values()) - 64 - 16
    assert _apart(view)
    for id in order:
        hands.set_open(view, id, False)
        assert _apart(view)
    assert {block.id: (block.x, block.y) for block in view.session.document.blocks} == places


def _apart(view):
    """Whether no block covers another."""
    things = view.scene.things
    rects = [things.rect(row) for row in things.index.values()]
    pairs = [(one, other) for one in rects for other in rects if one is not other]
    return not any(one.intersects(other) for one, other in pairs)


def test_a_frame_grows_smoothly_and_wires_follow(qtbot):
    preferences().setValue("reduced_motion", False)
    view = _show(qtbot, [_linear("a", 0, 0, 40, 8), _linear("c", 300, 0, 3, 40)],
                 [wire("a", "c")])  # fmt: skip
    view.gaze.rest()
    hands.set_open(view, "a", True)
    row, other = view.scene.things.index["a"], view.scene.things.index["c"]
    inside = _inside(view, "a")
    widths = []
    while view.unfolding.state() == view.unfolding.State.Running:
        widths.append(float(view.scene.things.w[row]))
        curve = view.scene.curves[view.scene.wires.index["a>c"]]
        assert curve[0, 0] == pytest.approx(view.scene.things.x[row] + widths[-1] + 6)
        assert curve[3, 0] == pytest.approx(view.scene.things.x[other] - 6)
        view.grab()
        QTest.qWait(5)
    assert any(180 < width < inside.width - 1 for width in widths)
    assert view.scene.things.w[row] == inside.width
    assert view.scene.things.x[other] == _block(view, "c").x


def test_who_sees_the_whole_drawing_goes_on_seeing_it(qtbot):
    view = _show(qtbot, [_linear("a", 0, 0, 40, 8), _linear("c", 300, 0, 30, 40)])
    view.fit()
    for is_open in (True, False):
        hands.set_open(view, "c", is_open)
        assert view.seen().contains(view.scene.bounds())
    view.look(Camera(-800.0, 0.0, 1.0))
    hands.set_open(view, "c", True)
    row = view.scene.things.index["c"]
    assert view.seen().contains(view.scene.things.rect(row))


def test_an_open_layer_waits_for_its_plan(qtbot):
    block, step = _linear("a", 0, 0, 5, 3, is_open=True)
    view = CanvasView(make_session([block], OPENABLE))
    qtbot.addWidget(view)
    assert _inside(view, "a").weave.columns == 0
    view.grab()
    view.session.plan = Plan(steps=(step,), ports={"a": Ports(_IN, _OUT)})
    view.session.planned.emit(view.session.plan)
    assert _inside(view, "a").weave.columns == 3


# lines and pictures


def test_lines_come_from_the_neurons_of_the_layer_before_through_its_activation(pair):
    hands.set_open(pair, "c", True)
    pair.grab()
    lines = pair.scene.drawn.lines
    index = lines.index("c", 2, 1)
    start, end = lines.ends[index, :2], lines.ends[index, 2:]
    first, second = (pair.scene.things.rect(pair.scene.things.index[id]) for id in ("a", "c"))
    mark = first.topLeft() + _inside(pair, "a").mark_centre(1)
    assert start == pytest.approx([mark.x() + _inside(pair, "a").mark / 2, mark.y()])
    into = second.topLeft() + _inside(pair, "c").mark_centre(2)
    assert end == pytest.approx([into.x() - _inside(pair, "c").mark / 2, into.y()])
    assert lines.values[index] == pair.session.weights["c"]["weight"][2, 1]


def test_only_the_strongest_weights_are_lines(qtbot):
    pairs = [_linear("a", 0, 0, 30, 30, is_open=True), _linear("c", 700, 0, 40, 30, is_open=True)]
    weights = _weights(("a", (30, 30)), ("c", (40, 30)))
    view = _show(qtbot, pairs, [wire("a", "c")], weights)
    view.look(fitted(view.scene.bounds(), QSizeF(1000, 700)))
    view.grab()
    lines = view.scene.drawn.lines
    assert len(lines.values) == MOST_LINES
    size = np.sort(np.abs(weights["c"]["weight"].reshape(-1)))
    assert np.abs(lines.values).min() == size[-MOST_LINES]


def test_a_matrix_shows_each_weight_in_its_colour_and_a_cut_one_as_a_gap(qtbot):
    block, step = _linear("a", 0, 0, 6, 60, is_open=True)
    weight = np.zeros((6, 60), np.float32)
    weight[2, 7], weight[4, 9], weight[5, 5] = 1.0, -1.0, 1.0
    block = with_fields(block, cells=(Cell(row=5, column=5, cut=True),))
    view = _show(qtbot, [(block, step)], weights={"a": {"weight": weight, "bias": np.zeros(6)}})
    view.resize(1000, 700)
    picture = view.grab().toImage()

    def color(row, column):
        return QColor(picture.pixel(_cell(view, "a", row, column).toPoint()))

    assert color(2, 7).blue() > color(2, 7).red() + 60
    assert color(4, 9).red() > color(4, 9).blue() + 60
    assert abs(color(0, 0).red() - color(0, 0).blue()) < 20
    assert color(5, 5).blue() < color(2, 7).blue() or color(5, 5).red() > color(2, 7).red() + 60


def test_the_picture_follows_the_numbers_of_a_training(qtbot):
    block, step = _linear("a", 0, 0, 6, 60, is_open=True)
    view = _show(qtbot, [(block, step)], weights=_weights(("a", (6, 60))))
    place = _cell(view, "a", 3, 30).toPoint()
    seen = []
    for value in (1.0, -1.0):
        weight = np.zeros((6, 60), np.float32)
        weight[3, 30] = value
        inside = BlockView(
            activation=np.full(6, value, np.float32),
            values={"weight": weight, "bias": np.zeros(6, np.float32)},
        )
        view.session.live.take([Watched(1, 0, {"a": inside})])
        image = view.grab().toImage()
        seen.append(
            (QColor(image.pixel(place)), QColor(image.pixel(_mark(view, "a", 3).toPoint())))
        )
    (cell, mark), (other_cell, other_mark) = seen
    assert cell.blue() > cell.red()
    assert mark.blue() > mark.red()
    assert other_cell.red() > other_cell.blue()
    assert other_mark.red() > other_mark.blue()


def test_neurons_show_their_answers_over_the_plane(qtbot):
    block, step = _linear("a", 0, 0, 2, 2, is_open=True)
    view = _show(qtbot, [(block, step)], weights=_weights(("a", (2, 2))))
    rising = np.repeat(np.linspace(-1, 1, 24, dtype=np.float32)[:, None], 24, axis=1)
    maps = np.stack([rising, -rising])
    view.session.live.take([Watched(1, 0, {}, maps={"a": maps})])
    image = view.grab().toImage()
    high, low = (_mark(view, "a", 0) + QPointF(0, way * 12) for way in (-1, 1))
    above, below = QColor(image.pixel(high.toPoint())), QColor(image.pixel(low.toPoint()))
    assert above.blue() > above.red()
    assert below.red() > below.blue()


def test_every_zoom_is_drawn(qtbot):
    pairs = [_linear("a", 0, 0, 60, 70, is_open=True), _conv("b", 600, 0, 16, 8, is_open=True),
             _conv("c", 1200, 0, 8, 1, is_open=True)]  # fmt: skip
    weights = _weights(("a", (60, 70)), ("b", (16, 8, 3, 3)), ("c", (8, 1, 3, 3)))
    view = _show(qtbot, pairs, weights=weights)
    for scale in (0.05, 0.2, 0.4, 1.0, 3.0):
        view.look(Camera(0, 0, scale))
        assert not view.grab().isNull()


def test_neurons_that_read_a_picture_show_their_weights_as_pictures(qtbot):
    block, step = _linear("a", 300, 0, 12, 35, is_open=True)
    flatten = Block(id="f", type="torch.nn.Flatten")
    view = _show(qtbot, [(block, step)], [Block(id="d", type="lienzo.Data", x=-300), flatten,
                 wire("d", "f"), wire("f", "a")], _weights(("a", (12, 35))))  # fmt: skip
    specs = {Signal("d", "output"): Spec(("N", 1, 5, 7)), Signal("f", "output"): Spec(("N", 35))}
    ports = {"a": Ports(_IN, _OUT)}
    view.session.plan = Plan(steps=(step,), specs=specs, ports=ports)
    view.session.planned.emit(view.session.plan)

    weave = _inside(view, "a").weave
    assert (weave.sort, weave.columns, weave.kernel) == ("neurons", 1, (5, 7))
    click_at(view, _cell(view, "a", 4, 3 * 7 + 2))
    assert view.session.cell == ("a", 4, 23)
    strip = _inside(view, "a").strip(4)
    assert _inside(view, "a").cell(4, 23).center().x() == pytest.approx(
        strip.left() + strip.width() * 2.5 / 7
    )


# hands


def test_a_click_chooses_a_neuron_and_a_click_on_a_line_its_weight(pair):
    chosen = []
    pair.session.cell_chosen.connect(chosen.append)
    click_at(pair, _mark(pair, "a", 2))
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    assert chosen == [("a", 2, None), ("a", 1, 0)]
    assert pair.session.selection == {"a"}


def test_the_pointer_is_told_the_number_and_the_way_of_a_weight(pair):
    point_to(pair, _line(pair, "a", 1, 0, 0.4))
    assert pair.mouse.hovered.part == Part("cell", 1, 0)
    _, lines = hover_lines(pair, pair.mouse.hovered, QPointF())
    value = float(f"{pair.session.weights['a']['weight'][1, 0]:.4g}")
    assert lines[0][0] == Text("Weight {value}", value=value)
    assert dict(lines[1][0].values)["target"] == Text("Neuron {number}", number=2)


def test_delete_cuts_the_chosen_weight_and_again_joins_it(pair):
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    press(pair, "Delete")
    assert _block(pair, "a").cells == (Cell(row=1, column=0, cut=True),)
    assert pair.session.live.cell("a", 1, 0) == 0.0
    press(pair, "Delete")
    assert not any(cell.cut for cell in _block(pair, "a").cells)
    pair.session.undo()
    pair.session.undo()
    assert _block(pair, "a").cells == ()


def test_undo_of_a_cut_brings_the_number_back(pair):
    before = pair.session.live.cell("a", 1, 0)
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    press(pair, "Delete")
    pair.session.undo()
    assert pair.session.live.cell("a", 1, 0) == before


def test_a_weight_is_typed_where_it_stands(pair):
    double_click_at(pair, _line(pair, "a", 3, 1, 0.4))
    editor = pair.findChild(QLineEdit, "weight_editor")
    editor.setText("0.75")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert _block(pair, "a").cells == (Cell(row=3, column=1, value=0.75),)
    assert pair.session.live.cell("a", 3, 1) == pytest.approx(0.75)
    pair.session.undo()
    assert _block(pair, "a").cells == ()


def test_a_bias_is_typed_on_its_neuron(pair):
    double_click_at(pair, _mark(pair, "a", 2))
    editor = pair.findChild(QLineEdit, "weight_editor")
    editor.setText("-1.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert _block(pair, "a").cells == (Cell(row=2, column=-1, value=-1.5),)


def test_dragging_the_number_scrubs_the_weight_in_one_change(pair):
    before = pair.session.live.cell("a", 1, 0)
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    pair.grab()
    chip = pair.camera.rect_to_view(pair.scene.drawn.chip[3]).center()
    take_hold(pair, chip, chip + QPointF(40, 0))
    assert pair.session.live.cell("a", 1, 0) == pytest.approx(before + 0.4, abs=0.02)
    assert _block(pair, "a").cells == ()
    let_go(pair, chip + QPointF(40, 0))
    (cell,) = _block(pair, "a").cells
    assert cell.value == pytest.approx(before + 0.4, abs=0.02)
    pair.session.undo()
    assert pair.session.live.cell("a", 1, 0) == pytest.approx(before)


def test_a_scrub_that_is_given_up_leaves_everything(pair):
    before = pair.session.live.cell("a", 1, 0)
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    pair.grab()
    chip = pair.camera.rect_to_view(pair.scene.drawn.chip[3]).center()
    take_hold(pair, chip, chip + QPointF(40, 0))
    press(pair, "Escape")
    assert pair.session.live.cell("a", 1, 0) == pytest.approx(before)
    assert _block(pair, "a").cells == ()


def test_dragging_a_neuron_moves_its_layer(pair):
    start = _mark(pair, "a", 1)
    drag(pair, start, start + QPointF(80, 40))
    assert (_block(pair, "a").x, _block(pair, "a").y) != (0, 0)


def test_plus_adds_a_neuron_and_minus_takes_the_chosen_one(pair):
    click_at(pair, _knob(pair, "a", "add"))
    assert _block(pair, "a").settings["out_features"] == 5
    assert pair.session.live.parameter("a", "weight").shape == (5, 2)
    assert pair.session.cell == ("a", 4, None)
    click_at(pair, _mark(pair, "a", 0))
    click_at(pair, _knob(pair, "a", "remove"))
    assert _block(pair, "a").settings["out_features"] == 4
    pair.session.undo()
    pair.session.undo()
    assert _block(pair, "a").settings["out_features"] == 4
    assert pair.session.live.parameter("a", "weight").shape == (4, 2)


def test_delete_on_a_chosen_neuron_takes_it_out(pair):
    kept = pair.session.weights["a"]["weight"][[0, 2, 3]]
    click_at(pair, _mark(pair, "a", 1))
    press(pair, "Delete")
    assert _block(pair, "a").settings["out_features"] == 3
    assert np.array_equal(pair.session.live.parameter("a", "weight"), kept)
    assert "a" in pair.session.document


def test_the_last_neuron_stays_and_says_why(qtbot):
    view = _show(qtbot, [_linear("a", 0, 0, 1, 2, is_open=True)], weights=_weights(("a", (1, 2))))
    told = []
    view.session.noticed.connect(told.append)
    click_at(view, _knob(view, "a", "remove"))
    assert _block(view, "a").settings["out_features"] == 1
    assert len(told) == 1


def test_arrow_keys_walk_from_weight_to_weight(pair):
    click_at(pair, _line(pair, "a", 1, 0, 0.4))
    press(pair, "Right")
    press(pair, "Down")
    assert pair.session.cell == ("a", 2, 1)
    press(pair, "Right")
    assert pair.session.cell == ("a", 2, 1)
    assert (_block(pair, "a").x, _block(pair, "a").y) == (0, 0)


def test_freezing_and_bending_are_changes_of_the_drawing(pair):
    hands.freeze(pair, "a", 1, 0)
    hands.bend(pair, "a", 2, "tanh")
    assert _block(pair, "a").cells == (Cell(row=1, column=0, frozen=True),)
    assert _block(pair, "a").bends == {"2": "tanh"}
    pair.grab()
    hands.freeze(pair, "a", 1, 0)
    hands.bend(pair, "a", 2, "linear")
    assert _block(pair, "a").cells == ()
    assert _block(pair, "a").bends == {}


def _menu(view, at):
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at.toPoint(), view.mapToGlobal(at.toPoint())
    )
    QApplication.sendEvent(view, event)
    return next(menu for menu in view.findChildren(QMenu) if menu.isVisible())


def _choose(menu, words):
    entries = [*menu.actions(), *(a for inner in menu.findChildren(QMenu) for a in inner.actions())]
    next(action for action in entries if action.text() == words).trigger()
    menu.close()


def test_the_menu_of_a_weight_freezes_cuts_and_brings_back(pair):
    place = _line(pair, "a", 1, 0, 0.4)
    _choose(_menu(pair, place), "Freeze the weight")
    assert _block(pair, "a").cells == (Cell(row=1, column=0, frozen=True),)
    _choose(_menu(pair, place), "Cut the weight")
    assert _block(pair, "a").cells[0].cut
    _choose(_menu(pair, place), "Bring the weight back")
    assert not _block(pair, "a").cells[0].cut


def test_the_menu_of_a_neuron_gives_it_an_activation_and_neighbours(pair):
    place = _mark(pair, "a", 1)
    _choose(_menu(pair, place), "tanh")
    assert _block(pair, "a").bends == {"1": "tanh"}
    _choose(_menu(pair, place), "Add a neuron below")
    assert _block(pair, "a").settings["out_features"] == 5
    assert pair.session.cell == ("a", 2, None)
    _choose(_menu(pair, _mark(pair, "a", 0)), "Remove this neuron")
    assert _block(pair, "a").bends == {"0": "tanh"}


def test_a_kernel_is_chosen_whole_then_one_of_its_numbers(qtbot):
    view = _show(
        qtbot, [_conv("a", 0, 0, 8, 2, is_open=True)], weights=_weights(("a", (8, 2, 3, 3)))
    )
    place = _cell(view, "a", 5, 12)
    click_at(view, place)
    assert view.session.cell == ("a", 5, None)
    click_at(view, place)
    assert view.session.cell == ("a", 5, 12)
    press(view, "Delete")
    assert _block(view, "a").cells == (Cell(row=5, column=12, cut=True),)


def test_a_click_on_the_frame_leaves_the_part_and_keeps_the_layer(pair):
    click_at(pair, _mark(pair, "a", 1))
    click_at(pair, _in_view(pair, "a", QPointF(60, 14)))
    assert pair.session.cell is None
    assert pair.session.selection == {"a"}
    click_at(pair, _mark(pair, "a", 1))
    press(pair, "Escape")
    assert pair.session.cell is None
    assert pair.session.selection == {"a"}


def test_a_closed_layer_shows_its_button_only_to_the_pointer(qtbot):
    view = _show(qtbot, [_linear("a", 0, 0, 4, 2)])
    point_to(view, QPointF(900, 600))
    without = view.grab().toImage()
    point_to(view, _in_view(view, "a", QPointF(60, 50)))
    assert _differ(without, view.grab().toImage(), _in_view(view, "a", QPointF(139, 13)))


def _differ(one: QImage, other: QImage, around: QPointF) -> bool:
    x, y = int(around.x()), int(around.y())
    return any(
        one.pixel(x + dx, y + dy) != other.pixel(x + dx, y + dy)
        for dx in range(-8, 9)
        for dy in range(-8, 9)
    )
