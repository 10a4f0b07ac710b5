"""A part of the network, ready to run: its graph, and which fields it takes in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor, fx, nn

from backend.compiler.builder import build, field_path, make_modules
from backend.compiler.plan import Plan, Signal
from backend.data.prepared import Prepared
from backend.text import Refusal, Text
from backend.training.streaming import Column, column_of

Network: TypeAlias = Mapping[str, nn.Module] | Mapping[str, Mapping[str, np.ndarray]]
"""What a network has learned: its modules, or its weights by block."""

Columns: TypeAlias = Mapping[Signal, Column]
"""Prepared examples, one column for each field: (examples, …)."""

Examples: TypeAlias = Mapping[Signal, Tensor]
"""A few of them, in memory."""


@dataclass(frozen=True)
class Reading:
    """Computes some signals. Call `graph` with the fields of `takes`, in that order."""

    graph: fx.GraphModule
    takes: tuple[Signal, ...]
    gives: tuple[Signal, ...]

    def __call__(self, *fields: Tensor) -> tuple[Tensor, ...]:
        found = self.graph(*fields)
        return found if isinstance(found, tuple) else (found,)

    def on(self, columns: Examples) -> tuple[Tensor, ...]:
        """The signals for these examples."""
        return self(*(columns[signal] for signal in self.takes))


def read(
    plan: Plan,
    signals: Sequence[Signal],
    modules: Mapping[str, nn.Module],
    for_speed: bool = False,
) -> Reading:
    """What computes these signals. The modules are shared; `for_speed` is as in `build`."""
    return reading_of(plan, build(plan, signals, modules, for_speed), signals)


def reading_of(plan: Plan, graph: fx.GraphModule, signals: Sequence[Signal]) -> Reading:
    """A network of this plan with the fields that it takes."""
    paths = {field_path(plan, signal): signal for signal in plan.fields}
    names = [str(node.target) for node in graph.graph.nodes if node.op == "placeholder"]
    return Reading(graph, tuple(paths[name] for name in names), tuple(signals))


def modules_of(plan: Plan, network: Network | None, seed: int = 0) -> dict[str, nn.Module]:
    """The modules of a network, made from its weights where it is given by them.

    What has no weights yet starts as a training with this seed would.
    """
    if network and all(isinstance(one, nn.Module) for one in network.values()):
        return dict(network)  # type: ignore[arg-type]
    return make_modules(plan, seed, network)  # type: ignore[arg-type]


def columns_of(
    fields: Sequence[Signal],
    prepared: Mapping[str, Prepared],
    split: str,
    device: torch.device | None = None,
) -> dict[Signal, Column]:
    """The columns of a split that these fields name, on disk where the data is.

    Raises Refusal for a field without data, and where data sets of different lengths meet.
    """
    found: dict[Signal, Column] = {}
    for signal in fields:
        if signal.block not in prepared:
            raise Refusal(
                Text("The input “{port}” has no data to train on.", port=signal.port),
                Text("Replace it by a data block, or wire it to one."),
            )
        source = prepared[signal.block]
        stored = source.stored(signal.port, split)
        array = source.array(signal.port, split) if stored is None else stored
        found[signal] = column_of(array, device)
    _check_lengths(found)
    return found


def _check_lengths(columns: Columns) -> None:
    lengths = sorted({len(column) for column in columns.values()})
    if len(lengths) > 1:
        raise Refusal(
            Text(
                "Data sets of different lengths meet: {few} and {many} examples.",
                few=lengths[0],
                many=lengths[-1],
            ),
            Text("Choose data sets with equally many examples."),
        )
