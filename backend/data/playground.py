"""The six two-dimensional sets of the TensorFlow Playground, by its formulas.

Source: tensorflow/playground, src/dataset.ts at commit 02469bd (Apache-2.0). Label +1 is class 1,
label -1 is class 0; or the labels stay the numbers they are there (the option "as_numbers"). The
uniform radius of Circle is kept, though it is not uniform in area.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.source import Source, data_card, samples_setting, seed_setting
from backend.text import Text

Draw: TypeAlias = Callable[[int, float, np.random.Generator], tuple[np.ndarray, np.ndarray]]
"""(samples, noise 0 to 0.5, generator) to points (samples, 2) and labels (samples,)."""

CREDIT = Text("TensorFlow Playground, D. Smilkov and S. Carter (Apache-2.0), by its formula.")


def two_gaussians(
    samples: int, noise: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """One round cloud about (2, 2), another about (-2, -2), of variance 0.5 + 7 noise."""
    labels = _halves(samples)
    spread = random.standard_normal((samples, 2)) * np.sqrt(0.5 + 7 * noise)
    return 2.0 * labels[:, None] + spread, labels


def exclusive_or(
    samples: int, noise: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """A square in four quarters, pushed 0.3 off the axes; noise alters the label only."""
    points = random.uniform(-5, 5, (samples, 2))
    points += np.where(points > 0, 0.3, -0.3)
    moved = points + random.uniform(-5, 5, (samples, 2)) * noise
    return points, np.where(moved.prod(axis=1) >= 0, 1.0, -1.0)


def circle(
    samples: int, noise: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """A disc of radius 2.5 inside a ring from 3.5 to 5; noise alters the label only."""
    inside = _halves(samples) > 0
    radius = np.where(inside, random.uniform(0, 2.5, samples), random.uniform(3.5, 5, samples))
    angle = random.uniform(0, 2 * np.pi, samples)
    points = radius[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    moved = points + random.uniform(-5, 5, (samples, 2)) * noise
    return points, np.where(np.hypot(*moved.T) < 2.5, 1.0, -1.0)


def spiral(
    samples: int, noise: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Two arms wound about each other, 1.75 turns each."""
    labels = _halves(samples)
    along = np.concatenate([np.arange(arm) / arm for arm in _arms(samples)])
    angle = 1.75 * along * 2 * np.pi + np.where(labels > 0, 0.0, np.pi)
    points = 5 * along[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    return points + random.uniform(-1, 1, (samples, 2)) * noise, labels


def plane(samples: int, noise: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A slope: (x + y) / 10, computed where noise would have moved the point."""
    points = random.uniform(-6, 6, (samples, 2))
    moved = points + random.uniform(-6, 6, (samples, 2)) * noise
    return points, moved.sum(axis=1) / 10


HILLS = ((-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1))


def hills(samples: int, noise: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Six cones up and down; at each point the one that stands out most counts."""
    points = random.uniform(-6, 6, (samples, 2))
    moved = points + random.uniform(-6, 6, (samples, 2)) * noise
    centres = np.array(HILLS)
    distance = np.hypot(*(moved[:, None, :] - centres[:, :2]).transpose(2, 0, 1))
    heights = centres[:, 2] * np.clip(1 - distance / 2, 0, 1)
    strongest = np.abs(heights).argmax(axis=1)
    return points, heights[np.arange(samples), strongest]


def _arms(samples: int) -> tuple[int, int]:
    return (samples + 1) // 2, samples // 2


def _halves(samples: int) -> np.ndarray:
    """+1 for the first half, -1 for the second."""
    first, second = _arms(samples)
    return np.repeat([1.0, -1.0], [first, second])


def _source(id: str, title: Text, summary: Text, draw: Draw, is_class: bool = True) -> Source:
    noise = Setting(
        "noise",
        "float",
        default=0.0,
        minimum=0.0,
        maximum=0.5,
        main=True,
        title=Text("Noise"),
        help=Text("How much chance blurs the examples: from 0 to 0.5."),
    )
    settings = (samples_setting(500), noise, *([_as_numbers()] if is_class else []), seed_setting())

    def load(options: Mapping[str, Any]) -> Dataset:
        random = np.random.default_rng(options["seed"])
        points, labels = draw(options["samples"], options["noise"], random)
        order = random.permutation(len(points))
        told_apart = is_class and not options["as_numbers"]
        return _dataset(id, points[order], labels[order], told_apart)

    words = Text("two dimensions plane points playground toy")
    return Source(data_card(id, title, summary, words, settings), load)


def _as_numbers() -> Setting:
    return Setting(
        "as_numbers",
        "bool",
        default=False,
        title=Text("Labels as numbers"),
        help=Text("The labels are the numbers -1 and 1, as a squared error wants, not classes."),
    )


def _dataset(id: str, points: np.ndarray, labels: np.ndarray, is_class: bool) -> Dataset:
    input = Field("input", (2,), "float32", "input", "numbers", names=("x", "y"))
    if is_class:
        target = Field("target", (), "int64", "target", "class", classes=("-1", "+1"))
        values: np.ndarray = (labels > 0).astype(np.int64)
    else:
        target = Field("target", (1,), "float32", "target", "value", names=("label",))
        values = labels[:, None].astype(np.float32)
    found: dict[str, np.ndarray] = {"input": points.astype(np.float32), "target": values}
    return Dataset(id, (input, target), found, credit=CREDIT)


SOURCES = [
    _source(
        "circle",
        Text("Circle"),
        Text("A disc of one class inside a ring of the other."),
        circle,
    ),
    _source(
        "xor",
        Text("Exclusive or"),
        Text("Four quarters of a square; those across a corner belong together."),
        exclusive_or,
    ),
    _source(
        "gauss",
        Text("Two Gaussians"),
        Text("Two round clouds of points, one for each class."),
        two_gaussians,
    ),
    _source(
        "spiral",
        Text("Spiral"),
        Text("Two arms wound about each other: the hardest of the plane sets."),
        spiral,
    ),
    _source(
        "plane",
        Text("Slope"),
        Text("A value that rises evenly across the plane: regression."),
        plane,
        is_class=False,
    ),
    _source(
        "hills",
        Text("Six hills"),
        Text("Three hills and three hollows on the plane: regression."),
        hills,
        is_class=False,
    ),
]
