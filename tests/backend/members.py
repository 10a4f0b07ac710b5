"""Trains small drawings as one of two processes, for tests; imported by each of them."""

from __future__ import annotations

import os
from pathlib import Path

from backend.document.document import Document
from backend.document.records import Block, Objective, Training
from backend.training.distributed.peers import joined
from backend.training.distributed.trainer import SharedTrainer
from backend.training.loop import train
from backend.training.trainer import Trainer
from tests.backend.training_cases import BINARY, changed, circle, line, planned, restless, trained
from tests.drawings import wire


def drawings() -> dict[str, Document]:
    """Each kind of learning that several processes share in a way of its own."""
    gathered = {"optimizer": "torch.optim.Adam", "schedule": "torch.optim.lr_scheduler.OneCycleLR"}
    return {
        "circle": circle(batch_size=16),
        "uneven": circle(batch_size=23),
        "stand-in": trained(circle(), data={"options": {"samples": 40}}, batch_size=3),
        "normalised": changed(restless(batch_size=17), "drop", p=0.0),
        "sums": changed(line(batch_size=10), "loss", reduction="sum"),
        "scheduled": trained(circle(batch_size=16), objective=gathered),
        "two objectives": _players(),
    }


def _players() -> Document:
    return Document(
        [
            Block(id="data", type="lienzo.Data", settings={"source": "circle"}),
            Block(id="first", type="torch.nn.Linear", settings={"out_features": 1}),
            Block(id="second", type="torch.nn.Linear", settings={"out_features": 1}),
            Block(id="one", type=BINARY),
            Block(id="other", type=BINARY),
            wire("data.input", "first"),
            wire("first", "second"),
            wire("first", "one.input"),
            wire("data.target", "one.target"),
            wire("second", "other.input"),
            wire("data.target", "other.target"),
            Objective(id="a", name="builder", minimise={"one": 1.0}, moves=("first",)),
            Objective(
                id="b",
                name="critic",
                minimise={"other": 2.0, "one": 0.5},
                moves=("second",),
                every=2,
            ),
            Training(epochs=2, batch_size=16, device="cpu"),
        ]
    )


def learn_together(rank: int, port: int, folder: Path) -> None:
    """Be one of two processes that train every drawing, into folders called like it."""
    places = {"RANK": rank, "WORLD_SIZE": 2, "LOCAL_RANK": rank, "LOCAL_WORLD_SIZE": 2}
    address = {"MASTER_ADDR": "localhost", "MASTER_PORT": port, "LIENZO_HOME": folder}
    os.environ.update({name: str(value) for name, value in {**places, **address}.items()})
    with joined() as peers:
        for name, document in drawings().items():
            plan, prepared = planned(document)
            run = folder / name
            list(train(SharedTrainer(document, plan, prepared, peers, run_folder=run)))
        document = drawings()["normalised"]
        half = SharedTrainer(document, *planned(document), peers, run_folder=folder / "resumed")
        _train_half(half)
        again = SharedTrainer(document, *planned(document), peers, resume=folder / "resumed")
        list(train(again))


def _train_half(trainer: Trainer) -> None:
    trainer.start()
    while trainer.epoch < 1:
        trainer.advance()
    trainer.checkpoint()
    trainer.advance()  # steps that nobody will have kept
    trainer.close()
