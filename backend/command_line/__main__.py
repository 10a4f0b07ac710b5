"""`python -m backend.command_line`: the same as `lienzo`, without the window."""

import sys

from backend.command_line import main

sys.exit(main())
