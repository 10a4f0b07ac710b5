"""What repeats in a foreign model becomes one group; nothing about its answers changes."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto

from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, Insides, ports_of
from backend.formats.foreign.finished import Imported, finished
from backend.formats.foreign.scopes import Scope, Scoped
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Wired
from backend.formats.onnx_import import import_model
from tests.backend.foreign_networks import made
from tests.backend.test_onnx_import import computed, same
from tests.backend.test_program_import import answers


def scope(*paths: str) -> Scope:
    return tuple(Scoped(path, kind="Thing") for path in paths)


class Hand:
    """Draws sketches: layers with weights that differ, in modules."""

    def __init__(self, width: int = 4) -> None:
        self.sketch = Sketch()
        self.start = self.sketch.enter("x", [width], "float32", with_batch=True)
        self._numbers = np.random.default_rng(0)

    def dense(self, value: Wired, after: int, name: str = "") -> Wired:
        before = int(value.spec.shape[-1])
        shapes = {"weight": (after, before), "bias": (after,)}
        weights = {
            key: self._numbers.normal(size=shape).astype(np.float32)
            for key, shape in shapes.items()
        }
        settings = {"in_features": before, "out_features": after, "bias": True}
        kind, ports = "torch.nn.Linear", {"input": [value]}
        return self.sketch.place(kind, settings, ports, name, weights)["output"]

    def bend(self, value: Wired) -> Wired:
        return self.sketch.place("torch.nn.Tanh", {}, {"input": [value]})["output"]

    def add(self, *values: Wired) -> Wired:
        return self.sketch.place("lienzo.Add", {}, {"input": list(values)})["output"]

    def residual(self, value: Wired, path: str, width: int = 8) -> Wired:
        """value + dense(tanh(dense(value)))"""
        self.sketch.scope = scope(path) if path else ()
        after = int(value.spec.shape[-1])
        inner = self.bend(self.dense(value, width, f"{path}.first" if path else ""))
        return self.add(value, self.dense(inner, after, f"{path}.second" if path else ""))

    def done(self, *outputs: Wired) -> Imported:
        self.sketch.scope = ()
        named = {f"y{place}": one for place, one in enumerate(outputs)}
        return finished(self.sketch, {"x": self.start.block}, named, True)


def flat_answers(hand: Hand, outputs: Sequence[Wired], inputs: torch.Tensor):
    """What the sketch answers without any group."""
    document = Document([*hand.sketch.blocks.values(), *hand.sketch.wires])
    from backend.compiler.plan import Signal

    named = {str(place): Signal(one.block, one.port) for place, one in enumerate(outputs)}
    plain = Imported(document, hand.sketch.weights, {}, named)
    return computed(plain, inputs), make_plan(document).parameters


def check(hand: Hand, *outputs: Wired) -> Document:
    """The drawing with groups, after it was found to compute what the flat one computes."""
    inputs = torch.randn(5, 4, generator=torch.Generator().manual_seed(3))
    expected, size = flat_answers(hand, outputs, inputs)
    imported = hand.done(*outputs)
    same(computed(imported, inputs), expected)
    assert make_plan(imported.document).parameters == size
    return imported.document


def groups(document: Document) -> dict[str, dict]:
    return {block.name: dict(block.settings) for block in document.blocks if block.type == GROUP}


def test_alike_modules_one_after_the_other_are_one_group():
    hand = Hand()
    value = hand.start
    for number in range(3):
        value = hand.residual(value, f"body.{number}")
    hand.sketch.scope = ()
    document = check(hand, hand.dense(value, 2, "head"))
    assert groups(document) == {"body": {"repeat": 3}}
    paths = {step.path for step in make_plan(document).steps}
    assert {"body.0.first", "body.2.second", "head"} <= paths


def test_settings_that_differ_are_values_of_each_repeat():
    hand = Hand()
    value = hand.start
    for number, width in enumerate((8, 16, 8)):
        value = hand.residual(value, f"body.{number}", width)
    document = check(hand, value)
    (settings,) = groups(document).values()
    assert settings["values"] == {"out_features": {"each": [8, 16, 8]}}


def test_repeats_in_repeats_say_what_differs_where_it_differs():
    hand = Hand()
    value = hand.start
    for outer in range(2):
        hand.sketch.scope = scope(f"stage.{outer}")
        value = hand.dense(value, 4, f"stage.{outer}.before")
        for inner in range(3):
            path = f"stage.{outer}.part.{inner}"
            hand.sketch.scope = scope(f"stage.{outer}", path)
            wide = hand.dense(value, 6 + inner + 10 * outer, f"{path}.first")
            value = hand.add(value, hand.dense(hand.bend(wide), 4, f"{path}.second"))
    document = check(hand, value)
    found = groups(document)
    assert found["stage"]["repeat"] == 2
    assert found["part"]["repeat"] == 3
    told = document.block("stage_0_part_0_first").settings["out_features"]
    each = found["part"]["values"][told[1:]]["each"]
    assert [one[0] for one in each] == ["="] * 3
    assert [found["stage"]["values"][one[1:]]["each"] for one in each] == [
        [6, 16],
        [7, 17],
        [8, 18],
    ]


def test_groups_stand_in_groups_and_their_ports_take_every_wire():
    hand = Hand()
    hand.sketch.scope = scope("outer")
    one = hand.dense(hand.start, 4, "outer.one")
    hand.sketch.scope = scope("outer", "outer.inner")
    two = hand.add(hand.bend(hand.dense(one, 4, "outer.inner.two")), hand.start)
    hand.sketch.scope = ()
    document = check(hand, hand.dense(hand.add(two, one), 3, "last"))
    by_name = {block.name: block for block in document.blocks if block.type == GROUP}
    assert by_name["inner"].inside == by_name["outer"].id
    entries, exits = ports_of(document, by_name["outer"].id)
    assert (len(entries), len(exits)) == (1, 2)
    for wire in document.wires:
        assert document.block(wire.source).inside == document.block(wire.target).inside


def test_what_all_repeats_take_comes_through_a_port_of_its_own():
    hand = Hand()
    hand.sketch.scope = ()
    aside = hand.bend(hand.dense(hand.start, 4, "aside"))
    value = hand.start
    for number in range(3):
        value = hand.add(hand.residual(value, f"body.{number}"), aside)
    document = check(hand, value)
    (group,) = [block for block in document.blocks if block.type == GROUP]
    entries, exits = ports_of(document, group.id)
    assert (len(entries), len(exits)) == (2, 1)
    first = next(wire for wire in document.wires if wire.target_port == entries[0].id)
    assert first.source == hand.start.block  # what one repeat feeds the next stands first


@pytest.mark.parametrize("read", ["between", "answered"])
def test_what_others_read_is_not_hidden_in_a_repeat(read):
    hand = Hand()
    first = hand.residual(hand.start, "body.0")
    second = hand.residual(first, "body.1")
    hand.sketch.scope = ()
    outputs = [hand.add(first, second)] if read == "between" else [second, first]
    document = check(hand, *outputs)
    assert all("repeat" not in settings for settings in groups(document).values())


def test_runs_are_found_without_any_modules():
    hand = Hand()
    value = hand.start
    for _ in range(4):
        value = hand.residual(value, "")
    document = check(hand, hand.dense(value, 2))
    assert [settings["repeat"] for settings in groups(document).values()] == [4]
    alone = Hand()
    value = alone.start
    for _ in range(2):
        value = alone.bend(alone.dense(value, 4))
    assert not groups(check(alone, value))  # two small layers are plainer side by side


def test_every_block_has_a_place_of_its_own():
    hand = Hand()
    value = hand.start
    for number in range(3):
        value = hand.residual(value, f"body.{number}")
    insides = Insides(hand.done(value).document)
    for blocks in insides.children.values():
        places = [(block.x, block.y) for block in blocks]
        assert len(set(places)) == len(places)
        if any(block.type == ENTRY for block in blocks):
            left = min(block.x for block in blocks)
            right = max(block.x for block in blocks)
            assert all(block.x == left for block in blocks if block.type == ENTRY)
            assert all(block.x == right for block in blocks if block.type == EXIT)


# as PyTorch writes ONNX


@functools.cache
def exported(name: str) -> onnx.ModelProto:
    network, example = made(name)
    shapes = ({0: torch.export.Dim("batch")},)
    program = torch.onnx.export(
        network, (example,), dynamo=True, dynamic_shapes=shapes, verbose=False
    )
    assert program is not None
    return program.model_proto


@pytest.mark.parametrize("with_modules", [True, False])
def test_files_of_onnx_are_grouped(with_modules):
    network, example = made("resnet")
    model = onnx.ModelProto.FromString(exported("resnet").SerializeToString())
    if not with_modules:
        for node in model.graph.node:
            node.name = ""
            del node.metadata_props[:]
    imported = import_model(model)
    inputs = torch.cat([example, example])[:5]
    same(computed(imported, inputs), answers(network, inputs))
    learned = [one for one in model.graph.initializer if ".running_" not in one.name]
    size = sum(int(np.prod(one.dims)) for one in learned if one.data_type == TensorProto.FLOAT)
    assert make_plan(imported.document).parameters == size
    found = groups(imported.document)
    if with_modules:
        assert found["layer1"]["repeat"] == 2
        assert found["layer"]["values"]["out_channels"] == {"each": [8, 16]}
    else:
        assert [settings["repeat"] for settings in found.values()]
