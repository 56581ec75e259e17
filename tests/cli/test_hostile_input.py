"""Input made to do harm: nothing is executed, nothing written elsewhere, nothing acts on the terminal."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.program import bulletin, done, issue, listed
from tests.hostile import ACTS, ADDRESSES, DEEP, NAMES, lay_out

from bulletin_tui.workspace.places import state_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace, in which the commands are run."""
    found = lay_out(tmp_path / "ws")
    monkeypatch.chdir(found)
    return found


def elsewhere(folder: Path) -> dict[str, bytes]:
    """Return all files around a workspace, and all in it that are not of the kinds that belong there."""
    return {
        str(path): path.read_bytes()
        for path in folder.parent.rglob("*")
        if path.is_file() and not path.is_symlink() and not (path.is_relative_to(folder) and path.suffix == ".toml")
    }


READING = (
    *(("outline", "."), ("list", "."), ("check", "."), ("stats", "."), ("stats", ".", "--by", "theme")),
    *(("codebook", "list"), ("codebook", "lint"), ("locate", "."), ("restore", "."), ("suggest", ".")),
    *(("compare", "plain.txt"), ("compare", "plain.txt", "--disagreements"), ("similar", ".", ADDRESSES[0])),
    *(("export", ".", "--format", kind) for kind in ("markdown", "json", "html", "jsonld", "qdc")),
    *((command, ".", "--json") for command in ("outline", "list", "check", "stats")),
    ("compare", "plain.txt", "--json"),
)


@pytest.mark.parametrize("call", READING, ids=" ".join)
def test_nothing_printed_acts_on_the_terminal(call: tuple[str, ...], folder: Path) -> None:
    before = elsewhere(folder)
    for language in ("en", "zh_CN"):
        found = bulletin(*call, LANGUAGE=language)
        printed = (found.stdout + found.stderr).replace("\r\n", "\n")
        assert ACTS.findall(printed) == []
    assert elsewhere(folder) == before


WRITING = (
    *(("tag", f"./{name}", ADDRESSES[1], "ok\x1b[31m\n=") for name in NAMES),
    ("--coder", "zhao", "tag", "plain.txt", ADDRESSES[0], "../../x"),
    *(("untag", "plain.txt", ADDRESSES[0], "=1+1"), ("note", "plain.txt", ADDRESSES[0], "\x1b[31m\x00")),
    *(("star", "plain.txt", ADDRESSES[0]), ("structure", "plain.txt", ADDRESSES[0], "join")),
    *(("codebook", "rename", "ok", "../../y"), ("codebook", "add", "../../z\x1b"), ("codebook", "undo")),
    *(("tag", "../../etc/passwd", "x", "y"), ("tag", "plain.txt", "../../x\x1b[2J", "y"), ("no\x1b[2Jsuch", ".")),
)


@pytest.mark.parametrize("call", WRITING, ids=range(len(WRITING)))
def test_what_is_written_stays_in_the_workspace(call: tuple[str, ...], folder: Path) -> None:
    before = elsewhere(folder)
    readable = listed(folder / "plain.txt")
    found = bulletin(*call)
    assert ACTS.findall(found.output) == []
    assert elsewhere(folder) == before
    # What could be read before can be read still.
    assert listed(folder / "plain.txt").keys() == readable.keys() or "structure" in call


@pytest.mark.parametrize("name", ["../../x", "..", "a/b", "a\x00b", "\x1b[2J", "", " ", "x" * 33, "a.b"])
def test_a_coder_is_never_a_path(name: str, folder: Path) -> None:
    before = sorted(folder.parent.rglob("*"))
    found = bulletin("tag", "plain.txt", ADDRESSES[0], "ok", "--coder", name)
    assert found.exit_code == 2
    assert ACTS.findall(found.output) == []
    if "\x00" not in name and name:
        assert bulletin("tag", "plain.txt", ADDRESSES[0], "ok", BULLETIN_CODER=name).exit_code == 2
    assert sorted(folder.parent.rglob("*")) == before


