"""What must hold of a training before and after an edit, number by number."""

from __future__ import annotations

import numpy as np
import torch

from backend.compiler.builder import make_modules, read_weights


def held_places(document, plan, weights):
    """(owner, name, flat places) of all that may not move."""
    tied = {
        one.tie for one in document.wires if one.tie and (one.frozen or _is_still(document, one))
    }
    for step in plan.steps:
        frozen = step.frozen
        for id in step.wires:
            wire = document[id]
            if frozen or wire.frozen or wire.tie in tied:
                yield id, "weight", slice(None)
        if frozen:
            for name in weights.get(step.block, {}):
                yield step.block, name, slice(None)
        for cell in step.cells:
            if cell.frozen or cell.cut:
                name = "bias" if cell.column < 0 else "weight"
                columns = weights[step.block]["weight"][0].size
                place = cell.row if cell.column < 0 else cell.row * columns + cell.column
                if cell.cut:
                    assert weights[step.block][name].reshape(-1)[place] == 0
                yield step.block, name, [place]


def _is_still(document, wire):
    return document.block(wire.target).frozen


def as_expected(expected, trainer):
    """Each number is the one it was, the one that was put in, or the one of a fresh start."""
    found = trainer.weights()
    seed = trainer.document.training.seed
    fresh = read_weights(make_modules(trainer.plan, seed))
    tied = {one.id: one.tie for one in trainer.document.wires if one.tie}
    shared = {}
    for owner, named in found.items():
        for name, numbers in named.items():
            if owner in tied:
                shared.setdefault(tied[owner], []).append((owner, numbers))
                continue
            wanted = expected[owner].get(name) if owner in expected else None
            if wanted is None:
                wanted = np.full(numbers.shape, np.nan)
            if wanted.shape != numbers.shape:
                continue  # drawn anew, or as it was when it last had this size
            drawn = np.isnan(wanted)
            wanted = np.where(drawn, fresh[owner][name], wanted).astype(numbers.dtype)
            np.testing.assert_array_equal(numbers, wanted, f"{owner} {name}")
    for members in shared.values():
        for _, numbers in members:
            np.testing.assert_array_equal(numbers, members[0][1])


def assert_same(before, after):
    for owner in after:
        for name, numbers in after[owner].items():
            np.testing.assert_array_equal(numbers, before[owner][name], f"{owner} {name}")


def memories(trainer):
    """What optimizers remember, by objective, owner, parameter and word: arrays laid out flat."""
    found = {}
    for learner in trainer.work.learners:
        moved = {id(one) for one in learner.parameters}
        for owner, name, parameter, places in _owned(trainer):
            if id(parameter) in moved:
                state = learner.optimizer.state.get(parameter, {})
                kind = type(learner.optimizer).__name__, learner.optimizer.defaults.get("momentum")
                key = (learner.id, *kind, owner, name)
                found[key] = {
                    word: there.reshape(-1)[places].numpy().copy()
                    for word, there in state.items()
                    if isinstance(there, torch.Tensor) and there.shape == parameter.shape
                }
                found[key]["shape"] = parameter.detach().reshape(-1)[places].shape
    return found


def _owned(trainer):
    tied = {one.id for one in trainer.document.wires if one.tie}
    for key, module in trainer.modules.items():
        level = getattr(module, "level", None)
        if level is None:
            for name, parameter in module.named_parameters():
                yield key, name, parameter, slice(None)
            continue
        for row, id in enumerate(level.wires):
            first, width = level.firsts[row], level.widths[row]
            if id not in tied:
                yield id, "weight", module.weight, level.places[first : first + width]
        for row, step in enumerate(level.neurons):
            if level.is_biased[row]:
                yield step.block, "bias", module.bias, [row]


def remembers(before, after):
    """What is still moved by the same optimizer is remembered as it was."""
    for key, memory in before.items():
        there = after.get(key)
        if there is None or there["shape"] != memory["shape"]:
            continue
        for word, numbers in memory.items():
            assert np.array_equal(numbers, there[word]), (key, word)
