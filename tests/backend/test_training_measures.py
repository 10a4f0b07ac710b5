"""Measures against scikit-learn, losses against PyTorch, answers in human terms."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn import metrics

from backend.compiler.plan import Plan, Signal
from backend.text import Refusal
from backend.training import measures
from backend.training.evaluate import evaluate, predict
from backend.training.events import Judged
from backend.training.judge import at_once, sample
from backend.training.loop import train
from tests.backend.training_cases import (
    changed,
    circle,
    line,
    planned,
    restless,
    trained,
    trainer_of,
)


@pytest.mark.parametrize("seed", range(20))
def test_class_measures_are_those_of_scikit_learn(seed):
    numbers = np.random.default_rng(seed)
    classes = int(numbers.integers(2, 7))
    true = numbers.integers(0, classes, 60)
    given = np.where(numbers.random(60) < 0.6, true, numbers.integers(0, classes, 60))

    matrix = measures.confusion(torch.from_numpy(true), torch.from_numpy(given), classes)
    found = measures.class_measures(matrix)

    expected = metrics.confusion_matrix(true, given, labels=range(classes))
    np.testing.assert_array_equal(matrix.numpy(), expected)
    assert found["accuracy"] == pytest.approx(metrics.accuracy_score(true, given))
    assert found["f1_macro"] == pytest.approx(metrics.f1_score(true, given, average="macro"))


@pytest.mark.parametrize("outputs", [1, 3])
@pytest.mark.parametrize("seed", range(5))
def test_value_measures_are_those_of_scikit_learn(seed, outputs):
    numbers = np.random.default_rng(seed)
    true = numbers.standard_normal((40, outputs)).astype(np.float32)
    given = (true + numbers.standard_normal((40, outputs))).astype(np.float32)
    if seed == 4:
        true[:, 0] = 2.0  # a column that never changes

    found = measures.value_measures(torch.from_numpy(true), torch.from_numpy(given))

    assert found["r2"] == pytest.approx(metrics.r2_score(true, given), rel=1e-5)
    assert found["mse"] == pytest.approx(metrics.mean_squared_error(true, given), rel=1e-5)
    assert found["mae"] == pytest.approx(metrics.mean_absolute_error(true, given), rel=1e-5)


def test_a_class_is_chosen_by_the_largest_or_the_middle():
    several = torch.tensor([[0.1, 0.9, 0.2], [3.0, -1.0, 2.0]])
    single = torch.tensor([[0.2], [0.7], [-0.2]])

    assert measures.chosen_classes(several, "softmax").tolist() == [1, 0]
    assert measures.chosen_classes(single, "sigmoid").tolist() == [1, 1, 0]
    assert measures.chosen_classes(single, "").tolist() == [0, 1, 0]
    assert measures.chosen_classes(torch.tensor([[1.9], [7.0]]), "", 4).tolist() == [2, 3]


def test_probabilities_sum_to_one_by_class():
    several = torch.tensor([[0.1, 0.9, 0.2], [3.0, -1.0, 2.0]])
    for answers, activation, classes in (
        (several, "softmax", 3),
        (several.log_softmax(1), "", 3),
        (torch.tensor([[0.3], [-2.0]]), "sigmoid", 2),
        (torch.tensor([0.3, 0.9]), "", 2),
        (torch.tensor([[2.2]]), "", 4),
    ):
        shares = measures.probabilities(answers, activation, classes)
        assert shares.shape == (len(answers), classes)
        torch.testing.assert_close(shares.sum(1), torch.ones(len(answers)))
    torch.testing.assert_close(
        measures.probabilities(several.log_softmax(1), "", 3), several.softmax(1)
    )


def test_an_evaluation_equals_one_by_hand(tmp_path):
    document = restless()
    plan, prepared = planned(document)
    trainer = trainer_of(document, tmp_path)
    list(train(trainer))

    found = evaluate(document, plan, trainer.weights(), prepared, "test")

    arrays = prepared["data"].arrays("test")
    x, y = torch.tensor(arrays["input"]), torch.tensor(arrays["target"])
    for module in trainer.modules.values():
        module.eval()
    for block in ("hidden", "norm", "relu", "drop", "out"):
        x = trainer.modules[block](x)
    assert found.measures["loss"] == pytest.approx(
        torch.nn.functional.cross_entropy(x, y).item(), rel=1e-5
    )
    assert found.measures["accuracy"] == metrics.accuracy_score(y, x.argmax(1))
    (judged,) = found.judged
    np.testing.assert_array_equal(judged.matrix, metrics.confusion_matrix(y, x.argmax(1)))
    assert judged.classes == ("setosa", "versicolor", "virginica")
    assert trainer.evaluate("test").measures == pytest.approx(found.measures)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_a_loss_is_told_alike_however_it_is_reduced(reduction, tmp_path):
    document = changed(line(batch_size=10), "loss", reduction=reduction)
    plan, prepared = planned(document)
    trainer = trainer_of(document, tmp_path)

    told = evaluate(document, plan, trainer.weights(), prepared, "train").measures["loss"]

    assert 0.2 < told / _first_loss(trainer) < 5


def _first_loss(trainer) -> float:
    trainer.pace = "batch"
    trainer.start()
    return float(trainer.advance()[0].losses["loss"][0])


def test_values_are_judged_in_their_own_units(tmp_path):
    plain = trained(line(epochs=60), epochs=60, objective={"optimizer_settings": {"lr": 0.05}})
    scaled = trained(
        plain,
        data={"prepare_target": "standardize"},
        objective={"optimizer_settings": {"lr": 0.05}},
        epochs=60,
    )
    trainer = trainer_of(scaled, tmp_path)

    events = list(train(trainer))

    raw = trainer.prepared["data"].raw("test")["target"]
    (judged,) = [one for one in events if isinstance(one, Judged) and one.split == "test"]
    np.testing.assert_allclose(judged.true.ravel(), raw.ravel(), rtol=1e-4, atol=1e-4)
    found = events[-1].measures["test"]
    assert found["r2"] > 0.8
    assert found["r2"] == pytest.approx(metrics.r2_score(judged.true, judged.predicted), rel=1e-4)
    assert found["mse"] == pytest.approx(
        metrics.mean_squared_error(judged.true, judged.predicted), rel=1e-4
    )


def test_an_empty_split_is_refused_by_name():
    document = trained(circle(), data={"test": 0.0, "options": {"samples": 60}})
    plan, prepared = planned(document)

    with pytest.raises(Refusal, match="The split “test” has no examples to measure on"):
        evaluate(document, plan, None, prepared, "test")


def test_training_without_validation_measures_on_the_training_split(tmp_path):
    empty = {"validation": 0.0, "test": 0.0, "options": {"samples": 60}}
    document = trained(
        circle(), data=empty, objective={"schedule": "torch.optim.lr_scheduler.ReduceLROnPlateau"}
    )

    events = list(train(trainer_of(document, tmp_path)))

    assert events[-1].measures.keys() == {"train"}


def test_a_sample_is_even_and_whole_columns_stay():
    columns = {Signal("a", "b"): torch.arange(100)}
    assert sample(columns, 5)[Signal("a", "b")].tolist() == [0, 24, 49, 74, 99]
    assert len(sample(columns, 500)[Signal("a", "b")]) == 100


def test_predictions_take_raw_numbers_and_name_the_classes(tmp_path):
    document = trained(restless(), epochs=60, objective={"optimizer_settings": {"lr": 0.02}})
    plan, prepared = planned(document)
    trainer = trainer_of(document, tmp_path)
    list(train(trainer))
    raw = prepared["data"].raw("test")
    preparation = {"data": prepared["data"].preparation}

    (found,) = predict(plan, trainer.weights(), preparation, {"input": raw["input"]})

    assert found.classes == ("setosa", "versicolor", "virginica")
    np.testing.assert_allclose(found.probabilities.sum(1), 1, rtol=1e-5)
    np.testing.assert_array_equal(found.chosen, found.probabilities.argmax(1))
    assert metrics.accuracy_score(raw["target"], found.chosen) > 0.8


def test_predictions_of_values_come_in_their_units(tmp_path):
    document = trained(
        line(),
        data={"prepare_target": "standardize"},
        objective={"optimizer_settings": {"lr": 0.05}},
        epochs=60,
    )
    plan, prepared = planned(document)
    trainer = trainer_of(document, tmp_path)
    list(train(trainer))
    raw = prepared["data"].raw("test")

    (found,) = predict(
        plan, trainer.weights(), {"data": prepared["data"].preparation}, {"input": raw["input"]}
    )

    assert found.values.shape == raw["target"].shape
    assert metrics.r2_score(raw["target"], found.values) > 0.8


def test_two_classes_from_one_output_are_told_as_two():
    plan, prepared = planned(circle())
    preparation = {"data": prepared["data"].preparation}

    (found,) = predict(plan, None, preparation, {"input": np.zeros((3, 2), np.float32)})

    assert found.probabilities.shape == (3, 2)
    np.testing.assert_allclose(found.probabilities.sum(1), 1, rtol=1e-5)


def test_wrong_examples_are_refused_with_what_was_expected():
    plan, prepared = planned(circle())
    preparation = {"data": prepared["data"].preparation}

    with pytest.raises(Refusal) as missing:
        predict(plan, None, preparation, {})
    with pytest.raises(Refusal) as wrong:
        predict(plan, None, preparation, {"input": np.zeros((3, 5))})

    assert str(missing.value.what) == "The input “input” is missing."
    assert str(wrong.value.what) == ("The input “input” takes examples of shape 2, but 5 came.")


def test_many_examples_are_judged_together_but_not_too_many():
    held = 1_000_000
    large = Plan(parameters=10, memory_bytes=4 * (4 * 10 + 2 * held * 8))

    assert at_once(large, 8) == 50
    assert at_once(large, 64) >= 64
    assert at_once(planned(circle())[0], 16) == 1024
