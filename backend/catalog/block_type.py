"""What the program knows about one type of block: its card, how to make it, what it infers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from backend.catalog.card import Card
from backend.text import Text

if TYPE_CHECKING:
    from torch import nn

    from backend.compiler.plan import Spec

T = TypeVar("T")
Arriving: TypeAlias = "Mapping[str, tuple[Spec, ...]]"
"""What arrives at each input port, in the order of the wires; unwired ports are missing."""
Complaint: TypeAlias = Callable[[Mapping[str, Any], Arriving], "tuple[Text, Text] | None"]
"""Says what is wrong and what to do, or None; asked with all settings, the inferred included."""


@dataclass(frozen=True)
class BlockType:
    """One type of block, from which its form, ports, shapes, module and source derive.

    `create` is the module's class; None for blocks that are no module (sources of data, single
    neurons). `inferred` finds settings from what arrives and raises LookupError where it cannot.
    `target` and `activation` describe losses: "index" wants class numbers (int64), "same" wants
    what has the input's shape; the activation turns the loss's input into probabilities.
    `gather` arranges what arrives into the arguments of the module where that is not plain, and
    `paths` says where each output port lies inside what the module returns.
    """

    card: Card
    create: Callable[..., nn.Module] | None = None
    inferred: Mapping[str, Callable[[Arriving], Any]] = field(default_factory=dict)
    target: str = ""
    activation: str = ""
    complaint: Complaint | None = None
    gather: Callable[[Mapping[str, Sequence[Any]]], tuple[Any, ...]] | None = None
    paths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The full name, as documents write it."""
        return self.card.id

    @property
    def is_ours(self) -> bool:
        """Whether the module is one of ours, whose source travels with an exported file."""
        return self.create is not None and self.create.__module__.startswith("backend.")

    def settings(self, chosen: Mapping[str, Any]) -> dict[str, Any]:
        """Every setting that has a value: the defaults, then what was chosen.

        What is inferred is left out unless it was chosen. Lists become tuples.
        """
        values = {
            setting.name: setting.default
            for setting in self.card.settings
            if not (setting.inferred or setting.required)
        }
        values.update(chosen)
        return {name: _frozen(value) for name, value in values.items()}

    def infer(self, chosen: Mapping[str, Any], inputs: Arriving) -> dict[str, Any]:
        """All settings, those found from what arrives included.

        Raises LookupError where what arrives does not tell.
        """
        values = self.settings(chosen)
        for name, find in self.inferred.items():
            if values.get(name) is None:
                values[name] = find(inputs)
        return values

    def make(self, **settings: Any) -> nn.Module:
        """The module. Raises what PyTorch raises where the settings do not fit together."""
        if self.create is None:
            raise TypeError(f"{self.id} is no module by itself")
        return self.create(**self.settings(settings))

    def source(self, settings: Mapping[str, Any]) -> str:
        """The Python expression that makes the same module: "nn.Linear(64, 10)".

        Needs `from torch import nn`; for our own modules, the source of `create` beside it.
        """
        values, words, positional = self.settings(settings), [], True
        for setting in self.card.settings:
            if setting.name not in values:
                continue
            value = values[setting.name]
            needed = setting.name in self._needed
            positional = positional and needed
            if needed and positional:
                words.append(repr(value))
            elif needed or not _same(value, self._defaults.get(setting.name)):
                words.append(f"{setting.name}={value!r}")
        return f"{self.class_name}({', '.join(words)})"

    @property
    def class_name(self) -> str:
        """How Python code names the class: "nn.Linear", "Concatenate"."""
        name: str = getattr(self.create, "__name__", self.id.rpartition(".")[2])
        return name if self.is_ours or self.create is None else f"nn.{name}"

    def arguments(self, values: Mapping[str, Sequence[T]]) -> tuple[tuple[Any, ...], dict[str, T]]:
        """What the module is called with, from what arrives at each port.

        Works for tensors, graph nodes and names in source code alike.
        """
        if self.gather is not None:
            return self.gather(values), {}
        positional: list[T] = []
        named: dict[str, T] = {}
        for port in self.card.inputs:
            arrived = values.get(port.name, ())
            if port.many:
                positional.extend(arrived)
            elif arrived and not named and len(positional) == self._rank(port.name):
                positional.append(arrived[0])
            elif arrived:
                named[port.name] = arrived[0]
        return tuple(positional), named

    def _rank(self, port: str) -> int:
        return [one.name for one in self.card.inputs].index(port)

    @property
    def _needed(self) -> frozenset[str]:
        return frozenset(name for name, default in _signature(self.create) if default is _NOTHING)

    @property
    def _defaults(self) -> dict[str, Any]:
        return dict(_signature(self.create))


_NOTHING = object()


def _signature(create: Callable[..., Any] | None) -> list[tuple[str, Any]]:
    from backend.catalog.signatures import signature

    if create is None:
        return []
    return [
        (name, _NOTHING if parameter.default is parameter.empty else parameter.default)
        for name, parameter in signature(create).items()
    ]


def _same(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value
