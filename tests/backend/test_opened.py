"""What is cut or frozen inside a layer stays to the last bit, whatever trains it."""

from __future__ import annotations

import copy
import io
import pickle

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from backend.catalog.catalog import CATALOG
from backend.compiler import opened as opening
from backend.compiler.plan import Step
from backend.document.records import Cell
from backend.modules.neuron_field import NeuronLevel
from backend.modules.opened import Opened, OpenLinear

CUT, FROZEN = ((0, 1), (2, 0)), ((1, 2), (1, -1))
LAYERS = {
    "torch.nn.Linear": ({"in_features": 4, "out_features": 3}, (5, 4)),
    "torch.nn.Conv1d": ({"in_channels": 2, "out_channels": 3, "kernel_size": 3}, (5, 2, 9)),
    "torch.nn.Conv2d": (
        {"in_channels": 4, "out_channels": 4, "kernel_size": 3, "groups": 2, "padding": "same"},
        (5, 4, 6, 6),
    ),
    "torch.nn.Conv3d": ({"in_channels": 1, "out_channels": 3, "kernel_size": 2}, (2, 1, 4, 4, 4)),
    "torch.nn.ConvTranspose1d": ({"in_channels": 3, "out_channels": 3, "stride": 2}, (2, 3, 5)),
    "torch.nn.ConvTranspose2d": (
        {"in_channels": 3, "out_channels": 4, "stride": 2, "output_padding": 1},
        (2, 3, 5, 5),
    ),
    "torch.nn.ConvTranspose3d": ({"in_channels": 3, "out_channels": 3}, (2, 3, 2, 2, 2)),
}
"""What each layer is made with, and the shape of what it is given."""

OPTIMIZERS = {
    "sgd": lambda all: torch.optim.SGD(all, lr=0.1, momentum=0.9, weight_decay=0.1),
    "adam": lambda all: torch.optim.Adam(all, lr=0.1, weight_decay=0.1),
    "adamw": lambda all: torch.optim.AdamW(all, lr=0.1, weight_decay=0.1),
    "fused": lambda all: torch.optim.AdamW(all, lr=0.1, fused=True),
    "lbfgs": lambda all: torch.optim.LBFGS(all, lr=0.1),
}


def cells(cut=CUT, frozen=FROZEN) -> tuple[Cell, ...]:
    return tuple(Cell(row=r, column=c, cut=True) for r, c in cut) + tuple(
        Cell(row=r, column=c, frozen=True) for r, c in frozen
    )


def step_of(kind: str, cells: tuple[Cell, ...] = (), bends: dict[str, str] | None = None) -> Step:
    settings = CATALOG[kind].settings(LAYERS[kind][0])
    return Step("layer", kind, "layer", settings, {}, {}, cells=cells, bends=bends or {})


def made(kind: str, *inside, seed: int = 3) -> nn.Module:
    """A layer drawn from a seed, with what stands inside it."""
    torch.manual_seed(seed)
    step = step_of(kind, *inside)
    return opening.adapt(CATALOG[kind].make(**step.settings), step)


def example(kind: str, dtype: torch.dtype = torch.float32) -> Tensor:
    return torch.randn(LAYERS[kind][1], generator=torch.Generator().manual_seed(1)).to(dtype)


def flat(layer: nn.Module, name: str = "weight") -> Tensor:
    numbers = layer.effective()[name] if isinstance(layer, Opened) else getattr(layer, name)
    return numbers.detach().reshape(len(numbers), -1)


@pytest.mark.parametrize("kind", LAYERS)
def test_a_layer_without_exceptions_is_the_plain_one(kind):
    assert type(made(kind)) is getattr(nn, kind.rpartition(".")[2])
    typed = made(kind, (Cell(row=1, column=2, value=0.5), Cell(row=1, column=-1, value=-2.0)))
    assert type(typed) is type(made(kind))
    assert (flat(typed)[1, 2], typed.bias[1]) == (0.5, -2.0)


@pytest.mark.parametrize("kind", LAYERS)
def test_the_other_numbers_are_drawn_as_without_exceptions(kind):
    plain, layer = flat(made(kind)), flat(made(kind, cells()))
    same = torch.ones_like(plain, dtype=torch.bool)
    for row, column in CUT:
        same[row, column] = False
        assert layer[row, column] == 0.0
    assert torch.equal(plain[same], layer[same])
    assert torch.equal(made(kind).bias, made(kind, cells()).bias)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("kind", LAYERS)
def test_outputs_and_gradients_are_those_of_a_plain_layer_with_zeros(kind, dtype):
    plain, layer = made(kind).to(dtype), made(kind, cells()).to(dtype)
    with torch.no_grad():
        for row, column in CUT:
            plain.weight.reshape(len(plain.weight), -1)[row, column] = 0.0
    batch = example(kind, dtype)
    one, other = plain(batch), layer(batch)
    assert torch.equal(one, other)
    one.square().sum().backward()
    other.square().sum().backward()
    gradient, expected = layer.weight.grad, plain.weight.grad.clone()
    for row, column in (*CUT, FROZEN[0]):
        expected.reshape(len(expected), -1)[row, column] = 0.0
    assert torch.equal(gradient, expected)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("kind", ["torch.nn.Linear", "torch.nn.Conv2d", "torch.nn.ConvTranspose2d"])
