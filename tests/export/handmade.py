"""Rows and summaries made by hand, so that writers are tested without a parser."""

from dataclasses import replace

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.export import Options, Summary
from bulletin_tui.export.grouping import Group
from bulletin_tui.export.summary import Counts, Origin
from bulletin_tui.workspace.rows import Row, RowStatus

ROW = Row(
    path="青石/12.txt",
    issue="第12期",
    city="青石市",
    section="坚持高位推动",
    address="青石市/一/一",
    label="定盘",
    text="一是高起点统筹“定盘”。成立专班。",
    tags=("民生",),
    note="",
    star=False,
    coder=None,
    status=RowStatus.OK,
    score=1.0,
    citation="第12期·青石市·一·一",
)
ORPHAN = replace(ROW, text="三是已经删去的举措。", status=RowStatus.ORPHAN, score=0.31, citation="青石市·三·三")


CODEBOOK = Codebook((Theme("民生", "Livelihood", "百姓的事。"), Theme("民生/教育"), Theme("生态")))


def summary_of(*rows: Row, options: Options | None = None) -> Summary:
    """Make a summary of rows that all stand in one group, the orphans apart."""
    kept = tuple(row for row in rows if row.status is not RowStatus.ORPHAN)
    orphans = tuple(row for row in rows if row.status is RowStatus.ORPHAN)
    return Summary(
        options=options or Options(),
        codebook=CODEBOOK,
        origins=(Origin(rows[0].path if rows else ROW.path, ("代表工作 第12期 2026-04-20",)),),
        rows=rows,
        groups=(Group("民生", kept),) if kept else (),
        orphans=orphans,
        counts=Counts(9, len(kept), len(kept), 0, 0, 0, len(orphans)),
    )
