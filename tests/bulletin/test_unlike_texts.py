"""Texts as other offices write them and programs hand them on, two or three oddities in each."""

from datetime import date

import pytest
from tests.bulletin.shapes import all_measures, codes, issue_of, numbered, report_of, sections_of, tree

from bulletin_tui.bulletin.model import CityReport


def _title(report: CityReport) -> str | None:
    return report.title.text if report.title else None


def test_a_wrapped_letter_of_the_discipline_office() -> None:
    """Lines of 27 characters, a title on two lines, a page in the middle of a measure, no 供稿 behind the sender."""
    issue = issue_of(
        "清风简报\n第 21 期\n中共云岭市纪委办公室　　　　　　　2025年9月3日\n\n"
        "青石县纪委监委：做实“室组地”联动\n监督推动清廉乡村建设走深走实\n"
        "　　今年以来，青石县纪委监委聚焦乡村振兴重点领域，坚持\n"
        "室组地联动，推动监督下沉、监督落地、监督于问题未发之时，\n"
        "取得初步成效。\n"
        "　　一、坚持上下联动，织密监督网络。一是整合力量。统筹派\n"
        "驻机构、乡镇纪委力量，组建8个协作区，实行“提级监督”。\n"
        "二是压实责任。制定任务清单36项，逐项明确责任领导、责任部\n\n- 1 -\n\n清风简报　第21期\n\n"
        "门和完成时限，每月调度、每季通报。三是强化保障。落实专项\n经费20万元。\n"
        "　　二、坚持标本兼治，推动以案促改。开展警示教育12场次，\n受教育干部3400人次，形成有力震慑。\n"
        "　　下一步，青石县纪委监委将持续发力，以有力监督护航乡村\n全面振兴。\n"
        "　　　　　　　　　　　　　　　（青石县纪委监委办公室）\n\n报：市委常委\n"
    )
    (report,) = issue.cities
    assert report.units == ("青石县纪委监委",)
    assert _title(report) == "做实“室组地”联动监督推动清廉乡村建设走深走实"
    assert [passage.text[:4] for passage in report.lead] == ["今年以来"]
    assert [len(section.measures) for section in report.sections] == [3, 1]
    assert "责任部门和完成时限" in report.sections[0].measures[1].text
    assert report.next_step is not None
    assert report.attribution is not None
    assert report.attribution.source == "青石县纪委监委办公室"


def test_note_above_the_contents_and_secrecy_on_two_lines() -> None:
    issue = issue_of(
        "内部资料\n注意保存\n北原盟人大信息\n第三期（总第九十一期）\n北原盟人大工委办公室　　　二〇二六年三月十日\n"
        "“牧区代表在行动”专栏（之二）\n【编者按】现选登两地做法，供学习借鉴。\n目　录\n"
        "【经验交流】白音旗：马背上的代表联络站……………1\n【工作动态】乌兰旗：“流动之家”进牧区…………4\n"
        "白音旗：马背上的代表联络站\n旗人大常委会探索“马背+网格”。\n一、建站点。定点18个。\n二、聚民意。走访430户。\n"
        "乌兰旗：“流动之家”进牧区\n一是巡回。二是定点。\n（乌兰旗人大常委会办公室　巴特尔）\n"
    )
    assert issue.masthead.secrecy == "内部资料 注意保存"
    assert issue.note is not None
    assert issue.note.text == "现选登两地做法，供学习借鉴。"
    assert [entry.unit for entry in issue.contents] == ["白音旗", "乌兰旗"]
    assert [city.address for city in issue.cities] == ["白音旗", "乌兰旗"]
    assert not issue.diagnostics


def test_writers_between_dots_and_page_and_a_publisher_behind_its_date() -> None:
    issue = issue_of(
        "基层人大通讯\n第 7—8 期（合刊）（总第 163—164 期）\n云岭省人大常委会办公厅主办　　2025年8月31日出版\n"
        "目 录\n白水县：“板凳会”里聊民情 ……… 王某某（3）\n青原州：“双语”代表进村寨 ……………… 李某某（6）\n"
        "白水县：“板凳会”里聊民情\n王某某\n召开板凳会320场。\n"
        "青原州：“双语”代表进村寨\n欧阳某某\n一是懂方言。二是懂政策。\n"
    )
    assert issue.masthead.issuer == "云岭省人大常委会办公厅"
    assert [entry.title for entry in issue.contents] == ["“板凳会”里聊民情", "“双语”代表进村寨"]
    assert [city.author for city in issue.cities] == ["王某某", "欧阳某某"]


