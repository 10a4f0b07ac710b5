"""What a person can do to single neurons and the wires into them: weigh, freeze, tie, reset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from msgspec.structs import replace

from backend.document.change import Change, Patch, replaced
from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.text import Text

NEURON = "lienzo.Neuron"

Known: TypeAlias = Callable[[str, str], Any]
"""The numbers of a parameter as they are now, by owner and name; None where nobody knows them."""


def unknown(owner: str, name: str) -> None:
    """Nothing was learned yet."""


def weigh(document: Document, wire: str, weight: float, known: Known = unknown) -> Change:
    """Give a wire into a neuron a weight, now and at every fresh start; its tie goes with it.

    A wire that brings several numbers gives the same weight to each.
    """
    wires = together_with(document, [wire])
    pairs = [(one, replace(one, weight=weight)) for one in wires]
    patches = tuple(_filled(one.id, "weight", weight, known) for one in wires)
    return Change(Text("Set weight"), replaced(Text("Set weight"), pairs).records, patches)


def reset_wires(document: Document, wires: Iterable[str], known: Known = unknown) -> Change:
    """Forget what was typed for these wires: training draws their weights anew."""
    found = together_with(document, wires)
    pairs = [(one, replace(one, weight=None)) for one in found]
    label = Text("Reset weights")
    return Change(
        label, replaced(label, pairs).records, _forgotten([one.id for one in found], known)
    )


def _forgotten(owners: Sequence[str], known: Known, name: str = "weight") -> tuple[Patch, ...]:
    before = {owner: known(owner, name) for owner in owners}
    return tuple(Patch(owner, name, there, None) for owner, there in before.items())


def _filled(owner: str, name: str, value: float, known: Known) -> Patch:
    before = known(owner, name)
    shape = (1,) if before is None else np.shape(before)
    return Patch(owner, name, before, np.full(shape, value, np.float32))


def freeze_wires(document: Document, wires: Iterable[str], frozen: bool) -> Change:
    """Keep training from moving the weights of these wires and their ties, or let it again."""
    label = Text("Freeze weights") if frozen else Text("Unfreeze weights")
    found = together_with(document, wires)
    return replaced(label, [(one, replace(one, frozen=frozen)) for one in found])


def tie(document: Document, wires: Iterable[str], known: Known = unknown) -> Change:
    """Let wires into neurons share one weight: that of the first of them.

    A tie that one of them is in already takes the others in.
    """
    named = [one for id in wires if isinstance(one := document.get(id), Wire)]
    word = next((one.tie for one in named if one.tie), "") or _new_tie(document)
    members = {one.id: one for one in document.wires if one.tie == word}
    joined = {one.id: one for one in named} | members
    first = next(iter(members.values()), named[0]) if named else None
    if first is None:
        return Change(Text("Tie weights"), {})
    pairs = [
        (one, replace(one, tie=word, weight=first.weight, frozen=first.frozen))
        for one in joined.values()
    ]
    label = Text("Tie weights")
    return Change(label, replaced(label, pairs).records, _copies(first, joined, known))


def _copies(first: Wire, joined: Mapping[str, Wire], known: Known) -> tuple[Patch, ...]:
    shared = known(first.id, "weight")
    if shared is None:
        return ()
    return tuple(
        Patch(id, "weight", known(id, "weight"), np.array(shared, np.float32))
        for id in joined
        if id != first.id
    )


def _new_tie(document: Document) -> str:
    """The first letter (then two of them) that no tie is called by."""
    taken = {one.tie for one in document.wires}
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    names = [*letters, *(first + second for first in letters for second in letters)]
    return next((name for name in names if name not in taken), f"tie {len(taken)}")


def untie(document: Document, wires: Iterable[str]) -> Change:
    """Let each of these wires have a weight of its own again; a tie of one is none."""
    named = [one for id in wires if isinstance(one := document.get(id), Wire) and one.tie]
    leaving = {one.id for one in named}
    for word in {one.tie for one in named}:
        left = [one for one in document.wires if one.tie == word and one.id not in leaving]
        if len(left) == 1:
            named.append(left[0])
    return replaced(Text("Untie weights"), [(one, replace(one, tie="")) for one in named])


def together_with(document: Document, wires: Iterable[str]) -> list[Wire]:
    """These wires and those tied to them."""
    named = [one for id in wires if isinstance(one := document.get(id), Wire)]
    words = {one.tie for one in named if one.tie}
    tied = [one for one in document.wires if one.tie in words] if words else []
    return list({one.id: one for one in (*named, *tied)}.values())


def set_bias(document: Document, neuron: str, bias: float, known: Known = unknown) -> Change:
    """Give a neuron's bias a value, now and at every fresh start."""
    before = document.block(neuron)
    after = replace(before, settings={**before.settings, "bias": True, "start": bias})
    label = Text("Set bias")
    patch = _filled(neuron, "bias", bias, known)
    return Change(label, replaced(label, [(before, after)]).records, (patch,))


def reset_bias(document: Document, neurons: Iterable[str], known: Known = unknown) -> Change:
    """Forget what was typed for the biases of neurons: training draws them anew."""
    blocks = _neurons(document, neurons)
    pairs = [(one, replace(one, settings=_without(one.settings, "start"))) for one in blocks]
    label = Text("Reset bias")
    patches = _forgotten([one.id for one in blocks], known, "bias")
    return Change(label, replaced(label, pairs).records, patches)


def _without(settings: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key != name}


def set_activation(document: Document, neurons: Iterable[str], activation: str) -> Change:
    """Choose what neurons make of their sums."""
    pairs = [
        (one, replace(one, settings={**one.settings, "activation": activation}))
        for one in _neurons(document, neurons)
    ]
    return replaced(Text("Set activation"), pairs)


def _neurons(document: Document, ids: Iterable[str]) -> list[Block]:
    found = [document.get(id) for id in ids]
    return [one for one in found if isinstance(one, Block) and one.type == NEURON]
