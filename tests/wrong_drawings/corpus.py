"""All wrong drawings: by family, and by name."""

from __future__ import annotations

from tests.wrong_drawings import (
    attention,
    batches,
    every_block,
    groups,
    joining,
    kinds,
    known,
    losses,
    published,
    sequences,
    settings,
    sizes,
    windows,
    wires,
)
from tests.wrong_drawings.case import Cases

FAMILIES: dict[str, Cases] = {
    "known": known.cases(),
    "wires": wires.cases(),
    "sizes": sizes.cases(),
    "windows": windows.cases(),
    "attention": attention.cases(),
    "kinds": kinds.cases(),
    "batches": batches.cases(),
    "losses": losses.cases(),
    "sequences": sequences.cases(),
    "joining": joining.cases(),
    "settings": settings.cases(),
    "groups": groups.cases(),
    "published": published.cases(),
    "every block": every_block.cases(),
}
CORPUS: Cases = {
    f"{family}: {name}": case for family, cases in FAMILIES.items() for name, case in cases.items()
}
