"""Several inputs reach the network each by its own name, in whatever order they are asked for."""

from __future__ import annotations

import itertools

import pytest
import torch

from backend.compiler.builder import build, field_path, make_modules
from backend.compiler.plan import Signal
from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.records import Block, Wire


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
def test_three_inputs_do_not_change_places(order):
    inputs = [
        Block(id=id, type="lienzo.Input", settings={"shape": [2]}, x=place * 10.0)
        for place, id in enumerate("abc")
    ]
    join = Block(id="join", type="lienzo.Concatenate", x=100.0)
    wires = [
        Wire(id=f"w{id}", source=id, source_port="output", target="join", target_port="input",
             place=place)
        for place, id in enumerate(order)
    ]  # fmt: skip
    plan = make_plan(Document([*inputs, join, *wires]))
    assert plan.is_sound, plan.problems
    (output,) = plan.step("join").outputs
    network = build(plan, [Signal("join", output)], make_modules(plan, seed=0))
    values = {id: torch.full((1, 2), float(place)) for place, id in enumerate("abc")}
    given = {field_path(plan, Signal(id, "output")): values[id] for id in "abc"}
    expected = torch.cat([values[id] for id in order], dim=1)
    torch.testing.assert_close(network(**given), expected)
