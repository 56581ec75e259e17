"""Every format there is; a new one is a module and a line here."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bulletin_tui.export import csv_rows, excel, html, json_rows, jsonld, markdown, parquet, qdc, qdpx, word
from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            markdown.FORMAT,
            csv_rows.FORMAT,
            word.FORMAT,
            excel.FORMAT,
            html.FORMAT,
            json_rows.FORMAT,
            jsonld.FORMAT,
            qdpx.FORMAT,
            qdc.FORMAT,
            parquet.FORMAT,
        )
    }
)
"""The formats by name, in the order they are offered."""


def format_of(path: Path) -> Format | None:
    """Return the format that a file's name asks for by what it ends with, or `None`."""
    name = path.name.lower()
    for each in FORMATS.values():
        if name.endswith((each.suffix, *each.other_suffixes)):
            return each
    return None


def pieces(summary: Summary, format: str | Format) -> Iterator[bytes]:  # noqa: A002 - the word people use for it
    """Yield what is to stand in a file, piece by piece.

    Args:
        summary: What is to be written.
        format: One of `FORMATS` or its name, or what `template_format` gives.

    Raises:
        KeyError: There is no such format.
        WrongUseError: The library it needs is not installed.
    """
    kind = FORMATS[format] if isinstance(format, str) else format
    kind.check()
    return kind.write(summary)


def render(summary: Summary, format: str | Format) -> bytes:  # noqa: A002
    """Return all the bytes of a file; arguments and errors as for `pieces`."""
    return b"".join(pieces(summary, format))
