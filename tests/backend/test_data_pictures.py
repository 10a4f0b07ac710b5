"""Folders of pictures: every common kind arrives, damaged files are skipped and named."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from backend.data.pictures import read_picture
from backend.data.sources import load, open_data
from backend.text import Refusal


def folder_of(place: Path, **counts: int) -> Path:
    """A folder for each class; each picture's grey is its number."""
    for name, count in counts.items():
        (place / name).mkdir(parents=True)
        for number in range(count):
            Image.new("RGB", (20, 10), (number, number, number)).save(
                place / name / f"{number:03}.png"
            )
    return place


def read(place: Path, **options: object):
    return load({"source": "image_folder", "options": {"path": str(place), "size": 8, **options}})


def test_each_folder_is_a_class_and_classes_alternate(tmp_path: Path) -> None:
    place = folder_of(tmp_path, cats=3, dogs=5)
    (place / "notes.txt").write_text("not a class")
    (place / ".hidden").mkdir()
    (place / "dogs" / "readme.md").write_text("not a picture")
    data = read(place)
    assert data.field("target").classes == ("cats", "dogs")
    assert data.field("input").shape == (3, 8, 8)
    assert data.values["target"].tolist() == [0, 1, 0, 1, 0, 1, 1, 1]
    assert data.values["input"].dtype == np.uint8
    assert data.values["input"][:, 0, 0, 0].tolist() == [0, 0, 1, 1, 2, 2, 3, 4]
    ready = open_data({"source": "image_folder", "options": {"path": str(place)}})
    assert ready.arrays("train")["input"].dtype == np.float32


def test_grey_pictures_have_one_channel(tmp_path: Path) -> None:
    data = read(folder_of(tmp_path, a=2, b=2), grey=True, size=5)
    assert data.values["input"].shape == (4, 1, 5, 5)


MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F"]


@pytest.mark.parametrize("mode", MODES)
def test_a_white_picture_is_white_in_every_mode(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("white.tif" if mode != "P" else "white.png")
    if mode == "I;16":
        Image.fromarray(np.full((9, 9), 65535, np.uint16)).save(path)
    elif mode in ("I", "F"):
        Image.new(mode, (9, 9), 255).save(path)
    else:
        Image.new("RGB", (9, 9), "white").convert(mode).save(path)
    for grey in (False, True):
        pixels = read_picture(path, 4, grey)
        assert pixels.shape == ((1 if grey else 3), 4, 4)
        assert (pixels >= 254).all()


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (6, 6), (0, 0, 0, 0)).save(path)
    assert (read_picture(path, 4, grey=False) == 255).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1)])
@pytest.mark.parametrize("fit", ["crop", "pad", "stretch"])
def test_odd_sizes_arrive(tmp_path: Path, size: tuple[int, int], fit: str) -> None:
    path = tmp_path / "odd.png"
    Image.new("L", size, 200).save(path)
    pixels = read_picture(path, 16, grey=True, fit=fit)
    assert pixels.shape == (1, 16, 16)
    assert pixels.max() == 200


def test_of_an_animation_the_first_picture_counts(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    frames = [Image.new("L", (8, 8), grey) for grey in (50, 200)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert abs(int(read_picture(path, 8, grey=True)[0, 0, 0]) - 50) < 3


def test_a_few_damaged_files_are_skipped_and_named(tmp_path: Path) -> None:
    place = folder_of(tmp_path, a=30, b=30)
    broken = place / "a" / "004.png"
    broken.write_bytes(broken.read_bytes()[:40])
    (place / "b" / "007.png").write_text("no picture at all")
    data = read(place)
    assert data.count == 58
    assert {str(note) for note in data.notes} == {
        "“a/004.png” cannot be read and was skipped.",
        "“b/007.png” cannot be read and was skipped.",
    }
    assert np.bincount(data.values["target"]).tolist() == [29, 29]


def test_many_damaged_files_need_consent(tmp_path: Path) -> None:
    place = folder_of(tmp_path, a=10, b=10)
    for number in range(3):
        (place / "a" / f"00{number}.png").write_bytes(b"")
    with pytest.raises(Refusal) as caught:
        read(place)
    assert str(caught.value) == (
        "Pictures that cannot be read: 3 of 20, the first is “a/000.png”."
        " Replace them, or set “Damaged pictures” to skip."
    )
    assert read(place, damaged="skip").count == 17


def test_nothing_but_damaged_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.jpg").write_bytes(b"no")
    with pytest.raises(Refusal, match="Pictures that cannot be read: 1 of 1"):
        read(tmp_path, damaged="skip")


def test_a_picture_of_144_million_pixels_is_never_unpacked(tmp_path: Path) -> None:
    place = folder_of(tmp_path, a=40)
    Image.new("1", (12_000, 12_000)).save(place / "a" / "bomb.png")
    data = read(place)
    assert data.count == 40
    assert [str(note) for note in data.notes] == ["“a/bomb.png” cannot be read and was skipped."]


def test_mutated_files_never_raise_anything_else(tmp_path: Path) -> None:
    place = folder_of(tmp_path, a=1)
    random = np.random.default_rng(3)
    for ending, picture_format in (("png", "PNG"), ("jpg", "JPEG"), ("gif", "GIF")):
        path = tmp_path / f"whole.{ending}"
        Image.fromarray(random.integers(0, 256, (12, 12, 3)).astype(np.uint8)).save(
            path, picture_format
        )
        whole = path.read_bytes()
        for number in range(30):
            bad = bytearray(whole)
            for byte in random.integers(0, len(whole), 5):
                bad[byte] = random.integers(0, 256)
            (place / "a" / f"{ending}{number}.{ending}").write_bytes(bad)
    assert read(place, damaged="skip").count >= 1


def test_a_folder_without_classes_is_refused(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "loose.png")
    with pytest.raises(Refusal) as caught:
        read(tmp_path)
    assert str(caught.value) == (
        f"“{tmp_path}” has no folders with pictures."
        " Put the pictures into one folder for each class, and choose what holds those."
    )


def test_pictures_that_do_not_fit_into_memory_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.data.pictures.MOST_BYTES", 1000)
    with pytest.raises(Refusal, match="Pictures of this size do not fit into memory"):
        read(folder_of(tmp_path, a=1, b=1), size=64)
