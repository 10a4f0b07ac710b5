"""The optimizers of torch.optim: what moves the parameters downhill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from torch import optim

from backend.catalog.card import Card, Setting
from backend.catalog.signatures import signature
from backend.text import Text


@dataclass(frozen=True)
class OptimizerType:
    """One optimizer: its card and its class, made with (parameters, **settings)."""

    card: Card
    make: Callable[..., optim.Optimizer]


_SETTINGS = (
    Setting(
        "lr",
        "float",
        minimum=0,
        main=True,
        title=Text("Learning rate"),
        help=Text("How far each step goes. Too large and the loss jumps, too small and it creeps."),
    ),
    Setting(
        "momentum",
        "float",
        minimum=0,
        maximum=1,
        title=Text("Momentum"),
        help=Text("How much of the last step goes into the next one."),
    ),
    Setting(
        "weight_decay",
        "float",
        minimum=0,
        title=Text("Weight decay"),
        help=Text("Draws all weights a little towards zero at each step."),
    ),
    Setting("dampening", "float", minimum=0, advanced=True, title=Text("Dampening")),
    Setting("nesterov", "bool", title=Text("Nesterov momentum")),
    Setting(
        "betas",
        "floats",
        minimum=0,
        maximum=1,
        advanced=True,
        title=Text("Betas"),
        help=Text("How slowly the averages of the gradient and of its square follow."),
    ),
    Setting("eps", "float", minimum=0, advanced=True, title=Text("Epsilon")),
    Setting("amsgrad", "bool", advanced=True, title=Text("AMSGrad")),
    Setting("decoupled_weight_decay", "bool", advanced=True, title=Text("Decoupled weight decay")),
    Setting("momentum_decay", "float", minimum=0, advanced=True, title=Text("Momentum decay")),
    Setting("alpha", "float", minimum=0, maximum=1, advanced=True, title=Text("Alpha")),
    Setting("rho", "float", minimum=0, maximum=1, advanced=True, title=Text("Rho")),
    Setting("centered", "bool", advanced=True, title=Text("Centred")),
    Setting("lr_decay", "float", minimum=0, advanced=True, title=Text("Decay of the rate")),
    Setting(
        "initial_accumulator_value", "float", minimum=0, advanced=True, title=Text("First sum")
    ),
    Setting("lambd", "float", minimum=0, advanced=True, title=Text("Lambda")),
    Setting("t0", "float", minimum=0, advanced=True, title=Text("Start of the averaging")),
    Setting("etas", "floats", minimum=0, advanced=True, title=Text("Shrink and grow factors")),
    Setting("step_sizes", "floats", minimum=0, advanced=True, title=Text("Smallest, largest step")),
    Setting("beta2_decay", "float", advanced=True, title=Text("Decay of beta 2")),
    Setting("d", "float", minimum=0, advanced=True, title=Text("Clipping threshold")),
)
_KNOWN = {setting.name: setting for setting in _SETTINGS}

UNUSABLE = {
    "LBFGS": Text("It computes the loss several times per step, which batches do not allow."),
    "Muon": Text("It moves matrices only, but nearly every network has biases too."),
    "SparseAdam": Text("It wants sparse gradients, which only some embeddings give."),
}
"""Optimizers of torch.optim that are left out, and why."""


def _optimizer(
    name: str, lr: float, title: Text, summary: Text, common: bool = False
) -> list[OptimizerType]:
    """A list of one; empty where this version of PyTorch has none of the name."""
    create = getattr(optim, name, None)
    if create is None:
        return []
    defaults = {key: one.default for key, one in signature(create).items()} | {"lr": lr}
    settings = tuple(
        replace(_KNOWN[key], default=default)
        for key, default in defaults.items()
        if key in _KNOWN and (name, key) != ("Adafactor", "eps")
    )
    card = Card(
        f"torch.optim.{name}",
        "optimizer",
        "optimizer",
        title,
        summary,
        settings=settings,
        face=Text("{lr}"),
        common=common,
    )
    return [OptimizerType(card, create)]


OPTIMIZERS: dict[str, OptimizerType] = {
    one.card.id: one
    for found in (
        _optimizer(
            "Adam",
            1e-3,
            Text("Adam"),
            Text("Gives every parameter a pace of its own; works nearly everywhere."),
            common=True,
        ),
        _optimizer(
            "SGD",
            1e-2,
            Text("Gradient descent (SGD)"),
            Text("Plain stochastic gradient descent, with momentum if wanted."),
            common=True,
        ),
        _optimizer(
            "AdamW",
            1e-3,
            Text("AdamW"),
            Text("Adam with weight decay done apart, as transformers are trained."),
            common=True,
        ),
        _optimizer(
            "RMSprop",
            1e-2,
            Text("RMSprop"),
            Text("Divides each step by the recent size of the gradient; liked for sequences."),
            common=True,
        ),
        _optimizer(
            "Adagrad",
            1e-2,
            Text("Adagrad"),
            Text("Slows down those parameters that have already moved much."),
        ),
        _optimizer(
            "Adadelta",
            1.0,
            Text("Adadelta"),
            Text("Finds its own pace from recent steps; a rate of 1 leaves it to itself."),
        ),
        _optimizer(
            "Adamax",
            2e-3,
            Text("Adamax"),
            Text("Adam that measures the gradient by its largest recent size."),
        ),
        _optimizer(
            "NAdam", 2e-3, Text("NAdam"), Text("Adam with a look ahead (Nesterov momentum).")
        ),
        _optimizer("RAdam", 1e-3, Text("RAdam"), Text("Adam that starts carefully by itself.")),
        _optimizer(
            "Adafactor",
            1e-2,
            Text("Adafactor"),
            Text("Like Adam, with far less memory for large matrices."),
        ),
        _optimizer(
            "ASGD",
            1e-2,
            Text("Averaged SGD"),
            Text("Gradient descent that also averages the parameters along the way."),
        ),
        _optimizer(
            "Rprop",
            1e-2,
            Text("Rprop"),
            Text("Heeds only the sign of the gradient; for training on all examples at once."),
        ),
    )
    for one in found
}
