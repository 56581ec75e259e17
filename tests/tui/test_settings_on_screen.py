"""The settings in the reader: keys, lines, and the file that a person opens."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from tests.tui.conftest import Opening, at, notice, place, reader

from bulletin_tui import i18n
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.keymap import Keymap, bind
from bulletin_tui.tui.settings_template import template
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Settings, read_settings, settings_file


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_template_says_what_holds_anyway(language: str) -> None:
    i18n.use(language)
    text = template()
    assert read_settings(text).settings == Settings()
    lines = text.splitlines()
    uncommented = "\n".join(line.removeprefix("# ") for line in lines if " = " in line or line == "[keys]")
    read = read_settings(uncommented)
    assert read.problems == ()
    assert read.settings._replace(keys={}) == Settings(keys={})
    keymap = bind(read.settings.keys, read.lines)
    assert keymap == Keymap()


async def test_other_keys_do_it_and_are_shown_everywhere(source: Path) -> None:
    read = read_settings('[keys]\nnext_measure = ["w", ","]\ntag = []\nnoet = "x"\n')
    app = BulletinApp(Library.open(source), read)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "config.toml, line 4: there is no action “noet”; did you mean note?" in notice(pilot)
        first = place(pilot)
        await pilot.press("j")
        assert place(pilot) == first
        await pilot.press("w")
        assert place(pilot) != first
        await pilot.press("comma")
        assert place(pilot) == "安阳市/一/三"
        shown = [key for entry in reader(pilot).key_line.entries for key, _command in entry.keys]
        assert shown[0] == "w"
        assert "t" not in shown
        said = [paragraph.text for paragraph in reader(pilot).details.paragraphs]
        assert "No tags yet. Press ctrl+p and “Tag the measure” to choose some." in said
        await pilot.press("t")
        await pilot.pause()
        assert app.screen is reader(pilot)


async def test_what_a_notice_said_can_be_read_again(opened: Opening, source: Path) -> None:
    async with opened(source, (60, 20)) as pilot:
        reader(pilot).tell("[甲]" * 200, severe=True)
        await pilot.pause()
        reader(pilot).hush()
        assert notice(pilot) == ""
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert app_text(pilot.app.screen).count("甲") == 200


def app_text(screen: object) -> str:
    from bulletin_tui.tui.screens.dialogs.messages import Messages

    assert isinstance(screen, Messages)
    return screen.page(50).plain


async def test_the_settings_are_made_opened_and_read_again(
    opened: Opening, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; p = sys.argv[-1]; s = open(p, encoding='utf-8').read()\n"
        "s = s.replace('# column_width = 40', 'column_width = 20').replace('# line_spacing = 1', 'line_spacing = 2')\n"
        "s = s.replace('# theme = \"auto\"', 'theme = \"nord\"').replace('# mouse = true', 'mouse = false')\n"
        's = s.replace(\'# next_measure = ["j", "down"]\', \'next_measure = ["w"]\')\n'
        "open(p, 'w', encoding='utf-8').write(s)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(BulletinApp, "suspend", lambda self: nullcontext())
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", str(source.parent))
    async with opened(source) as pilot:
        await reader(pilot).run_action("settings")
        await pilot.app.workers.wait_for_complete()
        assert "Set the variable EDITOR" in notice(pilot)
        monkeypatch.setenv("PATH", path)
        untouched = settings_file().read_text(encoding="utf-8")
        assert untouched == template()
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        await reader(pilot).run_action("settings")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        screen = reader(pilot)
        assert (screen.pane.column, screen.settings.line_spacing, pilot.app.theme) == (20, 2, "nord")
        assert notice(pilot) == "The settings were read; mouse will hold from the next start."
        before = at(screen.desk)
        await pilot.press("w")
        assert at(screen.desk) != before
        settings_file().write_text("theme = nord\n", encoding="utf-8")
        monkeypatch.setenv("EDITOR", "true")
        await reader(pilot).run_action("settings")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "config.toml, line 1: column 9: the value is missing" in notice(pilot)
        assert settings_file().read_text(encoding="utf-8") == "theme = nord\n"
