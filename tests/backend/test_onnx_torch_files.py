"""The ONNX files that torch itself writes: they come in, compute the same, and go out again."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings

import onnxruntime
import pytest
import torch

from backend.compiler.planner import make_plan
from backend.formats.model import Model, answer_names, export
from backend.formats.onnx_import import Imported, read
from backend.text import Refusal
from tests.backend.test_onnx_import import computed
from tests.backend.torch_files import MODELS, write

QUICK = ("MLP", "normalisations", "masked words", "pixel shuffle")
"""Written and read on each commit; the others with `-m slow`."""
NEVER = {("bag of words", True)}
"""torch writes a loop over as many rounds as there are examples."""


def written(name: str, folder, batch: bool, optimize: bool):
    """The file, what torch computes of the inputs, and those."""
    path = folder / "model.onnx"
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        network, inputs = write(name, path, batch, optimize)
    with torch.no_grad():
        found = network(*inputs)
    return path, inputs, found if isinstance(found, tuple) else (found,)


def exported(imported: Imported, path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plan = make_plan(imported.document)
        export(Model(imported.document, plan, imported.weights), path)


def by_runtime(imported: Imported, path, inputs) -> list[torch.Tensor]:
    """What onnxruntime makes of the exported drawing, in the order of the first file's outputs."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    feed = {
        one.name: given.numpy() for one, given in zip(session.get_inputs(), inputs, strict=True)
    }
    found = session.run(None, feed)
    plan = make_plan(imported.document)
    places = [answer.signal for answer in plan.answers]
    assert len(found) == len(answer_names(plan)) == len(imported.outputs)
    return [torch.from_numpy(found[places.index(one)]) for one in imported.outputs.values()]


def same(found, expected) -> None:
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-5)


def comes_and_goes(name: str, folder, batch: bool, optimize: bool) -> None:
    path, inputs, expected = written(name, folder, batch, optimize)
    imported = read(path)
    same(computed(imported, *inputs), expected)
    exported(imported, folder / "again.onnx")
    same(by_runtime(imported, folder / "again.onnx", inputs), expected)


@pytest.mark.parametrize("name", QUICK)
def test_what_torch_writes_comes_in_and_goes_out_the_same(name, tmp_path):
    comes_and_goes(name, tmp_path, batch=True, optimize=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("batch", [True, False], ids=["any batch", "one batch"])
@pytest.mark.parametrize("optimize", [True, False], ids=["optimised", "plain"])
def test_every_network_that_torch_writes_comes_and_goes(name, batch, optimize, tmp_path):
    if (name, batch) in NEVER:
        path, _, _ = written(name, tmp_path, batch, optimize)
        with pytest.raises(Refusal, match="cannot be imported"):
            read(path)
        return
    comes_and_goes(name, tmp_path, batch, optimize)


def test_a_file_for_two_examples_comes_in_for_any_number(tmp_path):
    path, _, _ = written("transformer encoder", tmp_path, batch=False, optimize=True)
    imported = read(path)
    more = torch.randn(7, 6, 12)
    (found,) = computed(imported, more)
    assert imported.has_batch
    pairs = [computed(imported, more[start : start + 1])[0] for start in range(7)]
    torch.testing.assert_close(found, torch.cat(pairs), rtol=1e-5, atol=1e-5)
