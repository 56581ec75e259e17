"""The command palette: everything the registry has, and the codebook's number keys by name."""

from collections.abc import Coroutine, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.commands import COMMANDS, show_keys
from bulletin_tui.tui.screens.reader import ReaderScreen


class Commands(Provider):
    """All commands by their titles in the person's language."""

    def _entries(self) -> Iterator[tuple[str, str, str]]:
        """Yield a title, an explanation and the action of each entry."""
        for command in COMMANDS:
            if command.with_key or command.id == "palette":
                continue
            keys = show_keys(command)
            title = f"{_(command.title)} ({keys})" if keys else _(command.title)
            yield title, _(command.help), command.id
        if isinstance(self.screen, ReaderScreen):
            for key in range(1, 10):
                if theme := self.screen.desk.codebook.for_key(key):
                    title = _("Tag: {tag} ({key})").format(tag=visible(theme.path), key=key)
                    yield title, visible(theme.definition), f"theme_key('{key}')"

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
