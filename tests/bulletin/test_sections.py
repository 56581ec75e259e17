"""Section headings: where they end, how they are numbered, how they nest (V14–V21, V27, V38)."""

import pytest
from tests.bulletin.shapes import codes, report_of, sections_of


def test_headings_on_their_own_lines() -> None:
    found = sections_of("一、提高站位\n市委研究部署。\n人大迅速跟进。\n二、完善机制\n建立台账，逐项销号。\n")
    assert found == {"提高站位": ["市委研究部署。\n人大迅速跟进。"], "完善机制": ["建立台账，逐项销号。"]}


@pytest.mark.parametrize(
    "printed",
    [
        "**一、提高站位。**一是学。二是讲。",
        "**一、提高站位：**一是学。二是讲。",
        "**一、提高站位**一是学。二是讲。",
        "一、提高站位 一是学。二是讲。",
        "一、提高站位一是学。二是讲。",
        "**一、提高**站位。一是学。二是讲。",
        "**一、提高站位。一是**学。**二是**讲。",
        "一、**提高站位。一是学。二是讲。**",
        "**一、**提高站位；一是学。二是讲。",
        "## 一、提高站位\n一是学。二是讲。",
        "一．提高站位\n一是学。\n二是讲。",
        "<p><strong>一、提高站位。</strong>一是学。二是讲。</p>",
    ],
)
def test_where_a_heading_ends(printed: str) -> None:
    assert sections_of(printed) == {"提高站位": ["一是学。", "二是讲。"]}


def test_a_glued_heading_is_told_of() -> None:
    assert codes("一、提高站位一是学。二是讲。") == ["glued-heading"]
    assert codes("**一、提高站位。**一是学。二是讲。") == []


def test_headings_without_numbers() -> None:
    report = report_of(
        "**健全机制。**出台办法三项。\n**抓好落实**\n一是督。二是考。\n群众满意是标准\n一是问。二是评。\n"
    )
    assert [section.number for section in report.sections] == [None, None, None]
    assert [section.address for section in report.sections] == ["林海市/§1", "林海市/§2", "林海市/§3"]
    assert [section.heading and section.heading.text for section in report.sections] == [
        "健全机制",
        "抓好落实",
        "群众满意是标准",
    ]


def test_a_numbered_sentence_is_the_item_itself() -> None:
    report = report_of("一、改进文风会风，少开会、开短会。\n二、轻车简从，不搞层层陪同。\n十一、厉行节约，反对浪费。\n")
    assert [section.number for section in report.sections] == [1, 2, 11]
    assert [section.heading for section in report.sections] == [None, None, None]
    assert [measure.text for section in report.sections for measure in section.measures] == [
        "改进文风会风，少开会、开短会。",
        "轻车简从，不搞层层陪同。",
        "厉行节约，反对浪费。",
    ]
    assert all(section.measures[0].implicit for section in report.sections)


def test_numbers_are_labels() -> None:
    text = "一、甲\n甲文。\n二、乙\n乙文。\n二、丙\n丙文。\n六、丁\n丁文。\n（七）戊\n戊文。\n"
    report = report_of(text)
    assert [section.number for section in report.sections] == [1, 2, 2, 6]
    assert [section.address for section in report.sections] == ["林海市/一", "林海市/二", "林海市/二~2", "林海市/六"]
    assert [inner.address for inner in report.sections[3].sections] == ["林海市/六/（七）"]
    assert codes(text) == ["section-repeat", "section-gap"]


def test_second_level() -> None:
    report = report_of(
        "一、建强阵地\n总体情况如下。\n（一）建网络。一是布点。二是连线。"
        "\n(二)定规矩。一是定时；二是定人。\n㈢ 严考核。\n二、抓好培训\n"
    )
    first, second = report.sections
    assert [inner.number for inner in first.sections] == [1, 2, 3]
    assert [len(inner.measures) for inner in first.sections] == [2, 2, 1]
    assert [paragraph.text for paragraph in first.intro] == ["总体情况如下。"]
    assert first.measures == ()
    assert first.sections[1].measures[0].address == "林海市/一/（二）/一"
    assert second.heading is not None


def test_figures_may_go_on_across_sections() -> None:
    text = (
        "一、惠企\n1.送政策。一企一策。\n2． 解难题。跟踪督办。\n"
        "二、惠民\n3、办实事。清单管理。\n(4)护校园。1.5公里内设岗2处。\n"
    )
    report = report_of(text)
    assert [[measure.ordinal for measure in section.measures] for section in report.sections] == [[1, 2], [3, 4]]
    assert codes(text) == []


def test_an_announced_list_is_no_list_of_measures() -> None:
    report = report_of(
        "我们做到“两个到位”：一是认识到位，二是落实到位。\n**一、认识到位。**专题学习。\n**二、落实到位。**专班推进。\n"
    )
    assert len(report.lead) == 1
    assert [[measure.implicit for measure in section.measures] for section in report.sections] == [[True], [True]]


def test_a_list_before_a_lost_heading_is_a_section_of_its_own() -> None:
    report = report_of("一是建班子。\n二是定方案。\n二、抓推进\n现场办公三次。\n")
    assert [section.number for section in report.sections] == [None, 2]
    assert [len(section.measures) for section in report.sections] == [2, 1]


