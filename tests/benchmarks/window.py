"""Training speed with the window open and plots running, against the same loop in plain PyTorch."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 8.0


def plain(name: str) -> float:
    """Steps a second of the example's network in the loop that an expert writes by hand."""
    import torch
    from torch import nn

    from backend.compiler.builder import make_modules
    from backend.document.document import Document
    from backend.engine import Engine
    from backend.formats.examples import open_example

    torch.set_num_threads(1)
    engine = Engine()
    document = Document(open_example(name))
    plan, prepared = engine.sound_plan(document)
    (data,) = prepared.values()
    arrays = data.arrays("train")
    modules = make_modules(plan, seed=0)
    network = _by_hand(name) or nn.Sequential(
        *(modules[step.block] for step in plan.steps if step.block not in plan.losses)
    )
    (loss_block,) = plan.losses
    loss_of = modules[loss_block]
    (objective,) = document.objectives
    make = getattr(torch.optim, objective.optimizer.rsplit(".", 1)[1])
    optimizer = make(network.parameters(), **objective.optimizer_settings)
    x, y = torch.as_tensor(arrays["input"]), torch.as_tensor(arrays["target"])
    if not isinstance(loss_of, nn.CrossEntropyLoss):
        y = y.float().reshape(len(y), -1)
    size = document.training.batch_size
    steps, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        order = torch.randperm(len(x))
        for first in range(0, len(x), size):
            rows = order[first : first + size]
            optimizer.zero_grad()
            loss_of(network(x[rows]), y[rows]).backward()
            optimizer.step()
            steps += 1
    return steps / (time.perf_counter() - start)


def _by_hand(name: str) -> Any:
    """What an expert writes in place of neurons drawn one by one; None for layers."""
    from torch import nn

    if name != "circle":
        return None
    hidden = [nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 2), nn.Tanh()]
    return nn.Sequential(*hidden, nn.Linear(2, 1), nn.Sigmoid())


def in_window(name: str) -> dict[str, float]:
    """The same in the real window, all panels there: steps a second, and the event loop's gaps."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from backend.document import edits
    from gui.application import MainWindow, make_application
    from gui.docks import DOCKS

    make_application()
    window = MainWindow()
    window.show()
    bench = window.begin()
    session = bench.session
    _wait(lambda: len(bench.panels) == len(DOCKS) and session.shelf.blocks, 60)
    bench.filing.open_example(name)
    _wait(lambda: session.plan.steps and session.plan.is_sound, 60)
    session.do(edits.change_training(session.document, epochs=10_000_000))
    learning = ("torch.nn.Linear", "lienzo.Neuron")
    blocks = [block.id for block in session.document.blocks if block.type in learning]
    session.select(blocks[:1])
    QTest.qWait(3000)
    gaps: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    asked = time.perf_counter()
    session.play()
    _wait(lambda: session.record.step > 0, 30)
    answered = time.perf_counter() - asked
    QTest.qWait(1500)
    heart = QTimer(interval=1)
    heart.timeout.connect(beat)
    last = time.perf_counter()
    heart.start()
    first, start = session.record.step, time.perf_counter()
    QTest.qWait(int(SECONDS * 1000))
    rate = (session.record.step - first) / (time.perf_counter() - start)
    heart.stop()
    session.stop()
    _wait(lambda: session.state == "finished", 20)
    session.history.mark_saved()
    window.close()
    return {
        "steps_per_s": rate,
        "p99_ms": float(np.percentile(gaps, 99)),
        "worst_ms": float(max(gaps)),
        "play_to_first_step_s": answered,
    }


def _wait(condition, seconds: float) -> None:
    from PySide6.QtTest import QTest

    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the window did not get ready"
        QTest.qWait(5)


def _apart(part: str, name: str) -> dict[str, float]:
    """Measure in a process of its own, so that neither inherits the other's threads."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "window", part, name],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(told.stdout.strip().splitlines()[-1])


def main(arguments: list[str]) -> None:
    """Three pairs for each example, in turn."""
    if arguments[:1] == ["plain"]:
        print(json.dumps({"steps_per_s": plain(arguments[1])}))
        return
    if arguments[:1] == ["in_window"]:
        print(json.dumps(in_window(arguments[1])))
        return
    for name in ("circle", "digits-mlp"):
        pairs = [(_apart("plain", name), _apart("in_window", name)) for _ in range(3)]
        middle = {key: statistics.median(ours[key] for _, ours in pairs) for key in pairs[0][1]}
        middle["plain_steps_per_s"] = statistics.median(p["steps_per_s"] for p, _ in pairs)
        middle["ratio"] = statistics.median(
            ours["steps_per_s"] / p["steps_per_s"] for p, ours in pairs
        )
        print(json.dumps({"example": name, **{k: round(v, 3) for k, v in middle.items()}}))
