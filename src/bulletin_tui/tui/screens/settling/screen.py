"""Settling disagreements: the measure, every coder's version of it side by side, and what is decided."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.detail import Paragraph, Role
from bulletin_tui.tui.desk.others import of_said
from bulletin_tui.tui.desk.saving import Autosaver, Phase, SaveState
from bulletin_tui.tui.footer import Where, entries
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.reader.keeping import RETRY
from bulletin_tui.tui.screens.settling.view import Settling
from bulletin_tui.tui.widgets.details import Details
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.workspace.document import Said
from bulletin_tui.workspace.session import Turned
from bulletin_tui.workspace.settling import Verdict
from bulletin_tui.workspace.versions import spoken_of

if TYPE_CHECKING:
    from bulletin_tui.workspace.store import Saved

Place = tuple[Path, str]


class SettlingScreen(Screen[Place]):
    """Shows one disagreement at a time; ends with the measure it was at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("j,down,n", "step(1)", show=False),
        Binding("k,up,N", "step(-1)", show=False),
        Binding("u", "go_on", show=False),
        *(Binding(str(number), f"take({number})", show=False) for number in range(1, 10)),
        Binding("b", "together", show=False),
        Binding("c", "common", show=False),
        Binding("t", "tag", show=False),
        Binding("a", "note", show=False),
        Binding("x,backspace", "open", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("question_mark,f1", "help", show=False),
    ]
    CSS_PATH = "settling.tcss"

    versions = query_one("#versions", Horizontal)
    measure_text = query_one("#measure", Details)
    decision = query_one("#decision", Details)
    key_line = query_one(KeyLine)

    def __init__(self, settling: Settling, codebook: Codebook, keymap: Keymap) -> None:
        """Make the screen.

        Args:
            settling: What there is to decide, one measure or more.
            codebook: The themes.
            keymap: The keys in force.
        """
        super().__init__()
        self._settling = settling
        self._codebook = codebook
        self._keymap = keymap
        self._said = ""
        self.autosaver = Autosaver(settling.session, self._show_saving, self._show_saved)

    def compose(self) -> ComposeResult:
        """Lay out the measure above the versions, and those above what is decided."""
        yield Static(id="title", markup=False)
        yield Details(id="measure")
        with Horizontal(id="versions"):
            for number in range(len(self._settling.comparison.coders)):
                yield Details(id=f"version-{number + 1}")
        yield Details(id="decision")
        yield Static(id="said", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first one that is open."""
        self.measure_text.can_focus = self.decision.can_focus = False
        self.set_interval(RETRY, self._retry)
        self._show()

    # ------------------------------------------------------------ showing

    def _show(self) -> None:
        settling = self._settling
        title = Text(" ").append(_("Settle disagreements"), "bold")
        place = _("{number} of {total}").format(number=settling.number + 1, total=len(settling.items))
        count = _("decided {count}/{total}").format(count=settling.decided, total=len(settling.items))
        title.append(f"  {place}  {count}  ").append(visible(_("decides: {name}").format(name=settling.by)), "dim")
        self.query_one("#title", Static).update(title)
        self.measure_text.border_title = visible(settling.citation)
        self.measure_text.show([Paragraph(settling.measure.text)])
        said = {number: (coder, one) for number, coder, one in settling.said}
        for number, coder in enumerate(settling.comparison.coders, start=1):
            pane = self.query_one(f"#version-{number}", Details)
            pane.border_title = visible(f"{number} {spoken_of(coder)}")
            pane.show(
                of_said(said[number][1], self._codebook)
                if number in said
                else [Paragraph(_("has not annotated this text"), Role.QUIET)]
            )
        self.decision.border_title = _("Agreed")
        self.decision.show(self._decided())
        unusable = set() if settling.session.history.can_undo else {"undo"}
        self.key_line.entries = entries(self._keymap, Where.SETTLING, finding=False, unusable=unusable)

    def _decided(self) -> Iterator[Paragraph]:
        found = self._settling.settled
        if found is None or found.by is None:
            yield Paragraph(_("Open. A number takes a version, b all, c what they have in common."), Role.QUIET)
            return
        yield Paragraph(_("decided by {name}").format(name=found.by), Role.QUIET)
        yield from of_said(Said(*found.verdict), self._codebook)

    def _tell(self, text: str) -> None:
        self._said = text
        self.query_one("#said", Static).update(Text(f" {visible(text)}", no_wrap=True, overflow="ellipsis"))

    # ------------------------------------------------------------ moving

    def action_step(self, by: int) -> None:
        """Go to the next disagreement or the one before."""
        self._settling.step(by)
        self._tell("")
        self._show()

    def action_go_on(self) -> None:
        """Go to the next one that is open."""
        self._tell("" if self._settling.go_on() else _("All are decided."))
        self._show()

    # ------------------------------------------------------------ deciding

    def action_take(self, number: int) -> None:
        """Decide for a version."""
        verdict = self._settling.verdict_of(number)
        if verdict is not None:
            self._decide(verdict)

    def action_together(self) -> None:
        """Decide for everything together."""
        self._decide(self._settling.together)

    def action_common(self) -> None:
        """Decide for what they have in common."""
        self._decide(self._settling.shared)

    @work(exclusive=True, group="dialog")
    async def action_tag(self) -> None:
        """Choose the tags."""
        from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker

        verdict = self._verdict
        uses = {tag: 0 for _number, _coder, said in self._settling.said for tag in said.tags}
        picker = TagPicker(self._settling.measure.key, verdict.tags, self._codebook, uses)
        tags = await self.app.push_screen_wait(picker)
        if tags is not None:
            self._decide(verdict._replace(tags=tags), go_on=False)

    @work(exclusive=True, group="dialog")
    async def action_note(self) -> None:
        """Write the note."""
        from bulletin_tui.tui.screens.dialogs.note_editor import NoteEditor

        verdict = self._verdict
        note = await self.app.push_screen_wait(
            NoteEditor(self._settling.measure.key, verdict.note, None, lambda _draft: None)
        )
        if note is not None:
            self._decide(verdict._replace(note=note), go_on=False)

    @property
    def _verdict(self) -> Verdict:
        """What an edit starts from: what was decided, else what they have in common."""
        found = self._settling.settled
        return found.verdict if found and found.by else self._settling.shared

    def _decide(self, verdict: Verdict, *, go_on: bool = True) -> None:
        label = self._settling.decide(verdict)
        more = not go_on or self._settling.go_on()
        self._changed(label or "", "" if more else _("All are decided."))

    def action_open(self) -> None:
        """Take back what was decided about the measure."""
        self._changed(self._settling.leave_open() or "")

    def action_undo(self) -> None:
        """Take the last step back."""
        self._turned(self._settling.session.undo(), _("Undone: {what}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do the step again that was undone last."""
        self._turned(self._settling.session.redo(), _("Redone: {what}"), _("There is nothing to redo."))

    def _turned(self, turned: Turned | None, done: str, nothing: str) -> None:
        self._changed(done.format(what=turned.step.label) if turned else nothing)

    def _changed(self, *said: str) -> None:
        self._tell("  ".join(filter(None, said)))
        self._show()
        self.run_worker(self.autosaver.save(), group="save")

    # ------------------------------------------------------------ saving and leaving

    def _show_saving(self, state: SaveState) -> None:
        if state.phase is Phase.FAILED:
            self._tell(str(state))

    def _show_saved(self, source: Path, saved: "Saved") -> None:  # noqa: ARG002
        if saved.merged or saved.conflicts:
            self._show()

    def _retry(self) -> None:
        if self._settling.session.failed:
            self.run_worker(self.autosaver.save(), group="save")

    @work(exclusive=True, group="dialog")
    async def action_close(self) -> None:
        """Save and go back; where that cannot be done, ask."""
        from bulletin_tui.tui.screens.dialogs.question import Answer, Question

        while not await self.autosaver.finish():
            answers = [
                Answer("again", _("Try again")),
                Answer("stay", _("Stay")),
                Answer("leave", _("Quit and lose the changes")),
            ]
            answer = await self.app.push_screen_wait(Question(str(self.autosaver.state), answers))
            if answer == "leave":
                break
            if answer != "again":
                return
        self.dismiss((self._settling.measure.path, self._settling.measure.key))

    def action_help(self) -> None:
        """Show all keys, those of this screen first."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self._keymap, Where.SETTLING))

    @on(KeyLine.Clicked)
    async def _do(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command)
