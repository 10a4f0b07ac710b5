"""The true signature of a class of torch, where its `__init__` hides it too."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from torch import nn

_OPEN_ENDED = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


def signature(create: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """The parameters that a person could give by name, in order, `self` left out."""
    if create in (nn.RNN, nn.LSTM, nn.GRU):
        return _recurrent_signature(create)
    return {
        name: parameter
        for name, parameter in inspect.signature(create).parameters.items()
        if parameter.kind not in _OPEN_ENDED
    }


def plain_default(parameter: inspect.Parameter) -> Any:
    """The default as plain data: a function stands as its name; `inspect._empty` where none."""
    default = parameter.default
    if default is inspect.Parameter.empty or not callable(default):
        return default
    return default.__name__


def _recurrent_signature(create: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """RNN, LSTM and GRU take anything and hand it to RNNBase, which says what it takes."""
    found = dict(inspect.signature(nn.RNNBase).parameters)
    mode = found.pop("mode")
    if create is not nn.LSTM:
        del found["proj_size"]
    if create is nn.RNN:
        found["nonlinearity"] = mode.replace(
            name="nonlinearity", default="tanh", kind=inspect.Parameter.KEYWORD_ONLY
        )
    return found
