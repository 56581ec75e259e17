"""Many files are changed as one: whatever moment the program dies, the next start finds all of it or nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace import journal as journals
from bulletin_tui.workspace.journal import Change, carry_out, finish, last, remembered
from bulletin_tui.workspace.places import CODEBOOK, JOURNAL, Workspace
from bulletin_tui.workspace.recovery import recover

HEAD = 'format = "bulletin-annotations/1"\n\n'


def entry(name: str, tag: str, note: str = "记一笔") -> str:
    return f'[[annotations]]\nid = "{name}"\nat = "甲市/一/{name}"\ntags = ["{tag}"]\nnote = "{note}"\n\n'


class KilledError(BaseException):
    """Stands for the end of the process: nothing that comes after it is carried out."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    folder.mkdir()
    (folder / CODEBOOK).write_text('[[themes]]\nname = "旧"\n', encoding="utf-8")
    for number in range(3):
        (folder / f"{number}.toml").write_text(HEAD + entry("1", "旧"), encoding="utf-8")
    return folder


def changes(place: Path) -> list[Change]:
    """A rename in the codebook and two sidecars; the third goes, and one is new."""
    found = []
    for name in (CODEBOOK, "0.toml", "1.toml"):
        old = (place / name).read_text(encoding="utf-8")
        found.append(Change(place / name, old, old.replace("旧", "新")))
    found.append(Change(place / "2.toml", (place / "2.toml").read_text(encoding="utf-8"), None))
    return [*found, Change(place / "below/3.toml", None, HEAD + entry("1", "新"))]


def state(place: Path) -> dict[str, str]:
    return {
        str(path.relative_to(place)): path.read_text(encoding="utf-8") for path in place.rglob("*") if path.is_file()
    }


@contextmanager
def dying_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let the process end at the so-manieth thing that it does to the disk, before it is done."""
    done: list[str] = []

    def guard(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def guarded(*arguments: object, **options: object) -> object:
            if len(done) >= step:
                raise KilledError
            done.append(name)
            return real(*arguments, **options)

        patch.setattr(owner, name, guarded)

    with monkeypatch.context() as patch:
        guard(os, "fsync")
        guard(Path, "replace")
        guard(Path, "unlink")
        guard(Path, "mkdir")
        guard(Path, "chmod")
        yield done


def test_a_death_at_any_moment_leaves_before_or_after(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(place)
    after = {change.path.relative_to(place).as_posix(): change.new for change in changes(place) if change.new}
    wanted, seen = changes(place), set()
    workspace = Workspace(place.parent, place)
    for step in range(200):
        with dying_at(step, monkeypatch) as done:
            try:
                carry_out(place / JOURNAL, "改名", wanted)
            except KilledError:
                pass
            else:
                assert len(done) == step
                break
        notices = recover(workspace)
        found = {name: text for name, text in state(place).items() if not name.endswith(".tmp")}
        assert found in (before, after), step
        assert not notices or found == after, step
        seen.add(found == after)
        for path in place.rglob("*.toml"):
            path.unlink()
        for name, text in before.items():
            (place / name).write_text(text, encoding="utf-8")
    assert seen == {True, False}
    assert state(place).items() >= after.items()
    assert recover(workspace) == ()


def test_a_death_while_it_is_finished_is_finished_next_time(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = changes(place)
    after = {change.path.relative_to(place).as_posix(): change.new for change in wanted if change.new}
    with dying_at(9, monkeypatch), pytest.raises(KilledError):
        carry_out(place / JOURNAL, "改名", wanted)
    for step in range(200):
        with dying_at(step, monkeypatch):
            try:
                finish(place / JOURNAL)
            except KilledError:
                continue
        break
    assert state(place) == after


def interrupted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a journal behind and no file changed."""

    def killed(*_arguments: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(journals, "publish", killed)
        with pytest.raises(KilledError):
            carry_out(place / JOURNAL, "改名", changes(place))


def test_what_others_did_in_between_is_merged_or_left(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(place, monkeypatch)
    theirs = HEAD + entry("1", "旧", "他们写的") + entry("2", "别的")
    (place / "0.toml").write_text(theirs, encoding="utf-8")
    (place / CODEBOOK).write_text("# 他们的\n", encoding="utf-8")
    (place / "1.toml").write_bytes(b"\xff")
    notices = recover(Workspace(place.parent, place))
    merged = read_sidecar((place / "0.toml").read_text(encoding="utf-8")).annotations
    assert [(one.tags, one.note) for one in merged.values()] == [(("新",), "他们写的"), (("别的",), "记一笔")]
    assert (place / CODEBOOK).read_text(encoding="utf-8") == "# 他们的\n"
    assert (place / "1.toml").read_bytes() == b"\xff"
    assert not (place / "2.toml").exists()
    assert [("both changes" in line, "left as it is" in line) for line in notices[1:]] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_a_codebook_changed_since_the_plan_stops_it(place: Path) -> None:
    wanted = changes(place)
    (place / CODEBOOK).write_text("# 他们的\n", encoding="utf-8")
    before = state(place)
    with pytest.raises(BulletinError, match="changed in the meantime"):
        carry_out(place / JOURNAL, "改名", wanted)
    assert state(place) == before


def test_a_folder_that_cannot_be_written_leaves_everything_as_it_was(place: Path) -> None:
    before = state(place)
    wanted = [*changes(place)[:-1], Change(place / "0.toml" / "x.toml", None, "x")]
    with pytest.raises(BulletinError, match="nothing was changed") as raised:
        carry_out(place / JOURNAL, "改名", wanted)
    assert "\n" not in str(raised.value)
    assert state(place) == before


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"format": "bulletin-change/9"}',
        '{"format": "bulletin-change/1", "token": "a", "label": "b", "files": [["../../x.toml", null, "x"]]}',
        '{"format": "bulletin-change/1", "token": "a", "label": "b", "files": [["x.sh", null, "x"]]}',
    ],
)
def test_a_journal_that_is_none_stops_nothing_and_writes_nowhere(place: Path, text: str) -> None:
    (place / JOURNAL).write_text(text, encoding="utf-8")
    before = state(place.parent)
    (notice,) = recover(Workspace(place.parent, place))
    assert "delete the file" in notice
    assert state(place.parent) == before


