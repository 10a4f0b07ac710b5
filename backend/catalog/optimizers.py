"""The optimizers of torch.optim: what moves the parameters downhill."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from torch import optim

from backend.catalog.card import Card, Setting
from backend.catalog.plain_settings import plain_settings
from backend.catalog.signatures import signature
from backend.text import Text


@dataclass(frozen=True)
class OptimizerType:
    """One optimizer: its card and its class, made with (parameters, **settings).

    `moves` is "" for all parameters, "matrices" or "sparse" (gradients) for some only, the rest
    being moved by another one. `takes_sparse`: it can move what has sparse gradients.
    """

    card: Card
    make: Callable[..., optim.Optimizer]
    moves: str = ""
    takes_sparse: bool = False


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
    Setting(
        "max_iter",
        "int",
        minimum=1,
        maximum=10_000,
        title=Text("Tries per move"),
        help=Text("How often the loss may be computed for one move, about."),
    ),
    Setting("max_eval", "int", minimum=1, optional=True, advanced=True, title=Text("Most tries")),
    Setting("tolerance_grad", "float", minimum=0, advanced=True, title=Text("Flat enough")),
    Setting("tolerance_change", "float", minimum=0, advanced=True, title=Text("Still enough")),
    Setting("history_size", "int", minimum=1, maximum=10_000, title=Text("Moves remembered")),
    Setting(
        "line_search_fn",
        "choice",
        optional=True,
        choices=("strong_wolfe",),
        title=Text("Line search"),
        help=Text("strong_wolfe looks for a good length of each move; safer, and slower."),
    ),
    Setting("ns_coefficients", "floats", advanced=True, title=Text("Newton-Schulz factors")),
    Setting("ns_steps", "int", minimum=1, maximum=99, advanced=True, title=Text("Its rounds")),
    Setting(
        "adjust_lr_fn",
        "choice",
        choices=("match_rms_adamw", "original"),
        advanced=True,
        title=Text("Rate of matrices"),
        help=Text("match_rms_adamw makes steps as long as those of AdamW at the same rate."),
    ),
)
_KNOWN = {setting.name: setting for setting in _SETTINGS}

TECHNICAL = {"params", "foreach", "maximize", "capturable", "differentiable", "fused"}
"""Settings of optimizers that say how they compute, not what; training chooses them."""


def _optimizer(
    name: str,
    lr: float,
    title: Text,
    summary: Text,
    common: bool = False,
    defaults: Mapping[str, Any] | None = None,
    **more: Any,
) -> list[OptimizerType]:
    """A list of one; empty where this version of PyTorch has none of the name.

    `defaults` go before those of its signature; `more` as in OptimizerType.
    """
    create = getattr(optim, name, None)
    if create is None:
        return []
    found = {key: one.default for key, one in signature(create).items()}
    found |= {"lr": lr, **(defaults or {})}
    settings = tuple(
        replace(_KNOWN[key], default=default)
        for key, default in found.items()
        if key in _KNOWN and (name, key) != ("Adafactor", "eps")
    )
    return [OptimizerType(_card(name, title, summary, settings, common), create, **more)]


def _card(
    name: str, title: Text, summary: Text, settings: tuple[Setting, ...], common: bool = False
) -> Card:
    return Card(
        f"torch.optim.{name}",
        "optimizer",
        "optimizer",
        title,
        summary,
        settings=settings,
        face=Text("{lr}"),
        common=common,
    )


def _undescribed(known: Collection[str]) -> list[OptimizerType]:
    """The optimizers that nobody has described, such as those of newer versions."""
    return [
        OptimizerType(
            _card(name, Text(name), Text("{name} of PyTorch.", name=f"torch.optim.{name}"), found),
            create,
        )
        for name, create in sorted(vars(optim).items())
        if isinstance(create, type) and issubclass(create, optim.Optimizer)
        if create is not optim.Optimizer and f"torch.optim.{name}" not in known
        if (found := plain_settings(create, TECHNICAL, _KNOWN)) is not None
    ]


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
            takes_sparse=True,
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
            takes_sparse=True,
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
        _optimizer(
            "LBFGS",
            1.0,
            Text("L-BFGS"),
            Text("Computes the loss several times per move; for all examples in one batch."),
        ),
        _optimizer(
            "Muon",
            1e-3,
            Text("Muon"),
            Text("Evens out the step of every matrix; AdamW moves biases and all else."),
            defaults={"adjust_lr_fn": "match_rms_adamw"},
            moves="matrices",
        ),
        _optimizer(
            "SparseAdam",
            1e-3,
            Text("SparseAdam"),
            Text("Moves only the used rows of embeddings with sparse gradients; Adam the rest."),
            moves="sparse",
            takes_sparse=True,
        ),
    )
    for one in found
}
"""The optimizers of torch.optim by the id of their card."""
for _one in _undescribed(OPTIMIZERS.keys()):
    OPTIMIZERS[_one.card.id] = _one
