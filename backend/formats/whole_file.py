"""Writing a file whole or not at all: the old one stays until the new one is safe on the disk."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backend.text import Refusal, Text

_PREFIX, _SUFFIX = ".lienzo-", ".tmp"
_STALE_SECONDS = 3600.0


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`. Raises Refusal, with the old file untouched, when that fails."""
    with replacing(path) as draft, draft.open("wb") as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft in the folder of `path` that takes its place when the block ends well.

    The draft reaches the disk (fsync) before it replaces the old file; after any fault the draft
    is removed and the old file is whole. Links are followed. Raises Refusal for what the system
    denies.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")
    try:
        _check_place(path, target)
        try:
            yield draft
            _settle(draft, target)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error
    sweep(target.parent)


def sweep(folder: Path) -> None:
    """Remove drafts that a process left behind when it was killed over an hour ago."""
    with suppress(OSError):
        for draft in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > _STALE_SECONDS:
                    draft.unlink()


def _check_place(path: Path, target: Path) -> None:
    if target.is_dir():
        raise Refusal(
            Text("{name} is a folder.", name=path.name or str(path)),
            Text("Choose the name of a file in it."),
        )
    if not target.parent.is_dir():
        raise Refusal(
            Text("There is no folder {folder}.", folder=str(path.parent)),
            Text("Create it first, or choose another one."),
        )


def _settle(draft: Path, target: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, draft)
    os.replace(draft, target)
    _settle_folder(target.parent)


def _settle_folder(folder: Path) -> None:
    """Make the new name itself reach the disk, where the system can (Windows cannot)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: OSError) -> Refusal:
    name = path.name or str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Refusal(
            Text("The disk has no room left for {name}.", name=name),
            Text("Free some space or save it elsewhere. What was there before is unchanged."),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refusal(
            Text("Nothing may be written at {place}.", place=str(path)),
            Text("Save it elsewhere. What was there before is unchanged."),
        )
    if error.errno == errno.ENAMETOOLONG:
        return Refusal(
            Text("The name {name} is too long.", name=name), Text("Choose a shorter one.")
        )
    return Refusal(
        Text("{name} could not be written: {reason}.", name=name, reason=error.strerror or error),
        Text("Save it elsewhere. What was there before is unchanged."),
    )
