"""Drawings that nobody would draw: planning them never raises, never hangs, and tells why."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.catalog.catalog import CATALOG
from backend.compiler.builder import build, make_modules
from backend.compiler.plan import Field, Signal
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.records import Block, Objective, Training, Wire

PLANNER = Planner(memory_limit=2 * 2**30)
TYPES = [*sorted(CATALOG), "torch.nn.Unknown", "", "lienzo."]
IDS = [f"b{number}" for number in range(7)]
PORTS = ["input", "output", "target", "loss", "src", "hidden", "nowhere", ""]
ODD = [0, 1, -1, 2, 3, 7, 64, 10**9, 2**31, 2**63, -(2**70), 0.5, -1.0, float("nan"), 1e308]
VALUES = st.one_of(
    st.sampled_from([*ODD, None, True, False, "", "mean", "none", "linear", "same", "ñ"]),
    st.lists(st.sampled_from([*ODD, "x"]), max_size=4),
    st.dictionaries(st.sampled_from("ab"), st.integers(), max_size=2),
)
FIELDS = st.lists(
    st.builds(
        Field,
        name=st.sampled_from(["input", "target", "x"]),
        shape=st.lists(st.integers(1, 9), max_size=3).map(tuple),
        dtype=st.sampled_from(["float32", "int64"]),
        role=st.sampled_from(["input", "target"]),
        kind=st.sampled_from(["numbers", "picture", "class", "value", "series", "text"]),
        classes=st.sampled_from([(), ("a", "b"), tuple("abcdefg")]),
    ),
    max_size=3,
    unique_by=lambda field: field.name,
).map(tuple)


@st.composite
def blocks(draw, id):
    type = draw(st.sampled_from(TYPES))
    known = CATALOG.get(type)
    names = [setting.name for setting in known.card.settings] if known else []
    names = [*names, "surprise"] if draw(st.booleans()) else names
    chosen = draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=2)) if names else {}
    return Block(
        id=id,
        type=type,
        name=draw(st.sampled_from(["", "a", "train", "漢", "3"])),
        x=draw(st.sampled_from([0.0, 1.0, float("nan")])),
        settings=chosen,
        frozen=draw(st.booleans()),
    )


@st.composite
def wires(draw, number, types):
    """Mostly between ports that are there, so that something gets through."""
    ids = [*types, "gone"]
    source, target = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    outputs = _port_names(types.get(source), "outputs")
    inputs = _port_names(types.get(target), "inputs")
    return Wire(
        id=f"w{number}",
        source=source,
        source_port=draw(st.sampled_from(outputs or PORTS)),
        target=target,
        target_port=draw(st.sampled_from(inputs or PORTS)),
        place=draw(st.integers(-1, 3)),
        weight=draw(st.sampled_from([None, 0.5, float("nan")])),
    )


def _port_names(type, side):
    known = CATALOG.get(type or "")
    return [port.name for port in getattr(known.card, side)] if known else []


@st.composite
def documents(draw):
    drawn = [draw(blocks(id)) for id in draw(st.lists(st.sampled_from(IDS), unique=True))]
    types = {block.id: block.type for block in drawn}
    records = [*drawn, *(draw(wires(number, types)) for number in range(draw(st.integers(0, 12))))]
    if draw(st.booleans()):
        lost = draw(st.dictionaries(st.sampled_from([*IDS, "gone"]), st.just(1.0), max_size=2))
        records.append(Objective(id="objective", minimise=lost))
    if draw(st.booleans()):
        batch = draw(st.sampled_from([-1, 0, 1, 32, 2**40]))
        records.append(Training(batch_size=batch))
    return Document(records)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.dictionaries(st.sampled_from(IDS), FIELDS, max_size=3))
def test_no_drawing_makes_planning_raise_or_hang(document, fields):
    begin = time.perf_counter()
    plan = PLANNER.plan(document, fields)
    assert time.perf_counter() - begin < 5
    known = {block.id for block in document.blocks} | {""}
    for problem in plan.problems:
        assert problem.block in known
        assert str(problem.what)
        assert str(problem.advice)
        for repair in problem.repairs:
            copy = document.copy()
            copy.apply(repair.change)
            PLANNER.plan(copy, fields)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.dictionaries(st.sampled_from(IDS), FIELDS, max_size=3))
def test_what_is_sound_can_be_built(document, fields):
    plan = PLANNER.plan(document, fields)
    if plan.is_sound:
        signals = [Signal(step.block, port) for step in plan.steps for port in step.outputs]
        build(plan, signals, make_modules(plan, seed=0))
