"""The arithmetic of one example through a whole network and back, without training."""

from __future__ import annotations

from collections.abc import Mapping

from backend.compiler.builder import Weights, make_modules
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.text import Refusal
from backend.training.arithmetic import Passage, reading_of
from backend.training.events import Story
from backend.training.judge import at_rest
from backend.training.reading import columns_of
from backend.training.recipe import objectives_of


def tell(
    document: Document,
    plan: Plan,
    weights: Weights | None,
    prepared: Mapping[str, Prepared],
    example: int = 0,
    split: str = "train",
) -> Story:
    """Every number of one example of a split: there and, where a loss is minimised, back.

    Weights that are missing start as a training would. The network is shown as it is when used,
    the example alone. Raises Refusal for an input without data.
    """
    modules = make_modules(plan, document.training.seed, weights)
    try:
        objectives = list(objectives_of(document, plan).values())
    except Refusal:
        objectives = []
    columns = columns_of(reading_of(plan, modules).takes, prepared, split)
    count = len(next(iter(columns.values()), ()))
    place = min(max(example, 0), max(0, count - 1))
    one = {signal: column[place : place + 1] for signal, column in columns.items()}
    with at_rest(modules):
        return Passage(plan, modules, objectives, one).story(0, place)
