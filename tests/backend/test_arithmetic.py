"""The arithmetic of an example, computed twice: as it is told, and by hand."""

import math
import pickle

import msgspec
import numpy as np
import pytest
import torch

from backend.compiler.builder import make_modules, read_weights
from backend.compiler.neurons import Level, Mesh, fuse
from backend.compiler.plan import Signal
from backend.document.document import Document
from backend.document.records import Block, Objective
from backend.insight.arithmetic import tell
from backend.training.arithmetic import Passage
from backend.training.reading import columns_of, read
from backend.training.recipe import objectives_of, terms_of
from tests.backend.training_cases import BINARY, circle, line, planned, restless
from tests.drawings import chain, data_block, wire

BENDS = {
    "linear": lambda z: z,
    "relu": lambda z: max(z, 0.0),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "softplus": lambda z: math.log1p(math.exp(z)),
}


def neuron(id, activation, **more):
    settings = {"activation": activation, **more}
    return Block(id=id, type="lienzo.Neuron", settings=settings)


def mixed():
    """Neurons of every kind of wiring: skips, a layer in between, no bias, several numbers."""
    return Document(
        [
            data_block("circle"),
            neuron("a", "tanh"),
            neuron("b", "relu", bias=False),
            neuron("c", "sigmoid"),
            Block(id="layer", type="torch.nn.Linear", settings={"out_features": 3}),
            neuron("d", "softplus"),
            neuron("out", "linear"),
            wire("data.input", "a", id="data>a"),
            wire("data.input", "b", id="data>b"),
            wire("a", "c", id="a>c"),
            wire("data.input", "c", id="data>c", place=1),
            wire("c", "layer", id="c>layer"),
            wire("layer", "d", id="layer>d"),
            wire("b", "d", id="b>d", place=1),
            wire("d", "out", id="d>out"),
            wire("a", "out", id="a>out", place=1, weight=-0.75),
            wire("layer", "out", id="layer>out", place=2),
            Block(id="loss", type=BINARY),
            wire("out", "loss.input", id="out>loss"),
            wire("data.target", "loss.target", id="target>loss"),
            Objective(id="objective", minimise={"loss": 1.0}),
        ]
    )


def sparse(count=40):
    """Neurons that take from a few before them, whatever their depth: one mesh."""
    rng = np.random.default_rng(3)
    records = [data_block("circle")]
    names = list(BENDS)
    for number in range(count):
        id = f"n{number}"
        records.append(neuron(id, names[number % len(names)], bias=bool(number % 3)))
        records.append(wire("data.input", id, id=f"data>{id}")) if number < 6 else None
        for before in rng.choice(number, min(3, number), replace=False) if number else ():
            records.append(wire(f"n{before}", id, id=f"n{before}>{id}", place=int(before) + 1))
    last = f"n{count - 1}"
    return Document(
        [
            *records,
            Block(id="loss", type=BINARY),
            wire(last, "loss.input", id="last>loss"),
            wire("data.target", "loss.target", id="target>loss"),
            Objective(id="objective", minimise={"loss": 1.0}),
        ]
    )


def passage_of(document, places, weights=None, seed=1, learning=False):
    """A batch of these examples through a drawing."""
    plan, prepared = planned(document)
    modules = make_modules(plan, seed, weights)
    if not learning:
        for module in modules.values():
            module.eval()
    objectives = list(objectives_of(document, plan).values())
    columns = columns_of(list(plan.fields), prepared, "train")
    batch = {signal: column[places] for signal, column in columns.items()}
    return Passage(plan, modules, objectives, batch), plan, modules, batch


def loss_of(document, plan, modules, batch):
    (objective,) = objectives_of(document, plan).values()
    reading = read(plan, list(terms_of(objective, plan)), modules)
    return reading.on({signal: batch[signal] for signal in reading.takes})[0]


def gradients_of(document, plan, modules, batch):
    """What a step of training would follow, kept as weights are: by wire and by block."""
    for module in modules.values():
        module.zero_grad()
    loss_of(document, plan, modules, batch).backward()
    for module in modules.values():
        for parameter in module.parameters():
            parameter.data.copy_(parameter.grad)
    return read_weights(modules)


