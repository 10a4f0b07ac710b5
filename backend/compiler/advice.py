"""What works but is probably not meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backend.compiler import repairs
from backend.compiler.cost import read_bytes, total
from backend.compiler.plan import Signal
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document import edits
from backend.text import Text

LINEAR = "torch.nn.Linear"
_SOFTMAX = ("torch.nn.Softmax", "torch.nn.LogSoftmax", "torch.nn.Softmin")
_SIGMOID = ("torch.nn.Sigmoid", "torch.nn.LogSigmoid", "torch.nn.Hardsigmoid")


@dataclass(frozen=True)
class _Wanted:
    """What a loss wants to receive, what gives it, and the loss that needs it not."""

    what: Text
    loss: str
    label: Text
    activation: str
    insert: Text
    settings: Mapping[str, int]
    fine: tuple[str, ...]
    neuron: str = ""


_WANTS = {
    "torch.nn.BCELoss": _Wanted(
        Text("It takes probabilities from 0 to 1, but any numbers may arrive."),
        "torch.nn.BCEWithLogitsLoss",
        Text("Use the loss for one output"),
        "torch.nn.Sigmoid",
        Text("Insert Sigmoid"),
        {},
        (*_SIGMOID, *_SOFTMAX),
        "sigmoid",
    ),
    "torch.nn.NLLLoss": _Wanted(
        Text("It takes logarithms of probabilities, but any numbers may arrive."),
        "torch.nn.CrossEntropyLoss",
        Text("Use the cross-entropy"),
        "torch.nn.LogSoftmax",
        Text("Insert Log-softmax"),
        {"dim": 1},
        ("torch.nn.LogSoftmax", "torch.nn.LogSigmoid"),
    ),
}
_ALREADY = {"softmax": (*_SOFTMAX, *_SIGMOID), "sigmoid": (*_SIGMOID, *_SOFTMAX)}


def find(walk: Walk) -> Iterator[Problem]:
    """Warnings and hints about blocks that work."""
    yield from _much_memory(walk)
    rowwise: set[str] = set()
    for id in walk.shaped:
        type = walk.wiring.blocks[id].type
        source = walk.source(id, "input")
        if source and source.block in rowwise:
            rowwise.add(id)
        elif type == LINEAR:
            for problem in picture_into_rows(walk, id):
                rowwise.add(id)
                yield problem
        elif "BatchNorm" in type and walk.wiring.training.batch_size == 1:
            yield _batch_of_one(walk, id)
        elif walk.wiring.types[id].activation:
            yield from _activated_twice(walk, id)
        elif type in _WANTS:
            yield from _not_activated(walk, id, _WANTS[type])


def _much_memory(walk: Walk) -> Iterator[Problem]:
    """Each block fits into this computer, but not all of them together."""
    batch = walk.wiring.training.batch_size
    needed = total(walk.shaped.values(), batch).memory_bytes
    if needed > walk.memory_limit:
        yield Problem(
            "much_memory",
            "warning",
            Text(
                "Training needs {needed} of memory; this computer has {there}.",
                needed=read_bytes(needed),
                there=read_bytes(walk.memory_limit),
            ),
            Text("Choose a smaller batch or smaller layers."),
            repairs=tuple(_smaller_batch(walk, batch)),
        )


def _smaller_batch(walk: Walk, batch: int) -> Iterator[Repair]:
    """The largest batch in halves of this one for which there is memory."""
    while (batch := batch // 2) >= 1:
        if total(walk.shaped.values(), batch).memory_bytes <= walk.memory_limit:
            label = Text("Use batches of {size}", size=batch)
            yield Repair(label, edits.change_training(walk.wiring.document, batch_size=batch))
            return


def picture_into_rows(walk: Walk, id: str) -> Iterator[Problem]:
    """A Linear works on the last axis only, so on each row of a picture by itself."""
    source = walk.source(id, "input")
    if source is None:
        return
    field, spec = walk.field(source), walk.specs[source]
    if len(spec.shape) < 4 and not (field and field.kind == "picture" and len(spec.shape) > 2):
        return
    yield Problem(
        "flatten",
        "warning",
        Text(
            "Pictures of {shape} arrive, and it works on each of their rows alone.", shape=str(spec)
        ),
        Text("Add a Flatten block before it, to look at the whole picture."),
        block=id,
        repairs=(repairs.flatten(walk, walk.wires(id, "input")),),
    )


def _batch_of_one(walk: Walk, id: str) -> Problem:
    label = Text("Use batches of 32")
    change = edits.change_training(walk.wiring.document, batch_size=32)
    rows = any(len(spec.shape) == 2 for spec in walk.shaped[id].outputs.values())
    return Problem(
        "batch_of_one",
        "warning" if rows else "hint",  # with one number a channel, PyTorch refuses to train it
        Text("It compares the examples of a batch, but a batch has only one."),
        Text("Choose a larger batch size."),
        block=id,
        repairs=(Repair(label, change),),
    )


def _not_activated(walk: Walk, loss: str, wanted: _Wanted) -> Iterator[Problem]:
    """Sums of any size where probabilities are wanted, or their logarithms."""
    source = walk.source(loss, "input")
    if source is None or not _gives_any_number(walk, source.block, wanted):
        return
    (wire,) = walk.wires(loss, "input")
    insertion = repairs.insert_block(walk, wire, wanted.activation, wanted.settings)
    instead = repairs.change_type(walk, wanted.label, loss, wanted.loss)
    yield Problem(
        "not_activated",
        "warning",
        wanted.what,
        Text("Use the loss that does this itself, or put an activation before it."),
        block=loss,
        repairs=(instead, Repair(wanted.insert, insertion)),
    )


def _gives_any_number(walk: Walk, id: str, wanted: _Wanted) -> bool:
    """Whether what leaves a block surely is no probability."""
    if id not in walk.shaped:
        return False
    type = walk.wiring.types[id]
    if type.card.sort == "neuron":
        return walk.shaped[id].settings.get("activation") != wanted.neuron
    sums = type.card.family in ("dense", "convolution", "activation")
    return sums and type.card.id not in wanted.fine


def _activated_twice(walk: Walk, loss: str) -> Iterator[Problem]:
    source = walk.source(loss, "input")
    if source is None or source.block not in walk.shaped:
        return
    before = walk.wiring.blocks[source.block]
    wanted = walk.wiring.types[loss].activation
    if before.type == "lienzo.Neuron":
        yield from _neuron_activated_twice(walk, source, wanted)
    elif before.type in _ALREADY.get(wanted, ()):
        yield _superfluous(walk, source, wanted)


def _superfluous(walk: Walk, source: Signal, wanted: str) -> Problem:
    mended = repairs.bypass(walk, source.block, Text("Remove it"))
    return Problem(
        f"{wanted}_before_loss",
        "warning",
        Text("The loss after it does this already, so it would be done twice."),
        Text("Remove it: the answers are turned into probabilities anyway."),
        block=source.block,
        repairs=(mended,) if mended else (),
    )


def _neuron_activated_twice(walk: Walk, source: Signal, wanted: str) -> Iterator[Problem]:
    if walk.shaped[source.block].settings.get("activation") != wanted:
        return
    label = Text("Make it linear")
    yield Problem(
        f"{wanted}_before_loss",
        "warning",
        Text("The loss after it does this already, so it would be done twice."),
        Text("Make its activation linear: the answers are turned into probabilities anyway."),
        block=source.block,
        repairs=(repairs.choose(walk, label, source.block, {"activation": "linear"}),),
    )
