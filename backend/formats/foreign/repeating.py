"""Parts of a drawing that repeat one after the other, found by how they are built and wired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from backend.compiler.shapes import hashable
from backend.document.lending import WEIGHTS_OF
from backend.document.records import Wire
from backend.document.values import MOST_REPEATS
from backend.formats.foreign.nesting import SOURCES, Item, Nest, flat, merged
from backend.formats.foreign.scopes import Scoped
from backend.formats.foreign.sketch import Sketch

LONGEST = 400
"""Items that one repeat may have."""
MOST_VALUES = 6
"""Settings that may differ from repeat to repeat, for a person to read them."""

Slot: TypeAlias = tuple[int, str, int]
"""Where something arrives: a block by its number within a copy, its port, its place there."""
End: TypeAlias = tuple[int, str]
"""Where something leaves: a block by its number within a copy, its port."""


@dataclass(frozen=True)
class Links:
    """How copies are joined: which slot each exit of a copy feeds in the next."""

    exits: tuple[End, ...]
    fed: Mapping[Slot, End]


class Wiring:
    """The wires of a sketch by both of their ends, and what leaves the network."""

    def __init__(self, sketch: Sketch, outputs: set[str]) -> None:
        self.sketch = sketch
        self.outputs = outputs
        self.into: defaultdict[str, list[Wire]] = defaultdict(list)
        self.out_of: defaultdict[str, list[Wire]] = defaultdict(list)
        for wire in sketch.wires:
            self.into[wire.target].append(wire)
            self.out_of[wire.source].append(wire)

    def kind(self, item: Item) -> Any:
        """What two items share that are built alike: types, names of settings and weights."""
        if isinstance(item, Nest):
            inside = tuple(map(self.kind, item.items))
            return ("nest", len(item.copies), inside)
        block = self.sketch.blocks[item]
        weights = tuple(sorted(self.sketch.weights.get(item, ())))
        ports = tuple(sorted((wire.target_port, wire.place) for wire in self.into[item]))
        return (block.type, tuple(sorted(block.settings)), weights, ports)

    def links(self, copies: Sequence[Sequence[Item]]) -> Links | None:
        """How the copies follow each other; None where they are no chain of equals."""
        parts = [list(flat(copy)) for copy in copies]
        numbers = [{id: number for number, id in enumerate(part)} for part in parts]
        if len({len(part) for part in parts}) > 1 or self._differs_much(parts):
            return None
        if (
            len({self._inner(part, number) for part, number in zip(parts, numbers, strict=True)})
            > 1
        ):
            return None
        return self._chained(parts, numbers)

    def _inner(self, part: Sequence[str], number: Mapping[str, int]) -> Any:
        """How the blocks of a copy are joined: by wires, and by whose weights they use."""
        wires = {
            (number[wire.source], wire.source_port, number[id], wire.target_port, wire.place)
            for id in part
            for wire in self.into[id]
            if wire.source in number
        }
        lent = {(number[id], number.get(owner, owner)) for id, owner in self._lent(part)}
        return frozenset(wires | lent)

    def _lent(self, part: Sequence[str]) -> Iterator[tuple[str, str]]:
        for id in part:
            owner = self.sketch.blocks[id].settings.get(WEIGHTS_OF)
            if isinstance(owner, str) and owner:
                yield id, owner

    def _differs_much(self, parts: Sequence[Sequence[str]]) -> bool:
        different = set()
        for ids in zip(*parts, strict=True):
            blocks = [self.sketch.blocks[id] for id in ids]
            for name in blocks[0].settings:
                if name == WEIGHTS_OF:
                    continue
                values = tuple(hashable(block.settings.get(name)) for block in blocks)
                if len(set(values)) > 1:
                    different.add(values)
        return len(different) > MOST_VALUES

    def _chained(
        self, parts: Sequence[Sequence[str]], numbers: Sequence[Mapping[str, int]]
    ) -> Links | None:
        arriving = [
            self._arriving(part, number) for part, number in zip(parts, numbers, strict=True)
        ]
        if len({frozenset(one) for one in arriving}) > 1:
            return None
        fed: dict[Slot, End] = {}
        for slot in arriving[0]:
            sources = [one[slot] for one in arriving]
            ends = {
                (before[source], port) if source in before else None
                for before, (source, port) in zip(numbers, sources[1:], strict=False)
            }
            if len(ends) > 1:
                return None
            end = ends.pop()
            if end is not None:
                fed[slot] = end
            elif len(set(sources)) > 1:
                return None
        return self._joined(parts, numbers, arriving[0], fed)

    def _arriving(
        self, part: Sequence[str], number: Mapping[str, int]
    ) -> dict[Slot, tuple[str, str]]:
        return {
            (number[id], wire.target_port, wire.place): (wire.source, wire.source_port)
            for id in part
            for wire in self.into[id]
            if wire.source not in number
        }

    def _joined(
        self,
        parts: Sequence[Sequence[str]],
        numbers: Sequence[Mapping[str, int]],
        first: Mapping[Slot, tuple[str, str]],
        fed: Mapping[Slot, End],
    ) -> Links | None:
        """The links, where each exit has one source before the first copy, and no other readers."""
        exits = tuple(sorted(set(fed.values())))
        if not exits or any(
            len({first[slot] for slot, end in fed.items() if end == exit}) > 1 for exit in exits
        ):
            return None
        for place, (part, number) in enumerate(zip(parts, numbers, strict=True)):
            after = numbers[place + 1] if place + 1 < len(parts) else None
            for id in part:
                if after is not None and id in self.outputs:
                    return None
                for wire in self.out_of[id]:
                    if wire.target in number:
                        continue
                    is_next = after is not None and wire.target in after
                    is_last = after is None and (number[id], wire.source_port) in exits
                    if not is_next and not is_last:
                        return None
        return Links(exits, fed)

    def real(self, items: Sequence[Item]) -> int:
        """How many blocks there are beside numbers."""
        return sum(self.sketch.blocks[id].type not in SOURCES for id in flat(items))


def folded(items: Sequence[Item], wiring: Wiring) -> list[Item]:
    """The same items, those that repeat as one group with its copies; groups inside first."""
    inner: list[Item] = [
        merged(Nest(item.module, [folded(copy, wiring) for copy in item.copies], item.within))
        if isinstance(item, Nest)
        else item
        for item in items
    ]
    found: list[Item] = []
    kinds = [hash(wiring.kind(item)) for item in inner]
    start = 0
    while start < len(inner):
        run = _longest(inner, kinds, start, wiring)
        if run is None:
            found.append(inner[start])
            start += 1
        else:
            found.append(_repeated(run))
            start += len(run) * len(run[0])
    return found


def _repeated(run: Sequence[list[Item]]) -> Nest:
    """The group that repeats: called after the first module in it, without its number."""
    named = [item for item in run[0] if isinstance(item, Nest)]
    copies = [_unwrapped(copy) for copy in run]
    if not named:
        return Nest(Scoped(""), copies, "")
    first = named[0].module
    path = first.path.rstrip("0123456789").rstrip("._")
    return Nest(first._replace(path=path), copies, named[0].within if len(run[0]) == 1 else "")


def _longest(
    items: Sequence[Item], kinds: Sequence[int], start: int, wiring: Wiring
) -> list[list[Item]] | None:
    """The repeats that begin here and hold most blocks; None where nothing repeats."""
    best: list[list[Item]] | None = None
    covered = 0
    for period in range(1, min(LONGEST, (len(items) - start) // 2) + 1):
        if kinds[start] != kinds[start + period] or covered >= len(items) - start:
            continue
        for count in _tries(min(_count(kinds, start, period), MOST_REPEATS)):
            run = [list(items[at : at + period]) for at in _starts(start, period, count)]
            if count * period > covered and _is_worth(run, wiring) and _fits(run, wiring):
                best, covered = run, count * period
                break
    return best


def _tries(count: int) -> list[int]:
    """How many repeats to try, most first: the last ones may be read in another way."""
    return [one for one in dict.fromkeys((count, count - 1, count - 2, count // 2, 2)) if one > 1]


def _fits(run: Sequence[Sequence[Item]], wiring: Wiring) -> bool:
    """Whether the copies are a chain; the first two alone tell soon where they are none."""
    return wiring.links(run[:2]) is not None and wiring.links(run) is not None


def _unwrapped(copy: list[Item]) -> list[Item]:
    """A copy that is one group stands for what is inside it."""
    only = copy[0] if len(copy) == 1 else None
    return only.items if isinstance(only, Nest) and len(only.copies) == 1 else copy


def _count(kinds: Sequence[int], start: int, period: int) -> int:
    count = 1
    while kinds[start + count * period : start + (count + 1) * period] == kinds[
        start : start + period
    ] and start + (count + 1) * period <= len(kinds):
        count += 1
    return count


def _starts(start: int, period: int, count: int) -> range:
    return range(start, start + period * count, period)


def _is_worth(run: Sequence[Sequence[Item]], wiring: Wiring) -> bool:
    """Whether a repeat says more than its parts side by side."""
    size = wiring.real(run[0])
    if len(run[0]) == 1:
        return isinstance(run[0][0], Nest) and size > 1
    return size >= 5 or (size >= 2 and len(run) >= 4)
