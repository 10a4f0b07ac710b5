"""Where the examples come from, what they look like, how they are split and prepared."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from backend.catalog.card import Card, Setting
from backend.data.dataset import DataView
from backend.document import edits
from backend.document.records import Block
from backend.text import Text
from gui.canvas.names import block_title
from gui.language import language, tell
from gui.panels.augment_part import AugmentPart
from gui.panels.data_marks import ClassCounts, ColumnMark, SplitBar
from gui.panels.data_preview import DataPreview, is_quick
from gui.panels.example_views import ExampleViews
from gui.panels.feature_toggles import FeatureToggles
from gui.panels.panel_parts import boxed, clear_layout, quiet_label
from gui.panels.setting_form import SettingForm
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.choices import Choice
from gui.widgets.notices import EmptyState
from gui.widgets.section import ScrollColumn, Section

DATA = "lienzo.Data"
OWN = ("table", "arrays", "pictures")
"""Sources that read a person's own files; chosen with buttons."""

SLIDING = ("samples", "noise", "validation", "test")
"""What is chosen with sliders; while one moves, the picture of the data goes with it."""

BATCH = Setting("batch_size", "int", 32, minimum=1, maximum=1_000_000, title=Text("Batch size"),
                help=Text("How many examples are looked at for one step."))  # fmt: skip

_MOST_COLUMNS = 64
_TITLES = 84
"""Width of the titles in the narrow forms."""


