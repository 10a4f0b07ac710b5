"""The engine's verbs, asked inline as a window asks them over the pipe."""

from __future__ import annotations

import json

import numpy as np
import pytest

from backend.catalog.catalog import CATALOG
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Objective, Wire
from backend.engine import VERBS, Engine
from backend.text import Refusal


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_a_data_block_left_alone_brings_what_its_card_says():
    card = CATALOG["lienzo.Data"].card
    said = open_data({setting.name: setting.default for setting in card.settings})
    left = open_data({})
    assert said.view.source == left.view.source
    for split, rows in said.splits.items():
        np.testing.assert_array_equal(rows, left.splits[split])
    assert said.preparation.to_json() == left.preparation.to_json()


def test_every_example_opens_plans_and_reads_as_code(engine):
    for example in engine.answer("examples"):
        records = engine.answer("example", name=example.name)
        planned = engine.answer("plan", records=records)
        assert not planned.plan.problems, (example.name, planned.plan.problems[0].what)
        compile(engine.answer("code", records=records), example.name, "exec")


def test_a_view_that_is_known_is_not_sent_again(engine):
    records = engine.answer("example", name="iris")
    first = engine.answer("plan", records=records)
    again = engine.answer("plan", records=records, known=first.keys)
    assert first.data.keys() == first.keys.keys()
    assert again.keys == first.keys
    assert not again.data


def test_data_that_cannot_be_had_is_a_problem_of_its_block(engine):
    block = Block(id="d", type="lienzo.Data", settings={"source": "table", "options": {}})
    planned = engine.answer("plan", records=[block])
    assert [problem.block for problem in planned.plan.problems if problem.severity == "error"] == [
        "d"
    ]


def test_a_broken_drawing_is_refused_in_plain_words(engine):
    with pytest.raises(Refusal) as refused:
        engine.answer("code", records=[Block(id="a", type="torch.nn.Linear")])
    assert refused.value.what
    assert refused.value.advice


def test_an_untrained_network_answers_and_shows_its_inside(engine):
    records = engine.answer("example", name="digits-mlp")
    document = Document(records)
    (data,) = [block for block in document.blocks if block.type == "lienzo.Data"]
    rows = engine.answer("rows", settings=data.settings, split="test", indices=[0, 1, 2])
    (answer,) = engine.answer(
        "predict", records=records, weights=None, inputs={"input": rows["input"]}
    )
    np.testing.assert_allclose(answer.probabilities.sum(1), 1.0, rtol=1e-5)
    assert len(answer.classes) == 10
    dense = next(block for block in document.blocks if block.type == "torch.nn.Linear")
    view = engine.answer("inspect", records=records, weights=None, block=dense.id)
    assert view.activation.shape == (64,) or view.activation.shape == (10,)


def test_a_project_is_saved_and_opened_with_its_weights(engine, tmp_path):
    records = engine.answer("example", name="iris")
    path = str(tmp_path / "iris.lienzo")
    weights = {records[0].id: {"weight": np.ones((2, 2), np.float32)}}
    engine.answer("save", records=records, weights=weights, path=path)
    project = engine.answer("open", path=path)
    assert project.document == Document(records)


def test_the_verbs_are_the_ones_the_window_asks_for():
    assert set(VERBS) >= {"plan", "shelf", "sources", "code", "predict", "inspect", "export"}


def test_a_trained_project_answers_and_exports_without_its_data(engine, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("a,b,kind\n" + "\n".join(f"{i},{i % 7},{'xy'[i % 2]}" for i in range(60)))
    settings = {"source": "table", "options": {"path": str(table), "target": "kind"}}
    records = [
        Block(id="d", type="lienzo.Data", settings=settings),
        Block(id="n", type="torch.nn.Linear", settings={"out_features": 2}, name="net"),
        Block(id="l", type="torch.nn.CrossEntropyLoss"),
        Wire(id="1", source="d", source_port="input", target="n", target_port="input"),
        Wire(id="2", source="n", source_port="output", target="l", target_port="input"),
        Wire(id="3", source="d", source_port="target", target="l", target_port="target"),
        Objective(id="o", minimise={"l": 1.0}),
    ]
    weights = {"n": {"weight": np.eye(2, dtype=np.float32), "bias": np.zeros(2, np.float32)}}
    inputs = {"input": np.array([[3.0, 5.0], [40.0, 1.0]], np.float32)}
    asked = {"records": records, "weights": weights, "inputs": inputs}
    (with_data,) = engine.answer("predict", **asked)
    path = str(tmp_path / "net.lienzo")
    extras = engine.answer("save", records=records, weights=weights, path=path)
    table.unlink()
    with pytest.raises(Refusal):
        engine.answer("predict", **asked)
    assert engine.answer("open", path=path).extras == json.loads(json.dumps(extras))
    (without,) = engine.answer("predict", **asked, extras=extras)
    np.testing.assert_array_equal(with_data.probabilities, without.probabilities)
    again = engine.answer("save", records=records, weights=weights, path=path, extras=extras)
    assert again == extras
    out = str(tmp_path / "net.safetensors")
    engine.answer("export", records=records, weights=weights, path=out, extras=extras)
    planned = engine.answer("plan", records=records, extras=extras)
    assert [p.severity for p in planned.plan.problems if p.code == "data"] == ["warning"]
