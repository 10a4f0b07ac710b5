"""Weights as PyTorch keeps them: a .pt file with a state dict, and the code beside it."""

from __future__ import annotations

import io
from pathlib import Path

import torch

from backend.formats.model import Exported, Model, largest_difference
from backend.formats.python_file import checked_code
from backend.formats.safetensors_file import code_beside, tensors_of
from backend.formats.whole_file import write_whole
from backend.text import Text


def write(model: Model, path: Path) -> Exported:
    """Write PATH and, beside it, the same name with .py. Raises Refusal."""
    held = io.BytesIO()
    torch.save(tensors_of(model), held)
    held.seek(0)
    again = torch.load(held, weights_only=True)
    names = list(again)
    largest_difference(
        tuple(tensors_of(model)[name] for name in names), tuple(again[name] for name in names)
    )
    code = code_beside(path)
    text = checked_code(model)
    write_whole(path, held.getvalue())
    write_whole(code, text.encode())
    return Exported(
        (path, code),
        Text(
            "In Python, with PyTorch: {code}.",
            code=f'from {code.stem} import load, predict; network = load("{path.name}")',
        ),
        Text("The code was run: with the same weights it gives the same answers, bit for bit."),
    )
