"""Single neurons: what each yields, and how they are gathered into levels and meshes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.compiler.gathering import Gathering
from backend.compiler.levels import NEURON as NEURON
from backend.compiler.levels import Column as Column
from backend.compiler.levels import Level as Level
from backend.compiler.levels import Matrix as Matrix
from backend.compiler.levels import Mesh as Mesh
from backend.compiler.levels import Part as Part
from backend.compiler.misfits import Arriving, Misfit, shapes_text
from backend.compiler.plan import Plan, Spec
from backend.compiler.shapes import Shaped
from backend.text import Text


def neuron_outcome(settings: Mapping[str, Any], inputs: Arriving) -> Shaped | Misfit:
    """What a single neuron yields: one number an example, from rows of numbers."""
    arriving = inputs.get("input", ())
    if any(not spec.dtype.startswith("float") for spec in arriving):
        return Misfit(
            "neuron_input",
            Text("A neuron computes with decimal numbers, but whole numbers (tokens) arrive."),
            Text("Put an Embedding block before it, which turns each number into a vector."),
            settings,
        )
    if not all(_is_row(spec) for spec in arriving):
        return Misfit(
            "neuron_input",
            Text(
                "A neuron takes rows of numbers, but {shapes} arrives.", shapes=shapes_text(inputs)
            ),
            Text("Add a Flatten block before it."),
            settings,
        )
    weights = sum(spec.shape[1] for spec in arriving if isinstance(spec.shape[1], int))
    has_bias = settings.get("bias", True) is not False
    return Shaped(
        {"output": Spec(("N", 1), "float32")}, settings, weights + has_bias, weights, held=1
    )


def _is_row(spec: Spec) -> bool:
    return len(spec.shape) == 2 and isinstance(spec.shape[1], int) and spec.dtype == "float32"


def fuse(plan: Plan) -> tuple[Part, ...]:
    """The steps of a plan, its neurons gathered into levels, sources first.

    Neurons of one depth cannot feed each other, so they can be computed together. Where most
    wires are there they become a matrix; where few are, all depths around become one mesh.
    """
    known = plan.__dict__.get("_parts")
    if known is None:
        known = Gathering(plan).parts() if _has_neurons(plan) else plan.steps
        plan.__dict__["_parts"] = known
    parts: tuple[Part, ...] = known
    return parts


def _has_neurons(plan: Plan) -> bool:
    return any(step.type == NEURON for step in plan.steps)
