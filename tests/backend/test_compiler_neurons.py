"""Single neurons: fused they compute what each would by itself, and every weight has an owner."""

import random

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.neurons import Matrix, Mesh, fuse
from backend.compiler.plan import Field, Signal
from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block
from backend.training.recipe import Recipe
from tests.drawings import data_block, fields_of, neuron_net, wire

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
}
VECTOR = (Field("input", (3,), "float32", "input", "numbers"),)


def neuron(id, activation="tanh", **more):
    return Block(id=id, type="lienzo.Neuron", settings={"activation": activation}, **more)


def sparse_net(count, fan_in, seed=0):
    """Neurons that each take `fan_in` numbers from the data or from any earlier ones."""
    chance = random.Random(seed)
    records = [data_block("vector")]
    for number in range(count):
        records.append(neuron(f"n{number}", chance.choice(sorted(ACTIVATIONS))))
        for place in range(fan_in):
            source = chance.randrange(-1, number)
            start = "data.input" if source < 0 else f"n{source}"
            records.append(wire(start, f"n{number}", place=place))
    return Document(records)


def compute_alone(plan, weights, batch, block):
    """One neuron after the other, by hand."""
    step = plan.step(block)
    if step is None:
        return batch
    total = torch.zeros(len(batch), 1, dtype=torch.float64)
    for id, signal in zip(step.wires, step.inputs["input"], strict=True):
        numbers = compute_alone(plan, weights, batch, signal.block)
        total += numbers @ torch.from_numpy(weights[id]["weight"]).double()[:, None]
    if block in weights:
        total += torch.from_numpy(weights[block]["bias"]).double()
    return ACTIVATIONS[step.settings["activation"]](total)


@st.composite
def nets(draw):
    """Neurons in any order, each fed by the data or by earlier neurons."""
    records, ids = [data_block("vector")], ["data"]
    for number in range(draw(st.integers(1, 9))):
        id = f"n{number}"
        activation = draw(st.sampled_from(sorted(ACTIVATIONS)))
        bias = draw(st.sampled_from([True, False, 0.5]))
        block = Block(
            id=id,
            type="lienzo.Neuron",
            settings={"activation": activation, "bias": bias},
            y=draw(st.integers(0, 5)),
            frozen=draw(st.booleans()),
        )
        records.append(block)
        sources = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4))
        for place, source in enumerate(sources):
            start = f"{source}.input" if source == "data" else source
            records.append(wire(start, id, place=place))
        ids.append(id)
    return Document(records)


