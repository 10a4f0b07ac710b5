"""Exported files compute what the drawing computes, in a process that has never seen Lienzo."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
import safetensors.numpy
import torch

from backend.compiler.builder import make_modules, read_weights
from backend.compiler.plan import Answer, Field
from backend.compiler.planner import make_plan
from backend.data.preparation import FieldPreparation, Preparation
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Objective, Wire
from backend.formats import whole_file
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.model import FORMATS, Model, export
from backend.formats.python_code import python_code
from backend.formats.raw_network import module_of
from backend.text import Refusal

STRANGERS = """
import importlib.abc, json, sys
import numpy as np

class NoLienzo(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("backend", "gui", "resources"):
            raise ImportError(f"{name} is not here")

sys.meta_path.insert(0, NoLienzo())
sys.path.insert(0, ".")
cases = json.loads(sys.stdin.read())

def inputs_of(case):
    found = np.load(case + ".in.npz")
    return {name: found[name] for name in found.files}

def answers_of(case):
    found = np.load(case + ".out.npz")
    return [found[name] for name in found.files]
"""


def trained(document: Document, fields=None, preparation=None) -> Model:
    """A model with weights that training could have left, running statistics included."""
    plan = make_plan(document, fields or {})
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    modules = make_modules(plan, seed=1)
    weights = {owner: dict(arrays) for owner, arrays in read_weights(modules).items()}
    random = np.random.default_rng(0)
    for arrays in weights.values():
        for name, array in arrays.items():
            if array.dtype == np.float32:
                noise = random.normal(size=array.shape).astype(np.float32)
                arrays[name] = np.abs(array + noise * 0.1) if "var" in name else array + noise * 0.1
    return Model(document, plan, weights, preparation or {})


def of_example(name: str) -> Model:
    document = open_example(name)
    prepared = {
        block.id: open_data(block.settings)
        for block in document.blocks
        if block.type == "lienzo.Data"
    }
    fields = {id: each.view.fields for id, each in prepared.items()}
    return trained(document, fields, {id: each.preparation for id, each in prepared.items()})


def drawing(*blocks: Block, wires: list[str]) -> Document:
    """Wires as "a.port > b.port"."""
    records: list = list(blocks)
    for number, words in enumerate(wires):
        (source, out), (target, into) = (end.strip().split(".") for end in words.split(">"))
        records.append(
            Wire(
                id=f"w{number}",
                source=source,
                source_port=out,
                target=target,
                target_port=into,
                place=number,
            )
        )
    return Document(records)


def sequences() -> Model:
    """Tokens through an embedding, an LSTM and a transformer layer; two answers."""
    return trained(
        drawing(
            Block(id="in", type="lienzo.Input", settings={"shape": [6], "dtype": "int64"}),
            Block(
                id="embed",
                type="torch.nn.Embedding",
                settings={"num_embeddings": 5, "embedding_dim": 8},
            ),
            Block(id="lstm", type="torch.nn.LSTM", settings={"hidden_size": 8}),
            Block(id="attend", type="torch.nn.TransformerEncoderLayer", settings={"nhead": 2}),
            Block(id="pick", type="lienzo.PickStep"),
            Block(id="one", type="torch.nn.Linear", settings={"out_features": 3}),
            Block(id="two", type="torch.nn.Linear", settings={"out_features": 2}),
            wires=[
                "in.output > embed.input",
                "embed.output > lstm.input",
                "lstm.output > attend.src",
                "attend.output > pick.input",
                "pick.output > one.input",
                "pick.output > two.input",
            ],
        )
    )


def branches() -> Model:
    """Two inputs, a residual sum, a concatenation, neurons with a wire missing."""
    neuron = {"activation": "tanh"}
    return trained(
        drawing(
            Block(id="left", type="lienzo.Input", name="left", settings={"shape": [4]}),
            Block(id="right", type="lienzo.Input", name="right", settings={"shape": [4]}),
            Block(id="linear", type="torch.nn.Linear", settings={"out_features": 4}),
            Block(id="add", type="lienzo.Add"),
            Block(id="join", type="lienzo.Concatenate"),
            Block(id="a", type="lienzo.Neuron", settings=neuron),
            Block(id="b", type="lienzo.Neuron", settings=neuron),
            Block(id="c", type="lienzo.Neuron", settings={"activation": "sigmoid"}),
            wires=[
                "left.output > linear.input",
                "linear.output > add.input",
                "left.output > add.input",
                "add.output > join.input",
                "right.output > join.input",
                "join.output > a.input",
                "right.output > b.input",
                "a.output > c.input",
                "b.output > c.input",
            ],
        )
    )


def table() -> Model:
    """Missing numbers, a column of words, a target with units of its own."""
    words = ("red", "blue")
    input = FieldPreparation(
        name="input",
        kind="numbers",
        shape=(3,),
        names=("a", "colour", "b"),
        shift=(1.5, 0.0, 0.0, -2.0),
        scale=(2.0, 1.0, 1.0, 0.3),
        fill=(1.5, 0.0, -2.0),
        categories=((), words, ()),
    )
    target = FieldPreparation(
        name="target", kind="value", shape=(1,), shift=(150.0,), scale=(70.0,), names=("y",)
    )
    raw = Field("input", (3,), "float32", "input", "numbers", names=("a", "colour", "b"))
    fields = {
        "data": (
            input.prepared_field(raw),
            Field("target", (1,), "float32", "target", "value", names=("y",)),
        )
    }
    document = drawing(
        Block(id="data", type="lienzo.Data"),
        Block(id="norm", type="torch.nn.BatchNorm1d"),
        Block(id="out", type="torch.nn.Linear", settings={"out_features": 1}),
        Block(id="loss", type="torch.nn.MSELoss"),
        wires=[
            "data.input > norm.input",
            "norm.output > out.input",
            "out.output > loss.input",
            "data.target > loss.target",
        ],
    )
    goal = Objective(id="goal", minimise={"loss": 1.0})
    preparation = {"data": Preparation({"input": input, "target": target})}
    return trained(Document([*document, goal]), fields, preparation)


MODELS = {
    "digits_cnn": lambda: of_example("digits-cnn"),
    "xor": lambda: of_example("xor"),
    "diabetes": lambda: of_example("diabetes"),
    "sequences": sequences,
    "branches": branches,
    "table": table,
}


@pytest.fixture(scope="module")
def models() -> dict[str, Model]:
    return {name: make() for name, make in MODELS.items()}


def raw_inputs(name: str, model: Model) -> tuple[torch.Tensor, ...]:
    inputs = tuple(each.clone() for each in model.examples(5))
    if name == "table":
        inputs[0][0, 0] = float("nan")
        inputs[0][:, 1] = torch.tensor([0.0, 1.0, -1.0, 1.0, 0.0])
    if name == "sequences":
        inputs[0][:] = torch.randint(0, 5, inputs[0].shape, generator=torch.manual_seed(0))
    return inputs


def as_the_trainer_sees(model: Model, inputs: tuple[torch.Tensor, ...]) -> tuple:
    """The other road: arrays that the preparation itself prepared, answers it gave units back."""
    from backend.formats.raw_network import fields_of
    from backend.training.reading import read

    signals = fields_of(model.plan, model.network)
    reading = read(model.plan, [answer.signal for answer in model.plan.answers], model.modules)
    ready = {}
    for signal, raw in zip(signals, inputs, strict=True):
        known = model.preparation.get(signal.block)
        array = known.apply(signal.port, raw.numpy()) if known else raw.numpy()
        ready[signal] = torch.from_numpy(array)
    with torch.no_grad():
        answers = reading.on(ready)
    pairs = zip(model.plan.answers, answers, strict=True)
    return tuple(in_units(model, answer, found) for answer, found in pairs)


def in_units(model: Model, answer: Answer, found: torch.Tensor) -> torch.Tensor:
    known = model.preparation.get(answer.target.block) if answer.target else None
    if known is None or answer.field is None or answer.field.kind == "class":
        return found
    return torch.from_numpy(known.undo(answer.target.port, found.numpy()))


@pytest.fixture(scope="module")
def exported(models, tmp_path_factory) -> Path:
    """Every model in the quick formats, with raw inputs and the answers expected to them."""
    folder = tmp_path_factory.mktemp("exports")
    for name, model in models.items():
        inputs = raw_inputs(name, model)
        answers = as_the_trainer_sees(model, inputs)
        named = zip(model.input_names, inputs, strict=True)
        np.savez(folder / f"{name}.in.npz", **{key: value.numpy() for key, value in named})
        outputs = zip(model.output_names, answers, strict=True)
        np.savez(folder / f"{name}.out.npz", **{key: value.numpy() for key, value in outputs})
        for ending in (".safetensors", ".pt"):
            export(model, folder / f"{name}{ending}")
    return folder


def among_strangers(folder: Path, script: str, cases: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", STRANGERS + script],
        cwd=folder,
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_python_files_compute_the_same_bit_for_bit_without_lienzo(exported):
    among_strangers(
        exported,
        """
import torch
for case in cases:
    module = __import__(case)
    for ending in (".safetensors", ".pt"):
        network = module.load(case + ending)
        given = {name: torch.from_numpy(value) for name, value in inputs_of(case).items()}
        with torch.no_grad():
            found = network(**given)
        found = found if isinstance(found, tuple) else (found,)
        for ours, theirs in zip(found, answers_of(case), strict=True):
            assert np.array_equal(ours.numpy(), theirs), (case, ending)
""",
        list(MODELS),
    )


def test_predict_speaks_in_classes_and_in_the_units_of_the_data(exported):
    said = among_strangers(
        exported,
        """
import torch
for case in cases:
    module = __import__(case)
    network = module.load(case + ".safetensors")
    given = [torch.from_numpy(value) for value in inputs_of(case).values()]
    found = module.predict(network, *given)
    print(json.dumps({name: value if isinstance(value, list) else value.tolist()
                      for name, value in found.items()}))
""",
        ["digits_cnn", "xor", "diabetes", "table", "sequences"],
    )
    digits, xor, diabetes, table, sequences = map(json.loads, said.splitlines())
    for found, classes in ((digits, [str(digit) for digit in range(10)]), (xor, ["-1", "+1"])):
        probabilities = np.array(found["probabilities"])
        np.testing.assert_allclose(probabilities.sum(1), 1, rtol=1e-5)
        assert found["classes"] == [classes[place] for place in probabilities.argmax(1)]
    answers = np.load(exported / "diabetes.out.npz")["linear"]
    assert 20 < np.mean(diabetes["values"]) < 350
    np.testing.assert_array_equal(np.array(diabetes["values"], np.float32), answers)
    answers = np.load(exported / "table.out.npz")["linear"]
    np.testing.assert_array_equal(np.array(table["values"], np.float32), answers)
    assert set(sequences) == {"linear_values", "linear_2_values"}


def test_pt2_programs_run_without_lienzo(models, exported):
    for name in ("digits_cnn", "branches", "table"):
        export(models[name], exported / f"{name}.pt2")
    among_strangers(
        exported,
        """
import torch
for case in cases:
    network = torch.export.load(case + ".pt2").module()
    given = [torch.from_numpy(value) for value in inputs_of(case).values()]
    found = network(*given)
    found = found if isinstance(found, tuple) else (found,)
    for ours, theirs in zip(found, answers_of(case), strict=True):
        np.testing.assert_allclose(ours.detach().numpy(), theirs, atol=1e-5)
""",
        ["digits_cnn", "branches", "table"],
    )


def test_onnx_runs_in_onnxruntime_without_lienzo_or_torch(models, exported):
    for name in ("digits_cnn", "branches", "table", "sequences"):
        result = export(models[name], exported / f"{name}.onnx")
        assert str(result.checked).startswith("onnxruntime was tried with 1, 2 and 7 examples;")
        assert [path.name for path in result.paths] == [f"{name}.onnx"]
    said = among_strangers(
        exported,
        """
import onnxruntime
for case in cases:
    session = onnxruntime.InferenceSession(case + ".onnx", providers=["CPUExecutionProvider"])
    given = inputs_of(case)
    for ours, theirs in zip(session.run(None, given), answers_of(case), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-4)
    for count in (1, 2, 7):
        some = {name: np.resize(value, (count, *value.shape[1:])) for name, value in given.items()}
        assert all(len(answer) == count for answer in session.run(None, some))
    notes = session.get_modelmeta().custom_metadata_map
    print(json.dumps([json.loads(notes["lienzo"]), notes.get("classes")]))
assert "torch" not in sys.modules
""",
        ["digits_cnn", "branches", "table", "sequences"],
    )
    (digits, classes), (branches, _), (table, _), _ = map(json.loads, said.splitlines())
    assert classes == "0,1,2,3,4,5,6,7,8,9"
    assert digits["inputs"][0]["shape"] == ["N", 1, 8, 8]
    assert digits["outputs"][0]["activation"] == "softmax"
    assert {each["name"] for each in branches["inputs"]} == {"left", "right"}
    assert table["outputs"][0] == {
        "name": "linear",
        "activation": "",
        "kind": "value",
        "classes": [],
    }


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".onnx", ".pt2"])
def test_sequences_leave_too(models, tmp_path, ending):
    assert export(models["sequences"], tmp_path / f"a{ending}").paths[0].exists()


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_example_leaves_in_every_format(example, ending, tmp_path):
    result = export(of_example(example.name), tmp_path / f"network{ending}")
    assert all(path.stat().st_size for path in result.paths)


def test_weights_carry_their_drawing_and_their_description(models, exported):
    from backend.formats.drawing import decode

    with safetensors.safe_open(exported / "digits_cnn.safetensors", "np") as file:
        notes = file.metadata()
    assert decode(notes["drawing"].encode())[0] == models["digits_cnn"].document
    assert json.loads(notes["lienzo"])["outputs"][0]["classes"] == [str(n) for n in range(10)]
    names = set(safetensors.numpy.load_file(exported / "digits_cnn.safetensors"))
    assert {"conv2d.weight", "linear.bias", "prepare_input.mean"} <= names


def test_onnx_is_one_sound_file_with_a_named_batch(models, exported):
    path = exported / "diabetes.onnx"
    export(models["diabetes"], path)
    proto = onnx.load(path)
    onnx.checker.check_model(proto, full_check=True)
    assert proto.graph.input[0].type.tensor_type.shape.dim[0].dim_param
    assert not list(exported.glob("*.data"))


def test_the_code_is_readable_and_ours(models):
    model = models["digits_cnn"]
    code = python_code(model.plan, model.preparation)
    assert "        self.conv2d = nn.Conv2d(1, 32, 3, padding=1)\n" in code
    assert "        conv2d = self.conv2d(input)  # N × 32 × 8 × 8\n" in code
    assert "CLASSES = [" in code
    assert "backend" not in code
    assert "Lienzo" in code.splitlines()[0]
    assert max(len(line) for line in code.splitlines()) <= 100
    compile(code, "network.py", "exec")


def test_the_code_without_preparation_takes_prepared_numbers(models):
    code = python_code(models["digits_cnn"].plan)
    assert "Standardize" not in code
    assert "Takes input: float32, N × 1 × 8 × 8." in code


@pytest.mark.parametrize("name", ["table", "digits_cnn"])
def test_the_preparation_module_is_the_preparation_bit_for_bit(models, name):
    model = models[name]
    prepared = model.preparation["data"].fields["input"]
    raw = raw_inputs(name, model)[0]
    expected = prepared.apply(raw.numpy())
    np.testing.assert_array_equal(module_of(prepared)(raw).numpy(), expected)


def test_somebodys_own_python_file_is_left_alone(models, tmp_path):
    mine = tmp_path / "net.py"
    mine.write_text("print('mine')")
    for _ in range(2):
        result = export(models["xor"], tmp_path / "net.safetensors")
        assert [path.name for path in result.paths] == ["net.safetensors", "net_network.py"]
    assert mine.read_text() == "print('mine')"


# --- when it cannot be ---


def test_an_ending_nobody_knows_is_refused(models, tmp_path):
    with pytest.raises(Refusal) as caught:
        export(models["xor"], tmp_path / "a.h5")
    assert str(caught.value) == (
        "There is no format for the ending .h5. Choose one of .safetensors, .py, .pt, .pt2, .onnx."
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_a_broken_drawing_is_refused_and_nothing_is_written(tmp_path, ending):
    document = Document([Block(id="b", type="torch.nn.Linear")])
    model = Model(document, make_plan(document), {})
    with pytest.raises(Refusal, match="The drawing is not a whole network yet."):
        export(model, tmp_path / f"a{ending}")
    assert not list(tmp_path.iterdir())


def test_a_file_that_would_be_wrong_is_not_written(models, tmp_path, monkeypatch):
    model = models["xor"]
    wrong = dataclasses.replace(model)
    monkeypatch.setattr(
        Model, "answers", lambda self, inputs: (torch.full((len(inputs[0]), 1), 9.0),)
    )
    for ending in FORMATS:
        with pytest.raises(Refusal, match="would not compute"):
            export(wrong, tmp_path / f"a{ending}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".safetensors", ".py", ".pt"])
def test_a_disk_that_refuses_leaves_the_old_file(models, tmp_path, monkeypatch, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"old")

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    with pytest.raises(Refusal, match="The disk has no room left"):
        export(models["xor"], path)
    assert path.read_bytes() == b"old"
