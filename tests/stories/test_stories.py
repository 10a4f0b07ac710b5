"""Whole tasks of a person, in the real window, with a real mouse and a real keyboard."""

from __future__ import annotations

import os

import pytest

from tests.stories.stage import missing, perform, screen


@pytest.fixture(scope="module")
def display():
    lacking = missing()
    if lacking and not os.environ.get("LIENZO_NEEDS_SCREEN"):
        pytest.skip(f"needs {', '.join(lacking)}")
    with screen() as name:
        yield name


@pytest.mark.screen
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    "story", ["digits", "digitos", "repaired", "own_table", "killed", "neurons_by_hand", "groups"]
)
def test_story(story, display, tmp_path):
    perform(story, display, tmp_path)
