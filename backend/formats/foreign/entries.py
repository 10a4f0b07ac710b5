"""What a foreign model takes, and which of its sizes its file leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backend.text import Refusal, Text


@dataclass(frozen=True)
class Entry:
    """An input: its sizes, with a name where the file leaves one open ("" where it has none)."""

    name: str
    dtype: str
    shape: tuple[int | str, ...]

    @property
    def is_open(self) -> bool:
        """Whether a size is not known."""
        return any(isinstance(size, str) for size in self.shape)

    def whole(self) -> Entry:
        """The same as one tensor without a batch. Raises OpenSizes where a size is open."""
        missing = [
            OpenSize(size, self.name, axis)
            for axis, size in enumerate(self.shape)
            if isinstance(size, str)
        ]
        if missing:
            raise OpenSizes(missing)
        return self


@dataclass(frozen=True)
class OpenSize:
    """A size that the file leaves open, by the name it has there: of an axis of an input.

    `hint` is the size that the file had an example of, 0 where it had none.
    """

    name: str
    input: str
    axis: int
    hint: int = 0


class OpenSizes(Refusal):
    """Some sizes must be said before a model can be imported."""

    def __init__(self, sizes: Sequence[OpenSize]) -> None:
        first = sizes[0]
        super().__init__(
            Text(
                "The input {name} leaves the size of its axis {place} open.",
                name=first.input,
                place=first.axis,
            ),
            _advice(first.name),
        )
        self.sizes = tuple(sizes)


def _advice(size: str) -> Text:
    if not size:
        return Text("Export the model with fixed sizes.")
    return Text(
        "Say it with --size {size}=NUMBER, or export the model with fixed sizes.", size=size
    )
