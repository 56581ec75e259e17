"""Writes docs/keys.md, the keys of the reader in both languages, from the registry of commands.

Run it by `make docs`; with `--check` it writes nothing and fails where the file is not what it would write.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bulletin_tui import i18n
from bulletin_tui.export.markdown_text import line
from bulletin_tui.i18n import _
from bulletin_tui.tui.commands import Command, by_group

TARGET = Path(__file__).parents[1] / "docs" / "keys.md"

_HEAD = """\
# 按键 · Keys

阅读界面的全部按键，`bulletin keys` 打印的也是这张表。没有按键的动作在命令面板（`ctrl+p`）里。
Every key of the reader; `bulletin keys` prints the same. What has no key is in the command palette (`ctrl+p`).

<!-- 由 tools/write_key_docs.py 从 tui/commands.py 生成 · written by tools/write_key_docs.py -->"""


def page() -> str:
    """Return the text of docs/keys.md."""
    return "\n".join((_HEAD, *_tables())) + "\n"


def _tables() -> Iterator[str]:
    for group, commands in by_group():
        yield f"\n## {_both(group)}\n"
        yield "| 键 key | 动作 action | 说明 what it does |"
        yield "|---|---|---|"
        for command in commands:
            yield f"| {_keys(command)} | {_both(command.title)} | {_both(command.help)} |"


def _keys(command: Command) -> str:
    if command.with_key:
        return f"`{command.keys[0]}`–`{command.keys[-1]}`"
    return " ".join(f"`{key}`" for key in command.keys) or "—"


def _both(message: str) -> str:
    """Return a message in both languages; once, as long as it is not translated."""
    i18n.use(i18n.CHINESE)
    chinese = _(message)
    return line(message) if chinese == message else f"{line(chinese)} · {line(message)}"


def main() -> int:
    """Write the page or compare it; returns the exit code."""
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != page())
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
