"""Reading PDF, the text of it: what is only a picture of a page holds none."""

import ctypes
from collections.abc import Iterator
from typing import Any

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.converting.lines import Word, papered
from bulletin_tui.workspace.converting.paper import Paper

_BOLD = 600
"""From which weight on letters are bold, of 100 to 900."""
_NAME = 256
"""How many bytes of a font's name are read."""


def read(data: bytes) -> Paper:
    """Read a document.

    Args:
        data: The bytes of the `.pdf`.

    Raises:
        BulletinError: It cannot be opened, holds no text, or the library for it is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        said = _("reading PDF takes a library that is not installed: pip install 'bulletin-tui[pdf]'")
        raise BulletinError(said) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise BulletinError(_("it is damaged or has a password")) from None
    try:
        paper = papered([list(_words(page)) for page in document])
    finally:
        document.close()
    if not paper:
        raise BulletinError(_("it holds pictures of pages and no text; it has to be recognised (OCR) first"))
    return paper


def _words(page: Any) -> Iterator[Word]:
    """Yield runs of letters of a page that are set alike and stand on one height."""
    import pypdfium2.raw as pdfium

    height = page.get_height()
    text = page.get_textpage()
    left, right, bottom, top, x, y = (ctypes.c_double() for _number in range(6))
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    run: Word | None = None
    apart = False
    for at in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        if not letter.isprintable() or letter.isspace():
            # Some of the blanks only the library sees, wherever letters are set a little apart.
            apart = apart or not pdfium.FPDFText_IsGenerated(text.raw, at)
            continue
        pdfium.FPDFText_GetCharBox(text.raw, at, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
        pdfium.FPDFText_GetFontInfo(text.raw, at, name, _NAME, flags)
        size = pdfium.FPDFText_GetFontSize(text.raw, at)
        # The box is that of the ink; a letter of Chinese takes a square from where it begins.
        width = max(right.value - x.value, size if ord(letter) > 0x2E80 else 0.0)
        word = Word(
            f" {letter}" if apart else letter,
            x.value,
            x.value + width,
            height - y.value,
            size,
            name.value.decode("utf-8", "replace"),
            pdfium.FPDFText_GetFontWeight(text.raw, at) >= _BOLD,
        )
        apart = False
        if run and run[3:] == word[3:] and word.left - run.left >= 0 and word.left - run.right < 0.2 * size:
            run = run._replace(text=run.text + word.text, right=word.right)
            continue
        if run:
            yield run
        run = word
    if run:
        yield run
    text.close()
