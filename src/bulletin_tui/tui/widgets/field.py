"""A field of one line that takes what is pasted whole."""

from textual import events
from textual.geometry import Region
from textual.widgets import Input


class Field(Input):
    """Takes all lines of a paste, where Textual's own field takes the first one.

    Words that are to be found are often copied over the end of a line.
    """

    def on_resize(self) -> None:
        """Keep the cursor in sight, also where what stands beside the field takes room from it."""
        cursor = self.cursor_screen_offset - self.content_region.offset + self.scroll_offset
        self.scroll_to_region(Region(*cursor, 1, 1), force=True, animate=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        words = "".join(letter if letter.isprintable() else " " for letter in event.text).strip()
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)
