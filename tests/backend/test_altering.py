"""What is changed while a network trains goes on with its weights and is told, in words too."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from backend.document.document import Document
from backend.document.records import Block, Objective
from backend.training.altering import alterations
from backend.training.control import Edit
from backend.training.events import Arranged, Finished, SettingChanged, StepsFinished, Tiered
from backend.training.run import read_run
from tests.backend.test_training_control import Window
from tests.backend.training_cases import changed, planned, restless, trained, trainer_of
from tests.drawings import chain, wire

COSINE = "torch.optim.lr_scheduler.CosineAnnealingLR"
HOW = {"epochs": 30, "batch_size": 16}


def _with(document: Document, id: str, **fields) -> Document:
    return Document(replace(one, **fields) if one.id == id else one for one in document)


def _objective(document: Document, **fields) -> Document:
    (record,) = (one for one in document if isinstance(one, Objective))
    return _with(document, record.id, **fields)


def _weighted(document: Document) -> Document:
    (record,) = (one for one in document if isinstance(one, Objective))
    return _objective(document, minimise=dict.fromkeys(record.minimise, 0.5))


def _with_more_blocks(document: Document) -> Document:
    """A layer of its own beside the others: nothing hangs on it."""
    more = Block(id="aside", type="torch.nn.Tanh", name="aside")
    return Document([*document, more, wire("hidden", "aside")])


EDITS = {
    "batch size": (
        lambda d: trained(d, epochs=30, batch_size=32),
        [("batch_size", 32, "Batch size: 32")],
    ),
    "epochs": (
        lambda d: trained(d, epochs=31, batch_size=16),
        [("epochs", 31, "Epochs: 31")],
    ),
    "threads": (
        lambda d: trained(d, **HOW, threads=1),
        [("threads", 1, "Threads: 1")],
    ),
    "compiled": (
        lambda d: trained(d, **HOW, compiled=False),
        [("compiled", False, "Compiled steps: no")],
    ),
    "loss weight": (
        _weighted,
        [("minimise.loss", 0.5, "Weight of Cross-entropy: 0.5")],
    ),
    "freezing": (
        lambda d: _with(d, "hidden", frozen=True),
        [("hidden.frozen", True, "Dense frozen")],
    ),
    "dropout": (
        lambda d: changed(d, "drop", p=0.6),
        [("drop.p", 0.6, "Dropout · Probability: 0.6")],
    ),
    "schedule": (
        lambda d: _objective(d, schedule=COSINE),
        [("schedule", COSINE, "Schedule: Cosine")],
    ),
    "momentum": (
        lambda d: _objective(d, optimizer_settings={"lr": 0.002, "weight_decay": 0.1}),
        [
            ("learning_rate", 0.002, "Learning rate: 0.002"),
            ("weight_decay", 0.1, "Weight decay: 0.1"),
        ],
    ),
    "wider": (
        lambda d: changed(d, "hidden", out_features=20),
        [("hidden.out_features", 20, "Dense · Neurons: 20")],
    ),
    "more blocks": (_with_more_blocks, [("aside", "added", "aside added")]),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_while_it_runs_keeps_the_weights_and_is_told(edit, tmp_path):
    make, expected = EDITS[edit]
    document = restless(**HOW)
    after = make(document)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    while trainer.step < 20:
        trainer.advance()
    before, step = trainer.weights(), trainer.step
    plan, prepared = planned(after)

    told = trainer.change(after, plan, prepared)

    kept = trainer.weights()
    for owner, arrays in before.items():
        for name, numbers in arrays.items():
            part = kept[owner][name][tuple(slice(size) for size in numbers.shape)]
            np.testing.assert_array_equal(part, numbers, err_msg=f"{owner}.{name}")
    changes = [one for one in told if isinstance(one, SettingChanged)]
    assert [(one.name, one.value) for one in changes] == [one[:2] for one in expected]
    assert [str(one.words) for one in changes] == [one[2] for one in expected]
    assert {one.step for one in changes} == {step}
    (steps,) = [one for one in trainer.advance() if isinstance(one, StepsFinished)]
    assert steps.first == step
    trainer.close()
    noted = [one for one in read_run(tmp_path).events if isinstance(one, SettingChanged)]
    assert [(one.name, str(one.words)) for one in noted] == [(one[0], one[2]) for one in expected]


def test_several_edits_of_a_served_run_are_all_told(tmp_path):
    document = restless(epochs=400)
    first = changed(document, "drop", p=0.1)
    second = _with(first, "out", frozen=True)
    window = Window(at_once=[Edit(list(first)), Edit(list(second))])
    window.serve(trainer_of(document, tmp_path))
    names = [one.name for one in window.heard if isinstance(one, SettingChanged)]
    assert names == ["drop.p", "out.frozen"]
    assert isinstance(window.heard[-1], Finished)


def test_places_notes_and_names_change_nothing():
    document = restless()
    moved = _with(document, "hidden", x=900.0, name="first", is_open=True)
    assert alterations(document, moved, 3) == []


def test_what_goes_is_told_without_its_wires():
    document = _with_more_blocks(restless())
    gone = Document(one for one in document if "aside" not in (one.id, getattr(one, "target", "")))
    (told,) = alterations(document, gone, 3)
    assert (told.name, told.value, str(told.words)) == ("aside", "removed", "aside removed")


def test_how_the_work_is_laid_out_is_told_once_and_when_it_changes(tmp_path):
    document = restless(**HOW, threads=1)
    trainer = trainer_of(document, tmp_path)
    (told,) = [one for one in trainer.start() if isinstance(one, Arranged)]
    assert told.threads == 1
    assert told.cores >= told.threads
    assert told.is_resident
    assert not told.is_channels_last
    again = changed(document, "drop", p=0.1)
    assert not any(isinstance(one, Arranged) for one in trainer.change(again, *planned(again)))


def test_compiled_steps_that_are_not_wanted_are_told_to_be_off(tmp_path):
    trainer = trainer_of(restless(**HOW, compiled=False), tmp_path)
    (told,) = [one for one in trainer.start() if isinstance(one, Tiered)]
    assert (told.stage, told.reason) == ("kept", "off")
    trainer.close()
    assert any(isinstance(one, Tiered) for one in read_run(tmp_path).events)


@pytest.mark.parametrize(
    ("layer", "settings"),
    [
        ("hidden", {"out_features": 20}),
        ("second", {"out_features": 9}),
        ("first", {"out_channels": 7}),
    ],
)
def test_a_wider_network_computes_the_same(layer, settings, tmp_path):
    document = _digits() if layer == "first" else _deep()
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    while trainer.step < 12:
        trainer.advance()
    before = trainer.evaluate("validation").measures
    after = changed(document, layer, **settings)

    trainer.change(after, *planned(after))

    assert trainer.evaluate("validation").measures == pytest.approx(before, rel=1e-5)
    trainer.advance()
    assert np.isfinite(trainer.evaluate("validation").measures["loss"])


def test_a_narrower_layer_keeps_its_first_neurons(tmp_path):
    document = restless(**HOW)
    trainer = trainer_of(document, tmp_path)
    trainer.start()
    while trainer.step < 12:
        trainer.advance()
    before = trainer.weights()
    after = changed(document, "hidden", out_features=5)
    trainer.change(after, *planned(after))
    kept = trainer.weights()
    np.testing.assert_array_equal(kept["hidden"]["weight"], before["hidden"]["weight"][:5])
    np.testing.assert_array_equal(kept["out"]["weight"], before["out"]["weight"][:, :5])


def _deep() -> Document:
    layers = [
        ("hidden", "torch.nn.Linear", {"out_features": 12}),
        ("relu", "torch.nn.ReLU", {}),
        ("second", "torch.nn.Linear", {"out_features": 6}),
        ("tanh", "torch.nn.Tanh", {}),
        ("out", "torch.nn.Linear", {"out_features": 3}),
    ]
    return trained(chain(layers, source="iris"), **HOW)


def _digits() -> Document:
    layers = [
        ("first", "torch.nn.Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("relu", "torch.nn.ReLU", {}),
        ("second", "torch.nn.Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("flat", "torch.nn.Flatten", {}),
        ("out", "torch.nn.Linear", {"out_features": 10}),
    ]
    return trained(chain(layers, source="digits"), **HOW)
