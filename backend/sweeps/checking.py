"""Whether a sweep can be carried out on a drawing: its knobs, its measure, its validation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import fields, replace

from backend.catalog.catalog import CATALOG
from backend.catalog.optimizers import OPTIMIZERS
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.document.groups import values_of
from backend.document.records import Block, Objective, Training
from backend.formats.named_settings import change_field, change_setting, named, options_of
from backend.sweeps.choosing import check_way
from backend.sweeps.sweep import Sweep, check_sweep
from backend.text import Refusal, Text
from backend.training.recipe import objectives_of

_SPLIT = "validation"


def checked(
    document: Document, plan: Plan, prepared: Mapping[str, Prepared], sweep: Sweep
) -> Sweep:
    """The sweep with the measure it judges by. Raises Refusal where it cannot be carried out."""
    check_sweep(sweep)
    check_way(sweep)
    for knob in sweep.knobs:
        _check_place(document, knob.place)
    with_values(document, {knob.place: knob.at(0.0) for knob in sweep.knobs})
    check_validation(prepared)
    there_are = measures_of(document, plan)
    if sweep.measure and sweep.measure not in there_are:
        raise Refusal(
            Text("{name} is not measured here.", name=sweep.measure),
            Text("There are {names}.", names=", ".join(there_are)),
        )
    return replace(sweep, measure=sweep.measure or there_are[0])


def check_validation(prepared: Mapping[str, Prepared]) -> None:
    """Raises Refusal where no examples are kept for validation."""
    if not any(len(each.splits[_SPLIT]) for each in prepared.values()):
        raise Refusal(
            Text("No examples are kept for validation, by which trials are compared."),
            Text("Give the data block a validation share above 0."),
        )


def measures_of(document: Document, plan: Plan) -> tuple[str, ...]:
    """What a training of this drawing will measure, the most telling first. Raises Refusal."""
    answers = [one for one in plan.answers if one.target in plan.fields]
    found: list[str] = []
    for answer in answers:
        is_class = answer.field is not None and answer.field.kind == "class"
        names = ("accuracy", "f1_macro") if is_class else ("r2", "mse", "mae")
        step = plan.step(answer.signal.block)
        path = step.path if step else answer.signal.block
        found += [name if len(answers) == 1 else f"{path}.{name}" for name in names]
    return (*found, *objectives_of(document, plan))


def with_values(document: Document, values: Mapping[str, Any], epochs: int = 0) -> Document:
    """A copy of a drawing in which the knobs stand at these values. Raises Refusal."""
    turned = document.copy()
    for place, value in values.items():
        name, _, setting = place.partition(".")
        change_setting(turned, name, setting, value)
    if epochs:
        change_field(turned, "training", "epochs", epochs)
    return turned


def _check_place(document: Document, place: str) -> None:
    name, _, setting = place.partition(".")
    record = named(document, name)
    known = settings_of(record)
    if setting not in known:
        raise Refusal(
            Text("{block} has no setting called {name}.", block=name, name=setting),
            Text("There are {names}.", names=", ".join(known)),
        )


def settings_of(record: Block | Objective | Training) -> list[str]:
    """The names of all that can be set about a record, as a knob names them."""
    if isinstance(record, Training):
        return [field.name for field in fields(record) if field.name != "id"]
    if isinstance(record, Objective):
        card = OPTIMIZERS[record.optimizer].card if record.optimizer in OPTIMIZERS else None
        own = [field.name for field in fields(record) if field.name not in ("id", "name")]
        return [*(setting.name for setting in (card.settings if card else ())), *own]
    kind = CATALOG.get(record.type)
    names = [setting.name for setting in kind.card.settings] if kind else []
    options = [name for option in options_of(record) for name in (option, f"options.{option}")]
    return [*names, *options, *(f"values.{name}" for name in values_of(record))]
