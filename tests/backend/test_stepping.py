"""Groups that go step by step: recurrent cells unrolled are the recurrent layers of PyTorch."""

from __future__ import annotations

import pytest
import torch
from msgspec.structs import replace
from torch import nn

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.plan import Signal
from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP
from backend.document.records import Block, Record, Wire
from backend.formats import drawing
from backend.formats.model import Model, export
from backend.formats.raw_network import fields_of

STEPS, WIDTH, HIDDEN = 6, 3, 4
LAYERS = {"RNNCell": nn.RNN, "GRUCell": nn.GRU, "LSTMCell": nn.LSTM}


def joined(source: str, target: str, place: int = 0) -> Wire:
    """A wire from "block.port" to "block.port"."""
    ends = (*source.split("."), *target.split("."))
    id = f"{source}>{target}"
    return Wire(
        id=id, source=ends[0], source_port=ends[1], target=ends[2], target_port=ends[3], place=place
    )


def port(id: str, kind: str, y: float, steps: bool = False, group: str = "cell") -> Block:
    settings = {"steps": True} if steps else {}
    return Block(id=id, type=kind, name=id, y=y, settings=settings, inside=group)


def unrolled(cell: str, steps: int = STEPS) -> Document:
    """A cell of PyTorch in a group: its states are carried, each step leaves."""
    states = ["hidden", "cell"] if cell == "LSTMCell" else ["hidden"]
    inner = Block(id="it", type=f"torch.nn.{cell}", settings={"hidden_size": HIDDEN}, inside="cell")
    records: list[Record] = [
        Block(id="x", type="lienzo.Input", settings={"shape": [steps, WIDTH]}),
        Block(id="cell", type=GROUP, name="cell"),
        inner,
        port("step", ENTRY, 200, steps=True),
        port("each", EXIT, 200, steps=True),
        joined("x.output", "cell.step"),
        joined("step.output", "it.input"),
    ]
    for y, state in enumerate(states):
        leaves = state if cell == "LSTMCell" else "output"
        records += [
            port(f"{state}_before", ENTRY, y),
            port(f"{state}_after", EXIT, y),
            joined(f"{state}_before.output", f"it.{state}"),
            joined(f"it.{leaves}", f"{state}_after.input"),
        ]
    first = "hidden" if cell == "LSTMCell" else "output"
    records.append(joined(f"it.{first}", "each.input"))
    return Document(records)


def planned(document: Document):
    plan = Planner().plan(document)
    assert [str(one.what) for one in plan.problems] == []
    return plan


def network_of(plan, *signals: Signal):
    modules = make_modules(plan, seed=0)
    return modules, build(plan, list(signals), modules)


def numbers(*shape: int) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("cell", LAYERS)
def test_an_unrolled_cell_is_the_layer(cell):
    plan = planned(unrolled(cell))
    modules, network = network_of(plan, Signal("each", "output"))
    layer = LAYERS[cell](WIDTH, HIDDEN, batch_first=True)
    theirs = {f"{name}_l0": one for name, one in modules["it"].state_dict().items()}
    layer.load_state_dict(theirs)
    x = numbers(5, STEPS, WIDTH)
    found, expected = network(x), layer(x)[0]
    torch.testing.assert_close(found, expected)
    for one in (found, expected):
        one.square().sum().backward()
    for name, parameter in modules["it"].named_parameters():
        torch.testing.assert_close(parameter.grad, layer.get_parameter(f"{name}_l0").grad)
    assert plan.parameters == sum(one.numel() for one in layer.parameters())
    assert plan.specs[Signal("cell", "each")].shape == ("N", STEPS, HIDDEN)
    assert plan.specs[Signal("cell", "hidden_after")].shape == ("N", HIDDEN)
    assert plan.parameters_of("cell") == plan.parameters


def test_the_last_state_and_a_first_one_that_arrives():
    document = unrolled("GRUCell")
    document.apply(edits.add("lienzo.Input", settings={"shape": [HIDDEN]}, id="start"))
    wire = joined("start.output", "cell.hidden_before")
    document = Document([*document, wire])
    plan = planned(document)
    modules = make_modules(plan, seed=0)
    network = build(plan, [Signal(f"cell.{STEPS - 1}/it", "output")], modules)
    layer = nn.GRU(WIDTH, HIDDEN, batch_first=True)
    layer.load_state_dict({f"{n}_l0": one for n, one in modules["it"].state_dict().items()})
    x, start = numbers(5, STEPS, WIDTH), numbers(5, HIDDEN)
    given = {"x": x, "start": start}
    ordered = [given[signal.block] for signal in fields_of(plan, network)]
    torch.testing.assert_close(network(*ordered), layer(x, start[None])[1][0])


