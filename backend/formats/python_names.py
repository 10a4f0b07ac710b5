"""How Python code calls the parts of a network: "tower.0.dense" is `self.tower[0].dense`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
