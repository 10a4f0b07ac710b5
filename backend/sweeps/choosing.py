"""Which values a trial takes: all of a grid in order, drawn at random, or suggested by optuna."""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from backend.sweeps.sweep import FINISHED, Sweep, Trial
from backend.text import Refusal, Text

_AT_RANDOM_FIRST = 10
"""Trials that optuna draws at random before it trusts what it has seen."""


def has_optuna() -> bool:
    """Whether optuna is installed."""
    return find_spec("optuna") is not None


def check_way(sweep: Sweep) -> None:
    """Raises Refusal for a way to choose that is not installed."""
    if sweep.how == "optuna" and not has_optuna():
        raise Refusal(
            Text("Optuna is not installed."),
            Text("Install it with: pip install optuna. Or try settings at random."),
        )


def choose(sweep: Sweep, number: int, told: Sequence[Trial]) -> dict[str, Any]:
    """The values of the trial of this number, by place.

    The same seed gives the same; with optuna, the same after the same trials were `told`.
    """
    if sweep.how == "grid":
        return _of_grid(sweep, number)
    if sweep.how == "random":
        return _at_random(sweep, number)
    return _suggested(sweep, number, told)


def _of_grid(sweep: Sweep, number: int) -> dict[str, Any]:
    """The last knob turns fastest."""
    found: dict[str, Any] = {}
    for knob in reversed(sweep.knobs):
        values = knob.grid()
        number, place = divmod(number, len(values))
        found[knob.place] = values[place]
    return {knob.place: found[knob.place] for knob in sweep.knobs}


def _at_random(sweep: Sweep, number: int) -> dict[str, Any]:
    """Each knob draws for itself, so that another knob more changes nothing for the others."""
    return {
        knob.place: knob.at(random.Random(f"{sweep.seed}/{number}/{knob.place}").random())
        for knob in sweep.knobs
    }


def _suggested(sweep: Sweep, number: int, told: Sequence[Trial]) -> dict[str, Any]:
    """What the tree of Parzen estimators suggests (Bergstra and others, NeurIPS 2011), as optuna
    has it. It is told everything anew each time: nothing lives on between two trials."""
    optuna = import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    sampler = optuna.samplers.TPESampler(
        seed=sweep.seed * 1_000_003 + number, n_startup_trials=_AT_RANDOM_FIRST
    )
    study = optuna.create_study(
        sampler=sampler, direction="maximize" if sweep.wants_most else "minimize"
    )
    kinds = _distributions(sweep, optuna.distributions)
    for trial in sorted(told, key=lambda one: one.number):
        if trial.state == FINISHED and trial.value is not None:
            study.add_trial(
                optuna.trial.create_trial(
                    params=_as_optuna(sweep, trial.values), distributions=kinds, value=trial.value
                )
            )
    return _from_optuna(sweep, study.ask(kinds).params)


def _distributions(sweep: Sweep, kinds: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for knob in sweep.knobs:
        if knob.values:  # by their places: values may be lists, which optuna does not take
            found[knob.place] = kinds.CategoricalDistribution(list(range(len(knob.values))))
        elif knob.is_whole:
            found[knob.place] = kinds.IntDistribution(int(knob.low), int(knob.high), knob.is_log)
        else:
            found[knob.place] = kinds.FloatDistribution(knob.low, knob.high, knob.is_log)
    return found


def _as_optuna(sweep: Sweep, values: Any) -> dict[str, Any]:
    return {
        knob.place: knob.values.index(values[knob.place]) if knob.values else values[knob.place]
        for knob in sweep.knobs
    }


def _from_optuna(sweep: Sweep, found: Any) -> dict[str, Any]:
    return {
        knob.place: knob.values[found[knob.place]] if knob.values else found[knob.place]
        for knob in sweep.knobs
    }
