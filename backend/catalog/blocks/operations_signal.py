"""Blocks that take signals apart into waves."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import LEAVES, told
from backend.catalog.card import Setting
from backend.catalog.torch_nn import block
from backend.modules.operations_signal import Fourier, ShortFourier
from backend.text import Text

_HALF = Setting("one_sided", "bool", False, title=Text("Only the first half of the waves"))

BLOCKS = [
    block(
        Fourier,
        "arithmetic",
        Text("Fourier transform"),
        Text("Takes a signal apart into its waves, or puts it together again."),
        words=Text("fft dft frequency spectrum inverse"),
        settings=[
            Setting("dim", "int", 1, title=Text("Axis")),
            Setting("length", "int", None, optional=True, minimum=1, title=Text("Length")),
            Setting("inverse", "bool", False, title=Text("Back to the signal")),
            _HALF,
            LEAVES,
        ],
        inputs=("input", "size?", "axis?"),
        tells=told,
    ),
    block(
        ShortFourier,
        "arithmetic",
        Text("Short-time Fourier transform"),
        Text("Takes windows along a signal apart into their waves."),
        words=Text("stft spectrogram sound audio frequency"),
        settings=[
            Setting("step", "int", 1, minimum=1, title=Text("Step between windows")),
            Setting("frame", "int", 4, optional=True, minimum=1, title=Text("Length of a window")),
            Setting("one_sided", "bool", True, title=_HALF.title),
            LEAVES,
        ],
        inputs=("input", "pace?", "window?", "size?"),
        tells=told,
    ),
]
