"""Our own modules: what they compute, and that every road out of the program takes them."""

from __future__ import annotations

import inspect
import math
import warnings

import pytest
import torch
from torch import nn

from backend.modules.arithmetic import (
    Add,
    Average,
    Concatenate,
    Divide,
    MatMul,
    Maximum,
    Multiply,
    Scale,
    Split,
    Stack,
    Subtract,
)
from backend.modules.neuron_field import NeuronLevel
from backend.modules.preparation import Standardize
from backend.modules.reshaping import (
    Mean,
    Permute,
    Reshape,
    Select,
    Slice,
    Squeeze,
    Sum,
    Transpose,
    Unsqueeze,
)
from backend.modules.sequence import PickStep, Recurrent, SinusoidPositions
from backend.modules.transformer import TransformerDecoder, TransformerEncoder

A = torch.arange(24.0).reshape(2, 3, 4)
B = torch.ones(2, 3, 4) * 2


@pytest.mark.parametrize(
    ("module", "inputs", "result"),
    [
        (Add(), (A, B, B), A + 4),
        (Add(), (A, torch.ones(4)), A + 1),
        (Multiply(), (A, B), A * 2),
        (Average(), (A, B), (A + 2) / 2),
        (Maximum(), (A, B), A.clamp(min=2)),
        (Subtract(), (A, B), A - 2),
        (Divide(), (A, B), A / 2),
        (MatMul(), (A, A.mT), A @ A.mT),
        (Scale(3, -1), (A,), A * 3 - 1),
        (Concatenate(), (A, B), torch.cat([A, B], 1)),
        (Concatenate(-1), (A, B, A), torch.cat([A, B, A], 2)),
        (Stack(), (A, B), torch.stack([A, B], 1)),
        (Reshape((2, -1)), (A,), A.reshape(2, 2, 6)),
        (Permute((0, 2, 1)), (A,), A.mT),
        (Transpose(), (A,), A.mT),
        (Unsqueeze(), (A,), A[:, None]),
        (Squeeze(1), (A[:, :1],), A[:, 0]),
        (Select(2, -1), (A,), A[:, :, 3]),
        (Select(1, 2, keepdim=True), (A,), A[:, 2:]),
        (Slice(2, 1, 3), (A,), A[:, :, 1:3]),
        (Slice(2, -3), (A,), A[:, :, -3:]),
        (Slice(2, 0, -1), (A,), A[:, :, :-1]),
        (Mean(), (A,), A.mean(1)),
        (Sum(2, keepdim=True), (A,), A.sum(2, keepdim=True)),
        (PickStep(), (A,), A[:, -1]),
        (PickStep("first"), (A,), A[:, 0]),
        (PickStep("mean"), (A,), A.mean(1)),
        (Standardize(3, 2), (A,), (A - 3) / 2),
        (Standardize(((1,), (2,), (3,)), 2), (A,), (A - torch.tensor([[1], [2], [3]])) / 2),
        (Standardize(), (torch.tensor([1, 2]),), torch.tensor([1.0, 2.0])),
    ],
)
def test_what_it_computes(module, inputs, result):
    torch.testing.assert_close(module(*inputs), result, rtol=0, atol=0)


def test_split_gives_halves_or_a_chosen_size():
    first, second = Split(2)(A)
    assert torch.equal(torch.cat([first, second], 2), A)
    assert first.shape == second.shape
    assert [part.shape[1] for part in Split(1, 1)(A)] == [1, 2]


def test_positions_are_the_published_waves():
    table = SinusoidPositions(6)(torch.zeros(1, 50, 6))[0]
    for step in (0, 1, 49):
        for pair in range(3):
            angle = step / 10000 ** (2 * pair / 6)
            assert table[step, 2 * pair].item() == pytest.approx(math.sin(angle), abs=1e-5)
            assert table[step, 2 * pair + 1].item() == pytest.approx(math.cos(angle), abs=1e-5)
    assert SinusoidPositions(5)(torch.zeros(2, 7, 5)).shape == (2, 7, 5)


