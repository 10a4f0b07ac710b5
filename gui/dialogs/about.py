"""What this program is, in which version, and on what it stands."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.text import Text
from gui.dialogs.frame import Dialog
from gui.theme import theme
from gui.widgets.labels import Icon, label

_STANDS_ON = ("torch", "PySide6-Essentials", "pyqtgraph", "numpy", "onnx")


class AboutDialog(Dialog):
    """The sign, one line about the program, its version, and what a report of a fault needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Text("About Lienzo"), parent)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(Text("Lienzo"), size=20, weight="semibold"))
        words.addWidget(label(Text("Draw a neural network, watch it learn, take it with you.")))
        words.addWidget(label(Text("Free software under the MIT licence."), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon("logo", "text", 64), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.versions = label(kind="quiet")
        self.versions.setFont(theme().mono_font(12))
        self.versions.setText("\n".join(f"{name} {number}" for name, number in versions()))
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.versions)
        self.button(Text("Copy"), self._copy, left=True)
        self.button(Text("Close"), self.accept, "primary").setFocus()
        self.setMinimumWidth(440)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.versions.text())


def versions() -> list[tuple[str, str]]:
    """The names and versions that a report of a fault needs; nothing is imported for it."""
    found = [("Lienzo", _version("lienzo")), ("Python", platform.python_version())]
    found += [(name, _version(name)) for name in _STANDS_ON]
    return [*found, (platform.system(), platform.release())]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
