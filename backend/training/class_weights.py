"""Class weights that follow from the data: rare classes count more, all together as before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from backend.catalog.block_type import BALANCED
from backend.compiler.plan import Plan, Step
from backend.data.prepared import Prepared
from backend.text import Refusal, Text


def with_balance(plan: Plan, prepared: Mapping[str, Prepared]) -> Plan:
    """The plan with numbers where a loss says "balanced": n / (classes x n of the class), counted
    on the training split, as `class_weight="balanced"` of scikit-learn has it; a class without
    examples weighs nothing. Raises Refusal where a loss does not meet classes of the data."""
    wanting = [step for step in plan.steps if step.settings.get("weight") == BALANCED]
    if not wanting:
        return plan
    settled = {step.block: _settled(step, plan, prepared) for step in wanting}
    return replace(plan, steps=tuple(settled.get(step.block, step) for step in plan.steps))


def _settled(step: Step, plan: Plan, prepared: Mapping[str, Prepared]) -> Step:
    counts = _counts(step, plan, prepared)
    weights = counts.sum() / (np.count_nonzero(counts) * np.maximum(counts, 1))
    numbers = tuple(float(one) for one in np.where(counts > 0, weights, 0.0))
    return replace(step, settings={**step.settings, "weight": numbers})


def _counts(step: Step, plan: Plan, prepared: Mapping[str, Prepared]) -> np.ndarray:
    """How many training examples each class has that a loss tells apart."""
    for answer in plan.answers:
        target = answer.target
        if answer.loss == step.block and target is not None and target.block in prepared:
            counts = prepared[target.block].view.class_counts.get(target.port, {}).get("train")
            if counts is not None and counts.sum():
                return counts
    raise Refusal(
        Text("The loss {name} cannot balance classes: its target is no class of the data.",
             name=step.path),
        Text("Type one weight per class, or clear them."),
    )  # fmt: skip
