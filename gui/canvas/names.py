"""What blocks and the numbers they bring are called, on the canvas and in every panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from backend.document.change import Change
from backend.document.columns import FEATURE
from backend.document.document import Document
from backend.document.groups import USE
from backend.document.records import Block, Record, Wire
from backend.document.weighing import NEURON
from gui.canvas.feature_names import feature_name, numbered
from gui.language import say
from gui.session import Session


class Names(QObject):
    """Names of one drawing. Neurons without one are numbered by column and place: 2.1."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._numbers: dict[str, str] | None = None
        session.changed.connect(self._follow)
        session.replaced.connect(self._forget)

    def _follow(self, change: Change) -> None:
        if not all(_stays(*pair) for pair in change.records.values()):
            self._forget()

    def _forget(self) -> None:
        self._numbers = None

    def title(self, id: str) -> str:
        """The name of a block; a feature's formula; a neuron's number."""
        block = self.session.document.get(id)
        if not isinstance(block, Block):
            return ""
        if block.type == FEATURE and not block.name:
            return feature_name(self.session, block)
        title = block_title(self.session, id)
        if block.name or block.type != NEURON:
            return title
        if self._numbers is None:
            self._numbers = neuron_numbers(self.session.document)
        return f"{title} {self._numbers.get(id, '')}".rstrip()

    def short(self, id: str) -> str:
        """The number alone of a neuron that has one, else the title."""
        return self.title(id).removeprefix(f"{block_title(self.session, id)} ")

    def term(self, source: str, index: int, count: int) -> str:
        """What brings a number: a block's name, with its place where the block brings several.

        `source` is a block or the wire from it.
        """
        record = self.session.document.get(source)
        block, port = (
            (record.source, record.source_port) if isinstance(record, Wire) else (source, "")
        )
        names = self._columns(block, port)
        if names:
            return names[index] if index < len(names) else numbered(index)
        title = self.title(block)
        return title if count == 1 else f"{title} {index + 1}"

    def _columns(self, block: str, port: str) -> tuple[str, ...]:
        """The names of the numbers that come straight from data."""
        view = self.session.data.get(block)
        fields = [one for one in view.fields if one.role == "input"] if view is not None else []
        if port:
            fields = [one for one in fields if one.name == port]
        if not fields:
            return ()
        width = fields[0].shape[0] if fields[0].shape else 1
        return fields[0].names or tuple(numbered(place) for place in range(width))


def names_of(session: Session) -> Names:
    """The names of a session's drawing; kept with the session."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return session.findChild(Names, options=direct) or Names(session, session)


def block_title(session: Session, id: str) -> str:
    """The name a person gave a block, else the title of its type; "" for no block."""
    block = session.document.get(id)
    return title_of(session, block) if isinstance(block, Block) else ""


def title_of(session: Session, block: Block) -> str:
    """What a block is called, be it in the drawing or not yet: a use without a name of its own
    has that of its definition."""
    if block.name:
        return block.name
    definition = session.document.get(str(block.settings.get("of"))) if block.type == USE else None
    if isinstance(definition, Block) and definition.name:
        return definition.name
    card = session.card(block)
    return say(card.title) if card else block.type.rpartition(".")[2]


def _stays(before: Record | None, after: Record | None) -> bool:
    """Whether a change leaves a neuron or a wire where it is."""
    if isinstance(before, Wire) and isinstance(after, Wire):
        return _ends(before) == _ends(after)
    if isinstance(before, Block) and isinstance(after, Block):
        return (before.x, before.y) == (after.x, after.y)
    return False


def _ends(wire: Wire) -> tuple[str, str, str]:
    return wire.source, wire.source_port, wire.target


def neuron_numbers(document: Document) -> dict[str, str]:
    """Column and place of each single neuron ("2.1"), as they stand; "" for a lone one.

    A column are the neurons that are fed by the same; columns count from the left, places from
    the top.
    """
    neurons = [block for block in document.blocks if block.type == NEURON]
    if len(neurons) == 1:
        return {neurons[0].id: ""}
    fed_by: dict[str, set[tuple[str, str]]] = {block.id: set() for block in neurons}
    for wire in document.unordered():
        if isinstance(wire, Wire) and wire.target in fed_by:
            fed_by[wire.target].add((wire.source, wire.source_port))
    columns: dict[frozenset[tuple[str, str]], list[Block]] = {}
    for block in neurons:
        columns.setdefault(frozenset(fed_by[block.id] or {(block.id, "")}), []).append(block)
    ordered = sorted(columns.values(), key=lambda one: min((block.x, block.y) for block in one))
    return {
        block.id: f"{number}.{place}"
        for number, column in enumerate(ordered, 1)
        for place, block in enumerate(sorted(column, key=lambda one: (one.y, one.x)), 1)
    }
