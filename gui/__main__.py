"""`lienzo`: a window, or the command line where the first word is one of its verbs."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window, or hand over to the command line. Returns the exit code."""
    words = sys.argv[1:]
    if words and (words[0] in VERBS or words[0].startswith("-")):
        from backend.command_line import main as command_line

        return command_line(words)
    from gui.application import open_window

    return open_window(words[0] if words else None)


VERBS = frozenset(
    [
        *("train", "resume", "sweep", "evaluate", "predict", "check", "compare"),
        *("new", "export", "import", "catalog"),
    ]
)


if __name__ == "__main__":
    sys.exit(main())
