"""Mistakes inside groups, in their copies, at their ports and in their formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backend.document.document import Document
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.records import Block
from tests.drawings import LINEAR, RELU, wire
from tests.wrong_drawings.case import Case, Cases, Layer, given, nn, rewired, with_records, without


def block(
    id: str, type: str, inside: str = "", x: float = 0.0, name: str = "", **settings: Any
) -> Block:
    return Block(id=id, type=type, inside=inside, x=x, name=name, settings=settings)


def tower(*layers: Layer, shape: tuple[int, ...] = (8,), **settings: Any) -> Document:
    """input → a group “Tower” of layers "g0", "g1" … → ReLU "out"."""
    inside = layers or ((LINEAR, {"out_features": 8}), (RELU, {}))
    ids = ["pin", *(f"g{number}" for number in range(len(inside))), "pout"]
    return Document(
        [
            given("in", shape),
            block("tower", GROUP, x=200.0, name="Tower", **settings),
            block("pin", ENTRY, "tower"),
            *(
                Block(id=id, type=type, inside="tower", x=200.0 * (n + 1), settings=chosen)
                for n, (id, (type, chosen)) in enumerate(zip(ids[1:-1], inside, strict=True))
            ),
            block("pout", EXIT, "tower", 200.0 * len(ids)),
            block("out", RELU, x=800.0),
            wire("in", "tower.pin", id="w-in"),
            *(wire(a, b, id=f"{a}>{b}") for a, b in zip(ids, ids[1:], strict=False)),
            wire("tower.pout", "out", id="w-out"),
        ]
    )


def dense(outputs: Any, **settings: Any) -> Layer:
    return LINEAR, {"out_features": outputs, **settings}


def _inside() -> Iterator[tuple[str, Case]]:
    yield (
        "a size typed wrong in a group",
        Case(lambda: tower(dense(8, in_features=5)), ("g0",), (5, 8), code="wrong_features"),
    )
    yield (
        "a kernel too large in a group",
        Case(
            lambda: tower(nn("Conv2d", kernel_size=9), shape=(1, 8, 8)),
            ("g0",),
            (9, 8),
            code="kernel_too_large",
        ),
    )
    yield (
        "a wire missing in a group",
        Case(lambda: without(tower(), "g0>g1"), ("g1",), ("Input",), code="missing_input"),
    )
    yield (
        "a wire missing from the input of a group",
        Case(lambda: without(tower(), "pin>g0"), ("g0",), ("Input",), code="missing_input"),
    )
    yield (
        "a wire missing behind a group",
        Case(
            lambda: with_records(
                without(tower(), "w-out"), block("end", RELU, x=900.0), wire("out", "end")
            ),
            ("out",),
            ("Input",),
            code="missing_input",
        ),
    )
    yield (
        "a wire missing in a group of three copies",
        Case(lambda: without(tower(repeat=3), "g0>g1"), ("g1",), ("Input",), code="missing_input"),
    )
    yield (
        "a wire missing to a group",
        Case(lambda: without(tower(), "w-in"), ("tower",), code="missing_input"),
    )
    yield (
        "a wire missing to the output of a group",
        Case(lambda: without(tower(), "g1>pout"), ("pout", "tower"), code="missing_input"),
    )
    yield (
        "two wires to a port of a group",
        Case(
            lambda: with_records(tower(), wire("in", "tower.pin", place=1)),
            ("tower",),
            code="two_wires",
        ),
    )
    yield (
        "a wire to a port that a group lacks",
        Case(
            lambda: rewired(tower(), "w-in", wire("in", "tower.nothing")),
            ("tower",),
            code="no_such_port",
        ),
    )
    yield (
        "a wire from a port that a group lacks",
        Case(
            lambda: rewired(tower(), "w-out", wire("tower.nothing", "out")),
            ("tower",),
            code="no_such_port",
        ),
    )
    yield (
        "a wire across the border of a group",
        Case(lambda: rewired(tower(), "w-out", wire("g1", "out")), ("out",), code="crosses_border"),
    )
    yield (
        "a ring in a group",
        Case(lambda: rewired(tower(), "pin>g0", wire("g1", "g0")), ("g0", "g1"), code="loop"),
    )
    yield (
        "a ring through a group",
        Case(
            lambda: rewired(tower(), "w-in", wire("out", "tower.pin")),
            ("g0", "g1", "out", "tower"),
            code="loop",
        ),
    )
    yield (
        "a group that feeds itself",
        Case(
            lambda: rewired(
                without(tower(), "g0", "g1", "pin>g0", "g0>g1", "g1>pout"),
                "w-in",
                wire("tower.pout", "tower.pin"),
                wire("pin", "pout"),
            ),
            ("tower", "pin"),
            code="loop",
        ),
    )
    yield (
        "a port outside of groups",
        Case(lambda: with_records(tower(), block("lost", ENTRY)), ("lost",), code="homeless_port"),
    )
    yield (
        "data in a repeated group",
        Case(
            lambda: with_records(tower(repeat=2), block("d", "lienzo.Input", "tower", shape=[3])),
            ("d",),
            code="data_in_copies",
            is_mended=False,
        ),
    )


def _repeats() -> Iterator[tuple[str, Case]]:
    for repeat in (2, 3):
        yield (
            f"{repeat} repeats that do not chain",
            Case(
                lambda r=repeat: tower(dense(6, in_features=8), repeat=r),
                ("g0",),
                (8, 6, 2, "Tower"),
            ),
        )
    yield (
        "a kernel too large in the third repeat",
        Case(
            lambda: tower(nn("Conv2d", kernel_size=3, out_channels=2), repeat=4, shape=(2, 7, 7)),
            ("g0",),
            (3, 1, 4, "Tower"),
            code="kernel_too_large",
        ),
    )
    yield (
        "pooled away in the fourth repeat",
        Case(
            lambda: tower(nn("MaxPool2d"), repeat=4, shape=(1, 8, 8)),
            ("g0",),
            (2, 1, 4, "Tower"),
        ),
    )
    yield (
        "heads that do not divide in the third repeat",
        Case(
            lambda: tower(nn("GroupNorm", num_groups="=2 + i"), shape=(6,), repeat=3),
            ("g0",),
            (4, 6, 3, "Tower"),
        ),
    )
    yield (
        "a formula that fails in the second repeat",
        Case(
            lambda: tower(dense("=8 // (1 - i)"), repeat=2),
            ("g0",),
            ("=8 // (1 - i)", 2),
            code="bad_formula",
        ),
    )
    yield (
        "nothing left in the third repeat",
        Case(
            lambda: tower(dense("=2 - i"), repeat=3), ("g0",), (0, 1, 3, "Tower"), code="bad_size"
        ),
    )
    yield (
        "shared weights that do not fit",
        Case(
            lambda: tower(dense("=8 + i"), repeat=2, shared=True),
            ("g0",),
            (8, 9),
            code="shared_sizes",
        ),
    )
    for repeat in (0, -1, 1001, "many", 2.5, "=n", "=1 / 0"):
        yield (
            f"{repeat} repeats",
            Case(
                lambda r=repeat: tower(repeat=r),
                ("tower",),
                () if repeat == "=n" else (repeat,),
            ),
        )
    yield (
        "lists of another length",
        Case(
            lambda: tower(dense("=width"), repeat=3, values={"width": {"each": [4, 5]}}),
            ("tower",),
            ("width", 2, 3),
            code="bad_group",
        ),
    )
    yield (
        "more outputs than inputs in a repeat",
        Case(_two_exits, ("tower",), (2, 1), code="repeat_ports"),
    )
    yield (
        "more blocks than there may be",
        Case(
            lambda: tower(*[(RELU, {})] * 30, repeat=1000), ("tower",), (20_000,), code="too_large"
        ),
    )


def _two_exits() -> Document:
    return with_records(tower(repeat=2), block("more", EXIT, "tower", 900.0), wire("g0", "more"))


_FORMULAS = {
    "=widht": ("widht",),
    "=8 / 0": ("=8 / 0",),
    "=8 //": ("=8 //",),
    "=open('x')": ("=open('x')",),
    "=2 ** 99": ("=2 ** 99",),
    "=10 ** 20": ("=10 ** 20",),
    "=8 / 3": (),
    "=-4": (-4, 1),
    "=i - 1": (-1, 1),
    "=": ("=",),
    "=[1, 2]": ("=[1, 2]",),
    "=n.real": ("=n.real",),
}


def _formulas() -> Iterator[tuple[str, Case]]:
    for formula, says in _FORMULAS.items():
        yield (
            f"neurons {formula}",
            Case(lambda f=formula: tower(dense(f)), ("g0",), says),
        )
    for values, name in (({"a": "=b", "b": "=a"}, "a"), ({"a": "=c"}, "c")):
        yield (
            f"values that speak of {name}",
            Case(
                lambda v=values: tower(dense("=a"), values=v),
                ("tower",),
                (),
                code="bad_group",
                is_mended=False,
            ),
        )


def own(**values: Any) -> list[Block]:
    """A definition “Cell”: a dense layer as wide as its value says, for 8 numbers."""
    return [
        block("cell", GROUP, name="Cell", definition=True, values={"width": 8}),
        block("cin", ENTRY, "cell"),
        block("layer", LINEAR, "cell", 200.0, "Layer", out_features="=width", in_features=8),
        block("cout", EXIT, "cell", 400.0),
    ]


def uses(*values: dict[str, Any], of: str = "cell") -> Document:
    """The definition used several times in a row."""
    ids = [f"u{number}" for number in range(len(values))]
    ends = ["in", *(f"{id}.cout" for id in ids)]
    return Document(
        [
            given("in", (8,)),
            *own(),
            wire("cin", "layer"),
            wire("layer", "cout"),
            *(
                block(id, USE, x=200.0 * (n + 1), of=of, values=chosen)
                for n, (id, chosen) in enumerate(zip(ids, values, strict=True))
            ),
            *(wire(end, f"{id}.cin") for end, id in zip(ends, ids, strict=False)),
            block("out", RELU, x=900.0),
            wire(ends[-1], "out"),
        ]
    )


def _definitions() -> Iterator[tuple[str, Case]]:
    yield (
        "one use too narrow for the next",
        Case(lambda: uses({"width": 8}, {"width": 6}, {}), ("u2",), (8, 6, "Layer")),
    )
    yield ("a use of no neurons", Case(lambda: uses({}, {"width": 0}), ("u1",), (0, 1, "Layer")))
    yield (
        "a definition that is gone",
        Case(lambda: uses({}, of="gone"), ("u0",), code="no_definition", is_mended=False),
    )
    yield (
        "a definition that stands inside itself",
        Case(
            lambda: with_records(uses({}), block("again", USE, "cell", of="cell")),
            ("again",),
            code="contains_itself",
        ),
    )
    yield (
        "two definitions that stand inside each other",
        Case(
            lambda: with_records(
                uses({}),
                block("other", GROUP, name="Other", definition=True),
                block("in-cell", USE, "cell", of="other"),
                block("in-other", USE, "other", of="cell"),
            ),
            ("in-other", "in-cell"),
            code="contains_itself",
        ),
    )
    yield (
        "a use that names a value wrongly",
        Case(lambda: uses({"width": "=widht"}), ("u0",), ("widht",), code="bad_group"),
    )
    yield (
        "wrong in every use",
        Case(
            lambda: with_records(
                without(uses({}, {}), "layer"),
                block("layer", LINEAR, "cell", 200.0, "Layer", out_features=8, in_features=5),
            ),
            ("layer",),
            (5, 8),
        ),
    )
    yield (
        "groups too deep",
        Case(
            _deep,
            tuple(f"group{n}" for n in range(40)),
            (24,),
            code="too_deep",
            is_mended=False,
        ),
    )


def _deep() -> Document:
    """30 groups, each in the one before."""
    records: list[Any] = []
    inside = ""
    for number in range(30):
        id = f"group{number}"
        records.append(block(id, GROUP, inside))
        inside = id
    return Document([*records, block("deep", "lienzo.Constant", inside)])


def cases() -> Cases:
    parts = (_inside, _repeats, _formulas, _definitions)
    return {name: case for part in parts for name, case in part()}
