"""Keeps the shelf on disk, so that a window has its palette before torch is there."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import tempfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from backend.catalog.card import Card, Family, Port, Setting, Shelf
from backend.text import Text

_KINDS = {kind.__name__: kind for kind in (Card, Family, Port, Setting, Shelf)}


def read_shelf() -> Shelf | None:
    """The shelf of this version of PyTorch and of this program; None where none is kept."""
    try:
        digest, _, kept = shelf_path().read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(kept):  # cut short or damaged
        return None
    shelf: Shelf = _grown(msgspec.json.decode(kept))
    return shelf


def keep_shelf(shelf: Shelf) -> None:
    """Write the shelf where `read_shelf` finds it. Failing to is no harm: it is built anew."""
    path, kept = shelf_path(), msgspec.json.encode(_flat(shelf))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
        with os.fdopen(handle, "wb") as file:
            file.write(_digest(kept) + b"\n" + kept)
        os.replace(draft, path)
    except OSError:
        return


def shelf_path() -> Path:
    """The file, named by what the shelf depends on: PyTorch's version and our own sources."""
    return Path(platformdirs.user_cache_dir("lienzo")) / f"shelf-{_fingerprint()}.json"


def _digest(kept: bytes) -> bytes:
    return hashlib.sha256(kept).hexdigest().encode()


def _fingerprint() -> str:
    mark = hashlib.sha256(metadata.version("torch").encode())
    backend = Path(__file__).parent.parent
    for folder in ("catalog", "modules"):
        for path in sorted((backend / folder).rglob("*.py")):
            mark.update(path.read_bytes())
    mark.update((backend / "text.py").read_bytes())
    return mark.hexdigest()[:16]


def _flat(value: Any) -> Any:
    """Plain JSON data; each of our classes becomes {"": its name, field: value, …}."""
    if isinstance(value, Text):
        return {"": "Text", "source": value.source, "values": _flat(dict(value.values))}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _flat(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
        return {"": type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {key: _flat(one) for key, one in value.items()}
    return [_flat(one) for one in value] if isinstance(value, list | tuple) else value


def _grown(value: Any) -> Any:
    """What `_flat` flattened; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(_grown(one) for one in value)
    if not isinstance(value, dict):
        return value
    grown = {key: _grown(one) for key, one in value.items() if key}
    if "" not in value:
        return grown
    if value[""] == "Text":
        return Text(grown["source"], **grown["values"])
    return _KINDS[value[""]](**grown)
