"""One mistake in each of the published networks and of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from backend.document import edits
from backend.document.document import Document
from backend.document.groups import GROUP, USE
from backend.document.records import Block, Wire
from backend.formats import drawing
from backend.formats.networks import open_network
from tests.wrong_drawings.case import SOURCES, Case, Cases, without

NETWORKS = (
    *("lenet-5", "squeezenet-1.1", "dcgan-generator", "dcgan-discriminator", "vae", "unet"),
    *("vgg-16", "resnet-18", "gpt-2", "lstm-language-model", "vit-b-16", "transformer-base"),
)
_EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
_TYPED = {
    "torch.nn.Linear": "in_features",
    "torch.nn.Conv2d": "in_channels",
    "torch.nn.ConvTranspose2d": "in_channels",
    "torch.nn.BatchNorm2d": "num_features",
    "torch.nn.LayerNorm": "normalized_shape",
    "torch.nn.LSTM": "input_size",
}
_WRONG = 777


@cache
def network(name: str) -> Document:
    return open_network(name)


@cache
def example(name: str) -> Document:
    document, _ = drawing.decode((_EXAMPLES / f"{name}.json").read_bytes())
    return document


def examples() -> list[str]:
    """The examples whose data is known without reading it."""
    names = sorted(path.stem for path in _EXAMPLES.glob("*.json"))
    return [
        name
        for name in names
        if all(
            block.settings.get("source", "digits") in SOURCES
            for block in example(name).blocks
            if block.type == "lienzo.Data"
        )
    ]


def _of_type(document: Document, types: Any) -> list[Block]:
    return [block for block in document.blocks if block.type in types and not block.inside]


def _some(blocks: list[Any]) -> list[Any]:
    """The first, one in the middle, the last."""
    chosen = (blocks[:1], blocks[len(blocks) // 2 :][:1], blocks[-1:])
    return list({one[0].id: one[0] for one in chosen if one}.values())


def _set(name: str, of: Any, id: str, **settings: Any) -> Document:
    document = of(name).copy()
    document.apply(edits.set_settings(document, id, settings))
    return document


def _mistakes(name: str, of: Any) -> Iterator[tuple[str, Case]]:
    document = of(name)
    for block in _some(_of_type(document, _TYPED)):
        setting = _TYPED[block.type]
        yield (
            f"{name}: {setting} of {block.id} typed wrong",
            Case(
                lambda b=block.id, s=setting: _set(name, of, b, **{s: _WRONG}),
                (block.id,),
                (_WRONG,),
            ),
        )
    windows = ("torch.nn.Conv2d", "torch.nn.MaxPool2d", "torch.nn.AvgPool2d")
    for block in _some(_of_type(document, windows)):
        yield (
            f"{name}: a kernel of {_WRONG} at {block.id}",
            Case(
                lambda b=block.id: _set(name, of, b, kernel_size=_WRONG),
                (block.id,),
                (_WRONG,),
                code="kernel_too_large",
            ),
        )
    for wire in _some(_lone_wires(document)):
        yield (
            f"{name}: no wire {wire.id}",
            Case(
                lambda w=wire.id: without(of(name), w),
                (wire.target,),
                code="missing_input",
            ),
        )
        yield (
            f"{name}: wire {wire.id} at another port",
            Case(
                lambda w=wire: Document(
                    replace(one, target_port="elsewhere") if one.id == w.id else one
                    for one in of(name)
                ),
                (wire.target,),
                code="no_such_port",
            ),
        )


def _lone_wires(document: Document) -> list[Wire]:
    """Wires without which their target gets nothing, and whose source feeds nobody else."""
    blocks = {block.id: block for block in document.blocks}
    return [
        wire
        for wire in document.wires
        if not blocks[wire.target].inside
        and blocks[wire.target].type not in ("lienzo.Add", "lienzo.Concatenate", GROUP, USE)
        and blocks[wire.source].type not in (GROUP, USE, "lienzo.Data")
        and len([one for one in document.wires if one.source == wire.source]) == 1
        and len(document.wires_into(wire.target, wire.target_port)) == 1
        and any(one.source == wire.target for one in document.wires)
    ]


def cases() -> Cases:
    found: Cases = {
        f"{name}: more than memory in batches of 32": Case(
            lambda name=name: network(name).copy(),
            ("",),
            ("GB",),
            code="much_memory",
            severity="warning",
        )
        for name in ("unet", "gpt-2")
    }
    for name in NETWORKS:
        found.update(_mistakes(name, network))
    for name in examples():
        found.update(_mistakes(name, example))
    return found
