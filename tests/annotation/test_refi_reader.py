"""Codebooks of other programs are read as they come, and trusted with nothing."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.codebook import Theme, read_codebook
from bulletin_tui.annotation.refi_reader import read_codes
from bulletin_tui.annotation.theme_changes import add_all
from bulletin_tui.errors import BulletinError

GUID = "11111111-2222-3333-4444-555555555555"


def codebook(inside: str, namespace: str = "urn:QDA-XML:codebook:1.0") -> bytes:
    text = f'<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="{namespace}"><Codes>{inside}</Codes></CodeBook>'
    return text.encode()


def code(name: str, inside: str = "", more: str = "") -> str:
    return f'<Code guid="{GUID}" name="{name}" isCodable="true"{more}>{inside}</Code>'


def test_codes_inside_codes_are_themes_below_themes() -> None:
    data = codebook(
        code("民生", "<Description>百姓的事，\n  看得见。</Description>" + code("教育", more=' color="#0A0"'))
        + code("生态")
    )
    assert read_codes(data) == (
        Theme("民生", definition="百姓的事， 看得见。"),
        Theme("民生/教育", colour="#00aa00"),
        Theme("生态"),
    )


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (codebook(code("民生/教育")), ["民生", "民生/教育"]),
        (codebook(code("民生", code("教育/幼儿"))), ["民生", "民生/教育", "民生/教育/幼儿"]),
        (codebook(code("民生") + code("民生")), ["民生"]),
        (codebook(code(" 民\n生 ")), ["民 生"]),
        (codebook(code("") + code("生态")), ["生态"]),
        (codebook(code("生态"), "http://schema.qdasoftware.org/versions/Codebook/v1.0"), ["生态"]),
        (codebook(code("生态", more=' color="green"')), ["生态"]),
        (b"\xef\xbb\xbf" + codebook(code("生态")), ["生态"]),
    ],
)
def test_what_programs_write_beside_the_standard_is_read(data: bytes, paths: list[str]) -> None:
    assert [theme.path for theme in read_codes(data)] == paths


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", r"line 1, column \d+: this is not XML"),
        (b"<CodeBook/>", "there are no codes"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><CodeBook><Codes/></CodeBook>', "document type or entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><CodeBook/>', "document type or entities"),
        (codebook('<Code name="a">' * 60 + "</Code>" * 60), "more than 50 deep"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(BulletinError, match=said):
        read_codes(data)


@given(st.binary() | st.text().map(lambda text: codebook(text)))
def test_nothing_else_is_raised(data: bytes) -> None:
    with suppress(BulletinError):
        assert all(theme.path for theme in read_codes(data))


def test_what_the_codebook_says_already_stays() -> None:
    before = '[[themes]]\nname = "民生"\ndefinition = "我们的说法。"  # 勿改\n'
    change = add_all(before, read_codes(codebook(code("民生", "<Description>别的</Description>" + code("教育")))))
    assert change.text.startswith(before)
    assert [(theme.path, theme.definition) for theme in read_codebook(change.text).themes] == [
        ("民生", "我们的说法。"),
        ("民生/教育", ""),
    ]
    with pytest.raises(BulletinError, match="already"):
        add_all(change.text, read_codes(codebook(code("民生"))))
