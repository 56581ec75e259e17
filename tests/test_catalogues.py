"""Both languages are complete: what the code says, the catalogues translate."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from bulletin_tui import i18n
from update_catalogues import LANGUAGES, forms, messages, read_catalogue

PACKAGE = Path(i18n.__file__).parent
_MARKS = {"_", "N_", "ngettext"}
_FIELDS = re.compile(r"\{(\w*)[^}]*\}")


def fields(text: str) -> set[str]:
    return set(_FIELDS.findall(text))


@pytest.fixture(scope="module")
def extracted() -> list[Message]:
    """The messages in the code, as they are taken out of it."""
    return [message for message in messages() if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(extracted: list[Message], language: str) -> None:
    catalogue = read_catalogue(language)
    known = {message.id: message for message in catalogue if message.id}
    wanted = [message.id for message in extracted]
    missing = [name for name in wanted if name not in known or not all(forms(known[name].string))]
    assert not missing, "run `make locale` and translate what it lists"
    assert not set(known) - set(wanted), "run `make locale`: these messages are not in the code any more"


def literals() -> Iterator[str]:
    """Yield the messages in the code as Python reads them, those inside f-strings too."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS:
                match node.args:
                    case [ast.Constant(value=str(text)), *_]:
                        yield text


def test_no_message_stands_where_it_is_not_extracted(extracted: list[Message]) -> None:
    assert not set(literals()) - {forms(message.id)[0] for message in extracted}, "take the message out of the f-string"


def test_nothing_stays_english() -> None:
    # What holds nothing but fields and marks may be alike in both languages.
    wordless = re.compile(r"[^A-Za-z]*")
    assert not [
        message.id
        for message in read_catalogue("zh_CN")
        if message.id
        and not re.search("[\u4e00-\u9fff]", str(forms(message.string)[0]))
        and not wordless.fullmatch(_FIELDS.sub("", forms(message.id)[0]))
    ]


def test_chinese_sentences_have_chinese_marks() -> None:
    # A half-width colon stands behind a path, an address or a command, so that these can be taken as they are.
    marks = re.compile("[\u4e00-\u9fff][,;:?!.]|[,;:?!.][\u4e00-\u9fff]")
    assert not [
        form
        for message in read_catalogue("zh_CN")
        for form in forms(message.string)
        if message.id and marks.search(form)
    ]


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
