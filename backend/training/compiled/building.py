"""Building the compiled loop of a training in another process, so that nothing waits for it."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.compiler.plan import Plan
from backend.document.document import Document
from backend.home import home
from backend.pipe import die_with_parent

_KEPT = 60
"""How many packages stay on disk: those used last."""
_MOST_STEPS, _MOST_NODES = 300, 8000
"""Blocks of a network, and operations of a step of it, beyond which none is compiled: the time and
memory of compilers grow faster than these."""
_PATIENCE = 900.0
"""Seconds after which building is given up."""
_ABANDONED = 24 * 3600.0
"""Seconds after which nobody is building in a room any more."""


@dataclass(frozen=True)
class Order:
    """What a loop is to be built for: the drawing, the data's form and the optimizers' memory.

    `columns` are shapes and types ("float32") of all examples, `remembers` by objective and by
    parameter the name, shape and type of what its optimizer keeps.
    """

    document: Document
    plan: Plan
    columns: tuple[tuple[tuple[int, ...], str], ...]
    batch: int
    rates: tuple[float, ...]
    remembers: tuple[tuple[tuple[tuple[str, tuple[int, ...], str], ...], ...], ...]
    threads: int


@dataclass(frozen=True)
class Built:
    """The package of a loop, or why there is none: "no compiler", "untraceable", "large", "failed".

    `fixed_rates`: it is for the learning rates of the order alone.
    """

    package: str = ""
    fixed_rates: bool = False
    trouble: str = ""
    detail: str = ""


class Building:
    """A loop being built by a process of its own; gone with `stop`, or with its parent."""

    def __init__(self, order: Order) -> None:
        self._room = _room()
        self._began = time.monotonic()
        place = Path(self._room.name) / "order"
        place.write_bytes(pickle.dumps(order))
        self._answer = Path(self._room.name) / "answer"
        line = [sys.executable, "-m", "backend.training.compiled.building"]
        self._said = open(Path(self._room.name) / "said", "w+b")  # noqa: SIM115
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            [*line, str(place), str(self._answer)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            env=_environment(order.threads, self._room.name),
        )

    def poll(self) -> Built | None:
        """What came of it; None while it goes on."""
        code = self._process.poll()
        if code is None and time.monotonic() - self._began > _PATIENCE:
            return Built(trouble="large", detail=f"not ready after {_PATIENCE:.0f} s")
        return None if code is None else self._read(code)

    def wait(self, seconds: float) -> Built:
        """What came of it. Raises TimeoutError."""
        try:
            return self._read(self._process.wait(seconds))
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"no compiled loop after {seconds} s") from error

    def _read(self, code: int) -> Built:
        try:
            return Built(**json.loads(self._answer.read_text()))
        except (OSError, ValueError, TypeError):
            self._said.seek(0)
            said = self._said.read()[-2000:].decode(errors="replace")
            return Built(trouble="failed", detail=f"ended with {code}: {said}")

    def stop(self) -> None:
        """End it, whatever stage it is at."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._said.close()
        self._room.cleanup()


def _room() -> tempfile.TemporaryDirectory[str]:
    """Where a loop is built; rooms whose owner was killed are cleared away after a day."""
    rooms = home() / "compiled" / "rooms"
    rooms.mkdir(parents=True, exist_ok=True)
    for one in rooms.iterdir():
        if time.time() - one.stat().st_mtime > _ABANDONED:
            shutil.rmtree(one, ignore_errors=True)
    return tempfile.TemporaryDirectory(dir=rooms, ignore_cleanup_errors=True)


def _environment(threads: int, room: str) -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[3])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "OMP_NUM_THREADS": str(threads),
        "TORCHINDUCTOR_COMPILE_THREADS": "1",
        "TORCHINDUCTOR_CACHE_DIR": str(Path(room) / "cache"),
        "TMPDIR": room,
    }


def folder() -> Path:
    """Where packages are kept."""
    return home() / "compiled" / "loops"


