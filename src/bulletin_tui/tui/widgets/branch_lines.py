"""How the lines of the outline look: name, emphasis, and at the right edge how far the tagging is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import ambiguous_width, cell_width
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.finding.across import Counts
from bulletin_tui.tui.widgets.branch_marks import Look, Mark, found, marks

if TYPE_CHECKING:
    from bulletin_tui.workspace.document import Document


Piece = tuple[str, Style]
"""A stretch of a line, and how it looks."""

_TOGGLE = Style.from_meta({"toggle": True})
"""By which Textual knows what unfolds a branch when it is clicked."""

_EMPHASIS = {
    (kind, implicit): Style(bold=kind in {Kind.ISSUE, Kind.REPORT}, italic=implicit)
    for kind in Kind
    for implicit in (False, True)
}
_STRONG, _QUIET, _JUMP = Style(bold=True), Style(dim=True), Style(bold=True, reverse=True)


class BranchLines(Tree[Branch], inherit_bindings=False):
    """A tree that draws branches, and is told what to show beside their names."""

    # ASCII, because the usual triangles take two columns in many Chinese terminals.
    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"outline--{look}" for look in Look if look is not Look.QUIET}

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(Text(), id=id)  # A string would be read as markup, with the names of all emoji.
        self.show_root = False
        self.guide_depth = 2
        # The guides are of ambiguous width.
        self.show_guides = ambiguous_width() == 1
        self._documents: dict[Path, Document] = {}
        self._failures: dict[Path, str] = {}
        self.labels: Mapping[tuple[Path, str], str] = {}
        """What stands before branches, to jump to them."""
        self._marked: dict[tuple[Path, str], Sequence[Mark]] = {}
        self._looks: dict[str, Style] = {}
        self._picked: frozenset[tuple[Path, str]] = frozenset()
        self._counts: Counts | None = None

    def show_counts(self, counts: Counts | None) -> None:
        """Show at each branch how often something was found below it; `None` shows how far the tagging is."""
        if counts is not self._counts:
            self._counts = counts
            self._invalidate()

    def pick(self, places: frozenset[tuple[Path, str]]) -> None:
        """Mark the measures that edits are of.

        Args:
            places: Their sources and keys.
        """
        if places != self._picked:
            self._picked = places
            self._invalidate()

    def label(self, labels: Mapping[tuple[Path, str], str]) -> None:
        """Put labels before branches, to jump to them.

        Args:
            labels: By the ids of the branches; none takes them away.
        """
        self.labels = labels
        self._invalidate()

    def get_label_width(self, node: TreeNode[Branch]) -> int:  # noqa: ARG002
        """Take no width, so that the outline is cut at the pane's edge and never scrolls sideways."""
        return 0

    def render_line(self, y: int) -> Strip:
        """Draw a line: the guides, the branch's name, and at the right edge how far it is.

        Textual draws the lines of a tree one as expensively as the other; of this one all may change at a key.
        """
        number, width, ground = y + self.scroll_offset.y, self.size.width, self._look("")
        node = self.get_node_at_line(number)
        if node is None or node.data is None:
            return Strip.blank(width, ground)
        path = [*reversed([*_ancestors(node)]), node]
        pointed = self.get_node_at_line(self.hover_line) if self.hover_line >= 0 else None
        line = ground + self._look("tree--highlight-line", partial=False) if pointed in path else ground
        style = line + self._look("tree--label")
        if node is pointed:
            style += self._look("tree--highlight")
        if number == self.cursor_line:
            style += self._look("tree--cursor", partial=False)
        here = Style.from_meta({"line": number})
        room = self.scrollable_content_region.width - (len(path) - 1) * self.guide_depth
        pieces = [
            *self._guides(path, pointed, line),
            *self._named(node.data, style, line, node.is_expanded, room),
        ]
        return Strip([Segment(text, look + here) for text, look in pieces if text]).adjust_cell_length(width, line)

    def on_resize(self, event: events.Resize) -> None:
        """Lay nothing out for it, as Textual would: the lines take the width there is when they are drawn."""
        event.prevent_default()

    def _look(self, name: str, *, partial: bool = True) -> Style:
        """Return how something looks; what has no name is the outline itself."""
        look = self._looks.get(name)
        if look is None:
            look = self.get_component_rich_style(name, partial=partial) if name else self.rich_style
            self._looks[name] = look
        return look

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all of it anew, as it looks now, or else some lines."""
        if not regions:
            self._looks = {}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _guides(
        self, path: "list[TreeNode[Branch]]", pointed: "TreeNode[Branch] | None", line: Style
    ) -> Iterator[Piece]:
        """Yield the lines that lead to a branch; those that lead down from the cursor and the mouse stand out."""
        blank, straight, corner, branching = (f"{cells[0]} " for cells in self.LINES["default"])
        plain, state = line + self._look("tree--guides"), ""
        cursor = self.cursor_node if self.has_focus else None
        for above, node in pairwise(path):
            if above is cursor:
                state = "selected"
            elif above is pointed and not state:
                state = "hover"
            look = plain + self._look(f"tree--guides-{state}") if state else plain
            if not self.show_guides:
                yield "  ", look
            elif node is path[-1]:
                yield corner if node.is_last else branching, look
            else:
                yield blank if node.is_last else straight, look

    def _named(self, branch: Branch, style: Style, line: Style, is_open: bool, room: int) -> Iterator[Piece]:
        """Yield a branch's name, cut where it must be, and what stands behind it."""
        marks = self._marks(branch)
        behind = sum(cell_width(mark) for mark, _look in marks)
        room = max(room - behind - 1, 1)
        before: list[Piece] = []
        if branch.children:
            before.append((self.ICON_NODE_EXPANDED if is_open else self.ICON_NODE, line + _TOGGLE))
        if jump := self.labels.get(branch.id) if self.labels else None:
            before += (jump, line + _JUMP), (" ", style)
        if branch.kind is Kind.MEASURE and (branch.source, branch.at) in self._picked:
            before.append(("> ", style + _STRONG))
        words = visible(" ".join(self._words(branch).split()))
        left = room - sum(cell_width(text) for text, _look in before)
        # Of an issue's name rather no date than half of one.
        while branch.kind is Kind.ISSUE and " " in words and cell_width(words) > left:
            words = words.rpartition(" ")[0]
        yield from before
        taken = cell_width(words)
        yield (
            words if taken <= left else set_cell_size(words, max(left, 0)),
            style + _EMPHASIS[branch.kind, branch.implicit],
        )
        yield " " * (left - taken), line
        yield " ", style
        for mark, look in marks:
            yield mark, style + (_QUIET if look is Look.QUIET else self._look(f"outline--{look}"))

    def _words(self, branch: Branch) -> str:
        reason = self._failures.get(branch.source) if branch.kind is Kind.FILE else None
        return branch.label if reason is None else f"! {branch.label}: {reason}"

    def _marks(self, branch: Branch) -> Sequence[Mark]:
        """Return what stands at the right edge."""
        if self._counts is not None:
            return found(self._counts.of(branch))
        document = self._documents.get(branch.source)
        if document is None:
            waits = branch.kind is Kind.FILE and branch.source not in self._failures
            return ((_("waiting"), Look.QUIET),) if waits else ()
        known = self._marked.get(branch.id)
        if known is None:
            # Counting the thousands below an issue takes longer than drawing the outline.
            known = self._marked[branch.id] = tuple(marks(document, branch))
        return known


def _ancestors(node: TreeNode[Branch]) -> Iterable[TreeNode[Branch]]:
    while node.parent and not node.parent.is_root:
        node = node.parent
        yield node
