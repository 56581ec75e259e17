from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.annotation.history import Event
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, remove_tags, set_note
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.undoing import UndoJournal

MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY, OTHER = "云川市/一/二", "云川市/二/一"


class Run:
    """One run of the program on the small bulletin."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder)
        self.path = self.library.sources[0]
        self.journal = UndoJournal(self.library.workspace, self.library.sources)
        self.session = Session(self.journal.recall)
        for path in self.library.sources:
            self.session.open(self.library.load(path))

    @property
    def document(self) -> Document:
        return self.session.documents[self.path]

    def tag(self, tag: str, key: str = KEY) -> None:
        assert self.session.do(self.path, add_tags(self.document, [key], [tag], MOMENT), f"+{tag}")

    def tags(self, key: str = KEY) -> tuple[str, ...]:
        return self.document.said(key).tags

    def undo(self) -> tuple[str, int, int] | None:
        turned = self.session.undo()
        return (turned.step.label, turned.changed, turned.left) if turned else None

    def redo(self) -> tuple[str, int, int] | None:
        turned = self.session.redo()
        return (turned.step.label, turned.changed, turned.left) if turned else None

    def end(self) -> list[Event]:
        """Save all and end."""
        for path in self.session.unsaved:
            taken = self.session.begin_save(path)
            assert taken
            self.session.end_save(taken, save(taken))
        news = self.session.history.news()
        self.journal.write(news)
        return news


Start = Callable[[], Run]


@pytest.fixture
def start(folder: Path) -> Start:
    return lambda: Run(folder)


def test_all_runs_are_undone_to_the_very_first_and_done_again(folder: Path, start: Start) -> None:
    states = []
    for tag in ("民生", "生态", "产业"):
        run = start()
        run.tag(tag)
        run.tag(tag, OTHER)
        run.session.do(run.path, set_note(run.document, KEY, f"批注{tag}\n第二行", MOMENT), "note")
        run.end()
        states.append((folder / "annotations/3.toml").read_bytes())
    run = start()
    labels = [said[0] for said in iter(run.undo, None)]
    assert labels == ["note", "+产业", "+产业", "note", "+生态", "+生态", "note", "+民生", "+民生"]
    run.end()
    assert not (folder / "annotations/3.toml").exists()
    run = start()
    assert run.undo() is None
    for state in states:
        for _ in range(3):
            assert run.redo()
        run.end()
        assert (folder / "annotations/3.toml").read_bytes() == state
    assert run.redo() is None


def test_a_new_step_ends_what_could_be_done_again_also_in_the_next_run(start: Start) -> None:
    run = start()
    run.tag("民生")
    run.tag("生态")
    run.undo()
    run.end()
    run = start()
    run.tag("产业")
    run.end()
    run = start()
    assert run.redo() is None
    assert run.undo() == ("+产业", 1, 0)
    run.end()
    run = start()
    assert run.redo() == ("+产业", 1, 0)
    assert run.tags() == ("民生", "产业")


def test_what_was_changed_elsewhere_is_left_and_does_not_bar_the_way(folder: Path, start: Start) -> None:
    run = start()
    run.tag("民生")
    run.session.do(run.path, set_note(run.document, KEY, "我写的", MOMENT), "note")
    run.end()
    sidecar = folder / "annotations/3.toml"
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("我写的", "他写的"), encoding="utf-8")
    run = start()
    assert run.undo() == ("note", 0, 1)
    assert run.document.said(KEY).note == "他写的"
    assert run.undo() == ("+民生", 1, 0)
    assert run.document.said(KEY)[:2] == ((), "他写的")
    run.end()
    assert start().undo() is None


def test_of_a_step_of_several_measures_those_that_fit_are_undone(start: Start) -> None:
    run = start()
    both = add_tags(run.document, [KEY, OTHER], ["民生"], MOMENT)
    run.session.do(run.path, both, "both")
    run.end()
    run = start()
    save(run.document.edited(remove_tags(run.document, [OTHER], ["民生"], MOMENT)))
    run = start()
    assert run.undo() == ("both", 1, 1)
    assert (run.tags(), run.tags(OTHER)) == ((), ())
    assert run.redo() == ("both", 2, 0)
    assert (run.tags(), run.tags(OTHER)) == (("民生",), ("民生",))


def test_what_comes_back_into_a_corrected_text_finds_its_measure_there(folder: Path, start: Start) -> None:
    run = start()
    run.tag("民生")
    run.tag("生态", OTHER)
    run.end()
    run = start()
    assert run.session.do(run.path, remove_tags(run.document, [OTHER], ["生态"], MOMENT), "-生态")
    run.end()
    text = (folder / "3.txt").read_text(encoding="utf-8")
    # What stood at those offsets is another measure now.
    text = text.replace("一是办好实事。改造老旧小区三十二个。", "一是先办一件。二是办好实事。改造老旧小区三十二个。")
    (folder / "3.txt").write_text(text.replace("二是督办建议", "三是督办建议"), encoding="utf-8")
    run = start()
    run.tag("产业")
    run.end()
    assert run.undo() == ("+产业", 1, 0)
    assert run.undo() == ("-生态", 1, 0)
    assert run.tags(OTHER) == ()
    assert run.tags("云川市/二/二") == ("生态",)
    run.end()
    assert start().tags("云川市/二/二") == ("生态",)


def test_a_journal_that_is_torn_or_strange_loses_only_what_it_does_not_say(start: Start) -> None:
    run = start()
    run.tag("民生")
    run.end()
    journal = run.journal.path
    whole = journal.read_text(encoding="utf-8")
    sound = '"format": "bulletin-undo/1", '
    strange = [
        "{",
        "[]",
        "null",
        '{"format": "bulletin-undo/9", "did": "do", "id": "x"}',
        f'{{{sound}"did": "do"}}',
        f'{{{sound}"did": "dance", "id": "x"}}',
        f'{{{sound}"did": "undo", "id": 3}}',
        f'{{{sound}"did": "do", "id": "x", "label": "", "recoding": "", "changes": [3]}}',
    ]
    journal.write_text("\n".join([*strange, whole, "\x00\x01", whole[: len(whole) // 2]]), encoding="utf-8")
    run = start()
    run.tag("生态")
    run.end()
    run = start()
    assert [run.undo(), run.undo(), run.undo()] == [("+生态", 1, 0), ("+民生", 1, 0), None]
    journal.unlink()
    journal.mkdir()
    run = start()
    run.tag("产业")
    run.end()
    assert start().undo() is None
    assert start().tags()


def test_steps_of_sources_that_are_not_open_are_passed_over(folder: Path, start: Start, text: str) -> None:
    (folder / "4.txt").write_text(text.replace("第3期", "第4期"), encoding="utf-8")
    run = start()
    run.tag("民生")
    run.path = run.library.sources[1]
    run.tag("生态")
    run.end()
    alone = Run(folder / "3.txt")
    assert alone.undo() == ("+民生", 1, 0)
    assert alone.undo() is None
