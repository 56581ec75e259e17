"""The language of everything a person sees.

Messages are written in English in the code and looked up in the gettext catalogues below `locale/` at the moment they
are shown, so the language may be chosen after a module was imported.
"""

import os
from collections.abc import Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = {"zh": CHINESE, "en": ENGLISH}
"""What `--lang` takes, and the catalogue it names."""

DOMAIN = "bulletin"
CATALOGUES = Path(__file__).parent / "locale"
"""The folder of the catalogues, each in `<language>/LC_MESSAGES/<DOMAIN>.mo`."""


def from_environment() -> str:
    """Choose a language by the locale variables, the first that is set deciding, as gettext does.

    Returns:
        `CHINESE` or `ENGLISH`. A locale that names no language (unset, `C`, `POSIX`) means Chinese, the language of the
        texts; one that names another language means English.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        name = os.environ.get(variable, "").partition(":")[0].partition(".")[0].lower()
        if name in {"", "c", "posix"}:
            continue
        return CHINESE if name.startswith("zh") else ENGLISH
    return CHINESE


@cache
def _load(language: str) -> NullTranslations:
    try:
        with (CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()


class _Current:
    """The language in use; one a process."""

    language: str | None = None


def use(language: str | None) -> None:
    """Set the language of all messages from now on.

    Args:
        language: A key of `LANGUAGES`, a catalogue's name, or `None` for the one the environment asks for.
    """
    _Current.language = LANGUAGES.get(language, language) if language else None


def language() -> str:
    """Return the name of the catalogue in use, `zh_CN` or `en`."""
    if _Current.language is None:
        _Current.language = from_environment()
    return _Current.language


def _(message: str) -> str:
    """Translate a message now."""
    return _load(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that depends on a number; the caller fills the number in."""
    return _load(language()).ngettext(singular, plural, count)


def some_of(names: Sequence[str], most: int = 3) -> str:
    """Return names one behind the other; of many the first ones only."""
    return _(", ").join(names[:most]) + ("…" if len(names) > most else "")


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message for the catalogue without translating it yet; pass it through `_` where it is shown."""
    return message
