"""Draws the pictures of summaries that the documents show, from the annotated sample.

Word and Excel as LibreOffice puts them on paper, the web page as Chromium shows it. Needs `soffice`, `pdftoppm`,
`node`, `npm` and `chromium`.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import lead
from bulletin_tui import i18n
from bulletin_tui.export import Options, Summary, render
from coded import coded_sample, many_issues
from office import as_pdf, needed

PICTURES = Path(__file__).parents[1] / "docs" / "summaries"
_UPRIGHT, _LYING = 64, 100
"""Dots to the inch of paper that stands and that lies on its side."""
_UPPER = 390
"""How many dots of a page that lies on its side are shown."""


def main() -> None:
    """Draw all of them."""
    needed("soffice", "pdftoppm")
    i18n.use("zh")
    PICTURES.mkdir(exist_ok=True)
    sample, many = coded_sample(Options(matrix=True)), many_issues(8)
    with TemporaryDirectory() as name:
        folder = Path(name)
        papers = {
            "word": (_written(folder, "sample", sample, "docx"), 1),
            "word-text": (_written(folder, "sample", sample, "docx"), 3),
            "word-end": (_written(folder, "sample", sample, "docx"), -1),
            "excel": (_written(folder, "sample", sample, "xlsx"), 1),
            "excel-matrix": (_written(folder, "many", many, "xlsx"), -3),
        }
        for picture, (path, page) in papers.items():
            _draw(as_pdf(path), page, PICTURES / f"{picture}.png")
        shown = folder / "pictures.json"
        shown.write_text(json.dumps(list(_screens(folder, sample, many))), encoding="utf-8")
        lead("picture.js", shown)
    for path in sorted(PICTURES.glob("*.png")):
        print(f"{path.name:20} {path.stat().st_size / 1000:6.0f} kB")


def _written(folder: Path, name: str, summary: Summary, kind: str) -> Path:
    path = folder / f"{name}.{kind}"
    path.write_bytes(render(summary, kind))
    return path


def _draw(pdf: Path, page: int, picture: Path) -> None:
    """Draw a page of a PDF, counted from 1 or from the end by -1; of one that lies on its side the upper part."""
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    count = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
    number = str(page if page > 0 else count + 1 + page)
    drawn = pdf.with_name("drawn")
    if picture.name.startswith("word"):
        look = ["-gray", "-r", str(_UPRIGHT)]
    else:
        look = ["-r", str(_LYING), "-W", "2000", "-H", str(_UPPER)]
    command = ["pdftoppm", "-png", *look, "-f", number, "-l", number, "-singlefile", str(pdf), str(drawn)]
    subprocess.run(command, check=True)
    shutil.move(drawn.with_suffix(".png"), picture)


def _screens(folder: Path, sample: Summary, many: Summary) -> Iterator[dict[str, object]]:
    one, several = _written(folder, "sample", sample, "html"), _written(folder, "many", many, "html")
    wide, telephone = {"width": 1200, "height": 760}, {"width": 390, "height": 760}
    for file, page, size, scheme, top in (
        ("page", one, wide, "light", 0),
        ("page-dark", several, wide, "dark", 0),
        ("page-phone", one, telephone, "light", 1350),
    ):
        yield {"page": str(page), "file": str(PICTURES / f"{file}.png"), "scheme": scheme, "from": top, **size}


if __name__ == "__main__":
    main()
