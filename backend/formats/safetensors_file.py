"""Weights as .safetensors, with the Python code that uses them beside."""

from __future__ import annotations

from pathlib import Path

import safetensors.torch
import torch

from backend.formats import drawing
from backend.formats.model import Exported, Model
from backend.formats.python_code import OPENING
from backend.formats.python_file import checked_code
from backend.formats.whole_file import write_whole
from backend.text import Text


def write(model: Model, path: Path) -> Exported:
    """Write PATH and, beside it, the same name with .py. The weights' notes hold the drawing."""
    code = code_beside(path)
    text = checked_code(model)
    notes = {
        "format": "pt",
        **model.metadata(),
        "drawing": drawing.encode(model.document).decode(),
    }
    write_whole(path, safetensors.torch.save(tensors_of(model), metadata=notes))
    write_whole(code, text.encode())
    return Exported(
        (path, code),
        Text(
            "In Python, with PyTorch and safetensors: {code}.",
            code=f'from {code.stem} import load, predict; network = load("{path.name}")',
        ),
        Text("The code was run: with the same weights it gives the same answers, bit for bit."),
    )


def tensors_of(model: Model) -> dict[str, torch.Tensor]:
    """What the network has learned, by the name it has in the code."""
    state = model.network.state_dict()
    return {name: tensor.detach().cpu().contiguous().clone() for name, tensor in state.items()}


def code_beside(path: Path) -> Path:
    """Where the code of an export goes: its own name with .py, unless that is somebody's file."""
    name = "".join(letter if letter.isalnum() else "_" for letter in path.stem)
    name = name if name.isidentifier() else f"network_{name}"
    while _is_somebodys(path.with_name(f"{name}.py")):
        name = f"{name}_network"
    return path.with_name(f"{name}.py")


def _is_somebodys(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return not file.read(len(OPENING)).startswith(OPENING.encode())
