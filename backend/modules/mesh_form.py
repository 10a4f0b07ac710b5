"""The compiled form of meshes of neurons: made ready aside while training already runs.

Another process compiles it the first time and keeps it on disk; a thread then takes it from
there. Until then, and where anything fails, the plain form does the same.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from backend.home import home

LOG = logging.getLogger("lienzo.neurons")
_LONGEST = 120.0
"""Seconds that the other process may take."""


@dataclass
class Kernel:
    """The compiled form, once it is there. `trouble` says why it never will be."""

    forward: Callable[..., None] | None = None
    backward: Callable[..., None] | None = None
    trouble: str = ""
    asked: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_ready(self) -> bool:
        return self.backward is not None

    def request(self) -> None:
        """Make it ready aside; once is enough."""
        with self.lock:
            if self.asked or self.is_ready or os.environ.get("LIENZO_COMPILED") == "0":
                return
            self.asked = True
        threading.Thread(target=self._prepare, name="compiled neurons", daemon=True).start()

    def _prepare(self) -> None:
        try:
            self._compile_aside()
            self.load()
        except Exception as error:  # whatever a compiler raises: the plain form stays
            self.trouble = f"{type(error).__name__}: {error}"
            LOG.warning("single neurons keep their plain form: %s", self.trouble)

    def _compile_aside(self) -> None:
        """So that the compiler does not hold up the training in this process."""
        if not sys.executable or any(_folder().rglob("*.nbc")):
            return
        line = f"from backend.modules.mesh_kernel import load; load({str(_folder())!r})"
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([sys.executable, "-c", line], timeout=_LONGEST, check=False, **quiet)

    def load(self) -> None:
        """Make it ready here and now. Raises what the compiler raises."""
        from backend.modules.mesh_kernel import load

        _folder().mkdir(parents=True, exist_ok=True)
        self.forward, self.backward = load(str(_folder()))


def _folder() -> Any:
    return home() / "compiled"


KERNEL = Kernel()
"""The one of this process."""
