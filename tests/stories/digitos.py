"""The same as `digits`, in Spanish: the language is switched in the window, nothing is lost."""

from __future__ import annotations

from typing import Any

from gui.language import language
from tests.stories import digits
from tests.stories.desk import Desk
from tests.stories.person import Person


def play(person: Person, bench: Any) -> None:
    button = bench._toolbar.widgetForAction(bench.table["spanish"])
    person.click(button)
    person.wait(lambda: language().code == "es", 5, "Spanish")
    assert bench.table["play"].text() == "Entrenar"
    digits.play(person, bench)
    drawn = bench.session.document.copy()
    steps = bench.session.record.step
    person.click(button)
    person.wait(lambda: language().code == "en", 5, "English")
    person.click(button)
    person.wait(lambda: language().code == "es", 5, "Spanish again")
    assert bench.session.document == drawn
    assert bench.session.record.step == steps
    desk = Desk(person, bench)
    desk.show_tab("curves")
    person.picture("curves")
