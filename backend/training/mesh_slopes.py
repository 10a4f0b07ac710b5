"""How a loss answers to neurons that feed others of the same module."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.levels import Mesh
from backend.compiler.neuron_modules import read_level
from backend.modules.opened import bent


def through_mesh(
    mesh: Mesh, module: nn.Module, input: Tensor, answers: Tensor, slopes: Tensor
) -> Tensor:
    """The slopes of all neurons of a mesh (N, neurons), the ways through one another included.

    `slopes` are those at what leaves the module; `input` (N, fan_in) arrived and `answers`
    (N, neurons) came of it.
    """
    weights, biases = _numbers(mesh, module, slopes)
    source = torch.from_numpy(mesh.source.astype(np.int64)).to(slopes.device)
    known = torch.cat([input.detach(), answers.detach()], 1)
    rows = torch.from_numpy(np.repeat(np.arange(len(mesh.neurons)), mesh.fan_ins)).to(source)
    totals = biases.repeat(len(known), 1).index_add_(1, rows, known[:, source] * weights)
    steep = _steepness(mesh, totals)
    found, starts = slopes.clone(), mesh.starts
    for start, stop in reversed(mesh.depths):
        terms = slice(int(starts[start]), int(starts[stop]))
        inner = torch.nonzero(source[terms] >= mesh.fan_in).flatten() + terms.start
        back = (found * steep)[:, rows[inner]] * weights[inner]
        found.index_add_(1, source[inner] - mesh.fan_in, back)
    return found


def _numbers(mesh: Mesh, module: nn.Module, like: Tensor) -> tuple[Tensor, Tensor]:
    numbers, found = read_level(module, mesh)
    biases = np.zeros(len(mesh.neurons), numbers.dtype)
    biases[mesh.is_biased] = found
    return torch.from_numpy(numbers).to(like), torch.from_numpy(biases).to(like)


def _steepness(mesh: Mesh, totals: Tensor) -> Tensor:
    """How fast each output grows with its sum (N, neurons)."""
    found = torch.ones_like(totals)
    names = np.array(mesh.activations)
    for activation in set(mesh.activations):
        places = torch.from_numpy(np.flatnonzero(names == activation)).to(totals.device)
        sums = totals[:, places].requires_grad_()
        (slope,) = torch.autograd.grad(bent(activation, sums).sum(), sums)
        found[:, places] = slope
    return found
