"""Why a block does not fit where it stands, in plain words, and the edits that mend it."""

from __future__ import annotations

from backend.compiler.problems import Problem
from backend.compiler.shapes import Misfit
from backend.compiler.walk import Walk


def explain(walk: Walk, id: str, misfit: Misfit) -> Problem:
    """The problem of a block that cannot work on what arrives."""
    return Problem(misfit.code, "error", misfit.what, misfit.advice, block=id)
