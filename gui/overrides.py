"""What Qt calls in our classes never throws a mistake back into Qt.

PySide6 6.11 on Python 3.11 ends the program where an exception that was raised in C, such as the
KeyError of a dictionary, leaves an override while a call from Python into Qt is under way: it
reads the arguments of an exception that has none yet. Any other exception that leaves an override
comes out of some unlucky call elsewhere, and leaves painters at work on what is gone. So each
override hears its own mistakes, and gives them to `sys.excepthook`, as slots do.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

_DOINGS = frozenset(["paint", "run", "highlightBlock", "startDrag"])
_QUESTIONS = frozenset(
    ["boundingRect", "columnCount", "data", "event", "eventFilter", "hasHeightForWidth",
     "headerData", "heightForWidth", "mimeData", "minimumSizeHint", "rowCount", "sizeHint"]
)  # fmt: skip
"""Overrides with an answer: where there is none, that of the class above is given."""


def guard_overrides() -> None:
    """Guard the classes there are, and those that are written later. Once is enough."""
    if "__init_subclass__" in vars(QObject):
        return
    QObject.__init_subclass__ = classmethod(_guard_later)  # type: ignore[assignment]
    for written in _below(QObject):
        guard(written)


def guard(written: type) -> None:
    """Let every override of this class hear its own mistakes; Qt's own classes are left alone."""
    above = [one for one in written.__mro__ if one.__module__.startswith("PySide6.")]
    if written in above:
        return
    for name, act in list(vars(written).items()):
        if is_override(name, act, above) and not hasattr(act, "__wrapped__"):
            setattr(written, name, _guarded(written, name, act))


def is_override(name: str, act: object, above: list[type]) -> bool:
    """Whether Qt calls this function of a class: one of the classes of Qt above it has it."""
    known = name.endswith("Event") or name in _DOINGS or name in _QUESTIONS
    return known and inspect.isfunction(act) and any(name in vars(one) for one in above)


def _guard_later(written: type, **given: Any) -> None:
    super(QObject, written).__init_subclass__(**given)
    guard(written)


def _below(kind: type) -> set[type]:
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        for one in type.__subclasses__(waiting.pop()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _guarded(written: type, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(act)
    def heard(self: Any, *given: Any) -> Any:
        try:
            return act(self, *given)
        except Exception as mistake:
            _tell(mistake)
        if name in _QUESTIONS:
            with contextlib.suppress(Exception):
                return getattr(super(written, self), name)(*given)
        return None

    return heard


def _tell(mistake: Exception) -> None:
    """To the hook; painters that were at work end here, before what they paint on is gone."""
    traceback.clear_frames(mistake.__traceback__)
    sys.excepthook(type(mistake), mistake, mistake.__traceback__)
