"""The processes of one training: who is who, what they add up, and what the first decides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor

from backend.text import Refusal, Text

_PATIENCE = timedelta(minutes=30)
"""How long to wait for a process that is silent: the first one may be judging a large split."""


class PeerLost(Refusal):
    """Another process of the training has ended: this one cannot go on alone."""


class StepFailed(Refusal):
    """This process could not take its share of a step."""


@dataclass(frozen=True)
class Peers:
    """This process among those that train together; number 0 tells, writes and decides.

    `local` counts on this machine only. Every method must be called by all of them in the same
    order, and raises PeerLost where one of them is no more.
    """

    rank: int
    count: int
    local_rank: int
    local_count: int

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def decide(self, *numbers: float) -> list[float]:
        """These numbers as the first process has them."""
        told = torch.tensor(numbers, dtype=torch.float64)
        with _together():
            dist.broadcast(told, 0)
        return [float(number) for number in told.tolist()]

    def agree(self, wish: bool) -> bool:
        """Whether the first process wishes it."""
        return bool(self.decide(wish)[0])

    def add_up(self, tensor: Tensor) -> Tensor:
        """The sum over all processes, in place: the same bits in each."""
        with _together():
            dist.all_reduce(tensor)
        return tensor

    def gather(self, thing: Any) -> list[Any]:
        """What each of them has, by rank."""
        found: list[Any] = [None] * self.count
        with _together():
            dist.all_gather_object(found, thing)
        return found

    def hand_out(self, thing: Any) -> Any:
        """The thing that the first process has."""
        held = [thing]
        with _together():
            dist.broadcast_object_list(held, 0)
        return held[0]

    def part(self, count: int, rank: int | None = None) -> tuple[int, int]:
        """From where to where one's share of so many examples goes (half open)."""
        rank = self.rank if rank is None else rank
        return count * rank // self.count, count * (rank + 1) // self.count


@contextmanager
def _together() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        raise PeerLost(
            Text("Another process of this training has ended or cannot be reached."),
            Text("It goes on from the last checkpoint once all of them are there again."),
        ) from error


def was_restarted() -> bool:
    """Whether these processes stand in for some of which one has died."""
    return int(os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")) > 0


@contextmanager
def joined() -> Iterator[Peers]:
    """Meet the other processes. Raises Refusal where that cannot be."""
    if not dist.is_available():
        raise Refusal(
            Text("This PyTorch cannot train with several processes."),
            Text("Install one with torch.distributed, or train with one process."),
        )
    rank, count, local_rank, local_count = _places()
    _take_a_processor(local_rank, local_count)
    backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
    try:
        dist.init_process_group(backend, timeout=_PATIENCE)
    except (RuntimeError, ValueError) as error:
        raise _not_met(error) from error
    yield Peers(rank, count, local_rank, local_count)
    dist.destroy_process_group()  # who fails just goes: the others could not answer any more


def _places() -> tuple[int, int, int, int]:
    rank, count = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
    here = int(os.environ.get("LOCAL_RANK", "0")), int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    return rank, count, *here


def _take_a_processor(local_rank: int, local_count: int) -> None:
    """Each process of a machine computes on a graphics processor of its own."""
    if not torch.cuda.is_available():
        return
    there = torch.cuda.device_count()
    if there < local_count:
        raise Refusal(
            Text(
                "There are {count} processes for the {there} graphics processors of this machine.",
                count=local_count,
                there=there,
            ),
            Text("Start as many processes on a machine as it has graphics processors."),
        )
    torch.cuda.set_device(local_rank)


class NotMet(PeerLost):
    """The processes did not find each other."""


def _not_met(error: Exception) -> NotMet:
    place = f"{os.environ.get('MASTER_ADDR', '')}:{os.environ.get('MASTER_PORT', '')}"
    if "EADDRINUSE" in str(error) or "address already in use" in str(error).lower():
        return NotMet(
            Text("The port of {place} is taken by another program.", place=place),
            Text("Give torchrun another one: --master-port, or --rdzv-endpoint HOST:PORT."),
        )
    reason = str(error).strip().partition("\n")[0]
    return NotMet(
        Text(
            "The processes did not find each other at {place}: {reason}", place=place, reason=reason
        ),
        Text("Check that every machine reaches that address, and that as many were started."),
    )
