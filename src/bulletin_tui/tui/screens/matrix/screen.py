"""The matrix: cities or issues by themes, or themes with each other."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.footer import Where, entries
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.matrix.cell import CellDialog, Entry
from bulletin_tui.tui.screens.matrix.view import Matrix, Measures, View
from bulletin_tui.tui.screens.styled_once import StyledOnce
from bulletin_tui.tui.widgets.key_line import KeyLine
from bulletin_tui.tui.widgets.matrix_grid import MatrixGrid
from bulletin_tui.workspace.coding import Coded


@dataclass
class Seen:
    """How the matrix was left."""

    view: View = field(default_factory=View)
    row: int | None = 0
    column: int | None = 0
    measures: Measures = field(default_factory=Measures)


class MatrixScreen(StyledOnce, Screen[Coded | None]):
    """Shows counts; ends with the measure to go to, or with `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,m", "dismiss", show=False),
        Binding("b", "turn", show=False),
        Binding("o", "change('most_first')", show=False),
        Binding("s", "change('everywhere')", show=False),
        Binding("r", "change('rolled_up')", show=False),
        Binding("u", "change('used')", show=False),
        Binding("question_mark,f1", "help", show=False),
    ]
    AUTO_FOCUS = "MatrixGrid"
    CSS_PATH = "matrix.tcss"

    grid = query_one(MatrixGrid)
    key_line = query_one(KeyLine)

    def __init__(self, desk: Desk, here: tuple[Path, str], seen: Seen, keymap: Keymap) -> None:
        """Make the screen.

        Args:
            desk: What is open; asked anew with each change of the view, for more may have been read by then.
            here: The source the reader is in, and the label of the issue.
            seen: How the matrix was left; how it is left now will stand there.
            keymap: The keys in force.
        """
        super().__init__()
        self._desk = desk
        self._here = here
        self._seen = seen
        self._keymap = keymap
        self._matrix = self._count()

    def compose(self) -> ComposeResult:
        """Lay out the grid between what the whole is of and what the cell is of."""
        yield Static(id="title", markup=False)
        yield MatrixGrid()
        yield Static(id="cell", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the matrix as it was left."""
        self.key_line.entries = entries(self._keymap, Where.MATRIX, finding=False, unusable=())
        row, column = self._seen.row, self._seen.column
        self._show()
        self.grid.point(row, column)

    def _count(self) -> Matrix:
        measures = self._seen.measures.of(self._desk.documents)
        return Matrix.of(measures, self._desk.codebook, self._seen.view, self._here)

    def _show(self) -> None:
        whole = self._matrix.table.whole
        title = Text(" ").append(_("Matrix"), "bold")
        title.append("  " + _("tagged {count}/{total}").format(count=whole.tagged, total=whole.measures))
        title.append("  " + visible(self._matrix.title))
        self.query_one("#title", Static).update(title)
        self.grid.show(self._matrix.table)
        if self.grid.empty:
            self._say(_("No measure has a tag yet; {tag} tags one.").format(tag=self._keymap.way("tag")))

    def _say(self, text: str) -> None:
        self.query_one("#cell", Static).update(Text(" " + visible(text)))

    @on(MatrixGrid.Moved)
    def _show_cell(self, event: MatrixGrid.Moved) -> None:
        self._seen.row, self._seen.column = event.row, event.column
        name = self._matrix.name(event.row, event.column)
        count = self._matrix.number(event.row, event.column)
        number = ngettext("{count} measure", "{count} measures", count).format(count=count)
        said = _("{name}: {value}").format(name=name, value=number)
        theme = self._desk.codebook.find(self._matrix.table.columns[event.column]) if event.column is not None else None
        self._say(f"{said}  {theme.definition}" if theme else said)

    @on(MatrixGrid.Chosen)
    @work(exclusive=True, group="dialog")
    async def _open(self, event: MatrixGrid.Chosen) -> None:
        found = self._matrix.members(event.row, event.column)
        if not found:
            return
        documents = self._desk.session.documents
        listed = [
            Entry(measure, documents[measure.path].source.measures[measure.key].measure.text) for measure in found
        ]
        chosen = await self.app.push_screen_wait(CellDialog(self._matrix.name(event.row, event.column), listed))
        if chosen is not None:
            self.dismiss(chosen)

    @on(KeyLine.Clicked)
    async def _do(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command)

    def action_turn(self) -> None:
        """Cross the themes with something else."""
        self._look(self._seen.view.turned())

    def action_change(self, name: str) -> None:
        """Turn something of the view on or off."""
        self._look(self._seen.view.changed(name))

    def _look(self, view: View) -> None:
        self._seen.view = view
        self._matrix = self._count()
        self._show()

    def action_help(self) -> None:
        """Show all keys, those of the matrix first."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self._keymap, Where.MATRIX))
