"""Attribution, next step, distribution, printer, subject words (V39)."""

from datetime import date

import pytest
from tests.bulletin.shapes import issue_of, report_of

from bulletin_tui.bulletin.model import Distribution, Printer

TEXT = "## 林海市：同题共答\n一是学。二是干。\n"


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("（林海市人大常委会代表工委供稿）", "林海市人大常委会代表工委", None),
        ("(林海市人大常委会 供稿)", "林海市人大常委会", None),
        ("（林海市人大常委会　郑某某　供稿）", "林海市人大常委会", "郑某某"),
        ("供稿：林海市人大常委会选工委（郑某某）", "林海市人大常委会选工委", "郑某某"),
        ("供稿单位：林海市人大常委会", "林海市人大常委会", None),
        ("（作者：郑某某　单位：林海市人大）", None, "郑某某　单位：林海市人大"),
        ("（供稿：林海市人大　执笔：郑某某）", "林海市人大", "郑某某"),
        ("（林海市人大提供）", "林海市人大", None),
        ("林海市人大代表工委供稿", "林海市人大代表工委", None),
        ("林海市人大代表工委（供稿）", "林海市人大代表工委", None),
        ("（林海市人大供稿，郑某某、吴某某）", "林海市人大", "郑某某、吴某某"),
        ("（林海市人大供稿、郑某某整理）", "林海市人大", "郑某某"),
        ("[林海市人大供稿]", "林海市人大", None),
        ("（市人大办、代表工委联合供稿）", "市人大办、代表工委", None),
        ("（供稿单位：林海市人大；供稿人：郑某某）", "林海市人大", "郑某某"),
        ("（林海市人大常委会）", "林海市人大常委会", None),
    ],
)
def test_attribution(line: str, source: str | None, author: str | None) -> None:
    attribution = report_of(f"一是学。二是干。\n{line}\n").attribution
    assert attribution is not None
    assert attribution.source == source
    if source:
        assert attribution.author == author


def test_attribution_at_the_end_of_a_line() -> None:
    report = report_of("一是学。\n二是干。供稿：林海市人大\n")
    assert report.attribution is not None
    assert report.attribution.source == "林海市人大"
    assert [measure.text for measure in report.sections[0].measures] == ["一是学。", "二是干。"]


def test_next_step_and_attribution_on_one_line() -> None:
    report = report_of("**一、学。**深学细悟。\n下一步，我市将持续发力。（林海市人大代表工委 供稿）\n")
    assert report.next_step is not None
    assert report.next_step.text == "下一步，我市将持续发力。"
    assert report.attribution is not None
    assert report.attribution.source == "林海市人大代表工委"
    assert report.sections[0].measures[0].text == "深学细悟。"


def test_next_step_with_a_list_is_one_text() -> None:
    report = report_of("**一、学。**深学细悟。\n下一步，一是巩固成果。二是建章立制。\n要久久为功。\n")
    assert report.next_step is not None
    assert report.next_step.text == "下一步，一是巩固成果。二是建章立制。\n要久久为功。"
    assert [section.number for section in report.sections] == [1]


def test_next_step_with_a_number_is_a_section() -> None:
    report = report_of("一、学\n深学细悟。\n二、下一步打算\n一是抓统筹。二是抓考核。\n")
    assert report.next_step is None
    assert [len(section.measures) for section in report.sections] == [1, 2]


def test_distribution_list() -> None:
    issue = issue_of(f"{TEXT}报：省人大常委会。抄送：各县（市、区）人大常委会，市委、市政府办公室\n发：机关各委室\n")
    assert issue.distribution == (
        Distribution("报", ("省人大常委会",)),
        Distribution("抄送", ("各县（市、区）人大常委会", "市委", "市政府办公室")),
        Distribution("发", ("机关各委室",)),
    )


@pytest.mark.parametrize(
    ("line", "printer"),
    [
        ("林海市人大常委会办公室印发", Printer("林海市人大常委会办公室")),
        (
            "林海市人大常委会办公室　　　2025年6月9日印发（共印80份）",
            Printer("林海市人大常委会办公室", date(2025, 6, 9), 80),
        ),
        ("林海市人大常委会办公室 二〇二五年六月九日印", Printer("林海市人大常委会办公室", date(2025, 6, 9))),
        ("林海市人大常委会办公室印发\n（共印80份）", Printer("林海市人大常委会办公室", None, 80)),
    ],
)
def test_printer(line: str, printer: Printer) -> None:
    assert issue_of(f"{TEXT}送：市委\n{line}\n").printer == printer


def test_printer_with_a_bad_date() -> None:
    issue = issue_of(f"{TEXT}林海市人大常委会办公室　2025年2月29日印发\n")
    assert issue.printer == Printer("林海市人大常委会办公室")
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["bad-date"]


def test_subject_words() -> None:
    assert issue_of(f"{TEXT}主题词：人大　代表　简报\n送：市委\n").keywords == ("人大", "代表", "简报")


