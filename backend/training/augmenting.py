"""Pictures altered by chance while they are learned from, all of a batch at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

from backend.catalog.augmenting import AUGMENTATION
from backend.compiler.plan import Plan, Signal
from backend.data.preparation import FieldPreparation
from backend.document.document import Document
from backend.document.records import Block


@dataclass(frozen=True)
class Augmentation:
    """How far pictures may be altered; the fields are those of backend/catalog/augmenting.py.

    Chance comes from PyTorch's generator, so that a resumed training goes on alike.
    """

    shift: float = 0.0
    turn: float = 0.0
    zoom: float = 0.0
    flip: bool = False
    brightness: float = 0.0
    noise: float = 0.0
    cut: float = 0.0

    @torch.no_grad()
    def __call__(self, pictures: Tensor) -> Tensor:
        """Other pictures of the same shape (examples, channels, height, width)."""
        if self.shift or self.turn or self.zoom or self.flip:
            grid = affine_grid(self._ways(pictures), list(pictures.shape), align_corners=False)
            pictures = grid_sample(pictures, grid, padding_mode="border", align_corners=False)
        if self.brightness:
            pictures = pictures + self.brightness * _even(pictures, 1, 1, 1)
        if self.noise:
            pictures = pictures + self.noise * torch.randn_like(pictures)
        return self._hide(pictures) if self.cut else pictures

    def _ways(self, pictures: Tensor) -> Tensor:
        """From where each picture is read: (examples, 2, 3), in sides from -1 to 1."""
        height, width = pictures.shape[-2:]
        angle = _even(pictures) * math.radians(self.turn)
        size = 1 + _even(pictures) * self.zoom
        mirrored = torch.sign(_even(pictures)) if self.flip else torch.ones_like(size)
        cos, sin = size * torch.cos(angle), size * torch.sin(angle)
        rows = [
            torch.stack([cos * mirrored, -sin * height / width, 2 * self.shift * _even(pictures)]),
            torch.stack([sin * mirrored * width / height, cos, 2 * self.shift * _even(pictures)]),
        ]
        return torch.stack(rows).permute(2, 0, 1)

    def _hide(self, pictures: Tensor) -> Tensor:
        """Zeros (the mean of prepared pictures) in a rectangle of each."""
        height, width = pictures.shape[-2:]
        half = self.cut * (1 + _even(pictures)).reshape(-1, 1) / 2
        inside = [
            (_places(length, pictures) - _even(pictures).reshape(-1, 1)).abs() < half
            for length in (height, width)
        ]
        hidden = inside[0][:, None, :, None] & inside[1][:, None, None, :]
        return torch.where(hidden, torch.zeros_like(pictures), pictures)


def _even(pictures: Tensor, *more: int) -> Tensor:
    """A number from -1 to 1 for each picture."""
    shape = (pictures.shape[0], *more)
    return 2 * torch.rand(shape, dtype=pictures.dtype, device=pictures.device) - 1


def _places(length: int, like: Tensor) -> Tensor:
    return torch.linspace(-1, 1, length, dtype=like.dtype, device=like.device)


def augmentations(
    document: Document, plan: Plan, fields: Sequence[Signal]
) -> dict[int, Augmentation]:
    """What is done to which of these fields, by their place."""
    found = {}
    for place, signal in enumerate(fields):
        block, field = document.get(signal.block), plan.fields.get(signal)
        if field is not None and field.kind == "picture" and isinstance(block, Block):
            chosen = _chosen(block.settings)
            if any(chosen.values()):
                found[place] = Augmentation(**chosen)
    return found


def _chosen(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        one.name.removeprefix("augment_"): settings.get(one.name, one.default)
        for one in AUGMENTATION
    }


def with_augmentation(
    loss: Callable[..., Tensor], augmented: Mapping[int, Augmentation]
) -> Callable[..., Tensor]:
    """The loss of altered examples; the loss itself where nothing is altered."""
    if not augmented:
        return loss

    def altered(*batch: Tensor) -> Tensor:
        return loss(
            *(
                augmented[place](field) if place in augmented else field
                for place, field in enumerate(batch)
            )
        )

    return altered


def altered_examples(
    pictures: np.ndarray, preparation: FieldPreparation, settings: Mapping[str, Any], seed: int = 0
) -> np.ndarray:
    """Raw pictures as learning may see them, in their own units; the same seed alters alike."""
    prepared = torch.from_numpy(preparation.apply(pictures))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        altered = Augmentation(**_chosen(settings))(prepared)
    return preparation.undo(altered.numpy())
