"""What is about the program and not about a text: settings, help, messages, colours, the column's width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from bulletin_tui.i18n import N_, _
from bulletin_tui.tui.keymap import bind
from bulletin_tui.tui.screens.reader.base import ReaderBase
from bulletin_tui.tui.themes import nearest
from bulletin_tui.workspace.settings import Problem, Read, settings_file, told

_STEP = 2
"""By how many 汉字 the column changes with a key."""
_NARROWEST, _WIDEST = 10, 100
"""How narrow and how wide it can be made, in 汉字."""


class Program(ReaderBase):
    """The commands of the program, and the settings in force."""

    @dataclass
    class ThemeSet(Message):
        """The settings say other colours."""

        name: str | None

    _configured = Read()

    # ------------------------------------------------------------ settings

    def show_settings_problems(self) -> bool:
        """Say what is wrong with the settings; returns whether anything is."""
        problems = (*self._configured.problems, *self.keymap.problems, *self._theme_problem())
        if problems:
            self.warn_of(told(settings_file().name, problems))
        return bool(problems)

    def use_settings(self, configured: Read) -> None:
        """Let settings that were read again be in force."""
        before, self._configured, self.settings = self.settings, configured, configured.settings
        self.use_keys(bind(self.settings.keys, configured.lines))
        self.pane.set_lines(self.settings.line_spacing, self.settings.justify)
        if self.settings.column_width != before.column_width:
            self.pane.column = self.settings.column_width
        if self.settings.theme != before.theme:
            self.post_message(self.ThemeSet(self.settings.theme))
        self.show_place()
        self.show_keys()
        if not self.show_settings_problems():
            later = ("language", "coder", "ambiguous_width", "mouse")
            changed = [name for name in later if getattr(before, name) != getattr(self.settings, name)]
            said = _("The settings were read; {names} will hold from the next start.")
            self.tell(said.format(names=", ".join(changed)) if changed else _("The settings were read and hold now."))

    def _theme_problem(self) -> Iterator[Problem]:
        name = self.settings.theme
        if name and name not in self.app.available_themes:
            near = nearest(name, self.app.available_themes)
            message = N_("there is no theme “{name}”; did you mean {near}? The palette lists all")
            yield Problem(self._configured.lines.get("theme", 1), message, {"name": name, "near": near})

    def warn_of(self, problems: Sequence[str]) -> None:
        """Say in one notice what is wrong with a file; the list of messages has all of it."""
        self.tell("\n".join(problems), severe=True)

    # ------------------------------------------------------------ commands

    def action_help(self) -> None:
        """Show all keys."""
        from bulletin_tui.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self.keymap, self.where))

    def action_messages(self) -> None:
        """Show again what was said."""
        from bulletin_tui.tui.screens.dialogs.messages import Messages

        self.app.push_screen(Messages(self.said))

    async def action_palette(self) -> None:
        """Open the command palette."""
        await self.app.run_action("command_palette")

    def action_wider(self) -> None:
        """Make the column wider."""
        self._widen(_STEP)

    def action_narrower(self) -> None:
        """Make the column narrower."""
        self._widen(-_STEP)

    def _widen(self, by: int) -> None:
        pane = self.pane
        # What cannot be seen is not added up: from the width there is, not from the one there might be.
        before = min(pane.column, pane.seen_column) if by < 0 else pane.column
        pane.column = max(min(before + by, _WIDEST), _NARROWEST)
        said = (
            _("The column is {count} characters wide.")
            if pane.seen_column >= pane.column
            else _("The column would be {count} characters wide; there is no room for that.")
        )
        self.tell(said.format(count=pane.column))

    def action_usual_width(self) -> None:
        """Make the column as wide as it usually is."""
        self.pane.column = self.settings.column_width
        self.tell(_("The column is {count} characters wide.").format(count=self.pane.column))

    async def action_toggle_theme(self) -> None:
        """Change between light and dark."""
        await self.app.run_action("toggle_theme")

    async def action_suspend(self) -> None:
        """Go back to the shell for a while."""
        await self.app.run_action("suspend")

    async def action_choose_theme(self) -> None:
        """Choose colours by their name."""
        await self.app.run_action("choose_theme")
