"""Every edit obeys one law, and the document answers what one asks it."""

from __future__ import annotations

import itertools
import pickle
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from backend.document import (
    clipboard,
    edits,
    folding,
    grouping,
    layers,
    own_blocks,
    rows,
    single_neurons,
    unfolding,
)
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.history import History
from backend.document.inside import Inside, Reader
from backend.document.records import Block, Note, Objective, Training, Wire
from backend.formats import drawing
from backend.text import Refusal, Text
from tests.laws import canonical, obeys

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abñ", max_size=3), inner),
    max_leaves=5,
)
PLACES = st.floats(-50_000, 50_000, allow_nan=False)
SETTINGS = st.dictionaries(st.sampled_from(["out_features", "bias", "shape", "x"]), PLAIN)
CELL = st.tuples(st.integers(0, 2), st.integers(-1, 3))
LAYER = Inside((3, 4), 3, 4)
"""The inside of every layer, whatever its settings say: edits take it from the plan."""
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


class Drawing(RuleBasedStateMachine):
    """A person who edits at random, undoes and redoes; every single edit obeys the law."""

    def __init__(self) -> None:
        super().__init__()
        self.ids = pytest.MonkeyPatch()
        numbers = itertools.count()
        made = (edits, clipboard, folding, grouping, own_blocks, single_neurons, unfolding)
        for module in made:
            self.ids.setattr(module, "fresh_id", lambda: f"id{next(numbers):05}")
        self.history = History(Document())
        self.start = canonical(self.history.document)

    @property
    def document(self) -> Document:
        return self.history.document

    def do(self, change: Change) -> None:
        obeys(self.document, change)
        self.history.do(change)

    def some(self, data: st.DataObject, of: type | tuple[type, ...]) -> str:
        ids = [record.id for record in self.document if isinstance(record, of)]
        return data.draw(st.sampled_from(ids))

    def several(self, data: st.DataObject) -> list[str]:
        ids = [record.id for record in self.document]
        return data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=4)) if ids else []

    def has(self, *kinds: type) -> bool:
        return any(isinstance(record, kinds) for record in self.document)

    @initialize()
    def two_blocks(self) -> None:
        self.do(edits.add("lienzo.Input"))
        self.do(edits.add("torch.nn.Linear", 240, 0))

    @rule(
        kind=st.sampled_from(["torch.nn.Linear", "lienzo.Neuron"]), x=PLACES, y=PLACES, set=SETTINGS
    )
    def add(self, kind, x, y, set) -> None:
        self.do(edits.add(kind, x, y, set))

    @rule(x=PLACES, y=PLACES, text=NAMES)
    def add_note(self, x, y, text) -> None:
        self.do(edits.add_note(x, y, text))

    @rule(data=st.data())
    def delete(self, data) -> None:
        self.do(edits.delete(self.document, self.several(data)))

    @rule(data=st.data(), dx=PLACES, dy=PLACES)
    def move(self, data, dx, dy) -> None:
        self.do(
            edits.move(self.document, dict.fromkeys(self.several(data)[:1], (dx / 50, dy / 50)))
        )

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), port=st.sampled_from(["input", "target"]), many=st.booleans())
    def connect(self, data, port, many) -> None:
        ends = self.some(data, Block), self.some(data, Block)
        self.do(edits.connect(self.document, ends[0], "output", ends[1], port, many=many))

    @precondition(lambda self: self.has(Wire))
    @rule(data=st.data())
    def insert(self, data) -> None:
        block = Block(id=edits.fresh_id(), type="torch.nn.ReLU")
        self.do(edits.insert(self.document, self.some(data, Wire), block))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), set=SETTINGS)
    def set_settings(self, data, set) -> None:
        self.do(edits.set_settings(self.document, self.some(data, Block), set))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), names=st.sets(st.sampled_from(["bias", "shape"])))
    def clear_settings(self, data, names) -> None:
        self.do(edits.clear_settings(self.document, self.some(data, Block), names))

    @precondition(lambda self: self.has(Block, Objective))
    @rule(data=st.data(), name=NAMES)
    def rename(self, data, name) -> None:
        self.do(edits.rename(self.document, self.some(data, (Block, Objective)), name))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), frozen=st.booleans())
    def freeze(self, data, frozen) -> None:
        self.do(edits.freeze(self.document, [self.some(data, Block)], frozen))

    @precondition(lambda self: self.has(Wire))
    @rule(data=st.data(), weight=st.none() | st.floats(-9, 9))
    def weigh(self, data, weight) -> None:
        self.do(edits.weigh(self.document, self.some(data, Wire), weight))

    def layer(self, data: st.DataObject) -> str:
        ids = [one.id for one in self.document.blocks if one.type == "torch.nn.Linear"]
        return data.draw(st.sampled_from(ids)) if ids else self.some(data, Block)

    def attempt(self, edit: Callable[..., Change], *given: Any) -> None:
        """An edit that may be refused."""
        with suppress(Refusal):
            self.do(edit(self.document, *given))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), is_open=st.booleans())
    def open_layer(self, data, is_open) -> None:
        self.do(layers.open_layer(self.document, [self.layer(data)], is_open))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), place=CELL, value=st.none() | st.floats(-9, 9))
    def type_cell(self, data, place, value) -> None:
        self.do(layers.type_cell(self.document, self.layer(data), *place, value, LAYER))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), places=st.sets(CELL, max_size=4), cut=st.booleans())
    def cut_cells(self, data, places, cut) -> None:
        self.do(layers.cut_cells(self.document, self.layer(data), sorted(places), cut, LAYER))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), places=st.sets(CELL, max_size=4), frozen=st.booleans())
    def freeze_cells(self, data, places, frozen) -> None:
        self.do(layers.freeze_cells(self.document, self.layer(data), sorted(places), frozen))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), row=st.integers(0, 2), bend=st.sampled_from(["relu", "linear"]))
    def bend_row(self, data, row, bend) -> None:
        self.do(layers.bend_row(self.document, self.layer(data), row, bend))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), places=st.none() | st.sets(CELL, max_size=4))
    def clear_cells(self, data, places) -> None:
        self.do(layers.clear_cells(self.document, self.layer(data), LAYER, places))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), row=st.integers(0, 2), more=st.booleans())
    def add_or_remove_row(self, data, row, more) -> None:
        reader = Reader(self.layer(data), "weight", 1, (3, 4), 0, 1, 0.0, "in_features")
        edit = rows.add_row if more else rows.remove_row
        layer = self.layer(data)
        self.attempt(edit, layer, row, LAYER, [reader] if reader.owner != layer else [])

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), width=st.integers(1, 4))
    def unfold(self, data, width) -> None:
        widths = dict.fromkeys((wire.id for wire in self.document.wires), width)
        self.attempt(unfolding.unfold, self.layer(data), LAYER, widths)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), width=st.integers(1, 4))
    def fold(self, data, width) -> None:
        neurons = [one.id for one in self.document.blocks if one.type == "lienzo.Neuron"]
        ids = data.draw(st.lists(st.sampled_from(neurons), max_size=4)) if neurons else []
        widths = dict.fromkeys((wire.id for wire in self.document.wires), width)
        self.attempt(folding.fold, ids, widths)

    def holder(self, data: st.DataObject) -> str:
        holders = ("lienzo.Group", "lienzo.Use")
        ids = [one.id for one in self.document.blocks if one.type in holders]
        return data.draw(st.sampled_from(ids)) if ids else self.some(data, Block)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), name=NAMES)
    def group(self, data, name) -> None:
        self.attempt(grouping.group, self.several(data), name)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data())
    def ungroup(self, data) -> None:
        self.attempt(grouping.ungroup, self.holder(data))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), gives=st.booleans())
    def add_port(self, data, gives) -> None:
        self.attempt(grouping.add_port, self.holder(data), gives)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), value=PLAIN)
    def lift(self, data, value) -> None:
        self.attempt(grouping.lift, self.some(data, Block), "bias", value)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), value=PLAIN, clear=st.booleans())
    def set_value(self, data, value, clear) -> None:
        holder = self.holder(data)
        self.do(grouping.set_value(self.document, holder, "bias", value))
        if clear:
            self.do(grouping.clear_value(self.document, holder, "bias"))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data())
    def make_definition(self, data) -> None:
        self.attempt(own_blocks.make_definition, self.holder(data))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data(), x=PLACES)
    def use(self, data, x) -> None:
        self.attempt(own_blocks.use, self.holder(data), x, 0.0)

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data())
    def detach(self, data) -> None:
        self.attempt(own_blocks.detach, self.holder(data))

    @precondition(lambda self: self.has(Note))
    @rule(data=st.data(), text=NAMES)
    def edit_note(self, data, text) -> None:
        self.do(edits.edit_note(self.document, self.some(data, Note), text=text, width=300.0))

    @precondition(lambda self: self.has(Block))
    @rule(data=st.data())
    def add_objective(self, data) -> None:
        moves = tuple(sorted({self.some(data, Block), self.some(data, Block)}))
        moves = data.draw(st.sampled_from([moves, ()]))
        self.do(edits.add_objective(self.some(data, Block), moves=moves))

    @precondition(lambda self: self.has(Objective))
    @rule(data=st.data(), set=SETTINGS, every=st.integers(1, 9))
    def change_objective(self, data, set, every) -> None:
        chosen = self.some(data, Objective)
        self.do(
            edits.change_objective(
                self.document,
                chosen,
                optimizer="torch.optim.SGD",
                optimizer_settings=set,
                every=every,
            )
        )

    @rule(epochs=st.integers(1, 500), seed=st.integers(0, 99))
    def change_training(self, epochs, seed) -> None:
        self.do(edits.change_training(self.document, epochs=epochs, seed=seed))

    @rule(data=st.data(), dx=PLACES)
    def duplicate(self, data, dx) -> None:
        self.do(clipboard.duplicate(self.document, self.several(data), dx / 50, 0))

    @rule(data=st.data())
    def paste_in_an_empty_window(self, data) -> None:
        obeys(Document(), clipboard.paste(clipboard.copy(self.document, self.several(data))))

    @rule()
    def undo(self) -> None:
        self.history.undo()

    @rule()
    def redo(self) -> None:
        self.history.redo()

    def teardown(self) -> None:
        self.ids.undo()
        while self.history.redo():
            pass
        end = canonical(self.document)
        while self.history.undo():
            pass
        assert canonical(self.document) == self.start
        while self.history.redo():
            pass
        assert canonical(self.document) == end


