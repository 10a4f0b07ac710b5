"""Tidying up: a drawing laid out from left to right, its wires crossing as little as can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from backend.document import edits
from backend.document.change import Change
from backend.document.document import Document
from backend.document.records import Block
from backend.text import Text

Size: TypeAlias = tuple[float, float]
"""Width and height in scene units."""

_USUAL: Size = (176.0, 96.0)
_APART, _BETWEEN = 32.0, 80.0
"""Room between blocks of a rank, one below the other, and between ranks."""

_GRID = 8.0
_TOLERANCE = 0.1
"""By how much more effort an arrangement may cost that moves less."""

_OVER_A_BLOCK = 400.0
_MOST_SHORTENED = 2000
_UNIT = 10.0
"""What the layout takes for the distance of two blocks; its figures are scaled anew."""


def tidy(document: Document, sizes: Mapping[str, Size], ids: Iterable[str] | None = None) -> Change:
    """Move blocks so that the drawing reads from left to right. `ids`: these alone, else all.

    Blocks stand in ranks by their longest way from a source (Sugiyama, Tagawa and Toda 1981),
    ordered in each so that few wires cross; parts that no wire joins stand one below the other.
    Where two arrangements are as good, that which is nearer to the present one is taken, so that
    a small edit moves little. The first block stays in its corner.
    """
    chosen = set(ids) if ids is not None else {block.id for block in document.blocks}
    blocks = [block for block in document.blocks if block.id in chosen]
    if len(blocks) < 2:
        return Change(Text("Tidy up"), {})
    places = _placed(blocks, _edges(document, chosen), sizes)
    left = min(block.x for block in blocks) - min(x for x, _ in places.values())
    top = min(block.y for block in blocks) - min(y for _, y in places.values())
    offsets = {
        block.id: (places[block.id][0] + left - block.x, places[block.id][1] + top - block.y)
        for block in blocks
    }
    moved = {id: (dx, dy) for id, (dx, dy) in offsets.items() if abs(dx) + abs(dy) > 1e-6}
    return Change(Text("Tidy up"), edits.move(document, moved).records)


def _edges(document: Document, chosen: set[str]) -> list[tuple[str, str]]:
    """Each pair of blocks that wires join, once, without loops.

    By their ids, which no edit alters: so the same drawing is always laid out the same.
    """
    pairs = {
        (wire.source, wire.target)
        for wire in document.wires
        if wire.source in chosen and wire.target in chosen and wire.source != wire.target
    }
    return sorted(pairs)


def _placed(
    blocks: Sequence[Block], edges: Sequence[tuple[str, str]], sizes: Mapping[str, Size]
) -> dict[str, tuple[float, float]]:
    """The new place of each block, every part below the one before."""
    at = {block.id: block for block in blocks}
    parts = _parts(at, edges)
    places: dict[str, tuple[float, float]] = {}
    top = 0.0
    for part in parts:
        found = _part_placed([at[id] for id in part], edges, sizes)
        places |= {id: (x, y + top) for id, (x, y) in found.items()}
        top += _depth(found, sizes) + 2 * _APART
    return places


def _depth(places: Mapping[str, tuple[float, float]], sizes: Mapping[str, Size]) -> float:
    return max(y + sizes.get(id, _USUAL)[1] for id, (_, y) in places.items())


def _parts(at: Mapping[str, Block], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Blocks that wires join, together; the parts as they stand, from top to bottom."""
    leader = {id: id for id in at}

    def find(id: str) -> str:
        while leader[id] != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    for source, target in edges:
        leader[find(source)] = find(target)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for id in at:
        parts[find(id)].append(id)
    return sorted(parts.values(), key=lambda part: min((at[id].y, at[id].x, id) for id in part))


def _part_placed(
    blocks: Sequence[Block], edges: Sequence[tuple[str, str]], sizes: Mapping[str, Size]
) -> dict[str, tuple[float, float]]:
    if len(blocks) == 1:
        return {blocks[0].id: (0.0, 0.0)}
    ids = {block.id for block in blocks}
    own = [pair for pair in edges if pair[0] in ids]
    heights = {block.id: block.y for block in blocks}
    ranks = _as_they_stood(_nearer(_ranks(own), heights), own, heights)
    anew = _spread(ranks, sizes)
    kept = _kept(ranks, heights, sizes)
    is_as_good = _effort(kept, own, sizes) <= (1 + _TOLERANCE) * _effort(anew, own, sizes)
    return kept if is_as_good else anew


