"""Frame times of the canvas: `python -m tests.benchmarks canvas`, offscreen, 1280×800.

Prints median CPU milliseconds a frame while panning, zooming, dragging a block and with everything
in view, and the milliseconds to build the scene. The target is 16.6 in every column but the first.
Then the milliseconds of a frame while a training tells other numbers for every neuron and every
wire each time: what is told is taken over and painted anew.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402
from PySide6.QtCore import QPointF, QSizeF  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from backend.compiler.plan import Plan, Signal, Spec  # noqa: E402
from backend.document.records import Block, Wire  # noqa: E402
from gui.canvas.camera import Camera, fitted  # noqa: E402
from gui.canvas.view import CanvasView  # noqa: E402
from gui.session import Session  # noqa: E402
from tests.benchmarks import opened  # noqa: E402
from tests.gui.canvas_stage import make_session, neuron, tell_numbers, watched, wire  # noqa: E402

SIZE = (1280, 800)
TARGET = 16.6
_TYPES = ("torch.nn.Linear", "torch.nn.ReLU", "torch.nn.CrossEntropyLoss", "lienzo.Data")


def drawing(blocks: int, neurons: bool = False) -> Session:
    """A grid of blocks with three wires each, mostly to neighbours."""
    columns = int(blocks**0.5 * 0.8)
    step_x, step_y = (120.0, 64.0) if neurons else (260.0, 140.0)
    records: list[Block | Wire] = []
    for index in range(blocks):
        column, row = index % columns, index // columns
        type = "lienzo.Neuron" if neurons else _TYPES[(column + row) % 4]
        records.append(
            Block(id=f"b{index}", type=type, x=column * step_x, y=row * step_y,
                  name=f"block {index % 90}" if index % 3 == 0 and not neurons else "")
        )  # fmt: skip
    for index in range(blocks * 3):
        source = index // 3
        target = (source + (1, columns + 1, 2 * columns + 2)[index % 3]) % blocks
        records.append(
            Wire(id=f"w{index}", source=f"b{source}", source_port="output", target=f"b{target}",
                 target_port="input", weight=((index * 37) % 200 - 100) / 100 if neurons else None)
        )  # fmt: skip
    session = make_session(records)
    signals = [Signal(f"b{index}", "output") for index in range(blocks)]
    session.plan = Plan(specs=dict.fromkeys(signals, Spec(("N", 32, 14, 14))))
    return session


def frames(view: CanvasView, camera: Callable[[int], Camera], count: int = 40) -> float:
    """The median CPU milliseconds of frames through these cameras."""
    paper = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    spent = []
    for number in range(count):
        view.look(camera(number))
        begun = time.process_time()
        view.render(paper)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent[2:])


def measure(blocks: int, neurons: bool = False) -> dict[str, float]:
    """Milliseconds to build, to pan, to zoom, and to paint everything at once."""
    session = drawing(blocks, neurons)
    begun = time.process_time()
    view = CanvasView(session)
    built = (time.process_time() - begun) * 1000
    view.resize(*SIZE)
    whole = fitted(view.scene.bounds(), QSizeF(*SIZE))
    middle = view.scene.bounds().center()
    centre = QPointF(SIZE[0] / 2, SIZE[1] / 2)

    def at(scale: float) -> Camera:
        return Camera(scale=scale).centred(middle, QSizeF(*SIZE))

    return {
        "build": built,
        "pan": frames(view, lambda n: at(1.0).moved(n * 7, n * 3)),
        "pan 60 %": frames(view, lambda n: at(0.6).moved(n * 7, n * 3)),
        "pan 35 %": frames(view, lambda n: at(0.35).moved(n * 7, n * 3)),
        "pan 15 %": frames(view, lambda n: at(0.15).moved(n * 7, n * 3)),
        "zoom": frames(view, lambda n: at(1.0).zoomed(0.4 * 1.03**n, centre)),
        "drag": frames(view, lambda n: _dragged(view, n, at(1.0))),
        "all in view": frames(view, lambda n: whole.moved(n % 3, 0)),
    }


def _dragged(view: CanvasView, number: int, camera: Camera) -> Camera:
    """Move one block as a drag does, and wires with it."""
    view.scene.things.x[0] += number
    view.scene.moved()
    return camera


def columns_of_neurons(neurons: int, drawn: int, step: float) -> Session:
    """Columns of neurons, `step` apart; as many wires as are to be drawn, all into the first."""
    high = int(neurons**0.5)
    records: list[Block | Wire] = [
        neuron(f"n{index}", index // high * 144.0, index % high * step) for index in range(neurons)
    ]
    for index in range(drawn):
        source = index % neurons
        target = (source + high + index // neurons) % neurons
        records.append(wire(f"n{source}", f"n{target}"))
    return make_session(records)


def alive(neurons: int, drawn: int, scale: float | None, with_maps: bool = False) -> float:
    """As `refreshed`, of a drawing of as many neurons and wires."""
    return refreshed(columns_of_neurons(neurons, drawn, 64.0), scale, with_maps)


def refreshed(session: Session, scale: float | None, with_maps: bool = False) -> float:
    """The median CPU milliseconds to take over new numbers and paint them; all in view or not."""
    view = CanvasView(session)
    view.resize(*SIZE)
    if scale is None:
        view.look(fitted(view.scene.bounds(), QSizeF(*SIZE)))
    else:
        view.look(Camera(scale=scale).centred(view.scene.bounds().center(), QSizeF(*SIZE)))
    tell_numbers(session)
    chance = np.random.default_rng(0)
    told = [watched(session.live.known, chance, with_maps) for _ in range(12)]
    paper = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    spent = []
    for number in range(40):
        begun = time.process_time()
        session.trainer.happened.emit([told[number % len(told)]])
        view.render(paper)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent[2:])


def layers_of_neurons(columns: int, high: int) -> Session:
    """Columns of neurons, each wired fully to the next."""
    records: list[Block | Wire] = [
        neuron(f"n{column}.{row}", column * 144.0, row * 64.0)
        for column in range(columns)
        for row in range(high)
    ]
    for column in range(columns - 1):
        for source in range(high):
            for target in range(high):
                records.append(wire(f"n{column}.{source}", f"n{column + 1}.{target}"))
    return make_session(records)


def main(arguments: list[str]) -> None:
    """Print the milliseconds of a frame for each size."""
    application = QApplication.instance() or QApplication([])
    assert application is not None
    for blocks, neurons in ((1000, False), (10000, False), (1000, True), (10000, True)):
        result = measure(blocks, neurons)
        what = "neurons" if neurons else "blocks"
        print(f"{blocks} {what} + {blocks * 3} wires, milliseconds (target {TARGET}):")
        print("  " + "  ".join(f"{name} {value:.1f}" for name, value in result.items()))
    print(f"alive: new numbers in every frame, milliseconds (target {TARGET}):")
    for what, milliseconds in (
        ("10000 neurons + 300 wires, all in view", alive(10000, 300, None)),
        ("10000 neurons + 300 wires, at 50 %", alive(10000, 300, 0.5)),
        ("10000 neurons + 30000 wires, all in view", alive(10000, 30000, None)),
        ("10000 neurons + 30000 wires, at 50 %", alive(10000, 30000, 0.5)),
        ("300 neurons + 300 wires, all in view", alive(300, 300, None)),
        ("500 neurons with maps, all in view", alive(500, 0, None, with_maps=True)),
        ("500 neurons with maps + 300 wires, at 60 %", alive(500, 300, 0.6, with_maps=True)),
        (
            "4 full layers of 100 (30000 wires), all in view",
            refreshed(layers_of_neurons(4, 100), None),
        ),
        ("4 full layers of 100 (30000 wires), at 50 %", refreshed(layers_of_neurons(4, 100), 0.5)),
        (
            "11 full layers of 100 (100000 wires), at 50 %",
            refreshed(layers_of_neurons(11, 100), 0.5),
        ),
    ):
        print(f"  {what}: {milliseconds:.1f}")
    opened.main([])
