"""Everything that an exact resume needs, on disk without a line of code in it."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from backend.text import Refusal, Text

_SUFFIX = ".safetensors"
_KEEP = 2


@dataclass(frozen=True)
class State:
    """Where a training stands: tensors by name, and plain facts that refer to them."""

    tensors: Mapping[str, Tensor]
    facts: Any


def pack(things: Any) -> State:
    """Copies of nested dicts, lists, tuples, numbers and tensors, on the processor.

    What is none of these (a function inside a schedule) is left out: it is made anew.
    """
    tensors: dict[str, Tensor] = {}
    return State(tensors, _pack(things, "", tensors))


def joined(one: State, other: State) -> State:
    """Two packed dictionaries, whose keys differ, as one."""
    tensors = {**one.tensors, **other.tensors}
    return State(tensors, {"dict": [*one.facts["dict"], *other.facts["dict"]]})


def unpack(state: State) -> Any:
    """The things again. Raises KeyError, TypeError or ValueError for a state that is not whole."""
    return _unpack(state.facts, state.tensors)


_OTHER = object()


def _pack(thing: Any, path: str, tensors: dict[str, Tensor]) -> Any:
    if isinstance(thing, Tensor):
        tensors[path] = thing.detach().to("cpu", copy=True).contiguous()
        return {"tensor": path}
    if thing is None or isinstance(thing, bool | int | str):
        return thing
    if isinstance(thing, float):
        return thing if abs(thing) < float("inf") else {"float": str(thing)}
    if isinstance(thing, list | tuple):
        kind = "tuple" if isinstance(thing, tuple) else "list"
        parts = [_pack(one, f"{path}/{place}", tensors) for place, one in enumerate(thing)]
        return {kind: [None if part is _OTHER else part for part in parts]}
    if isinstance(thing, Mapping):
        kind = "counter" if isinstance(thing, Counter) else "dict"
        pairs = [
            [_pack(key, f"{path}/key", tensors), _pack(value, f"{path}/{key}", tensors)]
            for key, value in thing.items()
        ]
        return {kind: [pair for pair in pairs if pair[1] is not _OTHER]}
    return _OTHER


def _unpack(fact: Any, tensors: Mapping[str, Tensor]) -> Any:
    if not isinstance(fact, dict):
        return fact
    ((kind, value),) = fact.items()
    if kind == "tensor":
        return tensors[value]
    if kind == "float":
        return float(value)
    if kind in ("list", "tuple"):
        parts = [_unpack(one, tensors) for one in value]
        return tuple(parts) if kind == "tuple" else parts
    if kind in ("dict", "counter"):
        table = {_unpack(key, tensors): _unpack(one, tensors) for key, one in value}
        return Counter(table) if kind == "counter" else table
    raise ValueError(kind)


def write(folder: Path, step: int, state: State) -> Path:
    """Write a checkpoint whole or not at all, and let go of all but the last two.

    Raises OSError where the disk refuses; what stood there before is untouched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"step-{step:012d}{_SUFFIX}"
    metadata = {"format": "lienzo checkpoint 1", "facts": json.dumps(state.facts)}
    _write_whole(path, save(dict(state.tensors), metadata))
    for old in checkpoints(folder)[_KEEP:]:
        if old != path:
            old.unlink(missing_ok=True)
    return path


def _write_whole(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    """Make the new name itself reach the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def checkpoints(folder: Path) -> list[Path]:
    """The checkpoints of a folder, the newest first; drafts of a killed process are swept."""
    if not folder.is_dir():
        return []
    for draft in folder.glob(".step-*.tmp"):
        with suppress(OSError):
            draft.unlink()
    found = [path for path in folder.iterdir() if re.fullmatch(r"step-\d+" + _SUFFIX, path.name)]
    return sorted(found, reverse=True)


def read(path: Path) -> State:
    """A checkpoint from its file. Raises Refusal where it cannot be read."""
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            if not metadata.get("format", "").startswith("lienzo checkpoint"):
                raise ValueError("no checkpoint")
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        return State(tensors, json.loads(metadata["facts"]))
    except (SafetensorError, OSError, ValueError, KeyError, RecursionError) as error:
        raise Refusal(
            Text("The checkpoint {name} cannot be read: {reason}", name=path.name, reason=error),
            Text("Go on from an earlier checkpoint, or start the training over."),
        ) from error


def read_newest(place: Path) -> State:
    """The state to go on from: of a checkpoint, or the newest whole one of a run's folder.

    Raises Refusal where there is none.
    """
    if place.is_file():
        return read(place)
    for path in checkpoints(place / "checkpoints"):
        with suppress(Refusal):
            return read(path)
    raise Refusal(
        Text("The run {name} has no checkpoint to go on from.", name=place.name),
        Text("Start the training over."),
    )


def random_state(device: torch.device) -> dict[str, Tensor]:
    """The generators that dropout and noise draw from."""
    found = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        found["cuda"] = torch.cuda.get_rng_state(device)
    elif device.type == "mps":
        found["mps"] = torch.mps.get_rng_state()
    return found


def set_random_state(states: Mapping[str, Tensor], device: torch.device) -> None:
    """Let the generators go on from there."""
    torch.set_rng_state(states["cpu"])
    if device.type == "cuda" and "cuda" in states:
        torch.cuda.set_rng_state(states["cuda"], device)
    elif device.type == "mps" and "mps" in states:
        torch.mps.set_rng_state(states["mps"])
