"""Records and drawings between processes: they arrive as they were, piece by piece."""

from __future__ import annotations

import os
import pickle
import threading

import pytest

from backend.document.document import Document
from backend.document.packing import Records, packed
from backend.document.records import Block, Cell, Note, Objective, Training, Wire
from backend.formats import strict_json
from backend.pipe import Pipe
from backend.text import Refusal, Text
from tests.drawings import digits_mlp, neuron_net, wide_chain

EVERYTHING = [
    Block(id="a", type="t", settings={"shape": [1, 2], "deep": {"x": None}}, bends={"3": "relu"}),
    Block(id="b", type="t", settings={"size": (3, 3)}, cells=(Cell(row=1, column=-1, value=0.5),)),
    Block(id="c", type="t", settings={"large": 2**70, "word": "\ud800"}),
    Wire(id="w", source="a", source_port="o", target="b", target_port="i", weight=0.25, tie="t"),
    Note(id="n", text="ñ", x=-1.5),
    Objective(id="o", minimise={"a": 1.0}, moves=("b",), optimizer_settings={"betas": (0.9, 0.99)}),
    Training(epochs=3),
]


def test_every_kind_of_record_arrives_as_it_was():
    arrived = pickle.loads(pickle.dumps(Records(EVERYTHING)))
    assert arrived == EVERYTHING
    assert type(arrived[1].settings["size"]) is tuple
    assert type(arrived[0].settings["shape"]) is list
    assert type(arrived[5].optimizer_settings["betas"]) is tuple


@pytest.mark.parametrize("document", [digits_mlp(), neuron_net(), wide_chain(1200), Document()])
def test_drawings_arrive_equal_and_answer_the_same_questions(document):
    arrived = pickle.loads(pickle.dumps(document))
    assert arrived == document
    assert list(arrived) == list(document)
    for block in document.blocks:
        assert arrived.wires_of([block.id]) == document.wires_of([block.id])


def test_many_records_travel_in_pieces_packed_tight():
    pieces = packed(list(wide_chain(1200)))
    assert len(pieces) > 4
    assert all(isinstance(piece, bytes) for piece in pieces)


def test_a_pipe_carries_what_is_larger_than_a_frame():
    source, sink = os.pipe()
    with os.fdopen(source, "rb") as reading, os.fdopen(sink, "wb") as writing:
        sent = {"numbers": list(range(200_000)), "bytes": os.urandom(300_000), "text": "ñ" * 70_000}
        pipe = Pipe(reading, writing)
        thread = threading.Thread(target=pipe.send, args=(sent,))
        thread.start()
        assert pipe.receive() == sent
        thread.join()


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": ' * 65 + b"1" + b"}" * 65,
        b"[" * 40 + b'{"x": ' * 40 + b"1" + b"}" * 40 + b"]" * 40,
        b'["[[[", ' + b"[" * 64 + b"]" * 64 + b"]",
    ],
)
def test_what_nests_too_deep_is_refused(data):
    with pytest.raises(Refusal):
        strict_json.read(data, object, Text("No."))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 64 + b"]" * 64,
        b"[" + b'"{[{[",' * 200 + b"0]",
        b'[' + rb'"\"[[[\\",' * 200 + b"{}]",
        b'{"a": [' + b"{}," * 500 + b"[]]}",
    ],
)  # fmt: skip
def test_brackets_in_words_nest_nothing(data):
    assert strict_json.read(data, object, Text("No."))
