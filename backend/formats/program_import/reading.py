"""`.pt2` files from strangers: an archive of JSON and plain numbers, read without running anything.

What `torch.export.save` writes is a zip: the graph as JSON in models/NAME.json, each tensor as its
raw bytes in data/weights and data/constants with a JSON table of sizes and strides. PyTorch's own
loader also unpickles what those tables mark as pickled, example inputs, and objects that are no
tensors: a pickle may run code. So this module reads the JSON and the raw bytes itself, never
unpickles, and refuses files whose weights only a pickle holds.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import ml_dtypes
import numpy as np

from backend.text import Refusal, Text

DTYPES = {
    **{1: "uint8", 2: "int8", 3: "int16", 4: "int32", 5: "int64", 6: "float16", 7: "float32"},
    **{8: "float64", 12: "bool", 13: "bfloat16", 28: "uint16", 29: "float8_e4m3fn"},
    **{30: "float8_e5m2", 31: "float8_e4m3fnuz", 32: "float8_e5m2fnuz", 34: "uint32", 35: "uint64"},
}
"""The kinds of numbers, as `torch._export.serde.schema.ScalarType` counts them."""
LARGEST = 2**34
"""Bytes of a file."""
LARGEST_GRAPH = 2**28
"""Bytes of the JSON of a graph."""
_STRETCHED = 2**24
"""Numbers that a tensor may have beyond those that stand in the file."""


@dataclass(frozen=True)
class Program:
    """A program: `graph`, `signature` and `ranges` as the file writes them, its tensors by name.

    Tensors of the same bytes and form are the same object: they are shared. `from_lienzo` tells
    our own exports.
    """

    graph: Mapping[str, Any]
    signature: Mapping[str, Any]
    tensors: Mapping[str, np.ndarray]
    opset: int = 0
    from_lienzo: bool = False
    ranges: Mapping[str, Any] = field(default_factory=dict)


def read_program(path: Path) -> Program:
    """The program in a file, with its tensors. Raises Refusal for what is none."""
    try:
        if not path.is_file():
            raise Refusal(
                Text("There is no file called {name}.", name=path.name),
                Text("Check its name and folder."),
            )
        with zipfile.ZipFile(path) as archive:
            return _Archive(archive, path.stat().st_size).program()
    except OSError as error:
        raise Refusal(
            Text("The system denies it: {reason}.", reason=error.strerror or str(error)),
            Text("Check that you may read it."),
        ) from error
    except _DAMAGES as error:
        raise no_program() from error


_DAMAGES = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError),
    *(KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, OverflowError),
)
"""What reading raises where a file is not what it says."""


def no_program() -> Refusal:
    """What is said of a file that is no program, or no whole one."""
    return Refusal(
        Text("This is no program of torch.export, or it is damaged."),
        Text("Choose another file, or write it anew with torch.export.save."),
    )


class _Archive:
    """The files in the zip, below its one folder."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._files = {self._below(one.filename): one for one in archive.infolist()}
        whole = sum(one.file_size for one in self._files.values())
        packed = any(one.compress_type != zipfile.ZIP_STORED for one in self._files.values())
        if packed or whole > min(size, LARGEST):
            raise Refusal(
                Text("The archive is packed as PyTorch never packs it."),
                Text("Write it anew with torch.export.save."),
            )

    @staticmethod
    def _below(name: str) -> str:
        return str(PurePosixPath(*PurePosixPath(name).parts[1:]))

    def program(self) -> Program:
        """All that a drawing needs of it."""
        name = self._name()
        whole = self._json(f"models/{name}.json")
        module = whole["graph_module"]
        tensors = self._tensors("weights", f"{name}_weights_config.json")
        tensors |= self._tensors("constants", f"{name}_constants_config.json")
        return Program(
            module["graph"],
            module["signature"],
            tensors,
            int(whole.get("opset_version", {}).get("aten", 0)),
            "extra/lienzo.json" in self._files,
            whole.get("range_constraints", {}),
        )

    def _name(self) -> str:
        if any(one.startswith("serialized_exported_program") for one in self._names_at_top()):
            raise Refusal(
                Text("An old PyTorch wrote this program, its weights as a Python pickle."),
                Text("Load it with torch.export.load and write it anew with torch.export.save."),
            )
        order = self._read("byteorder", 16) if "byteorder" in self._files else b"little"
        if order != b"little":
            raise no_program()
        parts = [PurePosixPath(one) for one in self._files]
        names = [one.stem for one in parts if str(one.parent) == "models" and one.suffix == ".json"]
        if len(names) > 1:
            raise Refusal(
                Text("The file holds several programs: {names}.", names=", ".join(names)[:200]),
                Text("Write the one you want with torch.export.save."),
            )
        if not names:
            raise no_program()
        return names[0]

    def _names_at_top(self) -> list[str]:
        return [one.filename.rpartition("/")[2] for one in self._archive.infolist()]

    def _read(self, name: str, most: int) -> bytes:
        info = self._files[name]
        if info.file_size > most:
            raise no_program()
        return self._archive.read(info)

    def _json(self, name: str) -> Any:
        return json.loads(self._read(name, LARGEST_GRAPH))

    def _tensors(self, folder: str, table: str) -> dict[str, np.ndarray]:
        if f"data/{folder}/{table}" not in self._files:
            return {}
        found: dict[str, np.ndarray] = {}
        met: dict[str, np.ndarray] = {}
        for name, entry in self._json(f"data/{folder}/{table}")["config"].items():
            if entry["use_pickle"]:
                raise _pickled(name)
            key = json.dumps([entry["path_name"], entry["tensor_meta"]], sort_keys=True)
            if key not in met:
                data = self._read(f"data/{folder}/{entry['path_name']}", LARGEST)
                met[key] = _tensor(data, entry["tensor_meta"], name)
            found[name] = met[key]
        return found


def _pickled(name: str) -> Refusal:
    return Refusal(
        Text("{name} stands in the file as a Python pickle, which could run code.", name=name[:80]),
        Text("Make it a plain tensor (tensor.detach().clone()) and write the program anew."),
    )


def _tensor(data: bytes, meta: Mapping[str, Any], name: str) -> np.ndarray:
    """Numbers from their bytes, laid out by sizes and strides that must stay within them."""
    dtype = DTYPES.get(meta["dtype"])
    if dtype is None:
        raise Refusal(
            Text("{name} has numbers of a kind that Lienzo does not know.", name=name[:80]),
            Text("Write the program with numbers of another kind, such as float32."),
        )
    kind: Any = getattr(ml_dtypes, dtype) if hasattr(ml_dtypes, dtype) else dtype
    flat = np.frombuffer(data, np.dtype(kind))
    sizes, strides = ([int(one["as_int"]) for one in meta[key]] for key in ("sizes", "strides"))
    offset = int(meta["storage_offset"]["as_int"])
    if len(sizes) != len(strides) or min([*sizes, *strides, offset], default=0) < 0:
        raise no_program()
    if 0 in sizes:
        return np.zeros(sizes, flat.dtype)
    last = offset + sum((size - 1) * step for size, step in zip(sizes, strides, strict=True))
    if last >= len(flat) or _product(sizes) > len(flat) + _STRETCHED:
        raise no_program()
    bytes_apart = [step * flat.itemsize for step in strides]
    view = np.lib.stride_tricks.as_strided(flat[offset:], sizes, bytes_apart, writeable=False)
    return np.ascontiguousarray(view).reshape(sizes)


def _product(sizes: list[int]) -> int:
    found = 1
    for size in sizes:
        found *= size
    return found
