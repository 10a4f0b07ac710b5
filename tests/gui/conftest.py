"""A session with its two real engine processes, for the files that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gui.language import language
from gui.overrides import guard_overrides
from gui.rubbish import rubbish
from gui.session import Session
from gui.threads.engine_thread import EngineThread
from gui.threads.training_thread import TrainingThread
from tests.gui.window_stage import wait


@pytest.fixture(scope="package", autouse=True)
def _as_in_the_program(qapp: object) -> Iterator[None]:
    """Overrides hear their own mistakes, and rubbish is collected on the window's thread."""
    guard_overrides()
    rubbish().take_over()
    yield
    rubbish().leave()


@pytest.fixture(autouse=True)
def _in_english(qapp: object) -> None:
    """Whatever language the test before spoke."""
    if language().code != "en":
        language().switch("en")


@pytest.fixture(scope="module")
def started(qapp: object) -> Iterator[Session]:
    session = Session(EngineThread(), TrainingThread())
    ready: list[bool] = []
    session.trainer.ready.connect(lambda: ready.append(True))
    session.engine.start()
    session.trainer.start()
    session.start()
    wait(lambda: session.shelf.blocks and ready, what="the engines")
    yield session
    session.close()


@pytest.fixture
def session(started: Session) -> Iterator[Session]:
    """The session at rest, its notices gathered; neither process may have left a trace."""
    started.notices = []
    started.noticed.connect(started.notices.append)
    yield started
    if started.state in ("starting", "running", "paused"):
        started.stop()
        wait(lambda: started.state in ("idle", "finished", "lost"), what="the end of the run")
    started.noticed.disconnect(started.notices.append)
    for thread in (started.engine, started.trainer):
        if thread._child is not None:
            assert "Traceback" not in thread._child.last_words()
