"""Columns of neurons and features: one click adds or removes, the wiring follows."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from backend.document import columns
from backend.document.columns import Feature
from backend.document.document import Document
from backend.document.records import Block, Objective, Wire
from backend.text import Refusal
from tests.laws import obeys

NEURON = columns.NEURON


def wired(pairs: dict[str, list[str]], port: str = "output") -> list[Wire]:
    """Wires into each target from its sources, in order; a loss takes them at "input"."""
    return [
        Wire(
            id=f"{source}-{target}",
            source=source,
            source_port="input" if source == "data" else port,
            target=target,
            target_port="input",
            place=place,
        )
        for target, sources in pairs.items()
        for place, source in enumerate(sources)
    ]


@pytest.fixture
def net() -> Document:
    """Data, two hidden neurons, one that answers, a loss."""
    blocks = [
        Block(id="data", type="lienzo.Data"),
        Block(id="a", type=NEURON, x=300, y=0, settings={"activation": "relu"}),
        Block(id="b", type=NEURON, x=300, y=64, settings={"activation": "relu", "start": 1.0}),
        Block(id="out", type=NEURON, x=444, y=32),
        Block(id="loss", type="torch.nn.MSELoss", x=600, y=32),
    ]
    wires = wired({"a": ["data"], "b": ["data"], "out": ["a", "b"], "loss": ["out"]})
    return Document([*blocks, *wires, Objective(id="goal", minimise={"loss": 1.0})])


def sources(document: Document, target: str) -> list[str]:
    return [wire.source for wire in document.wires_into(target)]


def fresh(before: Document, after: Document, type: str = NEURON) -> list[str]:
    """The new blocks of a type, from top to bottom."""
    found = [one for one in after.blocks if one.type == type and one.id not in before]
    return [one.id for one in sorted(found, key=lambda one: one.y)]


def test_a_column_is_what_the_same_sources_feed(net):
    assert columns.column_of(net, "a") == columns.column_of(net, "b") == ("a", "b")
    assert columns.column_of(net, "out") == ("out",)


def test_a_neuron_more_is_wired_like_its_neighbour(net):
    grown = obeys(net, columns.add_neuron(net, ("a", "b")))
    (new,) = fresh(net, grown)
    assert sources(grown, new) == ["data"]
    assert sources(grown, "out") == ["a", "b", new]
    assert grown.block(new).settings == {"activation": "relu"}
    assert (grown.block(new).x, grown.block(new).y) == (300, 128)
    assert columns.column_of(grown, new) == ("a", "b", new)


def test_a_second_answer_is_not_pressed_into_a_port_for_one_wire(net):
    grown = obeys(net, columns.add_neuron(net, ("out",)))
    assert sources(grown, "loss") == ["out"]


def test_a_neuron_leaves_its_column_but_the_last_one_stays(net):
    left = obeys(net, columns.remove_neuron(net, "b"))
    assert sources(left, "out") == ["a"]
    with pytest.raises(Refusal, match="This is the only neuron of its column."):
        columns.remove_neuron(left, "a")


def test_a_column_in_between_is_fully_wired(net):
    grown = obeys(net, columns.add_column_after(net, ("a", "b"), 3, "sigmoid"))
    new = fresh(net, grown)
    assert len(new) == 3
    assert all(sources(grown, one) == ["a", "b"] for one in new)
    assert sources(grown, "out") == new
    xs = [grown.block(id).x for id in ("a", new[0], "out", "loss")]
    assert xs == sorted(xs)
    assert min(b - a for a, b in itertools.pairwise(xs)) >= 100
    middle = [grown.block(one).y for one in new]
    assert sum(middle) / 3 == 32


def test_a_first_column_goes_between_data_and_what_it_fed(net):
    grown = obeys(net, columns.add_column_after(net, ("data",), 2))
    new = fresh(net, grown)
    assert all(sources(grown, one) == ["data"] for one in new)
    assert grown.wires_into(new[0])[0].source_port == "input"
    assert sources(grown, "a") == sources(grown, "b") == new


def test_behind_the_answer_only_one_neuron_fits(net):
    with pytest.raises(Refusal, match="takes only one wire"):
        columns.add_column_after(net, ("out",), 2)
    grown = obeys(net, columns.add_column_after(net, ("out",), 1))
    (new,) = fresh(net, grown)
    assert sources(grown, "loss") == [new]
    assert sources(grown, new) == ["out"]


def test_a_column_that_goes_leaves_its_neighbours_wired(net):
    shrunk = obeys(net, columns.remove_column(net, ("a", "b")))
    assert sources(shrunk, "out") == ["data"]
    with pytest.raises(Refusal, match="takes only one wire"):
        columns.remove_column(net, ("out",))
    one = obeys(net, columns.remove_neuron(net, "b"))
    assert sources(obeys(one, columns.remove_column(one, ("out",))), "loss") == ["a"]


def test_adding_and_removing_a_column_gives_the_same_wiring_back(net):
    grown = obeys(net, columns.add_column_after(net, ("a", "b"), 2))
    back = obeys(grown, columns.remove_column(grown, fresh(net, grown)))
    assert sorted(sources(back, "out")) == ["a", "b"]


def test_the_first_feature_leads_the_data_through_tiles_and_keeps_its_weights(net):
    known = {"data-a": np.array([0.1, 0.2], np.float32)}
    change = columns.toggle_feature(
        net, "data", "input", Feature("x_squared"), 2, lambda owner, name: known.get(owner)
    )
    drawn = obeys(net, change)
    tiles = columns.features_of(drawn, "data", "input")
    assert set(tiles) == {Feature("x", 0), Feature("x", 1), Feature("x_squared", 0)}
    (first,), (second,), (square,) = (
        tiles[one] for one in (Feature("x", 0), Feature("x", 1), Feature("x_squared", 0))
    )
    for neuron in ("a", "b"):
        assert set(sources(drawn, neuron)) == {first, second, square}
    by_source = {
        drawn[patch.owner].source: patch.after.tolist()
        for patch in change.patches
        if drawn[patch.owner].target == "a"
    }
    assert by_source == {
        first: [np.float32(0.1)],
        second: [np.float32(0.2)],
    }


def test_tiles_find_room_between_the_data_and_what_it_feeds(net):
    drawn = obeys(net, columns.toggle_feature(net, "data", "input", Feature("sin_x")))
    tiles = [one for one in drawn.blocks if one.type == columns.FEATURE]
    assert all(drawn.block("data").x + 176 + 40 < tile.x for tile in tiles)
    assert all(tile.x + 40 + 60 < drawn.block("a").x for tile in tiles)
    assert len({tile.y for tile in tiles}) == 3
    assert drawn.block("loss").x - drawn.block("out").x == 156


def test_a_feature_goes_as_it_came(net):
    with_square = obeys(net, columns.toggle_feature(net, "data", "input", Feature("x_squared")))
    assert columns.has_feature(with_square, "data", "input", Feature("x_squared"))
    without = obeys(
        with_square, columns.toggle_feature(with_square, "data", "input", Feature("x_squared"))
    )
    assert not columns.has_feature(without, "data", "input", Feature("x_squared"))
    assert columns.has_feature(without, "data", "input", Feature("x", 1))
    fewer = obeys(without, columns.toggle_feature(without, "data", "input", Feature("x", 1)))
    assert len(sources(fewer, "a")) == 1


def test_data_wired_straight_has_its_plain_columns(net):
    assert columns.has_feature(net, "data", "input", Feature("x", 0))
    assert not columns.has_feature(net, "data", "input", Feature("sin_x", 0))


def test_what_takes_one_wire_gets_the_features_joined():
    blocks = [
        Block(id="data", type="lienzo.Data"),
        Block(id="dense", type="torch.nn.Linear", x=600),
    ]
    net = Document([*blocks, *wired({"dense": ["data"]})])
    drawn = obeys(net, columns.toggle_feature(net, "data", "input", Feature("x_times_y")))
    (joint,) = sources(drawn, "dense")
    assert drawn.block(joint).type == columns.CONCATENATE
    assert len(sources(drawn, joint)) == 3
    kinds = {columns.feature_in(drawn.block(one)) for one in sources(drawn, joint)}
    assert kinds == {Feature("x", 0), Feature("x", 1), Feature("x_times_y", 0, 1)}
