"""ONNX files from strangers: read with limits, checked before anything is made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from onnx import external_data_helper

from backend.formats.foreign.values import OTHER_OPERATORS, refused
from backend.text import Refusal, Text

LARGEST = 2**31
"""Bytes of a file, and of each file beside it: the format itself ends there."""


def read_model(path: Path) -> Any:
    """The model in a file, with its tensors. Raises Refusal for what is none."""
    model = _parsed(_bytes_of(path))
    _fetch_tensors(model, path.parent)
    _look_over(model)
    return model


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Refusal(
                Text("There is no file called {name}.", name=path.name),
                Text("Check its name and folder."),
            )
        if path.stat().st_size > LARGEST:
            raise Refusal(
                Text("{name} is larger than an ONNX file can be.", name=path.name),
                Text("Choose another file."),
            )
        return path.read_bytes()
    except OSError as error:
        raise Refusal(
            Text("The system denies it: {reason}.", reason=error.strerror or str(error)),
            Text("Check that you may read it."),
        ) from error


def _parsed(data: bytes) -> Any:
    try:
        model = onnx.ModelProto.FromString(data)
    except DecodeError as error:
        raise _no_model() from error
    if not model.HasField("graph") or not model.opset_import:
        raise _no_model()
    return model


def _no_model() -> Refusal:
    return Refusal(
        Text("This is no ONNX model, or it is damaged."),
        Text("Choose another file, or export the model anew."),
    )


def _fetch_tensors(model: Any, folder: Path) -> None:
    """Bring tensors in that stand in files beside the model, never from outside its folder."""
    root = folder.resolve()
    for tensor in external_data_helper._get_all_tensors(model):
        if not external_data_helper.uses_external_data(tensor):
            continue
        info = external_data_helper.ExternalDataInfo(tensor)
        place = (root / info.location).resolve()
        if not place.is_relative_to(root) or not place.is_file() or place.is_symlink():
            raise Refusal(
                Text(
                    "The tensor {tensor} should stand in {file}, which is not beside the model.",
                    tensor=tensor.name,
                    file=info.location[:80],
                ),
                Text("Put that file into the folder of the model, or export it in one file."),
            )
        if place.stat().st_size > LARGEST:
            raise Refusal(
                Text("{name} is larger than an ONNX file can be.", name=place.name),
                Text("Choose another file."),
            )
        _fetch(tensor, root)


def _fetch(tensor: Any, root: Path) -> None:
    try:
        external_data_helper.load_external_data_for_tensor(tensor, str(root))
    except Exception as error:  # onnx raises whatever its checks in C++ raise
        raise _no_model() from error
    del tensor.external_data[:]
    tensor.data_location = onnx.TensorProto.DEFAULT


def _look_over(model: Any) -> None:
    """Raises Refusal for a model that contradicts itself."""
    try:
        onnx.checker.check_model(model)
    except (onnx.checker.ValidationError, ValueError) as error:
        raise _contradiction(model, str(error)) from error


def _contradiction(model: Any, said: str) -> Refusal:
    """What the checker of the standard found, at the node that it names."""
    node = re.search(r"name: (.*?) OpType: (\S+)", said, re.IGNORECASE)
    if node is None:
        return Refusal(
            Text("The model contradicts itself."),
            _ANEW,
        )
    opset = max(one.version for one in model.opset_import)
    if "No Op registered" in said:
        why, advice = Text("The standard has no operator of this name."), OTHER_OPERATORS
    elif "No opset import" in said:
        why, advice = Text("It belongs to a set of operators that the file does not name."), None
    else:
        why, advice = Text("It is not written as the standard says."), None
    return refused(node[2], node[1].strip(), opset, why, advice or _ANEW)


_ANEW = Text("Export the model anew with the program it comes from.")
