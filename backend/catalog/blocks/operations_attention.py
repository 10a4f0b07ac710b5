"""Blocks of attention part by part: who looks at whom, and how places and times are told."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import AXIS
from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, first_of, sequences, width
from backend.catalog.operation_complaints import attending, even_width, steps_fit, with_heads
from backend.catalog.shape_complaints import axis_there, stretching
from backend.catalog.sizes import last, size
from backend.catalog.torch_nn import block
from backend.modules.operations_attention import (
    Alibi,
    Attention,
    LearnedPositions,
    RelativePositions,
    Rotary,
    TimeWaves,
)
from backend.modules.operations_mask import CausalMask, MaskedMean, MaskFill, PaddingMask
from backend.text import Text

_FAMILY = "attention"
_PLACES = Text("position encoding transformer order")
_MASKS = Text("mask attention hide padding causal autoregressive")
_CAUSAL = Setting("causal", "bool", False, title=Text("Only what came before"))


def _kind(default: str) -> Setting:
    return Setting(
        "kind",
        "choice",
        default,
        choices=("numbers", "true_hidden", "true_seen"),
        title=Text("How it says so"),
        help=Text("As numbers to add (minus infinity hides), or as yes and no."),
    )


BLOCKS = [
    block(
        Attention,
        _FAMILY,
        Text("Dot-product attention"),
        Text("Mixes values by how well keys suit queries; nothing is learned in it."),
        words=Text("scaled dot product sdpa softmax query key value flash grouped query"),
        settings=[
            _CAUSAL,
            Setting("dropout", "float", 0.0, minimum=0, maximum=1, title=Text("Dropout")),
            Setting(
                "scale",
                "float",
                None,
                optional=True,
                advanced=True,
                title=Text("Scale"),
                help=Text("One over the root of the width unless chosen."),
            ),
        ],
        inputs=("query", "key", "value", "mask?", "padding?"),
        complaint=attending,
    ),
    block(
        CausalMask,
        _FAMILY,
        Text("Causal mask"),
        Text("Hides from each step the steps after it."),
        words=_MASKS,
        settings=[
            AXIS,
            _kind("numbers"),
            Setting(
                "window",
                "int",
                None,
                minimum=1,
                optional=True,
                title=Text("Steps seen"),
                help=Text("Only so many, the last being the step itself; all unless chosen."),
            ),
        ],
        complaint=axis_there("dim"),
    ),
    block(
        PaddingMask,
        _FAMILY,
        Text("Padding mask"),
        Text("Hides from each example the steps beyond its length."),
        face=Text("{steps}"),
        words=_MASKS,
        settings=[
            Setting("steps", "int", 10, minimum=1, title=Text("Steps")),
            _kind("true_hidden"),
        ],
    ),
    block(
        MaskFill,
        _FAMILY,
        Text("Masked fill"),
        Text("Puts a number wherever a mask holds."),
        face=Text("{value}"),
        words=Text("masked_fill where mask minus infinity"),
        settings=[Setting("value", "float", 0.0, title=Text("Value"))],
        complaint=stretching,
    ),
    block(
        MaskedMean,
        _FAMILY,
        Text("Masked mean"),
        Text("The mean of the steps whose mask holds."),
        words=Text("masked average pooling sentence embedding"),
        complaint=first_of(decimal(), sequences()),
    ),
    block(
        Rotary,
        _FAMILY,
        Text("Rotary embedding"),
        Text("Turns pairs of numbers by angles that tell the place of the step."),
        words=Text("rope rotary embedding position llama"),
        settings=[
            Setting("base", "float", 10000.0, minimum=1, title=Text("Base")),
            Setting(
                "pairs",
                "choice",
                "halves",
                choices=("halves", "neighbours"),
                title=Text("Which are pairs"),
            ),
            Setting(
                "features",
                "int",
                None,
                minimum=2,
                optional=True,
                title=Text("Numbers turned"),
                help=Text("The first so many of each step; all unless chosen."),
            ),
        ],
        inputs=("input", "steps?"),
        complaint=first_of(decimal(), even_width),
    ),
    block(
        LearnedPositions,
        _FAMILY,
        Text("Learned positions"),
        Text("Adds to each step a learned row that tells its place."),
        face=Text("{length}"),
        words=_PLACES,
        settings=[Setting("length", "int", 512, minimum=1, title=Text("Places"))],
        inferred={"features": last()},
        complaint=first_of(decimal(), sequences(), width("features"), steps_fit),
    ),
    block(
        RelativePositions,
        _FAMILY,
        Text("Relative position bias"),
        Text("A mask that learns for each head how much each distance counts."),
        words=Text("relative position bias t5 bucket"),
        settings=[
            Setting("buckets", "int", 32, minimum=4, title=Text("Distances told apart")),
            Setting("farthest", "int", 128, minimum=2, title=Text("Farthest distance")),
            Setting("both_ways", "bool", True, title=Text("Before and after differ")),
        ],
        inferred={"heads": size("input", 1, 4)},
        complaint=with_heads,
    ),
    block(
        Alibi,
        _FAMILY,
        Text("ALiBi bias"),
        Text("A mask by which each head counts less what is farther away."),
        words=Text("alibi linear bias position"),
        settings=[Setting("causal", "bool", True, title=Text("Only what came before"))],
        complaint=with_heads,
    ),
    block(
        TimeWaves,
        _FAMILY,
        Text("Timestep embedding"),
        Text("Turns a time or a step of noise into a row of waves."),
        face=Text("{features}"),
        words=Text("timestep embedding diffusion sinusoid fourier"),
        settings=[
            Setting("features", "int", 128, minimum=2, title=Text("Numbers")),
            Setting("longest", "float", 10000.0, minimum=1, title=Text("Longest wave")),
            Setting(
                "to_the_end",
                "bool",
                False,
                advanced=True,
                title=Text("The last wave is the longest"),
            ),
            Setting("cosines_first", "bool", False, advanced=True, title=Text("Cosines first")),
        ],
    ),
]
