"""The training process is killed in mid-run: the window says so and training goes on."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from PySide6.QtWidgets import QPushButton

from backend.document import edits
from tests.stories.desk import Desk
from tests.stories.person import Person


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    session = desk.session
    bench.filing.open_example("digits-mlp")
    person.wait(lambda: session.plan.steps, 30, "the example")
    session.do(edits.change_training(session.document, epochs=4000))
    desk.planned()
    person.press("ctrl+Return")
    person.wait(lambda: session.record.checkpoint, 60, "a checkpoint")
    person.wait(lambda: session.record.step > 200, 30, "some steps")
    drawing = session.document.copy()
    told = time.monotonic()
    os.kill(session.trainer.process_id, signal.SIGKILL)
    person.wait(lambda: session.state == "lost", 5, "the news")
    assert time.monotonic() - told < 2.0
    person.wait(lambda: bench.notices.bars, 2, "the notice")
    person.picture("told")
    assert session.document == drawing
    (button,) = bench.notices.bars[-1].findChildren(QPushButton)
    step = session.record.step
    person.click(button)
    person.wait(lambda: session.state == "running" and session.record.step > step, 60, "going on")
    assert session.record.started.step > 0
    person.picture("going_on")
    person.press("shift+F5")
    person.wait(lambda: session.state == "finished", 20, "the end")
