"""One name for each neuron, the same wherever it is told."""

from __future__ import annotations

from backend.document import edits, weighing
from gui.canvas.names import names_of
from gui.panels.wire_weights import weights_into
from tests.gui.neurons_stage import draw_neurons
from tests.gui.panels_stage import make_session


def test_forms_call_a_neuron_as_the_canvas_does(qapp):
    session = make_session()
    draw_neurons(session)
    names = names_of(session)
    assert names_of(session) is names
    told = [weight.name for weight in weights_into(session, "out")]
    assert told == [names.title(wire.source) for wire in session.document.wires_into("out")]
    assert told[0] == "Neuron 1.1"


def test_numbers_of_neurons_follow_the_drawing_and_outlast_weights(qapp):
    session = make_session()
    draw_neurons(session)
    names = names_of(session)
    assert names.title("h0") == "Neuron 1.1"
    counted = names._numbers
    wire = session.document.wires_into("h0")[0].id
    session.do(weighing.weigh(session.document, wire, 2.0, session.live.numbers))
    assert names._numbers is counted
    session.do(edits.move(session.document, {"h0": (0.0, 1000.0)}))
    assert names.title("h0") != "Neuron 1.1"


def test_several_wires_are_told_apart_in_few_letters(qapp):
    session = make_session()
    draw_neurons(session)
    names = names_of(session)
    assert [names.short(id) for id in ("x", "h1", "out")] == ["x₁", "1.2", "2.1"]
    session.do(edits.rename(session.document, "h1", "gate"))
    assert names.short("h1") == "gate"
