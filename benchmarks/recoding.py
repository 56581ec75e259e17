"""How long a change of a theme takes over workspaces of a hundred to ten thousand issues, ten annotations each.

The bar: 3 seconds for a thousand issues, the worst case included, in which every annotation has the theme.
"""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measure import report, timed
from bulletin_tui.annotation.changes import AddTag, Batch, SetNote
from bulletin_tui.annotation.model import Annotation, Annotations, new_id
from bulletin_tui.annotation.sidecar import Sidecar
from bulletin_tui.annotation.sidecar_writer import About, write_sidecar
from bulletin_tui.annotation.theme_changes import ThemeChange, delete, merge, rename
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import Workspace, sample
from bulletin_tui.workspace.recoding import carry_out_plan, codebook_text, plan
from bulletin_tui.workspace.recovery import recover

_SIZES = (100, 1_000, 10_000)
_ANNOTATIONS = 10
_MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
_OTHERS = ("生态", "基层治理", "乡村振兴", "产业体系")
_CHANGES: dict[str, Callable[[str], ThemeChange]] = {
    "rename a theme of a fifth of all measures": lambda text: rename(text, "生态", "生态环境"),
    "rename a theme of all measures": lambda text: rename(text, "民生", "民生福祉"),
    "merge it into another": lambda text: merge(text, ["民生福祉"], "乡村振兴"),
    "delete it": lambda text: delete(text, "乡村振兴", below=True),
}


def main() -> None:
    for issues in _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{issues} issues, {issues * _ANNOTATIONS} annotations")
            report(_times(_workspace(Path(folder), issues)))


def _times(workspace: Workspace) -> dict[str, float]:
    times = {}
    for name, make in _CHANGES.items():
        start = perf_counter()
        planned = plan(workspace, make(codebook_text(workspace)), now())
        times[f"{name}: plan"] = perf_counter() - start
        times[f"{name}: write"] = timed(partial(carry_out_plan, workspace, planned))
    times["open a workspace where nothing was interrupted"] = timed(partial(recover, workspace))
    return times


def _workspace(folder: Path, issues: int) -> Workspace:
    """Write the sidecars of so many issues, each of ten annotations with two tags and a note."""
    (folder / "annotations").mkdir()
    workspace = Workspace.around(folder)
    library = Library.open(sample())
    document = library.load(library.sources[0])
    for number in range(issues):
        text = _sidecar(document, number)
        (folder / f"annotations/{number}.toml").write_text(text, encoding="utf-8")
    return workspace


def _sidecar(document: Document, number: int) -> str:
    annotations = Annotations()
    for place, key in enumerate([*document.source.places][:_ANNOTATIONS]):
        one = Annotation(new_id(_MOMENT), key, anchor=document.source.places[key].anchor)
        tags = ("民生", _OTHERS[(number + place) % 5]) if (number + place) % 5 < len(_OTHERS) else ("民生",)
        edits = [AddTag(one, _MOMENT, tag) for tag in tags]
        annotations = Batch((*edits, SetNote(one, _MOMENT, "与驻马店做法对比。"))).apply(annotations)
    about = About("代表工作 第12期 2026-04-20", document.source.sha256)
    return write_sidecar(Sidecar(), annotations, about, lambda _one: 0)
