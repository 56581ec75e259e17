"""How high what scrolls is, told without having the whole screen laid out anew."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


def set_height(view: ScrollView, rows: int) -> None:
    """Say how many rows there are to scroll through.

    Textual lays out the whole screen wherever this changes, which may be at every key. That is needed where the
    height of the view follows from it, and where a scroll bar comes or goes; for the latter Textual sees to itself.

    Args:
        view: What scrolls.
        rows: How many rows.
    """
    size = Size(view.scrollable_content_region.width, rows)
    if size == view.virtual_size:
        return
    if view.styles.auto_dimensions:
        view.virtual_size = size
    else:
        view.set_reactive(ScrollView.virtual_size, size)
        view._scroll_update(size)  # as Textual does it after each layout
