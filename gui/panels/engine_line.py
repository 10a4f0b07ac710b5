"""A line under the curves: how steps are taken and how fast, why a run ended, how it goes on."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backend.text import Text
from gui.language import language, say, tell
from gui.panels.engine_words import ending, speed_line, way_advice
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.number_field import NumberField

_EVERY = 0.25
"""Seconds between two figures: faster nobody reads."""


class Elided(QLabel):
    """Quiet words in one line, as far as there is room; all of them where a person points."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color("quiet"))
        metrics = self.fontMetrics()
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class EngineLine(QWidget):
    """Reads what the session's run tells."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._said = 0.0
        self.words = Elided()
        self.more = MoreEpochs(session)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.more)
        session.training_changed.connect(self._begin_anew)
        session.replaced.connect(self._begin_anew)
        session.changed.connect(self._begin_anew)
        language().changed.connect(self._begin_anew)
        self._begin_anew()

    def _begin_anew(self, *_: Any) -> None:
        self._said = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Say how it goes now, a few times a second at most."""
        record = self._session.record
        if record.finished is None and time.monotonic() - self._said < _EVERY:
            return
        self._said = time.monotonic()
        speed = speed_line(record, self._session.document.training.batch_size)
        parts = [say(one) for one in (ending(record.finished), speed) if one]
        advice = say(way_advice(record.way))
        self.words.setText(" · ".join(part.rstrip(".") for part in parts))
        self.words.setToolTip("\n".join([*parts, *filter(None, [advice])]))
        self.more.refresh()


class MoreEpochs(QWidget):
    """After the end of a run: so many epochs more, as if it had been longer from the start."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.count = NumberField(whole=True, minimum=1, maximum=1_000_000)
        self.count.setFixedWidth(88)
        tell(self.count, self.count.setAccessibleName, Text("Epochs"))
        self.button = push_button(Text("Train more epochs"), self._extend, icon="play")
        tip = Text("Goes on exactly where the run ended: its curve continues.")
        for widget in (self.count, self.button):
            tell(widget, widget.setToolTip, tip)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self.button)
        self.refresh()

    def refresh(self) -> None:
        """Stand there where a run has ended that can go on."""
        is_there = self._session.run.can_be_extended
        if is_there and self.isHidden():
            self.count.set_value(self._session.document.training.epochs)
        self.setVisible(is_there)

    def _extend(self) -> None:
        self._session.run.extend(int(self.count.value or 1))
