"""What arrives at a block and leaves it, and how large it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from backend.compiler.plan import Signal, Spec, Step
from backend.document.records import Block
from backend.text import Text
from gui.language import number
from gui.panels.panel_parts import clear_layout, quiet_label
from gui.session import Session
from gui.theme import theme

_Rows = list[tuple[Text, str]]


class PassingTable(QWidget):
    """The shape at each port, the parameters and the multiply-adds of a block."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: _Rows | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)

    def show_block(self, block: Block) -> None:
        """Show what is known of a block now."""
        rows = self._passing(block)
        if rows == self._rows:
            return
        self._rows = rows
        clear_layout(self._grid)
        self._grid.setColumnStretch(1, 1)
        if not rows:
            words = quiet_label(Text("Known as soon as the block is wired and without errors."))
            self._grid.addWidget(words, 0, 0)
        for row, (title, words) in enumerate(rows):
            shape = QLabel(words)
            shape.setFont(theme().mono_font())
            shape.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(quiet_label(title, wrap=False), row, 0)
            self._grid.addWidget(shape, row, 1)

    def _passing(self, block: Block) -> _Rows:
        """A title and what is said of it; signals that are alike stand in one row."""
        step = self._session.plan.step(block.id)
        titles = self._titles(block)
        arriving = self._into_step(step) if step else self._into_drawn(block)
        arrive = Counter(
            (Text("{port} arrives", port=titles.get(port) or port), words)
            for port, words in arriving
        )
        rows = [
            (title, words if count == 1 else f"{words}  ({number(count)}×)")
            for (title, words), count in arrive.items()
        ]
        for port, spec in self._leaving(block, step).items():
            rows.append((Text("{port} leaves", port=titles.get(port) or port), _spec(spec)))
        if step is not None:
            rows.append((Text("Parameters"), number(step.parameters)))
            rows.append((Text("Multiply-adds"), number(step.operations)))
        return rows

    def _titles(self, block: Block) -> dict[str, Text]:
        """What ports are called: those of groups in the plan, those of others on their card."""
        card, ports = self._session.card(block), self._session.plan.ports.get(block.id)
        there = (*ports.inputs, *ports.outputs) if ports else ()
        known = (*card.inputs, *card.outputs) if card else ()
        return {port.name: port.title for port in (*there, *known)}

    def _into_step(self, step: Step) -> Iterator[tuple[str, str]]:
        specs = self._session.plan.specs
        for port, signals in step.inputs.items():
            for signal in signals:
                yield port, _spec(specs.get(signal))

    def _into_drawn(self, block: Block) -> Iterator[tuple[str, str]]:
        """What the wires bring to a group, as far as it is known."""
        specs = self._session.plan.specs
        for wire in self._session.document.wires_into(block.id):
            spec = specs.get(Signal(wire.source, wire.source_port))
            if spec is not None:
                yield wire.target_port, _spec(spec)

    def _leaving(self, block: Block, step: Step | None) -> Mapping[str, Spec]:
        if step is not None:
            return step.outputs
        specs = self._session.plan.specs
        return {signal.port: spec for signal, spec in specs.items() if signal.block == block.id}


def _spec(spec: Spec | None) -> str:
    """A shape, and the kind of its numbers where it is not the usual one."""
    words = str(spec or "?")
    return words if spec is None or spec.dtype == "float32" else f"{words}  {spec.dtype}"
