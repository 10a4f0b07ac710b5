"""From drawings to plans and networks: shapes, names, seeds, answers, costs."""

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from backend.compiler.builder import build, field_path, make_modules, read_weights
from backend.compiler.plan import Field, Signal
from backend.compiler.planner import Planner, make_plan
from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.python_code import python_code
from tests import drawings
from tests.drawings import chain, data_block, fields_of, wire

LINEAR, RELU = drawings.LINEAR, drawings.RELU
PICTURE = (Field("input", (3, 16, 16), "float32", "input", "picture"),)
SEQUENCE = (Field("input", (12, 8), "float32", "input", "series"),)
TOKENS = (Field("input", (12,), "int64", "input", "text"),)
NUMBERS = (Field("input", (64,), "float32", "input", "numbers"),)

CHAINS = {
    "dense": (NUMBERS, [(LINEAR, {"out_features": 7}), (RELU, {}), (LINEAR, {"bias": False})]),
    "conv": (
        PICTURE,
        [
            ("torch.nn.Conv2d", {"out_channels": 4, "kernel_size": [3, 5], "padding": 1}),
            ("torch.nn.BatchNorm2d", {}),
            ("torch.nn.MaxPool2d", {"kernel_size": 2}),
            ("torch.nn.Dropout", {}),
            ("torch.nn.Flatten", {}),
            (LINEAR, {"out_features": 10}),
        ],
    ),
    "upwards": (PICTURE, [("torch.nn.ConvTranspose2d", {}), ("torch.nn.AdaptiveAvgPool2d", {})]),
    "lstm": (SEQUENCE, [("torch.nn.LSTM", {"hidden_size": 9, "num_layers": 2})]),
    "gru": (SEQUENCE, [("torch.nn.GRU", {"bidirectional": True}), ("lienzo.PickStep", {})]),
    "transformer": (
        SEQUENCE,
        [("torch.nn.TransformerEncoderLayer", {"nhead": 2}), (LINEAR, {"out_features": 2})],
    ),
    "text": (TOKENS, [("torch.nn.Embedding", {}), ("torch.nn.LayerNorm", {})]),
    "rows": (SEQUENCE, [("lienzo.Transpose", {}), ("torch.nn.Conv1d", {"kernel_size": 3})]),
    "norms": (PICTURE, [("torch.nn.GroupNorm", {"num_groups": 3}), ("torch.nn.Softmax", {})]),
}


def plan_chain(fields, layers):
    named = [(f"b{number}", type, settings) for number, (type, settings) in enumerate(layers)]
    return Planner().plan(chain(named, loss=""), {"data": fields})


def arrays(plan, batch):
    """Zeros for each field that a network may ask for, by path."""
    return {
        field_path(plan, signal): torch.zeros(
            (batch, *field.shape), dtype=getattr(torch, field.dtype)
        )
        for signal, field in plan.fields.items()
    }


def sized(spec, batch):
    return [one if isinstance(one, int) else int(one[:-1] or 1) * batch for one in spec.shape]


@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("batch", [2, 3, 11])
def test_shapes_are_those_of_a_real_run(name, batch):
    plan = plan_chain(*CHAINS[name])
    assert not [problem for problem in plan.problems if problem.severity == "error"]
    signals = [signal for signal in plan.specs if signal not in plan.fields]
    network = build(plan, signals, make_modules(plan, seed=0))
    results = network(**arrays(plan, batch))
    for signal, result in zip(signals, results if len(signals) > 1 else [results], strict=True):
        assert list(result.shape) == sized(plan.specs[signal], batch)
        assert str(result.dtype) == f"torch.{plan.specs[signal].dtype}"
    parameters = sum(one.numel() for one in network.parameters())
    assert plan.parameters == parameters == sum(step.parameters for step in plan.steps)


def test_what_can_be_inferred_is_completed():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    assert plan.step("hidden").settings["in_features"] == 64
    assert plan.step("out").settings["in_features"] == 32
    assert not plan.problems
    assert plan.is_sound


def test_operations_are_multiply_adds_of_one_example():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    assert plan.operations == 64 * 32 + 32 * 10


def test_parameters_carry_the_names_of_the_blocks():
    document = drawings.digits_mlp()
    document.apply(edits.rename(document, "hidden", "Capa oculta"))
    document.apply(edits.rename(document, "out", "train"))
    plan = make_plan(document, fields_of(document))
    network = build(plan, [Signal("out", "output")], make_modules(plan))
    assert [name for name, _ in network.named_parameters()] == [
        "capa_oculta.weight",
        "capa_oculta.bias",
        "train_block.weight",
        "train_block.bias",
    ]


