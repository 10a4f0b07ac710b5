"""From a plan to a network: modules with weights, and the graph that joins them."""

from __future__ import annotations

import itertools
import operator
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import torch
from torch import Tensor, fx, nn

from backend.catalog.block_type import BlockType
from backend.catalog.catalog import CATALOG
from backend.compiler import lending, opened
from backend.compiler.fitting import fitting
from backend.compiler.names import slug
from backend.compiler.neuron_modules import NeuronMaker, level_of, pack_levels
from backend.compiler.neurons import Level, Part, fuse
from backend.compiler.plan import Plan, Signal, Spec, Step
from backend.compiler.shapes import route
from backend.modules.feature_columns import FeatureColumns
from backend.modules.features import Feature
from backend.weights import Packed
from backend.weights import Weights as Weights


def field_path(plan: Plan, signal: Signal) -> str:
    """The name of a network's input: its field's, or its block's where that tells more.

    An input block gives its own name; two fields of one name take their data's before theirs.
    """
    return _field_paths(plan)[signal]


def _field_paths(plan: Plan) -> dict[Signal, str]:
    names = {signal: _field_name(plan, signal) for signal in plan.fields}
    taken = list(names.values())
    return {
        signal: name
        if taken.count(name) == 1
        else f"{plan.sources.get(signal.block, 'data')}_{name}"
        for signal, name in names.items()
    }


def _field_name(plan: Plan, signal: Signal) -> str:
    ports = plan.ports.get(signal.block)
    if ports and len(ports.outputs) == 1 and plan.fields[signal].name == "output":
        return plan.sources.get(signal.block, "input")
    return slug(plan.fields[signal].name) or "input"


def make_modules(
    plan: Plan, seed: int | None = None, weights: Weights | None = None
) -> dict[str, nn.Module]:
    """The modules of a plan by block, those of single neurons by the key of their level.

    Each one draws its weights from `seed` and its own path, so that it starts the same whatever
    stands around it; without a seed, from the generator as it is. `weights` go in where their
    shape fits, numbers that are none (NaN) apart. Frozen blocks learn nothing.
    """
    weights = {} if weights is None else weights
    maker: NeuronMaker | None = None
    modules = {}
    for part in fuse(plan):
        if isinstance(part, Level):
            maker = maker or NeuronMaker(plan, seed, weights)
            modules[part.key] = maker.make(part)
        elif not part.shares:
            modules[part.block] = _make_step(part, seed, weights)
    return modules


def part_key(part: Part) -> str:
    """What names a part's module: the key of its level, or the id of the block that owns it."""
    return part.key if isinstance(part, Level) else part.shares or part.block


def _make_step(step: Step, seed: int | None, weights: Weights) -> nn.Module:
    module = fresh(step, seed)
    if step.block in weights:
        known = weights[step.block]
        for name, tensor in module.state_dict(keep_vars=True).items():
            _put(tensor, known.get(name))
    opened.settle(module)
    if step.frozen:
        module.requires_grad_(False)
    return module


def fresh(step: Step, seed: int | None) -> nn.Module:
    """A block's module as a fresh start with this seed has it."""
    if seed is None:
        return _make(step)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(zlib.crc32(step.path.encode(), seed & 0xFFFFFFFF))
        return _make(step)


def _make(step: Step) -> nn.Module:
    module = CATALOG[step.type].make(**step.settings)
    return lending.adapt(module, step) if step.reads else opened.adapt(module, step)


@torch.no_grad()
def _put(tensor: Tensor, array: np.ndarray | None) -> None:
    if array is None or tuple(array.shape) != tuple(tensor.shape):
        return
    known = torch.from_numpy(np.array(array)).to(tensor)
    tensor.copy_(torch.where(known.isnan(), tensor, known))


def read_weights(modules: Mapping[str, nn.Module]) -> Packed:
    """Copies of what modules have learned, by owner, as it is computed with. Buffers included.

    A wire into a single neuron owns a `weight` (numbers it brings,), the neuron a `bias` (1,).
    """
    layers = {
        key: {name: _array(tensor) for name, tensor in module.state_dict().items()}
        for key, module in modules.items()
        if level_of(module) is None
    }
    return pack_levels(modules, {key: arrays for key, arrays in layers.items() if arrays})


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().cpu().numpy().copy()


