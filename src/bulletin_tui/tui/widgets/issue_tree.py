"""The outline: issues, reports, sections and measures, with how far the tagging is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Tree
from textual.widgets.tree import TreeNode, UnknownNodeID

from bulletin_tui.i18n import _
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.desk.branches import Branch, Kind, grow, pruned, waiting
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.widgets.branch_lines import BranchLines
from bulletin_tui.workspace.document import Document

_FEW = 200
"""Up to how many measures pass a filter so that all of them are shown unfolded."""
_UNFOLDED = {Kind.REPORT: 10 * _FEW, Kind.SECTION: _FEW}
"""Up to how many measures a source has so that its reports, its sections stand unfolded until the person folds them."""


class IssueTree(BranchLines, inherit_bindings=False):
    """The outline of all that is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("enter", "select_cursor", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The cursor was moved to a branch."""

        branch: Branch

    @dataclass
    class Entered(Message):
        """A branch without anything below it was chosen with enter or the mouse: on to the text."""

        branch: Branch

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.auto_expand = False
        self.folded: set[tuple[Path, str]] = set()
        """The ids of the branches that the person folded."""
        self._single = True
        self._files: dict[Path, TreeNode[Branch]] = {}
        self._shown: Branch | None = None
        """The branch that all panes show."""
        self._branches: dict[Path, Branch] = {}
        """The whole outline of each source, in the order of the folder."""
        self._passing: Mapping[Path, frozenset[str]] | None = None
        self._opened: set[tuple[Path, str]] = set()
        """Those that were unfolded before a filter was on."""
        self._folds = self.folded
        """Those in what is shown: what is folded while a filter is on does not stay so."""

    # ------------------------------------------------------------ what stands in it

    def expect(self, sources: Iterable[tuple[Path, str]], folded: Iterable[tuple[Path, str]]) -> None:
        """Show the sources that are going to be loaded.

        Args:
            sources: Their paths and names.
            folded: The ids of the branches that were folded when the program was left.
        """
        self.folded = self._folds = set(folded)
        for source, name in sources:
            self._branches[source] = waiting(source, name)
            self._files[source] = self._add(self.root, self._branches[source])
        self._single = len(self._files) == 1

    def show_document(self, document: Document) -> None:
        """Show a document that was loaded, or loaded again."""
        source = document.source.path
        self._documents[source] = document
        self._marked.clear()
        self._failures.pop(source, None)
        self._branches[source] = grow(document)
        if self._passing is not None:
            self._plant()
            return
        node = self._files[source]
        cursor = self.cursor_node.data if self.cursor_node else None
        node.data = self._branches[source]
        node.allow_expand = bool(node.data.children)
        node.remove_children()
        if node.is_expanded or self._starts_open(node.data):
            node.expand()
            self._fill(node)
        if cursor and cursor.source == source and (again := self._at(node, cursor.id)):
            self._put_cursor(again)
        self._invalidate()

    def update_document(self, document: Document) -> None:
        """Show what is said now of a document that stands in the outline."""
        before = self._documents.get(document.source.path)
        if before and (before.orphans != document.orphans or before.source is not document.source):
            self.show_document(document)
            return
        self._documents[document.source.path] = document
        self._marked.clear()
        self._invalidate()

    def narrow(self, passing: Mapping[Path, frozenset[str]] | None) -> None:
        """Show only some measures and what they stand in.

        Args:
            passing: Their keys by their source; `None` shows everything.
        """
        if passing == self._passing:
            return
        if self._passing is None:
            self._opened = {node.data.id for node in _below(self.root) if node.data and node.is_expanded}
        if passing is None:
            self._folds = self.folded
        elif self._passing is None or sum(map(len, passing.values())) <= _FEW:
            self._folds = set()
        self._passing = passing
        self._plant()

    def _plant(self) -> None:
        """Make all lines anew; the cursor stays where it was, if that is still there."""
        cursor = self.cursor_node.data if self.cursor_node else None
        self.root.remove_children()
        self._files = {}
        self._marked.clear()
        for source, branch in self._branches.items():
            if shown := self._narrowed(branch):
                node = self._files[source] = self._add(self.root, shown)
                if node.is_expanded:
                    self._fill(node)
        if cursor and (file := self._files.get(cursor.source)) and (again := self._at(file, cursor.id)):
            self._put_cursor(again)
        self._invalidate()

    def _narrowed(self, branch: Branch) -> Branch | None:
        """Return what is shown of a branch; nothing of one that has nothing to show."""
        return branch if self._passing is None else pruned(branch, self._passing.get(branch.source, frozenset()))

    def show_failure(self, source: Path, reason: str) -> None:
        """Show that a source could not be read."""
        self._failures[source] = reason
        self._invalidate()

    def _add(self, parent: TreeNode[Branch], branch: Branch) -> TreeNode[Branch]:
        node = parent.add(Text(""), branch, allow_expand=bool(branch.children))
        if branch.children and self._starts_open(branch):
            node.expand()
        return node

    def _starts_open(self, branch: Branch) -> bool:
        if branch.id in self._folds:
            return False
        if self._passing is not None and sum(map(len, self._passing.values())) <= _FEW:
            return True
        if self._passing is None and branch.id in self._opened:
            return True
        if branch.kind is Kind.ISSUE:
            return self._single
        return len(self._branches[branch.source].keys) <= _UNFOLDED.get(branch.kind, 0)

    def _fill(self, node: TreeNode[Branch]) -> None:
        """Add what is below a node, and below that as far as it is open."""
        if node.data is None or node.children:
            return
        for branch in filter(None, map(self._narrowed, node.data.children)):
            child = self._add(node, branch)
            if child.is_expanded:
                self._fill(child)

    @on(Tree.NodeExpanded)
    def _fill_expanded(self, event: Tree.NodeExpanded[Branch]) -> None:
        event.stop()
        if event.node.data and self._stands(event.node):
            self._folds.discard(event.node.data.id)
            self._fill(event.node)

    @on(Tree.NodeCollapsed)
    def _note_folded(self, event: Tree.NodeCollapsed[Branch]) -> None:
        event.stop()
        if event.node.data and self._stands(event.node):
            self._folds.add(event.node.data.id)

    def _stands(self, node: TreeNode[Branch]) -> bool:
        """Whether a node is still in the outline; what is told of it may come later than the outline is made anew."""
        try:
            return self.get_node_by_id(node.id) is node
        except UnknownNodeID:
            return False

    @property
    def in_sight(self) -> tuple[Branch, ...]:
        """The branches that are in sight, from the top down."""
        top = self.scroll_offset.y
        nodes = map(self.get_node_at_line, range(top, top + self.scrollable_content_region.height))
        return tuple(node.data for node in nodes if node and node.data)

    # ------------------------------------------------------------ where the cursor is

    def reveal(self, position: Position) -> None:
        """Move the cursor to a measure, or to the nearest branch around it that is folded."""
        node = self._files.get(position.source)
        while node and node.data:
            branch = node.data
            if branch.id in self._folds or not branch.children or position.key == branch.at:
                break
            if not node.is_expanded:
                node.expand()
            self._fill(node)
            below = next((child for child in node.children if self._holds(child, position)), None)
            if below is None:
                break
            node = below
        if node:
            self._put_cursor(node)

    def _holds(self, node: TreeNode[Branch], position: Position) -> bool:
        if node.data is None:
            return False
        if position.key is not None:
            return position.key in node.data.keys
        return (node.data.part, node.data.city) in {(position.part, position.city), (position.part, None)}

    def _at(self, node: TreeNode[Branch], wanted: tuple[Path, str]) -> TreeNode[Branch] | None:
        if node.data and node.data.id == wanted:
            return node
        return next((found for child in node.children if (found := self._at(child, wanted))), None)

    @property
    def at_cursor(self) -> Branch | None:
        """The branch at the cursor."""
        return self.cursor_node.data if self.cursor_node else None

    def is_at(self, position: Position) -> bool:
        """Whether the cursor is at a measure itself, not at a branch it stands in."""
        return bool(self.cursor_node and self.cursor_node.data and self.cursor_node.data.at == position.key)

    def _put_cursor(self, node: TreeNode[Branch]) -> None:
        # The lines are numbered when the tree is next drawn; the cursor needs the number now.
        assert self._tree_lines is not None
        self._shown = node.data
        if self.size:
            self.move_cursor(node)
        else:
            # Before the first frame the outline has no height to scroll in.
            self.cursor_line = node.line
            self.call_after_refresh(self.scroll_to_node, node)

    @on(Tree.NodeHighlighted)
    def _choose(self, event: Tree.NodeHighlighted[Branch]) -> None:
        # The tree posts this too when lines above the cursor come and go, and when the cursor was put by the program.
        event.stop()
        branch = event.node.data
        if branch and event.node is self.cursor_node and (self._shown is None or branch.id != self._shown.id):
            self._shown = branch
            self.post_message(self.Chosen(branch))

    @on(Tree.NodeSelected)
    def _enter(self, event: Tree.NodeSelected[Branch]) -> None:
        event.stop()
        if event.node.allow_expand:
            event.node.toggle()
        elif event.node.data:
            self.post_message(self.Entered(event.node.data))

    def fold_or_rise(self) -> None:
        """Fold the branch at the cursor; where there is nothing to fold, go up to the one it stands in."""
        node = self.cursor_node
        if node and node.is_expanded and node.allow_expand:
            node.collapse()
        elif node and node.parent and not node.parent.is_root:
            self.move_cursor(node.parent)

    def unfold(self) -> bool:
        """Unfold the branch at the cursor; returns whether there was something to unfold."""
        node = self.cursor_node
        if node and node.allow_expand and not node.is_expanded:
            node.expand()
            return True
        return False

    # ------------------------------------------------------------ how it looks

    def render_line(self, y: int) -> Strip:
        """Draw a line; where nothing passes the filter, say so."""
        if self._passing is None or self.root.children:
            return super().render_line(y)
        words = _("Nothing matches. Backspace in the filter (f) takes the last condition away, esc shows everything.")
        width = max(self.size.width - 2, 2)
        lines = [words[start:end] for start, end in break_lines(words, width)]
        line = f" {lines[y]}" if y < len(lines) else ""
        return Strip([Segment(line, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


def _below(node: TreeNode[Branch]) -> Iterator[TreeNode[Branch]]:
    for child in node.children:
        yield child
        yield from _below(child)
