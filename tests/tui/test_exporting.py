"""The export dialog: what is asked for is what is written, and nothing is begun that cannot be ended."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Checkbox

from bulletin_tui.errors import WrongUseError
from bulletin_tui.export import FORMATS, Among, Format, Options, Step, Watch
from bulletin_tui.export.format import Library as Needed
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.screens.export.dialog import ExportDialog
from bulletin_tui.tui.screens.export.order import TEMPLATE, Order, kind_of, selection
from bulletin_tui.workspace.rows import Selection

from .conftest import Opening, reader, until


async def opened_dialog(pilot: Pilot[int]) -> ExportDialog:
    await pilot.press("x")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ExportDialog)
    return pilot.app.screen


async def choose(pilot: Pilot[int], dialog: ExportDialog, kind: str) -> None:
    while dialog.kind.value != kind:
        dialog.kind.action_turn(1)
    await pilot.pause()


def said(dialog: ExportDialog) -> str:
    return str(dialog.problem.content)


async def test_what_the_filter_shows_is_previewed_and_written(opened: Opening, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "摘要.md"
    async with opened(source) as pilot:
        await pilot.press("2", "j", "3", "asterisk")
        await reader(pilot).action_filter_by("starred")
        dialog = await opened_dialog(pilot)
        await until(pilot, lambda: "## 生态 (1)" in str(dialog.preview.content))
        assert "## 民生" not in str(dialog.preview.content)
        assert dialog.scope.value == "among"
        assert dialog.path.value == f"{source.stem}-theme.md"
        dialog.style.action_turn(1)
        dialog.query_one("#matrix", Checkbox).value = True
        dialog.path.value = str(target)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is reader(pilot))
        await pilot.pause()
        assert reader(pilot).notice == f"Written: {target}"
    text = target.read_text()
    assert "Only: starred\n" in text
    assert "| 安阳市 | 1 |" in text
    assert "## 一、生态\n" in text


async def test_what_stands_in_the_way_is_said(
    opened: Opening, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, before = tmp_path / "有.csv", source.read_bytes()
    target.write_text("mine")
    (tmp_path / "mine.md.j2").write_text("\n{{ nothing_like_it }}")
    monkeypatch.setattr(Needed, "present", False)
    async with opened(source) as pilot:
        await pilot.press("2")
        dialog = await opened_dialog(pilot)
        await choose(pilot, dialog, "csv")
        assert dialog.path.value.endswith(".csv")
        for path, wanted in (
            ("", "Enter the name"),
            (str(target), "already exists"),
            (str(source), "is never overwritten"),
            (str(tmp_path), "is a folder"),
            (str(target / "x.csv"), "its folder does not exist"),
        ):
            dialog.path.value = path
            dialog.action_write()
            assert wanted in said(dialog)
        assert target.read_text() == "mine"
        assert source.read_bytes() == before
        await choose(pilot, dialog, "docx")
        await until(pilot, lambda: "docx needs python-docx" in said(dialog))
        await choose(pilot, dialog, TEMPLATE)
        assert "Enter the name of the template" in said(dialog)
        dialog.template.value = str(tmp_path / "mine.md.j2")
        await until(pilot, lambda: "mine.md.j2, line 2: there is no" in said(dialog))
        await choose(pilot, dialog, "csv")
        dialog.path.value = str(target)
        dialog.replace.value = True
        dialog.action_write()
        await until(pilot, lambda: pilot.app.screen is reader(pilot))
    assert "民生" in target.read_text("utf-8-sig")


async def test_what_is_being_written_can_be_broken_off(
    opened: Opening, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def write(_order: Order, _path: Path, watch: Watch) -> str:
        watch(Step(1, 2))
        begun.set()
        assert stopped.wait(10)
        watch(Step(2, 2))
        return ""

    monkeypatch.setattr(Order, "write", write)
    async with opened(source) as pilot:
        dialog = await opened_dialog(pilot)
        dialog.path.value = str(tmp_path / "a.md")
        await pilot.press("ctrl+s")
        await until(pilot, begun.is_set)
        dialog.post_message(dialog.Progressed(Step(1, 2)))
        await until(pilot, lambda: said(dialog) == "Reading: 1 of 2. esc stops it.")
        await pilot.press("escape")
        stopped.set()
        await until(pilot, lambda: said(dialog) == "Stopped; nothing was written.")
        await pilot.click("#cancel")
        await pilot.pause()
        assert pilot.app.screen is reader(pilot)


async def test_every_field_is_in_sight_and_reached_by_keys(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        dialog = await opened_dialog(pilot)
        dialog.kind.action_turn(-1)
        for size in ((140, 40), (80, 24), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            wanted = {each.id for each in dialog.query("Cycle, Input, Checkbox, Button, #preview-pane") if each.display}
            assert wanted <= {each.id for each in dialog.focus_chain}
            for name in wanted:
                region = dialog.query_one(f"#{name}").region
                assert region.height
                assert dialog.region.contains_region(region)
            ticks = [tick for tick in dialog.query(Checkbox) if tick.display]
            assert all(cell_width(f"[x] {tick.label}") <= tick.region.width for tick in ticks)
        dialog.kind.focus()
        await pilot.press("down", "down", "up")
        assert dialog.focused is dialog.template


@pytest.fixture
def order(desk: Desk) -> Callable[..., Order]:
    """Makes orders of what lies on the desk, where one measure is tagged."""
    desk.toggle_tag("民生")

    def made(kind: Format = FORMATS["markdown"], options: Options | None = None, **others: str) -> Order:
        sources, opened = desk.library.sources, desk.session.documents
        return Order(kind, options or Options(), desk.library, sources, opened, desk.codebook, **others)

    return made


def nothing(_step: Step) -> None:
    """See how far it has come, and go on."""


def test_a_preview_says_how_much_there_is_or_why_there_is_nothing(order: Callable[..., Order], desk: Desk) -> None:
    assert order().preview(10, nothing) == ("<!-- bulle", "1 measure")
    assert order(options=Options(selection=Selection(("没有",)))).preview(10, nothing).note == "No measure matches."
    assert order(coder="li").preview(500, nothing).note == "Nothing is tagged yet."
    others = order(options=Options(among=Among("these", {desk.documents[0].source.name: frozenset()})))
    shown = others.preview(500, nothing)
    assert "Only: these\n" in shown.text
    assert shown.note == "No measure matches."


def test_what_is_not_read_yet_is_read_and_what_cannot_be_is_named(order: Callable[..., Order], tmp_path: Path) -> None:
    late, broken, target = tmp_path / "late.txt", tmp_path / "broken.txt", tmp_path / "a.md"
    late.write_text("## 青石市：抓落实\n\n**一、好。**一是做事。\n", encoding="utf-8")
    broken.write_bytes(b"\x00\x00")
    one = order(options=Options(every=True))
    done = replace(one, sources=(*one.sources, late, broken)).write(target, nothing)
    assert done == f"Written: {target}; 1 file could not be read and is left out"
    text = target.read_text("utf-8")
    assert "青石市" in text
    assert "broken.txt: this is not a text file" in text


def test_annotations_whose_text_is_gone_go_along_where_all_does(order: Callable[..., Order], desk: Desk) -> None:
    one = replace(order(), library=desk.library._replace(path=desk.library.path.parent))
    sidecar = desk.documents[0].sidecar_path.parent / "gone.toml"
    sidecar.parent.mkdir(parents=True, exist_ok=True)
    sidecar.write_text('[[annotations]]\nat = "青石市/一/一"\nnote = "别丢了"\n', encoding="utf-8")
    assert "别丢了" in one.preview(9999, nothing).text
    for other in (replace(one, coder="li"), replace(one, sources=()), replace(one, options=Options(orphans=False))):
        assert "别丢了" not in other.preview(9999, nothing).text


def test_a_template_is_named_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "mine.html.j2"
    path.write_text("")
    assert kind_of(TEMPLATE, f" {path} ").suffix == ".html"
    assert kind_of("csv", "") is FORMATS["csv"]
    with pytest.raises(WrongUseError, match="no such file"):
        kind_of(TEMPLATE, "nowhere")


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("民生", ("民生",)),
        ("民生，生态 a", ("民生", "生态", "a")),
        ("民生 & !生态", ("民生 & !生态",)),
        ("民生 &", ("民生",)),
    ],
)
def test_what_is_half_typed_is_left_out(tags: str, expected: tuple[str, ...]) -> None:
    assert selection(tags, "安阳、驻马店", starred=True, untagged=False) == Selection(
        expected, ("安阳", "驻马店"), starred=True
    )
