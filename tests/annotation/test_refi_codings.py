"""Codings as programs write them, each in its own way."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.codebook import Theme
from bulletin_tui.annotation.refi_codings import Said, Selection, read_codings
from bulletin_tui.errors import BulletinError

CODES = '<CodeBook><Codes><Code guid="C1" name="民生"><Code guid="{c2}" name="养老"/></Code></Codes></CodeBook>'
USERS = '<Users><User guid="U1" name="Li"/><User guid="u2" name="王芳"/></Users>'
NOTES = '<Notes><Note guid="N1" creatingUser="U2"><PlainTextContent>细看\r\n再议</PlainTextContent></Note></Notes>'


def project(selections: str, more: str = "") -> bytes:
    texts = (
        f'<Sources><TextSource guid="{{T}}" name="12" plainTextPath="internal://T.txt">{selections}</TextSource>{more}'
    )
    inside = f"{USERS}{CODES}{texts}</Sources>{NOTES}"
    return f'<Project xmlns="urn:QDA-XML:project:1.0" origin="Elsewhere 1">{inside}</Project>'.encode()


def coding(code: str, user: str = "", more: str = "") -> str:
    by = f' creatingUser="{user}"' if user else ""
    return f'<Coding guid="x"{by}><CodeRef targetGUID="{code}"/>{more}</Coding>'


def selection(inside: str, attributes: str = "") -> str:
    return f'<PlainTextSelection guid="S" startPosition="3" endPosition="9" {attributes}>{inside}</PlainTextSelection>'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (selection(coding("C1")), (Said("", ("民生",)),)),
        (selection(coding("{C1}") + coding("C2"), 'creatingUser="{U1}"'), (Said("u1", ("民生", "民生/养老")),)),
        (selection(coding("C1", "U1") + coding("C2", "u2")), (Said("u1", ("民生",)), Said("u2", ("民生/养老",)))),
        (selection(coding("C1"), 'modifyingUser="U1"'), (Said("u1", ("民生",)),)),
        (selection("<Description>值得学</Description>", 'creatingUser="U1"'), (Said("u1", (), "值得学"),)),
        (selection(coding("C1", "U2", '<NoteRef targetGUID="n1"/>')), (Said("u2", ("民生",), "细看\n再议"),)),
        (
            selection(f'<Description/>{coding("C1", "U1")}<NoteRef targetGUID="N1"/>'),
            (Said("u1", ("民生",)), Said("u2", (), "细看\n再议")),
        ),
    ],
)
def test_who_says_what_of_a_selection(written: str, said: tuple[Said, ...]) -> None:
    codings = read_codings(project(written))
    assert codings.users == {"u1": "Li", "u2": "王芳"}
    assert codings.themes == (Theme("民生"), Theme("民生/养老"))
    (text,) = codings.texts
    assert (text.guid, text.name, text.entry, text.content) == ("t", "12", "T.txt", None)
    (found,) = text.selections
    assert found == Selection("s", 3, 9, "", said, user=found.user)


def test_what_is_not_of_a_text_or_not_of_a_code_is_counted() -> None:
    picture = f'<PictureSource guid="p"><PictureSelection guid="q">{coding("C1")}</PictureSelection></PictureSource>'
    whole = coding("C1") + '<NoteRef targetGUID="N1"/>'
    codings = read_codings(project(selection("") + selection(coding("case")) + whole, picture))
    assert (codings.others, codings.unknown) == (1, 1)
    assert [each.said for each in codings.texts[0].selections] == [(), ()]
    assert codings.texts[0].beside == 2


def test_the_text_of_a_pdf_is_a_text() -> None:
    inside = f"<PlainTextContent>一是建站。</PlainTextContent>{selection(coding('C1'))}"
    pdf = f'<PDFSource guid="p"><Representation guid="r" name="x">{inside}</Representation></PDFSource>'
    _first, text = read_codings(project("", pdf)).texts
    assert (text.content, len(text.selections)) == ("一是建站。", 1)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-04-20T08:00:00Z", datetime(2026, 4, 20, 8, tzinfo=UTC)),
        ("2026-04-20T08:00:00.5+08:00", datetime(2026, 4, 20, tzinfo=UTC)),
        ("2026-04-20T08:00:00", datetime(2026, 4, 20, 8, tzinfo=UTC)),
        ("0001-01-01T00:00:00+08:00", None),
        ("yesterday", None),
    ],
)
def test_when_it_was_said(written: str, moment: datetime | None) -> None:
    (text,) = read_codings(project(selection(coding("C1"), f'creationDateTime="{written}"'))).texts
    assert text.selections[0].created == moment


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html/>", "neither a REFI-QDA project"),
        (b"PK", "this is not XML"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><Project>&a;</Project>', "document type or entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><Project/>', "document type or entities"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(BulletinError, match=said):
        read_codings(data)


@given(st.text().map(lambda text: project(text)) | st.text().map(lambda text: project(selection("", f'name="{text}"'))))
def test_nothing_else_is_raised(data: bytes) -> None:
    with suppress(BulletinError):
        read_codings(data)
