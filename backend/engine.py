"""The engine: what the window, and the command line, ask of a drawing, as plain functions.

Everything here takes and gives plain data, so that it can stand at the end of a pipe. What is
costly (plans, data, samples of the catalog) is remembered between questions.
"""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from backend.catalog.card import Card, Shelf
from backend.catalog.catalog import CATALOG
from backend.catalog.shelf_cache import keep_shelf
from backend.compiler.plan import Field, Plan
from backend.compiler.planner import Planner
from backend.compiler.problems import Problem
from backend.data.dataset import DataView
from backend.data.preparation import Preparation
from backend.data.prepared import Prepared
from backend.data.sources import SOURCES, open_data
from backend.document.document import Document
from backend.document.records import Record
from backend.formats.travelling import extras_of, fields_in, preparation_in
from backend.messages import Begin, Planned
from backend.text import Refusal
from backend.training.events import FIRST_TWO, Axes

Weights = Mapping[str, Mapping[str, np.ndarray]]
Extras = Mapping[str, Any] | None
"""What a project file kept beside drawing and weights."""

DATA = "lienzo.Data"


class Keys:
    """Numbers that stand for objects: no other object ever has the same, nor had it before."""

    def __init__(self) -> None:
        self._next = itertools.count(time.time_ns())
        self._known: dict[int, tuple[weakref.ref[Any], int]] = {}

    def of(self, thing: object) -> int:
        """The number of `thing`, a new one where it has none."""
        found = self._known.get(id(thing))
        if found is None or found[0]() is not thing:
            self._known = {id: one for id, one in self._known.items() if one[0]() is not None}
            found = self._known[id(thing)] = (weakref.ref(thing), next(self._next))
        return found[1]


class Engine:
    """Answers questions; one lives in each engine process, and one inline in tests."""

    def __init__(self) -> None:
        self._planner = Planner()
        self._keys = Keys()
        self._onlooker: Any = None
        self.is_wanted: Callable[[], bool] = lambda: True
        """Whether nothing else has been asked since: what takes long gives way."""
        self._looked: tuple[list[Record], Document, Plan, dict[str, Prepared]] | None = None

    def answer(self, verb: str, **arguments: Any) -> Any:
        """Carry out a verb. Raises Refusal for what a person can mend, KeyError for no verb."""
        return VERBS[verb](self, **arguments)

    def key(self, prepared: Prepared) -> int:
        """A number by which a window knows this data again."""
        return self._keys.of(prepared)

    # the drawing

    def data(self, document: Document) -> tuple[dict[str, Prepared], list[Problem]]:
        """The data of each data block, and a problem for each that cannot be had."""
        prepared: dict[str, Prepared] = {}
        problems: list[Problem] = []
        for block in document.blocks:
            if block.type == DATA:
                try:
                    prepared[block.id] = open_data(block.settings)
                except Refusal as refusal:
                    problems.append(
                        Problem("data", "error", refusal.what, refusal.advice, block.id)
                    )
        return prepared, problems

    def plan_of(
        self, document: Document, extras: Extras = None
    ) -> tuple[Plan, dict[str, Prepared]]:
        """The plan of a drawing with the data it names.

        Where data cannot be had, what a trained project kept of it (`extras`) stands in: enough
        to answer and to export, not to train.
        """
        prepared, problems = self.data(document)
        kept = fields_in(extras or {})
        plan = self._planner.plan(document, {**kept, **_fields(prepared)})
        problems = [
            dataclasses.replace(problem, severity="warning") if problem.block in kept else problem
            for problem in problems
        ]
        blamed = {problem.block for problem in problems}
        others = [problem for problem in plan.problems if problem.block not in blamed]
        if problems:
            plan = dataclasses.replace(plan, problems=(*problems, *others))
        return plan, prepared

    def sound_plan(
        self, document: Document, extras: Extras = None
    ) -> tuple[Plan, dict[str, Prepared]]:
        """A plan that can be built. Raises Refusal with the first problem where it cannot."""
        plan, prepared = self.plan_of(document, extras)
        for problem in plan.problems:
            if problem.severity == "error":
                raise Refusal(problem.what, problem.advice)
        return plan, prepared

    def look(
        self,
        records: Sequence[Record],
        weights: Weights | None,
        axes: Axes,
        blocks: Sequence[str],
        example: int,
        split: str,
    ) -> Any:
        """All that can be seen of a drawing; again soon where only the weights are others."""
        from backend.insight.inspection import Onlooker
        from backend.training.sight import Wanted

        self._onlooker = self._onlooker or Onlooker()
        document, found, prepared = self._looked_at(records)
        wanted = Wanted(tuple(blocks), example, split, axes)
        return self._onlooker.look(document, found, weights, prepared, wanted)

    def _looked_at(self, records: Sequence[Record]) -> tuple[Document, Plan, dict[str, Prepared]]:
        """The plan of a drawing, the very same one as long as nothing is another thing."""
        if self._looked is not None and self._looked[0] == list(records):
            _, document, found, prepared = self._looked
            now, problems = self.data(document)
            same = all(prepared.get(block) is each for block, each in now.items())
            if same and not problems and now.keys() == prepared.keys():
                return document, found, prepared
        document = Document(records)
        found, prepared = self.sound_plan(document)
        self._looked = list(records), document, found, prepared
        return document, found, prepared

    def trainer(self, begin: Begin) -> Any:
        """A trainer as a window asks for it, ready to be served."""
        from backend.training.loop import Trainer

        document = Document(begin.records)
        plan, prepared = self.sound_plan(document)
        trainer = Trainer(
            document,
            plan,
            prepared,
            weights=begin.weights,
            run_folder=begin.run,
            resume=begin.resume,
        )
        if begin.extend:
            trainer.extend(begin.extend)
        trainer.watch(begin.watch, begin.example)
        trainer.pace = begin.pace
        return trainer

    def warm_up(self, role: str) -> None:
        """Do everything once on the smallest example: what is imported late is imported now."""
        from backend.formats.examples import open_example

        records = list(open_example("neuron-and"))
        if role == "answer":
            self.plan_of(Document(records))
            return
        with tempfile.TemporaryDirectory(prefix="lienzo-") as folder:
            trainer = self.trainer(Begin(records, run=folder))
            trainer.start()
            trainer.advance()
            trainer.close()

    def prepare(self, records: Sequence[Record]) -> None:
        """Load and plan what may be trained soon, so that Play answers at once."""
        _, prepared = self.plan_of(Document(records))
        for each in prepared.values():
            for name in each.dataset.values:
                if each.stored(name, "train") is None:  # what is on disk stays there
                    each.array(name, "train")


