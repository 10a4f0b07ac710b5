"""What is known of a setting by its name alone: title, help, bounds, a default that works."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.catalog.known import losses, numbers, sequences, shapes, windows
from backend.text import Text

_PAGES = (
    windows.SETTINGS,
    numbers.SETTINGS,
    shapes.SETTINGS,
    sequences.SETTINGS,
    losses.SETTINGS,
)
KNOWN: dict[str, Setting] = {setting.name: setting for page in _PAGES for setting in page}


DEGREE = Setting("p", "float", 2.0, minimum=0, title=Text("Degree of the norm"))
"""`p` where it is no probability: 1 adds the differences up, 2 measures straight distance."""

HIDDEN = {
    "_freeze",
    "_random_samples",
    "_weight",
    "custom_decoder",
    "custom_encoder",
    "device",
    "distance_function",
    "dtype",
    "enable_nested_tensor",
    "inplace",
    "mask_check",
    "max_value",
    "min_value",
    "options",
    "process_group",
    "reduce",
    "return_indices",
    "size_average",
}
"""Arguments nobody should choose: placement, deprecated twins, functions, and `inplace`, which
would overwrite activations that a person may be looking at."""
