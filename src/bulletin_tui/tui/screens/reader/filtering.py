"""Showing some of the measures only."""

from typing import TYPE_CHECKING

from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.screens.reader.moving import Moving

if TYPE_CHECKING:
    from bulletin_tui.annotation.retag import Retag
    from bulletin_tui.export.options import Among
    from bulletin_tui.tui.finding.filter_choice import Known
    from bulletin_tui.tui.finding.filters import Condition, Filter
    from bulletin_tui.tui.finding.sieve import Passed, Sieve
    from bulletin_tui.tui.widgets.filter_bar import FilterBar


class Filtering(Moving):
    """The commands that filter."""

    # All of it is made when it is first asked for; what it imports need not be waited for at the start.
    _filter_bar: "FilterBar | None" = None
    _sieve: "Sieve | None" = None
    _known: "Known | None" = None
    """What can be chosen from."""
    _filter: "Filter | None" = None
    """The conditions that were chosen; `None` while there is no filter and none is being made."""
    _draft: "Condition | None" = None
    """What enter would add."""
    _passed: "Passed | None" = None
    """What is shown; `None` where that is everything."""
    _before: Position | None = None
    """Where the reader was when they began to make the filter; `None` while they read."""
    _held: Position | None = None
    """The measure at hand, which stays until one moves on, even where it does not match any more once it is edited."""

    # ------------------------------------------------------------ commands

    async def action_filter(self) -> None:
        """Open the field to type conditions in."""
        from bulletin_tui.tui.desk.tag_choice import count_uses
        from bulletin_tui.tui.finding.filter_choice import Known, cities_of

        bar = await self._open_filter()
        documents = self.desk.documents
        self._known = Known(self.desk.codebook, count_uses(documents), cities_of(documents))
        self._before = self._before or self.desk.position
        self._offer(bar.field.value)
        self.give_keys(bar.field)

    async def action_filter_by(self, state: str) -> None:
        """Show only measures of a state."""
        from bulletin_tui.tui.finding.filters import Condition, Kind

        await self._open_filter()
        if self._filter is not None:
            self._set_filter(self._filter.having(Condition(Kind.STATE, state)))

    async def _open_filter(self) -> "FilterBar":
        from bulletin_tui.tui.finding.filters import Filter
        from bulletin_tui.tui.finding.sieve import Sieve
        from bulletin_tui.tui.widgets.filter_bar import FilterBar

        if self._filter_bar is None:
            self._sieve = Sieve(self.texts)
            self._filter_bar = FilterBar()
            await self.mount(self._filter_bar, before="#panes")
        if self._filter is None:
            self._filter_bar.display = True
            self._set_filter(Filter())
        return self._filter_bar

    def end_filter(self, place: Position | None = None) -> None:
        """Show everything again.

        Args:
            place: Where the reader goes; `None` where they stay.
        """
        if self._filter_bar and self._filter is not None:
            self._before = place or self.desk.position
            self._set_filter(None)
            self._before = None
            self._filter_bar.field.clear()
            self._filter_bar.display = False
            self.bring_to_front(self._panes[self._front])

    def among(self) -> "Among | None":
        """Return what the filter shows, where there is one."""
        from bulletin_tui.export.options import Among

        if not self._filter or self._passed is None:
            return None
        label = _(", ").join(condition.label for condition in self._filter.conditions)
        passed = self._passed.keys
        names = {document.source.path: document.source.name for document in self.desk.documents}
        return Among(label, {names[path]: keys for path, keys in passed.items() if path in names})

    # ------------------------------------------------------------ the bar

    def _offer(self, query: str) -> None:
        """Offer conditions for what was typed."""
        from bulletin_tui.text.squeezed import squeezed
        from bulletin_tui.tui.finding.filter_choice import asked, offers

        if self._filter_bar and self._known:
            letters = squeezed(asked(query).rest)
            occurs = any(self.texts.of(document.source).holds(letters) for document in self.desk.documents)
            self._filter_bar.offer(offers(query, self._known, occurs=occurs), self._known.uses)

    def on_filter_bar_changed(self, event: "FilterBar.Changed") -> None:
        """Offer what is like what is being typed."""
        if self._filter is not None:
            self._offer(event.query)

    def on_filter_bar_pointed(self, event: "FilterBar.Pointed") -> None:
        """Show what would pass."""
        if self._filter is not None and event.condition != self._draft:
            self._set_filter(self._filter, event.condition)

    def on_filter_bar_added(self, event: "FilterBar.Added") -> None:
        """Narrow what is shown."""
        if self._filter is not None:
            self._set_filter(self._filter.having(event.condition))

    def on_filter_bar_dropped(self, event: "FilterBar.Dropped") -> None:
        """Widen what is shown; with the last condition gone and nobody typing, the bar goes too."""
        if self._filter is not None and self._filter_bar:
            self._set_filter(self._filter.without(event.condition))
            if not self._filter and not self._filter_bar.field.has_focus:
                self.end_filter()

    def on_filter_bar_submitted(self) -> None:
        """Read on among what passes."""
        if not self._filter:
            self.end_filter()
        elif self._passed and not self._passed.number:
            self.tell(_("Nothing matches. f changes the filter, esc shows everything."))
        self.desk.jumped(self._before)
        self._before = None
        self.bring_to_front(self._panes[self._front])

    def on_filter_bar_left(self) -> None:
        """Show everything again, where the reader was before."""
        self.end_filter(self._before)

    # ------------------------------------------------------------ sifting

    def _set_filter(self, wanted: "Filter | None", draft: "Condition | None" = None) -> None:
        """Make this the filter and show what passes; the reader goes to the nearest measure that does."""
        self._filter, self._draft, self._held = wanted, draft, None
        self._sift()
        start = self._before or self.desk.position
        place = self.desk.nearest(start) or start
        if place is None:
            return
        if self._before:
            self.desk.drift(place)
        else:
            self.desk.go(place)
        self.show_place()

    def _sift(self) -> None:
        """Work out what passes, and show it; the reader stays where they are."""
        passed = None
        if self._filter is not None and self._sieve and self._filter_bar:
            wanted = self._filter.having(self._draft)
            held = (self._held.source, self._held.key) if self._held and self._held.key else None
            passed = self._sieve.sift(self.desk.documents, wanted, held)
            self._filter_bar.show(self._filter, passed.number, passed.total)
            passed = passed if wanted else None
        self._passed = passed
        self.desk.narrow(passed.keys if passed else None)
        self.outline.narrow(passed.keys if passed else None)
        self._fade()
        self.search_again()
        self.show_hits()

    def _fade(self) -> None:
        """Let the measures of the page that do not pass step back."""
        position = self.desk.position
        nothing: frozenset[str] = frozenset()
        self.pane.stress(self._passed.keys.get(position.source, nothing) if self._passed and position else None)

    def show_place(self, *, in_outline: bool = True, in_text: bool = True) -> None:
        """Show where the reader is now; a measure that was only there for being at hand goes."""
        if self._held and self.desk.position != self._held:
            self._held = None
            self._sift()
        super().show_place(in_outline=in_outline, in_text=in_text)
        self._fade()

    def show_hits(self) -> None:
        """Show what was found on the page; while nothing is looked for, the words of the filter."""
        super().show_hits()
        if self._filter and self._passed and not self.findings.query:
            from bulletin_tui.tui.finding.filters import Kind
            from bulletin_tui.tui.finding.on_page import find

            words = (one.value for one in self._filter.conditions if one.kind is Kind.TEXT and not one.negated)
            self.pane.find_hits(find(self._page, *words))

    def follow(self, rule: "Retag") -> None:
        """Let the filter go on showing the measures of a theme that has another name now."""
        super().follow(rule)
        if self._filter:
            self._filter = self._filter.renamed(rule)

    def look_again(self) -> None:
        """Take in what was read in, edited, or read anew."""
        super().look_again()
        here = self.desk.position
        if self._passed and here:
            if here.key in self._passed.keys.get(here.source, ()):
                self._held = here
            self._sift()
