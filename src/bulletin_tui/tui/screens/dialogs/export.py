"""Taking the annotations out: what, by what, as what, and where to."""

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Button, Checkbox, Input, Static

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import FORMATS, Grouping, Options, pieces, preview, summarize
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.widgets.cycle import Cycle
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.rows import Selection
from bulletin_tui.workspace.tag_mix import read_mix

_PREVIEW = 6000
"""How many characters of the result are shown."""


class Tick(Checkbox):
    """A checkbox drawn in ASCII, whose state can be seen without colour."""

    BUTTON_LEFT = "["
    BUTTON_INNER = " "
    BUTTON_RIGHT = "]"

    def watch_value(self) -> None:
        """Draw the state."""
        super().watch_value()
        self.BUTTON_INNER = "x" if self.value else " "


class ExportDialog(ModalScreen[Path | None]):
    """Writes a summary or a table; gives the path of what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "write", show=False, priority=True),
    ]
    CSS_PATH = "dialogs.tcss"

    kind = query_one("#kind", Cycle)
    grouping = query_one("#grouping", Cycle)
    scope = query_one("#scope", Cycle)
    tag = query_one("#tag", Input)
    city = query_one("#city", Input)
    starred = query_one("#starred", Checkbox)
    untagged = query_one("#untagged", Checkbox)
    notes = query_one("#notes", Checkbox)
    full = query_one("#full", Checkbox)
    orphans = query_one("#orphans", Checkbox)
    path = query_one("#path", Input)
    replace = query_one("#replace", Checkbox)
    preview = query_one("#preview", Static)
    problem = query_one("#problem", Static)

    def __init__(self, documents: Sequence[Document], current: Document, codebook: Codebook) -> None:
        """Make a dialog.

        Args:
            documents: All that is open.
            current: The document the reader is in.
            codebook: Gives the themes their order.
        """
        super().__init__()
        self._documents = documents
        self._current = current
        self._codebook = codebook
        self._named = False
        """Whether the person wrote a file name, which then is left alone."""
        self._stopped: threading.Event | None = None
        """While a file is written: set, it is not written after all."""

    def compose(self) -> ComposeResult:
        """Lay out the choices above the preview."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(_("Export"), classes="title", markup=False)
            yield Cycle(_("Format"), [(name, _(kind.title)) for name, kind in FORMATS.items()], id="kind")
            with HorizontalGroup(classes="row"):
                yield Cycle(
                    _("Grouped by"),
                    [(Grouping.THEME, _("theme")), (Grouping.CITY, _("city")), (Grouping.ISSUE, _("issue"))],
                    id="grouping",
                )
                scopes = [("one", _("this file"))]
                if len(self._documents) > 1:
                    scopes.insert(0, ("all", _("all open files")))
                yield Cycle(_("Scope"), scopes, id="scope")
            with HorizontalGroup(classes="row"):
                tags = SuggestFromList(self._tags, case_sensitive=False)
                yield Input(placeholder=_("only this tag"), id="tag", suggester=tags, compact=True)
                cities = SuggestFromList(self._cities, case_sensitive=False)
                yield Input(placeholder=_("only this city"), id="city", suggester=cities, compact=True)
            with HorizontalGroup(classes="row"):
                yield Tick(_("only starred"), id="starred", compact=True)
                yield Tick(_("only untagged"), id="untagged", compact=True)
            with HorizontalGroup(classes="row"):
                yield Tick(_("notes"), value=True, id="notes", compact=True)
                yield Tick(_("full text"), value=True, id="full", compact=True)
                yield Tick(_("lost ones too"), value=True, id="orphans", compact=True)
            with VerticalScroll(id="preview-pane", can_focus=True) as pane:
                pane.border_title = _("Preview")
                yield Static(id="preview", markup=False)
            yield Input(id="path", placeholder=_("file to write"), compact=True)
            yield Tick(_("replace the file if it exists"), id="replace", compact=True)
            yield Static(id="problem", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button(_("Write (ctrl+s)"), id="write", variant="primary", compact=True)
                yield Button(_("Cancel (esc)"), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Show what would be written."""
        self._refresh()

    @property
    def _tags(self) -> list[str]:
        used = (tag for document in self._documents for key in document.by_measure for tag in document.said(key).tags)
        return list(dict.fromkeys([*(theme.path for theme in self._codebook.themes), *used]))

    @property
    def _cities(self) -> list[str]:
        return list(dict.fromkeys(_units(self._documents)))

    @on(Cycle.Changed)
    @on(Checkbox.Changed, "#starred, #untagged, #notes, #full, #orphans")
    @on(Input.Changed, "#tag, #city")
    def _refresh(self) -> None:
        if not self._named:
            with self.prevent(Input.Changed):
                self.path.value = self._proposed_name()
        self._show_preview()

    @on(Input.Changed, "#path")
    def _note_named(self) -> None:
        self._named = True

    def _proposed_name(self) -> str:
        documents = self._chosen
        stem = documents[0].source.path.stem if len(documents) == 1 else self._current.source.path.parent.name
        return f"{stem}-{self.grouping.value}{FORMATS[self.kind.value].suffix}"

    @property
    def _chosen(self) -> Sequence[Document]:
        return self._documents if self.scope.value == "all" else [self._current]

    def _options(self) -> Options:
        selection = Selection(
            tags=_mixes(self.tag.value),
            cities=_split(self.city.value),
            starred=self.starred.value,
            untagged=self.untagged.value,
        )
        return Options(
            by=Grouping(self.grouping.value),
            selection=selection,
            notes=self.notes.value,
            full=self.full.value,
            orphans=self.orphans.value,
        )

    @work(exclusive=True)
    async def _show_preview(self) -> None:
        kind, chosen = FORMATS[self.kind.value], self._chosen
        options = kind.wanted(self._options())

        def prepare() -> tuple[str, int]:
            summary = summarize(chosen, self._codebook, options)
            return visible(preview(kind, summary, _PREVIEW)), summary.counts.chosen

        text, count = await asyncio.to_thread(prepare)
        pane = self.query_one("#preview-pane", VerticalScroll)
        lines = break_lines(text, max(pane.scrollable_content_region.width, 2))
        self.preview.update("\n".join(text[start:end] for start, end in lines))
        pane.border_subtitle = ngettext("{count} measure", "{count} measures", count).format(count=count)

    @on(Input.Submitted, "#path")
    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write the file, or say why not."""
        path = Path(self.path.value.strip()).expanduser()
        if not self.path.value.strip():
            self._refuse(_("Enter the name of the file to write."))
        elif path.exists() and not self.replace.value:
            self._refuse(_("{path}: already exists; tick the box to replace it").format(path=path))
        else:
            self._write(path)

    @work(exclusive=True)
    async def _write(self, path: Path) -> None:
        kind, chosen = FORMATS[self.kind.value], self._chosen
        options = kind.wanted(self._options())
        stopped = self._stopped = threading.Event()

        def carry_out() -> None:
            summary = summarize(chosen, self._codebook, options)
            if kind.folder:
                kind.check()
                kind.folder.put(_unless(stopped, summary.rows), path)
            else:
                write_atomically(path, _unless(stopped, pieces(summary, kind.name)))

        self.problem.update(_("Writing… esc stops it."))
        try:
            await asyncio.to_thread(carry_out)
        except _StoppedError:
            self._refuse(_("Stopped; nothing was written."))
        except BulletinError as error:
            self._refuse(str(error))
        except OSError as error:
            self._refuse(str(cannot(path, error, _("{path}: cannot be written: {reason}"))))
        else:
            self.dismiss(path)
        finally:
            self._stopped = None

    def _refuse(self, reason: str) -> None:
        self.problem.update(visible(reason))

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Stop what is being written; else go back without writing."""
        if self._stopped:
            self._stopped.set()
        else:
            self.dismiss(None)


Piece = TypeVar("Piece")


class _StoppedError(Exception):
    """The person does not want the file after all."""


def _unless(stopped: threading.Event, pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if stopped.is_set():
            raise _StoppedError
        yield piece


def _units(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        for issue in document.source.issues:
            for city in issue.cities:
                yield from city.units


def _mixes(text: str) -> tuple[str, ...]:
    """Return the tags or the mix of tags that a field asks for; what is half typed is left out."""
    try:
        if len(read_mix(text).steps) > 1:
            return (text,)
    except ValueError:
        pass
    return tuple(filter(_is_mix, _split(text)))


def _is_mix(text: str) -> bool:
    try:
        return bool(read_mix(text))
    except ValueError:
        return False


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").replace("，", " ").replace("、", " ").split())
