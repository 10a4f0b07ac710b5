"""The network as a Python file that stands alone: it needs PyTorch, and nothing of Lienzo."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import fx, nn

from backend.catalog.catalog import CATALOG
from backend.compiler import lending, opened
from backend.compiler.builder import make_modules
from backend.compiler.exportable import exportable
from backend.compiler.neurons import Level, Mesh, fuse
from backend.compiler.plan import Plan, Spec, Step
from backend.data.preparation import FieldPreparation, Preparation
from backend.formats import python_use
from backend.formats.class_source import Source, source_of
from backend.formats.python_names import attribute, containers, variable
from backend.formats.raw_network import (
    fields_of,
    made_of,
    placeholders,
    prepared_field,
    raw_field,
    raw_network,
    restored,
    restoring,
)
from backend.modules.neuron_field import NeuronLevel
from backend.modules.neuron_mesh import NeuronMesh
from backend.modules.preparation import Restore

OPENING = '"""A neural network drawn in Lienzo.'
"""The first line of every file that we write; by it we know our own."""

_WIDTH = 88
_INDENT = " " * 8


def python_code(plan: Plan, preparation: Mapping[str, Preparation] | None = None) -> str:
    """A readable file with the network as a class, `load` and `predict`.

    With the same weights it computes bit for bit what the drawing computes. It takes raw examples
    where `preparation` (by data block) is given. Raises Refusal for a drawing with errors.
    """
    plan = exportable(plan)
    modules = make_modules(plan, seed=0)
    network = raw_network(plan, modules, preparation or {})
    return network_code(plan, network, preparation or {})


def network_code(
    plan: Plan, network: fx.GraphModule, preparation: Mapping[str, Preparation]
) -> str:
    """The same for a network that is there already."""
    writer = _Writer(plan, network, preparation)
    copied = source_of(writer.classes)
    parts = [
        f"{writer.opening()}\n\n{_imports(copied)}",
        *copied.classes,
        writer.network_class(),
        python_use.loading(),
        python_use.prediction(plan, writer.arguments),
    ]
    return "\n\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _imports(copied: Source) -> str:
    lines = ["from __future__ import annotations", ""]
    if copied.modules:
        lines += [*(f"import {name}" for name in sorted(copied.modules)), ""]
    return "\n".join([*lines, "import torch", "from torch import nn"])


@dataclass(frozen=True)
class _Layer:
    """A line of __init__: its name, the expression that makes it, the class if it is ours."""

    path: str
    expression: str
    source: type[nn.Module] | None = None


