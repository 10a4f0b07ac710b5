"""Opening groups in place and tidying, with the sizes that things have on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backend.document import open_groups
from backend.document.document import Document
from backend.document.groups import is_definition
from backend.document.records import Block
from backend.document.tidying import tidy_place
from backend.text import Refusal
from gui.canvas.faces import Faces
from gui.notice import Notice

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


def set_open(view: CanvasView, id: str, is_open: bool) -> None:
    """Show the inside of a group where it stands, or fold it up; others make room."""
    session, saw_all = view.session, view.gaze.sees_all
    sizes = sizes_around(session.document, view.faces, id)
    try:
        change = open_groups.open_group(session.document, id, is_open, sizes)
    except Refusal as refusal:
        session.noticed.emit(Notice("info", refusal.what, refusal.advice))
        return
    if not change:
        return
    session.do(change)
    if saw_all:
        view.unfolding.then(view.fit)
    elif is_open:
        view.unfolding.then(lambda: view.bring_into_view(id))


def tidy(view: CanvasView) -> None:
    """Put what is in view, or the several blocks that are selected, in order."""
    session = view.session
    blocks = [session.document.get(id) for id in view.scene.things.index]
    sizes = {one.id: _size(view.faces, one) for one in blocks if isinstance(one, Block)}
    chosen = [id for id in sorted(session.selection) if id in sizes]
    some = chosen if len(chosen) > 1 else None
    session.do(tidy_place(session.document, session.place, sizes, some))
    view.fit()


def sizes_around(document: Document, faces: Faces, id: str) -> dict[str, tuple[float, float]]:
    """The sizes of all that is in a group, beside it, and beside the open groups around it.

    An open layer has that of what it shows, a group that of its closed block.
    """
    block = document.get(id)
    places, found = [id], {}
    while isinstance(block, Block):
        places.append(block.inside)
        holder = document.get(block.inside)
        block = holder if open_groups.is_open_group(holder) else None
    while places:
        for one in document.held(places.pop()):
            if isinstance(one, Block) and not is_definition(one) and one.id not in found:
                found[one.id] = _size(faces, one)
                if open_groups.is_open_group(one):
                    places.append(one.id)
    return found


def _size(faces: Faces, block: Block) -> tuple[float, float]:
    closed = replace(block, is_open=False) if open_groups.is_open_group(block) else block
    size = faces.size(closed)
    return size.width, size.height
