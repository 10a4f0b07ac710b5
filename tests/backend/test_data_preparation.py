"""Preparation: learned on the training split alone, undone exactly, carried as JSON."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from backend.compiler.plan import Field
from backend.data.dataset import Column, Dataset
from backend.data.learning import METHODS, learn, settle
from backend.data.preparation import Preparation
from backend.data.prepared import prepare
from backend.data.sources import open_data
from backend.text import Refusal, Text


def mixed(count: int = 40) -> Dataset:
    """Two numbers and a category in, a value out."""
    random = np.random.default_rng(1)
    rows = np.stack(
        [random.normal(5, 3, count), random.uniform(-1, 1, count), random.integers(0, 3, count)], 1
    ).astype(np.float32)
    input = Field("input", (3,), "float32", "input", "numbers", names=("size", "tilt", "colour"))
    target = Field("target", (1,), "float32", "target", "value")
    words = ("blue", "green", "red")
    return Dataset(
        "made",
        (input, target),
        {"input": rows, "target": rows[:, :1] * 100 + 7},
        columns={"input": (Column("size"), Column("tilt"), Column("colour", words))},
    )


def pictures() -> Dataset:
    random = np.random.default_rng(2)
    input = Field("input", (3, 4, 5), "float32", "input", "picture")
    target = Field("target", (), "int64", "target", "class", classes=("a", "b"))
    values = random.integers(0, 256, (30, 3, 4, 5)).astype(np.uint8)
    return Dataset("made", (input, target), {"input": values, "target": np.arange(30) % 2})


@pytest.mark.parametrize("source", ["iris", "digits", "diabetes", "circle", "truth_table"])
@pytest.mark.parametrize("method", METHODS)
def test_undo_gives_the_raw_numbers_back(source: str, method: str) -> None:
    opened = open_data({"source": source, "prepare": method, "prepare_target": method})
    for name, raw in opened.raw("test").items():
        back = opened.preparation.undo(name, opened.arrays("test")[name])
        assert np.allclose(back, raw, rtol=1e-5, atol=1e-4)


def test_standardised_columns_have_mean_0_and_deviation_1_on_the_training_split() -> None:
    ready = open_data({"source": "wine"}).arrays("train")["input"]
    assert ready.dtype == np.float32
    assert np.allclose(ready.mean(axis=0), 0, atol=1e-5)
    assert np.allclose(ready.std(axis=0), 1, atol=1e-4)


def test_minmax_columns_fill_0_to_1_on_the_training_split() -> None:
    ready = open_data({"source": "wine", "prepare": "minmax"}).arrays("train")["input"]
    assert np.allclose(ready.min(axis=0), 0)
    assert np.allclose(ready.max(axis=0), 1)


def test_none_leaves_raw_floats() -> None:
    opened = open_data({"source": "digits", "prepare": "none"})
    ready = opened.arrays("train")["input"]
    assert ready.dtype == np.float32
    assert (ready == opened.raw("train")["input"]).all()
    assert opened.preparation.fields["input"].changes_nothing


def test_pictures_are_scaled_by_channel_or_as_a_whole() -> None:
    dataset, train = pictures(), np.arange(20)
    raw = dataset.values["input"]
    ready = learn(dataset, train).apply("input", raw)
    assert np.allclose(ready[train].mean(axis=(0, 2, 3)), 0, atol=1e-5)
    assert np.allclose(ready[train].std(axis=(0, 2, 3)), 1, atol=1e-4)
    whole = learn(dataset, train, "minmax").apply("input", raw)
    low, high = raw[train].min(), raw[train].max()
    assert np.allclose(whole, (raw.astype(np.float64) - low) / (int(high) - int(low)), atol=1e-6)


def test_large_targets_are_prepared_by_themselves() -> None:
    def how(source: str) -> str:
        return open_data({"source": source}).preparation.fields["target"].method

    assert how("diabetes") == "standardize"
    assert how("line") == how("plane") == how("digits") == "none"


def test_targets_stay_raw_where_that_is_asked() -> None:
    raw = open_data({"source": "diabetes", "prepare_target": "none"})
    ready = open_data({"source": "diabetes", "prepare_target": "standardize"})
    assert (raw.arrays("train")["target"] == raw.raw("train")["target"]).all()
    target = ready.arrays("train")["target"]
    assert abs(target.mean()) < 1e-5
    assert abs(target.std() - 1) < 1e-4
    assert np.allclose(ready.preparation.undo("target", np.zeros((2, 1))), 152, atol=15)


@pytest.mark.parametrize("method", METHODS)
def test_rows_outside_the_training_split_change_nothing(method: str) -> None:
    dataset, train = mixed(), np.arange(0, 40, 2)
    altered = {name: values.copy() for name, values in dataset.values.items()}
    for values in altered.values():
        values[1::2] = 1e6
    altered["input"][1::2, 2] = 1
    other = dataclasses.replace(dataset, values=altered)
    learned, again = (
        learn(settle(each, train), train, method, method) for each in (dataset, other)
    )
    assert learned == again


def test_categories_become_one_column_for_each_word_of_the_training_split() -> None:
    dataset = mixed()
    train = np.flatnonzero(dataset.values["input"][:, 2] != 1)  # never "green"
    settled = settle(dataset, train)
    preparation = learn(settled, train)
    field = preparation.fields["input"].prepared_field(dataset.field("input"))
    assert field.names == ("size", "tilt", "colour = blue", "colour = red")
    assert field.shape == (4,)
    ready = preparation.apply("input", settled.values["input"])
    original = dataset.values["input"][:, 2]
    assert (ready[:, 2] == (original == 0)).all()
    assert (ready[:, 3] == (original == 2)).all()
    strangers = int((original == 1).sum())
    assert settled.notes == (
        Text(
            "Column “{column}” holds words that the training split does not show (rows: {count});"
            " the network sees them as none of the known ones.",
            column="colour",
            count=strangers,
        ),
    )
    back = preparation.undo("input", ready)
    assert np.allclose(back, settled.values["input"], atol=1e-4)


def test_a_column_that_never_changes_becomes_0_and_is_noted() -> None:
    dataset = mixed()
    dataset.values["input"][:, 1] = 0.1
    opened = prepare(dataset, {}, Text("made"))
    assert (np.abs(opened.arrays("train")["input"][:, 1]) < 1e-6).all()
    assert np.isfinite(opened.arrays("test")["input"]).all()
    assert "Column “tilt” never changes, so nothing can be learned from it." in map(
        str, opened.view.notes
    )


def test_missing_numbers_are_filled_with_the_mean_of_the_training_split() -> None:
    dataset = mixed()
    dataset.values["input"][[3, 7], 0] = np.nan
    dataset.values["input"][5, 2] = np.nan
    opened = prepare(dataset, {"options": {"missing": "fill"}}, Text("made"))
    ready = opened.preparation.apply("input", opened.dataset.values["input"])
    assert np.allclose(ready[[3, 7], 0], 0, atol=1e-6)
    assert (ready[5, 2:] == 0).all()
    train = opened.raw("train")["input"][:, 0]
    assert opened.preparation.fields["input"].fill[0] == pytest.approx(np.nanmean(train), rel=1e-6)
    assert opened.view.columns["input"][0].missing == 2


def test_missing_numbers_are_counted_and_refused() -> None:
    dataset = mixed()
    dataset.values["input"][[3, 7], 1] = np.nan
    dataset.values["target"][2] = np.inf
    with pytest.raises(Refusal) as caught:
        prepare(dataset, {}, Text("made"))
    assert str(caught.value) == (
        "Column “tilt” has missing or infinite values: 2, the first in row 4; over all columns"
        " there are 3. Set “Missing values” to drop or fill, or mend the data."
    )
    opened = prepare(dataset, {"options": {"missing": "drop"}}, Text("made"))
    assert opened.dataset.count == 37
    assert "Rows left out because a value is missing: 3." in map(str, opened.view.notes)


def test_nothing_left_after_dropping_is_refused() -> None:
    dataset = mixed()
    dataset.values["input"][:, 0] = np.nan
    with pytest.raises(Refusal) as caught:
        prepare(dataset, {"options": {"missing": "drop"}}, Text("made"))
    assert str(caught.value.what) == "Every row has a missing value, so none would be left."


@pytest.mark.parametrize("dataset", [mixed(), pictures()])
def test_it_travels_as_json(dataset: Dataset) -> None:
    train = np.arange(20)
    learned = learn(settle(dataset, train), train, "standardize", "minmax")
    text = json.dumps(learned.to_json(), allow_nan=False)
    again = Preparation.from_json(json.loads(text))
    assert again == learned
    for field in dataset.fields:
        raw = dataset.values[field.name]
        assert (again.apply(field.name, raw) == learned.apply(field.name, raw)).all()


@pytest.mark.parametrize("plain", [None, [], {"fields": 3}, {"fields": {"input": {"shift": "x"}}}])
def test_json_of_something_else_is_refused(plain: object) -> None:
    with pytest.raises(Refusal, match="The preparation of the data cannot be read"):
        Preparation.from_json(plain)


def test_an_unknown_way_to_prepare_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        open_data({"source": "iris", "prepare": "magic"})
    assert str(caught.value) == (
        "“magic” is no way to prepare numbers. Choose standardize, minmax or none."
    )
