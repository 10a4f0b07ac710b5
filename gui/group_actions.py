"""What a person can do to groups: make, enter, open, leave, take apart, reuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject

from backend.document import grouping, own_blocks
from backend.document.change import Change, together
from backend.document.groups import GROUP, HOLDERS, PORTS, USE, is_definition
from backend.document.records import Block, Note
from backend.text import Refusal, Text
from gui.canvas import open_groups
from gui.canvas.view import CanvasView
from gui.loose_ends import with_ports
from gui.session import Notice, Session


@dataclass(frozen=True)
class Chosen:
    """What is selected, by what can be done to it."""

    ids: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def holders(self) -> tuple[Block, ...]:
        """Groups and uses."""
        return tuple(one for one in self.blocks if one.type in HOLDERS)

    @property
    def alone(self) -> Block | None:
        """The one group or use that is selected, None where it is not alone."""
        return self.holders[0] if len(self.blocks) == 1 and self.holders else None


class GroupActions(QObject):
    """Carries the actions for groups out, and knows which of them can act."""

    def __init__(self, session: Session, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas

    @property
    def chosen(self) -> Chosen:
        """What is selected now."""
        found = {id: self._session.document.get(id) for id in sorted(self._session.selection)}
        ids = tuple(id for id, one in found.items() if isinstance(one, Block | Note))
        return Chosen(ids, tuple(one for one in found.values() if isinstance(one, Block)))

    def able(self) -> dict[str, bool]:
        """Which actions can act on what is selected."""
        one, alone = self.chosen, self.chosen.alone
        is_group = alone is not None and alone.type == GROUP and not is_definition(alone)
        return {
            "group": any(block.type not in PORTS for block in one.blocks),
            "ungroup": bool(one.holders) and len(one.holders) == len(one.blocks),
            "enter_group": alone is not None,
            "leave_group": bool(self._session.place),
            "open_group": is_group,
            "make_own": is_group,
            "detach": alone is not None and alone.type == USE,
        }

    def doings(self) -> dict[str, Callable[[], object]]:
        """What carries each action out."""
        return {
            "group": self.group,
            "ungroup": self.ungroup,
            "enter_group": self.enter,
            "leave_group": self._session.leave,
            "open_group": self.open_in_place,
            "make_own": self.make_own,
            "detach": self.detach,
        }

    def do(self, make: Callable[[], Change]) -> Change | None:
        """Carry an edit out, or tell why it cannot be."""
        try:
            change = make()
        except Refusal as refusal:
            self._session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return None
        self._session.do(change)
        return change

    def group(self) -> None:
        """Put what is selected into a new group, and select that."""
        session = self._session
        change = self.do(self._grouped)
        if change is not None:
            session.select(_new(change, GROUP))

    def _grouped(self) -> Change:
        document = self._session.document
        made = grouping.group(document, self.chosen.ids)
        (group,) = _new(made, GROUP)
        return with_ports(document, made, group, self._session.shelf)

    def ungroup(self) -> None:
        """Put what stands in the selected groups where these stand; select it."""
        session, holders = self._session, self.chosen.holders
        change = self.do(lambda: self._ungrouped(holders))
        if change is not None:
            session.select(_stepped_out(change))

    def _ungrouped(self, holders: tuple[Block, ...]) -> Change:
        after, changes = self._session.document.copy(), []
        for holder in holders:
            changes.append(grouping.ungroup(after, holder.id, Learned(self._session)))
            after.apply(changes[-1])
        return together(Text("Ungroup"), *changes)

    def enter(self) -> None:
        """Look into the selected group."""
        alone = self.chosen.alone
        if alone is not None:
            self._session.enter(alone.id)

    def turn_into(self, id: str) -> bool:
        """Enter a block that holds others; False for any other."""
        block = self._session.document.get(id)
        if not isinstance(block, Block) or block.type not in HOLDERS:
            return False
        self._session.enter(id)
        return True

    def open_in_place(self) -> None:
        """Show the inside of the selected group where it stands, or fold it up."""
        alone = self.chosen.alone
        if alone is not None:
            open_groups.set_open(self._canvas, alone.id, not alone.is_open)

    def make_own(self) -> None:
        """Make a block of the person's own out of the selected group; its use is selected."""
        session, alone = self._session, self.chosen.alone
        if alone is None:
            return
        learned = Learned(session)
        change = self.do(lambda: own_blocks.make_definition(session.document, alone.id, learned))
        if change is not None:
            session.select(_new(change, USE))
            session.noticed.emit(
                Notice(
                    "good",
                    Text("“{name}” is a block of your own now.", name=self._name(alone.id)),
                    Text("It stands in the palette. When you change it, all its uses follow."),
                )
            )

    def _name(self, definition: str) -> str | Text:
        return self._session.document.block(definition).name or Text("Group")

    def detach(self) -> None:
        """Let the selected use be a group of its own."""
        session, alone = self._session, self.chosen.alone
        if alone is not None:
            learned = Learned(session)
            self.do(lambda: own_blocks.detach(session.document, alone.id, learned))


class Learned(Mapping[str, Mapping[str, np.ndarray]]):
    """What every owner has learned by now, a training that runs included."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getitem__(self, owner: str) -> Mapping[str, np.ndarray]:
        kept = self._session.weights[owner]
        now = {name: self._session.live.numbers(owner, name) for name in kept}
        return {name: array for name, array in now.items() if array is not None}

    def __iter__(self) -> Iterator[str]:
        return iter(self._session.weights)

    def __len__(self) -> int:
        return len(self._session.weights)


def _new(change: Change, type: str) -> list[str]:
    """The blocks of a type that a change adds."""
    return [
        id
        for id, (before, after) in change.records.items()
        if before is None and isinstance(after, Block) and after.type == type
    ]


def _stepped_out(change: Change) -> list[str]:
    """What a change puts somewhere else, and the blocks that come with it."""
    return [
        id
        for id, (before, after) in change.records.items()
        if isinstance(after, Block | Note)
        and (before is None or getattr(before, "inside", "") != after.inside)
    ]
