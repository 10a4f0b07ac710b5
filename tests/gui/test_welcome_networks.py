"""The published networks on the welcome page: found by words, opened by a click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backend.formats.networks import NETWORKS, find_network
from gui.language import language
from gui.panels.welcome_page import WelcomePage
from tests.gui.panels_stage import make_session


@pytest.fixture
def page(qtbot):
    made = WelcomePage(make_session())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    QTest.mouseClick(made.kinds._group.button(1), Qt.MouseButton.LeftButton)
    return made


def test_a_switch_shows_the_networks_instead_of_the_examples(page):
    assert page.networks.isVisible()
    assert not page.cards[0].isVisible()
    assert [tile for tile in page.networks.tiles if page.networks.tiles[tile].isVisible()] == [
        network.name for network in NETWORKS
    ]
    page.kinds._group.button(0).click()
    assert not page.networks.isVisible()
    assert page.cards[0].isVisible()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("resnet", ["resnet-18"]),
        ("kingma", ["vae"]),
        ("2015", ["dcgan-discriminator", "dcgan-generator", "resnet-18", "unet"]),
        ("no such network", []),
    ],
)
def test_networks_are_found_by_name_people_and_year(page, words, names):
    page.networks.search.setText(words)
    assert page.networks.found == names
    assert page.networks.none.isVisible() == (not names)


def test_a_click_and_enter_open_a_network(page):
    opened = []
    page.opened_network.connect(opened.append)
    QTest.mouseClick(page.networks.tiles["gpt-2"], Qt.MouseButton.LeftButton)
    page.networks.search.setText("vision transformer vit")
    page.networks.search.setText("vit")
    QTest.keyClick(page.networks.search, Qt.Key.Key_Return)
    assert opened == ["gpt-2", "vit-b-16"]


def test_a_tile_says_what_it_is_in_both_languages(page):
    tile = page.networks.tiles["resnet-18"]
    assert tile.accessibleName() == "ResNet-18, 2015 · 11,689,512 parameters"
    assert "He, Zhang" in tile.toolTip()
    language().switch("es")
    assert find_network("resnet-18").source in tile.toolTip()


def test_the_engine_opens_every_network():
    session = make_session()
    for network in NETWORKS[:3]:
        assert session.engine.engine.answer("network", name=network.name)
