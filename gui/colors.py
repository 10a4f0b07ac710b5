"""The colours of the window by role: all that its first paint needs of the theme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from gui.preferences import preferences

CHOICES = ("light", "dark", "system")
THEMES = Path(__file__).parent.parent / "resources" / "themes"


def remembered_choice() -> str:
    """Which of the choices the person made last; "system" where none."""
    choice = str(preferences().value("theme", "system"))
    return choice if choice in CHOICES else "system"


def is_dark(choice: str) -> bool:
    """Whether a choice means the dark colours now."""
    if choice == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def colors(dark: bool) -> dict[str, QColor]:
    """Every role's colour, as the theme's file says."""
    name = "dark.json" if dark else "light.json"
    roles = json.loads((THEMES / name).read_text("utf-8"))
    return {role: QColor(value) for role, value in roles.items()}


def palette(colors: Mapping[str, QColor]) -> QPalette:
    """The colours as Qt's own widgets take them."""
    made = QPalette()
    for part, role in _PALETTE.items():
        made.setColor(part, colors[role])
    for part in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, part, colors["faint"])
    return made


_PALETTE = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "wrong",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "hairline",
}
