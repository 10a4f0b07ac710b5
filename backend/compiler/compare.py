"""What a loss compares: whether prediction and target belong together, and whom to blame."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from msgspec.structs import replace

from backend.compiler import batches, repairs, sequences
from backend.compiler.advice import LINEAR, picture_into_rows
from backend.compiler.explain import explain
from backend.compiler.fitting import fitted
from backend.compiler.plan import Dimension, Signal, Spec
from backend.compiler.problems import Problem, Repair
from backend.compiler.trying import outcome
from backend.compiler.walk import Walk
from backend.document.change import replaced
from backend.text import Text

BINARY = "torch.nn.BCEWithLogitsLoss"
SQUARED = "torch.nn.MSELoss"
_BINARY_LOSSES = (BINARY, "torch.nn.BCELoss")


def find(walk: Walk, loss: str) -> Iterator[Problem]:
    """What is wrong between the two sides of a loss, on the block that causes it."""
    prediction, target = walk.source(loss, "input"), walk.source(loss, "target")
    if prediction not in walk.specs or target not in walk.specs or loss in walk.faults:
        if loss in walk.misfits:
            yield _misfit(walk, loss)
        return
    assert prediction is not None
    assert target is not None
    problems = list(_two_sides(walk, loss, prediction, target))
    yield from problems
    yield from _two_sources(walk, loss, prediction, target) if not problems else ()
    if loss in walk.misfits and not problems:
        yield from _blame(walk, loss, prediction)


def _two_sides(walk: Walk, loss: str, prediction: Signal, target: Signal) -> Iterator[Problem]:
    ours, theirs = walk.field(prediction), walk.field(target)
    shapes = walk.specs[prediction].shape, walk.specs[target].shape
    if ours and ours.role == "target" and not theirs:
        yield _swapped(walk, loss)
    elif loss in walk.misfits and len(shapes[0]) != 2:
        if len(shapes[0]) == len(shapes[1]) and walk.wiring.types[loss].target == "same":
            yield from _compare_shapes(walk, loss, prediction, target)
    elif theirs is not None and theirs.kind == "value" and _other_loss(walk, loss):
        yield _numbers_as_classes(walk, loss)
    elif _judges_yes_or_no(walk, loss) and theirs is not None and theirs.kind == "value":
        yield _numbers_as_yes_or_no(walk, loss)
        yield from _compare_shapes(walk, loss, prediction, target)
    elif theirs is not None and theirs.kind == "class" and theirs.classes:
        yield from _compare_classes(walk, loss, prediction, len(theirs.classes))
    elif walk.wiring.types[loss].target == "same":
        yield from _compare_shapes(walk, loss, prediction, target)


def _swapped(walk: Walk, loss: str) -> Problem:
    (first,), (second,) = walk.wires(loss, "input"), walk.wires(loss, "target")
    label = Text("Swap the two wires")
    pairs = [
        (first, replace(first, target_port="target")),
        (second, replace(second, target_port="input")),
    ]
    return Problem(
        "swapped",
        "error",
        Text("The prediction arrives where the target belongs, and the target as prediction."),
        Text("Swap the two wires."),
        block=loss,
        repairs=(Repair(label, replaced(label, pairs)),),
    )


def _numbers_as_classes(walk: Walk, loss: str) -> Problem:
    return Problem(
        "wrong_loss",
        "error",
        Text("It compares classes, but numbers are to be predicted."),
        Text("Use the mean squared error instead."),
        block=loss,
        repairs=_other_loss(walk, loss),
    )


def _judges_yes_or_no(walk: Walk, loss: str) -> bool:
    return walk.wiring.blocks[loss].type in _BINARY_LOSSES and loss in walk.shaped


def _numbers_as_yes_or_no(walk: Walk, loss: str) -> Problem:
    return Problem(
        "wrong_loss",
        "hint",
        Text("It judges answers of yes and no, but numbers are to be predicted."),
        Text("Unless they all lie between 0 and 1, use the mean squared error instead."),
        block=loss,
        repairs=(repairs.change_type(walk, Text("Use the mean squared error"), loss, SQUARED),),
    )


def _two_sources(walk: Walk, loss: str, prediction: Signal, target: Signal) -> Iterator[Problem]:
    """Answers to the examples of one data set, compared with what another one wants."""
    behind = [id for id in before(walk, [prediction.block]) if walk.wiring.sort(id) == "data"]
    if walk.wiring.sort(target.block) != "data" or not behind or target.block in behind:
        return
    (wire,) = walk.wires(loss, "target")
    own = [
        one
        for one, field in walk.wiring.fields.items()
        if one.block in behind and field.role == "target"
    ]
    label = Text("Compare with {data}", data=_source_name(walk, behind[0]))
    mended = [
        Repair(label, repairs.connect(walk, (one.block, one.port), (loss, "target"), wire))
        for one in own
    ]
    yield Problem(
        "two_data",
        "warning",
        Text(
            "It compares answers to the examples of {data} with what {other} wants.",
            data=_source_name(walk, behind[0]),
            other=_source_name(walk, target.block),
        ),
        Text("Wire the target of the same data to it."),
        block=loss,
        repairs=tuple(mended),
    )


def _source_name(walk: Walk, data: str) -> Text | str:
    block = walk.wiring.blocks[data]
    source = block.settings.get("source")
    return block.name or (source if isinstance(source, str) else "") or walk.name(data)


def before(walk: Walk, blocks: list[str]) -> set[str]:
    """These blocks, and all that leads to them."""
    found, waiting = set(blocks), list(blocks)
    while waiting:
        for wires in walk.wiring.into.get(waiting.pop(), {}).values():
            new = {wire.source for wire in wires} - found
            found |= new
            waiting += new
    return found


def _misfit(walk: Walk, loss: str) -> Problem:
    problem = batches.culprit(walk, loss) or explain(walk, loss, walk.misfits[loss])
    if problem.block != loss:
        return problem
    return dataclasses.replace(problem, repairs=(*_other_loss(walk, loss), *problem.repairs))


def _other_loss(walk: Walk, loss: str) -> tuple[Repair, ...]:
    """Numbers cannot be compared as classes; the squared error can compare them."""
    type, arriving = walk.wiring.types[loss], walk.arriving(loss)
    if type.target != "index" or not arriving or SQUARED not in walk.catalog:
        return ()
    if any(spec.dtype != "float32" for specs in arriving.values() for spec in specs):
        return ()
    return (repairs.change_type(walk, Text("Use the mean squared error"), loss, SQUARED),)


def _blame(walk: Walk, loss: str, prediction: Signal) -> Iterator[Problem]:
    """A picture that was never flattened shows only at the loss, but is the fault of a layer."""
    id, culprit = prediction.block, None
    while id in walk.shaped:
        if walk.wiring.blocks[id].type == LINEAR:
            culprit = next(picture_into_rows(walk, id), culprit)
        source = walk.source(id, "input")
        id = source.block if source else ""
    if culprit is not None:
        yield dataclasses.replace(culprit, severity="error")
        return
    yield next(sequences.find(walk, loss, prediction), None) or _misfit(walk, loss)


def _compare_classes(walk: Walk, loss: str, prediction: Signal, classes: int) -> Iterator[Problem]:
    outputs = _class_axis(walk.specs[prediction].shape)
    one_is_enough = walk.wiring.types[loss].target == "same" and (
        classes <= 2 or walk.wiring.blocks[loss].type not in _BINARY_LOSSES
    )
    if outputs is None or outputs == classes or (outputs == 1 and one_is_enough):
        return
    yield _wrong_outputs(walk, loss, prediction, outputs, classes)


def _class_axis(shape: tuple[Dimension, ...]) -> int | None:
    size = shape[1] if len(shape) > 1 else 1
    return size if isinstance(size, int) else None


def _wrong_outputs(
    walk: Walk, loss: str, prediction: Signal, outputs: int, classes: int
) -> Problem:
    owner, setting = output_setting(walk, prediction)
    fits = _fit_repairs(walk, owner, setting, classes)
    if outputs == 1 and classes == 2 and walk.wiring.types[loss].target == "index":
        fits = (*fits, _binary(walk, loss))
    if outputs < classes:
        return Problem(
            "too_few_outputs",
            "error",
            Text(
                "It gives {outputs} outputs, but there are {classes} classes.",
                outputs=outputs,
                classes=classes,
            ),
            Text("Give the last layer one output for each class."),
            block=owner or loss,
            repairs=fits,
        )
    return Problem(
        "too_many_outputs",
        "warning",
        Text("It gives {outputs} outputs for {classes} classes.", outputs=outputs, classes=classes),
        Text("Give the last layer one output for each class."),
        block=owner or loss,
        repairs=fits,
    )


def _binary(walk: Walk, loss: str) -> Repair:
    label = Text("Use the loss for one output")
    return repairs.change_type(walk, label, loss, BINARY)


def _fit_repairs(walk: Walk, owner: str, setting: str, size: int) -> tuple[Repair, ...]:
    if not owner:
        return ()
    label = Text("Change to {size} outputs", size=size)
    return (repairs.choose(walk, label, owner, {setting: size}),)


_OUTPUT_SETTINGS = ("out_features", "out_channels")
_KEEPS_SIZE = ("activation", "normalisation")


def output_setting(walk: Walk, signal: Signal) -> tuple[str, str]:
    """The block that decides how many outputs a signal has, and its setting; "" if none does."""
    id, rows = signal.block, len(walk.specs[signal].shape) == 2
    for _ in range(len(walk.wiring.blocks)):
        type = walk.wiring.types.get(id)
        if type is None:
            return "", ""
        for setting in _OUTPUT_SETTINGS:
            if any(one.name == setting for one in type.card.settings):
                return id, setting
        source = walk.source(id, "input")
        if source is None or not _keeps_size(walk, id, type.card.family, rows):
            return "", ""
        id = source.block
    return "", ""


def _keeps_size(walk: Walk, id: str, family: str, rows: bool) -> bool:
    """Whether as many numbers leave a block along axis 1 as arrive there."""
    if family in _KEEPS_SIZE or "Dropout" in walk.wiring.blocks[id].type:
        return True
    source = walk.source(id, "input")
    if not rows or source is None or walk.wiring.blocks[id].type != repairs.FLATTEN:
        return False
    spec = walk.specs.get(source)
    return spec is not None and set(spec.shape[2:]) == {1}


def _compare_shapes(walk: Walk, loss: str, prediction: Signal, target: Signal) -> Iterator[Problem]:
    """What would stretch silently is refused: (4, 3) against (4, 1)."""
    ours, theirs = walk.specs[prediction], walk.specs[target]
    if fitted(walk.wiring.types[loss], ours, theirs).shape == ours.shape:
        return
    wanted = math.prod(size for size in theirs.shape[1:] if isinstance(size, int))
    owner, setting = "", ""
    if len(ours.shape) in (2, 4):
        owner, setting = output_setting(walk, prediction)
    offered = _fit_repairs(walk, owner, setting, wanted)
    if len(ours.shape) > 2:
        offered = tuple(_shaped_repairs(walk, owner, setting, theirs))
    yield Problem(
        "wrong_target",
        "error",
        Text(
            "The prediction is {prediction}, but what it is compared with is {target}.",
            prediction=str(ours),
            target=str(theirs),
        ),
        Text("Give the last layer as many outputs as there are numbers to predict."),
        block=owner or loss,
        repairs=offered,
    )


def _shaped_repairs(walk: Walk, owner: str, setting: str, theirs: Spec) -> Iterator[Repair]:
    """Settings with which a layer gives pictures of the size that they are compared with."""
    arriving = walk.arriving(owner) if owner else None
    if arriving is None:
        return
    block, channels = walk.wiring.blocks[owner], {setting: theirs.shape[1]}
    for more in (channels, {"padding": "same"}, {**channels, "padding": "same"}):
        shaped = outcome(walk, block.type, {**block.settings, **more}, arriving)
        if shaped and any(spec.shape == theirs.shape for spec in shaped.outputs.values()):
            label = Text("Let it give {shape}", shape=str(theirs))
            yield repairs.choose(walk, label, owner, more)
            return
