"""The examples that ship with Lienzo: drawings with data, each with the target it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from backend.document.document import Document
from backend.formats import shipped
from backend.text import Text


@dataclass(frozen=True)
class Example:
    """A drawing to begin with. `measure` on the test split is to be `better` than `target`.

    `family` groups examples as the welcome page shows them: "neurons", "plane", "regression",
    "tables" or "pictures". `better` is "higher" or "lower".
    """

    name: str
    title: Text
    summary: Text
    family: str
    measure: str
    target: float
    better: str = "higher"

    def is_reached(self, value: float) -> bool:
        """Whether a measured value meets the target."""
        return value >= self.target if self.better == "higher" else value <= self.target


EXAMPLES: tuple[Example, ...] = (
    Example(
        "neuron-and",
        Text("One neuron learns AND"),
        Text("A single neuron with a sigmoid learns when both inputs are on."),
        "neurons",
        "accuracy",
        1.0,
    ),
    Example(
        "xor-by-hand",
        Text("XOR by hand"),
        Text("Three neurons, wired one by one: two begin with typed weights, all of them learn."),
        "neurons",
        "accuracy",
        1.0,
    ),
    Example(
        "gauss",
        Text("Two clouds"),
        Text("One neuron draws a straight border between two clouds of points."),
        "plane",
        "accuracy",
        0.99,
    ),
    Example(
        "circle",
        Text("A circle"),
        Text("Seven neurons in three columns learn a round border, point by point."),
        "plane",
        "accuracy",
        0.99,
    ),
    Example(
        "xor",
        Text("Exclusive or"),
        Text("Nine neurons, wired one by one, learn what a single one cannot."),
        "plane",
        "accuracy",
        0.97,
    ),
    Example(
        "spiral",
        Text("Two spirals"),
        Text("A wider network untangles two arms wound about each other."),
        "plane",
        "accuracy",
        0.95,
    ),
    Example(
        "line",
        Text("A straight line"),
        Text("Linear regression: gradient descent finds the slope and the intercept."),
        "regression",
        "r2",
        0.98,
    ),
    Example(
        "diabetes",
        Text("Diabetes"),
        Text("Ten measurements of a patient foretell how the disease goes on."),
        "regression",
        "r2",
        0.519,
    ),
    Example(
        "iris",
        Text("Iris flowers"),
        Text("Four measurements of a flower tell its species, one of three."),
        "tables",
        "accuracy",
        0.95,
    ),
    Example(
        "wine",
        Text("Wines"),
        Text("A chemical analysis tells which of three growers made a wine."),
        "tables",
        "accuracy",
        0.95,
    ),
    Example(
        "breast-cancer",
        Text("Breast cancer"),
        Text("Thirty measurements of a tumour tell whether it is benign."),
        "tables",
        "accuracy",
        0.95,
    ),
    Example(
        "digits-mlp",
        Text("Handwritten digits"),
        Text("A fully connected network reads digits of 8 × 8 points."),
        "pictures",
        "accuracy",
        0.96,
    ),
    Example(
        "digits-cnn",
        Text("Digits, by convolution"),
        Text("Two convolutions look for edges and for parts, and read digits better."),
        "pictures",
        "accuracy",
        0.98,
    ),
)
"""From the simplest to the most ambitious, as a beginner meets them."""


def find_example(name: str) -> Example:
    """The example with this name. Raises Refusal where there is none."""
    return shipped.find(EXAMPLES, name, Text("There is no example called {name}.", name=name))


def open_example(name: str) -> Document:
    """The drawing of an example. Raises Refusal where there is none of this name."""
    find_example(name)
    return shipped.read("examples", name)
