"""Several processes learn what one would, and go on where they stood when one of them dies."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from backend.command_line import main
from backend.command_line.several import check_run
from backend.formats.project import save
from backend.text import Refusal
from backend.training.distributed.peers import joined
from backend.training.events import RunStarted
from backend.training.loop import train
from backend.training.run import Run, read_run
from tests.backend.members import drawings, learn_together
from tests.backend.training_cases import circle, trainer_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not torch.distributed.is_available() or sys.platform == "win32",
    reason="this PyTorch cannot train with several processes here",
)


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> Path:
    """The runs of every drawing by two processes."""
    folder = tmp_path_factory.mktemp("together")
    context = multiprocessing.get_context("spawn")
    members = [
        context.Process(target=learn_together, args=(rank, port, folder))
        for port in [_free_port()]
        for rank in range(2)
    ]
    for member in members:
        member.start()
    for member in members:
        member.join(60)
        assert member.exitcode == 0
    return folder


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("localhost", 0))
        return int(held.getsockname()[1])


@pytest.mark.parametrize("name", drawings())
def test_two_processes_follow_the_curve_of_one(name, together, tmp_path):
    document = drawings()[name]
    alone = trainer_of(document, tmp_path)
    list(train(alone))

    run, there = read_run(tmp_path), read_run(together / name)

    assert len(run.losses) == len(document.objectives)
    for objective, losses in run.losses.items():
        np.testing.assert_allclose(there.losses[objective], losses, rtol=1e-5, atol=1e-6)
    measured, found = run.finished.measures["test"], there.finished.measures["test"]
    # A bias before a normalisation is moved by rounding alone, and running means lag behind it.
    assert found == pytest.approx(dict(measured), rel=1e-3)


def test_a_run_of_two_goes_on_from_its_checkpoint_as_if_nothing_had_been(together):
    whole, resumed = (read_run(together / name) for name in ("normalised", "resumed"))
    assert [event.step > 0 for event in resumed.events if isinstance(event, RunStarted)] == [
        False,
        True,
    ]
    np.testing.assert_array_equal(resumed.losses["loss"], whole.losses["loss"])


def test_one_process_goes_on_with_a_run_of_two(together, tmp_path):
    document = drawings()["circle"]
    trainer = trainer_of(document, tmp_path, resume=together / "circle")
    before = read_run(together / "circle").finished.measures["train"]
    assert dict(trainer.evaluate("train").measures) == pytest.approx(dict(before), rel=1e-5)


@pytest.fixture
def drawing(tmp_path) -> Path:
    """A drawing that takes a while to learn."""
    path = tmp_path / "circle.lienzo"
    save(path, circle(epochs=100_000, batch_size=20), {}, {})
    return path


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


def _until(happens, patience: float = 40.0) -> None:
    end = time.monotonic() + patience
    while not happens():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of processes here")
def test_a_killed_process_costs_no_more_than_the_steps_since_the_checkpoint(drawing, tmp_path):
    run, told = tmp_path / "run", tmp_path / "told"
    words = ["train", str(drawing), "--processes", "2", "--run", str(run), "--json"]
    command = [sys.executable, "-m", "backend.command_line", *words]
    with told.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out) as launcher:
        try:
            _until(lambda: list(run.glob("checkpoints/step-*.safetensors")))
            os.kill(_children(launcher.pid)[-1], signal.SIGKILL)
            _until(lambda: told.read_text().count('"run_started"') == 2)
            launcher.send_signal(signal.SIGINT)
            code = launcher.wait(40)
        finally:
            launcher.kill()
    lines = [json.loads(line) for line in told.read_text().splitlines()]
    first, second = (line for line in lines if line["event"] == "run_started")
    saved = [line["step"] for line in lines if line["event"] == "checkpoint_saved"]
    assert code == 0
    assert first["step"] == 0
    assert second["step"] in saved
    assert lines[-1]["event"] == "finished"
    # A chunk that came after the last checkpoint was taken once more, and is told once.
    assert len(read_run(run).losses["loss"]) == lines[-1]["steps"]
    _is_the_curve_of_one(read_run(run), tmp_path / "alone")


def _is_the_curve_of_one(run: Run, folder: Path) -> None:
    alone = trainer_of(run.document, folder)
    alone.start()
    while alone.step < len(run.losses["loss"]):
        alone.advance()
    alone.close()
    losses = read_run(folder).losses["loss"][: len(run.losses["loss"])]
    np.testing.assert_allclose(run.losses["loss"], losses, rtol=1e-5, atol=1e-6)


def test_more_processes_than_examples_are_refused_in_words(tmp_path, capsys):
    path = tmp_path / "circle.lienzo"
    save(path, circle(batch_size=3), {}, {})
    code = main(["train", str(path), "--processes", "4", "--run", str(tmp_path / "run")])
    assert code == 1
    assert "A batch of 3 examples cannot be shared by 4 processes." in capsys.readouterr().err


def test_a_port_in_use_is_told(monkeypatch):
    with socket.socket() as held:
        held.bind(("localhost", 0))
        held.listen()
        places = {"RANK": 0, "WORLD_SIZE": 2, "MASTER_ADDR": "localhost"}
        for name, value in {**places, "MASTER_PORT": held.getsockname()[1]}.items():
            monkeypatch.setenv(name, str(value))
        with pytest.raises(Refusal, match="is taken by another program"), joined():
            pass


def test_torchrun_without_a_folder_for_the_run_is_refused():
    with pytest.raises(Refusal, match="--run DIR"):
        check_run(None)
