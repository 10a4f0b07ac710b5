"""How a table was written to its file: encoding, delimiter, decimal mark, header. Found, not known.

Spanish spreadsheets write `;` between cells and a comma in numbers; every reader takes such a
file for another table unless it is told.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.data.cells import parse_number
from backend.data.files import find_file
from backend.text import Refusal, Text

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp1252", "latin-1", "cp850", "mac_roman"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTE_ENCODINGS = ("cp1252", "cp850", "mac_roman")
_USUAL = "áéíóúñü"
_RARER = "àèìòùâêîôûäëïöãõåçøßæœ¿¡ºª«»€°’“”–"
_SAMPLE_BYTES = 256 * 1024
_SAMPLE_ROWS = 400


@dataclass(frozen=True)
class Dialect:
    """How to read a table. `encoding` is Python's name; `header`: its first row names columns."""

    delimiter: str = ","
    decimal: str = "."
    encoding: str = "utf-8"
    header: bool = True

    def options(self) -> dict[str, str]:
        """The same as options of a table."""
        names = {mark: name for name, mark in DELIMITERS.items()}
        return {
            "delimiter": names.get(self.delimiter, "auto"),
            "decimal": self.decimal,
            "encoding": self.encoding if self.encoding in ENCODINGS else "auto",
            "header": "yes" if self.header else "no",
        }


def sniff(path: str | Path, chosen: Mapping[str, str] | None = None) -> Dialect:
    """Find how a table is written. What is `chosen` is taken, unless it is "auto": `delimiter`
    (a key of DELIMITERS or the mark itself), `decimal`, `encoding`, `header` ("yes", "no").
    Raises Refusal."""
    choice = {name: value for name, value in (chosen or {}).items() if value != "auto"}
    place = find_file(path)
    encoding = find_encoding(place, choice.get("encoding", ""))
    lines = _first_lines(place, encoding)
    mark = choice.get("delimiter", "")
    delimiter = DELIMITERS.get(mark, mark) or find_delimiter(lines)
    rows = _split(lines, delimiter)
    decimal = choice.get("decimal") or find_decimal(rows, delimiter)
    header = choice["header"] == "yes" if "header" in choice else has_header(rows, decimal)
    return Dialect(delimiter, decimal, encoding, header)


def find_encoding(path: Path, chosen: str = "") -> str:
    """The encoding by its mark, its zero bytes, its validity as UTF-8, or its look."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES)
    for mark, encoding in _MARKS:
        if sample.startswith(mark) and (not chosen or encoding.startswith(chosen)):
            return encoding
    if chosen and chosen != "utf-16":
        return chosen
    zeros = _zero_bytes(sample)
    if chosen or zeros:
        return zeros or "utf-16-le"
    return "utf-8" if _is_utf8(path) else _look_of(path)


def _zero_bytes(sample: bytes) -> str:
    """UTF-16 without a mark betrays itself by zeros in every other place."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < 0.3 * len(sample) or not sample:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _look_of(path: Path) -> str:
    """Which of the one-byte encodings of western Europe gives likely words; the first of equals."""
    with path.open("rb") as file:
        telling = [line for line in file.read(_SAMPLE_BYTES).splitlines() if not line.isascii()]
    sample = b"\n".join(telling)[:65536]
    return max(
        _BYTE_ENCODINGS, key=lambda encoding: _likeliness(sample.decode(encoding, "replace"))
    )


def _likeliness(text: str) -> float:
    """How many of the marks beyond ASCII are such as people write, capitals among capitals."""
    likely = 0.0
    for before, mark in zip(" " + text, text, strict=False):
        if mark in _USUAL or (mark in _USUAL.upper() and not before.islower()):
            likely += 1
        elif mark in _RARER or (mark in _RARER.upper() and not before.islower()):
            likely += 0.5
    return likely


def _first_lines(path: Path, encoding: str) -> str:
    """The first whole lines of a table, as text; what cannot be decoded is replaced."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES)
    try:
        text = sample.decode(encoding, errors="replace")
    except UnicodeError as error:
        raise Refusal(
            Text("The file cannot be read as {encoding} text.", encoding=encoding),
            Text("Choose another encoding in the data panel."),
        ) from error
    whole = text.splitlines(keepends=True)
    cut = len(sample) == _SAMPLE_BYTES and len(whole) > 1
    return "".join((whole[:-1] if cut else whole)[:_SAMPLE_ROWS])


def _split(lines: str, delimiter: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter))
    except csv.Error:
        rows = [line.split(delimiter) for line in lines.splitlines()]
    return [row for row in rows if any(cell.strip() for cell in row)]


def find_delimiter(lines: str) -> str:
    """The delimiter that gives rows of one length and cells without other delimiters."""
    scores = {mark: _delimiter_score(_split(lines, mark)) for mark in DELIMITERS.values()}
    return max(scores, key=lambda mark: scores[mark])


def _delimiter_score(rows: list[list[str]]) -> float:
    """0 for rows of one cell, up to 1 for rows all alike whose cells are tidy."""
    if not rows:
        return 0.0
    width, alike = Counter(map(len, rows)).most_common(1)[0]
    cells = [cell for row in rows for cell in row]
    tidy = sum(map(_is_tidy, cells)) / len(cells)
    return alike / len(rows) * tidy * (1 - 1 / width)


def _is_tidy(cell: str) -> bool:
    if not any(mark in cell for mark in DELIMITERS.values()):
        return True
    return parse_number(cell, ",") is not None or parse_number(cell, ".") is not None


def _surely(mark: str, other: str) -> re.Pattern[str]:
    """Numbers in which `mark` can only be the decimal mark."""
    short_or_long = rf"\d*{mark}(\d\d?|\d{{4,}})"
    not_grouped = rf"(0|\d{{4,}}){mark}\d+"
    grouped_before = rf"\d{{1,3}}({other}\d{{3}})+{mark}\d*"
    return re.compile(rf"[+-]?({short_or_long}|{not_grouped}|{grouped_before})([eE][+-]?\d+)?")


_SURELY_COMMA = _surely(",", r"\.")
_SURELY_POINT = _surely(r"\.", ",")
_EITHER_COMMA = re.compile(r"[+-]?\d{1,3},\d{3}")


def find_decimal(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """The decimal mark, by the numbers that leave no doubt, else by the delimiter."""
    cells = [cell.strip() for row in rows for cell in row]
    commas = sum(1 for cell in cells if _SURELY_COMMA.fullmatch(cell))
    points = sum(1 for cell in cells if _SURELY_POINT.fullmatch(cell))
    if commas != points:
        return "," if commas > points else "."
    doubtful = any(_EITHER_COMMA.fullmatch(cell) for cell in cells)
    return "," if doubtful and delimiter != "," and not points else "."


def has_header(rows: Sequence[Sequence[str]], decimal: str) -> bool:
    """Whether the first row names the columns: words above numbers, or words never seen again."""
    if len(rows) < 2:
        return bool(rows) and not any(_is_number(cell, decimal) for cell in rows[0])
    first, below = rows[0], rows[1:]
    if any(_is_number(cell, decimal) for cell in first):
        return False
    if any(_is_number(cell, decimal) for row in below for cell in row):
        return True
    again = {cell for row in below for cell in row}
    return len(set(first)) == len(first) and not again.intersection(first)


def _is_number(cell: str, decimal: str) -> bool:
    return parse_number(cell, decimal) is not None
