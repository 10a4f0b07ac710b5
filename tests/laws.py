"""What must hold of every edit: result, inverse, redo, through the file and back."""

from __future__ import annotations

from backend.document.change import Change
from backend.document.document import Document
from backend.document.history import History
from backend.formats import drawing, project


def canonical(document: Document) -> bytes:
    """A document as bytes: equal documents give equal bytes."""
    return drawing.encode(document)


def obeys(document: Document, change: Change) -> Document:
    """Assert the law of edits for one change; returns the document as the change leaves it."""
    before = canonical(document)
    changed = _does_what_it_says(document, change)
    _comes_back(changed, change, before)
    _is_one_step_of_history(document, change, changed)
    survives_the_file(changed)
    assert canonical(document) == before, "asking for a change must not alter the document"
    return changed


def survives_the_file(document: Document) -> None:
    """A document is the same after both kinds of file, and needs no repair."""
    for data in (drawing.encode(document), project.pack(document)):
        opened = project.unpack(data)
        assert opened.document == document
        assert opened.repairs == ()
        assert canonical(opened.document) == canonical(document)


def _does_what_it_says(document: Document, change: Change) -> Document:
    """Every record it names is afterwards as it says; every other is untouched; nothing hangs."""
    changed = document.copy()
    changed.apply(change)
    for id, (before, after) in change.records.items():
        assert document.get(id) == before
        assert changed.get(id) == after
    untouched = {record.id for record in document} - change.ids
    assert all(changed[id] is document[id] for id in untouched)
    assert {record.id for record in changed} <= untouched | change.ids
    _nothing_hangs(changed)
    return changed


def _nothing_hangs(document: Document) -> None:
    blocks = {block.id for block in document.blocks}
    for wire in document.wires:
        assert {wire.source, wire.target} <= blocks
        assert wire in document.wires_into(wire.target, wire.target_port)
        assert wire in document.wires_from(wire.source, wire.source_port)
    for objective in document.objectives:
        assert objective.minimise
        assert {*objective.minimise, *objective.moves} <= blocks


def _comes_back(changed: Document, change: Change, before: bytes) -> None:
    after = canonical(changed)
    back = changed.copy()
    back.apply(change.inverse)
    assert canonical(back) == before, "the inverse must bring back what was"
    back.apply(change.inverse.inverse)
    assert canonical(back) == after, "redo must bring back what came"


def _is_one_step_of_history(document: Document, change: Change, changed: Document) -> None:
    history = History(document.copy())
    history.do(change)
    assert history.document == changed
    assert (history.undoable is change) == bool(change)
    history.undo()
    assert history.document == document
    history.redo()
    assert history.document == changed
