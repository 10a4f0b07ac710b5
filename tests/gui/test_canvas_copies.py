"""What copies of blocks answer, shown on what was drawn."""

from __future__ import annotations

import numpy as np
import pytest

from backend.compiler.plan import Plan
from backend.document import grouping, own_blocks
from backend.document.groups import GROUP, USE
from backend.document.records import Block
from backend.training.events import BlockView, NeuronsKnown, NeuronsView, Walked, Watched
from gui.canvas.view import CanvasView
from tests.gui.canvas_stage import linear, neuron
from tests.gui.groups_stage import (
    inner,
    show,
)
from tests.gui.session_stage import open_example
from tests.gui.window_stage import wait


def _with_copies(qtbot) -> CanvasView:
    own = Block(id="own", type=GROUP, name="Own", settings={"definition": True})
    uses = [Block(id=f"u{n}", type=USE, y=n * 200, settings={"of": "own"}) for n in (1, 2)]
    view = show(
        qtbot, [own, inner("own", linear("d", 0, 0)), inner("own", neuron("n", 0, 200)), *uses]
    )
    view.session.plan = Plan(
        drawn={f"u{n}/{id}": id for n in (1, 2) for id in ("d", "n")},
        first={"d": "u1/d", "n": "u1/n"},
        within={"u1": ("u1/d", "u1/n"), "u2": ("u2/d", "u2/n")},
    )
    view.session.planned.emit(view.session.plan)
    return view


def test_a_look_into_a_use_watches_its_copy(qtbot):
    view = _with_copies(qtbot)
    view.session.enter("u2")
    view.session.watch(["d"])
    assert view.session.run.watching.blocks == ("u2/d",)
    view.session.go_to(("u1",))
    assert view.session.run.watching.blocks == ("u1/d",)


def test_what_a_copy_answers_is_shown_where_it_was_drawn(qtbot):
    view = _with_copies(qtbot)
    view.session.enter("u2")
    told = Watched(1, 0, {"u2/d": BlockView(np.arange(6.0), norms={})})
    view.session.trainer.happened.emit([told])
    assert "d" in view.scene.strips
    assert view.session.live.view("d").activation.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_neuron_shows_the_numbers_of_the_copy_that_is_looked_at(qtbot):
    view = _with_copies(qtbot)
    known = NeuronsKnown(1, ("u1/n", "u2/n"), ())
    numbers, none = np.array([0.25, -0.5], np.float32), np.zeros(0, np.float32)
    seen = Watched(1, 0, {}, neurons=NeuronsView(1, numbers, numbers, none, none))
    view.session.trainer.happened.emit([known, seen])
    for use, value in (("u1", 0.25), ("u2", -0.5)):
        view.session.go_to((use,))
        assert view.session.live.activation("n") == value
        assert view.scene.things.value[view.scene.things.index["n"]] == np.float32(value)


def test_a_walk_rings_the_use_whose_copy_is_computed(qtbot):
    view = _with_copies(qtbot)
    walked = Walked(1, "forward", "u2/d", 0, 1, 0, 2)
    view.session.walked.emit(walked)
    assert view.walk._shown("u2/d") == "u2"
    view.session.enter("u2")
    assert view.walk._shown("u2/d") == "d"
    view.session.go_to(("u1",))
    assert view.walk._shown("u2/d") == ""


def test_a_group_trains_and_shows_the_numbers_of_what_is_in_it(qtbot, session):
    open_example(session, "circle", epochs=2)
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    view.showing.connect(session.show_blocks)
    neurons = [block.id for block in session.document.blocks if block.type.endswith("Neuron")]
    session.do(grouping.group(session.document, neurons, "Hidden", id="hidden"))
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan")
    assert session.plan.parameters_of("hidden") > 0
    session.enter("hidden")
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    wait(lambda: session.live.activation(neurons[0]) is not None, what="a number")
    rows = [view.scene.things.index[id] for id in neurons]
    assert view.scene.things.lit[rows].all()


def test_both_uses_of_a_block_of_ones_own_show_numbers_of_their_own(qtbot, session):
    open_example(session, "circle", epochs=2)
    document = session.document
    neurons = [block.id for block in document.blocks if block.type.endswith("Neuron")]
    session.do(grouping.group(document, neurons, "Hidden", id="hidden"))
    session.do(own_blocks.make_definition(document, "hidden", use="one"))
    wait(lambda: not session.is_plan_due and session.plan.is_sound, what="the plan")
    view = CanvasView(session)
    qtbot.addWidget(view)
    session.enter("one")
    assert session.copy_of(neurons[0]) == f"one/{neurons[0]}"
    session.play()
    wait(lambda: session.state == "finished", what="the end")
    wait(lambda: session.live.activation(neurons[0]) is not None, what="a number")
    told = session.weights[f"one/{neurons[0]}"]["bias"]
    assert session.live.bias(neurons[0]) == pytest.approx(float(told.reshape(-1)[0]))
