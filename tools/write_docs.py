"""Writes the documents that are made from the code, in both languages: docs/keys.md and docs/diagnostics.md.

Run it by `make docs`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bulletin_tui import i18n
from bulletin_tui.bulletin.diagnostics import TABLE
from bulletin_tui.export.markdown_text import line
from bulletin_tui.i18n import _
from bulletin_tui.tui.commands import Command
from bulletin_tui.tui.keymap import Keymap

DOCS = Path(__file__).parents[1] / "docs"
_FIELD = re.compile(r"\{\w+\}")

_KEYS = """\
# 按键 · Keys

阅读界面的全部按键，`bulletin keys` 打印的也是这张表。没有按键的动作在命令面板（`ctrl+p`）里。
Every key of the reader; `bulletin keys` prints the same. What has no key is in the command palette (`ctrl+p`).

<!-- 由 tools/write_docs.py 从 tui/commands.py 生成 · written by tools/write_docs.py -->
"""

_DIAGNOSTICS = """\
# 文本里的毛病 · What `bulletin check` has to say about a text

每一种有一个代号，代号的含义不变；`bulletin check` 列出行号和办法。都不妨碍阅读和标注，原文一个字也不会丢；
有 `error` 时退出码是 1。
Every finding has a code that never changes its meaning, a severity, and a line. None of them stops anything, and no
character of the text is lost; where one is an `error` the exit code is 1.

<!-- 由 tools/write_docs.py 从 bulletin/diagnostics.py 生成 · written by tools/write_docs.py -->

| 代号 code | 轻重 severity | 说明 what it means | 办法 what to do |
|---|---|---|---|
"""

_BESIDE = """
标注方面还有：`unreadable`（文件读不出，error）、`sidecar`（旁注文件有坏条目，error）、`orphan`（失去对应的标注，error）、`review`
（待查的标注，warning）、`codebook`（编码本有毛病，warning）。
Beside these: `unreadable` and `sidecar` (a file or an entry that cannot be read), `orphan` (an annotation whose measure
is gone), `review` (one to be looked at), `codebook`.
"""


def key_page() -> str:
    """Return the text of docs/keys.md."""
    return "\n".join((_KEYS.rstrip("\n"), *_key_tables())) + "\n"


def diagnostic_page() -> str:
    """Return the text of docs/diagnostics.md."""
    rows = (
        f"| `{code}` | {entry.severity.value} | {_both(entry.message)} | {_both(entry.advice)} |\n"
        for code, entry in TABLE.items()
    )
    return _DIAGNOSTICS + "".join(rows) + _BESIDE


def _key_tables() -> Iterator[str]:
    for group, commands in Keymap().by_group():
        yield f"\n## {_both(group)}\n"
        yield "| 键 key | 动作 action | 说明 what it does |"
        yield "|---|---|---|"
        for command in commands:
            yield f"| {_pressed(command)} | {_both(command.title)} | {_both(command.help)} |"


def _pressed(command: Command) -> str:
    if command.with_key:
        return f"`{command.keys[0]}`–`{command.keys[-1]}`"
    return " ".join(f"`{key}`" for key in command.keys) or "—"


def _both(message: str) -> str:
    """Return a message in both languages; once, where they are the same. What is filled in later is left out."""
    i18n.use(i18n.CHINESE)
    chinese, english = (line(_FIELD.sub("…", text)) for text in (_(message), message))
    return english if chinese == english else f"{chinese} · {english}"


PAGES = {"keys.md": key_page, "diagnostics.md": diagnostic_page}
"""The documents by name, and what writes them."""


def main() -> None:
    """Write every document."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
