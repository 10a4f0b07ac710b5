"""The network as a .pt2 file of torch.export: it runs in PyTorch without any source code."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import torch

from backend.formats.model import (
    BATCHES,
    Exported,
    Model,
    answers_of,
    largest_difference,
    reason,
)
from backend.formats.whole_file import write_whole
from backend.text import Refusal, Text


def write(model: Model, path: Path) -> Exported:
    """Write the program, tried with several batch sizes. Raises Refusal."""
    program = exported_program(model)
    held = io.BytesIO()
    notes = {"lienzo.json": json.dumps(model.description(), ensure_ascii=False)}
    torch.export.save(program, held, extra_files=notes)
    held.seek(0)
    difference = _tried(model, torch.export.load(held).module())
    write_whole(path, held.getvalue())
    return Exported(
        (path,),
        Text(
            "In Python, with PyTorch: {code}.",
            code=f'network = torch.export.load("{path.name}").module()',
        ),
        Text(
            "It was loaded and tried with 1, 2 and 7 examples; the largest difference is"
            " {difference}.",
            difference=f"{difference:.1g}",
        ),
    )


def exported_program(model: Model) -> torch.export.ExportedProgram:
    """The network traced with any number of examples. Raises Refusal where it cannot be."""
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            return torch.export.export(
                model.network, model.examples(2), dynamic_shapes=any_batch(model)
            )
    except Exception as error:  # torch.export raises whatever the network's code raises
        raise Refusal(
            Text("PyTorch cannot write this network as a program: {reason}", reason=reason(error)),
            Text("Export it as safetensors with Python code instead."),
        ) from error


def any_batch(model: Model) -> tuple[dict[int, Any], ...]:
    """For each input: its first axis may have any length, the same for all that count examples."""
    batch = torch.export.Dim("batch")
    return tuple({} if whole else {0: batch} for whole in model.wholes)


def _tried(model: Model, network: torch.nn.Module) -> float:
    worst = 0.0
    for count in BATCHES:
        inputs = model.examples(count)
        found = answers_of(network, inputs)
        worst = max(worst, largest_difference(model.answers(inputs), found))
    return worst
