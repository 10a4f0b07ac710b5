"""What the palette offers beside the catalog: one's own blocks, ready-made groups, ports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backend.catalog.search import plain
from backend.document.groups import HOLDERS, USE, definitions
from backend.document.records import Block
from backend.formats.ready_groups import READY
from backend.text import Text
from gui.kept_blocks import kept_blocks
from gui.language import in_spanish
from gui.session import Session
from gui.taking import KEPT, OWN
from gui.taking import READY as READY_MADE

_HUE = "slate"


@dataclass(frozen=True)
class Offer:
    """Something to take: `id` as `taking` knows it, "" for what cannot be taken."""

    id: str
    title: Text
    summary: Text
    icon: str = "family-group"
    hue: str = _HUE
    count: int = 0


@dataclass(frozen=True)
class OfferFamily:
    """Offers under a title; the id keeps whether a person closed it."""

    id: str
    title: Text
    offers: tuple[Offer, ...]


def families_of(session: Session) -> tuple[OfferFamily, ...]:
    """What is offered now: ports only while a group is looked into."""
    found = (
        OfferFamily("ports", Text("Ports of this group"), tuple(_ports(session))),
        OfferFamily("own", Text("Blocks of my own"), tuple(_own(session))),
        OfferFamily("ready", Text("Ready-made groups"), tuple(_ready())),
    )
    return tuple(one for one in found if one.offers)


def find(session: Session, words: str) -> list[Offer]:
    """The offers in which every word is found, in English or Spanish."""
    wanted = plain(words).split()
    offers = (offer for family in families_of(session) for offer in family.offers if offer.id)
    return [one for one in offers if all(word in _read(one) for word in wanted)]


def _read(offer: Offer) -> str:
    texts = (offer.title, offer.summary)
    return plain(" ".join(f"{text} {text.read(in_spanish)}" for text in texts))


def _ports(session: Session) -> Iterator[Offer]:
    if session.place:
        cards = session.shelf.blocks.values()
        for card in cards:
            if card.sort == "port":
                icon = "import" if card.outputs else "export"
                yield Offer(card.id, card.title, card.summary, icon)


def _own(session: Session) -> Iterator[Offer]:
    kept, there = kept_blocks(session), definitions(session.document)
    counts = _counted(session)
    for block in there:
        is_kept = bool(kept.holds(block.id))
        told = Text(
            "Uses in this drawing: {count}. It is kept in your palette.", count=counts[block.id]
        )
        if not is_kept:
            told = Text("Uses in this drawing: {count}.", count=counts[block.id])
        title, count = _named(block.name), counts[block.id]
        yield Offer(OWN + block.id, title, told, "own" if is_kept else "family-group", count=count)
    here = {block.id for block in there}
    for one in kept.blocks:
        if one.definition not in here:
            summary = Text("It is kept in your palette, for every drawing.")
            yield Offer(KEPT + one.file, _named(one.name), summary, "own")
    for broken in kept.damaged:
        title = Text("{name} cannot be read", name=broken.file)
        yield Offer("", title, broken.what, "warning", "caution")


def _counted(session: Session) -> dict[str, int]:
    counts = {block.id: 0 for block in definitions(session.document)}
    for use in session.document.of_type(USE):
        of = use.settings.get("of")
        if of in counts:
            counts[of] += 1
    return counts


def _named(name: str) -> Text:
    return Text("{name}", name=name) if name else Text("Group")


def _ready() -> Iterable[Offer]:
    return (Offer(READY_MADE + one.name, one.title, one.summary) for one in READY)


def concerns_groups(records: Iterable[object]) -> bool:
    """Whether one of these records is a group or a use: then other things may be offered."""
    return any(isinstance(one, Block) and one.type in HOLDERS for one in records)
