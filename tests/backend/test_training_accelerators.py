"""Training on a graphics processor follows the curve of the processor."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from backend.training.loop import train
from tests.backend.training_cases import circle, losses_of, trainer_of

THERE = {
    "cuda": torch.cuda.is_available(),
    "mps": torch.backends.mps.is_available(),
}


@pytest.mark.parametrize(
    "device",
    [
        pytest.param(name, marks=pytest.mark.skipif(not there, reason=f"no {name} device here"))
        for name, there in THERE.items()
    ],
)
def test_the_curve_is_that_of_the_processor(device, tmp_path):
    curves = {
        where: losses_of(list(train(trainer_of(circle(epochs=3, device=where), tmp_path / where))))
        for where in ("cpu", device)
    }
    np.testing.assert_allclose(curves[device], curves["cpu"], rtol=1e-3)
