"""What a person calls the places where training can compute."""

from __future__ import annotations

from backend.text import Text

DEVICES: tuple[tuple[str, Text], ...] = (
    ("auto", Text("Automatic")),
    ("cpu", Text("CPU")),
    ("cuda", Text("GPU (CUDA)")),
    ("mps", Text("GPU (Apple)")),
)


def device_title(device: str) -> Text:
    """The name of a device as it is chosen ("auto") or as PyTorch tells it ("cuda:0")."""
    return dict(DEVICES).get(device.partition(":")[0], Text("{name}", name=device))
