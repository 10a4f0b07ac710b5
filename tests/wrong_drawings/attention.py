"""Heads that do not divide, widths that differ, masks of another shape."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wrong_drawings.case import Case, Cases, fed, given, nn

_SELF = ("query", "key", "value")
_BLOCKS = {
    "TransformerEncoderLayer": ("src",),
    "TransformerEncoder": ("src",),
    "TransformerDecoderLayer": ("tgt", "memory"),
    "TransformerDecoder": ("tgt", "memory"),
    "Transformer": ("src", "tgt"),
}


def _told(*sizes: int) -> str:
    return " × ".join(map(str, ("N", *sizes)))


def _inputs(ports: tuple[str, ...], width: int = 8):
    return [given(f"i_{port}", (5 + number, width)) for number, port in enumerate(ports)]


def _heads() -> Iterator[tuple[str, Case]]:
    for width, heads in ((8, 3), (10, 4), (12, 8), (7, 2)):
        yield (
            f"{heads} heads for {width} numbers",
            Case(
                lambda w=width, h=heads: fed(
                    nn("MultiheadAttention", num_heads=h),
                    *[given(f"i_{port}", (5, w)) for port in _SELF],
                    ports=_SELF,
                ),
                ("b",),
                (heads, width),
            ),
        )
    for name, ports in _BLOCKS.items():
        for heads in (3, 5):
            yield (
                f"{name} with {heads} heads",
                Case(
                    lambda n=name, p=ports, h=heads: fed(nn(n, nhead=h), *_inputs(p), ports=p),
                    ("b",),
                    (heads, 8),
                ),
            )
        yield (
            f"{name} for a width of 16",
            Case(
                lambda n=name, p=ports: fed(nn(n, d_model=16), *_inputs(p), ports=p),
                ("b",),
                (16, 8),
            ),
        )
        if len(ports) == 2:
            yield (
                f"{name} with two widths",
                Case(
                    lambda n=name, p=ports: fed(
                        nn(n), given("one", (5, 8)), given("two", (6, 12)), ports=p
                    ),
                    ("b",),
                    (_told(5, 8), _told(6, 12)),
                ),
            )
    yield (
        "attention for a width of 16",
        Case(
            lambda: fed(
                nn("MultiheadAttention", embed_dim=16),
                *[given(f"i_{port}", (5, 8)) for port in _SELF],
                ports=_SELF,
            ),
            ("b",),
            (16, 8),
        ),
    )
    yield (
        "keys typed wider than they are",
        Case(
            lambda: fed(
                nn("MultiheadAttention", kdim=6),
                *[given(f"i_{port}", (5, 8)) for port in _SELF],
                ports=_SELF,
            ),
            ("b",),
            (6, 8),
        ),
    )
    yield (
        "as many values as keys",
        Case(
            lambda: fed(
                nn("MultiheadAttention"),
                given("q", (5, 8)),
                given("k", (7, 8)),
                given("v", (6, 8)),
                ports=_SELF,
            ),
            ("b",),
            (7, 6),
            False,
        ),
    )


_MASKS = {
    "MultiheadAttention": {"attn_mask": (5, 5), "key_padding_mask": ("N", 5)},
    "TransformerEncoderLayer": {"src_mask": (5, 5), "src_key_padding_mask": ("N", 5)},
    "TransformerDecoderLayer": {"tgt_mask": (5, 5), "memory_mask": (5, 6)},
    "Transformer": {"src_mask": (5, 5), "tgt_mask": (6, 6), "memory_mask": (6, 5)},
}


def _masks() -> Iterator[tuple[str, Case]]:
    for name, masks in _MASKS.items():
        ports = _BLOCKS.get(name, _SELF)
        for mask, right in masks.items():
            wrong = tuple(size if size == "N" else size + 3 for size in right)
            shape = [size for size in wrong if size != "N"]
            yield (
                f"{name} with a {mask} of another shape",
                Case(
                    lambda n=name, p=ports, m=mask, s=shape, w=wrong: fed(
                        nn(n),
                        *(_inputs(p) if p is not _SELF else [given(f"i_{q}", (5, 8)) for q in p]),
                        given("mask", s, "float32", batch=w[0] == "N"),
                        ports=(*p, m),
                    ),
                    ("b",),
                    (" × ".join(map(str, wrong)), " × ".join(map(str, right))),
                ),
            )
            yield (
                f"{name} with a {mask} of whole numbers",
                Case(
                    lambda n=name, p=ports, m=mask, r=right: fed(
                        nn(n),
                        *(_inputs(p) if p is not _SELF else [given(f"i_{q}", (5, 8)) for q in p]),
                        given(
                            "mask",
                            [size for size in r if size != "N"],
                            "int64",
                            batch=r[0] == "N",
                        ),
                        ports=(*p, m),
                    ),
                    ("b",),
                    ("int64",),
                ),
            )


def cases() -> Cases:
    return {name: case for part in (_heads, _masks) for name, case in part()}
