"""A drawing of single neurons for the panels that show and change them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backend.document import edits
from backend.document.document import Document
from gui.session import Session
from tests.gui.panels_stage import settle

NEURON, FEATURE, MSE = "lienzo.Neuron", "lienzo.Feature", "torch.nn.MSELoss"


def draw_neurons(session: Session, hidden: int = 3) -> None:
    """x₁ and x₂ of the circle ("x", "y") to `hidden` neurons ("h0" …), to "out", to a loss "l".

    Wires are called by their ends: "x>h0".
    """
    session.replace(Document())
    options = {"as_numbers": True, "samples": 100}
    settings = {"source": "circle", "options": options, "prepare": "none"}
    session.do(edits.add("lienzo.Data", 0, 0, settings, id="d"))
    for place, id in enumerate(("x", "y")):
        feature = {"formula": "x", "column": place}
        session.do(edits.add(FEATURE, 200, 80 * place, feature, id=id))
        _wire(session, "d", id, many=False, source_port="input")
    for place in range(hidden):
        session.do(edits.add(NEURON, 320, 64 * place, {"activation": "tanh"}, id=f"h{place}"))
        for source in ("x", "y"):
            _wire(session, source, f"h{place}")
    session.do(edits.add(NEURON, 480, 64, {"activation": "linear"}, id="out"))
    for place in range(hidden):
        _wire(session, f"h{place}", "out")
    session.do(edits.add(MSE, 640, 64, id="l"))
    _wire(session, "out", "l", many=False)
    session.do(edits.connect(session.document, "d", "target", "l", "target"))
    session.do(edits.add_objective("l", id="o"))
    settle(60)
    assert session.plan.is_sound, session.plan.problems


def _wire(
    session: Session, source: str, target: str, many: bool = True, source_port: str = "output"
) -> None:
    change = edits.connect(
        session.document,
        source,
        source_port,
        target,
        "input",
        many=many,
        id=f"{source}>{target}",
    )
    session.do(change)


def type_into(field: QWidget, words: str) -> None:
    """Type into a field as a person does, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drag(
    widget: QWidget, *distances: float, release: bool = True, key: Qt.KeyboardModifier | None = None
) -> None:
    """Press in the middle of a widget, move by these distances from there, and let go."""
    key = key or Qt.KeyboardModifier.NoModifier
    start = QPointF(widget.rect().center())
    _mouse(widget, QEvent.Type.MouseButtonPress, start, key)
    for distance in distances:
        _mouse(widget, QEvent.Type.MouseMove, start + QPointF(distance, 0), key)
    if release:
        _mouse(widget, QEvent.Type.MouseButtonRelease, start + QPointF(distances[-1], 0), key)


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF, key: Qt.KeyboardModifier) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), left, left, key)
    QApplication.sendEvent(widget, event)
