"""Which panels stand around the canvas, where, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backend.text import Text
from gui.session import Session

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class Dock:
    """A panel's place. Its module is imported when the panel is made, behind the first paint."""

    id: str
    title: Text
    area: Qt.DockWidgetArea
    panel: str

    def make(self, session: Session) -> QWidget:
        """The panel, listening to the session."""
        module = import_module(f"gui.panels.{self.id}_panel")
        panel: QWidget = getattr(module, self.panel)(session)
        return panel


DOCKS: tuple[Dock, ...] = (
    Dock("palette", Text("Blocks"), _LEFT, "PalettePanel"),
    Dock("data", Text("Data"), _LEFT, "DataPanel"),
    Dock("settings", Text("Settings"), _RIGHT, "SettingsPanel"),
    Dock("inside", Text("Inside"), _RIGHT, "InsidePanel"),
    Dock("try_it", Text("Try it"), _RIGHT, "TryItPanel"),
    Dock("curves", Text("Curves"), _BOTTOM, "CurvesPanel"),
    Dock("measures", Text("Measures"), _BOTTOM, "MeasuresPanel"),
    Dock("problems", Text("Problems"), _BOTTOM, "ProblemsPanel"),
    Dock("code", Text("Code"), _BOTTOM, "CodePanel"),
    Dock("runs", Text("Runs"), _BOTTOM, "RunsPanel"),
)
