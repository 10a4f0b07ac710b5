"""The window itself: painted at once, with Qt alone; the workbench is brought in behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from gui.preferences import preferences

if TYPE_CHECKING:
    from gui.workbench import Workbench


class MainWindow(QMainWindow):
    """An empty window with the program's name, until `begin` fills it."""

    def __init__(self) -> None:
        super().__init__()
        self.workbench: Workbench | None = None
        self.setWindowTitle("Lienzo")
        name = QLabel("Lienzo", alignment=Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(name)
        self.resize(1440, 900)
        geometry = preferences().value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def begin(self, path: Path | None = None) -> Workbench:
        """Behind the first paint: make the workbench, with a file where one is given."""
        from gui.language import language
        from gui.rubbish import rubbish
        from gui.session import Session
        from gui.theme import theme
        from gui.threads.engine_thread import EngineThread
        from gui.threads.training_thread import TrainingThread

        rubbish().take_over()
        session = Session(EngineThread(), TrainingThread())
        session.engine.start()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        language()
        theme().apply(application)
        from gui.workbench import Workbench

        self.workbench = Workbench(session, self)
        self.workbench.begin(path)
        return self.workbench

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workbench is not None and not self.workbench.leave():
            event.ignore()
            return
        preferences().setValue("geometry", self.saveGeometry())
        event.accept()
