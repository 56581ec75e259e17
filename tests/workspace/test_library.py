from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.bulletin.model import Issue, Masthead
from bulletin_tui.errors import BulletinError
from bulletin_tui.text.passage import Span
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.library import Library, resolve
from bulletin_tui.workspace.rows import RowStatus, Selection, rows
from bulletin_tui.workspace.source import Source, issue_title, load_source
from bulletin_tui.workspace.state import Reading, State, load_state, save_state, state_file
from bulletin_tui.workspace.store import save

MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)


def documents(library: Library) -> list[Document]:
    return [document for document in library.documents() if isinstance(document, Document)]


@pytest.fixture
def two(folder: Path, text: str) -> Library:
    """A library of two issues that name the same places."""
    (folder / "2026").mkdir()
    (folder / "2026/4.txt").write_text(text.replace("第3期", "第4期"), encoding="utf-8")
    return Library.open(folder)


def test_a_bad_file_stops_none_of_the_others(two: Library, folder: Path) -> None:
    (folder / "1.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 40)
    loaded = list(Library.open(folder).documents())
    assert [isinstance(one, Document) for one in loaded].count(False) == 1
    assert len(loaded) == 3
    (error,) = (one for one in loaded if isinstance(one, BulletinError))
    assert "1.txt" in str(error)


def test_a_file_that_cannot_be_read_says_why(folder: Path) -> None:
    with pytest.raises(BulletinError, match=r"5\.txt: cannot be read: there is no such file or folder"):
        load_source(folder / "5.txt", "5.txt")


def test_an_address_is_enough_where_one_issue_is_open(folder: Path) -> None:
    loaded = documents(Library.open(folder))
    for address in (
        "云川市/一/二",
        "第3期/云川市/一/二",
        "3.txt/云川市/一/二",
        "3.txt:云川市/一/二",
        " 云川市/一/二/ ",
    ):
        assert resolve(loaded, address) == (loaded[0], "云川市/一/二")
    with pytest.raises(BulletinError, match="there is no such measure"):
        resolve(loaded, "云川市/一/九")


def test_where_several_are_open_it_must_say_which(two: Library) -> None:
    loaded = documents(two)
    with pytest.raises(BulletinError, match=r"more than one place \(3\.txt, 2026/4\.txt\)"):
        resolve(loaded, "云川市/一/二")
    for address in ("第4期/云川市/一/二", "2026/4.txt/云川市/一/二", "4.txt:云川市/一/二"):
        document, key = resolve(loaded, address)
        assert (document.source.name, key) == ("2026/4.txt", "云川市/一/二")


def test_several_issues_in_one_file_have_keys_of_their_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "合订.txt"
    path.write_text(text + "\n" + text.replace("第3期", "第4期"), encoding="utf-8")
    (document,) = documents(Library.open(path))
    assert document.source.labels == ("第3期", "第4期")
    assert "第4期/云川市/一/二" in document.source.measures
    document = save(document.edited(add_tags(document, ["第4期/云川市/一/二"], ["民生"], MOMENT))).document
    assert [row.issue for row in rows([document]) if row.tags] == ["第4期"]


def test_rows_are_the_measures_with_what_is_said(folder: Path) -> None:
    (document,) = documents(Library.open(folder, coder="li"))
    document = document.edited(add_tags(document, ["云川市/二/一"], ["民生/住房"], MOMENT))
    found = list(rows([document]))
    assert [row.address for row in found] == [
        "云川市/一/一",
        "云川市/一/二",
        "云川市/二/一",
        "云川市/二/二",
        "南浦县/一/·",
    ]
    row = found[2]
    assert (row.path, row.issue, row.city, row.section, row.label) == (
        "3.txt",
        "第3期",
        "云川市",
        "服务民生",
        "办好实事",
    )
    assert (row.tags, row.coder, row.status, row.score) == (("民生/住房",), "li", RowStatus.OK, 1.0)
    assert row.citation == "第3期·云川市·二·一"
    assert found[4].citation == "第3期·南浦县·一"
    assert (found[0].status, found[0].score) == (RowStatus.NONE, None)
    assert "citation" not in row.as_dict()


def test_orphans_are_rows_too(folder: Path, text: str) -> None:
    (document,) = documents(Library.open(folder))
    save(document.edited(add_tags(document, ["云川市/二/一"], ["民生"], MOMENT)))
    (folder / "3.txt").write_text(text.replace("一是办好实事。改造老旧小区三十二个。", ""), encoding="utf-8")
    *_, last = rows(documents(Library.open(folder)))
    assert (last.status, last.text, last.city) == (RowStatus.ORPHAN, "一是办好实事。改造老旧小区三十二个。", "云川市")


def test_a_selection_narrows_the_rows(folder: Path) -> None:
    (document,) = documents(Library.open(folder))
    document = document.edited(add_tags(document, ["云川市/二/一"], ["民生/住房"], MOMENT))

    def taken(selection: Selection) -> int:
        return sum(selection.takes(row) for row in rows([document]))

    assert taken(Selection()) == 5
    assert taken(Selection(tags=("民生",))) == 1
    assert taken(Selection(tags=("民",))) == 0
    assert taken(Selection(cities=("南浦",))) == 1
    assert taken(Selection(cities=("云川市", "南浦县"))) == 5
    assert taken(Selection(untagged=True)) == 4
    assert taken(Selection(starred=True)) == 0


def test_the_codebook_is_read_with_its_problems(folder: Path) -> None:
    library = Library.open(folder)
    assert library.codebook().themes
    (folder / "annotations/codebook.toml").write_bytes(b"\xff")
    assert library.codebook().problems == ("the codebook cannot be read: byte 0 is not UTF-8",)
    (folder / "annotations/codebook.toml").write_text("themes = 1", encoding="utf-8")
    assert library.codebook().problems


def test_a_reading_place_is_remembered(folder: Path) -> None:
    source, reading = folder / "3.txt", Reading("云川市/一/二", ("section:云川市/二",))
    assert load_state() == State()
    gone = State().left(folder / "gone", folder / "gone", [])
    save_state(gone.left(folder, source, [(source, reading)]).with_column(32, 40))
    state = load_state()
    assert state.reading(source) == reading
    assert state.was_last(folder, source)
    assert not state.was_last(source, source)
    assert state.column_width(40) == 32
    assert state.column_width(44) == 44
    assert state.with_column(44, 44).column is None
    assert state.last == folder
    assert state.left(folder / "gone", source, []).last == folder


def test_what_was_read_longest_ago_is_forgotten_first(folder: Path) -> None:
    state = State()
    for number in range(600):
        source = folder / f"{number}.txt"
        state = state.left(source, source, [(source, Reading(str(number)))])
    assert len(state.opened) == 200
    assert len(state.readings) == 500
    assert state.reading(folder / "100.txt") == Reading("100")
    assert state.reading(folder / "99.txt") == Reading()


@pytest.mark.parametrize(
    "content", [b"\xff", b"[", b"3", b'{"opened": 1}', b'{"opened": {}, "readings": {"a": 1}, "column": null}']
)
def test_a_damaged_state_is_begun_anew(content: bytes) -> None:
    state_file().parent.mkdir(parents=True)
    state_file().write_bytes(content)
    assert load_state() == State()


def test_state_that_cannot_be_written_is_no_fault() -> None:
    state_file().mkdir(parents=True)
    save_state(State())


@pytest.mark.parametrize(
    ("masthead", "label", "title"),
    [
        ("# 云川简报\n\n第3期\n\n2026年3月5日", "第3期", "云川简报 第3期 2026-03-05"),
        ("# 云川简报\n\n第3—4期（合刊）", "第3—4期", "云川简报 第3—4期"),
        ("# 云川简报\n\n增刊", "增刊", "云川简报 增刊"),
        ("# 云川简报\n\n总第128期", "总第128期", "云川简报 总第128期"),
        ("# 云川简报", "云川简报", "云川简报"),
    ],
)
def test_an_issue_is_called_by_its_number(tmp_path: Path, text: str, masthead: str, label: str, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(masthead + "\n\n---" + text.partition("---")[2], encoding="utf-8")
    (document,) = documents(Library.open(path))
    assert document.source.labels == (label,)
    assert issue_title(document.source.issues[0], "a") == title


def test_two_issues_of_one_number_in_a_file_are_told_apart(tmp_path: Path) -> None:
    issues = tuple(Issue(part, Span(0, 0), Masthead(numbers=(3,))) for part in (1, 2))
    assert Source(tmp_path / "a.txt", "a.txt", "", "utf-8", "00", issues).labels == ("第3期", "第3期~2")
