"""`tag`, `untag`, `note`, `star`: all or nothing, by the same door as the screen."""

from pathlib import Path

import pytest
from tests.cli.program import BINARY, ISSUE, bulletin, done, issue, listed


def sidecar(path: Path) -> Path:
    return path.with_name(f"{path.stem}.annotations.toml")


def test_tags_are_added_once_and_taken_off(tmp_path: Path) -> None:
    path = issue(tmp_path)
    result = done("tag", path, "青石市/一/一", " #民生 ", "民生", "代表工作／票决制")
    assert result.stdout == ""
    assert result.stderr == f"1 measure changed, {sidecar(path)}\n"
    assert listed(path)["青石市/一/一"]["tags"] == ["民生", "代表工作/票决制"]
    before = sidecar(path).read_bytes()
    assert "nothing to change" in done("tag", path, "青石市/一/一", "民生").stderr
    assert sidecar(path).read_bytes() == before
    done("untag", path, "青石市/一/一", "民生")
    assert listed(path)["青石市/一/一"]["tags"] == ["代表工作/票决制"]
    done("untag", path, "青石市/一/一", "代表工作/票决制")
    assert not sidecar(path).exists()


def test_addresses_come_through_the_pipe(tmp_path: Path) -> None:
    path = issue(tmp_path)
    addresses = "青石市/一/一\r\n\n  临溪县/一/·\n青石市/一/一\n"
    assert "2 measures changed" in done("tag", path, "-", "民生", stdin=addresses.encode("gb18030")).stderr
    assert [address for address, row in listed(path).items() if row["tags"]] == ["青石市/一/一", "临溪县/一/·"]
    done("star", path, "-", stdin=addresses)
    assert len(listed(path, "--starred")) == 2
    done("untag", path, "-", "民生", stdin=addresses)
    assert not listed(path, "--tag", "民生")


def test_one_unknown_address_and_nothing_is_written(tmp_path: Path) -> None:
    path = issue(tmp_path)
    result = bulletin("tag", path, "-", "民生", stdin="青石市/一/一\n青石市/九/九\n无名市/一\n")
    assert result.exit_code == 2
    assert "青石市/九/九: there is no such measure" in result.stderr
    assert "无名市/一: there is no such measure" in result.stderr
    assert not sidecar(path).exists()


def test_an_address_in_two_issues_needs_the_issue(tmp_path: Path) -> None:
    issue(tmp_path, 3)
    issue(tmp_path, 4)
    result = bulletin("star", tmp_path, "青石市/一/一")
    assert result.exit_code == 2
    assert "3.txt, 4.txt" in result.stderr
    done("star", tmp_path, "第4期/青石市/一/一")
    done("star", tmp_path, "3.txt/青石市/一/二")
    assert [(tmp_path / f"{number}.annotations.toml").is_file() for number in (3, 4)] == [True, True]


def test_a_note_is_set_replaced_and_removed(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("note", path, "青石市/一/一", "[/foo] =cmd")
    done("note", path, "青石市/一/一", "-", stdin="第一行\r\n第二行\r\n")
    assert listed(path)["青石市/一/一"]["note"] == "第一行\n第二行"
    done("note", path, "青石市/一/一", "")
    assert not sidecar(path).exists()


def test_a_star_is_put_on_and_taken_off(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("star", path, "青石市/一/一")
    assert listed(path)["青石市/一/一"]["star"] is True
    done("star", path, "青石市/一/一", "--off")
    assert not sidecar(path).exists()


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["note", "-", "-"], b"", "the measures or the note, not both"),
        (["note", "青石市/一/一", "-"], BINARY, "standard input: this is not a text file"),
        (["tag", "青石市/一/一", " # "], b"", "a tag cannot be empty"),
        (["untag", "青石市/一/一"], b"", "Missing argument 'TAG...'"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(arguments: list[str], stdin: bytes, said: str, tmp_path: Path) -> None:
    path = issue(tmp_path)
    command, *others = arguments
    result = bulletin(command, path, *others, stdin=stdin)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not sidecar(path).exists()


def test_tags_outside_the_codebook_are_taken_with_a_word(tmp_path: Path) -> None:
    path = issue(tmp_path)
    said = done("tag", path, "青石市/一/一", "民声", "票决制", "天文").stderr.splitlines()[1:]
    assert said == [
        "“民声” is not in the codebook; did you mean 民生?",
        "“票决制” is not in the codebook; did you mean 代表工作/票决制?",
        "“天文” is not in the codebook",
    ]


def test_each_coder_writes_files_of_their_own(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("--coder", "li", "tag", path, "青石市/一/一", "民生")
    done("tag", path, "青石市/一/一", "生态", BULLETIN_CODER="wang")
    done("--coder", "li", "star", path, "青石市/一/一", "--coder", "zhao")
    assert {file.name for file in tmp_path.glob("*.toml")} == {
        "3.li.annotations.toml",
        "3.wang.annotations.toml",
        "3.zhao.annotations.toml",
    }
    (row,) = listed(path, "--tag", "民生", "--coder", "li").values()
    assert row["coder"] == "li"


def test_a_broken_entry_is_told_and_kept(tmp_path: Path) -> None:
    path = issue(tmp_path)
    broken = '[[annotations]]\nat = "青石市/一/二"\ntags = 3\n'
    sidecar(path).write_text(f'format = "bulletin-annotations/1"\n\n{broken}', encoding="utf-8")
    assert f"{sidecar(path)}:3: " in done("tag", path, "青石市/一/一", "民生").stderr
    assert broken in sidecar(path).read_text(encoding="utf-8")


def test_what_cannot_be_saved_is_one_line(tmp_path: Path) -> None:
    path = issue(tmp_path)
    sidecar(path).write_text('format = "bulletin-annotations/9"\n', encoding="utf-8")
    result = bulletin("star", path, "青石市/一/一")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(f"Error: {sidecar(path)}: ")


def test_the_text_itself_is_never_touched(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/一/一", "民生")
    assert path.read_text(encoding="utf-8") == ISSUE.format(number=3)


def test_the_structure_is_corrected_and_left_to_the_parser_again(tmp_path: Path) -> None:
    path = issue(tmp_path)
    before = listed(path)
    assert "1 measure changed" in done("structure", path, "青石市/一/一", "join").stderr
    assert "青石市/一/二" not in listed(path)
    assert listed(path)["青石市/一/一"]["text"].startswith(before["青石市/一/一"]["text"])
    done("structure", path, "青石市/一/一", "parser")
    assert listed(path) == before
    assert not sidecar(path).exists()
    words = before["临溪县/一/·"]["text"][6:10]
    done("structure", path, "临溪县/一/·", "split", words)
    assert listed(path)["临溪县/一/•2"]["text"].startswith(words)
    done("structure", path, "临溪县/一/•2", "no-measure")
    done("structure", path, "临溪县/一/•1", "parser")
    done("structure", path, "青石市/一/二", "heading")
    assert listed(path).keys() != before.keys()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["split"], "give the words with which"),
        (["split", "不在其中"], "does not occur there"),
        (["split", "。"], "more than once"),
        (["join", "文字"], "takes no words"),
        (["chapter"], "not one of"),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    path = issue(tmp_path)
    result = bulletin("structure", path, "青石市/一/一", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not sidecar(path).exists()
