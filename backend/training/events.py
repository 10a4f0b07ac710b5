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
class Axes:
    """Which plane through the inputs of a network is looked at.

    "columns": the numbers `x` and `y` of the input vary, the others stay as in the chosen
    example. "pca": the plane of the two directions in which the training examples vary most,
    through their mean.
    """

    kind: str = "columns"
    x: int = 0
    y: int = 1


FIRST_TWO = Axes()
"""The first two numbers of the input."""


@dataclass(frozen=True)
class NeuronsKnown:
    """Which single neurons and which wires into them a `NeuronsView` of this key tells of."""

    key: int
    neurons: tuple[str, ...]
    wires: tuple[str, ...]


@dataclass(frozen=True)
class NeuronsView:
    """Every single neuron at one step, flat and float32, in the order of `NeuronsKnown`.

    `activations` (neurons,) are for the chosen example; `biases` (neurons,) are NaN where there
    is none; `weights` (wires,) hold the strongest number of a wire that carries several.
    `gradients` (wires,) are those of the last step, None where there was none.
    """

    key: int
    activations: np.ndarray
    biases: np.ndarray
    weights: np.ndarray
    gradients: np.ndarray | None = None


@dataclass(frozen=True)
class Watched:
    """What the watched blocks look like now.

    `blocks`, `neurons`, `surface` and `maps` come each at their own pace: one that is empty or None
    stays as it was told last.

    `surface` is the network's answer over a plane through its numeric inputs: float32 (outputs,
    rows, columns), first row at the smallest second coordinate, with `extent` (x0, x1, y0, y1) in
    the units of the data (of the principal components for "pca"). `places` (examples, 2) are
    where the examples of the data's view, in its order, lie in a "pca" plane.
    `maps` are the answers of single neurons, and of the rows of opened layers, over the same
    plane, coarser: float32 (rows, 24, 24) by block, one row for a neuron.
    """

    step: int
    example: int
    blocks: Mapping[str, BlockView]
    surface: np.ndarray | None = None
    extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    axes: Axes = Axes()
    places: np.ndarray | None = None
    neurons: NeuronsView | None = None
    maps: Mapping[str, np.ndarray] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Walked:
    """Where a walk through one batch stands.

    `phase` is "forward", "backward" or "update"; `block` is what is being computed ("" for the
    update, which moves the weights). `place` counts examples within the batch of `examples`,
    `operation` within the `operations` of one example, both from 0. `story` is the arithmetic of
    this example, told once for each; None with the operations that follow.
    """

    step: int
    phase: str
    block: str
    place: int
    examples: int
    operation: int
    operations: int
    story: Story | None = None


@dataclass(frozen=True)
class Story:
    """One example's way through a network and back: every number there is to see.

    By block: `outputs` float32 by port without the batch axis; `slopes`, how the loss answers to
    the block's first output, of the same shape, None where nothing flows back. `order` are the
    blocks as they are computed, losses last; `loss` the sum that is minimised, of this example
    alone. By single neuron (or row of a layer, "id:row"): its `Sum`. Slopes are those of the loss
    of a whole batch of so many `examples`; NaN in a `Sum` that no loss reaches.
    """

    example: int
    order: tuple[str, ...]
    outputs: Mapping[str, Mapping[str, np.ndarray]]
    slopes: Mapping[str, np.ndarray | None]
    loss: float
    sums: Mapping[str, Sum] = dataclasses.field(default_factory=dict)
    examples: int = 1


@dataclass(frozen=True)
class Sum:
    """What one neuron adds up: y = f(sum of w x + b), and how the loss answers to each part.

    `terms` are (wire or block id that brings it, index within what that brings, w, x, dLoss/dw)
    in order. `bias` is None where there is none. `total` is the sum, `output` f(total);
    `output_slope`, `total_slope` and `bias_slope` are the derivatives of the loss.
    """

    terms: tuple[tuple[str, int, float, float, float], ...]
    bias: float | None
    activation: str
    total: float
    output: float
    output_slope: float
    total_slope: float
    bias_slope: float | None


@dataclass(frozen=True)
class SettingChanged:
    """Somebody turned a knob while training ran, or changed the drawing.

    `name` is that of a training setting ("batch_size"), or begins with whose it is
    ("hidden.p"); `words` say it to people.
    """

    step: int
    name: str
    value: Any
    words: Text = Text("")


@dataclass(frozen=True)
class WeightsSet:
    """Somebody put numbers into the network while training ran.

    `numbers` are (owner, parameter, places or None, numbers or None) as in a `Patch`, so that the
    run can be repeated.
    """

    step: int
    numbers: tuple[tuple[str, str, tuple[int, ...] | None, Any], ...]


@dataclass(frozen=True)
class Tiered:
    """Steps are taken another way from now on: "compiled", many in one call, `gain` times as fast
    as one by one; "plain", one by one until a loop is built anew; or "kept" one by one for good.

    `reason` says why they are kept: "no compiler", "untraceable" (the network asks a tensor for a
    number), "large", "different" (losses), "slower", "failed", "device" (not the processor), "off";
    or why they are plain again: "edited".
    """

    step: int
    stage: str
    reason: str
    gain: float


@dataclass(frozen=True)
class Arranged:
    """How the work is laid out from now on: so many `threads` of those there are (`cores`),
    `is_channels_last` where pictures lie with the channels of a pixel side by side,
    `is_resident` where all examples lie on the device that computes."""

    step: int
    threads: int
    cores: int
    is_channels_last: bool
    is_resident: bool


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
    """Training ended. `reason` is "done", "stopped" (by hand) or "trouble"; or a rule ended it:
    "patience", "target" or "time", and `why` says so to people. `measures` by split."""

    epochs: int
    steps: int
    seconds: float
    steps_per_second: float
    measures: Mapping[str, Mapping[str, float]]
    reason: str
    run: str
    why: Text = Text("")


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
    | NeuronsKnown
    | Walked
    | Story
    | SettingChanged
    | WeightsSet
    | Tiered
    | Arranged
    | CheckpointSaved
    | Trouble
    | Finished
    | Weights
    | Paused
    | Remark
)
