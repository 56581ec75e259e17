"""Reading codebooks of other programs: REFI-QDA, `.qdc` or the codes of a project.

What comes from elsewhere is not trusted: no entity is resolved, nothing outside the file is opened. What programs write
beside the standard is read all the same: any namespace, names with a slash as paths, codes without a description.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletin_tui.annotation.codebook import SEPARATOR, Theme, normal_tag
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 50
"""How many codes may stand inside each other."""


def read_codes(data: bytes) -> tuple[Theme, ...]:
    """Return the codes of a codebook as themes, each behind its parent.

    Args:
        data: The bytes of the XML file.

    Raises:
        BulletinError: It is no XML, uses entities or a document type, holds no codes, or nests them too deeply.
    """
    root = read_root(data)
    codes = next((element for element in root.iter() if local_name(element) == "Codes"), None)
    if codes is None:
        raise BulletinError(_("there are no codes in it; a REFI-QDA codebook has an element “Codes”"))
    found: dict[str, Theme] = {}
    for _guid, theme in themes_by_guid(codes):
        found.setdefault(theme.path, theme)
    return tuple(found.values())


def read_root(data: bytes) -> "Element":
    """Return the outermost element of a file that comes from elsewhere.

    Raises:
        BulletinError: It is no XML, or uses entities or a document type.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        said = _("line {line}, column {column}: this is not XML")
        raise BulletinError(said.format(line=line, column=column + 1)) from None
    except (DefusedXmlException, ValueError):
        raise BulletinError(_("it declares a document type or entities, which are not read from strangers")) from None
    return root


def local_name(element: "Element") -> str:
    """Return an element's name without its namespace, for programs write several."""
    return element.tag.rpartition("}")[2]


def themes_by_guid(parent: "Element", path: str = "", depth: int = 1) -> Iterator[tuple[str, Theme]]:
    """Yield codes as themes, each behind its parent, with their identifiers; "" for a parent that only a path names.

    Args:
        parent: The element that they stand in.
        path: What they stand below.
        depth: How deep they stand, from 1.

    Raises:
        BulletinError: They are nested too deeply.
    """
    if depth > _DEEPEST:
        raise BulletinError(_("codes stand in codes more than {count} deep").format(count=_DEEPEST))
    for code in parent:
        if local_name(code) != "Code":
            continue
        try:
            name = normal_tag(code.get("name", ""))
        except ValueError:
            continue  # a code without a name cannot be tagged with
        own = f"{path}{SEPARATOR}{name}" if path else name
        for above in _above(own, path):
            yield "", Theme(above)
        described = next((child.text or "" for child in code if local_name(child) == "Description"), "")
        theme = Theme(own, definition=" ".join(described.split()), colour=_colour(code.get("color", "")))
        yield code.get("guid", ""), theme
        yield from themes_by_guid(code, own, depth + 1)


def _above(path: str, parent: str) -> Iterator[str]:
    """Yield the paths between a parent and a code whose own name is a path."""
    at = path.find(SEPARATOR, len(parent) + 1)
    while at >= 0:
        yield path[:at]
        at = path.find(SEPARATOR, at + 1)


def _colour(text: str) -> str | None:
    """Return a colour as the codebook writes it: `#RRGGBB`; the standard allows `#RGB` too."""
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return (
        f"#{digits.lower()}"
        if len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
        else None
    )
