"""The same as `digits`, in Spanish: the language is switched in the window, nothing is lost."""

from __future__ import annotations

from typing import Any

from gui.language import language
from tests.stories import digits
from tests.stories.desk import Desk
from tests.stories.person import Person


def play(person: Person, window: Any) -> None:
    button = window._toolbar.widgetForAction(window.table["spanish"])
    person.click(button)
    person.wait(lambda: language().code == "es", 5, "Spanish")
    assert window.table["play"].text() == "Entrenar"
    digits.play(person, window)
    drawn = window.session.document.copy()
    steps = window.session.record.step
    person.click(button)
    person.wait(lambda: language().code == "en", 5, "English")
    person.click(button)
    person.wait(lambda: language().code == "es", 5, "Spanish again")
    assert window.session.document == drawn
    assert window.session.record.step == steps
    desk = Desk(person, window)
    desk.show_tab("curves")
    person.picture("curves")
