"""The language of the window: every sentence a person reads goes through here."""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import cache
from math import isfinite
from numbers import Integral, Real
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from backend.text import Text
from gui.preferences import preferences

LANGUAGES = {"en": "English", "es": "Español"}
_TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"


def number(value: float, figures: int = 4) -> str:
    """A number as the person's system writes it, with as many figures as matter."""
    if isinstance(value, Integral):
        return _locale().toString(int(value))
    value = float(value)
    if isfinite(value) and 1000 <= abs(value) < 1e15:
        return _locale().toString(round(value))
    return localised(_plain(value, figures))


def localised(written: str) -> str:
    """A number written by Python, with the separators of the person's system."""
    marks = {",": _locale().groupSeparator(), ".": _locale().decimalPoint()}
    return "".join(marks.get(mark, mark) for mark in written)


def say(text: Text) -> str:
    """The sentence in the language of the window, its numbers written as the system does."""
    sentence = QCoreApplication.translate("", text.source) if text.source else ""
    if not text.values:
        return sentence
    return _WRITER.vformat(sentence, (), dict(text.values))


def tell(owner: QObject, setter: Callable[[str], object], text: Text) -> None:
    """Say `text` to `setter` now, and again at every change of language while `owner` lives.

    A later `tell` with the same owner and setter replaces the former sentence.
    """
    for child in owner.children():
        if isinstance(child, _Sentence) and child.setter == setter:
            child.text = text
            child.speak()
            return
    sentence = _Sentence(owner, setter, text)
    language().changed.connect(sentence.speak)
    sentence.speak()


@cache
def language() -> Language:
    """The one language of the window; it begins with the remembered or the system's."""
    return Language()


def in_spanish(source: str) -> str:
    """A sentence in Spanish whatever the window speaks, for searches in both languages."""
    return _spanish().translate("", source) or source


@cache
def _spanish() -> QTranslator:
    translator = QTranslator()
    translator.load(str(_TRANSLATIONS / "lienzo_es.qm"))
    return translator


class Language(QObject):
    """Which language the window speaks; `changed` when it speaks another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code = "en"
        self._translators: list[QTranslator] = []
        remembered = str(preferences().value("language", ""))
        self._load(remembered if remembered in LANGUAGES else _system_language())

    @property
    def code(self) -> str:
        """The language now: "en" or "es"."""
        return self._code

    def switch(self, code: str) -> None:
        """Speak this language from now on, and remember it. Raises KeyError for an unknown one."""
        if code not in LANGUAGES:
            raise KeyError(code)
        preferences().setValue("language", code)
        if code != self._code:
            self._load(code)
            self.changed.emit()

    def _load(self, code: str) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        self._code = code
        if code != "en":
            qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{qt_folder}/qtbase_{code}.qm")
            self._install(str(_TRANSLATIONS / f"lienzo_{code}.qm"))

    def _install(self, path: str) -> None:
        translator = QTranslator(self)
        if translator.load(path):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)


class _Sentence(QObject):
    """One sentence that stands somewhere in the window, kept by the owner of the place."""

    def __init__(self, owner: QObject, setter: Callable[[str], object], text: Text) -> None:
        super().__init__(owner)
        self.setter = setter
        self.text = text

    def speak(self) -> None:
        self.setter(say(self.text))


class _Writer(string.Formatter):
    """Fills the values of a sentence in: sentences in sentences, numbers in local writing."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Text):
            return say(value)
        if isinstance(value, Real) and not isinstance(value, bool):
            if not format_spec:
                return number(value)
            return localised(format(value, format_spec))
        return str(super().format_field(value, format_spec))


_WRITER = _Writer()


def _plain(value: float, figures: int) -> str:
    """Scientific only where plain writing would be long or would lose the figures."""
    if value and abs(value) < 1e-4:
        return f"{value:.{figures - 1}g}"
    return f"{value:.{figures}g}"


def _locale() -> QLocale:
    """The system's way of writing numbers; a system without one is taken for plain English."""
    locale = QLocale.system()
    return QLocale("en_US") if locale.language() == QLocale.Language.C else locale


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
