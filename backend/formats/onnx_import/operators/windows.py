"""Windows that slide over axes: their sizes, steps and borders as ONNX writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.formats.foreign.values import Unfit, Wired
from backend.formats.onnx_import.node import Node
from backend.text import Text


@dataclass(frozen=True)
class Window:
    """Sizes by axis, the batch and the channels left out."""

    kernel: tuple[int, ...]
    strides: tuple[int, ...]
    dilations: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]


def window(node: Node, kernel: Sequence[Any]) -> Window:
    """The window of a node. Raises Unfit where the sizes it depends on are not numbers."""
    sizes = tuple(int(one) for one in node.attr("kernel_shape", kernel))
    axes = len(sizes)
    strides = tuple(node.attr("strides", [1] * axes))
    dilations = tuple(node.attr("dilations", [1] * axes))
    pads = list(node.attr("pads", [0] * 2 * axes))
    before, after = pads[:axes], pads[axes:]
    auto = node.attr("auto_pad", "NOTSET")
    if auto.startswith("SAME") and node.operator != "ConvTranspose":
        spans = [dilation * (size - 1) + 1 for size, dilation in zip(sizes, dilations, strict=True)]
        places = [_size(one) for one in node.wired(0).spec.shape[2:]]
        totals = [
            max((-(-place // stride) - 1) * stride + span - place, 0)
            for place, stride, span in zip(places, strides, spans, strict=True)
        ]
        halves = [total // 2 for total in totals]
        rests = [total - half for total, half in zip(totals, halves, strict=True)]
        before, after = (halves, rests) if auto == "SAME_UPPER" else (rests, halves)
    return Window(sizes, strides, dilations, tuple(before), tuple(after))


def padded(node: Node, value: Wired, frame: Window, fill: float = 0.0) -> tuple[Wired, list[int]]:
    """What the window slides over, and the border that the layer itself adds."""
    if frame.before == frame.after:
        return value, list(frame.before)
    settings = {
        "before": [0, 0, *frame.before],
        "after": [0, 0, *frame.after],
        "value": fill,
    }
    return node.put("lienzo.Pad", settings, value), [0] * len(frame.before)


def _size(one: int | str) -> int:
    if isinstance(one, str):
        raise Unfit(Text("An axis that windows slide along depends on the number of examples."))
    return one