def _kept(
    ranks: Ranks, heights: Mapping[str, float], sizes: Mapping[str, Size]
) -> dict[str, tuple[float, float]]:
    """The same ranks with every block at its old height, as far as the others let it."""
    highest = min(heights[id] for rank in ranks for id, _ in rank)
    places: dict[str, tuple[float, float]] = {}
    for rank, left in zip(ranks, _lefts(ranks, sizes), strict=True):
        old = sorted(((id, heights[id] - highest) for id, _ in rank), key=_by_height)
        places |= {id: (left[id], top) for id, top in _pushed_apart(old, sizes).items()}
    lowest = min(y for _, y in places.values())
    return {id: (x, y - lowest) for id, (x, y) in places.items()}


def _pushed_apart(rank: Sequence[tuple[str, float]], sizes: Mapping[str, Size]) -> dict[str, float]:
    """Blocks from top to bottom, on the grid, no further from their tops than the others push."""
    tops: dict[str, float] = {}
    bottom = float("-inf")
    for id, old in rank:
        tops[id] = max(_on_grid(old), bottom)
        bottom = _on_grid(tops[id] + sizes.get(id, _USUAL)[1] + _APART - _GRID / 2)
    pushed = sum(tops[id] - _on_grid(old) for id, old in rank) / len(rank)
    return {id: top - _on_grid(pushed) for id, top in tops.items()}


def _by_height(one: tuple[str, float]) -> tuple[float, str]:
    return one[1], one[0]


def _effort(
    places: Mapping[str, tuple[float, float]],
    edges: Sequence[tuple[str, str]],
    sizes: Mapping[str, Size],
) -> float:
    """How hard an arrangement is to read: how far wires go up and down, and how much they run
    over blocks that they do not join, each of which counts as a long way."""
    columns: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for id, (x, y) in places.items():
        width, height = sizes.get(id, _USUAL)
        columns[_on_grid(x + width / 2)].append((y, y + height))
    middles = sorted(columns)
    for column in columns.values():
        column.sort()
    length = 0.0
    for source, target in edges:
        begin, end = _port(places, sizes, source, 1.0), _port(places, sizes, target, 0.0)
        length += abs(end[1] - begin[1])
        for middle in middles[bisect_right(middles, begin[0]) : bisect_left(middles, end[0])]:
            share = (middle - begin[0]) / (end[0] - begin[0])
            height = begin[1] + share * (end[1] - begin[1])
            length += _OVER_A_BLOCK * _is_covered(columns[middle], height)
    return length


def _port(
    places: Mapping[str, tuple[float, float]], sizes: Mapping[str, Size], id: str, share: float
) -> tuple[float, float]:
    """The middle of the left (0) or right (1) edge of a block."""
    (x, y), (width, height) = places[id], sizes.get(id, _USUAL)
    return x + share * width, y + height / 2


def _is_covered(column: Sequence[tuple[float, float]], height: float) -> bool:
    """Whether a block of a column, told by their tops and bottoms, stands at a height."""
    place = bisect_right(column, (height, float("inf"))) - 1
    return place >= 0 and height < column[place][1]


Ranks: TypeAlias = list[list[tuple[str, float]]]
"""By rank from left to right, blocks from top to bottom, each with the height it would like."""


def _ranks(edges: Sequence[tuple[str, str]]) -> Ranks:
    """Wires are made as short as can be, where there are not so many that it would take long.

    The layout knows blocks by numbers: how words are hashed, and what hangs on it, is another in
    each process.
    """
    import fast_sugiyama

    ids = sorted({id for pair in edges for id in pair})
    numbers = {id: number for number, id in enumerate(ids)}
    (layout,) = fast_sugiyama.from_edges(
        [(numbers[source], numbers[target]) for source, target in edges],
        vertex_spacing=_UNIT,
        dummy_vertices=True,
        dummy_size=1.0,
        minimum_length=1,
        ranking_type="minimize" if len(edges) <= _MOST_SHORTENED else "up",
    )
    by_rank: defaultdict[float, list[tuple[str, float]]] = defaultdict(list)
    for number, (across, along) in layout[0]:
        if number in range(len(ids)):
            by_rank[along].append((ids[int(number)], across))
    return [sorted(by_rank[along], key=lambda one: one[1]) for along in sorted(by_rank)[::-1]]


