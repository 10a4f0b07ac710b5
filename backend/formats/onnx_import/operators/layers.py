"""Layers with weights: dense, convolution, normalisation, recurrence, embedding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.operators.windows import padded, window
from backend.text import Text


def _bias(node: Node) -> np.ndarray | None:
    """The bias at place 2; zeros that nothing learned are none."""
    value = node.inputs[2] if node.has(2) else None
    known = node.known(2)
    if isinstance(value, Known) and not value.learned and known is not None and not known.any():
        return None
    return known


def _gemm(node: Node) -> Wired:
    weight, bias = node.known(1), _bias(node)
    alpha, beta = node.attr("alpha", 1.0), node.attr("beta", 1.0)
    plain_bias = not node.has(2) or (bias is not None and bias.ndim <= 2 and bias.dtype.kind == "f")
    is_layer = weight is not None and weight.dtype == np.float32 and not node.attr("transA", 0)
    if weight is not None and is_layer and plain_bias and node.wired(0).rank == 2:
        matrix = weight if node.attr("transB", 0) else weight.T
        row = _row(bias, len(matrix))
        if bias is None or row is not None:
            return _linear(node, matrix * np.float32(alpha), None if row is None else row * beta)
    return _product(node, alpha, beta)


def _row(bias: np.ndarray | None, width: int) -> np.ndarray | None:
    """A bias as one row (width,), None where it differs between examples."""
    if (
        bias is None
        or (bias.ndim == 2 and bias.shape[0] != 1)
        or bias.shape[-1:]
        not in (
            (),
            (1,),
            (width,),
        )
    ):
        return None
    return np.broadcast_to(bias.reshape(-1), (width,)).astype(np.float32)


def _linear(node: Node, matrix: np.ndarray, bias: np.ndarray | None) -> Wired:
    weights = {"weight": np.ascontiguousarray(matrix, np.float32)}
    if bias is not None:
        weights["bias"] = np.ascontiguousarray(bias, np.float32)
    settings = {
        "in_features": matrix.shape[1],
        "out_features": matrix.shape[0],
        "bias": bias is not None,
    }
    return node.put("torch.nn.Linear", settings, node.tensor(0), weights=weights)


def _product(node: Node, alpha: float, beta: float) -> Wired:
    one, other = node.tensor(0), node.tensor(1)
    if node.attr("transA", 0):
        one = node.put("lienzo.Permute", {"dims": [1, 0]}, one)
    if node.attr("transB", 0):
        other = node.put("lienzo.Permute", {"dims": [1, 0]}, other)
    found = node.put("lienzo.MatMul", {}, one, other)
    if alpha != 1.0:
        found = node.scale(found, alpha)
    if not node.has(2):
        return found
    added = node.tensor(2) if beta == 1.0 else node.scale(node.tensor(2), beta)
    return node.put("lienzo.Add", {}, found, added)


def _matmul(node: Node) -> Wired:
    weight, value = node.known(1), node.tensor(0)
    plain = weight is not None and weight.ndim == 2 and weight.dtype == np.float32
    if weight is None or not plain or not isinstance(value, Wired) or value.spec.dtype != "float32":
        return node.put("lienzo.MatMul", {}, value, node.tensor(1))
    row = _row(node.bias.small, weight.shape[1]) if node.bias else None
    node.took_bias = row is not None and row.size == (node.bias.small.size if node.bias else 0)
    return _linear(node, weight.T, row if node.took_bias else None)


def _conv(node: Node) -> Wired:
    weight, bias = node.known(1), _bias(node)
    value, axes = node.wired(0), node.wired(0).rank - 2
    if weight is None or node.is_open(2) or weight.dtype != np.float32 or not 1 <= axes <= 3:
        return _convolve(node)
    frame = window(node, weight.shape[2:])
    value, padding = padded(node, value, frame)
    weights = {"weight": weight} | ({"bias": bias} if bias is not None else {})
    groups = node.attr("group", 1)
    settings = {
        "in_channels": weight.shape[1] * groups,
        "out_channels": weight.shape[0],
        "kernel_size": weight.shape[2:],
        "stride": frame.strides,
        "padding": padding,
        "dilation": frame.dilations,
        "groups": groups,
        "bias": bias is not None,
    }
    return node.put(f"torch.nn.Conv{axes}d", settings, value, weights=weights)


def _convolve(node: Node) -> Wired:
    """A convolution whose kernels arrive."""
    frame = window(node, node.wired(1).spec.shape[2:])
    value, padding = padded(node, node.wired(0), frame)
    settings = {
        "stride": frame.strides,
        "padding": padding,
        "dilation": frame.dilations,
        "groups": node.attr("group", 1),
    }
    ports = {"bias": node.tensor(2)} if node.has(2) else {}
    return node.puts("lienzo.Convolve", settings, value, node.tensor(1), ports=ports)["output"]


def _transposed(node: Node) -> Wired:
    kernels = node.tensor(1)
    shape = kernels.small.shape if isinstance(kernels, Known) else kernels.spec.shape
    frame = window(node, shape[2:])
    value, axes = node.wired(0), node.wired(0).rank - 2
    extra = list(node.attr("output_padding", [0] * axes))
    begins, ends = list(frame.before), list(frame.after)
    wanted = node.attr("output_shape")
    full = [
        stride * (int(size) - 1) + dilation * (kernel - 1) + 1
        for stride, size, dilation, kernel in zip(
            frame.strides, value.spec.shape[2:], frame.dilations, frame.kernel, strict=True
        )
    ]
    auto = node.attr("auto_pad", "NOTSET")
    if wanted is None and auto.startswith("SAME"):
        sizes = zip(value.spec.shape[2:], frame.strides, strict=True)
        wanted = [int(size) * stride for size, stride in sizes]
    if wanted is not None:
        total = [full[i] + extra[i] - wanted[-axes:][i] for i in range(axes)]
        half = [max(one, 0) // 2 for one in total]
        rest = [one - small for one, small in zip(total, half, strict=True)]
        begins, ends = (rest, half) if auto == "SAME_LOWER" else (half, rest)
    return _cut_back(node, frame, (begins, ends, extra))


def _cut_back(node: Node, frame: Any, borders: tuple[list[int], list[int], list[int]]) -> Wired:
    """A transposed convolution in full, what the borders take cut away."""
    begins, ends, extra = borders
    axes = len(extra)
    even = begins == ends and all(one >= 0 for one in begins)
    weight, bias = node.known(1), _bias(node)
    groups = node.attr("group", 1)
    shared = {
        "stride": frame.strides,
        "padding": begins if even else [0] * axes,
        "output_padding": extra if even else [0] * axes,
        "dilation": frame.dilations,
        "groups": groups,
    }
    if weight is not None and not node.is_open(2) and weight.dtype == np.float32 and axes <= 3:
        settings = shared | {
            "in_channels": weight.shape[0],
            "out_channels": weight.shape[1] * groups,
            "kernel_size": weight.shape[2:],
            "bias": bias is not None,
        }
        weights = {"weight": weight} | ({"bias": bias} if bias is not None else {})
        kind = f"torch.nn.ConvTranspose{axes}d"
        try:
            found = node.put(kind, settings, node.wired(0), weights=weights)
        except Unfit:
            if not any(extra):
                raise
            raise Unfit(Text("It adds more places behind its kernels than PyTorch can.")) from None
    else:
        ports = {"bias": node.tensor(2)} if node.has(2) else {}
        settings = shared | {"transposed": True}
        found = node.puts("lienzo.Convolve", settings, node.wired(0), node.tensor(1), ports=ports)[
            "output"
        ]
    if even:
        return found
    amounts = [0, 0, *(-one for one in begins)], [0, 0, *_behind(ends, extra)]
    settings = {"before": amounts[0], "after": amounts[1]}
    return node.put("lienzo.Pad", settings, found)


def _behind(ends: Sequence[int], extra: Sequence[int]) -> list[int]:
    if any(more > end for end, more in zip(ends, extra, strict=True)) and any(extra):
        raise Unfit(Text("It adds more places behind its kernels than its borders take away."))
    return [more - end for end, more in zip(ends, extra, strict=True)]


def _batch_norm(node: Node) -> Sequence[Value]:
    if node.attr("training_mode", 0):
        return _batch_norm_of_batch(node)
    value = node.wired(0)
    numbers = [node.known(place) for place in range(1, 5)]
    epsilon = float(node.attr("epsilon", 1e-5))
    kind = {2: "1d", 3: "1d", 4: "2d", 5: "3d"}.get(value.rank)
    if any(one is None or one.dtype != np.float32 for one in numbers) or kind is None:
        return [_normalized(node, [node.tensor(place) for place in range(1, 5)], epsilon)]
    names = ("weight", "bias", "running_mean", "running_var")
    weights = {name: one for name, one in zip(names, numbers, strict=True) if one is not None}
    settings = {
        "num_features": len(weights["weight"]),
        "eps": epsilon,
        "momentum": round(1 - node.attr("momentum", 0.9), 6),
    }
    found = node.put(f"torch.nn.BatchNorm{kind}", settings, value, weights=weights)
    return [found]


def _normalized(node: Node, numbers: Sequence[Tensor], epsilon: float) -> Wired:
    value = node.wired(0)
    columns = [_column(node, one, value.rank) for one in numbers]
    scale, shift, mean, spread = columns
    root = node.function("sqrt", node.scale(spread, 1.0, epsilon))
    centred = node.put("lienzo.Subtract", {}, value, mean)
    found = node.put("lienzo.Divide", {}, centred, root)
    found = node.put("lienzo.Multiply", {}, found, scale)
    return node.put("lienzo.Add", {}, found, shift)


def _column(node: Node, value: Tensor, rank: int) -> Wired:
    """Numbers by channel (channels,) beside (N, channels, …)."""
    wired = node.sketch.wired(value)
    if rank <= 2:
        return wired
    sizes = list(range(1, rank - 1))
    return node.put("lienzo.Axes", {"action": "put in", "dims": sizes}, wired)


def _batch_norm_of_batch(node: Node) -> Sequence[Value]:
    """In training mode: by the mean and spread of what arrives, running ones handed on."""
    value = node.wired(0)
    axes = [axis for axis in range(value.rank) if axis != 1]
    mean = node.put("lienzo.Reduce", {"function": "mean", "dims": axes}, value)
    centred = node.put("lienzo.Subtract", {}, value, _column(node, mean, value.rank))
    square = node.function("square", centred)
    spread = node.put("lienzo.Reduce", {"function": "mean", "dims": axes}, square)
    numbers = [node.tensor(1), node.tensor(2), mean, spread]
    found = _normalized(node, numbers, float(node.attr("epsilon", 1e-5)))
    keep = float(node.attr("momentum", 0.9))
    running = [
        node.put("lienzo.Add", {}, node.scale(old, keep), node.scale(new, 1 - keep))
        for old, new in ((node.wired(3), mean), (node.wired(4), spread))
    ]
    return [found, *running]


def _instance_norm(node: Node) -> Wired:
    value, epsilon = node.wired(0), float(node.attr("epsilon", 1e-5))
    scale, shift = node.known(1), node.known(2)
    axes = value.rank - 2
    if scale is not None and shift is not None and scale.dtype == np.float32 and 1 <= axes <= 3:
        settings = {"num_features": len(scale), "eps": epsilon, "affine": True}
        weights = {"weight": scale, "bias": shift}
        return node.put(f"torch.nn.InstanceNorm{axes}d", settings, value, weights=weights)
    dims = list(range(2, value.rank))
    reduce = {"function": "mean", "dims": dims, "keep": True}
    mean = node.put("lienzo.Reduce", reduce, value)
    centred = node.put("lienzo.Subtract", {}, value, mean)
    spread = node.put("lienzo.Reduce", reduce, node.function("square", centred))
    root = node.function("sqrt", node.scale(spread, 1.0, epsilon))
    found = node.put("lienzo.Divide", {}, centred, root)
    found = node.put("lienzo.Multiply", {}, found, _column(node, node.tensor(1), value.rank))
    return node.put("lienzo.Add", {}, found, _column(node, node.tensor(2), value.rank))


def _layer_norm(node: Node) -> Wired:
    value, scale, shift = node.wired(0), node.known(1), node.known(2)
    axis = node.attr("axis", -1) % value.rank
    shape = value.spec.shape[axis:]
    fits = scale is not None and scale.shape == shape and scale.dtype == np.float32
    outputs = [name for name in node.proto.output if name]
    if scale is None or not fits or node.is_open(2) or len(outputs) > 1:
        raise Unfit(
            Text("Its scale is not known before it runs, or of another shape than it normalises.")
        )
    weights = {"weight": scale} | ({"bias": shift} if shift is not None else {})
    settings = {
        "normalized_shape": shape,
        "eps": float(node.attr("epsilon", 1e-5)),
        "bias": shift is not None,
    }
    return node.put("torch.nn.LayerNorm", settings, value, weights=weights)


def _group_norm(node: Node) -> Wired:
    scale, shift = node.known(1), node.known(2)
    if scale is None or shift is None or node.opset < 21 or scale.dtype != np.float32:
        raise Unfit(Text("Its scale is not known before it runs."))
    settings = {
        "num_groups": node.attr("num_groups"),
        "num_channels": len(scale),
        "eps": float(node.attr("epsilon", 1e-5)),
    }
    weights = {"weight": scale, "bias": shift}
    return node.put("torch.nn.GroupNorm", settings, node.tensor(0), weights=weights)


def _local_response(node: Node) -> Wired:
    settings = {
        "size": node.attr("size"),
        "alpha": float(node.attr("alpha", 1e-4)),
        "beta": float(node.attr("beta", 0.75)),
        "k": float(node.attr("bias", 1.0)),
    }
    return node.put("torch.nn.LocalResponseNorm", settings, node.tensor(0))


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Conv": _conv,
    "ConvTranspose": _transposed,
    "BatchNormalization": _batch_norm,
    "InstanceNormalization": _instance_norm,
    "LayerNormalization": _layer_norm,
    "GroupNormalization": _group_norm,
    "LRN": _local_response,
}
