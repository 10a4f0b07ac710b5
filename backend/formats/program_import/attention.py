"""Multi-head attention, which programs take apart, put back as one block.

`torch.nn.MultiheadAttention` in a program is some thirty operations between its two matrices. What
stands inside one call of such a module is recognised by the four tensors it owns, by what enters
it, and by the one tensor that leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from backend.formats.foreign.scopes import Scope
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Unfit, Wired
from backend.formats.program_import.modules import scope_of
from backend.text import Text

_KIND = "torch.nn.modules.activation.MultiheadAttention"
_OWNED = ("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias")


@dataclass(frozen=True)
class Attention:
    """One call of the module: the places of its operations, what it owns, takes and gives.

    `sources` are what query, key and value come from; `heads` how many heads it has; `by_example`
    whether the first axis of what arrives counts examples, the second steps.
    """

    scope: Scope
    places: frozenset[int]
    owned: Mapping[str, str]
    sources: tuple[str, str, str]
    mask: str
    output: str
    heads: int
    by_example: bool

    def draw(
        self,
        sketch: Sketch,
        values: Mapping[str, Any],
        batch: int | None,
        sole: Mapping[int, bool],
    ) -> Wired:
        """The block. Raises Unfit where it does not fit what arrives."""
        weights: dict[str, np.ndarray] = {}
        for name, source in self.owned.items():
            value = values[source]
            if not isinstance(value, Known) or not sole.get(id(value.small), True):
                raise Unfit(Text("Its weights are not known before it runs, or others share them."))
            weights[name] = value.small
        width = weights["out_proj.weight"].shape[0]
        settings = {
            "embed_dim": width,
            "num_heads": self.heads,
            "bias": "in_proj_bias" in weights,
            "batch_first": self.by_example,
        }
        wired = [sketch.wired(values[name]) for name in self.sources]
        ports: dict[str, list[Any]] = dict(
            zip(("query", "key", "value"), ([one] for one in wired), strict=True)
        )
        if self.mask:
            ports["attn_mask"] = [sketch.wired(values[self.mask])]
        sketch.scope = self.scope
        kind = "torch.nn.MultiheadAttention"
        return sketch.place(kind, settings, ports, self.scope[-1].path, weights)["output"]


def attentions(
    nodes: Sequence[Mapping[str, Any]], fqns: Mapping[str, str], tensors: Mapping[str, Any]
) -> dict[int, Attention]:
    """Every call of the module whose form is known, by the place of its first operation.

    `fqns` are the names in the module of what the file brings, `tensors` the sizes of all values.
    """
    found = {}
    for scope, places in _calls(nodes).items():
        known = _recognised(scope, places, nodes, fqns, tensors)
        if known is not None:
            found[places[0]] = known
    return found


def _calls(nodes: Sequence[Mapping[str, Any]]) -> dict[Scope, list[int]]:
    """The places of the operations in each call of the module; those on plain numbers left out."""
    found: dict[Scope, list[int]] = {}
    for place, node in enumerate(nodes):
        if _KIND in str((node.get("metadata") or {}).get("nn_module_stack", "")):
            scope = scope_of(node)
            if str(node["target"]).startswith("torch.ops.aten.") and scope[-1].is_layer:
                found.setdefault(scope, []).append(place)
    return found


@dataclass
class _Inside:
    """The operations of one call, by what they make."""

    nodes: Sequence[Mapping[str, Any]]
    makers: Mapping[str, Mapping[str, Any]]

    def operation(self, name: str) -> str:
        """What makes a value inside; "" where it comes from outside."""
        node = self.makers.get(name)
        return str(node["target"]).split(".")[3] if node else ""

    def argument(self, name: str, argument: str) -> str:
        """The name of a tensor that the maker of a value takes; "" where it takes none."""
        node = self.makers[name]
        for one in node["inputs"]:
            if one["name"] == argument:
                return str((one["arg"].get("as_tensor") or {}).get("name", ""))
        return ""

    def outside(self, name: str, through: Iterable[str]) -> str:
        """Where a value comes from, through these operations only; "" where there are others."""
        while name in self.makers:
            if self.operation(name) not in through:
                return ""
            name = self.argument(name, "self")
        return name


def _recognised(
    scope: Scope,
    places: Sequence[int],
    nodes: Sequence[Mapping[str, Any]],
    fqns: Mapping[str, str],
    tensors: Mapping[str, Any],
) -> Attention | None:
    inside = _Inside([nodes[place] for place in places], {})
    inside.makers = {name: node for node in inside.nodes for name in _made_by(node)}
    owned = _owned(scope[-1].path, inside, fqns)
    linears = [one for one in inside.nodes if ".linear." in str(one["target"])]
    core = _core(inside)
    output = _output(inside, set(places), nodes)
    if owned is None or core is None or not output or not 2 <= len(linears) <= 4:
        return None
    sources = [inside.argument(_made_by(one)[0], "input") for one in linears[:-1]]
    by_example = {inside.operation(one) == "transpose" for one in sources}
    told = [inside.outside(one, ("transpose",)) for one in sources]
    if not all(told) or len(by_example) != 1:
        return None
    mask, heads = _mask_of(inside, core), _heads_of(inside, core, tensors)
    if mask is None or not heads:
        return None
    query, key, value = {1: told * 3, 2: [*told, told[-1]], 3: told}[len(told)]
    whole = (query, key, value)
    return Attention(scope, frozenset(places), owned, whole, mask, output, heads, *by_example)


def _made_by(node: Mapping[str, Any]) -> list[str]:
    """The names of the tensors that an operation makes."""
    found = []
    for output in node["outputs"]:
        found += [one["name"] for one in output.get("as_tensors", ())]
        if "as_tensor" in output:
            found.append(output["as_tensor"]["name"])
    return found


def _taken_by(node: Mapping[str, Any]) -> list[str]:
    """The names of the tensors that an operation takes."""
    found = []
    for one in node["inputs"]:
        found += [each["name"] for each in one["arg"].get("as_tensors", ())]
        if "as_tensor" in one["arg"]:
            found.append(one["arg"]["as_tensor"]["name"])
    return found


def _owned(path: str, inside: _Inside, fqns: Mapping[str, str]) -> dict[str, str] | None:
    """The module's own tensors, by their names in it; None where there are others, or too few."""
    taken = {name for node in inside.nodes for name in _taken_by(node) if name in fqns}
    own = {fqns[name].removeprefix(f"{path}."): name for name in taken}
    own = {short: name for short, name in own.items() if fqns[name].startswith(f"{path}.")}
    if not set(own) <= set(_OWNED) or {"in_proj_weight", "out_proj.weight"} - set(own):
        return None
    return own if ("in_proj_bias" in own) == ("out_proj.bias" in own) else None


