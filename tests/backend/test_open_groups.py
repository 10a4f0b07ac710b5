"""Groups that show their inside where they stand: room is made, moved along, and taken back."""

from __future__ import annotations

import random

import pytest

from backend.document import clipboard, edits
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.history import History
from backend.document.open_groups import (
    PAD,
    PORT_DOWN,
    TITLE,
    Box,
    carried,
    frame_around,
    open_group,
)
from backend.document.records import Block, Note, Record
from backend.document.single_neurons import wire_between
from backend.document.tidying import tidy_place
from backend.text import Refusal

SIZE = (160.0, 80.0)


def _block(id: str, x: float, y: float, inside: str = "", type: str = "torch.nn.ReLU") -> Block:
    return Block(id=id, type=type, x=x, y=y, inside=inside)


RECORDS: list[Record] = [
    _block("left", -200, 0),
    _block("tower", 0, 0, type=GROUP),
    _block("right", 200, 0),
    _block("below", 0, 120),
    _block("above", 0, -120),
    Note(id="far", x=400, y=400),
    _block("in", -400, 960, "tower", ENTRY),
    _block("one", 0, 960, "tower"),
    _block("room", 240, 960, "tower", GROUP),
    _block("out", 520, 960, "tower", EXIT),
    _block("deep", 8, 16, "room"),
    _block("deeper", 248, 16, "room"),
    _block("own", 0, 0, type=GROUP),
]


def _sizes(document: Document) -> dict[str, tuple[float, float]]:
    return {block.id: SIZE for block in document.blocks}


def _done(document: Document, change: Change) -> Document:
    after = document.copy()
    after.apply(change)
    return after


def _opened(document: Document, id: str, is_open: bool = True) -> Document:
    return _done(document, open_group(document, id, is_open, _sizes(document)))


def _place(document: Document, id: str) -> tuple[float, float]:
    record = document[id]
    assert isinstance(record, Block | Note)
    return record.x, record.y


