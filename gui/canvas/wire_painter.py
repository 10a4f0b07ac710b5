"""Drawing wires: curves cut into lines, in few calls, coarser the farther away."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.canvas.camera import Camera
from gui.canvas.geometry import points_on
from gui.canvas.primitives import draw_lines
from gui.canvas.scene import Scene
from gui.canvas.weight_pictures import Gap, WeightPictures
from gui.theme import theme

_LEVELS = 8
_PLAIN, _SELECTED, _WRONG = 0, 100, 101
_MOST_CURVES = 800
_MOST_LINES = 12000
_MOST_SMOOTH = 900
_MOST_STRONG = 300
_MOST_OVER = 12
_MOST_PATHS = 80
_SHORT = 140.0
_COARSE = 9


def draw_wires(
    painter: QPainter,
    scene: Scene,
    camera: Camera,
    rows: np.ndarray,
    seen: QRectF,
    pictures: WeightPictures,
) -> None:
    """The wires in these rows. Where there are too many, the strongest weights are drawn, and an
    even share of the other wires stands for all. What is left is a picture between columns that
    are joined by many, else thin lines below the strongest."""
    far = camera.scale < 0.15
    full = len(rows) > _MOST_SMOOTH
    gaps = pictures.gaps_in(scene, seen) if full else []
    bright, rows = _parted(scene, rows, gaps)
    if full and not far:
        strong = _strongest(scene, rows, _MOST_STRONG)
        _draw(painter, scene, camera, _thinned(scene, rows[~strong], _MOST_CURVES), seen)
        _draw(painter, scene, camera, rows[strong], seen, smooth=True)
    else:
        _draw(painter, scene, camera, _thinned(scene, rows, _MOST_LINES), seen, smooth=not far)
    pictures.paint(painter, scene, camera, gaps)
    _draw(painter, scene, camera, bright, seen, smooth=not far)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _parted(scene: Scene, rows: np.ndarray, gaps: list[Gap]) -> tuple[np.ndarray, np.ndarray]:
    """The wires that are drawn over the pictures, and those that have nothing to do with them.

    Over a picture lie its strongest wires, and those of what is selected.
    """
    if not gaps:
        return rows[:0], rows
    things, wires = scene.things, scene.wires
    pictured = np.zeros(len(wires.used), bool)
    chosen = wires.selected | wires.wrong
    chosen |= things.selected[wires.source] | things.selected[wires.target]
    for gap in gaps:
        pictured[gap.rows] = True
    drawn = rows[pictured[rows]]
    chosen[drawn[_strongest(scene, drawn, _MOST_OVER * len(gaps))]] = True
    bright = rows[pictured[rows] & chosen[rows]]
    if len(bright) > _MOST_STRONG:
        bright = bright[_strongest(scene, bright, _MOST_STRONG)]
    return bright, rows[~pictured[rows]]


def _strongest(scene: Scene, rows: np.ndarray, most: int) -> np.ndarray:
    """Which of these wires are among the strongest, as a mask; selected and wrong ones are."""
    wires = scene.wires
    if len(rows) <= most:
        return np.ones(len(rows), bool)
    strength = np.abs(wires.weight[rows]) + 1e9 * (wires.selected[rows] | wires.wrong[rows])
    strong = np.zeros(len(rows), bool)
    strong[np.argpartition(-strength, most)[:most]] = True
    return strong


def _draw(
    painter: QPainter,
    scene: Scene,
    camera: Camera,
    rows: np.ndarray,
    seen: QRectF,
    smooth: bool = False,
) -> None:
    if not len(rows):
        return
    far = camera.scale < 0.15
    curves = (scene.curves[rows] - (camera.x, camera.y)) * camera.scale
    styles = _styles(scene, rows)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    view = QRectF(0, 0, seen.width() * camera.scale, seen.height() * camera.scale)
    as_paths = len(rows) <= _MOST_PATHS and not far
    lines = curves
    if far:
        lines = curves[:, (0, 3)].reshape(-1, 4)
    elif not as_paths:
        lines, styles = _pieces(curves, styles, view)
    for style in sorted(np.unique(styles).tolist(), key=abs):
        painter.setPen(_pen(style, camera.scale, smooth))
        draw = _draw_paths if as_paths else draw_lines
        draw(painter, lines[styles == style])


def _draw_paths(painter: QPainter, curves: np.ndarray) -> None:
    """Few wires, each as one smooth stroke."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for curve in curves:
        painter.drawPath(path_along(curve))


