"""The annotated sample that documents and measurements are made from."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin_tui.export import Options, Summary, summarize
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

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
