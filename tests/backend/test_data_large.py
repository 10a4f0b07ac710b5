"""Data on disk: the same examples, the same losses bit for bit, words for mishaps."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from backend.data.batches import Batches
from backend.data.prepared import Prepared
from backend.data.sources import open_data
from backend.data.stored import Stored
from backend.document.document import Document
from backend.text import Refusal
from backend.training import loop, streaming
from backend.training.events import Event, Trouble
from backend.training.feed import Feed
from backend.training.streaming import column_of
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


def drawing(
    path: str,
    storage: str,
    source: str = "arrays",
    options: Mapping[str, Any] | None = None,
    **training: Any,
) -> Document:
    document = chain(
        [
            ("flat", "torch.nn.Flatten", {}),
            ("hidden", "torch.nn.Linear", {"out_features": 5}),
            ("drop", "torch.nn.Dropout", {"p": 0.2}),
            ("out", "torch.nn.Linear", {"out_features": 2}),
        ],
        source=source,
    )
    data = {"source": source, "options": {"path": path, "storage": storage, **(options or {})}}
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


def save_table(folder: Path) -> str:
    """Numbers, a category with a gap and a word that only some rows show, and classes."""
    random = np.random.default_rng(5)
    lines = ["size,colour,tilt,kind"]
    for place in range(300):
        colour = ("red", "green", "", "blue")[place % 4] if place != 7 else "mauve"
        size, tilt = random.normal(3, 2), random.integers(0, 9)
        lines.append(f"{size:.4f},{colour},{tilt},{'ab'[size > 3]}")
    path = folder / "table.csv"
    path.write_text("\n".join(lines))
    return str(path)


def save_pictures(folder: Path) -> str:
    from PIL import Image

    random = np.random.default_rng(6)
    for kind in ("cat", "dog"):
        (folder / kind).mkdir(parents=True)
        for place in range(30):
            pixels = random.integers(0, 255, (9, 12, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / kind / f"{place:02}.png")
    (folder / "cat" / "99.png").write_bytes(b"no picture")
    return str(folder)


def test_a_table_on_disk_is_the_same_data_and_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_table(tmp_path)
    disk = opened(path, "disk", "table", missing="fill")
    assert isinstance(disk.dataset.values["input"], Stored)
    same_data(opened(path, "memory", "table", missing="fill"), disk)
    monkeypatch.setattr("backend.data.table.gather", None)  # it must not be called again
    again = opened(path, "disk", "table", missing="fill", target="")
    same_data(disk, again)


def test_pictures_on_disk_are_the_same_data(tmp_path: Path) -> None:
    path = save_pictures(tmp_path / "pictures")
    disk = opened(path, "disk", "image_folder", size=8)
    assert isinstance(disk.dataset.values["input"], Stored)
    same_data(opened(path, "memory", "image_folder", size=8), disk)
    assert any("99.png" in str(note) for note in disk.view.notes)


@pytest.mark.parametrize("source", ["table", "image_folder"])
def test_losses_of_tables_and_pictures_are_those_from_memory(tmp_path: Path, source: str) -> None:
    if source == "table":
        path, options = save_table(tmp_path), {"missing": "fill"}
    else:
        path, options = save_pictures(tmp_path / "pictures"), {"size": 8, "grey": True}
    found = [
        run(trainer_of(drawing(path, where, source, options), tmp_path / where))
        for where in ("memory", "disk")
    ]
    assert len(found[0]) > 5
    assert found[0] == found[1]


def test_a_resumed_training_goes_on_bit_for_bit(tmp_path: Path) -> None:
    path = save_arrays(tmp_path / "set", "npz", **some_arrays())
    whole = run(trainer_of(drawing(path, "disk"), tmp_path / "whole"))
    trainer = trainer_of(drawing(path, "disk"), tmp_path / "first")
    trainer.pace = "batch"
    told = trainer.start()
    while trainer.step < 14:
        told += trainer.advance()
    told += trainer.checkpoint()
    again = trainer_of(drawing(path, "disk"), tmp_path / "first", resume=tmp_path / "first")
    assert losses_of(told) + run(again) == whole


def test_all_of_a_split_is_judged_as_from_memory(tmp_path: Path) -> None:
    path = save_arrays(tmp_path / "set", "npy", **some_arrays())
    found = []
    for where in ("memory", "disk"):
        trainer = trainer_of(drawing(path, where), tmp_path / where)
        trainer.watch(["hidden"], example=3)
        run(trainer)
        found.append([trainer.evaluate(split).measures for split in ("train", "test")])
        assert trainer.look()
        assert trainer.work.tell(2) is not None
    assert found[0] == found[1]
    assert found[0][1]


def test_a_file_that_goes_or_changes_is_told_in_words(tmp_path: Path) -> None:
    for number, act in enumerate((Path.unlink, _write_over)):
        path = save_arrays(tmp_path / f"set{number}", "npz", **some_arrays())
        trainer = trainer_of(drawing(path, "disk", epochs=1000), tmp_path / f"run{number}")
        trainer.start()
        trainer.advance()
        act(Path(path))
        told: list[Event] = []
        while not trainer.reason:
            told += trainer.advance()
        trouble = next(one for one in told if isinstance(one, Trouble))
        assert ("has gone", "was changed")[number] in str(trouble.what)
        trainer.close()


def _write_over(path: Path) -> None:
    path.write_bytes(b"something else")


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = Path(save_arrays(tmp_path / "set", "npy", **some_arrays())) / "x.npy"
    path.write_bytes(path.read_bytes()[:-100])
    for where in ("memory", "disk"):
        with pytest.raises(Refusal, match="is cut off"):
            opened(str(path), where)


def test_a_disk_without_room_is_told_before_and_while_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_arrays(tmp_path / "set", "packed", **some_arrays())

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("backend.data.storage.SPARE", 2**60)
        with pytest.raises(Refusal, match="take 0.00 GB on disk"):
            opened(path, "disk")
    with monkeypatch.context() as patch:
        patch.setattr("backend.data.storage.np.lib.format.write_array_header_2_0", full)
        with pytest.raises(Refusal, match="No space left"):
            opened(path, "disk")
    assert not list((tmp_path / "home" / "data").iterdir())
    assert opened(path, "disk").dataset.count == 230


_LARGE = """
import resource, sys
import numpy as np
from pathlib import Path
from backend.data import storage
storage.free_memory = lambda: 400 * 2**20
from backend.data.stored import Stored
from backend.training import loop
from tests.backend.training_cases import trainer_of
from tests.backend.test_data_large import drawing

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

