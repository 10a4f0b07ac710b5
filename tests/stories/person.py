"""A person before the real window: moves the real mouse, presses real keys, waits and looks."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView, QWidget


class Person:
    """Acts through the X server only; looks through Qt. Every act lets the window run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # hands

    def _do(self, *words: str | int) -> None:
        process = subprocess.Popen(["xdotool", *map(str, words)])
        while process.poll() is None:
            QTest.qWait(5)
        QTest.qWait(30)

    def click(self, target: QWidget | QPoint, times: int = 1) -> None:
        """Click in the middle of a widget, or at a point of the screen."""
        point = _middle(target)
        self._do("mousemove", point.x(), point.y(), "sleep", 0.05)
        self._do("click", "--repeat", times, "--delay", 60, 1)

    def point_at(self, target: QWidget | QPoint) -> None:
        """Move the pointer there."""
        point = _middle(target)
        self._do("mousemove", point.x() - 3, point.y(), "sleep", 0.02)
        self._do("mousemove", point.x(), point.y(), "sleep", 0.05)

    def drag(self, start: QWidget | QPoint, end: QWidget | QPoint) -> None:
        """Press at one place, move over in small steps, let go at another."""
        here, there = _middle(start), _middle(end)
        words: list[str | int] = ["mousemove", here.x(), here.y(), "sleep", "0.05", "mousedown", 1]
        steps = 12
        for step in range(1, steps + 1):
            point = here + (there - here) * step / steps
            words += ["mousemove", point.x(), point.y(), "sleep", "0.02"]
        self._do(*words, "sleep", "0.05", "mouseup", 1)

    def press(self, keys: str) -> None:
        """Press a key with its modifiers: "ctrl+s", "Return"."""
        self._do("key", keys)

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""
        self._do("type", "--delay", 12, "--", words)

    def fill(self, field: QWidget, words: str) -> None:
        """Replace what stands in a field."""
        self.click(field)
        self.press("ctrl+a")
        self.type(words)
        self.press("Return")

    # eyes

    def wait(self, condition: Callable[[], object], seconds: float, what: str) -> None:
        """Let the window run until something is true. Fails, saying `what`, when it never is."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds} s in vain for {what}"
            QTest.qWait(20)

    def picture(self, name: str) -> Path:
        """Keep a picture of the window that is in front."""
        path = self.folder / f"{name}.png"
        window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
        window.grab().save(str(path))
        return path


def _middle(target: QWidget | QPoint) -> QPoint:
    if isinstance(target, QPoint):
        return target
    return target.mapToGlobal(target.rect().center())


def on_screen(widget: QWidget, place: QPoint | QPointF) -> QPoint:
    """A point of a widget as a point of the screen."""
    return widget.mapToGlobal(place.toPoint() if isinstance(place, QPointF) else place)


def row_on_screen(view: QTreeView, words: str) -> QPoint:
    """The middle of the row of a tree or list that shows these words."""
    model = view.model()
    found = model.match(
        model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, 1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )  # fmt: skip
    assert found, f"no row says {words!r}"
    view.scrollTo(found[0])
    QTest.qWait(50)
    rect: QRect = view.visualRect(found[0])
    return view.viewport().mapToGlobal(rect.center())
