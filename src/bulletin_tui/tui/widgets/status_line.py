"""The line at the top: where one is, how far the tagging is, whether all is saved."""

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.branches import Tally
from bulletin_tui.tui.desk.saving import Phase, SaveState
from bulletin_tui.tui.desk.trail import MARK, Crumb, fit


class StatusLine(Widget):
    """One line: the way to where one is on the left, figures and the state of saving on the right."""

    trail: reactive[Sequence[Crumb]] = reactive(())
    """From the issue to the measure."""
    tally = reactive(Tally())
    """The figures of the issue."""
    picked = reactive(0)
    """How many measures edits are of."""
    reading = reactive("")
    """What is being read in."""
    saving = reactive(SaveState())
    """How saving goes."""

    def render(self) -> Text:
        """Draw the line; where it is too narrow, the way gives way."""
        right = Text("  ").join(self._right())
        if right.cell_len > self.size.width - 1:
            right.truncate(max(self.size.width - 1, 0), overflow="crop")
        room = max(self.size.width - right.cell_len - 3, 0)
        left = Text(" ")
        if self.trail:
            *outer, here = fit(self.trail, room - 1)
            left.append("".join(name + MARK for name in outer)).append(here, "bold")
        left.truncate(room, overflow="crop", pad=True)
        return Text.assemble(left, "  ", right, no_wrap=True)

    def _right(self) -> list[Text]:
        parts = [Text(self.reading, "italic")] if self.reading else []
        if self.saving.phase is Phase.FAILED:
            parts.append(Text(visible(str(self.saving)), "bold reverse"))
        if self.picked:
            parts.append(Text(_("{count} picked").format(count=self.picked), "bold reverse"))
        if self.tally.total:
            parts.append(Text(_("tagged {count}/{total}").format(count=self.tally.tagged, total=self.tally.total)))
        if self.tally.review:
            review = ngettext("{count} to review", "{count} to review", self.tally.review)
            parts.append(Text(review.format(count=self.tally.review), "bold"))
        if self.saving.phase in {Phase.SAVING, Phase.SAVED}:
            parts.append(Text(str(self.saving)))
        return parts
