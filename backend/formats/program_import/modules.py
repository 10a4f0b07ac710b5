"""The modules that an operation of a program stood in, as the program's notes tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.formats.foreign.scopes import Scope, Scoped, is_layer


def scope_of(node: Mapping[str, Any]) -> Scope:
    """The modules around an operation, the outermost first, the whole network left out.

    A note is "key,path,class;…"; a key ends in "@1" where a module is called a second time.
    """
    notes = str((node.get("metadata") or {}).get("nn_module_stack", ""))
    found = []
    for note in notes.split(";"):
        parts = note.split(",", 2)
        if len(parts) == 3 and parts[1] and not parts[0].startswith("_empty"):
            path = parts[1]
            kind = parts[2].rpartition(".")[2]
            found.append(Scoped(path, _call_of(parts[0]), is_layer(parts[2]), kind))
    return tuple(found)


def _call_of(key: str) -> int:
    _, mark, number = key.rpartition("@")
    return int(number) if mark and number.isdecimal() else 0


def with_parents(scope: Scope) -> Scope:
    """The modules with those that their paths speak of: our own exports note the layers alone."""
    found: dict[str, Scoped] = {}
    for module in scope:
        parts = module.path.split(".")
        for count in range(1, len(parts)):
            path = ".".join(parts[:count])
            found.setdefault(path, Scoped(path))
        found[module.path] = module
    return tuple(found.values())
