"""What a network has learned, by owner; that of many single neurons packed. No torch here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np

    from backend.document.change import Patch

Arrays: TypeAlias = "dict[str, np.ndarray]"
Weights: TypeAlias = "Mapping[str, Mapping[str, np.ndarray]]"
"""Arrays by owner and name. A block owns its parameters and buffers; a single neuron only its
"bias" (1,), where it has one; a wire into it its "weight" (numbers it brings,)."""


class Packed(Mapping[str, "Arrays"]):
    """Weights by owner, those of single neurons and their wires in two flat arrays.

    `numbers` are the weights of `wires`, one after the other, of which each has as many as
    `widths` says; `biases` are those of `neurons`. `layers` holds everything else, and what
    stands there comes before what is packed. Travels as a handful of arrays.
    """

    def __init__(
        self,
        wires: Sequence[str] = (),
        widths: np.ndarray | None = None,
        numbers: np.ndarray | None = None,
        neurons: Sequence[str] = (),
        biases: np.ndarray | None = None,
        layers: Mapping[str, Mapping[str, np.ndarray]] | None = None,
    ) -> None:
        import numpy as np

        self.wires, self.neurons = tuple(wires), tuple(neurons)
        self.widths = np.ones(len(self.wires), np.int64) if widths is None else widths
        self.numbers = np.zeros(0, np.float32) if numbers is None else numbers
        self.biases = np.zeros(0, np.float32) if biases is None else biases
        self.layers: dict[str, Arrays] = {id: dict(each) for id, each in (layers or {}).items()}
        whole = len(self.wires) == len(self.widths) and len(self.neurons) == len(self.biases)
        if not whole or int(self.widths.sum()) != len(self.numbers):
            raise ValueError("there are more names than numbers, or fewer")

    @cached_property
    def stops(self) -> np.ndarray:
        """Where the numbers of each wire end."""
        return self.widths.cumsum()

    @cached_property
    def wire_rows(self) -> dict[str, int]:
        """The place of each wire among `wires`."""
        return {id: row for row, id in enumerate(self.wires)}

    @cached_property
    def neuron_rows(self) -> dict[str, int]:
        """The place of each neuron among `neurons`."""
        return {id: row for row, id in enumerate(self.neurons)}

    def __getitem__(self, id: str) -> Arrays:
        if id in self.layers:
            return dict(self.layers[id])
        if (row := self.wire_rows.get(id)) is not None:
            stop = int(self.stops[row])
            return {"weight": self.numbers[stop - int(self.widths[row]) : stop]}
        row = self.neuron_rows[id]
        return {"bias": self.biases[row : row + 1]}

    def __contains__(self, id: object) -> bool:
        return id in self.layers or id in self.wire_rows or id in self.neuron_rows

    def __iter__(self) -> Iterator[str]:
        yield from self.layers
        yield from (id for id in (*self.wires, *self.neurons) if id not in self.layers)

    def __len__(self) -> int:
        hidden = sum(id in self.wire_rows or id in self.neuron_rows for id in self.layers)
        return len(self.layers) + len(self.wires) + len(self.neurons) - hidden

    def __bool__(self) -> bool:
        return bool(self.layers or self.wires or self.neurons)

    def __getstate__(self) -> dict[str, Any]:
        kept = ("widths", "numbers", "biases", "layers")
        names = {"wires": _joined(self.wires), "neurons": _joined(self.neurons)}
        return {**{name: getattr(self, name) for name in kept}, **names}

    def __setstate__(self, state: dict[str, Any]) -> None:
        names = {name: _parted(state[name]) for name in ("wires", "neurons")}
        self.__dict__.update({**state, **names})

    @cached_property
    def tops(self) -> np.ndarray:
        """The strongest weight of each wire, with its sign (wires,)."""
        import numpy as np

        if len(self.numbers) == len(self.wires):
            return self.numbers
        return np.array([_strongest(self.numbers[a:b]) for a, b in self._spans()])

    def _spans(self) -> list[tuple[int, int]]:
        return [(int(b - w), int(b)) for w, b in zip(self.widths, self.stops, strict=True)]

    def strongest(self, ids: Sequence[str], name: str) -> np.ndarray:
        """One number for each owner, float32: the strongest of its `name`; NaN for none."""
        import numpy as np

        rows, table = (
            (self.wire_rows, self.tops) if name == "weight" else (self.neuron_rows, self.biases)
        )
        places = np.fromiter((rows.get(id, -1) for id in ids), np.int64, len(ids))
        found = np.full(len(ids), np.nan, np.float32)
        found[places >= 0] = table[places[places >= 0]]
        if self.layers:
            for place, id in enumerate(ids):
                known = self.layers.get(id, {}).get(name)
                if known is not None and known.size:
                    found[place] = _strongest(known)
        return found

    def keep(self, ids: Collection[str]) -> Packed:
        """Only what these own."""
        import numpy as np

        is_wire = np.fromiter((id in ids for id in self.wires), bool, len(self.wires))
        is_neuron = np.fromiter((id in ids for id in self.neurons), bool, len(self.neurons))
        return Packed(
            [id for id, kept in zip(self.wires, is_wire, strict=True) if kept],
            self.widths[is_wire],
            self.numbers[np.repeat(is_wire, self.widths)],
            [id for id, kept in zip(self.neurons, is_neuron, strict=True) if kept],
            self.biases[is_neuron],
            {id: each for id, each in self.layers.items() if id in ids},
        )

    def without(self, ids: Collection[str]) -> Packed:
        """All but what these own."""
        return self.keep(set(self) - set(ids))

    def put(self, id: str, name: str, array: np.ndarray | None) -> Packed:
        """The same with another array of an owner; None takes the array away."""
        named = dict(self[id]) if id in self else {}
        if array is None:
            named.pop(name, None)
        else:
            named[name] = array
        if not named:
            return self.without({id}) if id in self else self
        return self.beside({**self.layers, id: named})

    def beside(self, layers: Mapping[str, Mapping[str, np.ndarray]]) -> Packed:
        """The same packed numbers with other `layers`. An owner without arrays there is one of
        whom nothing is known, whatever is packed."""
        changed = Packed.__new__(Packed)
        changed.__dict__.update(self.__dict__)
        changed.layers = {id: dict(each) for id, each in layers.items()}
        return changed


def packed(weights: Weights) -> Packed:
    """Weights as one that travels fast."""
    return weights if isinstance(weights, Packed) else Packed(layers=weights)


def merged(old: Weights, new: Weights) -> Packed:
    """The new ones, and of the old ones what the new ones do not tell."""
    before, after = packed(old), packed(new)
    if not before:
        return after
    left = before.without(set(after))
    if not left.wires and not left.neurons:
        return after.beside({**left.layers, **after.layers})
    loose = {id: left[id] for id in left}
    return merged(Packed(layers=loose), after)


def patched(weights: Weights, patches: Iterable[Patch]) -> Packed:
    """Weights after patches, for whoever has no network at hand.

    What a patch lets training draw anew is forgotten: a whole array goes, a single number in it
    becomes NaN, which `make_modules` draws. Patches of numbers nobody knows are left out.
    """
    found = packed(weights)
    for patch in patches:
        found = _patched(found, patch)
    return found


def _patched(weights: Packed, patch: Patch) -> Packed:
    import numpy as np

    if patch.places is None:
        whole = None if patch.after is None else np.array(patch.after, ndmin=1)
        return weights.put(patch.owner, patch.name, whole)
    known = weights[patch.owner].get(patch.name) if patch.owner in weights else None
    if known is None or any(place >= known.size for place in patch.places):
        return weights
    array = np.array(known)
    array.reshape(-1)[list(patch.places)] = np.nan if patch.after is None else patch.after
    return weights.put(patch.owner, patch.name, array)


def _strongest(numbers: np.ndarray) -> float:
    flat = numbers.reshape(-1)
    return float(flat[abs(flat).argmax()])


def _joined(names: Sequence[str]) -> str | tuple[str, ...]:
    """Names as one text, which travels five times faster than many."""
    joined = "\0".join(names)
    return joined if joined and joined.count("\0") == len(names) - 1 else tuple(names)


def _parted(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(names.split("\0")) if isinstance(names, str) else names
