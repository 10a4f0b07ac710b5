"""Formulas in settings: "=64 * 2 ** i" is worked out, never run as code."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from backend.text import Refusal, Text

MARK = "="
"""How a formula begins, as in a spreadsheet; every other text is itself."""
LONGEST = 200
_LARGEST = 2**53
_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: _divided(a, b),
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: lambda a, b: _power(a, b),
}
_COMPARED: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_CALLED: dict[str, Callable[..., Any]] = {"min": min, "max": max, "round": round, "abs": abs}


def is_formula(value: Any) -> bool:
    """Whether a value of a setting is a formula."""
    return isinstance(value, str) and value.startswith(MARK)


def work_out(text: str, names: Mapping[str, Any]) -> Any:
    """What a formula gives, its names being those given. A lone name gives whatever it stands for.

    It may hold numbers, names, + - * / // % **, comparisons, "a if b else c", and min, max, round
    and abs. A whole number divided without rest stays whole. Raises Refusal.
    """
    tree = _parsed(text)
    try:
        return _value(tree, names, text)
    except ZeroDivisionError as error:
        raise Refusal(
            Text("The formula {formula} divides by zero.", formula=text),
            Text("Change the formula."),
        ) from error
    except (TypeError, OverflowError, ArithmeticError) as error:
        raise _unreadable(text) from error


def _parsed(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise _too_long()
    try:
        return ast.parse(text.removeprefix(MARK).strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise _unreadable(text) from error


def _too_long() -> Refusal:
    return Refusal(
        Text("The formula is longer than {most} signs.", most=LONGEST),
        Text("Write a shorter formula."),
    )


def resolve(value: Any, names: Mapping[str, Any]) -> Any:
    """A value of a setting with every formula in it worked out. Raises Refusal."""
    if is_formula(value):
        return work_out(value, names)
    if isinstance(value, list | tuple):
        return [resolve(one, names) for one in value]
    return value


def put_in(value: Any, names: Mapping[str, Any]) -> Any:
    """A value of a setting whose formulas speak of these names no more.

    A name may stand for a value or for a formula of its own. Where nothing is left to be known
    the result is a value, else a formula about the rest. Raises Refusal.
    """
    if isinstance(value, list | tuple):
        return [put_in(one, names) for one in value]
    if not is_formula(value):
        return value
    tree = _parsed(value)
    if isinstance(tree, ast.Name) and tree.id in names:
        return names[tree.id]
    spoken = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - _CALLED.keys()
    if not spoken & names.keys():
        return value
    if all(name in names and not is_formula(names[name]) for name in spoken):
        return work_out(value, names)
    written = ast.unparse(_Filled(names).visit(tree))
    if len(written) >= LONGEST:
        raise _too_long()
    return f"{MARK}{written}"


class _Filled(ast.NodeTransformer):
    """Puts what names stand for in their place."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.AST:
        value = self._names.get(node.id, node)
        if is_formula(value):
            return _parsed(value)
        return ast.Constant(value) if isinstance(value, bool | int | float) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """The name of what is called is none that stands for a value."""
        node.args = [self.visit(one) for one in node.args]
        return node


def _value(node: ast.expr, names: Mapping[str, Any], text: str) -> Any:
    if isinstance(node, ast.Name):
        return _named(node.id, names)
    return _bounded(_computed(node, names, text), text)


def _computed(node: ast.expr, names: Mapping[str, Any], text: str) -> Any:
    def value(of: ast.expr) -> Any:
        found = _value(of, names, text)
        if not isinstance(found, bool | int | float):
            raise TypeError(found)
        return found

    match node:
        case ast.Constant(value=bool() | int() | float() as number):
            return number
        case ast.BinOp(op=op) if type(op) in _BINARY:
            return _BINARY[type(op)](value(node.left), value(node.right))
        case ast.UnaryOp(op=ast.USub()):
            return -value(node.operand)
        case ast.UnaryOp(op=ast.UAdd()):
            return value(node.operand)
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            return _COMPARED[type(op)](value(node.left), value(node.comparators[0]))
        case ast.IfExp():
            return value(node.body if value(node.test) else node.orelse)
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in _CALLED and node.args:
            return _CALLED[name](*(value(one) for one in node.args))
    raise _unreadable(text)


def _named(name: str, names: Mapping[str, Any]) -> Any:
    if name in names:
        return names[name]
    raise Refusal(
        Text("The formula speaks of {name}, which is not known here.", name=name),
        Text("Known are: {names}.", names=", ".join(sorted(names)) or "—"),
    )


def _divided(a: float, b: float) -> float:
    is_whole = isinstance(a, int) and isinstance(b, int) and a % b == 0
    return a // b if is_whole else a / b


def _power(base: float, exponent: float) -> Any:
    """Raises OverflowError before anything large is worked out."""
    is_whole = isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1
    if (is_whole and abs(exponent) > 64) or abs(base) > _LARGEST:
        raise OverflowError
    result = base**exponent
    if isinstance(result, complex):
        raise ArithmeticError
    return result


def _bounded(value: Any, text: str) -> Any:
    if isinstance(value, int | float) and not abs(value) <= _LARGEST:
        raise Refusal(
            Text("The formula {formula} gives a number that is too large.", formula=text),
            Text("Change the formula."),
        )
    return value


def _unreadable(text: str) -> Refusal:
    return Refusal(
        Text("{formula} is no formula.", formula=text),
        Text("Write numbers, names, + - * / // % **, min and max, such as =64 * 2 ** i."),
    )
