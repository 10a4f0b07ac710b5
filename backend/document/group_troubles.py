"""What can be wrong with groups, in words."""

from __future__ import annotations

from dataclasses import dataclass

from backend.text import Text

DEEPEST = 24
"""Groups in groups, at most."""
MOST_BLOCKS = 20_000
"""Blocks that repeats may add up to."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a group, on the drawn block (its setting, a wire, a port) to blame."""

    code: str
    block: str
    what: Text
    advice: Text
    setting: str = ""
    wire: str = ""
    port: str = ""


_TOLD: dict[str, tuple[Text, Text]] = {
    "no_definition": (
        Text("What it stands for is not in this drawing."),
        Text("Choose another block of your own, or delete it."),
    ),
    "contains_itself": (
        Text("It stands inside itself, so it would never end."),
        Text("Take it out of its own definition."),
    ),
    "too_deep": (
        Text("Groups stand in groups more than {most} deep.", most=DEEPEST),
        Text("Ungroup some of them."),
    ),
    "too_large": (
        Text("Its repeats add up to more than {most} blocks.", most=MOST_BLOCKS),
        Text("Choose fewer repeats."),
    ),
    "crosses_border": (
        Text("A wire crosses the border of a group without a port."),
        Text("Lead it through a port of the group, or remove it."),
    ),
    "no_such_port": (
        Text("A wire is at a port that this group does not have."),
        Text("Lead the wire to another port, or remove it."),
    ),
    "two_wires": (
        Text("Two wires lead to a port of a group, which takes one."),
        Text("Remove one of them, or join them before it."),
    ),
    "homeless_port": (
        Text("A port of a group stands outside of every group."),
        Text("Delete it, or put it into a group."),
    ),
    "loop": (
        Text("What leaves this group arrives at it again, with nothing in between."),
        Text("Remove one wire of the ring."),
    ),
    "data_in_copies": (
        Text("Data stands in a group that is copied, but there is only one of it."),
        Text("Put it outside, and lead it in through a port."),
    ),
    "shared_neuron": (
        Text("Single neurons cannot share their weights between repeats."),
        Text("Give the repeats weights of their own, or use a Linear layer."),
    ),
}
"""What is wrong, and what to do, by code."""


def trouble(code: str, block: str, setting: str = "", wire: str = "") -> Trouble:
    """A trouble that is always told in the same words."""
    return Trouble(code, block, *_TOLD[code], setting, wire)


def unlike(block: str, entries: int, exits: int) -> Trouble:
    """A group is repeated that gives more than it takes."""
    return Trouble(
        "repeat_ports",
        block,
        Text(
            "It is repeated, but gives {exits} outputs and takes {entries} inputs.",
            exits=exits,
            entries=entries,
        ),
        Text("Each output of a repeat feeds the input of the next: take an output away."),
        "repeat",
    )


def unfed(block: str, port: str, name: str | Text) -> Trouble:
    """Nothing arrives at a port of a group."""
    return Trouble(
        "missing_input",
        block,
        Text("Nothing arrives at {port}.", port=name),
        Text("Drag a wire to it."),
        port=port,
    )
