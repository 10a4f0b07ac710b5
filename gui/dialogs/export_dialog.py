"""Take the network along: choose a format and a place, and learn how to load it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from backend.text import Text
from gui.dialogs.frame import Dialog
from gui.language import tell
from gui.theme import theme
from gui.widgets.labels import label
from gui.widgets.notices import NoticeBar
from gui.widgets.progress import Progress
from gui.widgets.section import ScrollColumn
from gui.widgets.text_fields import PathField


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, what it is called, and what it is good for."""

    ending: str
    title: Text
    use: Text


FORMATS = (
    Format(
        ".safetensors",
        Text("Weights and Python code"),
        Text("Safe to share: the weights as .safetensors, and beside it the code that loads them."),
    ),
    Format(
        ".onnx",
        Text("ONNX model"),
        Text("Runs without PyTorch: in onnxruntime, browsers, phones; opens in Netron."),
    ),
    Format(
        ".py",
        Text("Python code"),
        Text("The network as a PyTorch class to read and to change, without weights."),
    ),
    Format(
        ".pt",
        Text("PyTorch weights"),
        Text("A state dict for torch.load, and beside it the code that uses it."),
    ),
    Format(
        ".pt2",
        Text("PyTorch program"),
        Text("Network and weights in one file; PyTorch runs it without any code."),
    ),
)

Export = Callable[[str, Callable[[Any], None], Callable[[Any], None]], object]
"""Writes a path; then calls the second with what was exported (`paths`, `how_to_load`, `checked`),
or the third with what failed (`what`, `advice`)."""


class ExportDialog(Dialog):
    """Three pages in one place: what and where, working, how to load it."""

    def __init__(self, export: Export, place: Path, parent: QWidget | None = None) -> None:
        """`place`: folder and name to begin with, without an ending."""
        super().__init__(Text("Export the network"), parent)
        self._export = export
        self._exported: Any = None
        self._failure: NoticeBar | None = None
        self.path = PathField("save", Text("Save as"))
        self.path.set_value(str(place) + FORMATS[0].ending)
        self.choices = {format.ending: QRadioButton() for format in FORMATS}
        self.progress = Progress(Text("Writing the file and trying it against the network…"))
        self.pages = QStackedWidget()
        for page in (self._choosing_page(), self._working_page()):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.copy = self.button(Text("Copy the code"), self._copy, left=True)
        self.folder = self.button(Text("Show the folder"), self._show_folder, left=True)
        self.leave = self.button(Text("Cancel"), self.reject)
        self.go = self.button(Text("Export"), self.start, "primary")
        self._offer(done=False)
        self.fit(560, 480)

    @property
    def ending(self) -> str:
        """The ending of the format chosen."""
        return next(ending for ending, choice in self.choices.items() if choice.isChecked())

    def start(self) -> None:
        """Write the file."""
        if self._failure is not None:
            self._failure.close_now()
            self._failure = None
        path = Path(self.path.value)
        if path.suffix.lower() != self.ending:
            path = path.with_name(path.name + self.ending)
            self.path.set_value(str(path))
        self.go.setEnabled(False)
        self.pages.setCurrentIndex(1)
        self._export(str(path), self.while_open(self._finish), self.while_open(self._fail))

    def _choosing_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._formats(), 1)
        layout.addWidget(label(Text("Save as")))
        layout.addWidget(self.path)
        return page

    def _formats(self) -> QWidget:
        """The formats with what each is good for; they scroll where there is little room."""
        column = ScrollColumn(margin=0, spacing=0)
        for format in FORMATS:
            choice = self.choices[format.ending]
            choice.setFont(theme().font(13, "semibold"))
            title = Text("{title} ({ending})", title=format.title, ending=format.ending)
            tell(choice, choice.setText, title)
            choice.clicked.connect(self._rename)
            use = label(format.use, "quiet")
            use.setContentsMargins(26, 0, 0, 8)
            column.add(choice)
            column.add(use)
        self.choices[FORMATS[0].ending].setChecked(True)
        return column

    def _working_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        return page

    def _rename(self) -> None:
        """Let the name end as the format does."""
        path = Path(self.path.value)
        stem = path.with_suffix("") if path.suffix.lower() in self.choices else path
        self.path.set_value(f"{stem}{self.ending}")

    def _finish(self, exported: Any) -> None:
        self._exported = exported
        self.pages.addWidget(self._done_page(exported))
        self.pages.setCurrentIndex(2)
        self._offer(done=True)

    def _fail(self, failure: Any) -> None:
        self.pages.setCurrentIndex(0)
        self.go.setEnabled(True)
        self._failure = NoticeBar("error", failure.what, failure.advice)
        self.body.insertWidget(0, self._failure)

    def _done_page(self, exported: Any) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        files = ", ".join(path.name for path in exported.paths)
        layout.addWidget(
            NoticeBar(
                "good", Text("Written: {files}", files=files), exported.checked, closable=False
            )
        )
        layout.addWidget(label(Text("How to load it"), size=16, weight="semibold"))
        how = label(exported.how_to_load)
        how.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(how)
        layout.addStretch(1)
        return page

    def _offer(self, done: bool) -> None:
        """The buttons that make sense now."""
        self.copy.setVisible(done)
        self.folder.setVisible(done)
        self.go.setVisible(not done)
        if done:
            tell(self.leave, self.leave.setText, Text("Close"))

    def _copy(self) -> None:
        text = _code(self._exported) or str(self._exported.how_to_load)
        QGuiApplication.clipboard().setText(text)

    def _show_folder(self) -> None:
        folder = self._exported.paths[0].parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _code(exported: Any) -> str:
    """The code inside the sentence about how to load it, "" if there is none."""
    return str(dict(exported.how_to_load.values).get("code", ""))
