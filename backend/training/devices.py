"""Where to train: the devices this computer has, and which of them pays."""

from __future__ import annotations

import torch

from backend.text import Refusal, Text

_WORTH_AN_ACCELERATOR = 20_000_000
"""Multiply-adds a step must take before an accelerator beats the processor."""


def choose_device(wanted: str, operations: int) -> torch.device:
    """The device called "auto", "cpu", "cuda" (or "cuda:1") or "mps".

    "auto" takes an accelerator where there is one and a step of so many operations is worth it.
    Raises Refusal for a device that is not there.
    """
    if wanted == "auto":
        return torch.device(_best() if operations >= _WORTH_AN_ACCELERATOR else "cpu")
    kind, _, number = wanted.partition(":")
    if kind not in ("cpu", "cuda", "mps") or not _is_there(kind, number):
        raise Refusal(
            Text("This computer has no device “{device}” that PyTorch can use.", device=wanted),
            Text("Choose “auto” or “cpu” as the device of the training."),
        )
    return torch.device(wanted)


def devices() -> list[str]:
    """The devices that can be chosen here, "auto" first."""
    return ["auto", *(kind for kind in ("cpu", "cuda", "mps") if _is_there(kind, ""))]


def _is_there(kind: str, number: str) -> bool:
    if kind == "cuda":
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        return count > (int(number) if number.isdigit() else 0)
    return kind == "cpu" or torch.backends.mps.is_available()


def _best() -> str:
    return "cuda" if _is_there("cuda", "") else "mps" if _is_there("mps", "") else "cpu"
