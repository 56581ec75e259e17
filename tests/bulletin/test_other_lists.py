"""Lists that are numbered with verbs or in two ways, headings that run on into their text, tables without a grid."""

import pytest
from tests.bulletin.shapes import all_measures, codes, issue_of, numbered, report_of, tree


@pytest.mark.parametrize(
    "text",
    [
        "一查思想，看认识到不到位。二查责任，看压得实不实。三查作风，看转得好不好。",
        "一看制度是否健全，二看台账是否规范，三看活动是否经常。",
        "一抓学习；\n二抓载体；\n三抓考核。",
        "重点做到：一建平台，打造站点12个。二强队伍，培训3期。三提质效，办结30件。",
        "一 查底数，摸清家底。二 查隐患，建立清单。\n\n— 3 —\n\n三 查整改，逐项销号。",
    ],
)
def test_a_number_with_a_verb_of_its_own_begins_a_measure(text: str) -> None:
    assert numbered(text) == [("是", 1), ("是", 2), ("是", 3)]
    first = all_measures(text)[-3]
    assert first.lead_clause is not None
    assert first.lead_clause[0] in "查看抓建"


@pytest.mark.parametrize(
    "text",
    [
        "一等奖3名，二等奖5名，三等奖8名。一季度投资3亿元。二季度投资4亿元。三季度投资5亿元。",
        "一审判决后上诉。二审维持原判。三审终结。一年级有三个班。二年级有四个班。三年级有五个班。",
        "一定要抓紧。二定岗位。坚持一看二问三查。他们一看就明白。",
        "一查到底，绝不姑息。二建公司参建。活动做到一查二看三评，一抓到底。",
        "开展“一查思想、二查作风、三查纪律”活动。一批站点建成。二期工程开工。",
        "二查隐患，建立清单。三查整改，逐项销号。",
    ],
)
def test_numbers_before_other_words_are_prose(text: str) -> None:
    assert numbered(text) == []


def test_verbs_within_a_list_of_shi() -> None:
    text = "一是排查。一查底数，摸清家底。二查隐患，建立清单。二是整治。三是建制。首先，定规矩；其次，抓落实。"
    assert tree(all_measures(text)) == [(1, [1, 2]), 2, (3, [1, 2])]


@pytest.mark.parametrize(
    ("text", "family", "expected"),
    [
        ("一是抓学习。培训3期。其次是抓载体。建站12个。最后是抓考核。", "是", [1, 2, 3]),
        ("一是抓学习。\n\n其次，抓载体。\n\n再次，抓考核。", "是", [1, 2, 3]),
        ("一是抓学习。二是抓载体。最后是抓考核。", "是", [1, 2, 3]),
        ("首先是抓学习，培训3期；二是抓载体，建站12个；三是抓考核。", "首", [1, 2, 3]),
        ("首先，抓学习。一是办班。二是办展。其次，抓载体。最后，抓考核。", "首", [(1, [1, 2]), 2, 3]),
        ("一是抓学习。首先，办班；其次，办展。二是抓载体。首先，建站；其次，建室。三是抓考核。", "是", None),
        ("一是抓学习。二是抓载体。三是抓考核。最后，市人大将再接再厉。", "是", [1, 2, 3]),
        ("一是抓学习。其次，大家都来了。二是抓载体。", "是", [1, 2]),
    ],
)
def test_lists_numbered_in_two_ways(text: str, family: str, expected: list[object] | None) -> None:
    found = all_measures(text)
    assert {one.family for one in found} == {family}
    assert tree(found) == (expected or [(1, [1, 2]), (2, [1, 2]), 3])


HEAD = "代表工作\n第5期\n"
FIRST, SECOND = "市人大常委会召开会议，印发方案。一是建站。二是建室。", "县人大常委会建立台账。一是学。二是干。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、林海市：强化统筹聚合力。", "二、东湾县：压实责任促落实。"),
        ("1.林海市：强化统筹聚合力。", "2.东湾县：压实责任促落实。"),
        ("（一）林海市：强化统筹聚合力。", "（二）东湾县：压实责任促落实。"),
        ("【林海市】强化统筹聚合力。", "【东湾县】压实责任促落实。"),
        ("**林海市：强化统筹聚合力。**", "**东湾县：压实责任促落实。**"),
        ("**一、林海市：强化统筹聚合力。**", "**二、东湾县：压实责任促落实。**"),
    ],
)
def test_headings_of_units_that_run_on_into_their_text(first: str, second: str) -> None:
    issue = issue_of(f"{HEAD}{first}{FIRST}\n{second}{SECOND}\n")
    assert [city.units for city in issue.cities] == [("林海市",), ("东湾县",)]
    assert [city.title and city.title.text for city in issue.cities] == ["强化统筹聚合力", "压实责任促落实"]
    assert [len(city.sections[0].measures) for city in issue.cities] == [2, 2]
    assert not issue.unplaced


