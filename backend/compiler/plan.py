"""What planning a drawing yields: plain data that crosses to the window. No torch here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.catalog.card import Port
from backend.catalog.spec import Dimension as Dimension
from backend.catalog.spec import Spec as Spec
from backend.compiler.problems import Problem
from backend.document.records import Cell


@dataclass(frozen=True)
class Signal:
    """What leaves a port of a block."""

    block: str
    port: str


@dataclass(frozen=True)
class Field:
    """One column of meaning in a data set, as an output port of its data block.

    `shape` is one example's. `role` is "input" or "target". `kind` says how to show it:
    "numbers", "picture" (channels, height, width), "class" (int64, `classes` in order),
    "value" (regression), "series", "text". `names` are those of the columns, where it has any.
    `is_whole`: the shape is not one example's but that of all that arrives; no axis is a batch.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str
    role: str
    kind: str
    classes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True)
class Step:
    """One block, ready to be built: settings completed, inputs known.

    `path` is its name in the network ("hidden", "linear_2"), honest and unique. `inputs` maps
    each wired port to the signals that arrive, in order. `settings` holds every setting that the
    module or function is made with, the inferred ones included. For single neurons, `wires`
    names the wire of each signal in `inputs["input"]`, and `starts` holds the weights that a
    person typed, by wire; `held` are the wires that are frozen, `ties` the tie of each tied one.
    `cells` and `bends` are what a person changed inside a layer. `movers` are the objectives that
    name the block among those they move. A step that `shares` calls the module of that block,
    whose path it has; it owns no weights. One that `reads` computes with the weight of that block,
    `is_turned` with its first two axes swapped.
    """

    block: str
    type: str
    path: str
    settings: Mapping[str, Any]
    inputs: Mapping[str, tuple[Signal, ...]]
    outputs: Mapping[str, Spec]
    parameters: int = 0
    operations: int = 0
    frozen: bool = False
    wires: tuple[str, ...] = ()
    starts: Mapping[str, float] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    ties: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    bends: Mapping[str, str] = field(default_factory=dict)
    movers: tuple[str, ...] = ()
    shares: str = ""
    reads: str = ""
    is_turned: bool = False


@dataclass(frozen=True)
class Ports:
    """The ports a block has in this drawing (a data block has those of its data)."""

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]


@dataclass(frozen=True)
class Answer:
    """A signal that leaves the network when it is used, and how to read it.

    `loss` is the loss block it reaches ("" where none), `target` the field it is compared with.
    `activation` turns it into what a person reads: "softmax", "sigmoid" or "" (it is that
    already). `field` describes the target: its `classes` name the outputs.
    """

    signal: Signal
    loss: str = ""
    target: Signal | None = None
    field: Field | None = None
    activation: str = ""


@dataclass(frozen=True)
class Plan:
    """A drawing, ordered, completed and checked.

    `steps` stand sources first and hold only what could be planned; `specs` give the shape on
    each signal. `fields` are the inputs of the network: the data or input blocks' signals.
    `sources` are the names of those blocks, honest and unique ("digits").
    `losses` are loss blocks that an objective minimises. `answers` are what leaves the network
    when it is used: what reaches the losses as predictions, or, without losses, whatever nothing
    else consumes. `problems` stand worst first; while one of severity "error" is there,
    the network cannot be built. `is_for_export`: its neurons are gathered so that people can
    read them, not for speed. In a drawing with groups, steps are those of every copy; `first`
    names the first copy of each drawn block, for which `specs` and `step` answer too, `drawn` the
    drawn block of every further copy, and `within` the blocks of all copies in each group and use.
    """

    steps: tuple[Step, ...] = ()
    specs: Mapping[Signal, Spec] = field(default_factory=dict)
    fields: Mapping[Signal, Field] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    ports: Mapping[str, Ports] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = ()
    parameters: int = 0
    operations: int = 0
    memory_bytes: int = 0
    is_for_export: bool = False
    first: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """What was worked out from it along the way does not travel."""
        return {name: value for name, value in self.__dict__.items() if name[0] != "_"}

    @property
    def is_sound(self) -> bool:
        """Whether the network can be built."""
        return not any(problem.severity == "error" for problem in self.problems)

    def step(self, block: str) -> Step | None:
        """The step of a block (of its first copy), None where it could not be planned."""
        return self._by_block.get(block) or self._by_block.get(self.first.get(block, ""))

    def drawn_block(self, block: str) -> str:
        """The block that was drawn, of a copy of it: where what happens to the copy is shown."""
        return self.drawn.get(block, block)

    def parameters_of(self, block: str) -> int:
        """The parameters of a block; of a group, those of all its copies."""
        if block not in self.within:
            step = self.step(block)
            return step.parameters if step is not None else 0
        steps = self._by_block
        return sum(steps[id].parameters for id in self.within[block] if id in steps)

    @property
    def _by_block(self) -> dict[str, Step]:
        found = self.__dict__.get("_steps_by_block")
        if found is None:
            found = {step.block: step for step in self.steps}
            object.__setattr__(self, "_steps_by_block", found)
        return found