def _preparation(prepared: Mapping[str, Prepared], extras: Extras) -> dict[str, Preparation]:
    learned = {id: each.preparation for id, each in prepared.items()}
    return {**preparation_in(extras or {}), **learned}


def _fields(prepared: Mapping[str, Prepared]) -> dict[str, tuple[Field, ...]]:
    return {id: each.view.fields for id, each in prepared.items()}


def shelf(engine: Engine) -> Shelf:
    """The catalog as plain data; kept on disk for the next window."""
    found = CATALOG.shelf()
    keep_shelf(found)
    return found


def sources(engine: Engine) -> dict[str, Card]:
    """The cards of the data sources."""
    return {name: source.card for name, source in SOURCES.items()}


def plan(
    engine: Engine,
    records: Sequence[Record],
    known: Mapping[str, int] | None = None,
    extras: Extras = None,
) -> Planned:
    """The plan of a drawing, and views of its data where the asker does not have them yet."""
    found, prepared = engine.plan_of(Document(records), extras)
    keys = {block: engine.key(each) for block, each in prepared.items()}
    known = known or {}
    views: dict[str, DataView] = {
        block: each.view for block, each in prepared.items() if known.get(block) != keys[block]
    }
    return Planned(found, views, keys)


def altered(engine: Engine, pictures: Any, preparation: Any, settings: Mapping[str, Any]) -> Any:
    """Raw pictures as learning may see them, altered by chance."""
    from backend.training.augmenting import altered_examples

    return altered_examples(pictures, preparation, settings)


def code(engine: Engine, records: Sequence[Record]) -> str:
    """The drawing as a Python file that stands alone. Raises Refusal for a broken drawing."""
    from backend.formats.python_code import python_code

    document = Document(records)
    found, prepared = engine.sound_plan(document)
    return python_code(found, {id: each.preparation for id, each in prepared.items()}, document)


def examples(engine: Engine) -> Any:
    """The examples that ship with Lienzo."""
    from backend.formats.examples import EXAMPLES

    return EXAMPLES


def example(engine: Engine, name: str) -> list[Record]:
    """The records of one example."""
    from backend.formats.examples import open_example

    return list(open_example(name))


def network(engine: Engine, name: str) -> list[Record]:
    """The records of a published network."""
    from backend.formats.networks import open_network

    return list(open_network(name))


def own_palette(engine: Engine) -> Any:
    """The blocks that a person keeps across drawings."""
    from backend.formats.own_palette import read_palette

    return read_palette()


def keep_block(engine: Engine, records: Sequence[Record], definition: str) -> Any:
    """Keep a definition of a drawing; gives the palette as it is then."""
    from backend.formats import own_palette

    own_palette.keep(Document(records), definition)
    return own_palette.read_palette()


