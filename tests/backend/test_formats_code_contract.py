"""Every type of block leaves as Python code that computes the same, bit for bit."""

from __future__ import annotations

import pytest

from backend.catalog.catalog import CATALOG
from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.records import Block, Record, Wire
from backend.formats.model import Model
from backend.formats.python_file import checked_code
from tests.backend.block_samples import SETTINGS, sample_inputs

LAYERS = [
    id for id in CATALOG if CATALOG[id].create is not None and CATALOG[id].card.sort == "block"
]
CANNOT_STAND_ALONE = {
    "torch.nn.MaxUnpool1d": "wants indices that only a pooling gives",
    "torch.nn.MaxUnpool2d": "wants indices that only a pooling gives",
    "torch.nn.MaxUnpool3d": "wants indices that only a pooling gives",
}


def alone(id: str) -> Document:
    """One block between input blocks and the end of the network."""
    records: list[Record] = [Block(id="it", type=id, settings=SETTINGS.get(id, {}))]
    for port, tensor in sample_inputs(CATALOG[id]).items():
        dtype = str(tensor.dtype).removeprefix("torch.")
        settings = {"shape": list(tensor.shape[1:]), "dtype": dtype}
        records += [
            Block(id=f"in_{port}", type="lienzo.Input", name=port, settings=settings),
            Wire(
                id=port,
                source=f"in_{port}",
                source_port="output",
                target="it",
                target_port=port,
            ),
        ]
    return Document(records)


@pytest.mark.parametrize("id", sorted(set(LAYERS) - set(CANNOT_STAND_ALONE)))
def test_a_block_leaves_as_code(id):
    document = alone(id)
    plan = make_plan(document)
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    code = checked_code(Model(document, plan, {}))
    assert "class Network(nn.Module):" in code
    assert "backend" not in code


def test_nearly_all_layers_are_tried():
    assert len(LAYERS) > 120
    assert set(CANNOT_STAND_ALONE) <= set(LAYERS)
