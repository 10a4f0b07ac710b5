"""The person's own pictures: a folder with one folder of picture files for each class."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.files import find_folder, stamp
from backend.data.source import Source, data_card
from backend.data.storage import Room, disk_note, stays_on_disk, storage_setting, unpacked
from backend.data.stored import Stored, kept, stored_array
from backend.text import Refusal, Text

ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm"))
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
MOST_PIXELS = 64_000_000
MOST_BYTES = 4 * 2**30
MOST_BAD = 0.05
SHOWN_DAMAGED = 20


def read(options: Mapping[str, Any]) -> Dataset:
    """Read every picture to uint8 (channels, size, size), its folder as its class.

    Damaged files are skipped and noted. Raises Refusal where more than one in twenty is
    damaged, unless `damaged` is "skip".
    """
    files = _files(find_folder(options["path"]))
    classes = tuple(files)
    listed = [
        (path, number)
        for row in zip_longest(*files.values())
        for number, path in enumerate(row)
        if path is not None
    ]
    size, channels = options["size"], 1 if options["grey"] else 3
    shape = (len(listed), channels, size, size)
    needed = 4 * math.prod(shape)
    on_disk = stays_on_disk(options.get("storage", "memory"), needed)
    if not on_disk and math.prod(shape) > MOST_BYTES:
        raise Refusal(
            Text(
                "Pictures of this size do not fit into memory ({count} of them).", count=len(listed)
            ),
            Text("Choose a smaller size, or set “Kept in” to disk."),
        )
    paths = [path for path, _ in listed]
    decode = _on_disk if on_disk else _in_memory
    pictures, damaged = decode(paths, shape, options)
    _refuse_many_damaged(listed, damaged, options["damaged"])
    whole = np.delete(np.arange(len(listed)), damaged)
    labels = np.array([number for _, number in listed], np.int64)
    input = Field("input", (channels, size, size), "float32", "input", "picture")
    target = Field("target", (), "int64", "target", "class", classes=classes)
    return Dataset(
        "image_folder",
        (input, target),
        {"input": kept(pictures, whole), "target": labels[whole]},
        ((disk_note(needed),) if on_disk else ())
        + tuple(_damaged_note(listed[place][0]) for place in damaged[:SHOWN_DAMAGED])
        + _count_note(len(damaged)),
        Text("Your own folder: {path}", path=options["path"]),
    )


def _in_memory(
    paths: list[Path], shape: tuple[int, ...], options: Mapping[str, Any]
) -> tuple[np.ndarray, list[int]]:
    """All pictures, and the places of the damaged ones, which stay black."""
    pictures = np.zeros(shape, np.uint8)
    damaged = [
        place
        for place, path in enumerate(paths)
        if not _read_into(pictures[place], path, options["fit"])
    ]
    return pictures, damaged


def _on_disk(
    paths: list[Path], shape: tuple[int, ...], options: Mapping[str, Any]
) -> tuple[Stored, list[int]]:
    """The same, decoded once into a file of ours."""

    def make(room: Room) -> list[int]:
        damaged = []
        with room.array("pictures", shape, np.uint8) as file:
            for place, path in enumerate(paths):
                picture = np.zeros(shape[1:], np.uint8)
                if not _read_into(picture, path, options["fit"]):
                    picture[:] = 0
                    damaged.append(place)
                room.write(file, picture)
        return damaged

    how = tuple(options[name] for name in ("path", "size", "grey", "fit"))
    key = ("image_folder", how, stamp(options["path"]), list(map(str, paths)))
    folder, damaged = unpacked(key, math.prod(shape), make)
    return stored_array(folder / "pictures.npy"), damaged


def _files(folder: Path) -> dict[str, list[Path]]:
    """The picture files of each class's folder, both in order of name."""
    found: dict[str, list[Path]] = {}
    try:
        for place in sorted(folder.iterdir()):
            if place.is_dir() and not place.name.startswith("."):
                files = [one for one in sorted(place.iterdir()) if one.suffix.lower() in ENDINGS]
                if files:
                    found[place.name] = files
    except OSError as error:
        raise Refusal(
            Text("The folder “{path}” cannot be read.", path=str(folder)),
            Text("Check that you may open it, and everything in it."),
        ) from error
    if not found:
        raise Refusal(
            Text("“{path}” has no folders with pictures.", path=str(folder)),
            Text("Put the pictures into one folder for each class, and choose what holds those."),
        )
    return found