@pytest.mark.parametrize("mode", ["RNN", "GRU", "LSTM"])
def test_a_recurrent_layer_is_that_of_torch(mode):
    torch.manual_seed(0)
    ours = Recurrent(mode, 4, 6, 2)
    theirs = getattr(nn, mode)(4, 6, 2, batch_first=True)
    theirs.load_state_dict(ours.layer.state_dict())
    output, hidden = ours(A)
    expected, state = theirs(A)
    assert torch.equal(output, expected)
    assert torch.equal(hidden, state[0] if mode == "LSTM" else state)


def test_a_causal_encoder_sees_no_step_ahead():
    torch.manual_seed(0)
    encoder = TransformerEncoder(8, 2, causal=True).eval()
    sequence = torch.randn(2, 6, 8)
    changed = sequence.clone()
    changed[:, 4] += 1
    one, other = encoder(sequence), encoder(changed)
    torch.testing.assert_close(one[:, :4], other[:, :4])
    assert not torch.allclose(one[:, 4:], other[:, 4:])
    free = TransformerEncoder(8, 2).eval()
    assert not torch.allclose(free(sequence)[:, 0], free(changed)[:, 0])


def test_a_causal_decoder_sees_no_step_ahead_but_all_of_its_memory():
    torch.manual_seed(0)
    decoder = TransformerDecoder(8, 2).eval()
    sequence, memory = torch.randn(2, 6, 8), torch.randn(2, 3, 8)
    changed = sequence.clone()
    changed[:, 4] += 1
    torch.testing.assert_close(decoder(sequence, memory)[:, :4], decoder(changed, memory)[:, :4])
    assert not torch.allclose(decoder(sequence, memory)[:, 0], decoder(sequence, -memory)[:, 0])


ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "leaky_relu": nn.functional.leaky_relu,
    "elu": nn.functional.elu,
    "gelu": nn.functional.gelu,
    "silu": nn.functional.silu,
    "softplus": nn.functional.softplus,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
}
WIRES = ((1, 0, 1), (1, 1, 0), (0, 0, 1), (1, 1, 1))


def test_the_catalog_offers_the_activations_a_level_has():
    from backend.catalog.catalog import CATALOG

    choices = CATALOG["lienzo.Neuron"].card.setting("activation").choices
    assert set(choices) == set(ACTIVATIONS)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("mask", [None, WIRES])
def test_a_level_computes_what_its_neurons_would_one_by_one(activation, mask):
    torch.manual_seed(1)
    level = NeuronLevel(3, 4, activation, mask=mask)
    numbers = torch.randn(6, 3)
    result = level(numbers)
    for neuron in range(4):
        wires = [place for place in range(3) if mask is None or mask[neuron][place]]
        total = level.bias[neuron] + sum(level.weight[neuron, at] * numbers[:, at] for at in wires)
        torch.testing.assert_close(result[:, neuron], ACTIVATIONS[activation](total))


def test_wires_that_are_missing_never_learn():
    level = NeuronLevel(3, 4, mask=WIRES)
    missing = torch.tensor(WIRES) == 0
    assert (level.weight[missing] == 0).all()
    level(torch.randn(6, 3)).square().sum().backward()
    assert (level.weight.grad[missing] == 0).all()
    assert (level.weight.grad[~missing] != 0).all()


def test_a_level_starts_as_a_linear_layer_by_the_wires_each_neuron_has():
    torch.manual_seed(0)
    wires = tuple((1,) * 4 + (0,) * 96 if row % 2 else (1,) * 100 for row in range(400))
    level = NeuronLevel(100, 400, mask=wires)
    assert level.weight[0::2].abs().max().item() == pytest.approx(0.1, rel=0.01)
    assert level.weight[1::2].abs().max().item() == pytest.approx(0.5, rel=0.01)
    assert level.bias[1::2].abs().max().item() == pytest.approx(0.5, rel=0.03)


