"""The reading screen: outline, text and annotation, one line above them and one below."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.signal import Signal
from textual.widgets import Static

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.detail import of_orphan, of_problems, sidecar_problems
from bulletin_tui.tui.desk.drafts import Drafts
from bulletin_tui.tui.desk.recoder import Recoder
from bulletin_tui.tui.desk.saving import Autosaver
from bulletin_tui.tui.finding.folded import FoldedTexts
from bulletin_tui.tui.keymap import Keymap, bind
from bulletin_tui.tui.page.pages import Pages
from bulletin_tui.tui.screens.reader.base import bindings
from bulletin_tui.tui.screens.reader.comparing import Comparing
from bulletin_tui.tui.screens.reader.crossing import Crossing
from bulletin_tui.tui.screens.reader.filtering import Filtering
from bulletin_tui.tui.screens.reader.keeping import KEEP, RETRY, Keeping
from bulletin_tui.tui.screens.reader.quoting import Quoting
from bulletin_tui.tui.screens.reader.recoding import Recoding
from bulletin_tui.tui.screens.reader.relating import Relating
from bulletin_tui.tui.screens.reader.reviewing import Reviewing
from bulletin_tui.tui.screens.reader.searching import Searching
from bulletin_tui.tui.screens.reader.taking import Taking
from bulletin_tui.tui.themes import nearest
from bulletin_tui.tui.widgets.details import Details
from bulletin_tui.tui.widgets.issue_tree import IssueTree
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.reading_pane import ReadingPane
from bulletin_tui.tui.widgets.status_line import StatusLine
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Problem, Read, settings_file, told
from bulletin_tui.workspace.state import State, load_state

_STEP = 2
"""By how many 汉字 the column changes with a key."""
_NARROWEST, _WIDEST = 10, 100
"""How narrow and how wide it can be made, in 汉字."""

_SHORT = 1 << 18
"""How many bytes are read in so little time that the first frame can wait for them."""


class ReaderScreen(Searching, Filtering, Quoting, Relating, Recoding, Comparing, Crossing, Reviewing, Taking, Keeping):
    """Shows a library; reads its sources one after another in the background."""

    AUTO_FOCUS = "#pane"

    @dataclass
    class ThemeSet(Message):
        """The settings say other colours."""

        name: str | None

    BINDINGS: ClassVar[list[BindingType]] = bindings(Keymap())

    def __init__(self, library: Library, configured: Read | None = None) -> None:
        """Make the screen.

        Args:
            library: What is to be read.
            configured: The person's settings; the defaults if not given.
        """
        super().__init__(classes="front-pane")
        self.said = []
        self._configured = configured or Read()
        self.settings = self._configured.settings
        self.use_keys(bind(self.settings.keys, self._configured.lines))
        self.desk = Desk(library)
        self.pages = Pages()
        self.drafts = Drafts()
        self.texts = FoldedTexts()
        self.autosaver = Autosaver(self.desk.session, self.show_saving, self.show_saved, self.desk.remember)
        self.renewed = Signal(self, "renewed")
        self.recoder = Recoder(library.workspace, self.desk.session, self.autosaver, self.follow)

    def compose(self) -> ComposeResult:
        """Lay out the panes between the two lines."""
        yield StatusLine()
        yield Static(
            _("This terminal is too small; it needs at least 40 columns and 12 lines."), id="too-small", markup=False
        )
        with Horizontal(id="panes"):
            yield IssueTree(id="outline")
            with Vertical(id="reading"):
                yield ReadingPane(
                    spacing=self.settings.line_spacing,
                    justify=self.settings.justify,
                    id="pane",
                )
            yield Details(id="details")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show in the first frame what was read last, and read the other sources behind it."""
        self.outline.border_title = _("Outline")
        self.pane.border_title = _("Text")
        self.details.border_title = _("Annotation")
        self.show_keys()
        self.set_interval(RETRY, self.retry)
        self.set_interval(KEEP, self.keep_place)
        self._begin()
        self.call_after_refresh(self.begin_watching)

    # ------------------------------------------------------------ reading the sources

    def _begin(self) -> None:
        """Read the codebook, and unless that takes long the first source; all others in the background."""
        library, state = self.desk.library, load_state()
        self.pane.column = state.column_width(self.settings.column_width)
        names = {source: library.workspace.name_of(source) for source in library.sources}
        folded = ((source, name) for source in library.sources for name in state.reading(source).folded)
        self.outline.expect(names.items(), folded)
        self.desk.codebook = library.codebook()
        self._show_settings_problems()
        if library.notices:
            self._warn(library.notices)
        if self.desk.codebook.problems:
            self._warn(self.desk.codebook.problems)
        waiting = state.in_reading_order(library.path, library.sources)
        if _is_short(waiting[0]):
            source = waiting.pop(0)
            self._take_in(source, self._read(source), state)
        if not (state.opened or self.said):
            first = _("{tag} tags, {note} writes a note, {help} shows all keys. All is saved by itself; {quit} quits.")
            self.tell(first.format(**{name: self.keymap.way(name) for name in ("tag", "note", "help", "quit")}))
        self._read_others(waiting, state)

    def _show_settings_problems(self) -> bool:
        problems = (*self._configured.problems, *self.keymap.problems, *self._theme_problem())
        if problems:
            self._warn(told(settings_file().name, problems))
        return bool(problems)

    def use_settings(self, configured: Read) -> None:
        """Let settings that were read again be in force."""
        before, self._configured, self.settings = self.settings, configured, configured.settings
        self.use_keys(bind(self.settings.keys, configured.lines))
        self.pane.set_lines(self.settings.line_spacing, self.settings.justify)
        if self.settings.column_width != before.column_width:
            self.pane.column = self.settings.column_width
        if self.settings.theme != before.theme:
            self.post_message(self.ThemeSet(self.settings.theme))
        self.show_place()
        self.show_keys()
        if not self._show_settings_problems():
            later = ("language", "coder", "ambiguous_width", "mouse")
            changed = [name for name in later if getattr(before, name) != getattr(self.settings, name)]
            said = _("The settings were read; {names} will hold from the next start.")
            self.tell(said.format(names=", ".join(changed)) if changed else _("The settings were read and hold now."))

    def _theme_problem(self) -> Iterator[Problem]:
        name = self.settings.theme
        if name and name not in self.app.available_themes:
            near = nearest(name, self.app.available_themes)
            message = N_("there is no theme “{name}”; did you mean {near}? The palette lists all")
            yield Problem(self._configured.lines.get("theme", 1), message, {"name": name, "near": near})

    @work(group="load")
    async def _read_others(self, waiting: Sequence[Path], state: State) -> None:
        total = len(self.desk.library.sources)
        for number, source in enumerate(waiting, start=total - len(waiting) + 1):
            if total > 1:
                self.status.reading = _("reading {number}/{total}").format(number=number, total=total)
            self._take_in(source, await asyncio.to_thread(self._read_and_fold, source), state)
        self.status.reading = ""
        self.show_related()
        self.tell_doubts()
        self.look_for_strays()

    def _read(self, source: Path) -> Document | BulletinError:
        try:
            return self.desk.library.load(source)
        except BulletinError as error:
            return error
        except Exception as error:  # a text that the parser stumbles over must not close the others
            return BulletinError(f"{source}: {type(error).__name__}: {error}")

    def _read_and_fold(self, source: Path) -> Document | BulletinError:
        found = self._read(source)
        if isinstance(found, Document):
            self.texts.of(found.source)
            if not _is_short(source):
                self.pages.prepare(found, self.desk.codebook)
        return found

    def _take_in(self, source: Path, found: Document | BulletinError, state: State) -> None:
        if isinstance(found, BulletinError):
            self._show_failure(source, found)
        else:
            self._show_document(found, state)

    def _show_failure(self, source: Path, error: BulletinError) -> None:
        self.desk.fail(source, error)
        self.outline.show_failure(source, str(error).removeprefix(f"{source}: "))
        if self.desk.position is None:
            self.details.show(of_problems(None, self.desk.codebook, str(error), self.keymap))

    def _show_document(self, document: Document, state: State) -> None:
        first = self.desk.position is None
        self.desk.open(document)
        self.outline.show_document(document)
        if first:
            source = document.source.path
            self.desk.drift(self.desk.find(source, state.reading(source).measure))
            self.show_place()
        self.look_again()
        if document.sidecar.problems:
            self._warn([*sidecar_problems(document, self.keymap)])
        self.take_up(document)

    def _warn(self, problems: Sequence[str]) -> None:
        """Say in one notice what is wrong with a file; the list of messages has all of it."""
        self.tell("\n".join(problems), severe=True)

    # ------------------------------------------------------------ the outline and the text move each other

    @on(IssueTree.Chosen)
    def _follow_outline(self, event: IssueTree.Chosen) -> None:
        branch, desk = event.branch, self.desk
        if branch.kind is Kind.ORPHAN:
            self._show_orphan(branch)
        elif branch.kind is Kind.FILE and branch.source in desk.failures:
            self.details.show(of_problems(None, desk.codebook, str(desk.failures[branch.source]), self.keymap))
        elif branch.kind is Kind.ISSUE or not (
            desk.position and desk.position.source == branch.source and desk.position.key in branch.keys
        ):
            desk.go(self.place_of_branch(branch))
            self.show_place(in_outline=False)

    def _show_orphan(self, branch: Branch) -> None:
        document = self.desk.session.documents[branch.source]
        orphan = document.annotations[branch.at]
        self.details.show(of_orphan(document, orphan, self.desk.codebook, self.keymap))

    @on(IssueTree.Entered)
    async def _enter(self, event: IssueTree.Entered) -> None:
        if event.branch.kind is Kind.ORPHAN:
            await self.run_action("review")
        else:
            self.bring_to_front(self.pane)

    @on(ReadingPane.MeasureChosen)
    def _follow_text(self, event: ReadingPane.MeasureChosen) -> None:
        if self.desk.position and self.desk.go(self.desk.find(self.desk.position.source, event.key)):
            self.show_place()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane has the keys: on a narrow terminal it is the one to be seen."""
        for pane in self._panes:
            if event.widget is pane:
                self._mark_front(pane)
        self.show_keys()

    @on(KeyLine.Clicked)
    async def _do(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command)

    # ------------------------------------------------------------ the program

    def action_end_search(self) -> None:
        """End the search; without one let go of what is chosen; then show again what the filter hides."""
        if self.end_search():
            return
        if self.desk.release():
            self.show_picked()
        else:
            self.end_filter()

    def action_help(self) -> None:
        """Show all keys."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self.keymap, self.where))

    def action_messages(self) -> None:
        """Show again what was said."""
        from bulletin_tui.tui.screens.dialogs.messages import Messages

        self.app.push_screen(Messages(self.said))

    async def action_palette(self) -> None:
        """Open the command palette."""
        await self.app.run_action("command_palette")

    def action_wider(self) -> None:
        """Make the column wider."""
        self._widen(_STEP)

    def action_narrower(self) -> None:
        """Make the column narrower."""
        self._widen(-_STEP)

    def _widen(self, by: int) -> None:
        pane = self.pane
        # What cannot be seen is not added up: from the width there is, not from the one there might be.
        before = min(pane.column, pane.seen_column) if by < 0 else pane.column
        pane.column = max(min(before + by, _WIDEST), _NARROWEST)
        said = (
            _("The column is {count} characters wide.")
            if pane.seen_column >= pane.column
            else _("The column would be {count} characters wide; there is no room for that.")
        )
        self.tell(said.format(count=pane.column))

    def action_usual_width(self) -> None:
        """Make the column as wide as it usually is."""
        self.pane.column = self.settings.column_width
        self.tell(_("The column is {count} characters wide.").format(count=self.pane.column))

    async def action_toggle_theme(self) -> None:
        """Change between light and dark."""
        await self.app.run_action("toggle_theme")

    async def action_suspend(self) -> None:
        """Go back to the shell for a while."""
        await self.app.run_action("suspend")

    async def action_choose_theme(self) -> None:
        """Choose colours by their name."""
        await self.app.run_action("choose_theme")


def _is_short(source: Path) -> bool:
    try:
        return source.stat().st_size <= _SHORT
    except OSError:
        return True  # reading it fails as fast, and says why
