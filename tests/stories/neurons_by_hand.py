"""The gate XOR and the four sets of the plane, each drawn neuron by neuron from an empty canvas."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QLineEdit

from backend.document.columns import Feature
from gui.language import say
from gui.panels.neuron_part import NeuronPart
from gui.panels.setting_form import SettingForm
from tests.hands import middle_of
from tests.stories.desk import Desk
from tests.stories.person import Person

NEURON = "lienzo.Neuron"


def play(person: Person, bench: Any) -> None:
    desk = Desk(person, bench)
    desk.begin_empty()
    for draw, target in (
        (xor_by_hand, 1.0),
        (gauss, 0.99),
        (circle, 0.99),
        (xor, 0.97),
        (spiral, 0.95),
    ):
        name = draw.__name__
        seconds = timed(desk, draw)
        accuracy = desk.session.record.finished.measures["test"]["accuracy"]
        print(f"{name}: {accuracy:.3f} after {seconds:.0f} s by hand")
        person.picture(name)
        assert accuracy >= target, (name, accuracy)
        desk.session.history.mark_saved()  # so that nobody asks whether to keep it
        person.press("ctrl+n")
        person.wait(lambda: not desk.session.document.blocks, 5, "an empty canvas")


def timed(desk: Desk, draw: Callable[[Desk], None]) -> float:
    """Seconds from an empty canvas to a trained network."""
    began = time.monotonic()
    draw(desk)
    desk.train()
    return time.monotonic() - began


def skeleton(desk: Desk, source: str) -> tuple[str, str, str]:
    """Data, one neuron, one that answers yes or no, a loss: wired and ready to grow.

    Returns the ids of data, the first neuron and the one that answers.
    """
    desk.show_tab("palette")
    data = desk.drop("lienzo.Data", 110, 200)
    panel = desk.bench.panels["data"]
    desk.show_tab("data")
    desk.choose(panel.source, say(desk.session.sources[source].title))
    desk.person.wait(
        lambda: desk.session.document.block(data).settings.get("source") == source, 5, source
    )
    desk.planned()
    desk.show_tab("palette")
    first = desk.drop(NEURON, 310, 260)
    answer = desk.drop(NEURON, 420, 260)
    desk.wire(data, "input", first, "input")
    desk.wire(first, "output", answer, "input")
    desk.choose(activation_of(desk, answer), "sigmoid")
    loss = desk.drop("torch.nn.BCELoss", 650, 240)
    desk.wire(answer, "output", loss, "input")
    desk.wire(data, "target", loss, "target")
    desk.planned()
    while desk.codes():
        desk.show_tab("problems")
        desk.mend(desk.codes()[0])
    return data, first, answer


def activation_of(desk: Desk, neuron: str) -> Any:
    """Select a neuron; the field of its activation in the Settings panel."""
    select(desk, neuron)
    parts = desk.bench.panels["settings"].findChildren(NeuronPart)
    return next(part.activation for part in parts if part.isVisible())


def field(desk: Desk, dock: str, setting: str) -> Any:
    """The visible field of a setting in a panel."""
    forms = desk.bench.panels[dock].findChildren(SettingForm)
    return next(
        form.fields[setting]
        for form in forms
        if setting in form.fields and form.fields[setting].isVisible()
    )


def select(desk: Desk, id: str) -> None:
    desk.person.click(desk.canvas.mapToGlobal(middle_of(desk.canvas, id).toPoint()))
    desk.person.wait(lambda: desk.session.selection == {id}, 5, "the selection")


def grow(desk: Desk, neuron: str, button: str, times: int = 1) -> None:
    """Point at a column and click one of the buttons over it."""
    for _ in range(times):
        before = desk.session.history.undoable
        place = middle_of(desk.canvas, neuron)
        desk.person.point_at(desk.canvas.mapToGlobal(place.toPoint()))
        target = getattr(desk.canvas.columns, button)
        desk.person.wait(target.isVisible, 5, f"the button {button}")
        desk.person.click(target)
        desk.person.wait(
            lambda before=before: desk.session.history.undoable is not before, 5, "the change"
        )


def set_rate(desk: Desk, rate: str) -> None:
    desk.person.fill(desk.bench.training_bar.rate, rate)


def set_epochs(desk: Desk, epochs: str) -> None:
    """With nothing selected the Settings panel is about the whole drawing."""
    corner = desk.canvas.rect().bottomLeft() + QPoint(40, -40)
    desk.person.click(desk.canvas.mapToGlobal(corner))
    desk.person.wait(lambda: not desk.session.selection, 5, "nothing selected")
    desk.person.fill(field(desk, "settings", "epochs"), epochs)


def xor_by_hand(desk: Desk) -> None:
    """Three neurons; the first two are given their weights on the wires, as OR and NAND."""
    data, first, answer = skeleton(desk, "truth_table")
    desk.show_tab("data")
    desk.choose(field(desk, "data", "gate"), "XOR")
    grow(desk, first, "more")
    (second,) = [
        one.id
        for one in desk.session.document.blocks
        if one.type == NEURON and one.id not in (first, answer)
    ]
    weigh(desk, data, first, "4")
    weigh(desk, data, second, "-4")
    set_rate(desk, "0.1")


def weigh(desk: Desk, source: str, target: str, weight: str) -> None:
    """Double-click a wire into a neuron and type its weight."""
    (wire,) = [one for one in desk.session.document.wires_into(target) if one.source == source]
    row = desk.canvas.scene.wires.index[wire.id]
    start, first, second, end = desk.canvas.scene.curves[row]
    near = 0.125 * start + 0.375 * first + 0.375 * second + 0.125 * end
    place = desk.canvas.camera.to_view(QPointF(*near.tolist()))
    desk.person.click(desk.canvas.mapToGlobal(place.toPoint()), times=2)
    desk.person.wait(
        lambda: any(one.isVisible() for one in desk.canvas.findChildren(QLineEdit)), 5, "a field"
    )
    desk.person.press("ctrl+a")
    desk.person.type(weight)
    desk.person.press("Return")
    desk.person.wait(
        lambda: desk.session.document[wire.id].weight == float(weight), 5, "the weight"
    )


def gauss(desk: Desk) -> None:
    """Two neurons in a row are enough for two clouds."""
    skeleton(desk, "gauss")
    set_rate(desk, "0.05")


def circle(desk: Desk) -> None:
    """Six neurons draw six borders, the last one joins them."""
    _, first, _ = skeleton(desk, "circle")
    grow(desk, first, "more", 5)
    set_rate(desk, "0.03")
    set_epochs(desk, "60")


def xor(desk: Desk) -> None:
    """With x₁ times x₂ as a feature, few neurons do."""
    data, first, _ = skeleton(desk, "xor")
    toggle(desk, data, Feature("x_times_y", 0, 1))
    grow(desk, first, "more", 3)
    set_rate(desk, "0.05")


def spiral(desk: Desk) -> None:
    """Sines as features, and two columns of neurons."""
    data, first, _ = skeleton(desk, "spiral")
    toggle(desk, data, Feature("sin_x", 0), Feature("sin_x", 1))
    grow(desk, first, "more", 7)
    grow(desk, first, "after")
    set_rate(desk, "0.02")
    set_epochs(desk, "250")


def toggle(desk: Desk, data: str, *features: Feature) -> None:
    """Click features in the Data panel."""
    select(desk, data)
    desk.show_tab("data")
    panel = desk.bench.panels["data"]
    for feature in features:
        tile = panel.features.tiles[feature]
        desk.person.wait(tile.isVisible, 5, "the features")
        panel.column.ensureWidgetVisible(tile)
        desk.person.click(tile)
        desk.person.wait(tile.isChecked, 5, "the feature")
    desk.planned()
