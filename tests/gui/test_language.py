"""Sentences are said in the language of the window, and said again when it changes."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel

from backend.text import Text
from gui.language import language, localised, number, say, tell
from gui.preferences import preferences


@pytest.fixture(autouse=True)
def _in_english_again(qapp):
    language().switch("en")
    yield
    language().switch("en")


def test_a_sentence_is_said_with_its_values():
    text = Text("It expects {expected} and {other}.", expected=3, other=Text("{n} more", n=0.5))
    assert say(text) == f"It expects 3 and {localised('0.5')} more."


def test_a_sentence_without_values_may_hold_braces():
    assert say(Text("{like this}")) == "{like this}"
    assert say(Text("")) == ""


def test_a_chosen_format_is_kept():
    assert say(Text("{loss:.3f}", loss=0.08349)) == localised("0.083")


def test_spanish_is_spoken_and_remembered(qapp):
    language().switch("es")
    assert say(Text("Cancel")) == "Cancelar"
    assert QCoreApplication.translate("QPlatformTheme", "Discard") == "Descartar"
    assert language().code == "es"
    assert preferences().value("language") == "es"


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        language().switch("xx")


def test_what_was_told_is_told_again_at_a_switch(qapp):
    label = QLabel()
    tell(label, label.setText, Text("Cancel"))
    assert label.text() == "Cancel"
    language().switch("es")
    assert label.text() == "Cancelar"


def test_a_later_sentence_replaces_the_former(qapp):
    label = QLabel()
    tell(label, label.setText, Text("Cancel"))
    tell(label, label.setText, Text("Search"))
    assert label.text() == "Search"
    language().switch("es")
    assert label.text() == "Buscar"
    assert len(label.children()) == 1


def test_telling_keeps_nobody_alive(qapp):
    label = QLabel()
    tell(label, label.setText, Text("Cancel"))
    gone = weakref.ref(label)
    del label
    gc.collect()
    assert gone() is None
    language().switch("es")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7, "7"),
        (0.0834123, "0.08341"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "1e-07"),
        (0.0, "0"),
        (2140.4, "2,140"),
        (float("nan"), "nan"),
    ],
)
def test_numbers_have_as_many_figures_as_matter(monkeypatch, value, written):
    monkeypatch.setattr("gui.language._locale", lambda: QLocale("en_US"))
    assert number(value) == written


def test_numbers_follow_the_system_not_the_language(monkeypatch):
    monkeypatch.setattr("gui.language._locale", lambda: QLocale("de_DE"))
    assert number(12345) == "12.345"
    assert say(Text("{loss}", loss=0.25)) == "0,25"


def test_importing_has_no_effects():
    code = (
        "import gui.language, gui.theme, PySide6.QtCore as q;"
        "assert q.QCoreApplication.instance() is None"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
