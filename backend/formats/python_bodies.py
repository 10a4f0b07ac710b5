"""The graph of a network read as bodies of classes: one for the whole, one for every group."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import fx

from backend.formats.python_classes import Body
from backend.formats.python_names import attribute, variable
from backend.formats.python_parts import Item, items_of, list_of
from backend.formats.raw_network import placeholders


class Bodies:
    """Reads the graph once: `whole` is the network, `groups` are its groups, outer ones first."""

    def __init__(
        self,
        network: fx.GraphModule,
        expressions: Mapping[str, str],
        shape: Callable[[fx.Node], str],
        prepares: Mapping[str, fx.Node],
    ) -> None:
        self._expressions, self._shape, self._prepares = expressions, shape, prepares
        self._inline: set[str] = set()
        nodes = [node for node in network.graph.nodes if _is_computed(node)]
        (output,) = (node for node in network.graph.nodes if node.op == "output")
        taken = list(placeholders(network))
        given = output.args[0]
        gives: list[Any] = list(given) if isinstance(given, tuple | list) else [given]
        arguments: list[str] = []
        for one in taken:
            arguments.append(_unused(variable(str(one.target)), arguments))
        self.whole = self._body("", nodes, taken, arguments, gives)
        self.groups = _inside(self.whole)

    def _body(
        self,
        path: str,
        nodes: Sequence[fx.Node],
        takes: Sequence[fx.Node],
        arguments: list[str],
        gives: Sequence[fx.Node],
    ) -> Body:
        """The body of a group, read anew until every group in it can be called as a whole."""
        while True:
            writing = _Writing(self, path, dict(zip(takes, arguments, strict=True)), arguments)
            items = items_of(path, nodes, self._inline)
            unlike = writing.write(items)
            if not unlike:
                break
            self._inline.add(unlike)
        writing.body.gives = [writing.names[node] for node in gives]
        return writing.body

    def group(self, item: Item) -> Body:
        """The body of a group that is called as a whole."""
        count = len(item.takes)
        arguments = ["x"] if count == 1 else [f"x{number}" for number in range(1, count + 1)]
        return self._body(item.path, item.nodes, item.takes, arguments, item.gives)

    def expression(self, path: str) -> str:
        """What makes a layer."""
        return self._expressions[path]

    def shape(self, node: fx.Node) -> str:
        """What leaves a node, "" where that is not known."""
        return self._shape(node)

    def prepared(self, target: str) -> fx.Node | None:
        """The input that a module prepares, whose name what it gives takes over."""
        return self._prepares.get(target)


def _is_computed(node: fx.Node) -> bool:
    """Whether a node is computed here; parts that nobody wants are not."""
    is_idle = node.target is operator.getitem and not node.users
    return node.op not in ("placeholder", "output") and not is_idle


def _unused(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name = f"{name}_"
    return name


def _inside(body: Body) -> list[Body]:
    found: list[Body] = []
    for one in body.layers.values():
        if isinstance(one, Body):
            found += [one, *_inside(one)]
    return found


@dataclass
class _Writing:
    """One body being written. `names` tells what the values are called in it."""

    bodies: Bodies
    path: str
    names: dict[fx.Node, str]
    arguments: list[str]
    body: Body = field(init=False)

    def __post_init__(self) -> None:
        self.body = Body(self.path, list(self.arguments))

    def write(self, items: Sequence[Item]) -> str:
        """All lines; gives the path of a group of which two calls are not alike, if there is."""
        place = 0
        while place < len(items):
            run = _run(items, place)
            for item in run or items[place : place + 1]:
                if item.path and (unlike := self._take_in(item)):
                    return unlike
            if run:
                self._loop(run)
            elif items[place].path:
                self._call_group(items[place])
            else:
                self._node(items[place].nodes[0])
            place += len(run) or 1
        return ""

    def _inner(self, path: str) -> str:
        return path.removeprefix(f"{self.path}.") if self.path else path

    def _take_in(self, item: Item) -> str:
        body = self.bodies.group(item)
        inner = self._inner(item.path)
        there = self.body.layers.setdefault(inner, body)
        same = isinstance(there, Body) and _is_same(there, body)
        return "" if same else list_of(item.path)

    def _node(self, node: fx.Node) -> None:
        if node.op == "call_module":
            target = str(node.target)
            self.body.layers[self._inner(target)] = self.bodies.expression(target)
        elif node.op == "get_attr":
            owner = str(node.target).rpartition(".")[0]
            if self._inner(owner) not in self.body.layers:
                self._read_before_call(owner)
        expression = self._expression(node)
        self.names[node] = self._name(node)
        self.body.lines.append((f"{self.names[node]} = {expression}", self.bodies.shape(node)))

    def _read_before_call(self, owner: str) -> None:
        """A layer whose weights are read is a part of this body, unless a group in it has it."""
        inner = self._inner(owner)
        if not any(inner.startswith(f"{path}.") for path in self.body.layers):
            self.body.layers[inner] = self.bodies.expression(owner)

    def _name(self, node: fx.Node) -> str:
        """What a value is called: as the layer that gives it, where nothing else is."""
        if node.op == "get_attr":
            return self._unused(variable(self._inner(str(node.target))))
        if node.op != "call_module":
            return self._unused(self._name_of_part(node))
        target = str(node.target)
        prepared = self.bodies.prepared(target)
        return self.names[prepared] if prepared else self._unused(variable(self._inner(target)))

    def _name_of_part(self, node: fx.Node) -> str:
        """One of several values that a layer gives, or several joined."""
        if node.target is operator.getitem and isinstance(node.args[1], int):
            return f"{self.names[node.all_input_nodes[0]]}_{node.args[1] + 1}"
        return "joined" if node.target is torch.cat else "part"

    def _unused(self, name: str) -> str:
        return _unused(name, self.names.values())

    def _call_group(self, item: Item) -> None:
        inner = self._inner(item.path)
        given = ", ".join(self.names[one] for one in item.takes)
        for number, node in enumerate(item.gives, 1):
            name = variable(inner) + (f"_{number}" if len(item.gives) > 1 else "")
            self.names[node] = self._unused(name)
        made = ", ".join(self.names[node] for node in item.gives)
        remark = self.bodies.shape(item.gives[0]) if len(item.gives) == 1 else ""
        self.body.lines.append((f"{made} = {attribute(inner)}({given})", remark))

    def _loop(self, run: Sequence[Item]) -> None:
        """Elements of a list that feed each other, called one after the other."""
        carried = run[1].takes.index(run[0].gives[0])
        inner = list_of(self._inner(run[0].path))
        name = self._unused(variable(inner))
        given = [self.names[one] for one in run[0].takes]
        first, given[carried] = given[carried], name
        self.names[run[-1].gives[0]] = name
        self.body.lines += [
            (f"{name} = {first}", ""),
            (f"for layer in {attribute(inner)}:", ""),
            (f"    {name} = layer({', '.join(given)})", self.bodies.shape(run[-1].gives[0])),
        ]

    def _expression(self, node: fx.Node) -> str:
        given = [self._show(one) for one in node.args]
        given += [f"{name}={self._show(one)}" for name, one in node.kwargs.items()]
        if node.op == "call_module":
            return f"{attribute(self._inner(str(node.target)))}({', '.join(given)})"
        if node.op == "get_attr":
            return attribute(self._inner(str(node.target)))
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
            return self.names[value]
        if isinstance(value, tuple):
            shown = ", ".join(self._show(one) for one in value)
            return f"({shown},)" if len(value) == 1 else f"({shown})"
        if isinstance(value, list):
            return f"[{', '.join(self._show(one) for one in value)}]"
        return repr(value)


def _is_same(one: Body, other: Body) -> bool:
    """Whether two calls of one group read alike, down to the groups in it."""
    if one is other:
        return True
    alike = (one.arguments, one.gives) == (other.arguments, other.gives)
    code = [line for line, _ in one.lines] == [line for line, _ in other.lines]
    if not alike or not code or one.layers.keys() != other.layers.keys():
        return False
    pairs = ((one.layers[path], other.layers[path]) for path in one.layers)
    return all(
        _is_same(a, b) if isinstance(a, Body) and isinstance(b, Body) else a == b for a, b in pairs
    )


def _run(items: Sequence[Item], place: int) -> Sequence[Item]:
    """All elements of a list, from here on, if each feeds the next and nothing else; else none."""
    first = items[place]
    head, _, number = first.path.rpartition(".")
    if number != "0":
        return ()
    count = sum(item.path.startswith(f"{head}.") and list_of(item.path) == head for item in items)
    run = items[place : place + count]
    expected = [f"{head}.{number}" for number in range(count)]
    if count < 2 or [item.path for item in run] != expected:
        return ()
    return run if _is_chain(run) else ()


def _is_chain(run: Sequence[Item]) -> bool:
    first = run[0]
    if any(len(item.gives) != 1 or len(item.takes) != len(first.takes) for item in run):
        return False
    carried = [place for place, one in enumerate(run[1].takes) if one is first.gives[0]]
    if len(carried) != 1:
        return False
    for before, item in zip(run, run[1:], strict=False):
        expected = list(first.takes)
        expected[carried[0]] = before.gives[0]
        inner = set(item.nodes)
        users = before.gives[0].users
        if item.takes != expected or any(user not in inner for user in users):
            return False
    return True
