"""What repeats in a foreign model becomes one group; nothing about its answers changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper

from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, Insides, ports_of
from backend.formats.foreign.finished import Imported, finished
from backend.formats.foreign.scopes import Scope, Scoped
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Wired
from backend.formats.onnx_import import import_model
from tests.backend.test_onnx_import import by_runtime, computed, same


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


def test_groups_keep_within_what_a_drawing_may_hold():
    hand = Hand()
    value = hand.start
    for _ in range(1100):
        value = hand.bend(hand.dense(value, 4))
    hand.sketch.scope = scope(*(".".join("m" * depth) for depth in range(1, 40)))
    for _ in range(3):
        value = hand.bend(hand.dense(value, 3))
    imported = hand.done(value)
    plan = make_plan(imported.document)
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    assert len(plan.steps) == 2 * 1103
    assert max(settings.get("repeat", 1) for settings in groups(imported.document).values()) <= 1000


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


# files of ONNX


def residual_model(notes: str) -> onnx.ModelProto:
    """x + dense(tanh(dense(x))) four times in stages of two, the modules told by `notes`."""
    numbers = np.random.default_rng(1)
    nodes, tensors, value = [], [], "x"
    for number in range(4):
        place = [f"stage{number // 2}", f"stage{number // 2}.{number % 2}"]
        wide = 6 if number < 2 else 7
        rows = [("first", wide, 4), ("second", 4, wide)]
        for name, after, before in rows:
            weight = numbers.normal(size=(after, before)).astype(np.float32)
            tensors.append(onnx.numpy_helper.from_array(weight, f"w{number}{name}"))
        made = [
            helper.make_node("Gemm", [value, f"w{number}first"], [f"a{number}"], transB=1),
            helper.make_node("Tanh", [f"a{number}"], [f"b{number}"]),
            helper.make_node("Gemm", [f"b{number}", f"w{number}second"], [f"c{number}"], transB=1),
            helper.make_node("Add", [value, f"c{number}"], [f"d{number}"]),
        ]
        for node, last in zip(made, ("first", "bend", "second", ""), strict=True):
            _note(node, [*place, f"{place[-1]}.{last}"] if last else place, notes)
        nodes, value = [*nodes, *made], f"d{number}"
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 4]) for name in ("x", value)
    ]
    graph = helper.make_graph(nodes, "graph", ends[:1], ends[1:], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def _note(node: onnx.NodeProto, modules: list[str], notes: str) -> None:
    if notes == "scopes":
        node.metadata_props.add(key="pkg.torch.onnx.name_scopes", value=str(["", *modules, "node"]))
    elif notes == "names":
        node.name = f"/{modules[0]}/{modules[1]}/" + "/".join(
            [one.removeprefix(f"{modules[1]}.") for one in modules[2:]] + [node.op_type]
        )


@pytest.mark.parametrize("notes", ["scopes", "names", "none"])
def test_files_of_onnx_are_grouped(notes, tmp_path):
    model = residual_model(notes)
    imported = import_model(model)
    onnx.save(model, tmp_path / "model.onnx")
    inputs = torch.randn(5, 4)
    same(computed(imported, inputs), by_runtime(tmp_path / "model.onnx", inputs))
    size = sum(int(np.prod(one.dims)) for one in model.graph.initializer)
    assert make_plan(imported.document).parameters == size
    found = groups(imported.document)
    if notes == "none":
        (settings,) = found.values()
        assert settings["repeat"] == 4
    else:
        assert found["stage"]["repeat"] == 2
        assert found["stage"]["values"]["out_features"] == {"each": [6, 7]}
        assert sum(settings.get("repeat", 1) for settings in found.values()) == 4
        assert any(block.name == "first" for block in imported.document.blocks)