def rename_kept_block(engine: Engine, file: str, name: str) -> Any:
    """Call a kept block otherwise; gives the palette as it is then."""
    from backend.formats import own_palette

    own_palette.rename(file, name)
    return own_palette.read_palette()


def remove_kept_block(engine: Engine, file: str) -> Any:
    """Keep a block no more; gives the palette as it is then."""
    from backend.formats import own_palette

    own_palette.remove(file)
    return own_palette.read_palette()


def open_(engine: Engine, path: str) -> Any:
    """Read a project. Raises Refusal when it cannot be read."""
    from backend.formats.project import load

    return load(Path(path))


def import_model(engine: Engine, path: str, sizes: Mapping[str, int] | None = None) -> Any:
    """A foreign model as a project, read by a process of its own; or the sizes (OpenSize) that must
    be said first. Raises Refusal."""
    from backend.formats.foreign.apart import read_apart
    from backend.formats.foreign.entries import OpenSizes

    try:
        return read_apart(path, sizes)
    except OpenSizes as open_sizes:
        return open_sizes.sizes


def save(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    path: str,
    extras: Extras = None,
) -> dict[str, Any] | None:
    """Write a project, whole or not at all; with weights, the preparation goes along.

    Returns the extras that were written.
    """
    from backend.formats.project import save as save_project

    document = Document(records)
    written = extras_of(engine.data(document)[0], extras) if weights else None
    save_project(Path(path), document, weights=weights, extras=written)
    return written


def write_link(
    engine: Engine, records: Sequence[Record], weights: Weights | None, extras: Extras = None
) -> str:
    """A project as a line of text. Raises Refusal where it would be too long."""
    from backend.formats.link import write

    document = Document(records)
    written = extras_of(engine.data(document)[0], extras) if weights else None
    return write(document, weights, written)


def read_link(engine: Engine, link: str) -> Any:
    """The project in a link. Raises Refusal for what is none."""
    from backend.formats.link import read

    return read(link)


def rows(
    engine: Engine, settings: Mapping[str, Any], split: str, indices: Sequence[int]
) -> dict[str, np.ndarray]:
    """Raw examples of a data block, by field: the given places within a split."""
    prepared = open_data(settings)
    chosen = prepared.splits[split][np.asarray(indices, dtype=np.int64)]
    return {name: values[chosen] for name, values in prepared.dataset.values.items()}


def predict(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    inputs: Mapping[str, np.ndarray],
    extras: Extras = None,
) -> Any:
    """What the network answers to raw examples, in human terms."""
    from backend.training.evaluate import predict as answer

    found, prepared = engine.sound_plan(Document(records), extras)
    return answer(found, weights, _preparation(prepared, extras), inputs)


def inspect(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    block: str,
    example: int = 0,
) -> Any:
    """The inside of a block for one example, without training."""
    from backend.insight.inspection import inspect as look

    found, prepared = engine.sound_plan(Document(records))
    return look(found, weights, prepared, block, example)


def story(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    example: int = 0,
    split: str = "train",
) -> Any:
    """The arithmetic of one example through the whole network and back, without training."""
    from backend.insight.arithmetic import tell

    document = Document(records)
    found, prepared = engine.sound_plan(document)
    return tell(document, found, weights, prepared, example, split)


def export(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    path: str,
    extras: Extras = None,
) -> Any:
    """Write the trained network in the format that the file's ending names."""
    from backend.formats.model import Model
    from backend.formats.model import export as write

    document = Document(records)
    found, prepared = engine.sound_plan(document, extras)
    preparation = _preparation(prepared, extras)
    return write(Model(document, found, weights or {}, preparation), Path(path))


def preview_table(engine: Engine, path: str, dialect: Any = None) -> Any:
    """How a table file reads with a dialect, or with the one that is found."""
    from backend.data.table import preview, sniff

    return preview(Path(path), dialect or sniff(Path(path)))


def runs(engine: Engine) -> Any:
    """The runs kept on this machine, newest first."""
    from backend.training.run import list_runs

    return list_runs()


def read_run(engine: Engine, folder: str) -> Any:
    """A run, read back from its folder."""
    from backend.training.run import read_run as read

    return read(Path(folder))


def run_weights(engine: Engine, folder: str, records: Sequence[Record]) -> Weights:
    """What a run had learned at its newest checkpoint, for the blocks of a drawing that it fits.

    Raises Refusal where the run has no checkpoint.
    """
    from backend.training.run import read_run as read
    from backend.training.trainer import Trainer
    from backend.training.work import fitting_weights

    document = read(Path(folder)).document
    then, prepared = engine.sound_plan(document)
    learned = Trainer(document, then, prepared, resume=folder).weights()
    return fitting_weights(then, engine.plan_of(Document(records))[0], learned)


