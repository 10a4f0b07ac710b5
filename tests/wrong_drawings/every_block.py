"""Every type of block with one thing wrong: a port, a size, a setting, its kind, its axes."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

import torch
from torch import Tensor

from backend.catalog.block_type import BlockType
from backend.catalog.card import Setting
from backend.catalog.catalog import CATALOG
from backend.document.document import Document
from backend.document.records import Block
from tests.backend.block_samples import NOTHING_ARRIVES, SETTINGS, sample_inputs, specs
from tests.drawings import wire
from tests.wrong_drawings.case import Case, Cases, given

_BEYOND = ("torch.nn.CTCLoss", "lienzo.Bins", *NOTHING_ARRIVES)
"""Their samples do not begin with the batch, or nothing arrives at them."""


@cache
def sample(id: str) -> dict[str, Tensor]:
    return sample_inputs(CATALOG[id])


def drawn(id: str, inputs: dict[str, Tensor], settings: dict[str, Any]) -> Document:
    """The block "b" with an input block for each tensor."""
    blocks = [given(f"i_{port}", one.shape[1:], _dtype(one)) for port, one in inputs.items()]
    chosen = {**SETTINGS.get(id, {}), **settings}
    block = Block(id="b", type=id, settings=chosen, x=300.0)
    wires = [wire(f"i_{port}", f"b.{port}") for port in inputs]
    output = CATALOG[id].card.outputs[0].name
    after = Block(id="after", type="torch.nn.Identity", x=600.0)
    return Document([*blocks, block, after, *wires, wire(f"b.{output}", "after")])


def _dtype(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def sound(id: str) -> Document:
    return drawn(id, sample(id), {})


def _ports(id: str) -> Iterator[tuple[str, Case]]:
    for port in CATALOG[id].card.inputs:
        if port.optional or port.name not in sample(id):
            continue
        yield (
            f"{id} without {port.name}",
            Case(
                lambda p=port.name: Document(
                    one for one in sound(id) if one.id != f"i_{p}>b.{p}>0"
                ),
                ("b",),
                (str(port.title or port.name),),
                code="missing_input",
            ),
        )
        if not port.many:
            yield (
                f"{id} with two wires at {port.name}",
                Case(
                    lambda p=port.name: Document([*sound(id), wire(f"i_{p}", f"b.{p}", place=1)]),
                    ("b",),
                    (str(port.title or port.name),),
                    code="two_wires",
                ),
            )


def _sizes(id: str) -> Iterator[tuple[str, Case]]:
    type = CATALOG[id]
    found = type.infer(SETTINGS.get(id, {}), specs(sample(id)))
    for name in type.inferred:
        value = found[name]
        if not isinstance(value, int) or name in ("nhead", "num_heads", "num_groups"):
            continue
        yield (
            f"{id} with {name} {value + 1}",
            Case(
                lambda n=name, v=value: drawn(id, sample(id), {n: v + 1}),
                ("b",),
                (value + 1, value),
            ),
        )


def _bad_values(setting: Setting) -> Iterator[tuple[Any, tuple[object, ...]]]:
    numbers = setting.kind in ("int", "float", "ints", "floats", "shape")
    if setting.minimum is not None and numbers:
        least = int(setting.minimum)
        yield least - 1, (least - 1,)
    if setting.maximum is not None and numbers:
        most = int(setting.maximum)
        yield most + 1, (most + 1,)
    if setting.kind == "float":
        yield float("nan"), ()
    elif setting.kind in ("int", "ints"):
        yield 2**63, (2**63,)
    elif setting.kind == "choice":
        yield "magic", ("magic",)
    elif setting.kind == "bool":
        yield "perhaps", ("perhaps",)


def _settings(id: str) -> Iterator[tuple[str, Case]]:
    for setting in CATALOG[id].card.settings:
        if setting.name in SETTINGS.get(id, {}):
            continue  # its sample does not work without it
        for value, says in _bad_values(setting):
            yield (
                f"{id} with {setting.name} {value}",
                Case(
                    lambda n=setting.name, v=value: drawn(id, sample(id), {n: v}),
                    ("b",),
                    says,
                ),
            )


def _kinds(id: str) -> Iterator[tuple[str, Case]]:
    """Whole numbers for decimal ones, wherever PyTorch itself refuses them."""
    type, inputs = CATALOG[id], sample(id)
    for port, one in inputs.items():
        if one.dtype != torch.float32 or port == "target" or is_told(id):
            continue
        other = {**inputs, port: one.to(torch.int64)}
        if _works(type, other):
            continue
        yield (
            f"{id} with whole numbers at {port}",
            Case(
                lambda o=other: drawn(id, o, {}),
                ("b",),
                ("whole numbers",),
                is_mended=False,
            ),
        )


def is_told(id: str) -> bool:
    """Whether its sample says what leaves it: then nothing is tried while planning."""
    return "leaves" in SETTINGS.get(id, {})


def _axes(id: str) -> Iterator[tuple[str, Case]]:
    """An axis less or more than PyTorch takes."""
    type, inputs = CATALOG[id], sample(id)
    for port, one in () if is_told(id) else inputs.items():
        if one.dim() > 1 and one.shape[-1] > 1:
            yield from _other(id, type, {**inputs, port: one[..., 0]}, port, "less")
        yield from _other(id, type, {**inputs, port: one.unsqueeze(-1)}, port, "more")


def _other(
    id: str, type: BlockType, inputs: dict[str, Tensor], port: str, how: str
) -> Iterator[tuple[str, Case]]:
    if _works(type, inputs) or type.card.sort == "loss":
        return
    told = " × ".join(map(str, ("N", *inputs[port].shape[1:])))
    says = (told,) if id.startswith("torch.nn.") else ()  # our own may name the sizes alone
    yield (
        f"{id} with an axis {how} at {port}",
        Case(lambda: drawn(id, inputs, {}), ("b",), says, is_mended=False),
    )


def _works(type: BlockType, inputs: dict[str, Tensor]) -> bool:
    """Whether the module itself takes these, and with batches of another size too."""
    try:
        settings = type.infer(SETTINGS.get(type.id, {}), specs(inputs))
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = type.make(**settings)
            positional, named = type.arguments({port: [one] for port, one in inputs.items()})
            made(*positional, **named)
    except Exception:  # whatever it says: that it does not work is all that counts here
        return False
    return True


TYPES = [
    id
    for id, type in CATALOG.items()
    if type.create is not None and id not in _BEYOND and _works(type, sample(id))
]
"""The blocks of whose samples something can be made."""


def cases() -> Cases:
    parts = (_ports, _sizes, _settings, _kinds, _axes)
    return {name: case for id in TYPES for part in parts for name, case in part(id)}
