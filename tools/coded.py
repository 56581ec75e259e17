"""Annotated texts that documents, pictures and measurements are made from."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.texts import varied_issue

from bulletin_tui.export import Options, Summary, summarize
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_NOON = datetime(2026, 4, 21, 12, tzinfo=UTC)
_CODED_PART = 0.75
_ROOT = Path(__file__).parents[1]
_CODED = _ROOT / "tests" / "data" / "coded-sample.toml"
_CODEBOOK = _ROOT / "annotations" / "codebook.toml"


def coded_sample(options: Options | None = None) -> Summary:
    """Return the summary of the bundled issue as a careful reader coded it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "annotations").mkdir()
        path = folder / sample().name
        path.write_bytes(sample().read_bytes())
        (folder / "annotations" / f"{path.stem}.toml").write_bytes(_CODED.read_bytes())
        (folder / "annotations" / "codebook.toml").write_bytes(_CODEBOOK.read_bytes())
        library = Library.open(folder)
        return summarize([library.load(path)], library.codebook(), options)


def many_issues(count: int, options: Options | None = None) -> Summary:
    """Return the summary of issues made by chance, most of their measures coded; the same ones each time."""
    chance = Random(count)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "codebook.toml").write_bytes(_CODEBOOK.read_bytes())
        for number in range(count):
            (folder / f"{number + 1:03}.txt").write_text(varied_issue(number, chance), encoding="utf-8")
        library = Library.open(folder)
        themes = [theme.path for theme in library.codebook().themes]
        documents = []
        for path in library.sources:
            document = library.load(path)
            for key in document.source.measures:
                if chance.random() < _CODED_PART:
                    tags = chance.sample(themes, chance.choice((1, 1, 2)))
                    document = document.edited(editing.add_tags(document, [key], tags, _NOON))
            documents.append(document)
        return summarize(documents, library.codebook(), options)