Drawing.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDrawing = Drawing.TestCase


@pytest.fixture
def classifier() -> Document:
    """data → hidden → loss, with an objective that moves the hidden layer."""
    return Document(
        [
            Block(id="data", type="lienzo.Data"),
            Block(id="hidden", type="torch.nn.Linear", x=240.0, settings={"out_features": 3}),
            Block(id="loss", type="torch.nn.CrossEntropyLoss", x=480.0),
            Wire(id="a", source="data", source_port="input", target="hidden", target_port="input"),
            Wire(id="b", source="hidden", source_port="output", target="loss", target_port="input"),
            Wire(id="c", source="data", source_port="target", target="loss", target_port="target"),
            Note(id="words", text="Hola"),
            Objective(id="goal", minimise={"loss": 1.0}),
        ]
    )


def test_deleting_a_block_takes_its_wires_and_the_objective_without_a_loss(classifier):
    left = obeys(classifier, edits.delete(classifier, ["loss"]))
    assert {record.id for record in left} == {"data", "hidden", "a", "words"}


def test_a_port_for_one_wire_gives_up_the_wire_it_had(classifier):
    change = edits.connect(classifier, "data", "input", "loss", "input", id="new")
    assert [wire.id for wire in obeys(classifier, change).wires_into("loss", "input")] == ["new"]


