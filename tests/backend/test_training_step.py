"""The step: against plain PyTorch, fused against plain, and players kept apart."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from backend.catalog.optimizers import OPTIMIZERS
from backend.data.batches import Batches
from backend.document.document import Document
from backend.document.records import Block, Objective, Training
from backend.training import engine as engine_module
from backend.training.engine import Engine
from backend.training.feed import Feed
from backend.training.learner import Learner, bare_step
from backend.training.loop import train
from backend.training.optimizing import Moved, fused_agrees, make_optimizer
from tests.backend.training_cases import circle, losses_of, restless, trained, trainer_of
from tests.drawings import data_block, wire


def _network() -> nn.Sequential:
    torch.manual_seed(3)
    return nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 2))


def _columns(count: int = 50) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    inputs = torch.randn(count, 4, generator=generator)
    return inputs, torch.randn(count, 2, generator=generator)


def _learner(network: nn.Module, make=torch.optim.Adam, **settings) -> Learner:
    parameters = list(network.parameters())
    loss = nn.MSELoss()
    return Learner(
        "a", "loss", lambda x, y: loss(network(x), y), parameters, make(parameters, **settings)
    )


def _by_hand(make, epochs: int, **settings) -> tuple[list[float], nn.Module]:
    """The same training as a person writes it in a script."""
    network, (inputs, targets), batches = _network(), _columns(), Batches(50, 8, seed=5)
    optimizer, told = make(network.parameters(), **settings), []
    for epoch in range(epochs):
        for rows in torch.from_numpy(batches.order(epoch)).split(8):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(network(inputs[rows]), targets[rows])
            loss.backward()
            optimizer.step()
            told.append(loss.item())
    return told, network


@pytest.mark.parametrize("room", [64 * 2**20, 500])
def test_the_engine_computes_what_a_plain_loop_computes(room):
    network = _network()
    feed = Feed(_columns(), Batches(50, 8, seed=5), room=room)
    engine = Engine([_learner(network, lr=0.01)], feed)
    while engine.step < 21:
        engine.run(4)

    expected, twin = _by_hand(torch.optim.Adam, 3, lr=0.01)

    np.testing.assert_array_equal(engine.losses()["loss"], np.float32(expected))
    for ours, theirs in zip(network.parameters(), twin.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_batches_never_cross_the_end_of_an_epoch():
    feed = Feed(_columns(), Batches(50, 8, seed=5))

    sizes = [len(feed.take(4)) for _ in range(4)]

    assert sizes == [4, 3, 4, 3]
    assert feed.batches.epoch == 2


def test_the_feed_goes_on_from_its_state():
    unbroken, resumed = (Feed(_columns(), Batches(50, 8, seed=5)) for _ in range(2))
    unbroken.take(3)
    state = unbroken.state()
    resumed.take(2)

    resumed.restore(state)

    for ours, theirs in zip(unbroken.take(9), resumed.take(9), strict=True):
        assert torch.equal(ours[0], theirs[0])


@pytest.mark.parametrize("name", ["Adam", "AdamW", "SGD", "Adagrad"])
def test_fused_optimizers_walk_as_plain_ones_do(name):
    make = getattr(torch.optim, name)
    losses = []
    for fused in (False, True):
        engine = Engine(
            [_learner(_network(), make, lr=0.02, fused=fused)], Feed(_columns(), Batches(50, 8))
        )
        while engine.step < 40:
            engine.run(7)
        losses.append(engine.losses()["loss"])

    np.testing.assert_allclose(*losses, rtol=2e-4, atol=1e-6)


@pytest.mark.parametrize("name", sorted(OPTIMIZERS))
def test_a_bare_step_moves_as_the_whole_one_does(name):
    ends = []
    for bare in (False, True):
        parameter = nn.Parameter(torch.linspace(-1, 1, 6).reshape(2, 3))
        optimizer = OPTIMIZERS[name].make([parameter], lr=0.02)
        step = bare_step(optimizer) if bare else optimizer.step
        asks = [lambda: torch.tensor(1.0)] if name.endswith("LBFGS") else []
        for number in range(5):
            gradient = torch.linspace(0.5, -1, 6).reshape(2, 3) * (number + 1)
            is_sparse = OPTIMIZERS[name].moves == "sparse"
            parameter.grad = gradient.to_sparse(1) if is_sparse else gradient
            with torch.no_grad():
                step(*asks)
        ends.append(parameter.detach())

    assert torch.equal(*ends)


def test_the_fused_form_is_taken_where_it_agrees():
    parameter = nn.Parameter(torch.zeros(3))
    assert fused_agrees(torch.optim.Adam, {"lr": 0.1}, parameter)
    assert not fused_agrees(torch.optim.RMSprop, {"lr": 0.1}, parameter)
    optimizer = make_optimizer(
        Objective(id="o", optimizer_settings={"lr": 0.1}), Moved([parameter])
    )
    assert optimizer.param_groups[0]["fused"]


@pytest.mark.parametrize("name", sorted(OPTIMIZERS.keys() - {"torch.optim.SparseAdam"}))
def test_every_optimizer_of_the_catalog_learns(name, tmp_path):
    document = trained(circle(), objective={"optimizer": name}, epochs=2)

    events = list(train(trainer_of(document, tmp_path)))

    losses = losses_of(events)
    assert np.isfinite(losses).all()
    assert events[-1].reason == "done"
    assert len(set(losses)) > 1


def _two_players(every: int = 1) -> Document:
    """Two networks side by side, each judged by a loss that sees both."""
    linear = "torch.nn.Linear"
    return Document(
        [
            data_block("line"),
            Block(id="first", type=linear, settings={"out_features": 1}),
            Block(id="second", type=linear, settings={"out_features": 1}),
            Block(id="sum", type="lienzo.Add"),
            Block(id="one", type="torch.nn.MSELoss"),
            Block(id="other", type="torch.nn.L1Loss"),
            wire("data.input", "first"),
            wire("first", "second"),
            wire("first", "sum", place=0),
            wire("second", "sum", place=1),
            wire("sum", "one.input"),
            wire("data.target", "one.target"),
            wire("second", "other.input"),
            wire("data.target", "other.target"),
            Objective(id="a", name="builder", minimise={"one": 1.0}, moves=("first",)),
            Objective(
                id="b",
                name="critic",
                minimise={"other": 2.0, "one": 0.5},
                moves=("second",),
                every=every,
            ),
            Training(epochs=1, batch_size=16, device="cpu"),
        ]
    )


def test_players_move_only_what_is_theirs(tmp_path):
    trainer = trainer_of(_two_players(), tmp_path)
    batch = trainer.work.feed.take(1)[0]
    for learner, mine in zip(trainer.work.learners, ("first", "second"), strict=True):
        before = trainer.weights()
        learner.improve(batch)
        after = trainer.weights()
        for block in ("first", "second"):
            moved = not np.array_equal(before[block]["weight"], after[block]["weight"])
            assert moved == (block == mine)


def test_the_losses_of_several_objectives_go_by_their_names(tmp_path):
    events = list(train(trainer_of(_two_players(every=3), tmp_path)))

    critic, builder = losses_of(events, "critic"), losses_of(events, "builder")

    assert events[0].objectives == ("builder", "critic")
    assert len(critic) == len(builder) > 3
    assert critic[0] == critic[1] == critic[2] != critic[3]
    assert {"critic", "builder"} <= events[-1].measures["validation"].keys()


def test_the_weighted_sum_is_what_is_minimised(tmp_path):
    trainer = trainer_of(_two_players(), tmp_path)
    inputs, targets = trainer.work.feed.take(1)[0]
    builder, critic = trainer.work.learners

    with torch.no_grad():
        first, second = trainer.modules["first"], trainer.modules["second"]
        hidden = first(inputs)
        one = nn.functional.mse_loss(hidden + second(hidden), targets)
        other = nn.functional.l1_loss(second(hidden), targets)

    torch.testing.assert_close(critic.loss(inputs, targets), 2 * other + 0.5 * one)
    torch.testing.assert_close(builder.loss(inputs, targets), one)


def test_trying_threads_leaves_no_trace(tmp_path, monkeypatch):
    quiet = losses_of(list(train(trainer_of(restless(), tmp_path / "quiet"))))
    tried = []
    monkeypatch.setattr(engine_module, "CORES", 2)
    monkeypatch.setattr(engine_module, "_WORTH_THREADS", 0.0)
    monkeypatch.setattr(engine_module.torch, "set_num_threads", tried.append)

    probed = losses_of(list(train(trainer_of(restless(), tmp_path / "probed"))))

    assert tried[:2] == [1, 2]
    assert tried[2] in (1, 2)
    assert probed == quiet


def test_frozen_blocks_stay_as_they_are(tmp_path):
    from msgspec.structs import replace

    document = Document(
        replace(record, frozen=True) if record.id in ("hidden", "norm") else record
        for record in restless()
    )
    trainer = trainer_of(document, tmp_path)
    before = trainer.weights()

    list(train(trainer))

    after = trainer.weights()
    for block in ("hidden", "norm"):
        for name, values in before[block].items():
            np.testing.assert_array_equal(values, after[block][name])
    assert not np.array_equal(before["out"]["weight"], after["out"]["weight"])
