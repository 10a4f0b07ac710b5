"""How well a few letters fit a title: whole words first, then beginnings, then letters in order."""

from __future__ import annotations

from collections.abc import Sequence

from backend.catalog.search import plain


def match(words: str, titles: Sequence[str], more: Sequence[str] = ()) -> float | None:
    """The score of the best fit of every word, None where one fits nowhere.

    `titles` count most; in `more` only whole beginnings of words count. Case and accents do not
    matter.
    """
    plain_titles = [plain(title).replace("&", "") for title in titles]
    plain_more = " ".join(plain(text) for text in more).split()
    total = 0.0
    for word in plain(words).split():
        score = max(
            max((_fit(word, title) for title in plain_titles), default=0.0),
            2.0 if any(other.startswith(word) for other in plain_more) else 0.0,
        )
        if not score:
            return None
        total += score
    return total


def _fit(word: str, title: str) -> float:
    """10 for the whole title, 8 for its beginning, 6 for a word's, 4 inside, up to 2 scattered."""
    if word == title:
        return 10.0
    if title.startswith(word):
        return 8.0
    if any(part.startswith(word) for part in title.replace("-", " ").split()):
        return 6.0
    if word in title:
        return 4.0
    return _scattered(word, title) if len(word) > 1 else 0.0


def _scattered(word: str, title: str) -> float:
    """Letters in order with little between them; none at all where they are far apart."""
    best = 0.0
    for start in (place for place, letter in enumerate(title) if letter == word[0]):
        place = start
        for letter in word[1:]:
            place = title.find(letter, place + 1)
            if place < 0:
                break
        else:
            best = max(best, len(word) / (place - start + 1))
    return 2.0 * best if best > 0.4 else 0.0
