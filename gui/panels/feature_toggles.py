"""Which features of two numbers a network is given: tiles that are on or off."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from backend.document.columns import Feature, has_feature, toggle_feature
from backend.document.records import Block
from backend.text import Refusal, Text
from gui.language import tell
from gui.notice import Notice
from gui.panels.pictures import indexed
from gui.panels.wire_weights import feature_name
from gui.session import Session
from gui.theme import theme

FEATURES = (
    Feature("x", 0),
    Feature("x", 1),
    Feature("x_squared", 0),
    Feature("x_squared", 1),
    Feature("x_times_y", 0, 1),
    Feature("sin_x", 0),
    Feature("sin_x", 1),
)
"""What can be made of two numbers, as offered."""

_PORT = "input"
_COLUMNS = 4
_PICTURE = 36


class FeatureToggles(QWidget):
    """A tile for each feature, with its picture over the plane; a click adds or removes it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._data = ""
        self.tiles = {feature: self._tile(feature) for feature in FEATURES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        theme().changed.connect(self._draw)
        self._draw()

    def _tile(self, feature: Feature) -> QToolButton:
        tile = QToolButton()
        tile.setCheckable(True)
        tile.setText(name_of(feature))
        tile.setAccessibleName(name_of(feature))
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tile.setIconSize(QSize(_PICTURE, _PICTURE))
        tile.setFixedSize(54, 62)
        tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tip = Text("Give the network {feature}, or take it away", feature=name_of(feature))
        tell(tile, tile.setToolTip, tip)
        tile.clicked.connect(lambda: self._toggle(feature))
        return tile

    def show_data(self, block: Block) -> bool:
        """The features of this data as they are now; says whether it has any to choose from."""
        view = self._session.data.get(block.id)
        inputs = [one for one in view.fields if one.role == "input"] if view else []
        if len(inputs) != 1 or inputs[0].shape != (2,) or inputs[0].name != _PORT:
            return False
        self._data = block.id
        for feature, tile in self.tiles.items():
            tile.setChecked(has_feature(self._session.document, block.id, _PORT, feature))
        return True

    def _toggle(self, feature: Feature) -> None:
        session = self._session
        try:
            change = toggle_feature(
                session.document, self._data, _PORT, feature, 2, session.live.numbers
            )
        except Refusal as refusal:
            session.noticed.emit(Notice("warning", refusal.what, refusal.advice))
            change = None
        if change is not None:
            session.do(change)
        self.show_data(session.document.block(self._data))

    def _draw(self) -> None:
        for feature, tile in self.tiles.items():
            picture = indexed(127.5 + 127.5 * _over_plane(feature), theme().signed_map())
            pixmap = QPixmap.fromImage(picture).scaled(2 * _PICTURE, 2 * _PICTURE)
            pixmap.setDevicePixelRatio(2)
            tile.setIcon(QIcon(pixmap))


def name_of(feature: Feature) -> str:
    """What a feature is called: x₁, x₂², x₁x₂, sin x₁."""
    return feature_name(feature.formula, feature.column, feature.other)


def _over_plane(feature: Feature) -> Any:
    """The feature over the plane from -6 to 6, from -1 to 1; the first row is the topmost."""
    y, x = np.mgrid[6:-6:24j, -6:6:24j]
    one, other = (x, y) if feature.column == 0 else (y, x)
    made = {"x": one, "x_squared": one * one, "x_times_y": one * other, "sin_x": np.sin(one)}
    values = made[feature.formula]
    return values / np.abs(values).max()
