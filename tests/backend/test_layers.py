"""What a person does inside a layer: the drawing, the numbers, and what the network computes."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.planner import Planner
from backend.compiler.readers import readers
from backend.document import layers, rows
from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.document.inside import Inside, inside
from backend.document.records import Block, Cell
from backend.text import Refusal, Text
from tests.drawings import LINEAR, chain, data_block, digits_cnn, digits_mlp, fields_of, wire
from tests.laws import obeys

LAYER = Inside((3, 4), 3, 4)


@pytest.fixture
def document() -> Document:
    """A layer of three neurons with four weights each."""
    return Document([Block(id="layer", type=LINEAR, settings={"out_features": 3})])


def numbers(owner: str, name: str) -> np.ndarray:
    """What the layer has learned: its weights count from 0 to 11, its biases 0, 1 and 2."""
    shape = (3, 4) if name == "weight" else (3,)
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape)


def cell(document: Document, row: int, column: int) -> Cell | None:
    found = [one for one in document.block("layer").cells if (one.row, one.column) == (row, column)]
    return found[0] if found else None


def patch(change: Change) -> Patch:
    (only,) = change.patches
    return only


def test_opening_changes_nothing_but_how_it_is_shown(document):
    opened = obeys(document, layers.open_layer(document, ["layer"], True))
    assert opened.block("layer").is_open
    assert not layers.open_layer(opened, ["layer"], True)
    assert not obeys(opened, layers.open_layer(opened, ["layer"], False)).block("layer").is_open


def test_a_typed_weight_is_a_start_and_the_number_of_now(document):
    change = layers.type_cell(document, "layer", 1, 2, 0.5, LAYER, numbers)
    assert cell(obeys(document, change), 1, 2) == Cell(row=1, column=2, value=0.5)
    there = patch(change)
    assert (there.owner, there.name, there.places) == ("layer", "weight", (6,))
    assert (there.before, there.after) == ((6.0,), (0.5,))
    assert (patch(change.inverse).before, patch(change.inverse).after) == ((0.5,), (6.0,))


def test_a_typed_bias_stands_in_column_minus_one(document):
    there = patch(layers.type_cell(document, "layer", 2, -1, 9.0, LAYER, numbers))
    assert (there.name, there.places, there.before, there.after) == ("bias", (2,), (2.0,), (9.0,))


def test_a_reset_weight_is_drawn_anew(document):
    document.apply(layers.type_cell(document, "layer", 1, 2, 0.5, LAYER))
    change = layers.type_cell(document, "layer", 1, 2, None, LAYER, numbers)
    assert obeys(document, change).block("layer").cells == ()
    assert (patch(change).before, patch(change).after) == ((6.0,), None)


def test_a_cut_weight_is_zero_and_joined_it_has_its_value_again(document):
    document.apply(layers.type_cell(document, "layer", 1, 2, 0.5, LAYER))
    places = [(1, 2), (0, 0), (1, -1)]
    change = layers.cut_cells(document, "layer", places, True, LAYER, numbers)
    cut = obeys(document, change)
    assert [one.cut for one in cut.block("layer").cells] == [True, True, True]
    weight, bias = change.patches
    assert (weight.places, weight.before, weight.after) == ((6, 0), (6.0, 0.0), (0.0, 0.0))
    assert (bias.places, bias.before, bias.after) == ((1,), (1.0,), (0.0,))
    assert not layers.cut_cells(cut, "layer", places, True, LAYER, numbers)
    back = layers.cut_cells(cut, "layer", places, False, LAYER, numbers)
    assert cell(obeys(cut, back), 1, 2) == Cell(row=1, column=2, value=0.5)
    assert back.patches[0].after == (0.5, 0.0)


def test_typing_a_cut_weight_makes_it_a_wire_again(document):
    document.apply(layers.cut_cells(document, "layer", [(0, 0)], True, LAYER))
    typed = obeys(document, layers.type_cell(document, "layer", 0, 0, 2.0, LAYER))
    assert cell(typed, 0, 0) == Cell(row=0, column=0, value=2.0)


def test_what_is_frozen_thaws(document):
    frozen = obeys(document, layers.freeze_cells(document, "layer", [(2, 1), (0, -1)], True))
    assert [(one.row, one.column) for one in frozen.block("layer").cells] == [(0, -1), (2, 1)]
    thawed = obeys(frozen, layers.freeze_cells(frozen, "layer", [(2, 1), (0, -1)], False))
    assert thawed == document


def test_a_neuron_bends_and_straightens(document):
    bent = obeys(document, layers.bend_row(document, "layer", 2, "relu"))
    assert bent.block("layer").bends == {"2": "relu"}
    assert obeys(bent, layers.bend_row(bent, "layer", 2, "linear")) == document


def test_clearing_forgets_these_or_all(document):
    document.apply(layers.bend_row(document, "layer", 0, "tanh"))
    document.apply(layers.freeze_cells(document, "layer", [(0, 0), (0, 1)], True))
    document.apply(layers.type_cell(document, "layer", 0, 1, 3.0, LAYER))
    some = layers.clear_cells(document, "layer", LAYER, [(0, 0)], numbers)
    assert not some.patches
    left = obeys(document, some).block("layer")
    assert [(one.row, one.column) for one in left.cells] == [(0, 1)]
    assert left.bends
    all = layers.clear_cells(document, "layer", LAYER, None, numbers)
    assert patch(all).places == (1,)
    cleared = obeys(document, all).block("layer")
    assert (cleared.cells, cleared.bends) == ((), {})


# Rows


class Lab:
    """A drawing with its plan and its weights, which edits carry along."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._replan()
        self.weights = read_weights(make_modules(self.plan, seed=1))

    def _replan(self) -> None:
        self.plan = Planner().plan(self.document, fields_of(self.document))
        assert self.plan.is_sound, self.plan.problems

    def known(self, owner: str, name: str) -> np.ndarray | None:
        return self.weights.get(owner, {}).get(name)

    def inside(self, block: str) -> Inside:
        step = self.plan.step(block)
        found = inside(step.type, step.settings)
        assert found is not None
        return found

    def add(self, block: str, after: int) -> None:
        there = readers(self.plan, block)
        args = (self.inside(block), there, self.known)
        self.do(rows.add_row(self.document, block, after, *args))

    def remove(self, block: str, row: int) -> None:
        there = readers(self.plan, block)
        args = (self.inside(block), there, self.known)
        self.do(rows.remove_row(self.document, block, row, *args))

    def do(self, change: Change) -> None:
        obeys(self.document, change)
        self.document.apply(change)
        for each in change.patches:
            old = self.weights[each.owner][each.name]
            assert each.before is old or np.array_equal(each.before, old)
            own = {**self.weights[each.owner], each.name: each.after}
            self.weights = {**self.weights, each.owner: own}
        self._replan()

    def answers(self, batch: torch.Tensor) -> torch.Tensor:
        """What the network computes; every weight must fit where it belongs."""
        modules = make_modules(self.plan, seed=99, weights=self.weights)
        kept = read_weights(modules)
        for owner, arrays in kept.items():
            for name, array in arrays.items():
                np.testing.assert_array_equal(array, self.weights[owner][name])
        network = build(self.plan, [self.plan.answers[0].signal], modules).eval().double()
        with torch.no_grad():
            return network(batch.double())


