"""A workspace as somebody would make it who wishes the reader ill."""

import re
from collections.abc import Iterable
from pathlib import Path

ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What acts on a terminal instead of being read; tabs and line feeds are not among it."""
DEEP = 3000
"""So many lists in lists no reader of TOML or JSON takes."""

ISSUE = """\
代表工作\x1b]0;pwned\x07

第3期

青石省人大常委会办公室\x9b2J

2026年5月3日

## 青石市：抓落实 \u202e见成效

5月1日，青石市召开会议。

**一、坚持高位推动\x1b[31m，把牢方向。**一是统筹“定盘”。成立\u202e专班\x9b2J。二是=cmd|calc。层层落实[/foo]，不留死角。

**二、../../x。**一是@SUM(1)。改造老旧小区\x1b[2J，惠及群众。二是-2+3。红\x07色[bold]河段全部清理。

（青石市人大常委会供稿）
"""
ADDRESSES = ("青石市/一/一", "青石市/一/二", "青石市/二/一", "青石市/二/二")
TAGS = (
    "../../x",
    "\x1b[31mred",
    "a\nb",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "＝1",
    "\t=1",
    "\u202eabc",
    "\x00",
    "[/b]",
    "$(touch pwned)",
)
NAMES = (
    "esc\x1b[31m.txt",
    "bidi\u202egpj.txt",
    "new\nline.txt",
    "-rf.txt",
    "$(touch pwned).txt",
    "=cmd.txt",
    "\udcb4\udcfa.txt",
)
"""What files may be called on Linux, the last of them in another encoding than that of the system."""


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(
            letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08x}" for letter in text
        )
        + '"'
    )


def sidecar() -> str:
    """Return a sidecar: what is said of every measure, an orphan, an entry nested too deeply, one that is broken."""
    tags, note = ", ".join(map(_quoted, TAGS)), _quoted("\x1b]0;pwned\x07 [/b]")
    said = [
        f'[[annotations]]\nid = "{number}/../x"\nat = "{at}"\ntags = [{tags}]\nnote = {note}\n'
        for number, at in enumerate(ADDRESSES)
    ]
    orphan = '[[annotations]]\nid = "o\\u001b[2J"\nat = "no\\u001b[2J/such"\ntags = ["-x"]\n'
    anchor = '[annotations.anchor]\nquote = "gone\\u001b[2J"\n'
    deep = f'[[annotations]]\nat = "x"\ndeep = {"[" * DEEP}\n'
    head = 'format = "bulletin-annotations/1"\n[source]\nname = "../../x\\u001b[2J"\nsha256 = "../../x"\n'
    return "\n".join((head, *said, orphan + anchor, deep, '[[annotations]]\nid = "z\x1b[2J"\n'))


CODEBOOK = f"""\
format = "bulletin-codebook/1"
[[themes]]
name = "\\u001b[31mred"
[[themes]]
name = "\\u202eabc"
[[themes]]
name = "ok"
definition = "\\u001b[2J\\u202e=1"
english = "\\u0007"
colour = "\\u001b"
[[themes]]
name = "deep"
deep = {"[" * DEEP}
"""


def lay_out(folder: Path, names: Iterable[str] = NAMES) -> Path:
    """Make the workspace in a folder of its own; returns it. Two coders have annotated its texts."""
    (folder / "annotations").mkdir(parents=True)
    (folder / "annotations" / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    for name in ("plain.txt", *names):
        path = folder / name
        path.write_text(ISSUE, encoding="utf-8")
        for coder in ("", ".li"):
            said = sidecar() if coder else sidecar().replace('"@x", ', "")
            (folder / "annotations" / f"{path.stem}{coder}.toml").write_text(said, encoding="utf-8")
    return folder