def test_a_whole_report_on_one_line() -> None:
    report = report_of(
        "5月，市人大召开会议。一、高位推动。一是建专班。二是列清单。二、一线落实。一是进站点。二是解难题。"
        "第一、二、三季度分别督办，一、二年级学生参与。下一步，我们将久久为功。（林海市人大常委会供稿）"
    )
    assert [paragraph.text for paragraph in report.lead] == ["5月，市人大召开会议。"]
    assert [[measure.ordinal for measure in section.measures] for section in report.sections] == [[1, 2], [1, 2]]
    assert report.next_step is not None
    assert report.next_step.text == "下一步，我们将久久为功。"
    assert report.attribution is not None
    assert report.attribution.source == "林海市人大常委会"


@pytest.mark.parametrize(
    "text",
    [
        "一、建台账.一是摸底数,走访80户;二是列清单.\n二、强督导.一是周调度.二是月通报.\n",
        "一、建台账.1.摸底数。2.列清单。\n二、强督导.近期督查3次。\n",
    ],
)
def test_a_western_full_stop_behind_a_heading(text: str) -> None:
    assert list(sections_of(text)) == ["建台账", "强督导"]
    assert "glued-heading" not in codes(text)


def test_bold_demands_are_headings_together() -> None:
    text = (
        "**第一要懂法规。**一是学条文。二是考条文。\n\n**第二要下基层。**走访16个村。\n\n**第三要守纪律。**从严要求。\n"
    )
    assert sections_of(text) == {
        "第一要懂法规": ["一是学条文。", "二是考条文。"],
        "第二要下基层": ["走访16个村。"],
        "第三要守纪律": ["从严要求。"],
    }


def test_a_figure_marked_as_a_heading_is_a_measure() -> None:
    text = "### 一、清河道\n\n#### 1.摸排到位\n\n走遍12条河。\n\n#### 2.整治到位\n\n拆除围网。\n"
    assert sections_of(text) == {"清河道": ["1.摸排到位\n走遍12条河。", "2.整治到位\n拆除围网。"]}


@pytest.mark.parametrize("mark", ["####", "###"])
def test_a_marker_marked_as_a_heading_is_a_measure(mark: str) -> None:
    text = f"### 一、清河道\n\n{mark} 一是摸排到位\n\n走遍12条河。\n\n{mark} 二是整治到位\n\n拆除围网。\n"
    assert sections_of(text) == {"清河道": ["一是摸排到位\n走遍12条河。", "二是整治到位\n拆除围网。"]}


def test_a_sentence_that_begins_with_an_is_no_note() -> None:
    assert sections_of("**按期办结。**全部销号。\n\n**按月通报。**逐项核查。\n") == {
        "按期办结": ["全部销号。"],
        "按月通报": ["逐项核查。"],
    }


def test_a_bold_run_that_holds_heading_and_first_measure() -> None:
    text = "**坚持就近便民。****一是送证上门。**全年上门86次。**二是预约延时。**午间不打烊。\n"
    assert sections_of(text) == {"坚持就近便民": ["一是送证上门。全年上门86次。", "二是预约延时。午间不打烊。"]}


def test_a_dash_between_heading_and_first_measure() -> None:
    assert list(sections_of("一、守好粮仓——一是查仓容。二是查粮情。\n")) == ["守好粮仓"]


def test_bullets_that_begin_bold_are_measures() -> None:
    text = "一、守好粮仓\n\n- **清仓查库。**核对86座仓。\n- **科学储粮。**控温控湿。\n"
    assert sections_of(text) == {"守好粮仓": ["清仓查库。核对86座仓。", "科学储粮。控温控湿。"]}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_heading_wrapped_behind_a_comma_takes_no_text(between: str) -> None:
    text = f"一、压实粮食安全责任，守牢耕地保护红线，\n端稳端牢饭碗{between}县里逐级签订责任书。\n"
    assert sections_of(text) == {"压实粮食安全责任，守牢耕地保护红线，端稳端牢饭碗": ["县里逐级签订责任书。"]}


@pytest.mark.parametrize(
    "numbers",
    ["一、{}\n二、{}\n三、{}", "（一）{}\n（二）{}\n（三）{}", "**一、{}\n**二、{}\n**三、{}", "一、{}二、{}三、{}"],
)
@pytest.mark.parametrize("mark", ["；", ";"])
def test_items_closed_by_a_semicolon(numbers: str, mark: str) -> None:
    items = [f"改进调研，减少陪同{mark}", f"精简会议，少开会{mark}", "严格发稿，除统一安排外不公开出版。"]
    report = report_of(numbers.replace("**", "").format(*items))
    assert [(section.number, section.heading) for section in report.sections] == [(1, None), (2, None), (3, None)]
    assert [section.measures[0].text for section in report.sections] == [items[0][:-1], items[1][:-1], items[2]]


def test_headings_closed_by_a_semicolon_above_their_text() -> None:
    assert sections_of("一、改进调研；\n减少陪同。\n二、精简会议；\n少开会。") == {
        "改进调研": ["减少陪同。"],
        "精简会议": ["少开会。"],
    }
