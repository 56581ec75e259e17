"""Bringing in what was said of the texts in other programs.

Nothing is guessed: a selection goes to the measure or phrase that it is; one outside of every measure, or of a text
that was corrected since so far that its measure is not surely found, goes to what is reviewed, with its words; and what
is not in the workspace at all is listed. All of it is one change, made in all files or in none, and undone as one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.codebook import read_codebook
from bulletin_tui.annotation.guids import guid
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.refi_codings import Codings, Said, Selection, Text
from bulletin_tui.annotation.refi_positions import Range, normal_text, ranges
from bulletin_tui.annotation.theme_changes import add_all
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.text.decode import UndecodableError, decode
from bulletin_tui.workspace.coded_texts import Match, Texts
from bulletin_tui.workspace.coders import Coder, read_as
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.imported import Wish, elsewhere, kept, outside, say
from bulletin_tui.workspace.journal import Change
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import is_coder
from bulletin_tui.workspace.placing import Spot, spots
from bulletin_tui.workspace.recoding import Recoding, codebook_text
from bulletin_tui.workspace.source import Source, source_of
from bulletin_tui.workspace.store import written

_OURS = "bulletin "
"""How the origin of a project begins that this program wrote."""
_STAR = " ★"
_SHOWN = 24
"""How many characters of a selection are shown."""


class Place(NamedTuple):
    """Where something that was said went, or why nowhere."""

    source: str
    """The text's name, here or in the project."""
    coder: Coder
    address: str
    """Of the measure; "" where there is none."""
    words: str
    """The phrase, or of what has no measure the beginning of its words."""
    tags: tuple[str, ...]
    noted: bool
    why: str = ""
    """Why it has no sure place, in the person's language."""
    kept: bool = True
    """Whether it is among the annotations now."""


class Import(NamedTuple):
    """What an import is going to do; nothing is written yet."""

    recoding: Recoding
    """The change, of the codebook and the sidecars."""
    placed: tuple[Place, ...]
    unsure: tuple[Place, ...]
    """What goes to what is reviewed, and what goes nowhere."""
    sidecars: Mapping[Path, int]
    """Of each sidecar that changes, how many annotations of it do."""


def plan_import(
    library: Library,
    project: Codings,
    contents: Mapping[str, bytes],
    whose: Callable[[Coder], Coder],
    label: str,
    moment: datetime,
) -> Import:
    """Find out what is to be said of which measure.

    Args:
        library: The texts.
        project: What another program says of texts.
        contents: The texts of the project by the names of their files.
        whose: Says who is to have said what a user did, given the user's name made fit for a coder; `None` where the
            project names no user.
        label: What is done, in the person's language.
        moment: When it is done.

    Raises:
        BulletinError: The codebook cannot be read.
    """
    problems: list[str] = []
    documents = []
    coded = [text for text in map(partial(_with_sayings, ours=project.origin.startswith(_OURS)), project.texts) if text]
    for found in library.documents() if coded else ():
        if isinstance(found, BulletinError):
            problems.append(str(found))
        else:
            documents.append(found)
    importer = _Importer(library, project, Texts(documents), whose, moment)
    for text in coded:
        importer.bring(text, _content(text, contents))
    changes = [change for change in (_new_themes(library, project), *importer.changes()) if change]
    sidecars = importer.changed()
    recoding = Recoding(label, tuple(changes), sum(sidecars.values()), len(sidecars), (*problems, *importer.problems))
    return Import(recoding, tuple(importer.placed), tuple(importer.unsure), sidecars)


def _with_sayings(text: Text, *, ours: bool) -> Text | None:
    """Return a text with the selections of which something is said; `None` where there are none."""
    found = []
    for selection in text.selections:
        if not selection.said and ours and selection.name.endswith(_STAR):
            selection = selection._replace(said=(Said(selection.user),))
        if selection.said:
            found.append(selection)
    return text._replace(selections=tuple(found)) if found else None


def coder_name(user: str) -> Coder:
    """Return another program's user as a coder, whose name is part of file names; `None` where nothing is left."""
    name = re.sub(r"[^\w-]+", "-", user).strip("-")[:32]
    return name if is_coder(name) else None


def _content(text: Text, contents: Mapping[str, bytes]) -> str | None:
    """Return a text as it stands in a project; `None` where it does not, or is no text."""
    data = contents.get(text.entry or "")
    if data is None:
        return text.content
    try:
        return data.decode()
    except UnicodeDecodeError:
        try:
            return decode(data).text
        except UndecodableError:
            return None


def _new_themes(library: Library, project: Codings) -> Change | None:
    """Return what becomes of the codebook; `None` where it lists all the codes already."""
    workspace = library.workspace
    text = codebook_text(workspace)
    listed = {theme.path for theme in read_codebook(text).themes}
    if listed.issuperset(theme.path for theme in project.themes):
        return None
    own = workspace.own_codebook()
    return Change(own, text if own.is_file() else None, add_all(text, project.themes).text)


