"""Texts, sidecars, codebooks and settings that are damaged in every way: loaded, edited, saved, loaded again.

`python -m benchmarks fuzz` does a few hundred of each; `python -m benchmarks.fuzz 110000 1` does so many, from a seed.
No exception may escape, and no entry that could be read before may be unreadable, or say something else, afterwards.
"""

import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bulletin_tui.annotation.codebook import Codebook, read_codebook
from bulletin_tui.annotation.codebook_lint import lint
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.annotation.theme_changes import ThemeChange, add, delete, describe, rename
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.settings import load_settings, settings_file
from bulletin_tui.workspace.store import save

_MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
_SOURCE = """\
# 云川简报

第3期

云川市人大常委会办公室

2026年3月5日

---

## 云川市：抓推进 求实效

3月1日，云川市召开会议，部署全年工作。

**一、强化统筹。**一是成立专班。明确七个部门的职责，每月会商。二是列出清单。六十项任务逐条落实。

**二、服务民生。**一是办好实事。改造老旧小区三十二个。二是督办建议。一百件建议全部答复。

## 南浦县：代表进站见实效

**一、建好站点，方便群众。**全县建成联络站二十个，每周三开放。

（南浦县人大常委会供稿）

---

送：市委办公室
"""
_SIDECAR = '''\
# 初稿
format = "bulletin-annotations/1"
checked = 2026-04-01

[source]
name = "云川简报 第3期"
sha256 = "%s"

# 先看这一条
[[annotations]]
id = "01A"
at = "云川市/一/一"
tags = [
    "民生",
    "代表工作/票决制",
]
note = """
与南浦县对比。
再看。
"""
star = true
created = 2026-04-20T09:00:00+08:00
updated = 2026-04-20T09:00:00+08:00

[annotations.anchor]
quote = "一是成立专班。明确七个部门的职责，每月会商。"
prefix = "部署全年工作。一、强化统筹。"
suffix = "二是列出清单。六十项任务逐条落实。"
start = 86
end = 108

[[annotations]]
at = "云川市/二/二"
tags = ["督办"]  # 手写
colour = "red"

[[annotations]]
id = 'C'
at = "南浦县/一/·"
note = "单行"
tags = []

[annotations.anchor]
quote = "全县建成联络站二十个，每周三开放。"
mine = 3

[[annotations]]
id = "D"
at = "云川市/二/一"
structure = "no-measure"

[annotations.anchor]
quote = "一是办好实事"
start = 150
'''
_CODEBOOK = """\
format = "bulletin-codebook/1"

# 大类
[[themes]]
name = "民生"
english = "Livelihood"
definition = "群众急难愁盼。"
colour = "#cc4444"
key = 1

[[themes]]
name = "教育"
parent = "民生"
include = ["学校", "幼儿园"]
exclude = "培训"

[[themes]]
name = "生态"
examples = ["第12期/安阳市/二/四"]
"""
_CONFIG = """\
language = "zh"
coder = "li"
column_width = 40
line_spacing = 1
justify = true
theme = "bulletin-dark"

[keys]
tag = "t"
next_measure = ["j", "down"]
"""
_TOKENS = (
    *("\0", "\x1b[31m", "\ufeff", "\r\n", "\r", "\u202e", "\u2028", "\ud7ff", "\U0010ffff", "\t", "\x7f", "\x85"),
    *('"""', "'''", '"', "'", "\\", "\\u0000", "#", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "/", "\n", "\n\n"),
    *("[[annotations]]\n", "[annotations]\n", "[annotations.anchor]\n", "[[themes]]\n", "[source]\n", "[keys]\n"),
    *('id = "01A"\n', "id = 3\n", 'format = "bulletin-annotations/9"\n', "tags = 3\n", "note = []\n", "star = 1\n"),
    *("created = 1\n", "updated = 2026-99-99T00:00:00Z\n", "start = -1\n", "end = 99999999999999999999\n", "= \n"),
    *('parent = "教育"\n', "key = 1\n", 'name = "a/b"\n', "name = ''\n", "inf", "nan", "1e999"),
    *("0x", "true", "12:00:00"),
    *("一是", "二、", "（一）", "第99期", "## ", "**", "---\n", "送：", "（供稿）"),
    *("　", "①", "．", "一九九九年十三月"),
)


def damaged(text: str, chance: random.Random) -> bytes:
    """Return a text with some of it flipped, cut out, put in, doubled or moved; now and then its bytes."""
    in_bytes = chance.random() < 0.15
    data = [*text.encode().decode("latin-1")] if in_bytes else [*text]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 6))):
        size = len(data)
        at, other = chance.randrange(size + 1), chance.randrange(size + 1)
        start, end = sorted((at, min(size, at + chance.choice((1, 3, 12, 80, 400)))))
        match chance.randrange(7):
            case 0 if size:
                data[at % size] = chr(chance.randrange(256)) if in_bytes else chance.choice('。一二、\n\0"=[#甲a 1')
            case 1:
                del data[start : None if chance.random() < 0.05 else end]
            case 2:
                data[at:at] = data[start:end] * chance.choice((1, 1, 2, 30))
            case 3:
                token = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 40))
                data[at:at] = token.encode().decode("latin-1") if in_bytes else token
            case 4:
                piece = data[start:end]
                del data[start:end]
                data[other:other] = piece
            case _:
                lines = "".join(data).splitlines(keepends=True)
                if lines:
                    lines.insert(other % len(lines), lines[at % len(lines)])
                    if chance.random() < 0.1:
                        chance.shuffle(lines)
                data = [*"".join(lines)]
    changed = "".join(data)
    return changed.encode("latin-1") if in_bytes else changed.encode("utf-8", "surrogatepass")


