"""Every format there is; a new one is a module and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from bulletin_tui.export import csv_rows, json_rows, markdown
from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            markdown.FORMAT,
            csv_rows.FORMAT,
            json_rows.FORMAT,
        )
    }
)
"""The formats by name, in the order they are offered."""


def render(summary: Summary, format: str) -> bytes:  # noqa: A002 - the word people use for it
    """Write a summary in a format.

    Args:
        summary: What is to be written.
        format: A key of `FORMATS`.

    Returns:
        All the bytes of the file.

    Raises:
        KeyError: There is no such format.
    """
    return FORMATS[format].write(summary)
