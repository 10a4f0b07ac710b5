"""Titles beside fields, with what each means and what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from backend.text import Text
from gui.language import tell
from gui.widgets.labels import label

_TITLE_WIDTH = 124


class Form(QWidget):
    """Rows of a title and a field. Where a field needs the whole width its title stands over it.

    A field with a `refused` signal gets a line under it for the sentence why not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._titles: dict[str, QLabel] = {}
        self._complaints: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def add(
        self, name: str, title: Text, field: QWidget, help: Text = Text(""), over: bool = False
    ) -> None:
        """One more row; `over`: the title stands over the field."""
        heading = label(title)
        heading.setMinimumHeight(28)
        heading.setBuddy(field)
        for widget in (heading, field):
            if help:
                tell(widget, widget.setToolTip, help)
        tell(field, field.setAccessibleName, title)
        tell(field, field.setAccessibleDescription, help)
        self._place(heading, field, over)
        self.fields[name], self._titles[name] = field, heading
        self._complaints[name] = self._complaint_line()
        if hasattr(field, "refused"):
            field.refused.connect(lambda complaint: self.complain(name, complaint))

    def set_title(self, name: str, title: Text) -> None:
        """Call a row otherwise from now on."""
        heading, field = self._titles[name], self.fields[name]
        tell(heading, heading.setText, title)
        tell(field, field.setAccessibleName, title)

    def complain(self, name: str, complaint: Text) -> None:
        """Show under a field why its text cannot be taken; an empty text takes it away."""
        line = self._complaints[name]
        tell(line, line.setText, complaint)
        line.setVisible(bool(complaint))

    def show_row(self, name: str, visible: bool) -> None:
        """Show or hide a whole row."""
        self.fields[name].setVisible(visible)
        self._titles[name].setVisible(visible)
        if not visible:
            self._complaints[name].hide()

    def clear(self) -> None:
        """Take every row out."""
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for rows in (self.fields, self._titles, self._complaints):
            rows.clear()

    def _place(self, heading: QLabel, field: QWidget, over: bool) -> None:
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        if over:
            self._grid.addWidget(heading, row, 0, 1, 2)
            self._grid.addWidget(field, row + 1, 0, 1, 2)
            return
        heading.setFixedWidth(_TITLE_WIDTH)
        field.setMinimumHeight(max(28, field.minimumHeight()))
        self._grid.addWidget(heading, row, 0, top)
        fixed = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        self._grid.addWidget(field, row, 1, top | Qt.AlignmentFlag.AlignLeft if fixed else top)

    def _complaint_line(self) -> QLabel:
        line = label(kind="wrong", size=11)
        line.hide()
        self._grid.addWidget(line, self._grid.rowCount(), 0, 1, 2)
        return line
