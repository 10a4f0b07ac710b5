"""What differs between two drawings, which block is which, and the figures beside it."""

from __future__ import annotations

import json
import random

import pytest
from msgspec.structs import replace

from backend.command_line import main
from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.comparison import ADDED, CHANGED, MOVED, REMOVED, compare
from backend.document.counterparts import counterparts
from backend.document.document import Document
from backend.document.groups import GROUP, USE
from backend.document.records import Block, Note, Objective, Record, Training, Wire
from backend.formats.networks import NETWORKS, open_network
from backend.insight.compared import Row, compared, rows
from backend.insight.telling import Teller
from backend.training.loop import Trainer, train
from backend.training.outcome import outcome_at, run_of
from tests.drawings import (
    LINEAR,
    RELU,
    chain,
    digits_cnn,
    digits_mlp,
    fields_of,
    neuron_net,
    wide_chain,
    wire,
)
from tests.random_ids import with_other_ids


def kinds(before: Document, after: Document) -> set[tuple[str, str, str]]:
    """Each difference as (kind, sort, id)."""
    found = compare(before, after).differences
    return {(one.kind, one.sort, one.record.id) for one in found}


def alterations(before: Document, after: Document) -> dict[str, tuple[object, object]]:
    """The alterations of the one record that differs."""
    (one,) = compare(before, after).differences
    return {each.name: (each.before, each.after) for each in one.alterations}


# laws


@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_a_drawing_is_the_same_under_other_ids(network):
    drawing = open_network(network.name)
    other, names = with_other_ids(drawing)
    comparison = compare(drawing, other)
    assert comparison.differences == ()
    assert all(comparison.pairs[block.id] == names[block.id] for block in drawing.blocks)


def test_what_was_added_one_way_was_removed_the_other_way():
    there = compare(digits_mlp(), digits_cnn())
    back = compare(digits_cnn(), digits_mlp())
    turned = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED, MOVED: MOVED}
    for kind, other in turned.items():
        assert there.count(kind, "block") == back.count(other, "block")
        assert there.count(kind, "wire") == back.count(other, "wire")


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_are_found_with_and_without_ids(seed):
    """What was edited differs, and nothing else; the same is found by structure alone."""
    chance = random.Random(seed)
    before, after = wide_chain(60), wide_chain(60)
    layers = [block for block in after.blocks if block.type == LINEAR]
    chosen = chance.sample(layers, 3)
    for place, block in enumerate(chosen):
        after.apply(edits.set_settings(after, block.id, {"out_features": 50 + place}))
    wanted = {(CHANGED, "block", block.id) for block in chosen}
    assert kinds(before, after) == wanted
    other, names = with_other_ids(after)
    assert kinds(before, other) == {(kind, sort, names[id]) for kind, sort, id in wanted}


# blocks


def test_settings_names_and_freezing_are_told():
    before = digits_mlp()
    after = before.copy()
    after.apply(edits.set_settings(after, "hidden", {"out_features": 64, "bias": False}))
    after.apply(edits.rename(after, "hidden", "wide"))
    after.apply(edits.freeze(after, ["hidden"], True))
    assert alterations(before, after) == {
        "out_features": (32, 64),
        "bias": (None, False),
        "name": ("", "wide"),
        "frozen": (False, True),
    }


def test_a_setting_within_a_setting_is_told_by_both_names():
    before = digits_mlp()
    after = before.copy()
    options = {"options": {"noise": 0.1}}
    after.apply(edits.set_settings(after, "data", options))
    assert alterations(before, after) == {"options.noise": (None, 0.1)}


def test_lists_and_tuples_are_the_same_values():
    before = Document([Block(id="a", type="torch.nn.Conv2d", settings={"kernel_size": (3, 3)})])
    after = Document([Block(id="a", type="torch.nn.Conv2d", settings={"kernel_size": [3, 3]})])
    assert compare(before, after).differences == ()


def test_no_and_zero_are_not_the_same():
    before = Document([Block(id="a", type=LINEAR, settings={"bias": False})])
    after = Document([Block(id="a", type=LINEAR, settings={"bias": 0})])
    assert alterations(before, after) == {"bias": (False, 0)}


def test_a_block_between_two_others_is_added_with_its_wires():
    before = digits_mlp()
    after = before.copy()
    new = Block(id="drop", type="torch.nn.Dropout")
    after.apply(edits.insert(after, "relu>out", new))
    assert {one for one in kinds(before, after) if one[1] == "block"} == {(ADDED, "block", "drop")}
    comparison = compare(before, after)
    assert (comparison.count(ADDED, "wire"), comparison.count(REMOVED, "wire")) == (2, 1)


