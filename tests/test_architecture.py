"""The arrows of the house: a folder imports only from what stands before it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ORDER = {
    "backend": [
        "text", "home", "pipe", "modules", "document", "weights", "catalog", "compiler", "data",
        "training", "insight", "formats", "sweeps", "messages", "engine", "engine_process",
        "command_line",
    ],
    "gui": [
        "preferences", "activations", "overrides", "rubbish", "language", "colors", "theme",
        "threads", "widgets", "run_record", "notice", "mishaps", "kept_weights", "live",
        "drift", "watching", "training", "resting", "layers", "places", "loose_ends", "session",
        "costs", "kept_blocks", "taking", "actions", "canvas", "neuron_actions",
        "group_actions", "panels", "dialogs", "recovery", "filing", "docks", "importing",
        "working", "comparing", "sweeping", "errands", "workbench", "main_window",
        "application", "__main__",
    ],
}  # fmt: skip


def _modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _room(parts: list[str]) -> str:
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


@pytest.mark.parametrize("package", ORDER)
def test_folders_import_only_leftwards(package):
    wrong = []
    order = ORDER[package]
    for path in _modules(package):
        here = _room(list(path.relative_to(ROOT).parts))
        if here == "__init__":
            continue
        assert here in order, f"{path} stands in no known room"
        for name in _imports(path):
            room = _room(name.split(".")) if name.startswith(f"{package}.") else ""
            if room in order and order.index(room) > order.index(here):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert not wrong


def test_backend_never_imports_the_window():
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _modules("backend")
        for name in _imports(path)
        if name.split(".")[0] in ("gui", "PySide6", "pyqtgraph")
    ]
    assert not wrong


def test_panels_do_not_import_panels():
    panels = {path.stem for path in (ROOT / "gui" / "panels").glob("*_panel.py")}
    wrong = [
        f"{path.name}: {name}"
        for path in (ROOT / "gui" / "panels").glob("*_panel.py")
        for name in _imports(path)
        for panel in panels - {path.stem}
        if name.endswith(f"panels.{panel}")
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("gui.application", ("torch", "numpy", "pyqtgraph")),
        ("gui.main_window", ("torch", "numpy", "pyqtgraph")),
        ("gui.workbench", ("torch", "pandas", "sklearn", "onnx", "pyqtgraph")),
        ("backend.document.edits", ("torch", "PySide6", "numpy")),
        ("backend.engine_process", ("torch", "PySide6")),
    ],
)
def test_importing_stays_light(module, absent):
    code = f"import sys, {module}; print([m for m in {absent!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
