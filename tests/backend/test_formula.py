"""Formulas are worked out, and nothing else."""

from __future__ import annotations

import pytest

from backend.document.formula import LONGEST, is_formula, resolve, work_out
from backend.text import Refusal

NAMES = {"i": 2, "n": 5, "channels": 64, "mode": "same", "sizes": [3, 3], "bias": False}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1 + 2 * 3", 7),
        ("=(1 + 2) * 3", 9),
        ("=64 * 2 ** i", 256),
        ("=channels // 3", 21),
        ("=channels / 4", 16),
        ("=channels / 3", 64 / 3),
        ("=-channels % 7", 6),
        ("=min(i, n) + max(1, 2, 3)", 5),
        ("=2 if i == 0 else 1", 1),
        ("=i < n", True),
        ("=0.1 * i / (n - 1)", 0.05),
        ("=round(2.6)", 3),
        ("=mode", "same"),
        ("=sizes", [3, 3]),
        ("=bias", False),
        ("=+i", 2),
    ],
)
def test_a_formula_gives(formula, value):
    found = work_out(formula, NAMES)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "formula",
    [
        "=",
        "=1 +",
        "=__import__('os').system('x')",
        "=channels.real",
        "=[1][0]",
        "=(lambda: 1)()",
        "=9 ** 9 ** 9",
        "=2 ** 60",
        "=(-8) ** 0.5",
        "=1 / 0",
        "=1 % 0",
        "=mode + 1",
        "=min()",
        "=print(1)",
        "=unknown + 1",
        "='a' * 9",
        "=[0] * 9",
        "=1j",
        "=(" * 90,
        "=" + "1+" * LONGEST,
        "=i\x00",
        "=1 < 2 < 3",
        "=(x := 1)",
    ],
)
def test_what_is_no_formula_is_refused(formula):
    with pytest.raises(Refusal) as refused:
        work_out(formula, NAMES)
    assert str(refused.value.advice)


def test_formulas_stand_in_lists_and_other_words_are_themselves():
    assert resolve(["=i", 4, "=i + 1"], NAMES) == [2, 4, 3]
    assert resolve("same", NAMES) == "same"
    assert resolve(None, NAMES) is None
    assert is_formula("=i")
    assert not is_formula("i")
    assert not is_formula(3)
