"""Bring in a model of somebody else: read it, ask for sizes it leaves open, say what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backend.formats.foreign.entries import OpenSize
from backend.text import Text
from gui.dialogs.frame import Dialog
from gui.language import tell
from gui.widgets.form import Form
from gui.widgets.labels import label
from gui.widgets.notices import NoticeBar
from gui.widgets.number_field import NumberField
from gui.widgets.progress import Progress
from gui.widgets.section import ScrollColumn

Read = Callable[[str, Mapping[str, int], Callable[[Any], None], Callable[[Any], None]], object]
"""Reads a path with these sizes; then calls the third with the project, or with the sizes that are
left open; or the fourth with what failed (`what`, `advice`)."""

LARGEST = 2**31 - 1


class ImportDialog(Dialog):
    """Three pages in one place: working, which sizes, what went wrong."""

    read = Signal(object)
    """The project that the model became."""
    other_wanted = Signal()

    def __init__(self, reads: Read, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(Text("Bring in a model"), parent)
        self._reads = reads
        self._path = path
        self._notice: NoticeBar | None = None
        self._wrong: dict[str, bool] = {}
        self.is_reading = False
        self.progress = Progress(
            Text("Reading {name}: large models take a minute…", name=path.name), cancellable=False
        )
        self.form = Form()
        self.pages = QStackedWidget()
        for page in (self._working_page(), self._sizes_page(), QWidget()):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.other = self.button(Text("Choose another file…"), self._choose_other, left=True)
        self.leave = self.button(Text("Cancel"), self.reject)
        self.go = self.button(Text("Bring in"), self._go_on, "primary")
        self.fit(520, 300)
        self._show(0)

    def start(self, sizes: Mapping[str, int] | None = None) -> None:
        """Read the file."""
        self._forget_notice()
        self._show(0)
        self.is_reading = True
        hear, fail = self.while_open(self._hear), self.while_open(self._fail)
        self._reads(str(self._path), sizes or {}, hear, fail)

    def _working_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        return page

    def _sizes_page(self) -> QWidget:
        column = ScrollColumn(margin=0, spacing=12)
        column.add(
            label(
                Text(
                    "The file leaves some sizes open. A drawing needs numbers for them;"
                    " only the number of examples may stay open."
                )
            )
        )
        column.add(self.form)
        return column

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.go.setVisible(page == 1)
        self.other.setVisible(page == 2)
        tell(self.leave, self.leave.setText, Text("Close") if page == 2 else Text("Cancel"))

    def _hear(self, answer: Any) -> None:
        self.is_reading = False
        if isinstance(answer, Sequence):
            self._ask_for(answer)
            return
        self.read.emit(answer)
        self.accept()

    def _ask_for(self, sizes: Sequence[OpenSize]) -> None:
        """One field for each size, however many axes have it."""
        self.form.clear()
        self._wrong.clear()
        for name in dict.fromkeys(one.name for one in sizes):
            places = [one for one in sizes if one.name == name]
            field = NumberField(whole=True, minimum=1, maximum=LARGEST)
            field.refused.connect(partial(self._mark, name))
            field.set_value(next((one.hint for one in places if one.hint > 0), 16))
            title = Text("Axis {axis} of {input}", axis=places[0].axis, input=places[0].input)
            self.form.add(name, title, field, Text("The file calls it {name}.", name=name))
        self._show(1)
        next(iter(self.form.fields.values())).setFocus()

    def _go_on(self) -> None:
        """Read it again with the sizes that were typed, where all of them are numbers."""
        sizes = {}
        for name, field in self.form.fields.items():
            assert isinstance(field, NumberField)
            field.commit()
            sizes[name] = field.value
        if not any(self._wrong.values()):
            self.start({name: int(size) for name, size in sizes.items() if size is not None})

    def _mark(self, name: str, complaint: Text) -> None:
        self._wrong[name] = bool(complaint)

    def _fail(self, failure: Any) -> None:
        self.is_reading = False
        self._forget_notice()
        self._notice = NoticeBar("error", failure.what, failure.advice, closable=False)
        self.body.insertWidget(0, self._notice)
        self._show(1 if self.form.fields else 2)

    def _forget_notice(self) -> None:
        if self._notice is not None:
            self._notice.close_now()
            self._notice = None

    def _choose_other(self) -> None:
        self.other_wanted.emit()
        self.reject()
