"""A trainer among others: the same training, of which each process takes its share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import torch

from backend.compiler.builder import Weights
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.text import Refusal, Text
from backend.training import checkpoints, events, troubles
from backend.training.checkpoints import State, joined, pack, unpack
from backend.training.distributed.normalising import Shared, normalise_together
from backend.training.distributed.peers import PeerLost, Peers, StepFailed, was_restarted
from backend.training.distributed.shares import SharedFeed
from backend.training.distributed.steps import SharedEngine, share_out
from backend.training.events import Event
from backend.training.judge import at_rest
from backend.training.keeper import Keeper
from backend.training.pacing import Chore
from backend.training.recipe import terms_of
from backend.training.recovery import Recovery
from backend.training.stopping import EARLY
from backend.training.trainer import Trainer
from backend.training.work import Work

_ENDS = ("", *EARLY)
_SAME = 1e-5
"""How far the loss of a batch may lie from that of its shares together, relative to it."""
_TRIED = 8
"""Examples of each share on which that is tried."""


class SharedTrainer(Trainer):
    """Trains with its peers, all made with the same arguments and asked the same in the same order.

    Only the first of them writes to the run folder. Raises Refusal as `Trainer` does, where
    there are more processes than examples in a batch, and PeerLost where one has ended.
    """

    def __init__(
        self,
        document: Document,
        plan: Plan,
        prepared: Mapping[str, Prepared],
        peers: Peers,
        weights: Weights | None = None,
        run_folder: str | Path | None = None,
        resume: str | Path | None = None,
    ) -> None:
        os.environ["LIENZO_COMPILED"] = "0"  # a compiled loop cannot wait for others
        super().__init__(document, plan, prepared, weights, run_folder or resume)
        self.peers = peers
        self._threads = _threads(peers)
        torch.set_num_threads(self._threads)
        self._keeper = SharedKeeper(self.folder, peers)
        self._judging = AgreedChore(peers)
        self._recovery = SharedRecovery(self, peers)
        share_work(self.work, peers)
        self._draw_apart()
        if resume is not None:
            place = Path(resume)
            state = checkpoints.read_newest(place) if peers.is_first else None
            self._go_on_from(peers.hand_out(state))
            self._threads = _threads(peers)

    def start(self) -> list[Event]:
        self._remarks += _different_shares(self.work, self.peers, self.step)
        return super().start()

    def advance(self) -> list[Event]:
        steps, self.seconds = self.peers.decide(self._chunks.steps, self.seconds)
        self._chunks.steps = int(steps)
        return super().advance()

    def ends_epoch(self) -> bool:
        if self.work.feed.batches.position:
            return False
        return self.peers.agree(super().ends_epoch())

    def agreed_reason(self, reason: str) -> str:
        (place,) = self.peers.decide(_ENDS.index(reason))
        return _ENDS[int(place)]

    def _judge_epoch(self) -> dict[str, Mapping[str, float]]:
        return {
            split: dict(zip(found, self.peers.decide(*found.values()), strict=True))
            for split, found in super()._judge_epoch().items()
        }

    def capture(self) -> State:
        """Where all of them stand: their random numbers differ, everything else is the same."""
        state = super().capture()
        apart = pack({"shares": self.peers.gather(self.random)})
        return joined(state, apart)

    def restore(self, state: State) -> None:
        super().restore(state)
        kept = unpack(state).get("shares", ())
        if len(kept) == self.peers.count:
            self.random = kept[self.peers.rank]
        else:
            self._draw_apart()

    def _draw_apart(self) -> None:
        """Dropout and noise must not be the same in every share; the first goes on as it is."""
        if not self.peers.is_first:
            seed = hash((self.document.training.seed, self.step, self.peers.rank))
            with torch.random.fork_rng():
                torch.manual_seed(seed)
                self.random = checkpoints.random_state(self.device)


def shared(
    peers: Peers,
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    weights: Weights | None,
    run: Path,
    resume: bool = False,
) -> SharedTrainer:
    """A trainer whose run is in this folder; where its processes were started again, it goes on
    from the last checkpoint, or from the beginning where there is none yet."""
    begun = was_restarted() and peers.hand_out(bool(checkpoints.checkpoints(run / "checkpoints")))
    if was_restarted() and not (resume or begun) and peers.is_first:
        (run / "events.jsonl").unlink(missing_ok=True)  # these steps are taken once more
    place = run if resume or begun else None
    return SharedTrainer(document, plan, prepared, peers, weights, run, place)


def share_work(work: Work, peers: Peers) -> None:
    """Let what learns take shares of batches, and add up what it finds with its peers."""
    shared = Shared(peers)
    work.feed = SharedFeed(work.feed, peers)
    for module in work.modules.values():
        normalise_together(module, shared)
    for learner in work.learners:
        share_out(learner, _adds_up(work, learner.name), peers, shared)
    step = work.engine.step
    work.engine = SharedEngine(work.learners, work.feed, peers, shared)
    work.engine.step = step


def _adds_up(work: Work, name: str) -> bool:
    """Whether an objective's losses are sums over a batch. Raises Refusal where some only are."""
    steps = [work.plan.step(one.block) for one in terms_of(work.recipe.objectives[name], work.plan)]
    found = {step.settings.get("reduction") == "sum" for step in steps if step is not None}
    if len(found) > 1:
        raise Refusal(
            Text("Some losses of one objective are sums over the batch, others means."),
            Text("With several processes, choose the same “reduction” for all of them."),
        )
    return found == {True}


