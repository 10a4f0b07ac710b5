"""Small sets made on the spot: the truth table of a gate, clouds of points, a noisy line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.source import Source, data_card, samples_setting, seed_setting
from backend.text import Text

GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "XOR": (0, 1, 1, 0), "NAND": (1, 1, 1, 0)}
"""What each gate says to (0, 0), (0, 1), (1, 0), (1, 1)."""

CREDIT = Text("Made by Lienzo.")


def load_truth_table(options: Mapping[str, Any]) -> Dataset:
    """The four rows of a gate, again and again: input (2,), target a class number."""
    input = Field("input", (2,), "float32", "input", "numbers", names=("A", "B"))
    target = Field("target", (), "int64", "target", "class", classes=("0", "1"))
    rows = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], np.float32)
    values: dict[str, np.ndarray] = {
        "input": np.tile(rows, (options["copies"], 1)),
        "target": np.tile(np.array(GATES[options["gate"]], np.int64), options["copies"]),
    }
    return Dataset("truth_table", (input, target), values, credit=CREDIT)


def load_clouds(options: Mapping[str, Any]) -> Dataset:
    """Round clouds of standard deviation 0.6 + 2 noise, evenly around a circle of radius 4.

    The first cloud stands at the right; the others follow against the clock.
    """
    random = np.random.default_rng(options["seed"])
    classes = options["classes"]
    target = random.permutation(np.arange(options["samples"]) % classes)
    angle = 2 * np.pi * target / classes
    centres = 4 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    blur = random.standard_normal(centres.shape) * (0.6 + 2 * options["noise"])
    input = Field("input", (2,), "float32", "input", "numbers", names=("x", "y"))
    names = tuple(chr(ord("A") + number) for number in range(classes))
    label = Field("target", (), "int64", "target", "class", classes=names)
    values: dict[str, np.ndarray] = {
        "input": (centres + blur).astype(np.float32),
        "target": target.astype(np.int64),
    }
    return Dataset("clouds", (input, label), values, credit=CREDIT)


def load_line(options: Mapping[str, Any]) -> Dataset:
    """x uniform in [-5, 5]; y = slope · x + intercept + noise · N(0, 1)."""
    random = np.random.default_rng(options["seed"])
    x = random.uniform(-5, 5, options["samples"])
    blur = random.standard_normal(options["samples"]) * options["noise"]
    y = options["slope"] * x + options["intercept"] + blur
    input = Field("input", (1,), "float32", "input", "numbers", names=("x",))
    target = Field("target", (1,), "float32", "target", "value", names=("y",))
    values: dict[str, np.ndarray] = {
        "input": x[:, None].astype(np.float32),
        "target": y[:, None].astype(np.float32),
    }
    return Dataset("line", (input, target), values, credit=CREDIT)


def _number(name: str, default: float, minimum: float, maximum: float, title: Text) -> Setting:
    return Setting(
        name, "float", default=default, minimum=minimum, maximum=maximum, main=True, title=title
    )


SOURCES = [
    Source(
        data_card(
            "truth_table",
            Text("Truth table"),
            Text("The four rows of a logic gate, repeated."),
            Text("logic gate and or xor nand"),
            (
                Setting(
                    "gate",
                    "choice",
                    default="AND",
                    choices=tuple(GATES),
                    main=True,
                    title=Text("Gate"),
                    help=Text("Which gate the neurons have to learn."),
                ),
                Setting(
                    "copies",
                    "int",
                    default=50,
                    minimum=1,
                    maximum=10_000,
                    title=Text("Copies"),
                    help=Text("How often the four rows are repeated."),
                ),
            ),
        ),
        load_truth_table,
    ),
    Source(
        data_card(
            "clouds",
            Text("Clouds"),
            Text("Round clouds of points around a circle, one for each of several classes."),
            Text("two dimensions plane points blobs clusters multiclass playground"),
            (
                samples_setting(500),
                Setting(
                    "classes",
                    "int",
                    default=4,
                    minimum=2,
                    maximum=12,
                    main=True,
                    title=Text("Classes"),
                    help=Text("How many clouds there are, each a class of its own."),
                ),
                _number("noise", 0.1, 0.0, 0.5, Text("Noise")),
                seed_setting(),
            ),
        ),
        load_clouds,
    ),
    Source(
        data_card(
            "line",
            Text("Noisy line"),
            Text("Points scattered about a straight line: the simplest regression."),
            Text("linear regression straight"),
            (
                samples_setting(200),
                _number("slope", 2.0, -100.0, 100.0, Text("Slope of the line")),
                _number("intercept", 1.0, -100.0, 100.0, Text("Intercept")),
                _number("noise", 0.5, 0.0, 100.0, Text("Noise")),
                seed_setting(),
            ),
        ),
        load_line,
    ),
]
