"""Templates: what they are given, what is escaped, what is said of their faults, and that they reach nothing else."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.export import FORMATS, Options, Style, Summary, own_template, render, template_values, templating
from bulletin_tui.export.own_template import Limits, template_format

DOCS = Path(__file__).parents[2] / "docs" / "export.md"
VIEWS = (
    template_values.SummaryView,
    template_values.GroupView,
    template_values.MeasureView,
    template_values.PhraseView,
    template_values.SourceView,
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return tmp_path / "mine.md.j2"


def made(template: Path, text: str, summary: Summary, markup: bool = False) -> str:
    template.write_text(text, encoding="utf-8")
    return "".join(templating.own(template, summary, markup))


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_is_built_in_is_a_template_like_any_other(name: str, summary: Summary, template: Path) -> None:
    source = templating.source_of(FORMATS[name].template or "")
    assert made(template, source, summary, name == "html").encode() == render(summary, name)


def test_the_running_text_too(summary: Summary, template: Path) -> None:
    told = replace(summary, options=Options(style=Style.REPORT, matrix=True))
    assert made(template, templating.source_of("summary.md"), told).encode() == render(told, "markdown")


def test_all_that_templates_are_given_is_documented() -> None:
    documented = DOCS.read_text("utf-8")
    names = {*template_values.NAMES, *(field.name for view in VIEWS for field in fields(view))}
    assert {*template_values.values(summary_of(ROW))} == {*template_values.NAMES}
    assert not [name for name in names if not name.startswith("_") and f"`{name}`" not in documented]


def test_a_measure_can_be_told_in_ones_own_way(template: Path) -> None:
    text = (
        "{% for row in summary.rows %}\n{{ row.city }}|{{ row.tags | join('、') }}|{{ row.note | upper }}\n{% endfor %}"
    )
    summary = summary_of(replace(ROW, note="see a"), ORPHAN)
    assert made(template, text, summary) == "青石市|民生|SEE A\n青石市|民生|\n"


def test_what_is_markup_is_escaped_and_what_acts_on_a_terminal_is_shown(template: Path) -> None:
    summary = summary_of(replace(ROW, text="<b>&\x1b[31m*\t"))
    text = "{{ summary.rows[0].text }}{{ summary.rows[0].text | md }}"
    assert made(template, text, summary) == "<b>&␛[31m*\t\\<b\\>\\&␛\\[31m\\*&#9;"
    assert made(template, "{{ summary.rows[0].text }}", summary, markup=True) == "&lt;b&gt;&amp;␛[31m*\t"


def test_a_template_may_include_its_neighbours_and_nothing_above_them(template: Path) -> None:
    template.parent.joinpath("head.j2").write_text("\ufeff{{ title }}", encoding="utf-8")
    assert made(template, "{% include 'head.j2' %}", summary_of()) == "Annotated measures by theme"
    with pytest.raises(BulletinError, match=r"there is no template “\.\./other\.j2” in its folder"):
        made(template, "{% include '../other.j2' %}", summary_of())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一\n{% for row in summary.rows %}", "line 2: “endfor” is missing ("),
        ("{% if title %}{% endfor %}", "line 1: “endfor” is not expected here ("),
        ("{% for row of summary.rows %}", "line 1: “of” is not expected here ("),
        ("{{ title ! }}", "line 1: “!” is not expected here ("),
        ("{{ title", "line 1: something is missing here ("),
        ("{{ title + }}", "line 1: something is missing here ("),
        ("{{ title | mdd }}", "line 1: there is no filter “mdd” ("),
        ("\n\n{{ sumary }}", "line 3: there is no “sumary”; did you mean “summary”?"),
        ("{{ summary.rows[0].citaton }}", "line 1: there is no “citaton”; did you mean “citation”?"),
        ("{% if nothing_like_it %}{% endif %}", "line 1: there is no “nothing_like_it” ("),
        ("{{ 1 // 0 }}", "line 1: integer division or modulo by zero"),
        ("{{ range(10 ** 9) }}", "line 1: Range too big"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: something in it calls itself without end ("),
        ("{{ summary.__class__ }}", "line 1: there is no “__class__”"),
        ("{{ summary.tags_of.__globals__ }}", "line 1: there is no “__globals__”"),
        ("{{ report.func.__globals__ }}", "line 1: there is no “__globals__”"),
        ("{{ summary.rows[0]._known_by }}", "line 1: there is no “_known_by”"),
        ("{{ '{0.__class__}'.format(title) }}", "line 1: there is no “__class__”"),
        ("{% include 'fault' %}", "fault, line 2: there is no “x”"),
    ],
)
def test_a_fault_is_told_in_one_line_with_its_place(text: str, said: str, template: Path) -> None:
    template.with_name("fault").write_text("\n{{ x }}")
    with pytest.raises(BulletinError) as caught:
        made(template, text, summary_of(ROW))
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(template.parent))
    assert "\n" not in str(caught.value)


def test_a_template_that_is_no_text_says_so(template: Path) -> None:
    template.write_bytes(b"ab\xff")
    with pytest.raises(BulletinError, match="byte 2 is not UTF-8"):
        list(templating.own(template, summary_of(), markup=False))


@pytest.mark.parametrize(
    ("name", "markup"),
    [("a.html", True), ("a.HTML.j2", True), ("a.xml.jinja", True), ("a.md.j2", False), ("html", False)],
)
def test_the_name_says_whether_values_are_escaped(name: str, markup: bool) -> None:
    assert templating.is_markup(name) is markup


def test_what_cannot_be_a_template_is_refused_ahead(template: Path) -> None:
    template.write_text("")
    with pytest.raises(WrongUseError, match="docx is not a text"):
        template_format(template, FORMATS["docx"])
    with pytest.raises(WrongUseError, match="is not a file"):
        template_format(template.parent)
    with pytest.raises(WrongUseError, match="no such file"):
        template_format(template.with_name("none"))


def test_a_template_runs_beside_the_program(summary: Summary, template: Path) -> None:
    source = templating.source_of("summary.md")
    template.write_text(source, encoding="utf-8")
    assert render(summary, template_format(template)) == render(summary, "markdown")
    template.write_text("<p>\n{{ titel }}")
    with pytest.raises(BulletinError, match=r"mine\.md\.j2, line 2: there is no “titel”; did you mean “title”"):
        render(summary, template_format(template))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", Limits(seconds=0.2)),
        ("{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}", Limits(output=200_000)),
        ("{{ 'x' * 10 ** 9 }}", Limits(memory=600_000_000)),
    ],
)
def test_a_template_that_does_not_end_is_ended(text: str, limits: Limits, template: Path) -> None:
    template.write_text(text)
    with pytest.raises(BulletinError, match="takes too long or makes too much; look for a loop"):
        list(own_template.write(template, markup=False, summary=summary_of(), limits=limits))
