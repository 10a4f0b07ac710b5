"""What training will cost: memory against what PyTorch really allocates, what fits, time."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from backend.document import edits
from backend.document.document import Document
from backend.engine import Engine
from backend.formats.networks import open_network
from backend.text import Refusal
from backend.training import estimate_answer, estimate_time
from backend.training.estimate import Unwanted
from backend.training.estimate_memory import Weighing
from backend.training.estimate_rehearsal import Rehearsal
from tests.backend.training_cases import circle, line, restless
from tests.benchmarks.estimates import (
    BATCHES,
    allocations,
    drawing,
    step_of_example,
    step_of_network,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def weighed(document: Document, engine: Engine, is_fake: bool = False):
    plan, prepared = engine.sound_plan(document)
    with torch.random.fork_rng():
        weighing = Weighing(Rehearsal(document, plan, is_fake), prepared)
        return weighing.weigh(document.training.batch_size)


def estimated(document: Document, engine: Engine, timed: bool | None = False):
    return engine.answer("estimate", records=list(document), timed=timed)


def with_optimizer(name: str, **settings) -> Document:
    document = circle()
    (objective,) = document.objectives
    fields = {"optimizer": f"torch.optim.{name}", "optimizer_settings": settings}
    document.apply(edits.change_objective(document, objective.id, **fields))
    return document


# memory


@pytest.mark.parametrize("name", ["spiral", "digits-mlp", "digits-cnn", "lenet-5", "vae"])
def test_a_rehearsal_without_numbers_weighs_what_one_with_numbers_does(name, engine):
    document = drawing(name)
    assert weighed(document, engine, is_fake=True) == weighed(document, engine, is_fake=False)


@pytest.mark.parametrize("name", ["circle", "diabetes", "breast-cancer", "spiral", "digits-cnn"])
def test_the_memory_of_an_example_is_what_is_allocated(name, engine):
    document = drawing(name)
    memory = estimated(document, engine).memory
    assert memory.step + memory.data == pytest.approx(step_of_example(document, engine), rel=0.15)


@pytest.mark.parametrize("name", ["lenet-5", "vae", "dcgan-discriminator", "squeezenet-1.1"])
def test_the_memory_of_a_published_network_is_what_is_allocated(name, engine):
    document = drawing(name)
    assert name in BATCHES
    memory = estimated(document, engine).memory
    assert memory.step == pytest.approx(step_of_network(document, engine), rel=0.15)


@pytest.mark.parametrize(
    ("optimizer", "numbers"),
    [
        (("SGD", {}), 0),
        (("SGD", {"momentum": 0.9}), 1),
        (("Adam", {}), 2),
        (("Adam", {"amsgrad": True}), 3),
        (("RMSprop", {}), 1),
    ],
)
def test_the_optimizer_remembers_so_many_numbers_of_each_weight(optimizer, numbers, engine):
    name, settings = optimizer
    memory, _ = weighed(with_optimizer(name, **settings), engine)
    assert memory.gradients == memory.weights
    counters = memory.optimizer - numbers * memory.weights
    assert 0 <= counters <= 4 * 4  # some count the steps of each of the four parameters


def test_activations_grow_with_the_batch_and_weights_do_not(engine):
    document = drawing("lenet-5")
    small, _ = weighed(document, engine, is_fake=True)
    document.apply(edits.change_training(document, batch_size=64))
    large, _ = weighed(document, engine, is_fake=True)
    assert large.activations == pytest.approx(2 * small.activations, rel=0.01)
    assert (large.weights, large.optimizer) == (small.weights, small.optimizer)


def test_the_blocks_hold_all_of_the_weights_and_activations(engine):
    memory, blocks = weighed(drawing("digits-cnn"), engine)
    assert sum(one.activations for one in blocks.values()) == memory.activations
    learned = memory.weights + memory.gradients + memory.optimizer
    assert sum(one.weights for one in blocks.values()) == learned


def test_a_frozen_block_has_neither_gradients_nor_a_memory(engine):
    document = circle()
    free, _ = weighed(document, engine)
    document.apply(edits.freeze(document, ["hidden"], True))
    held, blocks = weighed(document, engine)
    assert held.weights == free.weights
    assert held.gradients == free.gradients - blocks["hidden"].weights
    assert held.optimizer < free.optimizer


def test_copies_that_share_their_weights_count_them_once(engine):
    memory, blocks = weighed(drawing("transformer-base"), engine, is_fake=True)
    assert memory.weights >= 4 * 63_082_496
    assert sum(one.weights for one in blocks.values()) == pytest.approx(
        memory.weights + memory.gradients + memory.optimizer, rel=1e-3
    )


def test_nothing_large_is_allocated_for_a_large_network(engine):
    document = Document(open_network("vgg-16"))
    with allocations() as most:
        memory = estimated(document, engine).memory
    assert memory.total > 2**32
    assert most() < 2**22


def test_neurons_whose_rehearsal_needs_numbers_are_rehearsed_with_them(engine):
    memory, blocks = weighed(drawing("xor-by-hand"), engine)
    assert memory.weights == 9 * 4
    assert sum(one.weights for one in blocks.values()) == 2 * memory.weights  # plain SGD


# what fits


def test_a_batch_that_fits_is_offered_and_a_larger_one_would_not(engine, monkeypatch):
    document = drawing("squeezenet-1.1")
    whole = estimated(document, engine)
    assert whole.fits
    assert whole.fitting is None
    monkeypatch.setattr(estimate_answer, "_room", lambda device: whole.needed - 1)
    short = estimated(document, engine)
    assert not short.fits
    assert short.fitting == document.training.batch_size // 2
    document.apply(edits.change_training(document, batch_size=short.fitting))
    assert estimated(document, engine).fits


def test_where_not_even_one_example_fits_no_batch_is_offered(engine, monkeypatch):
    monkeypatch.setattr(estimate_answer, "_room", lambda device: 1000)
    assert estimated(drawing("lenet-5"), engine).fitting == 0


def test_what_does_not_fit_is_not_run(engine, monkeypatch):
    monkeypatch.setattr(estimate_answer, "_room", lambda device: 1000)
    assert estimated(drawing("lenet-5"), engine, timed=True).pace is None


# the time


@pytest.mark.parametrize("document", [circle(), line(), restless()])
def test_a_probe_tells_a_pace_and_leaves_no_trace(document, engine):
    before, threads = torch.get_rng_state(), torch.get_num_threads()
    found = estimated(document, engine, timed=None)
    assert found.is_quick
    assert 0 < found.pace.step < found.pace.epoch
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.get_num_threads() == threads


def test_a_large_network_is_timed_only_when_somebody_asks(engine):
    assert estimated(drawing("squeezenet-1.1"), engine, timed=None).pace is None


def test_the_pace_without_data_is_that_of_a_step(engine, monkeypatch):
    monkeypatch.setattr(estimate_time, "_PATIENCE", 0.3)
    pace = estimated(drawing("vae"), engine, timed=True).pace
    assert pace.step > 0
    assert pace.epoch is None


def test_the_pace_of_whole_batches_follows_from_two_smaller_ones(engine, monkeypatch):
    """Steps of 1 second and another tenth of a second for each example."""
    monkeypatch.setattr(estimate_time, "_timed", lambda *_: [(2, 1.2), (8, 1.8)])
    document = circle(batch_size=40)
    plan, prepared = engine.sound_plan(document)
    pace = estimate_time.measure(document, plan, prepared)
    assert pace.step == pytest.approx(5.0)
    steps = -(-len(prepared["data"].splits["train"]) // 40)
    assert pace.epoch == pytest.approx(5.0 * steps, rel=0.5)


def test_short_epochs_are_not_all_judged_and_long_ones_are():
    short = estimate_time._epoch(step=0.001, judging=0.03, steps=100, epochs=1000)
    assert short == pytest.approx(0.1 * 1.03 + 0.03 * 0.1, rel=0.02)
    long = estimate_time._epoch(step=0.1, judging=0.5, steps=100, epochs=1000)
    assert long == pytest.approx(10 * 1.03 + 0.5)


# asking


def test_what_is_asked_meanwhile_comes_first(engine, monkeypatch):
    monkeypatch.setattr(engine, "is_wanted", lambda: False)
    assert estimated(drawing("lenet-5"), engine) is None
    assert estimated(circle(), engine, timed=True) is None


def test_an_estimate_gives_way_in_the_middle(engine):
    document = drawing("lenet-5")
    plan, prepared = engine.sound_plan(document)
    asked = 0

    def go_on() -> None:
        nonlocal asked
        asked += 1
        if asked > 20:
            raise Unwanted

    with pytest.raises(Unwanted):
        estimate_answer.estimate(document, plan, prepared, go_on)
    assert asked == 21
    assert estimated(document, engine) is not None


def test_making_the_blocks_of_a_large_network_gives_way_too(engine):
    document = Document(open_network("resnet-18"))
    plan, _ = engine.sound_plan(document)

    def go_on() -> None:
        raise Unwanted

    with pytest.raises(Unwanted):
        Rehearsal(document, plan, True, go_on)


def test_nothing_is_told_of_a_drawing_that_cannot_be_built(engine):
    assert estimated(Document(), engine) is None
    broken = circle()
    (wire, *_) = [one for one in broken.wires if one.target == "out"]
    broken.apply(edits.delete(broken, {wire.id}))
    assert estimated(broken, engine) is None


def test_a_network_without_a_loss_is_reckoned_as_if_adam_trained_it(engine):
    found = estimated(drawing("vae"), engine)
    assert found.is_assumed
    assert found.optimizer == "Adam"
    assert found.memory.optimizer >= 2 * found.memory.weights
    assert not estimated(circle(), engine).is_assumed


def test_a_plan_and_an_estimate_travel_as_plain_data(engine):
    import pickle

    found = estimated(circle(), engine, timed=True)
    assert pickle.loads(pickle.dumps(found)) == found
    assert dataclasses.is_dataclass(found)


def test_a_device_that_is_not_there_is_refused(engine):
    if torch.cuda.is_available():
        pytest.skip("there is one here")
    with pytest.raises(Refusal):
        estimated(circle(device="cuda"), engine)
