"""What the program says in passing, in the place of the keys."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines, cell_width

if TYPE_CHECKING:
    from textual.timer import Timer

_ROWS = 4
"""How many rows a notice may take from the text; the log has the whole of it."""
_CUT = "…"


class NoticeLine(Widget):
    """A notice from edge to edge, as high as it needs to be, that goes away by itself or by a click.

    Nothing lies under it, as it would under a toast: where that has an edge, Textual cuts 汉字 in two.
    """

    DEFAULT_CSS = """
    NoticeLine { height: auto; background: $primary-muted; color: $text; }
    NoticeLine.-silent { display: none; }
    NoticeLine.-severe { background: $error-muted; color: $text; text-style: bold; }
    """

    class Hushed(Message):
        """The notice went away."""

    notice = reactive("", layout=True)
    """What is said; "" where nothing is."""

    _clock: "Timer | None" = None

    def tell(self, notice: str, seconds: float, *, severe: bool) -> None:
        """Say something for a while; what is severe joins what is severe and still to be read."""
        if self._clock:
            self._clock.stop()
        if severe and self.notice and self.has_class("-severe") and notice not in self.notice:
            notice = f"{self.notice}\n{notice}"
        self.set_class(severe, "-severe")
        self.remove_class("-silent")
        self.notice = notice
        self._clock = self.set_timer(seconds, self.hush)

    def hush(self) -> None:
        """Say nothing any more."""
        self.notice = ""
        self.add_class("-silent")
        self.post_message(self.Hushed())

    def on_click(self) -> None:
        """Go away."""
        self.hush()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows the notice takes."""
        return len(list(rows(self.notice, width)))

    def render(self) -> Text:
        """Draw the notice."""
        return Text("\n".join(rows(self.notice, self.size.width)), no_wrap=True)


def rows(notice: str, width: int, ambiguous: int | None = None) -> Iterator[str]:
    """Yield the rows of a notice; one that is too long ends in a mark that it was cut.

    Args:
        notice: What is to be said; its line feeds hold.
        width: In cells; one at each side stays empty.
        ambiguous: The cells of characters of ambiguous width, 1 or 2; `None` for the terminal's.
    """
    room = max(width - 2, 2)
    said = "\n".join(visible(" ".join(line.split())) for line in notice.splitlines())
    lines = break_lines(said, room, ambiguous=ambiguous)
    for number, (start, end) in enumerate(lines[:_ROWS], start=1):
        if number == _ROWS and len(lines) > _ROWS:
            last = said[start:end]
            while cell_width(last + _CUT, ambiguous) > room:
                last = last[:-1]
            yield f" {last}{_CUT}"
        else:
            yield f" {said[start:end]}"
