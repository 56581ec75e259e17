"""Changing many files as one.

Before the first file is touched a journal of the whole change is on the disk: of each file what stood in it and what
is to stand in it. Then the files are written, each in one step, and the journal is removed. A process killed before
the journal stands has changed nothing; one killed after it leaves the journal, and whoever opens the workspace next
finishes what it says. Files that another program changed in between are merged, never overwritten.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_tui.annotation.merge import merge
from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.annotation.sidecar_writer import rewrite_entries
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot, publish, remove, stage, write_atomically
from bulletin_tui.workspace.locking import locked
from bulletin_tui.workspace.places import ANNOTATIONS, CODEBOOK, leads_out, name_for, state_folder

FORMAT = "bulletin-change/1"
_MOST_KEPT = 1 << 28
"""How many bytes the journals of changes that were carried out may take; the oldest go first."""

_BACK = "-back"
"""What the name of a change ends with that took another one back."""

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many; called in the thread that does them."""


class Change(NamedTuple):
    """A file that changes."""

    path: Path
    old: str | None
    """What stands in it; `None` where there is none."""
    new: str | None
    """What is to stand in it; `None` removes it."""


class Done(NamedTuple):
    """What came of a change."""

    label: str
    """What it was, in the language of the person who did it."""
    merged: tuple[Path, ...] = ()
    """The files that another program changed in the meantime; they hold both changes now."""
    kept: tuple[Path, ...] = ()
    """The files that were changed in the meantime and could not be merged; they are as that program left them."""
    name: str = ""
    """By which `remembered` finds the change again; "" where nothing was changed."""


def carry_out(
    journal: Path, label: str, changes: Iterable[Change], progress: Progress | None = None, *, back: bool = False
) -> Done:
    """Change all the files or none.

    Args:
        journal: Where the journal is to stand while the change is under way.
        label: What is done, in the person's language.
        changes: The files.
        progress: Told how far it is.
        back: Whether it takes another one back; its name then says so.

    Raises:
        BulletinError: Nothing was changed; or, where it says so, the rest will be at the next start.
    """
    changes = tuple(changes)
    if not changes:
        return Done(label)
    for path in (journal, *(change.path for change in changes)):
        if leads_out(path):
            raise BulletinError(_("{path}: leads out of the workspace; nothing was changed").format(path=path))
    with locked(journal):
        _finish(journal)
        for change in changes:
            # A codebook cannot be merged with what another program made of it; a sidecar can.
            if change.path.name == CODEBOOK and _read(change.path) not in {change.old, change.new}:
                raise BulletinError(_("{path}: was changed in the meantime; try again").format(path=change.path))
        token = os.urandom(4).hex()
        entry = {
            "format": FORMAT,
            "token": token,
            "label": label,
            "files": [[os.path.relpath(one.path, journal.parent), one.old, one.new] for one in changes],
        }
        try:
            write_atomically(journal, json.dumps(entry, ensure_ascii=False).encode(errors="surrogatepass"))
        except OSError as error:
            raise cannot(journal, error, _("{path}: cannot be written: {reason}; nothing was changed")) from None
        try:
            staged, done = _stage(label, changes, token, progress)
        except OSError as error:
            _discard(changes, token)
            remove(journal)
            path = Path(error.filename or journal)
            raise cannot(path, error, _("{path}: cannot be written: {reason}; nothing was changed")) from None
        return done._replace(name=_publish(journal, staged, back=back))


def takes_back(name: str) -> bool:
    """Whether a change that was carried out took another one back."""
    return name.endswith(_BACK)


def last(journal: Path) -> str | None:
    """Return the name of the change that was carried out last; `None` where nothing is remembered.

    Args:
        journal: Where the journal of a change stands while it is under way.
    """
    return next((path.stem for path in reversed(_all_kept(journal))), None)


def remembered(journal: Path, name: str, *, back: bool) -> tuple[str, tuple[Change, ...]] | None:
    """Return a change that was carried out: its label and its files; `None` where it is not remembered.

    Args:
        journal: Where the journal of a change stands while it is under way.
        name: As in `Done`.
        back: Whether to turn it round, so that it takes that back.
    """
    try:
        label, _token, changes = _entry(_kept(journal) / f"{name}.json", journal.parent)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return label, tuple(Change(one.path, one.new, one.old) for one in changes) if back else changes


def _kept(journal: Path) -> Path:
    """Return where the journals of changes that were carried out are kept; losing them loses only the way back."""
    return state_folder() / "changes" / name_for(journal)


def _all_kept(journal: Path) -> list[Path]:
    """Return the journals of what was carried out, the oldest first."""
    with suppress(OSError):
        return sorted(path for path in _kept(journal).iterdir() if path.suffix == ".json")
    return []


