"""Single neurons as a layer sees them: their order and settings, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from backend.document.document import Document
from backend.document.records import Block, Wire, fresh_id
from backend.text import Refusal, Text

NEURON = "lienzo.Neuron"
CONCATENATE = "lienzo.Concatenate"
FEATURE = "lienzo.Feature"

ACTIVATION_BLOCKS = {
    "relu": "torch.nn.ReLU",
    "leaky_relu": "torch.nn.LeakyReLU",
    "elu": "torch.nn.ELU",
    "gelu": "torch.nn.GELU",
    "silu": "torch.nn.SiLU",
    "softplus": "torch.nn.Softplus",
    "tanh": "torch.nn.Tanh",
    "sigmoid": "torch.nn.Sigmoid",
}
"""The block, as it is without any settings, that does what an activation of a neuron does."""

APART = 64.0
"""Scene units from one neuron of a column to the next."""
BLOCK_WIDTH = 176.0
NEURON_SIZE = 40.0
GAP = 48.0
INSET = 72.0
"""How far right of a block's edge its neurons stand."""
BELOW = 16.0
"""How far below a block's upper edge a neuron in its place stands."""

End: TypeAlias = tuple[str, str]
"""A block and one of its ports."""


def neurons_of(document: Document, ids: Sequence[str]) -> list[Block]:
    """The neurons with these ids. Raises Refusal for anything else, and for none."""
    blocks = [document.get(id) for id in ids]
    neurons = [one for one in blocks if isinstance(one, Block) and one.type == NEURON]
    if not neurons or len(neurons) < len(ids):
        raise Refusal(
            Text("Only single neurons fold into a layer."), Text("Choose neurons and nothing else.")
        )
    if len({neuron.inside for neuron in neurons}) > 1:
        raise Refusal(
            Text("These neurons stand in different groups."), Text("Choose neurons of one group.")
        )
    if any(activation_of(neuron) not in ("linear", *ACTIVATION_BLOCKS) for neuron in neurons):
        raise Refusal(
            Text("The activation of a neuron is not known."), Text("Choose another one for it.")
        )
    return neurons


def in_order(document: Document, neurons: Sequence[Block]) -> list[Block]:
    """Neurons in the order in which a Concatenate takes them, or else from top to bottom."""
    by_id = {neuron.id: neuron for neuron in neurons}
    for wire in document.wires_from(neurons[0].id):
        if document.block(wire.target).type == CONCATENATE:
            there = [one.source for one in document.wires_into(wire.target)]
            if by_id.keys() <= set(there):
                return [by_id[id] for id in dict.fromkeys(there) if id in by_id]
    return sorted(neurons, key=lambda neuron: (neuron.y, neuron.x, neuron.id))


def joint_of(document: Document, ends: Sequence[End]) -> Block | None:
    """A Concatenate that joins just these, in this order."""
    for wire in document.wires_from(*ends[0]):
        joint = document.block(wire.target)
        there = [(one.source, one.source_port) for one in document.wires_into(joint.id)]
        if joint.type == CONCATENATE and joint.settings.get("dim", 1) == 1 and there == list(ends):
            return joint
    return None


def activation_of(neuron: Block) -> str:
    """What it makes of its sum."""
    return str(neuron.settings.get("activation", "tanh"))


def has_bias(neuron: Block) -> bool:
    """Whether a learned number is added to its sum."""
    return neuron.settings.get("bias", True) is not False


def start_of(neuron: Block) -> float | None:
    """Where the bias starts; a number in place of the switch is one too."""
    start, bias = neuron.settings.get("start"), neuron.settings.get("bias", True)
    found = bias if start is None else start
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return float(found) if is_number else None


def stem_of(names: Sequence[str]) -> str:
    """ "hidden" for "hidden 1", "hidden 2" …; "" where they are not called so."""
    stems = {re.sub(r" \d+$", "", name) for name in names}
    return stems.pop() if len(stems) == 1 and "" not in stems else ""


def called(block: Block) -> str:
    """What a person calls a block that stands behind neurons."""
    return block.name or block.type.rpartition(".")[2]


def width_of(block: Block) -> float:
    """How wide a block stands on the canvas, in scene units."""
    return NEURON_SIZE if block.type in (NEURON, FEATURE) else BLOCK_WIDTH


def wire_between(source: End, target: End, place: int = 0) -> Wire:
    """A new wire."""
    return Wire(
        id=fresh_id(),
        source=source[0],
        source_port=source[1],
        target=target[0],
        target_port=target[1],
        place=place,
    )
