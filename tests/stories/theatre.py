"""Plays one story in this process: `python -m tests.stories.theatre STORY FOLDER`."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pathlib import Path

from gui.application import make_application
from gui.docks import DOCKS
from gui.main_window import MainWindow
from tests.stories.person import Person


def main(story: str, folder: Path) -> int:
    """0 when the story ended well."""
    application = make_application()
    window = MainWindow()
    person = Person(folder)
    window.show()
    bench = window.begin()
    failed = 0
    try:
        person.wait(lambda: len(bench.panels) == len(DOCKS), 30, "the panels")
        person.wait(lambda: bench.session.shelf.blocks, 60, "the palette")
        import_module(f"tests.stories.{story}").play(person, bench)
    except BaseException:
        traceback.print_exc()
        person.picture("failed")
        failed = 1
    bench.session.history.mark_saved()
    window.close()
    application.processEvents()
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
