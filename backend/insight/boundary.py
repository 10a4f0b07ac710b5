"""What a network answers all over the plane of its two inputs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.training.plane import Extent, plane_of
from backend.training.reading import Network, modules_of


def boundary(
    plan: Plan, network: Network | None, prepared: Mapping[str, Prepared]
) -> tuple[np.ndarray, Extent] | None:
    """float32 (outputs, 100, 100) and the (x0, x1, y0, y1) that it covers, in the data's units.

    None for a network that takes anything but two numbers.
    """
    plane = plane_of(plan, modules_of(plan, network), prepared)
    return None if plane is None else (plane.surface(), plane.extent)
