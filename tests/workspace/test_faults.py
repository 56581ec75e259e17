"""Every call to the system that a save makes fails once, in every way it may: nothing is torn, nothing is lost."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, remove_tags, set_note
from bulletin_tui.workspace.store import NotSavedError, save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY = "云川市/一/二"
CALLS = ("open", "write", "fsync", "close", "chmod", "replace", "unlink", "remove", "mkdir", "scandir", "listdir")


@dataclass
class Faults:
    """Lets the call of a number fail."""

    number: int
    code: int
    lasting: bool = False
    """Whether all that come after it fail too."""
    seen: list[str] = field(default_factory=list)

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            self.seen.append(name)
            at = len(self.seen) - 1
            if at == self.number or (self.lasting and at > self.number and name != "close"):
                if name == "close":
                    call(*arguments, **named)
                raise OSError(self.code, os.strerror(self.code))
            return call(*arguments, **named)

        return called

    @property
    def struck(self) -> bool:
        return len(self.seen) > self.number


def change(document: Document) -> Document:
    document = document.edited(add_tags(document, ["云川市/二/一"], ["生态"], MOMENT))
    return document.edited(set_note(document, KEY, "改过", MOMENT))


def take_all_away(document: Document) -> Document:
    return document.edited(remove_tags(document, [KEY], ["民生"], MOMENT))


FULL, BROKEN, FORBIDDEN = errno.ENOSPC, errno.EIO, errno.EACCES


@pytest.mark.parametrize(
    ("code", "edit", "there", "lasting"),
    [
        pytest.param(FULL, change, True, False, id="full"),
        pytest.param(BROKEN, change, True, False, id="broken"),
        pytest.param(FORBIDDEN, change, True, False, id="forbidden"),
        pytest.param(BROKEN, change, False, False, id="new-broken"),
        pytest.param(BROKEN, take_all_away, True, False, id="away-broken"),
        pytest.param(FULL, change, True, True, id="full-from-there-on"),
    ],
)
def test_a_fault_at_any_call_of_a_save_loses_nothing(
    folder: Path,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    edit: Callable[[Document], Document],
    there: bool,
    lasting: bool,
) -> None:
    path, state = folder / "annotations/3.toml", Path(os.environ["XDG_STATE_HOME"])
    before = None
    if there:
        first = opened()
        save(first.edited(add_tags(first, [KEY], ["民生"], MOMENT)))
        before = path.read_bytes()
    failed = 0
    for number in range(100):
        for kept in (*state.rglob("*.json"), *state.rglob("*.toml")):
            kept.unlink()
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
        document = edit(opened())
        faults = Faults(number, code, lasting)
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, faults.around(name, getattr(os, name)))
            try:
                saved = save(document).document
            except NotSavedError as error:
                saved, failed, fault = None, failed + 1, error
        if not faults.struck:
            break
        after = path.read_bytes() if path.exists() else None
        if saved:
            assert not saved.dirty
            assert opened().annotations == document.annotations
        else:
            # The old bytes, or where only the last step failed the new ones; nothing between.
            assert after == before or after is None or read_sidecar(after.decode()).annotations == document.annotations
            assert document.dirty
            assert "annotations cannot be saved" in str(fault)
            if not lasting:
                assert fault.kept
                assert opened().annotations == document.annotations, f"{faults.seen[-1]} lost the edits"
            assert not save(document).document.dirty
            assert opened().annotations == document.annotations
            assert not [*state.glob("*/unsaved/*.json")]
        strays = [*path.parent.glob(".*.tmp")]
        assert lasting or not strays, faults.seen
        for stray in strays:
            stray.unlink()
    else:
        pytest.fail("a save makes fewer calls than that")
    assert failed >= 4
