"""A class for every group of a network: one for all groups that are alike but for some numbers."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from torch import nn

_HINTS = {bool: "bool", int: "int", float: "float", str: "str"}


@dataclass(eq=False)
class Body:
    """What one group is made of and computes, in its own words.

    `layers` are the parts by their path inside it: an expression, or the body of a group.
    `lines` are code and what is remarked beside it. `made` is the expression that makes it, once
    it has a class.
    """

    path: str
    arguments: list[str] = field(default_factory=list)
    layers: dict[str, str | Body] = field(default_factory=dict)
    lines: list[tuple[str, str]] = field(default_factory=list)
    gives: list[str] = field(default_factory=list)
    made: str = ""

    @property
    def expressions(self) -> dict[str, str]:
        """The parts by their path, all as expressions."""
        return {
            path: one.made if isinstance(one, Body) else one for path, one in self.layers.items()
        }

    @property
    def kind(self) -> object:
        """Equal for bodies that one class can serve: all but the numbers in expressions."""
        parts = tuple((path, _kind(made)) for path, made in self.expressions.items())
        code = tuple(line for line, _ in self.lines)
        return tuple(self.arguments), code, tuple(self.gives), parts


@dataclass(frozen=True)
class Class:
    """A class that serves several bodies: its name, what it is made with, and how it reads.

    `parameters` are names with hints, `layers` the parts by path, with the names in them.
    """

    name: str
    bodies: tuple[Body, ...]
    parameters: tuple[str, ...]
    layers: Mapping[str, str]

    @property
    def lines(self) -> Iterator[str]:
        """The code of `forward`, with the remarks that hold for every body."""
        for place, (line, remark) in enumerate(self.bodies[0].lines):
            same = all(body.lines[place][1] == remark for body in self.bodies)
            yield f"{line}  # {remark}" if remark and same else line


def classes_of(
    bodies: Iterable[Body], name_of: Callable[[Body], str], taken: Iterable[str], known: _Known
) -> list[Class]:
    """Classes for these bodies, inner ones first; each body is told how it is made."""
    used = set(taken)
    found: list[Class] = []
    for height in _by_height(bodies):
        alike: dict[object, list[Body]] = {}
        for body in height:
            alike.setdefault(body.kind, []).append(body)
        for several in alike.values():
            name = _unused(name_of(several[0]), used)
            found.append(_class(name, several, known))
            known = {**known, name: None}
    return found


_Known = Mapping[str, "type[nn.Module] | None"]
"""The classes of layers that are ours, by name."""


def _by_height(bodies: Iterable[Body]) -> list[list[Body]]:
    """Bodies without groups in them first, then those that hold only these, and so on."""
    heights: dict[Body, int] = {}

    def height(body: Body) -> int:
        if body not in heights:
            inner = [one for one in body.layers.values() if isinstance(one, Body)]
            heights[body] = 1 + max(map(height, inner), default=-1)
        return heights[body]

    ordered = list(bodies)
    levels: list[list[Body]] = [[] for _ in range(max(map(height, ordered), default=-1) + 1)]
    for body in ordered:
        levels[height(body)].append(body)
    return levels


def _unused(name: str, used: set[str]) -> str:
    wanted, number = name, 1
    while name in used:
        number += 1
        name = f"{wanted}{number}"
    used.add(name)
    return name


def _class(name: str, bodies: list[Body], known: _Known) -> Class:
    """What differs between the bodies becomes something that the class is made with."""
    made = [body.expressions for body in bodies]
    names: dict[tuple[str, ...], str] = {}
    layers = {}
    for path in made[0]:
        layers[path] = _with_names([one[path] for one in made], names, known)
    for place, body in enumerate(bodies):
        given = ", ".join(f"{word}={values[place]}" for values, word in names.items())
        body.made = f"{name}({given})"
    hints = tuple(f"{word}{_hint(values)}" for values, word in names.items())
    return Class(name, tuple(bodies), hints, layers)


def _with_names(written: Sequence[str], names: dict[tuple[str, ...], str], known: _Known) -> str:
    """One expression for several that differ in some arguments: these get names, the same name
    where they differ in the same way."""
    if len(set(written)) == 1:
        return written[0]
    calls = [_parsed(one) for one in written]
    first = calls[0]
    assert isinstance(first, ast.Call)
    words = _argument_names(first, known)
    for place, slot in enumerate(_arguments(first)):
        values = tuple(ast.unparse(_arguments(one)[place]) for one in calls)  # type: ignore[arg-type]
        if len(set(values)) > 1:
            word = names.get(values) or _unused_word(words[place], names.values())
            names[values] = word
            _put_argument(first, slot, word)
    return ast.unparse(first)


def _kind(expression: str) -> object:
    """An expression but for its arguments."""
    call = _parsed(expression)
    if not isinstance(call, ast.Call):
        return expression
    keywords = tuple(one.arg for one in call.keywords)
    return ast.unparse(call.func), len(call.args), keywords


def _parsed(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(one.value for one in call.keywords)]


def _put_argument(call: ast.Call, before: ast.expr, word: str) -> None:
    name = ast.Name(word)
    call.args = [name if one is before else one for one in call.args]
    for one in call.keywords:
        one.value = name if one.value is before else one.value


def _argument_names(call: ast.Call, known: _Known) -> list[str]:
    """What the arguments of a call are called where it is defined."""
    function = ast.unparse(call.func)
    kind: Any = known.get(function) or getattr(nn, function.removeprefix("nn."), None)
    positional = list(inspect.signature(kind).parameters) if kind is not None else []
    positional += [f"value_{place}" for place in range(len(positional), len(call.args))]
    return [*positional[: len(call.args)], *(one.arg or "value" for one in call.keywords)]


def _unused_word(word: str, used: Iterable[str]) -> str:
    there = set(used)
    wanted, number = word, 1
    while word in there:
        number += 1
        word = f"{wanted}_{number}"
    return word


def _hint(values: Sequence[str]) -> str:
    kinds = {type(_literal(value)) for value in values}
    if kinds == {int, float}:
        return ": float"
    kind = kinds.pop() if len(kinds) == 1 else None
    return f": {_HINTS[kind]}" if kind in _HINTS else ""


def _literal(value: str) -> Any:
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return None
