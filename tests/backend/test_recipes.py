"""Ways to learn: against the classes and functions of PyTorch used by hand, resumed, compiled."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel

from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.optimizers import TECHNICAL as LEFT_OUT
from backend.catalog.schedules import LENGTHS, SCHEDULES
from backend.catalog.schedules import TECHNICAL as DRIVEN
from backend.catalog.signatures import signature
from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.records import Objective
from backend.text import Refusal
from backend.training.augmenting import Augmentation
from backend.training.class_weights import with_balance
from backend.training.compiled.bench import Untraceable
from backend.training.compiled.tracing import trace
from backend.training.evaluate import evaluate
from backend.training.loop import train
from backend.training.optimizing import make_optimizer, moved_of
from backend.training.trainer import Trainer
from tests.backend.training_cases import (
    changed,
    circle,
    line,
    losses_of,
    planned,
    restless,
    trained,
)
from tests.backend.training_cases import trainer_of as _trainer_of
from tests.drawings import chain

WAYS: dict[str, dict[str, Any]] = {
    "clip_norm": {"clip_norm": 0.05},
    "clip_value": {"clip_value": 0.01},
    "both clips": {"clip_norm": 0.05, "clip_value": 0.02},
    "decay": {
        "optimizer": "torch.optim.AdamW",
        "optimizer_settings": {"weight_decay": 0.5, "lr": 0.01},
        "spares_biases": True,
    },
    "average": {"average": 0.9},
    "all": {
        "clip_norm": 0.05,
        "average": 0.95,
        "penalty": "l1",
        "penalty_rate": 0.01,
        "optimizer": "torch.optim.AdamW",
        "optimizer_settings": {"weight_decay": 0.5},
        "spares_biases": True,
    },
    "shared gradients": {"clip_norm": 0.05, "penalty": "l2", "penalty_rate": 0.1},
    "precision": {"precision": "bfloat16"},
    "muon": {"optimizer": "torch.optim.Muon", "optimizer_settings": {"lr": 0.01}},
}
APART = {
    "accumulate": {"accumulate": 3},
    "lbfgs": {"optimizer": "torch.optim.LBFGS", "optimizer_settings": {"max_iter": 4}},
}
"""Those that no compiled step takes."""


def trainer_of(document: Document, folder: Path, **more: Any) -> Trainer:
    torch.set_num_threads(1)
    return _trainer_of(document, folder, **more)


class ByHand:
    """The same network and batches as a trainer's, for a loop of one's own."""

    def __init__(self, trainer: Trainer) -> None:
        modules, self.feed = copy.deepcopy((trainer.work.modules, trainer.work.feed))
        self.network = nn.Sequential(*(modules[one] for one in ("hidden", "tanh", "out")))
        self.loss = nn.BCEWithLogitsLoss()
        self.losses: list[float] = []

    def batches(self, epochs: int) -> list[tuple[Tensor, ...]]:
        return [self.feed.take(1)[0] for _ in range(epochs * self.feed.batches.steps_per_epoch)]

    def descend(self, batch: tuple[Tensor, ...], share: float = 1.0) -> Tensor:
        answers = self.network(batch[0]).reshape(batch[1].shape)
        loss = self.loss(answers, batch[1].float())
        self.losses.append(float(loss.detach()))
        (loss * share).backward()
        return loss

    def go(self, optimizer: Any, epochs: int, schedule: Any = None) -> list[float]:
        """Step after step; a schedule once for each epoch."""
        for number, batch in enumerate(self.batches(epochs), 1):
            optimizer.zero_grad()
            self.descend(batch)
            optimizer.step()
            if schedule is not None and number % self.feed.batches.steps_per_epoch == 0:
                schedule.step()
        return self.losses


def _told(trainer: Trainer) -> list[float]:
    return losses_of(list(train(trainer)))


def test_every_optimizer_and_schedule_of_pytorch_is_there_with_all_it_can_be_told():
    optimizers = {
        name
        for name, one in vars(torch.optim).items()
        if isinstance(one, type) and issubclass(one, torch.optim.Optimizer)
    } - {"Optimizer"}
    assert {id.rpartition(".")[2] for id in OPTIMIZERS} == optimizers
    assert {id.rpartition(".")[2] for id in SCHEDULES} == {*lr_scheduler.__all__} - {"LRScheduler"}
    for kind in OPTIMIZERS.values():
        offered = {setting.name for setting in kind.card.settings}
        missing = set(signature(kind.make)) - offered - LEFT_OUT
        assert missing == ({"eps"} if kind.card.id.endswith("Adafactor") else set())
    for schedule in SCHEDULES.values():
        offered = {setting.name for setting in schedule.card.settings}
        assert not set(signature(schedule.make)) - offered - DRIVEN - LENGTHS


@pytest.mark.parametrize(
    "id", sorted(OPTIMIZERS.keys() - {f"torch.optim.{one}" for one in ("SparseAdam", "Muon")})
)
def test_an_optimizer_moves_as_its_class_by_hand(id, tmp_path):
    trainer = trainer_of(trained(circle(), objective={"optimizer": id}, epochs=2), tmp_path)
    hand = ByHand(trainer)
    kind = OPTIMIZERS[id]
    settings = {one.name: one.default for one in kind.card.settings}
    optimizer = kind.make(hand.network.parameters(), **settings)
    if id.endswith("LBFGS"):
        for batch in hand.batches(2):
            optimizer.step(lambda batch=batch: _again(hand, optimizer, batch))
        expected = hand.losses
        told = _told(trainer)
        assert all(any(abs(one - other) < 1e-5 for other in expected) for one in told)
    else:
        np.testing.assert_allclose(_told(trainer), hand.go(optimizer, 2), rtol=2e-4, atol=1e-6)
    for one, other in zip(_parameters(trainer), hand.network.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-5)


def _again(hand: ByHand, optimizer: Any, batch: tuple[Tensor, ...]) -> Tensor:
    optimizer.zero_grad()
    return hand.descend(batch)


def _parameters(trainer: Trainer) -> list[nn.Parameter]:
    return [one for module in trainer.modules.values() for one in module.parameters()]


def test_muon_moves_matrices_and_adamw_the_rest(tmp_path):
    how = {"optimizer": "torch.optim.Muon", "optimizer_settings": {"lr": 0.02}}
    trainer = trainer_of(trained(circle(), objective=how, epochs=3), tmp_path)
    hand = ByHand(trainer)
    parameters = list(hand.network.parameters())
    muon = torch.optim.Muon(
        [one for one in parameters if one.ndim == 2],
        lr=0.02,
        adjust_lr_fn="match_rms_adamw",
    )
    rest = torch.optim.AdamW(
        [one for one in parameters if one.ndim != 2], lr=0.02, weight_decay=0.1
    )
    for batch in hand.batches(3):
        for optimizer in (muon, rest):
            optimizer.zero_grad()
        hand.descend(batch)
        for optimizer in (muon, rest):
            optimizer.step()

    np.testing.assert_allclose(_told(trainer), hand.losses, rtol=1e-3, atol=1e-5)


def test_sparse_gradients_go_to_who_can_take_them(tmp_path):
    sparse = Objective(id="o", optimizer="torch.optim.SparseAdam")
    with pytest.raises(Refusal, match="sparse"):
        trainer_of(trained(circle(), objective={"optimizer": sparse.optimizer}), tmp_path)
    ours, theirs = (_reader() for _ in range(2))
    moved = moved_of({"reader": ours}, list(ours.parameters()))
    for optimizer in ("Adam", "Muon", "LBFGS"):
        with pytest.raises(Refusal, match="sparse"):
            make_optimizer(Objective(id="o", optimizer=f"torch.optim.{optimizer}"), moved)
    by_hand = [torch.optim.SparseAdam([theirs[0].weight]), torch.optim.Adam(theirs[2].parameters())]
    together = [make_optimizer(sparse, moved)]
    _read(ours, together)
    _read(theirs, by_hand)
    for one, other in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-6)
    for name in ("SGD", "Adagrad"):
        _read(ours, [make_optimizer(Objective(id="o", optimizer=f"torch.optim.{name}"), moved)])


def _reader() -> nn.Sequential:
    torch.manual_seed(1)
    return nn.Sequential(nn.Embedding(9, 3, sparse=True), nn.Flatten(), nn.Linear(6, 1))


def _read(network: nn.Sequential, optimizers: list[torch.optim.Optimizer]) -> None:
    words = torch.arange(16).reshape(8, 2) % 7
    for _ in range(5):
        network.zero_grad()
        network(words).square().mean().backward()
        for optimizer in optimizers:
            optimizer.step()


SCHEDULED: dict[str, tuple[dict[str, Any], Callable[[Any], Any]]] = {
    "StepLR": ({"step_size": 2}, lambda o: lr_scheduler.StepLR(o, 2)),
    "MultiStepLR": ({"milestones": [1, 3]}, lambda o: lr_scheduler.MultiStepLR(o, [1, 3])),
    "ConstantLR": ({"total_iters": 2}, lambda o: lr_scheduler.ConstantLR(o, 0.333, 2)),
    "LinearLR": ({"total_iters": 4}, lambda o: lr_scheduler.LinearLR(o, 0.1, 1.0, 4)),
    "ExponentialLR": ({"gamma": 0.7}, lambda o: lr_scheduler.ExponentialLR(o, 0.7)),
    "CosineAnnealingLR": ({}, lambda o: lr_scheduler.CosineAnnealingLR(o, 5)),
    "PolynomialLR": ({"power": 2.0}, lambda o: lr_scheduler.PolynomialLR(o, 5, 2.0)),
    "CosineAnnealingWarmRestarts": (
        {"T_0": 2},
        lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 2),
    ),
    "LambdaLR": (
        {"factor": "0.5 ** epoch if epoch < 3 else 1 / steps"},
        lambda o: lr_scheduler.LambdaLR(o, lambda n: 0.5**n if n < 3 else 1 / 45),
    ),
    "MultiplicativeLR": (
        {"factor": "=1 - 1 / (epochs + epoch)"},
        lambda o: lr_scheduler.MultiplicativeLR(o, lambda n: 1 - 1 / (5 + n)),
    ),
    "SequentialLR": (
        {"schedules": "LinearLR(total_iters=2), CosineAnnealingLR()", "milestones": [2]},
        lambda o: lr_scheduler.SequentialLR(
            o,
            [lr_scheduler.LinearLR(o, 0.1, 1.0, 2), lr_scheduler.CosineAnnealingLR(o, 3)],
            [2],
        ),
    ),
    "ChainedScheduler": (
        {"schedules": "LinearLR(total_iters=3), ExponentialLR(gamma=0.8)"},
        lambda o: lr_scheduler.ChainedScheduler(
            [lr_scheduler.LinearLR(o, 0.1, 1.0, 3), lr_scheduler.ExponentialLR(o, 0.8)], o
        ),
    ),
}
BY_STEP: dict[str, tuple[dict[str, Any], Callable[[Any], Any]]] = {
    "OneCycleLR": (
        {"max_lr": 0.1},
        lambda o: lr_scheduler.OneCycleLR(o, 0.1, 45, cycle_momentum=False),
    ),
    "CyclicLR": (
        {"step_size_up": 7},
        lambda o: lr_scheduler.CyclicLR(o, 1e-4, 1e-2, 7, cycle_momentum=False),
    ),
    "LambdaLR": (
        {"factor": "min(step + 1, 8) / 8"},
        lambda o: lr_scheduler.LambdaLR(o, lambda n: min(n + 1, 8) / 8),
    ),
}


def _scheduled(name: str, settings: dict[str, Any]) -> Document:
    return trained(
        circle(),
        objective={
            "schedule": f"torch.optim.lr_scheduler.{name}",
            "schedule_settings": settings,
            "optimizer": "torch.optim.SGD",
            "optimizer_settings": {"lr": 0.1},
        },
        epochs=5,
    )


@pytest.mark.parametrize(
    ("name", "grain"),
    [*((name, "epoch") for name in SCHEDULED), *((name, "step") for name in BY_STEP)],
)
def test_a_schedule_moves_the_rate_as_its_class_by_hand(name, grain, tmp_path):
    settings, make = (SCHEDULED if grain == "epoch" else BY_STEP)[name]
    trainer = trainer_of(_scheduled(name, settings), tmp_path)
    hand = ByHand(trainer)
    assert hand.feed.batches.steps_per_epoch == 9
    optimizer = torch.optim.SGD(hand.network.parameters(), lr=0.1)
    rule = make(optimizer)
    if grain == "epoch":
        hand.go(optimizer, 5, rule)
    else:
        for batch in hand.batches(5):
            optimizer.zero_grad()
            hand.descend(batch)
            optimizer.step()
            rule.step()

    np.testing.assert_allclose(_told(trainer), hand.losses, rtol=1e-5, atol=1e-6)
    rate = trainer.work.learners[0].learning_rate
    assert rate == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-9)


def test_a_schedule_waits_for_the_measure_it_is_told_to(tmp_path):
    watching = {"patience": 0, "measure": "accuracy", "mode": "min", "threshold": 0.0}
    document = _scheduled("ReduceLROnPlateau", watching)
    trainer = trainer_of(document, tmp_path / "one")
    _told(trainer)
    assert trainer.work.learners[0].learning_rate < 0.1

    missing = _scheduled("ReduceLROnPlateau", {"measure": "r2"})
    events = list(train(trainer_of(missing, tmp_path / "two")))
    assert "r2" in str([event for event in events if hasattr(event, "what")][-1].what)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("LambdaLR", {"factor": "epoch +"}),
        ("LambdaLR", {"factor": "1 / epoch"}),
        ("LambdaLR", {"factor": "0 - 1"}),
        ("MultiplicativeLR", {"factor": "__import__"}),
        ("SequentialLR", {"schedules": "StepLR(), StepLR()", "milestones": [3, 4]}),
        ("SequentialLR", {"schedules": "open('x')"}),
        ("ChainedScheduler", {"schedules": "OneCycleLR(max_lr=1.0)"}),
        ("ChainedScheduler", {"schedules": "StepLR(step=3)"}),
    ],
)
def test_schedules_that_cannot_be(name, settings, tmp_path):
    with pytest.raises(Refusal):
        trainer_of(_scheduled(name, settings), tmp_path)


def test_clipping_is_that_of_pytorch(tmp_path):
    how = {"clip_norm": 0.05, "clip_value": 0.02, "optimizer": "torch.optim.SGD"}
    how["optimizer_settings"] = {"lr": 0.5}
    trainer = trainer_of(trained(circle(), objective=how, epochs=3), tmp_path)
    hand = ByHand(trainer)
    optimizer = torch.optim.SGD(hand.network.parameters(), lr=0.5)
    for batch in hand.batches(3):
        optimizer.zero_grad()
        hand.descend(batch)
        nn.utils.clip_grad_value_(hand.network.parameters(), 0.02)
        nn.utils.clip_grad_norm_(hand.network.parameters(), 0.05)
        optimizer.step()

    np.testing.assert_allclose(_told(trainer), hand.losses, rtol=1e-5, atol=1e-6)


def test_several_batches_make_one_move_through_the_ends_of_epochs(tmp_path):
    how = {"accumulate": 4, "optimizer": "torch.optim.SGD", "optimizer_settings": {"lr": 0.5}}
    trainer = trainer_of(trained(circle(), objective=how, epochs=3), tmp_path)
    hand = ByHand(trainer)
    optimizer = torch.optim.SGD(hand.network.parameters(), lr=0.5)
    for number, batch in enumerate(hand.batches(3), 1):
        hand.descend(batch, 1 / 4)
        if number % 4 == 0:
            optimizer.step()
            optimizer.zero_grad()

    np.testing.assert_allclose(_told(trainer), hand.losses, rtol=1e-5, atol=1e-6)


def test_biases_and_normalisations_are_spared_the_decay(tmp_path):
    how = {"optimizer": "torch.optim.AdamW", "optimizer_settings": {"weight_decay": 0.3}}
    trainer = trainer_of(
        trained(restless(), objective={**how, "spares_biases": True}, epochs=2), tmp_path
    )
    decayed, spared = trainer.work.learners[0].optimizer.param_groups
    modules = trainer.modules
    assert {id(one) for one in decayed["params"]} == {
        id(modules[key].weight) for key in ("hidden", "out")
    }
    assert {id(one) for one in spared["params"]} == {
        *(id(modules[key].bias) for key in ("hidden", "out", "norm")),
        id(modules["norm"].weight),
    }
    assert (decayed["weight_decay"], spared["weight_decay"]) == (0.3, 0.0)
    assert decayed["lr"] == spared["lr"]
    trainer.set_learning_rate("loss", 0.02)
    assert decayed["lr"] == spared["lr"] == 0.02


def test_the_average_is_that_of_pytorch_and_is_what_is_judged_and_given(tmp_path):
    decay = 0.9
    how = {"average": decay, "optimizer": "torch.optim.SGD", "optimizer_settings": {"lr": 1.0}}
    trainer = trainer_of(trained(circle(), objective=how, epochs=4), tmp_path)
    hand = ByHand(trainer)

    def nearer(average: Tensor, weights: Tensor, count: Any) -> Tensor:
        share = 1 - min(decay, float(count) / (9 + float(count)))
        return average + share * (weights - average)

    average = AveragedModel(hand.network, avg_fn=nearer)
    optimizer = torch.optim.SGD(hand.network.parameters(), lr=1.0)
    for batch in hand.batches(4):
        optimizer.zero_grad()
        hand.descend(batch)
        optimizer.step()
        average.update_parameters(hand.network)

    np.testing.assert_allclose(_told(trainer), hand.losses, rtol=1e-5, atol=1e-6)
    raw, given = trainer.work.weights(), trainer.weights()
    expected = average.module
    np.testing.assert_allclose(raw["out"]["weight"], hand.network[2].weight.detach(), atol=1e-5)
    np.testing.assert_allclose(given["out"]["weight"], expected[2].weight.detach(), atol=1e-5)
    columns = trainer.work.split("validation")
    inputs, target = (columns[one] for one in trainer.work.judge.takes)
    with torch.no_grad():
        judged = float(hand.loss(expected(inputs).reshape(target.shape), target.float()))
    assert trainer.evaluate("validation").measures["loss"] == pytest.approx(judged, rel=1e-4)
    again = trainer.work.weights()
    assert all(np.array_equal(raw[k][n], again[k][n]) for k in ("hidden", "out") for n in raw[k])


def test_bfloat16_trains_and_weights_stay_in_float32(tmp_path):
    rounded = trainer_of(
        trained(circle(), objective={"precision": "bfloat16"}, epochs=10), tmp_path / "one"
    )
    plain = trainer_of(trained(circle(), epochs=10), tmp_path / "two")
    ours, theirs = _told(rounded), _told(plain)
    assert ours != theirs
    np.testing.assert_allclose(ours, theirs, rtol=0.05)
    assert {one.dtype for one in _parameters(rounded)} == {torch.float32}
    memory = rounded.work.learners[0].optimizer.state.values()
    assert {kept["exp_avg"].dtype for kept in memory} == {torch.float32}


@pytest.mark.parametrize("way", [*WAYS, *APART])
def test_a_run_goes_on_to_the_bit(way, tmp_path):
    document = trained(restless(), objective={**WAYS, **APART}[way], epochs=6)
    whole = trainer_of(document, tmp_path / "whole")
    expected = _told(whole)
    broken = trainer_of(document, tmp_path / "broken")
    broken.pace = "batch"
    broken.start()
    while broken.step < 20:
        broken.advance()
    broken.checkpoint()
    broken.close()
    again = trainer_of(document, None, resume=broken.folder)

    np.testing.assert_array_equal(_told(again), expected[20:])
    for one, other in zip(_parameters(again), _parameters(whole), strict=True):
        assert torch.equal(one, other)
    mine, theirs = again.weights(), whole.weights()
    assert all(np.array_equal(mine["out"][name], theirs["out"][name]) for name in theirs["out"])


@pytest.mark.parametrize("way", WAYS)
def test_a_traced_step_is_the_plain_one(way, tmp_path):
    """What is compiled computes the same as what is not, for each way of learning."""
    document = circle() if way == "precision" else trained(circle(), epochs=3)
    trainer = trainer_of(trained(document, objective=WAYS[way], epochs=3), tmp_path)
    trainer.pace = "batch"
    trainer.start()
    for _ in range(3):
        trainer.advance()
    work = trainer.work
    bench, batch = work.bench(), work.feed.next_batch()
    try:
        graph, rates = trace(bench, batch), [torch.tensor(work.learners[0].learning_rate).double()]
    except Untraceable:
        graph, rates = trace(bench, batch, fixed_rates=True), [torch.zeros(()).double()]
    state = copy.deepcopy(bench.state())
    for _ in range(4):
        batch = work.feed.next_batch()
        parameters, buffers, memory, losses = graph(
            (state.parameters, state.buffers, state.memory), state.fixed, list(batch), rates
        )
        state = type(state)(parameters, buffers, memory, state.fixed)
        trainer.work.engine.run(1)
        told = trainer.work.engine.losses()["loss"][-1]
        tolerance = 1e-3 if way in ("precision", "muon") else 1e-5
        assert float(losses[0]) == pytest.approx(told, rel=tolerance)
        now = work.bench().state()
        for one, other in zip(parameters, now.parameters, strict=True):
            torch.testing.assert_close(one.float(), other, rtol=10 * tolerance, atol=tolerance)
        for ours, theirs in zip(memory[0], now.memory[0], strict=True):
            for one, other in zip(ours, theirs, strict=True):
                torch.testing.assert_close(
                    one.float(), other.float(), rtol=10 * tolerance, atol=tolerance
                )


@pytest.mark.parametrize("way", APART)
def test_what_no_compiled_step_can_do_stays_plain(way, tmp_path):
    trainer = trainer_of(trained(circle(), objective=APART[way]), tmp_path)
    trainer.start()
    trainer.advance()
    assert not trainer.work.learners[0].is_plain
    with pytest.raises(Untraceable):
        trainer.work.bench()


@pytest.mark.parametrize("way", ["clip_norm", "average", "decay", "precision"])
def test_what_only_adds_to_a_move_keeps_the_plain_way(way, tmp_path):
    assert trainer_of(trained(circle(), objective=WAYS[way]), tmp_path).work.learners[0].is_plain


def test_gradients_that_two_parameters_share_are_clipped_once():
    from backend.training.clipping import Clipping

    shared = torch.tensor([3.0, 4.0])
    one, other = nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(2))
    one.grad = other.grad = shared
    Clipping(norm=1.0).clip([one, other])
    length = torch.sqrt(torch.tensor(2.0)) * 5
    torch.testing.assert_close(one.grad, shared / length)
    assert torch.equal(shared, torch.tensor([3.0, 4.0]))


def test_ways_may_be_turned_while_training(tmp_path):
    document = trained(circle(), objective={"average": 0.9}, epochs=50)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    while trainer.epoch < 3:
        trainer.advance()
    raw, given = trainer.work.weights(), trainer.weights()
    narrower = trained(document, objective={"clip_norm": 0.1, "accumulate": 2}, epochs=50)
    trainer.change(narrower, trainer.plan)
    np.testing.assert_array_equal(trainer.work.weights()["out"]["weight"], raw["out"]["weight"])
    np.testing.assert_array_equal(trainer.weights()["out"]["weight"], given["out"]["weight"])
    without = trained(document, objective={"average": 0.0}, epochs=50)
    trainer.change(without, trainer.plan)
    np.testing.assert_array_equal(trainer.weights()["out"]["weight"], raw["out"]["weight"])
    trainer.advance()
    memory = trainer.work.learners[0].optimizer.state.values()
    assert not any("average" in kept for kept in memory)


@pytest.mark.parametrize(
    "how",
    [
        {"clip_norm": -1.0},
        {"clip_value": float("nan")},
        {"accumulate": 0},
        {"average": 1.0},
        {"precision": "float8"},
        {"optimizer": "torch.optim.LBFGS", "clip_norm": 1.0},
    ],
)
def test_ways_that_cannot_be(how, tmp_path):
    with pytest.raises(Refusal):
        trainer_of(trained(line(), objective=how), tmp_path)


def _uneven(**loss: Any) -> Document:
    """Iris with half of its examples for validation, and a loss of its own settings."""
    document = trained(restless(), data={"validation": 0.5, "test": 0.1, "split_seed": 3}, epochs=2)
    return changed(document, "loss", **loss)


def test_balanced_classes_are_those_of_scikit_learn_and_count_in_training(tmp_path):
    trainer = trainer_of(_uneven(weight="balanced"), tmp_path / "word")
    target = trainer.prepared["data"].arrays("train")["target"]
    counts = np.bincount(target)
    numbers = [float(len(target) / (3 * one)) for one in counts]
    np.testing.assert_allclose(trainer.modules["loss"].weight, numbers, rtol=1e-6)
    typed = trainer_of(_uneven(weight=numbers), tmp_path / "numbers")
    without = trainer_of(_uneven(), tmp_path / "without")
    told = _told(trainer)
    assert told == _told(typed)
    assert (told == _told(without)) == (len(set(counts)) == 1)
    found = evaluate(trainer.document, planned(trainer.document)[0], trainer.weights(),
                     trainer.prepared, "validation")  # fmt: skip
    assert found.measures["loss"] == pytest.approx(
        trainer.evaluate("validation").measures["loss"], rel=1e-5
    )


def test_label_smoothing_is_that_of_the_loss(tmp_path):
    sharp = _told(trainer_of(_uneven(), tmp_path / "sharp"))
    smooth = _told(trainer_of(_uneven(label_smoothing=0.2), tmp_path / "smooth"))
    assert sharp[0] != smooth[0]


def test_no_classes_cannot_be_balanced():
    document = changed(line(), "loss", weight="balanced")
    plan, prepared = planned(line())
    step = plan.step("loss")
    settled = replace(plan, steps=tuple(
        replace(one, settings={"weight": "balanced"}) if one is step else one for one in plan.steps
    ))  # fmt: skip
    with pytest.raises(Refusal, match="no class"):
        with_balance(settled, prepared)
    assert not make_plan(document, {"data": prepared["data"].fields}).is_sound


def _pictures(**settings: Any) -> Document:
    """Digits through one convolution, altered as the data block says."""
    document = chain(
        [
            ("see", "torch.nn.Conv2d", {"out_channels": 2, "kernel_size": 3}),
            ("flat", "torch.nn.Flatten", {}),
            ("out", "torch.nn.Linear", {"out_features": 10}),
        ],
        source="digits",
    )
    return trained(document, data=settings, epochs=1, batch_size=64)


ALTERED = {"augment_shift": 0.1, "augment_turn": 10.0, "augment_zoom": 0.1, "augment_flip": True}
ALTERED |= {"augment_brightness": 0.1, "augment_noise": 0.1, "augment_cut": 0.3}


def test_only_what_is_learned_from_is_altered_and_a_run_goes_on_to_the_bit(tmp_path):
    whole = trainer_of(_pictures(**ALTERED), tmp_path / "whole")
    plain = trainer_of(_pictures(), tmp_path / "plain")
    assert whole.evaluate("train").measures == plain.evaluate("train").measures
    expected = _told(whole)
    assert expected[0] != _told(plain)[0]
    broken = trainer_of(_pictures(**ALTERED), tmp_path / "broken")
    broken.pace = "batch"
    broken.start()
    while broken.step < 5:
        broken.advance()
    broken.checkpoint()
    broken.close()
    again = trainer_of(_pictures(**ALTERED), None, resume=broken.folder)
    np.testing.assert_array_equal(_told(again), expected[5:])


def test_a_traced_step_alters_pictures_with_the_same_chance(tmp_path):
    trainer = trainer_of(_pictures(**ALTERED), tmp_path)
    trainer.pace = "batch"
    trainer.start()
    trainer.advance()
    work = trainer.work
    bench, batch = work.bench(), work.feed.next_batch()
    graph = trace(bench, batch)
    state = copy.deepcopy(bench.state())
    found = []
    for traced in (True, False):
        torch.manual_seed(5)
        if traced:
            rates = [torch.tensor(work.learners[0].learning_rate).double()]
            moved = (state.parameters, state.buffers, state.memory)
            found.append(float(graph(moved, state.fixed, list(batch), rates)[-1][0]))
        else:
            work.engine.run(1)
            found.append(float(work.engine.losses()["loss"][-1]))
    assert found[0] == pytest.approx(found[1], rel=1e-5)


def test_pictures_are_moved_turned_mirrored_and_hidden_as_far_as_is_said():
    torch.manual_seed(1)
    pictures = torch.rand(40, 2, 8, 8)
    torch.testing.assert_close(Augmentation(shift=1e-9)(pictures), pictures, atol=1e-4, rtol=0)
    mirrored = Augmentation(flip=True)(pictures)
    same = [torch.allclose(a, b, atol=1e-4) for a, b in zip(mirrored, pictures, strict=True)]
    turned = [
        torch.allclose(a, b.flip(-1), atol=1e-4) for a, b in zip(mirrored, pictures, strict=True)
    ]
    assert 5 < sum(same) < 35
    assert sum(same) + sum(turned) == 40
    brighter = Augmentation(brightness=0.5)(pictures) - pictures
    torch.testing.assert_close(brighter, brighter[:, :1, :1, :1].expand_as(brighter))
    assert 0.3 < brighter.abs().max() <= 0.5
    hidden = Augmentation(cut=0.5)(pictures) == 0
    assert 0 < hidden.float().mean() < 0.25
    assert torch.equal(hidden[:, 0], hidden[:, 1])
    assert Augmentation(noise=0.1)(pictures).sub(pictures).std() == pytest.approx(0.1, rel=0.1)


def test_a_moved_picture_shows_what_was_beside():
    pictures = torch.zeros(200, 1, 9, 9)
    pictures[:, :, 4, 4] = 1.0
    torch.manual_seed(2)
    moved = Augmentation(shift=0.2)(pictures)
    places = torch.arange(9.0)
    centre = (moved.sum((1, 2)) * places).sum(1) / moved.sum((1, 2, 3))
    assert (centre - 4).abs().max() < 0.2 * 9 + 0.1
    assert (centre - 4).abs().max() > 1.5
    turned = Augmentation(turn=90.0, zoom=0.5)(pictures)
    assert turned[:, 0, 4, 4].min() > 0.9
