"""What is wrong with the codebook."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text

from bulletin_tui.annotation.codebook import Fault
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.screens.codebook.view import touched
from bulletin_tui.tui.screens.dialogs.page import Page
from bulletin_tui.workspace.usage import Usage


class CodebookProblems(Page):
    """The faults in the order of the file, and the tags that the codebook lacks."""

    title_text: ClassVar[str] = N_("What is wrong with the codebook")

    def __init__(self, faults: Sequence[Fault], lacking: Sequence[tuple[str, Usage]]) -> None:
        """Make the page.

        Args:
            faults: What is wrong.
            lacking: The tags in use that are not in the codebook.
        """
        super().__init__()
        self._faults = faults
        self._lacking = lacking

    def page(self, width: int) -> Text:
        """Return the page."""
        page = Text()
        for tag, used in self._lacking:
            said = _("“{tag}” is not in the codebook: {count}")
            _entry(page, said.format(tag=tag, count=touched(used.measures, used.files)), width, "")
        for fault in self._faults:
            where = _("line {line}: ").format(line=fault.line) if fault.line else ""
            _entry(page, where + fault.message, width, "dim" if fault.severity is Severity.INFO else "")
            _entry(page, fault.advice, width, "dim", indent=2)
        if not page:
            page.append(_("Nothing is wrong with it."), "dim")
        return page


def _entry(page: Text, text: str, width: int, style: str, indent: int = 0) -> None:
    said = visible(text)
    for start, end in break_lines(said, max(width - indent, 10)) if said else ():
        page.append(" " * indent + said[start:end] + "\n", style)