class _Writer:
    """Reads the graph of a network and writes the same as Python."""

    def __init__(
        self, plan: Plan, network: fx.GraphModule, preparation: Mapping[str, Preparation]
    ) -> None:
        self._plan = plan
        self._network = network
        self._preparation = preparation
        self._parts = {part.path: part for part in fuse(plan)}
        self._names: dict[fx.Node, str] = {}
        self._layers = [self._layer(path) for path in self._called()]
        for node in network.graph.nodes:
            self._names[node] = self._name(node)

    @property
    def classes(self) -> list[type[nn.Module]]:
        """Our own classes that the file must bring along, each once."""
        return list(dict.fromkeys(layer.source for layer in self._layers if layer.source))

    @property
    def arguments(self) -> list[str]:
        """The names of what the network takes."""
        return [self._names[node] for node in placeholders(self._network)]

    def opening(self) -> str:
        """The docstring of the file."""
        lines = [OPENING, ""]
        for name, signal in zip(self.arguments, fields_of(self._plan, self._network), strict=True):
            field = raw_field(self._plan, self._preparation, signal)
            raw = "raw " if prepared_field(self._preparation, signal) else ""
            columns = f": {', '.join(field.names)}" if field.names else ""
            shape = Spec(("N", *field.shape), field.dtype)
            sentence = f"Takes {name}: {raw}{field.dtype}, {shape}{columns}."
            lines += _filled(sentence.split(" "), indent="    ")
        return "\n".join([*lines, '"""'])

    def network_class(self) -> str:
        """The class: what it is made of, and what it computes."""
        count = sum(parameter.numel() for parameter in self._network.parameters())
        arguments = "".join(f", {name}: torch.Tensor" for name in self.arguments)
        outputs = len(self._plan.answers)
        gives = "torch.Tensor" if outputs == 1 else "tuple[torch.Tensor, ...]"
        return "\n".join(
            [
                "class Network(nn.Module):",
                f'    """{count:,} parameters. N is the number of examples."""',
                "",
                "    def __init__(self) -> None:",
                "        super().__init__()",
                *(_folded(f"{attribute(path)} = {made}") for path, made in self._made()),
                "",
                f"    def forward(self{arguments}) -> {gives}:",
                *self._lines(),
            ]
        )

    def _made(self) -> Iterator[tuple[str, str]]:
        """Every part of the network with the expression that makes it, holders first."""
        yield from containers(layer.path for layer in self._layers)
        yield from ((layer.path, layer.expression) for layer in self._layers)

    def _called(self) -> list[str]:
        nodes = self._network.graph.nodes
        called = {str(node.target): None for node in nodes if node.op == "call_module"}
        read = (str(node.target) for node in nodes if node.op == "get_attr")
        return list(called | {name.rpartition(".")[0]: None for name in read})

    def _layer(self, path: str) -> _Layer:
        part = self._parts.get(path)
        if isinstance(part, Level):
            settings = part.settings()
            settings = {name: value for name, value in settings.items() if value is not None}
            plain = NeuronMesh if isinstance(part, Mesh) else NeuronLevel
            return _Layer(path, _call(plain.__name__, settings), plain)
        if isinstance(part, Step):
            block = CATALOG[part.type]
            ours = block.create if block.is_ours and isinstance(block.create, type) else None
            made, kind_of_its_own = (lending if part.reads else opened).source(block, part)
            return _Layer(path, made, kind_of_its_own or ours)
        undone = restored(self._plan, self._preparation).get(path)
        if undone is not None:
            return _Layer(path, _call("Restore", restoring(undone[1])), Restore)
        kind, settings = made_of(self._prepared(path))
        return _Layer(path, _call(kind.__name__, settings), kind)

    def _prepared(self, path: str) -> FieldPreparation:
        names = [f"prepare_{node.target}" for node in placeholders(self._network)]
        signal = fields_of(self._plan, self._network)[names.index(path)]
        found = prepared_field(self._preparation, signal)
        assert found is not None
        return found

    def _name(self, node: fx.Node) -> str:
        """What Python code calls a value: the layer's own name, where nothing else has it."""
        if node.op not in ("placeholder", "call_module"):
            return self._unused(node.name)
        path = variable(str(node.target))
        raw = {f"prepare_{one.target}": one for one in placeholders(self._network)}
        return self._names[raw[path]] if path in raw else self._unused(path)

    def _unused(self, name: str) -> str:
        while name in self._names.values():
            name = f"{name}_"
        return name

    def _lines(self) -> Iterator[str]:
        for node in self._network.graph.nodes:
            if node.op == "output":
                yield f"{_INDENT}return {self._show(node.args[0])}"
            elif node.op != "placeholder":
                yield self._line(node)

    def _line(self, node: fx.Node) -> str:
        line = f"{_INDENT}{self._names[node]} = {self._expression(node)}"
        shape = self._shape(node)
        return f"{line}  # {shape}" if shape else line

    def _expression(self, node: fx.Node) -> str:
        given = [self._show(one) for one in node.args]
        given += [f"{name}={self._show(one)}" for name, one in node.kwargs.items()]
        if node.op == "call_module":
            return f"{attribute(str(node.target))}({', '.join(given)})"
        if node.op == "get_attr":
            return attribute(str(node.target))
        if node.target is operator.getitem:
            return f"{given[0]}[{self._index(node.args[1])}]"
        assert node.target is torch.cat, f"no Python for {node.target}"
        return f"torch.cat({', '.join(given)})"

    def _index(self, index: Any) -> str:
        if isinstance(index, tuple):
            return ", ".join(self._index(one) for one in index)
        if isinstance(index, slice):
            return ":".join("" if end is None else str(end) for end in (index.start, index.stop))
        return repr(index)

    def _show(self, value: Any) -> str:
        if isinstance(value, fx.Node):
            return self._names[value]
        if isinstance(value, tuple):
            shown = ", ".join(self._show(one) for one in value)
            return f"({shown},)" if len(value) == 1 else f"({shown})"
        if isinstance(value, list):
            return f"[{', '.join(self._show(one) for one in value)}]"
        return repr(value)

    def _shape(self, node: fx.Node) -> str:
        part = self._parts.get(str(node.target)) if node.op == "call_module" else None
        if isinstance(part, Level):
            return str(Spec(("N", len(part.neurons))))
        if isinstance(part, Step):
            shapes = {_shapes(step) for step in self._at(part)}
            return shapes.pop() if len(shapes) == 1 else ""
        return ""

    def _at(self, step: Step) -> list[Step]:
        """The steps that call the same module."""
        if not any(one.shares for one in self._plan.steps):
            return [step]
        return [one for one in self._plan.steps if one.path == step.path]


def _shapes(step: Step) -> str:
    return ", ".join(str(spec) for spec in step.outputs.values())


def _call(name: str, settings: Mapping[str, Any]) -> str:
    return f"{name}({', '.join(f'{key}={value!r}' for key, value in settings.items())})"


def _folded(line: str) -> str:
    """A line of __init__; a long call stands on several, its arguments filled up to the width."""
    if len(line) + len(_INDENT) <= _WIDTH or not line.endswith(")"):
        return f"{_INDENT}{line}"
    head, _, inside = line.partition("(")
    lines = _filled(inside[:-1].split(", "), ",")
    return "\n".join(
        [f"{_INDENT}{head}(", *(f"{_INDENT}    {each}" for each in lines), f"{_INDENT})"]
    )


def _filled(words: list[str], mark: str = "", indent: str = "") -> Iterator[str]:
    """Words in lines of the width; `mark` ends each but the last, `indent` begins all but one."""
    line = words[0]
    for word in words[1:]:
        if len(line) + len(word) + len(_INDENT) + 6 > _WIDTH:
            yield f"{line}{mark}"
            line = f"{indent}{word}"
        else:
            line = f"{line}{mark} {word}"
    yield line
