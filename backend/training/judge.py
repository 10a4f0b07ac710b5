"""The judge: losses and measures of a network, again and again while it learns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.plan import Answer, Plan, Signal
from backend.data.preparation import Preparation
from backend.training import measures
from backend.training.events import Judged
from backend.training.reading import Columns, read
from backend.training.streaming import Column, picked

_AT_ONCE = 1024
"""Examples that go through the network together, at most."""

_ROOM = 50_000_000
"""Numbers that they may leave behind on their way."""

_MOST_OUTPUTS, _MOST_ROWS = 16, 2000
"""Beyond these, true and predicted values are measured but not told one by one."""


@dataclass(frozen=True)
class Evaluation:
    """Measures by name, and how the answers compare with the truth."""

    measures: dict[str, float] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()


class Judge:
    """Computes losses and measures of one network, again and again while it learns.

    Each time within `worn`, which may put other weights in the place of those that learn.
    """

    def __init__(
        self,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        terms: Mapping[str, Mapping[Signal, float]],
        preparation: Mapping[str, Preparation],
        batch_size: int = 1,
        worn: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.plan = plan
        self.terms = terms
        self.modules = modules
        self.preparation = preparation
        self._batch_size = batch_size
        self._worn = worn
        self._at_once = at_once(plan, batch_size)
        self.answers = [one for one in plan.answers if one.target in plan.fields]
        losses = dict.fromkeys(signal for group in terms.values() for signal in group)
        signals = dict.fromkeys([one.signal for one in self.answers])
        self.reading = read(plan, [*losses, *signals], modules)
        targets = [one.target for one in self.answers if one.target is not None]
        self.takes: tuple[Signal, ...] = tuple(dict.fromkeys([*self.reading.takes, *targets]))
        self._losses, self._signals = list(losses), list(signals)

    def evaluate(self, columns: Columns, split: str = "", epoch: int = 0) -> Evaluation:
        """Judge examples. Nothing is learned, no random number of the training is used up."""
        if not columns or not len(next(iter(columns.values()))):
            return Evaluation()
        losses, answers = self._compute(columns)
        found: dict[str, float] = {
            name: sum(weight * losses[signal] for signal, weight in group.items())
            for name, group in self.terms.items()
        }
        judged = []
        for answer in self.answers:
            part, judgement = self._judge(answer, answers[answer.signal], columns, split, epoch)
            found.update(self._named(answer, part))
            judged += [judgement] if judgement else []
        return Evaluation(found, tuple(judged))

    def _named(self, answer: Answer, part: Mapping[str, float]) -> dict[str, float]:
        """One answer's measures go by their plain names, those of several by the block's too."""
        if len(self.answers) == 1:
            return dict(part)
        step = self.plan.step(answer.signal.block)
        path = step.path if step else answer.signal.block
        return {f"{path}.{name}": value for name, value in part.items()}

    def _compute(self, columns: Columns) -> tuple[dict[Signal, float], dict[Signal, Tensor]]:
        count = len(next(iter(columns.values())))
        totals = dict.fromkeys(self._losses, 0.0)
        parts: dict[Signal, list[Tensor]] = {signal: [] for signal in self._signals}
        with self._worn(), at_rest(self.modules), torch.no_grad():
            for start in range(0, count, self._at_once):
                rows = min(self._at_once, count - start)
                fields = [columns[signal][start : start + rows] for signal in self.reading.takes]
                found = self.reading(*fields)
                for signal, value in zip(self._losses, found, strict=False):
                    totals[signal] += self._share(signal, value, rows)
                for signal, value in zip(self._signals, found[len(self._losses) :], strict=True):
                    parts[signal].append(value)
        losses = {signal: total / count for signal, total in totals.items()}
        return losses, {signal: torch.cat(values) for signal, values in parts.items()}

    def _share(self, signal: Signal, loss: Tensor, rows: int) -> float:
        """A batch's part in the loss over all; a sum counts as for a batch of the training."""
        step = self.plan.step(signal.block)
        if step is not None and step.settings.get("reduction") == "sum":
            return float(loss) * self._batch_size
        return float(loss) * rows

    def _judge(
        self, answer: Answer, given: Tensor, columns: Columns, split: str, epoch: int
    ) -> tuple[dict[str, float], Judged | None]:
        assert answer.target is not None
        true = columns[answer.target][:]
        if not true.is_floating_point():
            return self._judge_classes(answer, given, true, split, epoch)
        given = activated(given, answer.activation)
        if given.shape[0] != true.shape[0] or given[0].numel() != true[0].numel():
            return {}, None
        units = self._in_units(answer.target, given.reshape(true.shape))
        truth = self._in_units(answer.target, true)
        found = measures.value_measures(torch.from_numpy(truth), torch.from_numpy(units))
        return found, _values_judged(answer, truth, units, split, epoch)

    def _in_units(self, target: Signal, values: Tensor) -> np.ndarray:
        return in_units(self.preparation, target, values.float().cpu().numpy())

    def _judge_classes(
        self, answer: Answer, given: Tensor, true: Tensor, split: str, epoch: int
    ) -> tuple[dict[str, float], Judged | None]:
        names = answer.field.classes if answer.field else ()
        outputs = given.shape[1] if given.ndim > 1 else 1
        classes = max(len(names), outputs, 2)
        chosen = measures.chosen_classes(given, answer.activation, classes)
        if chosen.numel() != true.numel():
            return {}, None
        matrix = measures.confusion(true.flatten(), chosen.flatten(), classes).cpu()
        names = names or tuple(str(place) for place in range(classes))
        judged = Judged(epoch, split, answer.loss, names, matrix.numpy())
        return measures.class_measures(matrix), judged


