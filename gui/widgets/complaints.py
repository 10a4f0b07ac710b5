"""How a field shows that what stands in it cannot be taken."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def mark_wrong(field: QWidget, wrong: bool) -> bool:
    """Draw the field's edge as wrong, or no longer; says whether it was before."""
    before = bool(field.property("wrong"))
    if before != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
    return before
