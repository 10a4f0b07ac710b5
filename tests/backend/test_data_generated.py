"""The sets made by formula, against the formulas computed again, point by point."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.data.generated import GATES
from backend.data.playground import HILLS
from backend.data.sources import load

PLANE_SETS = ("circle", "xor", "gauss", "spiral", "plane", "hills", "clouds")


def made(source: str, **options: object) -> tuple[np.ndarray, np.ndarray]:
    values = load({"source": source, "options": options}).values
    return values["input"].astype(np.float64), values["target"].reshape(-1)


@pytest.mark.parametrize("source", [*PLANE_SETS, "line"])
def test_the_seed_decides_everything(source: str) -> None:
    points, labels = made(source, seed=3, samples=60)
    again, labels_again = made(source, seed=3, samples=60)
    others, _ = made(source, seed=4, samples=60)
    assert (points == again).all()
    assert (labels == labels_again).all()
    assert not (points == others).all()


@pytest.mark.parametrize("source", PLANE_SETS)
@pytest.mark.parametrize("samples", [2, 3, 101, 500])
def test_there_are_as_many_examples_as_asked_for(source: str, samples: int) -> None:
    points, labels = made(source, samples=samples, noise=0.5)
    assert points.shape == (samples, 2)
    assert labels.shape == (samples,)


@pytest.mark.parametrize("source", ["circle", "xor", "gauss", "spiral"])
def test_labels_may_be_numbers(source: str) -> None:
    points, classes = made(source, samples=50)
    same_points, labels = made(source, samples=50, as_numbers=True)

    assert (points == same_points).all()
    assert (labels == np.where(classes == 1, 1.0, -1.0)).all()
    field = load({"source": source, "options": {"as_numbers": True}}).field("target")
    assert (field.kind, field.dtype, field.shape) == ("value", "float32", (1,))


@pytest.mark.parametrize("classes", [2, 5, 12])
def test_clouds_stand_evenly_around_a_circle(classes: int) -> None:
    points, labels = made("clouds", samples=2400, classes=classes, noise=0.2)
    for number in range(classes):
        cloud = points[labels == number]
        angle = 2 * math.pi * number / classes
        assert len(cloud) == 2400 // classes
        assert np.abs(cloud.mean(0) - (4 * math.cos(angle), 4 * math.sin(angle))).max() < 0.3
        assert np.abs(cloud.std(0) - 1.0).max() < 0.2
    field = load({"source": "clouds", "options": {"classes": classes}}).field("target")
    assert field.classes == tuple("ABCDEFGHIJKL"[:classes])


def test_circle_is_a_disc_in_a_ring() -> None:
    points, labels = made("circle", samples=1000)
    radius = np.hypot(*points.T)
    assert (labels == 1).sum() == 500
    assert radius[labels == 1].max() < 2.5
    assert radius[labels == 0].min() >= 3.5 - 1e-5
    assert radius.max() <= 5 + 1e-5
    # The radius is uniform, so half of the disc's points lie within half of its radius.
    assert abs((radius[labels == 1] < 1.25).mean() - 0.5) < 0.08


def test_noise_in_circle_and_xor_alters_labels_but_no_points() -> None:
    for source in ("circle", "xor"):
        clean, labels = made(source, samples=400)
        noisy, noisy_labels = made(source, samples=400, noise=0.5)
        radius = np.hypot(*noisy.T)
        assert np.allclose(np.sort(clean, axis=0)[[0, -1]], np.sort(noisy, axis=0)[[0, -1]], atol=1)
        if source == "circle":
            assert not ((radius > 2.5) & (radius < 3.5 - 1e-5)).any()
            assert ((radius < 2.5) != (noisy_labels == 1)).any()
        else:
            assert (np.abs(noisy) >= 0.3 - 1e-6).all()
            assert ((noisy.prod(axis=1) >= 0) != (noisy_labels == 1)).any()


def test_xor_follows_the_sign_of_the_product() -> None:
    points, labels = made("xor", samples=1000)
    assert all((x * y >= 0) == bool(label) for (x, y), label in zip(points, labels, strict=True))
    assert np.abs(points).min() >= 0.3 - 1e-6
    assert np.abs(points).max() <= 5.3 + 1e-6


@pytest.mark.parametrize("noise", [0.0, 0.25, 0.5])
def test_gauss_has_the_variance_of_the_formula(noise: float) -> None:
    points, labels = made("gauss", samples=20_000, noise=noise)
    for label, centre in ((1, 2.0), (0, -2.0)):
        cloud = points[labels == label]
        assert np.allclose(cloud.mean(axis=0), centre, atol=0.08)
        assert np.allclose(cloud.var(axis=0), 0.5 + 7 * noise, rtol=0.06)


def test_spiral_is_the_formula_point_by_point() -> None:
    points, labels = made("spiral", samples=200)
    for label, turned in ((1, 0.0), (0, math.pi)):
        expected = []
        for i in range(100):
            r, t = i / 100 * 5, 1.75 * i / 100 * 2 * math.pi + turned
            expected.append((r * math.sin(t), r * math.cos(t)))
        found = points[labels == label]
        order = np.argsort(np.hypot(*found.T))
        assert np.allclose(found[order], expected, atol=1e-5)


def test_spiral_noise_moves_each_point_by_at_most_the_noise() -> None:
    clean, labels = made("spiral", samples=200)
    noisy, noisy_labels = made("spiral", samples=200, noise=0.3)
    for label in (0, 1):
        arm, moved = clean[labels == label], noisy[noisy_labels == label]
        nearest = np.abs(moved[:, None] - arm[None]).max(axis=2).min(axis=1)
        assert nearest.max() <= 0.3 + 1e-5
        assert nearest.max() > 0.05


def test_plane_is_the_sum_over_ten() -> None:
    points, values = made("plane", samples=300)
    assert np.allclose(values, points.sum(axis=1) / 10, atol=1e-6)
    points, values = made("plane", samples=3000, noise=0.5)
    off = values * 10 - points.sum(axis=1)  # the sum of two uniform numbers from -3 to 3
    assert 3 < np.abs(off).max() <= 6 + 1e-5
    assert abs(off.var() - 6) < 0.6


def test_hills_take_the_cone_that_stands_out_most() -> None:
    points, values = made("hills", samples=300)
    for (x, y), value in zip(points, values, strict=True):
        label = 0.0
        for cx, cy, sign in HILLS:
            new = sign * min(1.0, max(0.0, 1 - math.hypot(x - cx, y - cy) / 2))
            if abs(new) > abs(label):
                label = new
        assert value == pytest.approx(label, abs=1e-5)


@pytest.mark.parametrize("gate", GATES)
def test_a_truth_table_says_what_the_gate_does(gate: str) -> None:
    rows, labels = made("truth_table", gate=gate, copies=3)
    says = {
        "AND": lambda a, b: a and b,
        "OR": lambda a, b: a or b,
        "XOR": lambda a, b: a != b,
        "NAND": lambda a, b: not (a and b),
    }[gate]
    assert len(rows) == 12
    assert [bool(says(a, b)) for a, b in rows.tolist()] == labels.astype(bool).tolist()


def test_a_line_has_the_slope_and_the_noise_asked_for() -> None:
    x, y = made("line", samples=5000, slope=-3.0, intercept=4.0, noise=0.7)
    slope, intercept = np.polyfit(x[:, 0], y.astype(np.float64), 1)
    assert slope == pytest.approx(-3, abs=0.03)
    assert intercept == pytest.approx(4, abs=0.05)
    assert np.std(y - slope * x[:, 0] - intercept) == pytest.approx(0.7, rel=0.05)
