"""Colours that can be read for hours, and are there again at the next start."""

from pathlib import Path

import pytest
from tests.tui.conftest import Opening, notice, reader
from textual.color import Color
from textual.theme import Theme

from bulletin_tui.errors import WrongUseError
from bulletin_tui.tui import run
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.providers import Themes
from bulletin_tui.tui.themes import DARK, LIGHT
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Read, Settings, read_settings
from bulletin_tui.workspace.state import State, load_state


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2."""
    channels = [value / 255 for value in colour.rgb]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(letters: Color, ground: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(letters), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
class TestOurs:
    def test_the_text_stands_out_at_seven_to_one(self, theme: Theme) -> None:
        assert theme.background
        assert theme.surface
        assert theme.panel
        letters = Color.parse(str(theme.foreground))
        ground = Color.parse(theme.background)
        # The current measure's ground: reading-pane--current.
        current = ground.blend(Color.parse(theme.primary), 0.15)
        for place in (ground, current, Color.parse(theme.surface), Color.parse(theme.panel)):
            assert contrast(letters, place) >= 7

    async def test_headings_markers_and_warnings_at_four_and_a_half(
        self, theme: Theme, opened: Opening, source: Path
    ) -> None:
        async with opened(source) as pilot:
            pilot.app.theme = theme.name
            await pilot.pause()
            pane = reader(pilot).pane
            ground = pane.colors[2]
            for name in ("title", "marker", "sign", "hit"):
                look = pane.get_component_styles(f"reading-pane--{name}")
                behind = ground + look.background
                assert contrast(behind + look.color, behind) >= 4.5, name


def app(source: Path, settings: Settings = Settings()) -> BulletinApp:  # noqa: B008 - a frozen value
    return BulletinApp(Library.open(source), Read(settings))


def test_of_the_settings_and_the_persons_choice_the_later_one_holds(source: Path) -> None:
    assert app(source).theme == DARK.name
    assert app(source, Settings(theme="nord")).theme == "nord"
    app(source, Settings(theme="nord")).choose_theme("dracula")
    assert app(source, Settings(theme="nord")).theme == "dracula"
    assert app(source, Settings(theme="gruvbox")).theme == "gruvbox"
    assert app(source).theme == DARK.name
    assert load_state() == State(theme=("dracula", "nord"))


def test_a_theme_for_one_time_goes_before_both_and_is_not_remembered(source: Path) -> None:
    library = Library.open(source)
    assert BulletinApp(library, Read(Settings(theme="nord")), theme="gruvbox").theme == "gruvbox"
    assert app(source, Settings(theme="nord")).theme == "nord"
    with pytest.raises(WrongUseError, match=r"nrod.*did you mean nord"):
        run(library, theme="nrod")


async def test_a_theme_that_is_none_is_told_and_ours_is_shown(source: Path) -> None:
    program = BulletinApp(Library.open(source), read_settings('\ntheme = "nrod"\n'))
    async with program.run_test() as pilot:
        await pilot.pause()
        assert program.theme == DARK.name
        assert "config.toml, line 2: there is no theme “nrod”; did you mean nord?" in notice(pilot)
        provider = Themes(reader(pilot))
        assert [hit.text async for hit in provider.discover()][:2] == [DARK.name, LIGHT.name]
        (first, *_others) = [hit async for hit in provider.search("gruv")]
        first.command()
        assert program.theme == "gruvbox"
        assert [hit.text async for hit in provider.search("无")] == ["There is no such theme."]
        await reader(pilot).run_action("choose_theme")
        await pilot.pause()
        assert program.screen is not reader(pilot)
