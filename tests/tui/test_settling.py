"""Other coders: what they say beside one's own, and settling what they disagree on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.conftest import NOON, place, reader, until
from textual.pilot import Pilot
from textual.widgets import Input

from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.desk.detail import Paragraph
from bulletin_tui.tui.desk.tag_choice import count_uses
from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.tui.screens.settling.screen import SettlingScreen
from bulletin_tui.tui.screens.settling.view import Settling
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import read_settings
from bulletin_tui.workspace.settling import Verdict, settled
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.versions import choose_coders, everybody, versions

FIRST, SECOND, THIRD, FOURTH = "安阳市/一/一", "安阳市/一/二", "安阳市/二/一", "安阳市/二/四"
SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "li": {FIRST: ("民生",), SECOND: ("学习",), FOURTH: ("民生", "票决制")},
    "wang": {FIRST: ("民生",), SECOND: ("组织",), THIRD: ("市场",), FOURTH: ("民生",)},
}


@pytest.fixture
def team(source: Path) -> Path:
    """The sample, annotated by two coders."""
    for coder, said in SAID.items():
        document = Library.open(source, coder).load(source)
        for key, tags in said.items():
            document = document.edited(editing.add_tags(document, [key], tags, NOON))
        if coder == "wang":
            document = document.edited(editing.set_note(document, FOURTH, "与驻马店[/b]对比。", NOON))
        save(document)
    return source


def agreed(source: Path) -> Document:
    return Library.open(source, "agreed").load(source)


def tags(source: Path) -> dict[str, tuple[str, ...]]:
    document = agreed(source)
    return {key: document.said(key).tags for key in document.by_measure}


def laid_out(source: Path, by: str = "zhang") -> Settling:
    library = Library.open(source, by)
    coders = choose_coders(everybody(library.workspace, library.sources))
    return Settling(coders, versions([library.load(source)], library.workspace, coders), by)


def written(settling: Settling) -> None:
    for path in settling.session.unsaved:
        taken = settling.session.begin_save(path)
        assert taken
        settling.session.end_save(taken, save(taken))


class TestSettling:
    """What is decided, and where it is written."""

    def test_a_decision_takes_over_what_nobody_disputes_and_says_who_decided(self, team: Path) -> None:
        settling = laid_out(team)
        assert [item.key for item in settling.items] == [SECOND, THIRD, FOURTH]
        assert settling.decide(settling.together)
        written(settling)
        assert tags(team) == {FIRST: ("民生",), SECOND: ("学习", "组织")}
        text = agreed(team).sidecar_text or ""
        assert text.count("between = [\n") == 2
        assert text.count('decided_by = "zhang"') == 1
        again = laid_out(team)
        assert (again.decided, again.measure.key) == (1, THIRD)

    def test_every_way_to_decide(self, team: Path) -> None:
        settling = laid_out(team)
        assert settling.verdict_of(2) == Verdict(("组织",))
        assert settling.verdict_of(3) is None
        settling.step(9)
        assert settling.shared == Verdict(("民生",), "与驻马店[/b]对比。")
        assert settling.together == Verdict(("民生", "票决制"), "与驻马店[/b]对比。")
        settling.step(-1)
        assert settling.decide(Verdict())
        found = settled(settling.session.documents[team], THIRD)
        assert found is not None
        assert (found.verdict, found.by) == (Verdict(), "zhang")
        assert settling.decide(Verdict()) is None
        assert settling.leave_open()
        assert (settling.settled, settling.decided) == (None, 0)
        assert settling.session.undo()
        assert settling.decided == 1

    def test_nothing_of_the_coders_own_files_changes(self, team: Path, sidecar: Path) -> None:
        before = {path: path.read_bytes() for path in sidecar.parent.iterdir()}
        settling = laid_out(team)
        while settling.go_on():
            settling.decide(settling.together)
        written(settling)
        assert {path: path.read_bytes() for path in sidecar.parent.iterdir() if path in before} == before
        assert tags(team)[FOURTH] == ("民生", "票决制")
        # Undone to the end nothing is left of it.
        while settling.session.undo():
            pass
        written(settling)
        assert tags(team) == {}

    def test_a_structure_that_all_corrected_alike_is_taken_over(self, team: Path) -> None:
        for coder in SAID:
            document = Library.open(team, coder).load(team)
            save(document.edited(editing.join_next(document, FIRST, NOON)))
        settling = laid_out(team)
        assert settling.comparison.unlike == 0
        assert settling.decide(settling.together)
        written(settling)
        assert agreed(team).source.measures.keys() == Library.open(team, "li").load(team).source.measures.keys()


@asynccontextmanager
async def opened(source: Path, coder: str | None, settings: str = "") -> AsyncIterator[Pilot[int]]:
    app = BulletinApp(Library.open(source, coder), read_settings(settings))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def pane(pilot: Pilot[int]) -> list[Paragraph]:
    return list(reader(pilot).details.paragraphs)


async def test_what_others_say_stands_beside_ones_own(team: Path) -> None:
    async with opened(team, "li") as pilot:
        screen = reader(pilot)
        await pilot.press("g", "o")
        assert "wang says" in [each.text for each in pane(pilot)]
        assert screen._page.remarks[THIRD].others == ("wang: #市场",)
        assert screen._page.remarks[THIRD].chips == ()
        assert screen._page.remarks[FOURTH].others == ('wang: #民生 "',)
        assert [chip.label for chip in screen._page.remarks[FOURTH].chips] == ["民生", "票决制"]
        assert "市场" not in count_uses(screen.desk.documents)
        await pilot.press("*")
        assert screen._page.remarks[FIRST].others == ("wang: #民生",)
        assert screen._page.remarks[FIRST].star
        await pilot.press("o")
        assert "wang says" not in [each.text for each in pane(pilot)]
        assert THIRD not in screen._page.remarks


async def test_who_codes_blind_or_alone_sees_nobody(team: Path) -> None:
    async with opened(team, "li", "blind = true") as pilot:
        await pilot.press("o", "O")
        await pilot.app.workers.wait_for_complete()
        assert reader(pilot).others is None
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "blind" in reader(pilot).notice


async def test_a_decision_needs_a_name(team: Path) -> None:
    async with opened(team, None) as pilot:
        await pilot.press("O")
        await until(pilot, lambda: "signed" in reader(pilot).notice)


async def test_where_nobody_disagrees_there_is_nothing_to_settle(source: Path) -> None:
    for coder in SAID:
        document = Library.open(source, coder).load(source)
        save(document.edited(editing.add_tags(document, [FIRST], ["民生"], NOON)))
    async with opened(source, "li") as pilot:
        await pilot.press("O")
        await until(pilot, lambda: "No disagreement on 19 measures." in reader(pilot).notice)
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_settling_with_the_keys(team: Path) -> None:
    async with opened(team, "li") as pilot:
        await pilot.press("O")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettlingScreen) and pilot.app.screen.query("#decision"))
        screen = pilot.app.screen
        assert isinstance(screen, SettlingScreen)
        await until(pilot, lambda: screen.decision.paragraphs)
        assert [str(each.border_title) for each in screen.versions.children] == ["1 li", "2 wang"]
        assert "Open" in screen.decision.paragraphs[0].text
        await pilot.press("2", "k")
        assert [each.text for each in screen.decision.paragraphs[:2]] == ["decided by li", "#组织"]
        await pilot.press("ctrl+z")
        assert "Open" in screen.decision.paragraphs[0].text
        await pilot.press("ctrl+y", "j", "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, TagPicker) and pilot.app.screen.query(Input))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("j", "c")
        assert await screen.autosaver.finish()
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert place(pilot) == FOURTH
    found = tags(team)
    assert found[THIRD] == ()
    assert (found[FIRST], found[SECOND], found[FOURTH]) == (("民生",), ("组织",), ("民生",))
    assert agreed(team).said(FOURTH).note == "与驻马店[/b]对比。"
