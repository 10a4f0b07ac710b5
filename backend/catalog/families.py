"""The families of blocks, in the order of the palette."""

from __future__ import annotations

from backend.catalog.card import Family
from backend.text import Text

FAMILIES = (
    Family("data", Text("Data"), "family-data", "slate"),
    Family("neurons", Text("Neurons"), "family-neurons", "blue"),
    Family("group", Text("Groups"), "family-group", "slate"),
    Family("dense", Text("Dense"), "family-dense", "blue"),
    Family("activation", Text("Activation"), "family-activation", "amber"),
    Family("convolution", Text("Convolution"), "family-convolution", "teal"),
    Family("pooling", Text("Pooling"), "family-pooling", "olive"),
    Family("normalisation", Text("Normalisation"), "family-normalisation", "steel"),
    Family("recurrent", Text("Recurrent"), "family-recurrent", "violet"),
    Family("attention", Text("Attention"), "family-attention", "magenta"),
    Family("embedding", Text("Embedding"), "family-embedding", "violet"),
    Family("shape", Text("Shape"), "family-shape", "grey"),
    Family("picking", Text("Picking"), "family-picking", "grey"),
    Family("padding", Text("Padding"), "family-padding", "grey"),
    Family("arithmetic", Text("Arithmetic"), "family-arithmetic", "grey"),
    Family("random", Text("Random"), "family-random", "olive"),
    Family("loss", Text("Loss"), "family-loss", "red"),
    Family("other", Text("Other"), "family-other", "grey"),
)
