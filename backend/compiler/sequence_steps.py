"""How many steps the sequences have that groups go through step by step."""

from __future__ import annotations

from backend.compiler.plan import Signal
from backend.compiler.walk import Walk
from backend.document.expansion import Expansion, Trouble
from backend.document.values import MOST_REPEATS
from backend.text import Text


def count(walk: Walk, expansion: Expansion | None, known: dict[str, int]) -> bool:
    """Note how many steps arrive at each group that goes by steps; whether that is news.

    What a walk finds out decides how often the drawing is to be written out.
    """
    wanted = expansion.sequences if expansion else {}
    found = {id: _steps(walk, expansion, id) for id in wanted} if expansion else {}
    if found == known:
        return False
    known.clear()
    known.update(found)
    return True


def _steps(walk: Walk, expansion: Expansion, id: str) -> int:
    lengths = []
    for end in expansion.sequences[id]:
        spec = walk.specs.get(Signal(*end))
        size = spec.shape[1] if spec is not None and len(spec.shape) > 1 else None
        lengths += [size] if isinstance(size, int) else []
    holder = id.rpartition("/")[2]
    if lengths and (len(set(lengths)) > 1 or max(lengths) > MOST_REPEATS):
        expansion.troubles.append(_trouble(holder, lengths))
    return max(1, min([*lengths, MOST_REPEATS])) if lengths else 1


def _trouble(holder: str, lengths: list[int]) -> Trouble:
    if max(lengths) > MOST_REPEATS:
        return Trouble(
            "too_many_steps",
            holder,
            Text(
                "{steps} steps arrive, but a group goes through {most} at most.",
                steps=max(lengths),
                most=MOST_REPEATS,
            ),
            Text("Shorten the sequence before it, or use an LSTM, GRU or RNN block."),
        )
    return Trouble(
        "step_counts",
        holder,
        Text(
            "Its sequences differ in length: {few} and {many} steps.",
            few=min(lengths),
            many=max(lengths),
        ),
        Text("Lead sequences of one length to it."),
    )
