"""Resizing, looking up between places, products by equation, and numbers made from shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import onnx

from backend.catalog.blocks.data import DTYPES
from backend.compiler.shapes import BATCHES
from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired, fixed, no_kind, sized
from backend.formats.onnx_import.node import Node
from backend.text import Text


def _resize(node: Node) -> Wired:
    value = node.wired(0)
    old = node.opset < 11
    region, factors, lengths = (None, 1, None) if old else (1, 2, 3)
    mode = {"bilinear": "linear"}.get(node.attr("mode", "nearest"), node.attr("mode", "nearest"))
    axes = node.attr("axes")
    settings: dict[str, Any] = {
        "mode": mode,
        "axes": axes,
        "corners": node.attr("coordinate_transformation_mode", "half_pixel"),
        "rounding": node.attr("nearest_mode", "round_prefer_floor"),
        "bend": float(node.attr("cubic_coeff_a", -0.75)),
        "inside_only": bool(node.attr("exclude_outside", 0)),
        "smooth": bool(node.attr("antialias", 0)),
        "aspect": node.attr("keep_aspect_ratio_policy", "stretch"),
        "beyond": float(node.attr("extrapolation_value", 0.0)),
        "scales": None,
    }
    if old:
        settings |= {"corners": "asymmetric", "rounding": "floor"}
    ports = _amounts(node, settings, (region, factors, lengths))
    if not ports:
        plain = _upsampled(node, value, settings)
        return plain or node.put("lienzo.Resize", settings, value)
    settings["leaves"] = node.leaves("output", like=value)
    return node.puts("lienzo.Resize", settings, value, ports=ports)["output"]


def _amounts(
    node: Node, settings: dict[str, Any], places: tuple[int | None, int, int | None]
) -> dict[str, Tensor | None]:
    """Scales and sizes as settings where they are known, else as ports."""
    ports: dict[str, Tensor | None] = {}
    region, factors, lengths = places
    if region is not None and settings["corners"] == "tf_crop_and_resize" and node.has(region):
        ports["region"] = node.tensor(region)
    named = (("scales", "factors", factors), ("sizes", "lengths", lengths))
    if node.opset < 9 and node.attr("scales") is not None:
        settings["scales"] = [float(one) for one in node.attr("scales")]
        return ports
    for setting, port, place in named:
        known = node.known(place) if place is not None else None
        known = _by_example(node, place) if known is None else known
        if known is not None and known.size:
            settings[setting] = known.tolist()
        elif place is not None and known is None and node.has(place):
            ports[port] = node.tensor(place)
    if node.batch is not None and settings.get("sizes") and settings["axes"] is None:
        if settings["aspect"] != "stretch":
            raise Unfit(Text("It keeps proportions among all axes, that of the examples too."))
        settings["axes"] = list(range(1, len(settings["sizes"])))
        settings["sizes"] = settings["sizes"][1:]
    return ports


def _by_example(node: Node, place: int | None) -> np.ndarray | None:
    """Sizes of which only the first counts examples, as the smaller batch has them."""
    value = node.inputs[place] if place is not None and node.has(place) else None
    if not isinstance(value, Known) or value.small.shape != value.large.shape:
        return None
    counts = value.small[:1].tolist() == [BATCHES[0]] and value.large[:1].tolist() == [BATCHES[1]]
    return value.small if counts and (value.small[1:] == value.large[1:]).all() else None


def _upsampled(node: Node, value: Wired, settings: Mapping[str, Any]) -> Wired | None:
    """A layer of torch.nn where it looks between places in the same way."""
    scales = settings["scales"]
    if not scales or settings["axes"] is not None or value.rank not in (3, 4, 5):
        return None
    if scales[:2] != [1.0, 1.0] or settings["smooth"] or settings["inside_only"]:
        return None
    if settings["mode"] == "nearest" and settings["corners"] == "asymmetric":
        whole = all(float(one).is_integer() for one in scales) and settings["rounding"] == "floor"
        mode, corners = ("nearest", None) if whole else ("", None)
    else:
        linear = {3: "linear", 4: "bilinear", 5: "trilinear"}[value.rank]
        half = settings["corners"] in ("half_pixel", "pytorch_half_pixel")
        mode, corners = (linear, False) if settings["mode"] == "linear" and half else ("", None)
    if not mode or min(scales) < 1:
        return None
    chosen = {"scale_factor": [float(one) for one in scales[2:]], "mode": mode}
    return node.put("torch.nn.Upsample", {**chosen, "align_corners": corners}, value)


def _grid(node: Node) -> Wired:
    modes = {"linear": "bilinear", "cubic": "bicubic"}
    mode = node.attr("mode", "linear" if node.opset >= 20 else "bilinear")
    settings = {
        "mode": modes.get(mode, mode),
        "border": node.attr("padding_mode", "zeros"),
        "align_corners": bool(node.attr("align_corners", 0)),
    }
    return node.put("lienzo.GridSample", settings, node.tensor(0), node.tensor(1))


def _einsum(node: Node) -> Wired:
    equation = node.attr("equation").replace(" ", "")
    tensors = [node.tensor(place) for place in range(len(node.inputs))]
    return node.put("lienzo.Einsum", {"equation": equation}, *tensors)


def _determinant(node: Node) -> Wired:
    return node.put("lienzo.Determinant", {}, node.tensor(0))


def _triangle(node: Node) -> Wired:
    offset = node.known(1)
    settings = {
        "upper": bool(node.attr("upper", 1)),
        "diagonal": 0 if offset is None else int(offset.reshape(-1)[0]),
    }
    ports = {"offset": node.tensor(1)} if node.is_open(1) else {}
    return node.puts("lienzo.Triangle", settings, node.tensor(0), ports=ports)["output"]


def _eye(node: Node) -> Known:
    """Known while reading: only the shape of what arrives counts."""
    value = node.wired(0)
    dtype = node.attr("dtype")
    kind = value.spec.dtype if dtype is None else onnx.helper.tensor_dtype_to_np_dtype(dtype)
    arrays = []
    for batch in BATCHES:
        rows, columns = sized(value.spec.shape, batch)
        arrays.append(np.eye(rows, columns, k=node.attr("k", 0)).astype(kind))
    return Known(arrays[0], arrays[1])


def _filled(node: Node) -> Wired:
    """Numbers of a shape that arrives: one number, stretched."""
    given = node.attr("value")
    number = np.zeros(1, np.float32) if given is None else onnx.numpy_helper.to_array(given)
    one = fixed(number.reshape(()))
    settings = {"leaves": node.leaves("output")}
    return node.puts("lienzo.Expand", settings, one, ports={"sizes": node.tensor(0)})["output"]


def _bits(node: Node) -> Wired:
    dtype = str(onnx.helper.tensor_dtype_to_np_dtype(node.attr("to")))
    if dtype not in DTYPES:
        raise Unfit(no_kind(dtype))
    return node.put("lienzo.Bits", {"dtype": dtype}, node.tensor(0))


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "Resize": _resize,
    "Upsample": _resize,
    "GridSample": _grid,
    "Einsum": _einsum,
    "Det": _determinant,
    "Trilu": _triangle,
    "EyeLike": _eye,
    "ConstantOfShape": _filled,
    "BitCast": _bits,
}
