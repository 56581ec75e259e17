"""Markers, nesting, labels, addresses (V22–V32, V36)."""

import pytest
from tests.bulletin.shapes import all_measures, codes, measures_of, numbered, report_of, sections_of, tree


def test_no_headings_at_all() -> None:
    report = report_of("会后，我市迅速行动。\n一是传达。开会两次。二是部署。\n三是落实。\n")
    assert [paragraph.text for paragraph in report.lead] == ["会后，我市迅速行动。"]
    (section,) = report.sections
    assert (section.address, section.number, section.heading) == ("林海市/§1", None, None)
    assert [measure.address for measure in section.measures] == ["林海市/§1/一", "林海市/§1/二", "林海市/§1/三"]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("会议要求，一要看得准，二要抓得实，三要干得成。", "要"),
        ("第一，明责任。有清单。第二、强督导。第三：严考评。", "第"),
        ("其一，站点全。其二，活动勤。其三，管理细。", "其"),
        ("首先，强学习。办班三期。其次，建载体。最后，严考核。", "首"),
        ("1.建机制。有章可循。\n2．抓落实。\n3、看实效。", "数"),
        ("（1）建机制。（2）抓落实。(3)看实效。", "数"),
        ("1\\.建机制。\n2\\.抓落实。\n3\\.看实效。", "数"),
        ("①建机制。②抓落实。③看实效。", "圈"),
        ("一是建机制；二是抓落实；三是看实效。", "是"),
        ("⼀是建机制。⼆是抓落实。三是看实效。", "是"),
        ("**一是建机制。**有章。\n**二是抓落实。**\n三是看实效。", "是"),
        ("近年来**一是建机制。二是抓落实。**三是看实效。", "是"),
    ],
)
def test_families(text: str, family: str) -> None:
    assert numbered(text) == [(family, 1), (family, 2), (family, 3)]


def test_two_sides() -> None:
    assert numbered("**一、两手抓。**一方面，抓培训，强素质；另一方面，抓制度，明规矩。") == [("方面", 1), ("方面", 2)]
    assert numbered("**一、两手抓。**一方面抓面上，一方面抓点上。") == [("方面", 1), ("方面", 2)]
    assert numbered("**一、两手抓。**在保障方面，一方面持续加大投入。") == []


def test_bullets() -> None:
    measures = all_measures("一年来：\n——站点更密。新增9个。\n①选址。②挂牌。\n● 培训更勤。\n")
    assert tree(measures) == [(None, [1, 2]), None]
    assert [measure.address for measure in measures] == ["林海市/§1/•1", "林海市/§1/•2"]
    assert {measure.family for measure in measures} == {"—"}
    assert measures_of("- 建机制。\n- 抓落实。\n") == ["建机制。", "抓落实。"]


@pytest.mark.parametrize(
    "prose",
    [
        "讲真话，做到“一是一、二是二”。统一是前提，团结是基础。",
        "高三是关键期，亮点之一是代表联络站，初二是过渡期。",
        "“一是办得快，二是办得好”，代表这样评价。",
        "群众满意率百分之百，星期一是接待日。",
        "推进一是站点、二是平台、三是队伍。",
        "发展是第一要务，安全是第一责任。",
        "二要担当，一要干净。",
        "最后，感谢各位代表。",
        "《一是什么》一书（一是甲；二是乙）广受好评。",
        "全年增长2.5倍，3次检查，4、5月完成。",
    ],
)
def test_prose_that_looks_like_markers(prose: str) -> None:
    assert measures_of(prose) == []


def test_separators_belong_to_neither_side() -> None:
    assert measures_of("一是办得快，一周答复；二是办得好，件件落实。有回访；三是评得准。") == [
        "一是办得快，一周答复",
        "二是办得好，件件落实。有回访",
        "三是评得准。",
    ]
    assert measures_of("**一、压责。**一是市级带头，二是县级包联，三是乡级驻站。") == [
        "一是市级带头",
        "二是县级包联",
        "三是乡级驻站。",
    ]
    assert measures_of("一是建章,重实效;二是立制:见行动.三是问效&nbsp;\n") == [
        "一是建章,重实效",
        "二是立制:见行动.",
        "三是问效",
    ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("一是学。做到三点：一是读；二是悟；三是用。\n二是干。\n三是改。", [(1, [1, 2, 3]), 2, 3]),
        ("一是学。做到两点：一是读；二是悟。二是干。", [(1, [1, 2]), 2]),
        ("1.学。一是读。二是悟。\n2.干。一是快。二是准。", [(1, [1, 2]), (2, [1, 2])]),
        ("第一，学。一是读。二是悟。\n第二，干。", [(1, [1, 2]), 2]),
        ("一是学。\n（1）读。\n（2）悟。\n二是干。", [(1, [1, 2]), 2]),
        ("一是学。①读。②悟。二是干。", [(1, [1, 2]), 2]),
        ("一是学。\n二是干。\n1.快。\n2.准。\n三是改。", [1, (2, [1, 2]), 3]),
        ("一是学。有三个层面：1.市级。（1）读。（2）悟。2.县级。二是干。", [(1, [(1, [1, 2]), 2]), 2]),
    ],
)
def test_nesting(text: str, shape: list[object]) -> None:
    assert tree(all_measures(text)) == shape


