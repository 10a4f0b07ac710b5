"""Which block comes before which: sources first, and the loops that have no order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    """Blocks by depth: the longest way from a source, in wires.

    `loops` are the rings of blocks that feed themselves; neither they nor what hangs on them
    has a depth.
    """

    depths: Mapping[str, int]
    loops: tuple[tuple[str, ...], ...] = ()


def order(feeds: Mapping[str, Collection[str]]) -> Order:
    """Order blocks, given whom each one feeds; every block must be a key."""
    waiting = _count_sources(feeds)
    depths = {id: 0 for id, count in waiting.items() if count == 0}
    ready = list(depths)
    for id in ready:
        for fed in feeds[id]:
            waiting[fed] -= 1
            depths[fed] = max(depths.get(fed, 0), depths[id] + 1)
            if waiting[fed] == 0:
                ready.append(fed)
    if len(ready) == len(feeds):
        return Order(depths)
    placed = set(ready)
    stuck = {
        id: [fed for fed in fed_by_it if fed not in placed]
        for id, fed_by_it in feeds.items()
        if id not in placed
    }
    return Order({id: depths[id] for id in ready}, tuple(_rings(stuck)))


def _count_sources(feeds: Mapping[str, Collection[str]]) -> dict[str, int]:
    counts = dict.fromkeys(feeds, 0)
    for fed_by_it in feeds.values():
        for fed in fed_by_it:
            counts[fed] += 1
    return counts


def _rings(feeds: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Strongly connected blocks (Tarjan 1972), without recursion: a ring may be long."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in feeds:
        if root in index:
            continue
        walk: list[tuple[str, Iterator[str]]] = []
        _enter(root, feeds, index, low, stack, on_stack, walk)
        while walk:
            id, rest = walk[-1]
            fed = next(rest, None)
            if fed is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[id])
                if low[id] == index[id]:
                    ring = _leave(id, stack, on_stack)
                    if len(ring) > 1 or id in feeds[id]:
                        yield ring
            elif fed not in index:
                _enter(fed, feeds, index, low, stack, on_stack, walk)
            elif fed in on_stack:
                low[id] = min(low[id], index[fed])


def _enter(
    id: str,
    feeds: Mapping[str, Collection[str]],
    index: dict[str, int],
    low: dict[str, int],
    stack: list[str],
    on_stack: set[str],
    walk: list[tuple[str, Iterator[str]]],
) -> None:
    index[id] = low[id] = len(index)
    stack.append(id)
    on_stack.add(id)
    walk.append((id, iter(feeds[id])))


def _leave(id: str, stack: list[str], on_stack: set[str]) -> tuple[str, ...]:
    ring = []
    while True:
        other = stack.pop()
        on_stack.discard(other)
        ring.append(other)
        if other == id:
            return tuple(reversed(ring))
