"""`merge` and `git-setup`: two people, two clones, one sidecar."""

import subprocess
from pathlib import Path

import pytest
from tests.cli.program import BINARY, bulletin, done, issue, listed

SIDECAR = Path("annotations", "3.toml")
GOVERNING, LIVELIHOOD, RIVER = "青石市/一/一", "青石市/二/一", "青石市/二/二"


@pytest.fixture(autouse=True)
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know a name and nothing of the person's own."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "li",
        "GIT_AUTHOR_EMAIL": "li@example.org",
        "GIT_COMMITTER_NAME": "li",
        "GIT_COMMITTER_EMAIL": "li@example.org",
    }.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    output = (ran.stdout + ran.stderr).decode()
    assert ran.returncode == code, output
    return output


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "annotated")


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one workspace with a tagged measure, both set up."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    (mine / "annotations").mkdir(parents=True)
    issue(mine)
    done("tag", mine, LIVELIHOOD, "民生")
    done("note", mine, LIVELIHOOD, "初读")
    git(mine, "init", "--quiet", "--initial-branch", "main")
    done("git-setup", mine)
    commit(mine)
    git(tmp_path, "clone", "--quiet", str(mine), str(theirs))
    done("git-setup", theirs)
    return mine, theirs


def test_two_clones_meet(clones: tuple[Path, Path]) -> None:
    mine, theirs = clones
    done("tag", mine, LIVELIHOOD, "产业")
    done("star", mine, GOVERNING)
    commit(mine)
    done("untag", theirs, LIVELIHOOD, "民生")
    done("tag", theirs, LIVELIHOOD, "生态")
    done("note", theirs, RIVER, "再看")
    commit(theirs)
    # Line by line git could not do it.
    git(theirs, "fetch", "--quiet")
    git(theirs, "-c", "merge.bulletin.driver=git merge-file -q %A %O %B", "merge", "origin/main", code=1)
    git(theirs, "merge", "--abort")
    assert f"{SIDECAR.as_posix()}: " in git(theirs, "merge", "origin/main")
    rows = listed(theirs)
    assert rows[LIVELIHOOD]["tags"] == ["产业", "生态"]
    assert (rows[LIVELIHOOD]["note"], rows[RIVER]["note"], rows[GOVERNING]["star"]) == ("初读", "再看", True)
    text = (theirs / SIDECAR).read_text(encoding="utf-8")
    assert [text.index(f'at = "{at}"') for at in (GOVERNING, LIVELIHOOD, RIVER)] == sorted(
        text.index(f'at = "{at}"') for at in (GOVERNING, LIVELIHOOD, RIVER)
    )
    git(mine, "pull", "--quiet", str(theirs), "main")
    assert (mine / SIDECAR).read_bytes() == (theirs / SIDECAR).read_bytes()
    diff = git(mine, "log", "--patch", "-1", "--diff-merges=first-parent", "--unified=0", "--", SIDECAR.as_posix())
    assert f'@@ at = "{LIVELIHOOD}"' in diff
    assert '\n+    "产业",\n' in diff


def test_two_notes_stop_the_merge_and_neither_is_lost(clones: tuple[Path, Path]) -> None:
    mine, theirs = clones
    for folder, note in ((mine, "甲说"), (theirs, "乙说")):
        done("note", folder, LIVELIHOOD, note)
        commit(folder)
    git(theirs, "fetch", "--quiet")
    said = git(theirs, "merge", "origin/main", code=1)
    assert f"{LIVELIHOOD}: both sides changed the note" in said
    note = listed(theirs)[LIVELIHOOD]["note"]
    assert "甲说" in note
    assert "乙说" in note
    commit(theirs)
    assert git(theirs, "status", "--porcelain") == ""


def test_setting_up_twice_changes_nothing(clones: tuple[Path, Path]) -> None:
    mine, _theirs = clones
    config = (mine / ".git" / "config").read_bytes()
    said = done("git-setup", mine / "3.txt").stdout
    assert "written" not in said
    assert said.count("already there") == 5
    assert ((mine / ".git" / "config").read_bytes(), git(mine, "status", "--porcelain")) == (config, "")


def test_attributes_that_are_there_stay_and_the_codebook_is_merged_as_text(tmp_path: Path) -> None:
    issue(tmp_path)
    (tmp_path / ".gitattributes").write_bytes(b"*.txt -text")
    git(tmp_path, "init", "--quiet")
    done("git-setup", tmp_path)
    assert git(tmp_path, "check-attr", "merge", "3.annotations.toml", "codebook.toml").splitlines() == [
        "3.annotations.toml: merge: bulletin",
        "codebook.toml: merge: unspecified",
    ]
    (tmp_path / "annotations").mkdir()
    done("git-setup", tmp_path)
    assert (tmp_path / ".gitattributes").read_bytes().startswith(b"*.txt -text\n")
    names = ("annotations/3.toml", "annotations/2026/3.li.toml", "annotations/codebook.toml")
    assert [line.rpartition(" ")[2] for line in git(tmp_path, "check-attr", "merge", *names).splitlines()] == [
        "bulletin",
        "bulletin",
        "unspecified",
    ]


def test_without_a_repository_one_line_says_so(tmp_path: Path) -> None:
    issue(tmp_path)
    found = bulletin("git-setup", tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (found.exit_code, found.stdout) == (1, "")
    assert "not a git repository" in found.stderr
    assert not (tmp_path / ".gitattributes").exists()
    assert "git was not found" in bulletin("git-setup", tmp_path, PATH=str(tmp_path)).stderr


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (BINARY, "byte 0 is not UTF-8"),
        (b'format = "bulletin-annotations/9"\n', "opened read-only"),
        (None, "no such file"),
    ],
)
def test_what_cannot_be_merged_is_left_alone(theirs: bytes | None, said: str, tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.toml", tmp_path / "theirs.toml"
    mine.write_text('[[annotations]]\nat = "云川市"\n', encoding="utf-8")
    if theirs is not None:
        other.write_bytes(theirs)
    before = mine.read_bytes()
    found = bulletin("merge", "/dev/null", mine, other)
    assert found.exit_code == 1
    assert said in found.stderr
    assert mine.read_bytes() == before
