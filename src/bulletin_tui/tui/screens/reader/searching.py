"""Finding words in all that is open."""

from typing import TYPE_CHECKING

from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.finding.across import Findings, place_of, search
from bulletin_tui.tui.screens.reader.moving import Moving

if TYPE_CHECKING:
    from bulletin_tui.tui.widgets.find_bar import FindBar


class Searching(Moving):
    """The commands that find."""

    _find_bar: "FindBar | None" = None
    """Made when it is first asked for; what it imports need not be waited for at the start."""
    _origin: Position | None = None
    """Where the reader was when the search began."""

    async def action_find(self) -> None:
        """Open the field to type in."""
        from bulletin_tui.tui.widgets.find_bar import FindBar

        self._mark_front(self.pane)
        self._origin = self.desk.position
        if self._find_bar is None:
            self._find_bar = FindBar()
            await self.mount(self._find_bar, before=self.key_line)
        self._find_bar.display = True
        self._find_bar.field.select_all()
        self.give_keys(self._find_bar.field)

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    def _step_hit(self, count: int) -> None:
        if self.findings.total:
            self._go_to_hit(self.findings.stepped(count))
        elif self.findings.query and self.desk.passing is not None:
            self.tell(_("Nothing like that in the measures that the filter shows."))
        else:
            self.tell(_("There is no search yet; press {key} to begin one.").format(key=self.keymap.way("find")))

    def _go_to_hit(self, findings: Findings) -> None:
        spot = findings.current
        self._show_findings(findings, place_of(self.desk, self.texts, spot) if spot else self._origin)

    def _show_findings(self, findings: Findings, place: Position | None) -> None:
        """Show what was found, from a place on; `None` leaves the reader where they are."""
        self.findings = findings
        if place is not None and place != self.desk.position:
            if self._origin:
                self.desk.drift(place)
            else:
                self.desk.go(place)
            self.show_place()
        self.show_hits()
        if self._find_bar:
            number = 0 if findings.at is None else findings.at + 1
            self._find_bar.hits = (number, findings.total)

    def on_find_bar_changed(self, event: "FindBar.Changed") -> None:
        """Search while the person types."""
        self._go_to_hit(search(self.desk, event.query, self.texts, self._origin))

    def on_find_bar_stepped(self, event: "FindBar.Stepped") -> None:
        """Go to another hit while the field keeps the keys."""
        self._go_to_hit(self.findings.stepped(event.count))

    def on_find_bar_submitted(self) -> None:
        """Read on from the hit."""
        self.desk.jumped(self._origin)
        self._origin = None
        self.bring_to_front(self.pane)

    def on_find_bar_left(self) -> None:
        """Look for nothing any more, and go back to where the search began."""
        self.end_search(self._origin)

    def end_search(self, place: Position | None = None) -> bool:
        """Look for nothing any more.

        Args:
            place: Where the reader goes; `None` where they stay.

        Returns:
            Whether something was looked for.
        """
        if not self._find_bar or not self._find_bar.display:
            return False
        self._find_bar.display = False
        self._show_findings(Findings(), place)
        self._origin = None
        self.bring_to_front(self.pane)
        return True

    def look_again(self) -> None:
        """Take into the search what was read in, or read anew; the reader stays where they are."""
        super().look_again()
        self.search_again()

    def search_again(self) -> None:
        """Look anew where other texts are open, or other measures shown, than were looked through."""
        before = self.findings
        if before.query and not before.covers(self.desk.documents, self.desk.passing):
            again = search(self.desk, before.query, self.texts, self.desk.position)
            self._show_findings(again.resumed(before), None)
