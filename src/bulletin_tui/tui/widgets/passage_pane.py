"""A text with its surroundings quiet and what changed in it marked, broken as Chinese is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widgets import Static

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines

_QUIET, _CHANGED = "dim", "bold underline"


class Passage(NamedTuple):
    """What is shown."""

    before: str = ""
    text: str = ""
    behind: str = ""
    marked: Sequence[tuple[int, int]] = ()
    """Stretches of the text, in code points."""

    def lines(self, width: int) -> Iterator[Text]:
        """Yield its lines.

        Args:
            width: In cells.
        """
        before = f"…{self.before} " if self.before else ""
        behind = f" {self.behind}…" if self.behind else ""
        first, last = len(before), len(before) + len(self.text)
        whole = Text(visible(before + self.text + behind))
        whole.stylize(_QUIET, 0, first)
        whole.stylize(_QUIET, last)
        for start, end in self.marked:
            whole.stylize(_CHANGED, first + start, first + end)
        for start, end in break_lines(whole.plain, max(width, 2)):
            yield whole[start:end]


class _Lines(Static):
    passage = Passage()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return sum(1 for _line in self.passage.lines(width))

    def render(self) -> Text:
        return Text("\n").join(self.passage.lines(self.size.width))


class PassagePane(VerticalScroll, can_focus=False):
    """Shows a passage under a heading."""

    def compose(self) -> Iterator[Static]:
        """Hold the lines."""
        yield _Lines()

    def show(self, heading: str, passage: Passage) -> None:
        """Show something else, from its top."""
        self.border_title = visible(heading)
        lines = self.query_one(_Lines)
        lines.passage = passage
        lines.refresh(layout=True)
        self.scroll_home(animate=False)