def test_a_port_for_many_keeps_its_wires_in_order(classifier):
    change = edits.connect(classifier, "data", "input", "loss", "input", many=True, id="aa")
    wires = obeys(classifier, change).wires_into("loss", "input")
    assert [(wire.id, wire.place) for wire in wires] == [("b", 0), ("aa", 1)]


def test_the_same_wire_twice_changes_nothing(classifier):
    assert not edits.connect(classifier, "data", "input", "hidden", "input")


def test_inserting_a_block_leads_the_wire_through_it(classifier):
    block = Block(id="relu", type="torch.nn.ReLU")
    changed = obeys(classifier, edits.insert(classifier, "b", block))
    (into,) = changed.wires_into("relu")
    (out,) = changed.wires_from("relu")
    assert (into.source, out.target, out.target_port) == ("hidden", "loss", "input")


def test_a_change_made_for_another_state_alters_nothing(classifier):
    change = edits.rename(classifier, "hidden", "one")
    classifier.apply(edits.rename(classifier, "hidden", "two"))
    before = canonical(classifier)
    with pytest.raises(ValueError, match="hidden"):
        classifier.apply(change)
    assert canonical(classifier) == before


def test_changes_together_are_one(classifier):
    first = edits.rename(classifier, "hidden", "one")
    between = obeys(classifier, first)
    second = edits.delete(between, ["hidden"])
    both = together(Text("Both"), first, second)
    assert both.records["hidden"][0] == classifier["hidden"]
    assert "hidden" not in obeys(classifier, both)


