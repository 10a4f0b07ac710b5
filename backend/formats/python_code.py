"""The network as a Python file that stands alone: it needs PyTorch, and nothing of Lienzo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import fx, nn

from backend.catalog.catalog import CATALOG
from backend.compiler import lending, opened
from backend.compiler.builder import make_modules
from backend.compiler.exportable import exportable
from backend.compiler.neurons import Level, Mesh, fuse
from backend.compiler.plan import Plan, Spec, Step
from backend.data.preparation import FieldPreparation, Preparation
from backend.document.document import Document
from backend.formats import python_use
from backend.formats.class_source import Source, source_of
from backend.formats.python_bodies import Bodies
from backend.formats.python_classes import Body, Class, classes_of
from backend.formats.python_names import class_name, group_titles, plain_name
from backend.formats.python_text import class_text, filled
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


def python_code(
    plan: Plan,
    preparation: Mapping[str, Preparation] | None = None,
    document: Document | None = None,
) -> str:
    """A readable file with the network as a class, `load` and `predict`.

    With the same weights it computes bit for bit what the drawing computes. It takes raw examples
    where `preparation` (by data block) is given. Groups are classes, called after what the
    `document` calls them. Raises Refusal for a drawing with errors.
    """
    plan = exportable(plan)
    modules = make_modules(plan, seed=0)
    network = raw_network(plan, modules, preparation or {})
    return network_code(plan, network, preparation or {}, document)


def network_code(
    plan: Plan,
    network: fx.GraphModule,
    preparation: Mapping[str, Preparation],
    document: Document | None = None,
) -> str:
    """The same for a network that is there already."""
    writer = _Writer(plan, network, preparation)
    copied = source_of(writer.classes)
    titles = group_titles(document, plan) if document is not None else {}
    parts = [
        f"{writer.opening()}\n\n{_imports(copied)}",
        *copied.classes,
        *writer.group_classes(titles),
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
        self._layers = {path: self._layer(path) for path in self._called()}
        self._prepares = {f"prepare_{one.target}": one for one in placeholders(network)}
        expressions = {path: layer.expression for path, layer in self._layers.items()}
        self._bodies = Bodies(network, expressions, self._shape, self._prepares)

    @property
    def classes(self) -> list[type[nn.Module]]:
        """Our own classes that the file must bring along, each once."""
        return list(dict.fromkeys(one.source for one in self._layers.values() if one.source))

    @property
    def arguments(self) -> list[str]:
        """The names of what the network takes."""
        return self._bodies.whole.arguments

    def opening(self) -> str:
        """The docstring of the file."""
        lines = [OPENING, ""]
        for name, signal in zip(self.arguments, fields_of(self._plan, self._network), strict=True):
            field = raw_field(self._plan, self._preparation, signal)
            raw = "raw " if prepared_field(self._preparation, signal) else ""
            columns = f": {', '.join(field.names)}" if field.names else ""
            shape = Spec(("N", *field.shape), field.dtype)
            sentence = f"Takes {name}: {raw}{field.dtype}, {shape}{columns}."
            lines += filled(sentence.split(" "), indent="    ")
        return "\n".join([*lines, '"""'])

    def group_classes(self, titles: Mapping[str, str]) -> list[str]:
        """A class for every kind of group, inner ones first."""
        ours = {one.__name__: one for one in self.classes}
        taken = {"Network", "torch", "nn", *ours}

        def name_of(body: Body) -> str:
            return class_name(titles.get(body.path) or plain_name(body.path))

        found = classes_of(self._bodies.groups, name_of, taken, ours)
        return [self._group_class(one) for one in found]

    def _group_class(self, one: Class) -> str:
        counts = sorted({self._count(body.path) for body in one.bodies})
        words = f"{counts[0]:,} parameters."
        if len(counts) > 1:
            words = f"Between {counts[0]:,} and {counts[-1]:,} parameters."
        return class_text(one.name, words, one.parameters, one.layers, one.bodies[0], one.lines)

    def network_class(self) -> str:
        """The class: what it is made of, and what it computes."""
        body = self._bodies.whole
        words = f"{self._count(''):,} parameters. N is the number of examples."
        lines = (f"{line}  # {remark}" if remark else line for line, remark in body.lines)
        return class_text("Network", words, (), body.expressions, body, lines)

    def _count(self, path: str) -> int:
        module = self._network.get_submodule(path)
        return sum(parameter.numel() for parameter in module.parameters())

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
