"""Drawings with groups, edited at random: planning never fails, and every repair can be done."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from msgspec.structs import replace

from backend.compiler.builder import build, make_modules
from backend.compiler.planner import Planner
from backend.document import clipboard, edits, grouping, own_blocks
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import HOLDERS, with_insides
from backend.document.records import Block
from backend.text import Refusal
from tests.drawings import wire
from tests.laws import obeys

PLANNER = Planner()
TYPES = (
    ("torch.nn.Linear", {"out_features": 4}),
    ("torch.nn.Linear", {"out_features": "=2 * 2"}),
    ("torch.nn.ReLU", {}),
    ("lienzo.Add", {}),
    ("lienzo.Neuron", {}),
    ("torch.nn.Tanh", {}),
)
SETTINGS = (
    {"repeat": 3},
    {"repeat": 2},
    {"shared": True},
    {"repeat": "=1 + 1"},
    {"out_features": 4},
    {"repeat": 0},
    {"repeat": "=n + nothing"},
    {"values": {"width": {"each": [1, 2, 3]}}},
    {"out_features": "=width"},
    {"of": "nowhere"},
)


def _layer(place: int, id: str) -> Block:
    type, settings = TYPES[place % 3]
    return Block(id=id, type=type, settings=settings, x=200.0 * place)


class Hand:
    """Edits a drawing without looking."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        names = ["a", "b", "c", "d", "e", "f"]
        self.document = Document(
            [
                Block(id="source", type="lienzo.Input", settings={"shape": [4]}),
                *(_layer(place, id) for place, id in enumerate(names, start=1)),
                *(wire(*pair) for pair in pairwise(["source", *names])),
            ]
        )

    def do(self, change: Change) -> None:
        self.document.apply(change)

    def edit(self) -> None:
        edit = self.chance.choice(
            [
                *([self.add, self.connect, self.connect, self.settle] * 2),
                *([self.mend] * 12),
                *(self.group, self.group, self.ungroup, self.define, self.use, self.detach),
                *(self.port, self.lift, self.delete, self.copy),
                *([self.lose] if self.chance.random() < 0.2 else []),
            ]
        )
        try:
            edit()
        except Refusal:
            return

    def block(self, holders: bool = False) -> Block:
        found = [one for one in self.document.blocks if not holders or one.type in HOLDERS]
        return self.chance.choice(found or self.document.blocks or [self.added()])

    def added(self) -> Block:
        self.add()
        return self.document.blocks[-1]

    def add(self) -> None:
        type, settings = self.chance.choice(TYPES)
        holders = [one.id for one in self.document.blocks if one.type == "lienzo.Group"]
        place = self.chance.choice(["", *holders])
        x, y = self.chance.uniform(0, 900), self.chance.uniform(0, 900)
        self.do(edits.add(type, x, y, settings, inside=place))

    def connect(self) -> None:
        source, target = self.block(), self.block()  # an empty drawing gets its first block here
        plan = PLANNER.plan(self.document)
        if self.chance.random() < 0.9:
            beside = [one for one in self.document.blocks if one.inside == source.inside]
            target = self.chance.choice(beside)
            source, target = sorted((source, target), key=lambda one: (one.x, one.id))
        outputs, inputs = plan.ports[source.id].outputs, plan.ports[target.id].inputs
        if outputs and inputs:
            out_of, into = self.chance.choice(outputs), self.chance.choice(inputs)
            ends = source.id, out_of.name, target.id, into.name
            self.do(edits.connect(self.document, *ends, many=into.many))

    def settle(self) -> None:
        block = self.block(self.chance.random() < 0.6)
        kind = block.type in HOLDERS and self.chance.random() < 0.9
        settings = self.chance.choice(SETTINGS[:4] if kind else SETTINGS)
        self.do(edits.set_settings(self.document, block.id, settings))

    def mend(self) -> None:
        """The first problem mended, or what is to blame for it taken out."""
        problems = PLANNER.plan(self.document).problems
        if not problems:
            return
        if problems[0].repairs:
            self.do(self.chance.choice(problems[0].repairs).change)
        elif problems[0].block and self.chance.random() < 0.5:
            self.do(edits.delete(self.document, [problems[0].block]))

    def several(self) -> list[str]:
        first = self.block()
        beside = [one.id for one in self.document.blocks if one.inside == first.inside]
        return self.chance.sample(beside, min(len(beside), self.chance.randint(1, 4)))

    def group(self) -> None:
        self.do(grouping.group(self.document, self.several()))

    def ungroup(self) -> None:
        self.do(grouping.ungroup(self.document, self.block(True).id))

    def define(self) -> None:
        self.do(own_blocks.make_definition(self.document, self.block(True).id))

    def use(self) -> None:
        place = self.block().inside
        self.do(own_blocks.use(self.document, self.block(True).id, 0.0, 0.0, place))

    def detach(self) -> None:
        self.do(own_blocks.detach(self.document, self.block(True).id))

    def port(self) -> None:
        gives = self.chance.random() < 0.5
        self.do(grouping.add_port(self.document, self.block(True).id, gives))

    def lift(self) -> None:
        self.do(grouping.lift(self.document, self.block().id, "out_features", 4))

    def delete(self) -> None:
        if len(self.document.blocks) > 9:
            self.do(edits.delete(self.document, [self.block().id]))

    def copy(self) -> None:
        if len(self.document) < 120:
            self.do(clipboard.duplicate(self.document, self.several(), 30.0, 30.0))

    def lose(self) -> None:
        """A block put somewhere by a file that somebody else wrote."""
        before = self.block()
        within = with_insides(self.document, [before.id])
        groups = {one.id for one in self.document.blocks if one.type == "lienzo.Group"}
        places = ["", *sorted(groups - within)]
        after = replace(before, inside=self.chance.choice(places))
        self.do(Change(edits.Text("x"), {before.id: (before, after)}))


@pytest.mark.parametrize("seed", range(24))
def test_random_groups_are_planned_and_mended(seed):
    hand = Hand(seed)
    blocks_of = Document.block
    for _ in range(40):
        hand.edit()
        plan = PLANNER.plan(hand.document)
        for problem in plan.problems:
            assert not problem.block or blocks_of(hand.document, problem.block)
            for repair in problem.repairs:
                obeys(hand.document, repair.change)
        if plan.is_sound and plan.answers:
            signals = [one.signal for one in plan.answers]
            network = build(plan, signals, make_modules(plan, seed=0))
            counted = sum(one.numel() for one in network.parameters())
            assert counted <= plan.parameters