def slope_by_wire(story):
    """dLoss/dw of every single wire: {wire: numbers}, and of every bias: {neuron: number}."""
    wires, biases = {}, {}
    for key, found in story.sums.items():
        if ":" not in key:
            for wire_id, index, _, _, slope in found.terms:
                wires.setdefault(wire_id, {})[index] = slope
            biases[key] = found.bias_slope
    return wires, biases


@pytest.mark.parametrize("document", [mixed, sparse])
def test_every_sum_is_what_it_says(document):
    passage, plan, *_ = passage_of(document(), [0, 3])

    story = passage.story(1, 3)

    names = {step.block for step in plan.steps if step.type == "lienzo.Neuron"}
    rows = {f"layer:{row}" for row in range(3)} if plan.step("layer") else set()
    assert set(story.sums) == names | rows
    for found in story.sums.values():
        total = sum(w * x for _, _, w, x, _ in found.terms) + (found.bias or 0.0)
        assert total == pytest.approx(found.total, abs=1e-6)
        assert BENDS[found.activation](found.total) == pytest.approx(found.output, abs=1e-6)
        step = BENDS[found.activation](found.total + 1e-6) - BENDS[found.activation](found.total)
        assert found.total_slope == pytest.approx(found.output_slope * step * 1e6, abs=1e-5)
        assert found.bias is None or found.bias_slope == found.total_slope
        for _, _, _, x, slope in found.terms:
            assert slope == pytest.approx(found.total_slope * x, rel=1e-6)


def test_the_terms_are_in_the_order_of_the_wires_and_bring_what_their_blocks_gave():
    story = passage_of(mixed(), [5])[0].story(0, 5)

    out = story.sums["out"]
    assert [(source, index) for source, index, *_ in out.terms] == [
        ("d>out", 0),
        ("a>out", 0),
        ("layer>out", 0),
        ("layer>out", 1),
        ("layer>out", 2),
    ]
    assert out.terms[1][2] == -0.75
    brought = [x for _, _, _, x, _ in out.terms]
    layer = story.outputs["layer"]["output"].tolist()
    assert brought == [story.outputs["d"]["output"][0], story.outputs["a"]["output"][0], *layer]
    assert story.sums["b"].bias is None
    assert story.sums["b"].bias_slope is None
    assert [source for source, *_ in story.sums["layer:2"].terms] == ["c"]


@pytest.mark.parametrize("make", [mixed, sparse])
def test_what_the_examples_say_adds_up_to_the_gradient_of_their_batch(make):
    document, places = make(), [2, 7, 11, 20]
    passage, plan, modules, batch = passage_of(document, places)
    stories = [passage.story(at, place) for at, place in enumerate(places)]

    gradients = gradients_of(document, plan, modules, batch)

    told = [slope_by_wire(story) for story in stories]
    for step in (one for one in plan.steps if one.type == "lienzo.Neuron"):
        for wire_id in step.wires:
            slopes = [sum(wires[wire_id][at] for wires, _ in told) for at in told[0][0][wire_id]]
            np.testing.assert_allclose(slopes, gradients[wire_id]["weight"], atol=1e-6)
        if step.settings["bias"] is not False:
            total = sum(biases[step.block] for _, biases in told)
            np.testing.assert_allclose(total, gradients[step.block]["bias"], atol=1e-6)
    assert {story.examples for story in stories} == {4}
    if plan.step("layer") is None:
        assert any(isinstance(part, Mesh) for part in fuse(plan))
        return
    rows = [[sum(story.sums[f"layer:{row}"].terms[0][4] for story in stories)] for row in range(3)]
    np.testing.assert_allclose(rows, gradients["layer"]["weight"], atol=1e-6)


@pytest.mark.parametrize("make", [mixed, sparse])
def test_slopes_agree_with_finite_differences_in_float64(make):
    document = make()
    passage, plan, modules, batch = passage_of(document, [4])
    story = passage.story(0, 4)
    for module in modules.values():
        module.double()
    batch = {
        signal: column.double() if column.is_floating_point() else column
        for signal, column in batch.items()
    }

    for key in story.sums:
        found = story.sums[key]
        if ":" in key:
            continue
        level, row, places = level_of(plan, modules, key)
        measured = difference(document, plan, modules, batch, level.bias, row)
        if found.bias is not None:
            assert found.bias_slope == pytest.approx(measured, abs=1e-6)
        for place, (*_, slope) in zip(places, found.terms, strict=True):
            measured = difference(document, plan, modules, batch, level.weight, place)
            assert slope == pytest.approx(measured, abs=1e-6)


