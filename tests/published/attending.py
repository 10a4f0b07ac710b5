"""Networks of attention and of sequences: facts from the papers named."""

from __future__ import annotations

from typing import Any

from tests.published.classic import picture
from tests.published.sketch import End, Sketch


def attend(sketch: Sketch, source: End, memory: End | None = None, mask: End | None = None) -> End:
    """Multi-head attention, to itself or to a memory; a mask says what is not to be seen."""
    seen = memory or source
    heads = {"num_heads": "=heads", "dropout": "=dropout"}
    last = sketch.add("MultiheadAttention", source, seen, seen, **heads)
    if mask is not None:
        sketch.wire(mask, f"{last.block}.attn_mask")
    return last


def forward(sketch: Sketch, source: End, activation: str) -> End:
    """Two layers, the first of them wide, place by place."""
    last = sketch.add(activation, sketch.add("Linear", source, out_features="=hidden"))
    last = sketch.add("Dropout", last, p="=dropout")
    return sketch.add("Linear", last, out_features="=width")


def added(sketch: Sketch, source: End, last: End) -> End:
    """What comes out of a part, beside a wire around it."""
    return sketch.add("Add", source, sketch.add("Dropout", last, p="=dropout"))


def block_before(sketch: Sketch, source: End, mask: End | None = None) -> End:
    """The transformer block that normalises first: GPT-2, and transformers for pictures."""
    last = attend(sketch, sketch.add("LayerNorm", source), mask=mask)
    source = added(sketch, source, last)
    last = forward(sketch, sketch.add("LayerNorm", source), "GELU")
    return added(sketch, source, last)


def gpt_block(sketch: Sketch) -> None:
    """Radford and others (2019)."""
    values = {"width": 768, "heads": 12, "hidden": "=4 * width", "dropout": 0.1}
    with sketch.definition("gpt-block", "GPT block", **values):
        source, mask = sketch.entry("tokens"), sketch.entry("mask")
        sketch.exit(block_before(sketch, source, mask))


def patches(sketch: Sketch) -> None:
    """Dosovitskiy and others (2020): a picture as a row of pieces."""
    with sketch.definition("patches", "patch embedding", width=768, size=16):
        size = {"kernel_size": "=size", "stride": "=size"}
        last = sketch.add("Conv2d", sketch.entry(), out_channels="=width", **size)
        last = sketch.add("Flatten", last, start_dim=2)
        sketch.exit(sketch.add("Transpose", last, dim0=1, dim1=2))


def vit_b_16() -> Sketch:
    """Dosovitskiy and others (2020), base size with pieces of 16 by 16."""
    sketch = Sketch()
    patches(sketch)
    values = {"width": 768, "heads": 12, "hidden": "=4 * width", "dropout": 0.0}
    with sketch.definition("vit-block", "transformer block", **values):
        sketch.exit(block_before(sketch, sketch.entry()))
    last = sketch.use("patches", picture(sketch, 3, 224), name="patches")
    token = sketch.add("Parameter", name="class token", shape=[1, 1, 768])
    token = sketch.add("Expand", token, shape=[-1, 1, 768])
    sketch.wire(last, f"{token.block}.like")
    last = sketch.add("Concatenate", token, last, dim=1)
    places = sketch.add("Parameter", name="places", shape=[1, 197, 768])
    last = sketch.add("Add", last, places)
    last = sketch.use("vit-block", last, name="encoder", repeat=12)
    last = sketch.add("LayerNorm", last, eps=1e-6)
    last = sketch.add("Select", last, dim=1, index=0)
    sketch.add("Linear", last, name="class", out_features=1000)
    return sketch


def gpt_2() -> Sketch:
    """Radford and others (2019), the small one: what looks tokens up also tells the next one."""
    sketch = Sketch()
    gpt_block(sketch)
    tokens = sketch.add("Input", id="tokens", name="tokens", shape=[1024], dtype="int64")
    words = sketch.add("Embedding", tokens, name="words", num_embeddings=50257, embedding_dim=768)
    last = sketch.add("LearnedPositions", words, name="places", length=1024)
    last = sketch.add("Dropout", last, p=0.1)
    later = sketch.add("CausalMask", words)
    last = sketch.use("gpt-block", last, later, name="blocks", repeat=12)
    last = sketch.add("LayerNorm", last)
    sketch.add("Linear", last, name="next token", bias=False, weights_of=words.block)
    return sketch


def encoder_layer(sketch: Sketch) -> None:
    """Vaswani and others (2017), drawn part by part."""
    values = {"width": 512, "heads": 8, "hidden": "=4 * width", "dropout": 0.1}
    with sketch.definition("encoder-layer", "encoder layer", **values):
        source = sketch.entry()
        last = sketch.add("LayerNorm", added(sketch, source, attend(sketch, source)))
        last = added(sketch, last, forward(sketch, last, "ReLU"))
        sketch.exit(sketch.add("LayerNorm", last))