def test_a_cell_drawn_by_hand_is_the_plain_recurrent_layer():
    document = unrolled("RNNCell")
    kept = [one for one in document if "it" not in (one.id, *ends(one))]
    inside = [
        Block(id="new", type="torch.nn.Linear", settings={"out_features": HIDDEN}, inside="cell"),
        Block(id="old", type="torch.nn.Linear", settings={"out_features": HIDDEN}, inside="cell"),
        Block(id="sum", type="lienzo.Add", inside="cell"),
        Block(id="bend", type="torch.nn.Tanh", inside="cell"),
    ]
    start = [
        Block(id="first", type="lienzo.Select"),
        Block(id="wide", type="torch.nn.Linear", settings={"out_features": HIDDEN}),
        Block(id="zeros", type="lienzo.FilledLike"),
        joined("x.output", "first.input"),
        joined("first.output", "wide.input"),
        joined("wide.output", "zeros.like"),
        joined("zeros.output", "cell.hidden_before"),
    ]
    wires = [
        joined("step.output", "new.input"),
        joined("hidden_before.output", "old.input"),
        joined("new.output", "sum.input", 0),
        joined("old.output", "sum.input", 1),
        joined("sum.output", "bend.input"),
        joined("bend.output", "hidden_after.input"),
        joined("bend.output", "each.input"),
    ]
    plan = planned(Document([*kept, *inside, *start, *wires]))
    modules, network = network_of(plan, Signal("each", "output"))
    layer = nn.RNN(WIDTH, HIDDEN, batch_first=True)
    pairs = {"ih": modules["new"], "hh": modules["old"]}
    layer.load_state_dict(
        {
            f"{name}_{way}_l0": getattr(module, name)
            for way, module in pairs.items()
            for name in ("weight", "bias")
        }
    )
    x = numbers(5, STEPS, WIDTH)
    torch.testing.assert_close(network(x), layer(x)[0])


def test_a_cell_that_needs_a_state_says_where_the_first_is_missing():
    document = unrolled("GRUCell")
    kept = [one for one in document if one.id not in ("it", "hidden_before.output>it.hidden")]
    kept = [one for one in kept if "it" not in ends(one)]
    inside = [
        Block(id="it", type="lienzo.Subtract", inside="cell"),
        joined("step.output", "it.input"),
        joined("hidden_before.output", "it.other"),
        joined("it.output", "hidden_after.input"),
    ]
    found = Planner().plan(Document([*kept, *inside])).problems
    assert [(one.block, str(one.what)) for one in found if one.severity == "error"] == [
        ("cell", "The first step has nothing to begin with at hidden_before."),
        ("each", "Nothing arrives at Input."),
    ][:1]


def ends(record: Record) -> tuple[str, ...]:
    return (record.source, record.target) if isinstance(record, Wire) else ()


def test_the_number_of_steps_follows_what_arrives():
    planner = Planner()
    document = unrolled("GRUCell")
    for steps in (6, 3, 9):
        document.apply(edits.set_settings(document, "x", {"shape": [steps, WIDTH]}))
        plan = planner.plan(document)
        assert plan.specs[Signal("cell", "each")].shape == ("N", steps, HIDDEN)
        assert len([one for one in plan.steps if one.type == "torch.nn.GRUCell"]) == steps


def test_it_leaves_in_every_format_and_survives_the_file(tmp_path):
    document = unrolled("LSTMCell", steps=3)
    plan = planned(document)
    weights = read_weights(make_modules(plan, seed=0))
    assert set(weights) == {"it"}
    for ending in (".py", ".pt2", ".safetensors", ".onnx"):
        export(Model(document, plan, weights), tmp_path / f"it{ending}")
    again, repairs = drawing.decode(drawing.encode(document))
    assert (again, repairs) == (document, ())


def test_repeats_leave_side_by_side_without_steps_that_arrive():
    """Several copies with weights of their own, all their answers together."""
    document = unrolled("GRUCell")
    entry = replace(document.block("step"), settings={})
    holder = replace(document.block("cell"), settings={"repeat": 2})
    x = replace(document.block("x"), settings={"shape": [WIDTH]})
    kept = [one for one in document if one.id not in ("step", "cell", "x")]
    start = Block(id="start", type="lienzo.Input", settings={"shape": [HIDDEN]})
    wire = joined("start.output", "cell.hidden_before")
    plan = planned(Document([*kept, entry, holder, x, start, wire]))
    assert plan.specs[Signal("cell", "each")].shape == ("N", 2, HIDDEN)


def test_what_cannot_be_is_told():
    repeated = unrolled("GRUCell")
    repeated.apply(edits.set_settings(repeated, "cell", {"repeat": 2}))
    problems = [str(one.what) for one in Planner().plan(repeated).problems if one.block == "cell"]
    assert problems == ["It goes step by step, so it cannot be repeated as well."]
    starved = unrolled("GRUCell")
    starved = Document([one for one in starved if one.id != "x.output>cell.step"])
    problems = [str(one.what) for one in Planner().plan(starved).problems if one.block == "cell"]
    assert problems == ["Nothing arrives at step."]


def test_sequences_of_two_lengths_are_told():
    document = unrolled("GRUCell")
    more = [
        Block(id="y", type="lienzo.Input", settings={"shape": [4, WIDTH]}),
        port("other", ENTRY, 300, steps=True),
        joined("y.output", "cell.other"),
        Block(id="seen", type="torch.nn.Identity", inside="cell"),
        joined("other.output", "seen.input"),
    ]
    found = Planner().plan(Document([*document, *more])).problems
    told = [str(one.what) for one in found if one.code == "step_counts"]
    assert told == ["Its sequences differ in length: 4 and 6 steps."]
