"""How often to look, how finely, and that several looks share what there is."""

from __future__ import annotations

import pytest

from backend.training import pacing
from backend.training.pacing import Budget, Resolution, Rhythm


class Clock:
    """Time that passes when the test says so."""

    def __init__(self, monkeypatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(pacing.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(pacing.time, "perf_counter", lambda: self.now)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def _times(clock, rhythm, cost: float, share: float, asked_every: float, seconds: float) -> int:
    """How often it was done when asked so often for so long."""
    done, end = 0, clock.now + seconds
    while clock.now < end:
        if rhythm.is_due:
            clock.now += cost
            rhythm.took(cost, share)
            done += 1
        clock.now += asked_every
    return done


def test_what_is_cheap_comes_as_often_as_wished_between_chunks_of_another_length(clock):
    done = _times(clock, Rhythm(0.04), 0.0001, 0.05, 1 / 30, 20.0)
    assert 24 <= done / 20 <= 25.5


@pytest.mark.parametrize("cost", [0.004, 0.05, 0.4])
def test_what_is_costly_comes_rarely_enough(clock, cost):
    done = _times(clock, Rhythm(0.04), cost, 0.05, 1 / 30, 60.0)
    assert 0.6 * 0.05 <= done * cost / 60 <= 0.055


def test_who_hurries_is_due_at_once(clock):
    rhythm = Rhythm(0.04)
    assert rhythm.is_due
    rhythm.took(0.5, 0.05)
    assert not rhythm.is_due
    rhythm.hurry()
    assert rhythm.is_due


def test_one_may_take_what_the_others_leave(clock):
    cheap, dear, idle = Rhythm(0.04), Rhythm(0.04), Rhythm(0.04)
    budget = Budget(0.06, [cheap, dear, idle])
    cheap.took(0.0002, 0.02)
    dear.took(1.0, 0.02)

    assert budget.share_of(dear) == pytest.approx(0.06 - 0.0002 / 0.04)
    assert budget.share_of(cheap) == pytest.approx(0.04)
    assert budget.share_of(idle) == pytest.approx(0.06 - 0.02 - 0.005)


def test_a_picture_is_as_fine_as_its_time_allows():
    resolution = Resolution()
    assert resolution.within(0.02) == 100
    resolution.took(100, 0.01)
    assert resolution.within(0.02) == 100
    assert resolution.within(0.005) == 64
    resolution.took(64, 4096 * 9e-6)
    assert resolution.seconds_per_point == pytest.approx(5e-6)
    assert resolution.within(0.02) == 50
    assert resolution.within(1e-9) == 24


def test_trying_out_stops_before_it_takes_long(clock):
    drawn = []

    def draw(points):
        drawn.append(points)
        clock.now += points**2 * 1e-4

    resolution = Resolution()
    resolution.try_out(draw, 0.04)

    assert drawn == [8, 8]
    assert resolution.seconds_per_point == pytest.approx(1e-4)
