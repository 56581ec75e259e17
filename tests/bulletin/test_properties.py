"""What holds of every text, and of every issue that is written well."""

import random
import re
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.bulletin.writing import Report, Style, meant, parsed, reports, styles, write_issue

from bulletin_tui.bulletin.coverage import parts
from bulletin_tui.bulletin.model import Issue, Measure, Part, Role, Section
from bulletin_tui.bulletin.outline import outline
from bulletin_tui.bulletin.parser import parse
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.text.decode import decode

SAMPLE = (Path(__file__).parents[2] / "seeds" / "000_bb19e5b135c9748a.txt").read_text("utf-8")

FRAGMENTS = (
    *"一二三十是要第其、，。；：！？“”（）()【】〔〕*#|>-—·①②1.0 年月期号市县\n\n\f\u3000\u200c\x1b&<",
    *(
        "一是",
        "二是",
        "一、",
        "二、",
        "（一）",
        "第一，",
        "首先，",
        "最后，",
        "一方面",
        "1.",
        "(2)",
        "**",
        "## ",
        "---\n",
    ),
    *(
        "林海市：",
        "第3期",
        "〔2025〕",
        "总第5期",
        "目录\n",
        "编者按：",
        "下一步，",
        "（人大供稿）",
        "送：",
        "印发",
        "图为",
    ),
    *(
        "主题词：",
        "2025年6月31日",
        "| a | b |\n",
        "&nbsp;",
        "<br>",
        "<!--",
        "-->",
        "&#0;",
        "……",
        "——",
        "（牵头）",
        "人大简报\n",
    ),
)
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """The bundled issue with pieces cut out, doubled, moved or written over."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.one_of(st.just(""), st.just(text[start:end] * 2), texts)) + text[end:]
    return text


def addresses(issue: Issue) -> list[str]:
    def of_measure(measure: Measure) -> list[str]:
        return [measure.address, *(one for child in measure.children for one in of_measure(child))]

    def of_section(section: Section) -> list[str]:
        below = [one for inner in section.sections for one in of_section(inner)]
        return [section.address, *below, *(one for measure in section.measures for one in of_measure(measure))]

    return [one for city in issue.cities for one in (city.address, *(a for s in city.sections for a in of_section(s)))]


def check(text: str) -> None:
    """Assert what holds of the parse of any text."""
    issues = parse(text)
    assert issues
    covered: list[Part] = [part for issue in issues for part in parts(issue)]
    assert [part.span.start for part in covered] == [0, *(part.span.end for part in covered)][: len(covered)]
    assert not covered or covered[-1].span.end == len(text)
    for issue in issues:
        found = addresses(issue)
        assert len(found) == len(set(found))
        for measure in issue.measures():
            assert measure.body
            assert measure.span.end <= len(text)
        shown = {place for block in blocks(issue) for piece in block.passage.pieces for place in _places(piece.span)}
        said = {
            place
            for part in parts(issue)
            if part.role not in {Role.LAYOUT, Role.FURNITURE}
            for place in _places(part.span)
        }
        assert shown == said
        outline(issue, path="", encoding="utf-8", sha256="")


def _places(span: object) -> range:
    return range(span.start, span.end)  # type: ignore[attr-defined]


@given(st.one_of(texts, st.text(max_size=80)))
def test_any_text_is_covered_once_and_never_raises(text: str) -> None:
    check(text.replace("\r", "\n"))


@given(mutations())
def test_a_damaged_issue_is_covered_once_and_never_raises(text: str) -> None:
    check(text)


@given(reports, styles)
def test_a_written_tree_comes_back(written: list[Report], style: Style) -> None:
    (issue,) = parse(write_issue(written, style))
    assert parsed(issue) == meant(written)
    assert not issue.unplaced


@given(reports, styles, st.randoms(use_true_random=False), st.sampled_from(["\n\n", "\n\n— 7 —\n\n", "\n\n7\n\n\n"]))
def test_page_breaks_leave_measures_as_they_were(
    written: list[Report], style: Style, chance: random.Random, page: str
) -> None:
    text = write_issue(written, style)
    (whole,) = parse(text)
    places = sorted(place for measure in whole.measures() if (place := _cut(text, measure, chance)))
    apart = [place for before, place in zip([0, *places], places, strict=False) if "\n" in text[before:place]]
    assume(apart)
    for place in reversed(apart):
        text = text[:place] + page + text[place:]
    (broken,) = parse(text)
    assert [measure.text for measure in broken.measures()] == [measure.text for measure in whole.measures()]


def _cut(text: str, measure: Measure, chance: random.Random) -> int | None:
    """Choose a place inside a sentence of a measure, past the first twenty characters of its paragraph."""
    span = measure.span
    inner = [
        place
        for place in range(span.start + 1, span.end - 1)
        if not re.search("[。；：\n）*、.，]", text[place - 1 : place + 1])
        and place - text.rfind("\n", 0, place) > 20
        and not re.match("[一二三四第其首最①-⑳（0-9]", text[place:])
    ]
    return chance.choice(inner) if inner else None


@given(reports, styles)
def test_every_encoding_gives_one_outline(written: list[Report], style: Style) -> None:
    text = write_issue(written, style)
    read = {
        decode(data).text
        for data in (
            text.encode("utf-8"),
            text.encode("utf-8-sig"),
            text.replace("\n", "\r\n").encode("utf-8"),
            text.encode("gb18030"),
            text.encode("utf-16"),
            text.encode("utf-16-be"),
        )
    }
    plain, *others = ([outline(issue, path="", encoding="", sha256="") for issue in parse(one)] for one in read)
    assert all(other == plain for other in others)
