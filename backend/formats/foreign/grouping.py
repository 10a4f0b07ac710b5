"""A sketch as a drawing with groups: ports, wires, settings by repeat, weights by copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from msgspec.structs import replace

from backend.compiler.names import slug
from backend.compiler.shapes import hashable
from backend.document.formula import MARK
from backend.document.groups import EACH, ENTRY, EXIT, GROUP
from backend.document.lending import WEIGHTS_OF
from backend.document.records import Block, Wire
from backend.formats.foreign.nesting import Item, Nest, flat, named_within
from backend.formats.foreign.repeating import Wiring
from backend.formats.foreign.sketch import Sketch

Variants: TypeAlias = "dict[tuple[int, ...], Sequence[Item]]"
"""The same place in every copy of the groups around it, by the numbers of these copies."""


@dataclass(eq=False)
class _Holder:
    """A group being drawn: its id, how often it repeats, the names it gives values to.

    `around` is the group it stands in. `chained` tells by slot of a drawn block which exit of one
    copy feeds it in the next; `exits` are these, by drawn block and port.
    """

    id: str
    count: int
    path: str
    around: _Holder | None
    values: dict[str, Any] = field(default_factory=dict)
    entries: dict[Any, str] = field(default_factory=dict)
    leaving: dict[tuple[str, str], str] = field(default_factory=dict)
    chained: dict[tuple[str, str, int], tuple[str, str]] = field(default_factory=dict)
    exits: list[tuple[str, str]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def trail(self) -> list[_Holder]:
        """The groups around, the outermost first, and this one."""
        return [*(self.around.trail if self.around else ()), self]


@dataclass
class Grouped:
    """A drawing's records; what became of each block of the sketch by its id."""

    blocks: dict[str, Block]
    wires: list[Wire]
    renamed: dict[str, str]
    order: Mapping[str, list[str]] = field(default_factory=dict)


def grouped(sketch: Sketch, items: Sequence[Item], wiring: Wiring) -> Grouped:
    """The sketch with its groups drawn. Ports of a group are ordered as repeats need them."""
    return _Drawer(sketch, wiring).drawn(items)


