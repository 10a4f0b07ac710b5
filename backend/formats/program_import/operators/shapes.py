"""Other shapes: the same numbers arranged, cut, joined, repeated."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.catalog.spec import Dimension, Spec
from backend.compiler.shapes import BATCHES
from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired, dimensions
from backend.formats.program_import.call import Call, Count
from backend.text import Text

_FAR = 2**31 - 1
_MOST_PIECES = 8


def _view(call: Call) -> Wired:
    value = call.wired()
    wanted = _by_example(call, call.arg("size", call.arg("shape")), value)
    shapes = zip(call.sizes(wanted), call.shapes(value), strict=True)
    small, large = (_filled(sizes, math.prod(shape)) for sizes, shape in shapes)
    return call.reshaped(value, dimensions(small, large))


def _by_example(call: Call, wanted: Sequence[Any], value: Wired) -> list[Any]:
    """Sizes, the first being so many examples where the file was written for a fixed number."""
    found = list(wanted)
    fixed = call.batch and found[:1] == [call.batch] and value.spec.shape[:1] == ("N",)
    return [Count(*BATCHES), *found[1:]] if fixed else found


def _filled(sizes: list[int], total: int) -> list[int]:
    """The sizes with what -1 stands for."""
    if -1 in sizes:
        rest = math.prod(size for size in sizes if size != -1)
        sizes = [total // rest if size == -1 and rest else size for size in sizes]
    if math.prod(sizes) != total:
        raise Unfit(Text("The shape it asks for does not hold as many numbers as arrive."))
    return sizes


def _flatten(call: Call) -> Wired:
    value = call.wired()
    first, last = call.axis("start_dim", value.rank, 0), call.axis("end_dim", value.rank, -1)
    if (first, last) == (1, value.rank - 1) and value.rank > 1:
        return call.put("torch.nn.Flatten", {}, value)
    shapes = [
        [*s[:first], math.prod(s[first : last + 1]), *s[last + 1 :]] for s in call.shapes(value)
    ]
    return call.reshaped(value, dimensions(*shapes))


def _unflatten(call: Call) -> Wired:
    value = call.wired()
    axis = call.axis("dim", value.rank)
    cut = zip(call.sizes(call.arg("sizes")), call.shapes(value), strict=True)
    shapes = [[*s[:axis], *_filled(sizes, s[axis]), *s[axis + 1 :]] for sizes, s in cut]
    return call.reshaped(value, dimensions(*shapes))


def _permute(call: Call) -> Tensor:
    value = call.tensor()
    order = [int(one) % value.rank for one in call.numbers_of("dims")]
    return call.turned(value, order)


def _transpose(call: Call) -> Tensor:
    value = call.tensor()
    one, other = call.axis("dim0", value.rank), call.axis("dim1", value.rank)
    order = list(range(value.rank))
    order[one], order[other] = order[other], order[one]
    return call.turned(value, order)


def _turned_over(call: Call) -> Tensor:
    value = call.tensor()
    order = list(range(value.rank))
    last = [*order[:-2], *order[-2:][::-1]]
    return call.turned(value, order[::-1] if call.operation.startswith("aten.numpy_T") else last)


def _move(call: Call) -> Tensor:
    value = call.tensor()
    sources = [int(one) % value.rank for one in call.numbers_of("source")]
    targets = [int(one) % value.rank for one in call.numbers_of("destination")]
    rest = iter(axis for axis in range(value.rank) if axis not in sources)
    there = dict(zip(targets, sources, strict=True))
    return call.turned(
        value, [there[at] if at in there else next(rest) for at in range(value.rank)]
    )


def _put_in(call: Call) -> Wired:
    value = call.wired()
    axis = call.axis("dim", value.rank + 1)
    return call.put("lienzo.Unsqueeze", {"dim": axis}, value)


def _take_out(call: Call) -> Tensor:
    value = call.wired()
    axes = call.axes("dim", value.rank)
    gone = [axis for axis in axes if value.spec.shape[axis] == 1]
    if not gone:
        return value
    if len(gone) == 1:
        return call.put("lienzo.Squeeze", {"dim": gone[0]}, value)
    return call.put("lienzo.Axes", {"action": "take out", "dims": gone}, value)


def _expand(call: Call) -> Tensor:
    value = call.wired()
    wanted = list(call.arg("size", call.arg("sizes")))
    if call.batch and wanted[:1] == [call.batch] and call.batch > 1:
        wanted[0] = Count(*BATCHES)
    lead = len(wanted) - value.rank
    small, large = call.sizes(wanted)
    for sizes, shape in zip((small, large), call.shapes(value), strict=True):
        for axis, size in enumerate(sizes):
            sizes[axis] = shape[axis - lead] if size == -1 else size
    return _stretched(call, value, dimensions(small, large))


def _stretched(call: Call, value: Wired, sizes: Sequence[Dimension]) -> Tensor:
    if tuple(sizes) == value.spec.shape:
        return value
    plain = [size for size in sizes if isinstance(size, int)]
    if len(plain) == len(sizes):
        return call.put("lienzo.Expand", {"shape": plain}, value)
    if sizes[0] != "N" or len(plain) != len(sizes) - 1:
        raise Unfit(Text("An axis other than the first counts the examples."))
    if value.rank == len(sizes) and value.spec.shape[0] == "N":
        return call.put("lienzo.Expand", {"shape": [1, *plain]}, value)
    settings = {"shape": [-1, *plain]}
    ports = {"like": first_input(call)}
    return call.puts("lienzo.Expand", settings, value, ports=ports)["output"]


def first_input(call: Call) -> Wired:
    """An input of the network, which tells how many examples there are."""
    for block in call.sketch.blocks.values():
        if block.type == "lienzo.Input" and block.settings.get("batch", True):
            shape = tuple(block.settings["shape"])
            return Wired(block.id, "output", Spec(("N", *shape), block.settings["dtype"]))
    raise Unfit(Text("It counts examples, but no input brings any."))


def _expand_as(call: Call) -> Tensor:
    return _stretched(call, call.wired(), call.wired("other").spec.shape)


def _repeat(call: Call) -> Tensor:
    value, times = call.wired(), list(call.arg("repeats", call.arg("dims")))
    if isinstance(times[0], Count) and times[0].dimension == "N":
        rest = [int(one) for one in times[1:]]
        lead = len(times) - value.rank
        if set(rest) == {1} and (lead or value.spec.shape[0] == 1):
            sizes = [1] * (lead - 1) + list(value.spec.shape[0 if lead else 1 :])
            return _stretched(call, value, ["N", *sizes])
    plain = [int(one) for one in call.numbers_of("repeats" if "repeats" in call.args else "dims")]
    value = _with_lead(call, value, len(plain) - value.rank)
    return value if set(plain) == {1} else call.put("lienzo.Tile", {"repeats": plain}, value)


def _with_lead(call: Call, value: Wired, lead: int) -> Wired:
    if lead <= 0:
        return value
    return call.put("lienzo.Axes", {"action": "put in", "dims": list(range(lead))}, value)


def _join(call: Call) -> Tensor:
    tensors = [one for one in call.arg("tensors") if isinstance(one, Wired | Known)]
    full = [one for one in tensors if not (isinstance(one, Known) and one.small.size == 0)]
    wired = [spread(call, one) for one in full]
    if len(wired) == 1:
        return wired[0]
    axis = call.axis("dim", wired[0].rank)
    return call.put("lienzo.Concatenate", {"dim": axis}, *wired)


def spread(call: Call, value: Tensor) -> Wired:
    """A value as a wire; numbers that are the same for every example are given to each."""
    if isinstance(value, Wired) or value.is_fixed:
        return call.sketch.wired(value)
    small, large = value.small, value.large
    alike = value.rank and small.shape[0] == BATCHES[0] and (small == small[:1]).all()
    if not alike or large.shape[0] != BATCHES[1] or not (large == small[:1]).all():
        raise Unfit(Text("Its numbers depend on how many examples there are."))
    row = call.sketch.wired(Known(small[:1], small[:1], value.learned, value.name))
    found = _stretched(call, row, ["N", *small.shape[1:]])
    return call.sketch.wired(found)


def _stack(call: Call) -> Wired:
    wired = [spread(call, one) for one in call.arg("tensors")]
    return call.put("lienzo.Stack", {"dim": call.axis("dim", wired[0].rank + 1)}, *wired)


def _parts(call: Call) -> Sequence[Value]:
    value = call.wired()
    axis = call.axis("dim", value.rank)
    size = value.spec.shape[axis]
    if not isinstance(size, int):
        raise Unfit(Text("It cuts the examples apart."))
    sizes = call.arg("split_size", call.arg("split_sizes"))
    if "chunks" in call.args:
        pieces = int(call.number_of("chunks"))
        if pieces <= _MOST_PIECES and size % pieces == 0:
            found = call.puts("lienzo.Chunk", {"pieces": pieces, "dim": axis}, value)
            return [found[f"piece_{place + 1}"] for place in range(pieces)]
        sizes = -(-size // int(call.number_of("chunks")))
    if not isinstance(sizes, list):
        each = int(sizes)
        sizes = [min(each, size - at) for at in range(0, size, each)]
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    starts = [end - one for end, one in zip(ends, sizes, strict=True)]
    cuts = [{"dim": axis, "start": a, "stop": b} for a, b in zip(starts, ends, strict=True)]
    return [call.put("lienzo.Slice", cut, value) for cut in cuts]


def _unbind(call: Call) -> Sequence[Value]:
    value = call.wired()
    axis = call.axis("dim", value.rank)
    size = value.spec.shape[axis]
    if not isinstance(size, int):
        raise Unfit(Text("It cuts the examples apart."))
    return [
        call.put("lienzo.Select", {"dim": axis, "index": place}, value) for place in range(size)
    ]


def _select(call: Call) -> Wired:
    value = call.wired()
    settings = {"dim": call.axis("dim", value.rank), "index": int(call.number_of("index"))}
    return call.put("lienzo.Select", settings, value)


def _slice(call: Call) -> Tensor:
    value = call.wired()
    axis = call.axis("dim", value.rank)
    size = value.spec.shape[axis]
    step = int(call.number_of("step", 1))
    start, stop = call.number_of("start", 0), call.number_of("end", _FAR)
    if not isinstance(size, int):
        if start == 0 and stop >= _FAR and step == 1:
            return value
        raise Unfit(Text("It cuts the examples apart."))
    begin, end, _ = slice(int(start), int(stop)).indices(size)
    if (begin, end, step) == (0, size, 1):
        return value
    if step == 1:
        return call.put("lienzo.Slice", {"dim": axis, "start": begin, "stop": end}, value)
    cut = {"starts": [begin], "stops": [end], "axes": [axis], "steps": [step]}
    return call.put("lienzo.Crop", cut, value)


def _narrow(call: Call) -> Wired:
    start, value = int(call.number_of("start")), call.wired()
    stop = start + int(call.number_of("length"))
    axis = call.axis("dim", value.rank)
    return call.put("lienzo.Slice", {"dim": axis, "start": start, "stop": stop}, value)


_MODES = {"constant": "constant", "reflect": "reflect", "replicate": "edge", "circular": "wrap"}


def _pad(mode: str = "") -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        value = call.wired()
        amounts = [int(one) for one in call.numbers_of("pad" if "pad" in call.args else "padding")]
        pairs = list(zip(amounts[::2], amounts[1::2], strict=True))[::-1]
        rest = [(0, 0)] * (value.rank - len(pairs))
        settings = {
            "before": [before for before, _ in rest + pairs],
            "after": [after for _, after in rest + pairs],
            "mode": _MODES[mode or call.arg("mode", "constant")],
            "value": float(call.number_of("value", 0.0)),
        }
        return call.put("lienzo.Pad", settings, value)

    return draw


def _shuffle(type: str, setting: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        return call.put(f"torch.nn.{type}", {setting: int(call.arg(setting))}, call.tensor())

    return draw


def _flip(call: Call) -> Tensor:
    value = call.wired()
    found = value
    for axis in call.axes("dims", value.rank):
        size = value.spec.shape[axis]
        if not isinstance(size, int):
            raise Unfit(Text("It moves the examples."))
        cut = {"starts": [size - 1], "stops": [-size - 1], "axes": [axis], "steps": [-1]}
        found = call.put("lienzo.Crop", cut, found)
    return found


def _roll(call: Call) -> Tensor:
    """Places move on along axes; those that fall off come back at the front."""
    value = call.wired()
    if not call.arg("dims"):
        raise Unfit(Text("It works along all axes at once."))
    found = value
    shifts, axes = call.numbers_of("shifts"), call.numbers_of("dims")
    for shift, axis in zip(shifts, axes, strict=True):
        at, size = int(axis) % value.rank, value.spec.shape[int(axis) % value.rank]
        if not isinstance(size, int):
            raise Unfit(Text("It moves the examples."))
        cut = size - int(shift) % size
        if cut != size:
            ends = [{"dim": at, "start": cut, "stop": size}, {"dim": at, "start": 0, "stop": cut}]
            parts = [call.put("lienzo.Slice", one, found) for one in ends]
            found = call.put("lienzo.Concatenate", {"dim": at}, *parts)
    return found


def _repeat_each(call: Call) -> Wired:
    if not call.has("dim"):
        raise Unfit(Text("It works along all axes at once."))
    value = call.wired()
    settings = {"times": int(call.number_of("repeats")), "dim": call.axis("dim", value.rank)}
    return call.put("lienzo.RepeatEach", settings, value)


def _triangle(upper: bool) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        settings = {"upper": upper, "diagonal": int(call.number_of("diagonal", 0))}
        return call.put("lienzo.Triangle", settings, call.tensor())

    return draw


def _unfold(call: Call) -> Wired:
    names = ("kernel_size", "dilation", "padding", "stride")
    settings = {name: [int(one) for one in call.numbers_of(name)] for name in names}
    return call.put("torch.nn.Unfold", settings, call.tensor())


def _einsum(call: Call) -> Wired:
    return call.put("lienzo.Einsum", {"equation": call.arg("equation")}, *call.arg("tensors"))


OPERATIONS: Mapping[str, Callable[[Call], Value | Sequence[Value]]] = {
    **dict.fromkeys(("view", "reshape", "_unsafe_view"), _view),
    "flatten": _flatten,
    "unflatten": _unflatten,
    "permute": _permute,
    "transpose": _transpose,
    **dict.fromkeys(("t", "mT", "adjoint", "numpy_T", "matrix_H"), _turned_over),
    "movedim": _move,
    "unsqueeze": _put_in,
    "squeeze": _take_out,
    "expand": _expand,
    "broadcast_to": _expand,
    "expand_as": _expand_as,
    "repeat": _repeat,
    "tile": _repeat,
    "cat": _join,
    "concat": _join,
    "concatenate": _join,
    "stack": _stack,
    **dict.fromkeys(("split", "split_with_sizes", "chunk"), _parts),
    "unbind": _unbind,
    "select": _select,
    "slice": _slice,
    "narrow": _narrow,
    "pad": _pad(),
    "constant_pad_nd": _pad("constant"),
    **{f"reflection_pad{axes}d": _pad("reflect") for axes in (1, 2, 3)},
    **{f"replication_pad{axes}d": _pad("replicate") for axes in (1, 2, 3)},
    "pixel_shuffle": _shuffle("PixelShuffle", "upscale_factor"),
    "pixel_unshuffle": _shuffle("PixelUnshuffle", "downscale_factor"),
    "repeat_interleave.self_int": _repeat_each,
    "flip": _flip,
    "roll": _roll,
    "tril": _triangle(upper=False),
    "triu": _triangle(upper=True),
    "im2col": _unfold,
    "einsum": _einsum,
}
