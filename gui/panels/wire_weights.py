"""Wires into single neurons as weights that a form can show and change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from backend.compiler.plan import Signal
from backend.document import weighing
from backend.document.change import Change
from backend.document.records import Block, Wire
from backend.document.weighing import NEURON, Known
from backend.text import Text
from gui.canvas.names import names_of
from gui.language import say
from gui.panels.weight_list import Weights
from gui.panels.weight_row import Weight
from gui.session import Session

_FORMULAS = {"x": "{x}", "x_squared": "{x}²", "x_times_y": "{x}{y}", "sin_x": "sin {x}"}
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def is_weight(session: Session, wire: object) -> bool:
    """Whether a record is a wire into a single neuron: such wires carry weights."""
    if not isinstance(wire, Wire):
        return False
    target = session.document.get(wire.target)
    return getattr(target, "type", "") == NEURON


def feature_name(formula: str, column: int, other: int) -> str:
    """What a feature is called: x₁, x₂², x₁x₂, sin x₁."""
    x, y = (f"x{str(place + 1).translate(_LOW)}" for place in (column, other))
    return _FORMULAS.get(formula, "{x}").format(x=x, y=y)


def end_title(session: Session, id: str, port: str = "") -> str:
    """What stands at one end of a wire: its name, a feature's formula, a neuron's number."""
    block = session.document.get(id)
    title = names_of(session).title(id)
    is_data = isinstance(block, Block) and block.type == "lienzo.Data" and not block.name
    return f"{title} · {port}" if is_data and port not in ("", "input") else title


def weights_into(session: Session, neuron: str) -> Weights:
    """The wires into a neuron, in their order; sources of one name are told apart by number."""
    wires = session.document.wires_into(neuron)
    titles = [end_title(session, wire.source, wire.source_port) for wire in wires]
    counts = Counter(titles)

    def name(place: int) -> str:
        title = titles[place]
        return title if counts[title] == 1 else f"{title} {place + 1}"

    return Weights(
        [wire.id for wire in wires],
        name,
        lambda place: wire_weight(session, wires[place], name(place)),
    )


def wire_weight(session: Session, wire: Wire, name: str = "") -> Weight:
    """One wire as a weight."""
    id, width = wire.id, wire_width(session, wire)
    name = name or end_title(session, wire.source, wire.source_port)

    def put(value: float, known: Known) -> Change:
        return weighing.weigh(session.document, id, value, known)

    return Weight(
        id,
        name if width == 1 else f"{name} ×{width}",
        lambda: session.live.weight(id),
        put,
        lambda known: weighing.reset_wires(session.document, [id], known),
        wire.frozen,
        lambda frozen: weighing.freeze_wires(session.document, [id], frozen),
        width=width,
        tie=wire.tie,
        ties=lambda: tie_choices(session, [id]),
    )


def wire_width(session: Session, wire: Wire) -> int:
    """How many numbers of an example a wire brings; 1 while nobody knows."""
    spec = session.plan.specs.get(Signal(wire.source, wire.source_port))
    last = spec.shape[-1] if spec is not None and len(spec.shape) > 1 else 1
    return last if isinstance(last, int) else 1


Choice = tuple[Text, bool, Callable[[Known], Change]]


def tie_choices(session: Session, ids: list[str]) -> list[Choice]:
    """Ways for wires to share their weight: not at all, one of the ties there are, a new one."""
    document = session.document
    own = {wire.tie for id in ids if isinstance(wire := document.get(id), Wire)}
    members: dict[str, list[str]] = {}
    for wire in document.wires:
        if wire.tie:
            members.setdefault(wire.tie, []).append(wire.id)
    choices: list[Choice] = [
        (Text("Not shared"), own == {""}, lambda known: weighing.untie(session.document, ids))
    ]
    for name, wires in sorted(members.items()):
        words = Text("Tie “{tie}” ({count})", tie=name, count=len(wires))
        choices.append((words, own == {name}, _joining(session, wires[0], ids)))
    if own == {""}:
        words = Text("A new tie")
        choices.append((words, False, lambda known: weighing.tie(session.document, ids, known)))
    return choices


def _joining(session: Session, member: str, ids: list[str]) -> Callable[[Known], Change]:
    def join(known: Known) -> Change:
        return weighing.tie(session.document, [member, *ids], known)

    return join


def say_carried(session: Session, wire: Wire) -> str:
    """What a wire carries, as a sentence."""
    spec = session.plan.specs.get(Signal(wire.source, wire.source_port))
    if spec is None:
        return say(Text("Known as soon as the drawing has no errors."))
    return str(spec)
