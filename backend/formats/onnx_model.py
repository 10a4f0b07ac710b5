"""The network as ONNX: it runs in onnxruntime, browsers, phones, and opens in Netron."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from pathlib import Path
from typing import Any

import onnx
import torch

from backend.formats.model import BATCHES, Exported, Model, largest_difference, reason
from backend.formats.torch_program import any_batch
from backend.formats.whole_file import write_whole
from backend.text import Refusal, Text

_LARGEST = 2**31 - 2**20


def write(model: Model, path: Path) -> Exported:
    """Write one .onnx file, tried in onnxruntime with several batch sizes. Raises Refusal."""
    data = _bytes_of(model)
    difference = _tried(model, data)
    write_whole(path, data)
    return Exported(
        (path,),
        Text(
            "In Python, with onnxruntime: {code}.",
            code=f'onnxruntime.InferenceSession("{path.name}").run(None, {_example_feed(model)})',
        ),
        _checked(model, difference),
    )


def _checked(model: Model, difference: float) -> Text:
    if model.is_by_chance:
        return Text("onnxruntime was tried; its answers, drawn by chance, cannot be compared.")
    return Text(
        "onnxruntime was tried with 1, 2 and 7 examples; the largest difference is {difference}.",
        difference=f"{difference:.1g}",
    )


def _bytes_of(model: Model) -> bytes:
    try:
        with _quiet(), torch.no_grad():
            proto = _proto(model)
        _name_outputs(proto.graph, model.output_names)
        onnx.helper.set_model_props(proto, _notes(model))
        proto.producer_name = "Lienzo"
        data = bytes(proto.SerializeToString())
        onnx.checker.check_model(data)
    except Exception as error:  # the exporter raises whatever its many stages raise
        raise _refusal(model, error) from error
    return data


def _refusal(model: Model, error: Exception) -> Refusal:
    parameters = model.network.parameters()
    if sum(each.numel() * each.element_size() for each in parameters) > _LARGEST:
        return Refusal(
            Text("One ONNX file holds at most 2 GB, and this network needs more."),
            Text("Export it as safetensors with Python code instead."),
        )
    return Refusal(
        Text("This network cannot be written as ONNX: {reason}", reason=reason(error)),
        Text("Export it as safetensors with Python code instead."),
    )


def _notes(model: Model) -> dict[str, str]:
    """What travels inside: the whole description, and the class names where anybody looks."""
    classes = [output.get("classes") or [] for output in model.description()["outputs"]]
    names = {"classes": ",".join(classes[0])} if len(classes) == 1 and classes[0] else {}
    return {**model.metadata(), **names}


def _proto(model: Model) -> Any:
    program = torch.onnx.export(
        model.network,
        model.examples(2),
        dynamo=True,
        dynamic_shapes=any_batch(model),
        input_names=model.input_names,
        output_names=[f"lienzo_answer_{place}" for place in range(len(model.output_names))],
        external_data=False,
        verbose=False,
    )
    assert program is not None
    return program.model_proto


def _name_outputs(graph: Any, names: list[str]) -> None:
    """Call the outputs by their names. The exporter itself would not see that a value inside
    the graph is called so already."""
    taken = {name for node in graph.node for name in (*node.input, *node.output)}
    taken |= {value.name for value in (*graph.input, *graph.initializer)}
    for value, name in zip(graph.output, names, strict=True):
        while name in taken:
            name = f"{name}_answer"
        taken.add(name)
        for node in graph.node:
            node.input[:] = [name if each == value.name else each for each in node.input]
            node.output[:] = [name if each == value.name else each for each in node.output]
        value.name = name


@contextlib.contextmanager
def _quiet() -> Any:
    """The exporter talks to standard output and warns about itself."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _tried(model: Model, data: bytes) -> float:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(data, options, ["CPUExecutionProvider"])
        return max(_difference(model, session, count) for count in BATCHES)
    except Refusal:
        raise
    except Exception as error:  # onnxruntime has many exceptions and no common one
        raise Refusal(
            Text("onnxruntime cannot run this network: {reason}", reason=reason(error)),
            Text("Export it as safetensors with Python code instead."),
        ) from error


def _difference(model: Model, session: Any, count: int) -> float:
    inputs = model.examples(count)
    feed = {name: value.numpy() for name, value in zip(model.input_names, inputs, strict=True)}
    found = tuple(torch.from_numpy(answer) for answer in session.run(None, feed))
    return 0.0 if model.is_by_chance else largest_difference(model.answers(inputs), found)


def _example_feed(model: Model) -> str:
    pairs = ", ".join(f'"{name}": {name}' for name in model.input_names)
    return f"{{{pairs}}}"
