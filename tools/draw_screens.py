"""Draw the pictures of the screen that the documents show, from the program itself.

The sample is copied into a workspace of its own and annotated a little; nothing outside it is touched. The clock stands
still, so that drawing them again gives the same files.
"""

import asyncio
import os
import tempfile
from datetime import datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from textual._compositor import LayoutUpdate

from bulletin_tui import i18n
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.tui.themes import LIGHT
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.settings import read_settings
from bulletin_tui.workspace.store import save
from svg import draw

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
MOMENT = datetime(2026, 11, 23, 9, 14, tzinfo=timezone(timedelta(hours=8)))
TAGGED = {
    "安阳市/一/一": ("代表工作/组织领导",),
    "安阳市/一/二": ("代表工作/学习培训",),
    "安阳市/一/三": ("代表工作/组织领导",),
    "安阳市/二/一": ("统一大市场",),
    "安阳市/二/二": ("产业体系", "生态"),
    "安阳市/二/四": ("民生", "代表工作/票决制"),
    "驻马店市/一/·": ("代表工作/组织领导",),
}
OTHERS = {
    "安阳市/一/一": ("代表工作/组织领导",),
    "安阳市/一/二": ("代表工作/组织领导",),
    "安阳市/二/一": ("统一大市场",),
    "安阳市/二/四": ("民生", "基层治理"),
}
"""What the other one says."""
WIDE, NARROW = (140, 40), (80, 24)


class Picture(NamedTuple):
    """A screen of the documents."""

    name: str
    title: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    """Columns and rows of the terminal."""
    lang: str = "zh"
    theme: str = "auto"
    settings: str = ""
    """What the person's settings say besides."""
    coder: str | None = None
    """Who looks at it; then another coder has annotated the sample too."""
    corrected: bool = False
    """Whether the text was changed after it was annotated."""


AT = ("J", "j", "j", "j")
"""The keys to 安阳市/二/四."""
PICTURES = (
    Picture("reader", "阅读", AT),
    Picture("reader-80x24", "阅读，80 列", AT, NARROW),
    Picture("reader-light", "阅读，浅色", AT, theme=LIGHT.name),
    Picture("reader-english", "The reader", AT, lang="en"),
    Picture("tags", "选标签", (*AT, "t", *"pj"), NARROW),
    Picture("suggest", "建议主题", ("J", "J", "s")),
    Picture("similar", "相似举措", ("j", "j", "S")),
    Picture("branch", "一起标", ("shift+tab", "left", "t")),
    Picture("note", "写批注", (*AT, "a"), NARROW),
    Picture("find", "查找", ("slash", *"联络站")),
    Picture("filter", "筛选", ("f", *"zzld", "enter", *"高位", "enter"), WIDE),
    Picture("jump", "跳转", (*AT, "F")),
    Picture("matrix", "矩阵", ("m",)),
    Picture("codebook", "编码本", (*AT, "c")),
    Picture("codebook-80x24", "编码本，80 列", (*AT, "c", "r"), NARROW),
    Picture("settling", "裁定分歧", ("O", "b"), coder="li"),
    Picture("others", "别人怎么标", (*AT, "o"), coder="li"),
    Picture("review", "复查：原文改过以后", ("r",), corrected=True),
    Picture("review-english", "Review", ("r",), NARROW, lang="en", corrected=True),
    Picture("help", "帮助", ("question_mark",)),
    Picture("palette", "命令面板", (*AT, "ctrl+p", *"星标"), NARROW),
    Picture("export", "导出", (*AT, "x")),
    Picture(
        "settings", "设置写错了", (), NARROW, settings='line_spacing = 2\ncolumn_width = "宽"\n[keys]\nstar = "t"\n'
    ),
)


def annotated(folder: Path, coder: str | None = None) -> Path:
    """Lay out a workspace with the sample, annotated; return the sample's path in it.

    Args:
        folder: Where.
        coder: Who annotated it; if there is a name, another coder did too.
    """
    (folder / "annotations").mkdir()
    (folder / "seeds").mkdir()
    path = folder / "seeds" / sample().name
    path.write_bytes(sample().read_bytes())
    if coder:
        other = Library.open(path, "wang").load(path)
        for key, tags in OTHERS.items():
            other = other.edited(editing.add_tags(other, [key], tags, MOMENT))
        save(other)
    document = Library.open(path, coder).load(path)
    for key, tags in TAGGED.items():
        document = document.edited(editing.add_tags(document, [key], tags, MOMENT))
    document = document.edited(editing.set_note(document, "安阳市/二/四", "与驻马店做法对比。", MOMENT))
    document = document.edited(editing.set_star(document, "安阳市/二/四", True, MOMENT))
    save(document)
    return path


def correct(path: Path) -> None:
    """Change the text as a later edition would: a measure written anew, one taken out."""
    text = path.read_text(encoding="utf-8")
    spans = {key: found.measure.span for key, found in Library.open(path).load(path).source.measures.items()}
    anew, gone = spans["安阳市/二/一"], spans["安阳市/一/二"]
    words = "一是服务全国统一大市场建设。发挥安阳区位优势，组织各级人大代表献计出力。"
    text = text[: anew.start] + words + text[anew.end :]
    path.write_text(text[: gone.start] + text[gone.end :], encoding="utf-8")


async def photograph(path: Path, picture: Picture) -> str:
    """Open a path, press the picture's keys, and return the screen as SVG."""
    configured = read_settings(f'theme = "{picture.theme}"\n{picture.settings}')
    app = BulletinApp(Library.open(path, picture.coder), configured)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        if not picture.settings:
            reader.hush()
        for key in picture.keys:
            await pilot.press(key)
        # The palette looks for its matches in a worker; that of a dialog ends with the dialog.
        if looking := [worker for worker in app.workers if worker.group != "dialog"]:
            await app.workers.wait_for_complete(looking)
        await pilot.pause()
        update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens, simplify=True)
        assert isinstance(update, LayoutUpdate)
        return draw([chain.from_iterable(row) for row in update.strips], picture.size[0], picture.title)


def main() -> None:
    """Draw every picture into `docs/screens/`."""
    SCREENS.mkdir(exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            # Nothing is remembered from one picture to the next, and nothing of the person's own comes in.
            for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
                os.environ[variable] = folder
            i18n.use(picture.lang)
            path = annotated(Path(folder), picture.coder)
            if picture.corrected:
                correct(path)
            svg = asyncio.run(photograph(path, picture))
            (SCREENS / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