def test_a_parent_includes_its_children() -> None:
    first, _ = all_measures("一是学。做到两点：一是读；二是悟。二是干。")
    assert first.text == "一是学。做到两点：一是读；二是悟。"
    assert [child.text for child in first.children] == ["一是读", "二是悟。"]
    assert [child.address for child in first.children] == ["林海市/§1/一/一", "林海市/§1/一/二"]


@pytest.mark.parametrize(
    ("text", "ordinals", "code"),
    [
        ("**一、保障。**成立专班。二是经费。三是场地。", [2, 3], "missing-first"),
        ("**一、培训。**一是办班。三是外训。", [1, 3], "ordinal-gap"),
        ("**一、宣传。**一是上报。二是上网。二是上屏。", [1, 2, 2], "ordinal-repeat"),
        ("**一、举措。**……九是建档。十是考核。十一是督导。", [9, 10, 11], "missing-first"),
    ],
)
def test_numbers_out_of_sequence(text: str, ordinals: list[int], code: str) -> None:
    assert [measure.ordinal for measure in all_measures(text)] == ordinals
    assert codes(text) == [code]


def test_repeated_numbers_have_addresses_of_their_own() -> None:
    found = [measure.address for measure in all_measures("一是上报。二是上网。二是上屏。二是上墙。")]
    assert found == ["林海市/§1/一", "林海市/§1/二", "林海市/§1/二~2", "林海市/§1/二~3"]


def test_text_before_the_first_marker_is_the_intro() -> None:
    section = report_of("一、保障\n成立专班。\n专班由三人组成。二是经费。\n").sections[0]
    assert [paragraph.text for paragraph in section.intro] == ["成立专班。", "专班由三人组成。"]


def test_paragraphs_go_on_with_the_measure_before_them() -> None:
    text = "二、惠民\n一是办实事。\n围绕八件实事开展视察。\n形成报告3份。\n**二是解难题。**现场办公。\n"
    assert sections_of(text) == {
        "惠民": ["一是办实事。\n围绕八件实事开展视察。\n形成报告3份。", "二是解难题。现场办公。"]
    }


@pytest.mark.parametrize(
    ("text", "clause", "label"),
    [
        ("一是高起点“布局”。专班推进。", "高起点“布局”", "布局"),
        ("一是开展“大接访”，听民声。", "开展“大接访”，听民声", "大接访"),
        ("一是落实“快速提、快速办”的要求", "落实“快速提、快速办”的要求", "快速提、快速办"),
        ("一是“指尖”上办理；一键直达", "“指尖”上办理", "指尖"),
        ("一是，抓培训：分层分类。", "抓培训", "抓培训"),
        ("一是培训", "培训", "培训"),
        ("一是投入1.5亿元办实事。", "投入1.5亿元办实事", "投入1.5亿元办实事"),
        ("第一，抓培训！分层分类。第二，抓考核。", "抓培训", "抓培训"),
        (
            "一是围绕全市经济社会发展的重点难点和人民群众反映的热点问题，组织五级代表开展专题视察调研。",
            "围绕全市经济社会发展的重点难点和人民群众反映的热点问题",
            "围绕全市经济社会发展的重点难点和人民群众反映的热点问题",
        ),
        ("一是**述职**评议。全覆盖。", "述职评议", "述职评议"),
    ],
)
def test_lead_clause_and_label(text: str, clause: str, label: str) -> None:
    measure = all_measures(text)[0]
    assert (measure.lead_clause, measure.label) == (clause, label)


def test_an_implicit_measure_is_called_after_its_heading() -> None:
    (measure,) = report_of("**一、用好“云平台”。**线上接单，线下办理。").sections[0].measures
    assert measure.implicit
    assert (measure.address, measure.label) == ("林海市/一/·", "用好“云平台”")
    assert (measure.ordinal, measure.family, measure.lead_clause) == (None, None, None)


