"""Text in columns."""

from bulletin_tui.text.linebreak import cell_width

_CUT = ".."


def fitted(text: str, cells: int) -> str:
    """Return a text in exactly so many cells: filled up with blanks, or cut with a mark that shows it."""
    if cells <= 0:
        return ""
    if cell_width(text) > cells:
        while text and cell_width(text) > cells - len(_CUT):
            text = text[:-1]
        text = (text + _CUT)[:cells]
    return text + " " * (cells - cell_width(text))
