"""Reading OFD (GB/T 33190-2016), the page format of electronic official documents.

A page holds words with their places and no paragraphs; those are put together as of a PDF.
"""

from collections.abc import Iterator
from itertools import accumulate
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from bulletin_tui.workspace.converting.archive import Archive
from bulletin_tui.workspace.converting.lines import Word, papered
from bulletin_tui.workspace.converting.paper import Paper

_POINTS = 72 / 25.4
"""How many points a millimetre has; OFD measures in those."""


def read(archive: Archive) -> Paper:
    """Read a document.

    Args:
        archive: The `.ofd`.

    Raises:
        BulletinError: It is not what it seems.
    """
    return papered(_pages(archive))


def _pages(archive: Archive) -> Iterator[list[Word]]:
    for root in _texts(archive.xml("OFD.xml"), "DocRoot"):
        place = _inside("", root)
        document = archive.xml(place)
        fonts = {
            font.get("ID", ""): font.get("FontName", "")
            for common in (*_texts(document, "PublicRes"), *_texts(document, "DocumentRes"))
            for font in archive.xml(_inside(place, common), optional=True).findall(".//{*}Font")
        }
        for page in document.findall(".//{*}Page"):
            if location := page.get("BaseLoc"):
                content = archive.xml(_inside(place, location))
                yield [word for text in content.findall(".//{*}TextObject") for word in _words(text, fonts)]


def _texts(element: Element, name: str) -> Iterator[str]:
    return (found.text.strip() for found in element.findall(f".//{{*}}{name}") if found.text)


def _inside(place: str, location: str) -> str:
    """Return a part's name, given as seen from another part."""
    return normpath(location if location.startswith("/") else join(dirname(place), location)).lstrip("/")


def _words(text: Element, fonts: dict[str, str]) -> Iterator[Word]:
    left, top, *_rest = _numbers(text.get("Boundary", "")) or [0.0, 0.0]
    scale = _numbers(text.get("CTM", "")) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    size = float(text.get("Size", "0") or 0) * abs(scale[3])
    font = fonts.get(text.get("Font", ""), "")
    for code in text.findall("{*}TextCode"):
        letters = code.text or ""
        x, y = (float(code.get(name, "0") or 0) for name in ("X", "Y"))
        steps = list(accumulate(_steps(code.get("DeltaX", "")), initial=0.0))
        width = (steps[-1] if steps else 0.0) * scale[0] + size
        begins = left + x * scale[0] + scale[4]
        yield Word(
            letters,
            begins * _POINTS,
            (begins + max(width, size)) * _POINTS,
            (top + y * scale[3] + scale[5]) * _POINTS,
            size * _POINTS,
            font,
            int(text.get("Weight", "400") or 400) >= 600,
        )


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split()]


def _steps(text: str) -> Iterator[float]:
    """Yield the steps from letter to letter; `g 3 5` stands for three steps of five."""
    numbers = iter(text.split())
    for number in numbers:
        if number == "g":
            count, step = int(next(numbers, "0")), float(next(numbers, "0"))
            yield from [step] * min(count, 10_000)
        else:
            yield float(number)
