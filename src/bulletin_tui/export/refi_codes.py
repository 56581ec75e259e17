"""A codebook as REFI-QDA writes it: codes inside codes, in a file of their own (`.qdc`) or in a project (`.qdpx`).

The exchange format of programs for qualitative analysis, version 1.0 of 2019; `tests/export/refi/` has its schemas.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from bulletin_tui import __version__
from bulletin_tui.annotation.codebook import SEPARATOR, Codebook, Theme
from bulletin_tui.annotation.guids import guid
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ORIGIN = f"bulletin {__version__}"


def codes(codebook: Codebook, tags: Iterable[str]) -> Element | None:
    """Return the element `Codes`, or `None` where there is no theme at all.

    Args:
        codebook: The themes that are listed.
        tags: The tags in use; those not listed come behind. What only stands above others is not codable.
    """
    listed = {theme.path: theme for _depth, theme in codebook.tree()}
    usable = dict.fromkeys((*listed, *tags))
    if not usable:
        return None
    root = Element("Codes")
    made: dict[str, Element] = {}
    for path in usable:
        for above in _from_the_top(path):
            if above not in made:
                parent = made[above.rpartition(SEPARATOR)[0]] if SEPARATOR in above else root
                made[above] = _code(parent, above, listed.get(above), codable=above in usable)
    return root


def code_guid(tag: str) -> str:
    """Return the identifier of the code that a tag became."""
    return guid("code", tag)


def document(root: Element) -> bytes:
    """Return an element as an XML file; no byte order mark, which some programs do not read over."""
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def readable(text: str) -> str:
    """Return a text in which what acts instead of being read is a symbol, and what XML 1.0 cannot hold replaced."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", "\t".join(map(visible, text.split("\t"))))


def _from_the_top(path: str) -> Iterator[str]:
    parts = path.split(SEPARATOR)
    return (SEPARATOR.join(parts[:count]) for count in range(1, len(parts) + 1))


def _code(parent: Element, path: str, theme: Theme | None, *, codable: bool) -> Element:
    attributes = {
        "guid": code_guid(path),
        "name": readable(path.rpartition(SEPARATOR)[2]),
        "isCodable": "true" if codable else "false",
    }
    if theme and theme.colour:
        attributes["color"] = theme.colour
    code = SubElement(parent, "Code", attributes)
    if theme and (said := "\n".join(_described(theme))):
        SubElement(code, "Description").text = readable(said)
    return code


def _described(theme: Theme) -> Iterator[str]:
    labels: Mapping[str, str] = {
        "{text}": theme.definition,
        _("English: {text}"): theme.english,
        _("Include: {text}"): theme.include,
        _("Exclude: {text}"): theme.exclude,
        _("Examples: {text}"): _(", ").join(theme.examples),
    }
    return (label.format(text=text) for label, text in labels.items() if text)