def level_of(plan, modules, block):
    """The module of a neuron, its row, and where its weights stand."""
    for part in fuse(plan):
        if isinstance(part, Level) and block in part.neuron_rows:
            row = part.neuron_rows[block]
            return modules[part.key], row, part.indices(row)
    raise AssertionError(block)


@torch.no_grad()
def difference(document, plan, modules, batch, parameter, place, step=1e-5):
    if parameter is None:
        return None
    losses = []
    for sign in (1, -1):
        parameter.view(-1)[place] += sign * step
        losses.append(loss_of(document, plan, modules, batch).item())
        parameter.view(-1)[place] -= sign * step
    return (losses[0] - losses[1]) / (2 * step)


def test_slopes_reach_back_to_the_output_of_every_block():
    document = circle()
    passage, plan, modules, batch = passage_of(document, [1])

    story = passage.story(0, 1)

    assert story.order == ("hidden", "tanh", "out", "loss")
    x = batch[Signal("data", "input")]
    y = batch[Signal("data", "target")].float()
    hidden = modules["hidden"](x)
    out = modules["out"](torch.tanh(hidden))
    back = torch.sigmoid(out[0, 0]) - y[0]
    np.testing.assert_allclose(story.slopes["out"], [back.item()], atol=1e-6)
    at_tanh = back * modules["out"].weight[0]
    np.testing.assert_allclose(story.slopes["tanh"], at_tanh.detach(), atol=1e-6)
    at_hidden = at_tanh * (1 - torch.tanh(hidden[0]) ** 2)
    np.testing.assert_allclose(story.slopes["hidden"], at_hidden.detach(), atol=1e-6)
    np.testing.assert_array_equal(story.outputs["hidden"]["output"], hidden[0].detach())
    np.testing.assert_array_equal(story.outputs["data"]["input"], x[0])
    assert passage.way_back == ("loss", "out", "tanh", "hidden")


def test_an_example_has_its_own_loss_and_those_of_a_batch_have_its_mean():
    document, places = line(), [0, 1, 2, 3]
    passage, plan, modules, batch = passage_of(document, places)

    stories = [passage.story(at, place) for at, place in enumerate(places)]

    whole = loss_of(document, plan, modules, batch).item()
    assert np.mean([story.loss for story in stories]) == pytest.approx(whole, rel=1e-5)
    for story in stories:
        target, answer = story.outputs["data"]["target"], story.outputs["out"]["output"]
        assert story.loss == pytest.approx(float(((target - answer) ** 2)[0]), rel=1e-5)
        assert float(story.outputs["loss"]["loss"]) == story.loss
        np.testing.assert_allclose(story.slopes["out"], 2 * (answer - target) / 4, rtol=1e-5)


def test_normalisation_is_by_the_batch_and_nothing_is_remembered():
    passage, _, modules, batch = passage_of(restless(), list(range(6)), learning=True)
    before = {name: value.clone() for name, value in modules["norm"].state_dict().items()}

    story = passage.story(2, 2)

    x = modules["hidden"](batch[Signal("data", "input")])
    wanted = (x - x.mean(0)) / torch.sqrt(x.var(0, unbiased=False) + 1e-5)
    np.testing.assert_allclose(story.outputs["norm"]["output"], wanted[2].detach(), atol=1e-5)
    np.testing.assert_array_equal(story.outputs["drop"]["output"], story.outputs["relu"]["output"])
    for name, value in modules["norm"].state_dict().items():
        assert torch.equal(value, before[name])
    assert all(module.training for module in modules.values())


def test_normalisation_by_the_batch_still_adds_up_to_the_gradient():
    layers = [
        ("hidden", "torch.nn.Linear", {"out_features": 5}),
        ("norm", "torch.nn.BatchNorm1d", {}),
        ("out", "torch.nn.Linear", {"out_features": 3}),
    ]
    document, places = chain(layers, source="iris"), list(range(0, 60, 7))
    passage, plan, modules, batch = passage_of(document, places, learning=True)
    stories = [passage.story(at, place) for at, place in enumerate(places)]

    gradients = gradients_of(document, plan, modules, batch)

    for block in ("hidden", "out"):
        rows = len(gradients[block]["weight"])
        told = [
            [
                sum(story.sums[f"{block}:{row}"].terms[at][4] for story in stories)
                for at in range(gradients[block]["weight"].shape[1])
            ]
            for row in range(rows)
        ]
        np.testing.assert_allclose(told, gradients[block]["weight"], atol=1e-5)


