"""How a loss comes about for one example, written out with its numbers."""

from __future__ import annotations

import math

import numpy as np

from backend.compiler.plan import Step
from backend.text import Text
from backend.training.events import Story
from gui.language import say
from gui.panels.figures import aligned, write
from gui.panels.ledger import Line

_MOST_CLASSES = 12


def loss_lines(story: Story, step: Step, classes: tuple[str, ...] = ()) -> list[Line]:
    """The formula of a loss and what it comes to; only the latter where the formula is long.

    A formula that does not come to what the network told (weights of classes, smoothing) is
    left out.
    """
    if "loss" not in story.outputs.get(step.block, {}):
        return []
    told = float(story.outputs[step.block]["loss"])
    result = Line("L", ("", "", write(told, 4)), kind="sum")
    given, target = (_only(story, step, port) for port in ("input", "target"))
    if given is None or target is None:
        return [result]
    found = _spelled(step.type, given, target, classes)
    if found is None or not math.isclose(found[1], told, rel_tol=1e-3, abs_tol=1e-6):
        return [result]
    return [*found[0], result]


def _only(story: Story, step: Step, port: str) -> np.ndarray | None:
    signals = step.inputs.get(port, ())
    found = [story.outputs.get(one.block, {}).get(one.port) for one in signals]
    if len(found) != 1 or found[0] is None:
        return None
    return found[0].astype(np.float64).reshape(-1)


def _spelled(
    type: str, given: np.ndarray, target: np.ndarray, classes: tuple[str, ...]
) -> tuple[list[Line], float] | None:
    """The lines of a formula, and what it comes to."""
    if type == "torch.nn.CrossEntropyLoss" and target.size == 1 < given.size:
        return _of_classes(given, int(target[0]), classes)
    if given.size != 1 or target.size != 1:
        return None
    answer, wanted = float(given[0]), float(target[0])
    difference = f"{write(answer)} − {_bracketed(wanted)}"
    if type == "torch.nn.MSELoss":
        return [_says(f"L = ({difference})²")], (answer - wanted) ** 2
    if type == "torch.nn.L1Loss":
        return [_says(f"L = |{difference}|")], abs(answer - wanted)
    if type == "torch.nn.BCEWithLogitsLoss" and wanted in (0.0, 1.0):
        return _of_logit(answer, wanted)
    if type == "torch.nn.BCELoss" and wanted in (0.0, 1.0):
        share = answer if wanted else 1 - answer
        return [_says(_surprise(write(answer), wanted, share))], -math.log(max(share, 1e-43))
    return None


def _says(words: str) -> Line:
    return Line(words, ("", "", ""), kind="quiet")


def _of_logit(logit: float, wanted: float) -> tuple[list[Line], float]:
    """The loss is the surprise at the right one of two answers."""
    sure = 1 / (1 + math.exp(-max(-700.0, min(700.0, logit))))
    share = sure if wanted else 1 - sure
    loss = max(0.0, logit) - logit * wanted + math.log1p(math.exp(-abs(logit)))
    return [_says(_surprise(f"σ({write(logit)})", wanted, share))], loss


def _surprise(sure: str, wanted: float, share: float) -> str:
    """−ln of the share that the right one of two answers got."""
    inside = sure if wanted else f"1 − {sure}"
    return f"L = −ln({inside}) = −ln {write(share)}"


def _of_classes(
    logits: np.ndarray, wanted: int, classes: tuple[str, ...]
) -> tuple[list[Line], float] | None:
    """Each class with its answer and its share; the loss is the surprise at the right one."""
    if not 0 <= wanted < logits.size:
        return None
    raised = np.exp(logits - logits.max())
    shares = raised / raised.sum()
    shown = sorted({*np.argsort(-shares)[: _MOST_CLASSES - 1].tolist(), wanted})
    answers, parts = aligned(logits[shown].tolist()), aligned(shares[shown].tolist())
    lines = [
        Line(
            f"{'→ ' if place == wanted else ''}{_class_name(classes, place)}",
            ("", answer, part),
            float(shares[place]),
        )
        for place, answer, part in zip(shown, answers, parts, strict=True)
    ]
    name = _class_name(classes, wanted)
    words = Text("L = −ln p({name}) = −ln {share}", name=name, share=write(float(shares[wanted])))
    loss = math.log(raised.sum()) + logits.max() - logits[wanted]
    return [*lines, _says(say(words))], float(loss)


def _class_name(classes: tuple[str, ...], place: int) -> str:
    return classes[place] if place < len(classes) else str(place)


def _bracketed(value: float) -> str:
    return f"({write(value)})" if value < 0 else write(value)
