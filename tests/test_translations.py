"""Every sentence has its Spanish, with the same values, in the file that the window loads."""

from __future__ import annotations

import string

import pytest
from PySide6.QtCore import QTranslator

from resources.translations import update


@pytest.fixture(scope="module")
def said() -> list[str]:
    return update.sources()


@pytest.fixture(scope="module")
def spanish() -> dict[str, str]:
    return update.translations()


def test_the_sentences_are_found(said):
    assert len(said) > 100
    assert "Cancel" in said


def test_every_sentence_has_its_spanish(said, spanish):
    missing = [source for source in said if source not in spanish]
    assert not missing, "run resources/translations/update.py"


def test_no_spanish_is_left_over(said, spanish):
    assert set(spanish) <= set(said)


def test_spanish_keeps_the_values(spanish):
    wrong = {
        source: translation
        for source, translation in spanish.items()
        if _values(source) != _values(translation)
    }
    assert not wrong


def test_the_file_the_window_loads_is_the_newest(spanish):
    translator = QTranslator()
    assert translator.load(str(update.QM))
    stale = [
        source
        for source, translation in spanish.items()
        if translator.translate("", source) != translation
    ]
    assert not stale, "run resources/translations/update.py"


def _values(sentence: str) -> set[str]:
    try:
        fields = list(string.Formatter().parse(sentence))
    except ValueError:  # a sentence without values may hold a lone brace
        return {sentence}
    return {name for _, name, _, _ in fields if name is not None}