def test_a_process_that_is_killed_leaves_what_the_next_one_finishes(place: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from bulletin_tui.workspace import files, journal
from bulletin_tui.workspace.recoding import carry_out_plan, plan, codebook_text
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.annotation.theme_changes import rename
replace = Path.replace
def dying(self, target):
    if Path(target).name == "1.toml":
        while "新" not in Path(target).with_name("0.toml").read_text(encoding="utf-8"):
            pass  # several are put in their places at once
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = dying
workspace = Workspace.around(Path({str(place)!r}))
carry_out_plan(workspace, plan(workspace, rename(codebook_text(workspace), "旧", "新"), now()))
"""
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert "新" in (place / "0.toml").read_text(encoding="utf-8")
    assert "旧" in (place / "1.toml").read_text(encoding="utf-8")
    next_one = subprocess.run(
        [sys.executable, "-m", "bulletin_tui", "codebook", "list", "--in", str(place), "--lang", "en"],
        capture_output=True,
        check=True,
    )
    assert "finished now: rename 旧 to 新" in next_one.stderr.decode()
    assert not [path for path in place.iterdir() if path.name.startswith(".")]
    assert all("旧" not in path.read_text(encoding="utf-8") for path in place.glob("*.toml"))


def test_every_change_can_be_taken_back_by_its_name(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, path = place / JOURNAL, place / "0.toml"
    texts = [path.read_text(encoding="utf-8"), "# 一\n", "# 二\n", "# 三\n"]
    names = [
        carry_out(journal, f"第{number}次", [Change(path, old, new)]).name
        for number, (old, new) in enumerate(pairwise(texts), start=1)
    ]
    assert names == sorted(set(names))
    assert last(journal) == names[-1]
    assert remembered(journal, names[0], back=False) == ("第1次", (Change(path, texts[0], texts[1]),))
    assert remembered(journal, names[1], back=True) == ("第2次", (Change(path, texts[2], texts[1]),))
    assert carry_out(journal, "没有", []).name == ""

    monkeypatch.setattr(journals, "_MOST_KEPT", 1)
    newest = carry_out(journal, "第4次", [Change(path, texts[3], texts[0])]).name
    assert (last(journal), remembered(journal, names[2], back=True)) == (newest, None)


def test_how_far_it_is_can_be_watched(place: Path) -> None:
    told: list[tuple[int, int]] = []
    carry_out(place / JOURNAL, "改名", changes(place), lambda done, total: told.append((done, total)))
    assert told == [(number, 5) for number in range(5)]