class Workbench:
    """A workspace of one text, in which things are damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "3.txt"
        (folder / "annotations").mkdir()
        self.path.write_text(_SOURCE, encoding="utf-8")
        self.workspace = Workspace.around(folder)
        self.sidecar = self.workspace.sidecar_of(self.path)
        self.sha256 = load(self.workspace, self.path).source.sha256

    def edited(self, document: Document, chance: random.Random) -> Document | None:
        """Tag a measure, or write a note on it."""
        keys = [*document.source.measures]
        if not keys:
            return None
        key = chance.choice(keys)
        if chance.random() < 0.7:
            return document.edited(add_tags(document, [key], ["新标签"], _MOMENT))
        return document.edited(set_note(document, key, '新批注"""\\', _MOMENT))

    def source(self, chance: random.Random) -> None:
        """A damaged text: what is said of it is there after a save."""
        self.path.write_bytes(damaged(_SOURCE, chance))
        self.sidecar.unlink(missing_ok=True)
        self._edit_and_save(chance)

    def sidecars(self, chance: random.Random) -> None:
        """A damaged sidecar: what could be read stays as it is, what could not stays to the byte."""
        self.path.write_text(_SOURCE, encoding="utf-8")
        self.sidecar.write_bytes(damaged(_SIDECAR % self.sha256, chance))
        self._edit_and_save(chance)

    def _edit_and_save(self, chance: random.Random) -> None:
        before = self.sidecar.read_bytes() if self.sidecar.exists() else b""
        document = load(self.workspace, self.path)
        edited = self.edited(document, chance)
        if edited is None:
            return
        if document.sidecar.read_only:
            try:
                save(edited)
            except BulletinError:
                assert self.sidecar.read_bytes() == before, "a file that must not be written was"
                return
            raise AssertionError("a file that must not be written was")
        save(edited)
        after = read_sidecar(self.sidecar.read_bytes().decode())
        assert not after.read_only, "the file cannot be written any more"
        missing = _said(edited.annotations) - _said(after.annotations)
        assert not missing, f"not there any more: {missing}"
        text = self.sidecar.read_bytes().decode()
        for entry in document.sidecar.entries:
            if entry.annotation is None and entry.text.strip():
                assert entry.text.strip() in text, "a broken entry was not kept"
        again = load(self.workspace, self.path)
        assert not again.dirty
        assert not _said(edited.annotations) - _said(again.annotations), "lost when loaded again"

    def codebook(self, chance: random.Random) -> None:
        """A damaged codebook: themes that could be read are there after a change of another one."""
        data = damaged(_CODEBOOK, chance)
        path = self.folder / "annotations" / "codebook.toml"
        path.write_bytes(data)
        lint(Workbench._loaded(path))
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return
        before = read_codebook(text)
        paths = [theme.path for theme in before.themes] or ["民生"]
        one = chance.choice(paths)
        makes: tuple[Callable[[], ThemeChange], ...] = (
            lambda: add(text, "新主题", {"definition": '甲"乙'}),
            lambda: rename(text, one, "新名字"),
            lambda: describe(text, one, {"definition": "新的", "colour": "#102030"}),
            lambda: delete(text, one, below=True),
        )
        for make in makes:
            try:
                change = make()
            except BulletinError:
                continue
            after = {theme.path for theme in read_codebook(change.text).themes}
            for theme in before.themes:
                kept = change.retag(theme.path)
                assert kept is None or kept in after, f"{theme.path} is gone"

    @staticmethod
    def _loaded(path: Path) -> Codebook:
        from bulletin_tui.workspace.codebooks import load_codebook

        return load_codebook(path)

    def settings(self, chance: random.Random) -> None:
        """Damaged settings: what is wrong is told, the rest holds."""
        path = settings_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        data = damaged(_CONFIG, chance)
        path.write_bytes(data)
        load_settings()
        assert path.read_bytes() == data


def _said(annotations: Annotations) -> Counter[object]:
    """Return what is said, apart from where: that is brought up to date where the text was corrected."""
    return Counter((one.tags, one.note, one.star, one.structure, repr(one.extra)) for one in annotations.values())


_SHARES = {"source": 4, "sidecars": 4, "codebook": 2, "settings": 1}


def run(number: int, seed: int, folder: Path, faults: Callable[[str], None]) -> Counter[str]:
    """Damage things so many times.

    Args:
        number: How often in all.
        seed: From which the chances come.
        folder: An empty folder.
        faults: Told of everything that went wrong.

    Returns:
        How often each kind was damaged, and how often that was refused in one line.
    """
    chance = random.Random(seed)
    bench = Workbench(folder)
    counts: Counter[str] = Counter()
    total = sum(_SHARES.values())
    for kind, share in _SHARES.items():
        for turn in range(number * share // total):
            state = chance.getrandbits(64)
            counts[kind] += 1
            try:
                getattr(bench, kind)(random.Random(state))
            except BulletinError:
                counts[f"{kind}, refused"] += 1
            except Exception:
                counts[f"{kind}, FAULT"] += 1
                faults(f"{kind} {turn} (chance {state}):\n{traceback.format_exc(limit=-6)}")
    return counts


def main(number: int = 660, seed: int = 1) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as home:
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = f"{home}/{variable}"
        folder = Path(home, "workspace")
        folder.mkdir()
        for kind, count in run(number, seed, folder, print).items():
            print(f"{kind:<20} {count:>8}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
