"""Groups that go step by step: ports that cut a sequence into steps, or put one together.

A port of a group may say so. Each copy of the group gets the next step at an entry that does;
at an exit that does, what all copies give is laid side by side again. Steps lie along the axis 1.
"""

from __future__ import annotations

from collections.abc import Iterable

from backend.document.records import Block

STEPS = "steps"
"""The setting of a port that says so."""
_AXIS = 1


def goes_by_steps(port: Block) -> bool:
    """Whether a port hands on one step at a time."""
    return port.settings.get(STEPS) is True


def carried(ports: Iterable[Block]) -> list[Block]:
    """The ports that one copy hands on to the next."""
    return [port for port in ports if not goes_by_steps(port)]


def cutting(entry: Block, id: str, number: int) -> Block:
    """What takes one step out of a sequence for one copy."""
    settings = {"dim": _AXIS, "index": number}
    return Block(id=id, type="lienzo.Select", name="step", x=entry.x, y=entry.y, settings=settings)


def joining(exit: Block, id: str) -> Block:
    """What lays the steps of all copies side by side."""
    settings = {"dim": _AXIS}
    return Block(id=id, type="lienzo.Stack", name="steps", x=exit.x, y=exit.y, settings=settings)
