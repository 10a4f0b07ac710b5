"""Layers with weights: dense, convolution, normalisation, recurrence, embedding.

Where nothing else reads a weight, the layer of torch.nn owns it. Where several operations share
one, it stands in a Parameter block of its own, and operations take it by wire.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired
from backend.formats.program_import.call import Call
from backend.text import Text


def _linear(call: Call) -> Wired:
    weight, bias = call.weight("weight"), call.weight("bias")
    if weight is None or weight.ndim != 2 or not call.can_own("bias"):
        turned = call.turned(call.tensor("weight"), [1, 0])
        return _plus(call, call.put("lienzo.MatMul", {}, call.tensor("input"), turned), "bias")
    return _dense(call, call.tensor("input"), weight, bias)


def _dense(call: Call, value: Tensor, matrix: np.ndarray, bias: np.ndarray | None) -> Wired:
    """A layer by its matrix (out, in)."""
    weights = {"weight": matrix} if bias is None else {"weight": matrix, "bias": bias}
    settings = {
        "in_features": matrix.shape[1],
        "out_features": matrix.shape[0],
        "bias": bias is not None,
    }
    return call.layer_of("torch.nn.Linear", settings, value, weights, name=_named(call))


def _named(call: Call, argument: str = "weight") -> str:
    """What a layer is called: after its module, or else after where its weight stood."""
    if call.name:
        return call.name
    for one in (call.args.get(argument), call.args.get("mat2"), call.args.get("other")):
        if isinstance(one, Known) and one.name:
            return one.name.removesuffix(f".{argument}")
    return ""


def _plus(call: Call, found: Wired, bias: str) -> Wired:
    return call.put("lienzo.Add", {}, found, call.tensor(bias)) if call.has(bias) else found


def _add_product(call: Call) -> Wired:
    """bias + input @ matrix, as programs in core operations write a dense layer."""
    first, second = ("batch1", "batch2") if call.has("batch1") else ("mat1", "mat2")
    matrix, row = call.weight(second), call.weight("self")
    factors = call.number_of("alpha", 1), call.number_of("beta", 1)
    is_row = row is not None and row.ndim == 1
    if matrix is not None and matrix.ndim == 2 and is_row and factors == (1, 1):
        return _dense(call, call.tensor(first), matrix.T, row)
    found = call.put("lienzo.MatMul", {}, call.tensor(first), call.tensor(second))
    if factors[0] != 1:
        found = call.scale(found, factors[0])
    other = call.tensor("self") if factors[1] == 1 else call.scale(call.tensor("self"), factors[1])
    return call.put("lienzo.Add", {}, found, other)


def _product(first: str, second: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        matrix, value = call.weight(second), call.tensor(first)
        known = call.args.get(second)
        learned = isinstance(known, Known) and known.learned
        if matrix is not None and matrix.ndim == 2 and learned and isinstance(value, Wired):
            return _dense(call, value, matrix.T, None)
        return call.put("lienzo.MatMul", {}, value, call.tensor(second))

    return draw


def _many(value: Any, axes: int) -> list[int]:
    listed = [int(one) for one in (value if isinstance(value, list | tuple) else [value])]
    return listed * axes if len(listed) == 1 else listed


def _convolution(axes: int = 0, turned: bool = False) -> Callable[[Call], Wired]:
    """A convolution over so many axes; 0 takes both from the call."""

    def draw(call: Call) -> Wired:
        value = call.wired("input")
        over = axes or value.rank - 2
        is_turned = turned or bool(call.arg("transposed", False))
        if value.rank != over + 2:
            raise Unfit(Text("It works on a single example, without an axis of examples."))
        shared: dict[str, Any] = {
            "stride": _many(call.arg("stride", 1), over),
            "padding": _border(call, over),
            "dilation": _many(call.arg("dilation", 1), over),
            "groups": int(call.arg("groups", 1)),
        }
        if is_turned:
            shared["output_padding"] = _many(call.arg("output_padding", 0), over)
        return _convolved(call, value, shared, is_turned)

    return draw


def _border(call: Call, axes: int) -> Any:
    border = call.arg("padding", 0)
    return border if isinstance(border, str) else _many(border, axes)


def _convolved(call: Call, value: Wired, shared: dict[str, Any], turned: bool) -> Wired:
    weight, bias = call.weight("weight"), call.weight("bias")
    if weight is None or not call.can_own("bias"):
        if isinstance(shared["padding"], str):
            raise Unfit(Text("Its kernels arrive, and its borders are told by a name."))
        ports = {"bias": call.tensor("bias")} if call.has("bias") else {}
        settings = {**shared, "transposed": turned}
        kernels = call.tensor("weight")
        return call.puts("lienzo.Convolve", settings, value, kernels, ports=ports)["output"]
    groups, kernel = shared["groups"], weight.shape[2:]
    channels = (weight.shape[1] * groups, weight.shape[0])
    ends = (weight.shape[0], weight.shape[1] * groups) if turned else channels
    settings = {
        "in_channels": ends[0],
        "out_channels": ends[1],
        "kernel_size": list(kernel),
        **shared,
        "bias": bias is not None,
    }
    kind = f"torch.nn.Conv{'Transpose' if turned else ''}{len(kernel)}d"
    return call.layer(kind, settings, value, "weight", "bias")


def _batch_norm(call: Call) -> Sequence[Value]:
    names = ("weight", "bias", "running_mean", "running_var")
    value = call.wired("input")
    if call.arg("training", False):
        raise Unfit(Text("It was written in training mode: call model.eval() before torch.export."))
    kind = {2: "1d", 3: "1d", 4: "2d", 5: "3d"}.get(value.rank)
    affine = call.has("weight") and call.has("bias")
    plain = affine or not (call.has("weight") or call.has("bias"))
    if kind is None or not call.can_own(*names) or not call.has("running_mean") or not plain:
        raise Unfit(Text("Its numbers are not known before it runs."))
    settings = {
        "num_features": value.spec.shape[1],
        "eps": float(call.arg("eps", 1e-5)),
        "momentum": float(call.arg("momentum", 0.1)),
        "affine": affine,
    }
    return [call.layer(f"torch.nn.BatchNorm{kind}", settings, value, *names)]


def _layer_norm(call: Call) -> Sequence[Value]:
    shape = [int(one) for one in call.numbers_of("normalized_shape")]
    has_weight, has_bias = call.has("weight"), call.has("bias")
    value, owns = call.tensor("input"), call.can_own("weight", "bias")
    layer = owns and (has_weight or not has_bias)
    settings: dict[str, Any] = {"normalized_shape": shape, "eps": float(call.arg("eps", 1e-5))}
    if layer:
        settings |= {"elementwise_affine": has_weight, "bias": has_bias}
        return [call.layer("torch.nn.LayerNorm", settings, value, "weight", "bias")]
    settings["elementwise_affine"] = False
    found = call.put("torch.nn.LayerNorm", settings, value)
    if has_weight:
        found = call.put("lienzo.Multiply", {}, found, call.tensor("weight"))
    return [_plus(call, found, "bias")]


def _rms_norm(call: Call) -> Wired:
    shape = [int(one) for one in call.numbers_of("normalized_shape")]
    settings: dict[str, Any] = {"normalized_shape": shape, "elementwise_affine": False}
    if call.has("eps"):
        settings["eps"] = float(call.arg("eps"))
    if call.can_own("weight"):
        settings["elementwise_affine"] = call.has("weight")
        return call.layer("torch.nn.RMSNorm", settings, call.tensor("input"), "weight")
    found = call.put("torch.nn.RMSNorm", settings, call.tensor("input"))
    return call.put("lienzo.Multiply", {}, found, call.tensor("weight"))


def _group_norm(call: Call) -> Sequence[Value]:
    value = call.wired("input")
    affine = call.has("weight") and call.has("bias")
    if not call.can_own("weight", "bias") or affine != call.has("weight"):
        raise Unfit(Text("Its scale is not known before it runs."))
    settings = {
        "num_groups": int(call.arg("num_groups", call.arg("group"))),
        "num_channels": value.spec.shape[1],
        "eps": float(call.arg("eps", 1e-5)),
        "affine": affine,
    }
    return [call.layer("torch.nn.GroupNorm", settings, value, "weight", "bias")]


def _instance_norm(call: Call) -> Wired:
    value = call.wired("input")
    if not call.arg("use_input_stats", True) or not call.can_own("weight", "bias"):
        raise Unfit(Text("It keeps means of its own while it runs."))
    settings = {
        "num_features": value.spec.shape[1],
        "eps": float(call.arg("eps", 1e-5)),
        "affine": call.has("weight"),
    }
    kind = f"torch.nn.InstanceNorm{value.rank - 2}d"
    return call.layer(kind, settings, value, "weight", "bias")


def _embedding(call: Call) -> Wired:
    table = call.weight("weight")
    if table is None or table.ndim != 2:
        return call.put("lienzo.Pick", {"dim": 0}, call.tensor("weight"), call.tensor("indices"))
    settings: dict[str, Any] = {"num_embeddings": len(table), "embedding_dim": table.shape[1]}
    if call.number_of("padding_idx", -1) >= 0:
        settings["padding_idx"] = call.number_of("padding_idx")
    weights = {"weight": table}
    kind = "torch.nn.Embedding"
    return call.layer_of(kind, settings, call.tensor("indices"), weights, name=_named(call))


def _prelu(call: Call) -> Wired:
    slope, value = call.weight("weight"), call.wired()
    if slope is not None and slope.ndim <= 1:
        settings = {"num_parameters": int(slope.size)}
        weights = {"weight": slope.reshape(-1)}
        return call.put("torch.nn.PReLU", settings, value, weights=weights)
    raise Unfit(Text("Its numbers are not known before it runs."))


def _recurrent(kind: str, more: Mapping[str, Any] = {}) -> Callable[[Call], Sequence[Value]]:
    """A recurrent layer whose weights stand in a list: four (or two) for each layer and way."""

    def draw(call: Call) -> Sequence[Value]:
        states = call.arg("hx")
        states = states if isinstance(states, list) else [states]
        parts = [one for one in call.arg("params", []) if isinstance(one, Known)]
        owned = all(
            call.sole.get(id(one.small), True) or call.owners.may_lend(one.small) for one in parts
        )
        if not call.args.get("params") or len(parts) != len(call.args["params"]) or not owned:
            raise Unfit(Text("Its weights are not known before it runs, or others share them."))
        settings = _recurrent_settings(call, parts, more)
        weights = dict(zip(_recurrent_names(settings, kind), _arrays(parts), strict=True))
        named = zip(("hidden", "cell"), states, strict=False)
        ports = {port: state for port, state in named if not _is_zero(state)}
        if ports and len(ports) < len(states):
            ports = dict(zip(("hidden", "cell"), states, strict=False))
        value = call.tensor("input")
        found = call.leaving(f"torch.nn.{kind}", settings, value, weights, ports=ports)
        return [found[port] for port in ("output", "hidden", "cell") if port in found]

    return draw


def _arrays(parts: Sequence[Known]) -> list[np.ndarray]:
    return [one.small for one in parts]


def _is_zero(state: Any) -> bool:
    """Whether a first state is what the layer itself starts with."""
    return isinstance(state, Known) and not state.small.any() and not state.large.any()


def _recurrent_settings(
    call: Call, parts: Sequence[Known], more: Mapping[str, Any]
) -> dict[str, Any]:
    has_biases, layers = bool(call.arg("has_biases", True)), int(call.arg("num_layers", 1))
    both = bool(call.arg("bidirectional", False))
    each = len(parts) // (layers * (1 + both))
    if each not in (2, 4) or (each == 4) != has_biases:
        raise Unfit(Text("It projects its state, which no block does."))
    return {
        "input_size": parts[0].small.shape[1],
        "hidden_size": parts[1].small.shape[1],
        "num_layers": layers,
        "bias": has_biases,
        "batch_first": bool(call.arg("batch_first", False)),
        "dropout": float(call.arg("dropout", 0.0)),
        "bidirectional": both,
        **more,
    }


def _recurrent_names(settings: Mapping[str, Any], kind: str) -> list[str]:
    stems = ["weight_ih", "weight_hh", *(("bias_ih", "bias_hh") if settings["bias"] else ())]
    ways = ["", "_reverse"] if settings["bidirectional"] else [""]
    return [
        f"{stem}_l{layer}{way}"
        for layer in range(settings["num_layers"])
        for way in ways
        for stem in stems
    ]


def _weight_norm(call: Call) -> Wired:
    """direction · length / |direction|: a weight whose length is learned apart.

    Salimans and Kingma, "Weight normalization", 2016.
    """
    direction = call.wired("v")
    axis = call.axis("dim", direction.rank)
    dims = [place for place in range(direction.rank) if place != axis]
    settings = {"function": "l2", "dims": dims, "keep": True}
    size = call.put("lienzo.Reduce", settings, direction)
    share = call.put("lienzo.Divide", {}, call.tensor("g"), size)
    return call.put("lienzo.Multiply", {}, direction, share)


def _attention(call: Call) -> Wired:
    """softmax(query · keyᵀ / √width + mask) · value.

    Vaswani and others, "Attention is all you need", 2017.
    """
    settings: dict[str, Any] = {"causal": bool(call.arg("is_causal", False))}
    settings["dropout"] = float(call.number_of("dropout_p", 0.0))
    if call.has("scale"):
        settings["scale"] = float(call.number_of("scale"))
    ports = {"mask": call.tensor("attn_mask")} if call.has("attn_mask") else {}
    parts = [call.tensor(name) for name in ("query", "key", "value")]
    return call.puts("lienzo.Attention", settings, *parts, ports=ports)["output"]


OPERATIONS: Mapping[str, Callable[[Call], Value | Sequence[Value]]] = {
    "linear": _linear,
    "addmm": _add_product,
    "baddbmm": _add_product,
    "mm": _product("self", "mat2"),
    "bmm": _product("self", "mat2"),
    "matmul": _product("self", "other"),
    "convolution": _convolution(),
    "_convolution": _convolution(),
    **{f"conv{axes}d": _convolution(axes) for axes in (1, 2, 3)},
    **{f"conv_transpose{axes}d": _convolution(axes, turned=True) for axes in (1, 2, 3)},
    "batch_norm": _batch_norm,
    "_native_batch_norm_legit_no_training": _batch_norm,
    "layer_norm": _layer_norm,
    "native_layer_norm": _layer_norm,
    "rms_norm": _rms_norm,
    "group_norm": _group_norm,
    "native_group_norm": _group_norm,
    "instance_norm": _instance_norm,
    "embedding": _embedding,
    "prelu": _prelu,
    "_weight_norm": _weight_norm,
    "_prelu_kernel": _prelu,
    "lstm.input": _recurrent("LSTM"),
    "gru.input": _recurrent("GRU"),
    "rnn_tanh.input": _recurrent("RNN", {"nonlinearity": "tanh"}),
    "rnn_relu.input": _recurrent("RNN", {"nonlinearity": "relu"}),
    "scaled_dot_product_attention": _attention,
}