def build(
    plan: Plan,
    signals: Sequence[Signal],
    modules: Mapping[str, nn.Module],
    for_speed: bool = False,
) -> fx.GraphModule:
    """The network that computes these signals: a tensor for one, else a tuple in their order.

    Only the blocks and fields that the signals need are in it. Its submodules are `modules`
    themselves, under the paths of their blocks. `for_speed`: features of one source are computed
    together and not by their own modules. Raises KeyError for a signal that is not planned.
    """
    parts = _needed(plan, signals)
    graph = _Graph(plan)
    joined = _joined_features(parts, modules) if for_speed else {}
    for part in parts:
        if part_key(part) not in joined:
            graph.add(part)
        elif (together := joined[part_key(part)])[0][0] == part:
            graph.add_features(*together)
    outputs = tuple(graph.value(signal) for signal in signals)
    graph.graph.output(outputs[0] if len(outputs) == 1 else outputs)
    root = {part.path: modules[part_key(part)] for part in parts}
    root |= {path: module for _, path, module in joined.values()}
    lent = {name: _tensor(modules[owner], name) for name, owner in graph.lent.items()}
    network = fx.GraphModule({**root, **lent}, graph.graph, "Network")
    for name, owner in graph.lent.items():
        network.add_submodule(name.rpartition(".")[0], modules[owner])
    network.graph.lint()
    return network


def _tensor(module: nn.Module, name: str) -> Tensor:
    found: Tensor = getattr(module, name.rpartition(".")[2])
    return found


_Features: TypeAlias = tuple[list[Step], str, FeatureColumns]


def _joined_features(
    parts: Sequence[Part], modules: Mapping[str, nn.Module]
) -> dict[str, _Features]:
    """By block: the features that are computed with it, where, and by what."""
    sources: dict[Signal, list[Step]] = {}
    for part in parts:
        if isinstance(part, Step) and isinstance(modules.get(part.block), Feature):
            sources.setdefault(part.inputs["input"][0], []).append(part)
    paths = {part.path for part in parts}
    found: dict[str, _Features] = {}
    for steps in sources.values():
        if len(steps) > 1:
            path = next(name for name in _names("features") if name not in paths)
            paths.add(path)
            made = [one for step in steps if isinstance(one := modules[step.block], Feature)]
            found |= dict.fromkeys(
                [step.block for step in steps], (steps, path, FeatureColumns(made))
            )
    return found


def _names(word: str) -> Iterator[str]:
    return (f"{word}_{number}" for number in itertools.count(1))


def _needed(plan: Plan, signals: Sequence[Signal]) -> list[Part]:
    """The parts that lead to these signals, sources first."""
    wanted = {signal.block for signal in signals}
    found: list[Part] = []
    for part in reversed(fuse(plan)):
        steps = part.neurons if isinstance(part, Level) else (part,)
        if any(step.block in wanted for step in steps):
            found.append(part)
            wanted |= {one.block for one in _arriving(part)}
    return found[::-1]


def _arriving(part: Part) -> Iterable[Signal]:
    if isinstance(part, Level):
        return part.signals
    return [signal for signals in part.inputs.values() for signal in signals]


