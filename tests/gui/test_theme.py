"""The look can be read by everybody, in both themes."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QToolButton

from gui import theme as looks
from gui.actions import ACTIONS
from gui.preferences import preferences
from gui.theme import theme, wear

RESOURCES = looks._RESOURCES
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
HUES = "slate blue teal violet magenta steel amber olive grey red".split()  # noqa: SIM905
SURFACES = ("canvas", "panel", "raised", "field")
FAMILIES = (  # noqa: SIM905
    "data neurons dense convolution pooling recurrent attention normalisation activation shape "
    "arithmetic loss embedding other"
).split()


@pytest.fixture(params=["light", "dark"])
def dressed(request, qapp):
    theme().switch(request.param)
    yield theme()
    theme().switch("light")


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    channels = np.array([color.redF(), color.greenF(), color.blueF()])
    linear = np.where(channels <= 0.03928, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def test_both_themes_have_the_same_roles():
    light, dark = (
        json.loads((RESOURCES / "themes" / f"{name}.json").read_text())
        for name in ("light", "dark")
    )
    assert light.keys() == dark.keys()


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        *[(words, on) for words in ("text", "quiet") for on in (*SURFACES, "hover")],
        *[("text", on) for on in ("pressed", "selection", "accent_soft", "caution_soft")],
        *[(words, on) for words in ("accent", "good", "caution", "wrong") for on in SURFACES],
        *[(words, f"{words}_soft") for words in ("accent", "good", "caution", "wrong")],
        *[(f"on_{role}", role) for role in ("accent", "good", "caution", "wrong", *HUES)],
        ("on_accent", "accent_hover"),
        ("text", "good_soft"),
        ("text", "wrong_soft"),
    ],
)
def test_words_can_be_read(dressed, words, ground):
    assert contrast(dressed.color(words), dressed.color(ground)) >= 4.5


@pytest.mark.parametrize("mark", ["positive", "negative", "wire", "edge", "class_edge", *HUES])
@pytest.mark.parametrize("ground", SURFACES)
def test_marks_can_be_seen(dressed, mark, ground):
    assert contrast(dressed.color(mark), dressed.color(ground)) >= 3


def test_an_unknown_role_is_a_mistake(qapp):
    with pytest.raises(KeyError):
        theme().color("beautiful")


def test_the_maps_run_from_end_to_end(dressed):
    signed, magnitude = dressed.signed_map(), dressed.magnitude_map()
    assert signed.shape == magnitude.shape == (256, 4)
    assert signed.dtype == np.uint8
    assert tuple(signed[0]) == dressed.color("negative").getRgb()
    assert tuple(signed[255]) == dressed.color("positive").getRgb()
    assert tuple(magnitude[255][:3]) == (0xFF, 0xEA, 0x46)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_on_the_grid_in_one_colour(qapp, name):
    root = ElementTree.parse(RESOURCES / "icons" / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    if name != "logo":
        assert "#" not in (RESOURCES / "icons" / f"{name}.svg").read_text()
    image = theme().pixmap(name, "text", 24).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)]
    assert 10 < sum(alpha > 100 for alpha in alphas) < 560


def test_every_icon_that_is_asked_for_is_there():
    assert {action.icon for action in ACTIONS if action.icon} <= set(ICONS)
    assert {f"family-{name}" for name in FAMILIES} <= set(ICONS)


def test_an_icon_follows_the_theme_and_the_scale(qapp):
    theme().switch("light")
    button = QToolButton()
    wear(button, button.setIcon, "stop")
    shown = button.icon().pixmap(QSize(16, 16)).toImage()
    assert shown.pixelColor(8, 8) == theme().color("text")
    theme().switch("dark")
    large = button.icon().pixmap(QSize(16, 16), 2.0)
    assert large.size() == QSize(32, 32)
    assert large.toImage().pixelColor(16, 16) == theme().color("text")
    dimmed = button.icon().pixmap(QSize(16, 16), QIcon.Mode.Disabled)
    assert dimmed.toImage().pixelColor(8, 8) == theme().color("faint")
    wear(button, button.setIcon, "play")
    assert button.icon().pixmap(QSize(16, 16)).toImage() != shown


def test_a_switch_is_told_and_remembered(qapp, qtbot):
    theme().switch("light")
    with qtbot.waitSignal(theme().changed):
        theme().switch("dark")
    assert theme().is_dark
    assert preferences().value("theme") == "dark"
    with pytest.raises(KeyError):
        theme().switch("pink")


def test_the_style_sheet_has_every_colour_filled_in(dressed):
    sheet = dressed._style_sheet()
    assert "@" not in sheet
    files = re.findall(r"url\(([^)]+)\)", sheet)
    assert files
    for file in files:
        assert dressed._files.path() in file


def test_the_application_is_dressed(qapp):
    before = qapp.styleSheet()
    theme().apply(qapp)
    assert qapp.palette().window().color() == theme().color("panel")
    assert qapp.font().pixelSize() == 13
    qapp.setStyleSheet(before)


def test_stillness_is_respected(qapp):
    preferences().setValue("reduced_motion", False)
    assert theme().motion(120) == 120
    preferences().setValue("reduced_motion", True)
    assert theme().motion(120) == 0
    preferences().setValue("reduced_motion", False)


def test_fonts_have_sizes_in_pixels(qapp):
    assert theme().font(16, "semibold").pixelSize() == 16
    assert theme().font(16, "semibold").weight() > theme().font(16).weight()
    assert theme().mono_font(11).pixelSize() == 11
