"""The inputs of a program: their sizes, which of them count examples, which are left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from backend.formats.foreign.entries import Entry, OpenSizes
from backend.formats.program_import.reading import DTYPES, Program, no_program
from backend.text import Refusal, Text

_SYMBOL = re.compile(r"Symbol\('(\w{1,40})'")


def entries_of(program: Program, sizes: Mapping[str, int]) -> list[Entry]:
    """The tensors that the program takes. `sizes` fixes sizes by their name; a first axis that is
    open counts examples. Raises OpenSizes where others are open."""
    found = []
    for name in _inputs(program):
        meta = program.graph["tensor_values"][name]
        dtype = DTYPES.get(meta["dtype"])
        if dtype is None:
            raise no_program()
        shape = [_size(one, sizes) for one in meta["sizes"]]
        hints = tuple(_hint(one) for one in meta["sizes"])
        found.append(Entry(name, dtype, tuple(shape), hints))
    missing = [one for entry in found for one in entry.open_sizes() if one.axis > 0]
    if missing:
        raise OpenSizes(missing)
    return found


def _inputs(program: Program) -> list[str]:
    """The names of the tensors that a person gives. Raises Refusal for other kinds of inputs."""
    found = []
    for spec in program.signature["input_specs"]:
        if "user_input" not in spec:
            continue
        given = spec["user_input"]["arg"]
        if "as_tensor" in given:
            found.append(given["as_tensor"]["name"])
        elif "as_none" not in given:
            raise Refusal(
                Text("The program takes an input that is no tensor."),
                Text("Write the program anew with tensors as inputs."),
            )
    return found


def _size(one: Mapping[str, Any], sizes: Mapping[str, int]) -> int | str:
    """A size, or the name of one that the file leaves open."""
    if "as_int" in one:
        return int(one["as_int"])
    words = one["as_expr"]["expr_str"]
    names = _SYMBOL.findall(words)
    if len(names) != 1 or not words.startswith("Symbol("):
        raise Refusal(
            Text("An input has a size that is worked out from others: {words}.", words=words[:80]),
            Text("Write the program anew with fixed sizes, the batch aside."),
        )
    return sizes.get(names[0], str(names[0]))


def _hint(one: Mapping[str, Any]) -> int:
    """The size that the example had, 0 where the file does not tell."""
    hint = (one.get("as_expr", {}).get("hint") or {}).get("as_int", 0)
    return hint if isinstance(hint, int) else 0
