"""Which block of one drawing corresponds to which of another: by id, then by how it is wired."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

import msgspec

from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, HOLDERS, USE, Insides, is_definition
from backend.document.records import Block, Wire

_Neighbour: TypeAlias = tuple[str, str, str]
"""A block at the other end of a wire: the own port, the block, its port."""
_Key: TypeAlias = Callable[["_Side", str], object]

_AROUND = 3
"""How many wires far one looks to tell blocks apart by what stands around them."""
_MOST_ALIGNED = 1_000_000
"""Rows of blocks up to this product of lengths are aligned as rows."""


def counterparts(before: Document, after: Document) -> dict[str, str]:
    """For blocks of the first drawing, the blocks of the second that they have become.

    The same id and type are the same block, unless most ids that both have mean something else in
    each: then they were only counted alike. What is left is paired by structure, place by place
    (first at the top, then inside each pair of groups): blocks fed alike from the sources on,
    blocks that feed alike down to the ends, alike surroundings, neighbours of pairs, equal names,
    and at last by their order. A pair is always of one type, or of one id.
    """
    pairing = _Pairing(_Side(before), _Side(after))
    ids_mean_the_same = pairing.share_ids()
    if ids_mean_the_same:
        pairing.by_id(same_type=True)
    pairing.by_structure("", "")
    if ids_mean_the_same:
        pairing.by_id(same_type=False)
    return pairing.found


class _Side:
    """One drawing, with what tells its blocks apart."""

    def __init__(self, document: Document) -> None:
        self.insides = Insides(document.unordered())
        self.blocks = self.insides.blocks
        self.sources: defaultdict[str, list[_Neighbour]] = defaultdict(list)
        self.targets: defaultdict[str, list[_Neighbour]] = defaultdict(list)
        self._places = self._port_places()
        for record in document.unordered():
            if isinstance(record, Wire):
                self._wire(record)
        self._contents: dict[str, object] = {}
        self.labels = {id: self._label(block) for id, block in self.blocks.items()}
        flow = self._flow()
        self.rank = {id: number for number, id in enumerate(flow)}
        self.fed = self._told(flow, self.sources)
        self.feeding = self._told(flow[::-1], self.targets)
        self.around = self._surroundings()

    def _port_places(self) -> dict[str, str]:
        """Ports of groups have the ids of blocks for names: here, their places from the top."""
        return {
            port.id: str(place)
            for group in list(self.insides.children)
            for kind in (ENTRY, EXIT)
            for place, port in enumerate(self.insides.ports(group, kind))
        }

    def _wire(self, wire: Wire) -> None:
        out_of = self._places.get(wire.source_port, wire.source_port)
        into = self._places.get(wire.target_port, wire.target_port)
        self.sources[wire.target].append((into, wire.source, out_of))
        self.targets[wire.source].append((out_of, wire.target, into))

    def _label(self, block: Block) -> int:
        """A number for what the block is: equal for equal blocks with equal insides."""
        chosen = {
            name: value
            for name, value in block.settings.items()
            if name not in ("of", "weights_of")
        }
        settings = msgspec.json.encode(chosen, order="sorted")
        inside = self._content(self.insides.definition(block)) if block.type in HOLDERS else 0
        return hash((block.type, block.name, settings, inside))

    def _content(self, group: str) -> object:
        """A number for what stands in a group; groups in themselves count as empty."""
        if group not in self._contents:
            self._contents[group] = 0
            held = Counter(self._label(block) for block in self.insides.held(group))
            self._contents[group] = hash(frozenset(held.items()))
        return self._contents[group]

    def _flow(self) -> list[str]:
        """The blocks sources first, from top to bottom; those of rings at the end."""
        waiting = {id: len(self.sources[id]) for id in self.blocks}
        ready = deque(sorted((id for id, count in waiting.items() if not count), key=self.place))
        flow: dict[str, None] = {}
        while ready:
            id = ready.popleft()
            flow[id] = None
            for _, target, _ in self.targets[id]:
                if target in waiting:
                    waiting[target] -= 1
                    if not waiting[target]:
                        ready.append(target)
        return [*flow, *sorted(self.blocks.keys() - flow.keys(), key=self.place)]

    def kind(self, id: str) -> str:
        """Its type; a definition is of another kind than a group."""
        block = self.blocks[id]
        return f"{block.type} defined" if is_definition(block) else block.type

    def place(self, id: str) -> tuple[float, float, str]:
        """Blocks that nothing else tells apart are paired from top to bottom."""
        block = self.blocks[id]
        return block.y, block.x, id

    def _told(self, flow: Sequence[str], ends: Mapping[str, list[_Neighbour]]) -> dict[str, int]:
        """A number for each block and all that leads to it from one side."""
        told: dict[str, int] = {}
        for id in flow:
            beyond = sorted((own, told.get(other, 0), theirs) for own, other, theirs in ends[id])
            told[id] = hash((self.labels[id], tuple(beyond)))
        return told

    def _surroundings(self) -> dict[str, int]:
        """A number for each block and what stands around it (Weisfeiler and Leman 1968)."""
        told = self.labels
        for _ in range(_AROUND):
            told = {id: hash((told[id], self._around(told, id))) for id in self.blocks}
        return told

    def _around(self, told: Mapping[str, int], id: str) -> tuple[object, ...]:
        return tuple(
            tuple(sorted((own, told.get(other, 0), theirs) for own, other, theirs in ends[id]))
            for ends in (self.sources, self.targets)
        )


class _Pairing:
    """The pairs found so far, and who is still alone."""

    def __init__(self, before: _Side, after: _Side) -> None:
        self.before, self.after = before, after
        self.found: dict[str, str] = {}
        self._taken: set[str] = set()

    def share_ids(self) -> bool:
        """Whether at least half of the ids that both have are blocks of one type."""
        shared = self.before.blocks.keys() & self.after.blocks.keys()
        return 2 * sum(map(self._is_of_one_type, shared)) >= len(shared)

    def by_id(self, same_type: bool) -> None:
        """Pair blocks of one id."""
        for id in self.before.blocks.keys() & self.after.blocks.keys():
            if not same_type or self._is_of_one_type(id):
                self._join(id, id)

    def _is_of_one_type(self, id: str) -> bool:
        return self.before.blocks[id].type == self.after.blocks[id].type

    def by_structure(self, before: str, after: str) -> None:
        """Pair what stands in one place with what stands in another, then inside what it holds."""
        ours = [block.id for block in self.before.insides.held(before)]
        theirs = [block.id for block in self.after.insides.held(after)]
        if self._left(ours, theirs):
            self._pair(ours, theirs)
        for id in ours:
            if self.before.blocks[id].type in HOLDERS and id in self.found:
                self._enter(id)

    def _enter(self, id: str) -> None:
        """Go into a pair of groups; what a use stands for stands elsewhere, and is met there."""
        if self.before.blocks[id].type != USE:
            self.by_structure(id, self.found[id])

    def _pair(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        self._alike(ours, theirs, lambda side, id: (side.fed[id], side.feeding[id]))
        self._alike(ours, theirs, lambda side, id: side.fed[id])
        self._alike(ours, theirs, lambda side, id: side.feeding[id])
        self._alike(ours, theirs, lambda side, id: side.around[id], only_lone=True)
        self._spread(lambda side, id: side.labels[id])
        self._spread(lambda side, id: (side.blocks[id].type, side.blocks[id].name))
        self._spread(lambda side, id: side.kind(id))
        self._alike(
            ours,
            theirs,
            lambda side, id: (side.blocks[id].type, side.blocks[id].name),
            only_lone=True,
        )
        self._in_order(ours, theirs)

    def _join(self, one: str, other: str) -> None:
        if one not in self.found and other not in self._taken:
            self.found[one] = other
            self._taken.add(other)

    def _left(
        self, ours: Iterable[str], theirs: Iterable[str]
    ) -> tuple[list[str], list[str]] | None:
        """Who has no partner yet; None where nobody could find one."""
        one = [id for id in ours if id not in self.found]
        other = [id for id in theirs if id not in self._taken]
        return (one, other) if one and other else None

    def _alike(
        self, ours: Sequence[str], theirs: Sequence[str], key: _Key, only_lone: bool = False
    ) -> None:
        """Pair those of which `key` says the same, from top to bottom; or only those of which it
        says so of one on each side."""
        left = self._left(ours, theirs)
        if left is None:
            return
        known = _by_key(self.after, left[1], key)
        for said, mine in _by_key(self.before, left[0], key).items():
            others = known.get(said, [])
            if not only_lone or len(mine) == len(others) == 1:
                for one, other in zip(mine, others, strict=False):
                    self._join(one, other)

    def _spread(self, key: _Key) -> None:
        """From each pair on, pair neighbours at the same ports of which `key` says the same."""
        waiting = deque(self.found.items())
        while waiting:
            one, other = waiting.popleft()
            for ours, theirs in (
                (self.before.sources, self.after.sources),
                (self.before.targets, self.after.targets),
            ):
                for mine, its in self._neighbours(ours[one], theirs[other], key):
                    self._join(mine, its)
                    waiting.append((mine, its))

    def _neighbours(
        self, ours: Iterable[_Neighbour], theirs: Iterable[_Neighbour], key: _Key
    ) -> list[tuple[str, str]]:
        """Who stands alone behind the same port on both sides, where there are as many of them."""
        mine: defaultdict[object, list[str]] = defaultdict(list)
        its: defaultdict[object, list[str]] = defaultdict(list)
        for port, id, far in ours:
            if id not in self.found and id in self.before.blocks:
                mine[port, far, key(self.before, id)].append(id)
        for port, id, far in theirs if mine else ():
            if id not in self._taken and id in self.after.blocks:
                its[port, far, key(self.after, id)].append(id)
        return [
            pair
            for said, ids in mine.items()
            if len(ids) == len(its.get(said, ()))
            for pair in zip(
                sorted(ids, key=self.before.place),
                sorted(its[said], key=self.after.place),
                strict=True,
            )
        ]

    def _in_order(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        """Pair what is left by the longest common rows of types, sources first."""
        left = self._left(ours, theirs)
        if left is None or len(left[0]) * len(left[1]) > _MOST_ALIGNED:
            return
        mine = sorted(left[0], key=self.before.rank.__getitem__)
        others = sorted(left[1], key=self.after.rank.__getitem__)
        rows = [self.before.kind(id) for id in mine], [self.after.kind(id) for id in others]
        for match in SequenceMatcher(None, *rows, autojunk=False).get_matching_blocks():
            for step in range(match.size):
                self._join(mine[match.a + step], others[match.b + step])


def _by_key(side: _Side, ids: Iterable[str], key: _Key) -> dict[object, list[str]]:
    found: defaultdict[object, list[str]] = defaultdict(list)
    for id in sorted(ids, key=side.place):
        found[key(side, id)].append(id)
    return found
