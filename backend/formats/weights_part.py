"""The part of a project file that holds what the network has learned, as safetensors.

A layer's tensors are called BLOCK/NAME. The numbers of single neurons stand packed: `wires` are
their ids as UTF-8 with a zero byte between, `wires.widths` how many numbers each has,
`wires.weight` these numbers; `neurons` and `neurons.bias` likewise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import safetensors
import safetensors.numpy

from backend.document.document import Document
from backend.document.expansion import owners
from backend.document.records import Wire
from backend.text import Text
from backend.weights import Arrays, Packed, Weights, packed

_NEURON = "lienzo.Neuron"


def pack(weights: Weights) -> bytes:
    """Weights as the bytes of the part. The same weights give the same bytes."""
    known = packed(weights)
    hidden = [id for id in known.layers if id in known.wire_rows or id in known.neuron_rows]
    if hidden:
        shown = {id: each for id, each in known.layers.items() if each}
        known = known.beside({}).without(set(hidden)).beside(shown)
    tensors: dict[str, np.ndarray] = {
        f"{block}/{name}": np.ascontiguousarray(array).reshape(np.shape(array))
        for block, parameters in sorted(known.layers.items())
        for name, array in sorted(parameters.items())
    }
    if known.wires:
        tensors |= {"wires": _ids(known.wires), "wires.widths": known.widths}
        tensors["wires.weight"] = np.ascontiguousarray(known.numbers)
    if known.neurons:
        tensors |= {"neurons": _ids(known.neurons), "neurons.bias": known.biases}
    return safetensors.numpy.save(tensors)


def _ids(ids: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\0".join(ids).encode(), np.uint8)


def unpack(data: bytes, document: Document) -> tuple[Weights, list[Text]] | None:
    """The weights, and what had to be left out because the drawing does not know it; None where
    the part is damaged."""
    try:
        tensors = safetensors.numpy.load(data)
        known = _read(tensors)
    except (safetensors.SafetensorError, ValueError, KeyError, TypeError, AttributeError):
        return None
    known, lost = _by_wire(known, document)
    there = owners(document)
    strangers = sorted(id for id in known if id not in there)
    lost += [Text("Weights of a block that is missing were left out.") for _ in strangers]
    return (known.without(set(strangers)) if strangers else known), lost


def _read(tensors: Mapping[str, np.ndarray]) -> Packed:
    layers: defaultdict[str, Arrays] = defaultdict(dict)
    for key, array in tensors.items():
        block, slash, name = key.rpartition("/")
        if slash:
            layers[block][name] = array
    wires, neurons = _names(tensors.get("wires")), _names(tensors.get("neurons"))
    widths = tensors.get("wires.widths", np.zeros(0, np.int64))
    numbers = tensors.get("wires.weight", np.zeros(0, np.float32))
    biases = tensors.get("neurons.bias", np.zeros(0, np.float32))
    flat = all(array.ndim == 1 for array in (widths, numbers, biases))
    if not flat or widths.dtype != np.int64 or (widths < 1).any():
        raise ValueError("this is not how weights are packed")
    if len(set(wires)) < len(wires) or len(set(neurons)) < len(neurons):
        raise ValueError("something has weights twice")
    return Packed(wires, widths, numbers, neurons, biases, layers)


def _names(tensor: np.ndarray | None) -> list[str]:
    if tensor is None:
        return []
    if tensor.dtype != np.uint8:
        raise ValueError("ids are bytes")
    return tensor.tobytes().decode().split("\0")


def _by_wire(known: Packed, document: Document) -> tuple[Packed, list[Text]]:
    """Old files keep the weights of a neuron's wires with the neuron: in the order of its wires."""
    neurons = {block.id for block in document.blocks if block.type == _NEURON}
    old = [id for id, named in known.layers.items() if id in neurons and "weight" in named]
    if not old:
        return known, []
    into: defaultdict[str, list[Wire]] = defaultdict(list)
    for wire in document.wires:
        into[wire.target].append(wire)
    layers, lost = dict(known.layers), []
    for id in old:
        named = layers.pop(id)
        shared = _shared_out(named.pop("weight"), into[id])
        if shared is None:
            lost.append(Text("Weights of a neuron that do not fit its wires were left out."))
        layers |= {**(shared or {}), **({id: named} if named else {})}
    return known.beside(layers), lost


def _shared_out(weight: np.ndarray, wires: list[Wire]) -> dict[str, Arrays] | None:
    ordered = sorted(wires, key=lambda wire: (wire.place, wire.id))
    if len(ordered) == 1:
        return {ordered[0].id: {"weight": weight.reshape(-1)}}
    if weight.size != len(ordered):
        return None
    return {
        wire.id: {"weight": weight.reshape(-1)[place : place + 1]}
        for place, wire in enumerate(ordered)
    }
