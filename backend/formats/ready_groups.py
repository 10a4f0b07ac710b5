"""Groups that ship with Lienzo: parts of published networks, to be put into any drawing."""

from __future__ import annotations

from dataclasses import dataclass

from backend.document import bringing
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import definitions
from backend.formats import shipped
from backend.text import Text


@dataclass(frozen=True)
class Ready:
    """A group to begin with. Its definition has this name as its id."""

    name: str
    title: Text
    summary: Text


READY: tuple[Ready, ...] = (
    Ready(
        "residual",
        Text("Residual block"),
        Text("Two convolutions, and a wire around them that adds what came in."),
    ),
    Ready(
        "residual-down",
        Text("Halving residual block"),
        Text("A residual block that halves the picture and has more channels."),
    ),
    Ready(
        "bottleneck",
        Text("Bottleneck"),
        Text("A residual block that is narrow inside: cheap where there are many channels."),
    ),
    Ready(
        "inverted-residual",
        Text("Inverted residual block"),
        Text("Wide inside, narrow outside; each channel is looked at by itself."),
    ),
    Ready(
        "squeeze-excite",
        Text("Squeeze and excite"),
        Text("Tells from all channels how much each of them counts."),
    ),
    Ready(
        "inception",
        Text("Inception"),
        Text("Windows of several sizes side by side, their channels joined."),
    ),
    Ready(
        "dense-block",
        Text("Dense block"),
        Text("Each layer sees all layers before it."),
    ),
    Ready(
        "double",
        Text("U-Net level"),
        Text("The two convolutions of a level on the way down."),
    ),
    Ready(
        "up",
        Text("U-Net level, up"),
        Text("Doubles the picture and joins it with the one beside it."),
    ),
    Ready(
        "patches",
        Text("Patch embedding"),
        Text("Cuts a picture into pieces and makes each a row of numbers."),
    ),
    Ready(
        "encoder-layer",
        Text("Transformer encoder layer"),
        Text("Every place attends to every other, drawn part by part."),
    ),
    Ready(
        "decoder-layer",
        Text("Transformer decoder layer"),
        Text("Attends to what was said, and to a memory, drawn part by part."),
    ),
    Ready(
        "gpt-block",
        Text("GPT block"),
        Text("The transformer block of language models, which normalises first."),
    ),
    Ready(
        "cell-over-steps",
        Text("Cell over a sequence"),
        Text("A recurrent cell for each step, its state handed on; put your own cell inside."),
    ),
)


def open_ready(name: str) -> Document:
    """A drawing that holds the definition and those it uses. Raises Refusal for no such name."""
    shipped.find(READY, name, Text("There is no ready-made group called {name}.", name=name))
    return shipped.read("groups", name)


def bring(
    document: Document, name: str, x: float, y: float, inside: str = "", id: str | None = None
) -> Change:
    """Put a use of a ready-made group into a drawing, with the definition where it lacks it.

    Raises Refusal for no such name.
    """
    return bringing.bring(document, open_ready(name), name, x, y, inside, id)


def known(document: Document) -> set[str]:
    """The ready-made groups that a drawing has already."""
    return {one.id for one in definitions(document)} & {one.name for one in READY}
