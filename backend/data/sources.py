"""SOURCES: where examples can come from; and the settings of a data block opened."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import numpy as np

from backend.data import arrays, bundled, generated, pictures, playground, table
from backend.data.dataset import Dataset
from backend.data.files import stamp
from backend.data.prepared import Prepared, prepare
from backend.data.source import Source
from backend.data.storage import NoRoom
from backend.text import Refusal, Text

SOURCES: dict[str, Source] = {
    source.card.id: source
    for module in (playground, generated, bundled, table, arrays, pictures)
    for source in module.SOURCES
}

Opened = TypeVar("Opened")


class Memory:
    """The last few things that took long to load, by what they were loaded from.

    A refusal is remembered like any other answer, so that asking again costs nothing; but not
    that a disk is full.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def recall(self, key: Hashable, make: Callable[[], Opened]) -> Opened:
        """What was made for this key, or `make()`. Raises the Refusal it raised then."""
        if key not in self._kept:
            self._kept[key] = _answer(make)
        self._kept.move_to_end(key)
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)
        found = self._kept[key]
        if isinstance(found, Refusal):
            raise Refusal(found.what, found.advice)
        answer: Opened = found
        return answer


def _answer(make: Callable[[], Opened]) -> Opened | Refusal:
    try:
        return make()
    except NoRoom:
        raise
    except Refusal as refusal:
        return Refusal(refusal.what, refusal.advice)


_LOADED = Memory(4)
_OPENED = Memory(8)


DEFAULT_SOURCE = "digits"
"""What a data block brings before anybody chooses; its card in the catalog says the same."""


def load(settings: Mapping[str, Any]) -> Dataset:
    """The raw data that the settings of a data block name: `source` and its `options`.

    Remembered until an option or the file changes; its arrays are read-only. Raises Refusal.
    """
    source, options = _chosen(settings)
    return _LOADED.recall(_key(source, options), lambda: _read_only(source.load(options)))


def open_data(settings: Mapping[str, Any]) -> Prepared:
    """The data of a data block: loaded, split and prepared. Remembered. Raises Refusal."""
    source, options = _chosen(settings)
    how = {name: settings[name] for name in sorted(settings) if name not in ("source", "options")}
    key = (_key(source, options), json.dumps(how, sort_keys=True, default=repr))
    return _OPENED.recall(key, lambda: prepare(load(settings), settings, source.card.title))


def _chosen(settings: Mapping[str, Any]) -> tuple[Source, dict[str, Any]]:
    name, options = settings.get("source", DEFAULT_SOURCE), settings.get("options", {})
    if not isinstance(name, str) or name not in SOURCES:
        raise Refusal(
            Text("There is no source of data called “{name}”.", name=str(name)[:80]),
            Text("Choose one in the data panel."),
        )
    if not isinstance(options, Mapping):
        options = {}
    return SOURCES[name], SOURCES[name].complete(options)


def _key(source: Source, options: Mapping[str, Any]) -> Hashable:
    stamps = tuple(stamp(options[name]) for name in source.paths)
    return source.card.id, json.dumps(options, sort_keys=True, default=repr), stamps


def _read_only(dataset: Dataset) -> Dataset:
    for values in dataset.values.values():
        if isinstance(values, np.ndarray):
            values.flags.writeable = False
    return dataset
