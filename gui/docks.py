"""Which panels stand around the canvas, where, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from backend.text import Text
from gui.session import Session

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class Dock:
    """A panel's place. Its module is imported when the panel is made, behind the first paint.

    It shares its place with the other panels of its area, unless it stands `below` one of them.
    A panel that `comes` shows itself, so many pixels high, while the drawing has something for it.
    """

    id: str
    title: Text
    area: Qt.DockWidgetArea
    panel: str
    below: str = ""
    comes: int = 0

    def make(self, session: Session) -> QWidget:
        """The panel, listening to the session."""
        module = import_module(f"gui.panels.{self.id}_panel")
        panel: QWidget = getattr(module, self.panel)(session)
        return panel


class Guest(QObject):
    """A dock that comes while it is wanted, and stays away once the person has closed it."""

    def __init__(self, dock: QDockWidget, height: int) -> None:
        super().__init__(dock)
        self._height = height
        self._dock = dock
        self._is_wanted = False
        self._is_welcome = True
        dock.hide()
        dock.installEventFilter(self)
        dock.toggleViewAction().triggered.connect(self._toggled)

    def come(self, is_wanted: bool) -> None:
        """There is something to show now, or nothing any more."""
        self._is_wanted = is_wanted
        self._dock.setVisible(is_wanted and self._is_welcome)
        if self._dock.isVisible():
            self._make_room()

    def _make_room(self) -> None:
        """Push the others aside for a moment; then their sizes are the person's to choose."""
        dock = self._dock
        dock.setMinimumHeight(min(self._height, dock.window().height() * 9 // 20))
        QTimer.singleShot(100, dock, lambda: dock.setMinimumHeight(0))

    def invite(self) -> bool:
        """Come again although it was closed; whether there is something to show."""
        self._is_welcome = True
        return self._is_wanted

    def _toggled(self, is_shown: bool) -> None:
        self._is_welcome = is_shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self._is_welcome = False
        return False


DOCKS: tuple[Dock, ...] = (
    Dock("palette", Text("Blocks"), _LEFT, "PalettePanel"),
    Dock("data", Text("Data"), _LEFT, "DataPanel"),
    Dock("plane", Text("Plane"), _RIGHT, "PlanePanel", comes=400),
    Dock("settings", Text("Settings"), _RIGHT, "SettingsPanel", below="plane"),
    Dock("inside", Text("Inside"), _RIGHT, "InsidePanel"),
    Dock("try_it", Text("Try it"), _RIGHT, "TryItPanel"),
    Dock("arithmetic", Text("Steps"), _RIGHT, "ArithmeticPanel"),
    Dock("curves", Text("Curves"), _BOTTOM, "CurvesPanel"),
    Dock("measures", Text("Measures"), _BOTTOM, "MeasuresPanel"),
    Dock("problems", Text("Problems"), _BOTTOM, "ProblemsPanel"),
    Dock("code", Text("Code"), _BOTTOM, "CodePanel"),
    Dock("runs", Text("Runs"), _BOTTOM, "RunsPanel"),
)
