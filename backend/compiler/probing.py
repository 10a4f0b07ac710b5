"""Why a block of which nothing is known does not work: found by trying it on something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backend.catalog.introspection import PORT_TITLES
from backend.compiler.chosen import written
from backend.compiler.insertions import other_kinds
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.plan import Spec
from backend.compiler.trying import works
from backend.compiler.walk import Walk
from backend.text import Text

_MOST_AXES = 5
_SMALL = 8
"""How long the axes of a probe are: long enough for most windows, short enough to be quick."""


def explained(walk: Walk, id: str, misfit: Misfit) -> Misfit:
    """The misfit with the reason that trials tell; as it was where they tell none."""
    arriving = walk.arriving(id)
    if not misfit.is_vague or arriving is None:
        return misfit
    looks = (_kind, _setting) if is_heavy(walk, id) else (_kind, _setting, _axes, _lengths)
    for look in looks:
        words = next(look(walk, id, arriving), None)
        if words is not None:
            return replace(misfit, what=words[0], advice=words[1], is_vague=False)
    return _together(walk, id, arriving, misfit)


def _together(walk: Walk, id: str, arriving: Arriving, misfit: Misfit) -> Misfit:
    """What arrives at each of several ports, where no trial tells which one is wrong."""
    if len(arriving) < 2:
        return misfit
    brought = [
        Text("“{port}”: {shapes}", port=port_title(walk, id, port), shapes=_shapes({port: specs}))
        for port, specs in arriving.items()
    ]
    what = Text("What arrives does not fit together: {ports}.", ports=_listed(brought))
    return replace(misfit, what=what, is_vague=False)


def _listed(words: list[Text]) -> Text:
    if len(words) == 1:
        return words[0]
    return Text("{first}, {rest}", first=words[0], rest=_listed(words[1:]))


def is_heavy(walk: Walk, id: str) -> bool:
    """Whether every trial of a block takes long."""
    return walk.wiring.types[id].card.family == "attention"


def _works(walk: Walk, id: str, arriving: Arriving) -> bool:
    return works(walk, id, walk.wiring.blocks[id].settings, arriving)


def _others(arriving: Arriving, port: str, spec: Spec) -> Arriving:
    return {**arriving, port: (spec,)}


def port_title(walk: Walk, id: str, port: str) -> Text | str:
    """What a person calls a port of a block."""
    titles = {one.name: one.title for one in walk.wiring.types[id].card.inputs}
    return titles.get(port) or PORT_TITLES.get(port) or port


def _kind(walk: Walk, id: str, arriving: Arriving) -> Iterator[tuple[Text, Text]]:
    """Numbers of another kind at a port."""
    for port, specs in arriving.items():
        spec = specs[0]
        for dtype in other_kinds(walk, id, spec) if len(specs) == 1 else ():
            if _works(walk, id, _others(arriving, port, replace(spec, dtype=dtype))):
                yield (
                    Text(
                        "“{port}” takes {wanted}, but {arrive} ({dtype}) arrive.",
                        port=port_title(walk, id, port),
                        wanted=kind_name(dtype),
                        arrive=kind_name(spec.dtype),
                        dtype=spec.dtype,
                    ),
                    Text("Put a “Cast” block before it, or wire something else to it."),
                )
                return


def kind_name(dtype: str) -> Text:
    """What a person calls numbers of this kind."""
    if dtype == "bool":
        return Text("yes and no")
    if dtype.startswith(("int", "uint")):
        return Text("whole numbers")
    return Text("decimal numbers") if dtype == "float32" else Text("numbers of other precision")


def _setting(walk: Walk, id: str, arriving: Arriving) -> Iterator[tuple[Text, Text]]:
    """A choice without which it would work."""
    block, card = walk.wiring.blocks[id], walk.wiring.types[id].card
    for setting in card.settings:
        if setting.name not in block.settings:
            continue
        kept = {name: one for name, one in block.settings.items() if name != setting.name}
        if works(walk, id, kept, arriving):
            yield (
                Text(
                    "With “{setting}” at {value} it cannot work on {shapes}.",
                    setting=setting.title or setting.name,
                    value=written(block.settings[setting.name]),
                    shapes=_shapes(arriving),
                ),
                Text("Choose another value, or reset the setting."),
            )
            return


def _axes(walk: Walk, id: str, arriving: Arriving) -> Iterator[tuple[Text, Text]]:
    """Another number of axes at a port."""
    for port, specs in arriving.items():
        if len(specs) > 1:
            continue
        there = len(specs[0].shape)
        possible = [
            axes
            for axes in range(1, _MOST_AXES + 1)
            if axes != there and _works(walk, id, _others(arriving, port, _of(specs[0], axes)))
        ]
        if possible:
            yield (
                Text(
                    "“{port}” takes {axes} axes, but {arrive} arrive ({shape}).",
                    port=port_title(walk, id, port),
                    axes=_either([str(one) for one in possible]),
                    arrive=there,
                    shape=str(specs[0]),
                ),
                Text("Put a Flatten, Unsqueeze or Reshape block before it."),
            )
            return


def _of(spec: Spec, axes: int) -> Spec:
    """The same with so many axes: cut short, or with more in the middle."""
    shape = spec.shape
    if axes <= len(shape):
        return replace(spec, shape=(*shape[: axes - 1], *shape[-1:]) if axes > 1 else shape[:1])
    return replace(spec, shape=(*shape, *(_SMALL,) * (axes - len(shape))))


def _lengths(walk: Walk, id: str, arriving: Arriving) -> Iterator[tuple[Text, Text]]:
    """Shapes that do not belong together: one port like another would do."""
    for port, specs in arriving.items():
        for other, theirs in arriving.items():
            if other == port or len(specs) > 1 or len(theirs) > 1 or specs[0] == theirs[0]:
                continue
            alike = replace(specs[0], shape=theirs[0].shape)
            if _works(walk, id, _others(arriving, port, alike)):
                yield (
                    Text(
                        "“{first}” brings {one}, “{second}” brings {other}: they do not belong "
                        "together.",
                        first=port_title(walk, id, other),
                        one=str(theirs[0]),
                        second=port_title(walk, id, port),
                        other=str(specs[0]),
                    ),
                    Text("Give both the same shape, with a Dense or a Reshape block before one."),
                )
                return


def _shapes(arriving: Arriving) -> str:
    return ", ".join(str(spec) for specs in arriving.values() for spec in specs)


def _either(words: list[str]) -> Text | str:
    if len(words) == 1:
        return words[0]
    return Text("{some} or {last}", some=", ".join(words[:-1]), last=words[-1])
