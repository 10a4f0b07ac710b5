"""Every example reaches its target on the test split, through the command line."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

import backend.training.loop  # noqa: F401  imported before anything is timed
from backend.command_line import main
from backend.data.sources import open_data
from backend.document.records import Block
from backend.formats.examples import EXAMPLES, Example, find_example, open_example

CPU_SECONDS = {
    "neuron-and": 5,
    "xor-by-hand": 10,
    "circle": 20,
    "gauss": 20,
    "xor": 20,
    "spiral": 20,
    "line": 10,
    "diabetes": 10,
    "iris": 15,
    "wine": 15,
    "breast-cancer": 15,
    "digits-mlp": 60,
    "digits-cnn": 60,
}
"""What an example may cost, start-up of Python aside."""


def reached(example: Example, tmp_path, capsys, *words: str) -> float:
    """The example's measure on the test split after training it."""
    run = str(tmp_path / "run")
    assert main(["train", example.name, "--json", "--device", "cpu", "--run", run, *words]) == 0
    finished = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert finished["event"] == "finished"
    assert finished["reason"] == "done"
    return finished["measures"]["test"][example.measure]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_reaches_its_target(example, tmp_path, capsys):
    began = time.process_time()
    value = reached(example, tmp_path, capsys)
    assert example.is_reached(value), f"{example.measure} is {value}, not {example.target}"
    assert time.process_time() - began < CPU_SECONDS[example.name]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_reaches_its_target_from_other_seeds(example, seed, tmp_path, capsys):
    value = reached(example, tmp_path, capsys, "--seed", str(seed))
    assert example.is_reached(value), f"{example.measure} is {value}, not {example.target}"


def test_diabetes_asks_for_what_ridge_regression_reaches():
    from sklearn.linear_model import Ridge
    from sklearn.metrics import r2_score

    prepared = open_data(open_example("diabetes").block("data").settings)
    train, test = prepared.arrays("train"), prepared.arrays("test")
    ridge = Ridge().fit(train["input"], train["target"])
    best = r2_score(test["target"], ridge.predict(test["input"]))
    assert find_example("diabetes").target == pytest.approx(best - 0.02, abs=0.005)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_opens_without_repairs_or_problems(example, capsys):
    assert main(["check", example.name, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["parameters"] > 0


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_read_like_a_page(example):
    document = open_example(example.name)
    blocks = document.blocks
    for wire in document.wires:
        before, after = document.block(wire.source), document.block(wire.target)
        assert after.x > before.x or after.y > before.y, f"{before.id} stands behind {after.id}"
    assert all(_apart(one, other) for one in blocks for other in blocks if one is not other)


def _apart(one: Block, other: Block) -> bool:
    left, right = sorted((one, other), key=lambda block: block.x)
    upper, lower = sorted((one, other), key=lambda block: block.y)
    return right.x >= left.x + _size(left)[0] + 16 or lower.y >= upper.y + _size(upper)[1] + 16


def _size(block: Block) -> tuple[int, int]:
    """Neurons and features are circles and tiles of 40; blocks are 176 wide, with a picture at
    their foot at most 160 high."""
    return (40, 40) if block.type in ("lienzo.Neuron", "lienzo.Feature") else (176, 160)


def test_every_example_can_be_told_apart():
    assert len({example.name for example in EXAMPLES}) == len(EXAMPLES) == len(CPU_SECONDS)
    assert len({str(example.title) for example in EXAMPLES}) == len(EXAMPLES)
    assert all(str(example.summary) and example.better == "higher" for example in EXAMPLES)
    assert np.isfinite([example.target for example in EXAMPLES]).all()
