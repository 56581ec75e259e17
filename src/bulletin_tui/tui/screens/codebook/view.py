"""What the screen of the codebook shows: the part of it that needs no screen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook, Fault, Theme
from bulletin_tui.annotation.near import near_themes
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.desk.detail import GAP, Paragraph, Role
from bulletin_tui.tui.desk.tag_choice import choices
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.usage import NOT_USED, Usage

_QUOTED = 80
"""How much of an example is shown, in code points."""


class Row(NamedTuple):
    """A theme of the tree, or a tag that the codebook lacks."""

    path: str
    name: str
    """What the row is called: below its parent by its own name, elsewhere by its path."""
    depth: int
    theme: Theme | None
    """`None` where the codebook does not list it."""
    usage: Usage | None
    """`None` while it is not counted yet."""
    key: int | None = None
    """The number key that tags with it."""


def rows(codebook: Codebook, counted: Mapping[str, Usage] | None, query: str = "") -> tuple[Row, ...]:
    """Return the themes as a tree, and behind them the tags that the codebook lacks.

    Args:
        codebook: The themes.
        counted: How often each tag is used; `None` while that is not known.
        query: What to look for: only what is like it is returned, the likest first.
    """
    keys = {theme.path: key for key in range(1, 10) if (theme := codebook.for_key(key))}

    def usage(path: str) -> Usage | None:
        return None if counted is None else counted.get(path, NOT_USED)

    used = {tag: found.measures for tag, found in (counted or {}).items() if found.measures}
    if query.strip():
        found = [choice for choice in choices(query, codebook, used) if not choice.new]
        return tuple(Row(one.tag, one.tag, 0, one.theme, usage(one.tag), keys.get(one.tag)) for one in found)
    listed = {theme.path for theme in codebook.themes}
    tree = (
        Row(theme.path, theme.name if depth else theme.path, depth, theme, usage(theme.path), keys.get(theme.path))
        for depth, theme in codebook.tree()
    )
    return (*tree, *(Row(tag, tag, 0, None, usage(tag)) for tag in sorted(used) if tag not in listed))


def describe(
    row: Row, codebook: Codebook, faults: Sequence[Fault], documents: Sequence[Document]
) -> Iterator[Paragraph]:
    """Yield all that there is to say of a theme.

    Args:
        row: The theme.
        codebook: All themes.
        faults: What is wrong with the codebook; said where it is about this theme.
        documents: What is open; the examples are looked up there.
    """
    theme = row.theme
    yield Paragraph(row.path, Role.TITLE)
    if theme and theme.english:
        yield Paragraph(theme.english, Role.QUIET)
    yield GAP
    if theme is None:
        yield from _not_listed(row, codebook)
    elif theme.definition:
        yield Paragraph(theme.definition)
    else:
        yield Paragraph(_("No definition yet; e writes one."), Role.QUIET)
    if theme:
        yield from _said(theme, row)
    yield GAP
    yield from _used(row)
    yield from _examples(theme, documents)
    yield from _faults(theme, faults)


def _not_listed(row: Row, codebook: Codebook) -> Iterator[Paragraph]:
    yield Paragraph(_("This tag is on measures, but not in the codebook. It is kept."), Role.WARNING)
    near = near_themes(row.path, codebook)
    yield Paragraph(_("a adds it to the codebook; g makes one of it and a theme, r gives it another name."), Role.QUIET)
    if near:
        themes = _(", ").join(theme.path for theme in near)
        yield Paragraph(_("Was one of these meant? {themes}").format(themes=themes))


def _said(theme: Theme, row: Row) -> Iterator[Paragraph]:
    for label, text in ((_("Includes"), theme.include), (_("Excludes"), theme.exclude)):
        if text:
            yield GAP
            yield Paragraph(label, Role.HEADING)
            yield Paragraph(text)
    yield GAP
    if theme.colour:
        yield Paragraph(f" {theme.colour} ", Role.TAG, colour=theme.colour)
    else:
        yield Paragraph(_("No colour"), Role.QUIET)
    if theme.key:
        yield Paragraph(_("Key {key}").format(key=theme.key))
    elif row.key:
        yield Paragraph(_("Key {key}, because no other theme asked for it").format(key=row.key), Role.QUIET)


def _used(row: Row) -> Iterator[Paragraph]:
    if row.usage is None:
        yield Paragraph(_("counting"), Role.QUIET)
        return
    yield Paragraph(touched(row.usage.measures, row.usage.files) if row.usage.measures else _("On no measure"))
    if row.usage.branch > row.usage.measures:
        said = _("With those below it: {count}")
        yield Paragraph(said.format(count=touched(row.usage.branch, row.usage.branch_files)), Role.QUIET)


def touched(measures: int, files: int) -> str:
    """Say how many measures something is about, and in how many files."""
    return _("{measures} in {files}").format(
        measures=ngettext("{count} measure", "{count} measures", measures).format(count=measures),
        files=ngettext("{count} file", "{count} files", files).format(count=files),
    )


def _examples(theme: Theme | None, documents: Sequence[Document]) -> Iterator[Paragraph]:
    if not theme or not theme.examples:
        return
    yield GAP
    yield Paragraph(_("Examples"), Role.HEADING)
    for address in theme.examples:
        yield Paragraph(address, Role.QUIET)
        if text := _text_of(address, documents):
            yield Paragraph(text, indent=2)


def _text_of(address: str, documents: Sequence[Document]) -> str:
    """Return the beginning of the measure of an address, where it is open."""
    for document in documents:
        label = next((label for label in document.source.labels if address.startswith(f"{label}{SEPARATOR}")), "")
        for key in (address, address.removeprefix(f"{label}{SEPARATOR}")):
            if found := document.source.measures.get(key):
                text = " ".join(found.measure.text.split())
                return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
    return ""


def _faults(theme: Theme | None, faults: Sequence[Fault]) -> Iterator[Paragraph]:
    own = [fault for fault in faults if theme and fault.line is not None and fault.line == theme.line]
    own = [fault for fault in own if fault.code != "theme-definition"]
    if own:
        yield GAP
        yield Paragraph(_("Problems"), Role.HEADING)
    for fault in own:
        yield Paragraph(fault.message, Role.QUIET if fault.severity is Severity.INFO else Role.WARNING)


def summary(codebook: Codebook, counted: Mapping[str, Usage] | None, faults: Sequence[Fault]) -> str:
    """Say in a line what the codebook holds, and what is wrong with it."""
    count = len(codebook.themes)
    parts = [ngettext("{count} theme", "{count} themes", count).format(count=count)]
    listed = {theme.path for theme in codebook.themes}
    others = sum(1 for tag, found in (counted or {}).items() if found.measures and tag not in listed)
    if others:
        said = ngettext("{count} tag that it lacks", "{count} tags that it lacks", others)
        parts.append(said.format(count=others))
    wrong = sum(1 for fault in faults if fault.severity is not Severity.INFO)
    if wrong:
        parts.append(ngettext("{count} problem", "{count} problems", wrong).format(count=wrong))
    return _(", ").join(parts)
