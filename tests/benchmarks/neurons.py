"""Canvases of single neurons: against `nn.Sequential`, sparse ones in both forms, and compiling.

`python -m tests.benchmarks neurons [dense] [sparse] [compile]`. Everything in one process on one
thread, runs interleaved, medians. Goals: a fully wired canvas trains at 0.95 of `nn.Sequential`
or more; 1,000 neurons with fan-in 8 take 8 ms forwards and backwards with 32 examples, a tenth
of that in the compiled form; 10,000 neurons with 100,000 wires are compiled in half a second.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence

import torch
from torch import fx, nn

from backend.compiler.builder import build, make_modules
from backend.compiler.neurons import fuse
from backend.compiler.plan import Field, Plan, Signal
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.records import Block, Record, Wire
from backend.modules.mesh_form import KERNEL
from backend.modules.quick_mesh import QuickMesh

_INPUTS = 8
_FIELDS = {"data": (Field("input", (_INPUTS,), "float32", "input", "numbers"),)}


def _neuron(id: str, depth: int, row: int) -> Block:
    settings = {"activation": "tanh"}
    return Block(id=id, type="lienzo.Neuron", settings=settings, x=200.0 * depth, y=100.0 * row)


def _wire(source: str, target: str, place: int) -> Wire:
    port = "input" if source == "data" else "output"
    return Wire(
        id=f"{source}>{target}>{place}",
        source=source,
        source_port=port,
        target=target,
        target_port="input",
        place=place,
    )


def columns(sizes: Sequence[int]) -> Document:
    """Columns of neurons, each wired to all of the one before."""
    records: list[Record] = [Block(id="data", type="lienzo.Data")]
    before = ["data"]
    for depth, size in enumerate(sizes):
        ids = [f"n{depth}_{row}" for row in range(size)]
        records += [_neuron(id, depth, row) for row, id in enumerate(ids)]
        records += [_wire(one, id, p) for id in ids for p, one in enumerate(before)]
        before = ids
    return Document(records)


def opened(sizes: Sequence[int]) -> Document:
    """The same as layers that are open on the canvas, with an activation after each."""
    records: list[Record] = [Block(id="data", type="lienzo.Data")]
    before = "data"
    for depth, size in enumerate(sizes):
        for id, type, settings in (
            (f"l{depth}", "torch.nn.Linear", {"out_features": size}),
            (f"t{depth}", "torch.nn.Tanh", {}),
        ):
            is_open = bool(settings)
            records.append(Block(id=id, type=type, settings=settings, is_open=is_open))
            records.append(_wire(before, id, 0))
            before = id
    return Document(records)


def scattered(count: int, fan_in: int, reach: int = 0) -> Document:
    """Each neuron takes `fan_in` of those before it (of the last `reach`, where that is given);
    the last one also takes all that nobody else takes, so that one answer leaves."""
    chance = random.Random(0)
    records: list[Record] = [Block(id="data", type="lienzo.Data")]
    for number in range(count):
        records.append(_neuron(f"n{number}", number, 0))
        first = max(0, number - reach) if reach else 0
        chosen = {chance.randrange(first, number) for _ in range(fan_in)} if number else set()
        sources = [f"n{one}" for one in sorted(chosen)] or ["data"]
        records += [_wire(one, f"n{number}", place) for place, one in enumerate(sources)]
    taken = {record.source for record in records if isinstance(record, Wire)}
    loose = [f"n{number}" for number in range(count - 1) if f"n{number}" not in taken]
    records += [_wire(one, f"n{count - 1}", fan_in + p) for p, one in enumerate(loose)]
    return Document(records)


def _planned(document: Document) -> Plan:
    return Planner().plan(document, _FIELDS)


def _last(document: Document, plan: Plan) -> list[Signal]:
    """What nothing else takes."""
    taken = {wire.source for wire in document.wires}
    return [Signal(step.block, "output") for step in plan.steps if step.block not in taken]


class Run:
    """One network in training: a step is forward, a squared loss, backward, SGD."""

    def __init__(self, network: nn.Module, descends: bool = True) -> None:
        self.network = network
        # As the trainer does: a graph is called without what PyTorch wraps around it for hooks.
        self.forward = network.forward if isinstance(network, fx.GraphModule) else network
        self.input = torch.randn(32, _INPUTS)
        parameters = list(network.parameters())
        self.optimizer = torch.optim.SGD(parameters, 1e-3, fused=True) if descends else None

    def step(self) -> None:
        for parameter in self.network.parameters():
            parameter.grad = None
        found = self.forward(self.input)
        found = torch.cat(found, 1) if isinstance(found, tuple) else found
        found.square().mean().backward()
        if self.optimizer is not None:
            self.optimizer.step()


def _interleaved(runs: Sequence[Callable[[], None]], rounds: int, each: int) -> list[list[float]]:
    """Seconds a step of each run in each round, taken in turns."""
    found: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds + 2):
        for run, seconds in zip(runs, found, strict=True):
            start = time.perf_counter()
            for _ in range(each):
                run()
            seconds.append((time.perf_counter() - start) / each)
    return [seconds[2:] for seconds in found]


def dense() -> None:
    """Fully wired canvases of single neurons against `nn.Sequential` of `nn.Linear`."""
    canvases = [(columns, each) for each in ((5, 4, 1), (50, 49, 1), (500, 499, 1), (1000, 999, 1))]
    for draw, sizes in (*canvases, (opened, (3000, 3000, 3999, 1))):
        document = draw(sizes)
        start = time.perf_counter()
        plan = _planned(document)
        seconds = time.perf_counter() - start
        ours = Run(build(plan, _last(document, plan), make_modules(plan, seed=0)))
        layers: list[nn.Module] = []
        for before, size in zip((_INPUTS, *sizes), sizes, strict=False):
            layers += [nn.Linear(before, size), nn.Tanh()]
        theirs = Run(nn.Sequential(*layers))
        rounds, each = (60, 20) if sum(sizes) < 2000 else (12, 1)
        mine, plain = _interleaved([ours.step, theirs.step], rounds, each)
        ratio = statistics.median(b / a for a, b in zip(mine, plain, strict=True))
        print(
            f"fully wired, {sum(sizes):6,} neurons, {plan.parameters - sum(sizes):10,} wires"
            f"{' in opened layers' if draw is opened else ''}:"
            f" {statistics.median(mine) * 1e6:9.0f} µs a step, {ratio:.3f} of the speed of"
            f" nn.Sequential (planned in {seconds:.1f} s)"
        )


def sparse() -> None:
    """Random canvases: forward and backward with 32 examples in both forms."""
    KERNEL.load()
    for count, fan_in, reach in ((100, 8, 0), (1000, 8, 0), (10_000, 8, 0), (10_000, 8, 20)):
        document = scattered(count, fan_in, reach)
        plan = _planned(document)
        modules = make_modules(plan, seed=0)
        run = Run(build(plan, _last(document, plan), modules), descends=False)
        meshes = [module for module in modules.values() if isinstance(module, QuickMesh)]
        for form in ("plain", "compiled"):
            for mesh in meshes:
                mesh._steps, mesh.form = -(10**9), form
            ((seconds),) = _interleaved([run.step], 12 if count > 5000 else 60, 1)
            print(
                f"random, {count:6,} neurons, fan-in {fan_in}, {len(fuse(plan))} parts, {form}:"
                f" {statistics.median(seconds) * 1e3:8.2f} ms"
            )


def compile() -> None:  # noqa: A001
    """From a plan to a network: 10,000 neurons with 100,000 wires."""
    for name, document in (
        ("random, fan-in 10", scattered(10_000, 10)),
        ("fully wired, 100 columns of 32, then 10", columns([32] * 97 + [10])),
    ):
        planner, plans = Planner(), []
        for _ in range(3):
            start = time.perf_counter()
            plans.append(planner.plan(document, _FIELDS))
            planned = time.perf_counter() - start
        seconds, answers = [], _last(document, plans[0])
        for plan in plans:
            plan.__dict__.pop("_parts", None)
            start = time.perf_counter()
            fuse(plan)
            fused = time.perf_counter() - start
            modules = make_modules(plan, seed=0)
            made = time.perf_counter() - start
            build(plan, answers, modules)
            seconds.append((fused, made - fused, time.perf_counter() - start - made))
        best = min(seconds, key=sum)
        fresh = Planner()
        start = time.perf_counter()
        fresh.plan(document, _FIELDS)
        first = time.perf_counter() - start
        print(
            f"{name}: {len(list(document.blocks)):,} blocks, {len(list(document.wires)):,} wires:"
            f" fuse {best[0]:.3f}, modules {best[1]:.3f}, build {best[2]:.3f}, together"
            f" {sum(best):.3f} s; planned in {first:.2f} s, again in {planned:.2f} s"
        )


_PARTS = {"dense": dense, "sparse": sparse, "compile": compile}


def main(arguments: list[str]) -> None:
    """Run the named parts, or all."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    for name in arguments or _PARTS:
        _PARTS[name]()
