"""How much of the ONNX backend suite comes in and computes what it should, folder by folder.

The floors are what was reached; they may only rise. A part of the cases runs on each commit,
every case of the five folders with `-m slow`. What comes in never computes anything else: a case
either passes or is refused in plain words.
"""

from __future__ import annotations

import collections

import pytest

from tests.backend.onnx_suite import FOLDERS, built, cases, loaded, outcome

FLOORS = {
    "node": 1682,
    "simple": 14,
    "pytorch-converted": 82,
    "pytorch-operator": 35,
    "light": 9,
}
"""Cases that pass, by folder."""
QUICK = {"simple": 1, "pytorch-converted": 3, "pytorch-operator": 3, "node": 12}
"""Every so manieth case runs on each commit."""
LOSSES = {"simple": 9, "pytorch-converted": 0, "pytorch-operator": 0, "node": 20}
"""How many of those may be refused: operators that are known not to come in."""
PARAMETERS = {
    "test_bvlc_alexnet": 60_965_224,
    "test_densenet121": 7_978_856,
    "test_inception_v1": 6_998_552,
    "test_inception_v2": 11_194_984,
    "test_resnet50": 25_557_032,
    "test_shufflenet": 1_393_320,
    "test_squeezenet": 1_235_496,
    "test_vgg19": 143_667_240,
    "test_zfnet512": 87_250_536,
}
"""What training would move in each of the light models."""
LIGHTEST = ("test_squeezenet", "test_shufflenet")


def reasons(failures: dict[str, str]) -> str:
    """The failures by reason, the most frequent first."""
    counted = collections.Counter(why[:110] for why in failures.values())
    return "\n".join(f"{count:5} {why}" for why, count in counted.most_common())


def run(folder: str, step: int = 1) -> tuple[int, dict[str, str]]:
    """How many cases there were, and why some did not pass; no one may compute something else."""
    chosen = [one for place, one in enumerate(cases(folder).values()) if place % step == 0]
    found = {case.name: outcome(case) for case in chosen}
    failures = {name: why for name, why in found.items() if why}
    wrong = {name: why for name, why in failures.items() if not why.startswith("refused")}
    assert not wrong, wrong
    return len(chosen), failures


def parameters(name: str) -> int:
    """What training moves in the drawing of a light model."""
    from backend.formats.onnx_import import import_model

    model, _ = loaded(cases("light")[name])
    network, _ = built(import_model(model))
    return sum(one.numel() for one in network.parameters())


@pytest.mark.parametrize("folder", QUICK)
def test_a_part_of_the_suite_passes(folder, capsys):
    count, failures = run(folder, QUICK[folder])
    with capsys.disabled():
        print(f"\n{folder}: {count - len(failures)} of {count}")
    assert len(failures) <= LOSSES[folder], reasons(failures)


@pytest.mark.parametrize("name", LIGHTEST)
def test_a_light_model_has_all_its_parameters(name):
    assert parameters(name) == PARAMETERS[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", PARAMETERS)
def test_every_light_model_has_all_its_parameters(name):
    assert parameters(name) == PARAMETERS[name]


@pytest.mark.slow
def test_the_whole_suite_passes_as_often_as_before(capsys):
    found = {folder: run(folder) for folder in FOLDERS}
    passed = {folder: count - len(failures) for folder, (count, failures) in found.items()}
    counts = {folder: count for folder, (count, _) in found.items()}
    everything = {why: text for _, failures in found.values() for why, text in failures.items()}
    with capsys.disabled():
        print(f"\n{'folder':20}{'cases':>7}{'pass':>7}{'rate':>9}")
        for folder, count in {**counts, "all": sum(counts.values())}.items():
            good = passed.get(folder, sum(passed.values()))
            print(f"{folder:20}{count:7}{good:7}{good / count:9.1%}")
        print(reasons(everything))
    assert {folder: passed[folder] >= floor for folder, floor in FLOORS.items()} == dict.fromkeys(
        FLOORS, True
    ), passed
