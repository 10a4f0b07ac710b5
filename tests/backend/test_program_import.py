"""Programs of torch.export become drawings that compute the same, with weights of their own."""

from __future__ import annotations

import contextlib
import functools
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn import functional

from backend.command_line import main
from backend.compiler.builder import build, field_path, make_modules
from backend.compiler.plan import Signal
from backend.compiler.planner import make_plan
from backend.document.groups import GROUP
from backend.engine import Engine
from backend.formats.examples import open_example
from backend.formats.foreign.apart import read_apart
from backend.formats.foreign.entries import OpenSizes
from backend.formats.foreign.finished import Imported
from backend.formats.model import Model, export
from backend.formats.program_import import import_program, read
from backend.formats.program_import.reading import read_program
from backend.formats.project import load
from backend.formats.raw_network import placeholders
from backend.text import Refusal
from tests.backend.foreign_networks import NETWORKS, made, written
from tests.backend.test_formats_exports import trained
from tests.backend.test_onnx_import import computed, same

FOLDER = tempfile.TemporaryDirectory(prefix="lienzo-tests-")


@functools.cache
def file_of(name: str) -> Path:
    """A network of the table, written once for all tests."""
    path = Path(FOLDER.name) / f"{name}.pt2"
    network, example = made(name)
    written(network, (example,), path)
    return path


def saved(network: nn.Module, *inputs: torch.Tensor, path: Path, **more: object) -> Path:
    program = torch.export.export(network.eval(), inputs, strict=False, **more)
    torch.export.save(program, path)
    return path


