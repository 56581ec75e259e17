"""Suggestions, similar measures, and what stands below a branch of the outline, tagged together."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.tui.desk.detail import Role
from bulletin_tui.tui.screens.dialogs.measure_list import BranchList, SimilarList
from bulletin_tui.tui.screens.dialogs.suggestion import SuggestionDialog
from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker
from bulletin_tui.workspace.library import Library

from .conftest import Opening, notice, place, reader, saved, until

DATA = Path(__file__).parents[1] / "data"
ANYANG = tuple(f"安阳市/一/{number}" for number in "一二三")


KEYS = (
    "5 u s enter u 5 u",
    "s enter u s a u 4 u 2 8 9 u",
    "s a u s enter u 7 u s a u",
    "5 u s a u s enter u",
    "5 u 5 u 5 u 5 s enter u 5",
)
"""The sample, a line for each section of 安阳市, and one for 驻马店市."""


def tags(pilot: Pilot[int], source: Path, *keys: str) -> list[list[str]]:
    document = reader(pilot).desk.session.documents[source]
    return [list(document.said(key).tags) for key in keys]


async def press(pilot: Pilot[int], keys: Iterable[str]) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_whole_sample_is_coded_with_fewer_than_sixty_keys(
    opened: Opening, folder: Path, source: Path
) -> None:
    keys: list[str] = []
    for line in KEYS:
        keys += line.split()
    assert len(keys) < 60
    async with opened(folder / "seeds", (80, 24)) as pilot:
        await press(pilot, keys)
        await saved(pilot)
    coded = Library.open(folder / "seeds").load(source)
    expected = read_sidecar((DATA / "coded-sample.toml").read_text(encoding="utf-8")).annotations.values()
    assert {key: set(coded.said(key).tags) for key in coded.source.measures} == {
        annotation.at: set(annotation.tags) for annotation in expected
    }


async def test_suggestions(opened: Opening, folder: Path, source: Path) -> None:
    async with opened(folder / "seeds", (80, 24)) as pilot:
        screen = reader(pilot)
        await press(pilot, ["J", "j", "s"])
        dialog = pilot.app.screen
        assert isinstance(dialog, SuggestionDialog)
        shown = str(dialog.query_one(OptionList).get_option_at_index(1).prompt)
        assert "生态" in shown
        assert "says: 绿色低碳转型" in shown
        # Nothing is put on unasked.
        await press(pilot, ["escape"])
        assert not screen.desk.session.history.can_undo
        await press(pilot, ["s", "space", "k", "space", "space", "3"])
        assert tags(pilot, source, "安阳市/二/二") == [["生态", "代表工作/联络站"]]
        await press(pilot, ["ctrl+z"])
        assert tags(pilot, source, "安阳市/二/二") == [[]]
        # What is on already is not suggested again; what is pointed at is accepted.
        await press(pilot, ["1", "s", "2"])
        assert tags(pilot, source, "安阳市/二/二") == [["产业体系", "代表工作/联络站"]]
        await press(pilot, ["s", "t"])
        assert isinstance(pilot.app.screen, TagPicker)
        await press(pilot, ["escape", "3"])
        screen.hush()
        await press(pilot, ["s"])
        assert isinstance(pilot.app.screen, SuggestionDialog) or "Nothing to suggest" in notice(pilot)
        await press(pilot, ["escape"])
        # For those that are picked, what most of them may have.
        await press(pilot, ["]", "space", "space", "s"])
        assert isinstance(pilot.app.screen, SuggestionDialog)
        assert "2 measures" in str(pilot.app.screen.query_one(".title", Static).render())
        await press(pilot, ["enter"])
        assert tags(pilot, source, "驻马店市/一/·", "驻马店市/二/·") == [["代表工作/组织领导"]] * 2
        await press(pilot, ["ctrl+z"])
        assert tags(pilot, source, "驻马店市/一/·", "驻马店市/二/·") == [[], []]


async def test_similar_measures(opened: Opening, folder: Path, source: Path) -> None:
    other = source.with_name("第13期.txt")
    text = source.read_text(encoding="utf-8").replace("第 12 期", "第 13 期").replace("安阳市", "焦作市")
    other.write_text(text.replace("钢铁精深加工", "装备制造"), encoding="utf-8")
    async with opened(folder / "seeds") as pilot:
        screen = reader(pilot)
        await press(pilot, ["J", "j"])
        await until(pilot, lambda: any("Similar" in one.text for one in screen.details.paragraphs))
        told = [one for one in screen.details.paragraphs if "焦作市/二/二" in one.text]
        assert told
        assert any(one.role is Role.QUIET and "优势产业，建好用好" in one.text for one in screen.details.paragraphs)
        # Coming to the pane says it once, not twice.
        before = screen.details.paragraphs
        await press(pilot, ["tab"])
        assert screen.focused is screen.details
        assert screen.details.paragraphs == before
        await press(pilot, ["shift+tab"])
        # It goes there, and back again.
        await press(pilot, ["S"])
        assert isinstance(pilot.app.screen, SimilarList)
        assert "围绕产业链痛点" in str(pilot.app.screen.preview.render())
        await press(pilot, ["enter"])
        assert screen.desk.position
        assert (screen.desk.position.source, place(pilot)) == (other, "焦作市/二/二")
        await press(pilot, ["H"])
        assert place(pilot) == "安阳市/二/二"
        # What is ticked is tagged in one step.
        await press(pilot, ["S", "a", "t"])
        assert isinstance(pilot.app.screen, TagPicker)
        await press(pilot, [*"xxly", "enter", "enter"])
        (found,) = tags(pilot, other, "焦作市/二/二")
        assert len(found) == 1
        assert tags(pilot, source, "安阳市/二/二") == [[]]
        await press(pilot, ["ctrl+z"])
        assert tags(pilot, other, "焦作市/二/二") == [[]]
        # Or as the measure is tagged that it is like.
        await press(pilot, ["H", "1", "3", "S", "space", "k", "full_stop"])
        assert tags(pilot, other, "焦作市/二/二") == [["产业体系", "生态"]]
        assert not screen.desk.picked


async def test_a_branch_offers_its_measures(opened: Opening, folder: Path, source: Path) -> None:
    async with opened(folder / "seeds", (100, 30)) as pilot:
        screen = reader(pilot)
        screen.outline.focus()
        await press(pilot, ["h"])
        assert screen.branch
        assert screen.branch.label == "一 坚持高位推动，把牢方向强引领"
        await press(pilot, ["t"])
        assert isinstance(pilot.app.screen, BranchList)
        await press(pilot, ["j", "space", "enter"])
        assert isinstance(pilot.app.screen, TagPicker)
        await press(pilot, [*"zzld", "enter", "enter"])
        assert tags(pilot, source, *ANYANG) == [["代表工作/组织领导"], [], ["代表工作/组织领导"]]
        assert "2 measures" in notice(pilot)
        await press(pilot, ["ctrl+z"])
        assert tags(pilot, source, *ANYANG) == [[], [], []]
        # The other keys that tag do so too; without a tick nothing is done.
        screen.outline.focus()
        await press(pilot, ["h", "5", "enter", "asterisk", "a", "enter"])
        assert isinstance(pilot.app.screen, BranchList)
        await press(pilot, ["escape"])
        assert tags(pilot, source, *ANYANG) == [["代表工作/组织领导"]] * 3
        assert not screen.desk.said.star
        assert not screen.desk.picked
        await press(pilot, ["t", "escape"])
        assert pilot.app.screen is screen
        # On a measure it is that measure.
        await press(pilot, ["down", "3"])
        assert tags(pilot, source, ANYANG[0])[0][-1] == "生态"


def test_what_compares_measures_costs_nothing_at_the_start() -> None:
    late = ("tui.kinship", "workspace.similar", "workspace.suggesting", "text.grams", "tui.screens.measure_list")
    program = "import sys, bulletin_tui.tui.app, bulletin_tui.tui.screens.reader.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert not {f"bulletin_tui.{name}" for name in late} & set(done.stdout.decode().split())
