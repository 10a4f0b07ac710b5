"""Which settings of a drawing can be tried, and with which values one may begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.catalog.card import Setting
from backend.document.groups import values_of
from backend.document.records import Block, Objective
from backend.text import Text
from gui.canvas.names import block_title
from gui.language import say
from gui.session import Session

DATA = "lienzo.Data"
_KINDS = ("int", "float", "bool", "choice")
_JUDGING = frozenset(["validation", "test", "split_seed"])
"""Settings of data that decide what trials are judged on: with others nothing could be compared."""
_BY_MAGNITUDE = frozenset(["lr", "weight_decay", "eps", "penalty_rate"])
_SIZE, _SEED, _EPOCHS = Text("Batch size"), Text("Seed"), Text("Epochs")


@dataclass(frozen=True)
class Offer:
    """A setting that can be tried: its `place`, whose it is, what it is called, and the `words`
    (values, or a range) to begin with; `is_log` where orders of magnitude matter. `names` are
    words that stand for values ("Adam")."""

    place: str
    owner: str
    title: Text
    words: str
    is_log: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


def offers_of_block(session: Session, id: str) -> list[Offer]:
    """What can be tried of a block."""
    block = session.document.get(id)
    if not isinstance(block, Block):
        return []
    owner = _called(session, block)
    card = session.shelf.blocks.get(block.type)
    settings = [one for one in (card.settings if card else ()) if _is_offered(one, block)]
    settings.sort(key=lambda one: one.advanced)
    found = list(_offers(id, owner, settings, block.settings))
    if block.type == DATA:
        found += _options(session, block, owner)
    for name, value in values_of(block).items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            words = _around(value)
            found.append(Offer(f"{id}.values.{name}", owner, Text("{name}", name=name), words))
    return found


def _called(session: Session, block: Block) -> str:
    """The name of a block; of several without one, with its number from left to right."""
    title = block_title(session, block.id)
    if block.name:
        return title
    alike = [one for one in session.document.blocks if one.type == block.type and not one.name]
    if len(alike) < 2:
        return title
    alike.sort(key=lambda one: (one.x, one.y, one.id))
    return say(Text("{title} {number}", title=title, number=alike.index(block) + 1))


def _is_offered(setting: Setting, block: Block) -> bool:
    if block.type == DATA and setting.name in _JUDGING:
        return False
    if setting.kind == "choice" and not setting.choices:
        return False
    return setting.kind in _KINDS and not setting.inferred and setting.name != "definition"


def _options(session: Session, block: Block, owner: str) -> list[Offer]:
    source = session.sources.get(str(block.settings.get("source", "digits")))
    chosen = block.settings.get("options", {})
    settings = [one for one in (source.settings if source else ()) if one.kind in _KINDS]
    return list(_offers(f"{block.id}.options", owner, settings, chosen))


def offers_of_training(session: Session) -> list[Offer]:
    """What can be tried of how it is trained: objectives, batches, the seed."""
    document, found = session.document, []
    several = len(document.objectives) > 1
    for objective in document.objectives:
        owner = objective.name if several and objective.name else say(Text("Training"))
        found += _of_objective(session, objective, owner)
    training, owner = document.training, say(Text("Training"))
    found.append(Offer("training.batch_size", owner, _SIZE, _around(training.batch_size)))
    found.append(Offer("training.seed", owner, _SEED, "0, 1, 2"))
    found.append(Offer("training.epochs", owner, _EPOCHS, _around(training.epochs)))
    return found


def _of_objective(session: Session, objective: Objective, owner: str) -> list[Offer]:
    card = session.shelf.optimizers.get(objective.optimizer)
    settings = [one for one in (card.settings if card else ()) if one.kind in _KINDS]
    plain = sorted(settings, key=lambda one: one.advanced)
    found = list(_offers(objective.id, owner, plain, objective.optimizer_settings))
    names = {_short(id): id for id in session.shelf.optimizers}
    common = [one.id for one in session.shelf.optimizers.values() if one.common]
    words = ", ".join(dict.fromkeys(map(_short, [objective.optimizer, *common])))
    place = f"{objective.id}.optimizer"
    return [*found, Offer(place, owner, Text("Optimizer"), words, names=names)]


def _short(id: str) -> str:
    return id.rpartition(".")[2]


def _offers(
    where: str, owner: str, settings: Iterable[Setting], chosen: Mapping[str, Any]
) -> Iterable[Offer]:
    for setting in settings:
        value = chosen.get(setting.name, setting.default)
        title = setting.title or Text("{name}", name=setting.name)
        is_log = setting.name in _BY_MAGNITUDE
        yield Offer(f"{where}.{setting.name}", owner, title, _words(setting, value), is_log)


def _words(setting: Setting, value: Any) -> str:
    """Values, or a range, around the one of now."""
    if setting.kind == "bool":
        return "true, false"
    if setting.kind == "choice":
        return ", ".join(str(choice) for choice in setting.choices)
    if setting.name in _BY_MAGNITUDE:
        middle = value if isinstance(value, float) and value > 0 else 1e-3
        return f"{middle / 10:g}..{middle * 10:g}"
    if isinstance(value, float) and setting.maximum == 1:
        return "0..0.9"
    return _around(value)


def _around(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if value < 0:
        return f"{value:g}"
    if isinstance(value, int):
        return ", ".join(str(one) for one in sorted({max(1, value // 2), value, max(2, value * 2)}))
    return f"{value / 2:g}..{value * 2:g}" if value > 0 else "0..1"


def place_titles(session: Session, places: Iterable[str]) -> dict[str, str]:
    """What a person calls the settings of knobs; with whose they are, where that tells them
    apart."""
    offers = {place: _offer_of(session, place) for place in places}
    titles = [say(offer.title) for offer in offers.values() if offer is not None]
    found = {}
    for place, offer in offers.items():
        title = say(offer.title) if offer is not None else place
        is_shared = offer is not None and titles.count(title) > 1
        found[place] = f"{offer.owner} · {title}" if offer is not None and is_shared else title
    return found


def _offer_of(session: Session, place: str) -> Offer | None:
    name, _, setting = place.partition(".")
    for offer in _offers_of(session, name):
        if offer.place.rpartition(".")[2] == setting.rpartition(".")[2]:
            return offer
    return None


def _offers_of(session: Session, name: str) -> list[Offer]:
    """The offers of the block, objective or training of this id or name."""
    document = session.document
    blocks = [block.id for block in document.blocks if name in (block.id, block.name)]
    if blocks:
        return offers_of_block(session, blocks[0])
    wanted = [one.id for one in document.objectives if name in (one.id, one.name)]
    if len(document.objectives) == 1 and name == "objective":
        wanted = [document.objectives[0].id]
    owners = wanted or [name]
    return [one for one in offers_of_training(session) if one.place.partition(".")[0] in owners]
