"""ONNX files become drawings that compute the same: our own exports, and what others write."""

from __future__ import annotations

import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper

from backend.command_line import main
from backend.compiler.builder import build, make_modules
from backend.compiler.planner import make_plan
from backend.engine import Engine
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.foreign.apart import read_apart
from backend.formats.model import Model, export
from backend.formats.onnx_import import Imported, import_model, read
from backend.formats.project import load
from backend.text import Refusal
from tests.backend.test_formats_exports import trained

TYPES = {
    "neuron-and": ["lienzo.Input", "torch.nn.Linear", "torch.nn.Sigmoid"],
    "digits-cnn": [
        *("lienzo.Constant", "lienzo.Divide", "lienzo.Input"),
        *("lienzo.Scale", "torch.nn.Conv2d", "torch.nn.Conv2d", "torch.nn.Flatten"),
        *("torch.nn.Linear", "torch.nn.MaxPool2d", "torch.nn.MaxPool2d"),
        *("torch.nn.ReLU", "torch.nn.ReLU"),
    ],
}


def computed(imported: Imported, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """What the imported drawing, planned and built with its weights, answers."""
    plan = make_plan(imported.document)
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    modules = make_modules(plan, 0, imported.weights)
    network = build(plan, list(imported.outputs.values()), modules).eval()
    with torch.no_grad():
        found = network(*inputs)
    return found if isinstance(found, tuple) else (found,)


def by_runtime(path, *inputs: torch.Tensor) -> list[torch.Tensor]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_inputs()]
    feed = {name: one.numpy() for name, one in zip(names, inputs, strict=True)}
    return [torch.from_numpy(one) for one in session.run(None, feed)]


def same(found, expected) -> None:
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-5)


def model_of(nodes, inputs, outputs, initializers=(), opset=20):
    def value(name, shape, dtype=TensorProto.FLOAT):
        return helper.make_tensor_value_info(name, dtype, shape)

    graph = helper.make_graph(
        nodes,
        "graph",
        [value(*one) for one in inputs],
        [value(*one) for one in outputs],
        [onnx.numpy_helper.from_array(array, name) for name, array in initializers],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=10)


@pytest.mark.parametrize("name", [one.name for one in EXAMPLES])
def test_every_example_comes_back_from_its_export(name, tmp_path):
    document = open_example(name)
    plan, prepared = Engine().sound_plan(document)
    weights = trained(document, {id: each.fields for id, each in prepared.items()}).weights
    kept = {id: each.preparation for id, each in prepared.items()}
    export(Model(document, plan, weights, kept), tmp_path / "model.onnx")

    imported = read(tmp_path / "model.onnx")
    assert imported.has_batch
    (entry,) = [one for one in imported.document.blocks if one.type == "lienzo.Input"]
    inputs = torch.rand(7, *entry.settings["shape"])
    same(computed(imported, inputs), by_runtime(tmp_path / "model.onnx", inputs))
    if name in TYPES:
        assert sorted(one.type for one in imported.document.blocks) == TYPES[name]


def test_the_command_writes_a_project_that_answers(tmp_path, capsys):
    weight = torch.randn(3, 4).numpy()
    bias = torch.randn(4).numpy()
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["p"], name="dense"),
        helper.make_node("Add", ["p", "b"], ["q"]),
        helper.make_node("Relu", ["q"], ["y"], name="bend"),
    ]
    model = model_of(
        nodes, [("x", ["batch", 3])], [("y", ["batch", 4])], [("w", weight), ("b", bias)]
    )
    onnx.save(model, tmp_path / "model.onnx")

    assert main(["import", str(tmp_path / "model.onnx"), str(tmp_path / "model.lienzo")]) == 0
    project = load(tmp_path / "model.lienzo")
    types = sorted(block.type for block in project.document.blocks)
    assert types == ["lienzo.Input", "torch.nn.Linear", "torch.nn.ReLU"]
    assert project.document.block("dense").name == "dense"
    assert (project.weights["dense"]["bias"] == bias).all()
    xs = [project.document.block(id).x for id in ("x", "dense", "bend")]
    assert xs == sorted(xs)
    assert len(set(xs)) == 3
    inputs = torch.randn(5, 3)
    imported = import_model(model)
    same(computed(imported, inputs), by_runtime(tmp_path / "model.onnx", inputs))


