"""What a project file keeps of its data, so that a trained network works without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from backend.compiler.plan import Field
from backend.data.preparation import Preparation
from backend.data.prepared import Prepared
from backend.text import Refusal, Text


def extras_of(
    prepared: Mapping[str, Prepared], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The preparation and the fields of each data block, as extras of a project file.

    What the file kept `before` stays for blocks whose data cannot be had now.
    """
    preparation = {id: each.preparation.to_json() for id, each in prepared.items()}
    fields = {
        id: [msgspec.to_builtins(field) for field in each.view.fields]
        for id, each in prepared.items()
    }
    return {
        "preparation": {**_kept(before or {}, "preparation"), **preparation},
        "fields": {**_kept(before or {}, "fields"), **fields},
    }


def preparation_in(extras: Mapping[str, Any]) -> dict[str, Preparation]:
    """The preparation of each data block that a project file kept. Raises Refusal."""
    return {
        str(id): Preparation.from_json(plain) for id, plain in _kept(extras, "preparation").items()
    }


def fields_in(extras: Mapping[str, Any]) -> dict[str, tuple[Field, ...]]:
    """The fields of each data block that a project file kept. Raises Refusal."""
    try:
        return msgspec.convert(_kept(extras, "fields"), dict[str, tuple[Field, ...]])
    except msgspec.ValidationError as error:
        raise Refusal(
            Text("What the file says about its data cannot be read: {reason}.", reason=str(error)),
            Text("Open the drawing and train it again."),
        ) from error


def _kept(extras: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = extras.get(name, {})
    return found if isinstance(found, Mapping) else {}