def test_a_heading_without_a_mark_has_the_unit_of_its_entry() -> None:
    issue = issue_of(
        "人大信息\n第11期\n目录\n★ 东湾县：建议办理“三步走”\n★ 西岭县：“码”上联系代表\n"
        "东湾县：建议办理“三步走”\n一是交办。二是督办。\n西岭县“码”上联系代表\n扫码即可反映问题。\n"
    )
    assert [(city.units, _title(city)) for city in issue.cities] == [
        (("东湾县",), "建议办理“三步走”"),
        (("西岭县",), "“码”上联系代表"),
    ]
    assert issue.cities[1].sections[0].measures[0].text == "扫码即可反映问题。"


def test_names_of_offices_alone_and_bold_head_reports() -> None:
    names = ("东湾县人大常委会", "西岭县人大常委会", "南塘区人大常委会")
    issue = issue_of("人大简讯\n第1期\n" + "".join(f"**{name}**\n召开座谈会。会议听取意见。\n" for name in names))
    assert [city.units for city in issue.cities] == [(name,) for name in names]
    assert issue.masthead.issuer is None
    assert not issue.unplaced


def test_the_hour_behind_the_date_belongs_to_nobody() -> None:
    masthead = issue_of(
        "抗旱快报\n（第17期）\n云岭市防汛办公室　　2025年7月20日18时\n一、雨情。降雨2.3毫米。\n"
    ).masthead
    assert (masthead.issuer, masthead.date) == ("云岭市防汛办公室", date(2025, 7, 20))


@pytest.mark.parametrize(
    ("end", "source", "author"),
    [
        ("（西岭县人大常委会　张某某　王某某）", "西岭县人大常委会", "张某某、王某某"),
        ("\n（作者系南塘镇人大主席）", "南塘镇人大主席", None),
        ("\n——摘自《云岭日报》", "《云岭日报》", None),
        ("\n（转自：《人民代表》2025年第3期）", "《人民代表》2025年第3期", None),
        ("\n供稿单位：东湾县人大常委会\n联系人：李某某", "东湾县人大常委会", None),
    ],
)
def test_ways_to_say_who_sent_it(end: str, source: str, author: str | None) -> None:
    report = report_of(f"一是学。二是干。{end}")
    assert report.attribution is not None
    assert (report.attribution.source, report.attribution.author) == (source, author)
    assert [measure.text for measure in report.sections[0].measures] == ["一是学。", "二是干。"]
    assert "unplaced" not in codes(f"一是学。二是干。{end}")


@pytest.mark.parametrize("end", ["（见附件）", "（东湾县、西岭县）", "（张某某主讲）", "（县人大常委会）"])
def test_not_every_bracket_at_the_end_says_so(end: str) -> None:
    assert report_of(f"一是学。二是干。{end}").attribution is None


def test_who_is_responsible_stands_on_a_line_of_its_own() -> None:
    text = "1.建立调度。\n责任单位：市财政局\n2.建立通报。\n牵头单位：市政府督查室。\n3.抓单位内部责任。"
    assert [measure.responsible for measure in all_measures(text)] == [
        "责任单位：市财政局",
        "牵头单位：市政府督查室",
        None,
    ]


def test_a_list_that_announces_the_paragraphs_below() -> None:
    text = (
        "我县创新工作法，即一是群众点单，二是代表接单，三是部门办单。\n"
        "**一是群众点单。**设意见箱120个。\n**二是代表接单。**认领340件。\n**三是部门办单。**办结率96%。"
    )
    assert [passage.text for passage in report_of(text).lead] == [text.split("\n", maxsplit=1)[0]]
    assert tree(all_measures(text)) == [1, 2, 3]
    assert codes(text) == []


def test_a_list_that_only_resembles_the_one_below_is_kept() -> None:
    text = "去年，一是建站，二是建室。\n一是培训。办班3期。\n二是考核。评优20名。"
    assert len(all_measures(text)) == 4


def test_a_footnote_called_in_the_middle_of_a_sentence() -> None:
    issue = issue_of("## 林海市：抓推进\n一是建站。站点①情况见表。二是建室[1]。\n\n① 含在建站点。\n[1] 截至年底。\n")
    assert [note.body.text for note in issue.footnotes] == ["① 含在建站点。", "[1] 截至年底。"]


def test_rings_in_a_row_call_no_footnotes() -> None:
    text = "分为①选址②挂牌③公示三步。\n① 选址。近。\n② 挂牌。亮。\n③ 公示。明。"
    assert not issue_of(f"## 林海市：抓推进\n{text}").footnotes


@pytest.mark.parametrize("dash", ["——", "— — ", "－－", "--"])
def test_dashes_of_every_width_begin_items(dash: str) -> None:
    assert numbered(f"{dash}统一标识。28个站点。\n{dash}统一制度。制定制度。") == [("—", None)] * 2


