"""The codebook: its themes as a tree, and what is said of the one that is pointed at."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Input, Static

from bulletin_tui.annotation.codebook import Fault
from bulletin_tui.annotation.codebook_lint import lint
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.detail import Paragraph, Role
from bulletin_tui.tui.footer import Where, entries
from bulletin_tui.tui.screens.codebook.theming import Theming
from bulletin_tui.tui.screens.codebook.view import describe, rows, summary
from bulletin_tui.tui.screens.matrix.cell import CellDialog, Entry
from bulletin_tui.tui.widgets.details import Details
from bulletin_tui.tui.widgets.field import Field
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.theme_tree import ThemeTree
from bulletin_tui.workspace.coding import coded
from bulletin_tui.workspace.tag_mix import is_below
from bulletin_tui.workspace.usage import Usage

_TICK = 0.1
"""After how many seconds it is shown again how far a change is."""


class CodebookScreen(Theming):
    """Shows the themes; ends with the measure to go to, or with `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,c", "close", show=False),
        Binding("slash", "find", show=False),
        Binding("exclamation_mark", "problems", show=False),
        Binding("question_mark,f1", "help", show=False),
        Binding("tab,shift+tab", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "ThemeTree"
    CSS_PATH = "codebook.tcss"

    details = query_one(Details)
    key_line = query_one(KeyLine)
    sought = query_one("#sought", Field)
    said = query_one("#said", Static)

    _counted: Mapping[str, Usage] | None = None
    _faults: tuple[Fault, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the tree beside what is said of a theme."""
        yield Static(id="title", markup=False)
        with Horizontal(id="themes"):
            yield ThemeTree()
            yield Details()
        yield Field(placeholder=_("name, pinyin or English name"), id="sought", classes="-closed", compact=True)
        yield Static(id="said", classes="-closed", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the themes, and count behind that."""
        self.key_line.entries = entries(self.keymap, Where.CODEBOOK, finding=False, unusable=())
        self.themes.border_title = _("Themes")
        self.show_themes(self.pointed)
        self.set_interval(_TICK, self._show_progress)
        self.renewed.subscribe(self, lambda _nothing: self.show_themes())

    # ------------------------------------------------------------ showing

    def show_themes(self, path: str | None = None) -> None:
        """Show the themes as they are now.

        Args:
            path: The one to point at; `None` for the same as before.
        """
        self._show_rows(path)
        self._count()

    def _show_rows(self, path: str | None = None) -> None:
        self.themes.show(rows(self.desk.codebook, self._counted, self._query), path)
        title = Text(" ").append(_("Codebook"), "bold")
        title.append("  " + summary(self.desk.codebook, self._counted, self._faults))
        workspace = self.desk.library.workspace
        title.append("  " + visible(workspace.name_of(workspace.own_codebook())), "dim")
        self.query_one("#title", Static).update(title)

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        codebook = self.desk.codebook
        await self.autosaver.finish()
        self._counted = await self.recoder.counted()
        self._faults = await asyncio.to_thread(lint, codebook)
        self._show_rows()

    def usage(self, path: str) -> Usage | None:
        """Return how often a theme is used; `None` while that is not known."""
        return None if self._counted is None else self._counted.get(path, Usage())

    @on(ThemeTree.Pointed)
    def _describe(self, event: ThemeTree.Pointed) -> None:
        row = event.row
        if row is None:
            nothing = _("Nothing is like that.") if self._query else _("There is no theme yet. a adds one.")
            self.details.show([Paragraph(nothing, Role.QUIET)])
            return
        self.pointed = row.path
        self.details.show(describe(row, self.desk.codebook, self._faults, self.desk.documents))

    def say(self, text: str) -> None:
        """Say something until the next key; "" says nothing."""
        self.said.update(Text(" " + visible(text)))
        self.said.set_class(not text, "-closed")

    def _show_progress(self) -> None:
        progress = self.recoder.progress
        if progress is not None and progress.total:
            self.say(_("{done} of {total} files").format(done=progress.done, total=progress.total))

    # ------------------------------------------------------------ finding

    @property
    def _query(self) -> str:
        return "" if self.sought.has_class("-closed") else self.sought.value

    def action_find(self) -> None:
        """Open the field."""
        self.sought.remove_class("-closed")
        self.set_focus(self.sought)
        self.call_after_refresh(self.sought.focus)

    @on(Input.Changed, "#sought")
    def _narrow(self) -> None:
        found = rows(self.desk.codebook, self._counted, self._query)
        self.themes.show(found, found[0].path if found and self._query else self.pointed)

    @on(Input.Submitted, "#sought")
    def _found(self) -> None:
        self._end_search()

    def _end_search(self) -> None:
        """Show all themes again, and point at the one that was found."""
        self.sought.add_class("-closed")
        self.sought.clear()
        self.set_focus(self.themes)
        self._show_rows(self.pointed)

    def on_key(self) -> None:
        """Let go of what was said."""
        if not self.recoder.busy:
            self.say("")

    # ------------------------------------------------------------ leaving

    def action_close(self) -> None:
        """Close what is open: the field, a change that is being planned, the screen."""
        if not self.sought.has_class("-closed"):
            self._end_search()
        elif self.recoder.busy:
            self.recoder.stop()
        else:
            self.dismiss(None)

    @on(ThemeTree.Chosen)
    @work(exclusive=True, group="dialog")
    async def _list_measures(self, event: ThemeTree.Chosen) -> None:
        path, documents = event.row.path, self.desk.session.documents
        found = [
            Entry(measure, documents[measure.path].source.measures[measure.key].measure.text)
            for measure in coded(self.desk.documents)
            if any(is_below(tag, path) for tag in measure.tags)
        ]
        if not found:
            self.say(_("No measure that is open has “{theme}”.").format(theme=path))
            return
        hint = _("enter goes there; esc goes back to the codebook")
        chosen = await self.app.push_screen_wait(CellDialog(path, found, hint))
        if chosen is not None:
            self.dismiss(chosen)

    @on(KeyLine.Clicked)
    async def _do(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command)

    def action_problems(self) -> None:
        """List what is wrong with the codebook."""
        from bulletin_tui.tui.screens.codebook.problems import CodebookProblems

        listed = {theme.path for theme in self.desk.codebook.themes}
        lacking = [tag for tag, used in (self._counted or {}).items() if used.measures and tag not in listed]
        self.app.push_screen(CodebookProblems(self._faults, [(tag, self.usage(tag) or Usage()) for tag in lacking]))

    def action_help(self) -> None:
        """Show all keys, those of the codebook first."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self.keymap, Where.CODEBOOK))
