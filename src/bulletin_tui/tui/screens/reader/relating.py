"""What a measure is like, and the themes it may have."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual import events, work

from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.detail import Paragraph
from bulletin_tui.tui.screens.reader.annotating import Annotating

if TYPE_CHECKING:
    from bulletin_tui.tui.desk.kinship import Kinship, Place
    from bulletin_tui.tui.screens.dialogs.measure_list import Entry
    from bulletin_tui.workspace.similar import Companion

Answer = TypeVar("Answer")

_IN_PANE = 3
"""How many similar measures the annotation pane names."""
_IN_LIST = 30
"""How many the list shows."""
_AT_ONCE = 50
"""For how many picked measures themes are looked for."""
_PAUSE = 0.15
"""For how many seconds one stays at a measure, having left another, before it is looked for what is like it."""


class Relating(Annotating):
    """The commands that compare measures; what they need is imported and read in when it is first asked for."""

    _kinship: "Kinship | None" = None
    _related: tuple[object, tuple[Paragraph, ...]] = (None, ())
    """What was asked last, and the answer."""
    _asked = 0.0
    """When it was last asked what a measure is like."""

    def _kin(self) -> "Kinship":
        from bulletin_tui.tui.desk.kinship import Kinship

        self._kinship = self._kinship or Kinship()
        return self._kinship

    async def _ask(self, question: "Callable[[Kinship], Answer]") -> "Answer":
        """Return an answer; at once where it is at hand, so that the next key finds it there."""
        kin = self._kin()
        if kin.at_hand(self.desk.session.documents):
            return question(kin)
        self.tell(_("Comparing the measures ..."))
        answer = await asyncio.to_thread(question, kin)
        self.hush()
        return answer

    def _called(self, source: Path, key: str) -> str:
        """Return what a measure is called here: with its issue, where that is not the one the reader is in."""
        document, here = self.desk.session.documents[source], self.desk.position
        located = document.source.measures[key]
        if here and here.source == source and here.part == located.issue.part:
            return located.measure.address
        return f"{document.source.label_of(located.issue)}/{located.measure.address}"

    # ------------------------------------------------------------ in the annotation pane

    def show_related(self) -> None:
        """Say in the annotation pane what is like the measure, once one stays at it."""
        asked, told = self._related
        if self._asks == asked:
            if self.details.paragraphs[-len(told) :] != told:
                self.details.add(told)
        elif self.desk.located and self.details.display and not self.status.reading:
            self.call_after_refresh(self._find_related)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say so too where the pane comes to be seen."""
        if event.widget is self.details:
            self.show_related()

    @work(exclusive=True, group="related")
    async def _find_related(self) -> None:
        if not self.stands:
            return
        place, paragraphs = self._place, self.details.paragraphs
        # Whoever goes on and on is not asked at every step.
        resting, self._asked = monotonic() - self._asked > _PAUSE, monotonic()
        if not resting:
            await asyncio.sleep(_PAUSE)
        if place is None or not self.stands or not self.details.region:
            return
        found = await asyncio.to_thread(self._kin().companions, dict(self.desk.session.documents), place, _IN_PANE)
        self._related = self._asks, tuple(self._told(found)) if found else ()
        if place == self._place and self.stands and paragraphs is self.details.paragraphs:
            self.details.add(self._related[1])

    @property
    def _asks(self) -> object:
        """What is asked about: the measure, in the text as it is read now."""
        document, located = self.desk.document, self.desk.located
        return (document.source, located.key) if document and located else None

    @property
    def _place(self) -> "Place | None":
        document, located = self.desk.document, self.desk.located
        return (document.source.path, located.key) if document and located else None

    def _told(self, found: "list[Companion]") -> Iterator[Paragraph]:
        from bulletin_tui.tui.desk.detail import of_similar

        named = [(self._called(one.path, one.key), one.score, one.shared) for one in found]
        return of_similar(named, self.keymap)

    # ------------------------------------------------------------ suggestions

    @work(exclusive=True, group="dialog")
    async def action_suggest(self) -> None:
        """Suggest themes, and put on those that are accepted."""
        with self.editing(await self.offered()) as wanted:
            if wanted and self._has_targets():
                await self._suggest()

    async def _suggest(self) -> None:
        from bulletin_tui.tui.screens.dialogs.suggestion import SuggestionDialog

        desk = self.desk
        places = [(source, key) for source, keys in desk.targets.items() for key in keys][:_AT_ONCE]
        documents = dict(desk.session.documents)
        found = await self._ask(lambda kin: kin.suggestions(documents, places, desk.codebook))
        if not found:
            self.tell(_("Nothing to suggest here. {tag} chooses tags.").format(tag=self.keymap.way("tag")))
            return
        named = [(one, [self._called(alike.path, alike.key) for alike in one.alike]) for one in found]
        tags = await self.app.push_screen_wait(SuggestionDialog(desk.target_name, named, desk.codebook))
        if tags:
            self._done(desk.set_tags(dict.fromkeys((*desk.common_tags, *tags))))
        elif tags is not None:
            await self.choose_tags()

    # ------------------------------------------------------------ similar measures

    @work(exclusive=True, group="dialog")
    async def action_similar(self) -> None:
        """List what is like the measure; tag it, or go there."""
        from bulletin_tui.tui.screens.dialogs.measure_list import SimilarList, Wish

        place, desk = self._place, self.desk
        if place is None or not self._has_measure():
            return
        documents = dict(desk.session.documents)
        found = await self._ask(lambda kin: kin.companions(documents, place, _IN_LIST))
        if not found:
            self.tell(_("No other report says anything like it."))
            return
        title = _("Like {address}").format(address=self._called(*place))
        chosen = await self.app.push_screen_wait(SimilarList(title, [self._entry(one) for one in found]))
        if chosen is None:
            return
        if chosen.wish is Wish.GO:
            if desk.go(desk.find(*chosen.places[0])):
                self.show_place()
        elif chosen.wish is Wish.SAME:
            self._tag_same(chosen.places)
        else:
            with self.editing(chosen.places):
                await self.choose_tags()

    def _entry(self, one: "Companion") -> "Entry":
        from bulletin_tui.tui.screens.dialogs.measure_list import Entry

        document = self.desk.session.documents[one.path]
        text = document.source.measures[one.key].measure.text
        said = document.said(one.key)
        return Entry((one.path, one.key), self._called(one.path, one.key), text, said.tags, one.score, one.shared)

    def _tag_same(self, places: "tuple[Place, ...]") -> None:
        tags = self.desk.said.tags
        if not tags:
            self.tell(_("This measure has no tags to give."))
            return
        with self.editing(places):
            if self._has_targets():
                self._done(self.desk.set_tags(dict.fromkeys((*self.desk.common_tags, *tags))))
