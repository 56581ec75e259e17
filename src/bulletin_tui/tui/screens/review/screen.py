"""The review: annotations whose text was changed, old and new text side by side."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.footer import Where, entries
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.review.view import Item, Review, Sides
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.passage_pane import Passage, PassagePane
from bulletin_tui.workspace.reviewing import correction

_BEGINNING = 60
"""How much of a measure is listed, in code points; more than that no line holds."""


class ReviewScreen(Screen[tuple[Path, str] | None]):
    """Works through the list; ends with the source and the measure to go to, or with `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,r", "dismiss", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        # Before the list gets it, for which a click and enter are the same; a click is only to look.
        Binding("enter", "accept", show=False, priority=True),
        Binding("c", "choose", show=False),
        Binding("o", "leave", show=False),
        Binding("d", "delete", show=False),
        Binding("g", "go", show=False),
        Binding("J,pagedown", "scroll(1)", show=False, priority=True),
        Binding("K,pageup", "scroll(-1)", show=False, priority=True),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("question_mark,f1", "help", show=False),
    ]
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "review.tcss"

    options = query_one(OptionList)
    old = query_one("#old", PassagePane)
    new = query_one("#new", PassagePane)
    key_line = query_one(KeyLine)

    def __init__(self, review: Review, keymap: Keymap, edited: Callable[[Path], None]) -> None:
        """Make the screen.

        Args:
            review: The list.
            keymap: The keys in force.
            edited: Told of every source whose annotations were changed, to show and save them.
        """
        super().__init__()
        self._review = review
        self._keymap = keymap
        self._edited = edited

    def compose(self) -> ComposeResult:
        """Lay out the list above the two texts."""
        yield Static(id="title", markup=False)
        yield OptionList(id="doubts", compact=True, markup=False)
        with Horizontal(id="sides"):
            yield PassagePane(id="old")
            yield PassagePane(id="new")
        yield Static(id="said", markup=False)
        yield Static(id="done", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the list."""
        self._show()

    # ------------------------------------------------------------ showing

    def _show(self, done: str = "") -> None:
        review = self._review
        title = Text(" ").append(_("Review"), "bold")
        left = len(review.items) - review.open
        title.append("  " + ngettext("{count} to decide", "{count} to decide", review.open).format(count=review.open))
        if left:
            title.append("  " + _("{count} left without a measure").format(count=left))
        self.query_one("#title", Static).update(title)
        several = len({item.source for item in review.items}) > 1
        with self.prevent(OptionList.OptionHighlighted):
            self.options.clear_options()
            self.options.add_options(Option(self._line(item, several)) for item in review.items)
            self.options.highlighted = review.number if review.items else None
        self.query_one("#done", Static).update(Text(f" {visible(done)}" if done else "", "bold"))
        self._compare()

    def _line(self, item: Item, several: bool) -> Text:
        annotation, attachment = item.doubt
        mark = "?" if item.doubt.proposed else " " if item.doubt.settled else "!"
        score = f"{attachment.score:.2f}" if item.doubt.proposed else "    "
        line = Text(f"{mark} {score} ", no_wrap=True, overflow="crop")
        if several:
            line.append(visible(self._review.document(item).source.name) + " ", "dim")
        line.append(visible(annotation.at), "bold")
        if attachment.address is not None and attachment.address != annotation.at:
            line.append(" > " + visible(attachment.address), "bold")
        quote = annotation.anchor.quote if annotation.anchor else ""
        return line.append("  " + visible(" ".join(quote[:_BEGINNING].split())))

    def _compare(self) -> None:
        item = self._review.item
        self._show_keys(item)
        if item is None:
            self.old.show(_("Annotated text"), Passage())
            self.new.show(_("Now"), Passage(text=_("Nothing is left to review; esc goes back to the text.")))
            self.query_one("#said", Static).update("")
            return
        sides = self._review.sides(item)
        self.old.show(
            _("Annotated: {address}").format(address=item.doubt.annotation.at),
            Passage(sides.before, sides.old, sides.behind, sides.changes.old),
        )
        self.new.show(_heading(sides), _now(sides))
        self.query_one("#said", Static).update(_said(item))

    def _show_keys(self, item: Item | None) -> None:
        proposed = bool(item and item.doubt.proposed)
        first, *others = entries(self._keymap, Where.REVIEW, finding=False, unusable=())
        # Where nothing is proposed, enter chooses.
        self.key_line.entries = (first, *others) if proposed else others

    # ------------------------------------------------------------ moving

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        self._review.number = event.option_index
        self._compare()

    def action_move(self, lines: int) -> None:
        """Go to the next annotation, or to the one before."""
        self._review.move(lines)
        self.options.highlighted = self._review.number if self._review.items else None

    def action_scroll(self, direction: int) -> None:
        """Scroll both texts."""
        for pane in (self.old, self.new):
            pane.scroll_relative(y=direction * max(pane.size.height - 1, 1), animate=False)

    def action_go(self) -> None:
        """Go to the measure in the text."""
        item = self._review.item
        key = self._review.sides(item).key if item else None
        self.dismiss((item.source, key) if item and key is not None else None)

    # ------------------------------------------------------------ deciding

    def action_accept(self) -> None:
        """Take the measure that is proposed; where none is, choose one."""
        item = self._review.item
        if item and item.doubt.proposed:
            self._did(item.source, self._review.accept())
        elif item:
            self.action_choose()

    @work(exclusive=True, group="dialog")
    async def action_choose(self) -> None:
        """Choose another measure."""
        from bulletin_tui.tui.screens.review.place_chooser import PlaceChooser

        item = self._review.item
        if item is None:
            return
        chooser = PlaceChooser(self._review.document(item), item.doubt.annotation)
        key = await self.app.push_screen_wait(chooser)
        if key is not None:
            self._did(item.source, self._review.place(key))

    def action_leave(self) -> None:
        """Leave the annotation without a measure."""
        if item := self._review.item:
            self._did(item.source, self._review.leave())

    @work(exclusive=True, group="dialog")
    async def action_delete(self) -> None:
        """Delete the annotation, when the person says so again."""
        from bulletin_tui.tui.screens.dialogs.question import Answer, Question

        item = self._review.item
        if item is None:
            return
        asked = _("Delete the annotation of {address}, with its tags and its note?")
        answers = [Answer("keep", _("Keep it")), Answer("delete", _("Delete it"))]
        question = Question(asked.format(address=item.doubt.annotation.at), answers)
        if await self.app.push_screen_wait(question) == "delete":
            self._did(item.source, self._review.delete())

    def _did(self, source: Path, label: str | None) -> None:
        if label:
            self._edited(source)
        self._show(label or _("These annotations are read-only."))

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._rewind(_("Undone: {what}"), _("There is nothing to undo."), back=True)

    def action_redo(self) -> None:
        """Make the decision again that was taken back last."""
        self._rewind(_("Redone: {what}"), _("There is nothing to redo."), back=False)

    def _rewind(self, done: str, nothing: str, *, back: bool) -> None:
        step = self._review.undo() if back else self._review.redo()
        for change in step.changes if step else ():
            self._edited(Path(change.source))
        self._show(done.format(what=step.label) if step else nothing)

    # ------------------------------------------------------------ the rest

    @on(KeyLine.Clicked)
    async def _do(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command)

    def action_help(self) -> None:
        """Show all keys, those of the review first."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self._keymap, Where.REVIEW))


def _heading(sides: Sides) -> str:
    if sides.key is None:
        return _("Now")
    said = _("Now ({score}): {address}") if sides.proposed else _("Most alike ({score}): {address}")
    return said.format(address=sides.key, score=f"{sides.score:.2f}")


def _now(sides: Sides) -> Passage:
    if sides.key is None and not sides.proposed:
        return Passage(text=_("The text has no measures."))
    return Passage(sides.now_before, sides.new, sides.now_behind, sides.changes.new if sides.proposed else ())


def _said(item: Item) -> Text:
    annotation = item.doubt.annotation
    said = Text(" ", no_wrap=True, overflow="crop")
    if annotation.structure:
        said.append(correction(annotation.structure), "bold")
    said.append("  ".join(visible(f"#{tag}") for tag in annotation.tags), "bold")
    said.append("  *" if annotation.star else "")
    return said.append("  " + visible(" ".join(annotation.note.split())) if annotation.note else "")
