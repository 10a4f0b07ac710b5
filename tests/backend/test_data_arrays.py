"""NPZ: arrays found by name, bombs and hidden programs refused without opening them."""

from __future__ import annotations

import io
import pickle
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from backend.data.arrays import preview
from backend.data.sources import load
from backend.text import Refusal


def saved(folder: Path, **arrays: object) -> str:
    path = folder / "arrays.npz"
    np.savez_compressed(path, **arrays)
    return str(path)


def read(path: str, **options: object):
    return load({"source": "arrays", "options": {"path": path, **options}})


def entry(shape: object, descr: str = "<f4", data: bytes = b"") -> bytes:
    """A .npy file that claims this shape, whatever it holds."""
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def archived(folder: Path, **entries: bytes) -> str:
    path = folder / "arrays.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name + ".npy", data)
    return str(path)


@pytest.mark.parametrize("dtype", ["f2", "f4", ">f8", "i1", "u2", "i8", "?"])
def test_numbers_of_every_kind_arrive(tmp_path: Path, dtype: str) -> None:
    x = np.arange(60).reshape(20, 3).astype(dtype)
    data = read(saved(tmp_path, x=np.asfortranarray(x), y=np.arange(20) % 2))
    assert np.array_equal(data.values["input"], x.astype(np.float32))
    assert data.field("target").classes == ("0", "1")


def test_arrays_are_guessed_by_their_names_or_chosen(tmp_path: Path) -> None:
    path = saved(tmp_path, x_train=np.zeros((4, 2)), other=np.ones((4, 5)), labels=np.arange(4) / 2)
    guesses = {one.name: one.guess for one in preview(path)}
    assert guesses == {"x_train": "input", "other": "", "labels": "target"}
    assert read(path).field("input").shape == (2,)
    chosen = read(path, input="other", target="labels", task="class")
    assert chosen.field("input").shape == (5,)
    assert chosen.field("target").classes == ("0", "0.5", "1", "1.5")


@pytest.mark.parametrize(
    ("shape", "dtype", "found", "kind"),
    [
        ((6, 28, 28), "u1", (1, 28, 28), "picture"),
        ((6, 8, 9, 3), "u1", (3, 8, 9), "picture"),
        ((6, 3, 8, 9), "f4", (3, 8, 9), "picture"),
        ((6, 10, 4), "f4", (10, 4), "numbers"),
        ((6,), "f4", (1,), "numbers"),
    ],
)
def test_pictures_are_known_by_their_shape(
    tmp_path: Path, shape: tuple[int, ...], dtype: str, found: tuple[int, ...], kind: str
) -> None:
    field = read(saved(tmp_path, x=np.zeros(shape, dtype), y=np.arange(6.0))).field("input")
    assert (field.shape, field.kind) == (found, kind)


class Canary:
    """Writes a file when somebody unpickles it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return open, (str(self.path), "w")


def test_a_program_in_an_object_array_never_runs(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    objects = np.empty(3, object)
    objects[:] = [Canary(canary)] * 3
    path = saved(tmp_path, x=objects, y=np.arange(3))
    with pytest.raises(Refusal) as caught:
        read(path, input="x")
    assert str(caught.value) == (
        "Array “x” holds Python objects or text, not numbers."
        " Such arrays can hide programs, so they are never opened: save plain numbers."
    )
    disguised = archived(tmp_path, x=pickle.dumps(Canary(canary)), y=entry((3,), "<f4", b"0" * 12))
    with pytest.raises(Refusal, match="damaged"):
        read(disguised)
    raw = tmp_path / "raw.npz"
    raw.write_bytes(pickle.dumps(Canary(canary)))
    with pytest.raises(Refusal, match="damaged"):
        read(str(raw))
    assert not canary.exists()


LIES = {
    "terabytes": entry((2**40,)),
    "overflow": entry((2**62, 8)),
    "negative": entry((-1, 4), data=b"0" * 16),
    "too little": entry((10, 2), data=b"0" * 79),
    "too much": entry((10, 2), data=b"0" * 81),
    "no shape": entry("x"),
    "no dtype": entry((2,), "<q99", b"0" * 16),
    "no header": b"\x93NUMPY\x01\x00\xff\xff",
    "a new version": b"\x93NUMPY\x09\x00\x10\x00",
    "nothing": b"",
    "deep": entry((10,)).replace(b"(10,)", b"(" * 3000 + b")" * 3000),
}


@pytest.mark.parametrize("lie", LIES)
def test_lying_headers_are_refused_before_memory_is_taken(tmp_path: Path, lie: str) -> None:
    path = archived(tmp_path, x=LIES[lie], y=entry((10,), data=b"0" * 40))
    tracemalloc.start()
    with pytest.raises(Refusal, match="“x” is damaged, or no file of arrays"):
        read(path, input="x")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.data.array_files.HARMLESS_BYTES", 2**20)
    zeros = 40 * 2**20
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("x.npy", "w") as file:
            file.write(entry((zeros // 4,)))
            for _ in range(zeros >> 20):
                file.write(bytes(1 << 20))
        archive.writestr("y.npy", entry((1,), data=b"0000"))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(Refusal, match="“x” is damaged"):
        read(str(path))


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_cut_files_are_refused(tmp_path: Path, cut: float) -> None:
    path = Path(saved(tmp_path, x=np.random.default_rng(0).random((50, 4)), y=np.arange(50)))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(Refusal, match="damaged"):
        read(str(path))


def test_five_hundred_mutations_are_read_or_refused(tmp_path: Path) -> None:
    path = Path(saved(tmp_path, x=np.arange(40.0).reshape(10, 4), y=np.arange(10)))
    whole, random = path.read_bytes(), np.random.default_rng(7)
    for _ in range(500):
        bad = bytearray(whole)
        for place in random.integers(0, len(whole), 3):
            bad[place] = random.integers(0, 256)
        path.write_bytes(bad)
        try:
            preview(str(path))
            read(str(path))
        except Refusal:
            continue


def test_arrays_of_different_length_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(saved(tmp_path, x=np.zeros((4, 2)), y=np.zeros(3)))
    assert str(caught.value) == (
        "The arrays differ in length: “x” has 4, “y” has 3."
        " Choose two arrays with one row for each example."
    )


def test_a_file_without_known_names_asks_for_them(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(saved(tmp_path, one=np.zeros((4, 2)), two=np.zeros(4)))
    assert str(caught.value) == (
        "The file has no array for “input”. Choose one of its arrays: one, two."
    )


def test_a_plain_npy_file_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    np.save(buffer, np.zeros(3))
    path = tmp_path / "one.npz"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(Refusal, match="damaged, or no file of arrays"):
        read(str(path))
