"""`lienzo check`, `new` and `catalog`: what a drawing is, and what there is to draw with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.command_line.opening import open_project
from backend.command_line.printing import WrongUse, put, table
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.networks import NETWORKS, open_network
from backend.formats.project import save
from backend.text import Refusal, Text

if TYPE_CHECKING:
    from backend.compiler.plan import Plan, Signal
    from backend.data.prepared import Prepared
    from backend.document.document import Document
    from backend.document.records import Block, Wire


def check(name: str, as_json: bool) -> int:
    """Shapes, costs and problems of a drawing; 1 where it cannot be built."""
    from backend.engine import Engine

    document = open_project(name).document
    plan, prepared = Engine().plan_of(document)
    order = dict.fromkeys(plan.sources, -1)
    order |= {step.block: place for place, step in enumerate(plan.steps)}
    flow = sorted(document.blocks, key=lambda block: order.get(block.id, len(order)))
    blocks = [_described(plan, document, block) for block in flow]
    problems = [
        {
            "block": problem.block,
            "severity": problem.severity,
            "what": problem.what,
            "advice": problem.advice,
        }
        for problem in plan.problems
    ]
    costs = {
        "parameters": plan.parameters,
        "operations": plan.operations,
        "memory_bytes": _memory(document, plan, prepared),
    }
    if as_json:
        put(**costs, blocks=blocks, problems=problems)
    else:
        _show(blocks, problems, costs)
    return 0 if plan.is_sound else 1


def _memory(document: Document, plan: Plan, prepared: Mapping[str, Prepared]) -> int:
    """Bytes that training takes; the plan's own bound for what cannot be trained as it is."""
    from backend.training.estimate_answer import memory_of

    if not plan.is_sound or not plan.steps:
        return plan.memory_bytes
    try:
        return memory_of(document, plan, prepared).total
    except Refusal:
        return plan.memory_bytes


def new(example: str, path: Path) -> int:
    """Put an example into a file of one's own. Raises Refusal."""
    document = _example(example)
    if path.exists():
        raise WrongUse(
            Text("{name} is there already.", name=str(path)), Text("Choose another name.")
        )
    save(path, document)
    print(path)
    return 0


def catalog(kind: str, as_json: bool) -> int:
    """What there is of a kind, one line each."""
    if kind not in _LISTS:
        raise WrongUse(
            Text("There is no list of {kind}.", kind=kind),
            Text("Choose one of {names}.", names=", ".join(_LISTS)),
        )
    entries = list(_LISTS[kind]())
    if as_json:
        for entry in entries:
            put(**entry)
    else:
        columns = list(entries[0])
        table("", columns, [[entry[column] for column in columns] for entry in entries])
    return 0


def _example(name: str) -> Document:
    try:
        if any(one.name == name for one in NETWORKS):
            return open_network(name)
        return open_example(name)
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal


def _described(plan: Plan, document: Document, block: Block) -> dict[str, Any]:
    step = plan.step(block.id)
    arriving = [signal for signals in step.inputs.values() for signal in signals] if step else []
    if not step:
        carried = [_carried(one) for one in document.wires_into(block.id)]
        arriving = [signal for signal in carried if signal in plan.specs]
    leaving = [signal for signal in plan.specs if signal.block == block.id]
    return {
        "id": block.id,
        "type": block.type,
        "name": block.name or (step.path if step else plan.sources.get(block.id, "")),
        "inputs": [_shape(plan, signal) for signal in arriving],
        "outputs": [_shape(plan, signal) for signal in leaving],
        "parameters": plan.parameters_of(block.id),
    }


def _carried(wire: Wire) -> Signal:
    from backend.compiler.plan import Signal

    return Signal(wire.source, wire.source_port)


def _shape(plan: Plan, signal: Signal) -> list[int | str]:
    spec = plan.specs.get(signal)
    return list(spec.shape) if spec else []


def _show(
    blocks: list[dict[str, Any]], problems: list[dict[str, Any]], costs: dict[str, int]
) -> None:
    rows = [
        [
            each["name"] or each["id"],
            each["type"],
            ", ".join(_words(shape) for shape in each["inputs"]),
            ", ".join(_words(shape) for shape in each["outputs"]),
            f"{each['parameters']:,}",
        ]
        for each in blocks
    ]
    table("", ["block", "type", "in", "out", "parameters"], rows)
    print(", ".join(f"{name} {number:,}" for name, number in costs.items()))
    for problem in problems:
        print(f"{problem['severity']}: {problem['block']}: {problem['what']} {problem['advice']}")


def _words(shape: list[int | str]) -> str:
    return " × ".join(str(size) for size in shape)


def _blocks() -> Iterator[dict[str, Any]]:
    from backend.catalog.catalog import CATALOG

    for card in CATALOG.shelf().blocks.values():
        if card.sort != "loss":
            yield {"id": card.id, "family": card.family, "title": card.title}


def _losses() -> Iterator[dict[str, Any]]:
    from backend.catalog.catalog import CATALOG

    for card in CATALOG.shelf().blocks.values():
        if card.sort == "loss":
            yield {"id": card.id, "title": card.title, "summary": card.summary}


def _optimizers() -> Iterator[dict[str, Any]]:
    from backend.catalog.catalog import CATALOG

    for card in CATALOG.shelf().optimizers.values():
        yield {"id": card.id, "title": card.title, "summary": card.summary}


def _schedules() -> Iterator[dict[str, Any]]:
    from backend.catalog.catalog import CATALOG

    for card in CATALOG.shelf().schedules.values():
        yield {"id": card.id, "title": card.title, "summary": card.summary}


def _datasets() -> Iterator[dict[str, Any]]:
    from backend.data.sources import SOURCES

    for source in SOURCES.values():
        yield {"name": source.card.id, "title": source.card.title, "summary": source.card.summary}


def _examples() -> Iterator[dict[str, Any]]:
    for example in EXAMPLES:
        yield {
            "name": example.name,
            "family": example.family,
            "measure": example.measure,
            "target": example.target,
            "better": example.better,
            "title": example.title,
        }


def _networks() -> Iterator[dict[str, Any]]:
    for network in NETWORKS:
        yield {
            "name": network.name,
            "title": network.title,
            "parameters": network.parameters,
            "source": network.source,
            "summary": network.summary,
        }


def _formats() -> Iterator[dict[str, Any]]:
    from backend.formats.model import FORMATS

    yield {"ending": ".lienzo", "title": Text("Lienzo project")}
    yield {"ending": ".json", "title": Text("Drawing as text")}
    for ending, (_, title) in FORMATS.items():
        yield {"ending": ending, "title": title}


_LISTS: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    "blocks": _blocks,
    "datasets": _datasets,
    "examples": _examples,
    "losses": _losses,
    "networks": _networks,
    "optimizers": _optimizers,
    "schedules": _schedules,
    "formats": _formats,
}
