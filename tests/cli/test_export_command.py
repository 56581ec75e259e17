"""`export`: which measures, where to, and what is never written over."""

import json
from pathlib import Path

import pytest
from tests.cli.program import BINARY, ISSUE, bulletin, done, issue

from bulletin_tui.cli.progress import Progress


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    path = issue(tmp_path)
    done("tag", path, "青石市/二/一", "民生", "生态")
    done("tag", path, "临溪县/一/·", "代表工作")
    done("star", path, "青石市/一/一")
    return path


def headings(markdown: str) -> list[str]:
    return [line for line in markdown.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["## 民生 (1)", "## 生态 (1)", "## 代表工作 (1)", "## Without a tag (1)"]),
        (["--by", "city"], ["## 青石市 (2)", "## 临溪县 (1)"]),
        (["--tag", "生态"], ["## 生态 (1)"]),
        (["--starred"], ["## Without a tag (1)"]),
        (["--by", "issue"], ["## 第3期 (3)"]),
        (["--untagged"], ["## Without a tag (3)"]),
        (["--all", "--by", "city"], ["## 青石市 (4)", "## 临溪县 (1)"]),
        (["--all", "--city", "临溪"], ["## 代表工作 (1)"]),
        (["--tag", "没有"], []),
    ],
)
def test_groups_and_filters(options: list[str], expected: list[str], tagged: Path) -> None:
    assert headings(done("export", tagged, "--format", "markdown", *options).stdout) == expected


def test_tags_outside_the_codebook_stand_behind_it(tagged: Path) -> None:
    done("tag", tagged, "青石市/一/一", "天文")
    groups = json.loads(done("export", tagged, "--format", "json").stdout)["groups"]
    assert [group["name"] for group in groups] == ["民生", "生态", "代表工作", "天文"]


def test_counts_are_of_what_was_chosen(tagged: Path) -> None:
    counts = json.loads(done("export", tagged, "--format", "json", "--city", "青石").stdout)["counts"]
    assert counts == {
        "measures": 5,
        "chosen": 2,
        "tagged": 1,
        "noted": 0,
        "starred": 1,
        "review": 0,
        "orphans": 0,
        "quotes": 0,
    }


def test_lost_measures_are_in_every_format(tagged: Path) -> None:
    text = ISSUE.format(number=3).replace("一是=cmd|calc。改造老旧小区，惠及群众。二是", "一是")
    tagged.write_text(text, encoding="utf-8")
    markdown = done("export", tagged, "--format", "markdown").stdout
    assert headings(markdown)[-1] == "## No longer found in the text (1)"
    assert "> 一是=cmd\\|calc。改造老旧小区，惠及群众。\n>\n> —— 第3期·青石市·二·一" in markdown
    assert done("export", tagged, "--format", "csv").stdout.count(",orphan,") == 2
    rows = json.loads(done("export", tagged, "--format", "json").stdout)["rows"]
    assert [row["status"] for row in rows] == ["ok", "ok", "orphan"]


def test_nothing_tagged_yet_is_said_whatever_the_format(tmp_path: Path) -> None:
    path = issue(tmp_path)
    assert "Nothing is tagged yet." in done("export", path, "--format", "markdown").stdout
    for name in ("csv", "json", "docx"):
        assert done("export", path, "--format", name).stderr == "Nothing is tagged yet.\n"
    assert done("export", path, "--format", "csv", "--starred").stderr == "No measure matches.\n"


def test_a_folder_makes_one_summary(tmp_path: Path) -> None:
    for number in (3, 4):
        issue(tmp_path, number)
        done("tag", tmp_path, f"第{number}期/青石市/一/一", "民生")
    text = done("export", tmp_path, "--format", "markdown").stdout
    assert headings(text) == ["## 民生 (2)"]
    assert "—— 第3期·青石市·一·一" in text
    assert "—— 第4期·青石市·一·一" in text


def test_a_file_is_replaced_only_when_asked(tagged: Path) -> None:
    target = tagged.with_name("总结.md")
    call = ("export", tagged, "--format", "markdown", "--output", target)
    assert done(*call).stderr == f"written: {target}\n"
    first = target.read_bytes()
    refused = bulletin(*call)
    assert refused.exit_code == 2
    assert refused.stderr == f"Error: {target}: already exists; --force replaces it\n"
    done(*call, "--force")
    assert target.read_bytes() == first
    assert done(*call[:-2], "--output", "-").stdout_bytes == first


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is a folder; name a file in it"),
        ("nowhere/a.md", "its folder does not exist"),
        ("3.txt", "is never overwritten"),
        ("3.annotations.toml", "is never overwritten"),
        ("4.annotations.toml", "is never overwritten"),
        ("4.txt", "is never overwritten"),
        ("codebook.toml", "is never overwritten"),
        ("/dev/null", "is not a file that can be replaced"),
    ],
)
def test_what_must_not_be_written_is_refused(name: str, said: str, tagged: Path) -> None:
    other = issue(tagged.parent, 4)
    done("--coder", "li", "star", other, "青石市/一/一")
    other.with_name("4.li.annotations.toml").rename(other.with_name("4.annotations.toml"))
    before = {path: path.read_bytes() for path in tagged.parent.iterdir()}
    result = bulletin("export", tagged, "--format", "csv", "--output", tagged.parent / name, "--force")
    assert result.exit_code == 2
    assert said in result.stderr
    assert {path: path.read_bytes() for path in tagged.parent.iterdir()} == before