class _Graph:
    """A graph under construction: which node carries which signal."""

    def __init__(self, plan: Plan) -> None:
        self.graph = fx.Graph()
        self._plan = plan
        self._paths = _field_paths(plan)
        # A node may not be called like another field's argument: it would overwrite it.
        for path in self._paths.values():
            self.graph._graph_namespace.create_name(path, None)
        self._nodes: dict[Signal, fx.Node] = {}
        self._rows: dict[str, tuple[fx.Node, int, int]] = {}
        self.lent: dict[str, str] = {}  # the owner of each weight that others read, by its name

    def value(self, signal: Signal) -> fx.Node:
        """The node of a signal; one neuron's is cut out of its level when somebody asks."""
        if signal not in self._nodes:
            self._nodes[signal] = (
                self._cut(signal) if signal.block in self._rows else self._enter(signal)
            )
        return self._nodes[signal]

    def _enter(self, signal: Signal) -> fx.Node:
        """A placeholder. They stand first, whenever they are asked for."""
        path = self._paths[signal]
        last = [node for node in self.graph.nodes if node.op == "placeholder"]
        with self.graph.inserting_after(last[-1]) if last else self._at_the_start():
            return self.graph.placeholder(path)

    def _at_the_start(self) -> Any:
        return self.graph.inserting_before(next(iter(self.graph.nodes), None))

    def _cut(self, signal: Signal) -> fx.Node:
        node, row, neurons = self._rows[signal.block]
        return node if neurons == 1 else self._slice(node, row, row + 1)

    def _slice(self, node: fx.Node, start: int, stop: int) -> fx.Node:
        columns = (slice(None), slice(start, stop))
        return self.graph.call_function(operator.getitem, (node, columns))

    def add(self, part: Part) -> None:
        """One call of one module."""
        if isinstance(part, Level):
            self._add_level(part)
        else:
            self._add_step(part, CATALOG[part.type])

    def _add_step(self, step: Step, type: BlockType) -> None:
        values = {port: self._values(step, there) for port, there in step.inputs.items()}
        if type.target and {"input", "target"} <= values.keys():
            values["target"] = [self._fit(step, type, values["input"][0], values["target"][0])]
        positional, named = type.arguments(values)
        lent = {"weight": self._weight(step.reads)} if step.reads else {}
        node = self.graph.call_module(step.path, positional, {**named, **lent})
        for number, port in enumerate(type.card.outputs):
            if port.name in step.outputs:
                out = node
                for index in route(type, port.name, number):
                    out = self.graph.call_function(operator.getitem, (out, index))
                self._nodes[Signal(step.block, port.name)] = out

    def _weight(self, owner: str) -> fx.Node:
        """The weight of another block."""
        step = self._plan.step(owner)
        assert step is not None
        name = f"{step.path}.{lending.weight_name(step.type)}"
        self.lent[name] = owner
        return self.graph.get_attr(name)

    def add_features(self, steps: Sequence[Step], path: str, _: nn.Module) -> None:
        """Features of one source by one call."""
        node = self.graph.call_module(path, (self.value(steps[0].inputs["input"][0]),))
        for row, step in enumerate(steps):
            self._rows[step.block] = (node, row, len(steps))

    def _values(self, step: Step, signals: Sequence[Signal]) -> list[fx.Node]:
        """What arrives at a port; neighbours that would be joined anyway come in one piece."""
        joins = step.type == "lienzo.Concatenate" and step.settings.get("dim") in (1, -1)
        if joins and all(len(self._plan.specs[one].shape) == 2 for one in signals):
            return self._pieces(signals)
        return [self.value(one) for one in signals]

    def _fit(self, step: Step, type: BlockType, prediction: fx.Node, target: fx.Node) -> fx.Node:
        ours, theirs = (self._spec(step, port) for port in ("input", "target"))
        how = _FITTINGS.get(fitting(type, ours, theirs))
        return self.graph.call_function(how, (target, prediction)) if how else target

    def _spec(self, step: Step, port: str) -> Spec:
        return self._plan.specs[step.inputs[port][0]]

    def _add_level(self, level: Level) -> None:
        node = self.graph.call_module(level.path, (self._gather(level),))
        for row, neuron in enumerate(level.neurons):
            self._rows[neuron.block] = (node, row, len(level.neurons))

    def _gather(self, level: Level) -> fx.Node:
        """What arrives at a level as one tensor."""
        found = self._pieces(level.signals)
        return found[0] if len(found) == 1 else self.graph.call_function(torch.cat, (found, 1))

    def _pieces(self, signals: Sequence[Signal]) -> list[fx.Node]:
        """The nodes of signals (N, …) in their order; neurons side by side travel together."""
        pieces: list[tuple[fx.Node, int, int, int]] = []
        for signal in signals:
            node, row, neurons = self._rows.get(signal.block) or (self.value(signal), 0, 0)
            if pieces and neurons and pieces[-1][0] is node and pieces[-1][2] == row:
                node, start, _, neurons = pieces.pop()
                pieces.append((node, start, row + 1, neurons))
            else:
                pieces.append((node, row, row + 1, neurons))
        return [
            node if not neurons or stop - start == neurons else self._slice(node, start, stop)
            for node, start, stop, neurons in pieces
        ]


def _one_hot(target: Tensor, prediction: Tensor) -> Tensor:
    """Class numbers (N,) as rows of 0 and 1 (N, classes), the prediction's shape."""
    classes = torch.arange(prediction.shape[1], device=target.device)
    return (target.reshape(-1, 1) == classes).to(prediction.dtype)


def _fraction(target: Tensor, prediction: Tensor) -> Tensor:
    return target.to(prediction.dtype).reshape(prediction.shape)


def _reshape(target: Tensor, prediction: Tensor) -> Tensor:
    return target.reshape(prediction.shape)


def _index(target: Tensor, prediction: Tensor) -> Tensor:
    return target.squeeze(-1)


_FITTINGS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "one_hot": _one_hot,
    "fraction": _fraction,
    "reshape": _reshape,
    "index": _index,
}
