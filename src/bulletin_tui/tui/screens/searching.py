"""Finding words in the issue."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from bulletin_tui.i18n import _
from bulletin_tui.tui.finding import Findings, search
from bulletin_tui.tui.screens.moving import Moving

if TYPE_CHECKING:
    from bulletin_tui.tui.widgets.find_bar import FindBar


class Searching(Moving):
    """The commands that find."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "end_search", show=False)]

    _find_bar: "FindBar | None" = None
    """Made when it is first asked for; what it imports need not be waited for at the start."""

    async def action_find(self) -> None:
        """Open the field to type in."""
        from bulletin_tui.tui.widgets.find_bar import FindBar

        self.bring_to_front(self.pane)
        if self._find_bar is None:
            self._find_bar = FindBar()
            await self.query_one("#reading").mount(self._find_bar)
        self._find_bar.display = True
        self._find_bar.field.select_all()
        self.call_after_refresh(self._find_bar.field.focus)

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    def _step_hit(self, count: int) -> None:
        if self.findings.found:
            self._go_to_hit(self.findings.stepped(count))
        else:
            self.tell(_("There is no search yet; press / to begin one."))

    def _go_to_hit(self, findings: Findings) -> None:
        self.findings = findings
        if findings.current:
            self.desk.go(findings.current.position)
            self.show_place()
        self.show_hits()
        if self._find_bar:
            number = 0 if findings.at is None else findings.at + 1
            self._find_bar.hits = (number, len(findings.found))

    def on_find_bar_changed(self, event: "FindBar.Changed") -> None:
        """Search while the person types."""
        self._go_to_hit(search(self.desk, event.query))

    def on_find_bar_stepped(self, event: "FindBar.Stepped") -> None:
        """Go to another hit while the field keeps the keys."""
        self._go_to_hit(self.findings.stepped(event.count))

    def on_find_bar_submitted(self) -> None:
        """Read on from the hit."""
        self.bring_to_front(self.pane)

    def action_end_search(self) -> None:
        """Look for nothing any more."""
        if self._find_bar and self._find_bar.display:
            self._find_bar.display = False
            self._go_to_hit(Findings())
            self.bring_to_front(self.pane)
