"""Whether a block would work otherwise: what every repair asks before it is offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from backend.compiler.misfits import Arriving
from backend.compiler.plan import Spec
from backend.compiler.problems import Repair
from backend.compiler.shapes import Shaped
from backend.compiler.walk import Walk

Found: TypeAlias = tuple[str, Repair]
"""What kind of problem it is when this repair mends it ("" tells nothing), and the repair."""


def works(walk: Walk, id: str, chosen: Mapping[str, Any], arriving: Arriving) -> bool:
    """Whether a block would work with these settings on this, within the memory there is."""
    return type_works(walk, walk.wiring.blocks[id].type, chosen, arriving)


def type_works(walk: Walk, type: str, chosen: Mapping[str, Any], arriving: Arriving) -> bool:
    """The same for another type of block."""
    return outcome(walk, type, chosen, arriving) is not None


def outcome(walk: Walk, type: str, chosen: Mapping[str, Any], arriving: Arriving) -> Shaped | None:
    """What such a block would yield; None where it would not work."""
    known = walk.catalog.get(type)
    found = walk.ask(known, chosen, arriving) if known else None
    fits = isinstance(found, Shaped) and isinstance(walk.within_memory(found), Shaped)
    return found if fits and isinstance(found, Shaped) else None


def only_spec(arriving: Arriving) -> Spec | None:
    """What arrives, where one wire leads to the block's only wired port."""
    port = only_port(arriving)
    return arriving[port][0] if port else None


def only_port(arriving: Arriving) -> str:
    """The block's only wired port, where one wire leads to it; else ""."""
    lone = [port for port, specs in arriving.items() if len(specs) == 1]
    return lone[0] if len(lone) == 1 == len(arriving) else ""


def counts(spec: Spec) -> bool:
    """Whether the first axis counts the examples."""
    return spec.shape[:1] == ("N",)
