"""What training will cost, as plain data: memory by what it is for, time, what fits. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Memory:
    """Bytes that training takes beside the raw data, by what they are for, at the worst moment.

    `activations` is what the forward pass leaves behind for the backward one, `working` what a
    step takes for a moment beyond all that stays; `copies` are states kept to go back to, and
    what is saved; `data` the prepared examples, shuffled and sampled.
    """

    weights: int = 0
    gradients: int = 0
    optimizer: int = 0
    activations: int = 0
    working: int = 0
    copies: int = 0
    data: int = 0

    @property
    def step(self) -> int:
        """The most that a step holds at once; on an accelerator, what it takes there."""
        own = self.weights + self.gradients + self.optimizer
        return own + self.activations + self.working

    @property
    def total(self) -> int:
        return self.step + self.copies + self.data


@dataclass(frozen=True)
class BlockMemory:
    """Bytes of one block: its weights with all that training keeps for them, and what it leaves
    behind of a batch."""

    weights: int = 0
    activations: int = 0

    @property
    def total(self) -> int:
        return self.weights + self.activations

    def __add__(self, other: BlockMemory) -> BlockMemory:
        return BlockMemory(self.weights + other.weights, self.activations + other.activations)


@dataclass(frozen=True)
class Pace:
    """How long training takes here: seconds for a step and for an epoch with what is beside it.

    `epoch` is None where there is no data yet. `is_measured`: an epoch was seen, not a probe.
    """

    step: float
    epoch: float | None = None
    is_measured: bool = False


@dataclass(frozen=True)
class Estimate:
    """What training a drawing will cost on this machine.

    `room` is the memory that the device has (in bytes), `fitting` the largest batch that fits
    there (0: none does), None where the whole batch does. `is_assumed`: nothing says yet what is
    minimised and how, so that Adam is reckoned with. `is_quick`: it can be timed unasked.
    """

    parameters: int
    operations: int
    batch_size: int
    memory: Memory
    blocks: Mapping[str, BlockMemory] = field(default_factory=dict)
    device: str = "cpu"
    room: int = 0
    fitting: int | None = None
    optimizer: str = ""
    is_assumed: bool = False
    is_quick: bool = False
    pace: Pace | None = None

    @property
    def needed(self) -> int:
        """Bytes that the device must have room for."""
        return self.memory.total if self.device == "cpu" else self.memory.step

    @property
    def fits(self) -> bool:
        return self.needed <= self.room

    def timed(self, pace: Pace | None) -> Estimate:
        """The same, with how long it takes."""
        return replace(self, pace=pace)


class Unwanted(Exception):
    """Nobody waits for this estimate any more: something else is asked."""