def _nearer(ranks: Ranks, heights: Mapping[str, float]) -> Ranks:
    """The layout or its mirror image, whichever is more like what stands there."""
    wishes = {id: wish for rank in ranks for id, wish in rank}
    middle = sum(wishes.values()) / len(wishes)
    level = sum(heights[id] for id in wishes) / len(wishes)
    likeness = sum((heights[id] - level) * (wish - middle) for id, wish in wishes.items())
    if likeness >= 0:
        return ranks
    return [[(id, -wish) for id, wish in reversed(rank)] for rank in ranks]


def _as_they_stood(
    ranks: Ranks, edges: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> Ranks:
    """Blocks of a rank that are wired alike trade places until they stand in their old order.

    No wire crosses more or less by that: so the neurons of a column stay in order.
    """
    neighbours: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    for source, target in edges:
        neighbours[source].add((target, True))
        neighbours[target].add((source, False))
    return [_traded(rank, neighbours, heights) for rank in ranks]


def _traded(
    rank: Sequence[tuple[str, float]],
    neighbours: Mapping[str, set[tuple[str, bool]]],
    heights: Mapping[str, float],
) -> list[tuple[str, float]]:
    alike: defaultdict[frozenset[tuple[str, bool]], list[str]] = defaultdict(list)
    for id, _ in rank:
        alike[frozenset(neighbours[id])].append(id)
    waiting = {kind: iter(sorted(ids, key=lambda id: heights[id])) for kind, ids in alike.items()}
    return [(next(waiting[frozenset(neighbours[id])]), wish) for id, wish in rank]


def _spread(ranks: Ranks, sizes: Mapping[str, Size]) -> dict[str, tuple[float, float]]:
    """Places from ranks: each as wide as its widest block, no block over another."""
    tallest = [max(sizes.get(id, _USUAL)[1] for id, _ in rank) for rank in ranks]
    scale = (sorted(tallest)[len(tallest) // 2] + _APART) / _UNIT
    places: dict[str, tuple[float, float]] = {}
    for rank, height, left in zip(ranks, tallest, _lefts(ranks, sizes), strict=True):
        own = min((height + _APART) / _UNIT, scale)
        for id, y in _stacked(_drawn_together(rank, own / scale), sizes, scale).items():
            places[id] = (left[id], _on_grid(y))
    lowest = min(y for _, y in places.values())
    return {id: (x, y - lowest) for id, (x, y) in places.items()}


def _lefts(ranks: Ranks, sizes: Mapping[str, Size]) -> Iterator[dict[str, float]]:
    """By rank, the left edge of each block: ranks are as wide as their widest."""
    left = 0.0
    for rank in ranks:
        widths = {id: sizes.get(id, _USUAL)[0] for id, _ in rank}
        widest = max(widths.values())
        yield {id: _on_grid(left + (widest - width) / 2) for id, width in widths.items()}
        left += widest + _BETWEEN


def _drawn_together(rank: Sequence[tuple[str, float]], share: float) -> list[tuple[str, float]]:
    """The heights that a rank would like, nearer to their middle: small blocks need less room."""
    middle = sum(wish for _, wish in rank) / len(rank)
    return [(id, middle + (wish - middle) * share) for id, wish in rank]


def _stacked(
    rank: Sequence[tuple[str, float]], sizes: Mapping[str, Size], scale: float
) -> dict[str, float]:
    """The top of each block, as near to where its middle would like to be as the others let it."""
    tops: list[float] = []
    bottom = float("-inf")
    for id, wish in rank:
        height = sizes.get(id, _USUAL)[1]
        top = max(wish * scale - height / 2, bottom + _APART)
        tops.append(top)
        bottom = top + height
    wishes = [w * scale - sizes.get(id, _USUAL)[1] / 2 for id, w in rank]
    lifted = sum(top - wish for top, wish in zip(tops, wishes, strict=True)) / len(rank)
    return {id: top - lifted for (id, _), top in zip(rank, tops, strict=True)}


def _on_grid(length: float) -> float:
    return round(length / _GRID) * _GRID
