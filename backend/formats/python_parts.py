"""Which parts of a network's graph are groups that can be called as a whole, and in which order."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import fx

Place = tuple[str, int]
"""The path of a group, and which of several calls of it; ("", 0) for what is in none."""
_NOWHERE: Place = ("", 0)


@dataclass(eq=False)
class Item:
    """A group called as a whole, with its nodes, or one node by itself (`path` is "" then).

    `takes` are the nodes outside that it needs, `gives` those inside that others need.
    """

    path: str
    nodes: list[fx.Node] = field(default_factory=list)
    takes: list[fx.Node] = field(default_factory=list)
    gives: list[fx.Node] = field(default_factory=list)


def items_of(prefix: str, nodes: Sequence[fx.Node], inline: set[str]) -> list[Item]:
    """The items of a group (of the network, "") in an order in which they can be computed.

    Groups that cannot be called as a whole, because something outside stands between their
    parts, go into `inline`, and their nodes stand by themselves.
    """
    while True:
        items = _grouped(prefix, nodes, inline)
        ordered = _ordered(items)
        if len(ordered) == len(items):
            return ordered
        stuck = [item for item in items if item not in ordered and item.path]
        inline.add(list_of(stuck[0].path))


def list_of(path: str) -> str:
    """The list that an element stands in, the path itself for anything else."""
    head, _, last = path.rpartition(".")
    return head if last.isdigit() else path


def _grouped(prefix: str, nodes: Sequence[fx.Node], inline: set[str]) -> list[Item]:
    places = _places(prefix, nodes, inline)
    found: dict[object, Item] = {}
    for node in nodes:
        place = places[node]
        key: object = place if place[0] else node
        found.setdefault(key, Item(place[0])).nodes.append(node)
    for item in found.values():
        _look_around(item)
    return list(found.values())


def _look_around(item: Item) -> None:
    inner = set(item.nodes)
    taken = (one for node in item.nodes for one in node.all_input_nodes if one not in inner)
    item.takes = list(dict.fromkeys(taken))
    item.gives = [node for node in item.nodes if any(user not in inner for user in node.users)]


def _places(prefix: str, nodes: Sequence[fx.Node], inline: set[str]) -> Mapping[fx.Node, Place]:
    """The group that each node belongs to."""
    places: dict[fx.Node, Place] = {}
    called: Counter[str] = Counter()
    for node in nodes:
        places[node] = _NOWHERE
        if node.op == "call_module":
            path = _child(prefix, str(node.target), inline)
            places[node] = (path, called[str(node.target)]) if path else _NOWHERE
            called[str(node.target)] += 1
        elif node.target is operator.getitem:
            places[node] = places.get(node.all_input_nodes[0], _NOWHERE)
    for node in reversed(nodes):
        if node.op == "get_attr" or node.target is torch.cat:
            places[node] = _with_users(prefix, node, places, inline)
    return places


def _with_users(
    prefix: str, node: fx.Node, places: Mapping[fx.Node, Place], inline: set[str]
) -> Place:
    """Where all that use it are; weights that are read stay within reach of their owner."""
    users = {places.get(user, _NOWHERE) for user in node.users}
    if len(users) != 1:
        return _NOWHERE
    place = users.pop()
    is_in_reach = node.op != "get_attr" or _child(prefix, str(node.target), inline) == place[0]
    return place if is_in_reach else _NOWHERE


def _child(prefix: str, target: str, inline: set[str]) -> str:
    """The outermost group inside `prefix` around a module; "" where it stands by itself."""
    steps = target.removeprefix(f"{prefix}." if prefix else "").split(".")
    depth = 2 if len(steps) > 1 and steps[1].isdigit() else 1
    if len(steps) <= depth:
        return ""
    path = ".".join(([prefix] if prefix else []) + steps[:depth])
    return "" if list_of(path) in inline else path


def _ordered(items: Sequence[Item]) -> list[Item]:
    """Items after all that they need, as near to the order of the graph as that goes; those that
    wait for each other are left out."""
    made_by = {node: item for item in items for node in item.nodes}
    waits = {item: {made_by[one] for one in item.takes if one in made_by} for item in items}
    followers: defaultdict[Item, list[Item]] = defaultdict(list)
    for item, needed in waits.items():
        for one in needed:
            followers[one].append(item)
    rank = {item: number for number, item in enumerate(items)}
    ready = sorted((item for item in items if not waits[item]), key=rank.__getitem__)
    done: list[Item] = []
    while ready:
        done.append(ready.pop(0))
        ready += _freed(done[-1], followers, waits)
        ready.sort(key=rank.__getitem__)
    return done


def _freed(
    item: Item, followers: Mapping[Item, Iterable[Item]], waits: Mapping[Item, set[Item]]
) -> Iterable[Item]:
    for follower in followers.get(item, ()):
        waits[follower].discard(item)
        if not waits[follower]:
            yield follower