def test_without_ids_what_stands_before_and_behind_an_insertion_is_known_again():
    before = wide_chain(40)
    after = wide_chain(40)
    wires = [one for one in after.wires if one.source == "layer00019"]
    new = Block(id="drop", type=LINEAR, settings={"out_features": 9})
    after.apply(edits.insert(after, wires[0].id, new))
    other, names = with_other_ids(after)
    pairs = counterparts(before, other)
    assert all(pairs[block.id] == names[block.id] for block in before.blocks)


def test_one_block_that_moved_is_told_but_a_drawing_that_was_shifted_is_not():
    before = digits_mlp()
    blocks = [block.id for block in before.blocks]
    one = before.copy()
    one.apply(edits.move(one, {"hidden": (40.0, 0.0)}))
    assert kinds(before, one) == {(MOVED, "block", "hidden")}
    assert compare(before, one).is_same
    every = before.copy()
    every.apply(edits.move(every, dict.fromkeys(blocks, (40.0, 16.0))))
    assert kinds(before, every) == set()


def test_ids_that_are_shared_by_chance_pair_nothing():
    before = Document([Block(id="b1", type=LINEAR), Block(id="b2", type=RELU), wire("b1", "b2")])
    after = Document([Block(id="b2", type=LINEAR), Block(id="b1", type=RELU), wire("b2", "b1")])
    assert counterparts(before, after) == {"b1": "b2", "b2": "b1"}
    assert kinds(before, after) == set()


def test_another_type_under_the_same_id_is_a_change():
    before = digits_mlp()
    after = Document(
        replace(one, type="torch.nn.Tanh") if one.id == "relu" else one for one in before
    )
    assert alterations(before, after) == {"type": (RELU, "torch.nn.Tanh")}


# wires, objectives, training, notes


def test_weights_and_ties_of_wires_are_told():
    before = neuron_net()
    first = next(one for one in before.wires if one.target == "answer")
    after = before.copy()
    after.apply(edits.weigh(after, first.id, 0.5))
    assert alterations(before, after) == {"weight": (None, 0.5)}


def test_wires_that_trade_places_are_told_and_those_behind_a_new_one_are_not():
    before = neuron_net()
    wires = {one.source: one for one in before.wires if one.target == "answer"}
    traded = {
        wires["neuron0"].id: replace(wires["neuron0"], place=1),
        wires["neuron1"].id: replace(wires["neuron1"], place=0),
    }
    after = Document(traded.get(one.id, one) for one in before)
    wanted = {(CHANGED, "wire", id) for id in traded}
    assert kinds(before, after) == wanted
    shifted = Document(
        replace(one, place=one.place + 1) if isinstance(one, Wire) and one.id in traded else one
        for one in before
    )
    assert kinds(before, shifted) == set()


def test_objectives_and_training_are_compared_under_other_ids_too():
    before = digits_mlp()
    after, names = with_other_ids(before)
    after.apply(edits.change_training(after, epochs=3))
    settings = {"lr": 0.1}
    objective = names["objective"]
    after.apply(edits.change_objective(after, objective, optimizer_settings=settings))
    assert kinds(before, after) == {
        (CHANGED, "training", "training"),
        (CHANGED, "objective", objective),
    }


def test_notes_are_found_by_their_words():
    before = Document([Note(id="a", text="Hello"), Note(id="b", text="gone")])
    after = Document([Note(id="c", text="Hello"), Note(id="d", text="new")])
    assert kinds(before, after) == {(REMOVED, "note", "b"), (ADDED, "note", "d")}


# groups


def grouped(width: int = 8, group: str = "g") -> list[Record]:
    """A group of two layers, in one and out one."""
    return [
        Block(id=group, type=GROUP, name=group),
        Block(id=f"{group}i", type="lienzo.GroupInput", inside=group),
        Block(id=f"{group}l", type=LINEAR, inside=group, settings={"out_features": width}),
        Block(id=f"{group}o", type="lienzo.GroupOutput", inside=group),
        wire(f"{group}i", f"{group}l"),
        wire(f"{group}l", f"{group}o"),
    ]


def test_what_is_other_inside_a_group_is_told_there():
    assert kinds(Document(grouped(8)), Document(grouped(9))) == {(CHANGED, "block", "gl")}


def test_a_group_that_went_is_told_once_with_all_in_it():
    before, after = Document([*grouped(), *grouped(4, "h")]), Document(grouped())
    comparison = compare(before, after)
    assert comparison.count(REMOVED, "block") == 4
    assert [one.record.id for one in comparison.outermost] == ["h"]


