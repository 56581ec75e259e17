"""Whose report it is, when its heading does not say so."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.attribution import take_attribution
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.titles import Draft
from bulletin_tui.bulletin.vocabulary import HAN
from bulletin_tui.text.pattern import lazy

_DIVISION = lazy(
    rf"(?P<unit>{HAN}{{1,14}}?(?:自治[州县旗区]|示范区|新区|开发区|高新区|经开区|地区|街道|市|县|区|州|盟|旗|镇|乡))"
    r"(?=人大|人民|委|市委|县委|区委|政府|政协|办|纪委|组织|宣传|统战|司法|教育|民政|财政|发改|代表|$)"
)


class Origins(NamedTuple):
    """The drafts with their units, and what was guessed."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def with_origins(drafts: Sequence[Draft]) -> Origins:
    """Give reports without a unit the one that sent them in.

    Args:
        drafts: The reports before their text is read.

    Returns:
        The same reports; a unit that was taken from the attribution is told of.
    """
    made, findings = [], []
    seen: set[str] = set()
    for draft in drafts:
        known = draft
        if not draft.units:
            _, attribution, _ = take_attribution(draft.lines)
            found = _DIVISION.match(attribution.source or "") if attribution else None
            if attribution and found:
                known = draft._replace(units=(found["unit"],))
                findings.append(Finding("unit-guessed", attribution.body.span.start, (("unit", found["unit"]),)))
        name = "、".join(known.units)
        if name and name in seen and known.heading:
            findings.append(Finding("unit-repeat", known.heading[0].start, (("unit", name),)))
        seen.add(name)
        made.append(known)
    return Origins(tuple(made), tuple(findings))
