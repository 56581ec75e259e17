from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library

BULLETIN = """\
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

南浦县组织代表进站接待群众。

**一、建好站点，方便群众。**全县建成联络站二十个，每周三开放。

---

送：市委办公室
"""


@pytest.fixture
def text() -> str:
    """The text of the small bulletin."""
    return BULLETIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one small bulletin."""
    (tmp_path / "annotations").mkdir()
    (tmp_path / "3.txt").write_text(BULLETIN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def opened(folder: Path) -> Callable[[], Document]:
    """Open the bulletin anew."""

    def load() -> Document:
        library = Library.open(folder)
        return library.load(library.sources[0])

    return load
