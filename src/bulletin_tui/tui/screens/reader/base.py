"""What the reader screen's actions share: the desk, the panes, and showing what changed."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap, BindingType
from textual.getters import query_one
from textual.screen import Screen

from bulletin_tui.bulletin.model import Issue
from bulletin_tui.tui.desk.branches import Tally, tally
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.detail import Paragraph, of_measure, of_nothing, of_problems
from bulletin_tui.tui.desk.drafts import Drafts
from bulletin_tui.tui.desk.saving import Autosaver
from bulletin_tui.tui.finding.across import Findings
from bulletin_tui.tui.finding.folded import FoldedTexts
from bulletin_tui.tui.footer import HITS, Where, entries
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.page.page import Page
from bulletin_tui.tui.page.pages import Pages
from bulletin_tui.tui.screens.styled_once import StyledOnce
from bulletin_tui.tui.widgets.details import Details
from bulletin_tui.tui.widgets.issue_tree import IssueTree
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.reading_pane import ReadingPane
from bulletin_tui.tui.widgets.status_line import StatusLine
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.settings import Read, Settings

if TYPE_CHECKING:
    from bulletin_tui.annotation.retag import Retag
    from bulletin_tui.export.options import Among
    from bulletin_tui.tui.desk.others import Others
    from bulletin_tui.tui.widgets.notice_line import NoticeLine

_SECONDS = 5.0
"""How long a notice stays."""
_SEVERE_SECONDS = 15.0


def bindings(keymap: Keymap) -> list[BindingType]:
    """Return a screen's bindings for the keys in force."""
    return [
        Binding("comma" if key == "," else key, f"{command.id}({own!r})" if own else command.id, id=command.id)
        for key, command, own in keymap.pressed()
    ]


