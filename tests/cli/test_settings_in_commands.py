"""What `config.toml` does to the commands."""

from pathlib import Path

import pytest
from tests.cli.program import bulletin, done, issue

from bulletin_tui.workspace.settings import settings_file


@pytest.fixture
def config() -> Path:
    path = settings_file()
    path.parent.mkdir(parents=True)
    return path


def test_the_coder_is_the_options_then_the_variables_then_the_files(tmp_path: Path, config: Path) -> None:
    config.write_text('coder = "li"', encoding="utf-8")
    path = issue(tmp_path)
    done("star", path, "青石市/一/一")
    done("star", path, "青石市/一/一", BULLETIN_CODER="wang")
    done("--coder", "zhao", "star", path, "青石市/一/一", BULLETIN_CODER="wang")
    names = {found.name for found in tmp_path.glob("*.toml")}
    assert names == {"3.li.annotations.toml", "3.wang.annotations.toml", "3.zhao.annotations.toml"}


def test_the_language_is_the_options_then_the_variables_then_the_files(config: Path) -> None:
    config.write_text('language = "zh"', encoding="utf-8")
    assert "设置" in done("locate").stdout
    assert "settings" in done("locate", BULLETIN_LANG="en").stdout
    assert "settings" in done("--lang", "en", "locate", BULLETIN_LANG="zh").stdout
    assert "用法" in done("--help").stdout


def test_what_is_wrong_in_it_is_told_beside_the_results(tmp_path: Path, config: Path) -> None:
    config.write_text('coder = "a b"\nmouse = 1\n', encoding="utf-8")
    result = done("list", issue(tmp_path), "--json")
    assert result.stderr.splitlines() == [
        "config.toml, line 1: coder must be up to 32 letters, digits, “_” or “-” in quotation marks; the default holds",
        "config.toml, line 2: mouse must be true or false; the default holds",
    ]
    assert len(result.stdout.splitlines()) == 5


def test_locate_names_it(config: Path) -> None:
    assert f"settings: {config} (not there yet)" in bulletin("locate").stdout
