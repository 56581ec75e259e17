"""The reading screen: outline, text and annotation, one line above them and one below."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.signal import Signal
from textual.widgets import Static

from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.detail import of_orphan, of_problems
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
from bulletin_tui.tui.screens.reader.keeping import KEEP, RETRY
from bulletin_tui.tui.screens.reader.loading import Loading
from bulletin_tui.tui.screens.reader.quoting import Quoting
from bulletin_tui.tui.screens.reader.recoding import Recoding
from bulletin_tui.tui.screens.reader.relating import Relating
from bulletin_tui.tui.screens.reader.searching import Searching
from bulletin_tui.tui.screens.reader.taking import Taking
from bulletin_tui.tui.widgets.details import Details
from bulletin_tui.tui.widgets.issue_tree import IssueTree
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.reading_pane import ReadingPane
from bulletin_tui.tui.widgets.status_line import StatusLine
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Read


class ReaderScreen(Searching, Filtering, Quoting, Relating, Recoding, Comparing, Crossing, Loading, Taking):
    """Shows a library; reads its sources one after another in the background."""

    AUTO_FOCUS = "#pane"

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
            pane = ReadingPane(spacing=self.settings.line_spacing, justify=self.settings.justify, id="pane")
            # It is going to have the keys. Told only then, it would be styled a second time.
            pane.set_reactive(ReadingPane.has_focus, True)
            yield pane
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
        self.begin_reading()
        self.call_after_refresh(self.begin_watching)

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