@pytest.mark.parametrize(
    "text",
    [
        f"## 林海市：抓推进\n一、东湾县：强化统筹。{FIRST}\n二、石桥县：压实责任。{SECOND}",
        f"{HEAD}一、总体情况。行动快。\n1.东湾县：强化统筹。{FIRST}\n2.石桥县：压实责任。{SECOND}",
        f"{HEAD}**王主任：讲得好。**{FIRST}\n**李代表：干得好。**{SECOND}",
        f"{HEAD}一、林海市：强化统筹。{FIRST}\n二、下步打算。{SECOND}",
    ],
)
def test_what_is_no_heading_of_a_unit_does_not_run_on(text: str) -> None:
    assert len(issue_of(text).cities) == 1


def test_a_title_above_such_headings_is_no_text_that_fits_nowhere() -> None:
    issue = issue_of(f"# 各县经验做法\n一、东湾县：强化统筹。{FIRST}\n二、石桥县：压实责任。{SECOND}")
    assert [city.address for city in issue.cities] == ["东湾县", "石桥县"]
    assert [(one.kind, one.body.text) for one in issue.furniture] == [("tag", "各县经验做法")]


@pytest.mark.parametrize(
    "rows",
    [
        "序号    站点      代表数    接待次数\n1       城东站    12        34\n2       城西站    8         21",
        "单位\t建站数\t办结率\n东湾县\t12\t98%\n石桥县\t8\t95%",
        "单位　建站数　办结率\n东湾县　１２　98%\n石桥县　8　95%\n合计　20　96%",
        "表1 各县建站情况\n序号 单位 建站数 接待人次\n1 东湾县 12 340\n2 石桥县 8 210\n合计 20 550",
        "各县建站情况统计表\n东湾县  3个  12万元\n石桥县  5个  20万元\n青岚县  2个  8.5万元",
    ],
)
def test_a_table_without_a_grid_is_a_table(rows: str) -> None:
    text = f"一是建站。情况如下：\n{rows}\n二是建室。"
    (table,) = issue_of(f"## 林海市：抓推进\n{text}").tables
    assert table.body.text.count("\n") == rows.count("\n")
    assert [measure.text for measure in all_measures(text)] == ["一是建站。情况如下：", "二是建室。"]
    assert codes(text) == ["flattened-table"]


@pytest.mark.parametrize(
    "rows",
    [
        "张某某　　李某某　　王某某\n赵某某　　钱某某　　孙某某\n周某某　　吴某某　　郑某某",
        "2026 年 4 月 20 日\n2026 年 5 月 20 日",
        "建成站点  12 个，接待群众  340 人次，办结率达  98%。\n培训代表  3 期，参训  120 人次，覆盖率  100%。\n"
        "走访群众  8 户，收集意见  21 条，办结  20 条。",
        "站点  12\n代表  30\n群众  400",
    ],
)
def test_lines_with_blanks_are_no_table(rows: str) -> None:
    assert not issue_of(f"## 林海市：抓推进\n会议召开。\n{rows}\n会议结束。").tables
    assert report_of(f"会议召开。\n{rows}\n会议结束。").sections


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 建站点。\n    1. 选址近。\n    2. 设施全。\n2. 强队伍。\n    1. 办班。", [(1, [1, 2]), (2, [1])]),
        ("1. 建站点。\n\t1. 选址近。\n2. 强队伍。\n3. 抓考核。", [(1, [1]), 2, 3]),
        ("- 建站点：\n  - 选址近。\n  - 设施全。\n- 强队伍：\n  - 办班。", [(None, [None, None]), (None, [None])]),
        ("- 甲。好。\n  - 乙。好。\n    - 丙。好。\n- 丁。好。", [(None, [(None, [None])]), None]),
        ("1. 建站点。\n   - 选址近。\n2. 强队伍。", [(1, [None]), 2]),
    ],
)
def test_what_is_set_in_stands_inside(text: str, expected: list[object]) -> None:
    assert tree(all_measures(text)) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1.建站点。好。\n　　2.强队伍。好。\n3.抓考核。好。",
        "　　1.建站点。好。\n　　2.强队伍。好。\n　　3.抓考核。好。",
        "抓三件事。一是选址。二是挂牌。\n  - 建站点。好。\n  - 强队伍。好。\n  - 抓考核。好。",
        "- 建站点。好。\n - 强队伍。好。\n- 抓考核。好。",
    ],
)
def test_lines_that_are_only_printed_unevenly_stand_side_by_side(text: str) -> None:
    assert not any(measure.children for measure in all_measures(text))


@pytest.mark.parametrize("mark", ["- ——", "* ●", "    - ——", "- ① ", "- 1. "])
def test_two_list_marks_begin_one_item(mark: str) -> None:
    assert [measure.label for measure in all_measures(f"{mark}建站点。\n{mark}强队伍。")] == ["建站点", "强队伍"]
