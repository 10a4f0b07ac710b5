"""A session whose engine and trainer live in this process: panels can be tried on real answers."""

from __future__ import annotations

import itertools
import time
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.document import Document
from backend.engine import Engine
from backend.messages import Begin, Failure
from backend.text import Refusal
from gui.session import Session

LINEAR, TANH, LOSS = "torch.nn.Linear", "torch.nn.Tanh", "torch.nn.CrossEntropyLoss"


class InlineEngine(QObject):
    """Answers as soon as the window is idle; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine()
        self.asked: list[str] = []
        self.forgotten: set[int] = set()
        self.pending = 0
        self._numbers = itertools.count()

    def ask(self, verb: str, arguments: dict[str, Any], then: Any, otherwise: Any) -> int:
        self.asked.append(verb)
        number = next(self._numbers)
        self.pending += 1
        QTimer.singleShot(0, self, lambda: self._answer(number, verb, arguments, then, otherwise))
        return number

    def _answer(
        self, number: int, verb: str, arguments: dict[str, Any], then: Any, otherwise: Any
    ) -> None:
        self.pending -= 1
        if number in self.forgotten:
            return
        try:
            answer = self.engine.answer(verb, **arguments)
        except Refusal as refusal:
            otherwise(Failure(number, refusal.what, refusal.advice))
        else:
            then(answer)

    def forget(self, number: int) -> None:
        self.forgotten.add(number)

    def close(self) -> None:
        """Nothing runs beside."""


class InlineTrainer(QObject):
    """Trains to the end as soon as it is asked; remembers what it was told."""

    happened = Signal(list)
    refused = Signal(object)
    died = Signal(int, str)

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self.told: list[Any] = []

    def send(self, message: Any) -> None:
        self.told.append(message)

    def begin(self, begin: Begin) -> None:
        from backend.training.control import serve

        self.told.append(begin)
        serve(
            self._engine.trainer(begin),
            lambda: None,
            lambda: None,
            lambda event: self.happened.emit([event]),
        )

    def close(self) -> None:
        """Nothing runs beside."""


def make_session() -> Session:
    """A session with the whole catalog and an empty drawing."""
    engine = InlineEngine()
    session = Session(engine, InlineTrainer(engine.engine))
    _SESSIONS.append(session)
    session.start()
    settle()
    return session


_SESSIONS: list[Session] = []


def settle(milliseconds: int = 60) -> None:
    """Let timers and events of the window have their turn, until nobody waits for an answer."""
    end = time.monotonic() + 30
    while True:
        QTest.qWait(milliseconds)
        if not any(_is_busy(session) for session in _SESSIONS):
            return
        assert time.monotonic() < end, "the engine does not come to rest"


def _is_busy(session: Session) -> bool:
    return bool(session.engine.pending) or session.is_plan_due


def draw(session: Session, source: str, layers: list[tuple[str, dict[str, Any]]], loss: str = LOSS):
    """A drawing in one row: data "d", layers "b0", "b1" …, loss "l", objective "o"."""
    session.replace(Document())

    def wire(source_: tuple[str, str], target: tuple[str, str]) -> None:
        session.do(edits.connect(session.document, *source_, *target))

    session.do(edits.add("lienzo.Data", 0, 0, {"source": source}, id="d"))
    last = ("d", "input")
    for place, (type, settings) in enumerate(layers):
        session.do(edits.add(type, 200 * place, 0, settings, id=f"b{place}"))
        wire(last, (f"b{place}", "input"))
        last = (f"b{place}", "output")
    session.do(edits.add(loss, 900, 0, id="l"))
    wire(last, ("l", "input"))
    wire(("d", "target"), ("l", "target"))
    session.do(edits.add_objective("l", id="o"))
    settle(60)
    assert session.plan.steps


def draw_flat(session: Session, source: str = "circle", outputs: int = 2, loss: str = LOSS) -> None:
    """Two dense layers on a table or on points."""
    draw(
        session,
        source,
        [(LINEAR, {"out_features": 8}), (TANH, {}), (LINEAR, {"out_features": outputs})],
        loss,
    )


def draw_digits(session: Session) -> None:
    """A convolution and a dense layer on the digits."""
    layers = [
        ("torch.nn.Conv2d", {"out_channels": 6, "kernel_size": 3}),
        ("torch.nn.ReLU", {}),
        ("torch.nn.Flatten", {}),
        (LINEAR, {"out_features": 10}),
    ]
    draw(session, "digits", layers)


def train(session: Session, epochs: int = 3) -> None:
    """Train to the end."""
    session.do(edits.change_training(session.document, epochs=epochs))
    settle(60)
    session.play()
    settle(20)
    assert session.state == "finished"
