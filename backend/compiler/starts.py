"""Where the weights of single neurons start: drawn, typed, or brought along."""

from __future__ import annotations

import zlib
from collections.abc import Container, Mapping, Sequence

import numpy as np

from backend.compiler.levels import Level, Tie
from backend.compiler.plan import Step
from backend.weights import Packed, Weights

_BIAS = 2**31
"""The bias is drawn as the neuron's number after any weight it may have."""


def drawn(seed: int, names: Sequence[str], counts: np.ndarray, first: int = 0) -> np.ndarray:
    """Even random numbers in ±1: `counts[i]` for the i-th name, all in one row, float64.

    Each depends on the seed, its name and its place alone, so that a neuron starts the same
    whatever stands around it. (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom
    number generators", 2014.)
    """
    owners = np.array([zlib.crc32(name.encode()) for name in names], np.uint64)
    total = int(counts.sum())
    places = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + first
    mixed = _mix(np.array([seed % 2**64], np.uint64))[0]
    owned = _mix(owners ^ mixed)
    bits = _mix(np.repeat(owned, counts) + places.astype(np.uint64))
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0


def _mix(state: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        z = state + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(z ^ (z >> np.uint64(31)))


def starting(level: Level, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The numbers and biases of a fresh start, drawn from ±1/√(numbers that arrive) or typed."""
    names = [step.path for step in level.neurons]
    bound = 1 / np.sqrt(np.maximum(level.fan_ins, 1))
    numbers = drawn(seed, names, level.fan_ins) * np.repeat(bound, level.fan_ins)
    ones = np.ones(len(names), np.int64)
    biases = drawn(seed, names, ones, _BIAS) * bound * level.is_biased
    for row, step in enumerate(level.neurons):
        typed = typed_bias(step)
        if typed is not None and level.is_biased[row]:
            biases[row] = typed
        for wire, value in step.starts.items():
            place = level.wire_rows[wire]
            first = int(level.firsts[place])
            numbers[first : first + int(level.widths[place])] = value
    return numbers, biases


def typed_bias(step: Step) -> float | None:
    """The bias that a person typed; an old drawing has it in place of the switch."""
    bias, start = step.settings.get("bias"), step.settings.get("start")
    if start is not None:
        return float(start)
    return None if isinstance(bias, bool) or bias is None else float(bias)


def tie_start(tie: Tie, seed: int) -> np.ndarray:
    """The numbers of a tie at a fresh start (width,), as large as those of its first neuron."""
    if tie.value is not None:
        return np.full(tie.width, tie.value)
    counts = np.array([tie.width], np.int64)
    return np.asarray(drawn(seed, [f"tie {tie.name}"], counts) / np.sqrt(max(tie.fan_in, 1)))


def bring_along(level: Level, weights: Weights, numbers: np.ndarray, biases: np.ndarray) -> None:
    """Put in what is known of a level's wires and neurons, where its shape fits; NaN is drawn."""
    wires, neurons = level.wires, [step.block for step in level.neurons]
    if isinstance(weights, Packed):
        _bring_packed(level, weights, numbers, biases)
        loose: Weights = weights.layers
    else:
        loose = weights
    if not loose:
        return
    for row, wire in enumerate(wires):
        known = loose[wire].get("weight") if wire in loose else None
        if known is not None and known.size == level.widths[row]:
            first = int(level.firsts[row])
            put(numbers[first : first + known.size], known.reshape(-1))
    for row, neuron in enumerate(neurons):
        known = loose[neuron].get("bias") if neuron in loose else None
        if known is not None and known.size == 1 and level.is_biased[row]:
            put(biases[row : row + 1], known.reshape(-1))


def _bring_packed(level: Level, known: Packed, numbers: np.ndarray, biases: np.ndarray) -> None:
    rows = _rows(known.wire_rows, level.wires, known.layers)
    there = rows >= 0
    there[there] = known.widths[rows[there]] == level.widths[there]
    widths = level.widths[there]
    here = spread(level.firsts[there], widths)
    put_where(numbers, here, known.numbers[spread(known.stops[rows[there]] - widths, widths)])
    rows = _rows(known.neuron_rows, [step.block for step in level.neurons], known.layers)
    there = (rows >= 0) & level.is_biased
    put_where(biases, there, known.biases[rows[there]])


def spread(firsts: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """The places of all numbers of wires, given where the first of each stands."""
    if len(widths) == int(widths.sum()):
        return firsts
    within = np.arange(int(widths.sum())) - np.repeat(np.cumsum(widths) - widths, widths)
    return np.asarray(np.repeat(firsts, widths) + within)


def _rows(table: Mapping[str, int], ids: Sequence[str], hidden: Container[str]) -> np.ndarray:
    """The row of each id in a table; -1 for those that are not there or hidden."""
    if hidden:
        return np.array([-1 if id in hidden else table.get(id, -1) for id in ids], np.int64)
    return np.array([table.get(id, -1) for id in ids], np.int64)


def put(target: np.ndarray, known: np.ndarray) -> None:
    """Numbers in place, but for those that are none."""
    put_where(target, np.ones(len(target), bool), known)


def put_where(target: np.ndarray, there: np.ndarray, known: np.ndarray) -> None:
    """Numbers at these places (a mask or indices), in order, but for those that are none."""
    target[there] = np.where(np.isnan(known), target[there], known)


def known_tie(tie: Tie, weights: Weights) -> np.ndarray | None:
    """What is known of a tie: the weight of the first of its wires that anybody knows."""
    for wire in tie.wires:
        known = weights[wire].get("weight") if wire in weights else None
        if known is not None and known.size == tie.width and not np.isnan(known).any():
            return known.reshape(-1)
    return None
