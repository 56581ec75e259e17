"""`bulletin convert`."""

from pathlib import Path

from tests.cli.program import bulletin, done

PAGE = "<h1>青石市：抓落实</h1><p><b>一、高位推动</b></p><p>一是定盘。成立专班。二是压实责任。层层落实。</p>"


def page(folder: Path, name: str = "3.html", text: str = PAGE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_text_stands_beside_its_document(tmp_path: Path) -> None:
    shown = done("convert", page(tmp_path)).stdout
    assert shown == f"{tmp_path / '3.md'}  1 report, 2 measures\n"
    assert "青石市/一/二" in done("list", tmp_path).stdout


def test_a_folder_is_converted_into_another_as_it_is_ordered(tmp_path: Path) -> None:
    inbox, texts = tmp_path / "inbox", tmp_path / "texts"
    page(inbox)
    page(inbox / "2026", "4.htm")
    page(inbox, "~$5.docx")
    result = bulletin("convert", page(inbox, "bad.docx").parent, "--into", texts)
    assert result.exit_code == 1
    assert "bad.docx" in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(path.relative_to(texts).as_posix() for path in texts.rglob("*.md")) == ["2026/4.md", "3.md"]


def test_a_text_that_says_something_else_is_kept(tmp_path: Path) -> None:
    document = page(tmp_path)
    text = tmp_path / "3.md"
    done("convert", document)
    done("convert", document)
    text.write_text("改过", encoding="utf-8")
    result = bulletin("convert", document)
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert text.read_text(encoding="utf-8") == "改过"
    done("convert", document, "--force")
    assert "定盘" in text.read_text(encoding="utf-8")


def test_wrong_use(tmp_path: Path) -> None:
    assert bulletin("convert").exit_code == 2
    assert bulletin("convert", tmp_path / "none.docx").exit_code == 2
    assert bulletin("convert", tmp_path).exit_code == 2


def test_a_text_that_cannot_be_written(tmp_path: Path) -> None:
    document = page(tmp_path)
    (tmp_path / "out").write_text("")
    result = bulletin("convert", document, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_the_reader_says_how_a_document_is_opened(tmp_path: Path) -> None:
    result = bulletin("list", page(tmp_path, "3.docx"))
    assert result.exit_code == 2
    assert "bulletin convert" in result.stderr
    assert "bulletin convert" in bulletin("list", tmp_path).stderr
