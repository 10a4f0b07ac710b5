"""Shares by name: how sure the network is of each class."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backend.text import Text
from gui.language import language, localised, say
from gui.theme import theme

_ROW = 24


class BarsView(QWidget):
    """One row for each name: the name, a bar from 0 to 1, the share in per cent.

    At most `most` rows, the largest, in the order given. The largest is filled with the accent,
    and `right` (an index) carries a tick.
    """

    def __init__(self, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = most
        self._names: list[str] = []
        self._shares: list[float] = []
        self._right: int | None = None
        self.setFont(theme().font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        language().changed.connect(self.update)

    def set_values(
        self, names: Sequence[str], shares: Sequence[float], right: int | None = None
    ) -> None:
        """Show these; as many names as shares."""
        self._names = [str(name) for name in names]
        self._shares = [float(share) for share in shares]
        self._right = right
        self.setAccessibleDescription(self._spoken())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(168, self._height())

    def shown(self) -> list[int]:
        """Which of the names have a row."""
        order = sorted(range(len(self._shares)), key=lambda index: -self._shares[index])
        return sorted(order[: self.most])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.shown()
        width = self._name_width(shown)
        best = max(shown, key=lambda index: self._shares[index], default=-1)
        for row, index in enumerate(shown):
            self._paint_row(painter, QRect(0, row * _ROW, self.width(), _ROW), index, width, best)
        hidden = len(self._names) - len(shown)
        if hidden:
            painter.setFont(theme().font(11))
            painter.setPen(theme().color("quiet"))
            foot = QRect(0, len(shown) * _ROW, self.width(), _ROW)
            words = say(Text("and {count} more", count=hidden))
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_row(
        self, painter: QPainter, row: QRect, index: int, name_width: int, best: int
    ) -> None:
        share = min(max(self._shares[index], 0.0), 1.0)
        painter.setFont(theme().font(13, "semibold" if index == best else "regular"))
        painter.setPen(theme().color("text"))
        name = painter.fontMetrics().elidedText(
            self._names[index], Qt.TextElideMode.ElideRight, name_width
        )
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, name)
        right = 18 if self._right is not None else 0
        bar = row.adjusted(name_width + 8, 6, -68 - right, -6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("pressed"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(theme().color("accent" if index == best else "edge"))
        if share * bar.width() >= 1:
            filled = QRectF(bar.left(), bar.top(), max(6.0, share * bar.width()), bar.height())
            painter.drawRoundedRect(filled, 3, 3)
        self._paint_share(painter, row.adjusted(0, 0, -right, 0), share)
        if index == self._right:
            scale = self.devicePixelRatioF()
            painter.drawPixmap(
                row.right() - 16, row.top() + 4, theme().pixmap("check", "good", 16, scale)
            )

    def _paint_share(self, painter: QPainter, row: QRect, share: float) -> None:
        painter.setFont(theme().mono_font(13))
        painter.setPen(theme().color("text"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, side, _percent(share))

    def _name_width(self, shown: list[int]) -> int:
        widths = [self.fontMetrics().horizontalAdvance(self._names[index]) + 8 for index in shown]
        return min(max(widths, default=0), max(32, self.width() * 2 // 5))

    def _height(self) -> int:
        rows = min(len(self._names), self.most)
        return _ROW * (rows + (len(self._names) > self.most))

    def _spoken(self) -> str:
        return ", ".join(
            f"{self._names[index]} {_percent(self._shares[index])}" for index in self.shown()
        )


def _percent(share: float) -> str:
    return localised(f"{share * 100:.1f}") + " %"
