"""Writes the documents that are made from the code, in both languages: keys, diagnostics, settings.

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
from bulletin_tui.workspace.settings import FIELDS

DOCS = Path(__file__).parents[1] / "docs"
_FIELD = re.compile(r"\{\w+\}")

_KEYS = """\
# 按键 · Keys

阅读界面的全部按键，`bulletin keys` 打印的也是这张表。没有按键的动作在命令面板（`ctrl+p`）里。
Every key of the reader; `bulletin keys` prints the same. What has no key is in the command palette (`ctrl+p`).

<!-- 由 tools/write_docs.py 从 tui/commands/ 生成 · written by tools/write_docs.py -->
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
（待查的标注，warning）、`stray`（旁注文件找不到原文，error）、`codebook`（编码本有毛病，warning）。
Beside these: `unreadable` and `sidecar` (a file or an entry that cannot be read), `orphan` (an annotation whose measure
is gone), `review` (one to be looked at), `stray` (annotations whose text is not here), `codebook`.
"""


_SETTINGS = """\
# 设置 · Settings

`config.toml`，在系统的设置文件夹里，`bulletin locate` 打印它的位置。没有也能用；
命令面板里的“打开设置”会建一份带注释的，用 `$EDITOR` 打开，关上后重新读入。程序从不改写它。
`config.toml` in the system's folder for settings; `bulletin locate` prints where. The program works without it. “Open
the settings” in the command palette makes one with comments, opens it in `$EDITOR` and reads it again. The program
never changes it.

命令行选项最优先，其次环境变量，再次这份文件，最后默认值。写错一项只影响这一项，打开时说明哪一行错在哪里、怎么改；
整个文件不成 TOML 就按默认运行，也说明是第几行。
Options win over variables, variables over the file, the file over the defaults. What is wrong costs only itself and is
told with its line; a file that is not TOML is left aside, and its line told.

<!-- 由 tools/write_docs.py 从 workspace/settings.py 生成 · written by tools/write_docs.py -->

| 名称 name | 默认 default | 可以是 can be | 说明 what it does |
|---|---|---|---|
"""

_SETTINGS_KEYS = """
在程序里选的配色、改的版心宽度会记住；文件里的相应一行后来改了，就以文件为准。
A theme or a width chosen in the program is remembered; once its line in the file changes, the file holds again.

## 按键 · Keys

`[keys]` 下面按动作的名称写键，一个或几个；`[]` 是不要键。动作的名称见 `bulletin keys --json`。
两个动作要同一个键，键名、动作名写错，打开时都会说明。底部的提示、`?`、命令面板、`bulletin keys` 显示的都是改过的键。
Below `[keys]` stand keys by the names of actions (`bulletin keys --json` lists them), one or several; `[]` takes an
action its keys. Two actions with one key, and names that do not exist, are told. The bottom line, `?`, the palette and
`bulletin keys` show the keys that are in force.

```toml
column_width = 36
line_spacing = 2

[keys]
next_measure = ["j", "down", "space"]
star = "s"
```

键名是单个字符（`j`、`J`、`?`），或下列名称，前面可加 `ctrl+`、`alt+`、`shift+`；`escape` 用来关对话框，不能另给。
Keys are single characters or these names, with `ctrl+`, `alt+`, `shift+` before them; `escape` closes dialogs and
cannot be given.

`up` `down` `left` `right` `home` `end` `pageup` `pagedown` `insert` `delete` `tab` `enter` `backspace` `space`
`f1`–`f24`
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


def settings_page() -> str:
    """Return the text of docs/settings.md."""
    rows = (
        f"| `{name}` | `{field.example}` | {_both(field.wants)} | {_both(field.help)} |\n"
        for name, field in FIELDS.items()
    )
    return _SETTINGS + "".join(rows) + _SETTINGS_KEYS


PAGES = {"keys.md": key_page, "diagnostics.md": diagnostic_page, "settings.md": settings_page}
"""The documents by name, and what writes them."""


def main() -> None:
    """Write every document."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
