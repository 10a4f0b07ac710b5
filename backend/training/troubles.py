"""What went wrong in a step, in which block, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from backend.compiler.neurons import fuse
from backend.compiler.plan import Plan
from backend.text import Text
from backend.training.events import Trouble
from backend.training.reading import Reading
from backend.training.recipe import blocks_of


class _Witness(fx.Interpreter):
    """Runs a graph node by node and remembers where the first bad number came from."""

    def __init__(self, graph: fx.GraphModule) -> None:
        super().__init__(graph)
        self.at: fx.Node | None = None
        self.first: fx.Node | None = None

    def run_node(self, n: fx.Node) -> Any:
        self.at = n
        found = super().run_node(n)
        if self.first is None and n.op != "output" and not _is_finite(found):
            self.first = n
        return found


def _is_finite(thing: Any) -> bool:
    if isinstance(thing, Tensor):
        return not thing.is_floating_point() or bool(torch.isfinite(thing).all())
    if isinstance(thing, list | tuple):
        return all(_is_finite(one) for one in thing)
    return True


def first_bad_block(plan: Plan, reading: Reading, fields: Sequence[Tensor]) -> str:
    """The block where numbers first stop being finite, or that fails; "" where none does.

    The field's data block is named where the examples themselves are bad.
    """
    witness = _Witness(reading.graph)
    try:
        with torch.no_grad():
            witness.run(*fields)
        node = witness.first
    except Exception:  # whatever a module raises: we only want to know which one
        node = witness.at
    return "" if node is None else _block_of(plan, reading, node)


def _block_of(plan: Plan, reading: Reading, node: fx.Node) -> str:
    if node.op == "placeholder":
        places = [n for n in reading.graph.graph.nodes if n.op == "placeholder"]
        return reading.takes[places.index(node)].block
    blocks = _blocks_by_path(plan)
    while node is not None and str(node.target) not in blocks:
        node = next(iter(node.all_input_nodes), None)  # type: ignore[assignment]
    return blocks[str(node.target)] if node is not None else ""


def _blocks_by_path(plan: Plan) -> dict[str, str]:
    return {part.path: min(blocks_of(part)) for part in fuse(plan)}


def not_a_number(plan: Plan, step: int, block: str, name: str, rate: float) -> Trouble:
    """The loss is no number any more."""
    if any(signal.block == block for signal in plan.fields):
        return Trouble(
            step,
            Text(
                "An example of the data holds a value that is no number, met at step {step}.",
                step=step,
            ),
            Text("Leave such examples out, or fill them, in the data block's settings."),
            block,
        )
    what = Text("The loss became no number at step {step}.", step=step)
    if name:
        what = Text(
            "The numbers grew beyond all bounds at step {step}, first in “{block}”.",
            step=step,
            block=name,
        )
    advice = Text(
        "Lower the learning rate (to {rate}, say), let the data block standardise its numbers,"
        " or put a normalisation layer before this block; then go on from the last good step.",
        rate=f"{rate / 10:.2g}",
    )
    return Trouble(step, what, advice, block)


def no_memory(plan: Plan, step: int, batch_size: int, device: str) -> Trouble:
    """There was no room for a step."""
    largest = max(plan.steps, key=lambda one: _numbers(one.outputs, batch_size), default=None)
    size = 4 * _numbers(largest.outputs, batch_size) if largest else 0
    what = Text(
        "There is not enough memory on {device} for a batch of {batch}: the network takes about"
        " {needed} MB, of which the output of “{block}” takes {size} MB.",
        device=device,
        batch=batch_size,
        needed=_megabytes(plan.memory_bytes),
        block=largest.path if largest else "",
        size=_megabytes(size),
    )
    half = max(1, batch_size // 2)
    advice = Text("Halve the batch size to {batch}, or make that block smaller.", batch=half)
    return Trouble(step, what, advice, largest.block if largest else "")


def _numbers(outputs: Any, batch_size: int) -> int:
    total = 0
    for spec in outputs.values():
        count = 1
        for size in spec.shape:
            count *= _size(size, batch_size)
        total += count
    return total


def _size(size: int | str, batch_size: int) -> int:
    if isinstance(size, int):
        return size
    return int(size.rstrip("N") or 1) * batch_size


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f}"


def failed(step: int, block: str, name: str, error: Exception) -> Trouble:
    """PyTorch refused a step."""
    reason = str(error).strip().partition("\n")[0] or type(error).__name__
    if name:
        what = Text(
            "“{block}” failed at step {step}: {reason}", block=name, step=step, reason=reason
        )
    else:
        what = Text("Step {step} failed: {reason}", step=step, reason=reason)
    advice = Text("Check its settings and what arrives at it. The weights are as before the step.")
    return Trouble(step, what, advice, block)


def is_no_memory(error: Exception) -> bool:
    """Whether an error means that memory ran out."""
    words = str(error).lower()
    known = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or any(
        word in words for word in known
    )
