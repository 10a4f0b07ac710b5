"""From an empty canvas to a trained digits classifier, exported to ONNX and run elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
from sklearn.datasets import load_digits

from gui.dialogs.export_dialog import ExportDialog
from tests.stories.desk import Desk
from tests.stories.person import Person


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    draw(desk)
    desk.train()
    accuracy = desk.session.record.finished.measures["test"]["accuracy"]
    assert accuracy >= 0.93, accuracy
    desk.show_tab("measures")
    person.picture("trained")
    export(desk)


def draw(desk: Desk) -> None:
    """Data → Flatten → Dense → ReLU → Dense → cross-entropy, by hand, mended where it is told."""
    desk.begin_empty()
    data = desk.drop("lienzo.Data", 110, 60)
    flatten = desk.drop("torch.nn.Flatten", 350, 60)
    hidden = desk.drop("torch.nn.Linear", 590, 60)
    relu = desk.drop("torch.nn.ReLU", 110, 320)
    answer = desk.drop("torch.nn.Linear", 350, 320)
    loss = desk.drop("torch.nn.CrossEntropyLoss", 590, 320)
    desk.fill_setting(hidden, "out_features", "64")
    desk.wire(data, "input", flatten, "input")
    desk.wire(flatten, "output", hidden, "input")
    desk.wire(hidden, "output", relu, "input")
    desk.wire(relu, "output", answer, "input")
    desk.wire(answer, "output", loss, "input")
    desk.wire(data, "target", loss, "target")
    desk.show_tab("problems")
    desk.planned()
    while desk.codes():
        desk.mend(desk.codes()[0])
    assert desk.session.plan.step(hidden).settings["out_features"] == 64
    assert desk.session.plan.step(answer).settings["out_features"] == 10
    desk.person.picture("drawn")


def export(desk: Desk) -> None:
    """Take the network away as ONNX and let onnxruntime answer with it."""
    person = desk.person
    target = person.folder / "digits.onnx"
    person.press("ctrl+e")
    person.wait(lambda: desk.bench.window.findChildren(ExportDialog), 5, "the export dialog")
    dialog = desk.visible(ExportDialog)
    person.click(dialog.choices[".onnx"])
    person.fill(dialog.path.line, str(target))
    if not target.exists() and dialog.pages.currentIndex() == 0:
        person.click(dialog.go)
    person.wait(target.exists, 60, "the ONNX file")
    person.wait(lambda: dialog.pages.currentIndex() == 2, 60, "the note how to load it")
    person.picture("exported")
    person.press("Escape")
    digits = load_digits()
    raw = digits.images[:, None].astype(np.float32)
    runner = onnxruntime.InferenceSession(str(target))
    (name,) = [one.name for one in runner.get_inputs()]
    answers = runner.run(None, {name: raw})[0]
    assert (answers.argmax(1) == digits.target).mean() > 0.93
