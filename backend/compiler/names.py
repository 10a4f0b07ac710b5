"""Names of blocks in the network: honest, unique, and fit for Python."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from torch import fx

_TAKEN = frozenset(dir(fx.GraphModule)) | frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)
_TAKEN |= frozenset(dir(builtins)) | {"nn", "torch", "self", "graph", "training"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")


def slug(words: str) -> str:
    """Lower-case Latin letters, digits and underscores: "Capa oculta" is "capa_oculta"."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:60]


def type_name(type: str) -> str:
    """ "torch.nn.BatchNorm2d" is "batch_norm2d", "torch.nn.LeakyReLU" is "leaky_relu"."""
    name = slug(_HUMP.sub("_", type.rpartition(".")[2])) or "block"
    return f"block_{name}" if name[0].isdigit() else name


@lru_cache(maxsize=8192)
def stem(name: str, type: str) -> str:
    """What a block wants to be called: after its own name, else after its type."""
    wanted = slug(name) or type_name(type)
    if wanted[0].isdigit():
        wanted = f"{type_name(type)}_{wanted}"
    return f"{wanted}_block" if wanted in _TAKEN else wanted


def unique(stems: Iterable[str]) -> list[str]:
    """The same names, the second of a kind numbered: linear, linear_2, linear_3."""
    wanted = list(stems)
    used = set(wanted)
    met: dict[str, int] = {}
    return [_numbered(name, met, used) for name in wanted]


def _numbered(name: str, met: dict[str, int], used: set[str]) -> str:
    met[name] = number = met.get(name, 0) + 1
    if number == 1:
        return name
    while f"{name}_{number}" in used:
        number += 1
    met[name] = number
    used.add(f"{name}_{number}")
    return f"{name}_{number}"
