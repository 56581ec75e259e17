from pathlib import Path

from bulletin_tui.tui.desk.branches import Kind, beginning, grow, tally
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.workspace import store
from bulletin_tui.workspace.library import Library

from .conftest import document_of


def test_the_outline_has_issue_reports_sections_and_measures(desk: Desk) -> None:
    issue = grow(document_of(desk))
    assert (issue.kind, issue.label) == (Kind.ISSUE, "代表工作 第12期 2026-04-20")
    assert [report.label for report in issue.children] == ["安阳市", "驻马店市"]
    anyang, zhumadian = issue.children
    assert [section.label for section in anyang.children][:1] == ["一 坚持高位推动，把牢方向强引领"]
    assert [measure.label for measure in anyang.children[0].children] == ["一 定盘", "二 定向", "三 定责"]
    assert [len(report.keys) for report in issue.children] == [14, 5]
    assert len(issue.keys) == 19
    assert all(branch.kind is Kind.MEASURE and branch.implicit for branch in zhumadian.children)


def test_a_tally_counts_what_is_tagged(desk: Desk) -> None:
    desk.set_tags(["民生"])
    issue = grow(document_of(desk))
    counted = tally(document_of(desk), issue.keys)
    assert (counted.tagged, counted.total, counted.review) == (1, 19, 0)


def test_orphans_stand_in_a_tray(desk: Desk, source: Path, sidecar: Path) -> None:
    desk.set_tags(["民生"])
    store.save(document_of(desk))
    begin = source.read_text().index("一是高起点")
    end = source.read_text().index("二是高站位")
    source.write_text(source.read_text()[:begin] + source.read_text()[end:])
    tray = grow(desk.library.load(source)).children[-1]
    assert tray.kind is Kind.TRAY
    assert [orphan.kind for orphan in tray.children] == [Kind.ORPHAN]
    assert "安阳市/一/一" in tray.children[0].label


def test_a_file_of_several_issues_holds_them(tmp_path: Path, sample: Path) -> None:
    text = sample.read_text()
    both = tmp_path / "两期.txt"
    both.write_text(text + "\n\n" + text.replace("第 12 期", "第 13 期"))
    document = Library.open(both).load(both)
    branch = grow(document)
    assert branch.kind is Kind.FILE
    assert [issue.kind for issue in branch.children] == [Kind.ISSUE, Kind.ISSUE]
    assert [issue.part for issue in branch.children] == [1, 2]
    assert branch.children[1].children[0].keys[0] == "第13期/安阳市/一/一"
    assert len({part.id for issue in branch.children for part in issue.children}) == 4


def test_a_name_without_end_is_shown_by_its_beginning() -> None:
    assert beginning("定盘") == "定盘"
    assert len(beginning("一是统筹" * 1_000_000)) < 1000