folder = Path(sys.argv[1])
small = folder / "small"
small.mkdir()
np.save(small / "x.npy", np.zeros((640, 1000), np.float32))
np.save(small / "y.npy", np.arange(640) % 2)
list(loop.train(trainer_of(drawing(str(small), "memory", batch_size=8), folder / "a")))
before = peak()
trainer = trainer_of(drawing(str(folder), "auto", batch_size=256, epochs=1), folder / "b")
assert isinstance(trainer.prepared["data"].dataset.values["input"], Stored)
list(loop.train(trainer))
assert trainer.step == 411, trainer.step
print(before, peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="pages are given back by a call of Linux")
def test_memory_stays_small_whatever_the_size_of_the_file(tmp_path: Path) -> None:
    shape = (150_000, 1000)
    with (tmp_path / "x.npy").open("wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_2_0(file, header)
        file.truncate(file.tell() + 4 * shape[0] * shape[1])
    np.save(tmp_path / "y.npy", np.arange(shape[0]) % 2)
    found = subprocess.run(
        [sys.executable, "-c", _LARGE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    assert int(found.stdout.split()[1]) < 150, found.stdout


def feeds(tmp_path: Path) -> list[Feed]:
    """The same examples from memory and from disk."""
    path = save_arrays(tmp_path / "set", "npz", **some_arrays())
    found = []
    for where in ("memory", "disk"):
        data = opened(path, where)
        stored = data.stored("input", "train")
        values = data.array("input", "train") if stored is None else stored
        columns = [column_of(values), column_of(data.array("target", "train"))]
        found.append(Feed(columns, Batches(162, 16, seed=4)))
    return found


def test_rows_of_a_window_are_the_batches_from_memory(tmp_path: Path) -> None:
    """What a compiled loop takes: tables of one size, and rows of them; plain steps between."""
    memory, disk = feeds(tmp_path)
    assert disk.is_streamed
    sizes = {table.shape for table in disk.tables}
    for turn in range(40):
        if turn % 5 == 2:
            state = disk.state()
            disk.next_batch()
            disk.restore(state)
        rows = disk.take_rows(1 + turn % 4) if turn % 3 else None
        if rows is None:
            batches = disk.take(3)
        else:
            batches = [tuple(table[row] for table in disk.tables) for row in rows]
        assert {table.shape for table in disk.tables} == sizes
        for batch in batches:
            for one, other in zip(memory.take(1)[0], batch, strict=True):
                assert torch.equal(one, other)
        assert memory.state() == disk.state()
    assert disk.batches.epoch > 3
