"""Starting the program: a painted window first, whatever is slow behind it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.colors import colors, is_dark, palette, remembered_choice
from gui.main_window import MainWindow
from gui.overrides import guard_overrides

if TYPE_CHECKING:
    from gui.mishaps import Mishaps


def open_window(path: str | None = None) -> int:
    """Open the window, with a file where one is given, and stay until it closes."""
    application = make_application()
    window = MainWindow()
    window.show()
    QTimer.singleShot(0, window, lambda: _begin(window, path))
    try:
        return application.exec()
    finally:
        _mishaps().leave()


def _begin(window: MainWindow, path: str | None) -> None:
    _mishaps().listen()
    window.begin(Path(path) if path else None)


def _mishaps() -> Mishaps:
    from gui.mishaps import mishaps  # behind the first paint, like everything that can wait

    return mishaps()


def make_application() -> QApplication:
    """The Qt application in the person's colours."""
    guard_overrides()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Lienzo")
    application.setOrganizationName("Lienzo")
    application.setDesktopFileName("lienzo")
    application.setStyle("Fusion")
    application.setPalette(palette(colors(is_dark(remembered_choice()))))
    return application
