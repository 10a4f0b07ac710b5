"""What can happen while training, as plain data. Arrays are NumPy's; no torch here."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from backend.text import Text


@dataclass(frozen=True)
class RunStarted:
    """Training begins, or goes on from `step`. `run` is its folder.

    `epoch` counts the finished ones. `objectives` are the names under which losses are told:
    "loss" for a lone objective, else the objectives' own names, made unique.
    """

    run: str
    step: int
    epoch: int
    epochs: int
    steps_per_epoch: int
    device: str
    seed: int
    parameters: int
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class StepsFinished:
    """Some batches went through: the losses of each objective, one number a step (float32).

    `first` counts from 0; the chunk covers steps `first` to `first + length - 1`. `epoch` is the
    number, from 1, of the epoch of the last of them. `seconds` is the time they took together.
    An objective that rests at a step (`every`) repeats its last loss.
    """

    first: int
    epoch: int
    losses: Mapping[str, np.ndarray]
    seconds: float


@dataclass(frozen=True)
class EpochFinished:
    """Every training example was seen once more. `measures` by split ("train", "validation"):
    each objective's loss under its name, and accuracy, r2, mse … under scikit-learn's names.

    `epoch` counts from 1. Where epochs pass faster than they can be measured, only some are
    told; the last one always is. The training split may be judged by a fixed sample of it.
    """

    epoch: int
    step: int
    measures: Mapping[str, Mapping[str, float]]
    learning_rates: Mapping[str, float]


@dataclass(frozen=True)
class Judged:
    """How a split's answers compare with the truth, once an epoch and when asked.

    For classes, `matrix` counts (true, predicted) int64 of shape (classes, classes). For values,
    `true` and `predicted` are float32 of shape (examples, outputs). `block` is the loss block.
    """

    epoch: int
    split: str
    block: str
    classes: tuple[str, ...] = ()
    matrix: np.ndarray | None = None
    true: np.ndarray | None = None
    predicted: np.ndarray | None = None


@dataclass(frozen=True)
class BlockView:
    """The inside of one block at one step, for the chosen example.

    `activation` is one example's output (no batch axis), float32. `weights` and `gradients` map
    a parameter's name to (counts, edges) of a 64-bin histogram; `norms` to (weight norm,
    gradient norm, update-to-weight ratio). `values` holds the parameters themselves where they
    are few (at most 65,536 numbers).
    """

    activation: np.ndarray | None = None
    weights: Mapping[str, tuple[np.ndarray, np.ndarray]] = dataclasses.field(default_factory=dict)
    gradients: Mapping[str, tuple[np.ndarray, np.ndarray]] = dataclasses.field(default_factory=dict)
    norms: Mapping[str, tuple[float, float, float]] = dataclasses.field(default_factory=dict)
    values: Mapping[str, np.ndarray] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Watched:
    """What the watched blocks look like now. `surface` is the network's answer over a plane for
    two-dimensional inputs: float32 (outputs, rows, columns), with `extent` (x0, x1, y0, y1)."""

    step: int
    example: int
    blocks: Mapping[str, BlockView]
    surface: np.ndarray | None = None
    extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class SettingChanged:
    """Somebody turned a knob while training ran."""

    step: int
    name: str
    value: Any


@dataclass(frozen=True)
class CheckpointSaved:
    """Everything an exact resume needs is on disk."""

    step: int
    epoch: int
    path: str


@dataclass(frozen=True)
class Trouble:
    """Training cannot go on as it is (a loss that is no number, no memory left)."""

    step: int
    what: Text
    advice: Text
    block: str = ""


@dataclass(frozen=True)
class Finished:
    """Training ended. `reason` is "done", "stopped" or "trouble". `measures` by split."""

    epochs: int
    steps: int
    seconds: float
    steps_per_second: float
    measures: Mapping[str, Mapping[str, float]]
    reason: str
    run: str


@dataclass(frozen=True)
class Weights:
    """What was learned so far: by block, then by parameter (buffers included), NumPy arrays."""

    step: int
    weights: Mapping[str, Mapping[str, np.ndarray]]


@dataclass(frozen=True)
class Paused:
    """Training waits until it is told to go on. `epoch` counts the finished ones."""

    step: int
    epoch: int


@dataclass(frozen=True)
class Remark:
    """Something a person should know although training goes on (a checkpoint not written)."""

    step: int
    what: Text
    advice: Text


@dataclass(frozen=True)
class Answered:
    """What a network answers, for people: of one of its outputs, for each example given.

    For classes, `probabilities` is float32 (examples, classes) and `chosen` the place of the
    likeliest, int64 (examples,). Otherwise `values` is float32 (examples, …), in the units of
    the data where it is compared with some, with the columns' `names` where they have any.
    """

    block: str
    port: str
    name: str
    classes: tuple[str, ...] = ()
    probabilities: np.ndarray | None = None
    chosen: np.ndarray | None = None
    values: np.ndarray | None = None
    names: tuple[str, ...] = ()


Event: TypeAlias = (
    RunStarted
    | StepsFinished
    | EpochFinished
    | Judged
    | Watched
    | SettingChanged
    | CheckpointSaved
    | Trouble
    | Finished
    | Weights
    | Paused
    | Remark
)
