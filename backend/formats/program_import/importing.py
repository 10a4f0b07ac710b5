"""From a program of torch.export to a drawing with its weights, laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from backend.formats.foreign.entries import Entry, batch_of
from backend.formats.foreign.finished import Imported, all_with_batch, finished
from backend.formats.foreign.sketch import Sketch
from backend.formats.program_import.entries import entries_of
from backend.formats.program_import.modules import with_parents
from backend.formats.program_import.reading import Program, no_program, read_program
from backend.formats.program_import.walk import Walk
from backend.text import Refusal


def read(path: Path | str, sizes: Mapping[str, int] | None = None) -> Imported:
    """The program in a file as a drawing. Raises Refusal, which names what cannot be imported."""
    return import_program(read_program(Path(path)), sizes)


def import_program(program: Program, sizes: Mapping[str, int] | None = None) -> Imported:
    """A program as a drawing: over batches where its graph allows, else as it stands.

    `sizes` fixes axes that the file leaves open, by their name. Raises Refusal.
    """
    try:
        entries = entries_of(program, sizes or {})
        found = _over_batches(program, entries) or _drawn(program, entries, None)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise no_program() from error
    assert found is not None
    return found


def _over_batches(program: Program, entries: Sequence[Entry]) -> Imported | None:
    """None where the first axis cannot be one of examples, and the sizes are all known."""
    batch = batch_of(entries)
    if batch is None:
        return None
    try:
        return _drawn(program, entries, batch)
    except Refusal:
        if any(entry.is_open for entry in entries):
            raise
        return None


def _drawn(program: Program, entries: Sequence[Entry], batch: int | None) -> Imported | None:
    """The drawing; None where a batch was hoped for and an answer has none."""
    sketch = Sketch()
    walk = Walk(program, sketch, batch)
    inputs = {}
    for entry in entries:
        shape = entry.shape[1:] if batch is not None else entry.whole().shape
        plain = [size for size in shape if isinstance(size, int)]
        value = sketch.enter(entry.name, plain, entry.dtype, batch is not None)
        walk.values[entry.name], inputs[entry.name] = value, value.block
    walk.run()
    if program.from_lienzo:
        sketch.scopes = {id: with_parents(scope) for id, scope in sketch.scopes.items()}
    found = walk.outputs()
    if batch is not None and not all_with_batch(found):
        return None
    return finished(sketch, inputs, found, batch is not None)
