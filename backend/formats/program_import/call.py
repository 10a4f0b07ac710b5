"""One call of an ATen operation as the table of operations sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backend.catalog.spec import Dimension
from backend.compiler.shapes import BATCHES
from backend.document.lending import WEIGHTS_OF
from backend.formats.foreign.pen import Pen
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Tensor, Unfit, Wired, dimensions, fixed, sized
from backend.formats.program_import.owners import Owners
from backend.text import Text


@dataclass(frozen=True)
class Count:
    """A number that a program works out while it runs, for a small batch and a larger one."""

    small: int
    large: int

    @property
    def dimension(self) -> Dimension:
        """The size it stands for. Raises Unfit where it counts no examples and is not fixed."""
        return dimensions([self.small], [self.large])[0]


@dataclass
class Call(Pen):
    """An operation with what arrives, by the names of its schema.

    `batch` is how many examples the file speaks of where its first axis is one of examples (0
    where it leaves that open), None where no axis counts examples. `sole` tells whether nothing
    else reads a tensor that the file brings.
    """

    operation: str
    args: Mapping[str, Any]
    sketch: Sketch
    name: str
    batch: int | None
    sole: Mapping[int, bool] = field(default_factory=dict)
    owners: Owners = field(default_factory=Owners)

    def arg(self, name: str, default: Any = None) -> Any:
        """An argument as it is, or its default."""
        found = self.args.get(name, default)
        return default if found is None else found

    def has(self, name: str) -> bool:
        """Whether an argument is there and is not None."""
        return self.args.get(name) is not None

    def number_of(self, name: str, default: Any = None) -> Any:
        """An argument that is a plain number. Raises Unfit where the batch decides it."""
        return plain(self.arg(name, default))

    def numbers_of(self, name: str, default: Sequence[Any] = ()) -> list[Any]:
        """An argument that is a list of plain numbers."""
        found = self.arg(name, default)
        several = found if isinstance(found, list | tuple) else [found]
        return [plain(one) for one in several]

    def tensor(self, name: str = "self") -> Tensor:
        """What arrives. A plain number is a tensor of one. Raises Unfit for anything else."""
        found = self.args.get(name)
        if isinstance(found, Wired | Known):
            return found
        if isinstance(found, bool | int | float):
            return fixed(np.array(found, np.float32 if isinstance(found, float) else None))
        raise Unfit(Text("{name} is no tensor.", name=name))

    def wired(self, name: str = "self") -> Wired:
        """What arrives, as a wire."""
        return self.sketch.wired(self.tensor(name))

    def known(self, name: str) -> np.ndarray | None:
        """Numbers that stand in the file; None where none arrive, or they are not known."""
        found = self.args.get(name)
        return found.small if isinstance(found, Known) and found.is_fixed else None

    def weight(self, name: str) -> np.ndarray | None:
        """Decimal numbers that a layer can own: known, of 32 bits, and read by nothing else."""
        found = self.known(name)
        if found is None or found.dtype != np.float32:
            return None
        return found if self.sole.get(id(found), True) or self.owners.may_lend(found) else None

    def layer(
        self, type: str, settings: Mapping[str, Any], value: Tensor, *names: str, **more: Any
    ) -> Wired:
        """A layer with the arguments of these names for its weights: those that it owns, or those
        of the layer that was drawn with them before."""
        found = {name: self.weight(name) for name in names}
        weights = {name: one for name, one in found.items() if one is not None}
        return self.layer_of(type, settings, value, weights, **more)

    def layer_of(
        self,
        type: str,
        settings: Mapping[str, Any],
        value: Tensor,
        weights: Mapping[str, np.ndarray],
        name: str | None = None,
    ) -> Wired:
        """A layer with these weights; what leaves it first."""
        found = self.leaving(type, settings, value, weights, name)
        return next(iter(found.values()))

    def leaving(
        self,
        type: str,
        settings: Mapping[str, Any],
        value: Tensor,
        weights: Mapping[str, np.ndarray],
        name: str | None = None,
        ports: Mapping[str, Tensor | None] | None = None,
    ) -> dict[str, Wired]:
        """A layer with these weights: all that leaves it, by port."""
        lent = self.owners.lender(type, settings, weights)
        if lent is not None:
            settings = {**settings, WEIGHTS_OF: lent.owner}
            weights = lent.own
        left = self.puts(type, settings, value, weights=dict(weights), name=name, ports=ports)
        if lent is None:
            self.owners.own(next(iter(left.values())).block, type, settings, weights)
        return left

    def can_own(self, *names: str) -> bool:
        """Whether a layer can own all of these that are there."""
        return all(not self.has(name) or self.weight(name) is not None for name in names)

    def axis(self, name: str, rank: int, default: int = 0) -> int:
        """An axis, counted from the front."""
        return int(self.number_of(name, default)) % max(rank, 1)

    def axes(self, name: str, rank: int) -> list[int]:
        """Several axes, counted from the front; all where none are named."""
        found = self.numbers_of(name)
        return sorted({int(one) % max(rank, 1) for one in found} or set(range(rank)))

    def sizes(self, wanted: Sequence[Any]) -> tuple[list[int], list[int]]:
        """A list of sizes for each of both batches."""
        small = [one.small if isinstance(one, Count) else int(plain(one)) for one in wanted]
        large = [one.large if isinstance(one, Count) else int(plain(one)) for one in wanted]
        return small, large

    def shapes(self, value: Wired) -> tuple[list[int], list[int]]:
        """The sizes of a value for each of both batches."""
        small, large = (sized(value.spec.shape, batch) for batch in BATCHES)
        return small, large

    def reshaped(self, value: Tensor, shape: Sequence[Dimension]) -> Wired:
        """The numbers of a value in another shape, drawn as plainly as can be."""
        value = self.sketch.wired(value)
        if tuple(shape) == value.spec.shape:
            return value
        named = [size for size in shape if isinstance(size, str)]
        if value.spec.shape[:1] == ("N",) and shape[0] == "N" and len(named) == 1:
            if len(shape) == 2 and value.rank > 2:
                return self.put("torch.nn.Flatten", {}, value)
            return self.put("lienzo.Reshape", {"shape": list(shape[1:])}, value)
        if len(named) > 1:
            raise Unfit(Text("Several axes depend on the number of examples."))
        sizes = [-1 if isinstance(size, str) else size for size in shape]
        return self.put("lienzo.View", {"shape": sizes}, value)

    def turned(self, value: Tensor, order: Sequence[int]) -> Tensor:
        """The axes in another order; numbers in the file are turned at once."""
        if list(order) == list(range(len(order))):
            return value
        if isinstance(value, Known) and value.is_fixed and self.sole.get(id(value.small), True):
            turned = np.ascontiguousarray(value.small.transpose(order))
            return fixed(turned, value.learned, value.name)
        moved = [place for place, axis in enumerate(order) if place != axis]
        if len(moved) == 2:
            dims = dict(zip(("dim0", "dim1"), moved, strict=True))
            return self.put("lienzo.Transpose", dims, value)
        return self.put("lienzo.Permute", {"dims": list(order)}, value)


def plain(value: Any) -> Any:
    """A number that no batch decides. Raises Unfit."""
    if isinstance(value, Count):
        if value.small != value.large:
            raise Unfit(Text("A size depends on the number of examples."))
        return value.small
    return value
