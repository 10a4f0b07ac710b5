"""Where the blocks of an imported drawing stand: every group tidied for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from backend.document.arrangement import tidy
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.foreign.grouping import Grouped

_APART = 90.0
"""Scene units between ports, one below the other."""


def laid_out(drawn: Grouped) -> Document:
    """The drawing, every place in it from left to right, ports in the order repeats need."""
    document = Document([*drawn.blocks.values(), *drawn.wires])
    places: defaultdict[str, list[str]] = defaultdict(list)
    for block in drawn.blocks.values():
        places[block.inside].append(block.id)
    blocks = dict(drawn.blocks)
    for ids in places.values():
        for id, (_, after) in tidy(document, {}, ids).records.items():
            if isinstance(after, Block):
                blocks[id] = after
    for ports in drawn.order.values():
        _line_up(blocks, ports)
    return Document([*blocks.values(), *drawn.wires])


def _line_up(blocks: dict[str, Block], ports: Sequence[str]) -> None:
    """Ports of one side one below the other, in their order."""
    if len(ports) < 2:
        return
    there: Mapping[str, Block] = {id: blocks[id] for id in ports}
    xs, ys = [one.x for one in there.values()], sorted(one.y for one in there.values())
    is_entry = there[ports[0]].type == "lienzo.GroupInput"
    x, y = (min(xs) if is_entry else max(xs)), ys[0] - _APART
    for id, wish in zip(ports, ys, strict=True):
        y = max(y + _APART, wish)
        blocks[id] = replace(blocks[id], x=x, y=y)
