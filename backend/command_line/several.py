"""`--processes N`, and being one of the processes that it or `torchrun` has started."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backend.command_line.printing import WrongUse, say
from backend.text import Refusal, Text

if TYPE_CHECKING:
    from backend.training.distributed.peers import Peers

_TO_BE_ENDED = 5.0
"""Seconds that a process which lost another waits: so that the one that died first is named."""


@dataclass(frozen=True)
class Several:
    """How many processes are asked for, and how often they may be started again."""

    processes: int = 1
    restarts: int = 3

    @property
    def is_asked(self) -> bool:
        """Whether this process is to start others, rather than to train."""
        return self.processes > 1 and not is_member()

    def launch(self, words: list[str], run: Path, save_to: Path | None, as_json: bool) -> int:
        """Let a command be carried out by several processes. Raises Refusal."""
        from backend.training.launch import launch

        words = [*words, "--save", str(save_to)] if save_to else words
        words = [*words, "--json"] if as_json else words
        return launch([*words, *_run_of(words, run)], self.processes, self.restarts)


ALONE = Several()


def _run_of(words: list[str], run: Path) -> list[str]:
    return ["--run", str(run)] if words[0] == "train" else []


def is_member() -> bool:
    """Whether this process was started together with others, to train with them."""
    return "RANK" in os.environ and int(os.environ.get("WORLD_SIZE", "1")) > 1


def options(pairs: Iterable[tuple[str, object]]) -> list[str]:
    """Options as they would be typed; what is None was not given."""
    return [word for name, value in pairs if value is not None for word in (name, str(value))]


def check_run(run: Path | None) -> Path:
    """The folder that all the processes know. Raises WrongUse where none is named."""
    if run is None:
        raise WrongUse(
            Text("Processes that are started again must know where their run is."),
            Text("Name its folder: --run DIR"),
        )
    return run


def agreeing(peers: Peers) -> Callable[[bool], bool]:
    """Whether all of them stop: when the first one wishes to, or its launcher was interrupted."""
    from backend.training.launch import is_told_to_stop

    return lambda wish: peers.agree(wish or is_told_to_stop())


def as_member(do: Callable[[Peers], int]) -> int:
    """Carry out one's part with the others; the exit code.

    Under our own launcher, 0 says that nobody needs to be started again; how it ended is left
    where the launcher looks.
    """
    from backend.training.distributed.peers import NotMet, PeerLost, StepFailed, joined

    try:
        with joined() as peers:
            return _left(do(peers))
    except NotMet:
        raise
    except PeerLost:
        time.sleep(_TO_BE_ENDED)
        raise
    except Refusal as refusal:
        is_first = os.environ["RANK"] == "0"
        if is_first or isinstance(refusal, StepFailed):
            say(refusal)
        return _left(2 if isinstance(refusal, WrongUse) else 1, isinstance(refusal, StepFailed))


def _left(code: int, is_known_here_only: bool = False) -> int:
    from backend.training.launch import OUTCOME

    place = os.environ.get(OUTCOME)
    if place is None:
        return code
    if os.environ["RANK"] == "0" or is_known_here_only:
        Path(place).write_text(str(code))
    return 0
