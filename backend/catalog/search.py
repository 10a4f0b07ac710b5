"""Finds cards by words, in English and in the language of the window at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from backend.catalog.card import Card, Shelf


def search(shelf: Shelf, words: str, translate: Callable[[str], str]) -> list[Card]:
    """The blocks in which every word is found, best first; all of them where there are no words.

    English always counts; `translate` (a sentence into the other language) makes that language
    count too, whichever of the two the window speaks. Case and accents do not matter.
    """
    wanted = plain(words).split()
    if not wanted:
        return shelf.offered
    families = {family.id: family.title for family in shelf.families}
    ranked = []
    for place, card in enumerate(shelf.offered):
        family = families[card.family].read(translate) if card.family in families else ""
        fields = _fields(card, translate, family)
        scores = [_score(word, fields) for word in wanted]
        if all(scores):
            ranked.append((-sum(scores), not card.common, place, card))
    return [card for *_, card in sorted(ranked, key=lambda one: one[:3])]


def plain(text: str) -> str:
    """Lower case, without accents: "Convolución" becomes "convolucion"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _fields(card: Card, translate: Callable[[str], str], family: str) -> list[tuple[int, str]]:
    """What is searched of a card, each with how much a find there is worth."""
    name = card.id.rpartition(".")[2]
    return [
        (100, plain(card.title.read(translate))),
        (100, plain(str(card.title))),
        (100, plain(name)),
        (60, plain(card.words.read(translate))),
        (60, plain(str(card.words))),
        (20, plain(f"{card.family} {family}")),
        (10, plain(card.summary.read(translate))),
        (10, plain(str(card.summary))),
    ]


def _score(word: str, fields: list[tuple[int, str]]) -> int:
    return max(worth * _closeness(word, text) // 4 for worth, text in fields)


def _closeness(word: str, text: str) -> int:
    """4 where it is the whole text, 3 where the text begins so, 2 a word does, 1 inside one."""
    if text == word:
        return 4
    if text.startswith(word):
        return 3
    if any(part.startswith(word) for part in text.split()):
        return 2
    return 1 if len(word) > 2 and word in text else 0
