"""Copies of groups while planning: what they share, and what cannot be worked out for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backend.compiler.chosen import Fault
from backend.compiler.misfits import Misfit
from backend.compiler.walk import Walk
from backend.document.expansion import Expansion
from backend.text import Text


def fault(expansion: Expansion | None, block: str) -> Fault | None:
    """A setting of a flat block that the drawing does not tell."""
    trouble = expansion.faults.get(block) if expansion else None
    if trouble is None:
        return None
    return Fault(trouble.code, trouble.setting, trouble.what, trouble.advice)


def is_starved(expansion: Expansion | None, block: str, missing: Iterable[str]) -> bool:
    """Whether what a block misses is missing further out, where somebody is told."""
    return expansion is not None and any((block, port) in expansion.starved for port in missing)


def settle(walk: Walk, expansion: Expansion) -> None:
    """Blocks that share weights have none of their own; they must fit those of the first copy."""
    for id, owner in expansion.shares.items():
        ours, theirs = walk.shaped.get(id), walk.shaped.get(owner)
        if ours is None or theirs is None:
            walk.shaped.pop(id, None)
        elif ours.parameters and ours.settings != theirs.settings:
            walk.misfits[id] = _unlike(walk, id, owner)
            del walk.shaped[id]
        else:
            walk.shaped[id] = replace(ours, parameters=0)


def _unlike(walk: Walk, id: str, owner: str) -> Misfit:
    ours, theirs = walk.shaped[id].settings, walk.shaped[owner].settings
    name = next(name for name, value in ours.items() if theirs.get(name) != value)
    return Misfit(
        "shared_sizes",
        Text(
            "It shares its weights with the first repeat, but {setting} would be {ours} instead "
            "of {theirs}.",
            setting=name,
            ours=str(ours[name]),
            theirs=str(theirs.get(name)),
        ),
        Text("Let every repeat give what it takes, or give each weights of its own."),
        ours,
    )
