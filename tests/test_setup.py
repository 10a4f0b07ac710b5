"""What the README promises about setting up, and what the checks do, are the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def commands(title: str) -> str:
    """The first shell command under a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"## {title}\n", 1)[1]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1].strip()


def test_the_checks_run_the_test_command_of_the_readme():
    assert commands("Run the tests") in (ROOT / ".ci" / "run").read_text().splitlines()


def test_both_commands_install_with_the_pins():
    for title in ("Open the window", "Run the tests"):
        assert "-c constraints.txt" in commands(title)
        assert "\n" not in commands(title)


def test_everything_that_is_declared_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["tests"]]
    names = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in declared}
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins if "==" in line}
    assert names <= pinned


def test_the_program_never_asks_for_a_torch_of_one_build():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert "torch==2.13.0" in lines
    assert not any("+" in line for line in lines if not line.startswith("#"))
