"""Draws every published network and ready-made group into `resources`."""

from __future__ import annotations

from pathlib import Path

import resources
from backend.formats import drawing
from tests.published.drawn import GROUPS, NETWORKS, ready


def main() -> None:
    """Write all the files anew."""
    (root,) = (Path(path) for path in resources.__path__)
    for name, draw in NETWORKS.items():
        (root / "networks" / f"{name}.json").write_bytes(drawing.encode(draw().document))
    for name in GROUPS:
        (root / "groups" / f"{name}.json").write_bytes(drawing.encode(ready(name)))


main()
