"""The documents say what the program does."""

import re
from pathlib import Path

import click
import pytest

import write_docs
from bulletin_tui.bulletin.diagnostics import TABLE
from bulletin_tui.cli.commands import COMMANDS
from bulletin_tui.cli.root import root
from bulletin_tui.export import FORMATS
from bulletin_tui.tui.commands import COMMANDS as ACTIONS

DOCS = Path(__file__).parents[2] / "docs"


def command(name: str) -> click.Command:
    found = root.get_command(click.Context(root), name)
    assert found is not None
    return found


def chapter(name: str) -> str:
    """Return what docs/commands.md says of a command."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## `bulletin {name}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no chapter on {name}"
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_an_example(name: str) -> None:
    assert f"\nbulletin {name}" in chapter(name).partition("```sh")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    said = chapter(name) + text.partition("\n## `bulletin")[0]
    options = {option for each in command(name).params for option in each.opts if option.startswith("--")}
    assert not {option for option in options if option not in said}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_are_calls_that_parse(name: str) -> None:
    for line in (command(name).epilog or "").splitlines():
        program, called, *arguments = line.partition(" <")[0].partition(" >")[0].split()
        assert (program, called) == ("bulletin", name)
        with command(name).make_context(name, arguments):
            pass


@pytest.mark.parametrize("name", write_docs.PAGES)
def test_what_is_made_from_the_code_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == write_docs.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented_with_its_suffixes(name: str) -> None:
    rows = (DOCS / "export.md").read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| `{name}` |"))
    assert all(f"`{suffix}`" in row for suffix in (FORMATS[name].suffix, *FORMATS[name].other_suffixes))


def test_every_key_and_every_code_is_documented() -> None:
    assert all(f"`{key}`" in write_docs.key_page() for action in ACTIONS if not action.with_key for key in action.keys)
    assert all(f"| `{code}` |" in write_docs.diagnostic_page() for code in TABLE)
