"""How pictures are altered while they are learned from: its settings, and what comes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.catalog.augmenting import AUGMENTATION
from backend.compiler.plan import Field
from backend.data.dataset import DataView
from backend.document import edits
from backend.document.records import Block
from backend.messages import Failure
from backend.text import Text
from gui.panels.example_views import Thumbnails
from gui.panels.panel_parts import quiet_label
from gui.panels.questions import Questions
from gui.panels.setting_form import SettingForm
from gui.session import Session

_SHOWN = 24
"""Pictures that are altered for a look."""
_TITLES = 104


class AugmentPart(QWidget):
    """Settings of a data block with pictures, and its first pictures as learning may see them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._questions = Questions(session)
        self._block = ""
        self._view: DataView | None = None
        self._asked: tuple[Any, ...] = ()
        self.form = SettingForm(AUGMENTATION, _TITLES)
        self.form.chosen.connect(self._choose)
        self.form.reset.connect(self._reset)
        self.hint = quiet_label(Text("Anew at every step, on training examples alone."))
        self.pictures = Thumbnails(rows=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.form, self.hint, self.pictures):
            layout.addWidget(widget)

    def show_data(self, block: Block, view: DataView | None) -> bool:
        """Show what is chosen for this data; says whether it has pictures at all."""
        field = _pictures_of(view)
        if view is None or field is None:
            return False
        self._block = block.id
        self.form.show_values(block.settings)
        chosen = {one.name: block.settings.get(one.name, one.default) for one in AUGMENTATION}
        self.pictures.setVisible(any(chosen.values()))
        if any(chosen.values()):
            self._look(view, field, chosen)
        return True

    def _look(self, view: DataView, field: Field, chosen: dict[str, Any]) -> None:
        asked = tuple(chosen.values())
        if view is self._view and asked == self._asked:
            return
        self._view, self._asked = view, asked
        self._questions.forget()
        self._questions.ask(
            "altered",
            self._show,
            self._show_none,
            pictures=view.examples[field.name][:_SHOWN],
            preparation=view.preparation.fields[field.name],
            settings=chosen,
        )

    def _show(self, pictures: np.ndarray) -> None:
        self.pictures.show_pictures(pictures, [])

    def _show_none(self, failure: Failure) -> None:
        """Settings that cannot be are told where they are chosen."""
        self.pictures.show_pictures(np.zeros((0, 1, 1, 1)), [])

    def _choose(self, name: str, value: Any) -> None:
        self._session.do(edits.set_settings(self._session.document, self._block, {name: value}))

    def _reset(self, name: str) -> None:
        self._session.do(edits.clear_settings(self._session.document, self._block, [name]))


def _pictures_of(view: DataView | None) -> Field | None:
    """The field of a data set that holds pictures."""
    fields = view.raw_fields if view is not None else ()
    return next((one for one in fields if one.kind == "picture" and one.role == "input"), None)