@settings(max_examples=60, deadline=None)
@given(nets())
def test_fused_neurons_compute_what_each_would_alone(document):
    plan = Planner().plan(document, {"data": VECTOR})
    assert plan.is_sound, plan.problems
    modules = make_modules(plan, seed=1)
    weights = read_weights(modules)
    signals = [Signal(step.block, "output") for step in plan.steps]
    network = build(plan, signals, modules).double()
    batch = torch.randn(6, 3, dtype=torch.float64)

    answers = network(batch)
    answers = answers if isinstance(answers, tuple) else (answers,)
    for signal, answer in zip(signals, answers, strict=True):
        alone = compute_alone(plan, weights, batch, signal.block)
        torch.testing.assert_close(answer, alone, rtol=1e-12, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(nets())
def test_weights_survive_being_read_and_put_back(document):
    plan = Planner().plan(document, {"data": VECTOR})
    weights = read_weights(make_modules(plan, seed=1))
    again = read_weights(make_modules(plan, seed=2, weights=weights))
    wires = {wire for step in plan.steps for wire in step.wires}
    biased = {step.block for step in plan.steps if step.settings["bias"] is not False}
    assert weights.keys() == again.keys() == wires | biased
    for owner, arrays in weights.items():
        for name, array in arrays.items():
            np.testing.assert_array_equal(again[owner][name], array)
    assert len(weights.numbers) + len(weights.biases) == plan.parameters


def test_a_column_fully_wired_is_one_plain_matrix():
    plan = Planner().plan(neuron_net(5), {"data": VECTOR})
    hidden, answer = (part for part in fuse(plan) if isinstance(part, Matrix))
    assert (len(hidden.neurons), hidden.fan_in, hidden.mask()) == (5, 3, None)
    assert (len(answer.neurons), answer.fan_in, answer.mask()) == (1, 5, None)


def columns(sources, count, missing=(), prefix="b"):
    """`count` neurons that take all `sources`, but for the (source, neuron) that are missing."""
    records = []
    for number in range(count):
        records.append(neuron(f"{prefix}{number}", y=float(number)))
        records += [
            wire(source, f"{prefix}{number}", place=place)
            for place, source in enumerate(sources)
            if (place, number) not in missing
        ]
    return records


def test_only_missing_wires_make_a_mask():
    records = [data_block(), *columns(["data.input"], 30, prefix="a")]
    records += columns([f"a{number}" for number in range(30)], 30, missing={(3, 7)})
    plan = Planner().plan(Document(records), {"data": VECTOR})
    first, second = fuse(plan)
    assert first.mask() is None
    assert sum(map(sum, second.mask())) == 899
    assert second.mask()[7][3] == 0
    signals = [Signal(f"b{number}", "output") for number in range(30)]
    network = build(plan, signals, make_modules(plan, seed=0))
    calls = [node.op for node in network.graph.nodes]
    assert calls.count("call_module") == 2
    assert not any("cat" in node.name for node in network.graph.nodes)


def test_few_wires_make_one_mesh_whatever_their_depths():
    plan = Planner().plan(sparse_net(200, 4), {"data": VECTOR})
    (mesh,) = fuse(plan)
    assert isinstance(mesh, Mesh)
    assert len(mesh.depths) > 5
    assert len(mesh.source) == plan.parameters - 200


@pytest.mark.parametrize("settings", [{"start": -1.5}, {"bias": -1.5}])
def test_what_a_person_typed_is_where_training_starts(settings):
    records = [data_block(), Block(id="n", type="lienzo.Neuron", settings=settings)]
    records.append(wire("data.input", "n", weight=0.25))
    plan = Planner().plan(Document(records), {"data": VECTOR})
    weights = read_weights(make_modules(plan, seed=0))
    np.testing.assert_array_equal(weights["data.input>n>0"]["weight"], [0.25, 0.25, 0.25])
    np.testing.assert_array_equal(weights["n"]["bias"], [-1.5])


def test_a_frozen_neuron_learns_nothing_and_its_neighbour_does():
    records = [data_block(), neuron("a", frozen=True), neuron("b")]
    records += [wire("data.input", "a"), wire("data.input", "b")]
    plan = Planner().plan(Document(records), {"data": VECTOR})
    learns = {
        level.neurons[0].block: modules[level.key].weight.requires_grad
        for modules in [make_modules(plan)]
        for level in fuse(plan)
    }
    assert learns == {"a": False, "b": True}


def test_neurons_that_an_objective_does_not_name_stay():
    document = neuron_net()
    document.apply(edits.change_objective(document, "objective", moves=("neuron1", "answer")))
    plan = Planner().plan(document, fields_of(document))
    modules = make_modules(plan, 0)
    start = read_weights(modules)
    (learner,) = Recipe(document, plan, modules).learners(epochs=1, steps_per_epoch=1)
    learner.improve((torch.randn(8, 2), torch.tensor([0, 1] * 4)))
    end = read_weights(modules)
    moved = {
        document.get(owner).target if name == "weight" else owner
        for owner in start
        for name in start[owner]
        if not np.array_equal(start[owner][name], end[owner][name])
    }
    assert moved == {"neuron1", "answer"}


@pytest.mark.parametrize("shape", [(1, 8, 8), ()])
def test_a_neuron_takes_rows_only(shape):
    field = Field("input", shape, "float32", "input", "numbers")
    document = Document([data_block(), neuron("a"), wire("data.input", "a")])
    (problem,) = Planner().plan(document, {"data": (field,)}).problems
    assert problem.block == "a"
    document.apply(problem.repairs[0].change)
    assert Planner().plan(document, {"data": (field,)}).is_sound


def test_neighbours_that_are_joined_come_in_one_piece():
    records = [data_block(), *columns(["data.input"], 3), neuron("late", "relu", y=9.0)]
    records += [Block(id="join", type="lienzo.Concatenate"), wire("data.input", "late")]
    records += [wire(f"b{n}", "join", place=n) for n in range(3)]
    records += [wire("late", "join", place=3), wire("data.input", "join", place=4)]
    plan = Planner().plan(Document(records), {"data": VECTOR})
    modules = make_modules(plan, seed=0)
    network = build(plan, [Signal("join", "output")], modules)
    (call,) = (node for node in network.graph.nodes if node.target == "concatenate")
    assert len(call.args) == 3
    alone = build(plan, [Signal(id, "output") for id in ("b0", "b1", "b2", "late")], modules)
    batch = torch.randn(5, 3)
    assert torch.equal(network(batch), torch.cat([*alone(batch), batch], 1))


FORMULAS = ("x", "x", "x_squared", "x_times_y", "sin_x", "x_times_y")


def test_features_of_one_source_are_made_together_when_it_must_be_quick():
    records = [data_block()]
    for number, formula in enumerate(FORMULAS):
        settings = {"formula": formula, "column": number % 3, "other": (number + 1) % 3}
        records.append(
            Block(id=f"f{number}", type="lienzo.Feature", settings=settings, y=float(number))
        )
        records.append(wire("data.input", f"f{number}"))
    records += columns([f"f{number}" for number in range(len(FORMULAS))], 4)
    plan = Planner().plan(Document(records), {"data": VECTOR})
    assert plan.is_sound
    modules = make_modules(plan, seed=0)
    signals = [Signal(f"b{n}", "output") for n in range(4)] + [Signal("f3", "output")]
    slow, quick = (build(plan, signals, modules, for_speed) for for_speed in (False, True))
    batch = torch.randn(5, 3)
    for one, other in zip(slow(batch), quick(batch), strict=True):
        assert torch.equal(one, other)
    calls = [sum(node.op == "call_module" for node in each.graph.nodes) for each in (slow, quick)]
    assert calls == [7, 2]
