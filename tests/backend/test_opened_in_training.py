"""Opened layers through the whole program: training, resuming, editing, exporting."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
import torch
from msgspec.structs import replace

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.plan import Plan
from backend.compiler.planner import make_plan
from backend.compiler.readers import readers, widths
from backend.document import layers, rows
from backend.document.change import Change, replaced
from backend.document.document import Document
from backend.document.folding import fold
from backend.document.inside import Inside, inside
from backend.document.records import Cell
from backend.document.unfolding import unfold
from backend.formats.model import Model, export
from backend.formats.python_code import python_code
from backend.text import Text
from backend.training.loop import train
from backend.training.trainer import Trainer
from tests.backend.training_cases import circle, losses_of, planned, trained, trainer_of
from tests.drawings import DIGITS, digits_cnn

CELLS = (
    Cell(row=0, column=0, cut=True),
    Cell(row=1, column=1, frozen=True, value=0.75),
    Cell(row=2, column=-1, frozen=True),
    Cell(row=3, column=-1, cut=True),
)
FOR_NEURONS = (*CELLS[:2], CELLS[3])
"""What single neurons can be too: they do not freeze a bias alone."""
HOWS = {
    "sgd": {
        "optimizer": "torch.optim.SGD",
        "optimizer_settings": {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.1},
    },
    "adam": {"optimizer_settings": {"lr": 0.05, "weight_decay": 0.1}},
    "adamw": {
        "optimizer": "torch.optim.AdamW",
        "optimizer_settings": {"lr": 0.05, "weight_decay": 0.5},
    },
    "l1": {"penalty": "l1", "penalty_rate": 0.01},
    "l2": {"optimizer": "torch.optim.RMSprop", "penalty": "l2", "penalty_rate": 0.1},
}


def opened_circle(how: str = "adamw", cells=CELLS, **training) -> Document:
    """The circle, with weights of its hidden layer cut, frozen and typed and a neuron bent."""
    document = trained(circle(), objective=HOWS[how], **{"epochs": 3, **training})
    hidden = document.block("hidden")
    inner = replace(hidden, cells=cells, bends={"4": "relu"})
    document.apply(replaced(Text("Test"), [(hidden, inner)]))
    return document


def begin(document: Document) -> dict[str, dict[str, np.ndarray]]:
    plan, _ = planned(document)
    made = read_weights(make_modules(plan, seed=document.training.seed))
    return {owner: dict(made[owner]) for owner in made}


@pytest.mark.parametrize("how", HOWS)
def test_training_leaves_what_is_held(how, tmp_path):
    document = opened_circle(how)
    start = begin(document)["hidden"]
    assert (start["weight"][0, 0], start["weight"][1, 1], start["bias"][3]) == (0.0, 0.75, 0.0)
    trainer = trainer_of(document, tmp_path)
    list(train(trainer))
    end = trainer.weights()["hidden"]
    assert (end["weight"][0, 0], end["weight"][1, 1], end["bias"][3]) == (0.0, 0.75, 0.0)
    assert end["bias"][2] == start["bias"][2]
    assert (end["weight"] != start["weight"]).sum() == 14


def test_a_resumed_training_equals_the_unbroken_one(tmp_path):
    document = opened_circle()
    whole = trainer_of(document, tmp_path / "whole")
    expected = losses_of(list(train(whole)))
    first = trainer_of(document, tmp_path / "broken")
    first.pace = "batch"
    told = first.start()
    while first.step < 7:
        told += first.advance()
    (saved,) = first.checkpoint()
    first.close()
    plan, prepared = planned(document)
    second = Trainer(document, plan, prepared, resume=saved.path)
    events = list(train(second))
    assert losses_of(told)[:7] + losses_of(events) == expected
    ours, theirs = whole.weights(), second.weights()
    for owner in ours:
        for name, array in ours[owner].items():
            np.testing.assert_array_equal(array, theirs[owner][name])


# Edits while training runs


class Desk:
    """A training that is under way, and a person who edits its drawing."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.document = document
        self.trainer = trainer_of(document, folder)
        self.trainer.pace = "batch"
        self.trainer.start()
        self.learn(9)

    def learn(self, steps: int) -> None:
        goal = self.trainer.step + steps
        while self.trainer.step < goal:
            self.trainer.advance()

    @property
    def plan(self) -> Plan:
        return self.trainer.plan

    @property
    def inside(self) -> Inside:
        step = self.plan.step("hidden")
        found = inside(step.type, step.settings)
        assert found is not None
        return found

    def known(self, owner: str, name: str) -> np.ndarray | None:
        weights = self.trainer.weights()
        return weights[owner].get(name) if owner in weights else None

    def do(self, change: Change) -> None:
        self.document = self.document.copy()
        self.document.apply(change)
        plan, prepared = planned(self.document)
        self.trainer.change(self.document, plan, prepared, change.patches)

    def answers(self) -> torch.Tensor:
        signal = self.plan.answers[0].signal
        network = build(self.plan, [signal], self.trainer.modules)
        with torch.no_grad():
            return network(torch.linspace(-1, 1, 20).reshape(10, 2))


def adding(desk: Desk) -> Change:
    there = readers(desk.plan, "hidden")
    return rows.add_row(desk.document, "hidden", 3, desk.inside, there, desk.known)


def freezing(desk: Desk) -> Change:
    return layers.freeze_cells(desk.document, "hidden", [(5, 0), (6, -1)], True)