def finish(journal: Path) -> Done | None:
    """Finish the change that a journal tells of, if there is one.

    Raises:
        BulletinError: It could not be finished; the journal stays.
    """
    if not journal.is_file():
        return None
    with locked(journal):
        return _finish(journal)


def _finish(journal: Path) -> Done | None:
    try:
        label, token, changes = _entry(journal, journal.parent)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        said = _("{path}: a change was interrupted, and its journal cannot be read ({reason}); delete the file")
        raise BulletinError(said.format(path=journal, reason=error)) from None
    try:
        staged, done = _stage(label, changes, token)
    except OSError as error:
        raise _unfinished(journal, error) from None
    return done._replace(name=_publish(journal, staged))


def _publish(journal: Path, staged: dict[Path, Path | None], *, back: bool = False) -> str:
    try:
        publish(staged)
        return _keep(journal, back=back)
    except OSError as error:
        raise _unfinished(journal, error) from None


def _keep(journal: Path, *, back: bool) -> str:
    """Put the journal of a change that was carried out aside; returns its name there."""
    # The names sort as the changes came, also where the clock was set back in between.
    before = _all_kept(journal)
    latest = before[-1].stem.removesuffix(_BACK) if before else "0"
    number = max(time.time_ns(), int(latest) + 1 if latest.isdecimal() else 0)
    kept = _kept(journal) / f"{number:020}{_BACK if back else ''}.json"
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(journal, kept)
        room = _MOST_KEPT - kept.stat().st_size
        for path in reversed(before):
            room -= path.stat().st_size
            if room < 0:
                path.unlink()
    remove(journal)
    return kept.stem


def _unfinished(journal: Path, error: OSError) -> BulletinError:
    said = _("{path}: cannot be written: {reason}; the change is finished at the next start")
    return cannot(Path(error.filename or journal), error, said)


def _entry(journal: Path, home: Path) -> tuple[str, str, tuple[Change, ...]]:
    values: dict[str, Any] = json.loads(journal.read_bytes())
    if values["format"] != FORMAT:
        raise ValueError(values["format"])
    changes = tuple(Change(_inside(home, name), _text(old), _text(new)) for name, old, new in values["files"])
    if not _TOKEN.fullmatch(values["token"]):
        raise ValueError(values["token"])
    return str(values["label"]), values["token"], changes


_TOKEN = re.compile(r"[0-9a-f]{8}")


def _text(value: object) -> str | None:
    if not isinstance(value, str | None):
        raise TypeError(value)
    return value


def _inside(home: Path, name: str) -> Path:
    """Return the file of a name, which must be one that this program writes in a workspace.

    A journal may have come with a folder from elsewhere; it is not to write where it likes.

    Raises:
        ValueError: It is not.
    """
    path = Path(os.path.normpath(home / name))
    codebook = path.name == CODEBOOK and path.parent in {home, home.parent}
    ending = ".toml" if home.name == ANNOTATIONS else f".{ANNOTATIONS}.toml"
    if leads_out(path) or not (codebook or (path.name.endswith(ending) and path.is_relative_to(home))):
        raise ValueError(name)
    return path


def _stage(
    label: str, changes: Sequence[Change], token: str, progress: Progress | None = None
) -> tuple[dict[Path, Path | None], Done]:
    staged: dict[Path, Path | None] = {}
    merged, kept = [], []
    for number, change in enumerate(changes):
        if progress:
            progress(number, len(changes))
        text, found = change.new, _read(change.path)
        if found == change.new:
            continue
        if found != change.old:
            text = _merged(change, found)
            if text is None:
                kept.append(change.path)
                continue
            merged.append(change.path)
        staged[change.path] = None if text is None else stage(change.path, text.encode(), token)
    return staged, Done(label, tuple(merged), tuple(kept))


def _merged(change: Change, found: str | bytes | None) -> str | None:
    """Return what stands in a sidecar now with the change made in it; `None` where that cannot be done."""
    if not isinstance(found, str) or change.path.name == CODEBOOK:
        return None
    theirs = read_sidecar(found)
    if theirs.read_only:
        return None
    base, mine = read_sidecar(change.old or ""), read_sidecar(change.new or "")
    return rewrite_entries(theirs, merge(base.annotations, mine.annotations, theirs.annotations).annotations)


def _read(path: Path) -> str | bytes | None:
    """Return what stands in a file: its text, its bytes where they are no text, `None` where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _discard(changes: Iterable[Change], token: str) -> None:
    for change in changes:
        with suppress(OSError):
            target = change.path.resolve()
            target.with_name(f".{target.name}.{token}.tmp").unlink(missing_ok=True)
