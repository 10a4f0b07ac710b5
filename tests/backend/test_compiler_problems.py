"""Wrong drawings: what is said, of which block, and that each repair mends it."""

from __future__ import annotations

import pytest

from backend.compiler.plan import Field
from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block, Objective, Training, Wire
from tests import drawings
from tests.drawings import CROSS_ENTROPY, LINEAR, RELU, SQUARED, chain, data_block, wire

BINARY = "torch.nn.BCEWithLogitsLoss"
LSTM = "torch.nn.LSTM"
CONV, POOL, FLATTEN = "torch.nn.Conv2d", "torch.nn.MaxPool2d", "torch.nn.Flatten"
SOFTMAX, SIGMOID = "torch.nn.Softmax", "torch.nn.Sigmoid"

FIELDS = {
    **drawings.FIELDS,
    "tokens": (
        Field("input", (12,), "int64", "input", "text"),
        Field("target", (), "int64", "target", "class", ("no", "yes")),
    ),
    "series": (
        Field("input", (20, 3), "float32", "input", "series"),
        Field("target", (2,), "float32", "target", "value"),
    ),
    "single": (
        Field("input", (), "float32", "input", "numbers"),
        Field("target", (), "float32", "target", "value"),
    ),
    "grey": (
        Field("input", (28, 28), "float32", "input", "numbers"),
        Field("target", (), "int64", "target", "class", tuple("0123456789")),
    ),
}


def layers(*described):
    """Layers by name: "b0", "b1" …"""
    return [(f"b{number}", type, settings) for number, (type, settings) in enumerate(described)]


def without(document, *ids):
    """The drawing after records are gone, whatever hangs on them."""
    return Document(record for record in document if record.id not in ids)


def with_records(document, *records):
    return Document([*document, *records])


def digits(*described, loss=CROSS_ENTROPY):
    return chain(layers(*described), loss=loss)


def iris(*described, loss=CROSS_ENTROPY):
    return chain(layers(*described), source="iris", loss=loss)


def linear(outputs, **settings):
    return LINEAR, {"out_features": outputs, **settings}


def ring():
    document = iris(linear(4), linear(4), linear(3))
    return Document(
        [
            *(one for one in document if one.id != "data.input>b0"),
            wire("b1", "b0"),
        ]
    )


def swapped():
    document = without(iris(linear(3)), "b0>loss", "data.target>loss")
    return with_records(document, wire("b0", "loss.target"), wire("data.target", "loss.input"))


def neuron_with_sigmoid():
    document = drawings.neuron_net()
    document.apply(edits.set_settings(document, "answer", {"activation": "sigmoid"}))
    return document


def embedding_of_input(dtype, type, **settings):
    return Document(
        [
            Block(id="i", type="lienzo.Input", settings={"shape": [5], "dtype": dtype}),
            Block(id="b", type=type, settings=settings),
            wire("i", "b"),
        ]
    )


def picture_from_rows():
    return chain(layers((FLATTEN, {}), (CONV, {}), (FLATTEN, {}), linear(10)))


def memory():
    document = chain(layers((LSTM, {"hidden_size": 4}), linear(2)), source="series", loss=SQUARED)
    document = without(document, "b0>b1")
    return with_records(document, wire("b0.hidden", "b1"))


def frozen():
    document = drawings.digits_mlp()
    document.apply(edits.freeze(document, ["hidden", "out"], frozen=True))
    return document


def objective(**fields):
    document = drawings.line()
    document.apply(edits.change_objective(document, "objective", **fields))
    return document


def lone_input():
    document = without(drawings.line(), "data.input>out")
    given = Block(id="i", type="lienzo.Input", settings={"shape": [3]})
    return with_records(document, given, wire("i", "out"))


