"""What a person can choose about the program itself: its language, its look, its motion."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backend.text import Text
from gui.dialogs.frame import Dialog
from gui.language import LANGUAGES, language
from gui.preferences import preferences
from gui.theme import theme
from gui.widgets.buttons import Switch
from gui.widgets.choices import Segments
from gui.widgets.form import Form
from gui.widgets.labels import label


class PreferencesDialog(Dialog):
    """Every choice is taken at once and remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Text("Preferences"), parent)
        self.language = Segments(list(LANGUAGES.items()))
        self.theme = Segments(
            [("light", Text("Light")), ("dark", Text("Dark")), ("system", Text("System"))],
            ("sun", "moon", "system"),
        )
        self.reduced_motion = Switch()
        self._show()
        self.language.changed.connect(language().switch)
        self.theme.changed.connect(theme().switch)
        self.reduced_motion.changed.connect(
            lambda still: preferences().setValue("reduced_motion", still)
        )
        self._build()

    def _show(self) -> None:
        self.language.set_value(language().code)
        self.theme.set_value(theme().choice)
        self.reduced_motion.set_value(preferences().value("reduced_motion", False, type=bool))

    def _build(self) -> None:
        form = Form()
        form.add("language", Text("Language"), self.language, over=True)
        form.add("theme", Text("Theme"), self.theme, over=True)
        form.add("motion", Text("Less motion"), self.reduced_motion)
        self.body.addWidget(form)
        self.body.addWidget(
            label(Text("Numbers are written as your system writes them."), "quiet", 11)
        )
        self.body.addStretch(1)
        self.button(Text("Close"), self.accept, "primary")
        self.setMinimumWidth(420)
