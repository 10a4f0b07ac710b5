"""The drawing in the making: blocks, wires and weights put down one by one, shapes known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from backend.catalog.block_type import BlockType
from backend.catalog.catalog import CATALOG
from backend.catalog.spec import Dimension, Spec
from backend.compiler.misfits import Misfit
from backend.compiler.names import slug, type_name
from backend.compiler.shapes import BATCHES, Shapes
from backend.document.records import Block, Wire
from backend.formats.foreign.scopes import Scope
from backend.formats.foreign.values import Known, Tensor, Unfit, Weights, Wired, fixed, no_kind
from backend.text import Text

_SHAPES = Shapes()
"""Answers are the same for every file."""

_AS_FLOAT32 = {"bfloat16", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz"}


class Sketch:
    """Blocks, wires and weights so far.

    `scope` are the modules of the file around what is put down next; `scopes` those of each block.
    """

    def __init__(self) -> None:
        self.blocks: dict[str, Block] = {}
        self.wires: list[Wire] = []
        self.weights: dict[str, Weights] = {}
        self.scope: Scope = ()
        self.scopes: dict[str, Scope] = {}
        self._constants: dict[int, tuple[Known, Wired]] = {}
        self._examples: Wired | None = None

    def enter(self, name: str, shape: Sequence[int], dtype: str, with_batch: bool) -> Wired:
        """An input of the network; `shape` is one example's where it has a batch."""
        settings: dict[str, Any] = {"shape": list(shape), "dtype": dtype}
        if not with_batch:
            settings["batch"] = False
        named = f"input_{name}" if name[:1].isdigit() else name
        id = self._put(CATALOG["lienzo.Input"], settings, named)
        lead: tuple[Dimension, ...] = ("N",) if with_batch else ()
        found = Wired(id, "output", Spec((*lead, *shape), dtype))
        self._examples = self._examples or (found if with_batch else None)
        return found

    def place(
        self,
        type_id: str,
        settings: Mapping[str, Any],
        inputs: Mapping[str, Sequence[Tensor]],
        name: str = "",
        weights: Weights | None = None,
    ) -> dict[str, Wired]:
        """One block with its wires; what leaves it by port. Raises Unfit where it cannot work."""
        type = CATALOG[type_id]
        wired = {port: [self.wired(one) for one in there] for port, there in inputs.items()}
        arriving = {port: tuple(one.spec for one in there) for port, there in wired.items()}
        found = _SHAPES.ask(type, settings, arriving)
        if isinstance(found, Misfit):
            raise Unfit(found.what, found.advice)
        id = self._put(type, settings, name)
        for port, there in wired.items():
            for place, one in enumerate(there):
                self._wire(one, id, port, place)
        if weights:
            self.weights[id] = dict(weights)
        return {port: Wired(id, port, spec) for port, spec in found.outputs.items()}

    def keep(self, values: Iterable[Wired]) -> None:
        """Forget what leads to none of these: attempts that came to nothing. Inputs stay."""
        feeds: defaultdict[str, set[str]] = defaultdict(set)
        for wire in self.wires:
            feeds[wire.target].add(wire.source)
        waiting = [one.block for one in values]
        kept = {id for id, block in self.blocks.items() if block.type == "lienzo.Input"}
        while waiting:
            id = waiting.pop()
            if id not in kept:
                kept.add(id)
                waiting.extend(feeds[id])
        self.blocks = {id: block for id, block in self.blocks.items() if id in kept}
        self.wires = [wire for wire in self.wires if wire.target in kept]
        self.weights = {id: arrays for id, arrays in self.weights.items() if id in kept}
        self._constants = {key: one for key, one in self._constants.items() if one[1].block in kept}

    def wired(self, value: Tensor) -> Wired:
        """A value as something that a wire can bring: numbers become a block of their own."""
        if isinstance(value, Wired):
            return value
        known = self._constants.get(id(value.small))
        if known is None:
            known = self._constants[id(value.small)] = (value, self._constant(value))
        return known[1]

    def _constant(self, value: Known) -> Wired:
        if not value.is_fixed:
            return self._by_batch(value)
        array = value.small
        dtype = str(array.dtype)
        settings = {"shape": list(array.shape), "dtype": dtype}
        is_learned = value.learned and dtype in ("float32", "float64", "float16")
        type = "lienzo.Parameter" if is_learned else "lienzo.Constant"
        if dtype not in CATALOG["lienzo.Constant"].card.setting("dtype").choices:
            raise Unfit(no_kind(dtype))
        kept = array.astype(np.float32) if dtype in _AS_FLOAT32 else array
        if kept.dtype.kind == "f" and np.isnan(kept).any():
            return self._with_gaps(value, np.isnan(kept))
        return self.place(type, settings, {}, value.name, {"value": kept})["output"]

    def _by_batch(self, value: Known) -> Wired:
        """Numbers alike for every example, stretched to as many as there are."""
        shapes = list(zip(value.small.shape, value.large.shape, strict=False))
        axes = [axis for axis, (a, b) in enumerate(shapes) if a != b]
        if value.small.ndim != value.large.ndim or [shapes[axis] for axis in axes] != [BATCHES]:
            raise Unfit(Text("Its numbers depend on how many examples there are."))
        (axis,) = axes
        row = value.small.take([0], axis)
        alike = all((each == row).all() for each in (value.small, value.large))
        if not alike or self._examples is None:
            raise Unfit(Text("Its numbers depend on how many examples there are."))
        sizes = [-1 if place == axis else size for place, size in enumerate(row.shape)]
        stretched = fixed(row, value.learned, value.name)
        ports: dict[str, list[Tensor]] = {"input": [stretched], "like": [self._examples]}
        return self.place("lienzo.Expand", {"shape": sizes}, ports)["output"]

    def _with_gaps(self, value: Known, gaps: np.ndarray) -> Wired:
        """Numbers some of which are none (NaN): no weights keep those, a logarithm makes them."""
        kind = value.small.dtype
        rest = np.where(gaps, np.zeros((), kind), value.small)
        negative = self.wired(fixed(np.array(-1, kind)))
        none = self.place("lienzo.Function", {"function": "log"}, {"input": [negative]})["output"]
        ports: dict[str, list[Tensor]] = {
            "condition": [fixed(gaps)],
            "input": [none],
            "other": [fixed(rest, value.learned)],
        }
        return self.place("lienzo.Where", {}, ports, value.name)["output"]

    def _put(self, type: BlockType, settings: Mapping[str, Any], name: str) -> str:
        plain = {key: _plain(value) for key, value in settings.items()}
        id = self._fresh(slug(name) or type_name(type.id))
        self.blocks[id] = Block(id=id, type=type.id, name=name, settings=plain)
        self.scopes[id] = self.scope
        return id

    def _fresh(self, wanted: str) -> str:
        wanted = f"{wanted}_block" if wanted == "training" else wanted
        id, number = wanted, 1
        while id in self.blocks:
            number += 1
            id = f"{wanted}_{number}"
        return id

    def _wire(self, value: Wired, target: str, port: str, place: int) -> None:
        self.wires.append(
            Wire(
                id=f"wire {len(self.wires) + 1}",
                source=value.block,
                source_port=value.port,
                target=target,
                target_port=port,
                place=place,
            )
        )


def _plain(value: Any) -> Any:
    """A setting as a file keeps it: lists, and numbers of Python."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.item() if isinstance(value, np.generic) else value
