"""The folder where Lienzo keeps runs, caches and copies for recovery."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The person's data folder for Lienzo; the environment's LIENZO_HOME overrides it."""
    chosen = os.environ.get("LIENZO_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("lienzo", appauthor=False))
