"""Keeps what the canvas shows in step with the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer

from backend.compiler.plan import Plan
from backend.document.change import Change
from backend.document.groups import HOLDERS
from backend.document.records import Block
from backend.training.events import Event, Watched
from gui.canvas.geometry import BLOCK, HEADERS, NEURON_KIND, TILE
from gui.canvas.group_faces import holders_seen
from gui.canvas.vitals import Vitals
from gui.language import language
from gui.places import places_of
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


_REST = 250
"""Milliseconds of quiet after which the view is taken to rest."""

_MOST_SHOWN = 64


class Follower(QObject):
    """Hears what happens to the document, its plan and its training, and shows it in the view."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._scene = view.scene
        self._pictures = view.pictures
        self._vitals = Vitals(view.session, view.scene)
        self._pulse = QTimer(self, interval=50)
        self._pulse.timeout.connect(view.update)
        self._shown: frozenset[str] = frozenset()
        self._prefix = ""
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._tell_shown)
        view.looked.connect(lambda camera: self._rest.start())
        self._listen()
        self._start_over()

    def _listen(self) -> None:
        session, view = self._session, self._view
        session.changed.connect(self._mirror)
        session.replaced.connect(self._replaced)
        session.place_changed.connect(self._go)
        session.sought.connect(view.bring_into_view)
        session.planned.connect(self._take_plan)
        session.selected.connect(self._take_selection)
        session.happened.connect(self._take_events)
        session.live.changed.connect(self._take_numbers)
        session.data_arrived.connect(self._take_data)
        session.training_changed.connect(self._take_state)
        session.weights_changed.connect(self._take_weights)
        session.shelf_arrived.connect(self._start_over)
        language().changed.connect(self._start_over)
        theme().changed.connect(self._repaint_all)

    def _start_over(self, *_: object) -> None:
        """Everything may look otherwise: mirror and draw it anew."""
        self._view.cancel_gesture()
        self._view.faces.start_over()
        self._rebuild()
        self._repaint_all()

    def _rebuild(self) -> None:
        session = self._session
        self._scene.rebuild(session.document, session.selection, session.place)
        self._scene.judge(session.plan, session.document)
        self._vitals.learn_all()

    def _go(self, place: str) -> None:
        """Another place is looked at, or the same one by another way."""
        if self._session.places.prefix != self._prefix:
            self._prefix = self._session.places.prefix
            self._pictures.clear()
            self._scene.strips.clear()
        if place != self._scene.place:
            self._view.cancel_gesture()
            self._view.unfolding.finish()
            self._rebuild()
            self._view.minimap.forget()
        self._view.gaze.arrive(self._session.trail)
        self._refresh()

    def _repaint_all(self) -> None:
        self._view.painter.forget()
        self._pictures.repaint()
        self._view.minimap.forget()
        self._refresh()

    def _refresh(self) -> None:
        self._view.minimap.come_or_go()
        self._view.update()
        self._rest.start()

    def _tell_shown(self) -> None:
        """Tell which blocks a person can see the insides of, when they are others than before."""
        view = self._view
        shown: frozenset[str] = frozenset()
        if view.camera.scale >= HEADERS:
            things = self._scene.things
            inside = self._scene.inside(view.seen())
            is_block = np.isin(things.kind, (BLOCK, NEURON_KIND, TILE))
            rows = np.flatnonzero(inside & is_block)[:_MOST_SHOWN].tolist()
            shown = frozenset(things.ids[row] for row in rows if not things.sizes[row].is_group)
        if shown != self._shown:
            self._shown = shown
            view.showing.emit(shown)

    def _replaced(self) -> None:
        self._pictures.clear()
        self._scene.strips.clear()
        self._start_over()
        self._view.gaze.begin()

    def _mirror(self, change: Change) -> None:
        self._view.cancel_gesture()
        ids = change.ids | self._holders_of(change)
        self._view.painter.forget_words(ids)
        with self._view.unfolding.of(change):
            self._scene.mirror(self._session.document, ids)
        self._vitals.learn(change.ids)
        self._refresh()

    def _holders_of(self, change: Change) -> set[str]:
        """The groups and uses in view that show something of what a change touches."""
        document = self._session.document
        records = [record for pair in change.records.values() for record in pair if record]
        groups = places_of(document, records)
        groups -= {"", self._scene.place}
        return holders_seen(document, self._scene.things.index, groups) if groups else set()

    def _take_plan(self, plan: Plan) -> None:
        self._view.painter.forget_words()
        blocks = [id for id in self._scene.things.index if self._has_new_ports(id, plan)]
        self._scene.mirror(self._session.document, blocks)
        self._scene.judge(plan, self._session.document)
        self._refresh()

    def _has_new_ports(self, id: str, plan: Plan) -> bool:
        ports, block = plan.ports.get(id), self._session.document.get(id)
        if ports is None or (isinstance(block, Block) and block.type in HOLDERS):
            return False
        place = self._scene.layout(self._scene.things.index[id])
        if isinstance(block, Block) and block.is_open:
            return True
        names = [port.name for port in ports.inputs], [port.name for port in ports.outputs]
        return names != (list(place.inputs), list(place.outputs))

    def _take_selection(self, ids: frozenset[str]) -> None:
        self._scene.select(ids)
        self._view.update()

    def _take_data(self, data: object) -> None:
        self._pictures.forget_data()
        self._view.painter.forget_words()
        self._scene.mirror(
            self._session.document, [*filter(self._shows_data, self._scene.things.index)]
        )
        self._refresh()

    def _shows_data(self, id: str) -> bool:
        """Whether how large a block is may hang on the data: what brings it, and open layers."""
        block = self._session.document.get(id)
        if not isinstance(block, Block):
            return False
        card = self._view.faces.card(block.type)
        return block.is_open or (card is not None and card.sort == "data")

    def _take_events(self, events: Sequence[Event]) -> None:
        watched = [event for event in events if isinstance(event, Watched)]
        if not watched:
            return
        pictured = self._pictures.take(watched[-1]) & self._scene.things.index.keys()
        fresh = pictured - self._scene.strips
        if fresh:
            self._scene.strips |= fresh
            self._scene.mirror(self._session.document, fresh)
        self._view.update()

    def _take_numbers(self) -> None:
        """Weights, biases, activations or maps are others now."""
        self._vitals.look()
        self._view.update()

    def _take_state(self, state: str) -> None:
        running = state == "running"
        self._view.painter.pulsing = running
        if running and theme().motion():
            self._pulse.start()
        else:
            self._pulse.stop()
        self._refresh()

    def _take_weights(self) -> None:
        """Weights came, or were forgotten with all that was seen of them."""
        if not self._session.weights:
            self._pictures.clear()
            pictured, self._scene.strips = self._scene.strips, set()
            self._scene.mirror(self._session.document, pictured)
        self._vitals.learn_all()
        self._refresh()
