"""`python -m tests.benchmarks NAME [ARGUMENTS]`: run one benchmark of this folder."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem[0] != "_" and "\ndef main(arguments" in path.read_text(encoding="utf-8")
)


def main() -> int:
    """0 when the benchmark ran; 2 when there is none of that name."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        print(f"usage: python -m tests.benchmarks {{{','.join(NAMES)}}}", file=sys.stderr)
        return 2
    import_module(f"tests.benchmarks.{sys.argv[1]}").main(sys.argv[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
