"""Measures of answers against the truth, named and defined as in scikit-learn."""

from __future__ import annotations

import torch
from torch import Tensor


def confusion(true: Tensor, predicted: Tensor, classes: int) -> Tensor:
    """How often each class was taken for each: int64 (true, predicted) of (classes, classes)."""
    inside = (true >= 0) & (true < classes) & (predicted >= 0) & (predicted < classes)
    pairs = true[inside] * classes + predicted[inside]
    return torch.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def class_measures(matrix: Tensor) -> dict[str, float]:
    """accuracy and f1_macro of a confusion matrix (true, predicted)."""
    matrix = matrix.double()
    total = matrix.sum()
    if not total:
        return {}
    right, true, predicted = matrix.diagonal(), matrix.sum(1), matrix.sum(0)
    seen = (true + predicted) > 0
    f1 = 2 * right[seen] / (true + predicted)[seen]
    return {"accuracy": float(right.sum() / total), "f1_macro": float(f1.mean())}


def value_measures(true: Tensor, predicted: Tensor) -> dict[str, float]:
    """r2 (mean of the outputs), mse and mae of (examples, outputs)."""
    true, predicted = true.double().flatten(1), predicted.double().flatten(1)
    error = predicted - true
    found = {"mse": float(error.square().mean()), "mae": float(error.abs().mean())}
    if len(true) > 1:
        found["r2"] = _r2(true, error)
    return found


def _r2(true: Tensor, error: Tensor) -> float:
    """One where a constant column is met exactly, zero where it is not, as scikit-learn has it."""
    left = error.square().sum(0)
    spread = (true - true.mean(0)).square().sum(0)
    constant = torch.where(left == 0, 1.0, 0.0)
    return float(torch.where(spread > 0, 1 - left / spread, constant).mean())


def chosen_classes(answers: Tensor, activation: str, classes: int = 2) -> Tensor:
    """The class each answer stands for, int64 (examples, …).

    Several outputs: the largest (classes stand on axis 1). One output for two classes: the second
    where it lies above the middle, which is 0 before a sigmoid and one half without; for more
    classes, the nearest number.
    """
    if answers.ndim > 1 and answers.shape[1] > 1:
        return answers.argmax(1)
    single = answers.squeeze(1) if answers.ndim > 1 else answers
    if classes > 2:
        return single.round().long().clamp(0, classes - 1)
    return (single > (0.0 if activation == "sigmoid" else 0.5)).long()


def probabilities(answers: Tensor, activation: str, classes: int) -> Tensor:
    """Answers as a person reads them: float32 (examples, classes), each row summing to one.

    Without an activation, what is nowhere positive is taken for logarithms of probabilities (as
    the negative log likelihood wants them), anything else for shares.
    """
    answers = answers.float()
    if activation == "softmax":
        return answers.softmax(1)
    if activation == "sigmoid":
        answers = answers.sigmoid()
    if answers.ndim == 1:
        answers = answers.unsqueeze(1)
    if answers.shape[1] > 1:
        shares = answers.exp() if bool((answers <= 0).all()) else answers.clamp(0)
        return shares / shares.sum(1, keepdim=True).clamp(min=1e-12)
    if classes == 2:
        shares = answers.clamp(0, 1)
        return torch.cat([1 - shares, shares], 1)
    chosen = chosen_classes(answers, activation, classes)
    return torch.nn.functional.one_hot(chosen, classes).float()
