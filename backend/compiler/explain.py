"""Why a block does not fit where it stands, and the edits that mend it: each one tried first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from backend.compiler import batches, choices, insertions, matching
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.probing import explained
from backend.compiler.problems import Problem
from backend.compiler.trying import Found
from backend.compiler.walk import Walk

_OF_PICTURES = ("convolution", "normalisation", "pooling")
"""Families whose blocks work on pictures: to flatten these is the last thing to think of."""
_BEYOND_MENDING = ("shared_sizes",)
_LENT = ("lent_sizes", "lent_settings", "lent_cells")
"""What is wrong with weights that belong to another block."""
_MOST = 4
"""Repairs that are offered for one problem."""


def explain(walk: Walk, id: str, misfit: Misfit) -> Problem:
    """The problem of a block that cannot work on what arrives."""
    found = list(_mendings(walk, id, misfit)) if misfit.code not in _BEYOND_MENDING else []
    if misfit.code == "mixes_examples":
        found = [("", repair) for repair in batches.counting(walk, id)]
    elif misfit.code in _LENT:
        found = list(choices.own_weights(walk, id))
    if walk.wiring.types[id].card.family in _OF_PICTURES:
        found.sort(key=lambda one: one[0] == "flatten")
    code = (found[0][0] if found else "") or misfit.code
    told = explained(walk, id, misfit)
    mended = {repair.label: repair for _, repair in found}
    return Problem(
        code if misfit.code != "too_large" else misfit.code,
        "error",
        told.what,
        told.advice,
        block=id,
        repairs=tuple(mended.values())[:_MOST],
    )


def _mendings(walk: Walk, id: str, misfit: Misfit) -> Iterator[Found]:
    arriving = walk.arriving(id)
    if arriving is None:
        return
    looks = _FOR_LOSSES if walk.wiring.sort(id) == "loss" else _LOOKS
    found = [
        one
        for look in (_FOR_MEMORY if misfit.code == "too_large" else looks)
        for one in look(walk, id, arriving)
    ]
    yield from found or choices.all_as_it_was(walk, id, arriving)


_LOOKS: tuple[Callable[[Walk, str, Arriving], Iterator[Found]], ...] = (
    insertions.other_kind,
    choices.smaller_kernel,
    insertions.flattened,
    choices.found_by_itself,
    insertions.unflattened,
    insertions.with_an_axis,
    insertions.states,
    choices.variant,
    choices.dividing,
    choices.within,
    choices.filled,
    matching.equal,
    insertions.unplugged,
    choices.as_it_was,
    insertions.as_steps,
    insertions.one_step,
    insertions.taken_out,
)
_FOR_LOSSES = (insertions.other_kind, choices.found_by_itself, matching.equal)
_FOR_MEMORY = (choices.smaller_batch, choices.found_by_itself, choices.as_it_was)