def test_no_optimizer_moves_what_is_held(kind, optimizer):
    layer = made(kind, cells(), {"1": "tanh"})
    weight, bias = flat(layer).clone(), flat(layer, "bias").clone()
    rule, batch = OPTIMIZERS[optimizer](layer.parameters()), example(kind)

    def loss() -> Tensor:
        rule.zero_grad()
        value = (layer(batch) - 1.0).square().mean()
        value.backward()
        return value

    for _ in range(25):
        rule.step(loss)
    now = flat(layer)
    assert all(now[place] == 0.0 for place in CUT)
    assert now[FROZEN[0]] == weight[FROZEN[0]]
    assert flat(layer, "bias")[1] == bias[1]
    assert (now != weight).sum() > now.numel() / 2
    assert flat(layer, "bias")[0] != bias[0]


@pytest.mark.parametrize("kind", LAYERS)
def test_a_bent_row_has_its_own_activation(kind):
    plain, layer = made(kind), made(kind, (), {"1": "tanh", "2": "sigmoid"})
    sums, answer = plain(example(kind)), layer(example(kind))
    axis = -1 if kind == "torch.nn.Linear" else 1
    for row, expected in {0: sums, 1: sums.tanh(), 2: sums.sigmoid()}.items():
        assert torch.equal(answer.select(axis, row), expected.select(axis, row))


def test_a_bend_is_the_activation_of_a_single_neuron():
    sums = torch.randn(50, 1)
    names = CATALOG["lienzo.Neuron"].card.setting("activation").choices
    assert len(names) > 5
    for name in names:
        neuron = NeuronLevel(1, 1, name, bias=False)
        row = OpenLinear(1, 1, bias=False, bends=((0, name),))
        with torch.no_grad():
            neuron.weight.fill_(1.0)
            row.weight.fill_(1.0)
        assert torch.equal(row(sums), neuron(sums))


def test_weights_put_in_later_are_what_the_frozen_stay_at():
    layer = made("torch.nn.Linear", cells())
    with torch.no_grad():
        layer.weight.fill_(7.0)
    opening.settle(layer)
    assert flat(layer)[1, 2] == 7.0
    assert flat(layer)[0, 1] == 0.0
    assert torch.equal(layer.weight, layer.effective()["weight"])


@pytest.mark.parametrize("held", [CUT, CUT[:1], ((1, -1),)])
def test_what_is_computed_with_can_be_read_without_gradients(held):
    layer = made("torch.nn.Linear", cells(held, ()))
    numbers = opening.effective(layer)
    assert numbers.keys() == {"weight", "bias"}
    assert all(not one.requires_grad for one in numbers.values())
    assert layer.weight.requires_grad


def test_decay_in_the_books_of_an_optimizer_shows_nowhere():
    layer = made("torch.nn.Linear", cells())
    before = flat(layer)[1, 2].clone()
    rule = torch.optim.AdamW(layer.parameters(), lr=0.1, weight_decay=0.5)
    layer(example("torch.nn.Linear")).sum().backward()
    rule.step()
    assert layer.weight[1, 2] != before
    assert layer.state_dict()["weight"][1, 2] == before
    again = made("torch.nn.Linear", cells(), seed=9)
    again.load_state_dict(layer.state_dict())
    assert again.state_dict().keys() == nn.Linear(1, 1).state_dict().keys()
    batch = example("torch.nn.Linear")
    assert torch.equal(again(batch), layer(batch))
    layer.restore()
    assert layer.weight[1, 2] == before


@pytest.mark.parametrize("kind", LAYERS)
def test_a_copy_is_the_same(kind):
    layer, batch = made(kind, cells(), {"2": "relu"}), example(kind)
    held = io.BytesIO()
    torch.save(layer, held)
    held.seek(0)
    loaded = torch.load(held, weights_only=False)
    for twin in (copy.deepcopy(layer), pickle.loads(pickle.dumps(layer)), loaded):
        assert torch.equal(twin(batch), layer(batch))


@pytest.mark.parametrize("kind", LAYERS)
def test_it_travels_through_torch_export_and_fx(kind):
    layer, batch = made(kind, cells(), {"2": "relu"}).eval(), example(kind)
    program = torch.export.export(layer, (batch,))
    assert torch.equal(program.module()(batch), layer(batch))
    assert torch.equal(torch.fx.symbolic_trace(layer)(batch), layer(batch))
    called = torch.func.functional_call(layer, dict(layer.named_parameters()), (batch,))
    assert torch.equal(called, layer(batch))


def test_a_layer_of_python_code_is_made_with_what_is_held():
    plain = nn.Linear(4, 3)
    layer = OpenLinear(4, 3, cut=CUT, frozen=FROZEN, bends=((0, "relu"),))
    layer.load_state_dict(plain.state_dict())
    assert layer.weight[0, 1] == 0.0
    expected = plain.weight.detach().clone().numpy()
    expected[0, 1] = expected[2, 0] = 0.0
    np.testing.assert_array_equal(layer.state_dict()["weight"].numpy(), expected)
