"""How much of the ONNX backend suite comes in and computes what it should, folder by folder.

The floors are what was reached; they may only rise. A part of the cases runs on each commit,
every case of the five folders with `-m slow`.
"""

from __future__ import annotations

import collections

import pytest

from tests.backend.onnx_suite import FOLDERS, cases, outcome

FLOORS = {
    "node": 1540,
    "simple": 14,
    "pytorch-converted": 81,
    "pytorch-operator": 34,
    "light": 9,
}
"""Cases that pass, by folder."""
QUICK = {"simple": 1, "pytorch-converted": 3, "pytorch-operator": 3, "node": 12}
"""Every so manieth case runs on each commit."""
LOSSES = {"simple": 9, "pytorch-converted": 1, "pytorch-operator": 1, "node": 28}
"""How many of those may fail: operators that are known not to come in."""


def reasons(failures: dict[str, str]) -> str:
    """The failures by reason, the most frequent first."""
    counted = collections.Counter(why[:90] for why in failures.values())
    return "\n".join(f"{count:5} {why}" for why, count in counted.most_common())


def run(folder: str, step: int = 1) -> tuple[int, dict[str, str]]:
    chosen = [one for place, one in enumerate(cases(folder).values()) if place % step == 0]
    found = {case.name: outcome(case) for case in chosen}
    return len(chosen), {name: why for name, why in found.items() if why}


@pytest.mark.parametrize("folder", QUICK)
def test_a_part_of_the_suite_passes(folder, capsys):
    count, failures = run(folder, QUICK[folder])
    with capsys.disabled():
        print(f"\n{folder}: {count - len(failures)} of {count}")
    assert len(failures) <= LOSSES[folder], reasons(failures)


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_suite_passes_as_often_as_before(folder, capsys):
    count, failures = run(folder)
    with capsys.disabled():
        print(f"\n{folder}: {count - len(failures)} of {count}\n{reasons(failures)}")
    assert count - len(failures) >= FLOORS[folder], reasons(failures)
