"""Name, issue line, issuer, date, secrecy, series, note (V01–V06)."""

from datetime import date

import pytest
from tests.bulletin.shapes import issue_of

from bulletin_tui.bulletin.model import IssueKind, Masthead
from bulletin_tui.bulletin.parser import parse

BODY = "\n\n## 林海市：同题共答\n近日，林海市召开会议。\n"


def head(*lines: str) -> Masthead:
    return issue_of("\n".join(lines) + BODY).masthead


@pytest.mark.parametrize(
    ("line", "year", "numbers", "total"),
    [
        ("第 7 期", None, (7,), None),
        ("第二十三期", None, (23,), None),
        ("〔2025〕第7 期", 2025, (7,), None),
        ("[2025] 第 7 期(总第 91 期)", 2025, (7,), 91),
        ("2025年第7期", 2025, (7,), None),
        ("（２０２５年第７期）", 2025, (7,), None),
        ("二〇二五年第七期（总第九十一期）", 2025, (7,), 91),
        ("第 5—6 期（合刊）", None, (5, 6), None),
        ("第5、6期合刊", None, (5, 6), None),
        ("〔2025〕7号", None, (), None),
    ],
)
def test_issue_line(line: str, year: int | None, numbers: tuple[int, ...], total: int | None) -> None:
    masthead = head("# 人大简报", line)
    assert (masthead.name, masthead.year, masthead.numbers, masthead.total) == ("人大简报", year, numbers, total)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("增刊（2）", IssueKind.SUPPLEMENT),
        ("2025年增刊", IssueKind.SUPPLEMENT),
        ("主题实践专刊（三）", IssueKind.SPECIAL),
    ],
)
def test_supplement_and_special_have_no_number(line: str, kind: IssueKind) -> None:
    masthead = head("代表工作动态", line)
    assert (masthead.kind, masthead.numbers) == (kind, ())


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("二○二五年十一月三日", date(2025, 11, 3)),
        ("二〇二五年十月三十一日", date(2025, 10, 31)),
        ("二0二五年十月廿日", date(2025, 10, 20)),
        ("2025 年10 月 8 日", date(2025, 10, 8)),
        ("２０２５年１０月８日", date(2025, 10, 8)),
        ("2025.10.08", date(2025, 10, 8)),
    ],
)
def test_date(printed: str, day: date) -> None:
    assert head("# 人大简报", "第3期", printed).date == day


def test_date_that_does_not_exist() -> None:
    issue = issue_of("# 人大简报\n第3期\n2025年6月31日" + BODY)
    assert issue.masthead.date is None
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["bad-date"]


def test_letter_spacing_and_shared_lines() -> None:
    masthead = head("政 协 工 作 简 报", "第 四 期", "林海市政协办公室编　　　　二〇二五年五月一日", "——————")
    assert masthead.name == "政协工作简报"
    assert masthead.issuer == "林海市政协办公室"
    assert masthead.date == date(2025, 5, 1)


def test_issuer_on_two_lines_and_with_a_verb() -> None:
    assert (
        head("# 代表之声", "第4期", "林海市人大常委会", "选举联络工作委员会").issuer
        == "林海市人大常委会选举联络工作委员会"
    )
    assert head("# 代表之声", "第4期", "主办：林海市人大常委会办公室").issuer == "林海市人大常委会办公室"


def test_secrecy_and_signer_stand_above_the_name() -> None:
    masthead = head("内部资料　请勿外传　　　　签发：赵某", "民情专报", "第9期")
    assert masthead.secrecy == "内部资料　请勿外传"
    assert masthead.signer == "赵某"
    assert (masthead.name, masthead.kind) == ("民情专报", IssueKind.SPECIAL)


@pytest.mark.parametrize("mark", ["编者按：", "按：", "按语：", "【编者按】", "编者按\n"])
def test_note_belongs_to_the_issue(mark: str) -> None:
    issue = issue_of(f"# 人大简报\n第3期\n{mark}现将两地做法刊发，供学习借鉴。{BODY}")
    assert issue.note is not None
    assert issue.note.text == "现将两地做法刊发，供学习借鉴。"
    assert issue.cities[0].lead == ()


@pytest.mark.parametrize(
    ("lines", "title", "part"),
    [
        ("“双联双促”专题活动专辑（二）", "“双联双促”专题活动专辑（二）", 2),
        ("“双联双促”活动\n专 辑（之五）", "“双联双促”活动专辑（之五）", 5),
        ("代表履职系列报道之三", "代表履职系列报道之三", 3),
    ],
)
def test_series(lines: str, title: str, part: int) -> None:
    series = issue_of(f"# 人大简报\n第3期\n2025年5月1日\n---\n{lines}{BODY}").series
    assert series is not None
    assert (series.title, series.part) == (title, part)


def test_no_series_is_no_warning() -> None:
    issue = issue_of(f"# 人大简报\n第3期{BODY}")
    assert issue.series is None
    assert issue.diagnostics == ()


def test_several_issues_in_one_file() -> None:
    text = "".join(f"# 人大简报\n第{number}期\n2025年5月{number}日{BODY}送：市委\n" for number in (3, 4, 5))
    issues = parse(text)
    assert [issue.masthead.numbers for issue in issues] == [(3,), (4,), (5,)]
    assert [issue.part for issue in issues] == [1, 2, 3]
    assert [issue.cities[0].address for issue in issues] == ["林海市"] * 3


def test_text_of_another_kind_is_one_report_and_says_so() -> None:
    issue = issue_of("今天天气很好。\n明天也是。\n")
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["not-a-bulletin"]
    assert issue_of("").cities == ()


