"""Projects and codebooks of REFI-QDA: valid by the standard's schemas, and every position holds the words it is of."""

import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
import xmlschema

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.annotation.refi_reader import read_codes
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import Summary, render, summarize
from bulletin_tui.export.refi_codes import readable
from bulletin_tui.workspace.document import Document

_SCHEMAS = Path(__file__).parent / "refi"
_IN = "{urn:QDA-XML:project:1.0}"


@cache
def schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(_SCHEMAS / f"{name}.xsd"))


def project(summary: Summary) -> tuple[Element, dict[str, str]]:
    """Return the project's root, and its texts by their file names."""
    with zipfile.ZipFile(BytesIO(render(summary, "qdpx"))) as archive:
        data = archive.read("project.qde")
        names = [name for name in archive.namelist() if name != "project.qde"]
        texts = {name: archive.read(name).decode() for name in names}
    schema("Project").validate(data.decode())
    return fromstring(data), texts


def text_of(element: Element, texts: dict[str, str]) -> str:
    path = element.attrib["plainTextPath"]
    return texts["sources/" + path.removeprefix("internal://")]


def test_every_selection_holds_the_words_that_were_coded(summary: Summary, coded: Document) -> None:
    root, texts = project(summary)
    codes = {code.attrib["guid"]: code for code in root.iter(f"{_IN}Code")}
    (source,) = root.iter(f"{_IN}TextSource")
    text = text_of(source, texts)
    assert text == coded.source.text
    # Some programs take the name for that of a file, and know no folders.
    assert source.attrib["name"] == coded.source.name.replace("/", "／")
    found = Counter[tuple[str, str]]()
    for selection in source.iter(f"{_IN}PlainTextSelection"):
        words = text[int(selection.attrib["startPosition"]) : int(selection.attrib["endPosition"])]
        for reference in selection.iter(f"{_IN}CodeRef"):
            found[words, codes[reference.attrib["targetGUID"]].attrib["name"]] += 1
    expected = Counter[tuple[str, str]]()
    for row in summary.rows:
        if row.span:
            expected.update((text[slice(*row.span)], tag.rpartition("/")[2]) for tag in row.tags)
        expected.update((quote.text, tag.rpartition("/")[2]) for quote in row.quotes for tag in quote.tags)
    assert found == expected
    assert found[next(row.quotes[0].text for row in summary.rows if row.quotes), "短语"] == 1


def test_what_is_referred_to_is_there_once(summary: Summary) -> None:
    root, _texts = project(summary)
    named = Counter(element.attrib["guid"] for element in root.iter() if "guid" in element.attrib)
    assert set(named.values()) == {1}
    assert {value for element in root.iter() for key, value in element.attrib.items() if key == "targetGUID"} <= {
        *named
    }


def test_notes_are_memos_and_what_is_lost_is_a_memo_of_its_text(summary: Summary) -> None:
    root, _texts = project(summary)
    memos = {note.attrib["guid"]: note.findtext(f"{_IN}PlainTextContent") or "" for note in root.iter(f"{_IN}Note")}
    assert "原话" in memos.values()
    (lost,) = (memos[one.attrib["targetGUID"]] for one in root.findall(f".//{_IN}TextSource/{_IN}NoteRef"))
    assert lost == "一是从没有过的举措。\n\n#生态\n\n找不到了"


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert readable("\x1b[31m民生\t\n\udcff\uffff𠀀") == "␛[31m民生\t\n\ufffd\ufffd𠀀"


def test_reports_are_cases_with_city_issue_and_date(summary: Summary) -> None:
    root, _texts = project(summary)
    names = {one.attrib["guid"]: one.attrib["name"] for one in root.iter(f"{_IN}Variable")}
    cases = {
        case.attrib["name"]: {
            names[held[0].attrib["targetGUID"]]: held[1].text for held in case.iter(f"{_IN}VariableValue")
        }
        for case in root.iter(f"{_IN}Case")
    }
    assert cases["第12期 安阳市"] == {"City": "安阳市", "Issue": "第12期", "Date": "2026-04-20"}
    assert {*cases} == {"第12期 安阳市", "第12期 驻马店市"}


def test_a_codebook_comes_back_as_it_went(summary: Summary) -> None:
    data = render(summary, "qdc")
    schema("Codebook").validate(data.decode())
    themes = read_codes(data)
    listed = [theme.path for _depth, theme in summary.codebook.tree()]
    assert [theme.path for theme in themes if theme.path in listed] == listed
    assert {theme.path for theme in themes} - {*listed} == {"民生/短语"}
    assert all(theme.definition for theme in themes if theme.path in listed)


def test_nothing_tagged_is_a_project_all_the_same_and_no_codebook(coded: Document) -> None:
    silent = coded.with_annotations(type(coded.annotations)())
    nothing = summarize([silent], Codebook())
    root, texts = project(nothing)
    assert [child.tag.removeprefix(_IN) for child in root] == ["Sources"]
    assert [*texts.values()] == [coded.source.text]
    with pytest.raises(BulletinError, match="no theme"):
        render(nothing, "qdc")


@pytest.mark.parametrize("name", ["qdpx", "qdc", "jsonld", "html"])
def test_the_same_state_gives_the_same_bytes(summary: Summary, name: str) -> None:
    assert render(summary, name) == render(summary, name)
