"""Every type of block leaves as Python code that computes the same, bit for bit."""

from __future__ import annotations

import re

import pytest

from backend.catalog.catalog import CATALOG
from backend.compiler.planner import make_plan
from backend.document import edits
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT
from backend.document.records import Block, Record, Wire
from backend.formats.model import Model
from backend.formats.networks import open_network
from backend.formats.python_file import checked_code
from tests.backend.block_samples import SETTINGS, sample_inputs
from tests.backend.test_groups import tower
from tests.backend.test_ungrouping import stack
from tests.drawings import wire

LAYERS = [
    id for id in CATALOG if CATALOG[id].create is not None and CATALOG[id].card.sort == "block"
]
CANNOT_STAND_ALONE = {
    "lienzo.CenterFrame": "wants as many sizes as there are axes",
    "lienzo.FoldWindows": "wants sizes of windows that fit",
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


# groups are classes


def checked(document: Document) -> str:
    """The code of a drawing, tried: the same answers, the same names of weights."""
    plan = make_plan(document)
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    return checked_code(Model(document, plan, {}))


def class_names(code: str) -> list[str]:
    """The classes of a file that are no copies of our own modules."""
    ours = {kind.create.__name__ for kind in CATALOG.values() if isinstance(kind.create, type)}
    return [name for name in re.findall(r"^class (\w+)\(", code, re.M) if name not in ours]


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("unet", ["TwoConvolutions", "UpAgain", "Network"]),
        ("squeezenet-1.1", ["Fire", "Network"]),
        ("lenet-5", ["Network"]),
    ],
)
def test_a_published_network_has_one_class_for_each_definition(name, classes):
    assert class_names(checked(open_network(name))) == classes


def test_repeats_are_a_list_that_is_walked_through():
    code = checked(tower(8, repeat=3))
    assert "self.tower = nn.ModuleList([Tower() for _ in range(3)])" in code
    assert "for layer in self.tower:\n            tower = layer(tower)" in code


def test_repeats_of_other_sizes_are_made_with_their_sizes():
    code = checked(tower("=4 * 2 ** i", repeat=3))
    assert "def __init__(self, in_features: int, out_features: int)" in code
    assert "Tower(in_features=8, out_features=4)" in code
    assert class_names(code) == ["Tower", "Network"]


def test_repeats_that_share_are_one_part_called_again():
    code = checked(tower(8, repeat=3, shared=True))
    assert code.count("Tower()") == 1
    assert code.count("self.tower(") == 3


def test_groups_in_groups_are_classes_in_classes():
    code = checked(stack(repeat=2, values={"wide": 8}))
    assert class_names(code) == ["Inner", "Outer", "Network"]
    assert "self.inner = nn.ModuleList([Inner() for _ in range(2)])" in code


def test_a_group_that_is_left_and_entered_again_is_written_out():
    document = tower(8)
    for block in (Block(id="more", type="torch.nn.Tanh", inside="tower", x=300.0, y=90.0),
                  Block(id="pin2", type=ENTRY, inside="tower", y=90.0),
                  Block(id="pout2", type=EXIT, inside="tower", y=90.0, x=600.0),
                  Block(id="between", type="torch.nn.Sigmoid", x=250.0, y=200.0)):  # fmt: skip
        document.apply(edits.added(edits.Text("x"), [block]))
    (last,) = document.wires_into("out")
    document.apply(edits.delete(document, [last.id]))
    for source, target in (
        ("tower.pout", "between"), ("between", "tower.pin2"), ("pin2", "more"),
        ("more", "pout2"), ("tower.pout2", "out"),
    ):  # fmt: skip
        document.apply(edits.added(edits.Text("x"), [wire(source, target)]))
    code = checked(document)
    assert class_names(code) == ["Network"]
    assert "self.tower.dense = nn.Linear(8, 8)" in code


def test_the_names_of_weights_are_those_of_the_drawing():
    document = tower(8, repeat=2)
    model = Model(document, make_plan(document), {})
    assert sorted(model.network.state_dict()) == [
        "linear.bias", "linear.weight",
        "tower.0.dense.bias", "tower.0.dense.weight",
        "tower.1.dense.bias", "tower.1.dense.weight",
    ]  # fmt: skip
    checked_code(model)
