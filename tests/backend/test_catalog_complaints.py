"""Block types say in plain words, with the numbers, what is wrong with what arrives."""

from __future__ import annotations

import pytest

from backend.catalog.catalog import CATALOG
from backend.catalog.spec import Spec


def arriving(**ports):
    """Specs from shapes; a leading "int" makes whole numbers: input=("int", "N", 5)."""

    def spec(shape):
        whole = shape[:1] == ("int",)
        return Spec(tuple(shape[1:] if whole else shape), "int64" if whole else "float32")

    return {
        port: tuple(spec(one) for one in (shapes if isinstance(shapes, list) else [shapes]))
        for port, shapes in ports.items()
    }


ATTENTION = dict.fromkeys(("query", "key", "value"), ("N", 5, 8))

WRONG = [
    ("torch.nn.Linear", {"in_features": 10}, {"input": ("N", 64)}, ["10", "64"], "64"),
    ("torch.nn.Linear", {}, {"input": ("int", "N", 5)}, ["int64"], "Embedding"),
    (
        "torch.nn.Bilinear",
        {"in2_features": 3},
        {"input1": ("N", 2), "input2": ("N", 4)},
        ["3", "4"],
        "4",
    ),
    ("torch.nn.Conv2d", {}, {"input": ("N", 64)}, ["N × 64"], "Flatten"),
    ("torch.nn.Conv2d", {}, {"input": ("N", 8, 8)}, ["N × 8 × 8"], "Unsqueeze"),
    ("torch.nn.Conv1d", {}, {"input": ("N", 1, 8, 8)}, ["N × 1 × 8 × 8"], "variant"),
    ("torch.nn.Conv2d", {"in_channels": 3}, {"input": ("N", 1, 8, 8)}, ["3", "1"], "Channels in"),
    ("torch.nn.Conv2d", {"kernel_size": 9}, {"input": ("N", 1, 8, 8)}, ["9", "8"], "smaller"),
    ("torch.nn.Conv2d", {"dilation": 5}, {"input": ("N", 1, 8, 8)}, ["11", "8"], "smaller"),
    ("torch.nn.Conv2d", {"groups": 2}, {"input": ("N", 3, 8, 8)}, ["2", "3"], "1, 3"),
    (
        "torch.nn.MaxPool2d",
        {"kernel_size": [2, 9]},
        {"input": ("N", 1, 8, 8)},
        ["9", "8"],
        "smaller",
    ),
    ("torch.nn.MaxPool2d", {"padding": 2}, {"input": ("N", 1, 8, 8)}, ["2"], "smaller"),
    ("torch.nn.AdaptiveAvgPool2d", {}, {"input": ("N", 64)}, ["N × 64"], "Flatten"),
    ("torch.nn.BatchNorm2d", {}, {"input": ("N", 64)}, ["N × 64"], "Flatten"),
    ("torch.nn.BatchNorm1d", {"num_features": 5}, {"input": ("N", 6)}, ["5", "6"], "Channels"),
    ("torch.nn.LayerNorm", {"normalized_shape": 5}, {"input": ("N", 6)}, ["5", "6"], "Clear"),
    ("torch.nn.GroupNorm", {"num_groups": 4}, {"input": ("N", 6, 8)}, ["4", "6"], "1, 2, 3, 6"),
    ("torch.nn.LSTM", {}, {"input": ("N", 6)}, ["N × 6"], "Unsqueeze"),
    ("torch.nn.GRU", {"input_size": 3}, {"input": ("N", 5, 6)}, ["3", "6"], "Numbers in"),
    ("torch.nn.LSTM", {}, {"input": ("N", 5, 6), "cell": (1, "N", 32)}, [], "both"),
    ("torch.nn.Embedding", {}, {"input": ("N", 6)}, ["float32"], "Dense"),
    ("torch.nn.MultiheadAttention", {"num_heads": 3}, ATTENTION, ["3", "8"], "1, 2, 4, 8"),
    (
        "torch.nn.TransformerEncoderLayer",
        {"nhead": 3},
        {"src": ("N", 5, 8)},
        ["3", "8"],
        "1, 2, 4, 8",
    ),
    (
        "torch.nn.TransformerDecoderLayer",
        {},
        {"tgt": ("N", 5, 8), "memory": ("N", 5, 6)},
        ["8", "6"],
        "Dense",
    ),
    ("torch.nn.PixelShuffle", {}, {"input": ("N", 3, 8, 8)}, ["4"], "factor"),
    ("torch.nn.Softmax", {"dim": 3}, {"input": ("N", 5)}, ["3", "N × 5"], "-2"),
    ("lienzo.Reshape", {"shape": [8, 7]}, {"input": ("N", 64)}, ["64", "8 × 7"], "64"),
    ("lienzo.Add", {}, {"input": [("N", 4), ("N", 5)]}, ["N × 4", "N × 5"], "Dense"),
    ("lienzo.Concatenate", {}, {"input": [("N", 4), ("N", 4, 2)]}, ["N × 4", "axis 1"], "equal"),
    ("lienzo.Stack", {}, {"input": [("N", 4), ("N", 5)]}, ["N × 4", "N × 5"], "Dense"),
    (
        "torch.nn.CrossEntropyLoss",
        {},
        {"input": ("N", 4), "target": ("N", 1)},
        ["decimal"],
        "Mean squared",
    ),
    (
        "torch.nn.CrossEntropyLoss",
        {},
        {"input": ("N", 8, 4), "target": ("int", "N")},
        ["N × 8 × 4"],
        "flatten",
    ),
    (
        "torch.nn.MSELoss",
        {},
        {"input": ("N", 4), "target": ("N", 1)},
        ["N × 4", "N × 1"],
        "1 neurons",
    ),
    ("torch.nn.MSELoss", {}, {"input": ("N", 1), "target": ("N",)}, ["N × 1", "N"], "equal"),
]


