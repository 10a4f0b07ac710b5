"""Numbers drawn by chance, and choices made by chance.

All draw from PyTorch's own generator, as dropout does: a training seeds it and keeps where it
stands, so that a resumed run draws what the unbroken one would have drawn.
"""

from __future__ import annotations

import torch
from torch import nn

from backend.modules.operation import Operation, ordered


class Random(Operation):
    """Numbers drawn anew each time: "normal" (`mean`, `spread`), "uniform" (from `low` to below
    `high`), "integers" (the same, whole), "chance" (1 with the chance `mean`, else 0) or "order"
    (0, 1, 2, … mixed).

    As many as `like` holds; with a `shape`, (N, *shape), N being the size of the first axis of
    `like`; without `like`, `shape` is all.
    """

    def __init__(
        self,
        function: str = "normal",
        shape: tuple[int, ...] | None = None,
        mean: float = 0.0,
        spread: float = 1.0,
        low: float = 0.0,
        high: float = 1.0,
    ) -> None:
        super().__init__()
        self.function = function
        self.shape = (shape,) if isinstance(shape, int) else shape
        self.mean = mean
        self.spread = spread
        self.low = low
        self.high = high
        self.here: torch.Tensor
        self.register_buffer("here", torch.empty(0), False)  # tells on which device

    def forward(self, like: torch.Tensor | None = None) -> torch.Tensor:
        sizes: tuple[int, ...] = tuple(self.shape or ())
        if like is not None:
            sizes = tuple(like.shape) if self.shape is None else (like.shape[0], *sizes)
        if self.function == "normal":
            return torch.randn(sizes, device=self.here.device) * self.spread + self.mean
        drawn = torch.rand(sizes, device=self.here.device)
        if self.function == "chance":
            return (drawn < self.mean).to(drawn.dtype)
        if self.function == "order":
            return drawn.argsort(-1)
        found = drawn * (self.high - self.low) + self.low
        return found.floor().long() if self.function == "integers" else found


class AddNoise(Operation):
    """Adds normal noise of the given `spread` while training; otherwise what arrives leaves."""

    def __init__(self, spread: float = 0.1, always: bool = False) -> None:
        super().__init__()
        self.spread = spread
        self.always = always

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if not (self.training or self.always):
            return input
        return input + self.spread * torch.randn_like(input)


class Reparametrise(Operation):
    """Draws from a normal distribution so that gradients reach `mean` and `log_variance`.

    mean + exp(log_variance / 2) · noise ("Auto-Encoding Variational Bayes", Kingma, Welling,
    2013). In use the mean leaves, unless `always`.
    """

    def __init__(self, always: bool = False) -> None:
        super().__init__()
        self.always = always

    def forward(self, mean: torch.Tensor, log_variance: torch.Tensor) -> torch.Tensor:
        if not (self.training or self.always):
            return mean
        return mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)


class GumbelSoftmax(Operation):
    """Draws classes from scores so that gradients reach these; (…, classes) stays.

    "Categorical Reparameterization with Gumbel-Softmax" (Jang and others, 2016). The smaller
    `tau`, the nearer to one class; `hard`: exactly one, with the gradient of the soft choice. In
    use nothing is drawn, unless `always`.
    """

    def __init__(
        self, tau: float = 1.0, hard: bool = False, dim: int = -1, always: bool = False
    ) -> None:
        super().__init__()
        self.tau = tau
        self.hard = hard
        self.dim = dim
        self.always = always

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if self.training or self.always:
            return nn.functional.gumbel_softmax(input, self.tau, self.hard, dim=self.dim)
        soft = (input / self.tau).softmax(self.dim)
        if not self.hard:
            return soft
        best = soft.argmax(self.dim, keepdim=True)
        return torch.zeros_like(soft).scatter(self.dim, best, 1.0)


class Draw(Operation):
    """Draws by chance: from the scores or chances of the last axis one class, (…, classes) to
    (…,) whole numbers; with `each`, every number for itself 1 or 0.

    `scores`: what arrives are logits, not chances. `temperature` divides the scores.
    """

    def __init__(self, each: bool = False, scores: bool = True, temperature: float = 1.0) -> None:
        super().__init__()
        self.each = each
        self.scores = scores
        self.temperature = temperature

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if self.each:
            chances = (input / self.temperature).sigmoid() if self.scores else input
            return (torch.rand_like(chances) < chances).to(input.dtype)
        chances = (input / self.temperature).softmax(-1) if self.scores else input
        rows = chances.reshape(-1, chances.shape[-1])
        return torch.multinomial(rows, 1).reshape(chances.shape[:-1])


class KeepLikely(Operation):
    """Keeps the scores of the likeliest classes; the others become minus infinity.

    `count` of them (all where None), and of these the fewest that reach the chance `share`
    together ("The Curious Case of Neural Text Degeneration", Holtzman and others, 2019).
    """

    def __init__(self, count: int | None = None, share: float = 1.0) -> None:
        super().__init__()
        self.count = count
        self.share = share

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        best, places = ordered(input, -1, True)
        chances = best.softmax(-1)
        gone = chances.cumsum(-1) - chances >= self.share
        if self.count is not None:
            ranks = torch.arange(input.shape[-1], device=input.device)
            gone = gone | (ranks >= self.count)
        gone = torch.zeros_like(gone).scatter(-1, places, gone)
        return input.masked_fill(gone, float("-inf"))


class Shuffle(Operation):
    """Puts the places of the axis `dim` in an order drawn by chance; 0 mixes the examples."""

    def __init__(self, dim: int = 0, always: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.always = always

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if not (self.training or self.always):
            return input
        order = torch.rand(input.shape[self.dim], device=input.device).argsort()
        return input.index_select(self.dim, order)
