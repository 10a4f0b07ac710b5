"""Networks that torch itself writes as ONNX files, each with inputs for two examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

Inputs = tuple[Tensor, ...]


class Tagger(nn.Module):
    """Words → two-way LSTM of two layers → one answer for each sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30, 8)
        self.lstm = nn.LSTM(8, 6, 2, batch_first=True, bidirectional=True)
        self.head = nn.Linear(12, 3)

    def forward(self, words: Tensor) -> Tensor:
        states, _ = self.lstm(self.words(words))
        return self.head(states[:, -1])


class Steps(nn.Module):
    """A recurrent layer over steps, its last state judged."""

    def __init__(self, layer: nn.Module, width: int) -> None:
        super().__init__()
        self.layer = layer
        self.head = nn.Linear(width, 2)

    def forward(self, steps: Tensor) -> Tensor:
        states, last = self.layer(steps)
        return self.head(states.mean(1) + last[-1])


class Attending(nn.Module):
    """Attention of a sequence to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(12, 3, batch_first=True)
        self.norm = nn.LayerNorm(12)

    def forward(self, tokens: Tensor) -> Tensor:
        found, _ = self.attention(tokens, tokens, tokens, need_weights=False)
        return self.norm(tokens + found)


class Residual(nn.Module):
    """Two convolutions beside a shortcut, as in ResNet-18."""

    def __init__(self, before: int, behind: int, stride: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(before, behind, 3, stride, 1, bias=False),
            nn.BatchNorm2d(behind),
            nn.ReLU(),
            nn.Conv2d(behind, behind, 3, 1, 1, bias=False),
            nn.BatchNorm2d(behind),
        )
        same = stride == 1 and before == behind
        shorter = nn.Conv2d(before, behind, 1, stride, bias=False)
        self.short = nn.Identity() if same else nn.Sequential(shorter, nn.BatchNorm2d(behind))

    def forward(self, picture: Tensor) -> Tensor:
        return functional.relu(self.body(picture) + self.short(picture))


class Unet(nn.Module):
    """Down, up again, what was seen on the way down beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Conv2d(1, 4, 3, padding=1)
        self.deep = nn.Conv2d(4, 8, 3, padding=1)
        self.up = nn.ConvTranspose2d(8, 4, 2, 2)
        self.last = nn.Conv2d(8, 2, 3, padding=1)

    def forward(self, picture: Tensor) -> Tensor:
        seen = functional.relu(self.down(picture))
        deep = functional.relu(self.deep(functional.max_pool2d(seen, 2)))
        return self.last(torch.cat([self.up(deep), seen], 1))


class Vae(nn.Module):
    """An encoder to a mean and a spread, a decoder from the mean."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(20, 10)
        self.mean, self.spread = nn.Linear(10, 3), nn.Linear(10, 3)
        self.decoder = nn.Sequential(nn.Linear(3, 10), nn.ReLU(), nn.Linear(10, 20), nn.Sigmoid())

    def forward(self, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        seen = torch.relu(self.encoder(numbers))
        mean, spread = self.mean(seen), self.spread(seen)
        return self.decoder(mean + 0.5 * torch.exp(0.5 * spread)), mean, spread


class Bag(nn.Module):
    """The mean of the words' vectors, judged."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(30, 8, mode="mean")
        self.head = nn.Linear(8, 3)

    def forward(self, words: Tensor) -> Tensor:
        return self.head(self.words(words))


class Masked(nn.Module):
    """The mean of the words that are no padding, judged."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30, 8, padding_idx=0)
        self.head = nn.Linear(8, 3)

    def forward(self, words: Tensor) -> Tensor:
        there = (words != 0).float().unsqueeze(-1)
        return self.head((self.words(words) * there).sum(1) / there.sum(1).clamp(min=1))


class Vit(nn.Module):
    """Patches of a picture and a class token through an encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Conv2d(3, 16, 4, 4)
        self.token = nn.Parameter(torch.randn(1, 1, 16))
        self.places = nn.Parameter(torch.randn(1, 17, 16))
        layer = nn.TransformerEncoderLayer(16, 4, 32, 0.0, "gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.head = nn.Linear(16, 5)

    def forward(self, picture: Tensor) -> Tensor:
        rows = self.patches(picture).flatten(2).transpose(1, 2)
        tokens = torch.cat([self.token.expand(len(picture), -1, -1), rows], 1) + self.places
        return self.head(self.encoder(tokens)[:, 0])


class Gpt(nn.Module):
    """Words and places, blocks that look back only, the words' vectors again at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(40, 12), nn.Embedding(10, 12)
        self.blocks = nn.ModuleList(GptBlock(12, 3) for _ in range(2))
        self.norm = nn.LayerNorm(12)
        self.head = nn.Linear(12, 40, bias=False)
        self.head.weight = self.words.weight

    def forward(self, words: Tensor) -> Tensor:
        tokens = self.words(words) + self.places(torch.arange(words.shape[1]))
        for block in self.blocks:
            tokens = block(tokens)
        return self.head(self.norm(tokens))


class GptBlock(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.three, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide = nn.Sequential(
            nn.Linear(width, 4 * width), nn.GELU("tanh"), nn.Linear(4 * width, width)
        )

    def forward(self, tokens: Tensor) -> Tensor:
        batch, steps, width = tokens.shape
        parts = self.three(self.first(tokens)).chunk(3, -1)
        query, key, value = (
            one.view(batch, steps, self.heads, -1).transpose(1, 2) for one in parts
        )
        seen = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        tokens = tokens + self.out(seen.transpose(1, 2).reshape(batch, steps, width))
        return tokens + self.wide(self.second(tokens))


class Squeezed(nn.Module):
    """Channels weighed by what all of them hold."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.squeeze = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(8, 2, 1), nn.SiLU(), nn.Conv2d(2, 8, 1), nn.Sigmoid()
        )

    def forward(self, picture: Tensor) -> Tensor:
        seen = self.conv(picture)
        return seen * self.squeeze(seen)