def test_an_unreadable_file_stops_no_other(tagged: Path) -> None:
    tagged.with_name("2.txt").write_bytes(BINARY)
    result = bulletin("export", tagged.parent, "--format", "csv")
    assert result.exit_code == 1
    assert result.stdout.count("青石市/二/一") == 2
    markdown = bulletin("export", tagged.parent, "--format", "markdown").stdout
    assert "Left out, for it could not be read:\n\n- " in markdown
    assert "2.txt: this is not a text file" in markdown
    tagged.unlink()
    # What was said of it is still there, and written; without that there is nothing to write.
    assert "民生" in bulletin("export", tagged.parent, "--format", "csv").stdout
    tagged.with_name("3.annotations.toml").unlink()
    assert bulletin("export", tagged.parent, "--format", "csv").stdout == ""


def test_notes_full_text_and_lost_ones_are_left_out_where_they_are_not_wanted(tagged: Path) -> None:
    done("note", tagged, "青石市/二/一", "要问清楚")
    text = ISSUE.format(number=3).replace("一是统筹“定盘”。成立专班。二是", "一是")
    tagged.write_text(text, encoding="utf-8")
    for kind in ("markdown", "csv", "json"):
        full = done("export", tagged, "--format", kind).stdout
        bare = done("export", tagged, "--format", kind, "--no-notes", "--labels", "--no-orphans").stdout
        for part in ("要问清楚", "惠及群众", "定盘"):
            assert part in full
            assert part not in bare
        assert "民生" in bare


@pytest.mark.parametrize(("name", "begins"), [("总结.MD", "<!--"), ("a.markdown", "<!--"), ("表.csv", "\ufeffpath")])
def test_the_name_of_the_file_says_the_format(name: str, begins: str, tagged: Path) -> None:
    done("export", tagged, "--output", tagged.with_name(name))
    assert tagged.with_name(name).read_text("utf-8").startswith(begins)


def test_without_any_name_of_a_format_those_there_are_are_listed(tagged: Path) -> None:
    for options in ([], ["--output", tagged.with_name("总结")], ["--output", "-"]):
        result = bulletin("export", tagged, *options)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert ".md, " in result.stderr
        assert ".csv, " in result.stderr


@pytest.fixture
def template(tagged: Path) -> Path:
    path = tagged.with_name("mine.j2")
    path.write_text("{% for row in summary.rows %}{{ row.text }}\n{% endfor %}", encoding="utf-8")
    return path


def test_a_template_of_ones_own(tagged: Path, template: Path) -> None:
    plain = done("export", tagged, "--template", template, "--starred").stdout
    assert plain == "一是统筹“定盘”。成立专班。\n"
    assert "&#39;" not in done("export", tagged, "--template", template, "--format", "csv").stdout
    template.write_text("{{ '<b>' }}")
    target = tagged.with_name("page.html")
    assert done("export", tagged, "--template", template, "--output", target).stderr == f"written: {target}\n"
    assert target.read_text() == "&lt;b&gt;"


def test_a_template_with_a_fault_writes_nothing(tagged: Path, template: Path) -> None:
    template.write_text("a\n{{ nothing_like_it }}")
    target = tagged.with_name("page.md")
    result = bulletin("export", tagged, "--template", template, "--output", target)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {template}, line 2: there is no “nothing_like_it” (")
    assert result.stderr.count("\n") == 1
    assert not target.exists()
    refused = bulletin("export", tagged, "--template", template, "--output", tagged.with_name("a.docx"))
    assert refused.exit_code == 2
    assert "docx is not a text" in refused.stderr


def test_a_built_in_template_is_printed_to_begin_from() -> None:
    assert "{% for group in summary.groups %}" in done("export", "--show-template", "html").stdout
    assert "| md }}" in done("export", "--show-template", "markdown").stdout


@pytest.mark.parametrize("enough", [1, 2])
def test_breaking_off_leaves_no_file(enough: int, tagged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []

    def stop(_self: Progress, step: object) -> None:
        steps.append(step)
        if len(steps) == enough:
            raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "__call__", stop)
    before = set(tagged.parent.iterdir())
    target = tagged.with_name("a.md")
    result = bulletin("export", tagged, "--output", target)
    assert (result.exit_code, result.stderr) == (130, f"Stopped; {target} was not written.\n")
    assert set(tagged.parent.iterdir()) == before
    steps.clear()
    result = bulletin("export", tagged, "--format", "html")
    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")