def test_a_use_of_the_same_definition_is_the_same_whatever_its_id():
    def drawing(name: str) -> Document:
        records = grouped(8, name)
        records[0] = replace(records[0], name="mine", settings={"definition": True})
        return Document([*records, Block(id="use", type=USE, settings={"of": name})])

    assert compare(drawing("one"), drawing("two")).differences == ()


# in words, with figures


def test_differences_are_put_into_words_with_the_titles_of_the_catalog():
    from backend.catalog.catalog import CATALOG

    before = digits_mlp()
    after = before.copy()
    after.apply(edits.set_settings(after, "hidden", {"out_features": 64, "bias": False}))
    (one,) = compare(before, after).differences
    teller = Teller(before, after, CATALOG.shelf())
    assert str(teller.title(one)) == "Dense"
    assert [str(each) for each in teller.details(one)] == ["Bias: yes ⟶ no", "Neurons: 32 ⟶ 64"]


def test_better_is_higher_for_accuracy_and_lower_for_a_loss():
    assert Row("accuracy", 0.5, 0.75, "measure", "higher", "test").verdict == "better"
    assert Row("loss", 0.5, 0.75, "measure", "lower", "test").verdict == "worse"
    assert Row("epochs", 5, 7).verdict == ""
    assert Row("loss", None, 0.5, "measure", "lower").difference is None


def trained(document: Document, folder) -> None:
    """Train a drawing to its end, into the folder of a run."""
    from backend.engine import Engine

    plan, prepared = Engine().sound_plan(document)
    trainer = Trainer(document, plan, prepared, run_folder=str(folder))
    list(train(trainer))
    trainer.close()


@pytest.fixture
def runs(tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    return tmp_path / "runs"


def small() -> Document:
    """A small drawing that is trained for one epoch."""
    layers = [("out", LINEAR, {"out_features": 3})]
    drawing = chain(layers, source="iris")
    drawing.apply(edits.change_training(drawing, epochs=1))
    return drawing


def test_the_newest_run_of_a_drawing_is_found_wherever_its_blocks_stand(runs):
    drawing = small()
    trained(drawing, runs / "20260101-120000-aaaa")
    trained(drawing, runs / "20260101-130000-bbbb")
    moved = drawing.copy()
    moved.apply(edits.move(moved, {"out": (80.0, 0.0)}))
    moved.apply(edits.change_training(moved, epochs=9))
    assert run_of(moved) == runs / "20260101-130000-bbbb"
    moved.apply(edits.set_settings(moved, "out", {"bias": False}))
    assert run_of(moved) is None


def test_the_figures_of_runs_stand_beside_those_of_the_plans(runs):
    drawing, other = small(), small()
    other.apply(edits.set_settings(other, "out", {"bias": False}))
    trained(drawing, runs / "20260101-120000-aaaa")
    trained(other, runs / "20260101-130000-bbbb")
    plans = [Planner().plan(each, fields_of(each)) for each in (drawing, other)]
    found = compared((drawing, plans[0]), (other, plans[1]))
    table = {(row.name, row.split): row for row in rows(found.before, found.after)}
    assert table["parameters", ""].before == 15
    assert table["parameters", ""].difference == -3
    assert table["epochs", ""].after == 1
    told = outcome_at(runs / "20260101-130000-bbbb")
    assert told is not None
    assert told.is_finished
    assert table["accuracy", "train"].after == told.measures["train"]["accuracy"]


def test_the_command_line_compares_files_examples_and_runs(runs, capsys):
    trained(small(), runs / "20260101-120000-aaaa")
    assert main(["compare", str(runs / "20260101-120000-aaaa"), "iris", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["runs"][0].endswith("aaaa")
    assert told["counts"]["added"] > 0
    assert {row["name"] for row in told["figures"]} >= {"parameters", "epochs"}
    assert main(["compare", "digits-mlp", "digits-cnn"]) == 0
    assert "Convolution 2D" in capsys.readouterr().out


def test_what_cannot_be_read_is_a_wrong_use(capsys):
    assert main(["compare", "iris", "nowhere.lienzo"]) == 2
    assert "nowhere.lienzo" in capsys.readouterr().err


def test_training_alone_counts_as_one_record():
    assert kinds(Document([Training(epochs=20)]), Document([])) == set()
    assert kinds(Document([Objective(id="o", minimise={"x": 1.0})]), Document([])) == {
        (REMOVED, "objective", "o")
    }
