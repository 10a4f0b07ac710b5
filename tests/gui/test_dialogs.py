"""Dialogs ask one thing, can be answered by keyboard, and say what came of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from backend.data.table import preview
from backend.text import Refusal, Text
from gui.dialogs.about import AboutDialog, versions
from gui.dialogs.command_search import CommandSearch, Entry, find
from gui.dialogs.export_dialog import FORMATS, ExportDialog
from gui.dialogs.matching import match
from gui.dialogs.preferences_dialog import PreferencesDialog
from gui.dialogs.table_dialog import TableDialog
from gui.dialogs.unsaved_changes import UnsavedChanges, ask_about_changes
from gui.language import language
from gui.preferences import preferences
from gui.theme import theme

SPANISH_TABLE = """día;región;precio;unidades;vendido
2024-01-01;Peñón;1,50;3;sí
2024-01-02;Norte;2,75;x7;no
2024-01-03;Norte;3,25;4;sí
2024-01-04;Peñón;0,75;5;no
"""


@pytest.fixture(autouse=True)
def _as_before():
    yield
    language().switch("en")
    theme().switch("light")


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


# unsaved changes


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Return, "save"), (Qt.Key.Key_Escape, "cancel")]
)
def test_unsaved_changes_are_answered_by_keyboard(qapp, key, answer):
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None  # Qt ends the process where a key goes to no window
        QTest.keyClick(dialog, key)

    QTimer.singleShot(0, press)
    assert ask_about_changes(None, "digits") == answer


def test_changes_can_be_let_go(qtbot):
    dialog = UnsavedChanges("digits")
    qtbot.addWidget(dialog)
    assert "digits" in _words(dialog)
    buttons = dialog.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Do not save").click()
    assert dialog.answer == "discard"


# preferences


def test_preferences_take_effect_at_once_and_are_remembered(qtbot):
    dialog = PreferencesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.language, Qt.Key.Key_Right)
    assert language().code == "es"
    assert dialog.windowTitle() == "Preferencias"
    QTest.keyClick(dialog.theme, Qt.Key.Key_Right)
    assert theme().is_dark
    dialog.reduced_motion.click()
    assert theme().motion(100) == 0
    dialog.reduced_motion.click()
    again = PreferencesDialog()
    qtbot.addWidget(again)
    assert again.language.value == "es"
    assert again.theme.value == "dark"
    assert preferences().value("language") == "es"


# about


def test_about_names_the_versions_a_report_needs(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert {"Lienzo", "Python", "torch"} <= {name for name, _ in versions()}
    dialog._copy()
    assert "Python" in QGuiApplication.clipboard().text()


# searching


@pytest.mark.parametrize(
    ("words", "title", "fits"),
    [
        ("und", "Undo", True),
        ("UNDO", "&Undo", True),
        ("conv 2", "Convolution 2D", True),
        ("cnv", "Convolution", True),
        ("xyz", "Convolution", False),
        ("cin", "Create a link between the two neurons", False),
        ("activacion", "Función de activación", True),
    ],
)
def test_letters_fit_titles(words, title, fits):
    assert (match(words, [title]) is not None) is fits


def test_better_fits_come_first():
    entries = [
        Entry(Text("Export the network"), print),
        Entry(Text("Redo"), print),
        Entry(Text("Network"), print),
        Entry(Text("Nothing alike"), print, words=Text("network")),
    ]
    assert [str(entry.title) for entry in find(entries, "network")] == [
        "Network",
        "Export the network",
        "Nothing alike",
    ]


def test_both_languages_find():
    entries = [Entry(Text("Save"), print), Entry(Text("Cancel"), print)]
    assert [str(entry.title) for entry in find(entries, "cancelar")] == ["Cancel"]
    assert [str(entry.title) for entry in find(entries, "cancel")] == ["Cancel"]


def test_the_search_is_walked_and_done_by_keyboard(qtbot):
    done: list[str] = []
    titles = (Text("Play"), Text("Pause"), Text("Open"))

    def entries() -> list[Entry]:
        return [Entry(title, lambda title=title: done.append(str(title))) for title in titles]

    window = QWidget()
    window.resize(800, 600)
    search = CommandSearch(entries, window)
    qtbot.addWidget(window)
    window.show()
    search.open_over(window)
    assert search.list.count() == 3
    QTest.keyClicks(search.field, "p")
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert done == ["Pause"]
    assert not search.isVisible()
    search.open_over(window)
    QTest.keyClicks(search.field, "zzz")
    assert search.nothing.isVisible()
    assert not search.grab().isNull()
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert not search.isVisible()
    assert done == ["Pause"]


def test_what_cannot_be_done_now_is_found_but_not_done(qtbot):
    done: list[int] = []
    window = QWidget()
    qtbot.addWidget(window)
    search = CommandSearch(
        lambda: [Entry(Text("Redo"), lambda: done.append(1), enabled=False)], window
    )
    search.open_over(window)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert done == []
    assert search.isVisible()
    search.reject()


# bringing in a table


def _preview(path, dialect, then, otherwise):
    try:
        then(preview(path, dialect))
    except Refusal as refusal:
        otherwise(refusal)


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "ventas.csv"
    path.write_text(SPANISH_TABLE, "cp1252")
    return path


@pytest.fixture
def dialog(qtbot, table) -> TableDialog:
    made = TableDialog(_preview, str(table))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_spanish_table_reads_as_it_was_written(dialog, table):
    assert dialog.options == {
        "path": str(table),
        "delimiter": "semicolon",
        "decimal": ",",
        "encoding": "cp1252",
        "header": "yes",
        "target": "vendido",
        "columns": (),
        "missing": "refuse",
        "ragged": "refuse",
    }
    assert dialog.cells.cells.index(0, 1).data() == "Peñón"
    assert dialog.columns.usable() == ["región", "precio", "unidades"]
    assert dialog.take.isEnabled()


def test_another_dialect_is_tried_at_once(dialog):
    dialog.delimiter.set_value(",")
    dialog.delimiter.changed.emit(",")
    assert dialog.options["delimiter"] == "comma"
    assert dialog.cells.cells.columnCount() != 5


def test_columns_are_left_out_and_the_target_is_changed(dialog):
    dialog.cells.picked.emit(1)
    assert dialog.options["columns"] == ("precio", "unidades")
    dialog.target.set_value("precio")
    dialog.target.changed.emit("precio")
    assert dialog.options["target"] == "precio"
    assert dialog.options["columns"] == ("unidades", "vendido")
    assert dialog.cells.cells.chosen == {2}
    assert dialog.cells.cells.dimmed == {0, 1}


def test_without_columns_nothing_can_be_brought_in(dialog):
    for place in (1, 2, 3):
        dialog.columns.toggle(place)
    assert not dialog.take.isEnabled()


def test_cells_that_do_not_fit_are_marked(qtbot, tmp_path):
    path = tmp_path / "sizes.csv"
    rows = "\n".join(f"{n},{n * 2}" for n in range(40))
    path.write_text(f"size,price\n{rows}\nx7,3\n")
    dialog = TableDialog(_preview, str(path))
    qtbot.addWidget(dialog)
    marked = dialog.cells.cells.index(40, 0)
    assert marked.data() == "x7"
    assert "number" in marked.data(Qt.ItemDataRole.ToolTipRole)
    assert "x7" in dialog.notes.text()


def test_a_file_that_is_not_there_is_named(qtbot, tmp_path):
    dialog = TableDialog(_preview, str(tmp_path / "gone.csv"))
    qtbot.addWidget(dialog)
    assert "gone.csv" in dialog.notes.text()
    assert not dialog.take.isEnabled()


def test_only_the_newest_answer_counts(qtbot, table):
    waiting: list = []
    dialog = TableDialog(lambda path, dialect, then, fail: waiting.append(then), str(table))
    qtbot.addWidget(dialog)
    dialog.path.take(str(table) + "x")
    old, new = waiting
    new(preview(table))
    old(SimpleNamespace())
    assert dialog.options["target"] == "vendido"


# exporting


def _exported(path: Path) -> SimpleNamespace:
    how = Text("In Python: {code}.", code="load('digits.onnx')")
    return SimpleNamespace(paths=(path,), how_to_load=how, checked=Text("It was tried."))


def test_a_network_is_exported_and_the_way_to_load_it_told(qtbot, tmp_path):
    written: list[str] = []

    def export(path, then, otherwise):
        written.append(path)
        then(_exported(Path(path)))

    dialog = ExportDialog(export, tmp_path / "digits")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.path.value.endswith("digits.safetensors")
    dialog.choices[".onnx"].click()
    assert dialog.path.value == str(tmp_path / "digits.onnx")
    dialog.go.click()
    assert written == [str(tmp_path / "digits.onnx")]
    assert "load('digits.onnx')" in _words(dialog)
    assert not dialog.go.isVisible()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "load('digits.onnx')"


def test_a_name_without_ending_gets_the_one_of_the_format(qtbot, tmp_path):
    written: list[str] = []
    dialog = ExportDialog(lambda path, then, fail: written.append(path), tmp_path / "a.b")
    qtbot.addWidget(dialog)
    dialog.path.take(str(tmp_path / "net.v2"))
    dialog.start()
    assert written == [str(tmp_path / "net.v2.safetensors")]


def test_a_failed_export_says_why_and_can_be_tried_again(qtbot, tmp_path):
    def export(path, then, otherwise):
        otherwise(Refusal(Text("The disk is full."), Text("Free some room.")))

    dialog = ExportDialog(export, tmp_path / "digits")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start()
    dialog.start()
    assert _words(dialog).count("The disk is full.") >= 1
    assert dialog.go.isEnabled()
    assert dialog.pages.currentIndex() == 0


def test_every_format_of_the_backend_is_offered():
    from backend.formats.model import FORMATS as WRITTEN

    assert {format.ending for format in FORMATS} == set(WRITTEN)
