"""The plane through the inputs of a network, what it answers there, and its neurons' maps."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from backend.compiler.plan import Signal
from backend.data.principal import principal
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.engine import Engine
from backend.insight.boundary import boundary
from backend.training.evaluate import predict
from backend.training.events import Axes, Watched
from backend.training.loop import train
from backend.training.maps import Maps
from backend.training.pacing import Resolution
from backend.training.planar import Basis
from backend.training.plane import Plane, plane_of
from backend.training.reading import modules_of
from backend.training.sight import examples_of
from backend.training.survey import Survey
from tests.backend.training_cases import circle, line, planned, restless, trained, trainer_of
from tests.drawings import chain, digits_cnn, digits_mlp, neuron_net

LINEAR, SQUARED = "torch.nn.Linear", "torch.nn.MSELoss"


def _look(document, **how):
    return Engine().answer("look", records=list(document), weights=None, **how)


def test_any_two_numbers_vary_and_the_others_stay_as_in_the_example():
    plan, prepared = planned(restless())
    data = prepared["data"]
    _, watched = _look(restless(), example=5, axes=Axes("columns", 3, 1))
    x0, x1, y0, y1 = watched.extent
    rows, columns = np.array([0, 99, 40]), np.array([99, 3, 60])
    points = np.repeat(data.raw("train")["input"][5:6], 3, 0).astype(np.float32)
    points[:, 3] = np.linspace(x0, x1, 100)[columns]
    points[:, 1] = np.linspace(y0, y1, 100)[rows]

    (found,) = predict(plan, None, {"data": data.preparation}, {"input": points})

    assert watched.axes == Axes("columns", 3, 1)
    assert watched.places is None
    np.testing.assert_allclose(watched.surface[:, rows, columns].T, found.probabilities, atol=1e-5)


@pytest.mark.parametrize("axes", [Axes("columns", 2, 2), Axes("columns", 0, 99)])
def test_axes_that_cannot_be_give_way_to_the_first_two(axes):
    _, watched = _look(restless(), axes=axes)
    assert watched.axes == Axes("columns", 0, 1)


def test_principal_components_are_those_of_a_decomposition():
    data = open_data({"source": "wine"})
    values = data.arrays("train")["input"].astype(np.float64)
    directions = np.linalg.svd(values - values.mean(0))[2][:2]
    strongest = np.abs(directions).argmax(1)
    directions *= np.sign(directions[[0, 1], strongest])[:, None]

    found = principal(data, "input")

    assert principal(data, "input") is found
    np.testing.assert_allclose(found.directions, directions, atol=1e-5)
    shown = data.preparation.apply("input", data.view.examples["input"])
    expected = (shown - values.mean(0)) @ directions.T
    np.testing.assert_allclose(found.places, expected, atol=1e-4)
    assert (found.low <= found.places).all()
    assert (found.places <= found.high).all()


def test_more_numbers_than_examples_have_principal_components_too():
    rng = np.random.default_rng(0)
    from backend.data.principal import _directions

    values = rng.standard_normal((5, 30)) * np.linspace(1, 9, 30)
    values -= values.mean(0)
    expected = np.linalg.svd(values)[2][:2]

    found = _directions(values)

    np.testing.assert_allclose(np.abs((found * expected).sum(1)), 1, atol=1e-9)
    np.testing.assert_allclose(found @ found.T, np.eye(2), atol=1e-9)


def test_the_plane_of_principal_components_passes_through_the_examples(tmp_path):
    plan, prepared = planned(digits_mlp())
    plane = plane_of(plan, tuple(plan.fields), prepared, Axes("pca"))
    grid = plane.grid(3).reshape(9, -1)
    found = principal(prepared["data"], "input")

    x0, x1, y0, y1 = plane.extent
    middle = np.array([[(x0 + x1) / 2, (y0 + y1) / 2]]) @ found.directions + found.mean
    np.testing.assert_allclose(grid[4], middle[0], atol=1e-4)
    assert plane.grid(3).shape == (9, 1, 8, 8)
    assert plane.places.shape == (len(prepared["data"].view.examples["input"]), 2)
    surface, extent = boundary(plan, None, prepared, Axes("pca"))
    assert surface.shape == (10, 100, 100)
    np.testing.assert_allclose(surface.sum(0), 1, rtol=1e-4)
    assert extent == plane.extent


@pytest.mark.parametrize(
    ("document", "axes", "is_short"),
    [
        (digits_mlp(), Axes("pca"), True),
        (restless(), Axes("columns", 2, 0), True),
        (circle(), Axes(), True),
        (digits_cnn(), Axes("pca"), False),
        (neuron_net(3), Axes(), False),
    ],
)
def test_first_layers_take_a_short_way(document, axes, is_short):
    plan, prepared = planned(document)
    survey = Survey(plan, modules_of(plan, None), prepared)
    plane = plane_of(plan, survey.takes, prepared, axes)
    survey.over(plane, examples_of(plan, prepared))
    assert (survey._planar is not None) == is_short
    short = survey.surface(40)
    survey._planar = None

    np.testing.assert_allclose(short, survey.surface(40), atol=2e-6)


def test_categories_bend_a_plane():
    plane = Plane(
        Signal("data", "input"),
        Axes(),
        (0.0, 1.0, 0.0, 1.0),
        lambda places: np.concatenate([places, places[:, :1] > 0.5], 1).astype(np.float32),
    )
    assert not Basis().fits(plane, torch.device("cpu"))


def test_values_are_told_in_their_units():
    layers = [("out", LINEAR, {"out_features": 1})]
    document = chain(layers, source="plane", loss=SQUARED)
    plan, prepared = planned(document)
    weights = {"out": {"weight": np.array([[1.0, 0.0]], np.float32), "bias": np.zeros(1)}}
    surface, (x0, x1, _, _) = boundary(plan, weights, prepared)

    ends = prepared["data"].preparation.apply("input", np.array([[x0, 0.0], [x1, 0.0]]))[:, 0]
    assert surface.shape == (1, 100, 100)
    np.testing.assert_allclose(surface[0, 50, [0, 99]], ends, rtol=1e-4)


def test_one_number_has_no_plane():
    _, watched = _look(line())
    assert watched.surface is None
    assert watched.maps == {}


def test_neurons_and_tiles_have_maps_of_their_answers():
    document = neuron_net(3)
    tile = Block(id="tile", type="lienzo.Feature", settings={"formula": "x_times_y"})
    wires = [
        Wire(id="a", source="data", source_port="input", target="tile", target_port="input"),
        Wire(
            id="b",
            source="tile",
            source_port="output",
            target="neuron0",
            target_port="input",
            place=9,
        ),
    ]
    document = Document([*document, tile, *wires])

    known, watched = _look(document)

    plan, prepared = planned(document)
    x0, x1, y0, y1 = watched.extent
    x, y = np.meshgrid(np.linspace(x0, x1, 24), np.linspace(y0, y1, 24))
    grid = np.stack([x.ravel(), y.ravel()], 1).astype(np.float32)
    inputs = prepared["data"].preparation.apply("input", grid)
    assert set(known.neurons) == {"neuron0", "neuron1", "neuron2", "answer"}
    assert set(watched.maps) == {*known.neurons, "tile"}
    np.testing.assert_allclose(
        watched.maps["tile"][0], inputs.prod(1).reshape(24, 24), rtol=1e-4, atol=1e-5
    )
    weights = dict(zip(known.wires, watched.neurons.weights, strict=True))
    assert len(weights) == 3 + 3 + 1
    from backend.compiler.builder import make_modules, read_weights

    drawn = read_weights(make_modules(plan, 0))
    (wire,) = plan.step("neuron1").wires
    total = inputs @ drawn[wire]["weight"] + drawn["neuron1"]["bias"]
    np.testing.assert_allclose(
        watched.maps["neuron1"][0], np.tanh(total).reshape(24, 24), rtol=1e-4, atol=1e-5
    )


def test_rows_of_open_layers_have_maps():
    document = circle()
    opened = Document(replace(one, is_open=True) if one.id == "hidden" else one for one in document)
    assert "hidden" not in _look(document)[1].maps
    maps = _look(opened)[1].maps

    assert maps["hidden"].shape == (8, 24, 24)
    assert np.ptp(maps["hidden"]) > 0
    kernels = Document(
        replace(one, is_open=True) if one.id == "conv" else one for one in digits_cnn()
    )
    maps = _look(kernels, axes=Axes("pca"))[1].maps
    assert maps["conv"].shape == (8, 24, 24)


def test_maps_travel_whole():
    pictures = np.arange(3 * 576, dtype=np.float32).reshape(3, 24, 24)
    maps = pickle.loads(pickle.dumps(Maps(("a", "b"), (1, 2), pictures)))

    assert list(maps) == ["a", "b"]
    np.testing.assert_array_equal(maps["a"], pictures[:1])
    np.testing.assert_array_equal(maps["b"], pictures[1:])
    assert maps.get("c") is None


def test_a_fresh_drawing_shows_what_its_seed_would_draw(tmp_path):
    document = trained(neuron_net(3), epochs=1, seed=5)
    trainer = trainer_of(document, tmp_path)
    (_, told) = trainer.look()
    known, watched = _look(document)

    np.testing.assert_array_equal(watched.neurons.weights, told.neurons.weights)
    np.testing.assert_array_equal(watched.neurons.biases, told.neurons.biases)
    np.testing.assert_allclose(watched.neurons.activations, told.neurons.activations, rtol=1e-6)
    np.testing.assert_allclose(watched.surface, told.surface, rtol=1e-5, atol=1e-6)
    seeded = _look(trained(neuron_net(3), epochs=1, seed=6))[1]
    assert (seeded.neurons.weights != watched.neurons.weights).all()


def test_flat_arrays_tell_every_neuron(tmp_path):
    trainer = trainer_of(trained(neuron_net(3), epochs=20), tmp_path)
    trainer.watch((), 7)
    events = list(train(trainer))
    known = next(event for event in events if type(event).__name__ == "NeuronsKnown")
    first = next(at for at, event in enumerate(events) if isinstance(event, Watched))
    assert events.index(known) < first

    (last,) = trainer.look()

    view, weights = last.neurons, trainer.weights()
    assert view.key == known.key
    for place, wire in enumerate(known.wires):
        numbers = weights[wire]["weight"]
        assert view.weights[place] == numbers[np.abs(numbers).argmax()]
    for place, neuron in enumerate(known.neurons):
        assert view.biases[place] == weights[neuron]["bias"][0]
    assert view.gradients.shape == view.weights.shape
    assert np.abs(view.gradients).max() > 0
    modules, example = trainer.modules, trainer.prepared["data"].arrays("train")["input"][7:8]
    level = next(one for one in modules.values() if one.weight.shape == (3, 2))
    expected = level(torch.from_numpy(example)).detach().numpy()[0]
    found = {id: view.activations[place] for place, id in enumerate(known.neurons)}
    ids = [step.block for step in level.level.neurons]
    np.testing.assert_allclose([found[id] for id in ids], expected, rtol=1e-5)


def test_the_plane_is_shown_while_it_learns_and_turns_at_once(tmp_path, monkeypatch):
    # How fine it is follows the speed of the machine; here it must not.
    monkeypatch.setattr(Resolution, "within", lambda resolution, seconds: Resolution.FINEST)
    trainer = trainer_of(trained(restless(), epochs=3), tmp_path)
    trainer.watch((), 0, "train", Axes("columns", 1, 2))
    trainer.start()
    (first,) = [one for one in trainer.advance() if isinstance(one, Watched)]
    trainer.watch((), 0, "train", Axes("pca"))
    (second,) = [one for one in trainer.advance() if isinstance(one, Watched)]

    assert (first.axes.kind, second.axes.kind) == ("columns", "pca")
    assert first.surface.shape == second.surface.shape == (3, 100, 100)
    assert second.places.shape[1] == 2


def test_layers_opened_while_it_learns_are_mapped(tmp_path):
    trainer = trainer_of(circle(), tmp_path)
    trainer.watch(())
    assert trainer.look()[-1].maps == {}
    trainer.watch((), opened=("hidden",))
    assert trainer.look()[-1].maps["hidden"].shape == (8, 24, 24)


def test_looking_again_takes_the_new_weights_and_forgets_the_old():
    engine, document = Engine(), neuron_net(3)
    wire_id = "neuron1>answer>1"

    def look(weights, records=document):
        return engine.answer("look", records=list(records), weights=weights)

    known, fresh = look(None)
    again, typed = look({wire_id: {"weight": np.array([0.5], np.float32)}})
    _, drawn = look(None)

    place = known.wires.index(wire_id)
    assert again.key == known.key
    assert typed.neurons.weights[place] == 0.5
    np.testing.assert_array_equal(drawn.neurons.weights, fresh.neurons.weights)
    np.testing.assert_array_equal(drawn.surface, fresh.surface)
    assert (typed.surface != fresh.surface).any()
    frozen = Document(
        replace(one, weight=2.0, frozen=True) if one.id == wire_id else one for one in document
    )
    held, told = look(None, frozen)
    assert held.key != known.key
    assert told.neurons.weights[held.wires.index(wire_id)] == 2.0
    put = look({wire_id: {"weight": np.array([0.5], np.float32)}}, frozen)[1]
    assert put.neurons.weights[held.wires.index(wire_id)] == 0.5
    back = look(None, frozen)[1]
    np.testing.assert_array_equal(back.neurons.weights, told.neurons.weights)
    np.testing.assert_array_equal(back.surface, told.surface)
