"""What is known of the layers of a drawing that open into neurons or kernels."""

from __future__ import annotations

from typing import Protocol

from backend.compiler.plan import Plan
from backend.document.document import Document
from backend.document.formula import is_formula
from backend.document.inside import Inside, inside
from backend.document.records import Block


class Drawing(Protocol):
    """A drawing, and what is known of it."""

    document: Document
    plan: Plan


def inside_of_layer(drawing: Drawing, id: str) -> Inside | None:
    """How many rows and columns a layer has, None while nobody knows or where there is no layer.

    Of what was chosen the document tells, of what is inferred the plan, which may be a moment old.
    """
    block = drawing.document.get(id)
    if not isinstance(block, Block):
        return None
    step = drawing.plan.step(id)
    chosen = {name: one for name, one in block.settings.items() if not is_formula(one)}
    return inside(block.type, {**(step.settings if step is not None else {}), **chosen})