# name: (drawing, code, blamed block, severity, number of the repair that mends it or None)
CORPUS = {
    "unknown type": (
        lambda: iris(("torch.nn.Quantum", {}), linear(3)),
        "unknown_block",
        "b0",
        "error",
        None,
    ),
    "ring": (ring, "loop", "b0", "error", 0),
    "self loop": (
        lambda: with_records(Document([Block(id="a", type="lienzo.Add")]), wire("a", "a")),
        "loop",
        "a",
        "error",
        0,
    ),
    "lone layer": (
        lambda: with_records(drawings.digits_mlp(), Block(id="z", type=LINEAR)),
        "not_wired",
        "z",
        "warning",
        0,
    ),
    "layer without input": (
        lambda: without(iris(linear(4), linear(3)), "data.input>b0"),
        "missing_input",
        "b0",
        "error",
        None,
    ),
    "loss without target": (
        lambda: without(iris(linear(3)), "data.target>loss"),
        "missing_input",
        "loss",
        "error",
        0,
    ),
    "loss without prediction": (
        lambda: without(iris(linear(3)), "b0>loss"),
        "missing_input",
        "loss",
        "error",
        0,
    ),
    "wire to nothing": (
        lambda: with_records(drawings.digits_mlp(), wire("out", "gone")),
        "dangling_wire",
        "out",
        "error",
        0,
    ),
    "wire from nothing": (
        lambda: with_records(drawings.digits_mlp(), wire("gone", "out.bias")),
        "dangling_wire",
        "out",
        "error",
        0,
    ),
    "wire from a port that is not": (
        lambda: with_records(without(iris(linear(4), linear(3)), "b0>b1"), wire("b0.answer", "b1")),
        "no_such_port",
        "b0",
        "error",
        0,
    ),
    "wire to a port that is not": (
        lambda: with_records(without(iris(linear(4), linear(3)), "b0>b1"), wire("b0", "b1.x")),
        "no_such_port",
        "b1",
        "error",
        0,
    ),
    "two wires into one port": (
        lambda: with_records(iris(linear(4), linear(3)), wire("data.input", "b1", place=1)),
        "two_wires",
        "b1",
        "error",
        0,
    ),
    "wrong features": (lambda: iris(linear(3, in_features=9)), "wrong_features", "b0", "error", 0),
    "wrong channels": (
        lambda: digits((CONV, {"in_channels": 3}), (FLATTEN, {}), linear(10)),
        "wrong_channels",
        "b0",
        "error",
        0,
    ),
    "wrong size of an LSTM": (
        lambda: chain(
            layers(("torch.nn.LSTM", {"input_size": 8}), ("lienzo.PickStep", {}), linear(2)),
            source="series",
            loss=SQUARED,
        ),
        "wrong_size",
        "b0",
        "error",
        0,
    ),
    "batch norm for other channels": (
        lambda: digits(
            (CONV, {}), ("torch.nn.BatchNorm2d", {"num_features": 3}), (FLATTEN, {}), linear(10)
        ),
        "wrong_features",
        "b1",
        "error",
        0,
    ),
    "picture into a typed layer": (
        lambda: digits(linear(10, in_features=64)),
        "flatten",
        "b0",
        "error",
        0,
    ),
    "picture into a layer": (lambda: digits(linear(10)), "flatten", "b0", "error", 0),
    "picture into a layer, flat later": (
        lambda: digits(linear(16), (FLATTEN, {}), linear(10)),
        "flatten",
        "b0",
        "warning",
        0,
    ),
    "feature map into a layer": (
        lambda: digits((CONV, {}), (RELU, {}), linear(10)),
        "flatten",
        "b2",
        "error",
        0,
    ),
    "two layers on a picture": (
        lambda: digits(linear(16), (RELU, {}), linear(10)),
        "flatten",
        "b0",
        "error",
        0,
    ),
    "rows into a convolution": (picture_from_rows, "wrong_axes", "b1", "error", 0),
    "picture without channels": (
        lambda: chain(layers((CONV, {}), (FLATTEN, {}), linear(10)), source="grey"),
        "wrong_axes",
        "b0",
        "error",
        0,
    ),
    "single numbers into a layer": (
        lambda: chain(layers(linear(1)), source="single", loss=SQUARED),
        "wrong_axes",
        "b0",
        "error",
        0,
    ),
    "kernel too large": (
        lambda: digits((CONV, {"kernel_size": 11}), (FLATTEN, {}), linear(10)),
        "kernel_too_large",
        "b0",
        "error",
        0,
    ),
    "kernel too large in one axis": (
        lambda: digits((CONV, {"kernel_size": [3, 11]}), (FLATTEN, {}), linear(10)),
        "kernel_too_large",
        "b0",
        "error",
        0,
    ),
    "kernel with holes too large": (
        lambda: digits((CONV, {"kernel_size": 5, "dilation": 3}), (FLATTEN, {}), linear(10)),
        "kernel_too_large",
        "b0",
        "error",
        0,
    ),
    "pooled away": (
        lambda: digits(*[(POOL, {"kernel_size": 2})] * 4, (FLATTEN, {}), linear(10)),
        "kernel_too_large",
        "b3",
        "error",
        0,
    ),
    "decimals into an embedding": (
        lambda: iris(("torch.nn.Embedding", {}), (FLATTEN, {}), linear(3)),
        "wrong_dtype",
        "b0",
        "error",
        0,
    ),
    "decimals of an input into an embedding": (
        lambda: embedding_of_input("float32", "torch.nn.Embedding"),
        "wrong_dtype",
        "b",
        "error",
        0,
    ),
    "tokens into a layer": (
        lambda: chain(layers(linear(8), (FLATTEN, {}), linear(2)), source="tokens"),
        "wrong_dtype",
        "b0",
        "error",
        0,
    ),
    "whole numbers of an input into a layer": (
        lambda: embedding_of_input("int64", LINEAR),
        "wrong_dtype",
        "b",
        "error",
        0,
    ),
    "too few outputs": (
        lambda: digits((FLATTEN, {}), linear(4)),
        "too_few_outputs",
        "b1",
        "error",
        0,
    ),
    "too few outputs behind a ReLU": (
        lambda: digits((FLATTEN, {}), linear(4), (RELU, {})),
        "too_few_outputs",
        "b1",
        "error",
        0,
    ),
    "too many outputs": (
        lambda: iris(linear(10)),
        "too_many_outputs",
        "b0",
        "warning",
        0,
    ),
    "one output for two classes": (
        lambda: chain(layers(linear(1)), source="circle"),
        "too_few_outputs",
        "b0",
        "error",
        1,
    ),
    "one output for three classes": (
        lambda: iris(linear(1), loss=BINARY),
        "too_few_outputs",
        "b0",
        "error",
        0,
    ),
    "classes compared as squares": (
        lambda: digits((FLATTEN, {}), linear(4), loss=SQUARED),
        "too_few_outputs",
        "b1",
        "error",
        0,
    ),
    "no loss for classes": (
        lambda: iris(linear(3), loss=""),
        "no_loss",
        "b0",
        "warning",
        0,
    ),
    "no loss for two classes": (
        lambda: chain(layers(linear(1)), source="circle", loss=""),
        "no_loss",
        "b0",
        "warning",
        0,
    ),
    "no loss for numbers": (
        lambda: chain(layers(linear(1)), source="line", loss=""),
        "no_loss",
        "b0",
        "warning",
        0,
    ),
    "loss that nobody minimises": (
        lambda: without(iris(linear(3)), "objective"),
        "no_objective",
        "loss",
        "warning",
        0,
    ),
    "objective without its loss": (
        lambda: with_records(drawings.line(), Objective(id="o2", minimise={"gone": 1.0})),
        "lost_objective",
        "",
        "warning",
        0,
    ),
    "objective that minimises a layer too": (
        lambda: with_records(
            without(drawings.line(), "objective"),
            Objective(id="objective", minimise={"loss": 1.0, "out": 1.0}),
        ),
        "lost_objective",
        "",
        "warning",
        0,
    ),
    "softmax before cross-entropy": (
        lambda: iris(linear(3), (SOFTMAX, {})),
        "softmax_before_loss",
        "b1",
        "warning",
        0,
    ),
    "sigmoid before its loss": (
        lambda: chain(layers(linear(1), (SIGMOID, {})), source="circle", loss=BINARY),
        "sigmoid_before_loss",
        "b1",
        "warning",
        0,
    ),
    "sigmoid neuron before its loss": (
        neuron_with_sigmoid,
        "sigmoid_before_loss",
        "answer",
        "warning",
        0,
    ),
    "three numbers against one": (
        lambda: chain(layers(linear(3)), source="line", loss=SQUARED),
        "wrong_target",
        "b0",
        "error",
        0,
    ),
    "one number against two": (
        lambda: chain(layers((FLATTEN, {}), linear(1)), source="series", loss=SQUARED),
        "wrong_target",
        "b1",
        "error",
        0,
    ),
    "numbers compared as classes": (
        lambda: chain(layers(linear(1)), source="line"),
        "wrong_loss",
        "loss",
        "error",
        0,
    ),
    "prediction and target swapped": (swapped, "swapped", "loss", "error", 0),
    "losses left apart": (
        lambda: chain(
            layers(linear(1)), source="line", loss=SQUARED, loss_settings={"reduction": "none"}
        ),
        "bad_setting",
        "loss",
        "error",
        0,
    ),
    "no neurons": (lambda: iris(linear(0)), "bad_size", "b0", "error", 0),
    "negative neurons": (lambda: iris(linear(-3)), "bad_size", "b0", "error", 0),
    "too many neurons": (lambda: iris(linear(2**63)), "too_large", "b0", "error", 0),
    "more neurons than memory": (
        lambda: iris(linear(10**9), linear(10**9)),
        "too_large",
        "b0",
        "error",
        None,
    ),
    "a kernel beyond all memory": (
        lambda: digits((CONV, {"kernel_size": 10**9, "padding": 10**9})),
        "too_large",
        "b0",
        "error",
        None,
    ),
    "neurons in words": (lambda: iris(linear("ten")), "bad_setting", "b0", "error", 0),
    "a switch as number of neurons": (lambda: iris(linear(True)), "bad_setting", "b0", "error", 0),
    "an activation that is none": (
        lambda: with_records(
            without(drawings.neuron_net(), "neuron0"),
            Block(id="neuron0", type="lienzo.Neuron", settings={"activation": "magic"}),
        ),
        "bad_setting",
        "neuron0",
        "error",
        0,
    ),
    "a setting of another version": (
        lambda: iris((LINEAR, {"out_features": 3, "sparkle": 1})),
        "unknown_setting",
        "b0",
        "error",
        0,
    ),
    "an input of size zero": (
        lambda: Document([Block(id="i", type="lienzo.Input", settings={"shape": [0]})]),
        "bad_size",
        "i",
        "error",
        0,
    ),
    "an input without end": (
        lambda: Document([Block(id="i", type="lienzo.Input", settings={"shape": [2**63]})]),
        "too_large",
        "i",
        "error",
        0,
    ),
    "data that is not there": (
        lambda: chain(layers(linear(3)), source="nowhere"),
        "no_data",
        "data",
        "error",
        None,
    ),
    "batch norm with batches of one": (
        lambda: with_records(
            iris(linear(4), ("torch.nn.BatchNorm1d", {}), linear(3)), Training(batch_size=1)
        ),
        "batch_of_one",
        "b1",
        "warning",
        0,
    ),
    "batch norm of pictures with batches of one": (
        lambda: with_records(
            digits((CONV, {}), ("torch.nn.BatchNorm2d", {}), (FLATTEN, {}), linear(10)),
            Training(batch_size=1),
        ),
        "batch_of_one",
        "b1",
        "hint",
        0,
    ),
    "picture into a neuron": (
        lambda: Document(
            [data_block("digits"), Block(id="n", type="lienzo.Neuron"), wire("data.input", "n")]
        ),
        "flatten",
        "n",
        "error",
        0,
    ),
    "together more than memory": (
        lambda: iris(
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(3),
        ),
        "much_memory",
        "",
        "warning",
        None,
    ),
    "examples mixed": (
        lambda: iris(("lienzo.Slice", {"dim": 0, "start": 1}), linear(3)),
        "mixes_examples",
        "b0",
        "error",
        None,
    ),
    "examples laid out in one row": (
        lambda: iris((FLATTEN, {"start_dim": 0}), linear(3)),
        "wrong_axes",
        "b1",
        "error",
        0,
    ),
    "shapes that cannot be added": (
        lambda: with_records(
            iris(linear(4), linear(5)),
            Block(id="add", type="lienzo.Add"),
            wire("b0", "add"),
            wire("b1", "add", place=1),
        ),
        "wrong_input",
        "add",
        "error",
        None,
    ),
    "a score for every step": (
        lambda: chain(layers((LSTM, {"hidden_size": 4}), linear(2)), source="series", loss=SQUARED),
        "every_step",
        "b0",
        "error",
        0,
    ),
    "memory as an answer": (memory, "memory_as_answer", "b0", "error", 0),
    "tokens into a neuron": (
        lambda: Document(
            [data_block("tokens"), Block(id="n", type="lienzo.Neuron"), wire("data.input", "n")]
        ),
        "wrong_dtype",
        "n",
        "error",
        0,
    ),
    "groups that do not divide": (
        lambda: digits((CONV, {"groups": 3}), (FLATTEN, {}), linear(10)),
        "wrong_input",
        "b0",
        "error",
        0,
    ),
    "groups of a normalisation": (
        lambda: digits(
            (CONV, {"out_channels": 4}),
            ("torch.nn.GroupNorm", {"num_groups": 3}),
            (FLATTEN, {}),
            linear(10),
        ),
        "wrong_size",
        "b1",
        "error",
        0,
    ),
    "padding that keeps the size and a stride": (
        lambda: digits((CONV, {"padding": "same", "stride": 2}), (FLATTEN, {}), linear(10)),
        "wrong_input",
        "b0",
        "error",
        0,
    ),
    "padding in another word": (
        lambda: digits((CONV, {"padding": "huge"}), (FLATTEN, {}), linear(10)),
        "bad_setting",
        "b0",
        "error",
        0,
    ),
    "axes in an order of others": (
        lambda: digits(("lienzo.Permute", {"dims": [0, 2, 1]}), (FLATTEN, {}), linear(10)),
        "wrong_input",
        "b0",
        "error",
        None,
    ),
    "sums as probabilities": (
        lambda: chain(layers(linear(1)), source="circle", loss="torch.nn.BCELoss"),
        "not_activated",
        "loss",
        "warning",
        0,
    ),
    "sums as logarithms": (
        lambda: iris(linear(3), loss="torch.nn.NLLLoss"),
        "not_activated",
        "loss",
        "warning",
        1,
    ),
    "everything frozen": (frozen, "nothing_moves", "loss", "warning", 0),
    "nothing that learns": (
        lambda: chain(layers((RELU, {})), source="line", loss=SQUARED),
        "nothing_moves",
        "loss",
        "warning",
        None,
    ),
    "an objective for another block": (
        lambda: objective(moves=("data",)),
        "nothing_moves",
        "loss",
        "warning",
        0,
    ),
    "a learning rate below zero": (
        lambda: objective(optimizer_settings={"lr": -1.0}),
        "bad_objective",
        "",
        "warning",
        0,
    ),
    "an optimizer that is not": (
        lambda: objective(optimizer="torch.optim.Magic"),
        "bad_objective",
        "",
        "warning",
        0,
    ),
    "a schedule that is not": (
        lambda: objective(schedule="torch.optim.lr_scheduler.Magic"),
        "bad_objective",
        "",
        "warning",
        0,
    ),
    "an input without data": (lone_input, "input_without_data", "i", "warning", None),
    "heads that do not divide": (
        lambda: Document(
            [
                Block(id="i", type="lienzo.Input", settings={"shape": [5, 10]}),
                Block(id="t", type="torch.nn.TransformerEncoderLayer", settings={"nhead": 3}),
                wire("i", "t.src"),
            ]
        ),
        "wrong_size",
        "t",
        "error",
        0,
    ),
}


