"""Lienzo's losses are those of the script one would write: step by step, and in compiled calls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from backend.training.compiled import building
from backend.training.compiled.building import Building
from backend.training.compiled.tier import load, order_of
from backend.training.events import StepsFinished
from backend.training.trainer import Trainer
from tests.benchmarks.peers_script import Plain
from tests.benchmarks.workloads import Workload, workloads

CLOSE = 1e-5
"""Between two losses, relative: what float32 leaves after some hundred steps."""
STEPS = 200
ALL = ["W1", "W2", "W3", "W4", "W5", "W6"]
FEW = {"W4": 20, "W5": 20, "W6": 5}
"""Steps where each takes long; the slow tests take all."""


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def _by_hand(load: Workload, trainer: Trainer, steps: int) -> np.ndarray:
    script = Plain(load, trainer, first=0)
    return np.array([float(script.step(*batch)) for batch in islice(script.batches(), steps)])


def _trained(trainer: Trainer, steps: int) -> np.ndarray:
    losses: list[float] = []
    while len(losses) < steps:
        for event in trainer.advance():
            if isinstance(event, StepsFinished):
                losses += event.losses["loss"].tolist()
    return np.array(losses[:steps])


def _compiled(trainer: Trainer, steps: int) -> np.ndarray:
    """The first step as always, all others in compiled calls."""
    losses = _trained(trainer, 1)
    assert trainer.step == 1
    aside = Building(order_of(trainer))
    built = aside.wait(500)
    aside.stop()
    assert built.package, built
    trainer.work.engine.stride = load(trainer, built)
    found = np.concatenate([losses, _trained(trainer, steps - 1)])
    assert trainer.work.engine.stride is not None
    return found


def _workload(name: str, folder: Path) -> Workload:
    return workloads(folder)[name]


@pytest.mark.parametrize("name", ALL)
def test_losses_are_those_of_a_script(name: str, tmp_path: Path) -> None:
    _check(name, tmp_path, FEW.get(name, STEPS))


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FEW))
def test_losses_stay_those_of_a_script(name: str, tmp_path: Path) -> None:
    _check(name, tmp_path, STEPS)


def _check(name: str, folder: Path, steps: int) -> None:
    load = _workload(name, folder)
    trainer = load.trainer(folder / "run")
    trainer.start()
    expected = _by_hand(load, trainer, steps)
    np.testing.assert_allclose(_trained(trainer, steps), expected, rtol=CLOSE)
    trainer.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
@pytest.mark.timeout(600)
def test_losses_of_compiled_steps_are_those_of_a_script(name: str, tmp_path: Path) -> None:
    if not building.has_compiler():
        pytest.skip("there is no C++ compiler here")
    load = _workload(name, tmp_path)
    trainer = load.trainer(tmp_path / "run")
    trainer.start()
    expected = _by_hand(load, trainer, STEPS)
    np.testing.assert_allclose(_compiled(trainer, STEPS), expected, rtol=CLOSE)
    trainer.close()


def test_a_script_has_as_many_parameters_as_the_drawing(tmp_path: Path) -> None:
    """And in the same order: otherwise they would begin with each other's weights."""
    for one in workloads(tmp_path).values():
        trainer = one.trainer(tmp_path / one.name)
        modules = trainer.modules.values()
        drawn = [tuple(part.shape) for module in modules for part in module.parameters()]
        assert drawn == [tuple(part.shape) for part in one.network(trainer).parameters()]
        trainer.close()
