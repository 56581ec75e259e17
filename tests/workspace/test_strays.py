from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.strays import stray_sidecars, strays, take_home, told

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
OTHER = "# 别的简报\n\n第9期\n\n## 南浦县：别的\n\n**一、别的。**一是别的事情，都很好。\n"


def annotated(path: Path, coder: str | None = None) -> Path:
    """Tag every measure of a text; return its sidecar."""
    document = Library.open(path, coder).load(path)
    saved = save(document.edited(add_tags(document, document.source.measures, ["民生"], MOMENT)))
    return saved.document.sidecar_path


def corrected(path: Path) -> None:
    """Correct a text in some places."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("七个部门", "8个部门").replace("三十二个", "三十六个"), encoding="utf-8")


def homes(folder: Path) -> list[tuple[str, str | None]]:
    found = strays(Workspace.around(folder))
    return [(stray.sidecar.name, stray.home.source.name if stray.home else None) for stray in found]


def said(folder: Path, source: str, coder: str | None = None) -> int:
    library = Library.open(folder, coder)
    return len(library.load(folder / source).by_measure)


@pytest.mark.parametrize("change", [lambda _path: None, corrected])
@pytest.mark.parametrize("beside", [True, False])
def test_a_text_that_was_renamed_gets_its_annotations_back(
    folder: Path, change: Callable[[Path], None], beside: bool
) -> None:
    if beside:
        (folder / "annotations").rmdir()
    sidecar = annotated(folder / "3.txt")
    before = sidecar.read_bytes()
    new = (folder / "3.txt").rename(folder / "第3期.txt")
    change(new)
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    assert stray_sidecars(Workspace.around(folder)) == [sidecar]
    (stray,) = strays(Workspace.around(folder))
    assert stray.home
    assert (stray.home.source.name, stray.number, stray.home.same) == ("第3期.txt", 5, change is not corrected)
    assert "第3期.txt" in told(stray)
    take_home(stray)
    assert not sidecar.exists()
    assert stray.home.sidecar.read_bytes() == before
    assert said(folder, "第3期.txt") == 5
    assert not strays(Workspace.around(folder))


def test_a_text_that_was_moved_to_another_folder_too(folder: Path) -> None:
    sidecar = annotated(folder / "3.txt")
    (folder / "2026").mkdir()
    (folder / "3.txt").rename(folder / "2026/3.txt")
    (stray,) = strays(Workspace.around(folder))
    take_home(stray)
    assert not sidecar.exists()
    assert said(folder, "2026/3.txt") == 5


def test_what_could_be_two_texts_is_nobodys(folder: Path) -> None:
    annotated(folder / "3.txt")
    data = (folder / "3.txt").read_bytes()
    (folder / "3.txt").rename(folder / "a.txt")
    (folder / "b.txt").write_bytes(data)
    assert homes(folder) == [("3.toml", None)]
    (stray,) = strays(Workspace.around(folder))
    with pytest.raises(BulletinError, match="not sure"):
        take_home(stray)
    corrected(folder / "a.txt")
    corrected(folder / "b.txt")
    assert homes(folder) == [("3.toml", None)]


def test_where_annotations_are_nothing_is_put(folder: Path) -> None:
    lost = annotated(folder / "3.txt")
    (folder / "3.txt").rename(folder / "a.txt")
    (stray,) = strays(Workspace.around(folder))
    there = annotated(folder / "a.txt")
    before = lost.read_bytes(), there.read_bytes()
    assert homes(folder) == [("3.toml", None)]
    with pytest.raises(BulletinError, match="is there already"):
        take_home(stray)
    assert (lost.read_bytes(), there.read_bytes()) == before


def test_another_text_is_not_taken_for_it(folder: Path) -> None:
    annotated(folder / "3.txt")
    (folder / "3.txt").unlink()
    (folder / "9.txt").write_text(OTHER, encoding="utf-8")
    assert homes(folder) == [("3.toml", None)]


def test_each_coders_annotations_follow_the_text(folder: Path) -> None:
    (folder / "9.txt").write_text(OTHER, encoding="utf-8")
    annotated(folder / "9.txt", "li")
    annotated(folder / "3.txt")
    annotated(folder / "3.txt", "li")
    (folder / "3.txt").rename(folder / "第3期.txt")
    assert homes(folder) == [("3.li.toml", "第3期.txt"), ("3.toml", "第3期.txt")]
    for stray in strays(Workspace.around(folder)):
        take_home(stray)
    assert {path.name for path in (folder / "annotations").iterdir()} == {"9.li.toml", "第3期.li.toml", "第3期.toml"}
    assert said(folder, "第3期.txt", "li") == said(folder, "第3期.txt") == 5


def test_a_text_with_any_ending_is_at_home(folder: Path) -> None:
    annotated(folder / "3.txt")
    (folder / "3.txt").rename(folder / "3.text")
    assert not stray_sidecars(Workspace.around(folder))
