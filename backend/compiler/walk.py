"""What one walk through a drawing found out, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.catalog.block_type import BlockType
from backend.compiler.chosen import Fault
from backend.compiler.cost import BYTES, memory, read_bytes
from backend.compiler.lending import Loans
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.plan import Field, Signal, Spec
from backend.compiler.shapes import Shaped
from backend.compiler.wiring import Wiring
from backend.document.records import Wire
from backend.text import Text


@dataclass
class Walk:
    """Findings: `shaped` blocks work (in order); the others do not, or wait for those before."""

    wiring: Wiring
    memory_limit: int
    ask: Callable[[BlockType, Mapping[str, Any], Arriving], Shaped | Misfit]
    specs: dict[Signal, Spec] = field(default_factory=dict)
    shaped: dict[str, Shaped] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    misfits: dict[str, Misfit] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)
    loans: Loans = field(default_factory=Loans)
    _given: dict[str, dict[str, Spec]] = field(default_factory=dict)

    def gives(self, block: str, specs: Mapping[str, Spec]) -> None:
        """Note what leaves a block, by port."""
        self._given.setdefault(block, {}).update(specs)
        self.specs.update({Signal(block, port): spec for port, spec in specs.items()})

    def arriving(self, block: str) -> dict[str, tuple[Spec, ...]] | None:
        """What arrives at each port; None while something before the block is not known."""
        given = self._given
        try:
            return {
                port: tuple([given[wire.source][wire.source_port] for wire in wires])
                for port, wires in self.wiring.into.get(block, {}).items()
            }
        except KeyError:
            return None

    def wires(self, block: str, port: str) -> list[Wire]:
        """The wires that hold at a port."""
        return self.wiring.into.get(block, {}).get(port, [])

    def source(self, block: str, port: str) -> Signal | None:
        """The one signal at a port, None where there is none or several."""
        found = self.wires(block, port)
        return Signal(found[0].source, found[0].source_port) if len(found) == 1 else None

    def field(self, signal: Signal | None) -> Field | None:
        """The field of the data that a signal is, if it is one."""
        return self.wiring.fields.get(signal) if signal else None

    @property
    def catalog(self) -> Mapping[str, BlockType]:
        """The block types that there are."""
        return self.wiring.catalog

    def name(self, block: str) -> Text | str:
        """What a person calls a block."""
        drawn, type = self.wiring.blocks[block], self.wiring.types.get(block)
        return drawn.name or (type.card.title if type else "") or drawn.type or block

    def losses(self) -> Iterator[str]:
        """The loss blocks of the drawing."""
        types = self.wiring.types
        return (id for id, type in types.items() if type.card.sort == "loss")

    def largest_batch(self, shaped: Shaped | Misfit) -> int:
        """The most examples at once, in powers of two, that a block has memory for; 0 is none."""
        if isinstance(shaped, Misfit):
            return 0
        fixed = memory(shaped.parameters, 0, 1) + BYTES * shaped.fixed
        each = memory(0, shaped.held, 1)
        room = (self.memory_limit - fixed) // each if each else 0
        return 1 << (room.bit_length() - 1) if room > 0 else 0

    def within_memory(self, shaped: Shaped) -> Shaped | Misfit:
        """The block, or a refusal: nothing that cannot fit into this computer is ever made."""
        batch = max(1, min(self.wiring.training.batch_size, 2**31))
        needed = memory(shaped.parameters, shaped.held, batch) + BYTES * shaped.fixed
        if needed <= self.memory_limit:
            return shaped
        return Misfit(
            "too_large",
            Text(
                "It would need {needed} of memory to train; this computer has {there}.",
                needed=read_bytes(needed),
                there=read_bytes(self.memory_limit),
            ),
            Text("Choose smaller numbers in its settings, or a smaller batch."),
            shaped.settings,
        )
