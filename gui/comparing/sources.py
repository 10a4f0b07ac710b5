"""Where a drawing to compare comes from: what is open, a file, an example, a network, a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.document.document import Document
from backend.formats.examples import EXAMPLES
from backend.formats.networks import NETWORKS
from backend.messages import Failure
from backend.text import Text
from gui.session import Session

HERE, FILE, EXAMPLE, NETWORK, RUN = "here", "file", "example", "network", "run"


@dataclass(frozen=True)
class Source:
    """A drawing by its `kind` and the name by which it is fetched."""

    kind: str
    name: str = ""
    title: Text | str = ""


@dataclass(frozen=True)
class Drawing:
    """A drawing that was fetched: with what it learned, what its file kept, and its run's folder
    ("" where it did not come from one)."""

    document: Document
    weights: Mapping[str, Any] | None = None
    extras: Mapping[str, Any] | None = None
    run: str = ""


def fetch(
    main: Session,
    looking: Session,
    source: Source,
    then: Callable[[Drawing], None],
    otherwise: Callable[[Failure], None],
) -> None:
    """Fetch a drawing for the session that looks at it; `then` hears it, at once where it is the
    one that is open in the main session."""
    if source.kind == HERE:
        then(Drawing(main.document.copy(), dict(main.weights) or None, main.extras))
        return
    verbs: dict[str, tuple[str, str, Callable[[Any], Drawing]]] = {
        FILE: ("open", "path", lambda p: Drawing(p.document, p.weights or None, p.extras)),
        EXAMPLE: ("example", "name", lambda records: Drawing(Document(records))),
        NETWORK: ("network", "name", lambda records: Drawing(Document(records))),
        RUN: ("read_run", "folder", lambda run: Drawing(run.document, run=str(run.folder))),
    }
    verb, argument, read = verbs[source.kind]
    looking.ask(verb, lambda answer: then(read(answer)), otherwise, **{argument: source.name})


def shipped_source(name: str) -> Source | None:
    """The example or published network of this name; None where there is none."""
    for kind, shipped in ((EXAMPLE, EXAMPLES), (NETWORK, NETWORKS)):
        for one in shipped:
            if one.name == name:
                return Source(kind, name, one.title)
    return None


def file_source(path: Path) -> Source:
    """The drawing in a file."""
    return Source(FILE, str(path), path.stem)
