"""How what a loss compares with is fitted to the prediction, so that nothing stretches silently."""

from __future__ import annotations

import math

from backend.catalog.block_type import BlockType
from backend.compiler.plan import Dimension, Spec


def fitting(type: BlockType, prediction: Spec, target: Spec) -> str:
    """What the target needs: "" nothing, "one_hot", "fraction", "reshape" or "index".

    "index" losses want class numbers (N, …) without an axis of their own; "same" losses want
    the prediction's shape, in fractions.
    """
    if type.target == "index":
        return "index" if _is_column(prediction, target) else ""
    if type.target != "same":
        return ""
    if target.dtype.startswith(("int", "uint")) and prediction.dtype.startswith("float"):
        if _same_numbers(prediction.shape, target.shape):
            return "fraction"
        return "one_hot" if _lacks_classes(prediction.shape, target.shape) else ""
    same = prediction.shape == target.shape
    return "reshape" if not same and _same_numbers(prediction.shape, target.shape) else ""


def fitted(type: BlockType, prediction: Spec, target: Spec) -> Spec:
    """The target's spec after the fitting."""
    how = fitting(type, prediction, target)
    if how == "index":
        return Spec(target.shape[:-1], target.dtype)
    return Spec(prediction.shape, prediction.dtype) if how else target


def _is_column(prediction: Spec, target: Spec) -> bool:
    """Class numbers that came as (N, 1)."""
    return (
        len(prediction.shape) == 2
        and len(target.shape) == 2
        and target.shape[-1] == 1
        and target.dtype == "int64"
    )


def _same_numbers(prediction: tuple[Dimension, ...], target: tuple[Dimension, ...]) -> bool:
    """Whether the same numbers stand in one order: (N, 4) and (N, 4, 1), (N, 64) and (N, 8, 8)."""
    if not prediction or not target or prediction[0] != target[0]:
        return False
    ours, theirs = _sizes(prediction), _sizes(target)
    if ours is None or theirs is None or math.prod(ours) != math.prod(theirs):
        return False
    return ours == theirs or len(ours) <= 1 or len(theirs) <= 1


def _lacks_classes(prediction: tuple[Dimension, ...], target: tuple[Dimension, ...]) -> bool:
    """Whether the prediction has one number a class where the target has the class's number."""
    return len(prediction) == 2 and target in (prediction[:1], (*prediction[:1], 1))


def _sizes(shape: tuple[Dimension, ...]) -> list[int] | None:
    """One example's sizes but the ones; None where the batch stands among them."""
    sizes = [size for size in shape[1:] if size != 1]
    return [size for size in sizes if isinstance(size, int)] if _plain(sizes) else None


def _plain(sizes: list[Dimension]) -> bool:
    return all(isinstance(size, int) for size in sizes)
