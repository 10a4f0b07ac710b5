"""The blocks of a sketch as a tree: what stood in one module of the file, together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from backend.formats.foreign.scopes import Scope, Scoped
from backend.formats.foreign.sketch import Sketch

SOURCES = ("lienzo.Parameter", "lienzo.Constant")
"""Blocks that stand where they are read."""
FEWEST = 3
"""Blocks that make a group."""
DEEPEST = 16
"""Modules in modules that become groups in groups."""


@dataclass
class Nest:
    """What becomes a group: the module it was, and its copies, each a list of what is inside.

    All copies are built alike; a group that does not repeat has one. `within` is the path that the
    names of what is inside the first copy are seen from.
    """

    module: Scoped
    copies: list[list[Item]]
    within: str

    @property
    def items(self) -> list[Item]:
        """What is inside the first copy."""
        return self.copies[0]


Item: TypeAlias = "str | Nest"
"""The id of a block, or a group."""


def flat(items: Sequence[Item]) -> Iterator[str]:
    """The ids of all blocks, of all copies, in order."""
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            for copy in item.copies:
                yield from flat(copy)


def nested(sketch: Sketch) -> list[Item]:
    """The blocks of a sketch by the modules around them, in the order they were put down."""
    scopes = _scopes(sketch)
    root: list[Item] = []
    open_: list[tuple[Scoped, list[Item]]] = []
    for id, block in sketch.blocks.items():
        if block.type in SOURCES:
            continue
        scope = scopes[id]
        while open_ and tuple(module for module, _ in open_) != scope[: len(open_)]:
            open_.pop()
        for module in scope[len(open_) :]:
            inside: list[Item] = []
            (open_[-1][1] if open_ else root).append(Nest(module, [inside], module.path))
            open_.append((module, inside))
        (open_[-1][1] if open_ else root).append(id)
    _put_sources(sketch, root)
    return _without_wrapping(_simplified(root, sketch), sketch)


def _scopes(sketch: Sketch) -> dict[str, Scope]:
    """The modules around each block; where a file tells none, those that are around the block
    before it as well as around the one after it."""
    ids = [id for id, block in sketch.blocks.items() if block.type not in SOURCES]
    found = {id: sketch.scopes[id][:DEEPEST] for id in ids}
    before: Scope = ()
    waiting: list[str] = []
    for id in ids:
        scope = found[id]
        if not scope:
            waiting.append(id)
            continue
        found |= dict.fromkeys(waiting, _shared(before, scope))
        before, waiting = scope, []
    return found


def _shared(one: Scope, other: Scope) -> Scope:
    """The modules that two scopes begin with."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]


def _put_sources(sketch: Sketch, root: list[Item]) -> None:
    """Numbers stand in the innermost group that holds all who read them, before the first."""
    readers: defaultdict[str, set[str]] = defaultdict(set)
    for wire in sketch.wires:
        readers[wire.source].add(wire.target)
    waiting = [id for id, block in sketch.blocks.items() if block.type in SOURCES]
    for id in waiting[::-1]:
        _put_source(id, readers[id], root)


def _put_source(id: str, readers: set[str], items: list[Item]) -> None:
    for place, item in enumerate(items):
        there = readers & set(flat([item]))
        if not there:
            continue
        if isinstance(item, Nest) and there == readers:
            _put_source(id, readers, item.items)
        else:
            items.insert(place, id)
        return
    items.append(id)


def _simplified(items: Sequence[Item], sketch: Sketch) -> list[Item]:
    """Without groups of few blocks, and without groups that hold nothing but a group."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, str):
            found.append(item)
            continue
        inner = _simplified(item.items, sketch)
        real = [one for one in flat(inner) if sketch.blocks[one].type not in SOURCES]
        if len(real) < FEWEST and all(isinstance(one, str) for one in inner):
            found += inner
        else:
            found.append(merged(Nest(item.module, [inner], item.within)))
    return found


def _without_wrapping(items: list[Item], sketch: Sketch) -> list[Item]:
    """Where all there is stands in one group, what is inside it stands in the drawing itself."""
    ends = {"lienzo.Input", *SOURCES}
    rest = [
        item for item in items if isinstance(item, Nest) or sketch.blocks[item].type not in ends
    ]
    only = rest[0] if len(rest) == 1 else None
    if not isinstance(only, Nest):
        return items
    place = items.index(only)
    return [*items[:place], *only.items, *items[place + 1 :]]


def merged(nest: Nest) -> Nest:
    """A group that holds nothing but a group is that group, under its own name."""
    only = nest.items[0] if len(nest.copies) == len(nest.items) == 1 else None
    return Nest(nest.module, only.copies, only.within) if isinstance(only, Nest) else nest


def named_within(path: str, around: str) -> str:
    """The path of a module seen from the one around it."""
    return path.removeprefix(f"{around}.") if around else path
