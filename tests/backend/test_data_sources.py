"""Every source of data: its card, its options, its view; loaded once, and again when it changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from backend.data.sources import SOURCES, load, open_data
from backend.pipe import Pipe
from backend.text import Refusal

OWN_FILES = ("table", "arrays", "image_folder")
READY = [name for name in SOURCES if name not in OWN_FILES]

SHAPES = {
    "iris": ((150, 4), 3),
    "wine": ((178, 13), 3),
    "breast_cancer": ((569, 30), 2),
    "digits": ((1797, 1, 8, 8), 10),
    "diabetes": ((442, 10), 0),
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_a_whole_card(name: str) -> None:
    card = SOURCES[name].card
    assert (card.id, card.sort, card.family) == (name, "data", "data")
    assert card.title
    assert card.summary
    assert all(setting.title for setting in card.settings)
    defaults = SOURCES[name].complete({})
    assert set(defaults) == {setting.name for setting in card.settings}


@pytest.mark.parametrize("name", READY)
def test_every_ready_source_opens_with_its_defaults(name: str) -> None:
    opened = open_data({"source": name})
    view = opened.view
    assert view.title == SOURCES[name].card.title
    assert view.credit
    assert [field.name for field in view.fields] == ["input", "target"]
    assert sum(view.sizes.values()) == view.count == opened.dataset.count
    for split in ("train", "validation", "test"):
        for field in view.fields:
            array = opened.arrays(split)[field.name]
            assert array.shape == (view.sizes[split], *field.shape)
            assert array.dtype == field.dtype
            assert np.isfinite(array).all()


@pytest.mark.parametrize("name", READY)
def test_the_view_agrees_with_the_numbers(name: str) -> None:
    opened = open_data({"source": name})
    view, train = opened.view, opened.raw("train")
    for field, columns in view.columns.items():
        for place, column in enumerate(columns):
            numbers = train[field][:, place]
            assert column.minimum == pytest.approx(numbers.min())
            assert column.maximum == pytest.approx(numbers.max())
            assert column.mean == pytest.approx(numbers.mean(), rel=1e-4, abs=1e-4)
            assert column.deviation == pytest.approx(numbers.std(), rel=1e-3, abs=1e-4)
            assert column.counts.sum() == numbers.size
    for field, counts in view.class_counts.items():
        for split, numbers in counts.items():
            labels = opened.raw(split)[field]
            assert [(labels == number).sum() for number in range(len(numbers))] == list(numbers)
    assert (view.examples["input"] == opened.dataset.values["input"][:256]).all()


@pytest.mark.parametrize("name", SHAPES)
def test_the_sets_of_scikit_learn_arrive_whole(name: str) -> None:
    from sklearn import datasets

    shape, classes = SHAPES[name]
    data = load({"source": name})
    assert data.values["input"].shape == shape
    assert len(data.field("target").classes) == classes
    how = {"scaled": False} if name == "diabetes" else {}
    original = getattr(datasets, f"load_{name}")(**how)
    assert np.allclose(data.values["input"].reshape(len(original.data), -1), original.data)
    assert np.allclose(data.values["target"].reshape(-1), original.target)


def test_a_view_crosses_the_pipe() -> None:
    source, sink = os.pipe()
    with os.fdopen(source, "rb") as reading, os.fdopen(sink, "wb") as writing:
        pipe = Pipe(reading, writing)
        view = open_data({"source": "truth_table"}).view
        pipe.send(view)
        arrived = pipe.receive()
    assert arrived.fields == view.fields
    assert arrived.preparation == view.preparation


def test_data_is_loaded_once_and_cannot_be_altered() -> None:
    once = load({"source": "iris"})
    assert load({"source": "iris", "options": {}}) is once
    with pytest.raises(ValueError, match="read-only"):
        once.values["input"][0] = 0
    settings = {"source": "iris", "split_seed": 1}
    assert open_data(settings) is open_data(dict(settings))
    assert open_data(settings) is not open_data({"source": "iris", "split_seed": 2})


def test_a_file_that_changed_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    settings = {"source": "table", "options": {"path": str(path)}}
    path.write_text("x,y\n" + "1,2.5\n2,3.5\n" * 5)
    assert load(settings).count == 10
    path.write_text("x,y\n" + "1,2.5\n2,3.5\n" * 6)
    assert load(settings).count == 12


def test_a_refusal_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    settings = {"source": "table", "options": {"path": str(path)}}
    with pytest.raises(Refusal, match="cannot be found"):
        open_data(settings)
    path.write_text("x,y\n1,2\n3\n")
    for _ in range(2):
        with pytest.raises(Refusal, match="Line 3 has another number of cells, 1 instead of 2"):
            open_data(settings)
    path.write_text("x,y\n" + "1,2.5\n3,4.5\n" * 5)
    assert open_data(settings).dataset.count == 10


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (
            {"source": "mnist"},
            "There is no source of data called “mnist”. Choose one in the data panel.",
        ),
        (
            {"source": ""},
            "There is no source of data called “”. Choose one in the data panel.",
        ),
        (
            {"source": "circle", "options": {"samples": 10**12}},
            "The option “Examples” of the data cannot be 1000000000000."
            " Choose a number from 2 to 100000.",
        ),
        (
            {"source": "circle", "options": {"noise": "loud"}},
            "The option “Noise” of the data cannot be 'loud'. Choose a number from 0.0 to 0.5.",
        ),
        (
            {"source": "truth_table", "options": {"gate": "NOR"}},
            "The option “Gate” of the data cannot be 'NOR'. Choose one of: AND, OR, XOR, NAND.",
        ),
        ({"source": "table"}, "No file is chosen yet. Choose one in the data panel."),
        (
            {"source": "table", "options": {"path": "/nowhere/ñ 漢字 🎨.csv"}},
            "“/nowhere/ñ 漢字 🎨.csv” cannot be found or opened."
            " It may have been moved or renamed: choose it again in the data panel.",
        ),
        (
            {"source": "table", "options": {"path": "/"}},
            "“/” is a folder, not a file. Choose a file.",
        ),
        (
            {"source": "table", "options": {"path": "a\0b"}},
            r"The option “File” of the data cannot be 'a\x00b'. Choose it again in the data panel.",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_in_plain_words(
    settings: dict[str, object], says: str
) -> None:
    with pytest.raises(Refusal) as caught:
        open_data(settings)
    assert str(caught.value) == says


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_tiny_sets_open_with_a_note(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,z,y\n" + "".join(f"{i},{i * i},{i}.5\n" for i in range(rows)))
    opened = open_data({"source": "table", "options": {"path": str(path), "task": "value"}})
    assert opened.view.sizes["train"] >= 1
    assert np.isfinite(opened.arrays("train")["input"]).all()
    assert "One of the splits is empty, so it cannot be measured on." in map(str, opened.view.notes)


def test_one_class_opens_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,y\n" + "".join(f"{i},always\n" for i in range(20)))
    opened = open_data({"source": "table", "options": {"path": str(path)}})
    assert "All examples belong to one class: there is nothing to tell apart." in map(
        str, opened.view.notes
    )


def test_importing_the_data_sources_stays_light() -> None:
    heavy = "torch", "sklearn", "PIL", "PySide6"
    code = f"import sys, backend.data.sources; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
