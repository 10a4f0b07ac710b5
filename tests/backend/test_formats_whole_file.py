"""Writing files: the old one is whole after any fault, and drafts do not pile up."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from backend.document.document import Document
from backend.document.records import Block
from backend.formats.project import load, save
from backend.text import Refusal

ROOT = Path(__file__).parents[2]
EXTRAS = {"view": {"zoom": 1.5}}


@pytest.fixture
def document() -> Document:
    return Document([Block(id="hidden", type="torch.nn.Linear")])


@pytest.fixture
def weights() -> dict[str, dict[str, np.ndarray]]:
    return {"hidden": {"weight": np.ones((4, 2), np.float32)}}


class Faults:
    """Raises OSError at the n-th act of writing; counts them when n is None."""

    def __init__(self, monkeypatch, at: int | None, error: int) -> None:
        self.count, self.at, self.error = 0, at, error
        for name in ("fsync", "replace"):
            monkeypatch.setattr(os, name, self._guarded(getattr(os, name)))
        monkeypatch.setattr(Path, "open", self._opened(Path.open))

    def strike(self) -> None:
        self.count += 1
        if self.count - 1 == self.at:
            raise OSError(self.error, os.strerror(self.error))

    def _guarded(self, act):
        def acted(*arguments, **named):
            self.strike()
            return act(*arguments, **named)

        return acted

    def _opened(self, act):
        def acted(path, *arguments, **named):
            self.strike()
            file = act(path, *arguments, **named)
            return Failing(file, self) if file.writable() else file

        return acted


class Failing:
    """A file whose write, flush and close may fail, having written only half."""

    def __init__(self, file, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def write(self, data: bytes) -> int:
        self._file.write(data[: len(data) // 2])
        self._faults.strike()
        return self._file.write(data[len(data) // 2 :])

    def __enter__(self):
        return self

    def __exit__(self, *error) -> None:
        self._file.close()
        if error == (None, None, None):
            self._faults.strike()

    def __getattr__(self, name: str):
        return getattr(self._file, name)


def refusal_of(path: Path, document: Document, weights) -> str | None:
    try:
        save(path, document, weights, EXTRAS)
    except Refusal as refusal:
        return str(refusal.what)
    return None


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (errno.ENOSPC, "The disk has no room left for a.lienzo."),
        (errno.EROFS, "Nothing may be written at "),
        (errno.EIO, "a.lienzo could not be written: Input/output error."),
    ],
)
def test_the_old_file_is_whole_after_a_fault_at_any_act(tmp_path, document, weights, error, what):
    path = tmp_path / "a.lienzo"
    save(path, document, weights)
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        count = Faults(patch, None, error)
        save(path, document, weights, EXTRAS)
    save(path, document, weights)
    assert count.count >= 6
    for at in range(count.count):
        with pytest.MonkeyPatch.context() as patch:
            Faults(patch, at, error)
            said = refusal_of(path, document, weights)
        if said is None:
            assert at == count.count - 1, "only the folder's own fsync may fail unnoticed"
            assert load(path).extras == EXTRAS
        else:
            assert said.startswith(what)
            assert path.read_bytes() == before
        assert [found.name for found in tmp_path.iterdir()] == ["a.lienzo"]
        path.write_bytes(before)


SAVE = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.project import save

def weights(size):
    return {"b": {"weight": np.zeros(size, np.float32)}}

document = Document([Block(id="b", type="torch.nn.Linear")])
"""


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path):
    script = SAVE + (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "path = Path(sys.argv[1])\n"
        "save(path, document, weights(10))\n"
        "before = path.read_bytes()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    save(path, document, weights(100_000))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
        "assert path.read_bytes() == before\n"
        "assert len(list(path.parent.iterdir())) == 1\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a.lienzo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Refusal The disk has no room left for a.lienzo.")


def test_a_killed_save_leaves_the_old_file_or_the_new(tmp_path):
    script = SAVE + (
        "path = Path(sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "size = 0\n"
        "while True:\n"
        "    size = (size + 1) % 7\n"
        "    save(path, document, weights(200_000 * (size + 1)))\n"
    )
    path = tmp_path / "a.lienzo"
    random_ = random.Random(0)
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", script, path], cwd=ROOT, stdout=subprocess.PIPE
        )
        child.stdout.readline()
        time.sleep(random_.uniform(0.0, 0.1))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if path.exists():
            opened = load(path)
            assert opened.repairs == ()
            assert opened.weights["b"]["weight"].size % 200_000 == 0


def test_drafts_of_killed_saves_are_swept_after_an_hour(tmp_path, document):
    old, young = tmp_path / ".lienzo-aa.tmp", tmp_path / ".lienzo-bb.tmp"
    for draft in (old, young):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    save(tmp_path / "a.lienzo", document)
    assert {path.name for path in tmp_path.iterdir()} == {"a.lienzo", ".lienzo-bb.tmp"}


def test_a_link_is_followed_and_the_mode_kept(tmp_path, document):
    real, link = tmp_path / "real.lienzo", tmp_path / "link.lienzo"
    save(real, Document())
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, document)
    assert link.is_symlink()
    assert load(real).document == document
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["a" * 255, "con espacios.lienzo", "ñ.lienzo", "\u202eabc.lienzo"])
def test_odd_names_work(tmp_path, document, name):
    save(tmp_path / name, document)
    assert load(tmp_path / name).document == document


def test_names_that_cannot_be_say_why(tmp_path, document):
    for path, what in [
        (tmp_path / ("a" * 256), "is too long."),
        (tmp_path, "is a folder."),
        (tmp_path / "none" / "a.lienzo", "There is no folder"),
    ]:
        with pytest.raises(Refusal) as caught:
            save(path, document)
        assert what in str(caught.value.what)