def look(
    engine: Engine,
    records: Sequence[Record],
    weights: Weights | None,
    example: int = 0,
    axes: Axes = FIRST_TWO,
    blocks: Sequence[str] = (),
    split: str = "train",
) -> Any:
    """All that can be seen of a drawing that is not training: (NeuronsKnown or None, Watched)."""
    return engine.look(records, weights, axes, blocks, example, split)


def boundary(engine: Engine, records: Sequence[Record], weights: Weights | None) -> Any:
    """What a network answers over the plane of its first two numbers; None where it has none."""
    from backend.insight.boundary import boundary as look

    found, prepared = engine.sound_plan(Document(records))
    return look(found, weights, prepared)


def compare(
    engine: Engine,
    before: Sequence[Record],
    after: Sequence[Record],
    runs: tuple[str, str] = ("", ""),
    extras: tuple[Extras, Extras] = (None, None),
) -> Any:
    """What differs between two drawings, what each costs and how their runs went.

    `runs` are folders of runs; "" is the newest run of the drawing. `extras` is what the files of
    the drawings kept.
    """
    from backend.insight.compared import compared

    drawings = Document(before), Document(after)
    plans = [engine.plan_of(*each)[0] for each in zip(drawings, extras, strict=True)]
    return compared((drawings[0], plans[0]), (drawings[1], plans[1]), runs)


def estimate(engine: Engine, records: Sequence[Record] = (), timed: bool | None = None) -> Any:
    """What training a drawing will cost: an `Estimate`, None where something else was asked
    meanwhile or nothing can be built.

    It is `timed` by a probe where that is quick; always, or never, where somebody says so.
    Without records nothing is done: whatever is being estimated gives way.
    """
    from backend.training.estimate import Unwanted
    from backend.training.estimate_answer import estimate as reckon
    from backend.training.estimate_answer import timed as time_it

    def go_on() -> None:
        if not engine.is_wanted():
            raise Unwanted

    document = Document(records)
    found, prepared = engine.plan_of(document)
    if not found.is_sound or not found.steps:
        return None
    try:
        cost = reckon(document, found, prepared, go_on)
        if cost.fits and (cost.is_quick if timed is None else timed):
            return time_it(cost, document, found, prepared, go_on)
        return cost
    except Unwanted:
        return None


def sweep_measures(engine: Engine, records: Sequence[Record]) -> tuple[str, ...]:
    """What trials of a drawing can be judged by. Raises Refusal where none can be tried."""
    from backend.sweeps.checking import check_validation, measures_of

    document = Document(records)
    found, prepared = engine.sound_plan(document)
    check_validation(prepared)
    return measures_of(document, found)


def begin_sweep(engine: Engine, records: Sequence[Record], sweep: Any, folder: str) -> Any:
    """Make the folder of a sweep that can be carried out, and tell it as it is. Raises Refusal."""
    from backend.sweeps import queue
    from backend.sweeps.checking import checked

    document = Document(records)
    found, prepared = engine.sound_plan(document)
    queue.begin(Path(folder), document, checked(document, found, prepared, sweep))
    return queue.read(Path(folder))


def read_sweep(engine: Engine, folder: str) -> Any:
    """A sweep, read back from its folder, and the drawing it tries. Raises Refusal."""
    from backend.sweeps import queue

    return queue.read(Path(folder)), queue.read_document(Path(folder))


def sweeps(engine: Engine) -> Any:
    """The folders of the sweeps kept on this machine, newest first."""
    from backend.sweeps.queue import list_sweeps

    return list_sweeps()


VERBS: dict[str, Callable[..., Any]] = {
    "shelf": shelf,
    "sources": sources,
    "plan": plan,
    "altered": altered,
    "code": code,
    "examples": examples,
    "example": example,
    "network": network,
    "own_palette": own_palette,
    "keep_block": keep_block,
    "rename_kept_block": rename_kept_block,
    "remove_kept_block": remove_kept_block,
    "open": open_,
    "import_model": import_model,
    "save": save,
    "write_link": write_link,
    "read_link": read_link,
    "rows": rows,
    "predict": predict,
    "inspect": inspect,
    "story": story,
    "boundary": boundary,
    "look": look,
    "export": export,
    "preview_table": preview_table,
    "runs": runs,
    "read_run": read_run,
    "run_weights": run_weights,
    "estimate": estimate,
    "compare": compare,
    "sweep_measures": sweep_measures,
    "begin_sweep": begin_sweep,
    "read_sweep": read_sweep,
    "sweeps": sweeps,
}
