"""A wrong drawing is opened, told what is wrong with it, and repaired with clicks alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.formats.project import save
from tests.stories.desk import Desk
from tests.stories.person import Person


def wrong_drawing() -> Document:
    """Digits straight into a softmax of three, and no loss anywhere."""
    chain = [
        Block(id="data", type="lienzo.Data", settings={"source": "digits"}, x=0, y=0),
        Block(id="dense", type="torch.nn.Linear", settings={"out_features": 3}, x=240, y=0),
    ]
    wires = [Wire(id="w1", source="data", source_port="input", target="dense", target_port="input")]
    return Document([*chain, *wires])


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    path = Path(person.folder) / "wrong.json"
    save(path, wrong_drawing())
    bench.filing.open_path(path)
    person.wait(lambda: len(desk.session.document.blocks) == 2, 20, "the drawing")
    desk.show_tab("problems")
    desk.planned()
    assert not desk.session.plan.losses
    person.picture("wrong")
    for _ in range(8):
        fixable = [one.code for one in desk.session.plan.problems if one.repairs]
        if not fixable:
            break
        desk.mend(fixable[0])
    assert desk.session.plan.is_sound
    assert desk.session.plan.losses
    person.picture("mended")
    desk.train()
    assert desk.session.record.finished.measures["test"]["accuracy"] > 0.8
    while desk.session.history.undoable:
        person.press("ctrl+z")
    assert desk.session.document == wrong_drawing()