def unfolding(desk: Desk) -> Change:
    there = widths(desk.plan, desk.document)
    return unfold(desk.document, "hidden", desk.inside, there, desk.known)


def opening(desk: Desk) -> Change:
    return layers.open_layer(desk.document, ["hidden"], True)


@pytest.mark.parametrize("edit", [adding, freezing, unfolding, opening])
def test_an_edit_leaves_what_is_computed_and_training_goes_on(edit, tmp_path):
    desk = Desk(opened_circle(cells=FOR_NEURONS, epochs=50), tmp_path)
    before, start = desk.answers(), desk.known("hidden", "weight")
    change = edit(desk)
    desk.do(change)
    torch.testing.assert_close(desk.answers(), before, rtol=1e-6, atol=1e-6)
    desk.learn(5)
    assert (desk.answers() - before).abs().max() > 1e-4
    desk.do(change.inverse)
    held = desk.known("hidden", "weight")
    assert held.shape == start.shape
    assert (held[0, 0], held[1, 1]) == (0.0, 0.75)
    if edit is unfolding:
        np.testing.assert_array_equal(held, start)


def test_a_neuron_added_while_training_learns(tmp_path):
    desk = Desk(opened_circle(epochs=50), tmp_path)
    desk.do(adding(desk))
    assert desk.known("out", "weight")[0, 4] == 0.0
    new = desk.known("hidden", "weight")[4]
    desk.learn(5)
    assert desk.known("out", "weight")[0, 4] != 0.0
    assert (desk.known("hidden", "weight")[4] != new).all()


def test_a_wire_is_cut_typed_and_joined_while_training(tmp_path):
    desk = Desk(opened_circle(epochs=50), tmp_path)
    number = desk.known("hidden", "weight")[6, 1]
    cut = layers.cut_cells(desk.document, "hidden", [(6, 1)], True, desk.inside, desk.known)
    desk.do(cut)
    desk.learn(4)
    assert desk.known("hidden", "weight")[6, 1] == 0.0
    desk.do(cut.inverse)
    assert desk.known("hidden", "weight")[6, 1] == number
    frozen = layers.type_cell(desk.document, "hidden", 1, 1, -2.5, desk.inside, desk.known)
    desk.trainer.set_weights(frozen.patches)
    desk.learn(4)
    assert desk.known("hidden", "weight")[1, 1] == -2.5
    desk.trainer.set_weights(frozen.inverse.patches)
    assert desk.known("hidden", "weight")[1, 1] == 0.75


def test_neurons_of_a_running_training_fold_and_unfold(tmp_path):
    desk = Desk(opened_circle(cells=FOR_NEURONS, epochs=50), tmp_path)
    before = desk.answers()
    desk.do(unfolding(desk))
    desk.learn(3)
    now = desk.answers()
    neurons = [one.id for one in desk.document.blocks if one.type == "lienzo.Neuron"]
    desk.do(fold(desk.document, neurons, widths(desk.plan, desk.document), desk.known))
    torch.testing.assert_close(desk.answers(), now, rtol=1e-6, atol=1e-6)
    assert not torch.equal(before, now)
    (layer,) = [one for one in desk.document.blocks if len(one.cells) > 0]
    weights = desk.known(layer.id, "weight")
    desk.learn(3)
    assert (desk.known(layer.id, "weight")[0, 0], weights[1, 1]) == (0.0, 0.75)


# Exports


def opened_digits() -> Document:
    """Digits through an opened convolution and an opened layer."""
    document = digits_cnn()
    conv, out = document.block("conv"), document.block("out")
    cells = (Cell(row=0, column=4, cut=True), Cell(row=7, column=-1, frozen=True, value=0.5))
    table = [
        (conv, replace(conv, cells=cells, bends={"2": "tanh"})),
        (out, replace(out, cells=(Cell(row=9, column=287, frozen=True),), bends={"0": "gelu"})),
    ]
    document.apply(replaced(Text("Test"), table))
    return document


@pytest.fixture(scope="module")
def model() -> Model:
    document = opened_digits()
    plan = make_plan(document, {"data": DIGITS})
    made = read_weights(make_modules(plan, seed=7))
    return Model(document, plan, {owner: dict(made[owner]) for owner in made}, {})


def test_the_python_file_holds_what_is_held(model, tmp_path):
    code = python_code(model.plan)
    assert "1, 8, 3, cut=((0, 4),), frozen=((7, -1),), bends=((2, 'tanh'),)" in code
    assert "OpenLinear(288, 10, frozen=((9, 287),), bends=((0, 'gelu'),))" in code
    assert "backend" not in code
    path = tmp_path / "network.py"
    path.write_text(code, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("network", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = module.Network().eval()
    network.load_state_dict(model.network.state_dict())
    batch = torch.randn(5, 1, 8, 8)
    assert torch.equal(network(batch), model.network(batch))
    assert model.network.state_dict()["conv2d.weight"][0, 0, 1, 1] == 0.0


@pytest.mark.parametrize("ending", ["onnx", "pt2", "safetensors", "pt"])
def test_every_format_takes_opened_layers(model, ending, tmp_path):
    result = export(model, tmp_path / f"net.{ending}")
    assert all(path.stat().st_size for path in result.paths)
    if ending == "safetensors":
        kept = safetensors.numpy.load_file(tmp_path / "net.safetensors")
        assert sorted(kept) == ["conv2d.bias", "conv2d.weight", "linear.bias", "linear.weight"]
        assert kept["conv2d.weight"].reshape(8, -1)[0, 4] == 0.0
