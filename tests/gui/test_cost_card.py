"""What training costs, in the toolbar and on its card: asked at rest, mended with one click."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from backend.document import edits
from backend.document.groups import GROUP
from backend.formats.networks import open_network
from backend.training.estimate import BlockMemory, Estimate, Memory, Pace
from backend.training.events import RunStarted, StepsFinished
from gui import costs
from gui.costs import costs_of, duration, memory
from gui.language import language
from gui.panels.training_bar import TrainingBar
from tests.gui.panels_stage import draw_digits, draw_flat, make_session, settle
from tests.gui.window_stage import wait

GIGABYTE = 2**30


@pytest.fixture
def session(monkeypatch):
    monkeypatch.setattr(costs, "_ASK_AFTER", 5)
    return make_session()


@pytest.fixture
def bar(session):
    bar = TrainingBar(session)
    bar.resize(1200, 40)
    bar.show()
    yield bar
    if bar.cost.card is not None:
        bar.cost.card.close()
    bar.close()


@pytest.fixture
def asked(session, monkeypatch):
    """The drawings that were to be estimated."""
    found, ask = [], session.ask

    def listen(verb, *hearers, **arguments):
        if verb == "estimate" and "records" in arguments:
            found.append(arguments["records"])
        return ask(verb, *hearers, **arguments)

    monkeypatch.setattr(session, "ask", listen)
    return found


def known(session) -> Estimate:
    """The estimate, once it is there."""
    kept = costs_of(session)
    settle()
    wait(lambda: kept.estimate is not None and not kept.is_waiting, what="the estimate")
    return kept.estimate


def told(session, **known) -> Estimate:
    """Let the costs be these from now on."""
    found = Estimate(
        **{
            "parameters": session.plan.parameters,
            "operations": session.plan.operations,
            "batch_size": 32,
            "memory": Memory(weights=GIGABYTE, activations=9 * GIGABYTE),
            "room": 20 * GIGABYTE,
            **known,
        }
    )
    kept = costs_of(session)
    kept._take(found, kept._key())
    return found


def open_card(bar):
    QTest.mouseClick(bar.cost, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert bar.cost.card.isVisible()
    return bar.cost.card


# the badge


def test_the_toolbar_tells_what_the_drawing_would_cost(session, bar):
    draw_flat(session)
    found = known(session)
    assert found.parameters == session.plan.parameters == 42
    assert bar.cost.isVisible()
    words = f"42 parameters · {memory(found.needed)} · ≈ {duration(found.pace.epoch)} an epoch"
    assert bar.cost.text() == words


def test_the_badge_says_less_where_there_is_less_room(session, bar):
    draw_flat(session)
    known(session)
    said = []
    for width in (1200, 640, 460, 330, 240):
        bar.resize(width, 40)
        QTest.qWait(1)
        said.append(bar.cost.text() if bar.cost.isVisible() else None)
    lengths = [len(words or "") for words in said]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) > 2


def test_it_is_asked_again_when_the_costs_may_be_others_and_only_then(session, bar, asked):
    draw_flat(session)
    known(session)
    before = len(asked)
    session.do(edits.move(session.document, {"b0": (30.0, 30.0)}))
    session.do(edits.rename(session.document, "b0", "first"))
    known(session)
    renamed = len(asked)
    session.do(edits.set_settings(session.document, "b0", {"out_features": 9}))
    assert known(session).parameters == 47
    assert len(asked) == renamed + 1
    session.do(edits.change_training(session.document, batch_size=5))
    assert known(session).batch_size == 5
    assert len(asked) == renamed + 2
    assert renamed <= before + 1


def test_a_training_has_the_machine_for_itself(session, bar, asked):
    draw_flat(session)
    session.do(edits.set_settings(session.document, "b0", {"out_features": 9}))
    QTest.qWait(30)
    kept = costs_of(session)
    session.run.state = "running"
    kept._attend("running")
    assert kept._asked is None
    settle()
    before = len(asked)
    kept._ask()
    assert len(asked) == before
    session.run.state = "idle"
    kept._attend("idle")
    assert known(session).parameters == 47


def test_an_estimate_that_gave_way_is_asked_for_again(session, bar):
    draw_flat(session)
    known(session)
    kept = costs_of(session)
    kept._forget()
    kept._take(None, kept._key())
    assert kept.estimate is None
    assert known(session) is kept.estimate


def test_while_it_trains_the_time_is_the_one_that_is_seen(session, bar, monkeypatch):
    draw_flat(session)
    known(session)
    clock = [100.0]
    monkeypatch.setattr(costs.time, "monotonic", lambda: clock[0])
    session.record.started = _started(steps_per_epoch=50)
    kept = costs_of(session)
    for first in range(0, 400, 10):
        clock[0] += 0.1
        kept._watch([StepsFinished(first, 1, {"loss": np.zeros(10, np.float32)}, 0.05)])
    assert kept.pace.is_measured
    assert kept.pace == Pace(pytest.approx(0.01), pytest.approx(0.5), is_measured=True)
    session.happened.emit([])
    assert "≈ 500 ms an epoch" in bar.cost.text()


def test_pauses_are_not_taken_for_training(session, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(costs.time, "monotonic", lambda: clock[0])
    seen = costs._Seen()
    session.record.started = _started(steps_per_epoch=10)
    for gap in (0.5, 0.5, 60.0, 0.5, 0.5):
        clock[0] += gap
        seen.take(StepsFinished(0, 1, {"loss": np.zeros(5, np.float32)}, 0.4))
    assert seen.pace(session).step == pytest.approx(0.1)


def _started(steps_per_epoch: int) -> RunStarted:
    return RunStarted(
        run="",
        step=0,
        epoch=0,
        epochs=3,
        steps_per_epoch=steps_per_epoch,
        device="cpu",
        seed=0,
        parameters=1,
        objectives=("loss",),
    )


# the card


def test_the_card_tells_sizes_time_and_what_the_memory_is_for(session, bar):
    draw_digits(session)
    known(session)
    card = open_card(bar)
    found = costs_of(session).estimate
    values = card.figures.values
    assert values["parameters"].text() == "2,230"
    assert values["operations"].text() == f"{session.plan.operations:,}"
    assert values["memory"].text().startswith(memory(found.needed))
    assert duration(found.pace.epoch) in values["time"].text()
    assert card.parts.values["activations"].text() == memory(found.memory.activations)
    assert card.warning is None
    assert not card.measure.isVisible()


def test_blocks_stand_largest_first_and_a_click_selects_one(session, bar):
    draw_digits(session)
    known(session)
    card = open_card(bar)
    wanted = []
    bar.cost.wanted_block.connect(wanted.append)
    held = [costs_of(session).memory_of(card.table.block_at(row)) for row in range(5)]
    assert held == sorted(held, reverse=True)
    place = card.table.visualItemRect(card.table.item(0, 0)).center()
    QTest.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [card.table.block_at(0)]
    assert session.selection == {card.table.block_at(0)}


def test_a_title_of_the_table_sorts_by_it(session, bar):
    draw_digits(session)
    known(session)
    card = open_card(bar)
    card.table.horizontalHeader().sectionClicked.emit(1)
    assert card.table.block_at(0) == "b3"
    card.table.horizontalHeader().sectionClicked.emit(0)
    titles = [card.table.item(row, 0).text() for row in range(card.table.rowCount())]
    assert titles == sorted(titles, key=str.casefold)


def test_a_group_counts_all_that_is_in_it(session, bar):
    session.replace(open_network("vae"))
    known(session)
    document, plan = session.document, session.plan
    kept = costs_of(session)
    groups = [one.id for one in document.blocks if one.type == GROUP and one.id in plan.within]
    for group in groups:
        inside = [id for id in plan.within[group] if id in kept.estimate.blocks]
        whole = sum((kept.estimate.blocks[id] for id in inside), start=BlockMemory())
        assert kept.memory_of(group) == whole.total
    top = [one.id for one in document.blocks if not one.inside]
    assert sum(kept.operations_of(id) for id in top) == plan.operations


def test_what_does_not_fit_is_warned_of_and_one_click_mends_it(session, bar):
    draw_flat(session)
    known(session)
    told(session, room=5 * GIGABYTE, fitting=8)
    card = open_card(bar)
    assert "10 GB" in str(card.warning.what)
    (button,) = card.warning.findChildren(QPushButton)
    assert button.text() == "Use batches of 8"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert session.document.training.batch_size == 8
    assert card.warning is None
    session.undo()
    assert session.document.training.batch_size == 32


def test_where_no_batch_fits_smaller_layers_are_advised(session, bar):
    draw_flat(session)
    known(session)
    told(session, room=5 * GIGABYTE, fitting=0)
    card = open_card(bar)
    assert "smaller layers" in str(card.warning.advice)
    assert card.warning.findChildren(QPushButton) == []


def test_a_large_network_is_measured_when_somebody_asks(session, bar):
    draw_flat(session)
    known(session)
    told(session)
    card = open_card(bar)
    assert card.measure.isVisible()
    assert "not known" in card.figures.values["time"].text()
    QTest.mouseClick(card.measure, Qt.MouseButton.LeftButton)
    assert card.figures.values["time"].text() == "Measuring…"
    assert known(session).pace is not None
    assert "an epoch" in card.figures.values["time"].text()


def test_the_card_speaks_the_language_of_the_window(session, bar):
    draw_flat(session)
    known(session)
    card = open_card(bar)
    language().switch("es")
    assert card.figures.values["parameters"].text() == "42"
    assert bar.cost.text()
    language().switch("en")
    assert "an epoch" in card.figures.values["time"].text()


# words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0012, "1.2 ms"), (0.25, "250 ms"), (4.04, "4 s"), (90.0, "1.5 min"), (90_000.0, "1 d")],
)
def test_durations_have_the_unit_that_fits(seconds, words):
    assert duration(seconds) == words
