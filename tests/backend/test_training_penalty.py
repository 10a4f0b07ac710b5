"""Penalties on weights: against loops written by hand, and that l1 comes to rest at zero."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from backend.data.batches import Batches
from backend.text import Refusal
from backend.training.engine import Engine
from backend.training.feed import Feed
from backend.training.learner import Learner
from backend.training.loop import train
from backend.training.penalty import Penalty
from tests.backend.training_cases import line, losses_of, trained, trainer_of

RATE, PENALTY = 0.03, 0.05


def _columns(count: int = 50) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    inputs = torch.randn(count, 4, generator=generator)
    return inputs, inputs @ torch.tensor([[1.0, -1.0], [0.5, 0.0], [0.0, 0.0], [0.0, 2.0]])


def _network() -> nn.Linear:
    torch.manual_seed(3)
    return nn.Linear(4, 2)


def _engine(network: nn.Linear, kind: str, make=torch.optim.SGD) -> Engine:
    loss = nn.MSELoss()
    learner = Learner(
        "a",
        "loss",
        lambda x, y: loss(network(x), y),
        list(network.parameters()),
        make(network.parameters(), lr=RATE),
        penalty=Penalty(kind, PENALTY, [network.weight]),
    )
    return Engine([learner], Feed(_columns(), Batches(50, 10, seed=5)))


def _by_hand(kind: str, epochs: int) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """The same in NumPy: squared error, plain descent, the formula of the penalty."""
    network, (inputs, targets) = _network(), (one.numpy().astype(np.float64) for one in _columns())
    weight = network.weight.detach().numpy().astype(np.float64)
    bias, told = network.bias.detach().numpy().astype(np.float64), []
    for epoch in range(epochs):
        order = Batches(50, 10, seed=5).order(epoch)
        for rows in np.split(order, 5):
            error = inputs[rows] @ weight.T + bias - targets[rows]
            told.append((error**2).mean())
            slope = 2 * error.T @ inputs[rows] / error.size
            weight = _moved(kind, weight, slope)
            bias = bias - RATE * 2 * error.sum(0) / error.size
    return weight, bias, told


def _moved(kind: str, weight: np.ndarray, slope: np.ndarray) -> np.ndarray:
    if kind == "l2":
        return weight - RATE * (slope + PENALTY * weight)
    moved = np.empty_like(weight)
    for place, (w, g) in enumerate(zip(weight.flat, slope.flat, strict=True)):
        if w == 0:
            moved.flat[place] = -RATE * np.sign(g) * max(abs(g) - PENALTY, 0)
            continue
        to = w - RATE * (g + PENALTY * np.sign(w))
        moved.flat[place] = 0 if to * w < 0 and abs(g) <= PENALTY else to
    return moved


@pytest.mark.parametrize("kind", ["l1", "l2"])
def test_a_penalty_is_what_one_writes_by_hand(kind):
    network = _network()
    engine = _engine(network, kind)
    while engine.step < 400:
        engine.run(5)

    weight, bias, told = _by_hand(kind, 80)

    np.testing.assert_allclose(network.weight.detach(), weight, atol=2e-6)
    np.testing.assert_allclose(network.bias.detach(), bias, atol=2e-6)
    np.testing.assert_allclose(engine.losses()["loss"], told, atol=2e-6)


@pytest.mark.parametrize(
    ("make", "most"), [(torch.optim.SGD, RATE * PENALTY), (torch.optim.Adam, RATE)]
)
def test_l1_comes_to_rest_at_zero(make, most):
    network = _network()
    engine = _engine(network, "l1", make)
    useless = np.array([[False, False, True, True], [False, True, True, False]])
    while engine.step < 3000:
        engine.run(5)
    swings = []
    for _ in range(200):
        engine.run(1)
        swings.append(network.weight.detach().numpy()[useless].copy())

    assert np.abs(swings).max() < most
    assert (np.array(swings) == 0).mean() > 0.9
    assert np.abs(network.weight.detach().numpy()[~useless]).min() > 0.2


def test_a_weight_at_zero_comes_back_where_the_loss_wants_it():
    network = _network()
    engine = _engine(network, "l1")
    with torch.no_grad():
        network.weight.zero_()
    while engine.step < 1000:
        engine.run(5)

    assert network.weight[1, 3] > 1.5


@pytest.mark.parametrize("kind", ["l1", "l2"])
def test_a_penalty_of_a_drawing_makes_weights_smaller_and_is_in_no_loss(kind, tmp_path):
    found = {}
    for rate in (0.0, 0.3):
        how = {"penalty": kind, "penalty_rate": rate, "optimizer": "torch.optim.SGD"}
        how["optimizer_settings"] = {"lr": 0.05}
        trainer = trainer_of(trained(line(), objective=how, epochs=30), tmp_path / str(rate))
        told = losses_of(list(train(trainer)))
        found[rate] = trainer.weights()["out"]["weight"], told

    assert np.abs(found[0.3][0]).max() < np.abs(found[0.0][0]).max()
    assert found[0.3][1][0] == found[0.0][1][0]


def test_a_penalty_may_be_turned_while_training(tmp_path):
    document = trained(line(), epochs=50)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    while trainer.epoch < 5:
        trainer.advance()
    before = trainer.weights()
    memory = trainer.work.learners[0].optimizer.state_dict()["state"][0]["exp_avg"].clone()
    turned = trained(document, objective={"penalty": "l1", "penalty_rate": 0.01}, epochs=50)

    trainer.change(turned, trainer.plan)

    np.testing.assert_array_equal(before["out"]["weight"], trainer.weights()["out"]["weight"])
    again = trainer.work.learners[0].optimizer.state_dict()["state"][0]["exp_avg"]
    assert torch.equal(memory, again)
    assert trainer.work.learners[0].penalty.rate == 0.01


@pytest.mark.parametrize(("kind", "rate"), [("l3", 0.1), ("l1", -0.1), ("l2", float("nan"))])
def test_penalties_that_cannot_be(kind, rate, tmp_path):
    document = trained(line(), objective={"penalty": kind, "penalty_rate": rate})
    with pytest.raises(Refusal):
        trainer_of(document, tmp_path)
