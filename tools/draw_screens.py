"""Draw the pictures of the screen that the documents show, from the program itself.

The sample is copied into a workspace of its own and annotated a little; nothing outside it is touched.
"""

import asyncio
import os
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bulletin_tui import i18n
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.store import save

DOCS = Path(__file__).parents[1] / "docs"
MOMENT = datetime(2026, 11, 23, 9, 14, tzinfo=timezone(timedelta(hours=8)))
SIZE = (128, 34)
TAGGED = {
    "安阳市/一/一": ("代表工作/组织领导",),
    "安阳市/一/二": ("代表工作/学习培训",),
    "安阳市/一/三": ("代表工作/组织领导",),
    "安阳市/二/一": ("统一大市场",),
    "安阳市/二/二": ("产业体系", "生态"),
    "安阳市/二/四": ("民生", "代表工作/票决制"),
    "驻马店市/一/·": ("代表工作/组织领导",),
}


def annotated(folder: Path) -> Path:
    """Lay out a workspace with the sample, annotated; return the sample's path in it."""
    (folder / "annotations").mkdir()
    (folder / "seeds").mkdir()
    path = folder / "seeds" / sample().name
    path.write_bytes(sample().read_bytes())
    document = Library.open(path).load(path)
    for key, tags in TAGGED.items():
        document = document.edited(editing.add_tags(document, [key], tags, MOMENT))
    document = document.edited(editing.set_note(document, "安阳市/二/四", "与驻马店做法对比。", MOMENT))
    document = document.edited(editing.set_star(document, "安阳市/二/四", True, MOMENT))
    save(document)
    return path


async def draw(path: Path, keys: list[str]) -> str:
    """Open a path, press keys, and return the screen as SVG."""
    app = BulletinApp(Library.open(path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot(title="bulletin")


def main() -> None:
    """Draw every picture into `docs/`."""
    i18n.use("zh")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        path = annotated(Path(folder))
        (DOCS / "screen.svg").write_text(asyncio.run(draw(path, ["J", "j", "j", "j"])), encoding="utf-8")


if __name__ == "__main__":
    main()