def _read_into(place: np.ndarray, path: Path, fit: str) -> bool:
    """Read one picture to (channels, size, size); False where it is damaged."""
    try:
        place[:] = read_picture(path, place.shape[-1], place.shape[0] == 1, fit)
    except Exception:  # damaged files make Pillow raise many kinds
        return False
    return True


def read_picture(path: Path, size: int, grey: bool, fit: str = "crop") -> np.ndarray:
    """A picture as uint8 (1 or 3, size, size); "crop", "pad" or "stretch" makes it square.

    Raises whatever Pillow does for a damaged file, ValueError for one above 64 million pixels.
    """
    from PIL import Image, ImageOps  # takes a while, so only when needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            upright = ImageOps.exif_transpose(image)
            plain = _on_white(upright if upright is not None else image)
    plain = plain.convert("L" if grey else "RGB")
    shapes: dict[str, Any] = {"crop": ImageOps.fit, "pad": _padded, "stretch": Image.Image.resize}
    pixels = np.asarray(shapes[fit](plain, (size, size)), np.uint8)
    return pixels[None] if grey else np.moveaxis(pixels, -1, 0)


def _padded(image: Any, size: tuple[int, int]) -> Any:
    """The whole picture in the middle of a black one, at least one pixel wide and high."""
    from PIL import Image

    scale = min(size[0] / image.width, size[1] / image.height)
    width, height = (max(1, round(length * scale)) for length in image.size)
    black = Image.new(image.mode, size)
    black.paste(image.resize((width, height)), ((size[0] - width) // 2, (size[1] - height) // 2))
    return black


def _on_white(image: Any) -> Any:
    """The picture without transparency and with 8 bits for each channel."""
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image, np.float64)
        return Image.fromarray(np.clip(deep * _depth(deep), 0, 255).astype(np.uint8))
    if "A" in image.getbands() or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return image.convert("RGB")


def _depth(deep: np.ndarray) -> float:
    """What takes 16-bit greys, or a float picture from 0 to 1, to 0 … 255."""
    if deep.max(initial=0) <= 1:
        return 255.0
    return 1 / 257 if deep.max() > 255 else 1.0


def _refuse_many_damaged(listed: list[tuple[Path, int]], damaged: list[int], consent: str) -> None:
    everything = len(damaged) == len(listed)
    if everything or (consent != "skip" and len(damaged) > MOST_BAD * len(listed)):
        raise Refusal(
            Text(
                "Pictures that cannot be read: {bad} of {count}, the first is “{name}”.",
                bad=len(damaged),
                count=len(listed),
                name=_short(listed[damaged[0]][0]),
            ),
            Text("Replace them, or set “Damaged pictures” to skip."),
        )


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _damaged_note(path: Path) -> Text:
    return Text("“{name}” cannot be read and was skipped.", name=_short(path))


def _count_note(count: int) -> tuple[Text, ...]:
    if count <= SHOWN_DAMAGED:
        return ()
    return (Text("Damaged pictures skipped in all: {count}.", count=count),)


SOURCES = [
    Source(
        data_card(
            "image_folder",
            Text("Folder of pictures"),
            Text("Your own pictures: a folder with one folder for each class."),
            Text("images photos jpg png folder own import vision"),
            (
                Setting("path", "path", default="", required=True, main=True, title=Text("Folder")),
                Setting(
                    "size",
                    "int",
                    default=32,
                    minimum=4,
                    maximum=1024,
                    main=True,
                    title=Text("Size"),
                    help=Text("Width and height in pixels that every picture gets."),
                ),
                Setting(
                    "grey",
                    "bool",
                    default=False,
                    title=Text("Grey"),
                    help=Text("One channel of greys instead of red, green and blue."),
                ),
                Setting(
                    "fit",
                    "choice",
                    default="crop",
                    choices=("crop", "pad", "stretch"),
                    title=Text("Fit"),
                    help=Text("How a picture becomes square."),
                ),
                Setting(
                    "damaged",
                    "choice",
                    default="refuse",
                    choices=("refuse", "skip"),
                    title=Text("Damaged pictures"),
                    help=Text("Refuse when more than one in twenty cannot be read, or skip all."),
                ),
                storage_setting(),
            ),
        ),
        read,
    )
]