class DataPanel(QWidget):
    """Edits the data block of the drawing and shows what it brings.

    `import_wanted` names the kind of a person's own data to bring in.
    """

    import_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: DataView | None = None
        self._source = ""
        self._chosen = ""
        self._preview = DataPreview(session, self)
        self._preview.found.connect(self._show_preview)
        self.column = ScrollColumn()
        self.empty = EmptyState(
            "data",
            Text("The drawing has no data yet."),
            Text("A data block brings examples to learn from."),
            (Text("Add data"), self._add),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.column)
        self._stack.addWidget(self.empty)
        self._build()
        self._listen()
        self.refresh()

    def _listen(self) -> None:
        session = self._session
        for signal in (session.replaced, session.changed, session.selected, session.data_arrived):
            signal.connect(self.refresh)
        session.planned.connect(self._say_trouble)
        session.shelf_arrived.connect(self._offer)
        language().changed.connect(self._rebuild)

    def _build(self) -> None:
        self.block = Choice()
        self.block.changed.connect(self._take_block)
        self.source = Choice()
        self.source.changed.connect(self._choose_source)
        self.summary = quiet_label()
        self.trouble = quiet_label()
        self.trouble.setProperty("kind", "wrong")
        for widget in (self.block, self.source, self.summary, self.trouble):
            self.column.add(widget)
        self._options = QVBoxLayout()
        self._add_part(self._options)
        self.column.add(self._own())
        self.examples = ExampleViews()
        self._examples_section = self._section(Text("Examples"), self.examples)
        self.augment = AugmentPart(self._session)
        self._augment_section = self._section(Text("Altered while learning"), self.augment)
        self.features = FeatureToggles(self._session)
        self._features_section = self._section(Text("Features"), self.features)
        self._classes, self._columns = QVBoxLayout(), QVBoxLayout()
        self._columns.setSpacing(8)
        self._classes_section = self._section(Text("Classes"), boxed(self._classes))
        self._split_section = self._section(Text("Splits"), self._split())
        self._columns_section = self._section(Text("Values"), boxed(self._columns))
        self.credit = quiet_label()
        self.column.add(self.credit)

    def _add_part(self, layout: QVBoxLayout) -> None:
        self.column.add(boxed(layout))

    def _section(self, title: Text, content: QWidget) -> Section:
        section = Section(title)
        section.body.setContentsMargins(0, 4, 0, 4)
        section.add(content)
        self.column.add(section)
        return section

    def _own(self) -> Section:
        section = Section(Text("Your own data"), is_open=False)
        section.body.setContentsMargins(0, 4, 0, 4)
        titles = (
            Text("Table (CSV)…"),
            Text("Arrays (NPZ)…"),
            Text("Folder of pictures…"),
        )
        for kind, title, icon in zip(OWN, titles, ("table", "matrix", "picture"), strict=True):
            button = push_button(title, icon=icon)
            button.clicked.connect(lambda _=False, kind=kind: self.import_wanted.emit(kind))
            section.add(button)
        return section

    def _split(self) -> QWidget:
        self.split_bar = SplitBar()
        self._split_form: SettingForm | None = None
        self._split_box = QVBoxLayout()
        self._split_box.setSpacing(8)
        self._split_box.addWidget(self.split_bar)
        self.batch = SettingForm([BATCH], _TITLES)
        self.batch.chosen.connect(self._choose_training)
        self.batch.reset.connect(lambda name: self._choose_training(name, BATCH.default))
        return boxed(self._split_box)

    def _make_split_form(self, card: Card) -> None:
        wanted = ("validation", "test", "split_seed", "prepare", "prepare_target")
        self._split_form = SettingForm(
            [one for one in card.settings if one.name in wanted], _TITLES, SLIDING
        )
        self._split_form.passed.connect(self._pass)
        self._split_form.chosen.connect(self._choose)
        self._split_form.reset.connect(self._reset)
        self._split_box.addWidget(self._split_form)
        self._split_box.addWidget(self.batch)

    # what is shown

    @property
    def _blocks(self) -> list[Block]:
        return self._session.document.of_type(DATA)

    @property
    def shown_block(self) -> Block | None:
        """The selected data block, the one chosen here, or the first."""
        blocks = {block.id: block for block in self._blocks}
        selected = [id for id in self._session.selection if id in blocks]
        chosen = selected[0] if selected else self._chosen
        return blocks.get(chosen) or next(iter(blocks.values()), None)

    def _rebuild(self) -> None:
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Show the data block as it is now."""
        block = self.shown_block
        self._stack.setCurrentIndex(0 if block is not None else 1)
        if block is None:
            return
        self._chosen = block.id
        self._offer()
        blocks = self._blocks
        self.block.set_options([(one.id, block_title(self._session, one.id)) for one in blocks])
        self.block.set_value(block.id)
        self.block.setVisible(len(blocks) > 1)
        self._show_options(block)
        self._show_view(self._session.data.get(block.id))
        self._say_trouble()

    def _offer(self) -> None:
        """The sources to choose from; a person's own file only while it is the one chosen."""
        card = self._session.shelf.blocks.get(DATA)
        if self._split_form is None and card is not None:
            self._make_split_form(card)
        block = self.shown_block
        source = self._source_of(block) if block else ""
        there = {id: one for id, one in self._session.sources.items() if id not in OWN}
        if source in OWN and source in self._session.sources:
            there[source] = self._session.sources[source]
        self.source.set_options([(id, card.title) for id, card in there.items()])
        self.source.set_value(source)

    def _source_of(self, block: Block) -> str:
        chosen = block.settings.get("source")
        if chosen is None:
            card = self._session.shelf.blocks.get(DATA)
            chosen = card.setting("source").default if card else ""
        return str(chosen)

    def _show_options(self, block: Block) -> None:
        source = self._source_of(block)
        card = self._session.sources.get(source)
        if card is not None and source != self._source:
            self._source = source
            tell(self.summary, self.summary.setText, card.summary)
            self.summary.setVisible(bool(card.summary))
            clear_layout(self._options)
            self.options_form = SettingForm(
                [one for one in card.settings if _is_plain(one)], _TITLES, SLIDING
            )
            self.options_form.passed.connect(self._pass_option)
            self.options_form.chosen.connect(self._choose_option)
            self.options_form.reset.connect(self._reset_option)
            self._options.addWidget(self.options_form)
        if card is not None:
            self.options_form.show_values(block.settings.get("options") or {})
        if self._split_form is not None:
            self._split_form.show_values(block.settings)
        self.batch.show_values({"batch_size": self._session.document.training.batch_size})
        self._features_section.setVisible(self.features.show_data(block))
        view = self._session.data.get(block.id)
        self._augment_section.setVisible(self.augment.show_data(block, view))

    def _show_view(self, view: DataView | None) -> None:
        for part in (self._examples_section, self._split_section, self.credit):
            part.setVisible(view is not None)
        if view is None:
            self._classes_section.hide()
            self._columns_section.hide()
        if view is None or view is self._shown:
            self._shown = view
            return
        self._shown = view
        self.examples.show_view(view)
        self.split_bar.show_sizes(view.sizes)
        self._show_classes(view)
        self._show_columns(view)
        self._say_notes(view)

    def _say_notes(self, view: DataView) -> None:
        words = view.credit
        for note in reversed(view.notes):
            words = Text("{note}\n{rest}", note=note, rest=words)
        tell(self.credit, self.credit.setText, words)

    def _show_classes(self, view: DataView) -> None:
        clear_layout(self._classes)
        shown = [one for one in view.raw_fields if one.name in view.class_counts and one.classes]
        for field in shown:
            counts = dict(view.class_counts[field.name])
            self._classes.addWidget(ClassCounts(field.classes, counts))
        self._classes_section.setVisible(bool(shown))

    def _show_columns(self, view: DataView) -> None:
        clear_layout(self._columns)
        summaries = [summary for columns in view.columns.values() for summary in columns]
        for summary in summaries[:_MOST_COLUMNS]:
            self._columns.addWidget(ColumnMark(summary))
        self._columns_section.setVisible(bool(summaries))

    def _say_trouble(self) -> None:
        """Why there is no data, where the block cannot have any."""
        block = self.shown_block
        problems = [one for one in self._session.plan.problems if block and one.block == block.id]
        self.trouble.setVisible(bool(problems))
        if problems:
            words = Text("{what} {advice}", what=problems[0].what, advice=problems[0].advice)
            tell(self.trouble, self.trouble.setText, words)

    # what is chosen

    def _add(self) -> None:
        change = edits.add(DATA, 0.0, 0.0)
        self._session.do(change)
        self._session.select(change.ids)

    def _take_block(self, id: str) -> None:
        self._chosen = id
        self._session.select([id])
        self.refresh()

    def _choose_source(self, source: str) -> None:
        self._set({"source": source, "options": {}})

    def _choose_option(self, name: str, value: Any) -> None:
        block = self.shown_block
        if block is not None:
            options = {**(block.settings.get("options") or {}), name: value}
            self._set({"options": options})

    def _reset_option(self, name: str) -> None:
        block = self.shown_block
        if block is not None:
            kept = dict(block.settings.get("options") or {})
            kept.pop(name, None)
            self._set({"options": kept})

    def _choose(self, name: str, value: Any) -> None:
        self._set({name: value})

    def _choose_training(self, name: str, value: Any) -> None:
        self._session.do(edits.change_training(self._session.document, **{name: value}))

    def _reset(self, name: str) -> None:
        block = self.shown_block
        if block is not None:
            self._preview.end()
            self._session.do(edits.clear_settings(self._session.document, block.id, [name]))

    # while a slider moves

    def _pass(self, name: str, value: Any) -> None:
        block = self.shown_block
        if block is not None and is_quick(self._shown):
            self._preview.pass_setting(block, name, value)

    def _pass_option(self, name: str, value: Any) -> None:
        block = self.shown_block
        if block is not None and is_quick(self._shown):
            self._preview.pass_option(block, name, value)

    def _show_preview(self, view: DataView) -> None:
        """What the data would be, for the picture only."""
        self.examples.show_view(view)
        self.split_bar.show_sizes(view.sizes)

    def _set(self, settings: dict[str, Any]) -> None:
        self._preview.end()
        block = self.shown_block
        if block is not None:
            self._session.do(edits.set_settings(self._session.document, block.id, settings))


def _is_plain(setting: Setting) -> bool:
    """Whether a form can show it; lists of columns are chosen in the import dialog."""
    return setting.kind in ("int", "float", "bool", "choice", "text", "path")
