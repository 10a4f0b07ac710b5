"""What is wrong with what arrives at a loss, in plain words and with the numbers."""

from __future__ import annotations

from backend.catalog.block_type import Arriving
from backend.catalog.complaints import Settings, Words, arriving
from backend.catalog.sizes import whole
from backend.text import Text


def class_numbers(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a loss over classes is not given a score per class and one class number."""
    scores, target = arriving(inputs), arriving(inputs, "target")
    if scores is None or target is None:
        return None
    if not whole(target):
        if target.shape == scores.shape and len(scores.shape) > 1:
            return None
        return (
            Text("It compares with class numbers, but decimal numbers arrive as target."),
            Text("For predicting numbers use a Mean squared error block instead."),
        )
    if len(scores.shape) < 2:
        return (
            Text("It expects one score per class, but {shape} arrives.", shape=str(scores)),
            Text("Put a Dense block before it with as many neurons as there are classes."),
        )
    if (scores.shape[0], *scores.shape[2:]) == target.shape:
        return None
    return (
        Text(
            "The scores are {scores} and the class numbers {target}; these do not belong together.",
            scores=str(scores),
            target=str(target),
        ),
        Text("The scores must be batch × classes: flatten before the last Dense block."),
    )


def same_as_target(settings: Settings, inputs: Arriving) -> Words | None:
    """Where prediction and target differ in shape, which PyTorch would stretch silently."""
    guess, target = arriving(inputs), arriving(inputs, "target")
    if guess is None or target is None or guess.shape == target.shape or whole(target):
        return None
    advice = Text("Make both shapes equal, with a Reshape or a Dense block before the loss.")
    if len(guess.shape) == 2 == len(target.shape) and isinstance(target.shape[1], int):
        advice = Text("Give the last layer {outputs} neurons.", outputs=target.shape[1])
    return (
        Text(
            "The prediction is {guess}, but the target is {target}: they must be equal.",
            guess=str(guess),
            target=str(target),
        ),
        advice,
    )
