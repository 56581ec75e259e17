"""Changing themes: what is asked for each change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one

from bulletin_tui.annotation.codebook import SEPARATOR, Theme
from bulletin_tui.annotation.theme_changes import (
    TOP,
    add,
    check_new,
    check_relocation,
    check_values,
    delete,
    describe,
    give_key,
    merge,
    move,
    rename,
    renamed,
)
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.screens.codebook.changing import Changing
from bulletin_tui.tui.screens.codebook.theme_dialogs import Ask, Choose
from bulletin_tui.tui.screens.codebook.theme_form import PATH, ThemeForm
from bulletin_tui.tui.screens.codebook.theme_offers import Offer, colours, themes
from bulletin_tui.tui.screens.codebook.view import Row, touched
from bulletin_tui.tui.widgets.theme_tree import ThemeTree
from bulletin_tui.workspace.tag_mix import is_below
from bulletin_tui.workspace.usage import Usage

_MOST_NAMED = 5
"""How many themes are named."""


class Theming(Changing):
    """The commands that change themes: what each asks, and what follows from the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add(False)", show=False),
        Binding("A", "add(True)", show=False),
        Binding("e", "edit", show=False),
        Binding("r", "rename", show=False),
        Binding("m", "move", show=False),
        Binding("g", "merge", show=False),
        Binding("d,delete", "delete", show=False),
        Binding("o", "colour", show=False),
        *(Binding(str(key), f"key({key})", show=False) for key in range(10)),
    ]

    themes = query_one(ThemeTree)

    def usage(self, path: str) -> Usage | None:  # noqa: ARG002 - said by the screen
        """Return how often a theme is used; `None` while that is not known."""
        return None

    @property
    def _row(self) -> Row | None:
        if self.themes.row is None:
            self.say(_("There is no theme yet. a adds one."))
        return self.themes.row

    @property
    def _theme(self) -> Theme | None:
        """The theme that is pointed at; one that the codebook does not list is none."""
        row = self._row
        if row and row.theme is None:
            self.say(_("“{theme}” is not in the codebook; a adds it.").format(theme=row.path))
        return row.theme if row else None

    def _titled(self, title: str, path: str) -> str:
        """Return a dialog's title with how many measures the theme is on."""
        found = self.usage(path)
        said = title.format(theme=path)
        return f"{said} ({touched(found.branch, found.branch_files)})" if found and found.branch else said

    # ------------------------------------------------------------ what is said of a theme

    @work(exclusive=True, group="dialog")
    async def action_add(self, below: bool) -> None:
        """Add a theme beside the one that is pointed at, or below it."""
        row, codebook = self.themes.row, self.desk.codebook

        def wrong(values: Mapping[str, Any]) -> str:
            return _refusal(lambda: check_new(codebook, values[PATH], values))

        form = ThemeForm(_("New theme"), Theme(""), wrong, _beginning(row, below))
        values = await self.app.push_screen_wait(form)
        if values:
            path = values.pop(PATH)
            await self.change(lambda text: add(text, path, values), path)

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        """Write what is said of a theme."""
        theme, codebook = self._theme, self.desk.codebook
        if theme is None:
            return

        def wrong(values: Mapping[str, Any]) -> str:
            return _refusal(lambda: check_values(codebook, theme.path, values))

        form = ThemeForm(self._titled("{theme}", theme.path), theme, wrong)
        values = await self.app.push_screen_wait(form)
        before = theme._asdict()
        changed = {key: value for key, value in (values or {}).items() if value != _plain(before[key])}
        if changed:
            await self.change(lambda text: describe(text, theme.path, changed))

    @work(exclusive=True, group="dialog")
    async def action_colour(self) -> None:
        """Give a theme a colour."""
        theme = self._theme
        if theme is None:
            return
        title = self._titled(_("Colour of {theme}"), theme.path)
        chosen = await self.app.push_screen_wait(
            Choose(title, "#RRGGBB", lambda query: colours(query, self.desk.codebook))
        )
        if chosen is not None:
            await self.change(lambda text: describe(text, theme.path, {"colour": chosen or None}))

    @work(exclusive=True, group="dialog")
    async def action_key(self, key: int) -> None:
        """Give a theme a number key, or take its key away."""
        theme = self._theme
        if theme is not None and (key or None) != theme.key:
            await self.change(lambda text: give_key(text, theme.path, key or None))

    # ------------------------------------------------------------ where a theme stands, and what it is called

    @work(exclusive=True, group="dialog")
    async def action_rename(self) -> None:
        """Give a theme another name; that of another theme makes one of both."""
        row, codebook = self._row, self.desk.codebook
        if row is None:
            return

        def outcome(name: str) -> tuple[bool, str]:
            try:
                new = renamed(row.path, name)
                if new != row.path and codebook.find(new) and not row.path.startswith(f"{new}{SEPARATOR}"):
                    return True, _("“{theme}” is there already; enter makes one of both.").format(theme=new)
                check_relocation(codebook, row.path, new)
            except BulletinError as error:
                return name.strip() == row.name, "" if name.strip() == row.name else str(error)
            return True, f"{row.path} → {new}"

        title = self._titled(_("New name of {theme}"), row.path)
        name = await self.app.push_screen_wait(Ask(title, row.path.rpartition(SEPARATOR)[2], outcome))
        if name is None or renamed(row.path, name) == row.path:
            return
        new = renamed(row.path, name)
        if codebook.find(new):
            await self.change(lambda text: merge(text, [row.path], new), new, ask=True)
        else:
            await self.change(lambda text: rename(text, row.path, name), new)

    @work(exclusive=True, group="dialog")
    async def action_move(self) -> None:
        """Put a theme below another one."""
        row = self._row
        if row is None:
            return
        parent = row.path.rpartition(SEPARATOR)[0]
        top = Text(_("at the top"), "italic")

        def offer(query: str) -> Sequence[Offer]:
            others = self._others(query, row.path, parent)
            return [(TOP, Text("   ").append(top)), *others] if parent and not query.strip() else others

        title = self._titled(_("Move {theme} below"), row.path)
        chosen = await self.app.push_screen_wait(Choose(title, _("type a name or its pinyin"), offer))
        if chosen is not None:
            name = row.path.rpartition(SEPARATOR)[2]
            new = name if chosen == TOP else f"{chosen}{SEPARATOR}{name}"
            await self.change(lambda text: move(text, row.path, chosen), new)

    @work(exclusive=True, group="dialog")
    async def action_merge(self) -> None:
        """Make one of a theme and another one."""
        row = self._row
        if row is None:
            return
        title = self._titled(_("Merge {theme} into"), row.path)
        dialog = Choose(title, _("type a name or its pinyin"), lambda query: self._others(query, row.path))
        into = await self.app.push_screen_wait(dialog)
        if into is not None:
            await self.change(lambda text: merge(text, [row.path], into), into, ask=True)

    def _others(self, query: str, path: str, also: str = "") -> Sequence[Offer]:
        """Return the themes that are like what was typed, but for one and what stands below it."""
        return themes(query, self.desk.codebook, self.usage, lambda tag: is_below(tag, path) or tag == also)

    @work(exclusive=True, group="dialog")
    async def action_delete(self) -> None:
        """Take a theme out and off all measures."""
        row = self._row
        if row is not None:
            await self.change(lambda text: delete(text, row.path, below=True), ask=True, also=self._below(row.path))

    def _below(self, path: str) -> str:
        """Say which themes go along."""
        below = self.desk.codebook.below(path)
        if not below:
            return ""
        names = _(", ").join(theme.path for theme in below[:_MOST_NAMED])
        said = ngettext(
            "{count} theme below it goes, too: {names}", "{count} themes below it go, too: {names}", len(below)
        )
        return said.format(count=len(below), names=names + ("…" if len(below) > _MOST_NAMED else ""))


def _beginning(row: Row | None, below: bool) -> str:
    """Return what the path of a new theme begins with."""
    if row is None:
        return ""
    if row.theme is None:
        return row.path
    parent = row.path if below else row.path.rpartition(SEPARATOR)[0]
    return f"{parent}{SEPARATOR}" if parent else ""


def _plain(value: object) -> object:
    """Return what is said of a theme as a form gives it."""
    if isinstance(value, tuple):
        return list(value)
    return value


def _refusal(check: Callable[[], object]) -> str:
    """Return why something cannot be done; "" where it can."""
    try:
        check()
    except BulletinError as error:
        return str(error)
    return ""
