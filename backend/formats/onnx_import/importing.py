"""From an ONNX model to a drawing with its weights, laid out."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx

from backend.catalog.spec import Spec
from backend.formats.foreign.entries import Entry, OpenSizes, batch_of
from backend.formats.foreign.finished import Imported, all_with_batch, finished
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Wired
from backend.formats.onnx_import.graph import Graph, initial, needed, promises_before
from backend.formats.onnx_import.reading import read_model
from backend.text import Refusal, Text


def read(path: Path | str, sizes: Mapping[str, int] | None = None) -> Imported:
    """The model in a file as a drawing. Raises Refusal, which names what cannot be imported."""
    return import_model(read_model(Path(path)), sizes)


def import_model(model: Any, sizes: Mapping[str, int] | None = None) -> Imported:
    """A model as a drawing: over batches where its graph allows, else as it stands.

    `sizes` fixes axes that the file leaves open, by their name. Raises Refusal.
    """
    entries = _entries(model, sizes or {})
    batch = batch_of(entries)
    if batch is not None:
        try:
            found = _drawn(model, entries, batch)
            if found is not None:
                return found
        except Refusal as refusal:
            if any(entry.is_open for entry in entries):
                raise refusal
    found = _drawn(model, [entry.whole() for entry in entries], None)
    assert found is not None
    return found


def _entries(model: Any, sizes: Mapping[str, int]) -> list[Entry]:
    given = {tensor.name for tensor in model.graph.initializer}
    given |= {tensor.values.name for tensor in model.graph.sparse_initializer}
    found = [_entry(value, sizes) for value in model.graph.input if value.name not in given]
    missing = [one for entry in found for one in entry.open_sizes() if one.axis > 0]
    if missing:
        raise OpenSizes(missing)
    return found


def _entry(value: Any, sizes: Mapping[str, int]) -> Entry:
    spec = _spec_of(value.type, {}, is_open=True)
    if spec is None:
        raise _no_input(value)
    words = [one.dim_param for one in value.type.tensor_type.shape.dim]
    named = [word or f"{value.name}.{axis}" for axis, word in enumerate(words)]
    shape = [
        size if isinstance(size, int) else sizes.get(name, name)
        for name, size in zip(named, spec.shape, strict=True)
    ]
    return Entry(value.name, spec.dtype, tuple(shape))


def _no_input(value: Any) -> Refusal:
    """An input that no drawing has: of an odd kind of numbers, or no tensor at all."""
    kind = value.type.tensor_type.elem_type
    if value.type.HasField("tensor_type") and kind not in _DTYPES:
        word = onnx.TensorProto.DataType.Name(kind).lower()
        return Refusal(
            Text("The input {name} is of the kind {kind}.", name=value.name, kind=word),
            Text("Export the model with decimal or whole numbers of 8 bits and more as inputs."),
        )
    return Refusal(
        Text("The input {name} is no tensor of known axes.", name=value.name),
        Text("Export the model with tensors as inputs."),
    )


def _spec_of(type: Any, sizes: Mapping[str, int], is_open: bool = False) -> Spec | None:
    """Shape and kind of a tensor; "N" where a size is open, or None unless that may be."""
    if not type.HasField("tensor_type") or not type.tensor_type.HasField("shape"):
        return None
    dtype = _DTYPES.get(type.tensor_type.elem_type)
    shape = [
        sizes.get(one.dim_param, one.dim_value if one.HasField("dim_value") else "N")
        for one in type.tensor_type.shape.dim
    ]
    if dtype is None or ("N" in shape and not is_open):
        return None
    return Spec(tuple(shape), dtype)


_DTYPES = {
    getattr(onnx.TensorProto, theirs): ours
    for theirs, ours in {
        "FLOAT": "float32",
        "DOUBLE": "float64",
        "FLOAT16": "float16",
        "BFLOAT16": "bfloat16",
        "BOOL": "bool",
        "FLOAT8E4M3FN": "float8_e4m3fn",
        "FLOAT8E4M3FNUZ": "float8_e4m3fnuz",
        "FLOAT8E5M2": "float8_e5m2",
        "FLOAT8E5M2FNUZ": "float8_e5m2fnuz",
        **{
            f"{sign}INT{bits}": f"{sign.lower()}int{bits}"
            for sign in ("", "U")
            for bits in (8, 16, 32, 64)
        },
    }.items()
}


def _drawn(model: Any, entries: Sequence[Entry], batch: int | None) -> Imported | None:
    """The drawing; None where a batch was hoped for and an answer has none."""
    sketch = Sketch()
    graph = Graph(sketch, _opsets(model), _declared(model), _functions(model), batch)
    graph.values |= {tensor.name: _initial(model, tensor) for tensor in model.graph.initializer}
    for tensor in model.graph.sparse_initializer:
        raise Refusal(
            Text("The tensor {tensor} is sparse.", tensor=tensor.values.name),
            Text("Export the model with dense tensors."),
        )
    inputs = {}
    for entry in entries:
        shape = entry.shape if batch is None else entry.shape[1:]
        sizes = [size for size in shape if isinstance(size, int)]
        value = sketch.enter(entry.name, sizes, entry.dtype, batch is not None)
        graph.values[entry.name], inputs[entry.name] = value, value.block
    names = [output.name for output in model.graph.output]
    graph.run(needed(model.graph.node, names), names)
    found = {name: graph.values.get(name) for name in names}
    if batch is not None and not all_with_batch(found):
        return None
    sketch.keep(value for value in found.values() if isinstance(value, Wired))
    return finished(sketch, inputs, found, batch is not None)


def _initial(model: Any, tensor: Any) -> Known:
    """A tensor of the file; how our own exports prepare data is not learned, nor is what PyTorch
    worked out while it exported and gave a number for a name."""
    fixed = model.producer_name == "Lienzo" and tensor.name.startswith(("prepare_", "restore"))
    fixed |= model.producer_name == "pytorch" and bool(_WORKED_OUT.fullmatch(tensor.name))
    found = initial(tensor)
    return dataclasses.replace(found, learned=found.learned and not fixed)


_WORKED_OUT = re.compile(r"(val|scalar_tensor(_default)?)(_\d+)?")


def _opsets(model: Any) -> dict[str, int]:
    return {
        one.domain if one.domain != "ai.onnx" else "": one.version for one in model.opset_import
    }


def _functions(model: Any) -> dict[tuple[str, str], Any]:
    return {(one.domain, one.name): one for one in model.functions}


def _declared(model: Any) -> dict[str, Spec]:
    """What the file promises of its values, and what the standard infers from that."""
    # The standard's own code in C++ may give up; then the file's own promises remain.
    with contextlib.suppress(Exception):
        model = onnx.shape_inference.infer_shapes(model, data_prop=True)
    values = [*model.graph.value_info, *model.graph.output]
    found = {value.name: _spec_of(value.type, {}) for value in values}
    known = {name: spec for name, spec in found.items() if spec is not None}
    return promises_before(model.graph.node, known)
