"""A person's own CSV, with semicolons and decimal commas, is brought in and trained on."""

from __future__ import annotations

from typing import Any

import numpy as np

from gui.dialogs.table_dialog import TableDialog
from tests.stories.desk import Desk
from tests.stories.person import Person


def write_table(path: Any) -> None:
    """Two measures that tell two kinds of flower apart, as a Spanish spreadsheet writes them."""
    random = np.random.default_rng(0)
    rows = ["largo;ancho;especie"]
    for kind, centre in (("rosa", (1.5, 0.25)), ("lirio", (4.5, 1.5))):
        for length, width in random.normal(centre, 0.3, (60, 2)):
            rows.append(f"{length:.3f};{width:.3f};{kind}".replace(".", ","))
    path.write_text("\n".join(rows) + "\n", encoding="latin-1")


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    table = person.folder / "flores.csv"
    write_table(table)
    desk.begin_empty()
    desk.show_tab("data")
    bench.table["import_table"].trigger()
    person.wait(lambda: bench.window.findChildren(TableDialog), 5, "the table dialog")
    dialog = desk.visible(TableDialog)
    person.fill(dialog.path.line, str(table))
    person.wait(lambda: dialog.delimiter.value == ";", 20, "the semicolon to be found")
    assert dialog.decimal.value == ","
    desk.choose(dialog.target, "especie")
    person.picture("table")
    person.click(dialog.take)
    person.wait(lambda: desk.session.document.blocks, 10, "the data block")
    desk.planned()
    (data,) = desk.session.document.blocks
    desk.show_tab("palette")
    dense = desk.drop("torch.nn.Linear", 640, 300)
    desk.wire(data.id, "input", dense, "input")
    desk.show_tab("problems")
    desk.planned()
    for _ in range(6):
        fixable = [one.code for one in desk.session.plan.problems if one.repairs]
        if not fixable:
            break
        desk.mend(fixable[0])
    person.fill(bench.training_bar.rate, "0.05")
    desk.train()
    assert desk.session.record.finished.measures["test"]["accuracy"] > 0.95
    person.picture("trained")