def decoder_layer(sketch: Sketch) -> None:
    """Vaswani and others (2017), drawn part by part."""
    values = {"width": 512, "heads": 8, "hidden": "=4 * width", "dropout": 0.1}
    with sketch.definition("decoder-layer", "decoder layer", **values):
        source, memory = sketch.entry("tokens"), sketch.entry("memory")
        mask = sketch.entry("mask")
        last = attend(sketch, source, mask=mask)
        last = sketch.add("LayerNorm", added(sketch, source, last))
        last = sketch.add("LayerNorm", added(sketch, last, attend(sketch, last, memory)))
        last = added(sketch, last, forward(sketch, last, "ReLU"))
        sketch.exit(sketch.add("LayerNorm", last))


def transformer_base() -> Sketch:
    """Vaswani and others (2017), one table of 37,000 words for both languages and the answer."""
    sketch = Sketch()
    encoder_layer(sketch)
    decoder_layer(sketch)

    def looked_up(name: str, **table: Any) -> tuple[End, End]:
        tokens = sketch.add("Input", id=name, name=name, shape=[100], dtype="int64")
        words = sketch.add("Embedding", tokens, name=f"{name} words", **table)
        last = sketch.add("SinusoidPositions", sketch.add("Scale", words, factor=512**0.5))
        return words, sketch.add("Dropout", last, p=0.1)

    words, last = looked_up("source", num_embeddings=37000, embedding_dim=512)
    memory = sketch.use("encoder-layer", last, name="encoder", repeat=6)
    again, last = looked_up("target", weights_of=words.block)
    mask = sketch.add("CausalMask", again)
    last = sketch.use("decoder-layer", last, memory, mask, name="decoder", repeat=6)
    sketch.add("Linear", last, name="next token", bias=False, weights_of=words.block)
    return sketch


def cell_over_steps(sketch: Sketch) -> None:
    """Cho and others (2014): a cell, once for each step, that hands its state on."""
    with sketch.definition("cell-over-steps", "cell over a sequence", width=64):
        step, state = sketch.entry("sequence", steps=True), sketch.entry("state")
        last = sketch.add("GRUCell", step, state, hidden_size="=width")
        sketch.exit(last, "sequence", steps=True)
        sketch.exit(last, "state")


def lstm_language_model() -> Sketch:
    """Zaremba, Sutskever, Vinyals (2014), medium size, with the two biases that PyTorch keeps."""
    sketch = Sketch()
    last = sketch.add("Input", id="tokens", name="tokens", shape=[35], dtype="int64")
    last = sketch.add("Embedding", last, num_embeddings=10000, embedding_dim=650)
    last = sketch.add("Dropout", last, p=0.5)
    last = sketch.add("LSTM", last, hidden_size=650, num_layers=2, dropout=0.5)
    last = sketch.add("Dropout", last, p=0.5)
    sketch.add("Linear", last, name="next word", out_features=10000)
    return sketch


def vae() -> Sketch:
    """Kingma, Welling (2013): digits through 20 numbers, drawn around their means, and back."""
    sketch = Sketch()
    last = sketch.add("Flatten", picture(sketch, 1, 28))
    last = sketch.add("ReLU", sketch.add("Linear", last, out_features=400))
    mean = sketch.add("Linear", last, name="mean", out_features=20)
    spread = sketch.add("Linear", last, name="log variance", out_features=20)
    last = sketch.add("Reparametrise", mean, spread)
    last = sketch.add("ReLU", sketch.add("Linear", last, out_features=400))
    sketch.add("Sigmoid", sketch.add("Linear", last, out_features=784), name="picture")
    return sketch


def dcgan_generator() -> Sketch:
    """Radford, Metz, Chintala (2015), for pictures of 64 by 64."""
    sketch = Sketch()
    last = sketch.add("Input", id="noise", name="noise", shape=[100, 1, 1])
    for channels, stride, padding in [(512, 1, 0), (256, 2, 1), (128, 2, 1), (64, 2, 1)]:
        window = {"kernel_size": 4, "stride": stride, "padding": padding, "bias": False}
        last = sketch.add("ConvTranspose2d", last, out_channels=channels, **window)
        last = sketch.add("ReLU", sketch.add("BatchNorm2d", last))
    window = {"kernel_size": 4, "stride": 2, "padding": 1, "bias": False}
    last = sketch.add("ConvTranspose2d", last, out_channels=3, **window)
    sketch.add("Tanh", last, name="picture")
    return sketch


def dcgan_discriminator() -> Sketch:
    """Radford, Metz, Chintala (2015), for pictures of 64 by 64."""
    sketch = Sketch()
    last = picture(sketch, 3, 64)
    window = {"kernel_size": 4, "stride": 2, "padding": 1, "bias": False}
    for channels in (64, 128, 256, 512):
        last = sketch.add("Conv2d", last, out_channels=channels, **window)
        last = sketch.add("BatchNorm2d", last) if channels > 64 else last
        last = sketch.add("LeakyReLU", last, negative_slope=0.2)
    last = sketch.add("Conv2d", last, out_channels=1, kernel_size=4, bias=False)
    sketch.add("Flatten", last, name="real")
    return sketch
