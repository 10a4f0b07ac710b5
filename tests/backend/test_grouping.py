"""A layer and its neurons are two ways to draw the same: weights and outputs stay."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.planner import Planner
from backend.compiler.readers import widths
from backend.document import folding, single_neurons, unfolding
from backend.document.change import Change, replaced
from backend.document.document import Document
from backend.document.folding import fold
from backend.document.inside import Inside, inside
from backend.document.records import Block, Cell, Objective, Wire
from backend.document.single_neurons import ACTIVATION_BLOCKS
from backend.document.unfolding import unfold
from backend.text import Refusal, Text
from tests.drawings import (
    LINEAR,
    RELU,
    chain,
    data_block,
    digits_cnn,
    digits_mlp,
    fields_of,
    neuron_net,
    wire,
)
from tests.laws import obeys

NEURON, CONCATENATE = "lienzo.Neuron", "lienzo.Concatenate"


@pytest.fixture(autouse=True, scope="module")
def _ids():
    """Ids in the order in which they are given, so that a failure comes again."""
    numbers = itertools.count()
    with pytest.MonkeyPatch.context() as patched:
        for module in (folding, single_neurons, unfolding):
            patched.setattr(module, "fresh_id", lambda: f"new{next(numbers):06}")
        yield


class Lab:
    """A drawing with its plan and its weights; edits carry weights along or leave them be."""

    def __init__(self, document: Document, seed: int = 1) -> None:
        self.document = document
        self._plan()
        made = read_weights(make_modules(self.plan, seed=seed))
        self.weights = {id: dict(made[id]) for id in made}

    def _plan(self) -> None:
        self.plan = Planner().plan(self.document, fields_of(self.document))
        assert self.plan.is_sound, self.plan.problems

    def known(self, owner: str, name: str) -> np.ndarray | None:
        return self.weights.get(owner, {}).get(name)

    def do(self, change: Change) -> None:
        obeys(self.document, change)
        self.document.apply(change)
        for patch in change.patches:
            own = self.weights.setdefault(patch.owner, {})
            own.pop(patch.name, None)
            if patch.after is not None:
                own[patch.name] = patch.after
        self._plan()

    def unfold(self, block: str) -> None:
        step = self.plan.step(block)
        there = inside(step.type, step.settings)
        self.do(unfold(self.document, block, there, widths(self.plan, self.document), self.known))

    def fold(self, ids) -> None:
        self.do(fold(self.document, ids, widths(self.plan, self.document), self.known))

    def of(self, type: str) -> list[Block]:
        """The blocks of a type from left to right, then from top to bottom."""
        found = [block for block in self.document.blocks if block.type == type]
        return sorted(found, key=lambda block: (block.x, block.y))

    def batch(self) -> torch.Tensor:
        (shape,) = [one.shape for one in self.plan.fields.values() if one.role == "input"]
        return torch.randn(7, *shape, generator=torch.Generator().manual_seed(5))

    def answers(self, dtype: torch.dtype = torch.float64) -> torch.Tensor:
        """What the network computes; every number it has must come from the weights."""
        modules = make_modules(self.plan, seed=99, weights=self.weights)
        kept = read_weights(modules)
        for owner in kept:
            for name, array in kept[owner].items():
                np.testing.assert_array_equal(array, self.weights[owner][name], err_msg=owner)
        network = build(self.plan, [self.plan.answers[0].signal], modules).eval().to(dtype)
        with torch.no_grad():
            return network(self.batch().to(dtype))


def same(before: torch.Tensor, after: torch.Tensor) -> None:
    torch.testing.assert_close(after, before, rtol=1e-12, atol=1e-12)


def with_block(document: Document, id: str, **fields) -> Document:
    before = document.block(id)
    document.apply(replaced(Text("Test"), [(before, replace(before, **fields))]))
    return document


def mlp(*sizes: int, activation: str = "torch.nn.Tanh") -> Document:
    """Four numbers through layers with activations between them."""
    layers = []
    for number, size in enumerate(sizes):
        layers.append((f"layer{number}", LINEAR, {"out_features": size}))
        if number < len(sizes) - 1:
            layers.append((f"bend{number}", activation, {}))
    return chain(layers, source="iris")


# Unfolding


def test_a_layer_unfolds_into_neurons_that_compute_the_same():
    lab = Lab(mlp(5, 3))
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    neurons = lab.of(NEURON)
    assert [neuron.settings["activation"] for neuron in neurons] == ["tanh"] * 5
    assert "bend0" not in lab.document
    (joint,) = lab.of(CONCATENATE)
    assert [one.source for one in lab.document.wires_into(joint.id)] == [one.id for one in neurons]
    assert [one.id for one in lab.document.wires_from(joint.id)] == ["bend0>layer1"]


def test_a_layer_behind_neurons_takes_their_joint_apart():
    lab = Lab(mlp(5, 4, 3))
    before = lab.answers()
    for layer in ("layer0", "layer1", "layer2"):
        lab.unfold(layer)
        same(before, lab.answers())
    assert len(lab.of(NEURON)) == 12
    assert len(lab.of(CONCATENATE)) == 1, "only the loss still takes one wire"
    assert len(lab.document.wires) == 5 + 5 * 4 + 4 * 3 + 3 + 2


@pytest.mark.parametrize("type", [None, *ACTIVATION_BLOCKS.values()])
def test_every_activation_goes_into_the_neurons(type):
    lab = Lab(mlp(4, 3, activation=type or "torch.nn.Mish"))
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    assert ("bend0" in lab.document) == (type is None)


def test_an_activation_that_is_not_the_usual_one_stays():
    slope = {"negative_slope": 0.3}
    document = with_block(mlp(4, 3, activation="torch.nn.LeakyReLU"), "bend0", settings=slope)
    lab = Lab(document)
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    assert "bend0" in lab.document


def test_bends_become_the_neurons_own():
    lab = Lab(with_block(mlp(4, 3), "layer0", bends={"1": "relu", "3": "gelu"}))
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    neurons = lab.of(NEURON)
    assert [one.settings["activation"] for one in neurons] == ["linear", "relu", "linear", "gelu"]
    assert "bend0" in lab.document


def test_names_frozen_and_objectives_go_along():
    document = with_block(mlp(3, 3), "layer0", name="hidden", frozen=True)
    document.apply(
        Change(
            Text("Test"),
            {"two": (None, Objective(id="two", minimise={"loss": 1.0}, moves=("layer0",)))},
        )
    )
    lab = Lab(document)
    lab.unfold("layer0")
    neurons = lab.of(NEURON)
    assert [one.name for one in neurons] == ["hidden 1", "hidden 2", "hidden 3"]
    assert all(one.frozen for one in neurons)
    assert lab.document["two"].moves == tuple(one.id for one in neurons)
    lab.fold([one.id for one in neurons])
    (layer,) = [one for one in lab.of(LINEAR) if one.id != "layer1"]
    assert (layer.name, layer.frozen) == ("hidden", True)
    assert lab.document["two"].moves == (layer.id,)


def test_what_was_done_inside_is_done_to_wires():
    cells = (
        Cell(row=0, column=-1, value=0.25),
        Cell(row=0, column=1, cut=True),
        Cell(row=1, column=0, frozen=True),
        Cell(row=1, column=2, value=-0.5),
        Cell(row=2, column=-1, cut=True),
    )
    lab = Lab(with_block(mlp(3, 3), "layer1", cells=cells))
    before = lab.answers()
    lab.unfold("layer0")
    lab.unfold("layer1")
    same(before, lab.answers())
    first, second, third = (one for one in lab.of(NEURON) if one.settings["activation"] == "linear")
    assert (first.settings["start"], third.settings["bias"]) == (0.25, False)
    assert len(lab.document.wires_into(first.id)) == 2
    frozen = [(one.frozen, one.weight) for one in lab.document.wires_into(second.id)]
    assert frozen == [(True, None), (False, None), (False, -0.5)]
    lab.fold([first.id, second.id, third.id])
    same(before, lab.answers())
    (layer,) = lab.of(LINEAR)
    assert layer.cells == cells


def test_single_weights_of_a_wide_source_get_tiles_that_pick_one_number():
    cells = (Cell(row=0, column=2, cut=True), Cell(row=1, column=3, value=1.5))
    lab = Lab(with_block(mlp(3, 3), "layer0", cells=cells))
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    assert [one.settings["column"] for one in lab.of("lienzo.Feature")] == [0, 1, 2, 3]
    assert len(lab.document.wires_into(lab.of(NEURON)[0].id)) == 3


def test_a_row_cut_from_a_whole_source_needs_no_tiles():
    cells = tuple(Cell(row=0, column=column, cut=True) for column in range(3))
    lab = Lab(with_block(mlp(3, 2, 3), "layer1", cells=cells))
    before = lab.answers()
    lab.unfold("layer0")
    lab.unfold("layer1")
    same(before, lab.answers())
    assert not lab.of("lienzo.Feature")


def test_a_wide_wire_into_a_neuron_is_split_with_its_weights():
    document = mlp(4, 3)
    document.apply(
        Change(
            Text("Test"),
            {
                "n": (None, Block(id="n", type=NEURON, x=700.0)),
                "joint": (None, Block(id="joint", type=CONCATENATE, x=900.0)),
                "a": (None, wire("bend0", "n", id="a", weight=0.5, frozen=True)),
                "b": (None, wire("n", "joint", id="b", place=0)),
                "c": (None, wire("bend0", "joint", id="c", place=1)),
                "d": (None, wire("n", "joint", id="d", place=2)),
                "bend0>layer1": (document["bend0>layer1"], None),
                "e": (None, wire("joint", "layer1", id="e")),
            },
        )
    )
    lab = Lab(document)
    before = lab.answers()
    lab.unfold("layer0")
    same(before, lab.answers())
    into = lab.document.wires_into("n")
    assert [(one.weight, one.frozen, one.place) for one in into] == [
        (0.5, True, place) for place in range(4)
    ]
    assert [one.place for one in lab.document.wires_into("joint")] == [0, 1, 2, 3, 4, 5]


def test_one_neuron_needs_no_joint():
    lab = Lab(chain([("out", LINEAR, {"out_features": 1})], "circle", "torch.nn.BCEWithLogitsLoss"))
    before = lab.answers()
    lab.unfold("out")
    same(before, lab.answers())
    assert not lab.of(CONCATENATE)
    assert "out>loss" in lab.document


def test_neurons_stand_in_a_column_with_room():
    lab = Lab(mlp(20, 3))
    above = Block(id="above", type=RELU, x=210.0, y=-120.0)
    below = Block(id="below", type=RELU, x=190.0, y=120.0)
    lab.do(Change(Text("Test"), {"above": (None, above), "below": (None, below)}))
    lab.unfold("layer0")
    neurons = lab.of(NEURON)
    assert len({one.x for one in neurons}) == 1
    ys = [one.y for one in neurons]
    assert min(np.diff(ys)) >= 48
    assert lab.document.block("above").y + 64 < ys[0]
    assert lab.document.block("below").y > ys[-1] + 40


@pytest.mark.parametrize(
    ("net", "layer", "message"),
    [
        (lambda: chain([("big", LINEAR, {"out_features": 300})], "iris"), "big", "at most 256"),
        (
            lambda: with_block(
                mlp(3, 3), "layer0", cells=(Cell(row=1, column=-1, frozen=True),)
            ),
            "layer0",
            "bias",
        ),
        (
            lambda: with_block(
                digits_mlp(), "hidden",
                settings={"out_features": 8}, cells=(Cell(row=1, column=2, frozen=True),),
            ),
            "hidden",
            None,
        ),
    ],
)  # fmt: skip
def test_what_neurons_cannot_do_is_refused(net, layer, message):
    lab = Lab(net())
    if message is None:
        lab.unfold(layer)
        assert len(lab.of("lienzo.Feature")) == 64
        return
    with pytest.raises(Refusal, match=message):
        lab.unfold(layer)


def test_a_layer_over_series_is_refused():
    there = Inside((3, 4), 3, 4)
    document = mlp(3, 3)
    with pytest.raises(Refusal, match="rows of numbers"):
        unfold(document, "layer0", there, {})


def test_undoing_brings_the_weights_of_the_layer_back():
    lab = Lab(mlp(4, 3))
    before, start = lab.answers(), dict(lab.weights["layer0"])
    document = lab.document.copy()
    step = lab.plan.step("layer0")
    there = widths(lab.plan, document)
    change = unfold(document, "layer0", inside(step.type, step.settings), there, lab.known)
    lab.do(change)
    assert not lab.weights["layer0"]
    lab.do(change.inverse)
    assert torch.equal(lab.answers(), before)
    np.testing.assert_array_equal(lab.weights["layer0"]["weight"], start["weight"])


def test_layers_nobody_has_trained_unfold_without_numbers():
    document = mlp(3, 3)
    plan = Planner().plan(document, fields_of(document))
    change = unfold(document, "layer0", Inside((3, 4), 3, 4), widths(plan, document))
    assert change.patches == ()
    obeys(document, change)


# Folding


def test_neurons_fold_into_the_layer_they_form():
    lab = Lab(neuron_net(4))
    before = lab.answers()
    lab.fold([f"neuron{n}" for n in range(4)])
    same(before, lab.answers())
    assert [one.settings for one in lab.of(LINEAR)] == [{"out_features": 4}]
    assert len(lab.of("torch.nn.Tanh")) == 1
    (into,) = lab.document.wires_into("answer")
    assert lab.weights[into.id]["weight"].shape == (4,)
    lab.fold(["answer"])
    same(before, lab.answers())
    assert len(lab.document.blocks) == 5


def test_an_answer_folds_first_and_its_joint_goes_with_the_others():
    lab = Lab(neuron_net(4))
    before = lab.answers()
    lab.fold(["answer"])
    assert len(lab.of(CONCATENATE)) == 1
    lab.fold([f"neuron{n}" for n in range(4)])
    same(before, lab.answers())
    assert not lab.of(CONCATENATE)
    assert len(lab.of(LINEAR)) == 2


@pytest.mark.parametrize("sizes", [(5, 3), (6, 4, 3), (1, 3)])
def test_there_and_back_the_weights_are_the_same(sizes):
    lab = Lab(mlp(*sizes))
    before, weights = lab.answers(), {id: dict(own) for id, own in lab.weights.items()}
    for number in range(len(sizes)):
        lab.unfold(f"layer{number}")
    while lab.of(NEURON):
        first = lab.of(NEURON)[0]
        column = [one.id for one in lab.of(NEURON) if one.x == first.x]
        lab.fold(column)
        same(before, lab.answers())
    assert len(lab.of(LINEAR)) == len(sizes)
    assert not lab.of(CONCATENATE)
    for number, layer in enumerate(lab.of(LINEAR)):
        for name, array in weights[f"layer{number}"].items():
            np.testing.assert_array_equal(lab.weights[layer.id][name], array)
    assert [one.y for one in lab.of(LINEAR)] == [0.0] * len(sizes)


def test_different_activations_become_bends():
    lab = Lab(with_block(neuron_net(3), "neuron1", settings={"activation": "relu"}))
    before = lab.answers()
    lab.fold(["neuron0", "neuron1", "neuron2"])
    same(before, lab.answers())
    (layer,) = lab.of(LINEAR)
    assert layer.bends == {"0": "tanh", "1": "relu", "2": "tanh"}


def test_missing_wires_become_cut_weights_and_the_label_says_so():
    lab = Lab(neuron_net(4))
    lab.fold(["answer"])
    lab.unfold(lab.of(LINEAR)[0].id)
    document = lab.document
    (gone,) = [one for one in document.wires if one.source == "neuron1"]
    document.apply(Change(Text("Test"), {gone.id: (gone, None)}))
    answer = gone.target
    second = replace(document.block(answer), id="second", y=80.0)
    more = [replace(one, id=f"{n}") for n, one in enumerate(document.wires_into(answer))]
    more = [replace(one, target="second") for one in more]
    joint = Block(id="joint", type=CONCATENATE, x=900.0)
    (out,) = document.wires_from(answer)
    table = {one.id: (None, one) for one in (second, joint, *more)}
    table["w"] = (None, wire(answer, "joint", id="w", place=0))
    table["v"] = (None, wire("second", "joint", id="v", place=1))
    table["u"] = (None, wire("neuron1", "second", id="u", place=9))
    table[out.id] = (out, replace(out, source="joint"))
    document.apply(Change(Text("Test"), table))
    with_block(document, "loss", type="torch.nn.CrossEntropyLoss", settings={})
    lab = Lab(document)
    before = lab.answers()
    there = widths(lab.plan, document)
    change = fold(document, [answer, "second"], there, lab.known)
    assert "cut" in str(change.label)
    lab.do(change)
    same(before, lab.answers())
    (layer,) = lab.of(LINEAR)
    assert [(one.row, one.column) for one in layer.cells if one.cut] == [(0, 3)]


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (["layer0"], "Only single neurons"),
        (["nobody"], "Only single neurons"),
        ([], "Only single neurons"),
        (["neuron0", "answer"], "feed others"),
        (["neuron0", "neuron1"], None),
    ],
)
def test_what_is_no_column_is_refused(ids, message):
    lab = Lab(neuron_net(3))
    if message is None:
        lab.fold(ids)
        assert len(lab.document.wires_into("answer")) == 2
        return
    with pytest.raises(Refusal, match=message):
        lab.fold(ids)


def net_with(*records) -> Lab:
    document = neuron_net(3)
    table = {one.id: (document.get(one.id), one) for one in records}
    document.apply(Change(Text("Test"), table))
    return Lab(document)


@pytest.mark.parametrize(
    ("lab", "message"),
    [
        (lambda: net_with(*(wire("data.input", f"neuron{n}", id=f"data.input>neuron{n}>0",
                                 tie="a") for n in range(2))), "Untie"),
        (lambda: net_with(wire("data.input", "neuron0", id="more", place=1)), "two wires"),
        (lambda: net_with(Objective(id="two", minimise={"loss": 1.0}, moves=("neuron0",))),
         "objective"),
        (lambda: net_with(wire("neuron0", "answer", id="neuron0>answer>0", weight=2.0)),
         "one by one"),
        (lambda: net_with(Block(id="spy", type=NEURON), wire("neuron0", "spy"),
                          Block(id="spy2", type=NEURON), wire("spy", "answer", place=7)), None),
    ],
)  # fmt: skip
def test_what_a_layer_cannot_do_is_refused(lab, message):
    there = lab()
    with pytest.raises(Refusal) as refused:
        there.fold(["neuron0", "neuron1", "neuron2"])
    assert (message or "takes only some") in f"{refused.value.what} {refused.value.advice}"


def test_too_few_common_wires_are_refused():
    records = [data_block("circle")]
    records += [Block(id=f"n{n}", type=NEURON, y=64.0 * n) for n in range(5)]
    records += [wire("data.input", f"n{n}") for n in range(3)]
    records += [wire("n0", "n3"), wire("n1", "n4")]
    records += [Block(id="joint", type=CONCATENATE)]
    records += [wire("n3", "joint", place=0), wire("n4", "joint", place=1)]
    records += [wire("n2", "joint", place=2)]
    lab = Lab(Document(records))
    lab.fold(["n3", "n4"])
    document = Document([*records, Block(id="n5", type=NEURON), wire("n2", "n5")])
    lab = Lab(document)
    with pytest.raises(Refusal, match="3 of the 9"):
        lab.fold(["n3", "n4", "n5"])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_layer_with_anything_inside_goes_there_and_back(data):
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    document = mlp(*sizes, 3)
    for number, size in enumerate([*sizes, 3]):
        given_numbers = 4 if number == 0 else sizes[number - 1]
        places = st.tuples(st.integers(0, size - 1), st.integers(-1, given_numbers - 1))
        cells = []
        for row, column in sorted(data.draw(st.sets(places, max_size=5))):
            kind = data.draw(st.sampled_from(["cut", "frozen", "typed", "frozen and typed"]))
            frozen = "frozen" in kind and column >= 0
            value = 0.5 if "typed" in kind or not (frozen or kind == "cut") else None
            cells.append(Cell(row=row, column=column, cut=kind == "cut", frozen=frozen,
                              value=None if kind == "cut" else value))  # fmt: skip
        bends = data.draw(
            st.dictionaries(
                st.integers(0, size - 1).map(str), st.sampled_from(["relu", "gelu"]), max_size=2
            )
        )
        with_block(document, f"layer{number}", cells=tuple(cells), bends=bends)
    lab = Lab(document)
    before = lab.answers()
    names = [f"layer{number}" for number in range(len(sizes) + 1)]
    for name in data.draw(st.permutations(names)):
        lab.unfold(name)
        same(before, lab.answers())
    column = {}
    for neuron in lab.of(NEURON):
        column.setdefault(neuron.x, []).append(neuron.id)
    for ids in data.draw(st.permutations(list(column.values()))):
        try:
            lab.fold(ids)
        except Refusal:
            continue
        same(before, lab.answers())


def test_float32_answers_are_the_same_to_a_few_last_bits():
    lab = Lab(digits_mlp())
    before = lab.answers(torch.float32)
    lab.unfold("hidden")
    lab.unfold("out")
    after = lab.answers(torch.float32)
    assert (after - before).abs().max() <= 4 * torch.finfo(torch.float32).eps


def test_pictures_stay_layers():
    lab = Lab(digits_cnn())
    with pytest.raises(Refusal):
        unfold(lab.document, "conv", Inside((8, 1, 3, 3), 8, 1), widths(lab.plan, lab.document))


def test_wires_of_the_new_neurons_are_those_of_the_plan():
    lab = Lab(mlp(3, 3))
    lab.unfold("layer0")
    wires = {one.id for one in lab.document.wires if isinstance(one, Wire)}
    assert {id for step in lab.plan.steps for id in step.wires} <= wires
