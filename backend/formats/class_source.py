"""The source text of our own modules, with all they lean on, to stand in another file."""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from torch import nn

_THERE = {"torch", "nn", "annotations"}


@dataclass
class Source:
    """Definitions in the order in which they must stand, and the modules they import."""

    classes: list[str] = field(default_factory=list)
    modules: set[str] = field(default_factory=set)


def source_of(classes: Iterable[type[nn.Module]]) -> Source:
    """The source of these classes, whatever they use standing before them."""
    source = Source()
    seen: set[Any] = set()
    for each in classes:
        _collect(each, source, seen)
    return source


def _collect(thing: Any, source: Source, seen: set[Any]) -> None:
    if thing in seen:
        return
    seen.add(thing)
    text = textwrap.dedent(inspect.getsource(thing))
    around = vars(inspect.getmodule(thing))
    for name in _free_names(text):
        used = around.get(name)
        if isinstance(used, types.ModuleType):
            source.modules.add(used.__name__)
        elif inspect.isclass(used) or inspect.isfunction(used):
            _collect(used, source, seen)
        elif name in around:
            source.classes.append(f"{name} = {used!r}")
    source.classes.append(text)


def _free_names(text: str) -> Iterator[str]:
    """The names a definition takes from the file around it, annotations apart."""
    tree = _Unannotated().visit(ast.parse(text))
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _stores(node)}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in own | _THERE | set(dir(builtins)):
            yield node.id


class _Unannotated(ast.NodeTransformer):
    """Takes annotations away: in the file they are never evaluated."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.Assign([node.target], node.value) if node.value else ast.Pass()


def _stores(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)
