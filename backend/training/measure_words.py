"""What measures and splits are called, and which of them are better when they are higher."""

from __future__ import annotations

from backend.text import Text

MEASURES: dict[str, Text] = {
    "loss": Text("Loss"),
    "accuracy": Text("Accuracy"),
    "balanced_accuracy": Text("Balanced accuracy"),
    "precision": Text("Precision"),
    "recall": Text("Recall"),
    "f1": Text("F1"),
    "f1_macro": Text("F1 (mean of classes)"),
    "roc_auc": Text("Area under ROC"),
    "r2": Text("R²"),
    "mse": Text("Mean squared error"),
    "rmse": Text("Root mean squared error"),
    "mae": Text("Mean absolute error"),
}
"""Titles of the measures that training reports, under scikit-learn's names."""

SPLITS: dict[str, Text] = {
    "train": Text("Training"),
    "validation": Text("Validation"),
    "test": Text("Test"),
}

SHARES = frozenset({"accuracy", "balanced_accuracy", "precision", "recall", "f1", "f1_macro"})
"""Measures that are shares of one, shown as per cent."""

_HIGHER = SHARES | {"roc_auc", "r2"}


def measure_title(name: str) -> Text:
    """The title of a measure; its own name where we know no better."""
    return MEASURES.get(name) or Text("{name}", name=name)


def split_title(name: str) -> Text:
    """The title of a split; its own name where we know no better."""
    return SPLITS.get(name) or Text("{name}", name=name)


def is_better_higher(name: str) -> bool:
    """Whether more of a measure ("answer.accuracy" is the one of a block) is better; of losses
    and errors less is."""
    return name.rpartition(".")[2] in _HIGHER
