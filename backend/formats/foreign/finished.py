"""What an importer hands back: a drawing with its weights, grouped and laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from backend.compiler.plan import Signal
from backend.document.document import Document
from backend.formats.foreign.grouping import grouped
from backend.formats.foreign.layout import laid_out
from backend.formats.foreign.nesting import nested
from backend.formats.foreign.repeating import Wiring, folded
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import Known, Unfit, Value, Weights, Wired
from backend.text import Refusal, Text


@dataclass(frozen=True)
class Imported:
    """A drawing with its weights by block; which block each input and output of the file is.

    `has_batch`: the first axis of every input counts examples. Outputs name blocks of the drawing
    written out (see `expansion`).
    """

    document: Document
    weights: Mapping[str, Weights]
    inputs: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, Signal] = field(default_factory=dict)
    has_batch: bool = True


def finished(
    sketch: Sketch, inputs: Mapping[str, str], found: Mapping[str, Value], has_batch: bool
) -> Imported:
    """The sketch as a whole drawing, `found` being what leaves it. Raises Refusal."""
    try:
        outputs = _leave(sketch, found)
    except Unfit as unfit:
        raise Refusal(
            Text("What leaves the network cannot be drawn. {why}", why=unfit.why),
            Text("Export the model with tensors as outputs."),
        ) from unfit
    wiring = Wiring(sketch, {signal.block for signal in outputs.values()})
    drawn = grouped(sketch, folded(nested(sketch), wiring), wiring)
    weights = {drawn.renamed[id]: arrays for id, arrays in sketch.weights.items()}
    signals = {name: Signal(drawn.renamed[one.block], one.port) for name, one in outputs.items()}
    return Imported(laid_out(drawn), weights, inputs, signals, has_batch)


def all_with_batch(values: Mapping[str, Value]) -> bool:
    """Whether the first axis of all these counts examples."""
    return all(isinstance(one, Wired) and one.spec.shape[:1] == ("N",) for one in values.values())


def _leave(sketch: Sketch, values: Mapping[str, Value]) -> dict[str, Signal]:
    """The signal of each output: what nothing else reads, so that the drawing answers it."""
    found: dict[str, Signal] = {}
    sketch.scope = ()
    leaving: dict[str, Wired] = {}
    for name, value in values.items():
        if not isinstance(value, Wired | Known):
            raise Unfit(Text("{name} is no tensor.", name=name))
        leaving[name] = sketch.wired(value)
    often = Counter(wired.block for wired in leaving.values())
    read = {wire.source for wire in sketch.wires} | {id for id in often if often[id] > 1}
    for name, wired in leaving.items():
        block = sketch.blocks[wired.block]
        if wired.block in read or block.type == "lienzo.Input" or wired.port != "output":
            wired = sketch.place("torch.nn.Identity", {}, {"input": [wired]}, name)["output"]
        found[name] = Signal(wired.block, wired.port)
    return found
