"""A plan as it leaves the house: its neurons in plain modules, nothing frozen, nothing shared."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.compiler.builder import make_modules, read_weights
from backend.compiler.neurons import NEURON
from backend.compiler.plan import Plan, Step
from backend.weights import Weights


def exportable(plan: Plan) -> Plan:
    """The same network for readers: who writes it down wants the numbers it computes with, each
    in its place, and small matrices rather than lists of wires."""
    if plan.is_for_export or not any(step.type == NEURON for step in plan.steps):
        return plan
    return replace(plan, steps=tuple(map(_plain, plan.steps)), is_for_export=True)


def _plain(step: Step) -> Step:
    if step.type != NEURON or not (step.held or step.ties):
        return step
    return replace(step, held=frozenset(), ties={})


def exportable_modules(plan: Plan, seed: int, weights: Weights) -> dict[str, nn.Module]:
    """The modules of `exportable(plan)` with these weights, as they are computed with."""
    if any(step.held or step.ties for step in plan.steps):
        weights = read_weights(make_modules(plan, seed, weights))
    return make_modules(exportable(plan), seed, weights)
