"""How the window looks: colours, icons, type and motion, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui.colors import CHOICES, THEMES, colors, is_dark, palette, remembered_choice
from gui.preferences import preferences

_RESOURCES = Path(__file__).parent.parent / "resources"
_CIVIDIS = """
    #00204D #002B68 #05366E #2C416C #404D6B #51586C #60646F #6E6F73 #7C7B78
    #8B8779 #9B9477 #ACA174 #BCAF6F #CEBC67 #E0CB5D #F2DA4F #FFEA46
""".split()  # noqa: SIM905


@cache
def theme() -> Theme:
    """The one theme of the window; it begins with the remembered choice."""
    return Theme()


class Theme(QObject):
    """The look now; `changed` when every colour may be another. Sizes are in logical pixels."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._app: QApplication | None = None
        self._choice = remembered_choice()
        self._colors: dict[str, QColor] = {}
        self._files = QTemporaryDir()
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._read()
        if QGuiApplication.instance() is not None:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """What the person chose: "light", "dark" or "system"."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the colours now are the dark ones."""
        return is_dark(self._choice)

    def switch(self, choice: str) -> None:
        """Look "light", "dark" or like the "system", and remember it. Raises KeyError else."""
        if choice not in CHOICES:
            raise KeyError(choice)
        preferences().setValue("theme", choice)
        self._choice = choice
        self._show()

    def apply(self, app: QApplication) -> None:
        """Dress the application: Fusion, the palette, the font and the style sheet."""
        self._app = app
        app.setStyle("Fusion")
        self._show()

    def color(self, role: str) -> QColor:
        """The colour of a role of the theme files. Raises KeyError for an unknown role."""
        return QColor(self._colors[role])

    def family_color(self, hue: str) -> QColor:
        """The colour of a family's hue ("blue"); what is written on it is `color("on_blue")`."""
        return self.color(hue)

    def class_color(self, index: int) -> QColor:
        """The colour of a class, of Okabe and Ito; after eight they come again."""
        return self.color(f"class_{index % 8}")

    def icon(self, name: str, role: str = "text") -> QIcon:
        """An icon of ours in the colour that `role` has now, sharp at any size and scale.

        Qt draws it from a file of its own: an icon engine written in Python ends the program
        when Qt paints with a painter whose wrapper is gone. `wear` follows the theme.
        """
        key = (name, self._colors[role].name(), self._colors["faint"].name())
        if key not in self._icons:
            icon = self._icons[key] = QIcon(self._file(name, role))
            icon.addFile(self._file(name, "faint"), QSize(), QIcon.Mode.Disabled)
        return self._icons[key]

    def pixmap(self, name: str, role: str = "text", size: int = 16, scale: float = 1.0) -> QPixmap:
        """The same as a picture, `size` logical pixels wide, sharp at `scale` device pixels."""
        key = (name, self._colors[role].name(), round(size * scale))
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw_icon(name, self._colors[role], round(size * scale), scale)
        return self._pixmaps[key]

    def font(self, size: int = 13, weight: str = "regular") -> QFont:
        """The system's interface font, `size` pixels high; weight "regular" or "semibold"."""
        return _font(QFontDatabase.SystemFont.GeneralFont, size, weight)

    def mono_font(self, size: int = 13, weight: str = "regular") -> QFont:
        """The font of numbers, shapes and code: every figure is as wide as the others."""
        return _font(QFontDatabase.SystemFont.FixedFont, size, weight)

    def motion(self, milliseconds: int = 120) -> int:
        """How long a movement lasts: nothing where the person asked for stillness."""
        still = preferences().value("reduced_motion", False, type=bool)
        return 0 if still else milliseconds

    def signed_map(self) -> np.ndarray:
        """256 colours (256 × 4, uint8 RGBA) from most negative through zero to most positive."""
        return self._signed

    def magnitude_map(self) -> np.ndarray:
        """256 colours (256 × 4, uint8 RGBA) from nothing to most: cividis, in both themes."""
        return _cividis()

    def _follow_system(self) -> None:
        if self._choice == "system":
            self._show()

    def _show(self) -> None:
        self._read()
        if self._app is not None:
            self._app.setFont(self.font())
            self._app.setPalette(palette(self._colors))
            self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _read(self) -> None:
        self._colors = colors(self.is_dark)
        roles = ("negative", "neutral", "positive")
        self._signed = _gradient([self._colors[role] for role in roles])

    def _style_sheet(self) -> str:
        """The style sheet with its `@role` colours and `@icon(name, role)` files filled in."""
        sheet = (THEMES / "lienzo.qss").read_text("utf-8")
        sheet = re.sub(
            r"@icon\(([\w-]+), (\w+)\)", lambda found: self._file(*found.groups()), sheet
        )
        return re.sub(r"@(\w+)", lambda found: _css(self._colors[found[1]]), sheet)

    def _file(self, name: str, role: str) -> str:
        """The path of an icon in the colour of `role`, for the style sheet, which wants files."""
        color = self._colors[role].name()
        path = Path(self._files.filePath(f"{name}-{color[1:]}.svg"))
        if not path.exists():
            path.write_text(_drawing(name).replace("currentColor", color), "utf-8")
        return path.as_posix()


def wear(owner: QObject, setter: Callable[[QIcon], object], name: str, role: str = "text") -> None:
    """Give an icon to `setter` now, and again in other colours while `owner` lives.

    A later `wear` with the same owner and setter replaces the former icon.
    """
    for child in owner.children():
        if isinstance(child, _Garment) and child.setter == setter:
            child.name, child.role = name, role
            child.put_on()
            return
    garment = _Garment(owner, setter, name, role)
    theme().changed.connect(garment.put_on)
    garment.put_on()


class _Garment(QObject):
    """One icon that stands somewhere in the window, kept by the owner of the place."""

    def __init__(
        self, owner: QObject, setter: Callable[[QIcon], object], name: str, role: str
    ) -> None:
        super().__init__(owner)
        self.setter, self.name, self.role = setter, name, role

    def put_on(self) -> None:
        self.setter(theme().icon(self.name, self.role))


@cache
def _drawing(name: str) -> str:
    return (_RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


def _draw_icon(name: str, color: QColor, pixels: int, scale: float) -> QPixmap:
    """The icon as a square picture of `pixels` device pixels."""
    source = _drawing(name).replace("currentColor", color.name())
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(source.encode()).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _font(kind: QFontDatabase.SystemFont, size: int, weight: str) -> QFont:
    font = QFontDatabase.systemFont(kind)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if weight == "semibold" else QFont.Weight.Normal)
    return font


def _css(color: QColor) -> str:
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"


def _gradient(stops: list[QColor]) -> np.ndarray:
    """256 colours evenly between the stops, 256 × 4, uint8 RGBA, not to be altered."""
    places = np.linspace(0, 255, len(stops))
    channels = np.array([color.getRgb() for color in stops], dtype=float).T
    columns = [np.interp(np.arange(256), places, channel) for channel in channels]
    table = np.stack(columns, axis=1).round().astype(np.uint8)
    table.setflags(write=False)
    return table


@cache
def _cividis() -> np.ndarray:
    return _gradient([QColor(name) for name in _CIVIDIS])
