"""The modules that a node stood in before it was exported, as its notes or its name tell."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from backend.formats.foreign.scopes import Scope, Scoped, is_layer

_SCOPES, _KINDS = "pkg.torch.onnx.name_scopes", "pkg.torch.onnx.class_hierarchy"


def scope_of(proto: Any) -> Scope:
    """The modules around a node, the outermost first, the whole network left out.

    Newer exporters of PyTorch note the path of each module and its class; older ones write the
    modules into the name: "/layer1/layer1.0/conv1/Conv".
    """
    notes = {note.key: note.value for note in proto.metadata_props}
    if _SCOPES in notes:
        paths, kinds = _listed(notes[_SCOPES])[:-1], _listed(notes.get(_KINDS, ""))[:-1]
        kinds = kinds if len(kinds) == len(paths) else [""] * len(paths)
        there = zip(paths, kinds, strict=True)
        return tuple(_module(path, kind) for path, kind in there if path)
    return _from_name(str(proto.name))


def _module(path: str, kind: str) -> Scoped:
    return Scoped(path, 0, is_layer(kind), kind.rpartition(".")[2])


def _listed(words: str) -> Sequence[str]:
    try:
        found = ast.literal_eval(words)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return []
    return [one if isinstance(one, str) else "" for one in found] if isinstance(found, list) else []


def _from_name(name: str) -> Scope:
    parts = name.split("/")
    if len(parts) < 3 or parts[0]:
        return ()
    found: list[Scoped] = []
    for part in parts[1:-1]:
        around = found[-1].path if found else ""
        stem = around.rpartition(".")[2]
        known = bool(stem) and part.startswith(f"{stem}.")
        path = around.removesuffix(stem) + part if known else f"{around}.{part}".strip(".")
        found.append(_module(path, ""))
    return tuple(found)
