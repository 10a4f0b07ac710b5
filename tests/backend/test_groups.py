"""Groups: what is drawn in them computes what the same blocks compute without."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
import torch

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.plan import Plan, Signal
from backend.compiler.planner import Planner
from backend.document import clipboard, edits, grouping, own_blocks
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, USE, ports_of, with_insides
from backend.document.records import Block, Note, Objective
from backend.formats import drawing, project
from backend.formats.python_code import python_code
from backend.text import Refusal
from backend.weights import patched
from tests.drawings import LINEAR, RELU, data_block, digits_mlp, fields_of, wire
from tests.laws import obeys


def block(
    id: str, type: str, inside: str = "", x: float = 0.0, name: str = "", **settings
) -> Block:
    return Block(id=id, type=type, inside=inside, x=x, name=name, settings=settings)


def tower(width: Any = 8, **settings: Any) -> Document:
    """input (8) → tower: dense, relu → out (2)."""
    return Document(
        [
            block("in", "lienzo.Input", shape=[8]),
            block("tower", GROUP, x=200.0, name="Tower", **settings),
            block("pin", ENTRY, "tower"),
            block("dense", LINEAR, "tower", 200.0, "Dense", out_features=width),
            block("relu", RELU, "tower", 400.0),
            block("pout", EXIT, "tower", 600.0),
            block("out", LINEAR, x=400.0, out_features=2),
            wire("in", "tower.pin", id="w1"),
            wire("pin", "dense", id="w2"),
            wire("dense", "relu", id="w3"),
            wire("relu", "pout", id="w4"),
            wire("tower.pout", "out", id="w5"),
        ]
    )


def network(plan: Plan, weights=None, seed: int = 0):
    assert [str(one.what) for one in plan.problems] == []
    modules = make_modules(plan, seed=seed, weights=weights)
    return build(plan, [one.signal for one in plan.answers], modules), modules


def answer(document: Document, weights=None) -> torch.Tensor:
    plan = Planner().plan(document)
    built, _ = network(plan, weights)
    draw = torch.Generator().manual_seed(3)
    given = [torch.randn(5, *field.shape, generator=draw) for field in plan.fields.values()]
    with torch.no_grad():
        return built(*given)


def learned(document: Document):
    """What a network of this drawing knows."""
    _, modules = network(Planner().plan(document), seed=7)
    return read_weights(modules)


def after(document: Document, change: Change) -> Document:
    return obeys(document, change)


def test_the_names_of_weights_tell_the_group_and_the_copy():
    built, modules = network(Planner().plan(tower(repeat=3)))
    assert {name for name, _ in built.named_parameters() if "weight" in name} == {
        "tower.0.dense.weight",
        "tower.1.dense.weight",
        "tower.2.dense.weight",
        "linear.weight",
    }
    assert set(read_weights(modules)) == {"dense", "tower.1/dense", "tower.2/dense", "out"}
    built, _ = network(Planner().plan(tower()))
    assert "tower.dense.weight" in dict(built.named_parameters())


def test_copies_compute_one_after_the_other():
    document = tower(repeat=2)
    weights = learned(document)
    dense, second, out = (weights[id] for id in ("dense", "tower.1/dense", "out"))
    draw = torch.Generator().manual_seed(3)
    x = torch.randn(5, 8, generator=draw).numpy()
    for one in (dense, second):
        x = np.maximum(x @ one["weight"].T + one["bias"], 0)
    expected = x @ out["weight"].T + out["bias"]
    assert np.allclose(answer(document, weights).numpy(), expected, atol=1e-6)


def test_shared_copies_are_one_module_called_again():
    document = tower(repeat=3, shared=True)
    plan = Planner().plan(document)
    built, modules = network(plan)
    assert plan.parameters == 72 + 18 == sum(one.numel() for one in built.parameters())
    assert set(read_weights(modules)) == {"dense", "out"}
    weights = read_weights(modules)
    alone = tower(repeat=3)
    same = dict.fromkeys(("dense", "tower.1/dense", "tower.2/dense"), weights["dense"])
    assert torch.equal(answer(alone, {**same, "out": weights["out"]}), answer(document, weights))


def test_settings_follow_formulas_and_lists():
    plan = Planner().plan(tower("=4 * 2 ** i", repeat=3))
    widths = [step.settings["out_features"] for step in plan.steps if step.type == LINEAR]
    assert widths == [4, 8, 16, 2]
    listed = tower("=width", repeat=3, values={"width": {"each": [5, "=n", 6]}})
    plan = Planner().plan(listed)
    widths = [step.settings["out_features"] for step in plan.steps if step.type == LINEAR]
    assert widths == [5, 3, 6, 2]


def test_names_of_groups_in_groups_speak_of_each_other():
    records = [*tower("=wide + i", repeat=2, values={"wide": "=base * 2"})]
    outer = [
        block("outer", GROUP, values={"base": 3}),
        block("oin", ENTRY, "outer"),
        block("oout", EXIT, "outer"),
        wire("in", "outer.oin"),
        wire("oin", "tower.pin"),
        wire("tower.pout", "oout"),
        wire("outer.oout", "out"),
    ]
    inner = [edits.replace(one, inside="outer") if one.id == "tower" else one for one in records]
    document = Document([*(one for one in inner if one.id not in ("w1", "w5")), *outer])
    plan = Planner().plan(document)
    widths = [step.settings["out_features"] for step in plan.steps if step.type == LINEAR]
    assert widths == [6, 7, 2]
    assert [step.path for step in plan.steps][0] == "group.tower.0.dense"


def test_a_plan_answers_for_what_was_drawn():
    plan = Planner().plan(tower("=4 * 2 ** i", repeat=2))
    assert plan.specs[Signal("dense", "output")].shape == ("N", 4)
    assert plan.specs[Signal("pin", "output")].shape == ("N", 8)
    assert plan.specs[Signal("tower", "pout")].shape == ("N", 8)
    assert [port.name for port in plan.ports["tower"].inputs] == ["pin"]
    assert plan.parameters_of("tower") == 36 + 40
    assert [plan.drawn_block(step.block) for step in plan.steps][:4] == ["dense", "relu"] * 2
    definition = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    plan = Planner().plan(definition)
    assert plan.specs[Signal("use", "pout")].shape == ("N", 8)
    assert plan.specs[Signal("dense", "output")].shape == ("N", 8)
    step = plan.step("dense")
    assert step is not None
    assert step.block == "use/dense"


def test_grouping_and_ungrouping_change_nothing_that_is_computed():
    document = digits_mlp()
    fields = fields_of(document)
    before = Planner().plan(document, fields)
    grouped = after(document, grouping.group(document, ["flatten", "hidden", "relu"], "Body", "g"))
    plan = Planner().plan(grouped, fields)
    assert plan.problems == before.problems
    assert {one.block for one in plan.steps} == {one.block for one in before.steps}
    assert [one.name for one in ports_of(grouped, "g")[0]] == [""]
    back = after(grouped, grouping.ungroup(grouped, "g"))
    assert {one.id: one for one in back.blocks} == {one.id: one for one in document.blocks}
    ends = {(one.source, one.source_port, one.target, one.target_port) for one in back.wires}
    assert ends == {
        (one.source, one.source_port, one.target, one.target_port) for one in document.wires
    }


def test_a_thing_that_is_carried_gets_one_port():
    document = Document(
        [
            block("in", "lienzo.Input", shape=[8]),
            *(block(id, LINEAR, x=200.0) for id in ("a", "b")),
            *(block(id, RELU, x=400.0) for id in ("c", "d")),
            *(wire(*pair) for pair in [("in", "a"), ("in", "b"), ("a", "c"), ("a", "d")]),
        ]
    )
    grouped = after(document, grouping.group(document, ["a", "b"], id="g"))
    entries, exits = ports_of(grouped, "g")
    assert (len(entries), len(exits)) == (1, 1)
    assert len(grouped.wires_of(["g"])) == 3


def test_notes_and_inner_groups_go_along():
    document = tower()
    document.apply(edits.add_note(0.0, 0.0, "words", id="note"))
    outer = after(document, grouping.group(document, ["tower", "note"], id="outer"))
    assert with_insides(outer, ["outer"]) >= {"tower", "dense", "note"}
    assert isinstance(outer["note"], Note)
    assert torch.equal(answer(outer, learned(document)), answer(document, learned(document)))
    gone = after(outer, edits.delete(outer, ["outer"]))
    assert {one.id for one in gone} == {"in", "out"}


@pytest.mark.parametrize("ids", [[], ["pin", "dense"], ["dense", "out"]])
def test_what_cannot_be_grouped_is_refused(ids):
    with pytest.raises(Refusal):
        grouping.group(tower(), ids)


def test_ungrouping_leaves_what_formulas_gave():
    document = tower("=2 * width", values={"width": 5})
    flat = after(document, grouping.ungroup(document, "tower"))
    assert flat.block("dense").settings["out_features"] == 10


def test_a_lifted_setting_differs_from_use_to_use():
    document = after(tower(), grouping.lift(tower(), "dense", "out_features"))
    assert document.block("tower").settings["values"] == {"out_features": 8}
    assert document.block("dense").settings["out_features"] == "=out_features"
    document = after(document, own_blocks.make_definition(document, "tower", use="use"))
    document = after(document, own_blocks.use(document, "tower", 0.0, 300.0, id="other"))
    document = after(document, edits.connect(document, "use", "pout", "other", "pin"))
    document = after(document, grouping.set_value(document, "other", "out_features", 3))
    plan = Planner().plan(document)
    assert plan.specs[Signal("use", "pout")].shape == ("N", 8)
    assert plan.specs[Signal("other", "pout")].shape == ("N", 3)
    document = after(document, grouping.clear_value(document, "other", "out_features"))
    assert Planner().plan(document).specs[Signal("other", "pout")].shape == ("N", 8)


def test_all_uses_follow_their_definition():
    document = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    document = after(document, own_blocks.use(document, "tower", 0.0, 300.0, id="other"))
    document = after(document, edits.connect(document, "use", "pout", "other", "pin"))
    assert Planner().plan(document).parameters == 72 + 72 + 18
    document = after(document, edits.set_settings(document, "dense", {"out_features": 4}))
    assert Planner().plan(document).parameters == 36 + 20 + 10
    document = after(document, edits.delete(document, ["pin"]))
    assert not document.wires_into("use")
    assert not document.wires_into("other")


@pytest.mark.parametrize("settings", [{}, {"repeat": 2}, {"repeat": 2, "shared": True}])
def test_what_was_learned_goes_with_the_blocks(settings):
    document = tower(**settings)
    weights = learned(document)
    expected = answer(document, weights)
    made = own_blocks.make_definition(document, "tower", weights, use="use")
    document = after(document, made)
    weights = patched(weights, made.patches)
    assert torch.equal(answer(document, weights), expected)
    detached = own_blocks.detach(document, "use", weights)
    document = after(document, detached)
    assert document.block("use").type == GROUP
    assert torch.equal(answer(document, patched(weights, detached.patches)), expected)


def test_a_use_takes_its_definition_to_another_drawing_but_not_to_its_own():
    document = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    copied = clipboard.copy(document, ["use"])
    elsewhere = after(Document(), clipboard.paste(copied))
    (use,) = (one for one in elsewhere.blocks if one.type == USE)
    definition = elsewhere.block(use.settings["of"])
    assert definition.settings["definition"] is True
    assert len(ports_of(elsewhere, use.id)[0]) == 1
    again = clipboard.duplicate(document, ["use"], 50.0, 0.0)
    assert [record[1].type for record in again.records.values()] == [USE]


def test_a_copied_group_computes_the_same():
    document = tower()
    change = clipboard.duplicate(document, ["in", "tower", "out"], 0.0, 300.0)
    document = after(document, change)
    plan = Planner().plan(document)
    assert plan.is_sound
    assert plan.parameters == 2 * 90
    assert len(plan.answers) == 2


def test_the_file_keeps_groups():
    document = tower("=2 ** i", repeat=2, values={"a": {"each": [1, 2]}})
    again, repairs = drawing.decode(drawing.encode(document))
    assert (again, repairs) == (document, ())


def test_the_project_keeps_what_every_copy_learned():
    document = after(tower(repeat=2), own_blocks.make_definition(tower(repeat=2), "tower"))
    weights = learned(document)
    opened = project.unpack(project.pack(document, weights))
    assert opened.repairs == ()
    assert set(opened.weights) == set(weights)
    assert torch.equal(answer(opened.document, opened.weights), answer(document, weights))


def test_groups_that_hold_each_other_are_put_at_the_top():
    broken = Document([block("a", GROUP, "b"), block("b", GROUP, "a"), block("c", RELU, "a")])
    mended, repairs = drawing.decode(drawing.encode(broken))
    assert [str(one) for one in repairs] == ["A group that stood inside itself was put at the top."]
    assert {one.id: one.inside for one in mended.blocks} == {"a": "", "b": "a", "c": "a"}
    assert with_insides(mended, ["a"]) == {"a", "b", "c"}


@pytest.mark.parametrize("settings", [{}, {"repeat": 3}, {"repeat": 3, "shared": True}])
def test_the_code_computes_the_same(settings):
    plan = Planner().plan(tower(**settings))
    built, _ = network(plan)
    code: dict[str, Any] = {}
    exec(compile(python_code(plan), "code", "exec"), code)
    written = code["Network"]()
    written.load_state_dict(built.state_dict())
    given = torch.randn(4, 8)
    assert torch.equal(written(given), built(given))


def test_an_objective_moves_every_copy_of_a_group():
    records = [one for one in tower(repeat=2) if one.id not in ("in", "w1")]
    document = Document(
        [
            *records,
            data_block("iris"),
            wire("data.input", "tower.pin"),
            block("loss", "torch.nn.MSELoss"),
            wire("out", "loss.input"),
            wire("out", "loss.target"),
            Objective(id="goal", minimise={"loss": 1.0}, moves=("tower",)),
        ]
    )
    plan = Planner().plan(document, fields_of(document))
    moved = {step.block for step in plan.steps if step.movers == ("goal",)}
    assert moved == {"dense", "relu", "tower.1/dense", "tower.1/relu"}


def test_single_neurons_stand_in_groups():
    document = Document(
        [
            block("in", "lienzo.Input", shape=[2]),
            block("g", GROUP, repeat=2),
            block("pin", ENTRY, "g"),
            block("pout", EXIT, "g"),
            block("a", "lienzo.Neuron", "g", 100.0),
            block("b", "lienzo.Neuron", "g", 100.0),
            block("join", "lienzo.Concatenate", "g", 200.0),
            wire("in", "g.pin"),
            wire("pin", "a"),
            wire("pin", "b"),
            wire("a", "join"),
            wire("b", "join", place=1),
            wire("join", "pout"),
            block("out", LINEAR, out_features=1),
            wire("g.pout", "out"),
        ]
    )
    weights = learned(document)
    assert {"pin>a>0", "g.1/pin>a>0", "a", "g.1/a"} <= set(weights)
    assert answer(document, weights).shape == (5, 1)


def problems(document: Document) -> dict[str, tuple[str, str]]:
    """By code: on which block, and what it says."""
    found = Planner().plan(document).problems
    return {one.code: (one.block, str(one.what)) for one in found}


def with_settings(document: Document, id: str, **settings: Any) -> Document:
    changed = document.copy()
    changed.apply(edits.set_settings(document, id, settings))
    return changed


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (0, "It cannot repeat 0 times."),
        (2.5, "It cannot repeat 2.5 times."),
        (10**9, "It cannot repeat 1000000000 times."),
        (True, "It cannot repeat True times."),
        ("=1 / 0", "The formula =1 / 0 divides by zero."),
        ("=more", "The formula speaks of more, which is not known here."),
    ],
)
def test_a_wrong_number_of_repeats_is_told_on_the_group(repeat, words):
    assert problems(tower(repeat=repeat))["bad_group"] == ("tower", words)


def test_a_problem_of_a_copy_names_the_repeat():
    document = with_settings(tower(repeat=2), "dense", in_features=8, out_features=4)
    where, what = problems(document)["wrong_features"]
    assert where == "dense"
    assert what.startswith("In repeat 2 of Tower: ")


def test_a_problem_in_every_copy_is_told_once():
    document = with_settings(tower(repeat=3), "dense", out_features=-1)
    found = [one for one in Planner().plan(document).problems if one.severity == "error"]
    assert [one.block for one in found] == ["dense"]
    assert not str(found[0].what).startswith("In repeat")


def test_a_repair_in_a_group_mends_what_was_drawn():
    records = [one for one in tower() if one.id != "in"]
    document = Document([*records, block("in", "lienzo.Input", shape=[1, 4, 4])])
    document = with_settings(document, "dense", in_features=16)
    (problem,) = (one for one in Planner().plan(document).problems if one.severity == "error")
    assert problem.block == "dense"
    sound = []
    for repair in problem.repairs:
        mended = after(document, repair.change)
        sound.append(Planner().plan(mended).is_sound)
    assert any(sound)


def test_a_problem_of_one_use_is_told_on_the_use():
    document = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    document = with_settings(document, "dense", in_features=8, out_features=4)
    document = after(document, own_blocks.use(document, "tower", 0.0, 300.0, id="other"))
    document = after(document, edits.connect(document, "use", "pout", "other", "pin"))
    where, what = problems(document)["wrong_features"]
    assert where == "other"
    assert what.startswith("In Dense: ")


def test_sharing_wants_the_same_sizes():
    document = tower("=4 * 2 ** i", repeat=2, shared=True)
    where, what = problems(document)["shared_sizes"]
    assert where == "dense"
    assert "would be 8 instead of 4" in what


def test_wrong_groups_are_told_in_words():
    lonely = tower()
    lonely.apply(edits.delete(lonely, ["w1"]))
    assert problems(lonely)["missing_input"] == ("tower", "Nothing arrives at input.")
    crossing = Document([*tower(), wire("in", "relu", id="x")])
    assert problems(crossing)["crosses_border"][0] == "relu"
    doubled = after(tower(repeat=2), grouping.add_port(tower(repeat=2), "tower", True, id="p2"))
    doubled = after(doubled, edits.connect(doubled, "dense", "output", "p2", "input"))
    assert problems(doubled)["repeat_ports"][0] == "tower"
    nowhere = Document([block("use", USE, of="gone")])
    assert problems(nowhere)["no_definition"][0] == "use"
    homeless = Document([block("port", ENTRY)])
    assert problems(homeless)["homeless_port"][0] == "port"
    ring = Document([*tower(), wire("tower.pout", "tower.pin", id="w1")])
    assert "loop" in problems(ring)
    data = Document([*tower(repeat=2), block("data", "lienzo.Data", "tower")])
    assert problems(data)["data_in_copies"][0] == "data"


def test_what_stands_inside_itself_is_refused_in_words():
    document = after(tower(), own_blocks.make_definition(tower(), "tower", use="use"))
    document = after(document, own_blocks.use(document, "tower", 0.0, 0.0, "tower", id="inner"))
    assert problems(document)["contains_itself"][0] == "inner"


def test_too_many_copies_and_too_deep_groups_are_refused_in_words():
    wide = tower(repeat=1000)
    for number in range(2):
        wide = after(wide, grouping.group(wide, ["tower" if not number else "g0"], id=f"g{number}"))
        wide = with_settings(wide, f"g{number}", repeat=1000)
    assert "too_large" in problems(wide)
    deep = tower()
    for number in range(30):
        inner = f"g{number - 1}" if number else "tower"
        deep = after(deep, grouping.group(deep, [inner], id=f"g{number}"))
    assert "too_deep" in problems(deep)


def test_planning_a_thousand_copies_after_one_edit_is_quick():
    document, planner = tower(repeat=500), Planner()
    assert len(planner.plan(document).steps) == 1001
    times = []
    for width in (3, 4, 5, 6, 7):
        document.apply(edits.set_settings(document, "out", {"out_features": width}))
        start = time.perf_counter()
        plan = planner.plan(document)
        times.append(time.perf_counter() - start)
        assert plan.specs[Signal("out", "output")].shape == ("N", width)
    assert min(times) < 0.2, f"{min(times) * 1000:.0f} ms"