@pytest.mark.parametrize("layer", [torch.nn.LSTM, torch.nn.GRU, torch.nn.RNN])
@pytest.mark.parametrize("both_ways", [False, True])
def test_recurrent_layers_come_back_as_layers(layer, both_ways, tmp_path):
    torch.manual_seed(0)
    network = layer(3, 4, bidirectional=both_ways)
    path, inputs = tmp_path / "model.onnx", torch.randn(5, 2, 3)
    onnx.save(recurrent_model(network, type(network).__name__, both_ways), path)
    imported = import_model(onnx.load(path))
    assert f"torch.nn.{layer.__name__}" in {block.type for block in imported.document.blocks}
    with torch.no_grad():
        output, _ = network(inputs)
    (found,) = computed(imported, inputs)
    same(by_runtime(path, inputs), [found])
    torch.testing.assert_close(found.movedim(1, 2).flatten(2), output, rtol=1e-5, atol=1e-5)


def recurrent_model(network, kind: str, both_ways: bool):
    """The layer as ONNX writes it: one row of gates for each way, in its own order."""
    order = {"RNN": [0], "GRU": [1, 0, 2], "LSTM": [0, 3, 1, 2]}[kind]
    ends = ["_l0", "_l0_reverse"][: 1 + both_ways]

    def stacked(*names):
        rows = []
        for end in ends:
            parts = [getattr(network, name + end).detach().chunk(len(order)) for name in names]
            rows.append(torch.cat([part[gate] for part in parts for gate in order]))
        return torch.stack(rows).numpy()

    weights = [("w", stacked("weight_ih")), ("r", stacked("weight_hh"))]
    weights.append(("b", stacked("bias_ih", "bias_hh")))
    more = {"linear_before_reset": 1} if kind == "GRU" else {}
    way = "bidirectional" if both_ways else "forward"
    inputs = ["x", "w", "r", "b"]
    node = helper.make_node(kind, inputs, ["y"], hidden_size=4, direction=way, **more)
    return model_of([node], [("x", [5, 2, 3])], [("y", None)], weights)


def test_what_cannot_be_imported_is_named(tmp_path):
    nodes = [helper.make_node("ImageDecoder", ["x"], ["y"], name="eye")]
    model = model_of(nodes, [("x", [9], TensorProto.UINT8)], [("y", None, TensorProto.UINT8)])
    with pytest.raises(Refusal) as refusal:
        import_model(model)
    assert "ImageDecoder" in str(refusal.value.what)
    assert "eye" in str(refusal.value.what)
    assert "20" in str(refusal.value.what)


@pytest.mark.parametrize(
    "location", ["../secret.bin", "/etc/passwd", "a/../../secret.bin", "missing.bin"]
)
def test_tensors_outside_the_folder_are_refused(location, tmp_path):
    (tmp_path / "secret.bin").write_bytes(bytes(4))
    folder = tmp_path / "model"
    folder.mkdir()
    nodes = [helper.make_node("Add", ["x", "w"], ["y"])]
    model = model_of(nodes, [("x", ["n", 1])], [("y", ["n", 1])])
    tensor = model.graph.initializer.add(name="w", data_type=TensorProto.FLOAT, dims=[1])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(Refusal, match="not beside the model"):
        read(folder / "model.onnx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 64, b"\x08\x07", bytes(range(256))])
def test_what_is_no_model_is_refused(data, tmp_path):
    (tmp_path / "model.onnx").write_bytes(data)
    with pytest.raises(Refusal):
        read(tmp_path / "model.onnx")


def test_a_child_process_reads_with_an_end_to_its_time(tmp_path):
    nodes = [helper.make_node("Relu", ["x"], ["y"])]
    onnx.save(model_of(nodes, [("x", ["n", 2])], [("y", ["n", 2])]), tmp_path / "model.onnx")
    with pytest.raises(Refusal, match="longer than"):
        read_apart(tmp_path / "model.onnx", seconds=0.01)
    with pytest.raises(Refusal, match="no file called"):
        read_apart(tmp_path / "missing.onnx")
    types = [block.type for block in read_apart(tmp_path / "model.onnx").document.blocks]
    assert sorted(types) == ["lienzo.Input", "torch.nn.ReLU"]
