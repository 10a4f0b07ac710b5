"""The settings that are to be tried, each with its values."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backend.sweeps.knobs import Knob, read_range, read_values
from backend.text import Refusal, Text
from gui.language import tell
from gui.sweeping.offers import Offer
from gui.widgets.buttons import tool_button
from gui.widgets.choices import Choice
from gui.widgets.complaints import mark_wrong
from gui.widgets.labels import label
from gui.widgets.text_fields import TextField

LINEAR, LOG = "linear", "log"
_HELP = Text("Values with commas between, like 8, 16, 32; or a range, like 0.001..0.1")


class KnobRow(QFrame):
    """One setting: whose, its name, the values in words, and for a range how to walk it."""

    changed = Signal()
    gone = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.setObjectName("knob-row")
        self._title = label(weight="semibold")
        self.field = TextField(_HELP)
        self.field.set_value(offer.words)
        self.field.textChanged.connect(self._typed)
        self.scale = Choice([(LINEAR, Text("Even steps")), (LOG, Text("Magnitudes"))])
        self.scale.set_value(LOG if offer.is_log else LINEAR)
        self.scale.changed.connect(self._typed)
        self.complaint = label(kind="wrong", size=11)
        self.remove = tool_button("close", Text("Do not try it"), self.gone.emit, "quiet")
        self._lay_out()
        self._say()
        self._typed()

    def _lay_out(self) -> None:
        head, body = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.remove)
        body.addWidget(self.field, 1)
        body.addWidget(self.scale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addWidget(self.complaint)

    def _say(self) -> None:
        title = Text("{owner} · {title}", owner=self.offer.owner, title=self.offer.title)
        tell(self, self._title.setText, title)
        tell(self.field, self.field.setAccessibleName, title)
        tell(self.field, self.field.setToolTip, _HELP)

    def _typed(self, *_: object) -> None:
        self.scale.setVisible(".." in self.field.text())
        complaint = Text("")
        try:
            self.knob()
        except Refusal as refusal:
            complaint = refusal.what
        mark_wrong(self.field, bool(complaint))
        tell(self.complaint, self.complaint.setText, complaint)
        self.complaint.setVisible(bool(complaint))
        self.changed.emit()

    def knob(self) -> Knob:
        """What is to be tried. Raises Refusal where the words make no sense."""
        words = self.field.text().strip()
        if not words:
            raise Refusal(Text("Write the values to try."))
        if ".." in words:
            way = ":log" if self.scale.value == LOG else ""
            return read_range(f"{self.offer.place}={words}{way}")
        knob = read_values(f"{self.offer.place}={words.rstrip(',')}")
        names = self.offer.names
        return replace(knob, values=tuple(names.get(str(one), one) for one in knob.values))


class KnobList(QWidget):
    """The rows, in the order in which they were chosen; `changed` when one is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[KnobRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def has(self, place: str) -> bool:
        """Whether this setting is to be tried."""
        return any(row.offer.place == place for row in self.rows)

    def turn(self, offer: Offer) -> None:
        """Try a setting; or no longer, where it was to be tried."""
        for row in self.rows:
            if row.offer.place == offer.place:
                self._take_out(row)
                return
        row = KnobRow(offer, self)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._take_out(row))
        self.rows.append(row)
        self._layout.addWidget(row)
        self.changed.emit()

    def _take_out(self, row: KnobRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()

    def clear(self) -> None:
        """Try nothing."""
        for row in list(self.rows):
            self._take_out(row)

    def knobs(self) -> tuple[Knob, ...]:
        """All of them. Raises Refusal for the first whose words make no sense."""
        return tuple(row.knob() for row in self.rows)
