"""Frame times of layers opened into their neurons: `python -m tests.benchmarks opened`.

Offscreen, 1280×800. Prints median CPU milliseconds a frame; the target is 16.6. In the columns
"alive" every frame first takes over new numbers, as many as a training tells.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402
from PySide6.QtCore import QSizeF  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from backend.compiler.plan import Plan, Signal, Spec, Step  # noqa: E402
from backend.document.records import Block  # noqa: E402
from backend.training.events import BlockView, Watched  # noqa: E402
from gui.canvas.camera import Camera, fitted  # noqa: E402
from gui.canvas.view import CanvasView  # noqa: E402
from tests.gui.canvas_stage import SHELF, make_session, wire  # noqa: E402

SIZE = (1280, 800)
SHAPES = {
    "10 layers of 1,000 neurons and 64 inputs": [(1000, 64)] * 10,
    "10 layers of 1,000 neurons and 1,000 inputs": [(1000, 1000)] * 10,
    "784 inputs, 128 neurons": [(128, 784)],
    "12-24-12, every weight a line": [(24, 12), (12, 24)],
}
_LINEAR = replace(SHELF.blocks["torch.nn.Linear"], opens="neurons")
_MOST_VALUES = 65_536
"""Numbers of a layer that a training tells of while it runs."""

Shapes = list[tuple[int, int]]


def main(arguments: list[str]) -> None:
    """Print the milliseconds of a frame for each drawing."""
    application = QApplication.instance() or QApplication([])
    assert application is not None
    for what, shapes in SHAPES.items():
        result = opened(shapes)
        print(f"open: {what}, milliseconds:")
        print("  " + "  ".join(f"{name} {value:.1f}" for name, value in result.items()))


def opened(shapes: Shapes) -> dict[str, float]:
    """The median CPU milliseconds of a frame with layers (neurons, inputs) open in a row."""
    view = _view(shapes)
    whole = fitted(view.scene.bounds(), QSizeF(*SIZE))
    middle = view.scene.bounds().center()
    near = Camera(scale=1.0).centred(middle, QSizeF(*SIZE))
    told = [_told(shapes, number) for number in range(8)]

    def alive(camera: Camera) -> Callable[[int], None]:
        view.look(camera)
        return lambda n: view.session.trainer.happened.emit([told[n % len(told)]])

    return {
        "all in view": _frames(view, lambda n: view.look(whole.moved(n % 3, 0))),
        "pan": _frames(view, lambda n: view.look(near.moved(n * 7, n * 3))),
        "zoom": _frames(
            view, lambda n: view.look(near.zoomed(0.4 * 1.03**n, near.to_view(middle)))
        ),
        "alive, all in view": _frames(view, alive(whole)),
        "alive, at 100 %": _frames(view, alive(near)),
    }


def _view(shapes: Shapes) -> CanvasView:
    chance = np.random.default_rng(0)
    records: list[Block] = []
    steps, weights = [], {}
    for index, (rows, columns) in enumerate(shapes):
        id = f"l{index}"
        settings = {"out_features": rows}
        block = Block(id=id, type=_LINEAR.id, x=index * 760.0, settings=settings, is_open=True)
        known = {**settings, "in_features": columns, "bias": True}
        outputs = {"output": Spec(("N", rows))}
        steps.append(Step(id, block.type, id, known, {"input": (Signal("", ""),)}, outputs))
        weights[id] = {
            "weight": chance.normal(size=(rows, columns)).astype(np.float32),
            "bias": chance.normal(size=rows).astype(np.float32),
        }
        records.append(block)
    wires = [wire(f"l{index}", f"l{index + 1}") for index in range(len(shapes) - 1)]
    session = make_session(
        [*records, *wires], replace(SHELF, blocks={**SHELF.blocks, _LINEAR.id: _LINEAR})
    )
    session.replace(session.document, weights)
    session.plan = Plan(steps=tuple(steps))
    view = CanvasView(session)
    view.resize(*SIZE)
    return view


def _told(shapes: Shapes, number: int) -> Watched:
    """What a training tells, as many numbers as it does."""
    chance = np.random.default_rng(number)
    views = {}
    for index, (rows, columns) in enumerate(shapes):
        values = {"bias": chance.normal(size=rows).astype(np.float32)}
        if rows * columns <= _MOST_VALUES:
            values["weight"] = chance.random((rows, columns), dtype=np.float32) - 0.5
        activation = chance.normal(size=rows).astype(np.float32)
        views[f"l{index}"] = BlockView(activation=activation, values=values)
    return Watched(number, 0, views)


def _frames(view: CanvasView, act: Callable[[int], None], count: int = 30) -> float:
    """The median CPU milliseconds of what comes before a frame and of the frame."""
    paper = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    spent = []
    for number in range(count):
        begun = time.process_time()
        act(number)
        view.render(paper)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent[3:])
