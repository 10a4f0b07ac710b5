"""Drawings of single neurons against each neuron computed by hand, one number after the other."""

import math
import random

import numpy as np
import pytest
import torch

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.levels import Level, Matrix, Mesh
from backend.compiler.neurons import fuse
from backend.compiler.plan import Field, Signal
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.records import Block
from tests.drawings import data_block, wire

COLUMNS = 3
FIELDS = {
    "data": (
        Field("input", (COLUMNS,), "float32", "input", "numbers"),
        Field("target", (1,), "float32", "target", "value"),
    )
}
BENDS = {
    "linear": lambda z: z,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "elu": lambda z: z if z > 0 else math.expm1(z),
    "gelu": lambda z: z * 0.5 * (1 + math.erf(z / math.sqrt(2))),
    "silu": lambda z: z / (1 + math.exp(-z)),
    "softplus": lambda z: math.log1p(math.exp(z)),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
}


def random_drawing(seed, neurons=60, dense=False):
    """Any acyclic wiring: vectors from the data, skips, doubled, frozen and tied wires, neurons
    that are frozen or have no bias, every activation."""
    chance = random.Random(seed)
    records, ids = [data_block("vector")], []
    for number in range(neurons):
        bias = dense or chance.random() < 0.8
        settings = {"activation": chance.choice(sorted(BENDS)), "bias": bias}
        if bias and chance.random() < 0.2:
            settings["start"] = chance.uniform(-1, 1)
        frozen = not dense and chance.random() < 0.1
        id = f"n{number}"
        records.append(
            Block(id=id, type="lienzo.Neuron", settings=settings, frozen=frozen, y=float(number))
        )
        records += [
            wire(source, id, place=place, **_bonds(chance, source))
            for place, source in enumerate(_sources(chance, ids, dense))
        ]
        ids.append(id)
    return Document(records)


def _sources(chance, ids, dense):
    if dense:  # columns of thirty, each wired to nearly all of the one before
        start = len(ids) // 30 * 30
        before = ids[max(0, start - 30) : start]
        return before[: -1 if chance.random() < 0.1 else None] or ["data.input"]
    return [chance.choice(["data.input", *ids]) for _ in range(chance.randint(1, 5))]


def _bonds(chance, source):
    bonds = {}
    if chance.random() < 0.15:
        bonds["tie"] = f"tie {chance.randint(1, 3)}" + (" wide" if "data" in source else "")
    if chance.random() < 0.1:
        bonds["frozen"] = True
    if chance.random() < 0.2:
        bonds["weight"] = chance.uniform(-1, 1)
    return bonds


def planned(document):
    plan = Planner().plan(document, FIELDS)
    assert plan.is_sound, [str(one.what) for one in plan.problems]
    return plan


def by_hand(plan, weights, example):
    """The neurons' outputs for one example, by plain sums of Python numbers."""
    known = {}
    for step in plan.steps:
        total = float(weights[step.block]["bias"][0]) if step.block in weights else 0.0
        for id, signal in zip(step.wires, step.inputs["input"], strict=True):
            numbers = known.get(signal.block, example)
            factors = weights[id]["weight"]
            total += sum(float(w) * x for w, x in zip(factors, numbers, strict=True))
        known[step.block] = [BENDS[step.settings["activation"]](total)]
    return [known[step.block][0] for step in plan.steps]


def everything(plan, modules):
    """A network that tells all neurons, (N, neurons) in the order of the plan."""
    network = build(plan, [Signal(step.block, "output") for step in plan.steps], modules)
    return lambda *given: torch.cat(network(*given), 1)


def in_double(modules):
    return {key: module.double() for key, module in modules.items()}


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_each_neuron_is_what_a_person_would_compute(seed, dense):
    plan = planned(random_drawing(seed, dense=dense))
    modules = in_double(make_modules(plan, seed=seed))
    weights = read_weights(modules)
    examples = torch.randn(4, COLUMNS, dtype=torch.float64)
    found = everything(plan, modules)(examples)
    expected = [by_hand(plan, weights, example) for example in examples.tolist()]
    torch.testing.assert_close(
        found, torch.tensor(expected, dtype=torch.float64), rtol=1e-11, atol=1e-11
    )


