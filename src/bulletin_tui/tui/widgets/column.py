"""Lines that are broken for the width they get."""

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.geometry import Size
from textual.widgets import Static


class Column(Static):
    """Text broken while the screen is laid out, so that the first frame has it and no second layout is needed."""

    def __init__(self, lines: Callable[[int], Iterable[Text]]) -> None:
        """Make a column.

        Args:
            lines: Gives the lines for a width in cells.
        """
        super().__init__()
        self._lines = lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines there are."""
        return sum(1 for _line in self._lines(width))

    def render(self) -> Text:
        """Draw the lines."""
        return Text("\n").join(self._lines(self.size.width))
