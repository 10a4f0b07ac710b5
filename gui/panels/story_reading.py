"""Reading a story: what is told of a block, in the words and names of the drawing."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.training.events import Story, Sum, Walked
from gui.canvas.names import Names
from gui.session import Session

SGD = "torch.optim.SGD"
_PLAIN = ("momentum", "weight_decay", "dampening", "nesterov", "maximize")
_USUAL = {"clip_norm": 0.0, "clip_value": 0.0, "accumulate": 1, "precision": "float32"}
"""How gradients are used where nothing else is chosen."""


@dataclass(frozen=True)
class Term:
    """One product of a sum: the name of what brings x, both numbers, and dLoss/dw."""

    name: str
    weight: float
    brought: float
    slope: float
    is_held: bool = False

    @property
    def product(self) -> float:
        return self.weight * self.brought


def terms_of(titles: Names, found: Sum) -> list[Term]:
    """The terms of a sum under names that tell them apart."""
    brought = Counter(source for source, *_ in found.terms)
    names = [titles.term(source, index, brought[source]) for source, index, *_ in found.terms]
    counts = Counter(names)
    return [
        Term(
            name if counts[name] == 1 or len(names) > 64 else f"{name} ({place + 1})",
            weight,
            brought,
            slope,
            _is_held(titles.session.document, source),
        )
        for place, (name, (source, _, weight, brought, slope)) in enumerate(
            zip(names, found.terms, strict=True)
        )
    ]


def _is_held(document: Document, source: str) -> bool:
    """Whether a weight does not simply follow its own gradient: frozen, or shared with others."""
    wire = document.get(source)
    return isinstance(wire, Wire) and (wire.frozen or bool(wire.tie))


def way_of(story: Story) -> list[tuple[str, str]]:
    """The operations of a walk, as (phase, block)."""
    back = [block for block in reversed(story.order) if story.slopes.get(block) is not None]
    return [*(("forward", block) for block in story.order), *(("backward", one) for one in back)]


def has_come(story: Story, walked: Walked | None, phase: str, block: str) -> bool:
    """Whether a walk has come by this operation; without a walk everything is there."""
    if walked is None or walked.phase == "update":
        return True
    way = way_of(story)
    return (phase, block) in way and way.index((phase, block)) <= walked.operation


def has_way_back(found: Sum) -> bool:
    """Whether a loss answers to this sum."""
    return not math.isnan(found.output_slope)


def plain_rate(session: Session, block: str) -> float | None:
    """The rate, where an update does nothing but move each weight by -rate x gradient.

    None for other optimizers, with momentum, decay, a penalty, a schedule, clipping, several
    batches per move, rounded numbers or several objectives, and for what is frozen or not moved.
    """
    objectives = list(session.document.objectives)
    record = session.document.get(block)
    if len(objectives) != 1 or not isinstance(record, Block) or record.frozen:
        return None
    (one,) = objectives
    settings = one.optimizer_settings
    is_plain = one.optimizer == SGD and not any(settings.get(name) for name in _PLAIN)
    if not is_plain or one.penalty or one.schedule or (one.moves and block not in one.moves):
        return None
    if any(getattr(one, name) != usual for name, usual in _USUAL.items()):
        return None
    rate = settings.get("lr", _usual_rate(session))
    return float(rate) if isinstance(rate, int | float) else None


def _usual_rate(session: Session) -> float | None:
    card = session.shelf.optimizers.get(SGD)
    found = [one.default for one in card.settings if one.name == "lr"] if card else []
    return found[0] if found else None
