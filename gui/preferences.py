"""What a person chose about the program itself, kept between sittings."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from backend.home import home


def preferences() -> QSettings:
    """The store of choices, a readable file in the person's own folder."""
    return QSettings(str(home() / "preferences.ini"), QSettings.Format.IniFormat)
