"""The part of an exported Python file that loads weights and answers in human terms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from backend.compiler.plan import Answer, Plan

_LOADING = '''
def load(path: str) -> Network:
    """The network with its trained weights, from a .safetensors or a .pt file."""
    if str(path).endswith(".safetensors"):
        from safetensors.torch import load_file

        weights = load_file(path)
    else:
        weights = torch.load(path, map_location="cpu", weights_only=True)
    network = Network()
    network.load_state_dict(weights)
    return network.eval()
'''


def loading() -> str:
    """The function `load`."""
    return _LOADING


def prediction(plan: Plan, arguments: Sequence[str]) -> str:
    """The function `predict` and the names of the classes."""
    from backend.formats.model import answer_names

    single = len(plan.answers) == 1
    readings = [
        _Reading(name, answer, plan, single)
        for name, answer in zip(answer_names(plan), plan.answers, strict=True)
    ]
    constants = [line for reading in readings for line in reading.constants()]
    taken = ", ".join(f"{name}: torch.Tensor" for name in arguments)
    lines = [
        "@torch.no_grad()",
        f"def predict(network: Network, {taken}) -> dict[str, object]:",
        *_docstring(readings),
        f"    {', '.join(reading.variable for reading in readings)} = "
        f"network.eval()({', '.join(arguments)})",
        *(line for reading in readings for line in reading.lines()),
        "    return {",
        *(line for reading in readings for line in reading.entries()),
        "    }",
    ]
    return "\n".join([*constants, *([""] * 2 if constants else []), *lines])


def _docstring(readings: Sequence[_Reading]) -> Iterator[str]:
    yield '    """What the network says to examples, for people.'
    yield ""
    for reading in readings:
        yield from (f"    {sentence}" for sentence in reading.sentences())
    yield '    """'


class _Reading:
    """How one answer is read: as a class, or as values in the units of the data."""

    def __init__(
        self,
        name: str,
        answer: Answer,
        plan: Plan,
        single: bool,
    ) -> None:
        self._answer = answer
        self._prefix = "" if single else f"{name}_"
        self.variable = "answer" if single else f"{name}_answer"
        spec = plan.specs[answer.signal]
        self._width = spec.shape[1] if len(spec.shape) == 2 else None

    @property
    def _classes(self) -> tuple[str, ...]:
        return self._answer.field.classes if self._answer.field else ()

    @property
    def _tells_classes(self) -> bool:
        alone = self._width == 1 and len(self._classes) == 2
        return bool(self._classes) and (alone or self._width == len(self._classes))

    @property
    def _constant(self) -> str:
        return f"{self._prefix.upper()}CLASSES"

    def constants(self) -> Iterator[str]:
        if self._tells_classes:
            yield f"{self._constant} = {json.dumps(self._classes, ensure_ascii=False)}"

    def sentences(self) -> Iterator[str]:
        if self._tells_classes:
            yield f'"{self._prefix}probabilities": float32, N × {len(self._classes)}.'
            yield f'"{self._prefix}classes": the likeliest class of each example, by name.'
        else:
            yield f'"{self._prefix}values": the answers, in the units of the data.'

    def lines(self) -> Iterator[str]:
        how = {"softmax": ".softmax(1)", "sigmoid": ".sigmoid()"}.get(self._answer.activation, "")
        if how:
            yield f"    {self.variable} = {self.variable}{how}"
        if self._tells_classes and self._width == 1:
            yield f"    {self.variable} = torch.cat([1 - {self.variable}, {self.variable}], 1)"
        if self._tells_classes:
            chosen = f"{self._constant}[place] for place in {self.variable}.argmax(1)"
            yield f"    {self._prefix}classes = [{chosen}]"

    def entries(self) -> Iterator[str]:
        if self._tells_classes:
            yield f'        "{self._prefix}probabilities": {self.variable},'
            yield f'        "{self._prefix}classes": {self._prefix}classes,'
        else:
            yield f'        "{self._prefix}values": {self.variable},'
