"""Blocks for boxes in pictures, and for windows that are shifted."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import LEAVES, told
from backend.catalog.card import Setting
from backend.catalog.torch_nn import block
from backend.modules.operations_boxes import AlignRegions, DeformConvolve, KeepBoxes
from backend.text import Text

BLOCKS = [
    block(
        KeepBoxes,
        "shape",
        Text("Non-maximum suppression"),
        Text("Of boxes that overlap, keeps those that score best, class by class."),
        words=Text("nms non-maximum suppression detection"),
        settings=[
            Setting("most", "int", 0, minimum=0, title=Text("At most")),
            Setting("overlap", "float", 0.0, title=Text("Largest overlap")),
            Setting("least", "float", None, optional=True, title=Text("Least score")),
            Setting("centred", "bool", False, title=Text("Boxes by their centres")),
            LEAVES,
        ],
        inputs=("input", "scores", "count?", "threshold?", "worst?"),
        tells=told,
    ),
    block(
        AlignRegions,
        "pooling",
        Text("RoI align"),
        Text("Looks up regions of pictures, each on a grid of its own."),
        face=Text("{size}"),
        words=Text("roi align detection crop"),
        settings=[
            Setting("size", "ints", (1, 1), minimum=1, title=Text("Size")),
            Setting("scale", "float", 1.0, title=Text("Scale of the regions")),
            Setting("samples", "int", 0, minimum=0, title=Text("Places along each cell")),
            Setting(
                "mode", "choice", "avg", choices=("avg", "max"), title=Text("How they are joined")
            ),
            Setting("centred", "bool", True, title=Text("Places are centres of pixels")),
        ],
    ),
    block(
        DeformConvolve,
        "convolution",
        Text("Deformable convolution"),
        Text("A convolution that looks up each of its places where numbers that arrive say."),
        words=Text("deformable dcn offset"),
        settings=[
            Setting("before", "ints", (0, 0), title=Text("Before each axis")),
            Setting("parts", "int", 1, minimum=1, title=Text("Groups shifted alike")),
        ],
        inputs=("input", "kernels", "shifts", "bias?", "mask?"),
    ),
]