def by_name(imported: Imported, **inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """What the drawing answers, its inputs given by the names in the file."""
    plan = make_plan(imported.document)
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    modules = make_modules(plan, 0, imported.weights)
    network = build(plan, list(imported.outputs.values()), modules).eval()
    paths = {
        field_path(plan, Signal(block, "output")): name for name, block in imported.inputs.items()
    }
    return answers(network, *(inputs[paths[node.target]] for node in placeholders(network)))


def answers(network: nn.Module, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
    with torch.no_grad():
        found = network(*inputs)
    return found if isinstance(found, tuple) else (found,)


def size_of(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def types(imported: Imported) -> set[str]:
    return {block.type.rpartition(".")[2] for block in imported.document.blocks}


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_come_in_with_the_same_answers_and_parameters(name):
    network, example = made(name)
    imported = read(file_of(name))
    inputs = torch.cat([example, example])[:5]
    assert imported.has_batch
    same(computed(imported, inputs), answers(network, inputs))
    plan = make_plan(imported.document)
    assert plan.parameters == size_of(network)
    kept = {id for id in imported.weights if "." in id}
    assert kept <= {step.block for step in plan.steps}


def test_what_was_a_layer_is_a_layer():
    assert {"MultiheadAttention", "Parameter"} <= types(read(file_of("vit")))
    assert {"Attention", "Embedding"} <= types(read(file_of("gpt")))
    assert {"LSTM", "Embedding", "Select"} <= types(read(file_of("lstm")))
    assert types(read(file_of("cnn"))) == {
        *("Input", "Conv2d", "ReLU", "MaxPool2d", "Flatten", "Dropout", "Linear", "LogSoftmax")
    }


def test_a_tied_weight_is_one_weight():
    imported = read(file_of("gpt"))
    head = imported.document.block("lm_head")
    assert head.type == "torch.nn.Linear"
    assert head.settings["weights_of"] == "wte"
    assert "weight" not in imported.weights.get("lm_head", {})


@pytest.mark.parametrize("ending", [".pt2", ".onnx", ".safetensors"])
def test_what_came_in_goes_out_with_the_same_answers(ending, tmp_path):
    name = {".pt2": "resnet", ".onnx": "cnn", ".safetensors": "vit"}[ending]
    network, example = made(name)
    imported = read(file_of(name))
    plan = make_plan(imported.document)
    path = tmp_path / f"network{ending}"
    model = Model(imported.document, plan, imported.weights)
    export(model, path)
    same(model.answers((example,)), answers(network, example))
    if ending == ".pt2":
        again = read(path)
        same(computed(again, example), answers(network, example))
    if ending == ".onnx":
        from tests.backend.test_onnx_import import by_runtime

        same(by_runtime(path, example), answers(network, example))


@pytest.mark.parametrize("name", ["digits-cnn", "iris", "neuron-and"])
def test_our_own_programs_come_back(name, tmp_path):
    document = open_example(name)
    plan, prepared = Engine().sound_plan(document)
    weights = trained(document, {id: each.fields for id, each in prepared.items()}).weights
    kept = {id: each.preparation for id, each in prepared.items()}
    model = Model(document, plan, weights, kept)
    export(model, tmp_path / "model.pt2")
    imported = read(tmp_path / "model.pt2")
    inputs = model.examples(5)
    same(computed(imported, *inputs), model.answers(inputs))
    learned = make_plan(imported.document).parameters
    assert learned == plan.parameters  # how data is prepared is not learned


def test_core_operations_are_read_as_well(tmp_path):
    for name in ("resnet", "gpt"):
        network, example = made(name)
        batch = torch.export.Dim("batch")
        program = torch.export.export(network, (example,), dynamic_shapes=({0: batch},))
        torch.export.save(program.run_decompositions(), tmp_path / "core.pt2")
        imported = read(tmp_path / "core.pt2")
        inputs = torch.cat([example, example])[:5]
        same(computed(imported, inputs), answers(network, inputs))


class Masked(nn.Module):
    """Attention with a mask, from elsewhere, and with steps first."""

    def __init__(self) -> None:
        super().__init__()
        self.plain = nn.MultiheadAttention(16, 2, batch_first=True)
        self.steps_first = nn.MultiheadAttention(16, 4, bias=False)
        self.decoder = nn.TransformerDecoderLayer(16, 2, 32, batch_first=True)
        self.register_buffer("later", torch.triu(torch.ones(6, 6, dtype=torch.bool), 1))

    def forward(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        h = self.plain(x, x, x, attn_mask=self.later)[0]
        h = self.decoder(h, y, tgt_mask=self.later).transpose(0, 1)
        y = y.transpose(0, 1)
        return self.steps_first(h, y, y, need_weights=False)[0].transpose(0, 1)


def test_attention_is_put_back_with_its_masks_and_its_sources(tmp_path):
    torch.manual_seed(1)
    network = Masked().eval()
    inputs = torch.randn(3, 6, 16), torch.randn(3, 5, 16)
    written(network, inputs, tmp_path / "masked.pt2")
    imported = read(tmp_path / "masked.pt2")
    attentions = [b for b in imported.document.blocks if b.type.endswith("MultiheadAttention")]
    assert {block.settings["batch_first"] for block in attentions} == {True, False}
    assert len(attentions) == 4
    more = torch.randn(5, 6, 16), torch.randn(5, 5, 16)
    same(by_name(imported, x=more[0], y=more[1]), answers(network, *more))
    assert make_plan(imported.document).parameters == size_of(network)


class Twice(nn.Module):
    """The same layers called twice, and one weight read by three operations."""

    def __init__(self) -> None:
        super().__init__()
        self.layer, self.norm = nn.Linear(6, 6), nn.LayerNorm(6)
        self.steps = nn.GRU(6, 6, batch_first=True)
        self.scale = nn.Parameter(torch.randn(6))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for _ in range(2):
            x = self.norm(torch.relu(self.layer(x))) * self.scale
            x = self.steps(x[:, None])[0][:, 0]
        return x + self.scale


def test_layers_called_twice_share_their_weights(tmp_path):
    network = Twice().eval()
    written(network, (torch.randn(3, 6),), tmp_path / "twice.pt2")
    imported = read(tmp_path / "twice.pt2")
    inputs = torch.randn(5, 6)
    same(computed(imported, inputs), answers(network, inputs))
    assert make_plan(imported.document).parameters == size_of(network)


class InPlace(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = x * 2
        functional.relu_(y)
        y.add_(1.0)
        return y + x


class Odds(nn.Module):
    """A handful of operations that no layer stands for."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        n, channels, height, width = x.shape
        a, b = x.chunk(2, dim=1)
        y = torch.cat([a.flip(2), b.roll(1, 3)], 1)
        y = functional.pad(y, (1, 1, 0, 0), mode="reflect")[:, :, ::2, 1:-1]
        y = y.reshape(n, channels, -1).permute(0, 2, 1)
        y = torch.einsum("btc,bsc->bts", y, y) / width**0.5
        y = y.masked_fill(y > 3.0, 0.0).clamp(min=-1.0).softmax(-1)
        return y.std(-1) + y.amax(-1) + y.argmax(-1).float() + (y.pow(2).sum(-1) + 1e-3).rsqrt()


@pytest.mark.parametrize(
    ("network", "shape"),
    [
        (InPlace(), (3, 4)),
        (Odds(), (3, 4, 6, 6)),
        (nn.utils.parametrizations.weight_norm(nn.Linear(4, 3)), (3, 4)),
    ],
)
def test_operations_are_drawn(network, shape, tmp_path):
    written(network, (torch.randn(shape),), tmp_path / "odds.pt2")
    inputs = torch.randn(5, *shape[1:])
    same(computed(read(tmp_path / "odds.pt2"), inputs), answers(network, inputs))


def test_a_fixed_number_of_examples_becomes_any_number(tmp_path):
    network, example = made("vit")
    imported = read(saved(network, example, path=tmp_path / "fixed.pt2"))
    assert imported.has_batch
    inputs = torch.cat([example, example])[:5]
    same(computed(imported, inputs), answers(network, inputs))


class Turned(nn.Module):
    """Its answer has no axis of examples in front."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x.t() @ x).tanh()


def test_a_program_without_examples_comes_in_whole(tmp_path):
    imported = read(saved(Turned(), torch.randn(4, 3), path=tmp_path / "whole.pt2"))
    assert not imported.has_batch
    inputs = torch.randn(4, 3)
    same(computed(imported, inputs), answers(Turned(), inputs))


class Steps(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embed, self.head = nn.Embedding(20, 8), nn.Linear(8, 2)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.head(self.embed(tokens).mean(1))


def test_sizes_left_open_are_asked_for(tmp_path):
    shapes = ({0: torch.export.Dim("batch"), 1: torch.export.Dim("steps")},)
    tokens = torch.randint(0, 20, (3, 7))
    path = saved(Steps(), tokens, path=tmp_path / "open.pt2", dynamic_shapes=shapes)
    with pytest.raises(OpenSizes) as asked:
        read(path)
    (size,) = asked.value.sizes
    assert (size.input, size.axis, size.hint) == ("tokens", 1, 7)
    assert size.name in str(asked.value)
    found = read(path, {size.name: 11})
    (entry,) = [block for block in found.document.blocks if block.type == "lienzo.Input"]
    assert entry.settings["shape"] == [11]
    with pytest.raises(OpenSizes):
        read_apart(path)


class Sorted(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.linalg.inv(x)


def test_what_cannot_be_drawn_is_named(tmp_path):
    path = saved(Sorted(), torch.eye(3).expand(2, 3, 3).clone(), path=tmp_path / "inverse.pt2")
    with pytest.raises(Refusal) as refused:
        read(path)
    words = str(refused.value)
    assert "linalg_inv" in words
    assert "Export the model anew" in words


def test_a_program_in_training_mode_is_told_what_to_do(tmp_path):
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)).train()
    program = torch.export.export(network, (torch.randn(4, 1, 6, 6),))
    torch.export.save(program, tmp_path / "training.pt2")
    with pytest.raises(Refusal, match="eval"):
        read(tmp_path / "training.pt2")


def test_the_command_writes_a_project(tmp_path, capsys):
    assert main(["import", str(file_of("mlp")), str(tmp_path / "mlp.lienzo"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    project = load(tmp_path / "mlp.lienzo")
    assert told["blocks"] == len(list(project.document.blocks))
    assert told["numbers"] == size_of(made("mlp")[0])
    modules = make_modules(make_plan(project.document), 0, project.weights)
    assert sum(size_of(module) for module in modules.values()) == told["numbers"]
    assert main(["import", str(tmp_path / "none.pt2"), str(tmp_path / "out.lienzo")]) == 2
    assert main(["import", str(tmp_path / "model.h5"), str(tmp_path / "out.lienzo")]) == 2


# files that are not what they say


def repacked(source: Path, target: Path, change) -> Path:
    """The same archive with files changed: `change` gives the bytes for a name, or None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = change(info.filename.partition("/")[2], old.read(info))
            if data is not None:
                new.writestr(zipfile.ZipInfo(info.filename), data)
    return target


def table_changed(**meta: object):
    """A change of what the table of weights says of each of them."""

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("weights_config.json"):
            return data
        whole = json.loads(data)
        for entry in whole["config"].values():
            for key, value in meta.items():
                (entry if key in entry else entry["tensor_meta"])[key] = value
        return json.dumps(whole).encode()

    return change


def graph_changed(edit):
    """A change of the graph."""

    def change(name: str, data: bytes) -> bytes:
        if not name.startswith("models/"):
            return data
        whole = json.loads(data)
        edit(whole["graph_module"])
        return json.dumps(whole).encode()

    return change


def without(ending: str):
    return lambda name, data: None if name.endswith(ending) else data


def targeted(target: str):
    def edit(module) -> None:
        for node in module["graph"]["nodes"]:
            node["target"] = target

    return graph_changed(edit)


def vast(module) -> None:
    module["graph"]["nodes"][0] |= {
        "target": "torch.ops.aten.full.default",
        "inputs": [
            {"name": "size", "arg": {"as_ints": [10**6, 10**6]}},
            {"name": "fill_value", "arg": {"as_float": 1.0}},
        ],
    }


def unknown_argument(module) -> None:
    module["graph"]["nodes"][0]["inputs"][0]["arg"] = {"as_surprise": 1}


def no_input(module) -> None:
    module["signature"]["input_specs"] = []


def odd_size(module) -> None:
    module["graph"]["tensor_values"]["input"]["sizes"] = [{"as_int": -3}, {"as_int": "six"}]


BAD = {
    "no graph": without("model.json"),
    "no table": without("weights_config.json"),
    "no weight": without("weight_0"),
    "short weight": lambda name, data: data[:7] if name.endswith("weight_0") else data,
    "empty weight": lambda name, data: b"" if name.endswith("weight_0") else data,
    "pickled": table_changed(use_pickle=True),
    "another folder": table_changed(path_name="../../../etc/passwd"),
    "vast sizes": table_changed(sizes=[{"as_int": 10**12}, {"as_int": 10**12}]),
    "vast by stride": table_changed(
        sizes=[{"as_int": 10**9}, {"as_int": 6}], strides=[{"as_int": 0}, {"as_int": 0}]
    ),
    "negative stride": table_changed(strides=[{"as_int": -1}, {"as_int": 1}]),
    "negative offset": table_changed(storage_offset={"as_int": -5}),
    "unknown kind": table_changed(dtype=99),
    "complex kind": table_changed(dtype=10),
    "words for sizes": table_changed(sizes="many"),
    "graph of rubbish": lambda name, data: b"{" if name.startswith("models/") else data,
    "graph of a list": lambda name, data: b"[1]" if name.startswith("models/") else data,
    "deep graph": lambda name, data: b"[" * 10**6 if name.startswith("models/") else data,
    "other bytes": lambda name, data: b"big" if name == "byteorder" else data,
    "reads files": targeted("torch.ops.aten.from_file.default"),
    "runs code": targeted("os.system"),
    "no such operation": targeted("torch.ops.aten.no_such_thing.default"),
    "another library": targeted("torch.ops.my_library.secret.default"),
    "a walk of attributes": targeted("torch.ops.aten.__class__.__init__"),
    "vast constant": graph_changed(vast),
    "unknown argument": graph_changed(unknown_argument),
    "no inputs": graph_changed(no_input),
    "odd sizes": graph_changed(odd_size),
    "no nodes": graph_changed(lambda module: module["graph"].update(nodes=[])),
    "no signature": graph_changed(lambda module: module.pop("signature")),
}


@pytest.mark.parametrize("kind", BAD)
def test_hostile_programs_are_refused_in_words(kind, tmp_path):
    path = repacked(file_of("mlp"), tmp_path / "bad.pt2", BAD[kind])
    with pytest.raises(Refusal) as refused:
        read(path)
    assert refused.value.what
    assert refused.value.advice


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.5, 0.9, 0.99])
def test_torn_files_are_refused(share, tmp_path):
    data = file_of("mlp").read_bytes()
    (tmp_path / "torn.pt2").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(Refusal):
        read(tmp_path / "torn.pt2")


def test_random_bytes_are_refused_or_read(tmp_path):
    generator = torch.Generator().manual_seed(7)
    data = bytearray(file_of("mlp").read_bytes())
    for _ in range(60):
        damaged = bytearray(data)
        for place in torch.randint(0, len(data), (12,), generator=generator).tolist():
            damaged[place] ^= 0xFF
        (tmp_path / "damaged.pt2").write_bytes(damaged)
        with contextlib.suppress(Refusal):
            assert list(read(tmp_path / "damaged.pt2").document.blocks)


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.pt2"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("m/models/model.json", b" " * 10**8)
    with pytest.raises(Refusal, match="packed"):
        read_program(path)


class Harm:
    def __reduce__(self):
        return (Path.touch, (Path(FOLDER.name) / "harmed",))


def test_no_pickle_is_ever_opened(tmp_path):
    import pickle

    def change(name: str, data: bytes) -> bytes:
        is_pickle = name.endswith(".pt") or name.startswith("data/weights/weight_")
        return pickle.dumps(Harm()) if is_pickle else data

    path = repacked(file_of("mlp"), tmp_path / "harm.pt2", change)
    with pytest.raises(Refusal):
        read(path)
    marked = repacked(path, tmp_path / "marked.pt2", table_changed(use_pickle=True))
    with pytest.raises(Refusal, match="pickle"):
        read(marked)
    assert not (Path(FOLDER.name) / "harmed").exists()


def test_groups_are_named_after_modules():
    names = {b.name: b for b in read(file_of("resnet")).document.blocks if b.type == GROUP}
    assert names["layer1"].settings["repeat"] == 2
    program = read_program(file_of("encoder"))
    (layers,) = [b for b in import_program(program).document.blocks if b.type == GROUP]
    assert layers.settings == {"repeat": 3}
