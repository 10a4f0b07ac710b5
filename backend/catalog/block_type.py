"""What the program knows about one type of block: its card, how to make it, what it infers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from inspect import Parameter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from backend.catalog.card import Card, Port
from backend.document.lending import WEIGHTS_OF
from backend.text import Text

if TYPE_CHECKING:
    from torch import nn

    from backend.catalog.spec import Spec

T = TypeVar("T")
Arriving: TypeAlias = "Mapping[str, tuple[Spec, ...]]"
"""What arrives at each input port, in the order of the wires; unwired ports are missing."""
Complaint: TypeAlias = Callable[[Mapping[str, Any], Arriving], "tuple[Text, Text] | None"]
"""Says what is wrong and what to do, or None; asked with all settings, the inferred included."""
Telling: TypeAlias = "Callable[[Mapping[str, Any], Arriving], Mapping[str, Spec] | None]"
"""Says what leaves each port without a trial run, or None."""


@dataclass(frozen=True)
class BlockType:
    """One type of block, from which its form, ports, shapes, module and source derive.

    `create` is the module's class; None for blocks that are no module (sources of data, single
    neurons). `inferred` finds settings from what arrives and raises LookupError where it cannot.
    `target` and `activation` describe losses: "index" wants class numbers (int64), "same" wants
    what has the input's shape; the activation turns the loss's input into probabilities.
    `always` are settings that nobody chooses; those named in `tensors` reach PyTorch as tensors.
    `complaint` is asked also where something could not be inferred: that setting is missing then.
    `tells` says what leaves where numbers that arrive decide it, None where a trial run shows it.
    `gather` arranges what arrives into the arguments of the module where that is not plain, and
    `paths` says where each output port lies inside what the module returns. `leaves_by` names a
    setting that says how many of the output ports there are.
    """

    card: Card
    create: Callable[..., nn.Module] | None = None
    inferred: Mapping[str, Callable[[Arriving], Any]] = field(default_factory=dict)
    target: str = ""
    activation: str = ""
    complaint: Complaint | None = None
    tells: Telling | None = None
    gather: Callable[[Mapping[str, Sequence[Any]]], tuple[Any, ...]] | None = None
    paths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    leaves_by: str = ""
    always: Mapping[str, Any] = field(default_factory=dict)
    tensors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The full name, as documents write it."""
        return self.card.id

    @property
    def is_ours(self) -> bool:
        """Whether the module is one of ours, whose source travels with an exported file."""
        return self.create is not None and self.create.__module__.startswith("backend.")

    def outputs(self, chosen: Mapping[str, Any]) -> tuple[Port, ...]:
        """The output ports that there are with these settings."""
        count = self.settings(chosen).get(self.leaves_by) if self.leaves_by else None
        return self.card.outputs[:count] if isinstance(count, int) else self.card.outputs

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
        values = self._values(settings)
        values.pop(WEIGHTS_OF, None)
        for name in self.tensors:
            if values.get(name) is not None:
                values[name] = _tensor(values[name])
        return self.create(**values)

    def source(self, settings: Mapping[str, Any]) -> str:
        """The Python expression that makes the same module: "nn.Linear(64, 10)".

        Needs `import torch` and `from torch import nn`; for our own modules, the source of
        `create` beside it.
        """
        values = self._values(settings)
        words: list[str] = []
        plain = True  # whether all before it stand without their names
        for name, default in self._signature:
            plain = plain and default is _NOTHING and name in values
            if name in values and (default is _NOTHING or not _same(values[name], default)):
                written = self._written(name, values[name])
                words.append(written if plain else f"{name}={written}")
        return f"{self.class_name}({', '.join(words)})"

    def _values(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """All settings; what is to be found from data that nobody has looked at yet is None."""
        values = {**self.settings(settings), **self.always}
        unknown = [name for name in self.tensors if values.get(name) == BALANCED]
        return {**values, **dict.fromkeys(unknown)}

    @property
    def class_name(self) -> str:
        """How Python code names the class: "nn.Linear", "Concatenate"."""
        name: str = getattr(self.create, "__name__", self.id.rpartition(".")[2])
        return name if self.is_ours or self.create is None else f"nn.{name}"

    def _written(self, name: str, value: Any) -> str:
        return f"torch.tensor({list(value)!r})" if name in self.tensors else repr(value)

    @cached_property
    def _signature(self) -> list[tuple[str, Any]]:
        from backend.catalog.signatures import plain_default, signature

        if self.create is None:
            return []
        found = [(name, plain_default(one)) for name, one in signature(self.create).items()]
        return [
            (name, _NOTHING if default is Parameter.empty else default) for name, default in found
        ]

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


_NOTHING = object()

BALANCED = "balanced"
"""What stands for the weights of classes that training finds from its data."""


def _tensor(numbers: Any) -> Any:
    import torch

    return torch.tensor(numbers, dtype=torch.get_default_dtype())


def _same(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value
