"""Marking phrases inside a measure, and saying something of them."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.i18n import _
from bulletin_tui.tui.screens.reader.annotating import Annotating
from bulletin_tui.tui.screens.reader.moving import Moving
from bulletin_tui.tui.screens.reader.taking import Taking
from bulletin_tui.tui.widgets.painter import Marked

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin_tui.tui.page.marking import Marking, Stretch
    from bulletin_tui.tui.screens.dialogs.marking import Chosen
    from bulletin_tui.workspace.document import Document
    from bulletin_tui.workspace.quotes import Quote
    from bulletin_tui.workspace.source import Located


class Quoting(Annotating, Taking, Moving):
    """The command that marks a phrase."""

    _last_phrase: "tuple[Path, str, Stretch] | None" = None
    """The source, the measure and the phrase that something was said of last."""

    @work(exclusive=True, group="dialog")
    async def action_quote(self) -> None:
        """Mark a phrase and say something of it; what is cancelled goes back to marking."""
        from bulletin_tui.tui.screens.dialogs.marking import MarkScreen

        selected = self._selected()
        document, located = self.desk.document, self.desk.located
        if not self._has_measure() or document is None or located is None:
            return
        self.bring_to_front(self.pane)
        self.marking = True
        marking: Marking | None = self._begun(document, located, selected)
        try:
            self._tell_lost(document, located)
            while marking:
                self.show_keys()
                show, beside = partial(self._show_mark, located), partial(self._beside, located)
                chosen = await self.app.push_screen_wait(MarkScreen(marking, self.keymap, show, beside))
                marking = None if chosen is None or await self._carry_out(chosen) else chosen.marking
        finally:
            self.marking = False
            self.pane.mark(None)
        self.show_place(in_outline=False)

    # ------------------------------------------------------------ where marking begins

    def _selected(self) -> "Stretch | None":
        """Go to the measure in which the mouse selected something; return what, and select it no more."""
        span, document, here = self.pane.selected_span, self.desk.document, self.desk.position
        if span is None or document is None or here is None:
            return None
        holding = [found for found in document.source.measures.values() if span.start in found.measure.span]
        if not holding:
            return None
        # Of measures in each other the innermost is meant, unless one is being read.
        found = next((one for one in holding if one.key == here.key), holding[-1])
        if found.key != here.key and self.desk.go(self.desk.find(here.source, found.key)):
            self.show_place()
        self.clear_selection()
        body = found.measure.body
        start, end = body.offset(span.start), body.offset(span.end)
        if span.end > body.span.end:
            self.tell(_("A phrase stands inside one measure; what lies beyond it is not marked."))
        words = body.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return (start, end) if start < end else None

    def _begun(self, document: "Document", located: "Located", selected: "Stretch | None") -> "Marking":
        from bulletin_tui.tui.page.marking import Marking, clauses
        from bulletin_tui.workspace.quotes import quotes

        measure = located.measure
        lead = max(measure.text.find(measure.lead_clause), 0) if measure.lead_clause else 0
        known = tuple(quote.span for quote in quotes(document, located.key) if quote.span)
        marking = Marking(measure.text, clauses(measure.text, lead), known)
        if stretch := selected or self._found(located):
            return marking.over(stretch)
        if self._last_phrase and self._last_phrase[:2] == (document.source.path, located.key):
            stretch = self._last_phrase[2]
            return marking.at(stretch[0]) if stretch in known else marking.over(stretch)
        # What is said begins behind the clause that names the measure; of a long one, where it can be seen.
        first = lead + len(measure.lead_clause or "")
        number, offset = self.pane.top
        if self.pane.page.paragraphs:
            point = self.pane.page.paragraphs[number].passage.source_start(offset)
            first = max(first, measure.body.offset(point)) if point in measure.span else first
        starts = [start for start, _end in marking.clauses]
        return marking.at(next((start for start in starts if start >= first), starts[-1]))

    def _found(self, located: "Located") -> "Stretch | None":
        """Return what was searched for and is being looked at, where that stands in the measure."""
        if self.desk.position is None:
            return None
        _hits, hit = self.findings.on_page(self.pane.page, self.desk.position)
        if hit is None:
            return None
        span = self.pane.page.paragraphs[hit.paragraph].passage.locate(hit.start, hit.end)
        body = located.measure.body
        return (body.offset(span.start), body.offset(span.end)) if span.start in body.span else None

    def _tell_lost(self, document: "Document", located: "Located") -> None:
        from bulletin_tui.tui.desk.phrases import name

        if lost := _lost(document, located.key):
            said = _("{phrase} is not in the text any more: mark where it belongs and press r, or D to drop it.")
            self.tell(said.format(phrase=name(lost)))

    # ------------------------------------------------------------ what is seen

    def _show_mark(self, located: "Located", marking: "Marking") -> None:
        body, page = located.measure.body, self.pane.page
        caret = page.stretch(body.locate(marking.caret, marking.caret + 1))
        if caret:
            number, (place, _end) = next(iter(caret.items()))
            self.pane.mark(Marked(page.stretch(body.locate(*marking.stretch)), (number, place)))

    def _beside(self, located: "Located", caret: int, rows: int) -> int | None:
        """Return the character of a measure that stands some lines below another one."""
        body, page = located.measure.body, self.pane.page
        here = next(iter(page.stretch(body.locate(caret, caret + 1)).items()), None)
        there = self.pane.beside((here[0], here[1][0]), rows) if here else None
        if there is None:
            return None
        point = page.paragraphs[there[0]].passage.source_start(there[1])
        return body.offset(point) if point in body.span else None

    # ------------------------------------------------------------ what is done

    async def _carry_out(self, chosen: "Chosen") -> bool:
        """Do what was chosen; returns whether that ends the marking."""
        from bulletin_tui.tui.desk import phrases
        from bulletin_tui.tui.screens.dialogs.marking import Verb
        from bulletin_tui.workspace.quotes import phrase

        document, located = self.desk.document, self.desk.located
        if document is None or located is None:
            return True
        stretch = chosen.marking.stretch
        quote = phrase(document, located.key, *stretch)
        self._last_phrase = document.source.path, located.key, stretch
        match chosen.verb:
            case Verb.TAG:
                return await self._tag(quote)
            case Verb.THEME:
                theme = self.desk.codebook.for_key(int(chosen.key))
                if theme is None:
                    self.tell(_("The codebook has no tag for the key {key}.").format(key=chosen.key))
                    return False
                self._done(phrases.toggle_tag(self.desk, quote, theme.path))
            case Verb.REPEAT:
                if not self.desk.last_tags:
                    self.tell(_("No tag has been added yet."))
                    return False
                self._done(phrases.set_tags(self.desk, quote, (*quote.tags, *self.desk.last_tags)))
            case Verb.NOTE:
                return await self._write(document, located, quote)
            case Verb.COPY:
                citation = document.source.citation(located)
                self._copy(f"{quote.text}\n（{located.issue.masthead.name or ''}{citation}）", phrases.name(quote))
            case Verb.REMOVE:
                if not quote.annotations:
                    self.tell(_("Nothing is said of this phrase yet."))
                    return False
                self._done(phrases.remove(self.desk, quote))
            case Verb.PUT | Verb.REMOVE_LOST:
                lost = _lost(document, located.key, stretch)
                if lost is None:
                    self.tell(_("No phrase of this measure was lost."))
                    return False
                remove = chosen.verb is Verb.REMOVE_LOST
                self._done(phrases.remove(self.desk, lost) if remove else phrases.put(self.desk, lost, *stretch))
        return True

    async def _tag(self, quote: "Quote") -> bool:
        from bulletin_tui.tui.desk import phrases
        from bulletin_tui.tui.desk.tag_choice import count_uses
        from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker

        uses = count_uses(self.desk.documents)
        picker = TagPicker(phrases.name(quote), quote.tags, self.desk.codebook, uses)
        tags = await self.app.push_screen_wait(picker)
        if tags is None:
            return False
        self._done(phrases.set_tags(self.desk, quote, tags))
        return True

    async def _write(self, document: "Document", located: "Located", quote: "Quote") -> bool:
        from bulletin_tui.tui.desk import phrases
        from bulletin_tui.tui.screens.dialogs.note_editor import NoteEditor

        sidecar, key = document.sidecar_path, f"{located.key} {quote.text}"
        draft, over = self._drafted(sidecar, key, quote.note)
        keep = partial(self._keep_draft, sidecar, key, over)
        note = await self.app.push_screen_wait(NoteEditor(phrases.name(quote), quote.note, draft, keep))
        if note is None:
            return False
        now = phrases.note_of(self.desk, quote)
        self._done(phrases.set_note(self.desk, quote, note, over))
        self._tell_both(over, now, note)
        self.drafts.drop(sidecar, key)
        return True


def _lost(document: "Document", key: str, here: "Stretch | None" = None) -> "Quote | None":
    """Return the phrase of a measure that has to be put somewhere: the doubtful one at a stretch, else the first."""
    from bulletin_tui.workspace.quotes import quotes

    doubtful = [quote for quote in quotes(document, key) if quote.status is Status.REVIEW]
    return next((quote for quote in doubtful if quote.span == here), next(iter(doubtful), None))
