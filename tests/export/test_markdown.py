"""The Markdown writer, judged by what a CommonMark reader makes of its files."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.export import Grouping, Options, render
from bulletin_tui.export.markdown_text import line, paragraphs
from bulletin_tui.text.controls import visible
from bulletin_tui.workspace.rows import RowStatus, Selection

MARKS = st.text(st.sampled_from("*_#<>[]()|`~!-+=:.1&;$\\\t /’民生x"), max_size=30)
CHINESE = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=30)
LINES = st.lists(MARKS | CHINESE, max_size=4).map("\n".join)


@cache
def reader() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"linkify": False})


def read(markdown: str) -> list[str]:
    """Return the plain text of every paragraph and heading; fails where there is any inline markup."""
    texts = []
    for token in reader().parse(markdown):
        assert token.type not in {"html_block", "code_block", "fence", "table_open", "hr"}, markdown
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special"}, markdown
            texts.append("".join(child.content for child in children))
    return texts


@given(LINES)
@example("    深缩进\n\t表格")
@example("标题\n===\n---\n# 不是标题")
@example("[/foo] <b>&amp;</b> 1. =cmd |a|b|")
@example("12. 十二\n3) 三\n- 点\n+ 加\n> 引")
def test_any_text_reads_as_the_same_characters(text: str) -> None:
    wanted = [part for part in text.split("\n") if part.strip()]
    quote = "\n>\n".join(f"> {part}" for part in paragraphs(text))
    assert read(quote) == [_as_read(part) for part in wanted]


def _as_read(part: str) -> str:
    # Bidirectional overrides and line separators are shown by symbols: they would act on a terminal.
    return "\t".join(map(visible, part.split("\t")))


@given(MARKS | CHINESE)
def test_any_tag_can_be_a_heading(text: str) -> None:
    if text.strip():
        assert read(f"## {line(text)}") == [_as_read(text)]


def test_every_measure_is_quoted_in_full_with_its_citation() -> None:
    noted = replace(ROW, text="四是甲。\n\n又一段。", note="第一行\n第二行 *星*", star=True, tags=("民生", "民生/教育"))
    text = render(summary_of(noted), "markdown").decode()
    assert (
        """\
## 民生 (1)

> 四是甲。
>
> 又一段。
>
> —— 第12期·青石市·一·一 ★

- Tags: 民生, 民生/教育
- Note: 第一行

  第二行 \\*星\\*
"""
        in text
    )
    assert text.startswith(
        "<!-- bulletin-summary/1 -->\n\n# Annotated measures by theme\n\n"
        "- 代表工作 第12期 2026-04-20 (青石/12.txt)\n\n1 of 9 measures"
    )


def test_orphans_and_what_is_to_be_reviewed_are_told() -> None:
    text = render(summary_of(replace(ROW, status=RowStatus.REVIEW, score=0.654), ORPHAN), "markdown").decode()
    assert "- To review: the text was changed (similarity 0.65)\n" in text
    assert "## No longer found in the text (1)\n" in text
    assert text.endswith("> 三是已经删去的举措。\n>\n> —— 青石市·三·三\n\n- Tags: 民生\n")


def test_control_characters_are_shown_and_do_not_act() -> None:
    text = render(summary_of(replace(ROW, text="红\x1b[31m色", note="响\x07铃\x9b")), "markdown").decode()
    assert "红␛\\[31m色" in text
    assert not set("\x1b\x07\x9b") & set(text)


@pytest.mark.parametrize(
    ("selection", "said"),
    [(Selection(), "Nothing is tagged yet."), (Selection(tags=("民生",)), "No measure matches.")],
)
def test_an_empty_summary_says_so(selection: Selection, said: str) -> None:
    assert said in render(summary_of(options=Options(selection=selection)), "markdown").decode()


def test_filters_and_grouping_are_told() -> None:
    selection = Selection(("民*生",), ("青石",), starred=True, untagged=True)
    text = render(summary_of(ROW, options=Options(by=Grouping.CITY, selection=selection)), "markdown").decode()
    assert "# Annotated measures by city\n" in text
    assert "Only: 民\\*生, 青石, starred, without a tag\n" in text