def path_along(curve: np.ndarray) -> QPainterPath:
    """One curve (4, 2) as a path."""
    start, first, second, end = (QPointF(x, y) for x, y in curve.tolist())
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    return path


def _thinned(scene: Scene, rows: np.ndarray, most: int) -> np.ndarray:
    if len(rows) <= most:
        return rows
    if scene.wires.weighed[rows].mean() > 0.5:
        return rows[_strongest(scene, rows, most)]
    keep = scene.wires.selected[rows] | scene.wires.wrong[rows]
    keep[:: -(-len(rows) // most)] = True
    return rows[keep]


def _pieces(curves: np.ndarray, styles: np.ndarray, view: QRectF) -> tuple[np.ndarray, np.ndarray]:
    """Lines (n, 4) of the curves that cross the view, in pixels, with the style of each.

    Short curves are cut into fewer pieces.
    """
    long = np.abs(curves[:, 3] - curves[:, 0]).sum(axis=1) > _SHORT
    fine = 16 if len(curves) > 300 else 32
    lines = np.concatenate([_cut(curves[~long], _COARSE), _cut(curves[long], fine)])
    styles = np.concatenate([styles[~long].repeat(_COARSE), styles[long].repeat(fine)])
    low, high = np.minimum(lines[:, :2], lines[:, 2:]), np.maximum(lines[:, :2], lines[:, 2:])
    crosses = (low[:, 0] < view.right()) & (high[:, 0] > 0)
    crosses &= (low[:, 1] < view.bottom()) & (high[:, 1] > 0)
    return lines[crosses], styles[crosses]


def _cut(curves: np.ndarray, pieces: int) -> np.ndarray:
    points = points_on(curves, pieces)
    return np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)


def _styles(scene: Scene, rows: np.ndarray) -> np.ndarray:
    """One whole number a wire: plain, wrong, selected, or its weight in levels around zero."""
    wires = scene.wires
    weighed = wires.weighed[rows]
    weights = np.where(weighed, wires.weight[rows], 0.0)
    most = max(float(np.abs(wires.weight[wires.weighed]).max(initial=0.0)), 1.0)
    levels = np.sign(weights) * np.maximum(np.ceil(np.abs(weights) / most * _LEVELS), 1)
    styles = np.where(weighed, levels.astype(int), _PLAIN)
    styles[weighed & (weights == 0)] = 1
    styles[wires.wrong[rows]] = _WRONG
    styles[wires.selected[rows]] = _SELECTED
    return styles


def _pen(style: int, scale: float, smooth: bool) -> QPen:
    color, width = _color(style), 2.0
    if style == _SELECTED:
        width = 3.0
    elif style not in (_PLAIN, _WRONG):
        width = 0.5 + 5.5 * abs(style) / _LEVELS
    drawn = max(width * scale, 1.0) if smooth else 1.0
    return QPen(color, drawn, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _color(style: int) -> QColor:
    if style in (_PLAIN, _SELECTED, _WRONG):
        return theme().color({_PLAIN: "wire", _SELECTED: "accent", _WRONG: "wrong"}[style])
    share = 0.35 + 0.65 * abs(style) / _LEVELS
    strong = theme().color("positive" if style > 0 else "negative")
    return mixed(theme().color("wire"), strong, share)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two: `share` of the second."""
    parts = (
        a + (b - a) * share for a, b in zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)
    )
    return QColor.fromRgbF(*parts)
