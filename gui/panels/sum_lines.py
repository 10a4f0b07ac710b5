"""A neuron's sum as one writes it down: its formula, its rows forward and its rows backward."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass

from backend.text import Text
from backend.training.events import Sum
from gui.activations import FUNCTIONS
from gui.language import say
from gui.panels.figures import aligned, write
from gui.panels.ledger import Line
from gui.panels.story_reading import Term
from gui.theme import theme

_IN_FORMULA = 4
"""How many terms a formula spells out; longer ones say Σ."""


@dataclass(frozen=True)
class Shown:
    """A sum as it is to be shown, as far as a walk has come (`is_forward`, `is_backward`).

    `rate` is that of a plain update, None where there is none; `moves` are the slopes of the
    terms, and last of the bias, that the update will follow, added up over the `seen` of
    `examples` of the batch.
    """

    sum: Sum
    terms: Sequence[Term]
    is_forward: bool = True
    is_backward: bool = True
    rate: float | None = None
    moves: Sequence[float] = ()
    seen: int = 1
    examples: int = 1

    @property
    def function(self) -> str:
        """The activation as it stands in a formula, "" where there is none."""
        return FUNCTIONS.get(self.sum.activation, self.sum.activation)

    def largest(self, room: int) -> list[int]:
        """The places of the terms that are written out, in their order."""
        order = sorted(range(len(self.terms)), key=lambda at: -abs(self.terms[at].product))
        return sorted(order[:room])


# forward


def forward_lines(shown: Shown, room: int) -> list[Line]:
    """x, w and w·x of each term (of the largest, and the rest as one), the bias, the sum."""
    terms = [shown.terms[place] for place in shown.largest(room)]
    numbers = [term.product for term in terms]
    names = [(term.name, "") for term in terms]
    rest = len(shown.terms) - len(terms)
    if rest:
        whole = math.fsum(term.product for term in shown.terms)
        names.append((say(Text("{count} smaller ones", count=rest)), "quiet"))
        numbers.append(whole - math.fsum(numbers))
    if shown.sum.bias is not None:
        names.append((say(Text("bias")), ""))
        numbers.append(shown.sum.bias)
    names += _results(shown)
    products = aligned([*numbers, shown.sum.total, shown.sum.output][: len(names)])
    brought = aligned([term.brought for term in terms])
    weights = aligned([term.weight for term in terms])
    blank = [""] * len(names)
    columns = zip([*brought, *blank], [*weights, *blank], products, strict=False)
    bars = [*numbers, None, None]
    return [
        Line(name, cells, bar, kind)
        for (name, kind), cells, bar in zip(names, columns, bars, strict=False)
    ]


def _results(shown: Shown) -> list[tuple[str, str]]:
    if not shown.function:
        return [("y = Σ", "sum")]
    return [("z = Σ", "sum"), (f"y = {shown.function}(z)", "sum")]


# backward


def chain_lines(shown: Shown) -> list[Line]:
    """How the loss answers to the output, and through the activation to the sum."""
    found = shown.sum
    names, numbers = ["dL/dy"], [found.output_slope]
    if shown.function:
        if found.output_slope:
            names.append("× dy/dz")
            numbers.append(found.total_slope / found.output_slope)
        names.append("= dL/dz")
        numbers.append(found.total_slope)
    return [
        Line(name, (figure,), kind="sum" if name.startswith("=") else "")
        for name, figure in zip(names, aligned(numbers), strict=True)
    ]


def slope_lines(shown: Shown, room: int) -> list[Line]:
    """x and dL/dw of each term and of the bias; with a plain update how far it moves."""
    places = shown.largest(room)
    terms = [shown.terms[place] for place in places]
    names, slopes = [term.name for term in terms], [term.slope for term in terms]
    brought = [term.brought for term in terms]
    moves = [_move(shown, place) for place in places]
    if shown.sum.bias_slope is not None:
        names.append(say(Text("bias")))
        slopes.append(shown.sum.bias_slope)
        brought.append(1.0)
        moves.append(_move(shown, -1))
    columns = [aligned(brought), aligned(slopes)]
    if shown.rate is not None:
        columns.append(aligned(moves))
    return [
        Line(name, cells, slope)
        for name, cells, slope in zip(names, zip(*columns, strict=True), slopes, strict=True)
    ]


def _move(shown: Shown, place: int) -> float:
    """How far the update moves a weight; NaN where it does not simply follow its gradient."""
    is_held = 0 <= place < len(shown.terms) and shown.terms[place].is_held
    if shown.rate is None or is_held or not shown.moves:
        return math.nan
    return -shown.rate * shown.moves[place]


# the formula


def formula(shown: Shown) -> str:
    """y = tanh(0.52·1.3 + (−1.1)·0.4 + 0.1) = tanh(0.336) = 0.324, a line for each, rich text."""
    found, function = shown.sum, shown.function
    bias = [_signed(found.bias)] if found.bias is not None else []
    is_long = len(shown.terms) > _IN_FORMULA
    products = ["<i>Σ w·x</i>"] if is_long else [_product(term) for term in shown.terms]
    steps = [" + ".join([*products, *bias]) or "0"]
    if is_long:
        whole = math.fsum(term.product for term in shown.terms)
        steps.append(" + ".join([write(whole), *bias]))
    if function:
        steps = [f"{function}({step})" for step in (*steps, write(found.total))]
    steps.append(f"<b>{write(found.output)}</b>")
    return _one_below_the_other(steps)


def _one_below_the_other(steps: Sequence[str]) -> str:
    names = ["<i>y</i>", *[""] * len(steps)]
    rows = [
        f"<tr><td>{name}&nbsp;</td><td>=&nbsp;</td><td>{step}</td></tr>"
        for name, step in zip(names, steps, strict=False)
    ]
    return f'<table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'


def _product(term: Term) -> str:
    role = "positive" if term.weight >= 0 else "negative"
    color = theme().color(role).name()
    return f'<span style="color:{color}">{_signed(term.weight)}</span>·{_signed(term.brought)}'


def _signed(value: float) -> str:
    """A number, in brackets where its minus would meet another sign."""
    written = html.escape(write(value))
    return f"({written})" if value < 0 else written
