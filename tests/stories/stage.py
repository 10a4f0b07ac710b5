"""A screen of our own: Xvfb with a window manager, started and ended by process id."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

SIZE = (1440, 900)
NEEDS = ("Xvfb", "xdotool", "openbox")


def missing() -> list[str]:
    """The programs that a screen of our own needs and that are not installed."""
    return [name for name in NEEDS if shutil.which(name) is None]


@contextlib.contextmanager
def screen(size: tuple[int, int] = SIZE) -> Iterator[str]:
    """The name of a fresh display, for as long as the context lasts."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size[0]}x{size[1]}x24",
         "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    with os.fdopen(read_end) as told:
        display = ":" + told.readline().strip()
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(0.5)
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)


def perform(story: str, display: str, home: Path, seconds: int = 170) -> str:
    """Play a story in a process of its own on `display`. Returns what it printed.

    Raises AssertionError with everything it said when it fails.
    """
    import sys

    root = Path(__file__).resolve().parent.parent.parent
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LIENZO_HOME": str(home / "lienzo"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    result = subprocess.run(
        [sys.executable, "-m", "tests.stories.theatre", story, str(home)],
        cwd=root, env=environment, capture_output=True, text=True, timeout=seconds, check=False,
    )  # fmt: skip
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    return said