def at_once(plan: Plan, batch_size: int, most: int = _AT_ONCE) -> int:
    """How many examples to judge together: many, but no more than memory has room for."""
    numbers = plan.memory_bytes // 4 - 4 * plan.parameters
    held = max(1, numbers // (2 * max(1, batch_size)))
    return max(1, batch_size, min(most, _ROOM // held))


def _values_judged(
    answer: Answer, true: np.ndarray, given: np.ndarray, split: str, epoch: int
) -> Judged | None:
    true, given = true.reshape(len(true), -1), given.reshape(len(given), -1)
    if true.shape[1] > _MOST_OUTPUTS:
        return None
    rows = np.linspace(0, len(true) - 1, min(len(true), _MOST_ROWS)).astype(np.int64)
    pairs = (np.ascontiguousarray(each[rows], np.float32) for each in (true, given))
    return Judged(epoch, split, answer.loss, (), None, *pairs)


def in_units(
    preparation: Mapping[str, Preparation], target: Signal | None, values: np.ndarray
) -> np.ndarray:
    """Prepared values in the units of the data they are compared with."""
    if target is None or target.block not in preparation:
        return values
    return np.asarray(preparation[target.block].undo(target.port, values))


def activated(answers: Tensor, activation: str) -> Tensor:
    """Answers after the activation that their loss carries inside."""
    if activation == "softmax":
        return answers.softmax(1)
    return answers.sigmoid() if activation == "sigmoid" else answers


@contextmanager
def at_rest(modules: Mapping[str, nn.Module]) -> Iterator[None]:
    """The modules as they are when used: no dropout, settled normalisation."""
    learning = [module for module in modules.values() if module.training]
    for module in learning:
        module.eval()
    try:
        yield
    finally:
        for module in learning:
            module.train()


def sample(columns: Columns, most: int) -> dict[Signal, Column]:
    """At most so many examples, evenly from the whole."""
    count = len(next(iter(columns.values()))) if columns else 0
    if count <= most:
        return dict(columns)
    rows = torch.linspace(0, count - 1, most).long()
    return {signal: picked(column, rows) for signal, column in columns.items()}
