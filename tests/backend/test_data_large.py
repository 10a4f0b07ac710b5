"""Data on disk: the same examples, the same losses bit for bit, words for mishaps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backend.data import storage
from backend.data.prepared import Prepared
from backend.data.sources import open_data
from backend.data.stored import Stored
from backend.document.document import Document
from backend.text import Refusal
from backend.training import loop, streaming
from backend.training.trainer import Trainer
from tests.backend.training_cases import losses_of, trained, trainer_of
from tests.drawings import chain


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches of its own, and windows so small that a training goes through many."""
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(streaming, "ROOM", 3000)


def save_arrays(folder: Path, kind: str, **arrays: np.ndarray) -> str:
    """Arrays in a file: "npz" (stored), "packed" or "npy" (side by side)."""
    folder.mkdir(exist_ok=True)
    if kind == "npy":
        for name, array in arrays.items():
            np.save(folder / f"{name}.npy", array)
        return str(folder)
    path = folder / "arrays.npz"
    (np.savez if kind == "npz" else np.savez_compressed)(path, **arrays)
    return str(path)


def some_arrays(count: int = 230) -> dict[str, np.ndarray]:
    random = np.random.default_rng(3)
    x = random.normal(3, 5, (count, 7))
    return {"x": x, "y": (x[:, 0] > 3).astype(np.int64)}


def opened(path: str, storage: str, source: str = "arrays", **options: Any) -> Prepared:
    how = {"path": path, "storage": storage, **options}
    return open_data({"source": source, "options": how})


def same_data(memory: Prepared, disk: Prepared) -> None:
    """Everything that a training or a window takes from them is equal."""
    assert memory.preparation == disk.preparation
    for split in ("train", "validation", "test"):
        assert np.array_equal(memory.splits[split], disk.splits[split])
        for name, array in memory.arrays(split).items():
            assert np.array_equal(array, disk.arrays(split)[name])
    for name, columns in memory.view.columns.items():
        for one, other in zip(columns, disk.view.columns[name], strict=True):
            assert (one.name, one.missing, one.categories) == (
                other.name,
                other.missing,
                other.categories,
            )
            assert np.array_equal(one.counts, other.counts)
    for name, examples in memory.view.examples.items():
        assert np.array_equal(examples, disk.view.examples[name], equal_nan=True)


@pytest.mark.parametrize("kind", ["npz", "packed", "npy"])
@pytest.mark.parametrize("dtype", ["f4", ">f8", "u1"])
def test_arrays_on_disk_are_the_same_data(tmp_path: Path, kind: str, dtype: str) -> None:
    arrays = some_arrays()
    arrays["x"] = np.abs(arrays["x"]).astype(dtype)
    path = save_arrays(tmp_path / "set", kind, **arrays)
    disk = opened(path, "disk")
    assert isinstance(disk.dataset.values["input"], Stored)
    assert any("stay on disk" in note.source for note in disk.view.notes)
    same_data(opened(path, "memory"), disk)


def test_values_that_are_missing_are_treated_alike(tmp_path: Path) -> None:
    arrays = some_arrays()
    arrays["x"][[3, 17, 40], [0, 2, 2]] = [np.nan, np.inf, np.nan]
    path = save_arrays(tmp_path / "set", "npz", **arrays)
    for how in ("drop", "fill"):
        same_data(opened(path, "memory", missing=how), opened(path, "disk", missing=how))
    with pytest.raises(Refusal) as memory:
        opened(path, "memory")
    with pytest.raises(Refusal) as disk:
        opened(path, "disk")
    assert str(memory.value) == str(disk.value)


def drawing(path: str, storage: str, source: str = "arrays", **training: Any) -> Document:
    document = chain(
        [
            ("flat", "torch.nn.Flatten", {}),
            ("hidden", "torch.nn.Linear", {"out_features": 5}),
            ("drop", "torch.nn.Dropout", {"p": 0.2}),
            ("out", "torch.nn.Linear", {"out_features": 2}),
        ],
        source=source,
    )
    data = {"source": source, "options": {"path": path, "storage": storage}}
    return trained(document, data=data, **training)


def run(trainer: Trainer) -> list[float]:
    return losses_of(list(loop.train(trainer)))


def test_losses_are_those_from_memory_bit_for_bit(tmp_path: Path) -> None:
    path = save_arrays(tmp_path / "set", "npz", **some_arrays())
    found = [
        run(trainer_of(drawing(path, where), tmp_path / where)) for where in ("memory", "disk")
    ]
    assert len(found[0]) == 3 * 11
    assert found[0] == found[1]
    assert storage.free_memory() > 0
