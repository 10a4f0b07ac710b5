"""From the flat network of a drawing with groups back to what was drawn: ports, problems, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from backend.catalog.block_type import BlockType
from backend.catalog.card import Port
from backend.compiler.blame import Blame
from backend.compiler.names import stem, unique
from backend.compiler.plan import Plan, Ports, Signal
from backend.document.document import Document
from backend.document.expansion import Expansion, Trail
from backend.document.groups import ENTRY, HOLDERS, PORTS, Insides
from backend.document.records import Block
from backend.text import Text


def paths(expansion: Expansion, ids: Iterable[str]) -> list[str]:
    """The names of flat blocks in the network: "tower.0.dense", each unique in its group."""
    trails = [expansion.trails[id] for id in ids]
    members: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for trail in trails:
        for link in trail:
            members[link.inside][link.block] = None
    named = {
        inside: dict(zip(held, unique(_stems(expansion, held)), strict=True))
        for inside, held in members.items()
    }
    return [".".join(_steps(trail, named)) for trail in trails]


def _stems(expansion: Expansion, held: Iterable[str]) -> list[str]:
    blocks = expansion.blocks
    return [stem(blocks[id].name, blocks[id].type) for id in held]


def _steps(trail: Trail, named: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for link in trail:
        yield named[link.inside][link.block]
        if link.is_counted:
            yield str(link.number)


def as_drawn(
    plan: Plan, expansion: Expansion, document: Document, catalog: Mapping[str, BlockType]
) -> Plan:
    """A plan that also answers for what was drawn: the first copy of it, and ports of groups."""
    insides = Insides(document)
    specs = dict(plan.specs)
    for id, first in expansion.first.items():
        if id != first and (ports := plan.ports.get(first)):
            for port in ports.outputs:
                if (spec := plan.specs.get(Signal(first, port.name))) is not None:
                    specs[Signal(id, port.name)] = spec
    for end, source in expansion.ends.items():
        if (spec := plan.specs.get(Signal(*source))) is not None:
            specs[Signal(*end)] = spec
    there = {**plan.ports, **dict(_ports(plan, insides, catalog))}
    plan = replace(plan, specs=specs, ports=there)
    problems = tuple(Blame(plan, expansion, document, catalog).problems())
    return replace(
        plan,
        problems=problems,
        first=expansion.first,
        drawn={id: drawn for id, drawn in expansion.drawn.items() if id != drawn},
        within=_within(expansion),
    )


def _within(expansion: Expansion) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, trail in expansion.trails.items():
        for link in trail[:-1]:
            found[link.block].append(id)
    return {group: tuple(ids) for group, ids in found.items()}


def _ports(
    plan: Plan, insides: Insides, catalog: Mapping[str, BlockType]
) -> Iterator[tuple[str, Ports]]:
    """The ports of groups, and of blocks that are drawn but not computed by themselves."""
    for id, block in insides.blocks.items():
        if block.type in HOLDERS:
            inside = insides.definition(block)
            sides = (insides.ports(inside, kind) if inside else [] for kind in PORTS)
            yield id, Ports(*(tuple(map(_port, side)) for side in sides))
        elif (id not in plan.ports or block.type in PORTS) and block.type in catalog:
            card = catalog[block.type].card
            yield id, Ports(card.inputs, card.outputs)


def _port(block: Block) -> Port:
    plain = Text("Input") if block.type == ENTRY else Text("Output")
    return Port(block.id, Text("{name}", name=block.name) if block.name else plain)
