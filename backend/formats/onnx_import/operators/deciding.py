"""Operators whose numbers decide shapes and places: ranges, frames, waves, boxes, steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.operators.windows import Window, window
from backend.text import Text


def _ports(node: Node, *names: str) -> dict[str, Tensor | None]:
    """What arrives at each place, by the name of a port; places without a name are left out."""
    return {
        name: node.tensor(place) for place, name in enumerate(names) if name and node.has(place)
    }


def _range(node: Node) -> Wired:
    start = node.wired(0)
    settings = {"leaves": node.leaves("output", like=start)}
    return node.put("lienzo.NumberRange", settings, *(node.tensor(place) for place in range(3)))


def _frame(node: Node) -> Wired:
    value, wanted, axes = node.wired(0), node.known(1), node.attr("axes")
    if wanted is None:
        settings = {"axes": axes, "leaves": node.leaves("output", like=value)}
        return node.put("lienzo.CenterFrame", settings, value, node.tensor(1))
    before, after = [0] * value.rank, [0] * value.rank
    for axis, size in zip(axes or range(value.rank), wanted.tolist(), strict=True):
        old = value.spec.shape[axis]
        if not isinstance(old, int):
            raise Unfit(Text("A size depends on the number of examples."))
        room = size - old
        before[axis] = room // 2 if room > 0 else -(-room // 2)
        after[axis] = room - before[axis]
    return node.put("lienzo.Pad", {"before": before, "after": after}, value)


def _grid(node: Node) -> Wired:
    corners, size = bool(node.attr("align_corners", 0)), node.known(1)
    if size is not None:
        sizes = [int(one) for one in size[2:]]
        settings = {"size": sizes, "align_corners": corners}
        return node.put("lienzo.AffineGrid", settings, node.tensor(0))
    spec = node.leaves("output")["output"]
    settings = {"size": spec[1][1:-1], "align_corners": corners}
    return node.put("lienzo.AffineGrid", settings, node.tensor(0))


def _fourier(node: Node) -> Wired:
    value = node.wired(0)
    axis = node.attr("axis", 1) if node.opset < 20 else -2
    if node.opset >= 20 and node.known(2) is not None:
        axis = int(node.known(2).item())  # type: ignore[union-attr]
    length = node.known(1)
    settings: dict[str, Any] = {
        "dim": axis,
        "length": None if length is None else int(length.item()),
        "inverse": bool(node.attr("inverse", 0)),
        "one_sided": bool(node.attr("onesided", 0)),
    }
    if not node.is_open(1) and not node.is_open(2):
        return node.put("lienzo.Fourier", settings, value)
    settings["leaves"] = node.leaves("output", like=value)
    names = ("input", "size" if node.is_open(1) else "", "axis" if node.is_open(2) else "")
    return node.puts("lienzo.Fourier", settings, ports=_ports(node, *names))["output"]


def _short_fourier(node: Node) -> Wired:
    settings = {
        "one_sided": bool(node.attr("onesided", 1)),
        "leaves": node.leaves("output", like=node.wired(0)),
    }
    ports = _ports(node, "input", "pace", "window", "size")
    return node.puts("lienzo.ShortFourier", settings, ports=ports)["output"]


def _boxes(node: Node) -> Wired:
    if not node.has(2):
        raise Unfit(Text("It does not say how many boxes to keep."))
    settings = {
        "centred": bool(node.attr("center_point_box", 0)),
        "leaves": node.leaves("output"),
    }
    ports = _ports(node, "input", "scores", "count", "threshold", "worst")
    return node.puts("lienzo.KeepBoxes", settings, ports=ports)["output"]


def _regions(node: Node) -> Wired:
    usual = "half_pixel" if node.opset >= 16 else "output_half_pixel"
    settings = {
        "size": [node.attr("output_height", 1), node.attr("output_width", 1)],
        "scale": float(node.attr("spatial_scale", 1.0)),
        "samples": node.attr("sampling_ratio", 0),
        "mode": node.attr("mode", "avg"),
        "centred": node.attr("coordinate_transformation_mode", usual) == "half_pixel",
    }
    return node.put("lienzo.AlignRegions", settings, *(node.tensor(place) for place in range(3)))


def _deformed(node: Node) -> Wired:
    frame = window(node, node.wired(1).spec.shape[2:])
    if len(frame.kernel) != 2:
        raise Unfit(Text("It shifts places along other than two axes."))
    settings = {
        "stride": frame.strides,
        "before": frame.before,
        "dilation": frame.dilations,
        "groups": node.attr("group", 1),
        "parts": node.attr("offset_group", 1),
    }
    ports = _ports(node, "input", "kernels", "shifts", "bias", "mask")
    return node.puts("lienzo.DeformConvolve", settings, ports=ports)["output"]


def _reversed(node: Node) -> Wired:
    settings = {"batch_dim": node.attr("batch_axis", 1), "step_dim": node.attr("time_axis", 0)}
    return node.put("lienzo.ReverseSteps", settings, node.tensor(0), node.tensor(1))


def _written(node: Node) -> Wired:
    settings = {"dim": node.attr("axis", -2), "ring": node.attr("mode", "linear") == "circular"}
    ports = _ports(node, "input", "update", "starts")
    return node.puts("lienzo.PlaceSteps", settings, ports=ports)["output"]


def _unpooled(node: Node) -> Wired:
    frame: Window = window(node, node.attr("kernel_shape"))
    border = [a + b for a, b in zip(frame.before, frame.after, strict=True)]
    settings: dict[str, Any] = {
        "kernel_size": frame.kernel,
        "stride": frame.strides,
        "border": border,
    }
    if node.has(2):
        settings["leaves"] = node.leaves("output", like=node.wired(0))
    ports = _ports(node, "input", "places", "sizes")
    return node.puts("lienzo.MaxUnpool", settings, ports=ports)["output"]


def _columns(node: Node) -> Wired:
    image, block = node.known(1), node.known(2)
    axes = len(node.leaves("output")["output"][1]) - 2 if image is None else len(image)
    pads = node.attr("pads", [0] * 2 * axes)
    strides, gaps = node.attr("strides", [1] * axes), node.attr("dilations", [1] * axes)
    even = axes == 2 and pads[:axes] == pads[axes:]
    if image is not None and block is not None and even:
        settings = {
            "output_size": [int(one) for one in image],
            "kernel_size": [int(one) for one in block],
            "dilation": gaps,
            "padding": pads[:axes],
            "stride": strides,
        }
        return node.put("torch.nn.Fold", settings, node.tensor(0))
    folded: dict[str, Any] = {
        "stride": strides,
        "dilation": gaps,
        "before": pads[:axes],
        "after": pads[axes:],
        "leaves": node.leaves("output", like=node.wired(0)),
    }
    return node.put("lienzo.FoldWindows", folded, *(node.tensor(place) for place in range(3)))


def _features(node: Node) -> Wired:
    """Places of the last axis."""
    places = node.tensor(1)
    if isinstance(places, Known):
        flat = (places.small.reshape(-1), places.large.reshape(-1))
        places = Known(*flat)
    else:
        places = node.put("lienzo.View", {"shape": [-1]}, places)
    return node.put("lienzo.Pick", {"dim": -1}, node.tensor(0), places)


def _binarized(node: Node) -> Wired:
    value = node.wired(0)
    bound = node.number(node.attr("threshold", 0.0), value)
    return node.cast(node.calculate("gt", value, bound), value.spec.dtype)


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "Range": _range,
    "CenterCropPad": _frame,
    "AffineGrid": _grid,
    "DFT": _fourier,
    "STFT": _short_fourier,
    "NonMaxSuppression": _boxes,
    "RoiAlign": _regions,
    "DeformConv": _deformed,
    "ReverseSequence": _reversed,
    "TensorScatter": _written,
    "MaxUnpool": _unpooled,
    "Col2Im": _columns,
    "ArrayFeatureExtractor": _features,
    "Binarizer": _binarized,
}