def branching() -> Document:
    """A layer read by neurons, by a layer through an activation, and twice by a joint."""
    return Document(
        [
            data_block("iris"),
            Block(id="layer", type=LINEAR, settings={"out_features": 5}, bends={"4": "tanh"}),
            Block(id="norm", type="torch.nn.BatchNorm1d"),
            Block(id="relu", type="torch.nn.ReLU"),
            Block(id="wide", type=LINEAR, settings={"out_features": 2, "in_features": 5}),
            Block(id="neuron", type="lienzo.Neuron"),
            Block(id="joint", type="lienzo.Concatenate"),
            Block(
                id="out",
                type=LINEAR,
                settings={"out_features": 3},
                cells=(Cell(row=1, column=9, cut=True), Cell(row=2, column=-1, frozen=True)),
            ),
            Block(id="loss", type="torch.nn.CrossEntropyLoss"),
            wire("data.input", "layer"),
            wire("layer", "norm"),
            wire("norm", "relu"),
            wire("relu", "wide"),
            wire("layer", "neuron", id="thick"),
            wire("relu", "joint", place=0),
            wire("wide", "joint", place=1),
            wire("layer", "joint", place=2),
            wire("neuron", "joint", place=3),
            wire("joint", "out"),
            wire("out", "loss.input"),
            wire("data.target", "loss.target"),
        ]
    )


def transposed() -> Document:
    """Pictures through a convolution and a transposed one."""
    return chain(
        [
            ("conv", "torch.nn.Conv2d", {"out_channels": 4, "kernel_size": 3}),
            ("norm", "torch.nn.BatchNorm2d", {}),
            ("up", "torch.nn.ConvTranspose2d", {"out_channels": 3, "kernel_size": 2}),
            ("pool", "torch.nn.MaxPool2d", {"kernel_size": 2}),
            ("flatten", "torch.nn.Flatten", {}),
            ("out", LINEAR, {"out_features": 10}),
        ]
    )