def build(order: Order) -> Built:
    """Trace, compile and keep a loop, here and now."""
    import torch

    from backend.training.compiled.bench import Untraceable
    from backend.training.compiled.looping import compile_loop, key_of

    torch.set_num_threads(order.threads)
    if len(order.plan.steps) > _MOST_STEPS:
        return Built(trouble="large", detail=f"{len(order.plan.steps)} blocks")
    try:
        bench, columns = _bench(order)
        step, fixed = _traced(bench, [column[: order.batch] for column in columns])
    except Untraceable as error:
        return Built(trouble="untraceable", detail=str(error))
    if len(step.graph.nodes) > _MOST_NODES:
        return Built(trouble="large", detail=f"{len(step.graph.nodes)} operations in a step")
    package = folder() / f"{key_of(step, bench, columns, order.batch)}.pt2"
    if package.exists():
        package.touch()
        return Built(str(package), fixed)
    if not has_compiler():
        return Built(trouble="no compiler")
    folder().mkdir(parents=True, exist_ok=True)
    made = package.with_name(f".{os.getpid()}.{package.name}")
    try:
        compile_loop(step, bench, columns, order.batch, made)
        os.replace(made, package)
    finally:
        made.unlink(missing_ok=True)
    _sweep()
    return Built(str(package), fixed)


def _traced(bench: Any, batch: Any) -> tuple[Any, bool]:
    """The graph of a step; with its rates fixed where it cannot do without their numbers."""
    from backend.training.compiled.bench import Untraceable
    from backend.training.compiled.tracing import trace

    try:
        return trace(bench, batch), False
    except Untraceable:
        return trace(bench, batch, fixed_rates=True), True


def has_compiler() -> bool:
    """Whether there is a C++ compiler on this machine."""
    from torch._inductor.cpp_builder import get_cpp_compiler

    try:
        return bool(get_cpp_compiler())
    except Exception:  # it raises its own kinds, which differ by version
        return False


def _bench(order: Order) -> Any:
    """The training as the order tells it, on zeros: what is in memory costs no page of it."""
    import torch

    from backend.compiler.builder import make_modules
    from backend.training.compiled.bench import Bench
    from backend.training.recipe import Recipe, still_modules
    from backend.training.work import settle

    modules = make_modules(order.plan, order.document.training.seed)
    still = still_modules(order.plan, modules)
    recipe = Recipe(order.document, order.plan, modules)
    settle(modules, torch.device("cpu"))
    for key, module in modules.items():
        module.train(key not in still)
    learners = recipe.learners(1, 1)
    for learner, rate, by_parameter in zip(learners, order.rates, order.remembers, strict=True):
        learner.learning_rate = rate
        memory: Any = defaultdict(dict)
        for parameter, kept in zip(learner.parameters, by_parameter, strict=True):
            for name, shape, kind in kept:
                memory[parameter][name] = _zeros(parameter, shape, getattr(torch, kind))
        learner.optimizer.state = memory
    columns = [torch.zeros(shape, dtype=getattr(torch, kind)) for shape, kind in order.columns]
    return Bench(modules, learners), columns


def _zeros(parameter: Any, shape: tuple[int, ...], kind: Any) -> Any:
    """Laid out in memory as what an optimizer remembers of a parameter."""
    import torch

    if shape == tuple(parameter.shape):
        return torch.zeros_like(parameter.detach(), dtype=kind)
    return torch.zeros(shape, dtype=kind)


def _sweep() -> None:
    """Leave the packages used last."""
    found = sorted(folder().glob("*.pt2"), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in found[_KEPT:]:
        one.unlink(missing_ok=True)


def main(place: str, answer: str) -> None:
    """Build what the file at `place` orders; the answer, as JSON, goes to another file."""
    die_with_parent()
    os.nice(10)
    order = pickle.loads(Path(place).read_bytes())  # noqa: S301  our own parent wrote it
    try:
        found = build(order)
    except Exception as error:  # compilers raise whatever they like
        found = Built(trouble="failed", detail=f"{type(error).__name__}: {error}"[:2000])
    Path(answer).write_text(json.dumps(found.__dict__))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
