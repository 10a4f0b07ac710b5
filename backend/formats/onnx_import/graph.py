"""One walk over an ONNX graph, node by node: known ones folded, others drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import onnx

from backend.catalog.spec import Spec
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import (
    FIXED_SIZES,
    OTHER_OPERATORS,
    Known,
    Unfit,
    Value,
    Wired,
    refused,
)
from backend.formats.onnx_import.folding import fold, is_too_large
from backend.formats.onnx_import.loops import LOOPS
from backend.formats.onnx_import.modules import scope_of
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.table import OPERATORS
from backend.text import Refusal, Text

_DEEPEST = 12
_ODD = Text("Its attributes or what arrives are not what the standard says of it.")
_NONE = onnx.AttributeProto()
_STOCK = ("", "ai.onnx")


class Graph:
    """The values known so far by name, and how nodes add to them."""

    def __init__(
        self,
        sketch: Sketch,
        opsets: Mapping[str, int],
        declared: Mapping[str, Spec],
        functions: Mapping[tuple[str, str], Any],
        batch: int | None,
    ) -> None:
        self.sketch = sketch
        self.opsets = dict(opsets)
        self.declared = declared
        self.functions = functions
        self.batch = batch
        self.values: dict[str, Value] = {"": None}
        self._depth = 0

    def run(self, nodes: Sequence[Any], outputs: Iterable[str]) -> None:
        """All nodes, in the order of the file. Raises Refusal for what cannot be drawn."""
        users: defaultdict[str, list[Any]] = defaultdict(list)
        for node in nodes:
            for name in _reads(node):
                users[name].append(node)
        for name in outputs:
            users[name].append(None)
        done: set[int] = set()
        for node in nodes:
            if id(node) not in done:
                self._visit(node, users, done)

    def _visit(self, node: Any, users: Mapping[str, list[Any]], done: set[int]) -> None:
        inputs = tuple(self.values.get(name) for name in node.input)
        opset = self._opset(node)
        try:
            found = self._known(node, inputs)
            if found is None:
                found = self._drawn(node, inputs, opset, users, done)
        except Unfit as unfit:
            raise refused(_called(node), node.name, opset, unfit.why, unfit.advice) from unfit
        except Refusal:
            raise
        except Exception as error:  # odd attributes, ranks that no operator has
            raise refused(_called(node), node.name, opset, _ODD) from error
        self._keep(node, found)

    def _known(self, node: Any, inputs: Sequence[Value]) -> Sequence[Value] | None:
        if node.domain not in _STOCK and not node.domain.startswith("ai.onnx"):
            return None
        found = fold(node, inputs, self.opsets)
        if found is not None and is_too_large(found):
            raise Unfit(Text("It makes more numbers than a drawing can hold."))
        return found

    def _drawn(
        self,
        proto: Any,
        inputs: tuple[Value, ...],
        opset: int,
        users: Mapping[str, list[Any]],
        done: set[int],
    ) -> Sequence[Value]:
        self.sketch.scope = scope_of(proto) or self.sketch.scope if self._depth else scope_of(proto)
        node = Node(proto, inputs, self.sketch, opset, title(proto), self.declared, self.batch)
        node.read_once = frozenset(name for name in proto.input if len(users[name]) == 1)
        key = (proto.domain if proto.domain not in _STOCK else "", proto.op_type)
        if key in self.functions:
            return self._call(self.functions[key], proto, inputs)
        if key == ("", "If"):
            return self._branch(node)
        if key[0] == "" and proto.op_type in LOOPS:
            return LOOPS[proto.op_type](self, node)
        draw = OPERATORS.get(proto.op_type) if key[0] in ("", "ai.onnx.ml") else None
        if draw is None:
            return self._expanded(node)
        follower = self._adds_bias(proto, users)
        node.bias = follower[1] if follower else None
        try:
            found = draw(node)
        except Unfit:
            if body_of(node) is None:
                raise
            return self._expanded(node)
        if node.took_bias and follower:
            done.add(id(follower[0]))
            self._keep(follower[0], _listed(found))
        return _listed(found)

    def _adds_bias(self, proto: Any, users: Mapping[str, list[Any]]) -> tuple[Any, Known] | None:
        """The Add right behind a node that adds one known row to it, and nothing else reads it."""
        behind = users.get(proto.output[0], []) if proto.op_type == "MatMul" else []
        if len(behind) != 1 or behind[0] is None or behind[0].op_type != "Add":
            return None
        others = [name for name in behind[0].input if name != proto.output[0]]
        value = self.values.get(others[0]) if others else None
        is_row = isinstance(value, Known) and value.is_fixed and value.rank == 1
        return (behind[0], value) if is_row and isinstance(value, Known) else None

    def _branch(self, node: Node) -> Sequence[Value]:
        condition = node.known(0)
        if condition is None:
            return self._both(node)
        chosen = node.attr("then_branch" if bool(condition.reshape(-1)[0]) else "else_branch")
        return self.inside(chosen, {})

    def _both(self, node: Node) -> Sequence[Value]:
        """Both branches, of which the condition takes one: they must give the same kinds."""
        found = [self.inside(node.attr(name), {}) for name in ("then_branch", "else_branch")]
        chosen = []
        for one, other in zip(*found, strict=True):
            if not isinstance(one, Wired | Known) or not isinstance(other, Wired | Known):
                raise Unfit(Text("One of its branches gives no tensor."))
            pair = [self.sketch.wired(each) for each in (one, other)]
            if pair[0].spec != pair[1].spec:
                raise Unfit(
                    Text(
                        "Its branches give different shapes, and only running it would choose one."
                    ),
                    FIXED_SIZES,
                )
            chosen.append(node.put("lienzo.Where", {}, node.tensor(0), *pair))
        return chosen

    def inside(self, graph: Any, values: Mapping[str, Value]) -> list[Value]:
        """What a graph inside a node gives; it sees all values around it."""
        outer = dict(self.values)
        self.values.update(values)
        self._take_tensors(graph)
        try:
            self._deeper(graph.node, [output.name for output in graph.output])
            return [self.values[output.name] for output in graph.output]
        finally:
            self.values = outer

    def _take_tensors(self, graph: Any) -> None:
        for tensor in graph.initializer:
            self.values[tensor.name] = initial(tensor)

    def _expanded(self, node: Node) -> Sequence[Value]:
        body = body_of(node)
        if body is None:
            raise Unfit(Text("No block does what it does."), OTHER_OPERATORS)
        return self._call(body, node.proto, node.inputs)

    def _call(self, body: Any, proto: Any, inputs: Sequence[Value]) -> Sequence[Value]:
        """A function of the file or of the standard, drawn by its body."""
        outer, opsets, declared = self.values, self.opsets, self.declared
        promised = zip(body.output, proto.output, strict=False)
        self.declared = {ours: declared[theirs] for ours, theirs in promised if theirs in declared}
        self.declared = promises_before(body.node, self.declared)
        self.values = {"": None}
        self.values.update(zip(body.input, inputs, strict=False))
        for name in body.input:
            self.values.setdefault(name, None)
        nodes = _bound(body, proto, self._usual(proto, body))
        self.opsets = {**opsets, **{one.domain: one.version for one in body.opset_import}}
        try:
            self._deeper(nodes, body.output)
            return [self.values.get(name) for name in body.output]
        finally:
            self.values, self.opsets, self.declared = outer, opsets, declared

    def _usual(self, proto: Any, body: Any) -> dict[str, Any]:
        """What the standard gives attributes that a call of one of its operators leaves out."""
        if proto.domain not in _STOCK and not proto.domain.startswith("ai.onnx"):
            return {}
        try:
            schema = onnx.defs.get_schema(proto.op_type, self._opset(proto), proto.domain)
        except onnx.defs.SchemaError:
            return {}
        values = {name: one.default_value for name, one in schema.attributes.items()}
        return {name: values[name] for name in body.attribute if values.get(name, _NONE).name}

    def _opset(self, proto: Any) -> int:
        return self.opsets.get(proto.domain or "", self.opsets.get("ai.onnx", 1))

    def _deeper(self, nodes: Sequence[Any], outputs: Iterable[str]) -> None:
        if self._depth >= _DEEPEST:
            raise Unfit(Text("Its functions call functions without an end."))
        self._depth += 1
        try:
            self.run(nodes, outputs)
        finally:
            self._depth -= 1

    def _keep(self, node: Any, found: Sequence[Value]) -> None:
        for name, value in zip(node.output, found, strict=False):
            if name:
                self.values[name] = value


def _called(proto: Any) -> str:
    """The operator, with the set it belongs to where that is not the standard's own."""
    return str(proto.op_type if proto.domain in _STOCK else f"{proto.domain}.{proto.op_type}")


