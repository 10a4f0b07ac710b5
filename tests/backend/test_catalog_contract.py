"""One contract that every type of block keeps."""

from __future__ import annotations

import json
import math

import pytest
import torch
from torch import nn

from backend.catalog.block_type import BlockType
from backend.catalog.catalog import CATALOG
from backend.catalog.torch_nn import UNUSABLE, undescribed
from backend.formats.class_source import source_of
from tests.backend.block_samples import (
    NOT_LEARNED,
    NOT_ON_META,
    NOTHING_ARRIVES,
    SETTINGS,
    example_shape,
    sample_inputs,
    specs,
)

KINDS = {
    "int",
    "float",
    "bool",
    "text",
    "choice",
    "ints",
    "floats",
    "shape",
    "path",
    "dict",
    "block",
}
MODULES = [id for id in CATALOG if CATALOG[id].create is not None]


def made(block: BlockType, inputs: dict[str, torch.Tensor]) -> nn.Module:
    return block.make(**block.infer(SETTINGS.get(block.id, {}), specs(inputs)))


def called(block: BlockType, module: nn.Module, inputs: dict[str, torch.Tensor]) -> dict:
    """What leaves each port."""
    arguments, named = block.arguments({port: [one] for port, one in inputs.items()})
    torch.manual_seed(7)  # what is drawn by chance is drawn alike
    result = module(*arguments, **named)
    found = {}
    for port in block.card.outputs:
        leaving = result
        for place in block.paths.get(port.name, ()):
            leaving = leaving[place]
        found[port.name] = leaving
    return found


def test_every_usable_class_of_torch_nn_is_there():
    classes = {
        name
        for name, one in vars(nn).items()
        if isinstance(one, type) and issubclass(one, nn.Module)
    }
    present = {id.removeprefix("torch.nn.") for id in CATALOG if id.startswith("torch.nn.")}
    assert classes - present == set(UNUSABLE) & classes
    assert len(present) >= 154
    assert all(str(reason) for reason in UNUSABLE.values())


@pytest.mark.parametrize("id", CATALOG)
def test_the_form(id):
    card = CATALOG[id].card
    assert card.id == id
    assert card.title
    assert card.summary
    assert str(card.summary).endswith(".")
    assert card.outputs or card.sort in ("group", "port")
    for setting in card.settings:
        assert setting.kind in KINDS, setting
        assert setting.title, setting
        assert json.loads(json.dumps(setting.default)) is not ...
        assert is_acceptable(setting), setting


def is_acceptable(setting) -> bool:
    """Whether the default is one that the form would take."""
    value = setting.default
    if value is None:
        return setting.inferred or setting.optional
    if setting.kind == "choice" and setting.choices:
        return value in setting.choices
    numbers = value if isinstance(value, tuple) else (value,)
    if setting.kind in ("int", "float", "ints", "floats", "shape"):
        low = -math.inf if setting.minimum is None else setting.minimum
        high = math.inf if setting.maximum is None else setting.maximum
        whole = setting.kind in ("int", "ints", "shape")
        kind = int if whole else (int, float)
        return all(isinstance(one, kind) and low <= one <= high for one in numbers)
    return isinstance(value, {"bool": bool, "dict": dict}.get(setting.kind, str))


@pytest.mark.parametrize("id", MODULES)
def test_the_face_names_settings(id):
    card = CATALOG[id].card
    values = {setting.name: setting.default for setting in card.settings}
    assert card.face.source.format(**values) is not None
    assert {one.name for one in card.settings if one.main} <= set(values)


