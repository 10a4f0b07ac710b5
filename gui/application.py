"""Starting the program: a painted window first, whatever is slow behind it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.language import language
from gui.main_window import MainWindow
from gui.session import Session
from gui.theme import theme
from gui.threads.engine_thread import EngineThread
from gui.threads.training_thread import TrainingThread


def open_window(path: str | None = None) -> int:
    """Open the window, with a file where one is given, and stay until it closes."""
    application = make_application()
    window = make_window()
    window.show()
    QTimer.singleShot(0, lambda: window.begin(Path(path) if path else None))
    return application.exec()


def make_application() -> QApplication:
    """The Qt application in the person's language and theme."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Lienzo")
    application.setOrganizationName("Lienzo")
    application.setDesktopFileName("lienzo")
    language()
    theme().apply(application)
    application.setWindowIcon(theme().icon("logo"))
    return application


def make_window() -> MainWindow:
    """A main window over a session with its own two engine processes, already starting."""
    engine, trainer = EngineThread(), TrainingThread()
    session = Session(engine, trainer)
    return MainWindow(session)