@pytest.mark.parametrize(
    ("lines", "numbers", "total"),
    [
        ("第7—8期\n（总第301—302期）", (7, 8), 301),
        ("第7、8期合刊（总第301、302期）", (7, 8), 301),
        ("〔2025〕第7～8期(总第301～302期)", (7, 8), 301),
        ("第七期、第八期（合刊）", (7, 8), None),
        ("第7期　第8期（合刊）", (7, 8), None),
        ("第七、八期\n总第三百零一、三百零二期", (7, 8), 301),
        ("第7期（总第301号）", (7,), 301),
    ],
)
@pytest.mark.parametrize("name", ["# 人大简报", "人 大 简 报"])
def test_double_issues_and_double_totals(name: str, lines: str, numbers: tuple[int, ...], total: int | None) -> None:
    masthead = head(name, lines, "林海市人大常委会办公室　　2025年6月9日")
    assert (masthead.numbers, masthead.total) == (numbers, total)
    assert (masthead.issuer, masthead.date) == ("林海市人大常委会办公室", date(2025, 6, 9))


@pytest.mark.parametrize("line", ["增刊第2期", "增刊（第2期）", "2025年增刊（之二）", "增刊2"])
def test_the_number_of_a_supplement_is_no_issue_number(line: str) -> None:
    masthead = head("代表工作动态", line, "林海市人大常委会办公室　　2025年6月9日")
    assert (masthead.kind, masthead.numbers, masthead.issuer) == (
        IssueKind.SUPPLEMENT,
        (),
        "林海市人大常委会办公室",
    )


@pytest.mark.parametrize(
    "editors",
    [
        "主编：赵某某　责任编辑：钱某　孙某某",
        "主　编：赵某某\n副主编：钱某\n编　辑：孙某某　校对：李某",
        "责任编辑：孙某某　联系电话：0379-1234567",
        "总编：赵某某\n\n排版：孙某某",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_editors_are_not_the_issuer(editors: str, above: bool) -> None:
    office = "林海市人大常委会办公室\n2025年6月9日"
    issue = issue_of("\n".join(["# 人大简报", "第3期", *([editors, office] if above else [office, editors])]) + BODY)
    assert (issue.masthead.issuer, issue.masthead.date) == ("林海市人大常委会办公室", date(2025, 6, 9))
    assert {thing.kind for thing in issue.furniture} == {"imprint"}
    assert "".join(thing.body.text for thing in issue.furniture) == editors.replace("\n", "")
    assert not issue.diagnostics


def test_an_office_among_editors_is_the_issuer() -> None:
    assert head("# 人大简报", "第3期", "主编：赵某某　主办：林海市人大", "2025年6月9日").issuer == "林海市人大"
    assert head("# 人大简报", "第3期", "编辑：林海市人大常委会研究室", "校对：赵某").issuer == "林海市人大常委会研究室"
    guarded = head("# 人大简报", "第3期", "责任编辑：赵某某　　签发：钱某", "林海市人大　2025年6月9日")
    assert (guarded.secrecy, guarded.signer, guarded.issuer) == (None, "钱某", "林海市人大")


@pytest.mark.parametrize(
    "lines",
    [
        "人大简报\n第3期\n{series}\n{office}",
        "# 人大简报\n\n第3期\n\n{series}\n\n---\n\n{office}",
        "人大简报\n{series}\n第3期\n{office}",
        "{series}\n人大简报\n第3期\n{office}",
        "人大简报\n第3期\n{office}\n{series}",
    ],
)
@pytest.mark.parametrize(
    ("series", "title", "part"),
    [
        ("“双联双促”活动专辑（三）", "“双联双促”活动专辑（三）", 3),
        ("“双联双促”活动\n专 辑（之三）", "“双联双促”活动专辑（之三）", 3),
        ("“双联双促、同题\n共答”活动特刊", "“双联双促、同题共答”活动特刊", None),
    ],
)
@pytest.mark.parametrize("gap", ["　　　", "\n"])
def test_a_series_may_stand_anywhere_in_the_masthead(
    lines: str, series: str, title: str, part: int | None, gap: str
) -> None:
    issue = issue_of(lines.format(series=series, office=f"林海市人大{gap}2025年6月9日") + BODY)
    assert issue.series is not None
    assert (issue.series.title, issue.series.part) == (title, part)
    masthead = issue.masthead
    assert (masthead.name, masthead.numbers, masthead.issuer) == ("人大简报", (3,), "林海市人大")
    assert masthead.date == date(2025, 6, 9)
    assert not issue.diagnostics


@pytest.mark.parametrize("title", ["办好“家门口”的代表联络站", "建好用好代表活动中心", "筑牢民情直通站"])
def test_a_title_that_ends_as_an_office_does_is_no_issuer(title: str) -> None:
    issue = issue_of(f"人大简报\n第3期\n\n{title}\n\n近年来，林海市抓实站点。\n一是学。二是干。\n（林海市人大供稿）\n")
    assert issue.masthead.issuer is None
    assert issue.cities[0].title is not None
    assert issue.cities[0].title.text == title


@pytest.mark.parametrize(
    "line", ["今年以来，林海市人大常委会开设代表风采专栏", "近年来，全市人大代表积极参与民生系列报道"]
)
def test_a_wrapped_sentence_is_no_series(line: str) -> None:
    issue = issue_of(f"人大简报\n第3期\n\n讲好代表故事\n\n{line}\n，刊发稿件九十余篇。\n一是学。二是干。\n")
    assert issue.series is None
    assert issue.cities[0].lead[-1].text == f"{line}，刊发稿件九十余篇。"