def _listed(found: Value | Sequence[Value]) -> Sequence[Value]:
    return found if isinstance(found, list | tuple) else (found,)


_NUMBER_BY_NUMBER = {"Abs", "Cast", "CastLike", "Cos", "Exp", "Identity", "Log", "Neg", "Sqrt"}
_PAIRS = {"Add", "Sub", "Mul", "Div"}


def promises_before(nodes: Sequence[Any], declared: Mapping[str, Spec]) -> dict[str, Spec]:
    """Promised shapes, also of what functions of every number take. Kinds are taken to stay."""
    found = dict(declared)
    single = _single(nodes, found)
    for node in reversed(nodes):
        promised = found.get(node.output[0]) if node.output else None
        if promised is None or node.op_type not in _NUMBER_BY_NUMBER | _PAIRS:
            continue
        for name in node.input[: 2 if node.op_type in _PAIRS else 1]:
            if name not in single:
                found.setdefault(name, promised)
    return found


def _single(nodes: Sequence[Any], declared: Mapping[str, Spec]) -> set[str]:
    """What is known to be one number: constants, and what is made of such number by number."""
    found = {name for name, spec in declared.items() if all(size == 1 for size in spec.shape)}
    for node in nodes:
        alike = node.op_type in _NUMBER_BY_NUMBER | _PAIRS and found.issuperset(node.input)
        if alike or (node.op_type == "Constant" and _is_single(node.attribute)):
            found.update(node.output)
    return found


