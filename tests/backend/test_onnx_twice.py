"""Operators with many attributes, drawn and computed against the standard's own reference."""

from __future__ import annotations

import itertools
import random

import numpy as np
import onnx
import pytest
import torch
from onnx import helper
from onnx.reference import ReferenceEvaluator

from backend.compiler.planner import make_plan
from backend.formats.onnx_import import import_model, read
from backend.text import Refusal
from tests.backend.test_onnx_import import computed, model_of

RESIZES = list(
    itertools.product(
        ["nearest", "linear", "cubic"],
        ["half_pixel", "half_pixel_symmetric", "asymmetric", "align_corners"],
        [(0.6, 1.7), (2.0, 0.5), (1.3, 3.0)],
        [False, True],
    )
)
POOLS = list(
    itertools.product(
        ["AveragePool", "MaxPool", "LpPool"], [(0, 0, 0, 0), (1, 1, 1, 1), (0, 1, 2, 1)], [1, 2]
    )
)


def by_reference(model, array: np.ndarray) -> np.ndarray:
    return np.asarray(ReferenceEvaluator(model).run(None, {"x": array})[0])


def agrees(node, shape, initializers=(), opset: int = 19) -> None:
    model = model_of([node], [("x", shape)], [("y", None)], initializers, opset)
    array = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    (found,) = computed(import_model(model), torch.from_numpy(array))
    expected = by_reference(model, array)
    assert tuple(found.shape) == expected.shape
    np.testing.assert_allclose(found.numpy(), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("mode", "corners", "scales", "outside"), RESIZES)
def test_a_resize_looks_where_the_reference_does(mode, corners, scales, outside):
    rounding = random.Random(f"{mode}{corners}{scales}").choice(
        ["floor", "ceil", "round_prefer_floor", "round_prefer_ceil"]
    )
    node = helper.make_node(
        "Resize",
        ["x", "", "scales"],
        ["y"],
        mode=mode,
        coordinate_transformation_mode=corners,
        nearest_mode=rounding,
        exclude_outside=int(outside and mode == "cubic"),
        antialias=int(outside and mode != "nearest"),
        cubic_coeff_a=-0.5,
    )
    factors = np.array([1, 1, *scales], np.float32)
    agrees(node, [2, 2, 5, 6], [("scales", factors)])


@pytest.mark.parametrize(("operator", "pads", "gap"), POOLS)
def test_a_pool_slides_as_the_reference_does(operator, pads, gap):
    counts = {"count_include_pad": 1} if operator == "AveragePool" else {}
    power = {"p": 3} if operator == "LpPool" else {}
    node = helper.make_node(
        operator,
        ["x"],
        ["y"],
        kernel_shape=[3, 2],
        pads=list(pads),
        strides=[2, 1],
        dilations=[gap, gap],
        **counts,
        **power,
    )
    agrees(node, [2, 2, 8, 9])


@pytest.mark.parametrize("mode", ["DCR", "CRD"])
@pytest.mark.parametrize("opset", [13, 28])
def test_places_and_channels_change_in_the_order_asked_for(mode, opset):
    into = helper.make_node("DepthToSpace", ["x"], ["y"], blocksize=2, mode=mode)
    agrees(into, [2, 8, 2, 3], opset=opset)
    if opset == 28:
        out = helper.make_node("SpaceToDepth", ["x"], ["y"], blocksize=2, mode=mode)
        agrees(out, [2, 2, 4, 6], opset=opset)


def test_what_is_read_elsewhere_is_not_folded_away():
    weight, bias = np.ones((3, 2), np.float32), np.full(2, 5, np.float32)
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["product"]),
        helper.make_node("Add", ["product", "b"], ["y"]),
    ]
    outputs = [("product", None), ("y", None)]
    model = model_of(nodes, [("x", [4, 3])], outputs, [("w", weight), ("b", bias)])
    product, added = computed(import_model(model), torch.ones(4, 3))
    assert (product == 3).all()
    assert (added == 8).all()


def test_what_leaves_twice_is_answered_twice():
    nodes = [helper.make_node("Relu", ["x"], ["y"]), helper.make_node("Identity", ["y"], ["z"])]
    imported = import_model(model_of(nodes, [("x", [4, 3])], [("y", None), ("z", None)]))
    one, other = computed(imported, torch.tensor([[-1.0, 0.0, 2.0]]))
    assert one.tolist() == other.tolist() == [[0.0, 0.0, 2.0]]
    answers = {answer.signal for answer in make_plan(imported.document).answers}
    assert answers == set(imported.outputs.values())
    assert len(answers) == 2


def test_numbers_that_are_none_stay_none():
    gaps = np.array([1.0, np.nan, 3.0], np.float32)
    node = helper.make_node("Mul", ["x", "gaps"], ["y"])
    model = model_of([node], [("x", [2, 3])], [("y", None)], [("gaps", gaps)])
    (found,) = computed(import_model(model), torch.ones(2, 3))
    np.testing.assert_array_equal(found.numpy(), np.stack([gaps, gaps]))


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (helper.make_node("ImageDecoder", ["x"], ["y"], name="eye"), "No block does what it does"),
        (helper.make_node("Nonsense", ["x"], ["y"], name="k"), "no operator of this name"),
        (helper.make_node("Add", ["x"], ["y"], name="sum"), "not written as the standard says"),
        (helper.make_node("NonZero", ["x"], ["y"], name="there"), "Only running it would tell"),
    ],
)
def test_a_refusal_names_operator_node_and_opset_and_says_why(node, words, tmp_path):
    kind = onnx.TensorProto.UINT8
    model = model_of(
        [node], [("x", [3, 3], kind)], [("y", ["a"], onnx.TensorProto.INT64)], opset=20
    )
    onnx.save(model, tmp_path / "model.onnx")
    with pytest.raises(Refusal) as refusal:
        read(tmp_path / "model.onnx")
    what = str(refusal.value.what)
    for word in (node.op_type, node.name, "opset 20", words):
        assert word in what
    assert str(refusal.value.advice).startswith("Export the model")
