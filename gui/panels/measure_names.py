"""What measures and splits are called on screen."""

from __future__ import annotations

from backend.text import Text
from gui.language import number, say

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

SHARES = frozenset({"accuracy", "balanced_accuracy", "precision", "recall", "f1", "f1_macro"})
"""Measures that are shares of one, shown as per cent."""

SPLITS: dict[str, Text] = {
    "train": Text("Training"),
    "validation": Text("Validation"),
    "test": Text("Test"),
}


def measure_title(name: str) -> Text:
    """The title of a measure; its own name where we know no better."""
    return MEASURES.get(name) or Text("{name}", name=name)


def split_title(name: str) -> Text:
    return SPLITS.get(name) or Text("{name}", name=name)


def measure_value(name: str, value: float) -> str:
    """A measure as a person reads it: shares as per cent, the others as figures."""
    if name in SHARES and value == value:
        return say(Text("{percent:.1f} %", percent=100 * value))
    return number(value) if value == value else "–"
