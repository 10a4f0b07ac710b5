"""Real sets that come with scikit-learn: iris, wine, breast cancer, digits, diabetes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.source import Source, data_card
from backend.text import Text

IRIS = Text("Iris: R. A. Fisher, 1936. UCI Machine Learning Repository (CC BY 4.0).")
WINE = Text("Wine: S. Aeberhard and M. Forina, 1991. UCI Machine Learning Repository (CC BY 4.0).")
BREAST_CANCER = Text(
    "Breast Cancer Wisconsin (Diagnostic): W. Wolberg, O. Mangasarian, N. Street, W. Street, 1993."
    " UCI Machine Learning Repository (CC BY 4.0)."
)
DIGITS = Text(
    "Optical Recognition of Handwritten Digits: E. Alpaydin and C. Kaynak, 1998."
    " UCI Machine Learning Repository (CC BY 4.0)."
)
DIABETES = Text(
    "Diabetes: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression, 2004."
)


def _classes(id: str, loader: str, credit: Text) -> Dataset:
    """A table of numbers with a class for each row."""
    found = _fetch(loader)
    names = tuple(str(name) for name in found["feature_names"])
    classes = tuple(str(name) for name in found["target_names"])
    input = Field("input", (len(names),), "float32", "input", "numbers", names=names)
    target = Field("target", (), "int64", "target", "class", classes=classes)
    return _dataset(id, input, found["data"], target, found["target"], credit)


def load_digits(options: Mapping[str, Any]) -> Dataset:
    """1,797 handwritten digits, pictures of shape (1, 8, 8) with greys from 0 to 16."""
    found = _fetch("load_digits")
    input = Field("input", (1, 8, 8), "float32", "input", "picture")
    classes = tuple(str(digit) for digit in range(10))
    target = Field("target", (), "int64", "target", "class", classes=classes)
    return _dataset("digits", input, found["images"][:, None], target, found["target"], DIGITS)


def load_diabetes(options: Mapping[str, Any]) -> Dataset:
    """442 patients: ten measurements in their own units, and a value from 25 to 346."""
    found = _fetch("load_diabetes", scaled=False)
    names = tuple(str(name) for name in found["feature_names"])
    input = Field("input", (len(names),), "float32", "input", "numbers", names=names)
    target = Field("target", (1,), "float32", "target", "value", names=("progression",))
    return _dataset("diabetes", input, found["data"], target, found["target"][:, None], DIABETES)


def _fetch(loader: str, **how: Any) -> Any:
    from sklearn import datasets  # type: ignore[import-untyped]  # slow, so only when asked

    return getattr(datasets, loader)(**how)


def _dataset(
    id: str, input: Field, rows: np.ndarray, target: Field, targets: np.ndarray, credit: Text
) -> Dataset:
    values = {"input": rows.astype(np.float32), "target": targets.astype(target.dtype)}
    return Dataset(id, (input, target), values, credit=credit)


SOURCES = [
    Source(
        data_card(
            "iris",
            Text("Iris"),
            Text("150 flowers of three species, four measurements each."),
            Text("flowers classification fisher setosa versicolor virginica"),
        ),
        lambda options: _classes("iris", "load_iris", IRIS),
    ),
    Source(
        data_card(
            "wine",
            Text("Wine"),
            Text("178 wines of three growers, thirteen chemical measurements each."),
            Text("classification chemistry"),
        ),
        lambda options: _classes("wine", "load_wine", WINE),
    ),
    Source(
        data_card(
            "breast_cancer",
            Text("Breast cancer"),
            Text("569 tumours, malignant or benign, thirty measurements each."),
            Text("classification medicine tumour diagnosis"),
        ),
        lambda options: _classes("breast_cancer", "load_breast_cancer", BREAST_CANCER),
    ),
    Source(
        data_card(
            "digits",
            Text("Digits"),
            Text("1,797 handwritten digits, pictures of 8 × 8 greys."),
            Text("handwriting pictures images numbers mnist classification"),
        ),
        load_digits,
    ),
    Source(
        data_card(
            "diabetes",
            Text("Diabetes"),
            Text("442 patients: how far the disease went in a year, from ten measurements."),
            Text("regression medicine"),
        ),
        load_diabetes,
    ),
]