def _is_single(attributes: Sequence[Any]) -> bool:
    """Whether a constant is one number."""
    return all(
        one.name in ("value_int", "value_float") or (one.name == "value" and not one.t.dims)
        for one in attributes
    )


def initial(tensor: Any) -> Known:
    """A tensor of the file; training may move its decimal numbers."""
    array = onnx.numpy_helper.to_array(tensor)
    decimal = array.dtype.kind == "f" and tensor.data_type != onnx.TensorProto.STRING
    return Known(array, array, decimal, tensor.name)


def body_of(node: Node) -> Any | None:
    """The body that the standard gives for an operator, None where it gives none."""
    proto = node.proto
    try:
        schema: Any = onnx.defs.get_schema(proto.op_type, node.opset, proto.domain)
    except onnx.defs.SchemaError:
        return None
    if schema.has_function:
        return schema.function_body
    if not schema.has_context_dependent_function:
        return None
    types = [_type_of(one).SerializeToString() for one in node.inputs]
    try:
        found = schema.get_context_dependent_function(proto.SerializeToString(), types)
    except Exception:  # the standard's own code in C++ gives up in its own ways
        return None
    return onnx.FunctionProto.FromString(found) if found else None


def _type_of(value: Value) -> Any:
    if isinstance(value, Wired):
        dtype = onnx.helper.np_dtype_to_tensor_dtype(np.dtype(_numpy_name(value.spec.dtype)))
        return onnx.helper.make_tensor_type_proto(dtype, list(value.spec.shape))
    if isinstance(value, Known):
        dtype = onnx.helper.np_dtype_to_tensor_dtype(value.small.dtype)
        return onnx.helper.make_tensor_type_proto(dtype, list(value.small.shape))
    return onnx.TypeProto()


def _numpy_name(dtype: str) -> Any:
    import ml_dtypes

    return getattr(ml_dtypes, dtype) if hasattr(ml_dtypes, dtype) else dtype


def _bound(body: Any, proto: Any, usual: Mapping[str, Any]) -> list[Any]:
    """The nodes of a body with the attributes of the call in place of their names."""
    given = {**usual, **{one.name: one for one in body.attribute_proto}}
    given |= {one.name: one for one in proto.attribute}
    return [_filled(node, given) for node in body.node]


def _filled(node: Any, given: Mapping[str, Any]) -> Any:
    if not _speaks_of_others(node):
        return node
    copy = onnx.NodeProto()
    copy.CopyFrom(node)
    del copy.attribute[:]
    for one in node.attribute:
        if one.ref_attr_name and one.ref_attr_name not in given:
            continue
        filled = copy.attribute.add()
        filled.CopyFrom(given[one.ref_attr_name] if one.ref_attr_name else one)
        filled.name = one.name
        if filled.HasField("g"):
            inner = [_filled(each, given) for each in filled.g.node]
            del filled.g.node[:]
            filled.g.node.extend(inner)
    return copy


def _speaks_of_others(node: Any) -> bool:
    return any(
        one.ref_attr_name or (one.HasField("g") and any(map(_speaks_of_others, one.g.node)))
        for one in node.attribute
    )


def title(proto: Any) -> str:
    """What the node is called: after the module it was, else after itself."""
    scope = scope_of(proto)
    return scope[-1].path if scope else str(proto.name).strip("/").replace("/", ".")[:60]


def needed(nodes: Sequence[Any], outputs: Iterable[str]) -> list[Any]:
    """The nodes that the outputs lean on, in their order."""
    wanted = set(outputs)
    found = []
    for node in reversed(nodes):
        if wanted & set(node.output):
            found.append(node)
            wanted |= set(_reads(node))
    return found[::-1]


def _reads(node: Any) -> Iterable[str]:
    yield from node.input
    for one in node.attribute:
        for graph in (one.g, *one.graphs):
            for inner in graph.node:
                yield from _reads(inner)
            yield from (output.name for output in graph.output)