def test_these_drawings_meet_every_kind_of_part():
    kinds = {
        (type(part), part.tied is not None, part.held is not None)
        for dense in (False, True)
        for seed in range(12)
        for part in fuse(planned(random_drawing(seed, dense=dense)))
        if isinstance(part, Level)
    }
    assert {(Mesh, True, True), (Matrix, True, True)} <= kinds


def naive(plan, weights, examples):
    """Each neuron by its own operations, so that autograd may tell the gradients by owner."""
    leaves = {
        (owner, name): torch.from_numpy(np.array(array)).double().requires_grad_()
        for owner, named in weights.items()
        for name, array in named.items()
    }
    known = {}
    for step in plan.steps:
        total = leaves.get((step.block, "bias"), torch.zeros(1).double())
        for id, signal in zip(step.wires, step.inputs["input"], strict=True):
            total = total + known.get(signal.block, examples) @ leaves[id, "weight"][:, None]
        known[step.block] = TORCH[step.settings["activation"]](total)
    return leaves, torch.cat([known[step.block] for step in plan.steps], 1)


TORCH = {
    name: getattr(torch.nn.functional, name) if name != "linear" else lambda z: z for name in BENDS
}


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_gradients_are_those_of_neurons_one_by_one(seed, dense):
    plan = planned(random_drawing(seed, dense=dense))
    modules = in_double(make_modules(plan, seed=seed))
    examples = torch.randn(5, COLUMNS, dtype=torch.float64, requires_grad=True)
    slope = torch.randn(5, len(plan.steps), dtype=torch.float64)
    (everything(plan, modules)(examples) * slope).sum().backward()
    reached = examples.grad.clone()
    examples.grad = None
    leaves, answer = naive(plan, read_weights(modules), examples)
    (answer * slope).sum().backward()

    torch.testing.assert_close(reached, examples.grad, rtol=1e-10, atol=1e-10)
    shared = _shared(plan, leaves)
    for level in (part for part in fuse(plan) if isinstance(part, Level)):
        _compare(plan, level, modules[level.key], leaves, shared)


def _shared(plan, leaves):
    """The gradient of a tie: the sum over its wires. None where one of them is frozen."""
    sums, held = {}, set()
    for step in plan.steps:
        for id, tie in step.ties.items():
            grad = leaves[id, "weight"].grad
            sums[tie] = sums.get(tie, 0) + (0 if grad is None else grad)
            if step.frozen or id in step.held:
                held.add(tie)
    return {tie: None if tie in held else total for tie, total in sums.items()}


def _compare(plan, level, module, leaves, shared):
    from backend.compiler.neuron_modules import slopes

    if level.frozen:
        assert module.weight.grad is None
        return
    found = slopes(module)["weight"].reshape(-1)[torch.from_numpy(level.places)]
    for row, id in enumerate(level.wires):
        first, width = int(level.firsts[row]), int(level.widths[row])
        step = next(step for step in level.neurons if id in step.wires)
        expected = leaves[id, "weight"].grad
        if id in step.ties:
            expected = shared[step.ties[id]]
        if id in step.held or step.frozen or expected is None:
            expected = torch.zeros(width).double()
        torch.testing.assert_close(found[first : first + width], expected, rtol=1e-9, atol=1e-9)


