"""Blocks that compute with whole vectors, matrices and gradients, and sources of plain numbers."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import AXIS, DTYPE
from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, equal_width, first_of
from backend.catalog.known_settings import DEGREE
from backend.catalog.operation_complaints import square
from backend.catalog.order_complaints import rows_and_columns
from backend.catalog.shape_complaints import axis_there, stretching
from backend.catalog.torch_nn import block
from backend.modules.operations_gradient import ReverseGradient, StopGradient, StraightThrough
from backend.modules.operations_matrix import AffineGrid, Distances, MatrixFunction, Normalize
from backend.modules.operations_source import CountUp, FilledLike, Number, Places
from backend.text import Text

_FAMILY = "arithmetic"
_DEGREE = Setting("degree", "float", 2.0, minimum=0, title=DEGREE.title, help=DEGREE.help)

BLOCKS = [
    block(
        Normalize,
        "normalisation",
        Text("Unit norm"),
        Text("Divides what lies along an axis by its length, so that only directions differ."),
        words=Text("normalize l2 unit norm contrastive"),
        settings=[_DEGREE, AXIS],
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        Distances,
        _FAMILY,
        Text("Pairwise distances"),
        Text("How far each row of one input lies from each row of the other."),
        words=Text("cdist pairwise euclidean neighbours prototypes"),
        settings=[_DEGREE],
        complaint=first_of(decimal(), equal_width("input", "other")),
    ),
    block(
        MatrixFunction,
        _FAMILY,
        Text("Matrix function"),
        Text("The inverse, exponential, root, trace or size of square matrices."),
        face=Text("{function}"),
        words=Text("inverse exponential cholesky trace logdet linalg"),
        settings=[
            Setting(
                "function",
                "choice",
                "inverse",
                choices=("inverse", "exponential", "cholesky", "trace", "log_determinant"),
                title=Text("Function"),
            )
        ],
        complaint=first_of(decimal(), square),
    ),
    block(
        AffineGrid,
        "shape",
        Text("Affine grid"),
        Text("The places at which to read pictures to turn, move and stretch them."),
        words=Text("affine_grid spatial transformer rotation"),
        settings=[
            Setting("size", "shape", (28, 28), minimum=1, title=Text("Size of the pictures")),
            Setting("align_corners", "bool", False, title=Text("Corners stay")),
        ],
        inputs=("input", "like?"),
        complaint=first_of(decimal(), rows_and_columns),
    ),
    block(
        StopGradient,
        _FAMILY,
        Text("Stop gradient"),
        Text("The same numbers; what follows teaches nothing to what comes before."),
        words=Text("detach stop gradient freeze target"),
    ),
    block(
        StraightThrough,
        _FAMILY,
        Text("Straight-through estimator"),
        Text("The first input's numbers leave; the gradient goes to the second input."),
        words=Text("straight-through estimator quantise vq"),
        complaint=stretching,
    ),
    block(
        ReverseGradient,
        _FAMILY,
        Text("Gradient reversal"),
        Text("The same numbers; what is learned from them is turned into its opposite."),
        face=Text("× {strength}"),
        words=Text("gradient reversal adversarial domain dann"),
        settings=[Setting("strength", "float", 1.0, title=Text("Strength"))],
    ),
    block(
        Number,
        "data",
        Text("Number"),
        Text("One number that stands in the drawing."),
        face=Text("{value}"),
        words=Text("scalar constant value"),
        settings=[Setting("value", "float", 1.0, title=Text("Value")), DTYPE],
    ),
    block(
        CountUp,
        "data",
        Text("Number range"),
        Text("Numbers at equal distances."),
        face=Text("{start} – {stop}"),
        words=Text("arange linspace range count steps"),
        settings=[
            Setting("start", "float", 0.0, title=Text("From")),
            Setting("stop", "float", 10.0, title=Text("To")),
            Setting("step", "float", 1.0, title=Text("Distance")),
            Setting(
                "count",
                "int",
                None,
                minimum=1,
                optional=True,
                title=Text("How many"),
                help=Text("So many, the last included, instead of a distance."),
            ),
            DTYPE,
        ],
    ),
    block(
        FilledLike,
        "data",
        Text("Filled tensor"),
        Text("One number in the shape of what arrives."),
        face=Text("{value}"),
        words=Text("full_like zeros ones fill"),
        settings=[Setting("value", "float", 0.0, title=Text("Value"))],
    ),
    block(
        Places,
        "data",
        Text("Position indices"),
        Text("0, 1, 2 and so on, one for each place of an axis of what arrives."),
        words=Text("arange position index like"),
        settings=[AXIS],
    ),
]
