"""When a training ends before its last epoch: no longer better, good enough, or out of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from torch import nn

from backend.document.records import Training
from backend.text import Text
from backend.training.events import Event, Remark
from backend.training.measure_words import is_better_higher, measure_title, split_title

RULES = ("patience", "measure", "keep_best", "target", "seconds")
"""The fields of `Training` that say when to stop: they change nothing else."""

EARLY = ("patience", "target", "time")
"""Why a training may end by itself before its last epoch."""

Measures = Mapping[str, Mapping[str, float]]
_Numbers = dict[str, dict[str, Any]]


class Stopping:
    """Minds the rules of a drawing, epoch by epoch; `reason` says which one ends the training.

    All it knows travels in `state`, so that a resumed run stops where the unbroken one does.
    """

    def __init__(self, rules: Training) -> None:
        self.rules = rules
        self.reason = ""
        self._seconds = 0.0
        self._best: float | None = None
        self._best_epoch = 0
        self._waited = 0
        self._latest: float | None = None
        self._watched = ("", "")
        self._is_target_met = False
        self._kept: _Numbers | None = None
        self._last: _Numbers | None = None
        self._has_remarked = False

    # the rules

    @property
    def wants_every_epoch(self) -> bool:
        """Whether every epoch must be measured."""
        return self.rules.patience > 0 or self.rules.target is not None

    def follow(self, rules: Training) -> None:
        """Go on with other rules. What was best by another measure is no longer."""
        if rules.measure != self.rules.measure:
            self.forget()
        if rules.target != self.rules.target:
            self._is_target_met = False
        self.rules, self._has_remarked = rules, False

    def forget(self) -> None:
        """The network is another one now: what was best is best no more."""
        self._best, self._kept, self._waited = None, None, 0

    def go_on(self) -> None:
        """Somebody goes on beyond a stop: patience and time begin anew, a target that was met
        is one no longer."""
        self.reason = ""
        self._waited, self._seconds = 0, 0.0
        self._is_target_met = self._is_target_met or self._meets(self._latest)

    def took(self, seconds: float) -> None:
        """Training went on for so long."""
        self._seconds += seconds
        if self.rules.seconds and self._seconds >= self.rules.seconds:
            self.reason = self.reason or "time"

    def mind(
        self,
        step: int,
        epoch: int,
        measures: Measures,
        losses: Sequence[str],
        modules: Mapping[str, nn.Module],
        is_last: bool,
    ) -> list[Event]:
        """Judge a measured epoch. `losses` are the names of the objectives' losses; after the
        last epoch nothing is left to be stopped early."""
        if not self.wants_every_epoch:
            return []
        found = watched(measures, self.rules.measure, losses)
        if found is None:
            return self._remark(step, measures)
        split, name, value = found
        self._watched, self._latest = (split, name), value
        if self._is_better(name, value):
            self._best, self._best_epoch, self._waited = value, epoch, 0
            self._kept = numbers_of(modules) if self._keeps_best else None
        else:
            self._waited += 1
        self._decide(value, is_last)
        return []

    def _decide(self, value: float, is_last: bool) -> None:
        if not self._is_target_met and self._meets(value):
            self.reason = "target"
        elif not is_last and 0 < self.rules.patience <= self._waited:
            self.reason = self.reason or "patience"

    @property
    def _keeps_best(self) -> bool:
        return self.rules.keep_best and self.rules.patience > 0

    def _is_better(self, name: str, value: float) -> bool:
        if value != value:
            return False
        if self._best is None:
            return True
        return value > self._best if is_better_higher(name) else value < self._best

    def _meets(self, value: float | None) -> bool:
        target = self.rules.target
        if target is None or value is None:
            return False
        return value >= target if is_better_higher(self._watched[1]) else value <= target

    def _remark(self, step: int, measures: Measures) -> list[Event]:
        if self._has_remarked:
            return []
        self._has_remarked = True
        names = dict.fromkeys(name for found in measures.values() for name in found)
        what = Text(
            "Nothing measures “{measure}” here, so it stops no training.",
            measure=self.rules.measure,
        )
        return [Remark(step, what, Text("There are {names}.", names=", ".join(names)))]

    # the best weights

    def take_best(self, modules: Mapping[str, nn.Module]) -> bool:
        """Put the weights of the best epoch in, where they are to be kept; whether they were."""
        if not self._keeps_best or self._kept is None:
            return False
        self._last = numbers_of(modules)
        put_numbers(modules, self._kept)
        return True

    def take_last(self, modules: Mapping[str, nn.Module]) -> None:
        """Put back what `take_best` replaced: training goes on from there."""
        if self._last is not None:
            put_numbers(modules, self._last)
            self._last = None

    # words

    def why(self, reason: str, epoch: int) -> Text:
        """Why a training ended after so many epochs, for people."""
        if reason == "time":
            return Text("Time is up: {seconds} s of training.", seconds=self.rules.seconds)
        if reason == "target":
            return Text(
                "Target reached in epoch {epoch}: {measure} ({split}) is {value}.",
                epoch=epoch,
                value=_figure(self._latest),
                **self._names,
            )
        if reason == "patience":
            return self._why_patience(epoch)
        return Text("")

    def _why_patience(self, epoch: int) -> Text:
        values = {
            "epoch": epoch,
            "best": self._best_epoch,
            "value": _figure(self._best),
            **self._names,
        }
        if self._keeps_best:
            return Text(
                "Stopped early in epoch {epoch}: {measure} ({split}) was best in epoch {best}, "
                "with {value}. Its weights are kept.",
                **values,
            )
        return Text(
            "Stopped early in epoch {epoch}: {measure} ({split}) was best in epoch {best}, "
            "with {value}.",
            **values,
        )

    @property
    def _names(self) -> dict[str, object]:
        split, name = self._watched
        return {"measure": measure_title(name), "split": split_title(split)}

    # an exact resume

    def state(self) -> dict[str, Any]:
        """Everything it knows, with live tensors."""
        return {
            "reason": self.reason,
            "seconds": self._seconds,
            "best": self._best,
            "best_epoch": self._best_epoch,
            "waited": self._waited,
            "latest": self._latest,
            "watched": list(self._watched),
            "is_target_met": self._is_target_met,
            "kept": self._kept,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Know what was known when `state` was taken. Raises KeyError for no such state."""
        self.reason = state["reason"]
        self._seconds, self._best = state["seconds"], state["best"]
        self._best_epoch, self._waited = state["best_epoch"], state["waited"]
        self._latest, self._is_target_met = state["latest"], state["is_target_met"]
        split, name = state["watched"]
        self._watched, self._kept = (split, name), state["kept"]


def watched(
    measures: Measures, wanted: str, losses: Sequence[str]
) -> tuple[str, str, float] | None:
    """(split, name, value) of the measure that a rule goes by: on validation where there is such
    a split. "" and "loss" are the first objective's loss; a plain name finds that of the first
    answer."""
    split = "validation" if measures.get("validation") else "train"
    found = measures.get(split, {})
    if wanted in ("", "loss"):
        names = [name for name in losses if name in found]
    else:
        names = [name for name in found if wanted in (name, name.rpartition(".")[2])]
    return (split, names[0], found[names[0]]) if names else None


def numbers_of(modules: Mapping[str, nn.Module]) -> _Numbers:
    """Copies of all parameters and buffers, by module."""
    return {
        key: {name: tensor.detach().clone() for name, tensor in module.state_dict().items()}
        for key, module in modules.items()
    }


def put_numbers(modules: Mapping[str, nn.Module], numbers: _Numbers) -> None:
    """Load what `numbers_of` copied."""
    for key, module in modules.items():
        module.load_state_dict(numbers[key])


def _figure(value: float | None) -> float:
    """As many digits as people read."""
    return float(f"{value:.4g}") if value is not None else float("nan")
