"""Seeing what other coders say, and settling what they disagree on."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.screens.reader.moving import Moving
from bulletin_tui.workspace.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin_tui.tui.screens.settling.view import Settling


class Comparing(Moving):
    """The commands that show what others say."""

    def action_others(self) -> None:
        """Show what others say, or hide it again."""
        from bulletin_tui.tui.desk.others import Others
        from bulletin_tui.workspace.versions import everybody, named

        library = self.desk.library
        if self.others is not None:
            self.others = None
            self.tell(_("What others say is hidden."))
        elif self._is_blind():
            return
        elif others := everybody(library.workspace, library.sources) - {library.workspace.coder}:
            names = _(", ").join(sorted(map(named, others)))
            self.others = Others(library.workspace)
            self.tell(_("Shown beside your own: {names}").format(names=names))
        else:
            self.tell(_("Nobody else has annotated anything here."))
        self.draw_anew()

    def _is_blind(self) -> bool:
        if self.settings.blind:
            self.tell(_("What others say stays hidden: the settings say `blind = true`."))
        return self.settings.blind

    @work(exclusive=True, group="dialog")
    async def action_settle(self) -> None:
        """Go through what coders disagree on, and come back at the measure that was looked at last."""
        if self._is_blind() or not await self.autosaver.finish():
            return
        try:
            settling = await asyncio.to_thread(self._lay_out)
        except BulletinError as error:
            self.tell(str(error))
            return
        if not settling.items:
            count = len(settling.comparison.measures)
            said = ngettext("No disagreement on {count} measure.", "No disagreement on {count} measures.", count)
            self.tell(said.format(count=count))
            return
        from bulletin_tui.tui.screens.settling.screen import SettlingScreen

        screen = SettlingScreen(settling, self.desk.codebook, self.keymap)
        place: tuple[Path, str] | None = await self.app.push_screen_wait(screen)
        if place and self.desk.go(self.desk.find(*place)):
            self.show_place()
        self.bring_to_front(self.pane)

    def _lay_out(self) -> "Settling":
        """Read what everybody says.

        Raises:
            BulletinError: There are not two to compare, or it is not known who decides.
        """
        from bulletin_tui.tui.screens.settling.view import Settling
        from bulletin_tui.workspace.coders import AGREED
        from bulletin_tui.workspace.versions import choose_coders, everybody, versions

        library = self.desk.library
        coders = choose_coders(everybody(library.workspace, library.sources))
        by = library.workspace.coder
        if by in {None, AGREED}:
            said = _("A decision is signed: say who you are, with --coder NAME or `coder` in the settings.")
            raise BulletinError(said)
        return Settling(coders, versions(self._all_documents(), library.workspace, coders), by)

    def _all_documents(self) -> Iterator[Document]:
        """Yield all documents; those that the reader has not come to yet are read here."""
        library, read = self.desk.library, self.desk.session.documents
        for source in library.sources:
            if source in read:
                yield read[source]
            elif source not in self.desk.failures:
                with suppress(BulletinError):
                    yield library.load(source)