class ReaderBase(StyledOnce, Screen[None]):
    """Holds the desk and hands fresh state down to the panes."""

    outline = query_one(IssueTree)
    pane = query_one(ReadingPane)
    details = query_one(Details)
    status = query_one(StatusLine)
    key_line = query_one(KeyLine)

    settings = Settings()
    """What the person set."""
    keymap = Keymap()
    """The keys in force."""
    desk: Desk
    pages: Pages
    drafts: Drafts
    autosaver: Autosaver
    texts: FoldedTexts
    findings = Findings()
    said: list[tuple[float, str, bool]]
    """What was said since the start: when (seconds since 1970), what, and whether it was severe."""
    others: "Others | None" = None
    """What other coders say, while it is shown."""
    _notice_line: "NoticeLine | None" = None
    marking = False
    """Whether a phrase is being marked."""
    _page = Page()
    _tallied: tuple[Document | None, Issue | None, Tally] = None, None, Tally()
    _shown: tuple[object, ...] = ()
    """The text and the report that the page is of."""

    def use_settings(self, configured: Read) -> None:
        """Let settings that were read again be in force."""

    def among(self) -> "Among | None":
        """Return what the filter shows, where there is one, for what is done with just that."""
        return None

    # ------------------------------------------------------------ showing

    @property
    def stands(self) -> bool:
        """Whether there is anything to show something in; not any more while the program is being left."""
        return self.is_running and bool(self.query(Details))

    def show_place(self, *, in_outline: bool = True, in_text: bool = True) -> None:
        """Show where the reader is now.

        Args:
            in_outline: Whether the outline's cursor moves along; not where it was what moved.
            in_text: Whether the text is scrolled; not where it was that by which the reader moved.
        """
        desk = self.desk
        if desk.document is None or desk.position is None:
            return
        place = desk.document.source, desk.position.report
        if place == self._shown and desk.position.key is not None:
            self.pane.move_to(desk.position.key, scroll=in_text)
        else:
            self._shown = place
            self._page = self._with_others(self.pages.at(desk.document, desk.codebook, desk.position), desk.document)
            self.pane.show(self._page, desk.position.key)
            self.show_hits()
        self.show_picked()
        if in_outline:
            self.outline.reveal(desk.position)
        self._show_remarks()

    def draw_anew(self) -> None:
        """Show where the reader is, the page drawn anew."""
        self._shown = ()
        self.show_place(in_outline=False)

    def show_edits(self, source: Path) -> None:
        """Show what is said now of a document, and have it saved."""
        self.desk.settle(source)
        document = self.desk.session.documents[source]
        self.outline.update_document(document)
        self.look_again()
        if self.desk.position and self.desk.position.source == source:
            if self._shown != (document.source, self.desk.position.report):
                self.show_place()
            self._page = self._with_others(self._page.dressed(document, self.desk.codebook), document)
            self.pane.show(self._page, self.desk.position.key)
            self.show_hits()
            self._show_remarks()
        self.run_worker(self.autosaver.save(), group="save")

    def _with_others(self, page: Page, document: Document) -> Page:
        """Return a page with what others say, where that is wanted."""
        if self.others is None:
            return page
        from bulletin_tui.tui.desk.others import lines

        return page.beside(lines(self.others.of(document)))

    def _of_others(self, document: Document, key: str) -> Iterable[Paragraph]:
        if self.others is None:
            return ()
        from bulletin_tui.tui.desk.others import of_others

        return of_others(self.others.of(document).get(key, ()), self.desk.codebook)

    def _show_remarks(self) -> None:
        """Show what is said of the measure, and the issue's figures."""
        desk = self.desk
        document, issue, located = desk.document, desk.issue, desk.located
        if document is None or issue is None:
            self.show_keys()
            return
        self.status.trail = desk.trail
        self.status.tally = self._tally(document, issue)
        self.show_keys()
        draft = self.drafts.get(document.sidecar_path, located.key) if located else None
        self.details.show(
            (
                *(
                    of_measure(document, located, desk.codebook, draft.text if draft else None, self.keymap)
                    if located
                    else of_nothing(self.keymap)
                ),
                *(self._of_others(document, located.key) if located else ()),
                *of_problems(document, desk.codebook, None, self.keymap),
            )
        )
        self.show_related()

    def show_related(self) -> None:
        """Say what is like the measure, behind what is said of it."""

    def _tally(self, document: Document, issue: Issue) -> Tally:
        """Return the figures of an issue; counted once, however often one moves about in it."""
        counted_in, counted_of, counted = self._tallied
        if counted_in is not document or counted_of is not issue:
            keys = tuple(key for key, found in document.source.measures.items() if found.issue is issue)
            counted = tally(document, keys)
            self._tallied = document, issue, counted
        return counted

    def show_hits(self) -> None:
        """Show what was found on the page, and the count."""
        if self.desk.position is None:
            return
        hits, current = self.findings.on_page(self._page, self.desk.position)
        self.pane.find_hits(hits, current)
        self.outline.show_counts(self.findings.counts if self.findings.query else None)
        self.show_keys()

    async def finish(self) -> None:
        """Wait for the end of what must not be broken off when the program is left."""

    def follow(self, rule: "Retag") -> None:
        """Let what knows tags by their names know the new ones."""
        self.desk.last_tags = rule.tags(self.desk.last_tags)

    def search_again(self) -> None:
        """Look anew for what the person looks for, where that is looked for among other measures now."""

    def look_again(self) -> None:
        """Look through what was read in, or read anew, for what the person looks for."""

    # ------------------------------------------------------------ the keys

    def use_keys(self, keymap: Keymap) -> None:
        """Let other keys be in force."""
        if keymap.commands != self.keymap.commands:
            others = [binding for _key, binding in self._bindings if binding.id is None]
            self._bindings = BindingsMap([*others, *bindings(keymap)])
        self.keymap = keymap

    def show_picked(self) -> None:
        """Show which measures edits are of."""
        position, picked = self.desk.position, self.desk.picked
        self.status.picked = len(picked)
        self.outline.pick(frozenset(picked))
        self.pane.pick(frozenset(key for source, key in picked if position and source == position.source))

    def show_keys(self) -> None:
        """Show in the bottom line what can be done where the reader is."""
        finding = bool(self.findings.total)
        self.key_line.entries = entries(self.keymap, self.where, finding=finding, unusable=self._unusable())

    @property
    def where(self) -> Where:
        """What has the keys."""
        focused = self.focused
        if self.marking:
            return Where.MARK
        if focused is self.outline:
            return Where.OUTLINE
        if focused is self.details:
            return Where.ANNOTATION
        if focused is self.pane or focused is None:
            return Where.TEXT
        return Where.FILTER if focused.id == "filter" else Where.FIND

    def _unusable(self) -> set[str]:
        """Return the commands that would do nothing now."""
        desk = self.desk
        unusable = set() if self.findings.total else {*HITS}
        if desk.located is None:
            unusable |= {"note", "quote", "structure", "copy_measure", "similar"}
        if not desk.targets:
            unusable |= {"tag", "suggest", "theme_key", "repeat_tags", "star"}
        if desk.document is None:
            unusable |= {"find", "filter", "matrix", "export", "next_measure", "previous_measure"}
        if not any(document.in_doubt for document in desk.documents):
            unusable |= {"review", "next_review"}
        if not desk.session.history.can_undo:
            unusable.add("undo")
        if self.status.tally.tagged == self.status.tally.total and not desk.has_untagged:
            unusable.add("next_untagged")
        return unusable

    # ------------------------------------------------------------ saying something

    def tell(self, message: str, *, severe: bool = False) -> None:
        """Say something in passing; what is severe stays longer. All of it can be read again."""
        self.said.append((time.time(), message, severe))
        if self._notice_line is None:
            # Made when there is something to say; the first frame need not wait for it.
            from bulletin_tui.tui.widgets.notice_line import NoticeLine

            self._notice_line = NoticeLine()
            self.mount(self._notice_line)
        self.key_line.add_class("-silent")
        self._notice_line.tell(message, _SEVERE_SECONDS if severe else _SECONDS, severe=severe)

    @property
    def notice(self) -> str:
        """What is being said in passing; "" where nothing is."""
        return self._notice_line.notice if self._notice_line else ""

    def on_notice_line_hushed(self) -> None:
        """Show the keys again."""
        self.key_line.set_class(bool(self.notice), "-silent")

    def hush(self) -> None:
        """Say nothing any more."""
        if self._notice_line:
            self._notice_line.hush()
