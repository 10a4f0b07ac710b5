"""The words of the command line that say when a training stops."""

from __future__ import annotations

from backend.command_line.printing import WrongUse
from backend.text import Text


def stop_settings(patience: int | None, target: str | None) -> list[str]:
    """`--patience N` and `--target MEASURE=VALUE` as settings of the training. Raises WrongUse."""
    settings = [] if patience is None else [f"training.patience={patience}"]
    if target is None:
        return settings
    measure, equals, value = target.rpartition("=")
    try:
        number = float(value)
    except ValueError:
        equals = ""
    if not (equals and measure):
        raise WrongUse(
            Text("“{words}” is not MEASURE=VALUE.", words=target),
            Text("Write for example: --target accuracy=0.95"),
        )
    return [*settings, f"training.measure={measure}", f"training.target={number}"]