def test_a_level_without_bias_has_none_and_its_mask_is_not_saved():
    assert list(NeuronLevel(3, 4, bias=False, mask=WIRES).state_dict()) == ["weight"]
    with pytest.raises(KeyError):
        NeuronLevel(3, 4, "cosine")


class Everything(nn.Module):
    """Most of our modules in one network: (N, 5, 6) becomes (N, 4)."""

    def __init__(self) -> None:
        super().__init__()
        self.standardize = Standardize((1, 2, 3, 4, 5, 6), 2.0)
        self.positions = SinusoidPositions(6)
        self.encoder = TransformerEncoder(6, 2, 1, 16, causal=True)
        self.decoder = TransformerDecoder(6, 2, 1, 16)
        self.recurrent = Recurrent("LSTM", 6, 8)
        self.pick = PickStep()
        self.rows = nn.ModuleList([Select(), Mean(), Sum(), PickStep("mean")])
        self.twist = nn.Sequential(Transpose(), Permute(), Unsqueeze(), Squeeze(1), Slice(1, 1, 4))
        self.flat = Reshape()
        self.split = Split()
        self.level = NeuronLevel(36, 4, "tanh", mask=((1, 0) * 18,) * 4)
        self.add, self.multiply, self.join = Add(), Multiply(), Concatenate()
        self.stack, self.maximum, self.average = Stack(), Maximum(), Average()

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        steps = self.positions(self.standardize(input))
        read = self.decoder(steps, self.encoder(steps))
        rows = [row(read) for row in self.rows]
        first, second = self.split(self.pick(self.recurrent(read)[0]))  # (N, 4) each
        some = self.maximum(*rows) + self.average(*rows) + self.stack(*rows).sum(1)
        joined = self.join(self.add(some, *rows), self.multiply(rows[0], rows[1]), self.pick(steps))
        wide = self.flat(self.twist(steps))  # (N, 18)
        return self.level(self.join(joined, wide)) + first - second


def test_everything_can_be_exported_to_torch_and_traced():
    torch.manual_seed(0)
    network, numbers = Everything().eval(), torch.randn(3, 5, 6)
    batch = torch.export.Dim("batch")
    program = torch.export.export(network, (numbers,), dynamic_shapes=({0: batch},))
    more = torch.randn(7, 5, 6)
    torch.testing.assert_close(program.module()(more), network(more))
    traced = torch.fx.symbolic_trace(network)
    torch.testing.assert_close(traced(more), network(more), rtol=0, atol=0)


def test_everything_can_be_exported_to_onnx(tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    torch.manual_seed(0)
    network, path = Everything().eval(), tmp_path / "everything.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (torch.randn(3, 5, 6),),
            path,
            dynamo=True,
            external_data=False,
            verbose=False,
            dynamic_shapes=({0: torch.export.Dim("batch")},),
        )
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    more = torch.randn(7, 5, 6)
    (answer,) = session.run(None, {session.get_inputs()[0].name: more.numpy()})
    torch.testing.assert_close(torch.from_numpy(answer), network(more), rtol=1e-4, atol=1e-5)


OURS = [
    Add, Average, Concatenate, Divide, MatMul, Maximum, Multiply, Scale, Split, Stack, Subtract,
    NeuronLevel, Standardize, Mean, Permute, Reshape, Select, Slice, Squeeze, Sum, Transpose,
    Unsqueeze, PickStep, Recurrent, SinusoidPositions, TransformerDecoder, TransformerEncoder,
]  # fmt: skip


@pytest.mark.parametrize("kind", OURS)
def test_its_source_stands_alone(kind):
    names = {"torch": torch, "nn": nn, "math": math}
    exec(inspect.getsource(kind), names)
    assert kind.__doc__
    assert issubclass(names[kind.__name__], nn.Module)
    assert list(inspect.signature(names[kind.__name__]).parameters) == list(
        inspect.signature(kind).parameters
    )