OPTIMIZERS = {
    "momentum": lambda ps: torch.optim.SGD(ps, 0.1, momentum=0.9, weight_decay=0.1),
    "adamw": lambda ps: torch.optim.AdamW(ps, 0.1, weight_decay=0.5),
    "adagrad": lambda ps: torch.optim.Adagrad(ps, 0.1, weight_decay=0.1),
}


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_no_optimizer_moves_what_is_frozen_and_ties_move_together(kind, dense):
    plan = planned(random_drawing(3, dense=dense))
    modules = make_modules(plan, seed=0)
    before = read_weights(modules)
    parameters = dict.fromkeys(one for module in modules.values() for one in module.parameters())
    optimizer = OPTIMIZERS[kind]([one for one in parameters if one.requires_grad])
    network = everything(plan, modules)
    for _ in range(5):
        optimizer.zero_grad()
        network(torch.randn(8, COLUMNS)).square().mean().backward()
        optimizer.step()
    after = read_weights(modules)
    moved = {
        owner
        for owner, named in before.items()
        if any((array != after[owner][name]).any() for name, array in named.items())
    }
    frozen_ties = {
        tie
        for step in plan.steps
        for id, tie in step.ties.items()
        if step.frozen or id in step.held
    }
    still = {
        id
        for step in plan.steps
        for id in step.wires
        if step.frozen or id in step.held or step.ties.get(id) in frozen_ties
    }
    still |= {step.block for step in plan.steps if step.frozen}
    assert not moved & still
    assert len(moved) > len(before) / 3
    tied = {}
    for step in plan.steps:
        for id, tie in step.ties.items():
            tied.setdefault(tie, set()).add(after[id]["weight"].tobytes())
    assert tied
    assert all(len(values) == 1 for values in tied.values())


@pytest.mark.parametrize("dense", [False, True])
def test_a_state_comes_back_as_it_was_computed_with(dense):
    plan = planned(random_drawing(5, dense=dense))
    modules = make_modules(plan, seed=0)
    others = make_modules(plan, seed=1)
    for key, module in modules.items():
        others[key].load_state_dict(module.state_dict())
    examples = torch.randn(4, COLUMNS)
    assert torch.equal(everything(plan, modules)(examples), everything(plan, others)(examples))


def test_neurons_start_the_same_whatever_stands_around_them():
    records = list(random_drawing(7, neurons=12))
    more = [
        Block(id="last", type="lienzo.Neuron", y=99.0),
        *(wire(f"n{n}", "last", place=n) for n in range(12)),
    ]
    few = read_weights(make_modules(planned(Document(records)), seed=4))
    many = read_weights(make_modules(planned(Document([*records, *more])), seed=4))
    for owner in few:
        for name in few[owner]:
            np.testing.assert_array_equal(few[owner][name], many[owner][name])


def test_a_dozen_seeds_draw_evenly_within_the_bound():
    records = [data_block("vector")]
    records += [Block(id=f"n{n}", type="lienzo.Neuron", y=float(n)) for n in range(300)]
    records += [wire("data.input", f"n{n}") for n in range(300)]
    plan = planned(Document(records))
    found = np.concatenate([read_weights(make_modules(plan, seed)).numbers for seed in range(12)])
    bound = 1 / math.sqrt(COLUMNS)
    assert np.abs(found).max() < bound
    assert np.abs(found).max() > 0.999 * bound
    assert abs(found.mean()) < 0.01
    assert found.std() == pytest.approx(bound / math.sqrt(3), rel=0.02)
    pairs = found.reshape(-1, COLUMNS)
    assert np.abs(np.corrcoef(pairs.T) - np.eye(COLUMNS)).max() < 0.05


def test_ties_of_wires_that_bring_different_counts_are_a_problem_with_a_repair():
    records = [data_block("vector"), *(Block(id=id, type="lienzo.Neuron") for id in "ab")]
    records += [wire("data.input", "a", tie="t"), wire("a", "b", tie="t")]
    document = Document(records)
    (problem,) = (
        one for one in Planner().plan(document, FIELDS).problems if one.code == "tie_widths"
    )
    assert problem.severity == "error"
    assert dict(problem.what.values) == {"tie": "t", "few": 1, "many": 3}
    document.apply(problem.repairs[0].change)
    assert planned(document)
