"""How long the codebook's screen and the picker take with 20, 100 and 500 themes, from a key to the app at rest."""

import asyncio
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from textual.pilot import Pilot

from benchmarks.measure import report
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_SIZES = (20, 100, 500)
_TIMES = 5
_WORDS = "民生教育医疗养老就业社保乡村振兴产业生态治理风险代表联络建议述职票决立法监督平台选举"
_STEPS = {
    "c": "open the codebook",
    "down": "point at the next theme",
    "slash": "open the field",
    "j": "type a letter of a name's pinyin",
    "y": "type another",
    "escape": "show all themes again",
    "q": "back to the text",
    "t": "open the picker",
    "m": "type a letter in it",
    "s": "type another in it",
}


def main() -> None:
    for size in _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = _workspace(Path(folder), size)
            print(f"\n{size} themes")
            report(asyncio.run(_times(path)))


def _workspace(folder: Path, themes: int) -> Path:
    (folder / "annotations").mkdir()
    path = folder / "12.txt"
    path.write_bytes(sample().read_bytes())
    text = 'format = "bulletin-codebook/1"\n'
    for number in range(themes):
        name = _WORDS[number % 38 : number % 38 + 4]
        text += (
            f'\n[[themes]]\nname = "{name}{number}"\nenglish = "Theme {number}"\ndefinition = "第{number}个主题。"\n'
        )
    (folder / "annotations/codebook.toml").write_text(text, encoding="utf-8")
    return path


async def _times(path: Path) -> dict[str, float]:
    app = BulletinApp(Library.open(path))
    times: dict[str, list[float]] = {said: [] for said in _STEPS.values()}
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        for _round in range(_TIMES):
            for key, said in _STEPS.items():
                times[said].append(await _pressed(pilot, key))
            await pilot.press("escape")
    return {said: median(taken) for said, taken in times.items()}


async def _pressed(pilot: Pilot[int], key: str) -> float:
    start = perf_counter()
    await pilot.press(key)
    return perf_counter() - start


if __name__ == "__main__":
    main()
