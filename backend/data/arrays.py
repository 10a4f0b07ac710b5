"""The person's own arrays (NPZ): never unpickled, their sizes checked before memory is taken."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.files import find_file
from backend.data.missing import missing_setting
from backend.data.source import Source, data_card
from backend.text import Refusal, Text

MOST_BYTES = 8 * 2**30
HARMLESS_BYTES = 200 * 2**20
MOST_SHRUNK = 100
MOST_ENTRIES = 1000
MOST_CLASSES = 1000
INPUT_NAMES = ("input", "inputs", "x", "x_train", "data", "features", "images", "arr_0")
TARGET_NAMES = ("target", "targets", "y", "y_train", "label", "labels", "classes", "arr_1")


@dataclass(frozen=True)
class ArrayPreview:
    """One array of the file; `usable`: it holds numbers. `guess` is "input", "target" or ""."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    usable: bool
    guess: str = ""


def preview(path: str | Path) -> tuple[ArrayPreview, ...]:
    """What arrays the file holds, from their headers alone. Raises Refusal."""
    with _open(path) as archive:
        found = [_described(archive, entry) for entry in _entries(archive)]
    guesses = {_guess(found, INPUT_NAMES): "input", _guess(found, TARGET_NAMES): "target"}
    return tuple(
        ArrayPreview(one.name, one.shape, one.dtype, one.usable, guesses.get(one.name, ""))
        for one in found
    )


def read(options: Mapping[str, Any]) -> Dataset:
    """Read two arrays of the same length: "input" and "target". Raises Refusal."""
    found = {one.name: one for one in preview(options["path"])}
    input_name = _pick(found, options["input"], "input")
    target_name = _pick(found, options["target"], "target")
    with _open(options["path"]) as archive:
        inputs = _load(archive, found[input_name])
        targets = _load(archive, found[target_name])
    if len(inputs) != len(targets):
        raise Refusal(
            Text(
                "The arrays differ in length: “{input}” has {inputs}, “{target}” has {targets}.",
                input=input_name,
                inputs=len(inputs),
                target=target_name,
                targets=len(targets),
            ),
            Text("Choose two arrays with one row for each example."),
        )
    field, values = _input(inputs)
    answer, answers = _target(targets, options["task"])
    credit = Text("Your own file: {path}", path=options["path"])
    return Dataset("arrays", (field, answer), {"input": values, "target": answers}, credit=credit)


def _open(path: str | Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(find_file(path))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(str(path)) from error


def _damaged(name: str) -> Refusal:
    return Refusal(
        Text("“{name}” is damaged, or no file of arrays (.npz).", name=name),
        Text("Write it again with numpy.savez or numpy.savez_compressed."),
    )


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if entry.filename.endswith(".npy")]
    names = {entry.filename for entry in entries}
    if not entries or len(entries) > MOST_ENTRIES or len(names) < len(entries):
        raise _damaged(Path(str(archive.filename)).name)
    return entries


