"""Data that is ready to train on: loaded, split, prepared, and described for a window."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Dataset, DataView
from backend.data.learning import constant_columns, learn, settle
from backend.data.missing import treat_missing
from backend.data.preparation import Preparation
from backend.data.split import split
from backend.data.stored import Stored
from backend.data.summary import class_counts, examples, summaries
from backend.text import Text


@dataclass(frozen=True)
class Prepared:
    """A data set with its splits and what was learned on the training split.

    `dataset` is raw; its categories are coded as the preparation expects them.
    """

    dataset: Dataset
    splits: Mapping[str, np.ndarray]
    preparation: Preparation
    view: DataView

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields as they reach the network."""
        return self.view.fields

    def raw(self, split: str) -> dict[str, np.ndarray]:
        """Each field's examples of "train", "validation" or "test", as they were found."""
        rows = self.splits[split]
        return {name: values[rows] for name, values in self.dataset.values.items()}

    def arrays(self, split: str) -> dict[str, np.ndarray]:
        """Each field's prepared examples: float32 (examples, *shape), int64 for classes."""
        return {
            name: self.preparation.apply(name, values) for name, values in self.raw(split).items()
        }

    def array(self, name: str, split: str) -> np.ndarray:
        """The prepared examples of one field, as in `arrays`."""
        return self.preparation.apply(name, self.dataset.values[name][self.splits[split]])

    def stored(self, name: str, split: str) -> Stored | None:
        """The same, prepared when they are read; None where they are in memory."""
        values = self.dataset.values[name]
        if not isinstance(values, Stored):
            return None
        return values.keep(self.splits[split]).turned(self.preparation.fields[name].apply)


def prepare(dataset: Dataset, settings: Mapping[str, Any], title: Text) -> Prepared:
    """Split and prepare, as the settings of a data block say (`validation`, `test`,
    `split_seed`, `prepare`, `prepare_target`). Raises Refusal for data one cannot train on."""
    how = settings.get("options", {})
    missing = how.get("missing", "refuse") if isinstance(how, Mapping) else "refuse"
    whole = treat_missing(dataset, missing)
    splits = split(whole, settings)
    settled = settle(whole, splits["train"])
    preparation = learn(
        settled,
        splits["train"],
        settings.get("prepare", "standardize"),
        settings.get("prepare_target", "auto"),
    )
    settled = dataclasses.replace(
        settled, notes=(*settled.notes, *_notes(settled, splits, preparation))
    )
    return Prepared(settled, splits, preparation, _view(settled, splits, preparation, title))


def _notes(
    dataset: Dataset, splits: Mapping[str, np.ndarray], preparation: Preparation
) -> list[Text]:
    train = splits["train"]
    notes = [
        Text("Column “{column}” never changes, so nothing can be learned from it.", column=name)
        for name in constant_columns(preparation, dataset.values, train)
    ]
    for field in dataset.fields:
        if field.kind == "class" and len(np.unique(dataset.classes(field.name)[train])) < 2:
            notes.append(Text("All examples belong to one class: there is nothing to tell apart."))
    if not len(splits["validation"]) or not len(splits["test"]):
        notes.append(Text("One of the splits is empty, so it cannot be measured on."))
    return notes


def _view(
    dataset: Dataset, splits: Mapping[str, np.ndarray], preparation: Preparation, title: Text
) -> DataView:
    ports = tuple(preparation.fields[field.name].prepared_field(field) for field in dataset.fields)
    return DataView(
        source=dataset.source,
        title=title,
        fields=ports,
        raw_fields=dataset.fields,
        count=dataset.count,
        splits=splits,
        examples=examples(dataset),
        columns=summaries(dataset, splits["train"]),
        class_counts=class_counts(dataset, splits),
        preparation=preparation,
        notes=dataset.notes,
        credit=dataset.credit,
    )