NETS = [(digits_mlp, "hidden"), (digits_cnn, "conv"), (branching, "layer")]
NETS += [(transposed, "conv"), (transposed, "up")]


def batch_for(lab: Lab) -> torch.Tensor:
    (shape,) = [one.shape for one in lab.plan.fields.values() if one.role == "input"]
    return torch.randn(7, *shape, generator=torch.Generator().manual_seed(5))


@pytest.mark.parametrize("after", [-1, 1, 2])
@pytest.mark.parametrize(("net", "layer"), NETS)
def test_a_new_row_leaves_what_the_network_computes(net, layer, after):
    lab = Lab(net())
    batch, outputs = batch_for(lab), lab.inside(layer).outputs
    before, old = lab.answers(batch), lab.weights
    lab.add(layer, after)
    assert lab.inside(layer).outputs == outputs + 1
    torch.testing.assert_close(lab.answers(batch), before, rtol=1e-12, atol=1e-12)
    new = lab.weights[layer]["bias"][after + 1]
    assert 0 < abs(new) <= 1
    lab.remove(layer, after + 1)
    for owner, arrays in old.items():
        for name, array in arrays.items():
            np.testing.assert_array_equal(lab.weights[owner][name], array)


@pytest.mark.parametrize(("net", "layer"), NETS)
def test_a_removed_row_is_one_that_says_nothing_any_more(net, layer):
    """The same as if every reader had a zero for it."""
    lab, silent = Lab(net()), Lab(net())
    axes = {(one.owner, one.name): one for one in readers(silent.plan, layer)}
    assert axes
    for one in readers(silent.plan, layer):
        if one.setting != "num_features":
            array = np.moveaxis(silent.weights[one.owner][one.name], one.axis, 0)
            array[one.at(1) : one.at(1) + one.span] = 0.0
    lab.weights = silent.weights
    batch = batch_for(lab)
    expected = silent.answers(batch)
    lab.remove(layer, 1)
    torch.testing.assert_close(lab.answers(batch), expected, rtol=1e-12, atol=1e-12)


def test_a_norm_over_rows_and_slopes_by_channel_make_room_too():
    """The norm sees one number more, so only nearly the same comes out; nothing is drawn anew."""
    lab = Lab(
        chain(
            [
                ("layer", LINEAR, {"out_features": 6}),
                ("norm", "torch.nn.LayerNorm", {}),
                ("slope", "torch.nn.PReLU", {"num_parameters": 6}),
                ("out", LINEAR, {"out_features": 3}),
            ],
            source="iris",
        )
    )
    old = lab.weights
    lab.add("layer", 5)
    assert [lab.weights["norm"][name][6] for name in ("weight", "bias")] == [1.0, 0.0]
    assert lab.document.block("slope").settings == {"num_parameters": 7}
    np.testing.assert_array_equal(lab.weights["out"]["weight"][:, :6], old["out"]["weight"])
    lab.answers(batch_for(lab))


def test_a_feature_goes_on_picking_the_same_number():
    picked = {"column": 1}
    product = {"formula": "x_times_y", "column": 2, "other": 0}
    records = [
        data_block("iris"),
        Block(id="layer", type=LINEAR, settings={"out_features": 3}),
        Block(id="tile", type="lienzo.Feature", settings=picked),
        Block(id="product", type="lienzo.Feature", settings=product),
        Block(id="neuron", type="lienzo.Neuron"),
        wire("data.input", "layer"),
        *(wire("layer", id) for id in ("tile", "product")),
        *(wire(id, "neuron", place=n) for n, id in enumerate(("tile", "product"))),
    ]
    lab = Lab(Document(records))
    batch = batch_for(lab)
    before = lab.answers(batch)
    lab.add("layer", 0)
    torch.testing.assert_close(lab.answers(batch), before, rtol=1e-12, atol=1e-12)
    assert lab.document.block("tile").settings == {"column": 2}
    assert lab.document.block("product").settings == {**product, "column": 3}
    lab.remove("layer", 1)
    torch.testing.assert_close(lab.answers(batch), before, rtol=1e-12, atol=1e-12)


def test_what_was_done_to_rows_and_columns_moves_with_them():
    lab = Lab(branching())
    lab.do(layers.freeze_cells(lab.document, "layer", [(3, 2), (3, -1), (0, 1)], True))
    lab.add("layer", 0)
    layer, out = lab.document.block("layer"), lab.document.block("out")
    assert [(one.row, one.column) for one in layer.cells] == [(0, 1), (4, -1), (4, 2)]
    assert layer.bends == {"5": "tanh"}
    # Column 9 was the third number of the layer itself: behind 5 from relu and 2 from wide.
    assert [(one.row, one.column) for one in out.cells] == [(1, 11), (2, -1)]
    assert lab.document.block("wide").settings["in_features"] == 6
    lab.remove("layer", 4)
    assert [(one.row, one.column) for one in lab.document.block("layer").cells] == [(0, 1)]