def planned(document):
    """The plan of a sample drawing, by a planner with 16 GB."""
    fields = {
        block.id: FIELDS[block.settings["source"]]
        for block in document.blocks
        if block.type == "lienzo.Data" and block.settings.get("source") in FIELDS
    }
    return Planner(memory_limit=16 * 2**30).plan(document, fields)


def told(plan):
    return {(problem.code, problem.block, problem.severity) for problem in plan.problems}


@pytest.mark.parametrize("name", CORPUS)
def test_the_problem_is_named_on_the_block_to_blame(name):
    draw, code, block, severity, _ = CORPUS[name]
    plan = planned(draw())
    assert (code, block, severity) in told(plan)
    assert plan.problems[0].severity == severity
    assert plan.is_sound == (severity != "error")


@pytest.mark.parametrize("name", CORPUS)
def test_problems_are_told_in_plain_words(name):
    for problem in planned(CORPUS[name][0]()).problems:
        words = f"{problem.what} {problem.advice}"
        assert problem.what
        assert problem.advice
        for raw in ("mat1", "tensor", "Error", "dtype", "expected", "{", "None"):
            assert raw not in words.replace("It expects", "")


@pytest.mark.parametrize("name", [name for name, row in CORPUS.items() if row[4] is not None])
def test_the_repair_mends_it(name):
    draw, code, block, _, number = CORPUS[name]
    document = draw()
    before = document.copy()
    (problem,) = {one.code: one for one in planned(document).problems if one.code == code}.values()
    repair = problem.repairs[number]
    document.apply(repair.change)
    assert code not in {one.code for one in planned(document).problems if one.block == block}
    document.apply(repair.change.inverse)
    assert document == before


