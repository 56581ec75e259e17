"""How the lines of the outline look: name, emphasis, and at the right edge how far the tagging is."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import ambiguous_width, cell_width
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.finding.across import Counts
from bulletin_tui.tui.widgets.branch_marks import Look, found, marks

if TYPE_CHECKING:
    from bulletin_tui.workspace.document import Document


class BranchLines(Tree[Branch], inherit_bindings=False):
    """A tree that draws branches, and is told what to show beside their names."""

    # ASCII, because the usual triangles take two columns in many Chinese terminals.
    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"outline--{look}" for look in Look}

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
        self._marked: dict[tuple[Path, str], Text] = {}
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

    def render_label(self, node: TreeNode[Branch], base_style: Style, style: Style) -> Text:
        """Return a branch's line: its name, and at the right edge how far it is."""
        if node.data is None:
            return Text("", style)
        branch = node.data
        label = super().render_label(node, base_style, style)
        marks = self._marks(branch)
        if jump := self.labels.get(branch.id):
            label.append(jump, Style(bold=True, reverse=True)).append(" ", style)
        if branch.kind is Kind.MEASURE and (branch.source, branch.at) in self._picked:
            label.append("> ", style + Style(bold=True))
        depth = sum(1 for _ in _ancestors(node))
        room = max(self.scrollable_content_region.width - depth * self.guide_depth - marks.cell_len - 1, 1)
        words = visible(" ".join(self._words(branch).split()))
        # Of an issue's name rather no date than half of one.
        while branch.kind is Kind.ISSUE and " " in words and label.cell_len + cell_width(words) > room:
            words = words.rpartition(" ")[0]
        label.append(words, style + self._emphasis(branch))
        label.truncate(room, overflow="crop", pad=True)
        marks.spans = [span._replace(style=self._coloured(str(span.style))) for span in marks.spans]
        marks.stylize_before(style)
        return Text.assemble(label, (" ", style), marks)

    def _coloured(self, look: str) -> Style:
        return self.get_component_rich_style(f"outline--{look}", partial=True)

    def _words(self, branch: Branch) -> str:
        reason = self._failures.get(branch.source) if branch.kind is Kind.FILE else None
        return branch.label if reason is None else f"! {branch.label}: {reason}"

    def _emphasis(self, branch: Branch) -> Style:
        return Style(bold=branch.kind in {Kind.ISSUE, Kind.REPORT}, italic=branch.implicit)

    def _marks(self, branch: Branch) -> Text:
        """Return what stands at the right edge."""
        if self._counts is not None:
            return found(self._counts.of(branch))
        document = self._documents.get(branch.source)
        if document is None:
            waits = branch.kind is Kind.FILE and branch.source not in self._failures
            return Text().append(_("waiting") if waits else "", Look.QUIET)
        if branch.id not in self._marked:
            # Counting the thousands below an issue takes longer than drawing the outline.
            self._marked[branch.id] = marks(document, branch)
        return self._marked[branch.id].copy()


def _ancestors(node: TreeNode[Branch]) -> Iterable[TreeNode[Branch]]:
    while node.parent and not node.parent.is_root:
        node = node.parent
        yield node
