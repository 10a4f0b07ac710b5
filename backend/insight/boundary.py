"""What a network answers all over a plane through its inputs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.training.events import FIRST_TWO, Axes
from backend.training.plane import Extent, plane_of
from backend.training.reading import Network, modules_of
from backend.training.sight import examples_of
from backend.training.survey import Survey

_POINTS = 100


def boundary(
    plan: Plan,
    network: Network | None,
    prepared: Mapping[str, Prepared],
    axes: Axes = FIRST_TWO,
    example: int = 0,
) -> tuple[np.ndarray, Extent] | None:
    """float32 (outputs, 100, 100) and the (x0, x1, y0, y1) that it covers: see `Watched`.

    None for a network whose input has no such plane.
    """
    survey = Survey(plan, modules_of(plan, network), prepared)
    plane = plane_of(plan, survey.takes, prepared, axes, example)
    if plane is None:
        return None
    survey.over(plane, examples_of(plan, prepared, example))
    return (survey.surface(_POINTS), plane.extent) if survey.has_surface else None
