"""The command palette: everything the registry has, and the codebook's number keys by name."""

from collections.abc import Coroutine, Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.commands import show_keys
from bulletin_tui.tui.finding.filters import WORDS, State
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.tui.screens.styled_once import StyledOnce


class Palette(StyledOnce, CommandPalette):
    """The palette, as plain as terminals need it."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    /* A magnifying glass that is an emoji, and as wide as the terminal likes. */
    Palette SearchIcon { display: none; }

    /* Where the terminal gives the characters that fine frames are drawn with two columns each. */
    .-wide-marks Palette Vertical, .-wide-marks Palette CommandInput, .-wide-marks Palette CommandList { border: none; }
    .-wide-marks Palette #--input, .-wide-marks Palette #--container, .-wide-marks Palette #--results { border: none; }
    """


class Commands(Provider):
    """All commands by their titles in the person's language, each behind the name of its group."""

    def _entries(self) -> Iterator[tuple[str, str, str]]:
        """Yield a title, an explanation and the action of each entry."""
        if not isinstance(self.screen, ReaderScreen):
            return
        for group, commands in self.screen.keymap.by_group():
            for command in commands:
                if command.with_key:
                    yield from self._themes(_(group))
                elif command.id != "palette":
                    title = _titled(_(group), _(command.title), show_keys(command))
                    yield title, _(command.help), command.id
                if command.id == "filter":
                    yield from self._states(_(group))

    def _states(self, group: str) -> Iterator[tuple[str, str, str]]:
        for state in State:
            title = _("Show only: {state}").format(state=_(WORDS[state]))
            yield _titled(group, title, ""), "", f"filter_by('{state}')"

    def _themes(self, group: str) -> Iterator[tuple[str, str, str]]:
        assert isinstance(self.screen, ReaderScreen)
        for key, command, own in self.screen.keymap.pressed():
            if command.with_key and (theme := self.screen.desk.codebook.for_key(int(own))):
                title = _("Tag: {tag}").format(tag=visible(theme.path))
                yield _titled(group, title, key), visible(theme.definition), f"{command.id}('{own}')"

    async def discover(self) -> Hits:
        """Offer everything, in the registry's order."""
        for title, explanation, action in self._entries():
            yield DiscoveryHit(Content(title), self._run(action), text=title, help=explanation or None)

    async def search(self, query: str) -> Hits:
        """Offer what is like the query; where nothing is, the way to all there is."""
        matcher = self.matcher(query)
        found = False
        for title, explanation, action in self._entries():
            if (score := matcher.match(title)) > 0:
                found = True
                yield Hit(score, matcher.highlight(title), self._run(action), text=title, help=explanation or None)

        if not found:
            # Left alone, the palette would say so itself, in English.
            title = _("There is no such action. Show all keys.")
            yield Hit(1.0, Content(title), self._run("help"), text=title)

    def _run(self, action: str) -> partial[Coroutine[object, object, None]]:
        return partial(self.screen.run_action, f"screen.{action}")


def _titled(group: str, title: str, keys: str) -> str:
    titled = _("{group}: {title}").format(group=group, title=title)
    return _("{title} ({keys})").format(title=titled, keys=keys) if keys else titled


class Themes(Provider):
    """The colours by their names."""

    async def discover(self) -> Hits:
        """Offer all."""
        for name in self._names():
            yield DiscoveryHit(Content(name), partial(self._choose, name), text=name)

    async def search(self, query: str) -> Hits:
        """Offer those whose name is like the query."""
        matcher = self.matcher(query)
        found = [(score, name) for name in self._names() if (score := matcher.match(name)) > 0]
        for score, name in found:
            yield Hit(score, matcher.highlight(name), partial(self._choose, name), text=name)
        if not found:
            title = _("There is no such theme.")
            yield Hit(1.0, Content(title), lambda: None, text=title)

    def _names(self) -> list[str]:
        # Ours first.
        return sorted(self.app.available_themes, key=lambda name: (not name.startswith("bulletin"), name))

    def _choose(self, name: str) -> None:
        assert isinstance(self.app, BulletinApp)
        self.app.choose_theme(name)
