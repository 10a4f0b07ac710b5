"""Attention part by part: the blocks together are PyTorch's layers, and follow the papers."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from backend.catalog.catalog import CATALOG
from backend.compiler.planner import make_plan
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.model import Model, export
from backend.modules.operations_attention import (
    Alibi,
    Attention,
    LearnedPositions,
    RelativePositions,
    Rotary,
    TimeWaves,
)
from backend.modules.operations_mask import CausalMask, MaskedMean, PaddingMask
from backend.modules.operations_order import Chunk, JoinHeads, SplitHeads
from tests.published.sketch import End, Sketch


def numbers(*shape: int, seed: int = 1) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("masked", [False, True])
def test_the_parts_together_are_multi_head_attention(masked):
    layer = nn.MultiheadAttention(8, 2, batch_first=True)
    x, lengths = numbers(3, 5, 8), torch.tensor([5, 2, 3])
    mask, padding = CausalMask()(x), PaddingMask(5, "numbers")(lengths)
    given = {"attn_mask": mask, "key_padding_mask": padding} if masked else {}
    expected, _ = layer(x, x, x, **given)
    wide = nn.functional.linear(x, layer.in_proj_weight, layer.in_proj_bias)
    q, k, v = (SplitHeads(2)(one) for one in Chunk(3)(wide))
    found = Attention()(q, k, v, *([mask, padding] if masked else []))
    torch.testing.assert_close(layer.out_proj(JoinHeads()(found)), expected)


def test_masks_say_the_same_in_three_ways():
    q, k, v = (numbers(2, 2, 5, 4, seed=seed) for seed in (1, 2, 3))
    expected = Attention(causal=True)(q, k, v)
    for kind in ("numbers", "true_seen"):
        torch.testing.assert_close(Attention()(q, k, v, CausalMask(2, kind)(q)), expected)
    hidden = CausalMask(2, "true_hidden")(q)
    torch.testing.assert_close(Attention()(q, k, v, ~hidden), expected)
    padded = Attention(causal=True)(q, k, v, None, PaddingMask(5)(torch.tensor([5, 3])))
    torch.testing.assert_close(padded[0], expected[0])
    torch.testing.assert_close(padded[1, :, :3], expected[1, :, :3])


def test_fewer_heads_of_keys_are_shared_by_groups_of_queries():
    q, k, v = numbers(2, 6, 5, 4), numbers(2, 2, 5, 4, seed=2), numbers(2, 2, 5, 4, seed=3)
    expected = nn.functional.scaled_dot_product_attention(q, k, v, enable_gqa=True)
    torch.testing.assert_close(Attention()(q, k, v), expected)


def test_a_window_sees_the_last_steps_only():
    seen = CausalMask(kind="true_seen", window=2)(torch.zeros(1, 4, 3))
    assert seen.int().tolist() == [[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]


def test_dropout_acts_while_training_only():
    x = numbers(2, 5, 4)
    attention = Attention(dropout=0.5)
    torch.manual_seed(0)
    assert not torch.equal(attention(x, x, x), attention(x, x, x))
    torch.testing.assert_close(attention.eval()(x, x, x), Attention()(x, x, x))


@pytest.mark.parametrize("pairs", ["halves", "neighbours"])
def test_rotary_positions_leave_distances_alone(pairs):
    """What a query and a key give depends on how far apart they are, not on where they are."""
    rotary = Rotary(pairs=pairs)
    q, k = numbers(1, 8), numbers(1, 8, seed=2)
    first = rotary(q.expand(9, 8))
    second = rotary(k.expand(9, 8))
    products = first @ second.T
    for apart in (0, 1, 4):
        along = torch.diagonal(products, apart)
        torch.testing.assert_close(along, along[:1].expand_as(along), rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(rotary(q.expand(9, 8)).norm(dim=1), q.norm().expand(9))


def test_rotary_positions_are_complex_numbers_turned():
    x = numbers(2, 6, 8)
    angles = torch.outer(torch.arange(6.0), 10000.0 ** -(torch.arange(0, 8, 2) / 8))
    turned = torch.view_as_complex(x.reshape(2, 6, 4, 2)) * torch.polar(torch.ones(6, 4), angles)
    expected = torch.view_as_real(turned).flatten(2)
    torch.testing.assert_close(Rotary(pairs="neighbours")(x), expected)
    halves = torch.cat([x[..., ::2], x[..., 1::2]], -1)
    found = Rotary()(halves)
    torch.testing.assert_close(found[..., :4], expected[..., ::2])
    some = Rotary(features=4)(x)
    torch.testing.assert_close(some[..., 4:], x[..., 4:])
    torch.testing.assert_close(some[..., :4], Rotary()(x[..., :4]))


def test_alibi_is_as_published():
    mask = Alibi()(torch.zeros(1, 8, 3, 4))
    assert mask.shape == (8, 3, 3)
    assert mask[0].tolist() == [[0, -math.inf, -math.inf], [-0.5, 0, -math.inf], [-1, -0.5, 0]]
    slopes = [-float(Alibi(causal=False)(torch.zeros(1, 6, 2, 1))[head, 0, 1]) for head in range(6)]
    assert slopes == [2**-2, 2**-4, 2**-6, 2**-8, 2**-1, 2**-3]


def test_learned_distances_tell_near_from_far():
    module = RelativePositions(2, buckets=8, farthest=16)
    near = module(torch.zeros(1, 2, 40, 3))
    assert near.shape == (2, 40, 40)
    rows = [near[0, 20, column].item() for column in range(40)]
    assert len(set(rows)) == 7  # of the later ones, none is 0 steps away
    assert rows[0] == rows[4]
    assert rows[21] != rows[19]
    one_way = RelativePositions(2, both_ways=False)(torch.zeros(1, 2, 6, 3))
    assert len({one_way[0, 0, column].item() for column in range(6)}) == 1


def test_waves_of_a_time_are_sines_and_cosines():
    waves = TimeWaves(4, longest=100.0)(torch.tensor([0.0, 2.0]))
    expected = [0, 0, 1, 1], [math.sin(2), math.sin(0.2), math.cos(2), math.cos(0.2)]
    torch.testing.assert_close(waves, torch.tensor(expected))
    last = TimeWaves(4, longest=100.0, to_the_end=True, cosines_first=True)(torch.tensor([[3.0]]))
    torch.testing.assert_close(last[0, 1], torch.tensor(math.cos(0.03)))
    assert TimeWaves(5)(torch.tensor([1])).shape == (1, 5)


def test_learned_positions_begin_at_the_first_step():
    module = LearnedPositions(3, length=5)
    x = numbers(2, 4, 3)
    torch.testing.assert_close(module(x) - x, module.weight[:4].expand(2, 4, 3))


def test_the_mean_of_what_counts_leaves_padding_out():
    x = numbers(2, 4, 3)
    seen = PaddingMask(4, "true_seen")(torch.tensor([[2], [0]]))
    found = MaskedMean()(x, seen)
    torch.testing.assert_close(found[0], x[0, :2].mean(0))
    assert found[1].tolist() == [0, 0, 0]


def test_a_block_that_cuts_has_as_many_ports_as_pieces():
    document = Document([Block(id="it", type="lienzo.Chunk", settings={"pieces": 4})])
    ports = make_plan(document).ports["it"]
    assert [port.name for port in ports.outputs] == [f"piece_{n}" for n in (1, 2, 3, 4)]


WRONG = [
    ("lienzo.Attention", {}, {"query": ("N", 5, 8), "key": ("N", 5, 6)}, "8 numbers"),
    ("lienzo.Attention", {}, {"query": ("N", 6, 5, 8), "key": ("N", 4, 5, 8)}, "6 heads"),
    ("lienzo.Attention", {}, {"query": ("N", 5, 8), "value": ("N", 3, 8)}, "5 keys, but 3"),
    ("lienzo.SplitHeads", {"heads": 3}, {"input": ("N", 5, 8)}, "8 places"),
    ("lienzo.Chunk", {"pieces": 3}, {"input": ("N", 8)}, "3 equal pieces"),
    ("lienzo.Rotary", {}, {"input": ("N", 5, 7)}, "there are 7"),
    ("lienzo.LearnedPositions", {"length": 4}, {"input": ("N", 5, 7)}, "5 steps arrive"),
    ("lienzo.Alibi", {}, {"input": ("N", 5, 7)}, "N × 5 × 7 arrives"),
    ("lienzo.Windows", {"size": 9}, {"input": ("N", 5)}, "9 values, but only 5"),
    ("lienzo.MatrixFunction", {}, {"input": ("N", 5, 4)}, "square matrices"),
]


@pytest.mark.parametrize(("id", "settings", "shapes", "words"), WRONG)
def test_what_does_not_fit_is_told_in_words(id, settings, shapes, words):
    from backend.catalog.spec import Spec

    block = CATALOG[id]
    usual = next(iter(shapes.values()))
    needed = [port.name for port in block.card.inputs if not port.optional]
    arriving = {port: (Spec(shapes.get(port, usual)),) for port in needed}
    said = block.complaint(block.infer(settings, arriving), arriving)
    assert words in str(said[0])


def test_attention_by_parts_leaves_in_every_format(tmp_path):
    sketch = Sketch()
    x = sketch.add("Input", shape=[6, 12])
    x = sketch.add("LearnedPositions", x, length=8)
    wide = sketch.add("Chunk", sketch.add("Linear", x, out_features=36), pieces=3)
    parts = [End(f"{wide.block}.piece_{number}") for number in (1, 2, 3)]
    q, k, v = (sketch.add("SplitHeads", one, heads=3) for one in parts)
    q, k = (sketch.add("Rotary", one) for one in (q, k))
    last = sketch.add("Attention", q, k, v, sketch.add("CausalMask", x))
    last = sketch.add("Normalize", sketch.add("JoinHeads", last), dim=-1)
    sketch.add("Calculate", sketch.add("Sort", last), function="pow", number=2.0)
    plan = make_plan(sketch.document)
    assert [str(one.what) for one in plan.problems] == []
    for ending in (".py", ".onnx"):
        export(Model(sketch.document, plan, {}), tmp_path / f"it{ending}")