def test_names_are_unique_however_blocks_are_called():
    document = chain([(f"b{number}", LINEAR, {}) for number in range(5)], source="iris", loss="")
    for id, name in [("b0", "x"), ("b1", "X!"), ("b2", "x_2"), ("b3", "漢字"), ("b4", "3d")]:
        document.apply(edits.rename(document, id, name))
    plan = make_plan(document, fields_of(document))
    assert [step.path for step in plan.steps] == ["x", "x_3", "x_2", "linear", "linear_3d"]


def test_the_same_seed_gives_the_same_weights_and_another_seed_others():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    first, again, other = (read_weights(make_modules(plan, seed)) for seed in (4, 4, 5))
    np.testing.assert_array_equal(first["hidden"]["weight"], again["hidden"]["weight"])
    assert (first["hidden"]["weight"] != other["hidden"]["weight"]).any()


def test_making_seeded_modules_leaves_the_generator_alone():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    make_modules(plan, seed=3)
    assert torch.equal(before, torch.random.get_rng_state())


def test_weights_go_in_where_their_shape_fits():
    document = drawings.digits_mlp()
    plan = make_plan(document, fields_of(document))
    weights = read_weights(make_modules(plan, seed=1))
    document.apply(edits.set_settings(document, "out", {"out_features": 12}))
    wider = make_plan(document, fields_of(document))
    found = read_weights(make_modules(wider, seed=2, weights=weights))
    np.testing.assert_array_equal(found["hidden"]["weight"], weights["hidden"]["weight"])
    assert found["out"]["weight"].shape == (12, 32)


def test_running_averages_are_weights_too():
    plan = plan_chain(*CHAINS["conv"])
    modules = make_modules(plan, seed=0)
    build(plan, [Signal("b5", "output")], modules)(torch.rand(4, 3, 16, 16))
    weights = read_weights(modules)
    assert weights["b1"].keys() >= {"running_mean", "running_var", "num_batches_tracked"}
    again = read_weights(make_modules(plan, seed=9, weights=weights))
    np.testing.assert_array_equal(again["b1"]["running_mean"], weights["b1"]["running_mean"])


def test_frozen_blocks_do_not_learn():
    document = drawings.digits_mlp()
    document.apply(edits.freeze(document, ["hidden"], True))
    plan = make_plan(document, fields_of(document))
    network = build(plan, [Signal("loss", "loss")], make_modules(plan))
    learning = {name for name, one in network.named_parameters() if one.requires_grad}
    assert learning == {"linear_2.weight", "linear_2.bias"}


def test_a_network_asks_only_for_the_fields_it_needs():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    modules = make_modules(plan)
    answer = build(plan, [Signal("out", "output")], modules)
    assert [node.target for node in answer.graph.nodes if node.op == "placeholder"] == ["input"]
    both = build(plan, [Signal("loss", "loss"), Signal("out", "output")], modules)
    loss, logits = both(**arrays(plan, 4))
    assert loss.dim() == 0
    assert logits.shape == (4, 10)


def test_two_data_blocks_are_told_apart():
    records = [data_block("digits", "left"), data_block("iris", "right")]
    records += [
        Block(id="flat", type="torch.nn.Flatten"),
        Block(id="join", type="lienzo.Concatenate"),
    ]
    records += [
        wire("left.input", "flat"),
        wire("flat", "join"),
        wire("right.input", "join", place=1),
    ]
    document = Document(records)
    plan = make_plan(document, fields_of(document))
    network = build(plan, [Signal("join", "output")], make_modules(plan))
    names = [node.target for node in network.graph.nodes if node.op == "placeholder"]
    assert sorted(names) == ["digits_input", "iris_input"]
    assert network(
        **{name: one for name, one in arrays(plan, 3).items() if name in names}
    ).shape == (3, 68)


def test_an_input_block_is_a_field_by_its_own_name():
    records = [
        Block(id="i", type="lienzo.Input", name="Price", settings={"shape": [3]}),
        Block(id="l", type=LINEAR, settings={"out_features": 2}),
        wire("i", "l"),
    ]
    plan = make_plan(Document(records))
    assert plan.is_sound
    network = build(plan, [Signal("l", "output")], make_modules(plan))
    assert network(price=torch.zeros(5, 3)).shape == (5, 2)
    (answer,) = plan.answers
    assert answer.signal == Signal("l", "output")


def test_an_answer_knows_its_loss_and_its_classes():
    plan = make_plan(drawings.digits_mlp(), fields_of(drawings.digits_mlp()))
    (answer,) = plan.answers
    assert (answer.signal.block, answer.loss, answer.activation) == ("out", "loss", "softmax")
    assert answer.target == Signal("data", "target")
    assert answer.field.classes == tuple("0123456789")


