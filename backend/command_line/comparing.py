"""`lienzo compare`: what differs between two drawings, and the measures of their runs beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.command_line.opening import open_project
from backend.command_line.printing import WrongUse, put, table
from backend.document.comparison import KINDS, Difference
from backend.document.document import Document
from backend.insight.telling import SIGNS, Teller
from backend.text import Refusal

if TYPE_CHECKING:
    from backend.insight.compared import Compared, Row


def compare(before: str, after: str, as_json: bool) -> int:
    """Tell what differs between two drawings. Raises WrongUse where one cannot be read."""
    from backend.engine import Engine

    (ours, our_run, our_extras), (theirs, their_run, their_extras) = map(_side, (before, after))
    found: Compared = Engine().answer(
        "compare",
        before=list(ours),
        after=list(theirs),
        runs=(our_run, their_run),
        extras=(our_extras, their_extras),
    )
    if as_json:
        _put(before, after, found)
    else:
        _show(before, after, found, ours, theirs)
    return 0


def _side(name: str) -> tuple[Document, str, Any]:
    """A drawing, the folder of its run where it came from one, and what its file kept."""
    if (Path(name) / "drawing.json").is_file():
        from backend.training.run import read_run

        try:
            return read_run(Path(name)).document, name, None
        except Refusal as refusal:
            raise WrongUse(refusal.what, refusal.advice) from refusal
    project = open_project(name)
    return project.document, "", project.extras


def _put(before: str, after: str, found: Compared) -> None:
    from backend.insight.compared import rows

    comparison = found.comparison
    put(
        before=before,
        after=after,
        same=comparison.is_same,
        counts={kind: comparison.count(kind) for kind in KINDS},
        differences=[_plain(one) for one in comparison.differences],
        figures=[_plain_row(one) for one in rows(found.before, found.after)],
        runs=[each.outcome.run if each.outcome else None for each in (found.before, found.after)],
    )


def _plain(one: Difference) -> dict[str, Any]:
    ids = [record.id if record is not None else None for record in (one.before, one.after)]
    return {
        "kind": one.kind,
        "sort": one.sort,
        "before": ids[0],
        "after": ids[1],
        "type": getattr(one.record, "type", None),
        "name": getattr(one.record, "name", None),
        "changes": one.alterations,
    }


def _plain_row(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "split": row.split or None,
        "before": row.before,
        "after": row.after,
        "difference": row.difference,
        "verdict": row.verdict or None,
    }


def _show(before: str, after: str, found: Compared, ours: Document, theirs: Document) -> None:
    from backend.catalog.catalog import CATALOG
    from backend.insight.compared import rows

    teller = Teller(ours, theirs, CATALOG.shelf())
    told: list[list[object]] = [
        [
            SIGNS[one.kind],
            one.sort,
            teller.title(one),
            "\n".join(str(detail) for detail in teller.details(one)),
        ]
        for one in found.comparison.differences
    ]
    if told:
        table("", ["", "what", "name", "how"], told)
    counts = [f"{kind} {found.comparison.count(kind)}" for kind in KINDS]
    print(", ".join(counts))
    lines: list[list[object]] = [
        [f"{row.name} ({row.split})" if row.split else row.name, *_cells(row)]
        for row in rows(found.before, found.after)
    ]
    table("", ["", before, after, "difference"], lines)


def _cells(row: Row) -> list[object]:
    return [_figure(row.before), _figure(row.after), _figure(row.difference, "+")]


def _figure(value: float | None, sign: str = "") -> str:
    """A figure as a terminal shows it; "–" where nobody knows it."""
    if value is None or value != value:
        return "–"
    return f"{value:{sign},d}" if isinstance(value, int) else f"{value:{sign}.4g}"
