import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.export import FORMATS, Options, render
from bulletin_tui.text.json_text import json_text
from bulletin_tui.workspace.rows import Selection

FILES = [name for name, kind in FORMATS.items() if kind.folder is None]


def test_the_object_holds_filters_counts_groups_and_rows() -> None:
    summary = summary_of(ROW, ORPHAN, options=Options(selection=Selection(tags=("民生",), starred=True)))
    values = json.loads(render(summary, "json"))
    assert list(values) == ["schema", "by", "filters", "rows", "sources", "counts", "groups", "left_out"]
    assert values["schema"] == "bulletin-summary/1"
    assert values["filters"] == {"tags": ["民生"], "cities": [], "starred": True, "untagged": False, "all": False}
    assert values["sources"] == [{"path": "青石/12.txt", "issues": ["代表工作 第12期 2026-04-20"]}]
    assert values["groups"] == [{"name": "民生", "measures": 1}]
    assert values["rows"] == [ROW.as_dict(), ORPHAN.as_dict()]


def test_the_same_summary_gives_the_same_bytes() -> None:
    for name in FILES:
        assert render(summary_of(ROW), name) == render(summary_of(replace(ROW)), name)


@pytest.mark.parametrize("name", FILES)
def test_a_file_name_that_is_no_text_can_be_written(name: str) -> None:
    data = render(summary_of(replace(ROW, path="\udcff.txt")), name)
    if name in {"markdown", "csv", "json"}:
        assert b"\\udcff.txt" in data.replace(b"\\\\", b"\\")


@given(st.text())
def test_no_character_of_a_json_text_acts_on_a_terminal(text: str) -> None:
    written = json_text({"text": text})
    assert json.loads(written) == {"text": text}
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in written)
    assert not set("\u202e\u2066\u2028\u2029") & set(written)