@pytest.mark.parametrize(("id", "chosen", "ports", "numbers", "advised"), WRONG)
def test_what_is_wrong_is_said_with_its_numbers(id, chosen, ports, numbers, advised):
    block, inputs = CATALOG[id], arriving(**ports)
    try:
        settings = block.infer(chosen, inputs)
    except LookupError:
        settings = block.settings(chosen)
    what, advice = block.complaint(settings, inputs)

    assert all(number in str(what) for number in numbers), str(what)
    assert advised in str(advice), str(advice)


RIGHT = [
    ("lienzo.Add", {}, {"input": [("N", 4), ("N", 1)]}),
    ("lienzo.Add", {}, {"input": [("N", 5, 4), (4,)]}),
    ("lienzo.Concatenate", {"dim": -1}, {"input": [("N", 4), ("N", 9)]}),
    ("lienzo.Reshape", {"shape": [4, -1]}, {"input": ("N", 64)}),
    ("torch.nn.CrossEntropyLoss", {}, {"input": ("N", 4), "target": ("int", "N")}),
    ("torch.nn.CrossEntropyLoss", {}, {"input": ("N", 4), "target": ("N", 4)}),
    ("torch.nn.CrossEntropyLoss", {}, {"input": ("N", 4, 8, 8), "target": ("int", "N", 8, 8)}),
    ("torch.nn.MSELoss", {}, {"input": ("N", 4), "target": ("int", "N")}),
    ("torch.nn.Conv2d", {"kernel_size": 9, "padding": 1}, {"input": ("N", 1, 8, 8)}),
]


@pytest.mark.parametrize(("id", "chosen", "ports"), RIGHT)
def test_what_is_right_goes_unremarked(id, chosen, ports):
    block, inputs = CATALOG[id], arriving(**ports)
    assert block.complaint(block.infer(chosen, inputs), inputs) is None


@pytest.mark.parametrize(
    ("id", "ports", "found"),
    [
        ("torch.nn.Linear", {"input": ("N", 8, 64)}, {"in_features": 64}),
        ("torch.nn.Conv2d", {"input": ("N", 3, 8, 8)}, {"in_channels": 3}),
        ("torch.nn.LayerNorm", {"input": ("N", 5, 6)}, {"normalized_shape": (6,)}),
        ("torch.nn.LayerNorm", {"input": ("N", 4, 8, 8)}, {"normalized_shape": (4, 8, 8)}),
        ("torch.nn.GroupNorm", {"input": ("N", 6, 8)}, {"num_channels": 6, "num_groups": 2}),
        ("torch.nn.TransformerEncoder", {"src": ("N", 5, 9)}, {"d_model": 9, "nhead": 3}),
        ("torch.nn.MultiheadAttention",
         {"query": ("N", 5, 8), "key": ("N", 4, 6), "value": ("N", 4, 8)},
         {"embed_dim": 8, "num_heads": 4, "kdim": 6, "vdim": None}),
    ],
)  # fmt: skip
def test_sizes_are_found_from_what_arrives(id, ports, found):
    settings = CATALOG[id].infer({}, arriving(**ports))
    assert {name: settings[name] for name in found} == found


def test_what_was_chosen_goes_before_what_is_found():
    linear = CATALOG["torch.nn.Linear"]
    assert linear.infer({"in_features": 3}, arriving(input=("N", 64)))["in_features"] == 3


@pytest.mark.parametrize("shape", [("N",), ("N", "12N"), ()])
def test_sizes_that_move_with_the_batch_are_not_taken(shape):
    with pytest.raises(LookupError):
        CATALOG["torch.nn.Linear"].infer({}, arriving(input=shape))


def test_a_convolution_does_not_take_the_height_for_its_channels():
    with pytest.raises(LookupError):
        CATALOG["torch.nn.Conv2d"].infer({}, arriving(input=("N", 8, 8)))
