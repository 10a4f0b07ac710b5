"""Operations whose inputs are all known are computed while reading, by PyTorch itself.

Only operations of the table, and those that make tensors of sizes, are ever called; each is tried
without numbers first, so that none may ask for more memory than a drawing should hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from backend.formats.foreign.values import Known, Several, Unfit, Wired
from backend.formats.program_import.call import Count
from backend.formats.program_import.table import OPERATIONS
from backend.text import Text

LARGEST = 2**28
"""Numbers that may come of computing."""
_MAKING = {
    *("arange", "full", "full_like", "zeros", "zeros_like", "ones", "ones_like", "eye", "linspace"),
    *(
        "scalar_tensor",
        "new_zeros",
        "new_ones",
        "new_full",
        "triu_indices",
        "tril_indices",
    ),
    *("lift_fresh_copy", "detach", "alias", "empty", "empty_like", "is_nonzero", "meshgrid"),
}
_SHAPE_ONLY = {
    *("t", "transpose", "permute", "view", "reshape", "unsqueeze", "squeeze", "detach", "alias"),
    *("clone", "contiguous", "lift_fresh_copy", "flatten", "numpy_T", "_unsafe_view", "to"),
}
_CHANCE = {"dropout", "rand", "randn", "rand_like", "randn_like", "bernoulli"}
_DTYPES_TAKEN = ("dtype",)


def computed(name: str, args: Mapping[str, Any], sole: Mapping[int, bool]) -> Any:
    """What an operation gives, as Known; None where something is not known or it is not for us."""
    parts = name.split(".")
    stem = parts[1].removesuffix("_") if len(parts) > 1 else ""
    whole = ".".join((stem, *parts[2:]))
    ours = whole in OPERATIONS or stem in OPERATIONS or stem in _MAKING
    if parts[0] != "aten" or not ours or stem in _CHANCE:
        return None
    flat = list(_flat(args.values()))
    if any(isinstance(one, Wired | Several) for one in flat):
        return None
    tensors = [one for one in flat if isinstance(one, Known)]
    learned = [one for one in tensors if one.learned]
    counts = any(isinstance(one, Count) for one in flat)
    if learned and (stem not in _SHAPE_ONLY or counts or not _is_sole(learned, sole)):
        return None
    same = not counts and all(one.is_fixed for one in tensors)
    small = _run(parts, args, large=False)
    found = small if same else _run(parts, args, large=True)
    title = learned[0].name if learned else ""
    if isinstance(small, list | tuple):
        return [_known(a, b, bool(learned), title) for a, b in zip(small, found, strict=True)]
    return _known(small, found, bool(learned), title)


def _is_sole(learned: list[Known], sole: Mapping[int, bool]) -> bool:
    return all(sole.get(id(one.small), True) for one in learned)


def _flat(values: Any) -> Any:
    for one in values:
        if isinstance(one, list | tuple):
            yield from _flat(one)
        else:
            yield one


def _run(parts: list[str], args: Mapping[str, Any], large: bool) -> Any:
    packet = getattr(torch.ops.aten, parts[1].removesuffix("_"))
    call = getattr(packet, parts[2] if len(parts) > 2 else "default")
    given = {name: _given(one, large, name) for name, one in args.items()}
    given.pop("device", None)
    given.pop("pin_memory", None)
    with torch.no_grad():
        _look_before(call, given)
        return call(**given)


def _look_before(call: Any, given: Mapping[str, Any]) -> None:
    """Raises Unfit where more numbers would come of it than a drawing can hold."""
    bare = {name: _bare(one) for name, one in given.items()}
    if not any(isinstance(one, torch.Tensor) for one in _flat(given.values())):
        bare["device"] = "meta"
    try:
        found = call(**bare)
    except (NotImplementedError, RuntimeError, TypeError):
        sizes = [one.numel() for one in _flat(given.values()) if isinstance(one, torch.Tensor)]
        if not sizes or max(sizes) > 2**16:
            raise Unfit(Text("What it gives cannot be worked out beforehand.")) from None
        return
    several = found if isinstance(found, list | tuple) else [found]
    if sum(one.numel() for one in several if isinstance(one, torch.Tensor)) > LARGEST:
        raise Unfit(Text("It makes more numbers than a drawing can hold."))


def _bare(one: Any) -> Any:
    if isinstance(one, list):
        return [_bare(each) for each in one]
    return one.to("meta") if isinstance(one, torch.Tensor) else one


def _given(one: Any, large: bool, name: str) -> Any:
    if isinstance(one, list | tuple):
        return [_given(each, large, name) for each in one]
    if isinstance(one, Count):
        return one.large if large else one.small
    if isinstance(one, Known):
        return tensor_of(one.large if large else one.small)
    if name == "dtype" and isinstance(one, str):
        return getattr(torch, one)
    if name in ("memory_format", "layout"):
        return None
    return one


def tensor_of(array: np.ndarray) -> torch.Tensor:
    """An array as a tensor; kinds that NumPy lacks by their bits."""
    if array.dtype.name == "bfloat16" or array.dtype.name.startswith("float8"):
        kind = getattr(torch, array.dtype.name)
        bits = np.int16 if array.dtype.itemsize == 2 else np.uint8
        return torch.from_numpy(np.array(array).view(bits)).view(kind)
    return torch.from_numpy(np.array(array))


def _known(small: Any, large: Any, learned: bool, name: str) -> Any:
    if not isinstance(small, torch.Tensor):
        return small if small == large else Count(small, large)
    arrays = [_array(one) for one in ((small,) if small is large else (small, large))]
    return Known(arrays[0], arrays[-1], learned, name)


def _array(tensor: torch.Tensor) -> np.ndarray:
    import ml_dtypes

    kind = str(tensor.dtype).removeprefix("torch.")
    whole = tensor.detach().contiguous()
    if hasattr(ml_dtypes, kind):
        bits = torch.int16 if tensor.element_size() == 2 else torch.uint8
        array: np.ndarray = whole.view(bits).numpy().view(getattr(ml_dtypes, kind))
        return array
    return np.array(whole.numpy())
