"""Every type of block on the canvas: dropped, wired, planned, built, written, saved, undone."""

from __future__ import annotations

import warnings

import pytest
import torch

from backend.catalog.catalog import CATALOG
from backend.compiler.builder import build, make_modules
from backend.compiler.plan import Signal, Spec
from backend.compiler.planner import make_plan
from backend.document import edits
from backend.document.document import Document
from backend.document.history import History
from backend.formats import drawing
from backend.formats.model import answers_of
from backend.formats.python_code import network_code
from backend.formats.raw_network import fields_of
from tests.backend.block_samples import SETTINGS, sample_inputs

MODULES = [id for id in CATALOG if CATALOG[id].create is not None]
ODD = {"torch.nn.CTCLoss"}
"""Their samples do not begin with the batch, which a drawing asks for."""


def drawn(id: str, inputs: dict[str, torch.Tensor]) -> Document:
    """The block as a person drops it, with an Input block wired to each port."""
    document = Document()
    document.apply(edits.add(id, settings=SETTINGS.get(id), id="block"))
    for port, tensor in inputs.items():
        settings = {
            "shape": list(tensor.shape[1:]),
            "dtype": str(tensor.dtype).removeprefix("torch."),
        }
        document.apply(edits.add("lienzo.Input", settings=settings, id=port))
        document.apply(edits.connect(document, port, "output", "block", port, id=f"to {port}"))
    return document


def outputs(id: str) -> list[Signal]:
    return [Signal("block", port.name) for port in CATALOG[id].card.outputs]


@pytest.mark.parametrize("id", [id for id in MODULES if id not in ODD])
def test_a_dropped_block_is_planned_built_and_written(id):
    inputs = sample_inputs(CATALOG[id])
    plan = make_plan(drawn(id, inputs))
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    network = build(plan, outputs(id), make_modules(plan, seed=0)).eval()
    result = answered(plan, network, inputs)
    for signal, tensor in zip(outputs(id), result, strict=True):
        dtype = str(tensor.dtype).removeprefix("torch.")
        assert matches(plan.specs[signal], Spec(tuple(tensor.shape), dtype), batch=4)
    if CATALOG[id].card.sort != "loss":
        for written, tensor in zip(as_written(plan, network, inputs), result, strict=True):
            torch.testing.assert_close(written, tensor, rtol=0, atol=0, equal_nan=True)


def answered(plan, network, inputs) -> tuple[torch.Tensor, ...]:
    """What the network gives for the inputs of the block."""
    return answers_of(network, given(plan, network, inputs))


def given(plan, network, inputs) -> tuple[torch.Tensor, ...]:
    return tuple(inputs[signal.block] for signal in fields_of(plan, network))


def as_written(plan, network, inputs) -> tuple[torch.Tensor, ...]:
    """The same from the Python file, run by itself."""
    names: dict = {"__name__": "written"}
    exec(compile(network_code(plan, network, {}), "written.py", "exec"), names)
    there = names["Network"]().eval()
    there.load_state_dict(network.state_dict())
    return answers_of(there, given(plan, network, inputs))


def matches(planned: Spec, real: Spec, batch: int) -> bool:
    sizes = [
        size if isinstance(size, int) else batch * int(size[:-1] or 1) for size in planned.shape
    ]
    return tuple(sizes) == real.shape and planned.dtype == real.dtype


@pytest.mark.parametrize("id", CATALOG)
def test_a_block_survives_the_file_and_can_be_undone(id):
    defaults = {
        setting.name: setting.default
        for setting in CATALOG[id].card.settings
        if setting.default is not None
    }
    document = Document()
    history = History(document)
    history.do(edits.add(id, settings=defaults, id="block"))
    again, repairs = drawing.decode(drawing.encode(document))
    assert not repairs
    kept = CATALOG[id].settings(again.block("block").settings)
    assert kept == CATALOG[id].settings({})
    history.undo()
    assert len(document) == 0


def test_the_samples_draw_no_warning_nobody_expects():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for id in ("torch.nn.Linear", "torch.nn.TransformerEncoder", "torch.nn.KLDivLoss"):
            inputs = sample_inputs(CATALOG[id])
            plan = make_plan(drawn(id, inputs))
            answered(plan, build(plan, outputs(id), make_modules(plan, seed=0)), inputs)
