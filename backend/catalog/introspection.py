"""Reads settings and ports out of the signatures of classes."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from torch import Tensor, nn

from backend.catalog.card import Port, Setting
from backend.catalog.known_settings import HIDDEN, KNOWN
from backend.catalog.port_titles import PORT_TITLES as PORT_TITLES
from backend.catalog.signatures import plain_default, signature
from backend.text import Text


def settings_of(
    create: Callable[..., Any],
    defaults: Mapping[str, Any],
    inferred: Iterable[str] = (),
    changed: Mapping[str, Setting] | None = None,
) -> tuple[Setting, ...]:
    """The settings of a class, in the order of its signature.

    `defaults` go before those of the signature; `changed` replaces whole settings by name.
    """
    hints = _hints(_maker(create))
    found = []
    for name, parameter in signature(create).items():
        if changed and name in changed:
            found.append(changed[name])
        elif name not in HIDDEN:
            found.append(
                _setting(name, parameter, hints.get(name), defaults, name in set(inferred))
            )
    return tuple(found)


def _setting(
    name: str,
    parameter: inspect.Parameter,
    hint: Any,
    defaults: Mapping[str, Any],
    inferred: bool,
) -> Setting:
    known = KNOWN.get(name, Setting(name, "text", title=Text(name)))
    given = plain_default(parameter)
    default = (
        None
        if inferred
        else defaults.get(name, known.default if given is inspect._empty else given)
    )
    kind = known.kind if hint in (None, inspect.Parameter.empty) else _kind(hint, known.kind)
    return replace(
        known,
        kind=kind,
        default=default,
        inferred=inferred,
        required=default is None and given is inspect._empty and not inferred,
        optional=known.optional or _takes_none(hint) or (given is None and default is None),
        choices=known.choices if kind == "choice" else (),
    )


def _kind(hint: Any, known: str) -> str:
    """The kind that a type hint tells; where it tells only "str", what is known by name."""
    members = _members(hint)
    if any(typing.get_origin(member) in (tuple, list) for member in members):
        return "floats" if float in members else known if known in ("ints", "shape") else "ints"
    for plain, kind in ((bool, "bool"), (int, "int"), (float, "float")):
        if members == {plain}:
            return kind
    return known


def _members(hint: Any) -> set[Any]:
    """The types a hint allows, None left out."""
    united = typing.get_origin(hint) in (typing.Union, types.UnionType)
    return set(typing.get_args(hint) if united else (hint,)) - {type(None)}


def _takes_none(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


def _hints(function: Any) -> dict[str, Any]:
    """Type hints by name; none where some version of PyTorch writes what Python cannot read."""
    try:
        found = typing.get_type_hints(function)
    except (NameError, TypeError):
        return {}
    return {name: hint for name, hint in found.items() if name != "return"}


def _maker(create: Callable[..., Any]) -> Any:
    """The function that says what the class is made with."""
    open_to_all = create in (nn.RNN, nn.LSTM, nn.GRU)
    return vars(nn.RNNBase)["__init__"] if open_to_all else getattr(create, "__init__")  # noqa: B009


def inputs_of(create: type[nn.Module]) -> tuple[Port, ...]:
    """The ports that `forward` has: every tensor it takes, those with a default optional."""
    hints = _hints(create.forward)
    ports = []
    for name, parameter in list(inspect.signature(create.forward).parameters.items())[1:]:
        many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
        if many or Tensor in _members(hints.get(name, Tensor)):
            ports.append(_port("input" if many else name, parameter, many))
    return tuple(ports)


def _port(name: str, parameter: inspect.Parameter, many: bool) -> Port:
    optional = not many and parameter.default is not inspect.Parameter.empty
    return Port(name, PORT_TITLES.get(name, Text("")), many, optional)
