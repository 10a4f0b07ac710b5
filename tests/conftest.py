"""Where the tests run: without a screen, with their own home, with settings of their own."""

import os
import tempfile

from hypothesis import settings

# The same examples everywhere: what failed once fails again.
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("GOMP_SPINCOUNT", "0")
_home = tempfile.TemporaryDirectory(prefix="lienzo-tests-")
os.environ["LIENZO_HOME"] = _home.name
os.environ["XDG_CONFIG_HOME"] = _home.name
# Compiling takes a process of its own for seconds; tests that want it say so.
os.environ.setdefault("LIENZO_COMPILED", "0")
