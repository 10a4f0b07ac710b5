"""Blocks that compute with the weights of another: one parameter, counted, saved, moved once."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import nn

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.plan import Plan
from backend.compiler.planner import Planner
from backend.document import clipboard, edits, grouping
from backend.document.document import Document
from backend.document.lending import lenders
from backend.document.records import Block, Wire
from backend.formats.model import Model, export
from backend.training.loop import train
from tests.backend.training_cases import losses_of, trained, trainer_of
from tests.drawings import chain, wire
from tests.laws import obeys


def drawn(*blocks: Block, wires: tuple[tuple[str, str], ...]) -> Document:
    return Document([*blocks, *(wire(*pair) for pair in wires)])


def given(id: str, *shape: int, dtype: str = "float32") -> Block:
    return Block(id=id, type="lienzo.Input", settings={"shape": list(shape), "dtype": dtype})


def layer(id: str, kind: str, **settings) -> Block:
    return Block(id=id, type=f"torch.nn.{kind}", settings=settings)


def words() -> Document:
    """What looks words up also tells the next one."""
    return drawn(
        given("tokens", 5, dtype="int64"),
        layer("words", "Embedding", num_embeddings=11, embedding_dim=6),
        layer("next", "Linear", bias=False, weights_of="words"),
        wires=(("tokens", "words"), ("words", "next")),
    )


def autoencoder() -> Document:
    return drawn(
        given("x", 8),
        layer("narrow", "Linear", out_features=3),
        layer("wide", "Linear", weights_of="narrow"),
        wires=(("x", "narrow"), ("narrow", "wide")),
    )


def pictures() -> Document:
    """A convolution, and one that spreads with the same kernels."""
    return drawn(
        given("x", 2, 8, 8),
        layer("take", "Conv2d", out_channels=5, kernel_size=3),
        layer("spread", "ConvTranspose2d", weights_of="take"),
        layer("again", "Conv2d", weights_of="spread"),
        wires=(("x", "take"), ("take", "spread"), ("spread", "again")),
    )


def twins() -> Document:
    return drawn(
        given("one", 4),
        given("other", 4),
        layer("left", "Linear", out_features=3),
        layer("right", "Linear", weights_of="left"),
        Block(id="both", type="lienzo.Subtract"),
        Wire(id="a", source="left", source_port="output", target="both", target_port="input"),
        Wire(id="b", source="right", source_port="output", target="both", target_port="other"),
        wires=(("one", "left"), ("other", "right")),
    )


def free_table() -> Document:
    return drawn(
        given("tokens", 5, dtype="int64"),
        Block(id="table", type="lienzo.Parameter", settings={"shape": [7, 4]}),
        layer("words", "Embedding", weights_of="table"),
        layer("next", "Linear", weights_of="table"),
        wires=(("tokens", "words"), ("words", "next")),
    )


DRAWINGS = [words, autoencoder, pictures, twins, free_table]
COUNTS = [66, 8 * 3 + 3 + 8, 2 * 5 * 9 + 5 + 2, 15, 28 + 7]


def planned(document: Document) -> Plan:
    plan = Planner().plan(document)
    assert [str(one.what) for one in plan.problems] == []
    return plan


def network_of(plan: Plan):
    modules = make_modules(plan, seed=0)
    return modules, build(plan, [plan.answers[0].signal], modules)


@pytest.mark.parametrize(("draw", "count"), list(zip(DRAWINGS, COUNTS, strict=True)))
def test_what_is_used_twice_is_there_once(draw, count, tmp_path):
    document = draw()
    plan = planned(document)
    modules, network = network_of(plan)
    assert plan.parameters == count
    assert sum(one.numel() for one in network.parameters()) == count
    assert sum(one.size for table in read_weights(modules).values() for one in table.values()) == (
        count
    )
    model = Model(document, plan, read_weights(modules))
    others = (".pt2", ".safetensors", ".onnx") if draw is pictures else ()
    for ending in (".py", *others):
        export(model, tmp_path / f"it{ending}")


def test_outputs_and_gradients_are_those_of_tied_modules():
    modules, network = network_of(planned(words()))
    table = nn.Embedding(11, 6)
    table.load_state_dict(modules["words"].state_dict())
    tied = nn.Linear(6, 11, bias=False)
    tied.weight = table.weight
    tokens = torch.randint(0, 11, (3, 5), generator=torch.Generator().manual_seed(1))
    for one in (network(tokens), tied(table(tokens))):
        one.square().sum().backward()
    torch.testing.assert_close(network(tokens), tied(table(tokens)))
    torch.testing.assert_close(modules["words"].weight.grad, table.weight.grad)


def test_a_decoder_turns_the_weight_of_its_encoder_over():
    modules, network = network_of(planned(autoencoder()))
    x = torch.randn(4, 8, generator=torch.Generator().manual_seed(1))
    narrow = modules["narrow"]
    expected = narrow(x) @ narrow.weight + modules["wide"].bias
    torch.testing.assert_close(network(x), expected)


def test_twins_call_one_layer():
    plan = planned(twins())
    modules, network = network_of(plan)
    assert set(modules) == {"left", "both"}
    x, y = torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(1))
    torch.testing.assert_close(network(x, y), modules["left"](x) - modules["left"](y))


def test_in_a_group_that_repeats_each_copy_uses_its_own():
    document = autoencoder()
    document.apply(grouping.group(document, ["narrow", "wide"], name="code", id="group"))
    holder = document.block("group")
    settings = {**holder.settings, "repeat": 3}
    records = [one for one in document if one.id != "group"]
    document = Document([*records, replace(holder, settings=settings)])
    plan = planned(document)
    assert plan.parameters == 3 * (8 * 3 + 3 + 8)
    by_block = {step.block: step for step in plan.steps}
    reading = {id: step.reads for id, step in by_block.items() if step.reads}
    assert len(reading) == 3
    for id, owner in reading.items():
        assert by_block[owner].path.split(".")[:2] == by_block[id].path.split(".")[:2]


def test_a_copy_uses_the_weights_of_the_copy_and_the_choice_is_offered():
    document = twins()
    change = clipboard.paste(clipboard.copy(document, {"left", "right"}), document=document)
    made = (after for _, after in change.records.values())
    pasted = {after.id: after for after in made if isinstance(after, Block)}
    borrowing = [one for one in pasted.values() if one.settings.get("weights_of")]
    assert [one.settings["weights_of"] in pasted for one in borrowing] == [True]
    assert [one.id for one in lenders(twins(), "right")] == ["left"]
    assert lenders(twins(), "left") == []


WRONG = {
    "gone": ({"weights_of": "nobody"}, "not in this drawing"),
    "other kind": ({"weights_of": "both"}, "kind that does not fit"),
    "itself": ({"weights_of": "right"}, "in a ring"),
    "sizes": ({"weights_of": "left", "out_features": 7}, "7 × 4, but those it is to use are 3 × 4"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_told_at_the_block(case):
    settings, words = WRONG[case]
    document = twins()
    records = [one for one in document if one.id != "right"]
    document = Document([*records, replace(document.block("right"), settings=settings)])
    problems = [one for one in Planner().plan(document).problems if one.block == "right"]
    assert words in str(problems[0].what)


def test_the_setting_obeys_the_laws():
    document = twins()
    obeys(document, edits.set_settings(document, "right", {"weights_of": ""}))


def test_training_moves_what_is_shared_once_and_resumes(tmp_path):
    layers = [
        ("flatten", "torch.nn.Flatten", {}),
        ("narrow", "torch.nn.Linear", {"out_features": 6}),
        ("wide", "torch.nn.Linear", {"weights_of": "narrow"}),
        ("again", "torch.nn.Linear", {"weights_of": "narrow"}),
        ("out", "torch.nn.Linear", {"out_features": 10}),
    ]
    document = trained(chain(layers), epochs=2)
    trainer = trainer_of(document, tmp_path / "run")
    before = trainer.weights()["narrow"]["weight"]
    losses = losses_of(list(train(trainer)))
    after = trainer.weights()
    assert set(after) == {"narrow", "wide", "out"}
    assert set(after["wide"]) == {"bias"}
    assert not np.array_equal(after["narrow"]["weight"], before)
    assert np.mean(losses[-5:]) < np.mean(losses[:5])
    again = trainer_of(document, tmp_path / "again")
    assert losses_of(list(train(again))) == losses
