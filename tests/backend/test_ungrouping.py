"""Groups taken apart: what is drawn then computes what the group computed, with its weights."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from backend.compiler.planner import Planner
from backend.document import edits, grouping, open_groups, own_blocks
from backend.document.document import Document
from backend.document.formula import put_in
from backend.document.groups import ENTRY, EXIT, GROUP, HOLDERS, PORTS, USE
from backend.document.records import Objective
from backend.formats.networks import open_network
from backend.text import Refusal
from backend.weights import patched
from tests.backend.test_groups import after, answer, block, learned, tower
from tests.drawings import LINEAR, RELU, wire


def stack(**settings: Any) -> Document:
    """input (8) → outer (holds inner: dense, and a tanh) → out (2)."""
    return Document(
        [
            block("in", "lienzo.Input", shape=[8]),
            block("outer", GROUP, x=200.0, name="Outer", **settings),
            block("oin", ENTRY, "outer"),
            block("inner", GROUP, "outer", 200.0, "Inner", repeat=2, values={"width": "=wide"}),
            block("pin", ENTRY, "inner"),
            block("dense", LINEAR, "inner", 200.0, out_features="=width + 0 * i"),
            block("pout", EXIT, "inner", 400.0),
            block("bend", "torch.nn.Tanh", "outer", 400.0),
            block("oout", EXIT, "outer", 600.0),
            block("out", LINEAR, x=900.0, out_features=2),
            wire("in", "outer.oin", id="w1"),
            wire("oin", "inner.pin", id="w2"),
            wire("pin", "dense", id="w3"),
            wire("dense", "pout", id="w4"),
            wire("inner.pout", "bend", id="w5"),
            wire("bend", "oout", id="w6"),
            wire("outer.oout", "out", id="w7"),
        ]
    )


def ungrouped(document: Document, id: str) -> Document:
    """The drawing without a group, which computes the same with what was learned."""
    weights = learned(document)
    expected = answer(document, weights)
    change = grouping.ungroup(document, id, weights)
    flat = after(document, change)
    carried = patched(weights, change.patches)
    assert torch.equal(answer(flat, carried), expected)
    plan, before = Planner().plan(flat), Planner().plan(document)
    assert plan.parameters == before.parameters
    owners = {step.block for step in plan.steps if step.parameters}
    assert owners == set(carried), "every number is somebody's, and nothing is left over"
    return flat


@pytest.mark.parametrize("repeat", [1, 2, 5, "=2 + 1"])
def test_a_group_that_repeats_is_written_out(repeat):
    flat = ungrouped(tower(repeat=repeat), "tower")
    assert not any(one.type in (*HOLDERS, *PORTS) for one in flat.blocks)


def test_each_copy_has_what_its_formulas_gave():
    document = tower("=width * 2", repeat=3, values={"width": {"each": [2, "=n", "=4 + i"]}})
    flat = ungrouped(document, "tower")
    dense = sorted((one for one in flat.blocks if one.type == LINEAR), key=lambda one: one.x)
    assert [one.settings["out_features"] for one in dense] == [4, 6, 12, 2]


def test_copies_stand_in_a_row_and_neighbours_make_room():
    flat = ungrouped(tower(repeat=3), "tower")
    chain = sorted((one for one in flat.blocks), key=lambda one: one.x)
    assert [one.type for one in chain] == ["lienzo.Input", *[LINEAR, RELU] * 3, LINEAR]
    assert all(b.x - a.x >= 176 for a, b in zip(chain, chain[1:], strict=False))


def test_groups_in_groups_come_apart_one_by_one():
    document = stack(repeat=2, values={"wide": 8})
    half = ungrouped(document, "outer")
    inner = [one for one in half.blocks if one.type == GROUP]
    assert len(inner) == 2
    assert all(one.settings["values"] == {"width": 8} for one in inner)
    flat = half
    for group in inner:
        flat = ungrouped(flat, group.id)
    assert sum(one.type == LINEAR for one in flat.blocks) == 5


def test_a_group_inside_leaves_formulas_about_names_further_out():
    flat = ungrouped(stack(repeat=2, values={"wide": 8}), "inner")
    dense = [one for one in flat.blocks if one.type == LINEAR and one.inside == "outer"]
    assert {one.settings["out_features"] for one in dense} == {"=wide + 0 * 0", "=wide + 0 * 1"}


def test_a_use_is_detached_first():
    document = tower(repeat=2)
    weights = learned(document)
    change = own_blocks.make_definition(document, "tower", weights, use="use")
    document = after(document, change)
    flat = ungrouped(document, "use")
    assert not [one for one in flat.blocks if one.type == USE]
    assert "tower" in flat, "the definition stays in the palette"


def test_every_group_of_a_published_network_comes_apart():
    document = open_network("vit-b-16")
    before = Planner().plan(document)
    while held := [one for one in document.blocks if one.type == USE]:
        document = after(document, grouping.ungroup(document, held[0].id))
    plan = Planner().plan(document)
    assert plan.is_sound
    assert (plan.parameters, len(plan.steps)) == (before.parameters, len(before.steps))


def test_objectives_move_every_copy():
    document = tower(repeat=2)
    document.apply(edits.add("torch.nn.MSELoss", id="loss"))
    document.apply(edits.connect(document, "out", "output", "loss", "input"))
    objective = Objective(id="o", minimise={"loss": 1.0}, moves=("tower",))
    document.apply(edits.added(edits.Text("x"), [objective]))
    flat = after(document, grouping.ungroup(document, "tower"))
    (found,) = flat.objectives
    assert {flat.block(id).type for id in found.moves} == {LINEAR, RELU}
    assert len(found.moves) == 4


def test_wires_into_neurons_take_their_weights_along():
    document = tower(repeat=2)
    document.apply(edits.delete(document, ["dense", "relu"]))
    for number in range(8):
        id = f"n{number}"
        document.apply(edits.add("lienzo.Neuron", 200.0, 50.0 * number, id=id, inside="tower"))
        document.apply(edits.connect(document, "pin", "output", id, "input", id=f"into{number}"))
    document.apply(edits.add("lienzo.Concatenate", 300.0, id="join", inside="tower"))
    for number in range(8):
        ends = f"n{number}", "output", "join", "input"
        document.apply(edits.connect(document, *ends, many=True, id=f"to{number}"))
    document.apply(edits.connect(document, "join", "output", "pout", "input"))
    weights = learned(document)
    assert "tower.1/into3" in weights
    change = grouping.ungroup(document, "tower", weights)
    flat, carried = after(document, change), patched(weights, change.patches)
    assert torch.equal(answer(flat, carried), answer(document, weights))


def test_shared_repeats_are_given_weights_of_their_own_first():
    document = tower(repeat=3, shared=True)
    with pytest.raises(Refusal, match="share their weights"):
        grouping.ungroup(document, "tower")
    weights = learned(document)
    expected = answer(document, weights)
    change = grouping.unshare(document, "tower", weights)
    apart, weights = after(document, change), patched(weights, change.patches)
    assert set(weights) == {"dense", "tower.1/dense", "tower.2/dense", "out"}
    assert torch.equal(answer(apart, weights), expected)
    np.testing.assert_array_equal(weights["dense"]["weight"], weights["tower.2/dense"]["weight"])


def test_what_cannot_be_ungrouped_is_refused():
    document = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    for id in ("tower", "out"):
        with pytest.raises(Refusal, match="Only a group"):
            grouping.ungroup(document, id)
    with pytest.raises(Refusal, match="not known here"):
        grouping.ungroup(tower(repeat="=depth"), "tower")


@pytest.mark.parametrize(
    ("formula", "names", "expected"),
    [
        ("=width", {"width": 8}, 8),
        ("=width * 2", {"width": 8}, 16),
        ("=width * 2", {"width": "=a + b"}, "=(a + b) * 2"),
        ("=min(width, i)", {"i": 3}, "=min(width, 3)"),
        ("=min(width, i)", {"i": 3, "width": 1}, 1),
        (["=i", 4, "=j"], {"i": 1}, [1, 4, "=j"]),
        ("words", {"words": 1}, "words"),
        ("=other", {"width": 1}, "=other"),
    ],
)
def test_names_are_put_into_formulas(formula, names, expected):
    assert put_in(formula, names) == expected


def placed(document: Document, kind: str) -> list[tuple[float, float]]:
    return sorted((one.x, one.y) for one in document.blocks if one.type == kind)


def opened(document: Document, *groups: str) -> Document:
    for group in groups:
        document = after(document, open_groups.open_group(document, group, True))
    return document


def test_what_is_seen_already_stays_where_it_is():
    """An open group shows its inside where it stands: taken apart, nothing there moves."""
    document = opened(tower(), "tower")
    flat = after(document, grouping.ungroup(document, "tower"))
    assert all((one.x, one.y) == _place(document, one.id) for one in flat.blocks)


def test_what_copies_show_of_their_inside_goes_with_them():
    document = opened(stack(repeat=3), "outer", "inner")
    flat = after(document, grouping.ungroup(document, "outer"))
    assert _place(flat, "dense") == _place(document, "dense")
    groups, layers = placed(flat, GROUP), placed(flat, LINEAR)
    steps = {later[0] - sooner[0] for sooner, later in pairwise(groups)}
    assert len(groups) == 3
    (step,) = steps
    x, y = _place(document, "dense")
    assert {(x + number * step, y) for number in range(3)} <= set(layers)


def _place(document: Document, id: str) -> tuple[float, float]:
    one = document.block(id)
    return one.x, one.y
