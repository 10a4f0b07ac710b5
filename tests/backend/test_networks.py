"""Published networks have the published numbers of parameters; ready-made groups compute."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from backend.compiler.builder import build, make_modules
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.groups import ENTRY, is_definition, ports_of
from backend.document.records import Block
from backend.formats import drawing
from backend.formats.networks import NETWORKS, open_network
from backend.formats.ready_groups import READY, bring, known, open_ready
from backend.text import Refusal
from tests.drawings import wire
from tests.laws import obeys
from tests.published import drawn

SMALL = [one for one in NETWORKS if one.parameters < 12_000_000]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_a_network_has_the_published_number_of_parameters(network):
    plan = Planner(memory_limit=2**40).plan(open_network(network.name))
    assert [str(one.what) for one in plan.problems] == []
    assert plan.parameters == network.parameters
    assert len(plan.answers) == 1


@pytest.mark.parametrize("name", drawn.NETWORKS)
def test_the_file_of_a_network_is_as_its_sketch_draws_it(name):
    assert drawing.encode(open_network(name)) == drawing.encode(drawn.NETWORKS[name]().document)


@pytest.mark.parametrize("name", drawn.GROUPS)
def test_the_file_of_a_group_is_as_its_sketch_draws_it(name):
    assert drawing.encode(open_ready(name)) == drawing.encode(drawn.ready(name))


@pytest.mark.parametrize("network", SMALL, ids=lambda one: one.name)
def test_a_built_network_holds_them_and_gives_what_was_planned(network):
    plan = Planner().plan(open_network(network.name))
    built = build(plan, [plan.answers[0].signal], make_modules(plan, seed=0)).eval()
    assert sum(one.numel() for one in built.parameters()) == network.parameters
    given = [torch.randn(2, *field.shape) for field in plan.fields.values()]
    with torch.no_grad():
        answer = built(*given)
    assert tuple(answer.shape) == (2, *plan.specs[plan.answers[0].signal].shape[1:])


SOURCES = {
    "residual": ((64, 8, 8),),
    "residual-down": ((64, 8, 8),),
    "bottleneck": ((256, 8, 8),),
    "inverted-residual": ((32, 8, 8),),
    "squeeze-excite": ((64, 8, 8),),
    "inception": ((192, 8, 8),),
    "dense-block": ((64, 8, 8),),
    "double": ((3, 8, 8),),
    "up": ((128, 4, 4), (64, 8, 8)),
    "patches": ((3, 32, 32),),
    "encoder-layer": ((10, 512),),
    "decoder-layer": ((10, 512), (7, 512), ()),
    "gpt-block": ((10, 768), ()),
    "cell-over-steps": ((6, 5), (64,)),
}
"""What arrives at each port, by example; () is a mask, which hides nothing here."""

EXPECTED = {
    # 2 convolutions of 3 x 3, 2 batch normalisations
    "residual": (2 * 9 * 64 * 64 + 4 * 64, (64, 8, 8)),
    "residual-down": (9 * 64 * 128 + 9 * 128 * 128 + 64 * 128 + 6 * 128, (128, 4, 4)),
    "bottleneck": (2 * 256 * 64 + 9 * 64 * 64 + 4 * 64 + 2 * 256, (256, 8, 8)),
    "inverted-residual": (2 * 32 * 192 + 9 * 192 + 4 * 192 + 2 * 32, (32, 8, 8)),
    "squeeze-excite": (64 * 16 + 16 + 16 * 64 + 64, (64, 8, 8)),
    # the published 163,696 of inception 3a
    "inception": (163_696, (256, 8, 8)),
    "dense-block": (
        sum(2 * c + c * 128 + 256 + 9 * 128 * 32 for c in range(64, 256, 32)),
        (256, 8, 8),
    ),
    "double": (9 * 3 * 64 + 64 + 9 * 64 * 64 + 64, (64, 8, 8)),
    "up": (4 * 128 * 64 + 64 + 9 * 128 * 64 + 64 + 9 * 64 * 64 + 64, (64, 8, 8)),
    "patches": (3 * 256 * 768 + 768, (4, 768)),
    "encoder-layer": (
        sum(one.numel() for one in nn.TransformerEncoderLayer(512, 8).parameters()),
        (10, 512),
    ),
    "decoder-layer": (
        sum(one.numel() for one in nn.TransformerDecoderLayer(512, 8).parameters()),
        (10, 512),
    ),
    "gpt-block": (12 * 768 * 768 + 13 * 768, (10, 768)),
    "cell-over-steps": (3 * 64 * (5 + 64 + 2), (6, 64)),
}


def with_sources(name: str) -> Document:
    """A use of a ready-made group, fed."""
    document = obeys(Document(), bring(Document(), name, 400.0, 0.0, id="use"))
    records = list(document)
    entries, _ = ports_of(document, "use")
    for number, (entry, shape) in enumerate(zip(entries, SOURCES[name], strict=True)):
        id = f"in{number}"
        if shape:
            records.append(
                Block(id=id, type="lienzo.Input", y=200.0 * number, settings={"shape": shape})
            )
        else:
            records.append(Block(id=id, type="lienzo.Constant", settings={"shape": [10, 10]}))
        records.append(wire(id, f"use.{entry.id}"))
    return Document(records)


@pytest.mark.parametrize("ready", READY, ids=lambda one: one.name)
def test_a_ready_made_group_has_its_parameters_and_shapes(ready):
    document = with_sources(ready.name)
    plan = Planner().plan(document)
    assert [str(one.what) for one in plan.problems] == []
    parameters, shape = EXPECTED[ready.name]
    assert plan.parameters == parameters == plan.parameters_of("use")
    built = build(plan, [plan.answers[0].signal], make_modules(plan, seed=0)).eval()
    given = [torch.randn(2, *field.shape) for field in plan.fields.values()]
    with torch.no_grad():
        assert built(*given).shape == (2, *shape)


def test_the_encoder_layer_computes_what_that_of_pytorch_computes():
    plan = Planner().plan(with_sources("encoder-layer"))
    built = build(plan, [plan.answers[0].signal], make_modules(plan, seed=0)).eval()
    theirs = nn.TransformerEncoderLayer(512, 8, batch_first=True).eval()
    ours = [one.detach() for one in built.parameters()]
    with torch.no_grad():
        for one, other in zip(sorted_like(theirs), ours, strict=True):
            one.copy_(other)
        given = torch.randn(3, 10, 512)
        assert torch.allclose(built(given), theirs(given), atol=1e-5)


def sorted_like(theirs: nn.TransformerEncoderLayer) -> list[nn.Parameter]:
    """The parameters of PyTorch's layer in the order of ours."""
    parts = [theirs.self_attn, theirs.norm1, theirs.linear1, theirs.linear2, theirs.norm2]
    return [parameter for part in parts for parameter in part.parameters()]


def test_a_ready_made_group_is_brought_once():
    document = obeys(Document(), bring(Document(), "residual", 0.0, 0.0))
    again = bring(document, "residual", 300.0, 0.0)
    assert len(again.records) == 1
    document = obeys(document, again)
    assert known(document) == {"residual"}
    assert sum(is_definition(one) for one in document.blocks) == 1


def test_an_unknown_name_is_refused():
    with pytest.raises(Refusal, match="no ready-made group called x"):
        open_ready("x")
    with pytest.raises(Refusal, match="no network called x"):
        open_network("x")


def test_every_ready_made_group_is_a_definition_of_its_name():
    for one in READY:
        block = open_ready(one.name).block(one.name)
        assert is_definition(block)
        assert any(port.type == ENTRY for port in open_ready(one.name).blocks)
