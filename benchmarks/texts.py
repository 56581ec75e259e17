"""Texts of any length to measure with."""

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
