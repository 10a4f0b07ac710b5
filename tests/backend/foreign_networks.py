"""Networks as others write them: what importers of foreign models are tried with."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Residual(nn.Module):
    """Two convolutions with a wire around them."""

    def __init__(self, channels: int, wider: int = 0) -> None:
        super().__init__()
        after = wider or channels
        self.conv1 = nn.Conv2d(channels, after, 3, 2 if wider else 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(after)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(after)
        self.downsample = None
        if wider:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels, after, 1, 2, bias=False), nn.BatchNorm2d(after)
            )

    def forward(self, x: Tensor) -> Tensor:
        around = self.downsample(x) if self.downsample is not None else x
        y = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn2(self.conv2(y)) + around)


class ResNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(Residual(4), Residual(4))
        self.layer2 = nn.Sequential(Residual(4, 8), Residual(8))
        self.layer3 = nn.Sequential(Residual(8, 16), Residual(16))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(16, 5)

    def forward(self, x: Tensor) -> Tensor:
        x = self.maxpool(functional.relu(self.bn1(self.conv1(x))))
        x = self.avgpool(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(x, 1))


class UNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.down1, self.down2 = self._double(1, 4), self._double(4, 8)
        self.bottom = self._double(8, 16)
        self.up2, self.up1 = nn.ConvTranspose2d(16, 8, 2, 2), nn.ConvTranspose2d(8, 4, 2, 2)
        self.join2, self.join1 = self._double(16, 8), self._double(8, 4)
        self.last = nn.Conv2d(4, 2, 1)

    @staticmethod
    def _double(before: int, after: int) -> nn.Module:
        one = nn.Conv2d(before, after, 3, padding=1), nn.ReLU(inplace=True)
        return nn.Sequential(*one, nn.Conv2d(after, after, 3, padding=1), nn.ReLU(inplace=True))

    def forward(self, x: Tensor) -> Tensor:
        one = self.down1(x)
        two = self.down2(functional.max_pool2d(one, 2))
        x = self.bottom(functional.max_pool2d(two, 2))
        x = self.join2(torch.cat([two, self.up2(x)], 1))
        return self.last(self.join1(torch.cat([one, self.up1(x)], 1)))


class Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True, norm_first=True)
        self.embed = nn.Embedding(20, 16)
        self.encoder = nn.TransformerEncoder(layer, 3, enable_nested_tensor=False)
        self.head = nn.Linear(16, 4)

    def forward(self, tokens: Tensor) -> Tensor:
        return self.head(self.encoder(self.embed(tokens)).mean(dim=1))


class ViT(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Conv2d(3, 16, 4, 4)
        self.cls_token = nn.Parameter(torch.randn(1, 1, 16))
        self.positions = nn.Parameter(torch.randn(1, 5, 16))
        self.blocks = nn.Sequential(*(ViTBlock() for _ in range(3)))
        self.norm = nn.LayerNorm(16)
        self.head = nn.Linear(16, 6)

    def forward(self, x: Tensor) -> Tensor:
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls_token.expand(x.shape[0], -1, -1), x], 1) + self.positions
        return self.head(self.norm(self.blocks(x))[:, 0])


class ViTBlock(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(16), nn.LayerNorm(16)
        self.attn = nn.MultiheadAttention(16, 4, batch_first=True)
        self.mlp = nn.Sequential(nn.Linear(16, 32), nn.GELU(), nn.Dropout(0.1), nn.Linear(32, 16))

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm1(x)
        x = x + self.attn(y, y, y, need_weights=False)[0]
        return x + self.mlp(self.norm2(x))


class GPTBlock(nn.Module):
    """Attention written out with one matrix for queries, keys and values."""

    def __init__(self) -> None:
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(16), nn.LayerNorm(16)
        self.c_attn, self.c_proj = nn.Linear(16, 48), nn.Linear(16, 16)
        self.fc, self.proj = nn.Linear(16, 64), nn.Linear(64, 16)

    def forward(self, x: Tensor) -> Tensor:
        n, steps, width = x.shape
        parts = self.c_attn(self.ln_1(x)).split(width, dim=2)
        q, k, v = (one.view(n, steps, 4, width // 4).transpose(1, 2) for one in parts)
        y = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.c_proj(y.transpose(1, 2).contiguous().view(n, steps, width))
        return x + self.proj(functional.gelu(self.fc(self.ln_2(x)), approximate="tanh"))


class GPT(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.wte, self.wpe = nn.Embedding(30, 16), nn.Embedding(8, 16)
        self.h = nn.ModuleList(GPTBlock() for _ in range(3))
        self.ln_f = nn.LayerNorm(16)
        self.lm_head = nn.Linear(16, 30, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, tokens: Tensor) -> Tensor:
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x = self.wte(tokens) + self.wpe(places)
        for block in self.h:
            x = block(x)
        return self.lm_head(self.ln_f(x))


class TextLSTM(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(20, 8)
        self.lstm = nn.LSTM(8, 6, num_layers=2, batch_first=True, bidirectional=True)
        self.head = nn.Linear(12, 3)

    def forward(self, tokens: Tensor) -> Tensor:
        steps, _ = self.lstm(self.embed(tokens))
        return self.head(steps[:, -1])


class VAE(nn.Module):
    """In evaluation it answers with the mean and the spread as well."""

    def __init__(self) -> None:
        super().__init__()
        self.encode = nn.Sequential(nn.Linear(12, 10), nn.ReLU())
        self.mean, self.spread = nn.Linear(10, 3), nn.Linear(10, 3)
        self.decode = nn.Sequential(nn.Linear(3, 10), nn.ReLU(), nn.Linear(10, 12), nn.Sigmoid())

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.encode(x)
        mean, spread = self.mean(hidden), self.spread(hidden)
        z = mean + 0.5 * torch.exp(0.5 * spread)
        return self.decode(z), mean, spread


class Generator(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.main = nn.Sequential(
            nn.ConvTranspose2d(10, 8, 4, 1, 0, bias=False),
            nn.BatchNorm2d(8),
            nn.ReLU(True),
            nn.ConvTranspose2d(8, 4, 4, 2, 1, bias=False),
            nn.BatchNorm2d(4),
            nn.ReLU(True),
            nn.ConvTranspose2d(4, 3, 4, 2, 1, bias=False),
            nn.Tanh(),
        )

    def forward(self, z: Tensor) -> Tensor:
        return self.main(z.view(-1, 10, 1, 1))


class Inverted(nn.Module):
    """A block of MobileNetV2."""

    def __init__(self, before: int, after: int, stride: int) -> None:
        super().__init__()
        wide = before * 2
        self.conv = nn.Sequential(
            nn.Conv2d(before, wide, 1, bias=False),
            nn.BatchNorm2d(wide),
            nn.ReLU6(inplace=True),
            nn.Conv2d(wide, wide, 3, stride, 1, groups=wide, bias=False),
            nn.BatchNorm2d(wide),
            nn.ReLU6(inplace=True),
            nn.Conv2d(wide, after, 1, bias=False),
            nn.BatchNorm2d(after),
        )
        self.is_around = stride == 1 and before == after

    def forward(self, x: Tensor) -> Tensor:
        return x + self.conv(x) if self.is_around else self.conv(x)


class Squeeze(nn.Module):
    """Weighs channels by what they hold on the whole."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.fc1, self.fc2 = nn.Conv2d(channels, 2, 1), nn.Conv2d(2, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        scale = functional.adaptive_avg_pool2d(x, 1)
        scale = torch.sigmoid(self.fc2(functional.silu(self.fc1(scale))))
        return x * scale


