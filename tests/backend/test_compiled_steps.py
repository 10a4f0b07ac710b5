"""Steps in compiled calls: the same numbers as one by one, wherever they can be taken so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from backend.compiler.planner import make_plan
from backend.data.batches import Batches
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Training, Wire
from backend.training import engine, events
from backend.training.compiled import building, tier
from backend.training.compiled.building import Building, Built
from backend.training.compiled.tier import Tier, load, order_of
from backend.training.feed import Feed
from backend.training.trainer import Trainer

_OFF: tuple[tuple[str, dict[str, object]], ...] = (
    ("torch.nn.Linear", {"out_features": 6}),
    ("torch.nn.BatchNorm1d", {}),
    ("torch.nn.Tanh", {}),
    ("torch.nn.Dropout", {"p": 0.2}),
    ("torch.nn.Linear", {"out_features": 1}),
)
"""A stack with what makes steps hard to repeat: running means and chance."""


def drawing(samples: int = 103, **objective: object) -> Document:
    """The stack on a circle of points; the last batch of an epoch is not whole."""
    options = {"samples": samples, "seed": 1}
    data = {"source": "circle", "options": options, "validation": 0.0, "test": 0.0}
    blocks = [Block(id="data", type="lienzo.Data", settings=data)]
    blocks += [Block(id=f"b{n}", type=kind, settings=held) for n, (kind, held) in enumerate(_OFF)]
    blocks.append(Block(id="loss", type="torch.nn.BCEWithLogitsLoss"))
    records: list[Record] = [*blocks]
    for before, after in zip(blocks[:-1], blocks[1:], strict=True):
        port = "input" if before.id == "data" else "output"
        records.append(_wire(before.id, port, after.id, "input"))
    records.append(_wire("data", "target", "loss", "target"))
    records.append(Objective(id="objective", minimise={"loss": 1.0}, **objective))  # type: ignore[arg-type]
    records.append(Training(epochs=1000, batch_size=10, device="cpu"))
    return Document(records)


def _wire(source: str, port: str, target: str, into: str) -> Wire:
    id = f"{source}>{target}.{into}"
    return Wire(id=id, source=source, source_port=port, target=target, target_port=into)


def trainer_of(document: Document, folder: Path | None, resume: Path | None = None) -> Trainer:
    data = next(block for block in document.blocks if block.type == "lienzo.Data")
    prepared = {"data": open_data(data.settings)}
    plan = make_plan(document, {"data": prepared["data"].fields})
    trainer = Trainer(document, plan, prepared, run_folder=folder, resume=resume)
    trainer.start()
    return trainer


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """However many cores there are: a loop is built for a number of threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "CORES", 1)
        yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def package(_one_thread: None, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The compiled loop of the drawing above with Adam, built once for all tests."""
    if not building.has_compiler():
        pytest.skip("there is no C++ compiler here")
    trainer = trainer_of(drawing(), tmp_path_factory.mktemp("run"))
    trainer.advance()
    aside = Building(order_of(trainer))
    built = aside.wait(500)
    aside.stop()
    trainer.close()
    assert built.package, built
    return built


def _losses(trainer: Trainer, steps: int) -> np.ndarray:
    found: list[np.ndarray] = []
    while sum(map(len, found)) < steps:
        for event in trainer.advance():
            if isinstance(event, events.StepsFinished):
                found.append(event.losses["loss"])
    return np.concatenate(found)[:steps]


def _compiled(folder: Path, package: Built) -> Trainer:
    trainer = trainer_of(drawing(), folder)
    trainer.advance()
    trainer.work.engine.stride = load(trainer, package)
    return trainer


def test_compiled_steps_have_the_losses_of_plain_ones(tmp_path: Path, package: Built) -> None:
    plain = trainer_of(drawing(), tmp_path / "plain")
    plain.advance()
    compiled = _compiled(tmp_path / "compiled", package)
    assert plain.step == compiled.step
    np.testing.assert_allclose(_losses(compiled, 200), _losses(plain, 200), rtol=1e-5)


def test_all_that_a_step_moves_is_moved(tmp_path: Path, package: Built) -> None:
    """Weights, running means, what the optimizer remembers and its count of steps."""
    plain = trainer_of(drawing(), tmp_path / "plain")
    plain.advance()
    compiled = _compiled(tmp_path / "compiled", package)
    for one in (plain, compiled):
        with one.own_randomness():
            while one.step < 29:
                one.work.engine.run(29 - one.step)
    ours, theirs = (one.work.bench().state() for one in (compiled, plain))
    for mine, other in zip(ours.memory[0], theirs.memory[0], strict=True):
        for now, then in zip(mine, other, strict=True):
            torch.testing.assert_close(now, then, rtol=1e-3, atol=1e-6)
    for now, then in zip(ours.buffers, theirs.buffers, strict=True):
        torch.testing.assert_close(now, then, rtol=1e-4, atol=0.05)
    assert torch.equal(compiled.random["cpu"], plain.random["cpu"])


def test_one_by_one_or_all_at_once_is_the_same_to_the_bit(tmp_path: Path, package: Built) -> None:
    single, whole = (_compiled(tmp_path / name, package) for name in ("single", "whole"))
    single.pace = "batch"
    one_by_one, at_once = _losses(single, 60), _losses(whole, 60)
    assert np.array_equal(one_by_one, at_once)


def test_a_run_goes_on_to_the_bit(tmp_path: Path, package: Built, monkeypatch: Any) -> None:
    """With the same compiled loop; where that is gone, with plain steps and a word about it."""
    monkeypatch.setenv("LIENZO_COMPILED", "1")
    unbroken, broken = (_compiled(tmp_path / name, package) for name in ("whole", "broken"))
    expected = _losses(unbroken, 90)
    before, broken.pace = broken.step, "batch"
    _losses(broken, 40)
    reached = broken.step - before
    broken.checkpoint()
    broken.close()
    for is_there in (True, False):
        folder = Path(package.package).parent
        monkeypatch.setattr(tier, "folder", lambda: folder if is_there else tmp_path)  # noqa: B023
        again = trainer_of(drawing(), None, resume=broken.folder)
        assert (again.work.engine.stride is not None) == is_there
        close = (lambda a, b: np.array_equal(a, b)) if is_there else np.allclose
        assert close(_losses(again, 90 - reached), expected[reached:])
        again.close()


def test_looking_inside_changes_nothing(tmp_path: Path, package: Built) -> None:
    watched, alone = (_compiled(tmp_path / name, package) for name in ("watched", "alone"))
    watched.watch(["b0", "b4"])
    assert np.array_equal(_losses(watched, 100), _losses(alone, 100))
    seen = watched.look()
    assert any(isinstance(one, events.Watched) and one.blocks for one in seen)


def test_a_trial_moves_nothing_and_finds_them_equal(tmp_path: Path, package: Built) -> None:
    trainer = trainer_of(drawing(), tmp_path)
    trainer.advance()
    before, weights = trainer.capture(), trainer.weights()
    gaps, gain = tier.compare(trainer, load(trainer, package), 0.001)
    assert gaps.max() < 1e-5
    assert gain > 1
    after = trainer.capture()
    assert after.facts == before.facts
    assert all(torch.equal(one, before.tensors[name]) for name, one in after.tensors.items())
    assert all(
        np.array_equal(one["weight"], weights[k]["weight"])
        for k, one in trainer.weights().items()
        if "weight" in one
    )


def test_one_may_go_back_to_the_same_place_twice(tmp_path: Path) -> None:
    trainer = trainer_of(drawing(), tmp_path)
    trainer.advance()
    kept = trainer.capture()
    found = []
    for _ in range(3):
        trainer.restore(kept)
        found.append(tier._timed(trainer, 10)[0]["loss"])
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])


def test_a_loop_that_computes_something_else_is_left(
    tmp_path: Path, package: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = trainer_of(drawing(), tmp_path)
    trainer.advance()
    wrong = load(trainer, package)
    compute = wrong.compute
    wrong.compute = lambda moved, rows, rates: compute(moved, rows, rates * 1.01)  # type: ignore[method-assign]
    monkeypatch.setattr(tier, "load", lambda *_: wrong)
    found = Tier(trainer)._settle(package)
    assert (found.stage, found.reason) == ("kept", "different")
    assert trainer.work.engine.stride is None


def test_whoever_turns_another_knob_gets_plain_steps_again(tmp_path: Path, package: Built) -> None:
    trainer = _compiled(tmp_path, package)
    _losses(trainer, 10)
    trainer.work.learners[0].optimizer.param_groups[0]["betas"] = (0.5, 0.9)
    _losses(trainer, 10)
    assert trainer.work.engine.stride is None
    assert trainer.work.engine.dropped == "changed"


def test_the_rate_may_be_turned_while_steps_are_compiled(tmp_path: Path, package: Built) -> None:
    plain = trainer_of(drawing(), tmp_path / "plain")
    plain.advance()
    compiled = _compiled(tmp_path / "compiled", package)
    for one in (plain, compiled):
        one.set_learning_rate("objective", 0.05)
    np.testing.assert_allclose(_losses(compiled, 50), _losses(plain, 50), rtol=1e-4)
    assert compiled.work.engine.stride is not None


def test_what_remembers_more_than_tensors_stays_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = trainer_of(drawing(every=2), tmp_path)
    trainer.advance()
    monkeypatch.setenv("LIENZO_COMPILED", "1")
    way = Tier(trainer)
    way._begin()
    assert (way.stage, way.reason) == ("kept", "untraceable")


def test_what_is_too_large_is_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its blocks before it is traced, by its operations after that, by its time at the end."""
    trainer = trainer_of(drawing(), tmp_path)
    trainer.advance()
    order = order_of(trainer)
    for limit in ("_MOST_STEPS", "_MOST_NODES"):
        with monkeypatch.context() as few:
            few.setattr(building, limit, 3)
            assert building.build(order).trouble == "large"
    monkeypatch.setattr(building, "_PATIENCE", -1.0)
    aside = Building(order)
    found = aside.poll()
    aside.stop()
    assert found is not None
    assert found.trouble == "large"
    trainer.close()


@pytest.mark.parametrize("count", [100, 103])
def test_rows_are_those_of_the_batches(count: int) -> None:
    """Whole batches, epoch after epoch where no rest is between them."""
    columns = [torch.arange(count)]
    one, other = (Feed(columns, Batches(count, 10, 3)) for _ in range(2))
    for _ in range(4):
        rows = one.take_rows(25, 3)
        if rows is None:
            assert count % 10
            assert torch.equal(one.take(1)[0][0], other.take(1)[0][0])
            continue
        for row in rows:
            assert np.array_equal(row, other.take(1)[0][0].numpy())
    assert one.state() == other.state()


def test_the_kinds_of_optimizers_that_can_be_traced() -> None:
    """Nearly all of torch.optim; the others are told, and stay plain."""
    from backend.catalog.optimizers import OPTIMIZERS
    from backend.training.compiled.bench import Bench, Untraceable
    from backend.training.learner import Learner

    network = torch.nn.Linear(3, 3)
    batch = (torch.ones(4, 3), torch.zeros(4, 3))
    traced = {False: set(), True: set()}
    for name, kind in OPTIMIZERS.items():
        parameters = [network.weight] if name.endswith("Muon") else list(network.parameters())
        try:
            learner = Learner(
                id="a",
                name="loss",
                loss=lambda x, y: torch.nn.functional.mse_loss(network(x), y),
                parameters=parameters,
                optimizer=kind.make(parameters, lr=0.01),
            )
            learner.improve(batch)
            _, fixed = building._traced(Bench({"n": network}, [learner]), batch)
            traced[fixed].add(name.rpartition(".")[2])
        except (Untraceable, TypeError, RuntimeError):
            continue
    assert traced[False] >= {"SGD", "Adam", "AdamW", "NAdam", "RAdam", "Adamax", "ASGD", "Rprop"}
    assert traced[True] >= {"RMSprop", "Adadelta"}


def test_a_trainer_takes_the_loop_by_itself(
    tmp_path: Path, package: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first plain steps to compiled ones: ordered, built aside, tried, taken, told."""
    monkeypatch.setenv("LIENZO_COMPILED", "1")
    monkeypatch.setattr(tier, "_FROM", 0.0)
    trainer = trainer_of(with_training(drawing(), epochs=10**6), tmp_path)
    told: list[events.Tiered] = []
    while not told:
        told += [one for one in trainer.advance() if isinstance(one, events.Tiered)]
    trainer.close()
    assert [one.stage for one in told] == ["compiled"], told
    assert told[0].gain > 1


def with_training(document: Document, epochs: int) -> Document:
    from msgspec.structs import replace

    return Document(
        replace(one, epochs=epochs) if isinstance(one, Training) else one for one in document
    )
