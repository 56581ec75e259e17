"""Texts, sidecars, codebooks and settings that are damaged in every way: loaded, edited, saved, loaded again.

`python -m benchmarks fuzz` does a few hundred of each; `python -m benchmarks.fuzz 110000 1` does so many, from a seed.
No exception may escape, and no entry that could be read before may be unreadable, or say something else, afterwards.
"""

import itertools
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from benchmarks.mutations import CODEBOOK, CONFIG, SIDECAR, SOURCE, damaged
from bulletin_tui.annotation.codebook import Codebook, read_codebook
from bulletin_tui.annotation.codebook_lint import lint
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.annotation.theme_changes import ThemeChange, add, delete, describe, rename
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.settings import load_settings, settings_file
from bulletin_tui.workspace.store import save

_MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)


class Workbench:
    """A workspace of one text, in which things are damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "3.txt"
        (folder / "annotations").mkdir()
        self.path.write_text(SOURCE, encoding="utf-8")
        self.workspace = Workspace.around(folder)
        self.sidecar = self.workspace.sidecar_of(self.path)
        self.sha256 = load(self.workspace, self.path).source.sha256

    def edited(self, document: Document, chance: random.Random) -> Document | None:
        """Tag a measure, or write a note on it."""
        keys = [*document.source.measures]
        if not keys:
            return None
        key = chance.choice(keys)
        if chance.random() < 0.7:
            return document.edited(add_tags(document, [key], ["新标签"], _MOMENT))
        return document.edited(set_note(document, key, '新批注"""\\', _MOMENT))

    def source(self, chance: random.Random) -> None:
        """A damaged text: what is said of it is there after a save."""
        self.path.write_bytes(damaged(SOURCE, chance))
        self.sidecar.unlink(missing_ok=True)
        self._edit_and_save(chance)

    def sidecars(self, chance: random.Random) -> None:
        """A damaged sidecar: what could be read stays as it is, what could not stays to the byte."""
        self.path.write_text(SOURCE, encoding="utf-8")
        self.sidecar.write_bytes(damaged(SIDECAR % self.sha256, chance))
        self._edit_and_save(chance)

    def _edit_and_save(self, chance: random.Random) -> None:
        before = self.sidecar.read_bytes() if self.sidecar.exists() else b""
        document = load(self.workspace, self.path)
        edited = self.edited(document, chance)
        if edited is None:
            return
        if document.sidecar.read_only:
            try:
                save(edited)
            except BulletinError:
                assert self.sidecar.read_bytes() == before, "a file that must not be written was"
                return
            raise AssertionError("a file that must not be written was")
        save(edited)
        after = read_sidecar(self.sidecar.read_bytes().decode())
        assert not after.read_only, "the file cannot be written any more"
        missing = _said(edited.annotations) - _said(after.annotations)
        assert not missing, f"not there any more: {missing}"
        text = self.sidecar.read_bytes().decode()
        for entry in document.sidecar.entries:
            if entry.annotation is None and entry.text.strip():
                assert entry.text.strip() in text, "a broken entry was not kept"
        again = load(self.workspace, self.path)
        assert not again.dirty
        assert not _said(edited.annotations) - _said(again.annotations), "lost when loaded again"

    def codebook(self, chance: random.Random) -> None:
        """A damaged codebook: themes that could be read are there after a change of another one."""
        data = damaged(CODEBOOK, chance)
        path = self.folder / "annotations" / "codebook.toml"
        path.write_bytes(data)
        lint(Workbench._loaded(path))
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return
        before = read_codebook(text)
        paths = [theme.path for theme in before.themes] or ["民生"]
        one = chance.choice(paths)
        makes: tuple[Callable[[], ThemeChange], ...] = (
            lambda: add(text, "新主题", {"definition": '甲"乙'}),
            lambda: rename(text, one, "新名字"),
            lambda: describe(text, one, {"definition": "新的", "colour": "#102030"}),
            lambda: delete(text, one, below=True),
        )
        for make in makes:
            try:
                change = make()
            except BulletinError:
                continue
            after = {theme.path for theme in read_codebook(change.text).themes}
            for theme in before.themes:
                kept = change.retag(theme.path)
                assert kept is None or kept in after, f"{theme.path} is gone"

    @staticmethod
    def _loaded(path: Path) -> Codebook:
        from bulletin_tui.workspace.codebooks import load_codebook

        return load_codebook(path)

    def settings(self, chance: random.Random) -> None:
        """Damaged settings: what is wrong is told, the rest holds."""
        path = settings_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        data = damaged(CONFIG, chance)
        path.write_bytes(data)
        load_settings()
        assert path.read_bytes() == data


def _said(annotations: Annotations) -> Counter[object]:
    """Return what is said, apart from where: that is brought up to date where the text was corrected."""
    return Counter((one.tags, one.note, one.star, one.structure, repr(one.extra)) for one in annotations.values())


_SHARES = {"source": 4, "sidecars": 4, "codebook": 2, "settings": 1}
_EVERY = 5.0
"""After how many seconds it is said how far it is."""


@dataclass
class Trials:
    """How far it is, and what came of it."""

    counts: Counter[str] = field(default_factory=Counter)
    """How often each kind was damaged, how often that was refused in one line, and what went wrong."""
    done: int = 0
    faults: int = 0


def run(number: int, seed: int, folder: Path, trials: Trials, tell: Callable[[str], None]) -> None:
    """Damage things so many times, the kinds in turn, so that a run that is stopped has tried all of them.

    Args:
        number: How often in all.
        seed: From which the chances come.
        folder: An empty folder.
        trials: Kept up to date.
        tell: Told of everything that went wrong.
    """
    chance = random.Random(seed)
    bench = Workbench(folder)
    kinds = itertools.cycle([kind for kind, share in _SHARES.items() for _ in range(share)])
    for kind in itertools.islice(kinds, number):
        state = chance.getrandbits(64)
        trials.counts[kind] += 1
        try:
            getattr(bench, kind)(random.Random(state))
        except BulletinError:
            trials.counts[f"{kind}, refused"] += 1
        except Exception:
            trials.counts[f"{kind}, FAULT"] += 1
            trials.faults += 1
            tell(f"{kind} (chance {state}):\n{traceback.format_exc(limit=-6)}")
        trials.done += 1


@contextmanager
def told(trials: Trials, number: int) -> Iterator[None]:
    """Say every few seconds on standard error how far it is."""
    begun = time.monotonic()
    over = Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            seconds = time.monotonic() - begun
            left = seconds / max(trials.done, 1) * (number - trials.done)
            line = f"{trials.done} of {number}, {trials.faults} faults, {seconds:.0f} s, {left:.0f} s to go"
            print(line, file=sys.stderr, flush=True)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _stopped(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(number: int = 660, seed: int = 1) -> None:
    """Damage things and print what came of it; Ctrl+C and SIGTERM stop it with the figures so far."""
    signal.signal(signal.SIGTERM, _stopped)
    trials = Trials()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as home:
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = f"{home}/{variable}"
        folder = Path(home, "workspace")
        folder.mkdir()
        try:
            with told(trials, number):
                run(number, seed, folder, trials, print)
        except KeyboardInterrupt:
            print(f"stopped at {trials.done} of {number}")
    for kind, count in sorted(trials.counts.items()):
        print(f"{kind:<20} {count:>8}")
    if trials.faults:
        sys.exit(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
