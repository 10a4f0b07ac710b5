"""The person's own arrays (NPZ, NPY): one is the input, one the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.array_files import chosen_name, load, members, on_disk
from backend.data.dataset import Dataset
from backend.data.missing import missing_setting
from backend.data.source import Source, data_card
from backend.data.storage import disk_note, stays_on_disk, storage_setting
from backend.data.stored import Stored, Turn, turned
from backend.text import Refusal, Text

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
    found = [
        ArrayPreview(one.name, one.shape, str(one.dtype), one.is_usable) for one in members(path)
    ]
    guesses = {_guess(found, INPUT_NAMES): "input", _guess(found, TARGET_NAMES): "target"}
    if chosen := chosen_name(path):
        guesses = {name: role for name, role in guesses.items() if role == "target"}
        guesses[chosen] = "input"
    return tuple(
        ArrayPreview(one.name, one.shape, one.dtype, one.usable, guesses.get(one.name, ""))
        for one in found
    )


def read(options: Mapping[str, Any]) -> Dataset:
    """Two arrays of the same length: "input" and "target". Raises Refusal.

    Those that are large stay on disk, where an option does not say otherwise.
    """
    path = options["path"]
    seen = {one.name: one for one in preview(path)}
    names = [_pick(seen, options[role], role) for role in ("input", "target")]
    inputs, targets, notes = _open(path, names, options.get("storage", "memory"))
    if len(inputs) != len(targets):
        raise Refusal(
            Text(
                "The arrays differ in length: “{input}” has {inputs}, “{target}” has {targets}.",
                input=names[0],
                inputs=len(inputs),
                target=names[1],
                targets=len(targets),
            ),
            Text("Choose two arrays with one row for each example."),
        )
    field, values = _input(inputs)
    answer, answers = _target(targets, options["task"])
    credit = Text("Your own file: {path}", path=path)
    found = {"input": values, "target": answers}
    return Dataset("arrays", (field, answer), found, notes, credit=credit)


def _open(path: str, names: list[str], choice: str) -> tuple[Any, Any, tuple[Text, ...]]:
    """The arrays of these names, in memory or on disk; and a note where that is on disk."""
    found = {one.name: one for one in members(path)}
    chosen = [found[name] for name in names]
    needed = 4 * sum(one.numbers for one in chosen)
    if not stays_on_disk(choice, needed):
        return load(chosen[0]), load(chosen[1]), ()
    inputs, targets = on_disk(path, chosen)
    return inputs, targets, (disk_note(needed),)


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


def _input(values: np.ndarray | Stored) -> tuple[Field, np.ndarray | Stored]:
    """Pictures where it has the shape of some (channels first), else numbers."""
    if not values.ndim or not values.size:
        raise Refusal(
            Text("The array of inputs is empty."), Text("Choose one with a row for each example.")
        )
    turn = _way_to_lie(values.shape, values.dtype)
    values = turned(values, turn)
    kind = "picture" if values.ndim == 4 and values.shape[1] in (1, 3, 4) else "numbers"
    return Field("input", tuple(values.shape[1:]), "float32", "input", kind), values


def _way_to_lie(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Turn:
    """Channels first, a column for what has none, and numbers as a data set holds them."""
    if len(shape) == 1:
        return lambda part: _plain(part[:, None])
    if len(shape) == 4 and shape[-1] in (1, 3, 4) and shape[1] not in (1, 3, 4):
        return lambda part: _plain(np.moveaxis(part, -1, 1))
    if len(shape) == 3 and dtype == np.uint8:
        return lambda part: _plain(part[:, None])
    return _plain


def _plain(values: np.ndarray) -> np.ndarray:
    """Contiguous uint8 or float32."""
    return np.ascontiguousarray(values, np.uint8 if values.dtype == np.uint8 else np.float32)


def _target(values: np.ndarray | Stored, task: str) -> tuple[Field, np.ndarray | Stored]:
    if isinstance(values, Stored):
        values = values.turned(_plain_value)
        return Field("target", tuple(values.shape[1:]), "float32", "target", "value"), values
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if task == "class" or (task == "auto" and _looks_like_classes(values)):
        return _classes(values)
    if values.ndim == 1:
        values = values[:, None]
    field = Field("target", values.shape[1:], "float32", "target", "value")
    return field, _plain_value(values)


def _plain_value(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values, np.float32)


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
            Text("Your own arrays (.npz, or .npy side by side): one for inputs, one for targets."),
            Text("npz npy numpy file own import tensor large"),
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
                storage_setting(),
            ),
        ),
        read,
    )
]
