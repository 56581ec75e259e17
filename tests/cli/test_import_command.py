"""`import`: what was said elsewhere comes in, each to its measure, once, and can be taken back."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import ISSUE, bulletin, done, issue, json_lines, listed
from tests.workspace.foreign import coding, project, selection

from bulletin_tui.annotation.codebook import read_codebook
from bulletin_tui.workspace import refi_files

TEXT = ISSUE.format(number=3)
WINDOWS = TEXT.replace("\n", "\r\n")


def at(first: str, last: str = "", text: str = TEXT) -> tuple[int, int]:
    return text.index(first), text.index(last or first) + len(last or first)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "annotations").mkdir(parents=True)
    issue(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(folder: Path, coder: str = "") -> dict[str, dict[str, Any]]:
    options = ("--coder", coder) if coder else ()
    rows = json_lines(done("list", folder, "--json", *options).stdout)
    return {row["address"]: row for row in rows if row["status"] != "none"}


def test_what_this_program_exported_comes_back_as_it_was(coded_folder: Path, tmp_path: Path) -> None:
    said_of = (("li", "一/一", "定盘"), ("li", "二/四", "民生实项目"), ("王芳", "一/二", "定向"))
    for coder, place, words in said_of:
        address = f"安阳市/{place}"
        done("tag", coded_folder, address, "民生/短语", "--quote", words, "--coder", coder)
        done("note", coded_folder, address, f"{words}，见原话。\n\n第二段", "--quote", words, "--coder", coder)
        done("star", coded_folder, address, "--coder", coder)
    copy = tmp_path / "copy"
    for source in (coded_folder / "seeds").iterdir():
        (copy / "seeds").mkdir(parents=True)
        (copy / "annotations").mkdir()
        (copy / "seeds" / source.name).write_bytes(source.read_bytes())
    for number, options in enumerate(((), ("--coder", "li"), ("--coder", "王芳"))):
        target = tmp_path / f"{number}.qdpx"
        done("export", coded_folder, "--output", target, *options)
        done("import", target, copy)
        assert done("list", copy, "--json", *options).stdout == done("list", coded_folder, "--json", *options).stdout
        before = files(copy)
        assert done("import", target, copy).stderr == "all of it is here already; nothing was changed\n"
        assert files(copy) == before


def test_each_coding_goes_where_it_belongs_and_all_is_taken_back(texts: Path, tmp_path: Path) -> None:
    note = '<Note guid="N" creatingUser="U2"><PlainTextContent>再议</PlainTextContent></Note>'
    file = project(
        tmp_path / "maxqda.qdpx",
        TEXT,
        [
            selection(*at("一是统筹", "专班。"), coding("C1", "C3")),
            selection(*at("压实责任"), coding("C2") + '<NoteRef targetGUID="N"/>'),
            selection(*at("压实责任"), "<Description>好词</Description>", user="U2"),
            selection(*at("二是压实", "惠及群众。"), coding("C3", user="U2")),
            selection(*at("**一、坚持高位推动，把牢方向。**"), coding("C1")),
            selection(*at("二是治理"), ""),
        ],
        notes=note,
        more='<AudioSource guid="a"/>',
    )
    before = files(texts)
    dry = bulletin("import", file, texts, "--dry-run")
    assert dry.exit_code == 1
    assert files(texts) == before
    assert "3.txt/青石市/一/一  #民生 #天文  (Anna-Li)\n" in dry.stdout
    assert "3.txt/青石市/一/二  “压实责任”  #民生/养老  (Anna-Li)\n" in dry.stdout
    result = bulletin("import", file, texts)
    assert result.exit_code == 1
    assert "outside of every measure; to be reviewed" in result.stderr
    assert "pictures, sound and video that are left out: 1" in result.stderr
    anna, wang = said(texts, "Anna-Li"), said(texts, "王芳")
    assert anna["青石市/一/一"]["tags"] == ["民生", "天文"]
    assert [(each["text"], each["tags"]) for each in anna["青石市/一/二"]["quotes"]] == [("压实责任", ["民生/养老"])]
    (lost,) = [row for row in anna.values() if row["status"] == "orphan"]
    assert (lost["text"], lost["tags"]) == ("**一、坚持高位推动，把牢方向。**", ["民生"])
    assert [(each["text"], each["note"]) for each in wang["青石市/一/二"]["quotes"]] == [("压实责任", "再议\n\n好词")]
    for address in ("青石市/一/二", "青石市/二/一"):
        assert (wang[address]["tags"], wang[address]["note"]) == (["天文"], "〔青石市/一/二 — 青石市/二/一〕")
    themes = {
        theme.path: theme for theme in read_codebook((texts / "annotations/codebook.toml").read_text("utf-8")).themes
    }
    assert themes.keys() >= {"民生/养老", "天文"}
    assert "2026-05-20" in (texts / "annotations/3.Anna-Li.toml").read_text("utf-8")
    after = files(texts)
    assert bulletin("import", file, texts).exit_code == 1
    assert files(texts) == after
    assert done("undo", texts).stderr == "undone: import maxqda.qdpx\n"
    assert files(texts) == before


@pytest.mark.parametrize(
    ("origin", "raw", "counted", "folder"),
    [
        ("ATLAS.ti 25", WINDOWS, TEXT, "sources"),
        ("NVivo 15", WINDOWS, WINDOWS, "Sources"),
        ("NVivo 15", "\ufeff" + WINDOWS, WINDOWS, "Sources"),
        ("QualCoder 3.8", TEXT, TEXT, "Sources"),
    ],
)
def test_programs_count_and_store_in_their_own_ways(
    origin: str, raw: str, counted: str, folder: str, texts: Path, tmp_path: Path
) -> None:
    place = at("一是=cmd", "惠及群众。", counted)
    inside = [
        selection(*place, coding("C1"), name="一是=cmd|ca..."),
        selection(*at("治理河道", text=counted), coding("C3")),
    ]
    file = project(tmp_path / "a.qdpx", raw, inside, origin=origin, folder=folder)
    done("import", file, texts, "--coder", "zhao")
    found = said(texts, "zhao")
    assert found["青石市/二/一"]["tags"] == ["民生"]
    assert [(each["text"], each["tags"]) for each in found["青石市/二/二"]["quotes"]] == [("治理河道", ["天文"])]


def test_a_text_that_was_corrected_since_is_found_by_its_words(texts: Path, tmp_path: Path) -> None:
    former = "加在前面的一行\n\n" + TEXT.replace("层层落实", "层层落宴").replace("改造老旧小区", "修缮破败院落")
    inside = [
        selection(*at("二是压实", "死角。", former), coding("C1")),
        selection(*at("不留死角", text=former), coding("C2")),
        selection(*at("治理河道", text=former), coding("C3")),
    ]
    file = project(tmp_path / "a.qdpx", former, inside)
    done("import", file, texts, "--coder", "zhao")
    found = said(texts, "zhao")
    assert {address: row["status"] for address, row in found.items()} == {"青石市/一/二": "ok", "青石市/二/二": "ok"}
    assert found["青石市/一/二"]["tags"] == ["民生"]
    assert [each["text"] for row in found.values() for each in row["quotes"]] == ["不留死角", "治理河道"]
    before = files(texts)
    done("import", file, texts, "--coder", "zhao")
    assert files(texts) == before


def test_what_is_not_sure_is_reviewed_or_listed(texts: Path, tmp_path: Path) -> None:
    former = TEXT.replace("一是=cmd|calc。改造老旧小区，惠及群众。", "一是关怀老人。食堂开到家门口。")
    inside = [
        selection(*at("一是关怀", "门口。", former), coding("C1")),
        selection(*at("压实责任", text=former), coding("C2")),
        selection(9000, 9001, coding("C3")),
    ]
    result = bulletin("import", project(tmp_path / "a.qdpx", former, inside), texts, "--coder", "zhao")
    assert result.exit_code == 1
    assert "the text was corrected since; to be reviewed" in result.stderr
    assert "outside of the text" in result.stderr
    statuses = {row["status"]: row["tags"] for row in said(texts, "zhao").values() if row["tags"]}
    assert statuses.keys() <= {"review", "orphan"}
    assert [*statuses.values()] == [["民生"]]
    assert "review" in bulletin("check", texts, "--coder", "zhao").stdout
    strange = project(tmp_path / "b.qdpx", "另一个地方的文章，与这里毫不相干。" * 9, [selection(0, 8, coding("C1"))])
    listed_only = bulletin("import", strange, texts)
    assert (listed_only.exit_code, listed_only.stdout) == (1, "")
    assert "A text  “另一个地方的文章”  #民生  (Anna-Li): the text is not here" in listed_only.stderr


def test_of_two_texts_alike_the_name_decides_or_nothing_does(texts: Path, tmp_path: Path) -> None:
    (texts / "副本.txt").write_text(TEXT, encoding="utf-8")
    inside = [selection(*at("压实责任"), coding("C2"))]
    for name, code in (("A text", 1), ("副本.txt", 0), ("副本", 0)):
        file = project(tmp_path / "a.qdpx", TEXT, inside, name=name)
        assert bulletin("import", file, texts, "--coder", "zhao").exit_code == code
    assert [*(texts / "annotations").glob("*.zhao.toml")] == [texts / "annotations/副本.zhao.toml"]


def test_what_a_person_said_already_stays(texts: Path, tmp_path: Path) -> None:
    done("tag", texts, "青石市/一/一", "生态", "--coder", "Anna-Li")
    done("note", texts, "青石市/一/一", "我的话", "--coder", "Anna-Li")
    inside = [selection(*at("一是统筹", "专班。"), coding("C1") + "<Description>他的话</Description>")]
    done("import", project(tmp_path / "a.qdpx", TEXT, inside), texts)
    row = said(texts, "Anna-Li")["青石市/一/一"]
    assert (row["tags"], row["note"]) == (["生态", "民生"], "我的话\n\n他的话")


def test_coders_are_the_users_unless_the_call_names_one(texts: Path, tmp_path: Path) -> None:
    inside = [selection(*at("压实责任"), coding("C2"), user=user) for user in ("U1", "")]
    file = project(tmp_path / "a.qdpx", TEXT, inside)
    done("import", file, texts, BULLETIN_CODER="me")
    assert {path.name for path in (texts / "annotations").glob("3*")} == {"3.Anna-Li.toml", "3.me.toml"}
    done("--coder", "all", "import", file, texts)
    assert listed(texts, "--coder", "all")["青石市/一/二"]["quotes"][0]["tags"] == ["民生/养老"]


def test_what_cannot_be_taken_in_is_one_line(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(texts)
    bomb = project(tmp_path / "bomb.qdpx", "一" * (1 << 20), [selection(0, 5, coding("C1"))])
    monkeypatch.setattr(refi_files, "MOST_TEXT", 1 << 16)
    (tmp_path / "page.qdpx").write_bytes(b"<html/>")
    with zipfile.ZipFile(tmp_path / "entity.qdpx", "w") as archive:
        archive.writestr("project.qde", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project>&a;</Project>')
    for file, wrong in (
        (bomb, "larger than any bulletin"),
        (tmp_path / "page.qdpx", "neither a REFI-QDA project nor a codebook"),
        (tmp_path / "entity.qdpx", "document type or entities"),
        (tmp_path / "none.qdpx", "there is no such file"),
    ):
        result = bulletin("import", file, texts)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert wrong in result.stderr
    assert files(texts) == before


def test_names_in_an_archive_lead_nowhere(texts: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, encoding="utf-8")
    file = project(tmp_path / "a.qdpx", TEXT, [selection(*at("压实责任"), coding("C2"))])
    with zipfile.ZipFile(file) as archive:
        xml = archive.read("project.qde").decode()
    for path in (f"absolute://{secret}", "relative:///../secret.txt", "internal://../../secret.txt"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("project.qde", xml.replace("internal://T.txt", path))
        result = bulletin("import", file, texts)
        assert result.exit_code == 1
        assert "the text is not in the file" in result.stderr
    assert {path.name for path in (texts / "annotations").iterdir()} <= {"codebook.toml"}