def test_no_cell_of_a_spreadsheet_is_a_formula(folder: Path) -> None:
    for call in (
        ("export", ".", "--format", "csv"),
        ("stats", ".", "--csv"),
        ("stats", ".", "--by", "co", "--csv"),
        ("compare", "plain.txt", "--csv"),
        ("compare", "plain.txt", "--csv", "--disagreements"),
    ):
        text = done(*call).stdout.removeprefix("\ufeff")
        cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
        assert cells
        assert [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠\t\r")) and not _is_number(cell)] == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


class TestLinks:
    """Links that lead out of a workspace are not followed by what writes."""

    @pytest.fixture
    def victim(self, tmp_path: Path) -> Path:
        path = tmp_path / "victim.toml"
        path.write_text('[[annotations]]\nat = "青石市/一/一"\ntags = ["old"]\n', encoding="utf-8")
        return path

    @pytest.fixture
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "ws"
        (folder / "annotations").mkdir(parents=True)
        issue(folder)
        monkeypatch.chdir(folder)
        return folder

    def test_a_sidecar_that_is_another_file(self, home: Path, victim: Path) -> None:
        (home / "annotations" / "3.toml").symlink_to(victim)
        before = victim.read_bytes()
        for call in (
            ("tag", "3.txt", "青石市/一/一", "民生"),
            ("codebook", "rename", "old", "new"),
            ("merge", "/dev/null", "annotations/3.toml", "annotations/3.toml"),
        ):
            found = bulletin(*call)
            assert found.exit_code != 0 or "leads out" in found.stderr
            assert victim.read_bytes() == before
        assert listed(home)["青石市/一/一"]["tags"] == []

    def test_a_link_inside_the_workspace_is_kept(self, home: Path) -> None:
        real = home / "annotations" / "real.toml"
        (home / "annotations" / "3.toml").symlink_to(real)
        done("tag", "3.txt", "青石市/一/一", "民生")
        assert (home / "annotations" / "3.toml").is_symlink()
        assert "民生" in real.read_text(encoding="utf-8")

    def test_folders_codebooks_journals_and_attributes(self, home: Path, victim: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (home / "annotations").rmdir()
        (home / "annotations").symlink_to(outside)
        assert bulletin("tag", "3.txt", "青石市/一/一", "民生").exit_code == 1
        assert bulletin("codebook", "add", "民生").exit_code != 0
        assert list(outside.iterdir()) == []
        (home / "annotations").unlink()
        (home / "annotations").mkdir()
        before = victim.read_bytes()
        for name in (".bulletin-change.json", "codebook.toml"):
            link = home / "annotations" / name
            link.symlink_to(victim)
            assert bulletin("codebook", "add", "民生").exit_code != 0
            assert victim.read_bytes() == before
            link.unlink(missing_ok=True)

    def test_rings_of_links_end(self, home: Path) -> None:
        (home / "ring.txt").symlink_to("ring.txt")
        (home / "folder").symlink_to(home)
        (home / "annotations" / "3.toml").symlink_to("3.toml")
        found = bulletin("check", ".")
        assert found.exit_code == 1
        assert "3.toml" in found.stdout
        assert bulletin("tag", "3.txt", "青石市/一/一", "民生").exit_code == 1
        (home / "annotations" / "3.toml").unlink()
        (home / "annotations").rmdir()
        (home / "annotations").symlink_to("annotations")
        assert bulletin("list", "3.txt").exit_code == 0


_JOURNAL = {"format": "bulletin-change/1", "token": "00c0ffee", "label": "x\x1b[2J"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(_JOURNAL | {"files": [["../../victim.toml", None, "pwned"]]}),
        json.dumps(_JOURNAL | {"files": [["/etc/cron.d/x.toml", None, "pwned"]]}),
        json.dumps(_JOURNAL | {"files": [["a.toml", None, "pwned"]], "token": "/../../../victim"}),
        json.dumps(_JOURNAL | {"files": [["a.toml", None, {"not": "a text"}]]}),
        json.dumps(_JOURNAL | {"files": [["a.sh", None, "pwned"]]}),
        json.dumps(_JOURNAL | {"files": [["link.toml", None, "pwned"]]}),
        "[" * (DEEP * 40),
        "\x00",
    ],
    ids=["up", "absolute", "token", "kind", "name", "link", "deep", "nul"],
)
def test_a_journal_from_elsewhere_writes_nothing(content: str, folder: Path) -> None:
    (folder / "annotations" / "link.toml").symlink_to(folder.parent / "linked.toml")
    journal = folder / "annotations" / ".bulletin-change.json"
    journal.write_text(content, encoding="utf-8")
    before = sorted(folder.parent.rglob("*"))
    found = bulletin("list", "plain.txt")
    assert "delete the file" in found.stderr
    assert ACTS.findall(found.output) == []
    assert sorted(folder.parent.rglob("*")) == before


def test_a_text_that_is_called_codebook_is_no_codebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annotations").mkdir()
    book = tmp_path / "annotations" / "codebook.toml"
    book.write_text('[[themes]]\nname = "民生"\n', encoding="utf-8")
    issue(tmp_path).rename(tmp_path / "codebook.txt")
    done("tag", tmp_path, "青石市/一/一", "民生")
    assert book.read_text(encoding="utf-8") == '[[themes]]\nname = "民生"\n'
    assert listed(tmp_path)["青石市/一/一"]["tags"] == ["民生"]


def test_settings_and_state_from_elsewhere(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "config" / "bulletin" / "config.toml"
    config.parent.mkdir(parents=True)
    for text in (f"theme = {'[' * DEEP}", 'coder = "../../x"\ntheme = "\\u001b[2J"', "\x00", '"\\u001b" = 1'):
        config.write_text(text, encoding="utf-8")
        found = bulletin("list", "plain.txt", XDG_CONFIG_HOME=str(tmp_path / "config"))
        assert found.exit_code == 0
        assert "config.toml" in found.stderr
        assert ACTS.findall(found.output) == []
    assert not state_folder().exists() or not list(state_folder().rglob("pwned"))


def test_a_name_in_another_encoding_is_a_name_like_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annotations").mkdir()
    source = tmp_path / "\udcb4\udcfa.txt"
    source.write_text("一、办实事。一是改造老旧小区。二是清理河道。\n", encoding="utf-8")
    at = next(iter(listed(source)))
    done("tag", source, at, "民生")
    done("codebook", "rename", "民生", "福祉", "--in", source)
    assert listed(source)[at]["tags"] == ["福祉"]
    assert bulletin("export", source, "--format", "csv").exit_code == 0


def test_a_line_without_end(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("# 代表工作\n\n第3期\n\n" + "一是统筹推进各项工作" * 40_000 + "\x1b[2J", encoding="utf-8")
    found = bulletin("check", path)
    assert found.exit_code in {0, 1}
    assert ACTS.findall(found.output) == []
    (tmp_path / "long.annotations.toml").write_text(
        f'[[annotations]]\nat = "x"\nnote = "{"长" * 300_000}"\n', encoding="utf-8"
    )
    assert bulletin("check", path).exit_code == 1
