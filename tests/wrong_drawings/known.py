"""Wrong drawings that were met first, each with the kind of problem that scripts know it by."""

from __future__ import annotations

from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block, Objective, Training
from tests import drawings
from tests.drawings import CROSS_ENTROPY, LINEAR, RELU, SQUARED, chain, data_block, wire
from tests.wrong_drawings.case import (
    BINARY,
    CONV,
    FLATTEN,
    LSTM,
    POOL,
    SIGMOID,
    SOFTMAX,
    Case,
    Cases,
    linear,
    with_records,
    without,
)


def layers(*described):
    """Layers by name: "b0", "b1" …"""
    return [(f"b{number}", type, settings) for number, (type, settings) in enumerate(described)]


def digits(*described, loss=CROSS_ENTROPY):
    return chain(layers(*described), loss=loss)


def iris(*described, loss=CROSS_ENTROPY):
    return chain(layers(*described), source="iris", loss=loss)


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


KNOWN: Cases = {
    "unknown type": Case(
        lambda: iris(("torch.nn.Quantum", {}), linear(3)),
        ("b0",),
        code="unknown_block",
    ),
    "ring": Case(ring, ("b0",), code="loop"),
    "self loop": Case(
        lambda: with_records(Document([Block(id="a", type="lienzo.Add")]), wire("a", "a")),
        ("a",),
        code="loop",
    ),
    "lone layer": Case(
        lambda: with_records(drawings.digits_mlp(), Block(id="z", type=LINEAR)),
        ("z",),
        code="not_wired",
        severity="warning",
    ),
    "layer without input": Case(
        lambda: without(iris(linear(4), linear(3)), "data.input>b0"),
        ("b0",),
        code="missing_input",
    ),
    "loss without target": Case(
        lambda: without(iris(linear(3)), "data.target>loss"), ("loss",), code="missing_input"
    ),
    "loss without prediction": Case(
        lambda: without(iris(linear(3)), "b0>loss"), ("loss",), code="missing_input"
    ),
    "wire to nothing": Case(
        lambda: with_records(drawings.digits_mlp(), wire("out", "gone")),
        ("out",),
        code="dangling_wire",
    ),
    "wire from nothing": Case(
        lambda: with_records(drawings.digits_mlp(), wire("gone", "out.bias")),
        ("out",),
        code="dangling_wire",
    ),
    "wire from a port that is not": Case(
        lambda: with_records(without(iris(linear(4), linear(3)), "b0>b1"), wire("b0.answer", "b1")),
        ("b0",),
        code="no_such_port",
    ),
    "wire to a port that is not": Case(
        lambda: with_records(without(iris(linear(4), linear(3)), "b0>b1"), wire("b0", "b1.x")),
        ("b1",),
        code="no_such_port",
    ),
    "two wires into one port": Case(
        lambda: with_records(iris(linear(4), linear(3)), wire("data.input", "b1", place=1)),
        ("b1",),
        code="two_wires",
    ),
    "wrong features": Case(lambda: iris(linear(3, in_features=9)), ("b0",), code="wrong_features"),
    "wrong channels": Case(
        lambda: digits((CONV, {"in_channels": 3}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="wrong_channels",
    ),
    "wrong size of an LSTM": Case(
        lambda: chain(
            layers(("torch.nn.LSTM", {"input_size": 8}), ("lienzo.PickStep", {}), linear(2)),
            source="series",
            loss=SQUARED,
        ),
        ("b0",),
        code="wrong_size",
    ),
    "batch norm for other channels": Case(
        lambda: digits(
            (CONV, {}), ("torch.nn.BatchNorm2d", {"num_features": 3}), (FLATTEN, {}), linear(10)
        ),
        ("b1",),
        code="wrong_features",
    ),
    "picture into a typed layer": Case(
        lambda: digits(linear(10, in_features=64)), ("b0",), code="flatten"
    ),
    "picture into a layer": Case(lambda: digits(linear(10)), ("b0",), code="flatten"),
    "picture into a layer, flat later": Case(
        lambda: digits(linear(16), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="flatten",
        severity="warning",
    ),
    "feature map into a layer": Case(
        lambda: digits((CONV, {}), (RELU, {}), linear(10)), ("b2",), code="flatten"
    ),
    "two layers on a picture": Case(
        lambda: digits(linear(16), (RELU, {}), linear(10)), ("b0",), code="flatten"
    ),
    "rows into a convolution": Case(picture_from_rows, ("b1",), code="wrong_axes"),
    "picture without channels": Case(
        lambda: chain(layers((CONV, {}), (FLATTEN, {}), linear(10)), source="grey"),
        ("b0",),
        code="wrong_axes",
    ),
    "single numbers into a layer": Case(
        lambda: chain(layers(linear(1)), source="single", loss=SQUARED), ("b0",), code="wrong_axes"
    ),
    "kernel too large": Case(
        lambda: digits((CONV, {"kernel_size": 11}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="kernel_too_large",
    ),
    "kernel too large in one axis": Case(
        lambda: digits((CONV, {"kernel_size": [3, 11]}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="kernel_too_large",
    ),
    "kernel with holes too large": Case(
        lambda: digits((CONV, {"kernel_size": 5, "dilation": 3}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="kernel_too_large",
    ),
    "pooled away": Case(
        lambda: digits(*[(POOL, {"kernel_size": 2})] * 4, (FLATTEN, {}), linear(10)),
        ("b3",),
        code="kernel_too_large",
    ),
    "decimals into an embedding": Case(
        lambda: iris(("torch.nn.Embedding", {}), (FLATTEN, {}), linear(3)),
        ("b0",),
        code="wrong_dtype",
    ),
    "decimals of an input into an embedding": Case(
        lambda: embedding_of_input("float32", "torch.nn.Embedding"), ("b",), code="wrong_dtype"
    ),
    "tokens into a layer": Case(
        lambda: chain(layers(linear(8), (FLATTEN, {}), linear(2)), source="tokens"),
        ("b0",),
        code="wrong_dtype",
    ),
    "whole numbers of an input into a layer": Case(
        lambda: embedding_of_input("int64", LINEAR), ("b",), code="wrong_dtype"
    ),
    "too few outputs": Case(
        lambda: digits((FLATTEN, {}), linear(4)), ("b1",), code="too_few_outputs"
    ),
    "too few outputs behind a ReLU": Case(
        lambda: digits((FLATTEN, {}), linear(4), (RELU, {})), ("b1",), code="too_few_outputs"
    ),
    "too many outputs": Case(
        lambda: iris(linear(10)), ("b0",), code="too_many_outputs", severity="warning"
    ),
    "one output for two classes": Case(
        lambda: chain(layers(linear(1)), source="circle"), ("b0",), code="too_few_outputs", repair=1
    ),
    "one output for three classes": Case(
        lambda: iris(linear(1), loss=BINARY), ("b0",), code="too_few_outputs"
    ),
    "classes compared as squares": Case(
        lambda: digits((FLATTEN, {}), linear(4), loss=SQUARED), ("b1",), code="too_few_outputs"
    ),
    "no loss for classes": Case(
        lambda: iris(linear(3), loss=""), ("b0",), code="no_loss", severity="warning"
    ),
    "no loss for two classes": Case(
        lambda: chain(layers(linear(1)), source="circle", loss=""),
        ("b0",),
        code="no_loss",
        severity="warning",
    ),
    "no loss for numbers": Case(
        lambda: chain(layers(linear(1)), source="line", loss=""),
        ("b0",),
        code="no_loss",
        severity="warning",
    ),
    "loss that nobody minimises": Case(
        lambda: without(iris(linear(3)), "objective"),
        ("loss",),
        code="no_objective",
        severity="warning",
    ),
    "objective without its loss": Case(
        lambda: with_records(drawings.line(), Objective(id="o2", minimise={"gone": 1.0})),
        ("",),
        code="lost_objective",
        severity="warning",
    ),
    "objective that minimises a layer too": Case(
        lambda: with_records(
            without(drawings.line(), "objective"),
            Objective(id="objective", minimise={"loss": 1.0, "out": 1.0}),
        ),
        ("",),
        code="lost_objective",
        severity="warning",
    ),
    "softmax before cross-entropy": Case(
        lambda: iris(linear(3), (SOFTMAX, {})),
        ("b1",),
        code="softmax_before_loss",
        severity="warning",
    ),
    "sigmoid before its loss": Case(
        lambda: chain(layers(linear(1), (SIGMOID, {})), source="circle", loss=BINARY),
        ("b1",),
        code="sigmoid_before_loss",
        severity="warning",
    ),
    "sigmoid neuron before its loss": Case(
        neuron_with_sigmoid, ("answer",), code="sigmoid_before_loss", severity="warning"
    ),
    "three numbers against one": Case(
        lambda: chain(layers(linear(3)), source="line", loss=SQUARED), ("b0",), code="wrong_target"
    ),
    "one number against two": Case(
        lambda: chain(layers((FLATTEN, {}), linear(1)), source="series", loss=SQUARED),
        ("b1",),
        code="wrong_target",
    ),
    "numbers compared as classes": Case(
        lambda: chain(layers(linear(1)), source="line"), ("loss",), code="wrong_loss"
    ),
    "prediction and target swapped": Case(swapped, ("loss",), code="swapped"),
    "losses left apart": Case(
        lambda: chain(
            layers(linear(1)), source="line", loss=SQUARED, loss_settings={"reduction": "none"}
        ),
        ("loss",),
        code="bad_setting",
    ),
    "no neurons": Case(lambda: iris(linear(0)), ("b0",), code="bad_size"),
    "negative neurons": Case(lambda: iris(linear(-3)), ("b0",), code="bad_size"),
    "too many neurons": Case(lambda: iris(linear(2**63)), ("b0",), code="too_large"),
    "more neurons than memory": Case(
        lambda: iris(linear(10**9), linear(10**9)), ("b0",), code="too_large", is_mended=False
    ),
    "a kernel beyond all memory": Case(
        lambda: digits((CONV, {"kernel_size": 10**9, "padding": 10**9})),
        ("b0",),
        code="too_large",
        is_mended=False,
    ),
    "neurons in words": Case(lambda: iris(linear("ten")), ("b0",), code="bad_setting"),
    "a switch as number of neurons": Case(lambda: iris(linear(True)), ("b0",), code="bad_setting"),
    "an activation that is none": Case(
        lambda: with_records(
            without(drawings.neuron_net(), "neuron0"),
            Block(id="neuron0", type="lienzo.Neuron", settings={"activation": "magic"}),
        ),
        ("neuron0",),
        code="bad_setting",
    ),
    "a setting of another version": Case(
        lambda: iris((LINEAR, {"out_features": 3, "sparkle": 1})), ("b0",), code="unknown_setting"
    ),
    "an input of size zero": Case(
        lambda: Document([Block(id="i", type="lienzo.Input", settings={"shape": [0]})]),
        ("i",),
        code="bad_size",
    ),
    "an input without end": Case(
        lambda: Document([Block(id="i", type="lienzo.Input", settings={"shape": [2**63]})]),
        ("i",),
        code="too_large",
    ),
    "data that is not there": Case(
        lambda: chain(layers(linear(3)), source="nowhere"),
        ("data",),
        code="no_data",
        is_mended=False,
    ),
    "batch norm with batches of one": Case(
        lambda: with_records(
            iris(linear(4), ("torch.nn.BatchNorm1d", {}), linear(3)), Training(batch_size=1)
        ),
        ("b1",),
        code="batch_of_one",
        severity="warning",
    ),
    "batch norm of pictures with batches of one": Case(
        lambda: with_records(
            digits((CONV, {}), ("torch.nn.BatchNorm2d", {}), (FLATTEN, {}), linear(10)),
            Training(batch_size=1),
        ),
        ("b1",),
        code="batch_of_one",
        severity="hint",
    ),
    "picture into a neuron": Case(
        lambda: Document(
            [data_block("digits"), Block(id="n", type="lienzo.Neuron"), wire("data.input", "n")]
        ),
        ("n",),
        code="flatten",
    ),
    "together more than memory": Case(
        lambda: iris(
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(16_000),
            linear(3),
        ),
        ("",),
        code="much_memory",
        severity="warning",
        is_mended=False,
    ),
    "examples mixed": Case(
        lambda: iris(("lienzo.Slice", {"dim": 0, "start": 1}), linear(3)),
        ("b0",),
        code="mixes_examples",
    ),
    "examples laid out in one row": Case(
        lambda: iris((FLATTEN, {"start_dim": 0}), linear(3)), ("b0",), code="mixes_examples"
    ),
    "shapes that cannot be added": Case(
        lambda: with_records(
            iris(linear(4), linear(5)),
            Block(id="add", type="lienzo.Add"),
            wire("b0", "add"),
            wire("b1", "add", place=1),
        ),
        ("add",),
        code="unequal_shapes",
    ),
    "a score for every step": Case(
        lambda: chain(layers((LSTM, {"hidden_size": 4}), linear(2)), source="series", loss=SQUARED),
        ("b0",),
        code="every_step",
    ),
    "memory as an answer": Case(memory, ("b0",), code="memory_as_answer"),
    "tokens into a neuron": Case(
        lambda: Document(
            [data_block("tokens"), Block(id="n", type="lienzo.Neuron"), wire("data.input", "n")]
        ),
        ("n",),
        code="wrong_dtype",
    ),
    "groups that do not divide": Case(
        lambda: digits((CONV, {"groups": 3}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="wrong_size",
    ),
    "groups of a normalisation": Case(
        lambda: digits(
            (CONV, {"out_channels": 4}),
            ("torch.nn.GroupNorm", {"num_groups": 3}),
            (FLATTEN, {}),
            linear(10),
        ),
        ("b1",),
        code="wrong_size",
    ),
    "padding that keeps the size and a stride": Case(
        lambda: digits((CONV, {"padding": "same", "stride": 2}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="wrong_input",
    ),
    "padding in another word": Case(
        lambda: digits((CONV, {"padding": "huge"}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="bad_setting",
    ),
    "axes in an order of others": Case(
        lambda: digits(("lienzo.Permute", {"dims": [0, 2, 1]}), (FLATTEN, {}), linear(10)),
        ("b0",),
        code="wrong_axes",
    ),
    "sums as probabilities": Case(
        lambda: chain(layers(linear(1)), source="circle", loss="torch.nn.BCELoss"),
        ("loss",),
        code="not_activated",
        severity="warning",
    ),
    "sums as logarithms": Case(
        lambda: iris(linear(3), loss="torch.nn.NLLLoss"),
        ("loss",),
        code="not_activated",
        severity="warning",
        repair=1,
    ),
    "everything frozen": Case(frozen, ("loss",), code="nothing_moves", severity="warning"),
    "nothing that learns": Case(
        lambda: chain(layers((RELU, {})), source="line", loss=SQUARED),
        ("loss",),
        code="nothing_moves",
        severity="warning",
        is_mended=False,
    ),
    "an objective for another block": Case(
        lambda: objective(moves=("data",)), ("loss",), code="nothing_moves", severity="warning"
    ),
    "a learning rate below zero": Case(
        lambda: objective(optimizer_settings={"lr": -1.0}),
        ("",),
        code="bad_objective",
        severity="warning",
    ),
    "an optimizer that is not": Case(
        lambda: objective(optimizer="torch.optim.Magic"),
        ("",),
        code="bad_objective",
        severity="warning",
    ),
    "a schedule that is not": Case(
        lambda: objective(schedule="torch.optim.lr_scheduler.Magic"),
        ("",),
        code="bad_objective",
        severity="warning",
    ),
    "an input without data": Case(
        lone_input, ("i",), code="input_without_data", severity="warning", is_mended=False
    ),
    "heads that do not divide": Case(
        lambda: Document(
            [
                Block(id="i", type="lienzo.Input", settings={"shape": [5, 10]}),
                Block(id="t", type="torch.nn.TransformerEncoderLayer", settings={"nhead": 3}),
                wire("i", "t.src"),
            ]
        ),
        ("t",),
        code="wrong_size",
    ),
}


def cases() -> Cases:
    return KNOWN
