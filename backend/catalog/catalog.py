"""The catalog: every type of block, optimizer and schedule by its full name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backend.catalog.block_type import BlockType
from backend.catalog.blocks import (
    activations,
    arithmetic,
    attention,
    convolution,
    data,
    dense,
    embedding,
    groups,
    lazy,
    lending,
    losses,
    neurons,
    normalisation,
    operations,
    operations_attention,
    operations_boxes,
    operations_chance,
    operations_matrix,
    operations_numbers,
    operations_order,
    operations_pick,
    operations_recurrent,
    operations_shape,
    operations_signal,
    operations_window,
    pooling,
    recurrent,
    shape,
)
from backend.catalog.card import Family, Shelf
from backend.catalog.families import FAMILIES
from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.schedules import SCHEDULES
from backend.catalog.torch_nn import undescribed


class Catalog(Mapping[str, BlockType]):
    """Block types by id, in the order of the palette: by family, the common ones first."""

    def __init__(self, types: Iterable[BlockType], families: tuple[Family, ...]) -> None:
        self.families = families
        places = {family.id: place for place, family in enumerate(families)}
        ordered = sorted(types, key=lambda one: (places[one.card.family], not one.card.common))
        self._types = {one.id: one for one in ordered}

    def __getitem__(self, id: str) -> BlockType:
        return self._types[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def shelf(self) -> Shelf:
        """The whole catalog as plain data, optimizers and schedules too."""
        return Shelf(
            self.families,
            {id: type.card for id, type in self._types.items()},
            {id: type.card for id, type in OPTIMIZERS.items()},
            {id: type.card for id, type in SCHEDULES.items()},
        )


_DESCRIBED = [
    *data.BLOCKS,
    *neurons.BLOCKS,
    *groups.BLOCKS,
    *dense.BLOCKS,
    *activations.BLOCKS,
    *convolution.BLOCKS,
    *pooling.BLOCKS,
    *normalisation.BLOCKS,
    *recurrent.BLOCKS,
    *operations_recurrent.BLOCKS,
    *attention.BLOCKS,
    *embedding.BLOCKS,
    *shape.BLOCKS,
    *operations_shape.BLOCKS,
    *operations_numbers.BLOCKS,
    *operations_order.BLOCKS,
    *operations_pick.BLOCKS,
    *arithmetic.BLOCKS,
    *operations.BLOCKS,
    *operations_window.BLOCKS,
    *operations_boxes.BLOCKS,
    *operations_signal.BLOCKS,
    *operations_attention.BLOCKS,
    *operations_matrix.BLOCKS,
    *operations_chance.BLOCKS,
    *losses.BLOCKS,
]
_TYPES = [*map(lending.with_loans, _DESCRIBED), *lazy.twins(_DESCRIBED)]
CATALOG = Catalog([*_TYPES, *undescribed(one.id for one in _TYPES)], FAMILIES)