def test_chapters_and_their_sections() -> None:
    issue = issue_of(
        "云岭市代表建议办理条例\n（2025年3月1日云岭市第十六届人民代表大会常务委员会第三十次会议通过）\n"
        "第一章　总则\n第一条　制定本条例。\n一、适用范围\n（一）全市；\n"
        "（二）各县。\n第二章　办理\n第三条　按期答复。\n"
    )
    (report,) = issue.cities
    assert issue.masthead.name is None
    assert _title(report) == "云岭市代表建议办理条例"
    assert [section.heading and section.heading.text for section in report.sections] == ["总则", "办理"]
    assert [section.address for section in report.sections[0].sections[0].sections] == [
        "报告1/一/一/（一）",
        "报告1/一/一/（二）",
    ]


@pytest.mark.parametrize("text", ["第一部分内容已完成。第三章程序规定得细。", "学习第一章、第二章。", "第二编队出发。"])
def test_chapters_in_a_sentence_are_none(text: str) -> None:
    assert sections_of(text) == {None: [text]}


def test_the_end_of_a_notice_is_read_line_by_line() -> None:
    report = issue_of(
        "关于召开会议的通知\n各代表团：\n现将有关事项通知如下：\n一、时间\n1月20日。\n"
        "二、要求\n1.按时报送。\n2.准时参会。\n"
        "联系人：王某某，电话：12345678\n附件：会议日程\n云岭市人大常委会办公室\n2025年12月30日\n"
    ).cities[0]
    assert report.attribution is not None
    assert report.attribution.source == "云岭市人大常委会办公室"
    last = report.sections[1].measures[1].text
    assert last.split("\n")[1:] == ["联系人：王某某，电话：12345678", "附件：会议日程"]


def test_a_speech_has_its_day_and_speaker() -> None:
    issue = issue_of("在全市人大工作会议上的讲话\n（2025年7月1日）\n李某某\n同志们：\n我讲三点。\n一、提高站位\n")
    assert (_title(issue.cities[0]), issue.cities[0].author) == ("在全市人大工作会议上的讲话", "李某某")


def test_lines_of_another_language_do_not_run_into_each_other() -> None:
    text = "2026-11-24 02:35 INFO started\n2026-11-24 02:36 WARN slow query\n\nThe end\nof the log"
    (report,) = issue_of(text).cities
    assert report.sections[0].measures[0].text == text.replace("\n\n", "\n")


@pytest.mark.parametrize("sign", ["◆ ", "●", "★　"])
def test_ornaments_before_units_head_reports(sign: str) -> None:
    issue = issue_of(
        f"每日要情\n2025年7月1日　星期二\n云岭市委办公室\n{sign}东湾县：防汛“三到位”\n一是预警到位。二是转移到位。\n"
        f"{sign}西岭县：“夏收”进度过八成\n全县收割小麦32万亩。\n"
    )
    assert [(city.units, _title(city)) for city in issue.cities] == [
        (("东湾县",), "防汛“三到位”"),
        (("西岭县",), "“夏收”进度过八成"),
    ]
    assert not issue.contents
    assert not issue.diagnostics


def test_ornaments_before_items_head_nothing() -> None:
    text = "各县行动快。\n● 东湾县：打井12眼\n● 西岭县：送水300吨\n● 南塘区：修渠8公里\n全市抗旱有力。"
    assert [measure.family for measure in all_measures(text)] == ["—"] * 3


def test_a_list_of_units_alone_above_their_bold_names() -> None:
    issue = issue_of(
        "代表工作\n第30期\n本期目录\n东湾县\n西岭县\n**东湾县**\n**“代表林”里绿意浓**\n捐建300亩。一是认捐。二是认养。\n"
        "**西岭县**\n**“代表水站”解民渴**\n建成水站12个。\n"
    )
    assert [entry.unit for entry in issue.contents] == ["东湾县", "西岭县"]
    assert [(city.units, _title(city)) for city in issue.cities] == [
        (("东湾县",), "“代表林”里绿意浓"),
        (("西岭县",), "“代表水站”解民渴"),
    ]
    assert not issue.unplaced


def test_a_list_of_figures_is_neither_headings_nor_one_line() -> None:
    report = report_of("全市建站如下：\n东湾县：12个\n西岭县：8个\n中学：3所\n一是建站。二是建室。")
    assert [passage.text for passage in report.lead] == ["全市建站如下：", "东湾县：12个", "西岭县：8个", "中学：3所"]
    assert issue_of("代表工作\n第5期\n东湾县：12项举措提质效\n一是学。\n").cities[0].units == ("东湾县",)