@pytest.mark.parametrize(
    "below",
    [
        "（此件公开发布）",
        "（完）",
        "附件：代表联络站名单",
        "联系人：郑某某　电话：0001-12345678",
        "准印证号：林内资字第20号",
        "签发：郑某某",
        "--",
        "上一篇：第5期\n\n下一篇：没有了\n\n【打印】【关闭】",
        "本期责任编辑　郑某某",
        "————\n（完）\n\n返回首页",
    ],
)
def test_end_matter_above_unfamiliar_lines(below: str) -> None:
    issue = issue_of(f"{TEXT}（林海市人大供稿）\n送：市委\n林海市人大常委会办公室　2025年6月9日印发\n{below}\n")
    assert issue.distribution == (Distribution("送", ("市委",)),)
    assert issue.printer == Printer("林海市人大常委会办公室", date(2025, 6, 9))
    assert [measure.text for measure in issue.cities[0].sections[0].measures] == ["一是学。", "二是干。"]


@pytest.mark.parametrize(
    ("lines", "printer"),
    [
        ("林海市人大常委会\n代表工作委员会印发", Printer("林海市人大常委会代表工作委员会")),
        ("林海市人大常委会\n\n办公室　2025年6月9日印发", Printer("林海市人大常委会办公室", date(2025, 6, 9))),
        ("中共林海市委改革办\n2025年6月9日印发", Printer("中共林海市委改革办", date(2025, 6, 9))),
        ("林海市政府督查室　　2025年6月9日", Printer("林海市政府督查室", date(2025, 6, 9))),
        ("林海市营商专班　2025年6月9日印　（共80份）", Printer("林海市营商专班", date(2025, 6, 9), 80)),
        ("林海市人大常委会办公室印发\n本期共印80份", Printer("林海市人大常委会办公室", None, 80)),
        ("林海市人大常委会办公室印发　共印一百二十份", Printer("林海市人大常委会办公室", None, 120)),
        ("林海市人大常委会办公室印发\n印数：80份", Printer("林海市人大常委会办公室", None, 80)),
    ],
)
def test_printer_on_several_lines_and_copies(lines: str, printer: Printer) -> None:
    issue = issue_of(f"{TEXT}送：市委\n{lines}\n")
    assert issue.printer == printer
    assert not issue.unplaced


def test_letter_spaced_verbs_and_two_on_a_line() -> None:
    issue = issue_of(f"{TEXT}报　送：市委\n抄　送：各县\n呈：书记　送：市长\n")
    assert [(one.verb, one.recipients) for one in issue.distribution] == [
        ("报送", ("市委",)),
        ("抄送", ("各县",)),
        ("呈", ("书记",)),
        ("送", ("市长",)),
    ]


@pytest.mark.parametrize("line", ["二是走好每一步脚印", "二是发放资料300份", "二是关于帮扶的办法印发"])
def test_what_is_printed_by_nobody(line: str) -> None:
    assert issue_of(f"## 林海市：同题共答\n一是学。\n{line}\n").printer is None


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("（林海市人大常委会办公室 李某 王某某 供稿）", "林海市人大常委会办公室", "李某、王某某"),
        ("（办公室　李某　王某某　供稿）", "办公室", "李某、王某某"),
        ("（林海市人大　李某、王某某供稿）", "林海市人大", "李某、王某某"),
        ("（供稿：林海市人大　审核：王某某）", "林海市人大", None),
        ("（供稿：李某　审核：王某某）", None, "李某"),
        ("供稿：林海市人大选工委（李某、王某某）　审核：赵某", "林海市人大选工委", "李某、王某某"),
        ("（李某　王某某　供稿）", None, "李某、王某某"),
        ("（林海市人大办　郑　满　供稿）", "林海市人大办", "郑满"),
        ("（宣传部供稿）", "宣传部", None),
        ("（林海市人大　供稿　责任编辑：王某）", "林海市人大", None),
    ],
)
@pytest.mark.parametrize("place", ["\n\n", "\n", ""])
def test_people_behind_an_office(line: str, source: str | None, author: str | None, place: str) -> None:
    report = report_of(f"近日召开会议。\n一是学。二是干。{place}{line}\n")
    assert report.attribution is not None
    assert (report.attribution.source, report.attribution.author) == (source, author)
    assert [measure.text for measure in report.sections[0].measures] == ["一是学。", "二是干。"]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：李某　　印发份数：90份",
        "责任编辑：李某　（共印90份）",
        "责任编辑：李某　电话：0379-123　印数：90",
        "印发份数：90　责任编辑：李某",
        "（印90份）　责任编辑：李某",
    ],
)
@pytest.mark.parametrize("printed", ["林海市人大办公室　　2025年6月9日印发\n", ""])
def test_copies_beside_the_editors(line: str, printed: str) -> None:
    issue = issue_of(f"{TEXT}\n---\n送：市委\n{printed}{line}\n")
    assert issue.printer is not None
    assert issue.printer.copies == 90
    assert issue.printer.name == ("林海市人大办公室" if printed else None)
    assert [thing.body.text for thing in issue.furniture if thing.kind == "imprint"] == [line]
    assert not issue.unplaced
