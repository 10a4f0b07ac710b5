"""One walk over the graph of a program: known operations computed, others drawn."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from backend.formats.foreign.scopes import Scope
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Several, Unfit, Value, refused, sized
from backend.formats.program_import.attention import Attention, attentions
from backend.formats.program_import.call import Call, Count
from backend.formats.program_import.computing import computed
from backend.formats.program_import.modules import scope_of
from backend.formats.program_import.owners import Owners
from backend.formats.program_import.reading import DTYPES, Program, no_program
from backend.formats.program_import.table import OPERATIONS
from backend.text import Refusal, Text

_ON_NUMBERS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(operator, name) for name in ("add", "sub", "mul", "floordiv", "mod", "neg")},
    **{name: getattr(operator, name) for name in ("eq", "ne", "lt", "le", "gt", "ge", "pow")},
    "truediv": operator.truediv,
    "sym_max": max,
    "sym_min": min,
    "sym_int": int,
    "sym_not": operator.not_,
    "sym_float": float,
}
"""What programs do with sizes."""


class Walk:
    """The values known so far by name, and how operations add to them."""

    def __init__(self, program: Program, sketch: Sketch, batch: int | None) -> None:
        self.sketch = sketch
        self.values: dict[str, Any] = {}
        self._program = program
        self._batch = batch
        self._nodes = needed(program)
        self._readers = Counter(name for node in self._nodes for name in set(read_by(node)))
        self._sole, shared = self._owned_once()
        self._owners = Owners(shared)
        self._take_tensors()

    def run(self) -> None:
        """All operations that the outputs lean on. Raises Refusal for what cannot be drawn."""
        parts = attentions(self._nodes, self._fqns(), self._program.graph["tensor_values"])
        done: set[int] = set()
        for place, node in enumerate(self._nodes):
            if place in done:
                continue
            whole = parts.get(place)
            if whole is not None and self._drew(whole):
                done |= whole.places
                continue
            self._visit(node)

    def outputs(self) -> dict[str, Value]:
        """What leaves the program, by name."""
        found: dict[str, Value] = {}
        for number, spec in enumerate(self._program.signature["output_specs"]):
            if "user_output" in spec:
                argument = spec["user_output"]["arg"]
                if "as_tensor" in argument:
                    name = argument["as_tensor"]["name"]
                    found[name if name not in found else f"{name}_{number}"] = self.values[name]
        return found

    def _visit(self, node: Mapping[str, Any]) -> None:
        target = str(node["target"])
        try:
            self._keep(node, self._found(node, target))
        except Unfit as unfit:
            raise self._refused(node, target, unfit.why, unfit.advice) from unfit
        except (Refusal, MemoryError):
            raise
        except Exception as error:  # odd arguments, ranks that no operation has
            why = Text("Its inputs are not as this operation takes them.")
            raise self._refused(node, target, why) from error

    def _refused(
        self, node: Mapping[str, Any], target: str, why: Text | str, advice: Text | None = None
    ) -> Refusal:
        title = str(node.get("name") or _first_name(node))
        return refused(target.removeprefix("torch.ops."), title, self._program.opset, why, advice)

    def _found(self, node: Mapping[str, Any], target: str) -> Any:
        args = {one["name"]: self._argument(one["arg"]) for one in node["inputs"]}
        short = target.rpartition(".")[2]
        if target.startswith(("_operator.", "operator.", "torch.sym_", "math.", "builtins.")):
            return self._of_numbers(short, list(args.values()))
        name = target.removeprefix("torch.ops.")
        if name == "aten.sym_size.int":
            return self._size(args["self"], args["dim"])
        found = computed(name, args, self._sole)
        if found is not None:
            return found
        draw = _operation(name)
        if draw is None:
            raise Unfit(Text("No block does what it does."))
        self.sketch.scope = scope_of(node)
        call = Call(
            name,
            args,
            self.sketch,
            _title(self.sketch.scope),
            self._batch,
            self._sole,
            self._owners,
        )
        drawn = draw(call)
        if _is_in_place(name):
            self._rebind(node, drawn)
        return drawn

    def _of_numbers(self, name: str, numbers: Sequence[Any]) -> Any:
        if name == "getitem" and isinstance(numbers[0], Several):
            return numbers[0].items[numbers[1]]
        apply = _ON_NUMBERS.get(name)
        if apply is None or any(isinstance(one, Known | Several) for one in numbers):
            raise Unfit(Text("No block does what it does."))
        small = apply(*(one.small if isinstance(one, Count) else one for one in numbers))
        large = apply(*(one.large if isinstance(one, Count) else one for one in numbers))
        return small if small == large else Count(small, large)

    def _size(self, value: Any, axis: int) -> Any:
        if isinstance(value, Known):
            sizes = value.small.shape[axis], value.large.shape[axis]
        else:
            from backend.compiler.shapes import BATCHES

            small, large = (sized(value.spec.shape, batch)[axis] for batch in BATCHES)
            sizes = small, large
        return sizes[0] if sizes[0] == sizes[1] else Count(*sizes)

    def _argument(self, one: Mapping[str, Any]) -> Any:
        ((kind, value),) = one.items()
        return _READ[kind](self, value)

    def named(self, name: str) -> Any:
        """A value by its name in the graph."""
        return self.values[name]

    def _keep(self, node: Mapping[str, Any], found: Any) -> None:
        """Outputs by their names: one, several, or one that is a list."""
        listed = isinstance(found, list | tuple)
        for name, value in zip(_output_names(node), found if listed else [found], strict=False):
            self.values[name] = value
            if isinstance(value, Known) and value.learned:
                self._sole[id(value.small)] = self._readers[name] < 2

    def _rebind(self, node: Mapping[str, Any], drawn: Any) -> None:
        """What changes a tensor in place: whoever reads it later reads what came of it."""
        first = node["inputs"][0]["arg"]
        if "as_tensor" in first:
            self.values[first["as_tensor"]["name"]] = drawn

    def _drew(self, whole: Attention) -> bool:
        """Draw a whole module as one block, where its form is known."""
        try:
            found = whole.draw(self.sketch, self.values, self._batch, self._sole)
        except Unfit:
            return False
        self.values[whole.output] = found
        return True

    def _fqns(self) -> dict[str, str]:
        return dict(_tensors(self._program))

    def _owned_once(self) -> tuple[dict[int, bool], dict[int, object]]:
        """By tensor of the file: whether one operation alone reads it; and those that several
        operations read, but which are one layer each time, or an embedding and a dense layer."""
        by_name = {
            name: id(self._program.tensors[fqn])
            for name, fqn in _tensors(self._program)
            if fqn in self._program.tensors
        }
        reads: Counter[int] = Counter()
        uses: defaultdict[int, set[Any]] = defaultdict(set)
        for node in self._nodes:
            read = [by_name[name] for name in read_by(node) if name in by_name]
            reads.update(set(read))
            for one in read:
                uses[one].add((str(node["target"]), tuple(read)))
        shared = {id: use for id, use in uses.items() if reads[id] > 1 and _is_lent(id, use)}
        return {id: count == 1 for id, count in reads.items()}, dict(shared)

    def _take_tensors(self) -> None:
        whole: dict[int, Known] = {}
        for spec in self._program.signature["input_specs"]:
            if "constant_input" in spec:
                ((_, value),) = spec["constant_input"]["value"].items()
                self.values[spec["constant_input"]["name"]] = value
        for name, fqn in _tensors(self._program):
            array = self._program.tensors.get(fqn)
            if array is None:
                raise no_program()
            decimal = array.dtype == np.float32 or array.dtype.kind == "f"
            learned = decimal and name in self._parameters()
            known = whole.setdefault(id(array), Known(array, array, learned, fqn))
            self.values[name] = known

    def _parameters(self) -> set[str]:
        specs = self._program.signature["input_specs"]
        fixed = ("prepare_", "restore") if self._program.from_lienzo else ()
        return {
            spec["parameter"]["arg"]["name"]
            for spec in specs
            if "parameter" in spec and not spec["parameter"]["parameter_name"].startswith(fixed)
        }


def _is_lent(array: int, uses: set[Any]) -> bool:
    """Whether layers alone read an array: one layer each time, or some that lend weights."""
    targets = {target.removeprefix("torch.ops.aten.") for target, _ in uses}
    if len(uses) == 1:
        return targets <= _LAYERS
    first = all(read and read[0] == array for _, read in uses)
    return first and targets <= {"linear.default", "embedding.default"}


_LAYERS = {
    *("linear.default", "embedding.default", "layer_norm.default", "batch_norm.default"),
    *("group_norm.default", "rms_norm.default", "lstm.input", "gru.input"),
    *(f"conv{axes}d.default" for axes in (1, 2, 3)),
}
"""Operations that are a layer of torch.nn whole."""


def _tensors(program: Program) -> Iterator[tuple[str, str]]:
    """The names in the graph of the tensors that the file brings, and their names in the module."""
    for spec in program.signature["input_specs"]:
        for kind in ("parameter", "buffer", "tensor_constant"):
            if kind in spec:
                yield spec[kind]["arg"]["name"], spec[kind][f"{kind}_name"]
        if "custom_obj" in spec:
            raise refused(
                "custom object",
                spec["custom_obj"]["custom_obj_name"],
                0,
                Text("It is an object of a program, and no tensor."),
            )


def needed(program: Program) -> list[Mapping[str, Any]]:
    """The operations that the outputs lean on, in their order."""
    wanted = set()
    for spec in program.signature["output_specs"]:
        if "user_output" in spec:
            wanted |= set(_names_in(spec["user_output"]["arg"]))
    found = []
    for node in reversed(program.graph["nodes"]):
        changes = _is_in_place(str(node["target"])) and wanted & set(read_by(node)[:1])
        if changes or wanted & set(_output_names(node)):
            found.append(node)
            wanted |= set(read_by(node))
    return found[::-1]


def read_by(node: Mapping[str, Any]) -> list[str]:
    """The names of the values that an operation reads."""
    return [name for one in node["inputs"] for name in _names_in(one["arg"])]


def _names_in(argument: Mapping[str, Any]) -> Iterator[str]:
    for kind, value in argument.items():
        several = value if isinstance(value, list) else [value]
        for one in several:
            if isinstance(one, Mapping):
                if "name" in one:
                    yield one["name"]
                elif "as_name" in one:
                    yield one["as_name"]
                elif kind in ("as_optional_tensors", "as_optional_tensor"):
                    yield from _names_in(one)


def _output_names(node: Mapping[str, Any]) -> Iterator[str]:
    for output in node["outputs"]:
        yield from _names_in(output)


def _first_name(node: Mapping[str, Any]) -> str:
    return next(_output_names(node), "?")


def _is_in_place(name: str) -> bool:
    """Whether an operation changes its first input: "aten.relu_.default"."""
    stem = name.removeprefix("torch.ops.").split(".")[1:2]
    return bool(stem) and stem[0].endswith("_") and not stem[0].endswith("__")


def _operation(name: str) -> Callable[[Call], Any] | None:
    """What draws an operation: by its whole name, or by that without the overload."""
    parts = name.split(".")
    if len(parts) < 2 or parts[0] != "aten":
        return None
    stem = parts[1].removesuffix("_")
    whole = ".".join((stem, *parts[2:]))
    return OPERATIONS.get(whole) or OPERATIONS.get(stem)


def _title(scope: Scope) -> str:
    """What a block is called before its groups are known: after the layer it was."""
    return scope[-1].path if scope and scope[-1].is_layer else ""


def _sizes(walk: Walk, value: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [_of_size(walk, one) for one in value]


def _of_size(walk: Walk, one: Mapping[str, Any]) -> Any:
    if "as_name" in one:
        return walk.named(one["as_name"])
    return next(iter(one.values()))


def _optional(walk: Walk, one: Mapping[str, Any]) -> Any:
    return walk.named(one["as_tensor"]["name"]) if "as_tensor" in one else None


_READ: Mapping[str, Callable[[Walk, Any], Any]] = {
    "as_none": lambda walk, value: None,
    "as_tensor": lambda walk, value: walk.named(value["name"]),
    "as_tensors": lambda walk, value: [walk.named(one["name"]) for one in value],
    "as_optional_tensors": lambda walk, value: [_optional(walk, one) for one in value],
    "as_optional_tensor": _optional,
    "as_scalar_type": lambda walk, value: DTYPES.get(value, ""),
    "as_float": lambda walk, value: float(value),  # infinity is a word there
    "as_floats": lambda walk, value: [float(one) for one in value],
    **dict.fromkeys(("as_sym_int", "as_sym_bool", "as_sym_float"), _of_size),
    **dict.fromkeys(("as_sym_ints", "as_sym_bools", "as_sym_floats"), _sizes),
    **dict.fromkeys(
        (
            *("as_int", "as_ints", "as_string", "as_strings"),
            *("as_bool", "as_bools", "as_memory_format", "as_layout", "as_device"),
        ),
        lambda walk, value: value,
    ),
}
"""How each kind of argument reads."""
