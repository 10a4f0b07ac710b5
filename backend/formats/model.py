"""A trained network on its way out: what every format is given, and what comes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.compiler.plan import Answer, Plan
from backend.document.document import Document
from backend.formats.project import Weights
from backend.text import Refusal, Text

if TYPE_CHECKING:
    from torch import Tensor, fx, nn

    from backend.data.preparation import Preparation

FORMATS: dict[str, tuple[str, Text]] = {
    ".safetensors": ("safetensors_file", Text("Weights (safetensors) and Python code")),
    ".py": ("python_file", Text("Python code")),
    ".pt": ("state_dict", Text("PyTorch weights (state dict)")),
    ".pt2": ("torch_program", Text("PyTorch program (torch.export)")),
    ".onnx": ("onnx_model", Text("ONNX model")),
}
"""What can be written, by ending: the module that writes it, and its title."""

BATCHES = (1, 2, 7)
"""So many examples at once are tried with every exported file."""


@dataclass(frozen=True)
class Exported:
    """The files that were written, how one loads them, and how they were checked."""

    paths: tuple[Path, ...]
    how_to_load: Text
    checked: Text


@dataclass(frozen=True)
class Model:
    """A network to export: its drawing, its plan, what it has learned, how its data is prepared.

    `weights` by block and parameter, `preparation` by data block.
    """

    document: Document
    plan: Plan
    weights: Weights
    preparation: Mapping[str, Preparation] = field(default_factory=dict)

    @cached_property
    def modules(self) -> dict[str, nn.Module]:
        """The modules of what is written, with their weights, by block."""
        from backend.compiler.exportable import exportable_modules

        return exportable_modules(self.plan, self.document.training.seed, self.weights)

    @cached_property
    def written(self) -> Plan:
        """The plan of what is written: single neurons in plain modules."""
        from backend.compiler.exportable import exportable

        return exportable(self.plan)

    @cached_property
    def network(self) -> fx.GraphModule:
        """Raw examples in, answers as drawn out; in evaluation mode. Raises Refusal."""
        from backend.formats.raw_network import raw_network

        return raw_network(self.written, self.modules, self.preparation)

    def examples(self, count: int) -> tuple[Tensor, ...]:
        """So many raw examples for each input of the network, in the order it takes them."""
        from backend.formats import raw_network as raw

        return tuple(
            raw.some_raw_examples(
                raw.raw_field(self.plan, self.preparation, signal),
                count,
                raw.prepared_field(self.preparation, signal),
            )
            for signal in raw.fields_of(self.plan, self.network)
        )

    @property
    def wholes(self) -> list[bool]:
        """For each input of the network, in their order: whether no axis of it counts examples."""
        from backend.formats import raw_network as raw

        signals = raw.fields_of(self.plan, self.network)
        return [raw.raw_field(self.plan, self.preparation, one).is_whole for one in signals]

    def answers(self, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """What the network says to raw examples, one tensor for each answer."""
        return answers_of(self.network, inputs)

    @property
    def is_by_chance(self) -> bool:
        """Whether the same examples get other answers with another seed."""
        inputs = self.examples(2)
        one, other = (answers_of(self.network, inputs, seed) for seed in (0, 1))
        return any(bool((a != b).any()) for a, b in zip(one, other, strict=True))

    @property
    def input_names(self) -> list[str]:
        """The names of the network's inputs, in the order it takes them."""
        from backend.formats.raw_network import placeholders

        return [str(node.target) for node in placeholders(self.network)]

    @property
    def output_names(self) -> list[str]:
        """The names of the answers: the paths of the blocks they leave."""
        return answer_names(self.plan)

    def description(self) -> dict[str, Any]:
        """What a program needs to use the network, as plain data: travels in every format."""
        return {
            "made_by": "Lienzo",
            "version": 1,
            "inputs": [self._input(name) for name in self.input_names],
            "outputs": [
                _output(name, answer)
                for name, answer in zip(self.output_names, self.plan.answers, strict=True)
            ],
        }

    def metadata(self) -> dict[str, str]:
        """The description as words, for formats whose notes are words."""
        return {"lienzo": json.dumps(self.description(), ensure_ascii=False)}

    def _input(self, name: str) -> dict[str, Any]:
        from backend.compiler.builder import field_path
        from backend.formats.raw_network import raw_field

        (signal,) = (one for one in self.plan.fields if field_path(self.plan, one) == name)
        known = raw_field(self.plan, self.preparation, signal)
        return {
            "name": name,
            "shape": [*known.shape] if known.is_whole else ["N", *known.shape],
            "dtype": known.dtype,
            "kind": known.kind,
            "names": list(known.names),
            "prepared": "inside",
        }


def answers_of(network: Any, inputs: tuple[Tensor, ...], seed: int = 0) -> tuple[Tensor, ...]:
    """What a network or an exported program says, one tensor for each answer.

    What it draws by chance it draws from the seed, so that two can be compared.
    """
    import torch

    with torch.no_grad(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        found = network(*inputs)
    return found if isinstance(found, tuple) else (found,)


def answer_names(plan: Plan) -> list[str]:
    """The names of the plan's answers, each one's own."""
    names: list[str] = []
    for answer in plan.answers:
        step = plan.step(answer.signal.block)
        name = step.path if step else answer.signal.block
        if step and len(step.outputs) > 1:
            name = f"{name}_{answer.signal.port}"
        names.append(name)
    return names


def _output(name: str, answer: Answer) -> dict[str, Any]:
    described: dict[str, Any] = {"name": name, "activation": answer.activation}
    if answer.field:
        described |= {"kind": answer.field.kind, "classes": list(answer.field.classes)}
    return described


def export(model: Model, path: Path | str) -> Exported:
    """Write a network in the format that the ending of `path` names.

    Every file is written whole or not at all, after it was tried against the network. Raises
    Refusal for an ending nobody knows, a network that the format cannot hold, and a disk that
    refuses.
    """
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise Refusal(
            Text("There is no format for the ending {ending}.", ending=path.suffix or "“”"),
            Text("Choose one of {endings}.", endings=", ".join(FORMATS)),
        )
    name, _ = FORMATS[path.suffix.lower()]
    write: Callable[[Model, Path], Exported] = import_module(f"backend.formats.{name}").write
    return write(model, path)


def largest_difference(expected: tuple[Tensor, ...], found: tuple[Tensor, ...]) -> float:
    """The largest difference between answers, relative where numbers are above one.

    Raises Refusal where even shapes differ or numbers are lost.
    """
    worst = 0.0
    for ours, theirs in zip(expected, found, strict=True):
        if ours.shape != theirs.shape:
            raise _mismatch()
        gap = (ours.double() - theirs.double()).abs() / ours.double().abs().clamp(min=1)
        gap = gap.masked_fill(ours == theirs, 0.0)  # infinities differ by no number
        worst = max(worst, float(gap.detach().max()) if gap.numel() else 0.0)
    if not worst <= 1e-3:
        raise _mismatch()
    return worst


def reason(error: Exception) -> str:
    """The first line of what somebody else's exporter says, without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip().partition("\n")[0]


def _mismatch() -> Refusal:
    return Refusal(
        Text("The exported file would not compute what the network computes, so none was written."),
        Text("Choose another format, and tell us about this drawing."),
    )
