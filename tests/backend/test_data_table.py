"""Tables: 160 ways to write one are found, and what cannot be used is named by line and column."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from backend.data.dialect import Dialect, find_decimal
from backend.data.sources import open_data
from backend.data.table import preview, sniff
from backend.text import Refusal

COUNT = 24
HEADER = ("año", "edad", "peso", "ciudad", "clase")


def true_rows() -> list[list[str]]:
    cities = ("Málaga", "Cádiz", "León")
    return [
        [
            str(2000 + i),
            f"{20 + i * 0.5}",
            f"{60 + i * 0.25}",
            cities[i % 3],
            "sí" if i % 2 else "no",
        ]
        for i in range(COUNT)
    ]


def true_numbers() -> np.ndarray:
    return np.array([[2000 + i, 20 + i * 0.5, 60 + i * 0.25] for i in range(COUNT)], np.float32)


def written(rows: list[list[str]], delimiter: str, header: bool = True) -> str:
    lines = [list(HEADER), *rows] if header else rows
    quoted = [
        [
            f'"{cell}"' if any(mark in cell for mark in (delimiter, '"', "\n")) else cell
            for cell in row
        ]
        for row in lines
    ]
    return "\n".join(delimiter.join(row) for row in quoted) + "\n"


def saved(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def opened(path: str, **options: object):
    return open_data({"source": "table", "options": {"path": path, **options}})


TROUBLES = (
    "none",
    "ragged",
    "quotes",
    "no header",
    "word",
    "thousands",
    "dates",
    "empty lines",
    "missing",
    "windows lines",
)


def troubled(trouble: str, delimiter: str, decimal: str) -> tuple[str, int]:
    """The table's text with one trouble, and the line where it stands (0 for none)."""
    rows = [[cell.replace(".", decimal) for cell in row] for row in true_rows()]
    if trouble == "ragged":
        rows[6] = rows[6][:3]
    elif trouble == "quotes":
        rows[6][3] = f"Málaga{delimiter} la “bella”\nciudad"
    elif trouble == "word":
        rows[6][1] = "veinte"
    elif trouble == "thousands":
        for row in rows:
            row[0] = row[0][0] + {",": ".", ".": ","}[decimal] + row[0][1:]
    elif trouble == "dates":
        rows = [[*row[:3], f"{day + 1:02}/03/2024", row[4]] for day, row in enumerate(rows)]
    elif trouble == "missing":
        rows[6][2] = ""
    text = written(rows, delimiter, header=trouble != "no header")
    if trouble == "empty lines":
        text = text.replace("\n", "\n\n", 5) + "\n  \n"
    if trouble == "windows lines":
        text = text.replace("\n", "\r\n")
    return text, 8 if trouble in ("ragged", "word", "missing") else 0


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_grid(tmp_path: Path, delimiter: str, encoding: str, decimal: str, trouble: str) -> None:
    text, line = troubled(trouble, delimiter, decimal)
    encoded = text if encoding != "latin-1" else text.replace("“", "'").replace("”", "'")
    path = saved(tmp_path, encoded, encoding)
    found = sniff(path)
    assert (found.delimiter, found.decimal) == (delimiter, decimal)
    assert found.header == (trouble != "no header")
    if line:
        refused_or_mended(path, trouble, line, delimiter, decimal)
        return
    data = opened(path).dataset
    numbers = data.values["input"][:, :3]
    assert np.array_equal(numbers, true_numbers())
    names = data.field("input").names
    assert names[:3] == (HEADER[:3] if trouble != "no header" else ("1", "2", "3"))
    assert data.field("target").classes == ("no", "sí")
    assert (data.values["target"] == np.arange(COUNT) % 2).all()
    if trouble == "dates":
        assert [str(note) for note in data.notes] == [
            "Column “ciudad” is left aside: it holds dates."
        ]
    elif trouble != "quotes":
        assert data.columns["input"][3].categories == ("Cádiz", "León", "Málaga")


def refused_or_mended(path: str, trouble: str, line: int, delimiter: str, decimal: str) -> None:
    bad = true_rows()[6]
    with pytest.raises(Refusal) as caught:
        opened(path)
    assert (
        str(caught.value.what)
        == {
            "ragged": f"Line {line} has another number of cells, 3 instead of 5:"
            f" “{delimiter.join(bad[:3]).replace('.', decimal)}”.",
            "word": f"Line {line}, column “edad”: “veinte” is no number (such cells: 1).",
            "missing": f"Line {line}, column “peso”: the value is missing (such cells: 1).",
        }[trouble]
    )
    if trouble == "ragged":
        assert opened(path, ragged="skip").dataset.count == COUNT - 1
        return
    assert opened(path, missing="drop").dataset.count == COUNT - 1
    filled = opened(path, missing="fill")
    assert filled.dataset.count == COUNT
    whole = filled.preparation.apply("input", filled.dataset.values["input"])
    assert np.isfinite(whole).all()


