"""How good a network is on a split, and what it answers to new examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from backend.compiler.builder import field_path
from backend.compiler.plan import Answer, Plan, Signal
from backend.data.preparation import Preparation
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.text import Refusal, Text
from backend.training import measures
from backend.training.class_weights import with_balance
from backend.training.events import Answered
from backend.training.judge import Evaluation, Judge, activated, at_rest, in_units
from backend.training.reading import Network, columns_of, modules_of, read
from backend.training.recipe import objectives_of, terms_of


def evaluate(
    document: Document,
    plan: Plan,
    network: Network | None,
    prepared: Mapping[str, Prepared],
    split: str = "test",
) -> Evaluation:
    """Losses and measures of a network on one split of its data.

    Raises Refusal where the split is empty or nothing is minimised.
    """
    plan = with_balance(plan, prepared)
    objectives = objectives_of(document, plan)
    terms = {name: terms_of(one, plan) for name, one in objectives.items()}
    preparation = {block: each.preparation for block, each in prepared.items()}
    judge = Judge(plan, modules_of(plan, network), terms, preparation, document.training.batch_size)
    columns = columns_of(judge.takes, prepared, split)
    found = judge.evaluate(columns, split)
    if not found.measures:
        raise Refusal(
            Text("The split “{split}” has no examples to measure on.", split=split),
            Text("Give it a share of the data in the data block's settings."),
        )
    return found


def predict(
    plan: Plan,
    network: Network | None,
    preparation: Mapping[str, Preparation],
    inputs: Mapping[str, np.ndarray],
) -> tuple[Answered, ...]:
    """What a network answers to raw examples, one `Answered` for each of its outputs.

    `inputs` maps a field's name (or its path in the network, where names repeat) to raw examples
    of shape (examples, …). Raises Refusal where one is missing or does not fit.
    """
    modules = modules_of(plan, network)
    reading = read(plan, [answer.signal for answer in plan.answers], modules)
    fields = [_prepared_input(plan, preparation, inputs, signal) for signal in reading.takes]
    with at_rest(modules), torch.no_grad():
        try:
            found = reading(*fields)
        except (RuntimeError, ValueError, IndexError) as error:
            raise Refusal(
                Text("The network cannot take this example: {reason}", reason=_first_line(error)),
                Text("Give it an example of the shape it was trained on."),
            ) from error
    return tuple(
        _answered(plan, answer, values, preparation)
        for answer, values in zip(plan.answers, found, strict=True)
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _prepared_input(
    plan: Plan,
    preparation: Mapping[str, Preparation],
    inputs: Mapping[str, np.ndarray],
    signal: Signal,
) -> Tensor:
    path = field_path(plan, signal)
    raw = inputs.get(path, inputs.get(signal.port))
    if raw is None:
        raise Refusal(
            Text("The input “{name}” is missing.", name=path),
            Text("Give an example for each input of the network."),
        )
    array, known = np.asarray(raw), preparation.get(signal.block)
    shape = plan.fields[signal].shape if known is None else known.fields[signal.port].shape
    if array.shape[1:] != tuple(shape):
        raise Refusal(
            Text(
                "The input “{name}” takes examples of shape {expected}, but {given} came.",
                name=path,
                expected=_shape(shape),
                given=_shape(array.shape[1:]),
            ),
            Text("Give it an example of the shape it was trained on."),
        )
    if known is not None:
        array = known.apply(signal.port, array)
    return torch.from_numpy(np.array(array, dtype=plan.fields[signal].dtype))


def _shape(shape: Sequence[int]) -> str:
    return " × ".join(str(size) for size in shape) or "1"


def _answered(
    plan: Plan, answer: Answer, values: Tensor, preparation: Mapping[str, Preparation]
) -> Answered:
    step = plan.step(answer.signal.block)
    name = step.path if step else answer.signal.port
    signal, field_ = answer.signal, answer.field
    if field_ is not None and field_.kind == "class" and field_.classes:
        shares = measures.probabilities(values, answer.activation, len(field_.classes))
        chosen = shares.argmax(1).numpy()
        # Outputs beyond the classes of the data have no name of their own.
        beyond = range(len(field_.classes) + 1, shares.shape[1] + 1)
        classes = (*field_.classes, *(f"#{place}" for place in beyond))
        return Answered(signal.block, signal.port, name, classes, shares.numpy(), chosen)
    found = activated(values, answer.activation).float()
    target = answer.target
    if field_ is not None and found[0].numel() == int(np.prod(field_.shape)):
        units = in_units(preparation, target, found.reshape(-1, *field_.shape).numpy())
        return Answered(signal.block, signal.port, name, values=units, names=field_.names)
    return Answered(signal.block, signal.port, name, values=found.numpy())
