"""Bring the message catalogues up to date with the code, and say what is still to be translated."""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from compile_catalogues import compile_catalogues

PACKAGE = Path(__file__).parents[1] / "src" / "bulletin_tui"
LANGUAGES = ("zh_CN",)
METHODS = [("**.py", "python"), ("export/templates/**", "jinja2.ext:babel_extract")]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def messages() -> Catalog:
    """Return a catalogue of every message in the code, without translations."""
    found = Catalog(project="bulletin", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS):
        found.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return found


def catalogue_file(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "bulletin.po"


def read_catalogue(language: str) -> Catalog:
    """Read a language's catalogue; an empty one where there is none."""
    path = catalogue_file(language)
    source = BytesIO(path.read_bytes()) if path.exists() else BytesIO()
    return read_po(source, locale=language, domain="bulletin")


def forms(said: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return what a message says: one text, or one for each number."""
    return tuple(said) if isinstance(said, tuple | list) else (said or "",)


def update(language: str) -> list[str]:
    """Write a language's catalogue anew, translations kept.

    Returns:
        The messages that have no translation.
    """
    catalogue = read_catalogue(language)
    catalogue.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path = catalogue_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    # Line numbers would make every catalogue differ after every commit.
    write_po(
        buffer, catalogue, width=110, no_location=False, include_lineno=False, sort_by_file=True, omit_header=False
    )
    path.write_bytes(buffer.getvalue())
    return [str(message.id) for message in catalogue if message.id and not all(forms(message.string))]


def main() -> int:
    """Update every catalogue; the exit code is 1 while something is untranslated."""
    missing = 0
    for language in LANGUAGES:
        for message in update(language):
            missing += 1
            print(f"{language}: {message}")
    compile_catalogues(PACKAGE / "locale")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
