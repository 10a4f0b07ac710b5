"""The records a drawing is made of. Frozen, flat, and plain enough for JSON."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

Setting: TypeAlias = Any
"""What a person chose for a setting: None, bool, int, float, str, or lists and dicts of these."""


class Cell(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """What a person did to one weight of an opened layer, or to the bias of one of its neurons.

    `row` counts along the first axis of the layer's weight; `column` along the rest of it, laid
    out flat; -1 is the bias of the row. `value` is where it starts; None lets it be drawn. A
    frozen weight stays as it is while training; a cut one is no wire at all: zero, and stays so.
    """

    row: int
    column: int
    value: float | None = None
    frozen: bool = False
    cut: bool = False


class Block(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="block",
):
    """One block on the canvas: a layer, a neuron, an operation, a loss, a source of data.

    `type` names a card of the catalog ("torch.nn.Linear"); `settings` holds only what a person
    chose, never what can be inferred. `inside` is the group that holds it, "" at the top.
    `frozen` keeps training from moving its parameters. Positions are scene units, y downwards.

    A layer that `is_open` shows its neurons or kernels on the canvas. `cells`, by row and column,
    and `bends`, an activation by row ("3"), are what a person changed in there; they hold whether
    it is open or closed.
    """

    id: str
    type: str
    name: str = ""
    x: float = 0.0
    y: float = 0.0
    settings: Mapping[str, Setting] = {}
    inside: str = ""
    frozen: bool = False
    is_open: bool = False
    cells: tuple[Cell, ...] = ()
    bends: Mapping[str, str] = {}


class Wire(
    msgspec.Struct,
    frozen=True,
    gc=False,  # words and numbers alone: no cycles to look for among very many
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="wire",
):
    """Carries what leaves one port of a block to a port of another.

    `place` orders the wires that share a target port which takes many. `weight` is the starting
    value a person typed for a wire into a single neuron; None lets training draw it. A `frozen`
    wire keeps its weight while training. All wires into neurons that share a `tie` (any word)
    share one weight.
    """

    id: str
    source: str
    source_port: str
    target: str
    target_port: str
    place: int = 0
    weight: float | None = None
    frozen: bool = False
    tie: str = ""


class Note(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="note",
):
    """Words a person left on the canvas, or `inside` a group."""

    id: str
    text: str = ""
    x: float = 0.0
    y: float = 0.0
    width: float = 240.0
    height: float = 120.0
    inside: str = ""


class Objective(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="objective",
):
    """What training makes small, and whom it moves to do so.

    `minimise` maps the id of a loss block to its weight in the sum. `moves` lists the ids of the
    blocks it may move; empty means every block that feeds its losses. `optimizer` and `schedule`
    name cards ("torch.optim.Adam"); "" is no schedule. It acts every `every` steps.

    `penalty` keeps weights (not biases) small: "l1" adds `penalty_rate` x sign(w) to the gradient
    of each, "l2" adds `penalty_rate` x w, "" nothing. The losses that are told leave it out.

    The gradients of `accumulate` batches make one move, each clipped to +-`clip_value` and then
    all together to the length `clip_norm` (0 clips nothing). `spares_biases` keeps the weight
    decay of the optimizer off biases and normalisations. With an `average` (below 1, 0 for none)
    a moving average of the weights that forgets so slowly is judged and exported, while the
    weights themselves learn on. `precision` is "float32" or "bfloat16".
    """

    id: str
    name: str = ""
    minimise: Mapping[str, float] = {}
    moves: tuple[str, ...] = ()
    optimizer: str = "torch.optim.Adam"
    optimizer_settings: Mapping[str, Setting] = {}
    schedule: str = ""
    schedule_settings: Mapping[str, Setting] = {}
    every: int = 1
    penalty: str = ""
    penalty_rate: float = 0.0
    clip_norm: float = 0.0
    clip_value: float = 0.0
    accumulate: int = 1
    spares_biases: bool = False
    average: float = 0.0
    precision: str = "float32"


class Training(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="training",
):
    """How long and on what to train: at most one in a document, with the id "training".

    Training ends early when `measure` (a name such as "accuracy"; "" is the loss), on validation
    where there is such a split, has not become better for `patience` epochs, when it has reached
    `target`, or after so many `seconds`; 0 and None are no such rule. With `keep_best` and a
    patience it ends with the weights of its best epoch.

    `threads` are those that compute, 0 lets a probe choose; `compiled` allows many steps in one
    compiled call, whose numbers may differ from single steps in the last digits.
    """

    id: str = "training"
    epochs: int = 20
    batch_size: int = 32
    seed: int = 0
    device: str = "auto"
    patience: int = 0
    measure: str = ""
    keep_best: bool = True
    target: float | None = None
    seconds: float = 0.0
    threads: int = 0
    compiled: bool = True


Record: TypeAlias = Block | Wire | Note | Objective | Training


def fresh_id() -> str:
    """An id no record has, here or in another window's clipboard."""
    return secrets.token_hex(5)
