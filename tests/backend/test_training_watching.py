"""Looking inside: activations, weights, gradients and the plane, while training and without."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from backend.insight.boundary import boundary
from backend.insight.inspection import inspect
from backend.training.events import Axes, Watched
from backend.training.loop import train
from backend.training.watching import histogram
from tests.backend.training_cases import circle, losses_of, planned, restless, trained, trainer_of
from tests.drawings import digits_cnn, neuron_net


def _watched(trainer, blocks, example=0, steps=3):
    trainer.watch(blocks, example)
    trainer.pace = "batch"
    trainer.start()
    found = []
    for _ in range(steps):
        trainer._watcher.hurry()
        found += [event for event in trainer.advance() if isinstance(event, Watched)]
    return found


def test_a_watched_block_shows_what_pytorch_says(tmp_path):
    trainer = trainer_of(restless(), tmp_path)

    last = _watched(trainer, ("hidden", "relu", "out"), example=4)[-1]

    view = last.blocks["hidden"]
    module = trainer.modules["hidden"]
    example = torch.tensor(trainer.prepared["data"].arrays("train")["input"][4:5])
    expected = module(example).detach()[0].numpy()
    np.testing.assert_allclose(view.activation, expected, rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(view.values["weight"], module.weight.detach())
    assert view.gradients["weight"][0].sum() == 12 * 4
    counts, edges = view.weights["weight"]
    assert (counts.sum(), len(counts), len(edges)) == (48, 64, 65)
    norm, slope, ratio = view.norms["weight"]
    assert norm == pytest.approx(float(module.weight.detach().norm()), rel=1e-5)
    assert slope == pytest.approx(float(module.weight.grad.norm()), rel=1e-5)
    assert 1e-5 < ratio < 0.1
    assert (last.blocks["relu"].activation >= 0).all()
    assert not last.blocks["relu"].weights
    assert last.surface.shape == (3, 100, 100)


def test_watching_does_not_disturb_the_training(tmp_path):
    watched, alone = (trainer_of(restless(epochs=3), tmp_path / name) for name in "ab")
    watched.watch(("hidden", "norm", "drop"), 1)
    for rhythm in watched._watcher._rhythms:
        rhythm.took = lambda seconds, share: None  # always due

    assert losses_of(list(train(watched))) == losses_of(list(train(alone)))


def test_feature_maps_keep_their_form(tmp_path):
    trainer = trainer_of(trained(digits_cnn(), epochs=1), tmp_path)

    (watched,) = _watched(trainer, ("conv",), steps=1)

    assert watched.blocks["conv"].activation.shape == (8, 6, 6)


def test_single_neurons_show_their_own_wires(tmp_path):
    trainer = trainer_of(trained(neuron_net(3), epochs=1), tmp_path)

    (watched,) = _watched(trainer, ("neuron1", "answer"), steps=1)

    weights = trainer.weights()
    view = watched.blocks["neuron1"]
    assert view.activation.shape == (1,)
    (wire,) = (one for one in trainer.plan.step("neuron1").wires)
    np.testing.assert_array_equal(view.values["weight"], weights[wire]["weight"])
    np.testing.assert_array_equal(view.values["bias"], weights["neuron1"]["bias"])
    assert watched.blocks["answer"].values["weight"].shape == (3,)
    assert view.gradients["weight"][0].sum() == 2


def test_two_numbers_in_give_a_plane(tmp_path):
    trainer = trainer_of(trained(circle(epochs=40), epochs=40), tmp_path)
    trainer.watch((), 0)

    events = list(train(trainer))

    last = [event for event in events if isinstance(event, Watched)][-1]
    assert last.blocks == {}
    assert last.surface.shape == (2, 100, 100)
    assert last.surface.dtype == np.float32
    np.testing.assert_allclose(last.surface.sum(0), 1, rtol=1e-4)
    x0, x1, y0, y1 = last.extent
    assert x0 < -3 < 3 < x1
    assert y0 < -3 < 3 < y1


def test_the_plane_is_what_the_network_predicts():
    from backend.training.evaluate import predict

    plan, prepared = planned(circle())
    surface, (x0, x1, y0, y1) = boundary(plan, None, prepared)
    rows, columns = np.array([0, 99, 40]), np.array([99, 3, 60])
    points = np.stack(
        [np.linspace(x0, x1, 100)[columns], np.linspace(y0, y1, 100)[rows]], 1
    ).astype(np.float32)

    (found,) = predict(plan, None, {"data": prepared["data"].preparation}, {"input": points})

    np.testing.assert_allclose(surface[:, rows, columns].T, found.probabilities, atol=1e-5)


def test_pictures_have_a_plane_of_principal_components_alone():
    plan, prepared = planned(digits_cnn())
    assert boundary(plan, None, prepared) is None
    surface, _ = boundary(plan, None, prepared, Axes("pca"))
    assert surface.shape == (10, 100, 100)


def test_a_block_is_inspected_without_training():
    plan, prepared = planned(restless())

    view = inspect(plan, None, prepared, "out", example=2)
    again = inspect(plan, {}, prepared, "out", example=2)

    assert view.activation.shape == (3,)
    np.testing.assert_array_equal(view.activation, again.activation)
    assert view.values["weight"].shape == (3, 12)
    assert view.gradients == {}
    assert inspect(plan, None, prepared, "nowhere").activation is None


def test_histograms_leave_out_what_is_no_number():
    counts, _ = histogram(torch.tensor([1.0, 2.0, float("nan"), float("inf")]))
    assert counts.sum() == 2
    assert histogram(torch.full((5,), 3.0))[0].sum() == 5
