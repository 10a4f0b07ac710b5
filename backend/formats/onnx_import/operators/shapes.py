"""Other shapes: the same numbers arranged, cut, joined, repeated."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from backend.compiler.shapes import BATCHES, times
from backend.formats.foreign.values import (
    Known,
    Tensor,
    Unfit,
    Value,
    Wired,
    dimensions,
    fixed,
    sized,
)
from backend.formats.onnx_import.node import Node
from backend.text import Text


def _reshape(node: Node) -> Value:
    value = node.wired(0)
    wanted = node.inputs[1] if node.has(1) else None
    if wanted is None and node.attr("shape") is not None:
        array = np.array(node.attr("shape"), np.int64)
        wanted = Known(array, array)
    if not isinstance(wanted, Known):
        settings = {"leaves": node.leaves("output", like=value)}
        if 0 in value.spec.shape:
            dtype, shape = settings["leaves"]["output"]
            return fixed(np.zeros(shape, dtype))
        ports = {"sizes": node.tensor(1)}
        return node.puts("lienzo.View", settings, value, ports=ports)["output"]
    keep = not node.attr("allowzero", 0)
    if node.batch and wanted.is_fixed and _has_examples(value):
        return reshaped(node, value, _told(wanted.small, value, keep, node.batch))
    small, large = (
        _resolved(numbers, sized(value.spec.shape, batch), keep)
        for numbers, batch in zip((wanted.small, wanted.large), BATCHES, strict=True)
    )
    if 0 in small:
        return Known(np.zeros(small, value.spec.dtype), np.zeros(large, value.spec.dtype))
    return reshaped(node, value, dimensions(small, large))


def _has_examples(value: Wired) -> bool:
    return sum(isinstance(size, str) for size in value.spec.shape) == 1


def _resolved(wanted: np.ndarray, shape: list[int], keep: bool) -> list[int]:
    """The sizes asked for, 0 (as it was) and -1 (what is left) filled in."""
    sizes = [shape[axis] if size == 0 and keep else int(size) for axis, size in enumerate(wanted)]
    total = math.prod(shape)
    if -1 in sizes:
        others = math.prod(size for size in sizes if size != -1)
        if not others or total % others:
            raise Unfit(Text("The shape it asks for does not hold as many numbers as arrive."))
        sizes[sizes.index(-1)] = total // others
    if math.prod(sizes) != total:
        raise Unfit(Text("The shape it asks for does not hold as many numbers as arrive."))
    return sizes


def _told(wanted: np.ndarray, value: Wired, keep: bool, batch: int) -> list[int | str]:
    """Sizes of a file that speaks of `batch` examples, for any number of them.

    Rows stay in their order, so the axis of the examples is one before and behind which no more
    lies than before and behind it in what arrives; best one that holds nothing else, or has just
    as much before it.
    """
    shape = value.spec.shape
    (place,) = (axis for axis, size in enumerate(shape) if isinstance(size, str))
    count = times(str(shape[place]))
    before, behind = (math.prod(map(int, one)) for one in (shape[:place], shape[place + 1 :]))
    sizes = _resolved(wanted, sized(shape, batch), keep)
    fits: list[tuple[bool, int, int]] = []
    for axis, size in enumerate(sizes):
        ahead, rest = math.prod(sizes[:axis]), math.prod(sizes[axis + 1 :])
        if size % batch or before * count % ahead or behind * count % max(rest, 1):
            continue
        fits.append((size != batch, -2 * (ahead == before) - (rest == behind), axis))
    if not fits:
        raise Unfit(Text("The shape it asks for mixes examples."))
    axis = min(fits)[2]
    times_over = sizes[axis] // batch
    return [*sizes[:axis], "N" if times_over == 1 else f"{times_over}N", *sizes[axis + 1 :]]


def reshaped(node: Node, value: Wired, shape: Sequence[int | str]) -> Wired:
    """The numbers of a value in another shape, drawn as plainly as can be."""
    named = [size for size in shape if isinstance(size, str)]
    first = value.spec.shape[:1] == ("N",) and shape[:1] == ("N",)
    if first and len(named) == 1:
        rest = [int(size) for size in shape[1:]]
        if len(rest) == 1 and value.rank > 2:
            return node.put("torch.nn.Flatten", {}, value)
        return node.put("lienzo.Reshape", {"shape": rest}, value)
    if len(named) > 1:
        raise Unfit(Text("Several axes depend on the number of examples."))
    sizes = [-1 if isinstance(size, str) else size for size in shape]
    return node.put("lienzo.View", {"shape": sizes}, value)


def _flatten(node: Node) -> Wired:
    value, axis = node.wired(0), node.attr("axis", 1)
    if axis == 1 and value.rank > 1:
        return node.put("torch.nn.Flatten", {}, value)
    axis = axis + value.rank if axis < 0 else axis
    shapes = [sized(value.spec.shape, batch) for batch in BATCHES]
    small, large = ([math.prod(one[:axis]), math.prod(one[axis:])] for one in shapes)
    return reshaped(node, value, dimensions(small, large))


def _transpose(node: Node) -> Wired:
    value = node.wired(0)
    order = node.attr("perm", list(range(value.rank))[::-1])
    return node.put("lienzo.Permute", {"dims": order}, value)


def _axes(action: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        axes = node.known(1) if node.has(1) else node.attr("axes")
        settings: dict[str, Any] = {"action": action}
        if node.is_open(1):
            settings["leaves"] = node.leaves("output", like=node.wired(0))
            ports = {"places": node.tensor(1)}
            return node.puts("lienzo.Axes", settings, node.tensor(0), ports=ports)["output"]
        if axes is not None:
            dims = [int(one) for one in np.asarray(axes).reshape(-1)]
            plain = {"put in": "lienzo.Unsqueeze", "take out": "lienzo.Squeeze"}[action]
            if len(dims) == 1:
                return node.put(plain, {"dim": dims[0]}, node.tensor(0))
            settings["dims"] = dims
        return node.put("lienzo.Axes", settings, node.tensor(0))

    return draw


def _concatenate(node: Node) -> Wired:
    tensors = [node.tensor(place) for place in range(len(node.inputs))]
    axis = node.attr("axis", 1)
    full = [one for one in tensors if not isinstance(one, Known) or one.small.size]
    wired = [one for one in full if isinstance(one, Wired)]
    tensors = [node.joined(one, wired[0]) for one in full] if wired else full or tensors
    return node.put("lienzo.Concatenate", {"dim": axis}, *tensors)


def _slice(node: Node) -> Tensor:
    value = node.wired(0)
    if node.opset < 10:
        starts, ends, axes = (node.attr(name) for name in ("starts", "ends", "axes"))
        return _cut(node, value, starts, ends, axes, None)
    if any(node.is_open(place) for place in range(1, 5)):
        ports = dict(zip(("begin", "end", "along", "pace"), node.inputs[1:], strict=False))
        settings = {"axes": None, "leaves": node.leaves("output", like=value)}
        tensors = {name: one for name, one in ports.items() if isinstance(one, Wired | Known)}
        return node.puts("lienzo.Crop", settings, value, ports=tensors)["output"]
    known = [node.known(place) for place in range(1, 5)]
    return _cut(node, value, known[0], known[1], known[2], known[3])


def _cut(node: Node, value: Wired, starts: Any, stops: Any, axes: Any, steps: Any) -> Tensor:
    starts, stops = ([_near(one) for one in some] for some in (starts, stops))
    places = list(range(len(starts))) if axes is None else [int(one) for one in axes]
    paces = [1] * len(starts) if steps is None else [int(one) for one in steps]
    idle = [
        start == 0 and pace == 1 and (stop == _FAR or _covers(value.spec.shape[place], stop))
        for start, stop, place, pace in zip(starts, stops, places, paces, strict=True)
    ]
    if all(idle):
        return value
    if len(starts) == 1 and paces == [1] and value.spec.shape[places[0]] != "N":
        size = int(value.spec.shape[places[0]])
        begin, end, _ = slice(starts[0], stops[0]).indices(size)
        if end <= begin:
            return _nothing(value, places[0])
        return node.put("lienzo.Slice", {"dim": places[0], "start": begin, "stop": end}, value)
    settings = {
        "starts": starts,
        "stops": stops,
        "axes": places,
        "steps": None if set(paces) == {1} else paces,
    }
    return node.put("lienzo.Crop", settings, value)


_FAR = 2**31 - 1


def _covers(size: int | str, stop: int) -> bool:
    return isinstance(size, int) and stop >= size


def _near(number: Any) -> int:
    """Places beyond every axis, as near as settings allow."""
    return int(min(max(int(number), -_FAR), _FAR))


def _split(node: Node) -> Sequence[Value]:
    value = node.wired(0)
    axis = node.attr("axis", 0)
    size = value.spec.shape[axis]
    count = len(node.proto.output)
    sizes = node.known(1) if node.has(1) else node.attr("split")
    if node.is_open(1):
        return _split_by_numbers(node, value, axis)
    if not isinstance(size, int):
        raise Unfit(Text("It cuts the examples apart."))
    if sizes is None:
        one = -(-size // node.attr("num_outputs", count))
        sizes = [max(min(one, size - one * place), 0) for place in range(count)]
    bounds = np.cumsum([0, *(int(each) for each in sizes)]).tolist()
    return [
        node.put("lienzo.Slice", {"dim": axis, "start": begin, "stop": end}, value)
        if end > begin
        else _nothing(value, axis)
        for begin, end in zip(bounds[:-1], bounds[1:], strict=True)
    ]


def _nothing(value: Wired, axis: int) -> Known:
    """A part without any numbers."""
    shapes = [sized(value.spec.shape, batch) for batch in BATCHES]
    for shape in shapes:
        shape[axis] = 0
    small, large = (np.zeros(shape, value.spec.dtype) for shape in shapes)
    return Known(small, large)


def _split_by_numbers(node: Node, value: Wired, axis: int) -> Sequence[Value]:
    """Sizes arrive: each part goes from the sum of those before it to that with its own."""
    stops = node.put("lienzo.Cumulate", {"function": "sum", "dim": 0}, node.tensor(1))
    found = []
    leaves = node.leaves(*(str(place) for place in range(len(node.proto.output))), like=value)
    for place in range(len(node.proto.output)):
        end = node.put("lienzo.Slice", {"dim": 0, "start": place, "stop": place + 1}, stops)
        own = node.put(
            "lienzo.Slice", {"dim": 0, "start": place, "stop": place + 1}, node.tensor(1)
        )
        begin = node.put("lienzo.Subtract", {}, end, own)
        settings = {"axes": [axis], "leaves": {"output": leaves[str(place)]}}
        ports: Mapping[str, Wired] = {"begin": begin, "end": end}
        found.append(node.puts("lienzo.Crop", settings, value, ports=ports)["output"])
    return found


def _expand(node: Node) -> Wired:
    value, wanted = node.wired(0), node.inputs[1]
    if not isinstance(wanted, Known):
        settings = {"leaves": node.leaves("output", like=value)}
        return node.puts("lienzo.Expand", settings, value, ports={"sizes": node.tensor(1)})[
            "output"
        ]
    small, large = ([int(one) for one in array] for array in (wanted.small, wanted.large))
    sizes = list(dimensions(small, large))
    if all(isinstance(size, int) for size in sizes):
        if node.batch and sizes[0] == node.batch and len(sizes) >= value.rank:
            same = value.spec.shape[:1] == ("N",) and len(sizes) == value.rank
            sizes[0] = 1 if same else sizes[0]
        return node.put("lienzo.Expand", {"shape": sizes}, value)
    return _expand_by_batch(node, value, sizes)


def _expand_by_batch(node: Node, value: Wired, sizes: list[int | str]) -> Wired:
    if sizes.count("N") != 1 or sizes[0] != "N":
        raise Unfit(Text("An axis other than the first counts the examples."))
    if value.rank == len(sizes) and value.spec.shape[0] == "N":
        return node.put("lienzo.Expand", {"shape": [1, *sizes[1:]]}, value)
    settings = {"shape": [-1, *sizes[1:]]}
    return node.puts("lienzo.Expand", settings, value, ports={"like": first_input(node)})["output"]


def first_input(node: Node) -> Wired:
    """An input of the network, which tells how many examples there are."""
    for block in node.sketch.blocks.values():
        if block.type == "lienzo.Input":
            from backend.catalog.spec import Spec

            shape = tuple(block.settings["shape"])
            return Wired(block.id, "output", Spec(("N", *shape), block.settings["dtype"]))
    raise Unfit(Text("It counts examples, but no input brings any."))


def _tile(node: Node) -> Wired:
    value = node.wired(0)
    repeats = node.known(1)
    if repeats is None:
        settings = {"leaves": node.leaves("output", like=value)}
        return node.puts("lienzo.Tile", settings, value, ports={"times": node.tensor(1)})["output"]
    return node.put("lienzo.Tile", {"repeats": [int(one) for one in repeats]}, value)


def _pad(node: Node) -> Wired:
    value, mode = node.wired(0), node.attr("mode", "constant")
    amounts = node.attr("pads", node.attr("paddings")) if node.opset < 11 else node.known(1)
    fill = node.attr("value", 0.0) if node.opset < 11 else 0.0
    known = node.known(2)
    if known is not None and known.size:
        fill = float(known.reshape(-1)[0])
    if amounts is None or node.is_open(3):
        return _pad_by_numbers(node, value, mode)
    half = len(amounts) // 2
    axes = node.known(3)
    settings = {
        "before": [int(one) for one in amounts[:half]],
        "after": [int(one) for one in amounts[half:]],
        "mode": mode,
        "value": fill,
        "axes": None if axes is None else [int(one) for one in axes],
    }
    ports = {"fill": node.tensor(2)} if node.is_open(2) else {}
    if not math.isfinite(fill):  # no setting holds what is no number
        settings["value"] = 0.0
        ports = {"fill": node.number(fill, value)}
    return node.puts("lienzo.Pad", settings, value, ports=ports)["output"]


def _pad_by_numbers(node: Node, value: Wired, mode: str) -> Wired:
    ports = {
        name: node.tensor(place)
        for place, name in enumerate(("amounts", "fill", "along"), 1)
        if node.has(place)
    }
    settings = {"mode": mode, "leaves": node.leaves("output", like=value)}
    return node.puts("lienzo.Pad", settings, value, ports=ports)["output"]


def _to_space(node: Node) -> Wired:
    """Channels become places: (N, c·b², h, w) to (N, c, h·b, w·b)."""
    value, block = node.wired(0), int(node.attr("blocksize"))
    if node.attr("mode", "DCR") == "CRD":
        return node.put("torch.nn.PixelShuffle", {"upscale_factor": block}, value)
    channels, height, width = (int(one) for one in value.spec.shape[1:])
    lead = value.spec.shape[0]
    cut = reshaped(node, value, [lead, block, block, channels // block**2, height, width])
    turned = node.put("lienzo.Permute", {"dims": [0, 3, 4, 1, 5, 2]}, cut)
    shape = [lead, channels // block**2, height * block, width * block]
    return reshaped(node, turned, shape)


def _to_depth(node: Node) -> Wired:
    """Places become channels: (N, c, h, w) to (N, c·b², h/b, w/b)."""
    value, block = node.wired(0), int(node.attr("blocksize"))
    channels, height, width = (int(one) for one in value.spec.shape[1:])
    lead = value.spec.shape[0]
    cut = reshaped(node, value, [lead, channels, height // block, block, width // block, block])
    column_first = node.attr("mode", "DCR") == "CRD"
    order = [0, 1, 3, 5, 2, 4] if column_first else [0, 3, 5, 1, 2, 4]
    turned = node.put("lienzo.Permute", {"dims": order}, cut)
    return reshaped(node, turned, [lead, channels * block**2, height // block, width // block])


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "Reshape": _reshape,
    "Flatten": _flatten,
    "Transpose": _transpose,
    "Squeeze": _axes("take out"),
    "Unsqueeze": _axes("put in"),
    "Concat": _concatenate,
    "Slice": _slice,
    "Split": _split,
    "Expand": _expand,
    "Tile": _tile,
    "Pad": _pad,
    "DepthToSpace": _to_space,
    "SpaceToDepth": _to_depth,
}
