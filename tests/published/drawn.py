"""Which sketch draws which file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from backend.document.document import Document
from tests.published import attending, classic, mobile
from tests.published.sketch import Sketch

NETWORKS: dict[str, Callable[[], Sketch]] = {
    "lenet-5": classic.lenet_5,
    "vae": attending.vae,
    "squeezenet-1.1": classic.squeezenet,
    "dcgan-discriminator": attending.dcgan_discriminator,
    "mobilenet-v2": mobile.mobilenet_v2,
    "dcgan-generator": attending.dcgan_generator,
    "efficientnet-b0": mobile.efficientnet_b0,
    "densenet-121": classic.densenet_121,
    "resnet-18": classic.resnet_18,
    "lstm-language-model": attending.lstm_language_model,
    "unet": classic.unet,
    "transformer-base": attending.transformer_base,
    "vit-b-16": attending.vit_b_16,
    "gpt-2": attending.gpt_2,
    "vgg-16": classic.vgg_16,
}
GROUPS: dict[str, Callable[[Sketch], None]] = {
    "residual": classic.residual,
    "residual-down": classic.residual_down,
    "bottleneck": classic.bottleneck,
    "inverted-residual": partial(
        mobile.inverted, id="inverted-residual", name="inverted residual block", is_residual=True
    ),
    "squeeze-excite": mobile.squeeze_excite,
    "inception": classic.inception,
    "dense-block": classic.dense_layer,
    "double": classic.going_down,
    "up": classic.going_up,
    "patches": attending.patches,
    "encoder-layer": attending.encoder_layer,
    "decoder-layer": attending.decoder_layer,
    "gpt-block": attending.gpt_block,
    "cell-over-steps": attending.cell_over_steps,
}


def ready(name: str) -> Document:
    """The drawing of a ready-made group; ids inside tell whose they are."""
    sketch = Sketch(f"{name}-")
    GROUPS[name](sketch)
    return sketch.document