def test_cells_of_a_kernel_move_along_its_own_axis():
    lab = Lab(transposed())
    # The weight of "up" is 4 × 3 × 2 × 2: cell (2, 7) is output 1, and column 11 output 2.
    lab.do(layers.freeze_cells(lab.document, "up", [(2, 7), (2, 11), (2, -1)], True))
    lab.add("up", 0)
    cells = lab.document.block("up").cells
    assert [(one.row, one.column) for one in cells] == [(2, 11), (2, 15), (3, -1)]
    lab.add("conv", 1)
    cells = lab.document.block("up").cells
    assert [(one.row, one.column) for one in cells] == [(3, -1), (3, 11), (3, 15)]


def test_rows_without_known_weights_are_drawn(document):
    change = rows.add_row(document, "layer", 2, LAYER)
    assert obeys(document, change).block("layer").settings == {"out_features": 4}
    assert change.patches == ()


def test_the_last_row_stays():
    one = Document([Block(id="layer", type=LINEAR)])
    with pytest.raises(Refusal, match="the only one"):
        rows.remove_row(one, "layer", 0, Inside((1, 4), 1, 4))


def test_channels_in_groups_are_refused():
    one = Document([Block(id="layer", type="torch.nn.Conv1d")])
    with pytest.raises(Refusal, match="groups"):
        rows.add_row(one, "layer", 0, Inside((4, 2, 3), 4, 4, groups=2))


def test_what_a_layer_does_not_have_is_told_and_forgotten_with_one_click():
    document = digits_mlp()
    kept = (Cell(row=0, column=3, cut=True), Cell(row=31, column=-1, value=1.0))
    lost = (Cell(row=32, column=0, cut=True), Cell(row=0, column=64, frozen=True))
    bends = {"31": "relu", "32": "relu", "1": "loud", "-1": "relu", "02": "relu"}
    before = document.block("hidden")
    after = replace(before, cells=(*kept, *lost), bends=bends)
    document.apply(Change(Text("Test"), {"hidden": (before, after)}))
    plan = Planner().plan(document, fields_of(document))
    assert plan.is_sound
    step = plan.step("hidden")
    assert (step.cells, step.bends) == (kept, {"31": "relu"})
    (problem,) = [one for one in plan.problems if one.code == "no_such_weight"]
    assert (problem.block, problem.severity) == ("hidden", "warning")
    mended = obeys(document, problem.repairs[0].change)
    assert mended.block("hidden").cells == kept
    assert not Planner().plan(mended, fields_of(mended)).problems


def test_a_block_that_does_not_open_forgets_everything():
    document = digits_mlp()
    before = document.block("relu")
    after = replace(before, cells=(Cell(row=0, column=0, cut=True),), is_open=True)
    document.apply(Change(Text("Test"), {"relu": (before, after)}))
    (problem,) = Planner().plan(document, fields_of(document)).problems
    assert obeys(document, problem.repairs[0].change).block("relu") == before


@pytest.mark.parametrize(
    ("type", "settings", "shape"),
    [
        (LINEAR, {"in_features": 4, "out_features": 3}, (3, 4)),
        ("torch.nn.Conv2d", {"in_channels": 4, "out_channels": 6, "kernel_size": 3, "groups": 2},
         (6, 2, 3, 3)),
        ("torch.nn.Conv1d", {"in_channels": 4, "out_channels": 6, "kernel_size": (5,)}, (6, 4, 5)),
        ("torch.nn.ConvTranspose2d",
         {"in_channels": 4, "out_channels": 6, "kernel_size": (2, 3), "groups": 2}, (4, 3, 2, 3)),
    ],
)  # fmt: skip
def test_the_inside_is_the_shape_of_the_weight(type, settings, shape):
    from backend.catalog.catalog import CATALOG

    there = inside(type, settings)
    weight = CATALOG[type].make(**settings).weight
    assert there is not None
    assert there.shape == shape == tuple(weight.shape)
    assert (there.rows, there.columns) == (shape[0], weight[0].numel())


def test_only_layers_that_open_have_an_inside():
    from backend.catalog.catalog import CATALOG

    opening = {id for id in CATALOG if CATALOG[id].card.opens}
    sizes = {"in_features": 2, "out_features": 2, "in_channels": 2, "out_channels": 2}
    found = {id for id in CATALOG if inside(id, {**sizes, "kernel_size": 1})}
    assert found == opening
    assert inside(LINEAR, {"out_features": 3}) is None
