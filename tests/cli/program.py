"""Running the command line inside the test's process, over small bulletins made up for it."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from bulletin_tui.cli.root import root

ISSUE = """\
代表工作

第{number}期

青石省人大常委会办公室

2026年5月{number}日

## 青石市：抓落实 见成效

5月1日，青石市召开会议。

**一、坚持高位推动，把牢方向。**一是统筹“定盘”。成立专班。二是压实责任。层层落实[/foo]，不留死角。

**二、聚焦民生，办好实事。**一是=cmd|calc。改造老旧小区，惠及群众。二是治理河道。红\x1b[31m色*河段*全部清理。

（青石市人大常委会供稿）

## 临溪县：快部署 强推进

5月2日，临溪县召开会议。

**一、主动汇报，凝聚合力。**县人大常委会第一时间向县委汇报。

（临溪县人大常委会供稿）
"""
"""An issue of five measures; what would act on markup, on a terminal or on a spreadsheet stands in it."""

BINARY = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff"
"""What no encoding makes text of."""


def issue(folder: Path, number: int = 3) -> Path:
    """Write an issue to `<number>.txt` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}.txt"
    path.write_text(ISSUE.format(number=number), encoding="utf-8")
    return path


def bulletin(*arguments: str | Path, stdin: str | bytes = "", color: bool = False, **environment: str) -> Result:
    """Run a command; unexpected exceptions come through."""
    return CliRunner().invoke(
        root,
        [str(argument) for argument in arguments],
        prog_name="bulletin",
        input=stdin,
        # Named here the language is put back afterwards, whatever the command set it to.
        env={"LANGUAGE": "en", **environment},
        catch_exceptions=False,
        color=color,
    )


def done(*arguments: str | Path, stdin: str | bytes = "", color: bool = False, **environment: str) -> Result:
    """Run a command that has to succeed."""
    result = bulletin(*arguments, stdin=stdin, color=color, **environment)
    assert result.exit_code == 0, result.output
    return result


def json_lines(text: str) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


def listed(path: Path, *options: str) -> dict[str, dict[str, Any]]:
    """Return what `bulletin list --json` says, by address."""
    return {row["address"]: row for row in json_lines(done("list", path, "--json", *options).stdout)}
