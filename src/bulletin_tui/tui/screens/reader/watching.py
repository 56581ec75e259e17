"""Taking in what others write: another program, a command, a change of themes."""

import asyncio
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.signal import Signal

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext, some_of
from bulletin_tui.tui.screens.reader.base import ReaderBase
from bulletin_tui.workspace.document import Document

if TYPE_CHECKING:
    from bulletin_tui.annotation.sidecar import Sidecar
    from bulletin_tui.workspace.watching import Watch

LOOK = 2.0
"""After how many seconds the files are looked at again."""


class News(NamedTuple):
    """What stands in files that were written."""

    sources: dict[Path, Document | BulletinError]
    sidecars: "dict[Path, tuple[str | None, Sidecar]]"
    """By their source."""
    codebook: Codebook | None
    """`None` where it is as it was."""


class Watching(ReaderBase):
    """Looks at the files again and again, and shows what became of them; edits that are not saved stay."""

    renewed: Signal[None]
    """Sent when what is shown was taken in from the files."""
    _watch: "Watch | None" = None
    _looking: "asyncio.Lock | None" = None
    _known_problems: frozenset[str] = frozenset()
    """What was wrong with the codebook when that was last said."""

    def begin_watching(self) -> None:
        """Look at the files from now on."""
        from bulletin_tui.workspace.watching import Watch

        self._watch, self._looking = Watch(), asyncio.Lock()
        self._known_problems = frozenset(self.desk.codebook.problems)
        self.set_interval(LOOK, self._look_by_itself)

    def _look_by_itself(self) -> None:
        if self._looking and not self._looking.locked():
            self._look_soon()

    @work(group="watch")
    async def _look_soon(self) -> None:
        await self.look(_("another program"))

    async def look(self, by: str = "") -> None:
        """Take in what is other in the files than what is shown.

        Args:
            by: Who changed it, to be told; "" where the person knows.
        """
        if self._watch is None or self._looking is None:
            return
        async with self._looking:
            session = self.desk.session
            watched = {
                source: document.sidecar_path
                for source, document in session.documents.items()
                if not session.is_being_saved(source)
            }
            news = await asyncio.to_thread(self._news, self._watch, watched)
            if not self.stands:
                return
            changed = self._take_in_sidecars(news)
            again = self._take_in_sources(news)
            codebook = news.codebook is not None and news.codebook != self.desk.codebook
            self.desk.codebook = news.codebook or self.desk.codebook
            if changed or again or codebook:
                self.show_anew({*changed, *again})
                self.renewed.publish(None)
            if by:
                self._tell_news(by, [*chain.from_iterable(changed.values())], again, codebook=codebook)
            self._warn_of_what_is_wrong(news)

    def _news(self, watch: "Watch", watched: dict[Path, Path]) -> News:
        """Read what was written; in a thread."""
        from bulletin_tui.workspace.loading import read_file

        library = self.desk.library
        sources: dict[Path, Document | BulletinError] = {}
        for source in watch.changed(watched):
            try:
                sources[source] = library.load(source)
            except BulletinError as error:
                sources[source] = error
        by_sidecar = {sidecar: source for source, sidecar in watched.items()}
        sidecars = {by_sidecar[path]: read_file(path) for path in watch.changed(by_sidecar)}
        home = library.workspace
        places = [*dict.fromkeys((home.own_codebook(), home.codebook()))]
        return News(sources, sidecars, library.codebook() if watch.changed(places) else None)

    def _take_in_sidecars(self, news: News) -> dict[Path, tuple[str, ...]]:
        """Take in sidecars; returns the addresses of what something else is said of, by the source."""
        session = self.desk.session
        changed: dict[Path, tuple[str, ...]] = {}
        for source, (text, found) in news.sidecars.items():
            before = session.documents[source]
            if session.is_being_saved(source) and self._watch:
                self._watch.forget(before.sidecar_path)
                continue
            if text != before.sidecar_text and not found.read_only:
                changed[source] = session.take_in(source, text, found)
        return changed

    def _take_in_sources(self, news: News) -> list[Path]:
        session, changed = self.desk.session, []
        for source, found in news.sources.items():
            before = session.documents[source]
            if isinstance(found, Document) and found.source.sha256 != before.source.sha256:
                if session.is_being_saved(source) and self._watch:
                    self._watch.forget(source)
                    continue
                session.read_again(found)
                self.desk.open(session.documents[source])
                changed.append(source)
        return changed

    def show_anew(self, sources: Iterable[Path]) -> None:
        """Show what is said now of documents, and the themes as they are now; have saved what is not."""
        for source in sources:
            self.desk.settle(source)
            self.outline.update_document(self.desk.session.documents[source])
        self.look_again()
        self._shown = ()
        self.show_place(in_outline=False, in_text=False)
        self.run_worker(self.autosaver.save(), group="save")

    def _warn_of_what_is_wrong(self, news: News) -> None:
        documents = self.desk.session.documents
        problems = [str(found) for found in news.sources.values() if isinstance(found, BulletinError)]
        for source, (_text, found) in news.sidecars.items():
            if found.read_only:
                problems.append(f"{documents[source].sidecar_path.name}: {found.problems[0].message}")
        if news.codebook is not None:
            # Of what is wrong with the codebook only what was not said before: it is written again and again.
            problems += [said for said in news.codebook.problems if said not in self._known_problems]
            self._known_problems = frozenset(news.codebook.problems)
        if problems:
            self.tell("\n".join(problems), severe=True)

    def _tell_news(self, by: str, annotations: list[str], sources: list[Path], *, codebook: bool) -> None:
        said = []
        if annotations:
            number = ngettext("{count} annotation ({which})", "{count} annotations ({which})", len(annotations))
            said.append(number.format(count=len(annotations), which=some_of(annotations)))
        if codebook:
            said.append(_("the codebook"))
        said += [source.name for source in sources]
        if said:
            self.tell(_("Changed by {who} and shown as it is now: {what}.").format(who=by, what=_(", ").join(said)))
