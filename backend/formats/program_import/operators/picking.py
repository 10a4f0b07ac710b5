"""Picking numbers by their places, and putting them there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired
from backend.formats.program_import.call import Call
from backend.text import Text


def _index_select(call: Call) -> Wired:
    value = call.wired()
    return call.put(
        "lienzo.Pick", {"dim": call.axis("dim", value.rank)}, value, call.tensor("index")
    )


def _gather(call: Call) -> Wired:
    value = call.wired()
    dim = {"dim": call.axis("dim", value.rank)}
    return call.put("lienzo.PickAlong", dim, value, call.tensor("index"))


def _index(call: Call) -> Wired:
    """value[places] along one axis; places may have any shape."""
    value, indices = call.wired(), call.arg("indices")
    there = [place for place, one in enumerate(indices) if one is not None]
    if len(there) != 1:
        return _index_several(call, value, indices)
    places: Tensor = indices[there[0]]
    if call.sketch.wired(places).spec.dtype == "bool":
        raise Unfit(Text("It picks by a mask: only running it would tell how many numbers."))
    if isinstance(places, Known):
        size = value.spec.shape[there[0]]
        if isinstance(size, int) and places.is_fixed:
            shifted = np.where(places.small < 0, places.small + size, places.small)
            places = Known(shifted, shifted)
    return call.put("lienzo.Pick", {"dim": there[0]}, value, places)


def _index_several(call: Call, value: Wired, indices: Sequence[Tensor | None]) -> Wired:
    """Known places along neighbouring axes: picked after these are laid out in a row."""
    there = [place for place, one in enumerate(indices) if one is not None]
    known = [one.small for one in indices if isinstance(one, Known) and one.is_fixed]
    first = there[0]
    sizes = value.spec.shape[first : first + len(there)]
    follows = there == list(range(first, first + len(there))) and len(known) == len(there)
    plain = [size for size in sizes if isinstance(size, int)]
    if not follows or len(plain) != len(there):
        raise Unfit(Text("It picks along several axes by places that are not known."))
    where = np.ravel_multi_index(
        tuple(np.broadcast_arrays(*(one % size for one, size in zip(known, plain, strict=True)))),
        tuple(plain),
    )
    rest = value.spec.shape[first + len(there) :]
    flat = call.reshaped(value, (*value.spec.shape[:first], int(np.prod(plain)), *rest))
    return call.put("lienzo.Pick", {"dim": first}, flat, Known(where, where))


def _one_hot(call: Call) -> Wired:
    count = int(call.number_of("num_classes", -1))
    if count < 1:
        raise Unfit(Text("Only running it would tell how many classes there are."))
    return call.cast(call.put("lienzo.OneHot", {"depth": count}, call.tensor()), "int64")


def _scatter(reduce: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        value = call.wired()
        settings = {"dim": call.axis("dim", value.rank), "reduce": reduce}
        index, source = call.tensor("index"), call.tensor("src")
        return call.put("lienzo.PlaceAlong", settings, value, index, source)

    return draw


OPERATIONS: Mapping[str, Callable[[Call], Value | Sequence[Value]]] = {
    "index_select": _index_select,
    "gather": _gather,
    "index": _index,
    "one_hot": _one_hot,
    "scatter.src": _scatter("none"),
    "scatter_add": _scatter("add"),
}
