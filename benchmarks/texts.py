"""Texts of any length to measure with."""

from random import Random

from bulletin_tui.text.numerals import to_chinese

_MEASURE = (
    "{marker}是抓实站点“建管用”。推动{number}个代表联络站与党群服务中心深度融合，联动基层立法联系点，依托“码上见、码上办”"
    "智慧平台畅通民意渠道，累计投入356.8亿元，同比增长12.5%——群众满意度稳步提升……"
)
_IN_SECTION = 10


def long_report(size: int) -> str:
    """Return an issue of one report, in sections of ten measures, of so many bytes at least."""
    parts, length, number = [_HEAD.format(name="安阳市")], 0, 0
    while length < size:
        number += 1
        parts.append(_section(number, _IN_SECTION))
        length += len(parts[-1].encode())
    return "\n".join(parts)


def large_issue(measures: int) -> str:
    """Return an issue of so many measures, up to ten a section and two hundred a report."""
    parts, made = [], 0
    while made < measures:
        if made % (20 * _IN_SECTION) == 0:
            name = f"安阳第{made // (20 * _IN_SECTION) + 1}区"
            parts.append(_HEAD.format(name=name) if not made else _REPORT.format(name=name))
        count = min(_IN_SECTION, measures - made)
        parts.append(_section(made % (20 * _IN_SECTION) // _IN_SECTION + 1, count))
        made += count
    return "\n".join(parts)


_REPORT = "## {name}：紧扣主题抓推进\n\n导语。\n"
_HEAD = "# 代表工作\n\n第 12 期\n\n" + _REPORT


def _section(number: int, measures: int) -> str:
    listed = "".join(
        _MEASURE.format(marker=to_chinese(ordinal), number=10 * number + ordinal) for ordinal in range(1, measures + 1)
    )
    return f"**{to_chinese(number)}、聚焦重点领域，服务大局求实效。**{listed}\n"


def _words(text: str) -> list[str]:
    return text.split()


_CITIES = ("安阳市", "郑州市", "开封市", "洛阳市", "南阳市", "信阳市", "许昌市", "漯河市", "周口市", "焦作市")
_DOING = _words("推动 建立 完善 开展 落实 优化 强化 拓展 深化 健全 打造 组织 规范 细化 畅通 督促 聚焦 提升 盘活 整治")
_WHAT = _words(
    "代表联络站 民生实事 产业链条 乡村振兴 基层治理 社区养老 校园安全 河道清淤"
    " 老旧小区 矛盾调解 营商环境 代表建议 述职评议 专题询问 执法检查 数字平台"
    " 就业培训 医保报销 文化遗产 城市更新 低空经济 粮食仓储 债务风险 信访积案"
    " 人才引进 科技成果 污水处理 农村道路 托育服务 网格管理"
)
_HOW = _words(
    "闭环机制 责任清单 工作专班 联席会议 实施方案 动态台账 回访制度 积分办法 跟踪问效 典型经验 量化指标 时间节点"
)
_END = _words("取得实效 落地见效 群众满意 走深走实 再上台阶 形成合力 惠及万家 常态长效")


def varied_issue(number: int, chance: Random) -> str:
    """Return an issue of nineteen measures in the phrases of the genre, put together by chance."""
    first, second = chance.sample(_CITIES, 2)
    reports = (_varied_report(first, (4, 4, 3, 3), chance), _varied_report(second, (3, 2), chance))
    return f"# 代表工作\n\n第 {number + 1} 期\n\n" + "".join(reports)


def _varied_report(name: str, sections: tuple[int, ...], chance: Random) -> str:
    parts = [_REPORT.format(name=name)]
    for number, measures in enumerate(sections, start=1):
        listed = "".join(f"{to_chinese(each)}是{_varied_measure(chance)}" for each in range(1, measures + 1))
        heading = f"{chance.choice(_DOING)}{chance.choice(_WHAT)}，{chance.choice(_END)}"
        parts.append(f"**{to_chinese(number)}、{heading}。**{listed}\n\n")
    return "".join(parts)


def _varied_measure(chance: Random) -> str:
    clauses = [
        f"{chance.choice(_DOING)}{chance.choice(_WHAT)}{chance.choice(('', f'等{chance.randint(2, 400)}项'))}"
        f"{chance.choice(_HOW)}"
        for _clause in range(chance.randint(5, 9))
    ]
    return f"{chance.choice(_DOING)}{chance.choice(_WHAT)}。{'，'.join(clauses)}，{chance.choice(_END)}。"
