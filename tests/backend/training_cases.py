"""Small drawings with real data, and trainers for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from backend.compiler.planner import make_plan
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Training
from backend.training.events import Event, StepsFinished
from backend.training.trainer import Trainer
from tests.drawings import chain

BINARY = "torch.nn.BCEWithLogitsLoss"


def circle(**training: Any) -> Document:
    """Two numbers through eight neurons to one answer, on 200 points."""
    document = chain(
        [
            ("hidden", "torch.nn.Linear", {"out_features": 8}),
            ("tanh", "torch.nn.Tanh", {}),
            ("out", "torch.nn.Linear", {"out_features": 1}),
        ],
        source="circle",
        loss=BINARY,
    )
    return trained(document, data={"options": {"samples": 200}}, **training)


def restless(**training: Any) -> Document:
    """Iris through dropout and batch normalisation: everything that a resume must remember."""
    document = chain(
        [
            ("hidden", "torch.nn.Linear", {"out_features": 12}),
            ("norm", "torch.nn.BatchNorm1d", {}),
            ("relu", "torch.nn.ReLU", {}),
            ("drop", "torch.nn.Dropout", {"p": 0.3}),
            ("out", "torch.nn.Linear", {"out_features": 3}),
        ],
        source="iris",
    )
    return trained(document, **training)


def line(**training: Any) -> Document:
    """A straight line through points."""
    layers = [("out", "torch.nn.Linear", {"out_features": 1})]
    document = chain(layers, source="line", loss="torch.nn.MSELoss")
    return trained(document, **training)


def trained(
    document: Document,
    *,
    data: Mapping[str, Any] | None = None,
    objective: Mapping[str, Any] | None = None,
    **training: Any,
) -> Document:
    """The same drawing with settings for its data, its objective and its training."""
    records: list[Record] = []
    for record in document:
        if isinstance(record, Block) and record.type == "lienzo.Data" and data:
            record = replace(record, settings={**record.settings, **data})
        if isinstance(record, Objective) and objective:
            record = replace(record, **objective)
        if not isinstance(record, Training):
            records.append(record)
    how = {"epochs": 3, "batch_size": 16, "device": "cpu", **training}
    return Document([*records, Training(**how)])


def changed(document: Document, block: str, **settings: Any) -> Document:
    """The same drawing with other settings for a block."""
    return Document(
        replace(record, settings={**record.settings, **settings}) if record.id == block else record
        for record in document
    )


def planned(document: Document) -> tuple[Any, dict[str, Any]]:
    """The plan and the data of a drawing."""
    prepared = {
        block.id: open_data(block.settings)
        for block in document.blocks
        if block.type == "lienzo.Data"
    }
    plan = make_plan(document, {block: each.fields for block, each in prepared.items()})
    assert plan.is_sound, [str(problem.what) for problem in plan.problems]
    return plan, prepared


def trainer_of(document: Document, folder: Path, **more: Any) -> Trainer:
    """A trainer whose run lives in `folder`."""
    plan, prepared = planned(document)
    return Trainer(document, plan, prepared, run_folder=folder, **more)


def losses_of(events: list[Event], name: str = "loss") -> list[float]:
    """Every loss told, step by step."""
    return [
        float(loss)
        for event in events
        if isinstance(event, StepsFinished)
        for loss in event.losses[name]
    ]
