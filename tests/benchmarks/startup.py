"""Time from starting the process to the first painted window, against a bare PySide6 window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

_WATCH = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(repr(time.time()), flush=True)
        import os
        os._exit(0)
"""

_BARE = (
    _WATCH
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.resize(1440, 900)
watch = FirstPaint()
window.centralWidget().installEventFilter(watch)
window.show()
app.exec()
"""
)

_LIENZO = (
    _WATCH
    + """
from gui.application import MainWindow, make_application
app = make_application()
window = MainWindow()
watch = FirstPaint()
window.centralWidget().installEventFilter(watch)
window.show()
app.exec()
"""
)


def seconds_to_first_paint(code: str) -> float:
    """Seconds from starting Python to the first painted window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    start = time.time()
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(told.stdout.strip().splitlines()[-1]) - start


def main(arguments: list[str]) -> None:
    """Eleven pairs, in turn, after one that is not counted."""
    pairs = [(seconds_to_first_paint(_BARE), seconds_to_first_paint(_LIENZO)) for _ in range(12)][
        1:
    ]
    figures = {
        "bare_s": statistics.median(bare for bare, _ in pairs),
        "lienzo_s": statistics.median(ours for _, ours in pairs),
        "ratio": statistics.median(ours / bare for bare, ours in pairs),
    }
    if "--json" in arguments:
        print(json.dumps(figures))
    else:
        print(
            f"first paint: bare window {figures['bare_s']:.3f} s, "
            f"Lienzo {figures['lienzo_s']:.3f} s, ratio {figures['ratio']:.2f}"
        )