class Larger(nn.Module):
    """A picture resized between its places, and sharpened by windows."""

    def forward(self, picture: Tensor) -> Tensor:
        wide = functional.interpolate(picture, scale_factor=2, mode="bilinear")
        near = functional.interpolate(wide, size=(9, 7), mode="nearest")
        return functional.avg_pool2d(functional.pad(near, (1, 1, 1, 1), "reflect"), 3)


def mobile() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(3, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.Hardswish()),
        *(nn.Conv2d(8, 8, 3, 1, 1, groups=8, bias=False), nn.BatchNorm2d(8), nn.ReLU6()),
        *(nn.Conv2d(8, 12, 1), nn.Hardsigmoid(), nn.AdaptiveAvgPool2d(1), nn.Flatten()),
        nn.Linear(12, 4),
    )


def normalised() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(2, 6, 3), nn.GroupNorm(3, 6), nn.ELU(), nn.InstanceNorm2d(6, affine=True)),
        *(nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(216, 7), nn.LayerNorm(7), nn.Softmax(-1)),
    )


def generator() -> nn.Module:
    return nn.Sequential(
        *(nn.Unflatten(1, (10, 1, 1)), nn.ConvTranspose2d(10, 8, 4, 1, 0, bias=False)),
        *(nn.BatchNorm2d(8), nn.ReLU(), nn.ConvTranspose2d(8, 1, 4, 2, 1), nn.Tanh()),
    )


def sharper() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(1, 8, 5, padding=2), nn.PReLU(8), nn.Conv2d(8, 9, 3, padding=1)),
        nn.PixelShuffle(3),
    )


def convolutional() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.Tanh()),
        *(nn.AvgPool2d(2), nn.Flatten(), nn.Dropout(), nn.Linear(24, 5), nn.LogSoftmax(-1)),
    )


def residual() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(3, 8, 7, 2, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU()),
        *(nn.MaxPool2d(3, 2, 1), Residual(8, 8, 1), Residual(8, 12, 2)),
        *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 5)),
    )


def encoder() -> nn.Module:
    layer = nn.TransformerEncoderLayer(12, 3, 24, batch_first=True, norm_first=True)
    return nn.TransformerEncoder(layer, 2, nn.LayerNorm(12), enable_nested_tensor=False)


def dense() -> nn.Module:
    return nn.Sequential(nn.Linear(4, 9), nn.ReLU(), nn.Linear(9, 3), nn.Softplus())


def picture(*shape: int) -> Inputs:
    return (torch.randn(2, *shape),)


def words(steps: int) -> Inputs:
    return (torch.randint(0, 30, (2, steps)),)


MODELS: dict[str, tuple[Callable[[], nn.Module], Callable[[], Inputs]]] = {
    "MLP": (dense, lambda: picture(4)),
    "CNN": (convolutional, lambda: picture(1, 14, 14)),
    "two-way LSTM": (Tagger, lambda: words(6)),
    "GRU": (lambda: Steps(nn.GRU(5, 7, batch_first=True), 7), lambda: picture(6, 5)),
    "RNN": (lambda: Steps(nn.RNN(5, 7, 2, batch_first=True), 7), lambda: picture(6, 5)),
    "transformer encoder": (encoder, lambda: picture(6, 12)),
    "attention": (Attending, lambda: picture(5, 12)),
    "ResNet": (residual, lambda: picture(3, 32, 32)),
    "U-Net": (Unet, lambda: picture(1, 8, 12)),
    "VAE": (Vae, lambda: picture(20)),
    "GAN generator": (generator, lambda: picture(10)),
    "normalisations": (normalised, lambda: picture(2, 8, 8)),
    "bag of words": (Bag, lambda: words(6)),
    "masked words": (Masked, lambda: words(6)),
    "ViT": (Vit, lambda: picture(3, 16, 16)),
    "GPT": (Gpt, lambda: words(8)),
    "MobileNet": (mobile, lambda: picture(3, 16, 16)),
    "squeeze-excite": (Squeezed, lambda: picture(3, 6, 6)),
    "pixel shuffle": (sharper, lambda: picture(1, 6, 6)),
    "interpolation": (Larger, lambda: picture(2, 4, 6)),
}
"""Each network and what it takes, by name."""


def write(name: str, path: Path, batch: bool, optimize: bool) -> tuple[nn.Module, Inputs]:
    """The network of this name written by torch, and inputs for it."""
    torch.manual_seed(0)
    make, inputs = MODELS[name]
    network, given = make().eval(), inputs()
    shapes = tuple({0: torch.export.Dim("batch")} for _ in given) if batch else None
    torch.onnx.export(
        network,
        given,
        str(path),
        dynamo=True,
        dynamic_shapes=shapes,
        optimize=optimize,
        external_data=False,
        verbose=False,
    )
    return network, given
