"""Signs that a sentence was not written for people."""

from __future__ import annotations

import re

RAW = (
    *("mat1", "mat2", "Expected ", "RuntimeError", "ValueError", "TypeError", "KeyError"),
    *("Traceback", "size mismatch", "Invalid", "invalid ", "aten::", "torch.Size", "torch.float"),
    *("tensor(", "Tensor", "got input", "given groups", "must match", "dimension out of"),
    *("Dimension out", "out of range", "shape '[", "dtype", "object at 0x", "<class", "None"),
    *("NotImplemented", "operands", "Calculated", "should be less", "batch1", "self.size"),
    *("expected scalar", "expected input", "argument", "positional", "assert", "Exception"),
    *("{", "}"),
)
_REPR = re.compile(r"[\[(]\d+,|\b(?:True|False|nan|inf)\b|'\w+'")


def raw_signs(sentence: str) -> list[str]:
    """What in a sentence looks like PyTorch's or Python's words."""
    found = [sign for sign in RAW if sign in sentence]
    return found + _REPR.findall(sentence)


def names(sentence: str, word: object) -> bool:
    """Whether a number or words stand in a sentence, and not as part of others."""
    before, after = r"(?<![\w.\-])" if str(word)[:1] != "-" else r"(?<!\w)", r"(?![\w])(?!\.\d)"
    return re.search(before + re.escape(str(word)) + after, sentence) is not None