class _Drawer:
    """Draws what is inside each group first, then the wires through their ports."""

    def __init__(self, sketch: Sketch, wiring: Wiring) -> None:
        self._sketch = sketch
        self._wiring = wiring
        self._blocks: dict[str, Block] = {}
        self._wires: list[Wire] = []
        self._renamed: dict[str, str] = {}
        self._places: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._homes: dict[str, _Holder | None] = {}
        self._holders: list[_Holder] = []
        self._names: dict[str, set[str]] = {}

    def drawn(self, items: Sequence[Item]) -> Grouped:
        """All of it."""
        self._emit({(): items}, None, "")
        for holder in self._holders:
            self._open_chain(holder)
        for wire in self._sketch.wires:
            if not any(self._places[wire.target][1]):
                self._lead(wire)
        for id in self._wiring.outputs:
            self._show(id)
        for holder in self._holders:
            self._finish(holder)
        return Grouped(self._blocks, self._wires, self._renamed, self._order())

    def _emit(self, variants: Variants, holder: _Holder | None, within: str) -> None:
        for place, item in enumerate(next(iter(variants.values()))):
            if isinstance(item, str):
                ids = {index: str(items[place]) for index, items in variants.items()}
                self._place(item, ids, holder, within)
                continue
            made = self._hold(item, holder, within)
            inner: Variants = {}
            for index, items in variants.items():
                nest = items[place]
                assert isinstance(nest, Nest)
                inner |= {(*index, number): copy for number, copy in enumerate(nest.copies)}
            self._emit(inner, made, item.within)
            self._link(made, item)

    def _hold(self, nest: Nest, around: _Holder | None, within: str) -> _Holder:
        name = _called(nest, within)
        id = self._fresh(slug(name) or "group")
        made = _Holder(id, len(nest.copies), nest.within, around)
        inside = around.id if around else ""
        self._blocks[id] = Block(id=id, type=GROUP, name=name, inside=inside)
        self._holders.append(made)
        return made

    def _fresh(self, wanted: str) -> str:
        id, number = wanted, 1
        while id in self._blocks or id in self._sketch.blocks:
            number += 1
            id = f"{wanted}_{number}"
        return id

    def _place(
        self, id: str, ids: Mapping[tuple[int, ...], str], holder: _Holder | None, within: str
    ) -> None:
        """A block, with what differs from copy to copy as names of the groups around it."""
        block, trail = self._sketch.blocks[id], holder.trail if holder else []
        settings = {
            name: self._told(
                {at: self._sketch.blocks[one].settings[name] for at, one in ids.items()},
                trail,
                name,
            )
            for name in block.settings
        }
        name = _local(block.name, within)
        inside = holder.id if holder else ""
        self._blocks[id] = replace(block, name=name, settings=settings, inside=inside)
        self._homes[id] = holder
        for at, one in ids.items():
            steps = (f"{h.id}.{k}/" for h, k in zip(trail, at, strict=True) if k)
            self._renamed[one] = "".join(steps) + id
            self._places[one] = (id, at)

    def _told(
        self, values: Mapping[tuple[int, ...], Any], trail: Sequence[_Holder], setting: str
    ) -> Any:
        """A value that is the same everywhere; else a formula that names one for each repeat."""
        if not trail or setting == WEIGHTS_OF:
            return next(iter(values.values()))
        inner, outer = trail[-1], trail[:-1]
        columns = [
            {at[:-1]: value for at, value in values.items() if at[-1] == number}
            for number in range(inner.count)
        ]
        if len({hashable({str(at): one for at, one in each.items()}) for each in columns}) == 1:
            return self._told(columns[0], outer, setting)
        each = [self._told(column, outer, setting) for column in columns]
        return f"{MARK}{self._name(inner, setting, each)}"

    def _name(self, holder: _Holder, setting: str, each: list[Any]) -> str:
        for name, known in holder.values.items():
            if hashable(known[EACH]) == hashable(each):
                return name
        taken = self._names.setdefault(holder.trail[0].id, {"i", "n"})
        name, number = setting, 1
        while name in taken:
            number += 1
            name = f"{setting}_{number}"
        taken.add(name)
        holder.values[name] = {EACH: each}
        return name

    def _link(self, holder: _Holder, nest: Nest) -> None:
        """What feeds what from one copy to the next, by drawn blocks."""
        if holder.count == 1:
            return
        links = self._wiring.links(nest.copies)
        assert links is not None
        ids = list(flat(nest.items))
        for (number, port, place), (exit, exit_port) in links.fed.items():
            drawn, at = self._places[ids[number]]
            if not any(at):
                holder.chained[drawn, port, place] = (ids[exit], exit_port)
        holder.exits = [(ids[number], port) for number, port in links.exits]

    def _open_chain(self, holder: _Holder) -> None:
        """The ports through which one copy feeds the next, in one order on both sides."""
        for end in holder.exits:
            holder.entries["chain", end] = self._port(holder, ENTRY)
            self._out(end[0], end[1], holder)

    def _out(self, id: str, port: str, up_to: _Holder) -> tuple[str, str]:
        """What leaves a block, as it leaves a group around it."""
        drawn, _ = self._places[id]
        end, home = (drawn, port), self._homes[drawn]
        trail = home.trail if home else []
        for holder in trail[trail.index(up_to) :][::-1]:
            end = self._leave(holder, end)
        return end

    def _leave(self, holder: _Holder, end: tuple[str, str]) -> tuple[str, str]:
        if end not in holder.leaving:
            port = holder.leaving[end] = self._port(holder, EXIT)
            self._wire(end, port, "input")
        return holder.id, holder.leaving[end]

    def _enter(self, holder: _Holder, key: Any, end: tuple[str, str], word: str) -> tuple[str, str]:
        if key not in holder.entries:
            holder.entries[key] = self._port(holder, ENTRY)
        port = holder.entries[key]
        if port not in holder.words:
            holder.words[port] = word
            self._wire(end, holder.id, port)
        return port, "output"

    def _port(self, holder: _Holder, kind: str) -> str:
        id = self._fresh(f"{holder.id}_{'in' if kind == ENTRY else 'out'}")
        self._blocks[id] = Block(id=id, type=kind, inside=holder.id)
        return id

    def _lead(self, wire: Wire) -> None:
        """A wire through the ports of the groups between its ends."""
        source, at = self._places[wire.source]
        target, _ = self._places[wire.target]
        first, last = (home.trail if (home := self._homes[one]) else [] for one in (source, target))
        common = 0
        while common < min(len(first), len(last)) and first[common] is last[common]:
            assert not at[common]
            common += 1
        end = (source, wire.source_port)
        for holder in first[common:][::-1]:
            end = self._leave(holder, end)
        slot = (target, wire.target_port, wire.place)
        for holder in last[common:]:
            chained = holder.chained.get(slot)
            key = ("chain", chained) if chained else ("outer", end)
            end = self._enter(holder, key, end, wire.target_port)
        self._wire(end, target, wire.target_port, wire.place)

    def _wire(self, end: tuple[str, str], target: str, port: str, place: int = 0) -> None:
        self._wires.append(
            Wire(
                id=f"wire {len(self._wires) + 1}",
                source=end[0],
                source_port=end[1],
                target=target,
                target_port=port,
                place=place,
            )
        )

    def _show(self, id: str) -> None:
        """What the network answers leaves the groups around it, for all to see."""
        drawn, _ = self._places[id]
        home, end = self._homes[drawn], (drawn, "output")
        for holder in (home.trail if home else [])[::-1]:
            if holder.count > 1 and end not in holder.leaving:
                return
            end = self._leave(holder, end)

    def _finish(self, holder: _Holder) -> None:
        """What a group repeats, and names for its ports where there are several."""
        settings: dict[str, Any] = {"repeat": holder.count} if holder.count > 1 else {}
        if holder.values:
            settings["values"] = holder.values
        self._blocks[holder.id] = replace(self._blocks[holder.id], settings=settings)
        ports = list(holder.entries.values())
        if len(ports) > 1:
            self._call(ports, [holder.words.get(port, "input") for port in ports])
        if len(holder.leaving) > 1:
            self._call(list(holder.leaving.values()), [port for _, port in holder.leaving])

    def _call(self, ports: Sequence[str], words: Sequence[str]) -> None:
        met: dict[str, int] = {}
        for port, word in zip(ports, words, strict=True):
            word = word if len(word) < 20 and not word.startswith(tuple(self._blocks)) else "output"
            number = met[word] = met.get(word, 0) + 1
            name = word if number == 1 else f"{word} {number}"
            self._blocks[port] = replace(self._blocks[port], name=name)

    def _order(self) -> dict[str, list[str]]:
        """The ports of each group on each side, from top to bottom."""
        found = {}
        for holder in self._holders:
            found[f"{holder.id}<"] = list(holder.entries.values())
            found[f"{holder.id}>"] = list(holder.leaving.values())
        return found


def _called(nest: Nest, within: str) -> str:
    """The name of a group: that of its module; its class where that is a mere number."""
    name = named_within(nest.module.path, within)
    return nest.module.kind if name.isdecimal() or name in ("", within) else name


def _local(name: str, within: str) -> str:
    """The name of a block as it is called in its group; a number alone is no name."""
    local = named_within(name, within) if name != within else ""
    return "" if local.isdecimal() else local
