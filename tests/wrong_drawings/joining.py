"""Shapes that cannot be added, joined, multiplied, cut or put in another order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from backend.document.document import Document
from backend.document.records import Block
from tests.drawings import wire
from tests.wrong_drawings.case import (
    Case,
    Cases,
    Layer,
    fed,
    given,
    linear,
    net,
    nn,
    ours,
    row,
    with_records,
    without,
)


def _told(*sizes: int) -> str:
    return " × ".join(map(str, ("N", *sizes)))


_PAIRS = {
    "rows": ((4,), (6,)),
    "steps": ((5, 4), (5, 6)),
    "channels": ((4, 8, 8), (6, 8, 8)),
    "sizes": ((4, 8, 8), (4, 6, 6)),
    "channels and sizes": ((4, 8, 8), (8, 4, 4)),
}


def _number_by_number() -> Iterator[tuple[str, Case]]:
    for name in ("Add", "Multiply", "Average", "Maximum"):
        for kind, (one, other) in _PAIRS.items():
            yield (
                f"{name} of unequal {kind}",
                Case(
                    lambda n=name, a=one, b=other: fed(ours(n), given("i", a), given("j", b)),
                    ("b",),
                    (_told(*one), _told(*other)),
                ),
            )
    for name in ("Subtract", "Divide", "Calculate"):
        yield (
            f"{name} of unequal rows",
            Case(
                lambda n=name: fed(
                    ours(n), given("i", (4,)), given("j", (6,)), ports=("input", "other")
                ),
                ("b",),
                (_told(4), _told(6)),
            ),
        )
    for name in ("CosineSimilarity", "PairwiseDistance"):
        yield (
            f"{name} of unequal rows",
            Case(
                lambda n=name: fed(nn(n), given("i", (4,)), given("j", (6,)), ports=("x1", "x2")),
                ("b",),
                (_told(4), _told(6)),
            ),
        )
    yield (
        "a shortcut around two layers that narrow",
        Case(
            lambda: with_records(
                net("iris", linear(8), linear(6), ours("Add"), linear(3)),
                wire("b0", "b2", place=1),
            ),
            ("b2",),
            (_told(6), _told(8)),
        ),
    )
    yield (
        "a shortcut around a convolution with a stride",
        Case(
            lambda: with_records(
                row(
                    nn("Conv2d", out_channels=4, padding=1),
                    nn("Conv2d", out_channels=8, padding=1, stride=2),
                    ours("Add"),
                    shape=(1, 8, 8),
                ),
                wire("b0", "b2", place=1),
            ),
            ("b2",),
            (_told(8, 4, 4), _told(4, 8, 8)),
        ),
    )


def _joined() -> Iterator[tuple[str, Case]]:
    for kind, (one, other) in _PAIRS.items():
        dims = {
            "rows": (),
            "steps": (1,),
            "channels": (2, 3),
            "sizes": (1,),
            "channels and sizes": (1,),
        }
        for dim in dims[kind]:
            yield (
                f"Concatenate of unequal {kind} along {dim}",
                Case(
                    lambda d=dim, a=one, b=other: fed(
                        ours("Concatenate", dim=d), given("i", a), given("j", b)
                    ),
                    ("b",),
                    (_told(*one), _told(*other)),
                ),
            )
    yield (
        "Concatenate of a picture and a row",
        Case(
            lambda: fed(ours("Concatenate"), given("i", (2, 4, 4)), given("j", (5,))),
            ("b",),
            (_told(2, 4, 4), _told(5)),
        ),
    )
    yield (
        "Concatenate of three, one unequal",
        Case(
            lambda: fed(
                ours("Concatenate"), given("i", (4, 8)), given("j", (5, 8)), given("k", (5, 7))
            ),
            ("b",),
            (_told(5, 8), _told(5, 7)),
        ),
    )
    for kind, (one, other) in _PAIRS.items():
        yield (
            f"Stack of unequal {kind}",
            Case(
                lambda a=one, b=other: fed(ours("Stack"), given("i", a), given("j", b)),
                ("b",),
                (_told(*one), _told(*other)),
            ),
        )
    for one, other in (((5, 4), (6, 3)), ((4, 4), (5, 4))):
        yield (
            f"a product of matrices {one} and {other}",
            Case(
                lambda a=one, b=other: fed(
                    ours("MatMul"), given("i", a), given("j", b), ports=("input", "other")
                ),
                ("b",),
                (_told(*one), _told(*other), one[1], other[0]),
                False,
            ),
        )


def _u_net(size: int) -> Document:
    """Down once and up again, with a skip that is one longer where the size is odd."""
    layers = (
        nn("Conv2d", out_channels=4, padding=1),
        nn("MaxPool2d"),
        nn("Conv2d", out_channels=8, padding=1),
        nn("Upsample"),
        ours("Concatenate"),
        nn("Conv2d", out_channels=2),
    )
    return with_records(row(*layers, shape=(1, size, size)), wire("b0", "b4", place=1))


def _skips() -> Iterator[tuple[str, Case]]:
    for size in (7, 9, 13, 15):
        yield (
            f"the skip of a U-Net of {size}",
            Case(
                lambda s=size: _u_net(s),
                ("b4",),
                (_told(8, size - 1, size - 1), _told(4, size, size)),
            ),
        )
    for size in (7, 11):
        yield (
            f"the transposed convolution of a U-Net of {size}",
            Case(
                lambda s=size: _with_transposed(s),
                ("b4",),
                (_told(4, size - 1, size - 1), _told(4, size, size)),
            ),
        )


def _with_transposed(size: int) -> Document:
    document = _u_net(size)
    up = Block(id="b3", type="torch.nn.ConvTranspose2d", x=800.0, settings={"out_channels": 4})
    return with_records(without(document, "b3"), up)


def _reshaped() -> Iterator[tuple[str, Case]]:
    for shape in ([3, 3], [5], [2, 3], [4, 4], [-1, 5]):
        told = " × ".join(map(str, shape))
        yield (
            f"8 numbers as {told}",
            Case(
                lambda s=shape: row(ours("Reshape", shape=s), shape=(8,)),
                ("b0",),
                (8, told),
            ),
        )
    for sizes in ([3, 3], [2, 5]):
        told = " × ".join(map(str, sizes))
        yield (
            f"an Unflatten of 8 into {told}",
            Case(
                lambda s=sizes: row(nn("Unflatten", unflattened_size=s), shape=(8,)),
                ("b0",),
                (8, told),
            ),
        )
    yield (
        "a Reshape with two sizes left open",
        Case(lambda: row(ours("Reshape", shape=[-1, -1]), shape=(8,)), ("b0",), ("-1 × -1",)),
    )
    yield (
        "numbers cut in a picture that they do not fill",
        Case(
            lambda: net(
                "digits", ours("Reshape", shape=[1, 7, 7]), nn("Conv2d"), nn("Flatten"), linear(10)
            ),
            ("b0",),
            (64, "1 × 7 × 7"),
        ),
    )


def _ordered() -> Iterator[tuple[str, Case]]:
    orders: list[tuple[list[int], tuple[int, ...]]] = [
        ([0, 2, 1], (1, 8, 8)),
        ([0, 1, 1, 2], (1, 8, 8)),
        ([0, 1, 2, 4], (1, 8, 8)),
        ([0, 2, 1], (8,)),
    ]
    for dims, shape in orders:
        told = ", ".join(map(str, dims))
        yield (
            f"the order {told} of {len(shape) + 1} axes",
            Case(
                lambda d=dims, s=shape: row(ours("Permute", dims=d), shape=s),
                ("b0",),
                (told, _told(*shape)),
            ),
        )
    lone: dict[str, tuple[Layer, str]] = {
        "Transpose": (ours("Transpose", dim0=1, dim1=5), "dim1"),
        "Select": (ours("Select", dim=5), "dim"),
        "Slice": (ours("Slice", dim=5), "dim"),
        "Mean": (ours("Mean", dim=5), "dim"),
        "Sum": (ours("Sum", dim=-5), "dim"),
        "Squeeze": (ours("Squeeze", dim=5), "dim"),
        "Unsqueeze": (ours("Unsqueeze", dim=5), "dim"),
        "Split": (ours("Split", dim=5), "dim"),
        "Flatten": (nn("Flatten", start_dim=5), "start_dim"),
        "Softmax": (nn("Softmax", dim=5), "dim"),
        "GLU": (nn("GLU", dim=5), "dim"),
        "Cumulate": (ours("Cumulate", dim=5), "dim"),
        "BestPlace": (ours("BestPlace", dim=5), "dim"),
        "Reduce": (ours("Reduce", dims=[5]), "dims"),
        "TopK": (ours("TopK", dim=5), "dim"),
        "Unflatten": (nn("Unflatten", dim=5), "dim"),
        "CosineSimilarity": (nn("CosineSimilarity", dim=5), "dim"),
    }
    for name, (layer, setting) in lone.items():
        axis = layer[1][setting]
        axis = axis[0] if isinstance(axis, list) else axis
        two = name == "CosineSimilarity"
        told = _told(4) if two else _told(4, 6)
        draw = partial(_of_two if two else _of_one, layer)
        yield f"{name} of an axis that is not", Case(draw, ("b",), (axis, told))


def _of_one(layer: Layer) -> Document:
    return fed(layer, given("i", (4, 6)))


def _of_two(layer: Layer) -> Document:
    return fed(layer, given("i", (4,)), given("j", (4,)), ports=("x1", "x2"))


def _picked() -> Iterator[tuple[str, Case]]:
    many: dict[str, tuple[Layer, tuple[int, ...], tuple[object, ...], bool]] = {
        "column 7 of 4": (ours("Select", index=7), (4,), (7, 4), True),
        "column -7 of 4": (ours("Select", index=-7), (4,), (-7, 4), True),
        "a run from 9 of 4": (ours("Slice", start=9), (4,), (9, 4), True),
        "the largest 9 of 4": (ours("TopK", k=9), (4,), (9, 4), True),
        "a split at 9 of 4": (ours("Split", size=9), (4,), (9, 4), True),
        "halves of 5": (nn("GLU"), (5,), (5,), False),
        "a determinant of 4 × 6": (ours("Determinant"), (4, 6), (4, 6), False),
        "a triangle of rows": (ours("Triangle"), (), ("N",), False),
        "step 30 of 20": (ours("PickStep", which="last"), (8,), ("N × 8",), True),
        "column 7 as a feature": (ours("Feature", column=7), (4,), (7, 4), True),
        "other column 7 as a feature": (
            ours("Feature", formula="x_times_y", other=7),
            (4,),
            (7, 4),
            True,
        ),
        "stretched from 4 to 6": (ours("Expand", shape=[1, 6]), (4,), (4, 6), False),
        "tiles of no axes": (ours("Tile", repeats=[2]), (4, 6), (1, 3), True),
        "a border for three axes": (ours("Pad", before=[0, 1, 1]), (4,), (3, 2), True),
        "cut out of three axes": (
            ours("Crop", starts=[0, 0], stops=[1, 1], axes=[1, 4]),
            (4,),
            (4, "N × 4"),
            True,
        ),
        "resized by three factors": (
            ours("Resize", scales=[1.0, 1.0, 2.0], axes=None),
            (4,),
            (3, 2),
            True,
        ),
        "axes taken out that are not 1": (
            ours("Axes", action="take out", dims=[1]),
            (4,),
            (1, 4),
            True,
        ),
    }
    for name, (layer, shape, says, is_mended) in many.items():
        yield name, Case(lambda y=layer, s=shape: row(y, shape=s), ("b0",), says, is_mended)


def _equations() -> Iterator[tuple[str, Case]]:
    wrong: dict[str, tuple[str, list[tuple[int, ...]], tuple[object, ...]]] = {
        "too many letters": ("bijk->bi", [(4,)], ("bijk", 4, "N × 4")),
        "too few letters": ("b->b", [(4, 6)], ("b", "N × 4 × 6")),
        "two sizes for one letter": ("bi,bi->b", [(4,), (6,)], ("i", 4, 6)),
        "a letter that nobody gives": ("bi->bk", [(4,)], ("k",)),
        "one input too few": ("bi,bj->bij", [(4,)], (2, 1)),
        "one input too many": ("bi->b", [(4,), (4,)], (1, 2)),
        "no equation": ("", [(4,)], ()),
        "no letters": ("b1->b", [(4,)], ("b1->b",)),
        "two arrows": ("b->b->b", [(4,)], ("b->b->b",)),
    }
    for name, (equation, shapes, says) in wrong.items():
        inputs = [given(f"i{number}", shape) for number, shape in enumerate(shapes)]
        yield (
            f"a sum of products with {name}",
            Case(
                lambda e=equation, i=inputs: fed(ours("Einsum", equation=e), *i),
                ("b",),
                says,
                False,
            ),
        )


def cases() -> Cases:
    parts = (_number_by_number, _joined, _skips, _reshaped, _ordered, _picked, _equations)
    return {name: case for part in parts for name, case in part()}
