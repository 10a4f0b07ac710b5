"""What a feature is called on the canvas: x₁, x₂², sin x₁, or the columns' own names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from backend.document.columns import feature_in
from backend.document.records import Block

if TYPE_CHECKING:
    from gui.session import Session

_UNIT = re.compile(r"\s*[(\[][^()\[\]]{1,8}[)\]]$")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def feature_name(session: Session, block: Block) -> str:
    """The formula over the names of the data's columns, over x₁ x₂ … where they have none."""
    feature = feature_in(block)
    names = _columns(session, block)
    name, other = _named(names, feature.column), _named(names, feature.other)
    is_short = len(name) <= 3
    if feature.formula == "x_squared":
        return f"{name}²"
    if feature.formula == "x_times_y":
        return f"{name}{other}" if is_short and len(other) <= 3 else f"{name} · {other}"
    if feature.formula == "sin_x":
        return f"sin {name}" if is_short else f"sin({name})"
    return name


def _named(names: tuple[str, ...], column: int) -> str:
    return names[column] if column < len(names) else numbered(column)


def numbered(column: int) -> str:
    """A column without a name, counted from 1 as people do: x₁."""
    return f"x{str(column + 1).translate(_LOWERED)}"


def _columns(session: Session, block: Block) -> tuple[str, ...]:
    """The names of the columns that arrive at a block, where they come straight from data."""
    for wire in session.document.wires_into(block.id):
        view = session.data.get(wire.source)
        for field in view.fields if view is not None else ():
            if field.name == wire.source_port:
                return tuple(_short(name, place) for place, name in enumerate(field.names))
    return ()


def _short(name: str, place: int) -> str:
    """x1, x 1 and x as the first of several are written with a small number below; units go."""
    name = _UNIT.sub("", name)
    plain = name.replace("_", "").replace(" ", "").lower()
    if plain == f"x{place + 1}" or (plain in ("x", "y") and place == "xy".index(plain)):
        return numbered(place)
    return name


def feature_map(block: Block, points: int = 24) -> np.ndarray:
    """What a feature answers over the plane from -6 to 6 of its columns, float32 (1, n, n).

    For a drawing that cannot be run yet; a network tells its own.
    """
    feature = feature_in(block)
    line = np.linspace(-6.0, 6.0, points, dtype=np.float32)
    plane = np.meshgrid(line, line)
    x = plane[feature.column % 2]
    made = {
        "x": x,
        "x_squared": x * x,
        "x_times_y": x * plane[feature.other % 2],
        "sin_x": np.sin(x),
    }
    return made.get(feature.formula, x)[None]