class _Importer:
    """An import on its way."""

    def __init__(
        self, library: Library, project: Codings, texts: Texts, whose: Callable[[Coder], Coder], moment: datetime
    ) -> None:
        self.placed: list[Place] = []
        self.unsure: list[Place] = []
        self.problems: list[str] = []
        self._library = library
        self._project = project
        self._texts = texts
        self._whose = whose
        self._moment = moment
        self._before: dict[tuple[Path, Coder], Document] = {}
        self._now: dict[tuple[Path, Coder], Document] = {}

    def bring(self, text: Text, raw: str | None) -> None:
        """Take in what is said of a text."""
        content = normal_text(raw) if raw is not None else None
        match = self._texts.find(text, content) if content is not None else None
        if raw is None or content is None or match is None:
            why = (
                _("the text is not in the file") if raw is None else _("the text is not here, or it is not sure which")
            )
            for selection in text.selections:
                for said in selection.said:
                    self._lose(text.name, selection, said, (content or "")[selection.start : selection.end], why)
            return
        found = [*zip(text.selections, ranges(raw, text.selections, self._project.origin), strict=True)]
        if match.same:
            self._bring_same(match, found)
        else:
            self._bring_former(match, source_of(content, text.name), found)

    def _bring_same(self, match: Match, found: list[tuple[Selection, Range | None]]) -> None:
        """Take in what is said of the very text that is here."""
        for selection, place, said, coder in self._each(match, found):
            document = self._document(match, coder)
            covered = spots(document.source, *place, _citation(selection))
            wish = self._wish(selection, said, covered)
            if not covered:
                stray = outside(document, *place, wish)
                self._keep(document, (stray,))
                why = _("outside of every measure; to be reviewed")
                self._note(self.unsure, document, "", document.source.text[slice(*place)], wish, why)
            for spot in covered:
                self._say(document, spot, wish)

    def _bring_former(self, match: Match, source: Source, found: list[tuple[Selection, Range | None]]) -> None:
        """Take in what is said of another state of a text; each finds its measure as after any correction."""
        wishes: dict[Coder, dict[Spot, Wish]] = {}
        for selection, place, said, coder in self._each(match, found):
            covered = spots(source, *place, _citation(selection))
            wish = self._wish(selection, said, covered)
            if not covered:
                why = _("outside of every measure, in a text that was corrected since")
                self._lose(match.document.source.name, selection, said, source.text[slice(*place)], why)
            mine = wishes.setdefault(coder, {})
            for spot in covered:
                mine[spot] = mine[spot].joined(wish) if spot in mine else wish
        for coder, mine in wishes.items():
            document = self._document(match, coder)
            for one, attachment, wish in elsewhere(document, source, mine):
                if attachment.status is Status.OK and attachment.address:
                    self._say(document, Spot(attachment.address, attachment.phrase), wish)
                    continue
                self._keep(document, (one,))
                words = one.quote.quote if one.quote else one.anchor.quote if one.anchor else ""
                why = _("the text was corrected since; to be reviewed")
                self._note(self.unsure, document, attachment.address or "", words, wish, why)

    def _each(
        self, match: Match, found: list[tuple[Selection, Range | None]]
    ) -> Iterator[tuple[Selection, Range, Said, Coder]]:
        """Yield what is said of a text with where and by whom; what cannot be is listed."""
        name = match.document.source.name
        for selection, place in found:
            for said in selection.said:
                coder = self._coder(said)
                if place is None:
                    why = _("its position is outside of the text, or could be counted in several ways")
                    self._lose(name, selection, said, selection.name, why)
                elif (document := self._document(match, coder)).sidecar.read_only:
                    self._lose(
                        name, selection, said, document.source.text[slice(*place)], _("the sidecar is read-only")
                    )
                else:
                    yield selection, place, said, coder

    def _coder(self, said: Said) -> Coder:
        if said.user == guid("user", ""):
            return self._whose(None)
        return self._whose(coder_name(self._project.users.get(said.user, "")))

    def _document(self, match: Match, coder: Coder) -> Document:
        """Return the document of a text as a coder has it, with what was taken in so far."""
        key = match.document.source.path, coder
        if key not in self._now:
            document = read_as(match.document, self._library.workspace, coder)
            self.problems += [f"{document.sidecar_path}:{one.line}: {one.message}" for one in document.sidecar.problems]
            self._before[key] = self._now[key] = document
        return self._now[key]

    def _wish(self, selection: Selection, said: Said, covered: tuple[Spot, ...]) -> Wish:
        star = self._project.origin.startswith(_OURS) and selection.name.endswith(_STAR)
        note = said.note
        if len(covered) > 1:
            # The same in every language, so that a second import finds it.
            note = "\n\n".join(filter(None, (note, f"〔{covered[0].key} — {covered[-1].key}〕")))
        return Wish(said.tags, note, star, selection.created)

    def _say(self, document: Document, spot: Spot, wish: Wish) -> None:
        key = document.source.path, document.coder
        self._now[key] = say(self._now[key], spot, wish, self._moment)
        text = document.source.measures[spot.key].measure.text
        self._note(self.placed, document, spot.key, text[slice(*spot.phrase)] if spot.phrase else "", wish)

    def _keep(self, document: Document, annotations: tuple[Annotation, ...]) -> None:
        key = document.source.path, document.coder
        self._now[key] = kept(self._now[key], annotations)

    def _note(self, to: list[Place], document: Document, address: str, words: str, wish: Wish, why: str = "") -> None:
        to.append(Place(document.source.name, document.coder, address, _brief(words), wish.tags, bool(wish.note), why))

    def _lose(self, name: str, selection: Selection, said: Said, words: str, why: str) -> None:
        shown = _brief(words or selection.name)
        self.unsure.append(Place(name, self._coder(said), "", shown, said.tags, bool(said.note), why, kept=False))

    def changed(self) -> dict[Path, int]:
        """Return the sidecars that change, with how many annotations of each do."""
        found = {}
        for key, now in self._now.items():
            before = self._before[key].annotations
            count = sum(before.get(name) != one for name, one in now.annotations.items())
            if count:
                found[now.sidecar_path] = count
        return found

    def changes(self) -> Iterator[Change]:
        """Yield what becomes of the sidecars."""
        for key, now in self._now.items():
            if now.annotations != self._before[key].annotations:
                yield Change(now.sidecar_path, now.sidecar_text, written(now))


def _citation(selection: Selection) -> str:
    return selection.name.removesuffix(_STAR)


def _brief(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
