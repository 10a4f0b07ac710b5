"""Blocks that read a sequence step by step and remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from torch import nn

from backend.catalog.complaints import both_states, decimal, first_of, sequences, width
from backend.catalog.known_settings import KNOWN
from backend.catalog.sequence_complaints import cell_state, projected, state
from backend.catalog.sizes import last
from backend.catalog.torch_nn import block
from backend.modules.sequence import PickStep, Recurrent, SinusoidPositions
from backend.text import Text

_FAMILY = "recurrent"
_WORDS = Text("sequence time series text memory rnn")
_INFERRED = {"input_size": last()}
_BATCH_FIRST = {"batch_first": True}
_SEQUENCE = first_of(decimal(), sequences(), width("input_size"))
_CELL = first_of(decimal(), width("input_size"))


def _with_state(values: Mapping[str, Sequence[Any]]) -> tuple[Any, ...]:
    """The arguments of RNN, GRU and their cells: the input, and a state where one arrives."""
    return (*values["input"][:1], *values.get("hidden", ())[:1])


def _with_states(values: Mapping[str, Sequence[Any]]) -> tuple[Any, ...]:
    """The arguments of LSTM: the input, and hidden state and cell as a pair where they arrive."""
    hidden, cell = values.get("hidden", ()), values.get("cell", ())
    return (*values["input"][:1], *([(hidden[0], cell[0])] if hidden and cell else []))


BLOCKS = [
    block(
        nn.LSTM,
        _FAMILY,
        Text("LSTM"),
        Text("Reads a sequence and decides at each step what to remember and what to forget."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        common=True,
        defaults=_BATCH_FIRST,
        inferred=_INFERRED,
        inputs=("input", "hidden?", "cell?"),
        outputs=("output", "hidden", "cell"),
        paths={"output": (0,), "hidden": (1, 0), "cell": (1, 1)},
        gather=_with_states,
        complaint=first_of(_SEQUENCE, projected, both_states, state("hidden"), state("cell")),
    ),
    block(
        nn.GRU,
        _FAMILY,
        Text("GRU"),
        Text("Reads a sequence with a simpler memory than LSTM: faster, often as good."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        common=True,
        defaults=_BATCH_FIRST,
        inferred=_INFERRED,
        inputs=("input", "hidden?"),
        outputs=("output", "hidden"),
        paths={"output": (0,), "hidden": (1,)},
        gather=_with_state,
        complaint=first_of(_SEQUENCE, state("hidden")),
    ),
    block(
        nn.RNN,
        _FAMILY,
        Text("RNN"),
        Text("Reads a sequence and hands its last state on to the next step."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        common=True,
        defaults=_BATCH_FIRST,
        inferred=_INFERRED,
        inputs=("input", "hidden?"),
        outputs=("output", "hidden"),
        paths={"output": (0,), "hidden": (1,)},
        gather=_with_state,
        complaint=first_of(_SEQUENCE, state("hidden")),
    ),
    block(
        Recurrent,
        _FAMILY,
        Text("Recurrent layer"),
        Text("Reads a sequence; whether as RNN, GRU or LSTM is a setting."),
        id="torch.nn.RNNBase",
        face=Text("{mode}, {hidden_size} numbers"),
        words=_WORDS,
        settings=[replace(KNOWN["mode"], default="LSTM", choices=("LSTM", "GRU", "RNN"))],
        inferred=_INFERRED,
        outputs=("output", "hidden"),
        paths={"output": (0,), "hidden": (1,)},
        complaint=_SEQUENCE,
    ),
    block(
        nn.LSTMCell,
        _FAMILY,
        Text("LSTM cell"),
        Text("One step of an LSTM."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        inferred=_INFERRED,
        inputs=("input", "hidden?", "cell?"),
        outputs=("hidden", "cell"),
        paths={"hidden": (0,), "cell": (1,)},
        gather=_with_states,
        complaint=first_of(_CELL, both_states, cell_state("hidden"), cell_state("cell")),
    ),
    block(
        nn.GRUCell,
        _FAMILY,
        Text("GRU cell"),
        Text("One step of a GRU."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        inferred=_INFERRED,
        inputs=("input", "hidden?"),
        gather=_with_state,
        complaint=first_of(_CELL, cell_state("hidden")),
    ),
    block(
        nn.RNNCell,
        _FAMILY,
        Text("RNN cell"),
        Text("One step of an RNN."),
        face=Text("{hidden_size} numbers"),
        words=_WORDS,
        inferred=_INFERRED,
        inputs=("input", "hidden?"),
        gather=_with_state,
        complaint=first_of(_CELL, cell_state("hidden")),
    ),
    block(
        PickStep,
        _FAMILY,
        Text("Pick a step"),
        Text("Takes one step out of a sequence: the last, the first, or the mean of all."),
        face=Text("{which}"),
        words=Text("last first mean sequence pool"),
        common=True,
        complaint=sequences(),
    ),
    block(
        SinusoidPositions,
        "attention",
        Text("Positional encoding"),
        Text("Adds to each step a pattern of waves that tells its place in the sequence."),
        words=Text("positional encoding sinusoid transformer"),
        common=True,
        inferred={"features": last()},
        complaint=first_of(decimal(), sequences(), width("features")),
    ),
]