def _described(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> ArrayPreview:
    name = entry.filename.removesuffix(".npy")
    try:
        with archive.open(entry) as file:
            shape, _, dtype = _header(file)
    except Exception as error:  # zipfile and zlib raise many kinds on damaged entries
        raise _damaged(name) from error
    usable = dtype.kind in "buif" and not dtype.hasobject
    return ArrayPreview(name, shape, str(dtype), usable)


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, Fortran order and dtype, from at most 10,000 bytes of header."""
    version = np.lib.format.read_magic(file)
    if version == (1, 0):
        return np.lib.format.read_array_header_1_0(file, max_header_size=10_000)
    return np.lib.format.read_array_header_2_0(file, max_header_size=10_000)


def _guess(found: list[ArrayPreview], names: tuple[str, ...]) -> str:
    for name in names:
        for one in found:
            if one.usable and one.name.lower() == name:
                return one.name
    return ""


def _pick(found: Mapping[str, ArrayPreview], name: str, role: str) -> str:
    chosen = name or next((one.name for one in found.values() if one.guess == role), "")
    if chosen not in found:
        raise Refusal(
            Text("The file has no array for “{role}”.", role=role),
            Text("Choose one of its arrays: {names}.", names=", ".join(found)),
        )
    if not found[chosen].usable:
        raise Refusal(
            Text("Array “{name}” holds Python objects or text, not numbers.", name=chosen),
            Text("Such arrays can hide programs, so they are never opened: save plain numbers."),
        )
    return chosen


def _load(archive: zipfile.ZipFile, described: ArrayPreview) -> np.ndarray:
    """The array's numbers, read no further than its header promises."""
    try:
        entry = archive.getinfo(described.name + ".npy")
        with archive.open(entry) as file:
            shape, fortran, dtype = _header(file)
            size = _size(shape, dtype)
            if entry.file_size - file.tell() != size or _is_bomb(entry, size):
                raise _damaged(described.name)
            data = _read_exactly(file, size)
    except Refusal:
        raise
    except Exception as error:
        raise _damaged(described.name) from error
    if len(data) != size:
        raise _damaged(described.name)
    flat = np.frombuffer(data, dtype)
    return flat.reshape(shape, order="F" if fortran else "C")


def _is_bomb(entry: zipfile.ZipInfo, size: int) -> bool:
    """Whether so few bytes could only blow up to so many on purpose."""
    return size > MOST_BYTES or size > HARMLESS_BYTES + MOST_SHRUNK * entry.compress_size


def _size(shape: tuple[int, ...], dtype: np.dtype[Any]) -> int:
    size = dtype.itemsize
    for length in shape:
        size *= length
    return size


def _read_exactly(file: IO[bytes], size: int) -> bytearray:
    """At most `size` bytes, block by block: a lying header cannot ask for more than is there."""
    data = bytearray()
    while len(data) < size and (block := file.read(min(1 << 20, size - len(data)))):
        data += block
    return data


def _input(values: np.ndarray) -> tuple[Field, np.ndarray]:
    """Pictures where it has the shape of some (channels first), else numbers."""
    if not values.ndim or not values.size:
        raise Refusal(
            Text("The array of inputs is empty."), Text("Choose one with a row for each example.")
        )
    if values.ndim == 1:
        values = values[:, None]
    if values.ndim == 4 and values.shape[-1] in (1, 3, 4) and values.shape[1] not in (1, 3, 4):
        values = np.moveaxis(values, -1, 1)
    elif values.ndim == 3 and values.dtype == np.uint8:
        values = values[:, None]
    kind = "picture" if values.ndim == 4 and values.shape[1] in (1, 3, 4) else "numbers"
    field = Field("input", values.shape[1:], "float32", "input", kind)
    return field, _plain(values)


def _plain(values: np.ndarray) -> np.ndarray:
    """Contiguous uint8 or float32."""
    return np.ascontiguousarray(values, np.uint8 if values.dtype == np.uint8 else np.float32)


def _target(values: np.ndarray, task: str) -> tuple[Field, np.ndarray]:
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if task == "class" or (task == "auto" and _looks_like_classes(values)):
        return _classes(values)
    if values.ndim == 1:
        values = values[:, None]
    field = Field("target", values.shape[1:], "float32", "target", "value")
    return field, np.ascontiguousarray(values, np.float32)


def _looks_like_classes(values: np.ndarray) -> bool:
    return values.ndim == 1 and values.dtype.kind in "bui" and len(np.unique(values)) <= 100


def _classes(values: np.ndarray) -> tuple[Field, np.ndarray]:
    if values.ndim != 1 or not np.isfinite(values).all():
        raise Refusal(
            Text("The array of targets does not hold one class for each example."),
            Text("Choose another array, or set “Task” to values."),
        )
    classes, codes = np.unique(values, return_inverse=True)
    if len(classes) > MOST_CLASSES:
        raise Refusal(
            Text("The target has {count} classes.", count=len(classes)),
            Text("Set “Task” to values, or choose another target."),
        )
    names = tuple(f"{value:.10g}" for value in classes.astype(np.float64))
    field = Field("target", (), "int64", "target", "class", classes=names)
    return field, codes.astype(np.int64)


SOURCES = [
    Source(
        data_card(
            "arrays",
            Text("Arrays (NPZ)"),
            Text("Your own arrays, saved with numpy.savez: one for inputs, one for targets."),
            Text("npz numpy file own import tensor"),
            (
                Setting("path", "path", default="", required=True, main=True, title=Text("File")),
                Setting(
                    "input",
                    "text",
                    default="",
                    title=Text("Input array"),
                    help=Text("The name of the array; found by its usual names where empty."),
                ),
                Setting(
                    "target",
                    "text",
                    default="",
                    title=Text("Target array"),
                    help=Text("The name of the array; found by its usual names where empty."),
                ),
                Setting(
                    "task",
                    "choice",
                    default="auto",
                    choices=("auto", "class", "value"),
                    title=Text("Task"),
                    help=Text("Whether the target names a class or measures a value."),
                ),
                missing_setting(),
            ),
        ),
        read,
    )
]
