"""Picking numbers by their places, and putting them there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from backend.formats.foreign.values import Known, Tensor, Value, Wired
from backend.formats.onnx_import.node import Node


def _gather(node: Node) -> Wired:
    table, places = node.tensor(0), node.known(1)
    axis = node.attr("axis", 0)
    if isinstance(table, Known) and axis == 0 and node.is_open(1) and _is_dictionary(table):
        settings = {"num_embeddings": len(table.small), "embedding_dim": table.small.shape[1]}
        weights = {"weight": table.small}
        return node.put("torch.nn.Embedding", settings, node.tensor(1), weights=weights)
    if places is not None and places.ndim == 0 and isinstance(table, Wired):
        return node.put("lienzo.Select", {"dim": axis, "index": int(places)}, table)
    return node.put("lienzo.Pick", {"dim": axis}, table, node.tensor(1))


def _is_dictionary(table: Known) -> bool:
    """Whether a table holds a learned vector by row."""
    plain = table.rank == 2 and table.small.dtype == np.float32
    return plain and table.learned and table.is_fixed


def _along(node: Node) -> Wired:
    return node.put(
        "lienzo.PickAlong", {"dim": node.attr("axis", 0)}, node.tensor(0), node.tensor(1)
    )


def _deep(node: Node) -> Wired:
    settings = {"shared": node.attr("batch_dims", 0)}
    return node.put("lienzo.PickDeep", settings, node.tensor(0), node.tensor(1))


def _scatter(node: Node) -> Wired:
    settings = {"dim": node.attr("axis", 0), "reduce": node.attr("reduction", "none")}
    return node.put("lienzo.PlaceAlong", settings, *(node.tensor(place) for place in range(3)))


def _scatter_deep(node: Node) -> Wired:
    settings = {"reduce": node.attr("reduction", "none")}
    return node.put("lienzo.PlaceDeep", settings, *(node.tensor(place) for place in range(3)))


def _top(node: Node) -> Sequence[Value]:
    value = node.wired(0)
    settings: dict[str, Any] = {
        "dim": node.attr("axis", -1),
        "largest": bool(node.attr("largest", 1)),
    }
    count = np.array(node.attr("k")) if node.opset < 10 else node.known(1)
    ports: dict[str, Tensor | None] = {}
    if count is None:
        ports["count"] = node.tensor(1)
        settings["leaves"] = node.leaves("values", "places")
    else:
        settings["k"] = int(count.reshape(-1)[0])
    found = node.puts("lienzo.TopK", settings, value, ports=ports)
    return [found.get("values"), found.get("places")]


def _one_hot(node: Node) -> Wired:
    depth, values = node.known(1), node.known(2)
    settings: dict[str, Any] = {"dim": node.attr("axis", -1)}
    if depth is not None and values is not None and values.dtype == np.float32:
        settings |= {
            "depth": int(depth.reshape(-1)[0]),
            "off": float(values[0]),
            "on": float(values[1]),
        }
        return node.put("lienzo.OneHot", settings, node.tensor(0))
    settings["leaves"] = node.leaves("output")
    ports = {"count": node.tensor(1), "values": node.tensor(2)}
    return node.puts("lienzo.OneHot", settings, node.tensor(0), ports=ports)["output"]


def _nonzero(node: Node) -> Wired:
    settings = {"function": "nonzero", "leaves": node.leaves("output")}
    return node.put("lienzo.Found", settings, node.tensor(0))


def _compress(node: Node) -> Wired:
    settings = {
        "function": "masked",
        "dim": node.attr("axis"),
        "leaves": node.leaves("output", like=node.wired(0)),
    }
    return node.put("lienzo.Found", settings, node.tensor(0), node.tensor(1))


def _unique(node: Node) -> Sequence[Value]:
    ports = ("values", "first", "which", "counts")
    settings = {
        "dim": node.attr("axis"),
        "ascending": bool(node.attr("sorted", 1)),
        "leaves": node.leaves(*ports),
    }
    found = node.puts("lienzo.Distinct", settings, node.tensor(0))
    return [found.get(port) for port in ports]


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "Gather": _gather,
    "GatherElements": _along,
    "GatherND": _deep,
    "Scatter": _scatter,
    "ScatterElements": _scatter,
    "ScatterND": _scatter_deep,
    "TopK": _top,
    "OneHot": _one_hot,
    "NonZero": _nonzero,
    "Compress": _compress,
    "Unique": _unique,
}