def test_responsible_units_stay_in_the_text() -> None:
    first, second = all_measures("一是建机制。（市司法局牵头，各县（市、区）配合）\n二是抓落实（见附件）。")
    assert first.responsible == "市司法局牵头，各县（市、区）配合"
    assert first.text.endswith("配合）")
    assert second.responsible is None


def test_a_bold_first_yao_with_a_list_heads_a_section() -> None:
    section = report_of("**第一要讲政治。**一是学深。二是做实。").sections[0]
    assert (section.number, section.heading and section.heading.text) == (None, "第一要讲政治")
    assert [measure.ordinal for measure in section.measures] == [1, 2]


def test_the_last_of_a_list_is_told_from_a_closing_word() -> None:
    text = "首先，强学习。其次，建载体。最后，严考核。\n最后，感谢各位代表。"
    assert numbered(text) == [("首", 1), ("首", 2), ("首", 3)]


def test_a_list_too_deep_stays_flat() -> None:
    measures = all_measures("一是：一是：一是：一是：一是：一是：完。")
    assert "nesting-flat" in codes("一是：一是：一是：一是：一是：一是：完。")
    assert len(measures) == 1


@pytest.mark.parametrize(
    "text",
    [
        "一是一站式受理诉求。二是二次回访到户。三是三方会商解难。",
        "一是一张蓝图干到底，二是二十条措施兜住底，三是三本台账管到底。",
        "其一是敞开大门；其二是走进田头；其三是坐上炕头。",
        "⑴修一条路。⑵架一座桥。⑶通一盏灯。",
        "⒈修一条路。\n⒉架一座桥。\n⒊通一盏灯。",
        "委员们一是走村串户，二是算账对表，三是销号清零。",
        "各乡镇一要排险情；二要备物资；三要严值守。",
        "存在的困难一是缺人手。二是缺经费。三是缺场地。",
    ],
)
def test_lists_in_other_dress(text: str) -> None:
    assert [ordinal for _, ordinal in numbered(text)] == [1, 2, 3]
    assert "missing-first" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "做到一是一、二是二，丁是丁、卯是卯。",
        "账目要一是一，二是二。",
        "重点之一是水利，二是交通，三是能源三个领域。",
        "目标统一是前提；行动一致是关键。",
        "星期一是接待日，周一是例会日。",
        "组织代表一是看、二是问、三是议。",
        "专家们一是称赞，大家也都认可。",
        "—抓一件成一件，这是常说的话。",
    ],
)
def test_what_only_looks_like_a_list(text: str) -> None:
    assert measures_of(text) in ([], [text])
    assert not [family for family, _ in numbered(text)]


@pytest.mark.parametrize("sign", ["—", "－", "－－", "➢", "√ ", "★"])
def test_bullets_of_many_kinds(sign: str) -> None:
    text = f"主要抓了三件事：\n{sign}修堤坝。全线加固。\n{sign}清河道。疏浚见底。\n{sign}备物资。\n"
    assert [measure.label for measure in all_measures(text)] == ["修堤坝", "清河道", "备物资"]


def test_a_list_within_a_measure_of_one_sheet_and_one_chart() -> None:
    text = "一是建机制。突出三个一：一是一支队伍统揽，二是一张清单明责，三是一套办法考评。二是严督导。三是强保障。"
    assert tree(all_measures(text)) == [(1, [1, 2, 3]), 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "首先，抓学习。其次，抓调研。第三，抓整改。最后，抓巩固。",
        "首先，抓学习。第二，抓调研。第三，抓整改。最后，抓巩固。",
        "第一，抓学习。其次，抓调研。第三、抓整改。最后，抓巩固。",
        "第一，抓学习。第二，抓调研。再次，抓整改。最后，抓巩固。",
        "首先是抓学习；其次是抓调研；第三，抓整改；最后是抓巩固。",
        "首先，抓学习。\n\n第二，抓调研。\n\n第三，抓整改。\n\n最后，抓巩固。",
    ],
)
def test_one_list_of_mixed_words(text: str) -> None:
    measures = [measure for measure in all_measures(text) if not measure.implicit]
    assert [measure.ordinal for measure in measures] == [1, 2, 3, 4]
    assert [measure.lead_clause for measure in measures] == ["抓学习", "抓调研", "抓整改", "抓巩固"]
    assert len({measure.family for measure in measures}) == 1
    assert codes(text) == []


def test_words_of_another_paragraph_do_not_mix() -> None:
    assert measures_of("首先，感谢大家。发展是第一要务。\n\n今年成效明显，位列全省第二。最后，再次感谢。") == []
