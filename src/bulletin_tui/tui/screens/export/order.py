"""What is to be written, and of what: all that the dialog asks for, as one value that knows nothing of widgets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.export import (
    FORMATS,
    Format,
    Options,
    Summary,
    Watch,
    check_target,
    preview,
    summarize,
    watched_pieces,
    watched_reading,
    write_file,
)
from bulletin_tui.export.head import counts
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.workspace.adrift import adrift
from bulletin_tui.workspace.coders import Coder, read_as
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.rows import Selection
from bulletin_tui.workspace.tag_mix import read_mix

TEMPLATE = "template"
"""Stands among the formats for what a person's own template makes."""


class Preview(NamedTuple):
    """What is shown of what would be written."""

    text: str
    note: str
    """How much there is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written."""

    kind: Format
    options: Options
    library: Library
    sources: Sequence[Path]
    """Of what."""
    opened: Mapping[Path, Document]
    """Those of them that are read already, with all that was done to them since."""
    codebook: Codebook
    coder: Coder = None
    """Whose annotations."""

    def preview(self, length: int, watch: Watch) -> Preview:
        """Return the beginning of what would be written of what is read already.

        Args:
            length: How many characters are wanted.
            watch: Is told of every step; what it raises ends the work.

        Raises:
            BulletinError: It cannot be made here.
        """
        self.kind.check()
        summary = self._summary([source for source in self.sources if source in self.opened], watch)
        watched = replace(self.kind, write=lambda each: watched_pieces(each, self.kind, watch))
        count = summary.counts.chosen
        note = ngettext("{count} measure", "{count} measures", count).format(count=count)
        return Preview(visible(preview(watched, summary, length)), note if summary.rows else counts(summary))

    def check(self, path: Path, replacing: bool) -> None:
        """See to it that it can be begun.

        Raises:
            WrongUseError: It cannot; says why.
        """
        self.kind.check()
        check_target(path, self.library, self.kind)
        if path.exists() and not replacing:
            raise WrongUseError(_("{path}: already exists; tick the box to replace it").format(path=path))

    def write(self, path: Path, watch: Watch) -> str:
        """Write it, all of it or nothing; what is not read yet is read for it.

        Returns:
            What was done, in one line.

        Raises:
            BulletinError: It cannot be written; what stood there before stands there still.
        """
        summary = self._summary(self.sources, watch)
        write_file(path, summary, self.kind, watch)
        done = _("Written: {path}").format(path=path)
        if not (count := len(summary.left_out)):
            return done
        said = ngettext(
            "{done}; {count} file could not be read and is left out",
            "{done}; {count} files could not be read and are left out",
            count,
        )
        return said.format(done=done, count=count)

    def _summary(self, sources: Sequence[Path], watch: Watch) -> Summary:
        documents = watched_reading(map(self._read, sources), len(sources), watch)
        return summarize(chain(documents, self._adrift()), self.codebook, self.kind.wanted(self.options))

    def _adrift(self) -> Iterator[Document]:
        """Yield the annotations whose text is not here, where all there is is to be written."""
        library = self.library
        if {*self.sources} >= {*library.sources}:
            yield from adrift(library._replace(workspace=library.workspace._replace(coder=self.coder)))

    def _read(self, source: Path) -> Document | BulletinError:
        # What is being read ahead is read for the screen.
        library = self.library._replace(ahead=None)
        try:
            document = self.opened.get(source) or library.load(source)
        except BulletinError as error:
            return error
        return document if self.coder == library.workspace.coder else read_as(document, library.workspace, self.coder)


def kind_of(name: str, template: str, target: Path | None = None) -> Format:
    """Return the format of a name.

    Args:
        name: One of `FORMATS`, or `TEMPLATE`.
        template: Where the template is.
        target: The file that is to be written, where one was named.

    Raises:
        WrongUseError: There is no such template.
    """
    if name != TEMPLATE:
        return FORMATS[name]
    from bulletin_tui.export.own_template import template_format

    if not template.strip():
        raise WrongUseError(_("Enter the name of the template; `bulletin export --show-template markdown` prints one."))
    return template_format(Path(template.strip()).expanduser(), target=target)


def selection(tags: str, cities: str, *, starred: bool, untagged: bool) -> Selection:
    """Return the selection that fields ask for; what is half typed is left out."""
    return Selection(_mixes(tags), _split(cities), starred, untagged)


def _mixes(text: str) -> tuple[str, ...]:
    """Return the tags or the mix of tags that a field asks for."""
    try:
        if read_mix(text).single is None:
            return (text,)
    except ValueError:
        pass
    return tuple(filter(_is_mix, _split(text)))


def _is_mix(text: str) -> bool:
    try:
        return bool(read_mix(text))
    except ValueError:
        return False


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").replace("，", " ").replace("、", " ").split())
