"""How single neurons are gathered: into a matrix for each depth, or a mesh of several depths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

import numpy as np

from backend.compiler.levels import NEURON, Column, Level, Matrix, Mesh, Part, Tie
from backend.compiler.plan import Plan, Signal, Step
from backend.compiler.starts import spread
from backend.compiler.ties import sizes, ties_of

_Key: TypeAlias = Any
"""What a wire brings: a neuron's id, another block's Signal, or (one of these, how often before)
where a neuron takes the same again."""

_DENSE, _DENSE_NUMBER, _MASK, _PIECE = 60.0, 0.005, 40.0, 20.0
_SPARSE, _SPARSE_NUMBER = 50.0, 0.17
"""Microseconds, measured on one core with 32 examples, forwards and backwards: a level as a
matrix, each number in it, a mask over it, each further piece that is gathered for it; a depth of
a mesh, each wire in it."""
_WRITTEN = 2048
"""A matrix up to this size is written into exported files even where few wires are there."""


class _Crowd:
    """Neurons of one depth that learn alike, before it is known how they are computed."""

    def __init__(self, fusing: Gathering, steps: Sequence[Step]) -> None:
        keys = [fusing.keys[step.block] for step in steps]
        columns: set[_Key] = set().union(*keys)
        width = sum(1 if isinstance(key, str) else fusing.width(key) for key in columns)
        self.steps = steps
        self.size = width * len(steps)
        one_each = width == len(columns)
        self.wires = sum(len(each) if one_each else sum(map(fusing.width, each)) for each in keys)
        self.is_full = self.wires == self.size
        pieces = fusing.pieces(columns)
        masked = 0.0 if self.is_full else _MASK
        self.as_matrix = _DENSE + _DENSE_NUMBER * self.size + masked + _PIECE * (pieces - 1)
        self.as_mesh = _SPARSE + _SPARSE_NUMBER * self.wires


class Gathering:
    """One plan's neurons on their way into levels: see `parts`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.neurons = {step.block: step for step in plan.steps if step.type == NEURON}
        self.sources = {step.block: _sources(step) for step in plan.steps}
        self.keys = {id: self._keys(step) for id, step in self.neurons.items()}
        self.depths = self._depths()
        self.ties = ties_of(plan)
        self._crowd_of: dict[str, int] = {}
        self._crowd_sizes: list[int] = []
        self._order: dict[str, int] = {}

    def _keys(self, step: Step) -> list[_Key]:
        neurons = self.neurons
        keys: list[_Key] = self.sources[step.block]
        if not all(map(neurons.__contains__, keys)):
            keys = [one.block if one.block in neurons else one for one in step.inputs["input"]]
        return keys if len(set(keys)) == len(keys) else _counted(keys)

    def width(self, key: _Key) -> int:
        """How many numbers come with it."""
        if isinstance(key, str):
            return 1
        signal = key[0] if isinstance(key, tuple) else key
        width = 1 if isinstance(signal, str) else self.plan.specs[signal].shape[1]
        assert isinstance(width, int)
        return width

    def pieces(self, columns: Iterable[_Key]) -> int:
        """About how many slices must be joined to have these columns together."""
        used: dict[int, int] = {}
        others = 0
        for key in columns:
            crowd = self._crowd_of.get(key) if isinstance(key, str) else None
            if crowd is None:
                others += 1
            else:
                used[crowd] = used.get(crowd, 0) + 1
        sizes = self._crowd_sizes
        slices = (min(count, sizes[crowd] - count + 1) for crowd, count in used.items())
        return max(1, others + sum(slices))

    def parts(self) -> tuple[Part, ...]:
        """The steps of the plan, its neurons gathered, sources first."""
        meshed = self._meshed()
        groups: dict[tuple[Any, ...], list[Step]] = {}
        phases = self._phases(meshed)
        for step in self.plan.steps:
            groups.setdefault(self._kind(step, phases, meshed), []).append(step)
        parts: list[Part] = []
        for kind, steps in sorted(groups.items(), key=lambda item: item[0][:2]):
            part = self._part(kind, steps)
            for step in part.neurons if isinstance(part, Level) else steps:
                self._order[step.block] = len(self._order)
            parts.append(part)
        return _named(parts)

    def _meshed(self) -> set[str]:
        """The neurons for which a mesh is faster, and those around which it would be broken by."""
        groups: dict[tuple[Any, ...], list[Step]] = {}
        for id, step in self.neurons.items():
            groups.setdefault((self.depths[id], *_learns(step)), []).append(step)
        crowds = []
        for _, steps in sorted(groups.items(), key=lambda item: item[0][0]):
            crowds.append(_Crowd(self, steps))
            for step in steps:
                self._crowd_of[step.block] = len(self._crowd_sizes)
            self._crowd_sizes.append(len(steps))
        if not any(self._is_sparse(crowd) for crowd in crowds):
            return set()
        joined = (one for one in crowds if one.as_mesh < one.as_matrix + _DENSE)
        return {step.block for crowd in joined for step in crowd.steps}

    def _is_sparse(self, crowd: _Crowd) -> bool:
        if self.plan.is_for_export and crowd.size <= _WRITTEN:
            return False
        return not crowd.is_full and crowd.as_mesh < crowd.as_matrix

    def _depths(self) -> dict[str, int]:
        """How many steps the longest way to each one has."""
        depths = {signal.block: 0 for signal in self.plan.fields}
        for id, sources in self.sources.items():
            depths[id] = 1 + max(map(depths.__getitem__, sources), default=0)
        return depths

    def _phases(self, meshed: set[str]) -> dict[str, int]:
        """How often the way from a source to a step changes between meshes and all else: neurons
        of a mesh that are of one phase can be computed together, whatever stands between."""
        kinds = {one.block: one.movers if one.block in meshed else None for one in self.plan.steps}
        fields = {signal.block: 0 for signal in self.plan.fields}
        seen = {kind: dict(fields) for kind in {None, *kinds.values()}}  # with the change to kind
        for kind, phases in seen.items():
            phases.update({id: int(kind is not None) for id in fields})
        for id, kind in kinds.items():
            phase = max(map(seen[kind].__getitem__, self.sources[id]), default=0)
            for other, phases in seen.items():
                phases[id] = phase + (other != kind)
        return {id: seen[kind][id] for id, kind in kinds.items()}

    def _kind(self, step: Step, phases: Mapping[str, int], meshed: set[str]) -> tuple[Any, ...]:
        """Steps of one kind become one part; a step that is no neuron stands alone."""
        phase, depth = phases[step.block], self.depths[step.block]
        if step.type != NEURON:
            return (phase, depth, step.block)
        if step.block in meshed:
            return (phase, 0, "", "mesh", step.movers)
        return (phase, depth, "", *_learns(step))

    def _part(self, kind: tuple[Any, ...], steps: list[Step]) -> Part:
        if kind[2]:
            return steps[0]
        return self._mesh(steps) if kind[3] == "mesh" else self._matrix(steps)

    def _columns(self, keys: Iterable[_Key]) -> tuple[tuple[Column, ...], dict[_Key, int]]:
        """Columns in the order in which levels yield them, so that neighbours travel together."""
        columns, at, start = [], {}, 0
        for key in sorted(keys, key=self._rank):
            plain, copy = key if isinstance(key, tuple) else (key, 0)
            signal = Signal(plain, "output") if isinstance(plain, str) else plain
            width = self.width(key)
            columns.append(Column(signal, copy, start, width))
            at[key] = start
            start += width
        return tuple(columns), at

    def _rank(self, key: _Key) -> tuple[int, int]:
        plain, copy = key if isinstance(key, tuple) else (key, 0)
        block = plain if isinstance(plain, str) else plain.block
        return copy, self._order.get(block, -1)

    def _matrix(self, steps: list[Step]) -> Matrix:
        steps.sort(key=_activation)
        keys = [self.keys[step.block] for step in steps]
        columns, at = self._columns(dict.fromkeys(chain(*keys)))
        firsts = np.array([*map(at.__getitem__, chain(*keys))], np.int64)
        widths = self._widths(keys)
        fan_in = columns[-1].stop
        rows = np.repeat(np.arange(len(steps)), [len(each) for each in keys])
        places = spread(rows * fan_in + firsts, widths)
        return Matrix(
            **self._shared(steps, widths, places, steps[0].frozen),
            columns=columns,
            size=fan_in * len(steps),
        )

    def _mesh(self, steps: list[Step]) -> Mesh:
        inside = {step.block for step in steps}
        depths = self._inner_depths(steps)
        steps.sort(
            key=lambda one: (
                depths[one.block],
                _activation(one),
                len(one.wires).bit_length(),
            )
        )
        keys = [_uncounted(self.keys[step.block]) for step in steps]
        outside = [key for key in dict.fromkeys(chain(*keys)) if key not in inside]
        columns, at = self._columns(outside)
        fan_in = columns[-1].stop if columns else 0
        at |= {step.block: fan_in + row for row, step in enumerate(steps)}
        widths = self._widths(keys)
        firsts = np.array([*map(at.__getitem__, chain(*keys))], np.int64)
        source = spread(firsts, widths)
        shared = self._shared(
            steps, widths, np.arange(len(source)), all(step.frozen for step in steps)
        )
        edges = np.flatnonzero(np.diff([depths[step.block] for step in steps])) + 1
        bounds = [0, *edges.tolist(), len(steps)]
        return Mesh(
            **shared,
            held_bias=_held_bias(steps),
            columns=columns,
            size=len(source),
            source=source.astype(np.int32),
            depths=tuple(zip(bounds, bounds[1:], strict=False)),
        )

    def _inner_depths(self, steps: Sequence[Step]) -> dict[str, int]:
        depths = dict.fromkeys(self.depths, 0)
        for step in steps:  # in the order of the plan: sources first
            depths[step.block] = 1 + max(map(depths.__getitem__, self.sources[step.block]))
        return depths

    def _widths(self, keys: Sequence[Sequence[_Key]]) -> np.ndarray:
        counts = [1 if isinstance(key, str) else self.width(key) for each in keys for key in each]
        return np.array(counts, np.int64)

    def _shared(
        self, steps: list[Step], widths: np.ndarray, places: np.ndarray, frozen: bool
    ) -> dict[str, Any]:
        """What matrices and meshes have in common."""
        wires = tuple([wire for step in steps for wire in step.wires])
        biased = np.array([_has_bias(step) for step in steps])
        tied, groups = self._tied(steps, wires, widths)
        return {
            "key": "",
            "path": "",
            "frozen": frozen,
            "neurons": tuple(steps),
            "wires": wires,
            "widths": widths,
            "places": places,
            "is_biased": biased,
            "activations": tuple(_activation(step) for step in steps),
            "held": self._held(steps, widths, frozen),
            "tied": tied,
            "ties": groups,
        }

    def _held(self, steps: list[Step], widths: np.ndarray, frozen: bool) -> np.ndarray | None:
        held = [
            wire in step.held
            or (step.frozen and not frozen)
            or (wire in step.ties and self.ties[step.ties[wire]].held)
            for step in steps
            if step.held or step.ties or (step.frozen and not frozen)
            for wire in step.wires
        ]
        if not any(held):
            return None
        every = iter(held)
        wires = [
            next(every) if step.held or step.ties or (step.frozen and not frozen) else False
            for step in steps
            for _ in step.wires
        ]
        return np.repeat(np.array(wires), widths)

    def _tied(
        self, steps: list[Step], wires: tuple[str, ...], widths: np.ndarray
    ) -> tuple[np.ndarray | None, tuple[tuple[str, ...], ...]]:
        names = {wire: name for step in steps for wire, name in step.ties.items()}
        if not names:
            return None, ()
        groups = tuple(sorted({self.ties[name].group for name in names.values()}))
        begins = _begins(self.ties, groups)
        firsts = np.full(len(wires), -1, np.int64)
        for place, wire in enumerate(wires):
            if wire in names:
                tie = self.ties[names[wire]]
                firsts[place] = begins[tie.group] + tie.start
        tied = spread(firsts, widths)
        return np.where(np.repeat(firsts, widths) < 0, -1, tied), groups


