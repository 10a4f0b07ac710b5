"""What a training remembers through edits: momenta, checkpoints, numbers that lost their place."""

import numpy as np
import pytest

from backend.document import columns, edits
from backend.training.control import Edit, Pause, Play, SetLearningRate
from backend.training.events import Paused, Trouble
from backend.training.trainer import Trainer
from tests.backend.test_training_control import Window
from tests.backend.training_cases import changed, circle, planned, trained, trainer_of
from tests.drawings import neuron_net

MOMENTUM = {"lr": 0.05, "momentum": 0.9}


def net(optimizer="torch.optim.SGD", **settings):
    how = {"optimizer": optimizer, "optimizer_settings": settings or MOMENTUM}
    return trained(neuron_net(3), epochs=1000, objective=how)


def learned(trainer, steps=5):
    trainer.start()
    trainer.pace = "batch"
    for _ in range(steps):
        assert not any(isinstance(event, Trouble) for event in trainer.advance())
    return trainer


def edited(trainer, change):
    document = trainer.document.copy()
    document.apply(change)
    plan, prepared = planned(document)
    trainer.change(document, plan, prepared, change.patches)
    return trainer


def test_momentum_goes_on_beside_a_neuron_without_any(tmp_path):
    trainer = learned(trainer_of(net(), tmp_path))
    before = {id: one.clone() for id, one in _momenta(trainer, "neuron0>answer>0")}

    edited(trainer, columns.add_neuron(trainer.document, ("neuron2",)))

    after = dict(_momenta(trainer, "neuron0>answer>0"))
    assert before
    assert [one.tolist() for one in before.values()] == [one.tolist() for one in after.values()]
    learned(trainer)


def _momenta(trainer, wire):
    (learner,) = trainer.work.learners
    for module in trainer.modules.values():
        level = getattr(module, "level", None)
        if level is not None and wire in level.wire_rows:
            place = int(level.places[level.firsts[level.wire_rows[wire]]])
            buffer = learner.optimizer.state[module.weight]["momentum_buffer"]
            yield wire, buffer.reshape(-1)[place]


@pytest.mark.parametrize(
    ("optimizer", "before", "after"),
    [
        ("torch.optim.Adam", {"lr": 0.01}, {"lr": 0.01, "amsgrad": True}),
        ("torch.optim.RMSprop", {"lr": 0.01}, {"lr": 0.01, "centered": True, "momentum": 0.5}),
        ("torch.optim.SGD", {"lr": 0.01}, MOMENTUM),
    ],
)
def test_an_optimizer_that_is_to_remember_more_goes_on(optimizer, before, after, tmp_path):
    trainer = learned(trainer_of(net(optimizer, **before), tmp_path))
    document = trainer.document
    edited(trainer, edits.change_objective(document, "objective", optimizer_settings=after))
    learned(trainer)


def test_a_run_that_was_edited_while_it_paused_can_be_resumed(tmp_path):
    document = trained(neuron_net(3), epochs=1000)
    bigger = document.copy()
    bigger.apply(columns.add_neuron(document, ("neuron2",)))
    window = Window(Edit(list(bigger)), at_once=[Pause()])
    trainer = trainer_of(document, tmp_path)
    window.serve(trainer)

    plan, prepared = planned(bigger)
    resumed = Trainer(bigger, plan, prepared, resume=tmp_path)

    assert resumed.step == trainer.step > 0
    for owner, named in trainer.weights().items():
        for name, numbers in named.items():
            np.testing.assert_array_equal(numbers, resumed.weights()[owner][name])


def test_an_edit_is_on_the_disk_with_its_first_checkpoint_while_it_trains(tmp_path):
    trainer = learned(trainer_of(circle(epochs=1000), tmp_path))
    trainer.checkpoint()
    edited(trainer, edits.set_settings(trainer.document, "hidden", {"out_features": 9}))
    trainer.advance()
    plan, prepared = planned(trainer.document)
    resumed = Trainer(trainer.document, plan, prepared, resume=tmp_path)
    assert resumed.step == trainer.step
    assert resumed.weights()["hidden"]["weight"].shape == (9, 2)


def test_a_size_that_comes_back_brings_its_numbers(tmp_path):
    trainer = learned(trainer_of(circle(epochs=1000), tmp_path))
    before = trainer.weights()["out"]["weight"].copy()
    wider, narrower = ({"out_features": size} for size in (9, 8))
    edited(trainer, edits.set_settings(trainer.document, "hidden", wider))
    assert trainer.weights()["out"]["weight"].shape == (1, 9)
    bias = learned(trainer).weights()["out"]["bias"].copy()

    edited(trainer, edits.set_settings(trainer.document, "hidden", narrower))

    np.testing.assert_array_equal(trainer.weights()["out"]["weight"], before)
    np.testing.assert_array_equal(trainer.weights()["out"]["bias"], bias)


def test_a_neuron_whose_only_wire_is_cut_for_a_while_keeps_its_bias(tmp_path):
    document = net()
    trainer = learned(trainer_of(document, tmp_path))
    before = trainer.weights()["neuron0"]["bias"].copy()
    cut = edits.delete(document, ["data.input>neuron0>0", "neuron0>answer>0"])

    edited(trainer, cut)
    assert "data.input>neuron0>0" not in trainer.weights()
    edited(trainer, cut.inverse)

    np.testing.assert_array_equal(trainer.weights()["neuron0"]["bias"], before)


def test_the_rate_of_an_objective_that_is_gone_is_not_missed(tmp_path):
    window = Window(Play(), at_once=[SetLearningRate("nobody", 0.1), Pause()])
    window.serve(trainer_of(changed(circle(epochs=3), "hidden"), tmp_path))
    assert any(isinstance(event, Paused) for event in window.heard)
