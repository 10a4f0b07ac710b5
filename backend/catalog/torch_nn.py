"""A block type of a module class: what a person wrote about it, and the rest by introspection."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from torch import nn

from backend.catalog.block_type import Arriving, BlockType
from backend.catalog.card import Card, Port, Setting
from backend.catalog.introspection import PORT_TITLES, inputs_of, settings_of
from backend.text import Text

NOTHING = Text("")


def block(
    create: type[nn.Module],
    family: str,
    title: Text,
    summary: Text,
    *,
    id: str = "",
    sort: str = "block",
    face: Text = NOTHING,
    words: Text = NOTHING,
    common: bool = False,
    opens: str = "",
    defaults: Mapping[str, Any] | None = None,
    inferred: Mapping[str, Callable[[Arriving], Any]] | None = None,
    settings: Sequence[Setting] = (),
    inputs: Sequence[str] = (),
    outputs: Sequence[str] = ("output",),
    **more: Any,
) -> BlockType:
    """A block type of `create`; what is not said comes from its signature and its `forward`.

    `settings` replaces settings found by introspection. `inputs` renames the ports of `forward`,
    in order, and leaves out the others ("name?" may stay empty). `more` goes to `BlockType`.
    """
    found = settings_of(
        create, defaults or {}, inferred or {}, {setting.name: setting for setting in settings}
    )
    main = {name for _, name, _, _ in string.Formatter().parse(face.source) if name}
    card = Card(
        id=id or _full_name(create),
        sort=sort,
        family=family,
        title=title,
        summary=summary,
        settings=tuple(
            replace(one, main=one.name in main)
            for one in found
            if one.name not in more.get("always", {})
        ),
        inputs=_named(inputs) or inputs_of(create),
        outputs=_named(outputs),
        face=face,
        words=words,
        common=common,
        opens=opens,
    )
    return BlockType(card, create, inferred or {}, **more)


def _full_name(create: type[nn.Module]) -> str:
    ours = create.__module__.startswith("backend.")
    return f"lienzo.{create.__name__}" if ours else f"torch.nn.{create.__name__}"


def _named(names: Sequence[str]) -> tuple[Port, ...]:
    return tuple(
        Port(name.rstrip("?"), PORT_TITLES.get(name.rstrip("?"), Text("")), False, name[-1] == "?")
        for name in names
    )


UNUSABLE = {
    "Container": Text("It is an old name of Module."),
    "DataParallel": Text("It spreads another module over devices; it is no block of its own."),
    "Module": Text("It is what every block is made from and computes nothing itself."),
    "ModuleDict": Text("It holds other modules; a group does that here."),
    "ModuleList": Text("It holds other modules; a group does that here."),
    "ParameterDict": Text("It holds numbers and computes nothing."),
    "ParameterList": Text("It holds numbers and computes nothing."),
    "RNNCellBase": Text("It is what the recurrent cells are made from and cannot run."),
    "Sequential": Text("It holds other modules in a row; wires and groups do that here."),
}
"""Classes of torch.nn that are no blocks, and why."""


def undescribed(described: Iterable[str]) -> list[BlockType]:
    """The classes of torch.nn that nobody has described, such as those of newer versions.

    Left out are those that cannot be made from plain settings.
    """
    known = set(described)
    return [
        found
        for name, create in sorted(vars(nn).items())
        if isinstance(create, type) and issubclass(create, nn.Module)
        if name not in UNUSABLE and f"torch.nn.{name}" not in known
        if (found := _introspected(name, create)) is not None
    ]


def _introspected(name: str, create: type[nn.Module]) -> BlockType | None:
    is_loss = name.endswith("Loss")
    try:
        return block(
            create,
            "loss" if is_loss else "other",
            Text(_spaced(name)),
            Text("{name} of PyTorch.", name=f"torch.nn.{name}"),
            sort="loss" if is_loss else "block",
            outputs=("loss",) if is_loss else ("output",),
        )
    except (TypeError, ValueError, NameError):
        return None


def _spaced(name: str) -> str:
    """ "PixelShuffle" as "Pixel Shuffle"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
