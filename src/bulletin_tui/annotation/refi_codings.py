"""Reading what other programs say of texts: the selections of a REFI-QDA project, with their codes and notes.

Programs keep to the standard in their own ways: comments stand in `Description` or in notes, users are named on the
coding, the selection or not at all, identifiers have braces or not. What a project holds besides texts (pictures,
sound, links, cases) is counted and left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.annotation.codebook import Theme
from bulletin_tui.annotation.refi_reader import local_name, read_root, themes_by_guid
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXTS = ("TextSource", "Representation")
"""What holds a plain text: a text, and what is read of a PDF."""
_OTHERS = ("PictureSource", "AudioSource", "VideoSource")
_FOLDER = "internal://"


class Said(NamedTuple):
    """What one user says of a selection."""

    user: str
    """The user's identifier; "" where none is named."""
    tags: tuple[str, ...] = ()
    note: str = ""


class Selection(NamedTuple):
    """A stretch of a text of which something is said."""

    guid: str
    start: int
    """As the file has it; what it counts is for `positions.py` to find out."""
    end: int
    name: str
    """Often the beginning of the words."""
    said: tuple[Said, ...]
    """Empty of what is merely marked."""
    created: datetime | None = None
    user: str = ""
    """Who made it."""


class Text(NamedTuple):
    """A text of a project."""

    guid: str
    name: str
    entry: str | None
    """What its file in the archive is called; `None` where it is not in there."""
    content: str | None
    """The text itself, where it stands in the project."""
    selections: tuple[Selection, ...]
    beside: int = 0
    """How many codes and notes are on the text as a whole."""


class Codings(NamedTuple):
    """What is read of a project."""

    origin: str
    """The program that wrote it."""
    themes: tuple[Theme, ...]
    """The codes, each behind its parent."""
    users: Mapping[str, str]
    """Names by identifier."""
    texts: tuple[Text, ...]
    others: int = 0
    """How many sources are pictures, sound or video."""
    unknown: int = 0
    """How many codings refer to no code of the project; NVivo's cases are such."""


def read_codings(data: bytes) -> Codings:
    """Return the codings of a project.

    Args:
        data: The bytes of its XML file.

    Raises:
        BulletinError: It is no XML, uses entities or a document type, nests codes too deeply, or is no project.
    """
    root = read_root(data)
    if local_name(root) not in {"Project", "CodeBook"}:
        raise BulletinError(_("this is neither a REFI-QDA project nor a codebook"))
    return _Reader(root).read()


def same_guid(text: str | None) -> str:
    """Return an identifier as it is compared: some programs write braces round it, or capitals."""
    return (text or "").strip().strip("{}").lower()


class _Reader:
    """A project on its way to being read."""

    def __init__(self, root: "Element") -> None:
        self._root = root
        self._unknown = 0
        codes = next((element for element in root.iter() if local_name(element) == "Codes"), None)
        found = [*themes_by_guid(codes)] if codes is not None else []
        self._codes = {same_guid(guid): theme.path for guid, theme in found if guid}
        self._themes = {theme.path: theme for _guid, theme in reversed(found)}
        self._order = tuple(dict.fromkeys(theme.path for _guid, theme in found))
        notes = next((element for element in root if local_name(element) == "Notes"), None)
        self._notes = {same_guid(each.get("guid")): each for each in (notes if notes is not None else ())}

    def read(self) -> Codings:
        users = {
            same_guid(each.get("guid")): each.get("name", "")
            for each in self._root.iter()
            if local_name(each) == "User"
        }
        texts = tuple(self._text(each) for each in self._root.iter() if local_name(each) in _TEXTS)
        return Codings(
            origin=self._root.get("origin", ""),
            themes=tuple(self._themes[path] for path in self._order),
            users=users,
            texts=texts,
            others=sum(local_name(each) in _OTHERS for each in self._root.iter()),
            unknown=self._unknown,
        )

    def _text(self, element: "Element") -> Text:
        path = element.get("plainTextPath", "")
        beside = [each for each in element if local_name(each) in {"Coding", "NoteRef"}]
        selections = (self._selection(each) for each in element if local_name(each) == "PlainTextSelection")
        return Text(
            guid=same_guid(element.get("guid")),
            name=element.get("name", ""),
            # Some write the name of the file alone.
            entry=(path.removeprefix(_FOLDER) or None) if path.startswith(_FOLDER) or "://" not in path else None,
            content=_child_text(element, "PlainTextContent"),
            selections=tuple(filter(None, selections)),
            beside=len(beside),
        )

    def _selection(self, element: "Element") -> Selection | None:
        try:
            start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
        except ValueError:
            return None
        tags: defaultdict[str, dict[str, None]] = defaultdict(dict)
        notes: defaultdict[str, dict[str, None]] = defaultdict(dict)
        owner = _user(element)
        for user, text in self._said_in_words(element, owner):
            notes[user][text] = None
        for coding in element:
            if local_name(coding) != "Coding":
                continue
            user = _user(coding) or owner
            for reference in coding:
                if local_name(reference) == "CodeRef":
                    code = self._codes.get(same_guid(reference.get("targetGUID")))
                    if code is None:
                        self._unknown += 1
                    else:
                        tags[user][code] = None
            for writer, text in self._said_in_words(coding, user):
                notes[writer][text] = None
        users = dict.fromkeys((*tags, *notes))
        return Selection(
            guid=same_guid(element.get("guid")),
            start=start,
            end=end,
            name=element.get("name", ""),
            said=tuple(Said(user, tuple(tags[user]), "\n\n".join(notes[user])) for user in users),
            created=_moment(element.get("creationDateTime") or element.get("modifiedDateTime")),
            user=owner,
        )

    def _said_in_words(self, element: "Element", owner: str) -> Iterator[tuple[str, str]]:
        """Yield comments and notes with who wrote them."""
        for child in element:
            if local_name(child) == "Description" and (text := _clean(child.text)):
                yield owner, text
            elif local_name(child) == "NoteRef":
                note = self._notes.get(same_guid(child.get("targetGUID")))
                if note is not None and (text := _note_text(note)):
                    yield _user(note) or owner, text


def _user(element: "Element") -> str:
    return same_guid(element.get("creatingUser") or element.get("modifyingUser"))


def _note_text(note: "Element") -> str:
    return _clean(_child_text(note, "PlainTextContent")) or _clean(_child_text(note, "Description"))


def _child_text(element: "Element", name: str) -> str | None:
    return next((child.text or "" for child in element if local_name(child) == name), None)


def _clean(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
        # Times of no zone are meant to be UTC; a time that has no UTC (year 1) is none.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