def _core(inside: _Inside) -> Mapping[str, Any] | None:
    """The operation that compares queries with keys."""
    names = ("scaled_dot_product_attention", "baddbmm", "bmm")
    for node in inside.nodes:
        if str(node["target"]).split(".")[3] in names:
            return node
    return None


def _output(inside: _Inside, places: set[int], nodes: Sequence[Mapping[str, Any]]) -> str:
    """The one tensor that leaves the module; "" where there are several."""
    read = {
        name for place, node in enumerate(nodes) if place not in places for name in _taken_by(node)
    }
    last = _made_by(inside.nodes[-1])
    left = [name for name in inside.makers if name in read]
    return left[0] if len(left) == 1 else (last[0] if not left and len(last) == 1 else "")


def _mask_of(inside: _Inside, core: Mapping[str, Any]) -> str | None:
    """The mask that arrives; "" where none does, None where it is made in there."""
    kind = str(core["target"]).split(".")[3]
    arguments = {one["name"]: one["arg"] for one in core["inputs"]}
    if arguments.get("is_causal", {}).get("as_bool"):
        return None
    given = arguments.get({"baddbmm": "self", "bmm": ""}.get(kind, "attn_mask"), {})
    name = str((given.get("as_tensor") or given.get("as_optional_tensor") or {}).get("name", ""))
    while name in inside.makers:
        operation = inside.operation(name)
        if operation == "masked_fill_":
            zeros, name = inside.argument(name, "self"), inside.argument(name, "mask")
            if inside.operation(zeros) != "zeros_like" or inside.argument(zeros, "self") != name:
                return None
        elif operation == "unsqueeze":
            name = inside.argument(name, "self")
        else:
            return None
    return name


def _heads_of(inside: _Inside, core: Mapping[str, Any], tensors: Mapping[str, Any]) -> int:
    """How many heads: by the width of all of them and of one."""
    names = {"baddbmm": "batch1", "bmm": "self"}
    wanted = names.get(str(core["target"]).split(".")[3], "query")
    (query,) = (one["arg"]["as_tensor"]["name"] for one in core["inputs"] if one["name"] == wanted)
    first = next(one for one in inside.nodes if ".linear." in str(one["target"]))
    source = next(one["arg"] for one in first["inputs"] if one["name"] == "input")
    whole = tensors[source["as_tensor"]["name"]]["sizes"][-1].get("as_int", 0)
    one_head = tensors[query]["sizes"][-1].get("as_int", 0)
    return int(whole // one_head) if one_head and whole % one_head == 0 else 0