def test_the_engine_tells_of_any_example_at_rest():
    document = mixed()
    plan, prepared = planned(document)

    story = tell(document, plan, None, prepared, example=9)

    whole = len(prepared["data"].arrays("train")["input"])
    np.testing.assert_array_equal(
        story.outputs["data"]["input"], prepared["data"].arrays("train")["input"][9]
    )
    assert tell(document, plan, None, prepared, example=10**6).example == whole - 1
    assert story.sums["a"].terms[0][3] == story.outputs["data"]["input"][0]


def test_a_drawing_without_a_loss_has_a_way_there_and_none_back():
    document = Document(
        [data_block("circle"), neuron("a", "tanh"), wire("data.input", "a", id="data>a")]
    )
    plan, prepared = planned(document)

    story = tell(document, plan, None, prepared)

    assert story.slopes == {"a": None}
    assert math.isnan(story.sums["a"].output_slope)
    assert math.tanh(story.sums["a"].total) == pytest.approx(story.sums["a"].output)


def test_a_story_travels_packed_and_arrives_whole():
    story = passage_of(mixed(), [0])[0].story(0, 0)

    arrived = pickle.loads(pickle.dumps(story))

    assert dict(arrived.sums) == dict(story.sums)
    assert "a" in arrived.sums
    assert len(arrived.sums) == len(story.sums) == 8
    with pytest.raises(KeyError):
        arrived.sums["nobody"]


def test_layers_of_several_outputs():
    layers = [
        ("rows", "lienzo.Squeeze", {"dim": 1}),
        ("lstm", "torch.nn.LSTM", {"hidden_size": 4}),
        ("last", "lienzo.PickStep", {}),
        ("relu", "torch.nn.ReLU", {}),
        ("out", "torch.nn.Linear", {"out_features": 10}),
    ]
    passage, *_ = passage_of(chain(layers), [0, 1])

    story = passage.story(1, 1)

    assert set(story.outputs["lstm"]) >= {"output"}
    assert story.slopes["lstm"].shape == story.outputs["lstm"]["output"].shape
    assert (story.outputs["last"]["output"] < 0).any()
    assert (story.outputs["relu"]["output"] >= 0).all()


def test_each_block_answers_to_the_objective_that_moves_it():
    document = Document(
        [
            data_block("line"),
            neuron("a", "tanh"),
            neuron("b", "linear"),
            wire("data.input", "a", id="data>a"),
            wire("a", "b", id="a>b"),
            Block(id="first", type="torch.nn.MSELoss"),
            Block(id="second", type="torch.nn.L1Loss"),
            wire("a", "first.input"),
            wire("data.target", "first.target"),
            wire("b", "second.input"),
            wire("data.target", "second.target"),
            Objective(id="one", name="one", minimise={"first": 1.0}, moves=("a",)),
            Objective(id="two", name="two", minimise={"second": 2.0}, moves=("b",)),
        ]
    )
    story = passage_of(document, [0])[0].story(0, 0)

    target = float(story.outputs["data"]["target"][0])
    given = {block: float(story.outputs[block]["output"][0]) for block in ("a", "b")}
    assert story.slopes["a"][0] == pytest.approx(2 * (given["a"] - target), rel=1e-5)
    assert story.slopes["b"][0] == pytest.approx(2 * np.sign(given["b"] - target), rel=1e-5)
    assert story.loss == pytest.approx((given["a"] - target) ** 2, rel=1e-5)


def test_frozen_neurons_and_layers_have_slopes_too():
    document = Document(
        msgspec.structs.replace(one, frozen=True) if one.id in ("a", "layer") else one
        for one in mixed()
    )
    frozen = passage_of(document, [3])[0].story(0, 3)
    free = passage_of(mixed(), [3])[0].story(0, 3)

    for ours, theirs in zip(frozen.sums["a"].terms, free.sums["a"].terms, strict=True):
        assert ours[:2] == theirs[:2]
        assert ours[2:] == pytest.approx(theirs[2:], rel=1e-5)
    np.testing.assert_allclose(frozen.slopes["layer"], free.slopes["layer"], rtol=1e-5)
    assert passage_of(document, [3])[0].way_back == passage_of(mixed(), [3])[0].way_back
