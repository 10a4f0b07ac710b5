"""Tidying up: `python -m tests.benchmarks tidying`. Milliseconds, and how stable the result is.

Each drawing is tidied twice, then a block is put into its middle wire, and it is tidied again.
"moved" is the share of blocks that then stand elsewhere than the others (shifted by another step
than most); "turned" is the share of pairs of blocks of one rank that stand in another order. "on"
counts wires that run over a block which they do not join. The target: 1,000 blocks in 500 ms.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from backend.document import edits
from backend.document.arrangement import tidy
from backend.document.document import Document
from backend.document.records import Block, Record
from backend.formats.networks import NETWORKS, open_network
from tests.benchmarks import _large
from tests.drawings import LINEAR, wire

REPEATS = 3
SIZE = (176.0, 88.0)
ADD = "lienzo.Add"


def skips(count: int) -> Document:
    """A chain; every fourth block takes what the one four before it gives as well."""
    records: list[Record] = [Block(id=_id(0), type=LINEAR)]
    for place in range(1, count):
        records.append(Block(id=_id(place), type=LINEAR, x=place * 10.0))
        records.append(wire(_id(place - 1), _id(place)))
        if place % 4 == 0:
            records.append(wire(_id(place - 4), _id(place), place=1))
    return Document(records)


def unet(count: int) -> Document:
    """Down and up again; each block on the way up takes what its like on the way down gives."""
    records: list[Record] = [Block(id=_id(0), type=LINEAR)]
    for place in range(1, count):
        records.append(Block(id=_id(place), type=LINEAR, x=place * 10.0))
        records.append(wire(_id(place - 1), _id(place)))
        like = count - 1 - place
        if place > count // 2 and like % 8 == 0:
            records.append(wire(_id(like), _id(place), place=1))
    return Document(records)


def dense(count: int, block: int = 8) -> Document:
    """Blocks of layers, each of which takes what all before it in its block give."""
    records: list[Record] = [Block(id=_id(0), type=LINEAR)]
    for place in range(1, count):
        records.append(Block(id=_id(place), type=LINEAR, x=place * 10.0))
        first = place - (place - 1) % block - 1
        records += [wire(_id(one), _id(place), place=one) for one in range(first, place)]
    return Document(records)


def inception(count: int) -> Document:
    """Four ways side by side, joined and parted again."""
    records: list[Record] = [Block(id=_id(0), type=LINEAR)]
    last, place = _id(0), 1
    while place + 9 < count:
        join = _id(place + 8)
        for way in range(4):
            one, two = _id(place + 2 * way), _id(place + 2 * way + 1)
            records += [Block(id=one, type=LINEAR), Block(id=two, type=LINEAR)]
            records += [wire(last, one), wire(one, two), wire(two, join, place=way)]
        records.append(Block(id=join, type=LINEAR))
        last, place = join, place + 9
    return Document(records)


def _id(place: int) -> str:
    return f"b{place:05}"


DRAWINGS: dict[str, Callable[[], Document]] = {
    "chain, 1000": lambda: _large.layers(998),
    "chain with skips, 1000": lambda: skips(1000),
    "U-Net, 1000": lambda: unet(1000),
    "dense blocks, 1000": lambda: dense(1000),
    "four ways, 1000": lambda: inception(1000),
    "neurons 10 × 100, 3 wires each": lambda: _large.neurons(10, 100, 3),
    "U-Net, 40": lambda: unet(40),
    **{one.name: lambda name=one.name: open_network(name) for one in NETWORKS},  # type: ignore[misc]
}


def shown(document: Document) -> list[Block]:
    """The blocks at the top of a drawing."""
    return [b for b in document.blocks if not b.inside and b.settings.get("definition") is not True]


def tidied(document: Document) -> float:
    """Tidy what stands at the top up. Returns the milliseconds it took."""
    ids = [block.id for block in shown(document)]
    sizes = dict.fromkeys(ids, SIZE)
    begun = time.thread_time()
    change = tidy(document, sizes, ids)
    spent = (time.thread_time() - begun) * 1e3
    document.apply(change)
    return spent


def insert_in_the_middle(document: Document) -> str:
    """Put a block into the wire in the middle of the drawing. Returns its id."""
    there = {block.id: block for block in shown(document)}
    wires = [one for one in document.wires if one.source in there and one.target in there]
    middle = sorted(wires, key=lambda one: there[one.source].x)[len(wires) // 2]
    source = there[middle.source]
    new = Block(id="new", type=LINEAR, x=source.x + 100.0, y=source.y + 40.0)
    document.apply(edits.insert(document, middle.id, new))
    return new.id


def moved(before: Iterable[Block], after: Document) -> float:
    """The share of blocks that did not go along with most of those right or left of the new one."""
    new = after.block("new")
    steps: dict[bool, Counter[tuple[float, float]]] = defaultdict(Counter)
    for block in before:
        now = after.block(block.id)
        steps[now.x > new.x][round(now.x - block.x), round(now.y - block.y)] += 1
    kept = sum(counter.most_common(1)[0][1] for counter in steps.values())
    return 1 - kept / sum(counter.total() for counter in steps.values())


def turned(before: Iterable[Block], after: Document) -> float:
    """The share of pairs in one rank, before and now, that stand the other way round now."""
    ranks: defaultdict[float, list[Block]] = defaultdict(list)
    for block in before:
        ranks[block.x].append(block)
    pairs = swaps = 0
    for rank in ranks.values():
        for one, other in itertools.combinations(rank, 2):
            now = after.block(one.id), after.block(other.id)
            if now[0].x == now[1].x:
                pairs += 1
                swaps += (one.y - other.y) * (now[0].y - now[1].y) < 0
    return swaps / pairs if pairs else 0.0


def crossing(document: Document) -> int:
    """Wires whose straight line runs over a block that they do not join."""
    there = {block.id: block for block in shown(document)}
    width, height = SIZE
    found = 0
    for one in document.wires:
        if one.source not in there or one.target not in there:
            continue
        source, target = there[one.source], there[one.target]
        x0, y0 = source.x + width, source.y + height / 2
        x1, y1 = target.x, target.y + height / 2
        found += any(
            block.id not in (source.id, target.id)
            and x0 < block.x < x1 - width
            and abs(y0 + (y1 - y0) * (block.x + width / 2 - x0) / (x1 - x0) - block.y - height / 2)
            < height / 2
            for block in there.values()
        )
    return found


def measure(make: Callable[[], Document]) -> dict[str, float]:
    """Milliseconds and stability of tidying one drawing."""
    times = [tidied(make()) for _ in range(REPEATS)]
    document = make()
    tidied(document)
    first = {block.id: (block.x, block.y) for block in shown(document)}
    tidied(document)
    before = shown(document)
    again = sum((block.x, block.y) != first[block.id] for block in before)
    over = crossing(document)
    insert_in_the_middle(document)
    tidied(document)
    return {
        "blocks": len(before),
        "ms": statistics.median(times),
        "other_the_second_time": again,
        "moved": moved(before, document),
        "turned": turned(before, document),
        "on": over,
    }


def main(arguments: list[str]) -> None:
    """One line for each drawing."""
    for name, make in DRAWINGS.items():
        if not arguments or name in arguments:
            figures = measure(make)
            told = "  ".join(f"{key} {value:.3g}" for key, value in figures.items())
            print(f"{name:32} {told}", flush=True)
