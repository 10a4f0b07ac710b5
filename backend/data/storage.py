"""Whether data goes into memory or stays on disk, and the folder of what was unpacked once."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import numpy as np

from backend.catalog.card import Setting
from backend.home import home
from backend.text import Refusal, Text

SHARE = 0.25
"""Of the memory that is free, what prepared examples may take; others need as much again."""
KEPT = 12
"""How many unpacked sets stay on disk: those used last."""
SPARE = 2**30
"""Bytes of a disk that stay free."""
_SMALL_ROOM = 64 * 2**20


def storage_setting() -> Setting:
    """Where the examples are while a network trains on them."""
    return Setting(
        "storage",
        "choice",
        default="auto",
        choices=("auto", "memory", "disk"),
        title=Text("Kept in"),
        help=Text(
            "Memory, or on disk and read while training, with the same results: auto chooses"
            " disk for data that would take more than a quarter of the free memory."
        ),
    )


def free_memory() -> int:
    """Bytes of memory that nobody uses, as far as the system tells."""
    with suppress(OSError, ValueError), open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return 4 * 2**30


def mapped_room() -> int:
    """How many bytes of files to look into at once; the system may take them back sooner."""
    return max(_SMALL_ROOM, free_memory() // 16)


def stays_on_disk(choice: str, needed: int) -> bool:
    """Whether examples that take so many bytes in memory are read from disk instead."""
    return choice == "disk" or (choice == "auto" and needed > SHARE * free_memory())


def disk_note(needed: int) -> Text:
    """Says that the examples stay on disk."""
    return Text(
        "The examples stay on disk and are read while training: in memory they would take"
        " {size} GB.",
        size=gigabytes(needed),
    )


def gigabytes(count: int) -> str:
    """A number of bytes, for people."""
    return f"{count / 1e9:,.2f}"


class NoRoom(Refusal):
    """The disk is full: another time it may not be."""


class Room:
    """A folder that is being filled. Raises Refusal, in words, where the disk is full."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def array(
        self, name: str, shape: tuple[int, ...], dtype: Any, fortran: bool = False
    ) -> Iterator[IO[bytes]]:
        """An array file, whose numbers are to be written as bytes, in order."""
        header = {"descr": np.dtype(dtype).str, "fortran_order": fortran, "shape": shape}
        with refusing_full_disks(), (self.folder / f"{name}.npy").open("wb") as file:
            np.lib.format.write_array_header_2_0(file, header)
            yield file

    def write(self, file: IO[bytes], block: bytes | np.ndarray) -> None:
        """Write the next numbers of an array."""
        with refusing_full_disks():
            file.write(block if isinstance(block, bytes) else np.ascontiguousarray(block).data)


@contextmanager
def refusing_full_disks() -> Iterator[None]:
    """Raises Refusal for an OSError inside."""
    try:
        yield
    except OSError as error:
        raise NoRoom(
            Text(
                "The examples cannot be written to “{folder}”: {reason}.",
                folder=str(cache_folder()),
                reason=error.strerror or str(error),
            ),
            Text("Make room on that disk, or choose less data."),
        ) from error


def cache_folder() -> Path:
    """Where unpacked sets are kept."""
    return home() / "data"


def unpacked(key: Any, needed: int, make: Callable[[Room], Any]) -> tuple[Path, Any]:
    """The folder that `make` filled for this key, and what it returned (then, or just now).

    `needed` is how many bytes it will write. Raises Refusal, before anything is written, where
    the disk has not that much room.
    """
    name = hashlib.sha256(repr(key).encode()).hexdigest()[:32]
    folder = cache_folder() / name
    with suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        known = pickle.loads((folder / "told").read_bytes())  # noqa: S301  we wrote it ourselves
        os.utime(folder)
        return folder, known
    with refusing_full_disks():
        cache_folder().mkdir(parents=True, exist_ok=True)
        _refuse_no_room(needed)
        _sweep()
        draft = Path(tempfile.mkdtemp(prefix=".", dir=cache_folder()))
        try:
            told = make(Room(draft))
            (draft / "told").write_bytes(pickle.dumps(told))
            shutil.rmtree(folder, ignore_errors=True)
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return folder, told


def _refuse_no_room(needed: int) -> None:
    free = shutil.disk_usage(cache_folder()).free
    if needed + SPARE > free:
        raise NoRoom(
            Text(
                "Unpacked, the examples take {needed} GB on disk; free in “{folder}” are {free}"
                " GB.",
                needed=gigabytes(needed),
                folder=str(cache_folder()),
                free=gigabytes(free),
            ),
            Text("Make room on that disk, or choose less data."),
        )


def _sweep() -> None:
    """Leave the sets used last. What is in use stays readable until it is let go."""
    found = [one for one in cache_folder().iterdir() if one.is_dir() and one.name[0] != "."]
    with suppress(OSError):
        found.sort(key=lambda one: one.stat().st_mtime, reverse=True)
        for one in found[KEPT - 1 :]:
            shutil.rmtree(one, ignore_errors=True)
