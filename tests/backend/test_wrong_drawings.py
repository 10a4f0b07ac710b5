"""The corpus of wrong drawings: who is blamed, in which words, and what one click mends."""

from __future__ import annotations

from functools import cache

import pytest

from backend.compiler.plan import Plan
from backend.compiler.planner import Planner
from backend.compiler.problems import Problem
from tests.wrong_drawings import every_block, published
from tests.wrong_drawings.case import Case, fields_of
from tests.wrong_drawings.corpus import CORPUS, FAMILIES
from tests.wrong_drawings.signs import names, raw_signs

PLANNER = Planner(memory_limit=16 * 2**30)


@cache
def planned(name: str) -> Plan:
    document = CORPUS[name].draw()
    return PLANNER.plan(document, fields_of(document))


def blaming(case: Case, plan: Plan) -> list[Problem]:
    """The problems that are told of the right blocks."""
    return [
        problem
        for problem in plan.problems
        if problem.block in case.blamed
        and problem.severity == case.severity
        and case.code in ("", problem.code)
    ]


def shortcomings(family: str, judge) -> list[str]:
    """What a judge has against the cases of a family."""
    found = []
    for name in CORPUS:
        if name.startswith(f"{family}: "):
            found += [f"{name}: {fault}" for fault in judge(CORPUS[name], planned(name))]
    return found


def test_there_are_more_than_enough():
    assert len(CORPUS) > 2000
    assert all(len(cases) > 20 for cases in FAMILIES.values())
    written_by_hand = sum(len(FAMILIES[one]) for one in FAMILIES if one != "every block")
    assert written_by_hand > 800


@pytest.mark.parametrize("id", every_block.TYPES)
def test_without_the_mistake_a_block_is_sound(id):
    problems = PLANNER.plan(every_block.sound(id)).problems
    assert [str(one.what) for one in problems if one.severity == "error"] == []


@pytest.mark.parametrize("name", published.NETWORKS)
def test_without_the_mistake_a_network_is_sound(name):
    assert {one.code for one in PLANNER.plan(published.network(name)).problems} <= {"much_memory"}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_block_that_a_person_would_blame_is_blamed_and_no_other(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        told = [(one.code, one.severity, one.block) for one in plan.problems]
        others = {one.block for one in plan.problems if one.severity == "error"} - {*case.blamed}
        return [] if blaming(case, plan) and not others else [f"told {told}"]

    assert not shortcomings(family, judge)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_sentence_names_the_numbers(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        sentences = [str(problem.what) for problem in blaming(case, plan)]
        said = any(all(names(one, word) for word in case.says) for one in sentences)
        return [] if said else [f"{case.says} not in {sentences}"]

    assert not shortcomings(family, judge)


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_is_told_in_the_words_of_pytorch_or_python(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        sentences = [quoted(case, f"{one.what} {one.advice}") for one in plan.problems]
        labels = [str(each.label) for one in plan.problems for each in one.repairs]
        return [f"{sign} in {one}" for one in sentences + labels for sign in raw_signs(one)]

    assert not shortcomings(family, judge)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_reason_is_known(family):
    """That it fails, and for what, is less than a person needs."""

    def judge(case: Case, plan: Plan) -> list[str]:
        vague = ("It cannot work on what arrives", "Its settings do not fit together")
        told = [str(problem.what) for problem in plan.problems]
        return [one for one in told if one.startswith(vague)]

    assert not shortcomings(family, judge)


@pytest.mark.parametrize("family", FAMILIES)
def test_where_a_plain_repair_exists_one_click_mends_it(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        problem = next(iter(blaming(case, plan)), None)
        if problem is None or not case.is_mended:
            return []
        if len(problem.repairs) <= case.repair:
            return [f"no repair of {problem.what}"]
        left = after_repair(case, problem, case.repair)
        wrong = errors(left) - errors(plan) | ({key(problem)} & {key(one) for one in left.problems})
        return [f"{problem.repairs[case.repair].label} leaves {wrong}"] if wrong else []

    assert not shortcomings(family, judge)


TAKES_AWAY = ("Remove the wire", "Delete the block")
"""What is gone may be missed: that is told next."""
TWO_MISTAKES = (
    *("known: more neurons than memory", "known: shapes that cannot be added"),
    *("known: a kernel beyond all memory", "settings: a dictionary beyond all memory"),
    *("settings: a memory beyond all memory", "settings: a picture of 100 million points"),
    "joining: numbers cut in a picture that they do not fill",
)
"""Drawings in which what one repair leaves is wrong in another way too."""


@pytest.mark.parametrize("family", FAMILIES)
def test_whatever_is_offered_mends_its_problem_and_does_no_harm(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        found = []
        for problem in plan.problems:
            for number, repair in enumerate(problem.repairs):
                left = after_repair(case, problem, number)
                same = {key(problem)} & {key(one) for one in left.problems}
                new = errors(left) - errors(plan) if str(repair.label) not in TAKES_AWAY else set()
                found += [f"{repair.label} leaves {same | new}"] if same | new else []
        return found

    faults = shortcomings(family, judge)
    assert not [one for one in faults if not one.startswith(TWO_MISTAKES)]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_repair_is_undone_exactly(family):
    def judge(case: Case, plan: Plan) -> list[str]:
        found = []
        for problem in plan.problems:
            for repair in problem.repairs:
                document, before = case.draw(), case.draw()
                document.apply(repair.change)
                document.apply(repair.change.inverse)
                found += [str(repair.label)] if document != before else []
        return found

    assert not shortcomings(family, judge)


def quoted(case: Case, sentence: str) -> str:
    """A sentence without what a person typed: that is told as it was typed."""
    for word in case.says:
        sentence = sentence.replace(str(word), "…") if isinstance(word, str) else sentence
    return sentence


def after_repair(case: Case, problem: Problem, number: int) -> Plan:
    document = case.draw()
    document.apply(problem.repairs[number].change)
    return PLANNER.plan(document, fields_of(document))


def key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.block, str(problem.what)


def errors(plan: Plan) -> set[tuple[str, str, str]]:
    return {key(problem) for problem in plan.problems if problem.severity == "error"}
