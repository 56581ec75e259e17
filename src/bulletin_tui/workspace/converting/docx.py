"""Reading Word's documents (ECMA-376, WordprocessingML).

Deletions that are tracked, headers, footers and hidden text are left out; what was inserted, text boxes and footnotes
are read. Numbers that Word makes itself are worked out, for the text is nothing without its 一、 and 一是.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bulletin_tui.workspace.converting.archive import Archive
from bulletin_tui.workspace.converting.numbering import Numbering
from bulletin_tui.workspace.converting.paper import Paper, Paragraph, Run, Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DISPLAY = ("黑体", "小标宋", "SimHei", "Heiti")
_OUTER = 9
"""The outline level of what is no heading."""
_HALF = 2
"""Sizes are written in half points."""
_USUAL = 10.0
"""The size of Word's text where nothing is said, in points."""


def read(archive: Archive) -> Paper:
    """Read a document.

    Args:
        archive: The `.docx`.

    Raises:
        BulletinError: It is not what it seems.
    """
    return tuple(_Reader(archive).parts(archive.xml("word/document.xml")))


class _Look(NamedTuple):
    """How something is set, as far as it says so; `None` leaves it to what it is based on."""

    size: float | None = None
    bold: bool | None = None
    font: str | None = None
    centred: bool | None = None
    level: int | None = None
    hidden: bool | None = None
    number: tuple[str, int] | None = None
    """The list it is an item of, and how deep it stands there."""

    def over(self, other: "_Look") -> "_Look":
        """Return this look, filled in from the one it is based on."""
        said = {name: value for name, value in self._asdict().items() if value is not None}
        return other._replace(**said)


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._looks: dict[str, _Look] = {}
        self._numbering = Numbering(archive.xml("word/numbering.xml", optional=True), _W)
        self._notes: list[str] = []

    def parts(self, document: Element) -> Iterator[Paragraph | Table]:
        body = document.find(f"{_W}body")
        if body is not None:
            yield from self._blocks(body)
        for number, note in enumerate(self._notes, start=1):
            yield from (one._replace(runs=(Run(f"[{number}] "), *one.runs)) for one in self._note(note))

    def _blocks(self, parent: Element) -> Iterator[Paragraph | Table]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraphs(child)
            elif child.tag == f"{_W}tbl":
                yield Table(tuple(self._rows(child)))
            elif child.tag == f"{_W}sdt":
                yield from (part for content in child.findall(f"{_W}sdtContent") for part in self._blocks(content))

    def _rows(self, table: Element) -> Iterator[tuple[str, ...]]:
        for row in table.findall(f"{_W}tr"):
            yield tuple(
                " ".join(part.text.strip() for part in self._blocks(cell) if isinstance(part, Paragraph) and part.text)
                for cell in row.findall(f"{_W}tc")
            )

    def _paragraphs(self, paragraph: Element) -> Iterator[Paragraph | Table]:
        """Yield a paragraph, and behind it what stands in boxes that hang on it."""
        look = self._paragraph_look(paragraph.find(f"{_W}pPr"))
        found = list(self._runs(paragraph, look))
        if look.number and any(run.text.strip() for run, _look in found):
            found.insert(0, (Run(self._numbering.next(*look.number), bool(look.bold)), look))
        looks = [each for run, each in found if run.text.strip()]
        yield Paragraph(
            tuple(run for run, _look in found),
            level=0 if look.level is None or look.level >= _OUTER else look.level + 1,
            size=max((each.size or _USUAL for each in looks), default=0.0),
            centred=bool(look.centred),
            display=bool(looks) and all(map(_is_display, looks)),
        )
        for box in paragraph.iter(f"{_W}txbxContent"):
            yield from self._blocks(box)

    def _runs(self, parent: Element, base: _Look) -> Iterator[tuple[Run, _Look]]:
        for child in parent:
            if child.tag == f"{_W}r":
                look = self._look(child.find(f"{_W}rPr"), "rStyle").over(base)
                text = "".join(self._words(child))
                if text and not look.hidden:
                    yield Run(text, bool(look.bold)), look
            elif child.tag not in {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"}:
                yield from self._runs(child, base)

    def _words(self, run: Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
                yield " "
            elif child.tag == f"{_W}noBreakHyphen":
                yield "-"
            elif child.tag == f"{_W}footnoteReference":
                self._notes.append(child.get(f"{_W}id", ""))
                yield f"[{len(self._notes)}]"

    def _note(self, number: str) -> Iterator[Paragraph]:
        for note in self._archive.xml("word/footnotes.xml", optional=True):
            if note.get(f"{_W}id") == number:
                yield from (part for part in self._blocks(note) if isinstance(part, Paragraph))

    # ------------------------------------------------------------ how something is set

    @cached_property
    def _styles(self) -> dict[str, Element]:
        styles = self._archive.xml("word/styles.xml", optional=True)
        return {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}

    @cached_property
    def _usual(self) -> _Look:
        """How text is set where nothing is said: the document's defaults, then its usual style."""
        styles = self._archive.xml("word/styles.xml", optional=True)
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        usual = next(
            (name for name, style in self._styles.items() if style.get(f"{_W}type") == "paragraph" and _is_on(style)),
            None,
        )
        return (self._style(usual) if usual else _Look()).over(_look_of(defaults))

    def _paragraph_look(self, properties: Element | None) -> _Look:
        return self._look(properties, "pStyle").over(self._usual)

    def _look(self, properties: Element | None, named: str) -> _Look:
        if properties is None:
            return _Look()
        style = properties.find(_W + named)
        based = _Look() if style is None else self._style(style.get(f"{_W}val", ""))
        return _look_of(properties).over(based)

    def _style(self, name: str) -> _Look:
        if name not in self._looks:
            self._looks[name] = _Look()  # what is based on itself ends here
            style = self._styles.get(name)
            if style is not None:
                own = _look_of(style.find(f"{_W}pPr")).over(_look_of(style.find(f"{_W}rPr")))
                base = style.find(f"{_W}basedOn")
                self._looks[name] = own.over(_Look() if base is None else self._style(base.get(f"{_W}val", "")))
        return self._looks[name]


def _look_of(properties: Element | None) -> _Look:
    """Return what the properties of a paragraph, a run or a style say themselves."""
    if properties is None:
        return _Look()
    said = {child.tag.removeprefix(_W): child for child in properties}

    def value(name: str) -> str | None:
        return said[name].get(f"{_W}val") if name in said else None

    def switch(name: str) -> bool | None:
        return said[name].get(f"{_W}val", "1") not in {"0", "false", "off"} if name in said else None

    fonts, size, level = said.get("rFonts"), value("sz"), value("outlineLvl")
    return _Look(
        size=float(size) / _HALF if size and size.isdecimal() else None,
        bold=switch("b"),
        font=None if fonts is None else fonts.get(f"{_W}eastAsia") or fonts.get(f"{_W}ascii"),
        centred=value("jc") == "center" if "jc" in said else None,
        level=int(level) if level and level.isdecimal() else None,
        hidden=switch("vanish"),
        number=_number(said["numPr"]) if "numPr" in said else None,
    )


def _number(properties: Element) -> tuple[str, int] | None:
    number, depth = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    level = "0" if depth is None else depth.get(f"{_W}val", "0")
    return None if number is None else (number.get(f"{_W}val", ""), int(level) if level.isdecimal() else 0)


def _is_on(style: Element) -> bool:
    return style.get(f"{_W}default") in {"1", "true", "on"}


def _is_display(look: _Look) -> bool:
    return any(name in (look.font or "") for name in _DISPLAY)
