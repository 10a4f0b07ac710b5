"""How pictures are altered by chance while a network learns from them. No torch here."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.text import Text

AUGMENTATION = (
    Setting(
        "augment_shift",
        "float",
        0.0,
        minimum=0,
        maximum=0.5,
        title=Text("Shift"),
        help=Text("Up to which part of its size a picture is moved, anew at every step."),
    ),
    Setting(
        "augment_turn",
        "float",
        0.0,
        minimum=0,
        maximum=180,
        title=Text("Turn"),
        help=Text("By up to how many degrees a picture is turned."),
    ),
    Setting(
        "augment_zoom",
        "float",
        0.0,
        minimum=0,
        maximum=0.9,
        title=Text("Zoom"),
        help=Text("By up to which part a picture grows or shrinks."),
    ),
    Setting(
        "augment_flip",
        "bool",
        False,
        title=Text("Mirror"),
        help=Text("Half of the pictures are mirrored, left to right."),
    ),
    Setting(
        "augment_brightness",
        "float",
        0.0,
        minimum=0,
        maximum=2,
        title=Text("Brightness"),
        help=Text("How much brighter or darker a picture gets, in its prepared numbers."),
    ),
    Setting(
        "augment_noise",
        "float",
        0.0,
        minimum=0,
        maximum=2,
        title=Text("Grain"),
        help=Text("How strong the noise on every point is, in prepared numbers."),
    ),
    Setting(
        "augment_cut",
        "float",
        0.0,
        minimum=0,
        maximum=0.9,
        title=Text("Cut-out"),
        help=Text("Up to which part of its sides a square of the picture is hidden."),
    ),
)
"""Settings of a data block. They act on training examples alone, never on what is judged."""
