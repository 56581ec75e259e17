"""The way to where one is always fits one line and always names the place itself."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.trail import MARK, Crumb, fit

LONG = (
    Crumb("代表工作 第12期 2026-04-20", "第12期"),
    Crumb("安阳市", "安阳市"),
    Crumb("三 选准工作抓手，激发活力出实招", "三"),
    Crumb("一 抓实站点“建管用”", "一"),
)


def shown(width: int) -> str:
    return MARK.join(fit(LONG, width))


def test_the_middle_gives_way_first_and_the_place_itself_last() -> None:
    assert shown(100) == "代表工作 第12期 2026-04-20 › 安阳市 › 三 选准工作抓手，激发活力出实招 › 一 抓实站点“建管用”"
    assert shown(84) == "代表工作 第12期 2026-04-20 › 安阳市 › 三 选准工作抓手 › 一 抓实站点“建管用”"
    assert shown(60) == "第12期 › 安阳市 › 三 › 一 抓实站点“建管用”"
    assert shown(37) == "第12期 › 安阳市 › 三 › 一 抓实站点“建"
    assert shown(26) == "第12期 › 安阳市 › 三 › 一"
    assert shown(10) == "三 › 一"
    assert shown(1) == "一"


names = st.text(st.sampled_from("一二三安阳市，。“ ab1"), min_size=1, max_size=30)
crumbs = st.lists(names.map(lambda name: Crumb(name, name[:4])), min_size=1, max_size=6)


@given(crumbs, st.integers(0, 120))
def test_it_fits_and_the_last_place_stays(way: list[Crumb], width: int) -> None:
    names = fit(way, width)
    assert 1 <= len(names) <= len(way)
    assert names[-1].startswith(way[-1].short)
    assert cell_width(MARK.join(names)) <= max(width, cell_width(way[-1].short))


def test_it_leads_from_the_issue_to_the_measure(desk: Desk) -> None:
    assert [crumb.name for crumb in desk.trail] == [
        "代表工作 第12期 2026-04-20",
        "安阳市",
        "一 坚持高位推动，把牢方向强引领",
        "一 定盘",
    ]
    desk.edge(last=True)
    assert [crumb.short for crumb in desk.trail] == ["第12期", "驻马店市", "五"]