MENDED_BY_ONE = [
    "wrong features",
    "picture into a layer",
    "feature map into a layer",
    "rows into a convolution",
    "picture without channels",
    "kernel too large",
    "too few outputs",
    "one output for two classes",
    "no loss for classes",
    "no loss for two classes",
    "no loss for numbers",
    "loss that nobody minimises",
    "softmax before cross-entropy",
    "three numbers against one",
    "numbers compared as classes",
    "prediction and target swapped",
    "tokens into a layer",
    "wire from a port that is not",
    "loss without target",
    "a score for every step",
    "memory as an answer",
    "padding that keeps the size and a stride",
    "padding in another word",
    "sums as probabilities",
    "sums as logarithms",
    "everything frozen",
    "an objective for another block",
    "a learning rate below zero",
    "an optimizer that is not",
]


@pytest.mark.parametrize("name", MENDED_BY_ONE)
def test_one_repair_makes_the_whole_drawing_ready_to_train(name):
    draw, code, _, _, number = CORPUS[name]
    document = draw()
    problem = next(one for one in planned(document).problems if one.code == code)
    document.apply(problem.repairs[number].change)
    plan = planned(document)
    assert not plan.problems
    assert plan.losses


def test_good_drawings_have_no_problems():
    for draw in (drawings.digits_mlp, drawings.digits_cnn, drawings.line, drawings.neuron_net):
        assert planned(draw()).problems == ()
    assert planned(Document()).problems == ()


def test_memory_is_told_before_anything_is_made():
    problem = planned(iris(linear(10**9), linear(3))).problems[0]
    assert "GB" in str(problem.what)
    assert "17.2 GB" in str(problem.what)


def test_numbers_stand_in_the_sentence():
    (problem,) = planned(digits((FLATTEN, {}), linear(4))).problems
    assert "4 outputs" in str(problem.what)
    assert "10 classes" in str(problem.what)


def test_what_hangs_on_a_broken_block_is_not_blamed():
    plan = planned(iris(linear(0), (RELU, {}), linear(3)))
    assert {problem.block for problem in plan.problems} == {"b0"}


def test_an_unknown_block_keeps_the_ports_its_wires_speak_of():
    plan = planned(iris(("torch.nn.Quantum", {}), linear(3)))
    assert [port.name for port in plan.ports["b0"].inputs] == ["input"]
    assert [port.name for port in plan.ports["b0"].outputs] == ["output"]


def test_a_wire_is_named_where_it_is_at_fault():
    document = with_records(
        drawings.line(), Wire(id="w", source="out", source_port="x", target="loss", target_port="y")
    )
    assert {problem.wire for problem in planned(document).problems} == {"w"}
