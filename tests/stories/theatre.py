"""Plays one story in this process: `python -m tests.stories.theatre STORY FOLDER`."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pathlib import Path

from gui.application import make_application, make_window
from tests.stories.person import Person


def main(story: str, folder: Path) -> int:
    """0 when the story ended well."""
    application = make_application()
    window = make_window()
    person = Person(folder)
    window.show()
    window.begin()
    failed = 0
    try:
        person.wait(lambda: len(window.panels) == 10, 30, "the panels")
        person.wait(lambda: window.session.shelf.blocks, 60, "the palette")
        import_module(f"tests.stories.{story}").play(person, window)
    except BaseException:
        traceback.print_exc()
        person.picture("failed")
        failed = 1
    window.session.history.mark_saved()
    window.close()
    application.processEvents()
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
