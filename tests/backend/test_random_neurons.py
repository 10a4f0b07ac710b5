"""Drawings of neurons and layers, edited by chance while they learn: nothing breaks, nothing moves
that must not, nothing is forgotten."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
import torch

from backend.compiler import gathering
from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.planner import make_plan
from backend.document import records
from backend.document.change import Patch
from backend.document.history import History
from backend.formats import link, project
from backend.formats.model import Model, export
from backend.modules import quick_mesh
from backend.modules.mesh_form import Kernel
from backend.text import Refusal
from backend.training import control, trainer
from backend.training.events import Remark, Trouble
from backend.training.resizing import up_to_date
from backend.training.trainer import Trainer
from backend.training.watcher import Watcher
from backend.weights import merged, packed, patched
from tests.backend.random_checks import as_expected, assert_same, held_places, memories, remembers
from tests.backend.random_hand import Hand, drawing
from tests.backend.training_cases import planned

ACTIONS = 40
EXPORTED = 19
DONE: Counter[str] = Counter()
"""How often each edit was made in all these tests."""


class Life:
    """A window's part in a training: it edits, lets it learn, undoes, and looks if all is well."""

    def __init__(self, seed, folder):
        self.chance, self.hand = random.Random(seed), Hand(seed)
        self.document = drawing(seed)
        self.history = History(self.document)
        self.plan, self.prepared = planned(self.document)
        self.trainer = Trainer(self.document.copy(), self.plan, self.prepared, run_folder=folder)
        self.weights = packed({})
        self.heard, self.left = [], ACTIONS
        self.checks, self.held, self.undo_to = [], {}, None
        self.sent = None

    def live(self):
        control.serve(self.trainer, self._nowait, self._blocking, self.heard.append)
        return self

    def _nowait(self):
        """While it trains: something, or nothing, so that a chunk of steps is taken."""
        self._look()
        if self.left == ACTIONS and self.trainer.step < 3:
            return None
        return self._say() if self.undo_to or self.chance.random() < 0.7 else None

    def _blocking(self):
        self._look()
        return self._say()

    def _look(self):
        """What was asked for is done, and what is held has not moved."""
        checks, self.checks = self.checks, []
        if self._is_refused():
            checks, self.undo_to = [], None
        self.sent = None
        for check in checks:
            check()
        now = self.trainer.weights()
        for (owner, name), (places, numbers) in self.held.items():
            np.testing.assert_array_equal(now[owner][name].reshape(-1)[places], numbers)
        self.held = {
            (owner, name): (places, now[owner][name].reshape(-1)[places])
            for owner, name, places in held_places(self.document, self.plan, now)
        }
        self.weights = merged(self.weights, now)

    def _is_refused(self):
        """Whether the training could not take the last edit; then it is taken back."""
        if self.sent is None or not isinstance(self.heard[-1], Remark):
            return False
        change, self.plan = self.sent
        self.document.apply(change.inverse)
        self.history = History(self.document)
        return True

    def _returned(self, change):
        """The weights of what comes back into the drawing, as the window has them."""
        arrived = [id for id, (before, _) in change.records.items() if before is None]
        return [
            Patch(id, name, None, numbers)
            for id in arrived
            if id in self.weights
            for name, numbers in self.weights[id].items()
        ]

    def _say(self):
        self.left -= 1
        if self.left <= 0:
            return control.Stop()
        if self.undo_to:
            return self._undo()
        return self._drive() if self.chance.random() < 0.3 else self._edit()

    def _drive(self):
        blocks = tuple(step.block for step in self.plan.steps)[:6]
        return self.chance.choice(
            [
                control.Pause(),
                control.Play(),
                control.StepOnce(self.chance.choice(["batch", "operation", "example"])),
                control.Watch(blocks, self.chance.randrange(30)),
                control.Tell(self.chance.randrange(30)),
            ]
        )

    def _edit(self):
        if self.chance.random() < 0.15:
            again = self.chance.choice([self.history.undo, self.history.redo])
            return self._send(again(), again) or control.Play()
        self.hand.document, self.hand.plan, self.hand.known = self.document, self.plan, self._known
        try:
            change = self.hand.edit()
        except Refusal:
            change = None
        if not change:
            return control.Play()
        self.history.do(change)
        before = self.weights
        sent = self._send(change, None)
        if sent and self.chance.random() < 0.3:
            self.undo_to = before
        return sent or control.Play()

    def _undo(self):
        """Take the last edit back at once: every number is what it was before it."""
        before, self.undo_to = self.undo_to, None
        sent = self._send(self.history.undo(), self.history.undo)
        if sent:
            self.checks.append(lambda: assert_same(before, self.trainer.weights()))
        return sent or control.Play()

    def _known(self, owner, name):
        return self.weights[owner].get(name) if owner in self.weights else None

    def _send(self, change, step):
        """The message that carries an edit; what leaves nothing to train is taken back."""
        if change is None:
            return None
        plan = make_plan(self.document, {id: one.fields for id, one in self.prepared.items()})
        if not plan.is_sound:
            self.document.apply(change.inverse)
            self.history = History(self.document)
            return None
        DONE[str(change.label)] += 1
        patches = (*self._returned(change), *change.patches)
        now = [up_to_date(one, self.trainer.weights()) for one in patches]
        expected = patched(self.weights, now)
        before, old = memories(self.trainer), self.plan
        self.sent, self.plan, self.held = (change, old), plan, {}
        self.checks += [
            lambda: as_expected(expected, self.trainer),
            lambda: remembers(before, memories(self.trainer)),
        ]
        if not change.records:
            return control.SetWeights(patches)
        return control.Edit(list(self.document), patches)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """The compiled form, made here and now and taken away afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIENZO_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(quick_mesh, "KERNEL", Kernel())
        patch.setattr(quick_mesh, "_ASK_AFTER", 1)
        quick_mesh.KERNEL.load()
        yield


@pytest.fixture(autouse=True)
def nothing_is_hidden(monkeypatch):
    """What cannot be shown is left out, and training goes on; here it is an error. Ids are the
    same at every run."""
    letters = random.Random(0)
    monkeypatch.setattr(
        records.secrets, "token_hex", lambda count: f"{letters.getrandbits(40):010x}"
    )
    monkeypatch.setattr(Watcher, "_seen", lambda watcher, rhythm, act: act())
    monkeypatch.setattr(trainer, "_not_walked", lambda step, error: _raise(error))


def _raise(error):
    raise error


@pytest.fixture
def meshes(monkeypatch):
    """Even a few neurons become a mesh, and fully wired ones."""
    monkeypatch.setattr(gathering, "_SPARSE", -1000.0)
    monkeypatch.setattr(gathering.Gathering, "_is_sparse", lambda gathering, crowd: True)


@pytest.mark.parametrize("seed", range(7))
def test_a_drawing_is_edited_by_chance_while_it_learns(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_COMPILED", "0")
    goes_on(lived(seed, tmp_path), tmp_path)


@pytest.mark.parametrize("seed", [10, 11, 19, 26, 33])
def test_the_same_as_meshes(seed, tmp_path, meshes, monkeypatch):
    monkeypatch.setenv("LIENZO_COMPILED", "0")
    life = lived(seed, tmp_path)
    assert any(isinstance(one, quick_mesh.QuickMesh) for one in life.trainer.modules.values())
    goes_on(life, tmp_path)


@pytest.mark.parametrize("seed", [24, 27, 29])
def test_the_same_as_compiled_meshes(seed, tmp_path, meshes, kernel):
    life = lived(seed, tmp_path)
    goes_on(life, tmp_path, rounding=1e-4)
    modules = life.trainer.modules.values()
    forms = {one.form for one in modules if isinstance(one, quick_mesh.QuickMesh)}
    assert "compiled" in forms
    assert "plain for good" not in forms


def test_what_was_edited_by_chance_leaves_in_every_format(tmp_path, meshes, monkeypatch):
    monkeypatch.setenv("LIENZO_COMPILED", "0")
    life = lived(EXPORTED, tmp_path)
    preparation = {id: one.preparation for id, one in life.prepared.items()}
    model = Model(life.document, life.plan, life.trainer.weights(), preparation)
    for kind in ("held", "ties"):
        assert any(getattr(step, kind) for step in life.plan.steps)
    for ending in (".py", ".pt", ".safetensors", ".pt2", ".onnx"):  # each is tried, or refused
        for path in export(model, tmp_path / f"network{ending}").paths:
            assert path.stat().st_size


def lived(seed, folder):
    life = Life(seed, folder / "run").live()
    assert life.trainer.step >= 3
    assert not [one.what for one in life.heard if isinstance(one, Trouble)]
    comes_back(life, folder)
    return life


def outputs(plan, modules):
    wanted = [answer.signal for answer in plan.answers]
    torch.manual_seed(0)
    return build(plan, wanted, {key: one.eval() for key, one in modules.items()})(torch.randn(9, 2))


def comes_back(life, folder):
    """The same numbers and answers from the weights, a file, a link and exported code."""
    document, plan, weights = life.document, life.plan, life.trainer.weights()
    seed = document.training.seed
    project.save(folder / "a.lienzo", document, weights)
    opened, linked = project.load(folder / "a.lienzo"), link.read(link.write(document, weights))
    expected = outputs(plan, make_modules(plan, seed, weights))
    assert list(opened.document) == list(linked.document) == list(document)
    for one in (weights, opened.weights, linked.weights):
        modules = make_modules(plan, seed, one)
        again = read_weights(modules)
        assert set(again) == set(weights)
        assert_same(weights, again)
        for ours, theirs in zip(_several(expected), _several(outputs(plan, modules)), strict=True):
            assert torch.equal(ours, theirs)


def _several(answers):
    return answers if isinstance(answers, tuple) else (answers,)


def goes_on(life, folder, rounding=0.0):
    """A training taken up from the last checkpoint does what the one that made it does."""
    resumed = Trainer(life.document, life.plan, life.prepared, resume=folder / "run")
    for one in (resumed, life.trainer):
        with one.own_randomness():
            one.work.engine.run(5)
    ours, theirs = life.trainer.weights(), resumed.weights()
    for owner, named in ours.items():
        for name, numbers in named.items():
            np.testing.assert_allclose(theirs[owner][name], numbers, rounding, rounding)
    resumed.close()
