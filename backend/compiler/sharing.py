"""Copies of groups while planning: what they share, and what cannot be worked out for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backend.compiler.chosen import Fault
from backend.compiler.misfits import Misfit
from backend.compiler.walk import Walk
from backend.document.expansion import Expansion, Trouble
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


def is_unbegun(expansion: Expansion | None, block: str, missing: Iterable[str]) -> bool:
    """Whether a block waits for what the step before gives and there is none: told at the group."""
    if expansion is None:
        return False
    found = [
        expansion.unbegun[end] for port in missing if (end := (block, port)) in expansion.unbegun
    ]
    for holder, port in found:
        name = expansion.blocks[port].name or Text("input")
        trouble = Trouble(
            "no_beginning",
            holder,
            Text("The first step has nothing to begin with at {port}.", port=name),
            Text("Lead a first state to it, such as zeros or learned numbers."),
        )
        if trouble not in expansion.troubles:
            expansion.troubles.append(trouble)
    return bool(found)


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
            setting=_title(walk, id, name),
            ours=str(ours[name]),
            theirs=str(theirs.get(name)),
        ),
        Text("Let every repeat give what it takes, or give each weights of its own."),
        ours,
    )


def _title(walk: Walk, id: str, name: str) -> Text | str:
    """What the form calls a setting."""
    settings = walk.wiring.types[id].card.settings
    titles = {setting.name: setting.title for setting in settings}
    return titles.get(name) or name