def _different_shares(work: Work, peers: Peers, step: int) -> list[Event]:
    """A remark where the loss of a batch is not what its shares give together: where examples
    are compared with each other, or do not count the same."""
    feed = work.feed
    assert isinstance(feed, SharedFeed)
    batches = feed.batches
    rows = batches.order(batches.epoch)[: min(batches.size, _TRIED * peers.count)]
    shares = [feed.shares([rows], rank)[0] for rank in range(peers.count)]
    columns = tuple(torch.cat(parts) for parts in zip(*shares, strict=True))
    with at_rest(work.modules), torch.no_grad():
        for learner in work.learners:
            weights = [_weight(work, learner.name, len(one[0]), len(rows)) for one in shares]
            whole = float(learner.loss(*columns))
            if float(learner.loss(*columns)) != whole:
                continue  # it draws random numbers: nothing can be compared
            parts = sum(
                w * float(learner.loss(*one)) for w, one in zip(weights, shares, strict=True)
            )
            if abs(whole - parts) > _SAME * max(abs(whole), 1e-2):
                return [_not_the_same(step)]
    return []


def _weight(work: Work, name: str, mine: int, whole: int) -> float:
    return 1.0 if _adds_up(work, name) else mine / whole


def _not_the_same(step: int) -> Event:
    return events.Remark(
        step,
        Text("The loss of a batch is not made of the losses of its shares."),
        Text(
            "Each process compares the examples of its own share only, or examples do not count the"
            " same: the curve differs from that of one process."
        ),
    )


class AgreedChore(Chore):
    """Something that all do at once: when the first of them finds it due."""

    def __init__(self, peers: Peers) -> None:
        super().__init__()
        self._peers = peers

    def is_due(self, every: float, share: float) -> bool:
        return self._peers.agree(super().is_due(every, share))


class SharedKeeper(Keeper):
    """Keeps a run on the disk; only the first process writes."""

    def __init__(self, folder: Path, peers: Peers) -> None:
        super().__init__(folder)
        self._peers = peers
        self._saving = AgreedChore(peers)

    def open(self, document: Document, step: int) -> list[Event]:
        return super().open(document, step) if self._peers.is_first else []

    def save(self, step: int, epoch: int, capture: Callable[[], State]) -> list[Event]:
        if self.saved_step == step:
            return []
        with self._saving.done():
            state = capture()
        self.saved_step = step
        if not self._peers.is_first:
            return []
        self.saved_step = -1
        told = super().save(step, epoch, lambda: state)
        self.saved_step = step
        return told


class SharedRecovery(Recovery):
    """Goes back with all the others when numbers are lost; what fails here alone ends it."""

    def __init__(self, trainer: SharedTrainer, peers: Peers) -> None:
        super().__init__(trainer)
        self._peers = peers
        self._remembering = AgreedChore(peers)

    def failed(self, limit: int, error: Exception) -> list[Event]:
        if isinstance(error, PeerLost):
            raise error
        trouble = self._trouble(error)
        self._trainer.note(trouble)
        raise StepFailed(trouble.what, trouble.advice) from error

    def _trouble(self, error: Exception) -> events.Trouble:
        trainer = self._trainer
        if troubles.is_no_memory(error):
            size = -(-trainer.work.feed.batches.size // self._peers.count)
            return troubles.no_memory(trainer.plan, trainer.step, size, str(trainer.device))
        block = super()._first_bad_block()
        return troubles.failed(trainer.step, block, self._name(block), error)

    def _first_bad_block(self) -> str:
        found: list[str] = self._peers.gather(super()._first_bad_block())
        return next((block for block in found if block), "")


def _threads(peers: Peers) -> int:
    """The processors of a machine, divided among its processes."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, (there or 1) // peers.local_count)