def _begins(
    ties: Mapping[str, Tie], groups: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], int]:
    """Where each group's numbers begin when the groups stand one after the other."""
    counts, begins, start = sizes(ties), {}, 0
    for group in groups:
        begins[group] = start
        start += counts[group]
    return begins


def _counted(keys: Sequence[_Key]) -> list[_Key]:
    """A key that comes again with the count of those before it."""
    seen: dict[_Key, int] = {}
    found: list[_Key] = []
    for key in keys:
        before = seen.get(key, 0)
        found.append((key, before) if before else key)
        seen[key] = before + 1
    return found


def _uncounted(keys: Sequence[_Key]) -> Sequence[_Key]:
    """A mesh takes the same again as often as one likes."""
    if not any(isinstance(key, tuple) for key in keys):
        return keys
    return [key[0] if isinstance(key, tuple) else key for key in keys]


def _activation(step: Step) -> str:
    return str(step.settings.get("activation", "tanh"))


def _has_bias(step: Step) -> bool:
    return step.settings.get("bias", True) is not False


def _learns(step: Step) -> tuple[Any, ...]:
    """Neurons of one depth in which these agree can share a matrix."""
    return (_has_bias(step), step.frozen, step.movers)


def _held_bias(steps: Sequence[Step]) -> np.ndarray | None:
    """In a mesh each neuron is by itself: one without bias has one that stays 0."""
    held = np.array([step.frozen or not _has_bias(step) for step in steps])
    return held if held.any() else None


def _sources(step: Step) -> list[str]:
    """The blocks that feed a step, wire by wire."""
    return [one.block for signals in step.inputs.values() for one in signals]


def _named(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Levels numbered from 1, beside the paths that blocks have."""
    taken = {part.path for part in parts if isinstance(part, Step)}
    named: list[Part] = []
    number = 0
    for part in parts:
        if isinstance(part, Level):
            number += 1
            while f"neurons_{number}" in taken:
                number += 1
            part = part.numbered(number, f"neurons_{number}")
        named.append(part)
    return tuple(named)
