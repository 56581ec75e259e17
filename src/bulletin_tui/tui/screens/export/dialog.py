"""Taking the annotations out: what, by what, as what, and where to."""

import asyncio
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, HorizontalGroup, VerticalGroup, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Static

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import FORMATS, Among, Grouping, Options, Step, Style
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.screens.export.order import TEMPLATE, Order, Preview, kind_of, selection
from bulletin_tui.tui.widgets.cycle import Cycle
from bulletin_tui.tui.widgets.tick import Tick
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.versions import spoken_of

_PREVIEW = 6000
"""How many characters of the result are shown."""
_PAUSE = 0.1
"""Seconds between two looks at how far it has come."""
_ONE, _ALL, _AMONG = "one", "all", "among"
"""What can be written of: this file, all that are open, what the reader's filter shows."""


class ExportDialog(ModalScreen[str | None]):
    """Writes a summary or a table; says what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "write", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    CSS_PATH = "export.tcss"

    kind = query_one("#kind", Cycle)
    template = query_one("#template", Input)
    grouping = query_one("#grouping", Cycle)
    style = query_one("#style", Cycle)
    scope = query_one("#scope", Cycle)
    coder = query_one("#coder", Cycle)
    tag = query_one("#tag", Input)
    city = query_one("#city", Input)
    path = query_one("#path", Input)
    replace = query_one("#replace", Checkbox)
    preview = query_one("#preview", Static)
    problem = query_one("#problem", Static)

    @dataclass
    class Progressed(Message):
        """A file that is being written has come so far."""

        step: Step

    def __init__(
        self,
        library: Library,
        opened: Mapping[Path, Document],
        current: Document,
        codebook: Codebook,
        among: Among | None = None,
        coders: Sequence[Coder] = (),
    ) -> None:
        """Make a dialog.

        Args:
            library: What was opened.
            opened: All of it that is read already.
            current: The document the reader is in.
            codebook: Gives the themes their order.
            among: What the reader's filter shows, where there is one.
            coders: Whose annotations can be had; the reader's own come first.
        """
        super().__init__()
        self._library = library
        self._opened = dict(opened)
        self._current = current
        self._codebook = codebook
        self._among = among
        self._coders = coders or (library.workspace.coder,)
        self._named = False
        """Whether the person wrote a file name, which then is left alone."""
        self._previewing = threading.Event()
        """Set, the preview that is being made is not wanted any more."""
        self._writing: threading.Event | None = None
        """While a file is written: set, it is not written after all."""

    # ------------------------------------------------------------ layout

    def compose(self) -> ComposeResult:
        """Lay out the choices above the preview; on a wide screen beside it."""
        with VerticalGroup(classes="dialog") as dialog:
            dialog.border_title = _("Export")
            with Container(id="body"):
                with VerticalGroup(id="fields"):
                    yield from self._choices()
                with VerticalScroll(id="preview-pane", can_focus=True) as pane:
                    pane.border_title = _("Preview")
                    yield Static(id="preview", markup=False)
            yield from _row(
                Input(id="path", placeholder=_("file to write"), compact=True),
                Tick(_("replace existing"), id="replace", compact=True),
            )
            with HorizontalGroup(id="end"):
                yield Static(id="problem", markup=False)
                yield Button(_("Write (ctrl+s)"), id="write", variant="primary", compact=True)
                yield Button(_("Cancel (esc)"), id="cancel", compact=True)

    def _choices(self) -> ComposeResult:
        kinds = [(name, _(kind.title)) for name, kind in FORMATS.items()]
        yield Cycle(_("Format"), [*kinds, (TEMPLATE, _("a template of one's own"))], id="kind")
        yield Input(placeholder=_("the template (Jinja2)"), id="template", compact=True)
        groupings = [(Grouping.THEME, _("theme")), (Grouping.CITY, _("city")), (Grouping.ISSUE, _("issue"))]
        styles = [(Style.LIST, _("list")), (Style.REPORT, _("running text"))]
        yield from _row(
            Cycle(_("Grouped by"), groupings, id="grouping"),
            Cycle(_("Style"), styles, id="style"),
        )
        others = self._coders[1:]
        names = [_("my own"), *(visible(spoken_of(coder)) for coder in others)]
        coders = [(str(number), name) for number, name in enumerate(names)]
        yield from _row(
            Cycle(_("Scope"), list(self._scopes()), id="scope"),
            *([Cycle(_("Annotations"), coders, id="coder")] if len(coders) > 1 else []),
        )
        tags = SuggestFromList(self._tags, case_sensitive=False)
        cities = SuggestFromList(self._cities, case_sensitive=False)
        yield from _row(
            Input(placeholder=_("only this tag"), id="tag", suggester=tags, compact=True),
            Input(placeholder=_("only this city"), id="city", suggester=cities, compact=True),
        )
        yield from _row(
            Tick(_("only starred"), id="starred", compact=True),
            Tick(_("only untagged"), id="untagged", compact=True),
            Tick(_("all measures"), id="every", compact=True),
        )
        yield from _row(
            Tick(_("notes"), value=True, id="notes", compact=True),
            Tick(_("full text"), value=True, id="full", compact=True),
            Tick(_("lost ones too"), value=True, id="orphans", compact=True),
        )
        yield from _row(
            Tick(_("table of themes"), id="matrix", compact=True),
            Tick(_("Word's own styles"), id="plain", compact=True),
        )

    def _scopes(self) -> list[tuple[str, str]]:
        scopes = [(_AMONG, _("what the filter shows"))] if self._among else []
        if len(self._library.sources) > 1:
            scopes.append((_ALL, _("all files")))
        return [*scopes, (_ONE, _("this file"))]

    @property
    def _tags(self) -> list[str]:
        documents = self._opened.values()
        used = (tag for document in documents for key in document.by_measure for tag in document.said(key).tags)
        return list(dict.fromkeys([*(theme.path for theme in self._codebook.themes), *used]))

    @property
    def _cities(self) -> list[str]:
        issues = (issue for document in self._opened.values() for issue in document.source.issues)
        cities = (city for issue in issues for city in issue.cities)
        return list(dict.fromkeys(unit for city in cities for unit in city.units))

    # ------------------------------------------------------------ what is asked for

    def _order(self, target: Path | None = None) -> Order:
        """Return what is asked for.

        Raises:
            WrongUseError: There is no such template.
        """
        scope, kind = self.scope.value, kind_of(self.kind.value, self.template.value, target)
        coders = self.query("#coder").results(Cycle)
        return Order(
            kind,
            Options(
                by=Grouping(self.grouping.value),
                selection=selection(
                    self.tag.value, self.city.value, starred=self._is("starred"), untagged=self._is("untagged")
                ),
                among=self._among if scope == _AMONG else None,
                every=self._is("every"),
                notes=self._is("notes"),
                full=self._is("full"),
                orphans=self._is("orphans"),
                style=Style(self.style.value) if kind.styles else None,
                matrix=kind.matrix and self._is("matrix"),
                plain=kind.plain and self._is("plain"),
            ),
            self._library,
            [self._current.source.path] if scope == _ONE else self._library.sources,
            self._opened,
            self._codebook,
            next((self._coders[int(each.value)] for each in coders), self._library.workspace.coder),
        )

    def _is(self, name: str) -> bool:
        return self.query_one(f"#{name}", Checkbox).value

    # ------------------------------------------------------------ showing what would be written

    def on_mount(self) -> None:
        """Show what would be written."""
        self._choose_kind()

    @on(Cycle.Changed, "#kind")
    def _choose_kind(self) -> None:
        """Ask only for what the format knows."""
        kind = FORMATS.get(self.kind.value)
        styles = kind.styles if kind else (Style.LIST, Style.REPORT)
        self.template.display = kind is None
        self.style.display = bool(styles)
        self.style.index = int(styles[:1] == (Style.REPORT,))
        matrix, plain = self.query_one("#matrix"), self.query_one("#plain")
        matrix.display = kind is None or kind.matrix
        plain.display = kind is not None and kind.plain
        if matrix.parent:
            matrix.parent.display = matrix.display or plain.display
        self._refresh()

    @on(Cycle.Changed, "#grouping, #style, #scope, #coder")
    @on(Checkbox.Changed, "#fields Checkbox")
    @on(Input.Changed, "#template, #tag, #city")
    def _refresh(self) -> None:
        try:
            order = self._order()
        except BulletinError as error:
            self._previewing.set()
            self._show(Preview("", ""), str(error))
            return
        if not self._named:
            with self.prevent(Input.Changed):
                self.path.value = self._proposed_name(order)
        self._show_preview(order)

    def _proposed_name(self, order: Order) -> str:
        path = self._current.source.path
        stem = path.stem if len(order.sources) == 1 else self._library.path.absolute().name
        return f"{stem}-{order.options.by.value}{order.kind.suffix or '.md'}"

    @on(Input.Changed, "#path")
    def _note_named(self) -> None:
        self._named = True

    @work(exclusive=True, group="preview")
    async def _show_preview(self, order: Order) -> None:
        self._previewing.set()
        stopped = self._previewing = threading.Event()
        said = ""
        try:
            shown = await asyncio.to_thread(order.preview, _PREVIEW, lambda _step: _go_on(stopped))
        except _StoppedError:
            return
        except BulletinError as error:
            shown, said = Preview("", ""), str(error)
        self._show(shown, said)

    def _show(self, shown: Preview, said: str) -> None:
        """Show the beginning of what would be written, and what stands in the way of it."""
        pane = self.query_one("#preview-pane", VerticalScroll)
        lines = break_lines(shown.text, max(pane.scrollable_content_region.width, 2))
        self.preview.update("\n".join(shown.text[start:end] for start, end in lines))
        pane.border_subtitle = shown.note
        self._refuse(said)

    # ------------------------------------------------------------ writing

    @on(Input.Submitted, "#path")
    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write the file, or say why not."""
        path = Path(self.path.value.strip()).expanduser()
        if self._writing:
            return
        if not self.path.value.strip():
            self._refuse(_("Enter the name of the file to write."))
            return
        try:
            order = self._order(path)
            order.check(path, self.replace.value)
        except BulletinError as error:
            self._refuse(str(error))
        else:
            self._write(order, path)

    @work(exclusive=True, group="write")
    async def _write(self, order: Order, path: Path) -> None:
        stopped = self._writing = threading.Event()
        told = monotonic()

        def watch(step: Step) -> None:
            nonlocal told
            _go_on(stopped)
            if monotonic() - told > _PAUSE:
                told = monotonic()
                self.post_message(self.Progressed(step))

        self.problem.update(_("Writing… esc stops it."))
        try:
            done = await asyncio.to_thread(order.write, path, watch)
        except _StoppedError:
            self._refuse(_("Stopped; nothing was written."))
        except BulletinError as error:
            self._refuse(str(error))
        else:
            self.dismiss(done)
        finally:
            self._writing = None

    def on_export_dialog_progressed(self, event: Progressed) -> None:
        """Show how far it has come."""
        if self._writing and not self._writing.is_set():
            self.problem.update(_("{step}. esc stops it.").format(step=event.step))

    def _refuse(self, reason: str) -> None:
        self.problem.update(visible(reason))

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Stop what is being written; else go back without writing."""
        if self._writing:
            self._writing.set()
        else:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """Do not leave anything running."""
        self._previewing.set()
        if self._writing:
            self._writing.set()


class _StoppedError(Exception):
    """The person does not want it after all."""


def _go_on(stopped: threading.Event) -> None:
    if stopped.is_set():
        raise _StoppedError


def _row(*fields: Widget) -> ComposeResult:
    with HorizontalGroup(classes="row"):
        yield from fields
