"""Blocks that slide windows, look between places, or compute with whole matrices."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import LEAVES, told
from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, first_of
from backend.catalog.operation_complaints import square
from backend.catalog.order_complaints import as_many_axes, channels_and_sides, equation
from backend.catalog.shape_complaints import one_for_each_axis
from backend.catalog.torch_nn import block
from backend.modules.operations_window import (
    Convolve,
    Determinant,
    Einsum,
    GridSample,
    MaxPoolPlaces,
    Resize,
    Triangle,
    WindowMean,
)
from backend.text import Text

_BEFORE = Setting("before", "ints", (0,), title=Text("Before each axis"))
_AFTER = Setting("after", "ints", (0,), title=Text("After each axis"))


def _choice(name: str, title: Text, *choices: str, advanced: bool = False) -> Setting:
    """One of several ways, the first unless somebody chooses."""
    return Setting(name, "choice", choices[0], choices=choices, title=title, advanced=advanced)


BLOCKS = [
    block(
        Convolve,
        "convolution",
        Text("Dynamic convolution"),
        Text("Slides kernels that another block computes over what arrives."),
        words=Text("functional conv dynamic filter"),
        settings=[Setting("transposed", "bool", False, title=Text("Transposed"))],
        inputs=("input", "kernels", "bias?"),
        complaint=first_of(decimal(), decimal("kernels"), as_many_axes("input", "kernels")),
    ),
    block(
        WindowMean,
        "pooling",
        Text("Dilated average pooling"),
        Text("The mean of windows that may have gaps and uneven borders."),
        face=Text("{kernel_size}"),
        words=Text("average pool dilation"),
        settings=[
            _BEFORE,
            _AFTER,
            Setting("with_border", "bool", False, title=Text("The border counts")),
        ],
    ),
    block(
        MaxPoolPlaces,
        "pooling",
        Text("Max pooling with indices"),
        Text("The largest number of each window, and where it stands."),
        face=Text("{kernel_size}"),
        words=Text("max pool indices unpool"),
        outputs=("values", "places"),
        paths={"values": (0,), "places": (1,)},
        complaint=channels_and_sides,
    ),
    block(
        Triangle,
        "shape",
        Text("Triangular matrix"),
        Text("Keeps the upper or the lower triangle of matrices."),
        words=Text("triu tril causal mask"),
        settings=[
            Setting("upper", "bool", False, title=Text("The upper one")),
            Setting("diagonal", "int", 0, title=Text("Diagonal")),
        ],
        inputs=("input", "offset?"),
    ),
    block(
        Einsum,
        "arithmetic",
        Text("Einsum"),
        Text("Multiplies and sums as an equation says, axis by axis."),
        face=Text("{equation}"),
        words=Text("einsum tensor contraction"),
        settings=[Setting("equation", "text", "b...->b...", title=Text("Equation"))],
        complaint=equation,
    ),
    block(
        Determinant,
        "arithmetic",
        Text("Determinant"),
        Text("The determinant of square matrices."),
        words=Text("det matrix"),
        complaint=first_of(decimal(), square),
    ),
    block(
        GridSample,
        "shape",
        Text("Grid sample"),
        Text("Reads pictures at the places that a grid says, between their points."),
        face=Text("{mode}"),
        words=Text("grid_sample warp spatial transformer"),
        settings=[
            _choice("mode", Text("Between places"), "bilinear", "nearest", "bicubic"),
            _choice("border", Text("Beyond the border"), "zeros", "border", "reflection"),
            Setting("align_corners", "bool", False, title=Text("Corners stay")),
        ],
    ),
    block(
        Resize,
        "shape",
        Text("Resize"),
        Text("Makes axes longer or shorter by looking between their places."),
        face=Text("{mode}"),
        words=Text("interpolate upsample scale zoom"),
        settings=[
            _choice("mode", Text("Between places"), "nearest", "linear", "cubic"),
            Setting("scales", "floats", (1.0, 2.0), optional=True, title=Text("Factors")),
            Setting("sizes", "ints", None, optional=True, minimum=1, title=Text("New sizes")),
            Setting("axes", "ints", None, optional=True, title=Text("Axes")),
            _choice(
                "corners",
                Text("How places correspond"),
                *("half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel"),
                *("half_pixel_symmetric", "tf_crop_and_resize"),
            ),
            _choice(
                "rounding",
                Text("The nearest place"),
                *("round_prefer_floor", "round_prefer_ceil", "floor", "ceil"),
            ),
            Setting("bend", "float", -0.75, advanced=True, title=Text("Bend of the curve")),
            Setting("inside_only", "bool", False, advanced=True, title=Text("Only inside")),
            Setting("smooth", "bool", False, title=Text("Smooth when smaller")),
            _choice(
                "aspect",
                Text("Proportions"),
                *("stretch", "not_larger", "not_smaller"),
                advanced=True,
            ),
            Setting("beyond", "float", 0.0, advanced=True, title=Text("Value beyond the border")),
            LEAVES,
        ],
        inputs=("input", "factors?", "lengths?", "region?"),
        complaint=one_for_each_axis("scales", "sizes"),
        tells=told,
    ),
]