@pytest.mark.parametrize("id", MODULES)
def test_a_dropped_block_runs_and_learns(id):
    block = CATALOG[id]
    torch.manual_seed(0)
    inputs = sample_inputs(block)
    module = made(block, inputs)
    floating = [
        one.requires_grad_()
        for port, one in inputs.items()
        if one.is_floating_point() and port != "target"
    ]
    leaving = called(block, module, inputs)

    for tensor in leaving.values():
        assert isinstance(tensor, torch.Tensor)
    used = [one for one in leaving.values() if one.is_floating_point() and one.requires_grad]
    assert used or id in NOT_LEARNED, "nothing that training could follow"
    if id in NOT_LEARNED and id != "torch.nn.Embedding":
        return
    sum(one.sum() for one in used).backward()
    for name, parameter in module.named_parameters():
        assert parameter.grad is not None, name
    if id not in {"torch.nn.Embedding", "torch.nn.EmbeddingBag", *NOTHING_ARRIVES}:
        assert any(one.grad is not None for one in floating)
    if block.card.sort == "loss":
        assert leaving["loss"].ndim == 0


@pytest.mark.parametrize("id", MODULES)
def test_its_shapes_on_meta_are_the_real_ones(id):
    block = CATALOG[id]
    inputs = sample_inputs(block)
    real = called(block, made(block, inputs), inputs)
    if id in NOT_ON_META:
        return
    with torch.device("meta"):
        module = made(block, inputs)
    there = {port: one.to("meta") for port, one in inputs.items()}
    for port, tensor in called(block, module, there).items():
        assert tensor.is_meta
        assert tensor.shape == real[port].shape
        assert tensor.dtype == real[port].dtype


@pytest.mark.parametrize("id", MODULES)
def test_its_source_makes_the_same_module(id):
    block = CATALOG[id]
    inputs = sample_inputs(block)
    settings = block.infer(SETTINGS.get(id, {}), specs(inputs))
    module = block.make(**settings)
    names = {"torch": torch, "nn": nn}
    if block.is_ours:
        copied = source_of([block.create])
        imports = "".join(f"import {name}\n" for name in sorted(copied.modules))
        text = "\n\n".join(["from __future__ import annotations", imports, *copied.classes])
        exec(text, names)
    again = eval(block.source(settings), names)

    assert repr(again) == repr(module)
    assert {name: one.shape for name, one in again.state_dict().items()} == {
        name: one.shape for name, one in module.state_dict().items()
    }
    again.load_state_dict(module.state_dict())
    first, second = (called(block, one.eval(), inputs) for one in (module, again))
    for port, tensor in first.items():
        torch.testing.assert_close(second[port], tensor, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize("id", MODULES)
def test_it_does_not_complain_about_what_suits_it(id):
    block = CATALOG[id]
    arriving = specs(sample_inputs(block))
    settings = block.infer(SETTINGS.get(id, {}), arriving)
    assert block.complaint is None or block.complaint(settings, arriving) is None
    assert block.complaint is None or block.complaint(block.settings({}), {}) is None


@pytest.mark.parametrize("id", [id for id in MODULES if CATALOG[id].inferred])
def test_what_is_inferred_needs_something_to_arrive(id):
    block = CATALOG[id]
    assert {one.name for one in block.card.settings if one.inferred} == set(block.inferred)
    with pytest.raises(LookupError):
        block.infer({}, {})


def test_samples_are_for_blocks_that_exist():
    assert all(id in CATALOG for id in (*NOT_ON_META, *SETTINGS))
    assert example_shape(CATALOG["torch.nn.Conv2d"]) == (4, 8, 8)


class Doubling(nn.Module):
    """A class that some newer PyTorch might bring."""

    def __init__(self, times: int = 2, gently: bool = False, device=None) -> None:
        super().__init__()
        self.times = times

    def forward(self, input: torch.Tensor, other: torch.Tensor | None = None) -> torch.Tensor:
        return input * self.times


def test_a_class_nobody_has_described_is_a_block_too(monkeypatch):
    monkeypatch.setattr(nn, "DoublingLayer", Doubling, raising=False)
    (block,) = undescribed(CATALOG)
    assert str(block.card.title) == "Doubling Layer"
    assert [(one.name, one.kind, one.default) for one in block.card.settings] == [
        ("times", "int", 2),
        ("gently", "bool", False),
    ]
    assert [(port.name, port.optional) for port in block.card.inputs] == [
        ("input", False),
        ("other", True),
    ]
    assert block.make(times=3)(torch.ones(1)) == 3