def test_a_copy_brings_wires_among_the_copied_and_their_objective(classifier):
    change = clipboard.duplicate(classifier, ["hidden", "loss"], 0.0, 100.0)
    pasted = [after for _, after in change.records.values()]
    obeys(classifier, change)
    assert sorted(type(record).__name__ for record in pasted) == [
        "Block",
        "Block",
        "Objective",
        "Wire",
    ]
    assert {record.y for record in pasted if isinstance(record, Block)} == {100.0}


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[{}]", b"hello", b"\xff\xfe", b'[{"kind":"block"}]', b'[{"kind":"x"}]']
)
def test_what_is_no_copy_is_refused(data):
    with pytest.raises(Refusal, match="What was copied is not part of a drawing."):
        clipboard.paste(data)


def test_history_knows_whether_the_document_is_as_saved(classifier):
    history = History(classifier)
    assert history.is_saved
    history.do(edits.rename(classifier, "hidden", "one"))
    assert not history.is_saved
    history.mark_saved()
    history.undo()
    assert not history.is_saved
    history.redo()
    assert history.is_saved


def test_something_new_forgets_what_was_undone(classifier):
    history = History(classifier)
    history.do(edits.rename(classifier, "hidden", "one"))
    history.undo()
    history.do(edits.rename(classifier, "hidden", "two"))
    assert history.redoable is None
    assert history.redo() is None


def test_a_listener_hears_what_was_applied(classifier):
    heard: list[Change] = []
    history = History(classifier, heard.append)
    change = edits.change_training(classifier, epochs=3)
    history.do(change)
    history.undo()
    assert heard[0] is change
    assert heard[1].records == change.inverse.records


def test_training_is_the_default_until_somebody_chooses():
    document = Document()
    assert document.training == Training()
    document.apply(edits.change_training(document, epochs=7))
    assert document.training.epochs == 7


def test_a_change_travels_between_processes(classifier):
    change = edits.delete(classifier, ["hidden"])
    assert pickle.loads(pickle.dumps(change)) == change


def test_a_document_of_10000_blocks_opens_within_two_seconds():
    records = [Block(id=f"b{n}", type="torch.nn.ReLU", x=float(n)) for n in range(10_000)]
    wires = [
        Wire(
            id=f"w{n}",
            source=f"b{n}",
            source_port="output",
            target=f"b{n + 1}",
            target_port="input",
        )
        for n in range(9_999)
    ]
    data = canonical(Document([*records, *wires]))
    began = time.perf_counter()
    opened, repairs = drawing.decode(data)
    assert time.perf_counter() - began < 2.0
    assert (len(opened), repairs) == (19_999, ())
