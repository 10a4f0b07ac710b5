"""`lienzo` on the command line: a window, or a verb."""

from __future__ import annotations

import subprocess
import sys

from backend.command_line import app
from gui.__main__ import VERBS


def test_the_entry_knows_every_verb():
    verbs = {command.name or command.callback.__name__ for command in app.registered_commands}
    verbs |= {group.name for group in app.registered_groups}
    assert verbs == VERBS


def test_help_is_given_without_a_window():
    result = subprocess.run(
        [sys.executable, "-m", "gui", "--help"], capture_output=True, text=True, check=True
    )
    assert "train" in result.stdout


def test_a_verb_reaches_the_command_line():
    result = subprocess.run(
        [sys.executable, "-m", "gui", "catalog", "examples", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"digits-cnn"' in result.stdout
