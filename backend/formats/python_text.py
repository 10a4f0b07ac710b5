"""Python as text: classes, and lines that fit the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from backend.formats.python_classes import Body
from backend.formats.python_names import attribute, containers

_WIDTH = 88
_INDENT = " " * 8


def class_text(
    name: str,
    words: str,
    parameters: Sequence[str],
    layers: Mapping[str, str],
    body: Body,
    lines: Iterable[str],
) -> str:
    """A module class: `words` are its docstring, `parameters` what it is made with, `layers` the
    expressions of its parts, `lines` the code of `forward`."""
    taken = "".join(f", {one}: torch.Tensor" for one in body.arguments)
    gives = "torch.Tensor" if len(body.gives) == 1 else "tuple[torch.Tensor, ...]"
    made = "".join(f", {one}" for one in parameters)
    return "\n".join(
        [
            f"class {name}(nn.Module):",
            f'    """{words}"""',
            "",
            f"    def __init__(self{made}) -> None:",
            "        super().__init__()",
            *(_folded(f"{attribute(path)} = {one}") for path, one in _made(layers)),
            "",
            f"    def forward(self{taken}) -> {gives}:",
            *(f"{_INDENT}{line}" for line in lines),
            f"{_INDENT}return {_returned(body.gives)}",
        ]
    )


def _returned(gives: Sequence[str]) -> str:
    return gives[0] if len(gives) == 1 else f"({', '.join(gives)})"


def _made(layers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every part with the expression that makes it, those that hold others first."""
    lists = dict(_lists(layers))
    within = {path for path in layers if path.rpartition(".")[0] in lists}
    alone = [path for path in layers if path not in within]
    yield from containers(alone)
    told = set()
    for path, one in layers.items():
        head = path.rpartition(".")[0]
        if path not in within:
            yield path, one
        elif head not in told:
            told.add(head)
            yield head, lists[head]


def _lists(layers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Lists all of whose elements are parts, each with the expression that makes it."""
    heads = dict.fromkeys(path.rpartition(".")[0] for path in layers if _is_element(path))
    for head in heads:
        inner = [path for path in layers if path.startswith(f"{head}.")]
        wanted = [f"{head}.{number}" for number in range(len(inner))]
        if sorted(inner) == sorted(wanted):
            yield head, _list([layers[path] for path in wanted])


def _is_element(path: str) -> bool:
    head, _, last = path.rpartition(".")
    return bool(head) and "." not in head and last.isdigit()


def _list(expressions: Sequence[str]) -> str:
    if len(expressions) > 1 and len(set(expressions)) == 1:
        return f"nn.ModuleList([{expressions[0]} for _ in range({len(expressions)})])"
    return f"nn.ModuleList([{', '.join(expressions)}])"


def _folded(line: str) -> str:
    """A line of __init__; a long call stands on several, its arguments filled up to the width."""
    if len(line) + len(_INDENT) <= _WIDTH or not line.endswith(")"):
        return f"{_INDENT}{line}"
    head, _, inside = line.partition("(")
    lines = filled(inside[:-1].split(", "), ",")
    return "\n".join(
        [f"{_INDENT}{head}(", *(f"{_INDENT}    {each}" for each in lines), f"{_INDENT})"]
    )


def filled(words: list[str], mark: str = "", indent: str = "") -> Iterator[str]:
    """Words in lines of the width; `mark` ends each but the last, `indent` begins all but one."""
    line = words[0]
    for word in words[1:]:
        if len(line) + len(word) + len(_INDENT) + 6 > _WIDTH:
            yield f"{line}{mark}"
            line = f"{indent}{word}"
        else:
            line = f"{line}{mark} {word}"
    yield line
