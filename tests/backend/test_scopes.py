"""Names in formulas: what a form says they stand for is what the network is built with."""

from __future__ import annotations

import pytest

from backend.compiler.planner import Planner
from backend.document import edits, lifting, own_blocks
from backend.document.document import Document
from backend.document.formula import is_formula, resolve
from backend.document.groups import values_of
from backend.document.scopes import MOST, inner_scopes, outer_scopes, scopes_of
from backend.formats.networks import open_network
from backend.formats.ready_groups import open_ready
from backend.text import Refusal
from tests.backend.test_groups import after, answer, tower
from tests.backend.test_ungrouping import stack


def used_twice() -> Document:
    document = tower("=width * (i + 1)", repeat=2, values={"width": 8})
    document.apply(own_blocks.make_definition(document, "tower", use="one"))
    document.apply(own_blocks.use(document, "tower", 400.0, 0.0, id="two"))
    document.apply(edits.set_settings(document, "two", {"values": {"width": 3}}))
    return document


@pytest.mark.parametrize(
    "document",
    [
        tower("=4 * 2 ** i", repeat=5),
        tower("=width", repeat=3, values={"width": {"each": [4, "=n", 6]}}),
        stack(repeat=2, values={"wide": 8}),
        open_network("vit-b-16"),
        open_network("densenet-121"),
    ],
)
def test_forms_and_plans_work_out_the_same(document):
    plan = Planner().plan(document)
    looked_at = 0
    for block in document.blocks:
        copies = [step for step in plan.steps if plan.drawn_block(step.block) == block.id]
        copies += [step for step in plan.steps if plan.first.get(block.id) == step.block]
        for name, value in block.settings.items():
            if is_formula(value) and copies:
                told = [resolve(value, names) for names in outer_scopes(document, block)]
                built = [step.settings[name] for step in copies]
                assert sorted(set(map(str, told))) == sorted(set(map(str, built)))
                looked_at += 1
    assert looked_at


def test_a_definition_has_a_scope_for_every_copy_in_every_use():
    document = used_twice()
    found = [resolve("=width * (i + 1)", names) for names in scopes_of(document, "tower")]
    assert sorted(found) == [3, 8, 16]
    assert [names["width"] for names in inner_scopes(document, document.block("two"))] == [3]


def test_a_definition_that_nobody_uses_has_the_scope_that_it_would_have():
    (names,) = scopes_of(open_ready("bottleneck"), "bottleneck")
    assert names["narrow"] == 64


def test_only_the_first_copies_are_looked_at():
    assert len(scopes_of(tower("=i", repeat=1000), "tower")) == MOST
    assert scopes_of(Document(), "") == [{}]


# values by name


def test_a_value_is_renamed_wherever_it_is_spoken_of():
    document = stack(repeat=2, values={"wide": 8, "more": "=wide * 2"})
    renamed = after(document, lifting.rename_value(document, "outer", "wide", "d_model"))
    assert values_of(renamed.block("outer")) == {"d_model": 8, "more": "=d_model * 2"}
    assert values_of(renamed.block("inner")) == {"width": "=d_model"}
    assert answer(renamed).equal(answer(document))


def test_a_name_that_means_something_else_further_in_is_left_alone():
    document = stack(repeat=2, values={"wide": 8, "width": 3})
    renamed = after(document, lifting.rename_value(document, "outer", "width", "other"))
    assert renamed.block("dense").settings["out_features"] == "=width + 0 * i"


def test_uses_follow_a_renamed_value():
    document = used_twice()
    renamed = after(document, lifting.rename_value(document, "tower", "width", "channels"))
    assert values_of(renamed.block("two")) == {"channels": 3}
    assert renamed.block("dense").settings["out_features"] == "=channels * (i + 1)"


@pytest.mark.parametrize(
    ("new", "words"),
    [("i", "something else"), ("two words", "cannot be a name"), ("more", "already")],
)
def test_names_that_cannot_be_are_refused(new, words):
    document = stack(values={"wide": 8, "more": 1})
    with pytest.raises(Refusal, match=words):
        lifting.rename_value(document, "outer", "wide", new)


def test_a_value_that_is_spoken_of_is_not_removed():
    document = stack(values={"wide": 8, "more": 1})
    with pytest.raises(Refusal, match="speak of"):
        lifting.remove_value(document, "outer", "wide")
    assert values_of(
        after(document, lifting.remove_value(document, "outer", "more")).block("outer")
    ) == {"wide": 8}


def test_a_setting_taken_back_leaves_a_name_that_others_speak_of():
    document = tower("=width", values={"width": 8, "twice": "=width * 2"})
    back = after(document, lifting.take_back(document, "dense", "out_features", 8))
    assert back.block("dense").settings["out_features"] == 8
    assert set(values_of(back.block("tower"))) == {"width", "twice"}
