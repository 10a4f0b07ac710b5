"""Settings that operations share, and what they tell of shapes that numbers decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backend.catalog.blocks.data import DTYPES
from backend.catalog.card import Setting
from backend.catalog.known_settings import KNOWN
from backend.catalog.spec import Spec
from backend.text import Text

LEAVES = Setting(
    "leaves",
    "dict",
    None,
    optional=True,
    advanced=True,
    title=Text("What leaves"),
    help=Text("Kind of numbers and sizes, where numbers that arrive decide them."),
)
DTYPE = Setting("dtype", "choice", "float32", choices=DTYPES, title=Text("Kind of numbers"))
WHOLE_SHAPE = Setting(
    "shape",
    "shape",
    (1,),
    minimum=-1,
    title=Text("Shape"),
    help=Text("All sizes, the first axis included."),
)
AXIS = replace(KNOWN["dim"], default=1)
ALWAYS = Setting(
    "always",
    "bool",
    False,
    title=Text("Also when used"),
    help=Text("Draws by chance not only while training."),
)
KEEP = Setting("keep", "bool", False, title=Text("Keep the axis with size 1"))


def told(settings: Mapping[str, Any], _: Any) -> dict[str, Spec] | None:
    """What leaves each port as the setting `leaves` says, None where it says nothing."""
    leaves = settings.get("leaves")
    if not isinstance(leaves, Mapping) or not leaves:
        return None
    return {port: Spec(tuple(shape), dtype) for port, (dtype, shape) in leaves.items()}
