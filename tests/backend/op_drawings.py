"""PyTorch's own samples of its operations, drawn as blocks.

`op_db` is what PyTorch tests its operations with (common_methods_invocations). Each function here
turns the arguments of one call into settings of a block and what arrives at its ports, in their
order; None where no drawing says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from torch import Tensor

from backend.catalog.blocks.operations import CALCULATIONS, FUNCTIONS

Call: TypeAlias = tuple[dict[str, Any], list[Tensor | None]] | None
Drawing: TypeAlias = tuple[str, Callable[..., Call]]


def _function(name: str) -> Drawing:
    return "lienzo.Function", lambda x, *more: None if more else ({"function": name}, [x])


def _calculation(name: str) -> Drawing:
    def drawn(x: Any, y: Any, **more: Any) -> Call:
        if more or not isinstance(x, Tensor):
            return None
        if isinstance(y, Tensor):
            return {"function": name}, [x, y]
        if isinstance(y, bool | int | float):
            return {"function": name, "number": float(y)}, [x]
        return None

    return "lienzo.Calculate", drawn


def _dims(dim: Any) -> tuple[int, ...] | None:
    return (dim,) if isinstance(dim, int) else None if dim is None else tuple(dim)


def _reduction(name: str) -> Drawing:
    def drawn(x: Tensor, dim: Any = None, keepdim: bool = False, **more: Any) -> Call:
        if more or dim == () or dim == []:
            return None
        return {"function": name, "dims": _dims(dim), "keep": keepdim}, [x]

    return "lienzo.Reduce", drawn


def _variance(name: str) -> Drawing:
    def drawn(x: Tensor, dim: Any = None, *rest: Any, **more: Any) -> Call:
        if rest or isinstance(dim, bool) or not more.keys() <= {"correction", "keepdim"}:
            return None
        correction = more.get("correction", 1)
        if not isinstance(correction, int) or x.numel() == 0:
            return None
        keep = more.get("keepdim", False)
        return {
            "function": name,
            "dims": _dims(dim) or None,
            "keep": keep,
            "correction": correction,
        }, [x]

    return "lienzo.Reduce", drawn


def _place(name: str) -> Drawing:
    def drawn(x: Tensor, dim: Any = None, keepdim: bool = False) -> Call:
        if dim is None or not x.dim():
            return None
        return {"function": name, "dim": dim, "keep": keepdim}, [x]

    return "lienzo.BestPlace", drawn


def _running(name: str) -> Drawing:
    def drawn(x: Tensor, dim: int, **more: Any) -> Call:
        return ({"function": name, "dim": dim}, [x]) if not more and x.dim() else None

    return "lienzo.Cumulate", drawn


def _clamp(x: Tensor, least: Any = None, most: Any = None, **more: Any) -> Call:
    least, most = more.get("min", least), more.get("max", most)
    bounds = (least, most)
    numbers = {
        name: one
        for name, one in zip(("minimum", "maximum"), bounds, strict=True)
        if isinstance(one, int | float)
    }
    return numbers, [x, *(one if isinstance(one, Tensor) else None for one in bounds)]


def _topk(x: Tensor, k: int, dim: int = -1, largest: bool = True, sorted: bool = True) -> Call:
    return ({"k": k, "dim": dim, "largest": largest}, [x]) if x.dim() else None


def _sort(x: Tensor, dim: int = -1, descending: bool = False, stable: bool = False) -> Call:
    if not x.dim() or not stable:
        return None
    return {"dim": dim, "descending": descending}, [x]


def _shape(*sizes: Any) -> tuple[int, ...]:
    return tuple(sizes[0]) if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes


def _chunk(x: Tensor, pieces: int, dim: int = 0) -> Call:
    if not x.dim() or not 2 <= pieces <= 8 or x.shape[dim] % pieces or not x.numel():
        return None
    return {"pieces": pieces, "dim": dim}, [x]


def _roll(x: Tensor, shifts: Any, dims: Any = None) -> Call:
    if dims is None or _dims(dims) == ():
        return None
    return {"shifts": _dims(shifts), "dims": _dims(dims)}, [x]


def _repeat_each(x: Tensor, times: Any = None, dim: Any = None, **more: Any) -> Call:
    times = more.get("repeats", times)
    if not isinstance(times, int) or dim is None or not x.dim():
        return None
    return {"times": times, "dim": dim}, [x]


def _where(x: Any, condition: Tensor, y: Any) -> Call:
    both = isinstance(x, Tensor) and isinstance(y, Tensor)
    return ({}, [condition, x, y]) if both else None


def _fill(x: Tensor, mask: Tensor, value: Any) -> Call:
    if isinstance(value, Tensor) or mask.shape != x.shape:
        return None
    return {"value": value}, [x, mask]


def _gather(x: Tensor, dim: int, indices: Tensor, **more: Any) -> Call:
    return ({"dim": dim}, [x, indices]) if x.dim() and indices.dim() == x.dim() else None


def _select_many(x: Tensor, dim: int, indices: Tensor) -> Call:
    return ({"dim": dim}, [x, indices]) if x.dim() and indices.dim() == 1 else None


def _along(x: Tensor, indices: Tensor, dim: Any = None) -> Call:
    if dim is None or x.shape[:dim] != indices.shape[:dim] or x.dim() != indices.dim():
        return None
    same = all(
        a == b for n, (a, b) in enumerate(zip(x.shape, indices.shape, strict=True)) if n != dim
    )
    return ({"dim": dim}, [x, indices]) if same else None


def _scatter(x: Tensor, dim: int, indices: Tensor, updates: Any, **more: Any) -> Call:
    names = {"add": "add", "multiply": "mul"}
    how = more.pop("reduce", None)
    if more or not isinstance(updates, Tensor) or not x.dim() or not indices.numel():
        return None
    reduce = names.get(how, "none") if how else "none"
    return {"dim": dim, "reduce": reduce}, [x, indices, updates]


def _scatter_add(x: Tensor, dim: int, indices: Tensor, updates: Tensor) -> Call:
    if not x.dim() or not indices.numel():
        return None
    return {"dim": dim, "reduce": "add"}, [x, indices, updates]


def _triangle(upper: bool) -> Drawing:
    def drawn(x: Tensor, diagonal: int = 0) -> Call:
        return ({"upper": upper, "diagonal": diagonal}, [x]) if x.dim() > 1 else None

    return "lienzo.Triangle", drawn


def _einsum(tensors: Any, equation: str) -> Call:
    return {"equation": equation}, list(tensors)


def _attention(q: Tensor, k: Tensor, v: Tensor, *rest: Any, **more: Any) -> Call:
    causal = more.pop("is_causal", False)
    mask = more.pop("attn_mask", None)
    scale = more.pop("scale", None)
    more.pop("enable_gqa", None)
    if rest or more.pop("dropout_p", 0.0) or more:
        return None
    return {"causal": causal, "scale": scale}, [q, k, v, mask]


def _affine(theta: Tensor, size: Any, align_corners: bool = False) -> Call:
    if len(size) != 4 and len(size) != 5:
        return None
    return {"size": tuple(size[2:]), "align_corners": align_corners}, [theta]


def _grid(
    x: Tensor,
    grid: Tensor,
    mode: str = "bilinear",
    padding_mode: str = "zeros",
    align_corners: Any = False,
) -> Call:
    settings = {"mode": mode, "border": padding_mode, "align_corners": bool(align_corners)}
    return settings, [x, grid]


def _distances(x: Tensor, y: Tensor, p: float = 2.0, *mode: Any) -> Call:
    return ({"degree": p}, [x, y]) if x.numel() and y.numel() else None


def _normalized(x: Tensor, p: float = 2.0, dim: int = 1, eps: float = 1e-12) -> Call:
    return {"degree": p, "dim": dim, "eps": eps}, [x]


def _one_hot(x: Tensor, num_classes: int = -1) -> Call:
    return ({"depth": num_classes, "off": 0.0, "on": 1.0}, [x]) if num_classes > 0 else None


def _embedding(table: Tensor, indices: Tensor, **more: Any) -> Call:
    return ({"dim": 0}, [table, indices]) if not more else None


def _pad(x: Tensor, amounts: Any, mode: str = "constant", value: Any = None) -> Call:
    if mode == "replicate":
        mode = "edge"
    if mode == "circular" or min(amounts, default=0) < 0:
        return None
    pairs = [(amounts[n], amounts[n + 1]) for n in range(0, len(amounts), 2)][::-1]
    pairs = [(0, 0)] * (x.dim() - len(pairs)) + pairs
    return {
        "before": tuple(low for low, _ in pairs),
        "after": tuple(high for _, high in pairs),
        "mode": mode,
        "value": float(value or 0.0),
    }, [x]


def _convolution(transposed: bool) -> Callable[..., Call]:
    def drawn(x: Tensor, kernels: Tensor, bias: Tensor | None = None, **more: Any) -> Call:
        whole = x.dim() == kernels.dim()
        if not whole or isinstance(more.get("padding"), str):
            return None
        settings = {
            name: tuple(value) if isinstance(value, list | tuple) else value
            for name, value in more.items()
        }
        return {**settings, "transposed": transposed}, [x, kernels, bias]

    return drawn


def _reshaped(x: Tensor, *sizes: Any, **more: Any) -> Call:
    found = _shape(*sizes, *more.values())
    return {"shape": found}, [x]


def _range(start: Any, stop: Any = None, step: Any = 1, **more: Any) -> Call:
    if more.keys() - {"device"}:
        return None
    start, stop = (0, start) if stop is None else (start, stop)
    kind = "float32" if any(isinstance(one, float) for one in (start, stop, step)) else "int64"
    return {"start": start, "stop": stop, "step": step, "dtype": kind}, []


def _line(start: Any, stop: Any, count: int, **more: Any) -> Call:
    if more.keys() - {"device"} or isinstance(start, complex) or isinstance(stop, complex):
        return None
    return {"start": start, "stop": stop, "count": count}, []


def _softmax(x: Tensor, dim: Any = None, **more: Any) -> Call:
    return ({"dim": dim}, [x]) if dim is not None and not more and x.dim() else None


_SKIPPED = {"div_trunc", "bitwise_left_shift", "bitwise_right_shift"}

DRAWINGS: dict[str, Drawing] = {
    **{name: _function(name) for name in FUNCTIONS},
    **{name: _calculation(name) for name in CALCULATIONS if name not in _SKIPPED},
    **{name: _reduction(name) for name in ("sum", "mean", "prod", "any", "all")},
    "amax": _reduction("max"),
    "amin": _reduction("min"),
    "logsumexp": _reduction("log_sum_exp"),
    "count_nonzero": _reduction("count"),
    "var": _variance("variance"),
    "std": _variance("deviation"),
    "argmax": _place("max"),
    "argmin": _place("min"),
    "cumsum": _running("sum"),
    "cumprod": _running("prod"),
    "logcumsumexp": _running("log_sum_exp"),
    "clamp": ("lienzo.Clip", _clamp),
    "topk": ("lienzo.TopK", _topk),
    "sort": ("lienzo.Sort", _sort),
    "reshape": ("lienzo.View", _reshaped),
    "permute": ("lienzo.Permute", lambda x, *dims: ({"dims": _shape(*dims)}, [x])),
    "transpose": ("lienzo.Transpose", lambda x, a, b: ({"dim0": a, "dim1": b}, [x])),
    "unsqueeze": ("lienzo.Unsqueeze", lambda x, dim: ({"dim": dim}, [x])),
    "flatten": (
        "torch.nn.Flatten",
        lambda x, start_dim=0, end_dim=-1: ({"start_dim": start_dim, "end_dim": end_dim}, [x]),
    ),
    "unflatten": (
        "torch.nn.Unflatten",
        lambda x, dim, sizes: ({"dim": dim, "unflattened_size": tuple(sizes)}, [x]),
    ),
    "tile": (
        "lienzo.Tile",
        lambda x, dims: ({"repeats": dims}, [x]) if len(dims) >= x.dim() else None,
    ),
    "repeat": ("lienzo.Tile", lambda x, dims: ({"repeats": dims}, [x])),
    "expand": (
        "lienzo.Expand",
        lambda x, sizes: ({"shape": sizes}, [x]) if -1 not in sizes else None,
    ),
    "flip": ("lienzo.Flip", lambda x, dims: ({"dims": tuple(dims)}, [x]) if x.dim() else None),
    "roll": ("lienzo.Roll", _roll),
    "chunk": ("lienzo.Chunk", _chunk),
    "repeat_interleave": ("lienzo.RepeatEach", _repeat_each),
    "unfold": (
        "lienzo.Windows",
        lambda x, dim, size, step: (
            ({"dim": dim, "size": size, "step": step}, [x]) if x.dim() and size else None
        ),
    ),
    "cat": ("lienzo.Concatenate", lambda parts, dim=0: ({"dim": dim}, list(parts))),
    "stack": ("lienzo.Stack", lambda parts, dim=0: ({"dim": dim}, list(parts))),
    "select": ("lienzo.Select", lambda x, dim, index: ({"dim": dim, "index": index}, [x])),
    "narrow": (
        "lienzo.Slice",
        lambda x, dim, start, size: (
            ({"dim": dim, "start": start, "stop": start + size}, [x])
            if isinstance(start, int) and start >= 0
            else None
        ),
    ),
    "diagonal": (
        "lienzo.Diagonal",
        lambda x, offset=0, dim1=0, dim2=1: (
            ({"offset": offset}, [x])
            if (dim1 % x.dim(), dim2 % x.dim()) == (x.dim() - 2, x.dim() - 1)
            else None
        ),
    ),
    "diag_embed": (
        "lienzo.Diagonal",
        lambda x, offset=0, **more: ({"offset": offset, "make": True}, [x]) if not more else None,
    ),
    "gather": ("lienzo.PickAlong", _gather),
    "take_along_dim": ("lienzo.PickAlong", _along),
    "index_select": ("lienzo.Pick", _select_many),
    "nn.functional.embedding": ("lienzo.Pick", _embedding),
    "scatter": ("lienzo.PlaceAlong", _scatter),
    "scatter_add": ("lienzo.PlaceAlong", _scatter_add),
    "nn.functional.one_hot": ("lienzo.OneHot", _one_hot),
    "masked_fill": ("lienzo.MaskFill", _fill),
    "where": ("lienzo.Where", _where),
    "tril": _triangle(False),
    "triu": _triangle(True),
    "nn.functional.pad": ("lienzo.Pad", _pad),
    "einsum": ("lienzo.Einsum", _einsum),
    **{
        name: ("lienzo.MatMul", lambda x, y: ({}, [x, y])) for name in ("matmul", "bmm", "mm", "mv")
    },
    "cdist": ("lienzo.Distances", _distances),
    "linalg.det": ("lienzo.Determinant", lambda x: ({}, [x]) if x.numel() else None),
    "linalg.inv": (
        "lienzo.MatrixFunction",
        lambda x: ({"function": "inverse"}, [x]) if x.numel() else None,
    ),
    "matrix_exp": ("lienzo.MatrixFunction", lambda x: ({"function": "exponential"}, [x])),
    "trace": ("lienzo.MatrixFunction", lambda x: ({"function": "trace"}, [x])),
    "nn.functional.normalize": ("lienzo.Normalize", _normalized),
    "nn.functional.scaled_dot_product_attention": ("lienzo.Attention", _attention),
    "nn.functional.grid_sample": ("lienzo.GridSample", _grid),
    **{
        f"nn.functional.conv{axes}d": ("lienzo.Convolve", _convolution(False)) for axes in (1, 2, 3)
    },
    **{
        f"nn.functional.conv_transpose{axes}d": ("lienzo.Convolve", _convolution(True))
        for axes in (1, 2, 3)
    },
    "full_like": (
        "lienzo.FilledLike",
        lambda x, value, **more: ({"value": value}, [x]) if not more else None,
    ),
    "arange": ("lienzo.CountUp", _range),
    "linspace": ("lienzo.CountUp", _line),
    "softmax": ("torch.nn.Softmax", _softmax),
    "log_softmax": ("torch.nn.LogSoftmax", _softmax),
}
"""The block of each operation, and how a call of it is drawn."""
