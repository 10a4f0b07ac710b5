"""Random wirings of real blocks: planning them never raises, and speaks plainly of each."""

from __future__ import annotations

import random

import pytest

from backend.catalog.catalog import CATALOG
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP
from backend.document.records import Block, Objective, Record, Training
from tests.drawings import wire
from tests.wrong_drawings.case import SOURCES, fields_of
from tests.wrong_drawings.signs import raw_signs

PLANNER = Planner(memory_limit=4 * 2**30)
SHAPES: list[tuple[list[int], str]] = [
    ([4], "float32"),
    ([12], "int64"),
    ([], "float32"),
    ([5, 8], "float32"),
    ([2, 16], "float32"),
    ([1, 8, 8], "float32"),
    ([3, 9, 7], "float32"),
    ([2, 4, 4, 4], "float32"),
    ([5, 5], "bool"),
]
TYPES = sorted(id for id, type in CATALOG.items() if type.create is not None)
SIZES = [0, 1, 2, 3, 4, 5, 7, 8, 16, 31, -1, -2]


def drawn(seed: int) -> Document:
    """Sources, blocks behind them in rows, wires that mostly run forwards, some in a group."""
    draw = random.Random(seed)
    records: list[Record] = [_source(draw, number) for number in range(draw.randint(1, 3))]
    group = draw.random() < 0.3
    for number in range(draw.randint(2, 8)):
        type = draw.choice(TYPES)
        inside = "group" if group and draw.random() < 0.5 else ""
        records.append(_block(draw, f"b{number}", type, 200.0 * (number + 1), inside))
    if group:
        records += [
            Block(id="group", type=GROUP, x=500.0, settings={"repeat": draw.randint(1, 3)}),
            Block(id="entry", type=ENTRY, inside="group"),
            Block(id="exit", type=EXIT, inside="group", x=2000.0),
        ]
    blocks = [one for one in records if isinstance(one, Block)]
    for number, block in enumerate(blocks):
        records += _wires(draw, blocks, number, block)
    if draw.random() < 0.5:
        losses = [one.id for one in blocks if CATALOG[one.type].card.sort == "loss"]
        records.append(Objective(id="objective", minimise=dict.fromkeys(losses, 1.0)))
    records.append(Training(batch_size=draw.choice([1, 32])))
    return Document({record.id: record for record in records}.values())


def _source(draw: random.Random, number: int) -> Block:
    if draw.random() < 0.4:
        settings = {"source": draw.choice(sorted(SOURCES))}
        return Block(id=f"d{number}", type="lienzo.Data", settings=settings)
    shape, dtype = draw.choice(SHAPES)
    settings = {"shape": shape, "dtype": dtype}
    return Block(id=f"i{number}", type="lienzo.Input", settings=settings)


def _block(draw: random.Random, id: str, type: str, x: float, inside: str) -> Block:
    whole = [one for one in CATALOG[type].card.settings if one.kind in ("int", "ints", "shape")]
    chosen = draw.sample(whole, min(len(whole), draw.choice([0, 0, 1, 2])))
    settings = {one.name: _value(draw, one.kind) for one in chosen}
    return Block(id=id, type=type, x=x, inside=inside, settings=settings)


def _value(draw: random.Random, kind: str):
    if kind == "int" or draw.random() < 0.5:
        return draw.choice(SIZES)
    return [draw.choice(SIZES) for _ in range(draw.randint(1, 4))]


def _wires(draw: random.Random, blocks: list[Block], number: int, block: Block):
    """A wire to most ports, from a block before it in the same place."""
    inputs = CATALOG[block.type].card.inputs
    names = [(one.name, one.many) for one in inputs]
    if block.type == GROUP:
        names = [("entry", False)]
    for name, many in names:
        for place in range(draw.randint(1, 3) if many else int(draw.random() < 0.9)):
            near = [one for one in blocks if one.inside == block.inside and one.type != EXIT]
            if draw.random() < 0.95:
                near = [one for one in near if one.x < block.x] or near
            if near:
                source = draw.choice(near)
                yield wire(f"{source.id}.{_port(draw, source)}", f"{block.id}.{name}", place=place)


def _port(draw: random.Random, block: Block) -> str:
    if block.type == GROUP:
        return "exit"
    return draw.choice([one.name for one in CATALOG[block.type].card.outputs])


def _looked_at(seed: int) -> int:
    """How many problems a random drawing has; all of them in plain words, all repairs whole."""
    document = drawn(seed)
    plan = PLANNER.plan(document, fields_of(document))
    known = {block.id for block in document.blocks} | {""}
    for problem in plan.problems:
        words = f"{problem.what} {problem.advice}"
        assert problem.block in known
        assert problem.what
        assert problem.advice
        assert not raw_signs(words), f"seed {seed}: {words}"
        for repair in problem.repairs:
            assert not raw_signs(str(repair.label)), f"seed {seed}: {repair.label}"
            mended = document.copy()
            mended.apply(repair.change)
            PLANNER.plan(mended, fields_of(mended))
            mended.apply(repair.change.inverse)
            assert mended == document
    return len(plan.problems)


def test_random_wirings_are_told_of_in_plain_words():
    assert sum(_looked_at(seed) for seed in range(120)) > 200


@pytest.mark.slow
@pytest.mark.parametrize("part", range(15))
def test_thousands_of_random_wirings_are(part):
    assert sum(_looked_at(seed) for seed in range(1000 + 200 * part, 1200 + 200 * part)) > 200
