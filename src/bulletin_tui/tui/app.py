"""The application: one reader screen, two themes, the command palette."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.screen import Screen

from bulletin_tui.i18n import _
from bulletin_tui.tui.ambiguous import adapt
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.tui.themes import DARK, LIGHT
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Read
from bulletin_tui.workspace.state import load_state, save_state

if TYPE_CHECKING:
    from textual.command import Provider

_STYLES = Path(__file__).parent / "screens" / "reader" / "reader.tcss"


def _commands() -> "type[Provider]":
    from bulletin_tui.tui.providers import Commands

    return Commands


class BulletinApp(App[int], inherit_bindings=False):
    """Opens a library in the reader."""

    # Textual's own commands speak English only; what is worth having of them stands in the registry.
    COMMANDS: ClassVar = {_commands}
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - mypy does not see that Textual declares it so
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-tall")]  # noqa: RUF012

    _is_themed = False

    def __init__(
        self,
        library: Library,
        configured: Read | None = None,
        *,
        theme: str | None = None,
        measured: int | None = None,
    ) -> None:
        """Make the application.

        Args:
            library: What is to be read.
            configured: The person's settings; the defaults if not given.
            theme: The colours for this time; as last time if not given.
            measured: How many cells the terminal gives to characters of ambiguous width, where it said so.
        """
        self._configured = configured or Read()
        self._wanted_theme = theme
        self._marks_are_wide = adapt(self._configured.settings.ambiguous_width or measured) == 2
        super().__init__()
        # What is said is said in a line of its own; every screen would hold a widget for each of these.
        self._disable_tooltips = self._disable_notifications = True
        self._library = library
        self.set_class(self._marks_are_wide, "-wide-marks")
        # Scrolling that glides makes holding a key down feel slow.
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Changed later it would be a change of theme, and every style sheet parsed a second time.
        self.set_reactive(App.theme, self._fitting_theme())
        self._is_themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Return what style sheets may name; nothing until it is known which colours are shown."""
        return super().get_css_variables() if self._is_themed else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that are our own: what frames are drawn with."""
        return {"frame": "ascii" if self._marks_are_wide else "round"}

    def get_default_screen(self) -> Screen[None]:
        """Begin with the reader, and no blank screen below it."""
        # Textual reads the style sheets only of screens that are pushed later; the app's own it would parse twice.
        self.stylesheet.read(_STYLES)
        screen = ReaderScreen(self._library, self._configured)
        # Else the first layout would find them out, and style every widget a second time.
        fitting = (
            max(step for step in steps if step[0] <= cells)[1]
            for cells, steps in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True)
        )
        screen.add_class(*fitting, update=False)
        return screen

    def on_ready(self) -> None:
        """Let the collector work again, which rested for the first frame; what is there by now stays to the end."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def action_command_palette(self) -> None:
        """Open the palette over the reader; a dialog is to be answered first."""
        if isinstance(self.screen, ReaderScreen):
            from bulletin_tui.tui.providers import Palette

            self.push_screen(Palette(placeholder=_("type what you want to do"), id="--command-palette"))

    def _fitting_theme(self) -> str:
        """Return the colours that were chosen last; where there are none of that name, ours."""
        name = self._wanted_theme or load_state().theme_name(self._configured.settings.theme)
        return name if name in self.available_themes else DARK.name

    def on_program_theme_set(self, event: ReaderScreen.ThemeSet) -> None:
        """Show the colours that the settings say now."""
        self._wanted_theme = None
        self._configured = self._configured._replace(settings=self._configured.settings._replace(theme=event.name))
        self.theme = self._fitting_theme()

    def choose_theme(self, name: str) -> None:
        """Show other colours, and again at the next start."""
        self.theme = name
        save_state(load_state().with_theme(name, self._configured.settings.theme))

    def action_toggle_theme(self) -> None:
        """Change between the light and the dark theme."""
        self.choose_theme(LIGHT.name if self.current_theme.dark else DARK.name)

    def action_suspend(self) -> None:
        """Go back to the shell; `fg` brings the program back."""
        self.action_suspend_process()

    def action_choose_theme(self) -> None:
        """Open a palette of all themes."""
        from bulletin_tui.tui.providers import Palette, Themes

        self.push_screen(Palette(providers=[Themes], placeholder=_("type the name of a theme")))
