"""What a person chose about the program itself, kept between sittings."""

from __future__ import annotations

from PySide6.QtCore import QSettings


def preferences() -> QSettings:
    """The store of choices, in the person's own configuration folder."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Lienzo", "Lienzo")
