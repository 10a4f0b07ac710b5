"""What is said of wrong drawings: by whom it is told, once, and that nothing else is wrong."""

from __future__ import annotations

import pytest

from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.records import Wire
from tests import drawings
from tests.drawings import RELU
from tests.wrong_drawings.case import FLATTEN, fields_of, linear, with_records
from tests.wrong_drawings.known import KNOWN, digits, iris


def planned(document):
    """The plan of a sample drawing, by a planner with 16 GB."""
    return Planner(memory_limit=16 * 2**30).plan(document, fields_of(document))


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
    case = KNOWN[name]
    document = case.draw()
    problem = next(one for one in planned(document).problems if one.code == case.code)
    document.apply(problem.repairs[case.repair].change)
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
