"""Searching a workspace, and the cache that makes it quick."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.query import read_query
from bulletin_tui.workspace.searching import Search, index_file
from bulletin_tui.workspace.store import save


def found(folder: Path, query: str) -> list[tuple[str, str, str | None]]:
    search = Search(Library.open(folder))
    return [(each.path, each.entry.kind, each.entry.address) for each in search.find(read_query(query))]


def reads(folder: Path) -> int:
    """Return how many sources a search has to read."""
    told: list[int] = []
    Search(Library.open(folder), lambda done, _total: told.append(done))
    return len(told)


def test_headings_leads_and_measures_are_found_in_print_order(folder: Path) -> None:
    assert found(folder, "抓推进 | 会议 | 统筹 | 专班") == [
        ("3.txt", "title", "云川市"),
        ("3.txt", "lead", "云川市"),
        ("3.txt", "heading", "云川市/一"),
        ("3.txt", "measure", "云川市/一/一"),
    ]


def test_what_stands_outside_the_reports_is_found(folder: Path) -> None:
    assert found(folder, "市委办公室") == [("3.txt", "distribution", None)]


def test_words_are_found_in_one_place_only(folder: Path) -> None:
    assert found(folder, "专班 清单") == []


def test_a_line_says_where_it_stands(folder: Path) -> None:
    [hit] = Search(Library.open(folder)).find(read_query("联络站二十个"))
    lines = (folder / "3.txt").read_text(encoding="utf-8").split("\n")
    assert hit.entry.line is not None
    assert "联络站二十个" in lines[hit.entry.line - 1]


def test_only_what_changed_is_read_again(folder: Path, text: str) -> None:
    (folder / "4.txt").write_text(text.replace("第3期", "第4期"), encoding="utf-8")
    assert reads(folder) == 2
    assert reads(folder) == 0
    (folder / "4.txt").write_text(text.replace("专班", "小组专班"), encoding="utf-8")
    assert reads(folder) == 1
    assert [path for path, _kind, _address in found(folder, "小组")] == ["4.txt"]
    assert [path for path, _kind, _address in found(folder, "成立专班")] == ["3.txt"]
    (folder / "3.txt").unlink()
    assert found(folder, "成立专班") == []


def test_sources_come_in_the_order_of_the_folder_whichever_was_read_last(folder: Path, text: str) -> None:
    (folder / "10.txt").write_text(text, encoding="utf-8")
    found(folder, "专班")
    (folder / "3.txt").write_text(text + "\n", encoding="utf-8")
    assert [path for path, _kind, _address in found(folder, "专班")] == ["3.txt", "10.txt"]


def test_one_source_of_a_folder_is_searched_alone(folder: Path, text: str) -> None:
    (folder / "4.txt").write_text(text, encoding="utf-8")
    found(folder, "专班")
    assert [path for path, _kind, _address in found(folder / "4.txt", "专班")] == ["4.txt"]
    assert reads(folder) == 0


def test_notes_and_tags_are_searched_as_they_are_now(folder: Path, opened: Callable[[], Document]) -> None:
    assert found(folder, "#民生 | 比照") == []
    moment = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    document = opened()
    document = document.edited(add_tags(document, ["云川市/二/一"], ["民生/住房"], moment))
    save(document.edited(set_note(document, "云川市/二/一", "与邻市比照。", moment)))
    assert found(folder, "#民生") == [("3.txt", "measure", "云川市/二/一"), ("3.txt", "note", "云川市/二/一")]
    assert found(folder, "比照") == [("3.txt", "note", "云川市/二/一")]
    source = folder / "3.txt"
    kept = [line for line in source.read_text(encoding="utf-8").split("\n") if not line.startswith("**二、服务民生")]
    source.write_text("\n".join(kept), encoding="utf-8")
    assert found(folder, "比照") == [("3.txt", "orphan", "云川市/二/一")]


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00" + bytes(200)])
def test_a_cache_that_is_damaged_is_made_anew(folder: Path, damage: bytes) -> None:
    before = found(folder, "专班")
    file = index_file(Library.open(folder))
    file.write_bytes(damage)
    assert found(folder, "专班") == before
    assert reads(folder) == 0


def test_a_cache_that_cannot_be_kept_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "3.txt"))
    assert found(folder, "专班")


def test_a_cache_of_another_version_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reads(folder) == 1
    monkeypatch.setattr("bulletin_tui.workspace.searching._READERS", ("text",))
    assert reads(folder) == 1
