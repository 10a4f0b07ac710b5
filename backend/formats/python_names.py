"""How Python code calls the parts of a network: "tower.0.dense" is `self.tower[0].dense`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from backend.compiler.names import slug
from backend.compiler.plan import Plan
from backend.document.document import Document
from backend.document.expansion import expand
from backend.document.groups import Insides


def attribute(path: str) -> str:
    """The part of a network, as code that reads or sets it."""
    words = ["self"]
    for step in path.split("."):
        words.append(f"[{step}]" if step.isdigit() else f".{step}")
    return "".join(words)


def variable(path: str) -> str:
    """A name for what a part gives."""
    return path.replace(".", "_")


def containers(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The parts that hold others, outermost first, each with the expression that makes it."""
    held: dict[str, set[str]] = {}
    for path in paths:
        steps = path.split(".")
        for place in range(1, len(steps)):
            held.setdefault(".".join(steps[:place]), set()).add(steps[place])
    for path, inner in held.items():
        if all(step.isdigit() for step in inner):
            count = max(map(int, inner)) + 1
            yield path, f"nn.ModuleList([nn.Module() for _ in range({count})])"
        elif not path.rpartition(".")[2].isdigit():
            yield path, "nn.Module()"


def class_name(words: str) -> str:
    """A name for a class: "transformer block" is "TransformerBlock"."""
    name = "".join(part.capitalize() for part in slug(words).split("_"))
    return name if name and not name[0].isdigit() else f"Group{name}"


def plain_name(path: str) -> str:
    """What a group is called after its place: "down_64" and "tower.0.down" are "down"."""
    last = [step for step in path.split(".") if not step.isdigit()][-1]
    return re.sub(r"[_\d]+$", "", last) or last


def group_titles(document: Document, plan: Plan) -> dict[str, str]:
    """By path in the network, the name of the group that is drawn, or of the definition of which
    it is a use; "" where it has none."""
    found = expand(document)
    if found is None:
        return {}
    insides = Insides(document.unordered())
    titles: dict[str, str] = {}
    for step in plan.steps:
        steps, depth = step.path.split("."), 0
        for link in found.trails.get(step.block, ())[:-1]:
            depth += 1 + link.is_counted
            holder = insides.blocks[link.block]
            definition = insides.blocks.get(insides.definition(holder))
            titles[".".join(steps[:depth])] = definition.name if definition else holder.name
    return titles
