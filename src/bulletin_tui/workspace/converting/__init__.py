"""Making texts of what offices hand round: Word, web pages, OFD and PDF.

Each kind of file has a module that reads its paragraphs with how they are set; `markdown` makes the text of them.
"""

from collections.abc import Callable
from pathlib import Path

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.converting.paper import Paper
from bulletin_tui.workspace.files import cannot

Reader = Callable[[bytes], Paper]


def _docx(data: bytes) -> Paper:
    from bulletin_tui.workspace.converting import docx
    from bulletin_tui.workspace.converting.archive import Archive

    return docx.read(Archive(data))


def _ofd(data: bytes) -> Paper:
    from bulletin_tui.workspace.converting import ofd
    from bulletin_tui.workspace.converting.archive import Archive

    return ofd.read(Archive(data))


def _html(data: bytes) -> Paper:
    from bulletin_tui.text.decode import UndecodableError, decode
    from bulletin_tui.workspace.converting import html
    from bulletin_tui.workspace.files import why_undecodable

    try:
        return html.read(decode(data).text)
    except UndecodableError as error:
        raise BulletinError(why_undecodable(error)) from None


def _pdf(data: bytes) -> Paper:
    from bulletin_tui.workspace.converting import pdf

    return pdf.read(data)


_READERS: dict[str, Reader] = {".docx": _docx, ".html": _html, ".htm": _html, ".ofd": _ofd, ".pdf": _pdf}

_OLD = frozenset((".doc", ".wps", ".rtf"))

SUFFIXES = tuple(_READERS)
"""What the names of documents end with that texts can be made of."""


def convert(path: Path) -> str:
    """Return a document as Markdown.

    Args:
        path: The document; the end of its name says what kind it is.

    Raises:
        BulletinError: It cannot be read, or nothing is written in it.
    """
    from bulletin_tui.workspace.converting.markdown import write

    read = _READERS.get(path.suffix.lower())
    if path.suffix.lower() in _OLD:
        raise BulletinError(_("{path}: is of an older kind; save it as .docx in Word or WPS first").format(path=path))
    if read is None:
        said = _("{path}: is none of the kinds that texts are made of ({suffixes})")
        raise BulletinError(said.format(path=path, suffixes=" ".join(SUFFIXES)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be read: {reason}")) from None
    try:
        paper = read(data)
    except BulletinError as error:
        raise BulletinError(f"{path}: {error}") from None
    text = write(paper)
    if not text.strip():
        raise BulletinError(_("{path}: nothing is written in it").format(path=path))
    return text