def test_preview_shows_kinds_rows_and_everything_bad(tmp_path: Path) -> None:
    rows = true_rows()
    rows[2][1] = "much"
    rows[5] = rows[5][:2]
    seen = preview(saved(tmp_path, written(rows, ";")))
    assert seen.dialect == Dialect(";", ".", "utf-8", True)
    assert [(column.name, column.kind) for column in seen.columns] == [
        ("año", "number"),
        ("edad", "number"),
        ("peso", "number"),
        ("ciudad", "category"),
        ("clase", "category"),
    ]
    assert seen.columns[3].words == ("Cádiz", "León", "Málaga")
    assert [(bad.row, bad.column, bad.text) for bad in seen.bad] == [(4, "edad", "much")]
    assert [(row.line, row.cells, row.text) for row in seen.ragged] == [(7, 2, "2005;22.5")]
    assert seen.rows[0] == tuple(rows[0])
    assert seen.whole


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "zona;años\nñu;1\nnorte;2\n",
        "zona;año;niño\ncamión;5;Ñandú\nLogroño;3;güisqui\n",
        "AÑO;CÁDIZ\n1;2\n",
        "à;été\nforêt;où\nça;Noël\n",
    ],
)
def test_old_encodings_are_told_apart_by_few_letters(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert sniff(saved(tmp_path, text, encoding)).encoding == encoding


def test_what_a_person_chose_wins_over_what_is_found(tmp_path: Path) -> None:
    path = saved(tmp_path, written(true_rows(), ";"), "cp850")
    chosen = sniff(path, {"delimiter": "tab", "decimal": ",", "encoding": "cp1252", "header": "no"})
    assert chosen == Dialect("\t", ",", "cp1252", False)
    assert sniff(path).encoding == "cp850"
    as_found = opened(path, **sniff(path).options()).dataset
    as_marks = opened(path, delimiter=";", header=True).dataset
    assert np.array_equal(as_found.values["input"], as_marks.values["input"])


def test_target_and_columns_are_chosen(tmp_path: Path) -> None:
    path = saved(tmp_path, written(true_rows(), ","))
    data = opened(path, target="peso", columns=["edad", "clase"]).dataset
    assert data.field("input").names == ("edad", "clase")
    assert data.field("target").kind == "value"
    assert np.array_equal(data.values["target"][:, 0], true_numbers()[:, 2])


@pytest.mark.parametrize(
    ("task", "kind"), [("auto", "class"), ("class", "class"), ("value", "value")]
)
def test_whole_numbers_are_classes_unless_told_otherwise(
    tmp_path: Path, task: str, kind: str
) -> None:
    rows = "".join(f"{i},{i % 3 + 1}\n" for i in range(30))
    field = opened(saved(tmp_path, "x,y\n" + rows), task=task).dataset.field("target")
    assert field.kind == kind
    assert field.classes == (("1", "2", "3") if kind == "class" else ())


REFUSED = {
    "": "The table is empty. Choose a file with a row for each example.",
    "\n \n": "The table is empty. Choose a file with a row for each example.",
    "x,y\n": "The table has no rows below its header. Choose a file with a row for each example.",
    "x\n1\n2\n": "The table has one column only, so there is nothing to predict it from."
    " Choose another delimiter, or a file with more columns.",
    "x,y\n" + "".join(f"{i},word number {i}\n" for i in range(60)): "Column “y” cannot be used: it"
    " holds text that differs in nearly every row. Choose another column in the data panel.",
    "x,y\n" + "".join(f"2024-01-{i:02},{i}.5\n" for i in range(1, 20)): "No column is left to"
    " predict “y” from. Choose at least one column of numbers or categories besides the target.",
    'x,y\n1,2\n3,"4\n' + "5,6\n" * 40_000: "The row that begins on line 3 does not end."
    " Look for a quotation mark that is never closed.",
}


@pytest.mark.parametrize(("text", "says"), REFUSED.items(), ids=range(len(REFUSED)))
def test_hopeless_tables_are_refused_in_plain_words(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Refusal) as caught:
        opened(saved(tmp_path, text))
    assert str(caught.value) == says


def test_an_unknown_column_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        opened(saved(tmp_path, written(true_rows(), ",")), target="weight")
    assert str(caught.value) == (
        "The table has no column “weight”. Its columns are: año, edad, peso, ciudad, clase."
    )


def test_a_wrong_encoding_is_refused_by_line(tmp_path: Path) -> None:
    path = saved(tmp_path, written(true_rows(), ","), "cp1252")
    with pytest.raises(Refusal) as caught:
        opened(path, encoding="utf-8")
    assert str(caught.value) == (
        "Line 1 of the file is not utf-8 text. Choose another encoding in the data panel."
    )


def test_sodium_is_a_column_and_no_missing_value(tmp_path: Path) -> None:
    rows = "".join(f"1.{i},{i}.25,{'ab'[i % 2]}\n" for i in range(20))
    path = saved(tmp_path, "RI,Na,NA\n" + rows)
    assert sniff(path).header
    assert opened(path).dataset.field("input").names == ("RI", "Na")


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    rows = "".join(f"{i},{i * 2},{i % 2}\n" for i in range(20))
    seen = preview(saved(tmp_path, "x,x,\n" + rows))
    assert [column.name for column in seen.columns] == ["x", "x (2)", "3"]


def test_rows_without_a_target_are_left_out(tmp_path: Path) -> None:
    rows = "".join(f"{i},{'' if i == 4 else 'ab'[i % 2]}\n" for i in range(20))
    path = saved(tmp_path, "x,y\n" + rows)
    with pytest.raises(Refusal, match="Line 6, column “y”: the value is missing"):
        opened(path)
    data = opened(path, missing="fill").dataset
    assert data.count == 19
    assert [str(note) for note in data.notes] == ["Rows left out because they have no target: 1."]


def test_what_a_new_word_in_the_test_rows_does_not_do(tmp_path: Path) -> None:
    rows = [f"{i},{'ab'[i % 2]},{i % 7}.5\n" for i in range(40)]
    path = saved(tmp_path, "x,letter,y\n" + "".join(rows))
    plain = opened(path)
    odd = int(plain.splits["test"][0])
    rows[odd] = f"{odd},A new word,{odd % 7}.5\n"
    altered = opened(saved(tmp_path, "x,letter,y\n" + "".join(rows)))
    assert altered.preparation == plain.preparation
    assert (altered.arrays("train")["input"] == plain.arrays("train")["input"]).all()


@pytest.mark.parametrize(
    ("cells", "delimiter", "expected"),
    [
        (["1,5", "2,25"], ";", ","),
        (["1.5", "2.25"], ";", "."),
        (["1.234,5"], ";", ","),
        (["1,234.5"], ";", "."),
        (["1,234", "2,345"], ";", ","),
        (["1,234", "2,345"], ",", "."),
        (["0.125", "7.250"], ",", "."),
        (["12345,678"], "\t", ","),
        (["7", "8"], ",", "."),
    ],
)
def test_the_decimal_mark_is_found(cells: list[str], delimiter: str, expected: str) -> None:
    assert find_decimal([cells], delimiter) == expected


NAMES = ("ñandú", "漢字", "🎨 two words", "\u202eright to left", "e\u0301", "CON", "x" * 250)


@pytest.mark.parametrize("name", NAMES)
def test_files_of_every_name_open(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(written(true_rows(), ","), encoding="utf-8")
    assert opened(str(path)).dataset.count == COUNT


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "loop.csv"
    path.symlink_to(path)
    with pytest.raises(Refusal, match="cannot be found or opened"):
        opened(str(path))


def test_long_tables_keep_their_order_and_name_the_right_line(tmp_path: Path) -> None:
    lines = [f"{i},{i / 8},{'abc'[i % 3]},{i % 5}.5" for i in range(10_000)]
    path = saved(tmp_path, "x,half,letter,y\n" + "\n".join(lines))
    values = opened(path).dataset.values
    assert np.array_equal(values["input"][:, 0], np.arange(10_000))
    assert np.array_equal(values["input"][:, 1], np.arange(10_000) / 8)
    assert not preview(path).whole
    lines[9_000] = lines[9_000].replace(",", ",oops", 1)
    with pytest.raises(Refusal, match="Line 9002, column “half”: “oops1125.0” is no number"):
        opened(saved(tmp_path, "x,half,letter,y\n" + "\n".join(lines)))


def test_mutated_tables_are_read_or_refused(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    for encoding in ("utf-8", "utf-16", "cp1252"):
        whole = written(true_rows(), ";").encode(encoding)
        for _ in range(60):
            bad = bytearray(whole)
            for place in random.integers(0, len(whole), 4):
                bad[place] = random.choice([0, 10, 34, 59, 200, 255])
            path = tmp_path / "bad.csv"
            path.write_bytes(bad)
            try:
                preview(str(path))
                opened(str(path), missing="fill", ragged="skip").arrays("train")
            except Refusal:
                continue
