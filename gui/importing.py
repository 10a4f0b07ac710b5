"""Models of others as drawings: chosen in a dialog or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from backend.text import Text
from gui.dialogs.import_dialog import ImportDialog
from gui.filing import Filing
from gui.language import say
from gui.preferences import preferences
from gui.session import Session

MODELS = (".onnx", ".pt2")
DRAWINGS = (".lienzo", ".json")
_FOLDER = "import folder"


class Importing(QObject):
    """Reads models in the engine, which leaves that to a process of its own, and opens them as
    new drawings. The window takes drawings and models that are dropped on it."""

    def __init__(self, session: Session, filing: Filing, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._filing = filing
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def choose(self) -> None:
        """Ask for a model and bring it in."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            say(Text("Bring in a model")),
            str(preferences().value(_FOLDER, str(Path.home()))),
            say(Text("Models (*.onnx *.pt2);;All files (*)")),
        )
        if path:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Read a model and open what it becomes."""
        preferences().setValue(_FOLDER, str(path.parent))
        dialog = ImportDialog(self._read, path, self._window)
        dialog.read.connect(lambda project: self._filing.take_in(project, path.stem))
        dialog.other_wanted.connect(self.choose)
        dialog.rejected.connect(lambda: self._leave(dialog))
        dialog.open()
        dialog.start()

    def _read(
        self,
        path: str,
        sizes: Mapping[str, int],
        then: Callable[[Any], None],
        otherwise: Callable[[Any], None],
    ) -> None:
        self._session.ask("import_model", then, otherwise, path=path, sizes=dict(sizes))

    def _leave(self, dialog: ImportDialog) -> None:
        """The person has enough: what reads is ended, with the process it started."""
        if dialog.is_reading:
            dialog.is_reading = False
            self._session.engine.cancel()

    # files that are dropped

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            path = file_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._take(path)
                return True
        return super().eventFilter(watched, event)

    def _take(self, path: Path) -> None:
        if path.suffix.lower() in MODELS:
            self.bring_in(path)
        else:
            self._filing.open_path(path)


def file_in(data: QMimeData) -> Path | None:
    """The one drawing or model that is dragged, None for anything else."""
    urls = data.urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    known = path is not None and path.suffix.lower() in (*MODELS, *DRAWINGS)
    return path if known else None
