"""Encodings, newlines, and bytes that are no text (V40)."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.decode import UndecodableError, decode

TEXT = "代表工作\n第 12 期\n一是优化服务。\n"


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_encodings_are_found_out(codec: str, named: str) -> None:
    data = TEXT.encode(codec)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (TEXT, named)
    assert decoded.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_become_line_feeds(newline: str) -> None:
    assert decode(TEXT.replace("\n", newline).encode()).text == TEXT


def test_a_named_encoding_is_used() -> None:
    assert decode("代表工作優化".encode("big5"), "big5").text == "代表工作優化"
    assert decode("\ufeff甲".encode(), "utf-8").text == "甲"
    with pytest.raises(LookupError):
        decode(b"a", "no-such-encoding")


@pytest.mark.parametrize(
    ("data", "encoding", "offset", "binary"),
    [
        ("一是".encode() + b"\xff\xff", None, 6, False),
        (b"\xef\xbb\xbfok\xff", None, 5, False),
        (b"\xff\xfe\x00\xd8", None, 2, False),
        (b"PK\x03\x04\x00\x00\x08", None, 4, True),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", None, 8, True),
        ("甲".encode("gb18030"), "utf-8", 0, False),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str | None, offset: int, binary: bool) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data, encoding)
    assert (caught.value.offset, caught.value.binary) == (offset, binary)


def test_an_empty_file_is_a_text() -> None:
    assert decode(b"").text == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(UndecodableError):
        assert "\r" not in decode(data).text
