"""What a foreign model takes, and which of its sizes its file leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backend.text import Refusal, Text


@dataclass(frozen=True)
class Entry:
    """An input: its sizes, with a name where the file leaves one open.

    `hints` are the sizes that the file had an example of, 0 where it had none.
    """

    name: str
    dtype: str
    shape: tuple[int | str, ...]
    hints: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a size is not known."""
        return any(isinstance(size, str) for size in self.shape)

    def open_sizes(self) -> list[OpenSize]:
        """The sizes that are not known."""
        hints = self.hints or (0,) * len(self.shape)
        return [
            OpenSize(size, self.name, axis, hints[axis])
            for axis, size in enumerate(self.shape)
            if isinstance(size, str)
        ]

    def whole(self) -> Entry:
        """The same as one tensor without a batch. Raises OpenSizes where a size is open."""
        missing = self.open_sizes()
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
            Text(
                "Say it with --size {size}=NUMBER, or export the model with fixed sizes.",
                size=first.name,
            ),
        )
        self.sizes = tuple(sizes)


def batch_of(entries: Sequence[Entry]) -> int | None:
    """How many examples the file speaks of, 0 where it leaves that open, None where its inputs
    do not share a first axis."""
    firsts = {entry.shape[0] if entry.shape else -1 for entry in entries}
    if len(firsts) != 1 or firsts & {-1, 0}:
        return None
    first = firsts.pop()
    return 0 if isinstance(first, str) else first