def _box(document: Document, id: str) -> Box:
    """Where a record is seen: reckoned once more, apart from what makes room."""
    record = document[id]
    if isinstance(record, Note):
        return Box(record.x, record.y, record.x + record.width, record.y + record.height)
    assert isinstance(record, Block)
    held = document.held(id)
    if not (record.type == GROUP and record.is_open and held):
        top = record.y + (PORT_DOWN if record.type in (ENTRY, EXIT) else 0)
        return Box(record.x, top, record.x + SIZE[0], top + SIZE[1])
    ports = [one.id for one in held if isinstance(one, Block) and one.type in (ENTRY, EXIT)]
    others = [one.id for one in held if one.id not in ports]
    return frame_around(
        (_box(document, id) for id in others), (_box(document, id) for id in ports), SIZE
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _crowded(document: Document, place: str) -> list[tuple[str, str]]:
    """Pairs of records of a place that lie over each other."""
    ids = [one.id for one in document.held(place)]
    return [
        (a, b)
        for number, a in enumerate(ids)
        for b in ids[:number]
        if _overlap(_box(document, a), _box(document, b))
    ]


@pytest.fixture
def document() -> Document:
    return Document([record for record in RECORDS if record.id != "own"])


def test_the_inside_stands_where_the_group_stood(document):
    after = _opened(document, "tower")
    assert _box(after, "tower").left == 0
    assert _place(after, "in")[1] == 0, "its wire comes in as high as it did"


def test_an_inside_without_ports_has_its_middle_where_the_group_had_it(document):
    frame = _box(_opened(document, "room"), "room")
    assert (frame.top + frame.bottom) / 2 == pytest.approx(960 + SIZE[1] / 2, abs=4)


def test_all_in_the_inside_moves_by_the_same(document):
    after = _opened(document, "tower")
    steps = {
        (
            _place(after, id)[0] - _place(document, id)[0],
            _place(after, id)[1] - _place(document, id)[1],
        )
        for id in ("in", "one", "room", "out")
    }
    assert len(steps) == 1
    assert _place(after, "deep") == _place(document, "deep"), "the room is closed"


def test_what_stands_around_makes_room(document):
    after = _opened(document, "tower")
    assert not _crowded(after, "")
    frame = _box(after, "tower")
    assert _place(after, "left") == _place(document, "left")
    assert _place(after, "right") == (200 + frame.right - 160, 0)
    assert _place(after, "above")[1] < -120 < 120 < _place(after, "below")[1]


def test_a_frame_leaves_room_around_and_a_bar_above_and_ports_at_its_edges():
    frame = frame_around([Box(100, 100, 200, 150)], [Box(20, 110, 60, 130)], (10, 10))
    assert frame == (20, 100 - PAD - TITLE, 200 + PAD, 150 + PAD)


def test_folding_up_takes_back_what_opening_moved(document):
    after = _opened(_opened(document, "tower"), "tower", False)
    for id in ("left", "tower", "right", "below", "above", "far"):
        assert _place(after, id) == _place(document, id)


def test_a_group_in_an_open_group_opens_with_room_in_both(document):
    opened = _opened(document, "tower")
    after = _opened(opened, "room")
    assert not _crowded(after, "")
    assert not _crowded(after, "tower")
    assert _place(after, "right")[0] > _place(opened, "right")[0]
    back = _opened(after, "room", False)
    for one in (*opened.blocks, *opened.notes):
        if one.inside != "room":
            assert _place(back, one.id) == _place(opened, one.id)


def test_opening_is_undone_in_one(document):
    history, before = History(document, lambda change: None), document.copy()
    history.do(open_group(document, "tower", True, _sizes(document)))
    assert document != before
    history.undo()
    assert document == before


def test_opening_twice_changes_nothing(document):
    after = _opened(document, "tower")
    assert not open_group(after, "tower", True)


def test_a_group_with_nothing_in_it_stays_where_it_is():
    document = Document([_block("empty", 80, 40, type=GROUP), _block("next", 300, 40)])
    after = _opened(document, "empty")
    assert _place(after, "next") == (300, 40)


@pytest.mark.parametrize("type", [USE, "torch.nn.ReLU"])
def test_only_groups_open_in_place(document, type):
    document = Document([_block("other", 0, 0, type=type)])
    with pytest.raises(Refusal, match="Only a group"):
        open_group(document, "other", True)


def test_a_definition_does_not_open_in_place():
    own = Block(id="own", type=GROUP, settings={"definition": True})
    with pytest.raises(Refusal):
        open_group(Document([own]), "own", True)


def test_definitions_do_not_make_room_for_what_is_seen(document):
    document = _done(
        document,
        edits.added(
            edits.Text("Add"), [Block(id="own", type=GROUP, x=300, settings={"definition": True})]
        ),
    )
    assert _place(_opened(document, "tower"), "own") == (300, 0)


def test_moving_an_open_group_moves_its_inside(document):
    opened = _opened(_opened(document, "tower"), "room")
    after = _done(opened, edits.move(opened, {"tower": (16, -8)}))
    for id in ("tower", "in", "one", "room", "deep", "out"):
        x, y = _place(opened, id)
        assert _place(after, id) == (x + 16, y - 8)
    assert _place(after, "right") == _place(opened, "right")


def test_moving_a_group_together_with_its_inside_moves_each_once(document):
    opened = _opened(document, "tower")
    chosen = dict.fromkeys(("tower", "one"), (8.0, 0.0))
    after = _done(opened, edits.move(opened, chosen))
    assert _place(after, "one")[0] == _place(opened, "one")[0] + 8


def test_moving_a_closed_group_leaves_its_inside(document):
    after = _done(document, edits.move(document, {"tower": (16, 0)}))
    assert _place(after, "one") == _place(document, "one")


def test_a_copy_of_an_open_group_shows_its_inside_beside_it(document):
    opened = _opened(document, "tower")
    change = clipboard.duplicate(opened, ["tower"], 32, 16)
    after = _done(opened, change)
    (copy,) = [one for one in after.held("") if one.id in change.ids]
    frame, original = _box(after, copy.id), _box(opened, "tower")
    assert frame == tuple(a + b for a, b in zip(original, (32, 16, 32, 16), strict=True))


def test_a_pasted_closed_group_keeps_its_inside_as_it_was(document):
    change = clipboard.paste(clipboard.copy(document, ["tower"]), 32, 16)
    after = _done(Document(), change)
    assert sorted(_place(after, one.id) for one in after.blocks if one.type == ENTRY) == [
        (-400, 960)
    ]


def test_what_is_carried(document):
    assert carried(document, ["tower"]) == {"tower"}
    assert carried(_opened(document, "tower"), ["tower"]) == {"tower", "in", "one", "room", "out"}


def test_whatever_is_opened_and_folded_up_in_turn_ends_where_it_began():
    chance = random.Random(7)
    for _ in range(20):
        groups = [_block(f"g{n}", n % 3 * 240, n // 3 * 160, type=GROUP) for n in range(6)]
        rest = [_block(f"b{n}", n % 4 * 240, 400 + n // 4 * 160) for n in range(8)]
        inner = [
            _block(f"{group.id}.{n}", chance.randrange(0, 800, 8), n * 96, group.id)
            for group in groups
            for n in range(chance.randrange(1, 4))
        ]
        document = now = Document([*groups, *rest, *inner])
        order = [group.id for group in groups]
        chance.shuffle(order)
        for id in order:
            now = _opened(now, id)
            assert not _crowded(now, "")
        for id in reversed(order):
            now = _opened(now, id, False)
        for one in (*groups, *rest):
            assert _place(now, one.id) == _place(document, one.id)


def test_tidying_puts_open_groups_in_order_from_the_inside_out(document):
    wires = [
        wire_between((a, port), (b, into))
        for a, port, b, into in (
            ("left", "output", "tower", "in"), ("tower", "out", "right", "input"),
            ("in", "output", "one", "input"), ("one", "output", "out", "input"),
        )
    ]  # fmt: skip
    jumbled = _done(document, edits.added(edits.Text("Wire"), wires))
    jumbled = _opened(jumbled, "tower")
    jumbled = _done(jumbled, edits.move(jumbled, {"right": (-900, 300), "out": (-700, 0)}))
    after = _done(jumbled, tidy_place(jumbled, "", _sizes(jumbled)))
    assert not _crowded(after, "")
    assert not _crowded(after, "tower")
    assert _place(after, "in")[0] < _place(after, "one")[0] < _place(after, "out")[0]
    assert _place(after, "left")[0] < _box(after, "tower").left
    assert _box(after, "tower").right < _place(after, "right")[0]
    assert _place(after, "deep") == _place(jumbled, "deep"), "the room is closed"


def test_tidying_a_place_leaves_others_alone(document):
    after = _done(document, tidy_place(document, "tower", _sizes(document)))
    for one in document.blocks:
        if one.inside != "tower":
            assert _place(after, one.id) == _place(document, one.id)


def test_tidying_some_takes_those_that_stand_side_by_side(document):
    after = _done(document, tidy_place(document, "", _sizes(document), ["one", "room", "left"]))
    assert _place(after, "left") == _place(document, "left")


def test_tidying_keeps_the_order_of_ports_and_puts_them_at_the_edges():
    ports = [_block(f"in{n}", 0, n * 40, "g", ENTRY) for n in range(4)]
    exits = [_block(f"out{n}", 900, n * 40, "g", EXIT) for n in range(2)]
    inner = [_block(f"b{n}", 200 + 200 * n, 0, "g") for n in range(6)]
    pairs = [("in0", "b5"), ("in1", "b3"), ("in2", "b0"), ("in3", "b4"), ("b0", "b1"), ("b1", "b2")]
    pairs += [("b2", "b3"), ("b3", "b4"), ("b4", "b5"), ("b5", "out1"), ("b0", "out0")]
    wires = [wire_between((a, "output"), (b, "input")) for a, b in pairs]
    document = Document([_block("g", 0, 0, type=GROUP), *ports, *exits, *inner, *wires])
    after = _done(document, tidy_place(document, "g", _sizes(document)))
    heights = [_place(after, port.id)[1] for port in ports]
    assert heights == sorted(set(heights))
    assert _place(after, "out0")[1] < _place(after, "out1")[1]
    assert not _crowded(after, "g")
    lefts = [_place(after, one.id)[0] for one in inner]
    assert all(_place(after, port.id)[0] + SIZE[0] < min(lefts) for port in ports)
    assert all(_place(after, port.id)[0] > max(lefts) for port in exits)
    again = _done(after, tidy_place(after, "g", _sizes(after)))
    assert [_place(again, port.id) for port in ports] == [_place(after, port.id) for port in ports]
