"""Both languages are complete: what the code says, the catalogues translate."""

import re

import pytest
from babel.messages.catalog import Message

from bulletin_tui import i18n
from update_catalogues import LANGUAGES, messages, read_catalogue

_FIELDS = re.compile(r"\{(\w*)[^}]*\}")


def forms(value: object) -> list[str]:
    return [str(form) for form in value] if isinstance(value, (tuple, list)) else [str(value)]


def fields(text: str) -> set[str]:
    return set(_FIELDS.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    catalogue = read_catalogue(language)
    known = {message.id: message for message in catalogue if message.id}
    wanted = [message.id for message in messages() if message.id]
    missing = [name for name in wanted if name not in known or not all(forms(known[name].string))]
    assert not missing, "run `make locale` and translate what it lists"
    assert not set(known) - set(wanted), "run `make locale`: these messages are not in the code any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_things(language: str) -> None:
    def differs(message: Message) -> bool:
        wanted = set().union(*(fields(form) for form in forms(message.id)))
        return any(not fields(form) <= wanted for form in forms(message.string)) or (
            isinstance(message.id, str) and fields(message.id) != fields(str(message.string))
        )

    assert not [message.id for message in read_catalogue(language) if message.id and differs(message)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_in_the_repository(language: str) -> None:
    i18n.use(language)
    for message in read_catalogue(language):
        if isinstance(message.id, str) and message.id:
            assert i18n._(message.id) == message.string, "install the package anew"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "zh_CN"),
        ({"LANG": "C.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW"}, "zh_CN"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh_CN"),
        ({"LANGUAGE": "en:zh", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    i18n.use(None)
    assert i18n.language() == language


def test_a_language_that_is_asked_for_wins() -> None:
    i18n.use("zh")
    assert i18n.language() == "zh_CN"
    i18n.use("en")
    assert i18n.language() == "en"
    assert i18n.ngettext("{n} text", "{n} texts", 2) == "{n} texts"
    assert i18n.N_("as it is") == "as it is"
