"""What blocks cost, counted twice: block by block as a plan does, and over the whole network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from backend.compiler.planner import Planner
from backend.formats.networks import NETWORKS, open_network
from backend.modules.sequence import Recurrent
from backend.training.estimate_rehearsal import Rehearsal
from backend.training.reading import read


@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_multiply_adds_are_those_that_the_whole_network_makes(network):
    document = open_network(network.name)
    plan = Planner(memory_limit=2**50).plan(document)
    rehearsal = Rehearsal(document, plan, is_fake=True)
    reading = read(plan, [one.signal for one in plan.answers], rehearsal.modules)
    unseen = sum(_of_cells(module, plan) for module in _recurrent(rehearsal))
    assert plan.operations == _multiply_adds(rehearsal, reading, 2) / 2 + unseen


def _multiply_adds(rehearsal, reading, size: int) -> int:
    with rehearsal.running():
        examples = rehearsal.examples(reading.takes, size)
        with FlopCounterMode(display=False) as counter:
            reading(*examples)
    return counter.get_total_flops() // 2


def _recurrent(rehearsal: Rehearsal) -> Iterator[nn.Module]:
    for module in rehearsal.modules.values():
        if isinstance(module, nn.RNNBase | Recurrent):
            yield module


def _of_cells(module, plan) -> int:
    """A recurrent layer is one call that the counter does not know: its cells, one by one."""
    length = next(iter(plan.fields.values())).shape[0]
    found = 0
    for layer in range(module.num_layers):
        width = module.hidden_size if layer else module.input_size
        with torch.device("meta"), FlopCounterMode(display=False) as counter:
            cell = nn.LSTMCell(width, module.hidden_size)
            cell(torch.zeros(1, width))
        found += length * counter.get_total_flops() // 2
    return found