def cnn() -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 8, 3), nn.ReLU()),
        *(nn.Flatten(), nn.Dropout(0.5), nn.Linear(8 * 3 * 3, 10), nn.LogSoftmax(dim=1)),
    )


def mlp() -> nn.Module:
    return nn.Sequential(*(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3)))


def mobile() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 4, 3, 2, 1),
        nn.Hardswish(),
        *(Inverted(4, 6, 2), Inverted(6, 6, 1), Inverted(6, 6, 1), Inverted(6, 6, 1)),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(6, 4),
    )


def squeeze_excite() -> nn.Module:
    return nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.SiLU(), Squeeze(8), Squeeze(8))


def tokens(steps: int, many: int) -> Tensor:
    return torch.randint(0, many, (3, steps))


NETWORKS = {
    "mlp": (mlp, lambda: torch.randn(3, 6)),
    "cnn": (cnn, lambda: torch.randn(3, 1, 12, 12)),
    "resnet": (ResNet, lambda: torch.randn(3, 3, 16, 16)),
    "unet": (UNet, lambda: torch.randn(3, 1, 8, 8)),
    "encoder": (Encoder, lambda: tokens(7, 20)),
    "vit": (ViT, lambda: torch.randn(3, 3, 8, 8)),
    "gpt": (GPT, lambda: tokens(8, 30)),
    "lstm": (TextLSTM, lambda: tokens(6, 20)),
    "vae": (VAE, lambda: torch.randn(3, 12)),
    "generator": (Generator, lambda: torch.randn(3, 10)),
    "mobile": (mobile, lambda: torch.randn(3, 3, 16, 16)),
    "squeeze-excite": (squeeze_excite, lambda: torch.randn(3, 3, 10, 10)),
}
"""By name: what makes the network, and what makes an input of three examples."""


def made(name: str) -> tuple[nn.Module, Tensor]:
    """A network with numbers of its own, also in what it has counted; and examples."""
    torch.manual_seed(0)
    make, example = NETWORKS[name]
    network = make().eval()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    return network, example()


def written(network: nn.Module, inputs: tuple[Tensor, ...], path: object) -> None:
    """Write a network as a program over any number of examples."""
    batch = torch.export.Dim("batch")
    program = torch.export.export(
        network, inputs, dynamic_shapes=tuple({0: batch} for _ in inputs), strict=False
    )
    torch.export.save(program, path)
