"""Finding words in the issue."""

from textual import on

from bulletin_tui.i18n import _
from bulletin_tui.tui.finding import Findings, search
from bulletin_tui.tui.screens.moving import Moving
from bulletin_tui.tui.widgets.find_bar import FindBar


class Searching(Moving):
    """The commands that find."""

    def action_find(self) -> None:
        """Open the field to type in."""
        self.bring_to_front(self.pane)
        self.find_bar.display = True
        self.find_bar.field.select_all()
        self.call_after_refresh(self.find_bar.field.focus)

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    def _step_hit(self, count: int) -> None:
        if not self.findings.found:
            self.tell(_("Nothing was searched for; / begins."))
            return
        self._go_to_hit(self.findings.stepped(count))

    def _go_to_hit(self, findings: Findings) -> None:
        self.findings = findings
        if findings.current:
            self.desk.go(findings.current.position)
            self.show_place()
        self.show_hits()

    @on(FindBar.Changed)
    def _search(self, event: FindBar.Changed) -> None:
        self._go_to_hit(search(self.desk, event.query))

    @on(FindBar.Stepped)
    def _step(self, event: FindBar.Stepped) -> None:
        self._go_to_hit(self.findings.stepped(event.count))

    @on(FindBar.Submitted)
    def _read_on(self) -> None:
        self.bring_to_front(self.pane)

    @on(FindBar.Closed)
    def _close(self) -> None:
        self.find_bar.display = False
        self.findings = Findings()
        self.show_hits()
        self.bring_to_front(self.pane)
