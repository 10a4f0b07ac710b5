"""Bring the Spanish up to date: `python resources/translations/update.py [MORE.json …]`.

Finds every `Text("…")` of backend/ and gui/ with lupdate, keeps the Spanish there is in
lienzo_es.ts, takes more from the JSON files named ({"English": "Español"}), drops what nobody says
any more, and writes lienzo_es.ts and lienzo_es.qm. Sentences still without Spanish are listed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TS = HERE / "lienzo_es.ts"
QM = HERE / "lienzo_es.qm"


def sources() -> list[str]:
    """Every sentence of the program, as lupdate finds them, sorted."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.ts"
        files = [str(path) for name in ("backend", "gui") for path in (ROOT / name).rglob("*.py")]
        _tool("lupdate", "-tr-function-alias", "tr+=Text", *sorted(files), "-ts", str(found))
        return sorted({source for source, _ in _messages(found) if source})


def translations(path: Path = TS) -> dict[str, str]:
    """The finished translations of a .ts file, by source; none if there is no such file."""
    if not path.exists():
        return {}
    return {source: translation for source, translation in _messages(path) if translation}


def write(wanted: list[str], known: Mapping[str, str], path: Path = TS) -> None:
    """Write a .ts file of the sentences wanted, all in the one nameless context we use."""
    root = ElementTree.Element("TS", version="2.1", language="es", sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = ""
    for source in wanted:
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(source, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def release(path: Path = TS, to: Path = QM) -> None:
    """Make the .qm file that Qt reads."""
    _tool("lrelease", "-silent", str(path), "-qm", str(to))


def main(more: list[str]) -> None:
    """Update both files and say what is still missing."""
    known = translations()
    for name in more:
        known |= json.loads(Path(name).read_text("utf-8"))
    wanted = sources()
    write(wanted, known)
    release()
    missing = [source for source in wanted if not known.get(source)]
    print(f"{len(wanted)} sentences, {len(missing)} without Spanish")
    for source in missing:
        print(f"  {source!r}")


def _messages(path: Path) -> list[tuple[str, str]]:
    """Source and finished translation ("" if unfinished) of each message."""
    return [
        (message.findtext("source", ""), _finished(message))
        for message in ElementTree.parse(path).iter("message")
    ]


def _finished(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return ""
    return translation.text or ""


def _tool(name: str, *arguments: str) -> None:
    """Run one of the tools that come with PySide6, from the Python that runs this."""
    program = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    )


if __name__ == "__main__":
    main(sys.argv[1:])