def test_what_the_target_reaches_is_no_answer():
    document = chain([("out", LINEAR, {"out_features": 3})], source="iris", loss="")
    for record in (
        Block(id="loss", type="torch.nn.MSELoss"),
        Block(id="shift", type="torch.nn.Identity"),
        wire("data.target", "shift"),
        wire("shift", "loss.target"),
        wire("out", "loss.input"),
    ):
        document = Document([*document, record])
    plan = make_plan(document, fields_of(document))
    assert [answer.signal.block for answer in plan.answers] == ["out"]


@pytest.mark.parametrize(
    ("loss", "outputs", "source", "expected"),
    [
        ("torch.nn.MSELoss", 10, "digits", "one_hot"),
        ("torch.nn.BCEWithLogitsLoss", 1, "circle", "fraction"),
        ("torch.nn.BCEWithLogitsLoss", 2, "circle", "one_hot"),
        ("torch.nn.MSELoss", 1, "line", "same"),
    ],
)
def test_class_numbers_are_fitted_to_losses_that_compare_alike(loss, outputs, source, expected):
    flat = ("flat", "torch.nn.Flatten", {})
    document = chain([flat, ("out", LINEAR, {"out_features": outputs})], source=source, loss=loss)
    plan = make_plan(document, fields_of(document))
    assert plan.is_sound, plan.problems
    network = build(plan, [Signal("loss", "loss"), Signal("out", "output")], make_modules(plan, 0))
    inputs = arrays(plan, 4)
    inputs["target"] = torch.arange(4) % 2 if source != "line" else torch.rand(4, 1)
    measured, out = network(**inputs)
    if expected == "one_hot":
        wanted = torch.nn.functional.one_hot(inputs["target"], outputs).float()
    else:
        wanted = inputs["target"].float().reshape(4, 1)
    by_hand = getattr(torch.nn, loss.rpartition(".")[2])()(out, wanted)
    torch.testing.assert_close(measured, by_hand)


def test_a_row_of_targets_is_compared_number_by_number():
    fields = {"data": (drawings.LINE[0], Field("target", (), "float32", "target", "value"))}
    plan = make_plan(drawings.line(), fields)
    network = build(plan, [Signal("loss", "loss"), Signal("out", "output")], make_modules(plan, 0))
    target = torch.rand(4)
    loss, out = network(input=torch.rand(4, 1), target=target)
    torch.testing.assert_close(loss, ((out[:, 0] - target) ** 2).mean())


def test_repeated_questions_cost_nothing():
    planner = Planner()
    document = drawings.wide_chain(60)
    first = planner.plan(document, fields_of(document))
    asked = planner.shapes.runs
    assert asked < 12
    assert planner.plan(document, fields_of(document)).steps == first.steps
    assert planner.shapes.runs == asked


def test_after_an_edit_the_plan_is_that_of_a_fresh_planner():
    planner, document = Planner(), drawings.digits_cnn()
    planner.plan(document, fields_of(document))
    document.apply(edits.set_settings(document, "conv", {"out_channels": 5}))
    replanned = planner.plan(document, fields_of(document))
    fresh = Planner().plan(document, fields_of(document))
    assert replanned.steps == fresh.steps
    assert replanned.specs == fresh.specs
    assert replanned.step("out").settings["in_features"] == 180


def test_another_type_with_the_same_shape_is_another_step():
    planner, document = Planner(), drawings.digits_mlp()
    document.apply(edits.rename(document, "relu", "bend"))
    planner.plan(document, fields_of(document))
    bent = replace(document.block("relu"), type="torch.nn.Tanh")
    document = Document([*(one for one in document if one.id != "relu"), bent])
    assert planner.plan(document, fields_of(document)).step("relu").type == "torch.nn.Tanh"


def test_moving_blocks_changes_neither_weights_nor_network():
    document = drawings.digits_mlp()
    plan = make_plan(document, fields_of(document))
    moved = Document(replace(one, x=-one.x) if isinstance(one, Block) else one for one in document)
    assert make_plan(moved, fields_of(moved)).steps == plan.steps


def test_the_memory_grows_with_the_batch():
    document = drawings.digits_cnn()
    small = make_plan(document, fields_of(document))
    document.apply(edits.change_training(document, batch_size=320))
    large = make_plan(document, fields_of(document))
    assert large.memory_bytes > small.memory_bytes
    assert large.parameters == small.parameters


def test_the_padding_same_keeps_the_size():
    conv = {"out_channels": 4, "kernel_size": 3, "padding": "same"}
    document = drawings.chain([("conv", "torch.nn.Conv2d", conv)], loss="")
    plan = Planner().plan(document, drawings.fields_of(document))
    assert plan.is_sound
    assert plan.specs[Signal("conv", "output")].shape == ("N", 4, 8, 8)
    network = build(plan, [Signal("conv", "output")], make_modules(plan, 0))
    assert network(torch.zeros(2, 1, 8, 8)).shape == (2, 4, 8, 8)
    assert "padding='same'" in python_code(plan)
