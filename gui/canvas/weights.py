"""The weights that wires into single neurons carry, as they are known now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from backend.compiler.plan import Signal
from backend.document.records import Wire
from gui.canvas.geometry import NEURON_KIND
from gui.canvas.pictures import Pictures
from gui.canvas.scene import Scene

if TYPE_CHECKING:
    from gui.session import Session


def learn_weights(
    session: Session, scene: Scene, pictures: Pictures, ids: Iterable[str] | None = None
) -> None:
    """Colour wires into neurons by what training has made of them, else by what was typed.

    `ids`: only these blocks; all where none are told.
    """
    things, wires = scene.things, scene.wires
    neurons = np.flatnonzero(things.kind == NEURON_KIND)
    for id in things.names(neurons) if ids is None else ids:
        row = things.index.get(id)
        if row is None or things.kind[row] != NEURON_KIND:
            continue
        into = session.document.wires_into(id)
        for wire, weight in zip(into, _weights(session, pictures, id, into), strict=True):
            place = wires.index.get(wire.id)
            if place is not None:
                wires.weighed[place] = weight is not None
                wires.weight[place] = 0.0 if weight is None else weight


def weight_of(scene: Scene, id: str) -> float | None:
    """The weight of a wire into a neuron, None where it has none or nobody knows it."""
    row = scene.wires.index.get(id)
    if row is None or not scene.wires.weighed[row]:
        return None
    return float(scene.wires.weight[row])


def _weights(session: Session, pictures: Pictures, id: str, into: list[Wire]) -> list[float | None]:
    view = pictures.views.get(id)
    values: Mapping[str, np.ndarray] | None = view.values if view is not None else None
    values = values or session.weights.get(id)
    typed = [wire.weight for wire in into]
    if not values or "weight" not in values:
        return typed
    weight = np.asarray(values["weight"]).reshape(-1)
    widths = [_width(session, wire) for wire in into]
    if sum(widths) != len(weight):
        return typed
    parts = np.split(weight, np.cumsum(widths)[:-1])
    return [float(part[np.abs(part).argmax()]) if len(part) else 0.0 for part in parts]


def _width(session: Session, wire: Wire) -> int:
    """How many numbers per example a wire brings."""
    spec = session.plan.specs.get(Signal(wire.source, wire.source_port))
    if spec is None or len(spec.shape) < 2 or not isinstance(spec.shape[-1], int):
        return 1
    return spec.shape[-1]
