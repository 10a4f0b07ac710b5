"""The ONNX backend suite that ships with `onnx`, driven through our importer and builder."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnx.backend.test.loader import load_model_tests

from backend.compiler.builder import build, make_modules
from backend.compiler.plan import Plan
from backend.compiler.planner import Planner
from backend.formats.onnx_import import Imported, import_model
from backend.formats.raw_network import fields_of
from backend.text import Refusal

FOLDERS = {
    "node": "node",
    "simple": "simple",
    "pytorch-converted": "pytorch-converted",
    "pytorch-operator": "pytorch-operator",
    "light": "real",
}
"""The five folders, and the kind under which the loader knows each."""


@cache
def cases(folder: str) -> dict[str, Any]:
    """The cases of a folder by name."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return {case.name: case for case in load_model_tests(kind=FOLDERS[folder])}


def outcome(case: Any) -> str:
    """ "" where the imported drawing computes what the suite expects, else why it does not."""
    try:
        model, data_sets = loaded(case)
        imported = import_model(model)
        network, plan = built(imported)
        for inputs, outputs in data_sets:
            wrong = compare(model, imported, network, plan, inputs, outputs, case)
            if wrong:
                return wrong
        return ""
    except Refusal as refusal:
        return f"refused: {refusal.what}"


def loaded(case: Any) -> tuple[Any, list[tuple[list[Any], list[Any]]]]:
    if case.kind == "node":
        return case.model, case.data_sets
    if case.kind == "real":
        return light(case)
    folder = Path(case.model_dir)
    model = onnx.load(folder / "model.onnx")
    sets = []
    for data in sorted(folder.glob("test_data_set_*")):
        sets.append(
            (
                _tensors(model.graph.input, data, "input"),
                _tensors(model.graph.output, data, "output"),
            )
        )
    return model, sets


def light(case: Any) -> tuple[Any, list[tuple[list[Any], list[Any]]]]:
    root = Path(onnx.__file__).parent / "backend" / "test" / "data" / "light"
    path = root / Path(case.url).name
    model = onnx.load(path)
    given = {one.name for one in model.graph.initializer}
    inputs = []
    for value in model.graph.input:
        if value.name not in given:
            shape = [one.dim_value for one in value.type.tensor_type.shape.dim]
            size = int(np.prod(shape))
            inputs.append((np.arange(size).reshape(shape) / size).astype(np.float32))
    data = onnx.TensorProto.FromString(path.with_name(f"{path.stem}_output_0.pb").read_bytes())
    return model, [(inputs, [numpy_helper.to_array(data)])]


def _tensors(values: Any, data: Path, word: str) -> list[Any]:
    found = []
    for place, value in enumerate(values):
        file = data / f"{word}_{place}.pb"
        if file.exists():
            if not value.type.HasField("tensor_type"):
                raise Refusal(f"{value.name} is no tensor", "")
            found.append(numpy_helper.to_array(onnx.TensorProto.FromString(file.read_bytes())))
    return found


def built(imported: Imported) -> tuple[Any, Plan]:
    plan = Planner().plan(imported.document)
    if not plan.is_sound:
        raise Refusal(plan.problems[0].what, plan.problems[0].advice)
    modules = make_modules(plan, 0, imported.weights)
    return build(plan, list(imported.outputs.values()), modules).eval(), plan


def compare(
    model: Any,
    imported: Imported,
    network: Any,
    plan: Plan,
    inputs: list[Any],
    outputs: list[Any],
    case: Any,
) -> str:
    given = {one.name for one in model.graph.initializer}
    names = [one.name for one in model.graph.input if one.name not in given]
    by_block = {
        imported.inputs[name]: tensor_of(array) for name, array in zip(names, inputs, strict=False)
    }
    with torch.no_grad():
        try:
            found = network(*(by_block[signal.block] for signal in fields_of(plan, network)))
        except Exception as error:
            return f"broke: {type(error).__name__}: {str(error)[:150]}"
    found = found if isinstance(found, tuple) else (found,)
    for array, tensor in zip(outputs, found, strict=False):
        wrong = difference(array_of(array), tensor, case)
        if wrong:
            return wrong
    return ""


def array_of(value: Any) -> np.ndarray:
    """The suite gives arrays, and tensors of the format where NumPy has no such kind."""
    is_proto = isinstance(value, onnx.TensorProto)
    return numpy_helper.to_array(value) if is_proto else np.asarray(value)


def tensor_of(array: Any) -> torch.Tensor:
    array = array_of(array)
    if array.dtype == ml_dtypes.bfloat16:
        return torch.from_numpy(array.astype(np.float32)).to(torch.bfloat16)
    if str(array.dtype).startswith("float8"):
        bits = torch.from_numpy(np.array(array).view(np.uint8))
        return bits.view(getattr(torch, str(array.dtype)))
    return torch.from_numpy(np.array(array))


def difference(expected: np.ndarray, tensor: torch.Tensor, case: Any) -> str:
    if tuple(tensor.shape) != expected.shape:
        return f"shape: {tuple(tensor.shape)} for {expected.shape}"
    kind = "bfloat16" if expected.dtype == ml_dtypes.bfloat16 else str(expected.dtype)
    if str(tensor.dtype).removeprefix("torch.") != kind:
        return f"dtype: {tensor.dtype} for {kind}"
    rtol, atol = case.rtol, case.atol
    if tensor.dtype == torch.bfloat16 or kind.startswith("float8"):
        tensor, expected = tensor.float(), expected.astype(np.float32)
        rtol = max(rtol, 2**-6)  # as the runner of the suite itself: two of its last places
    if kind == "float32" and expected.size:
        largest = float(np.nan_to_num(np.abs(expected), posinf=0).max())
        atol = max(atol, 2**-24 * largest)  # where sums cancel, half a last place of the largest
    try:
        np.testing.assert_allclose(tensor.numpy(), expected, rtol=rtol, atol=atol)
    except AssertionError as error:
        return "numbers: " + " ".join(str(error).split())[:150]
    return ""
