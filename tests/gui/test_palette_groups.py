"""The palette with groups: blocks of one's own, ready-made ones, ports; kept across drawings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog

from backend.document import edits, own_blocks
from backend.document.document import Document
from backend.document.groups import USE, definitions
from backend.formats import own_palette
from backend.formats.networks import open_network
from backend.formats.ready_groups import READY
from backend.text import Refusal
from gui import taking
from gui.kept_blocks import kept_blocks
from gui.panels.palette_panel import PalettePanel
from tests.backend.test_groups import tower
from tests.gui.panels_stage import make_session, settle


@pytest.fixture
def session(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    return make_session()


@pytest.fixture
def palette(session, qtbot):
    made = PalettePanel(session)
    qtbot.addWidget(made)
    made.show()
    settle(20)
    return made


def own_tower() -> Document:
    document = tower("=width", values={"width": 8})
    document.apply(own_blocks.make_definition(document, "tower", use="use"))
    return document


def shown(palette: PalettePanel) -> dict[str, list[str]]:
    """What stands in the palette, by the title of the family."""
    tree = palette.tree
    families = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {
        one.text(0): [one.child(place).text(0) for place in range(one.childCount())]
        for one in families
    }


def act(palette: PalettePanel, id: str, words: str) -> None:
    """Choose an entry of the menu of a block of one's own."""
    acts = {str(title): do for title, do in palette.group_menu.acts(id)}
    acts[words]()
    settle(40)


def put(session, id: str, block: str = "new") -> None:
    session.do(taking.put_down(session, id, 0.0, 0.0, session.place, block))
    settle(20)


def test_ready_made_groups_are_offered_and_brought_with_their_definition(session, palette):
    assert shown(palette)["Ready-made groups"] == [str(one.title) for one in READY]
    assert "Blocks of my own" not in shown(palette)
    put(session, "ready:residual")
    assert session.document.block("new").type == USE
    assert shown(palette)["Blocks of my own"] == ["residual block"]
    put(session, "ready:residual", "again")
    assert len(definitions(session.document)) == 1
    session.undo()
    session.undo()
    assert session.document.is_empty
    assert "Blocks of my own" not in shown(palette)


def test_a_group_of_the_same_id_but_with_another_inside_is_brought_beside_it(session):
    session.replace(open_network("vit-b-16"))
    parameters = [one.id for one in session.document.blocks if one.inside == "patches"]
    put(session, "ready:patches")
    assert len(definitions(session.document)) == 3
    assert [one.id for one in session.document.blocks if one.inside == "patches"] == parameters
    assert session.document.block("new").settings["of"] != "patches"


def test_ports_are_offered_only_inside_a_group(session, palette):
    session.replace(own_tower())
    settle(20)
    assert "Ports of this group" not in shown(palette)
    with pytest.raises(Refusal, match="Ports belong to groups"):
        taking.put_down(session, "lienzo.GroupInput", 0.0, 0.0)
    session.enter("use")
    assert shown(palette)["Ports of this group"] == ["Input of the group", "Output of the group"]
    put(session, "lienzo.GroupInput", "second")
    assert session.document.block("second").inside == "tower"
    session.leave()
    assert "Ports of this group" not in shown(palette)


def test_a_block_is_kept_for_other_drawings_renamed_and_removed(session, palette, monkeypatch):
    session.replace(own_tower())
    settle(20)
    act(palette, "own:tower", "Keep in my palette")
    session.replace(Document())
    settle(20)
    assert shown(palette)["Blocks of my own"] == ["Tower"]
    (kept,) = kept_blocks(session).blocks
    answers = lambda *_: ("Castle", True)  # noqa: E731
    monkeypatch.setattr(QInputDialog, "getText", answers)
    act(palette, f"kept:{kept.file}", "Rename…")
    assert shown(palette)["Blocks of my own"] == ["Castle"]
    put(session, f"kept:{kept.file}")
    assert [one.name for one in definitions(session.document)] == ["Castle"]
    assert session.plan.ports["new"].inputs
    act(palette, f"kept:{kept.file}", "Remove from my palette")
    assert kept_blocks(session).blocks == ()
    assert shown(palette)["Blocks of my own"] == ["Castle"], "the drawing has it still"


def test_a_kept_block_that_was_changed_in_a_drawing_comes_as_another(session, palette):
    session.replace(own_tower())
    act(palette, "own:tower", "Keep in my palette")
    (kept,) = kept_blocks(session).blocks
    put(session, f"kept:{kept.file}", "same")
    assert session.document.block("same").settings["of"] == "tower"
    session.do(edits.rename(session.document, "tower", "Other"))
    put(session, f"kept:{kept.file}", "else")
    assert session.document.block("else").settings["of"] != "tower"
    assert sorted(one.name for one in definitions(session.document)) == ["Other", "Tower"]


def test_damaged_files_are_named_and_left_alone(session, palette, tmp_path):
    folder = own_palette.folder()
    folder.mkdir()
    (folder / "broken.json").write_bytes(b"{ no drawing")
    own_palette.keep(own_tower(), "tower")
    kept_blocks(session).keep("nothing")  # refused, and told
    session.ask("own_palette", kept_blocks(session)._take)
    settle(40)
    assert shown(palette)["Blocks of my own"] == ["Tower", "broken.json cannot be read"]
    assert (folder / "broken.json").read_bytes() == b"{ no drawing"
    assert not palette.group_menu.acts("")


def test_a_definition_that_is_used_is_not_removed_silently(session, palette):
    session.replace(own_tower())
    settle(20)
    notices = []
    session.noticed.connect(notices.append)
    act(palette, "own:tower", "Remove from this drawing")
    assert "is used in this drawing: 1" in str(notices[0].what)
    assert "tower" in session.document
    ((_, remove),) = notices[0].actions
    remove()
    assert "tower" not in session.document
    assert "use" not in session.document
    session.undo()
    assert session.document == own_tower()


def test_look_inside_goes_where_the_definition_is_used(session, palette):
    session.replace(own_tower())
    settle(20)
    act(palette, "own:tower", "Look inside")
    assert session.place == "tower"
    assert session.trail == ("use",)


def test_the_search_finds_groups_too(session, palette):
    palette.search.setText("squeeze")
    settle(20)
    assert palette.tree.topLevelItem(0).text(0) == "Squeeze and excite"
    wanted = []
    palette.wanted.connect(wanted.append)
    palette._take_first()
    assert wanted == ["ready:squeeze-excite"]


def test_outlines_look_like_what_will_stand_there(session):
    session.replace(own_tower())
    assert taking.outline(session, "own:tower").settings == {"of": "tower"}
    assert taking.outline(session, "torch.nn.Linear").type == "torch.nn.Linear"
    with pytest.raises(Refusal, match="not in your palette"):
        taking.put_down(session, "kept:gone.json", 0.0, 0.0)


@pytest.mark.parametrize("file", ["../secret.json", "a/b.json", "x.txt"])
def test_only_files_of_the_palette_are_touched(session, file):
    with pytest.raises(Refusal, match="no file of your palette"):
        own_palette.remove(file)
