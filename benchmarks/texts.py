"""Texts of any length to measure with."""

from bulletin_tui.text.numerals import to_chinese

_MEASURE = (
    "{marker}是抓实站点“建管用”。推动{number}个代表联络站与党群服务中心深度融合，联动基层立法联系点，依托“码上见、码上办”"
    "智慧平台畅通民意渠道，累计投入356.8亿元，同比增长12.5%——群众满意度稳步提升……"
)
_IN_SECTION = 20


def long_report(size: int = 0, measures: int = 0) -> str:
    """Return an issue of one report, in sections of up to twenty measures.

    Args:
        size: How many bytes it has at least.
        measures: How many measures, where the size does not matter.
    """
    parts, length, number, made = ["# 代表工作\n\n第 12 期\n\n## 安阳市：紧扣主题抓推进\n\n导语。\n"], 0, 0, 0
    while length < size or made < measures:
        number += 1
        count = min(_IN_SECTION, measures - made) if measures else _IN_SECTION
        listed = "".join(
            _MEASURE.format(marker=to_chinese(ordinal), number=10 * number + ordinal) for ordinal in range(1, count + 1)
        )
        parts.append(f"**{to_chinese(number)}、聚焦重点领域，服务大局求实效。**{listed}\n")
        length += len(parts[-1].encode())
        made += count
    return "\n".join(parts)
