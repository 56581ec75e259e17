"""The journal of what was done, by which it can be undone after the program was ended and started again.

One file a workspace and coder in the program's own folder, a line for everything done with a step: done, undone, done
again. Losing it loses only undo. It says what each annotation was before and after a step, in the words of a sidecar;
whether that still fits what stands in the sidecar is found out when the step is undone (`annotation/rewind.py`).
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from bulletin_tui.annotation.history import Change, Did, Event, Past, Step
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.rewind import Pair
from bulletin_tui.annotation.sidecar import Sidecar, read_sidecar
from bulletin_tui.annotation.sidecar_writer import rewrite_entries
from bulletin_tui.workspace.places import Workspace

FORMAT = "bulletin-undo/1"


class UndoJournal:
    """What was done in a workspace, by one coder."""

    def __init__(self, workspace: Workspace, sources: Sequence[Path]) -> None:
        """Make one; nothing is read or written yet.

        Args:
            workspace: Where.
            sources: What is open there; steps that changed something else are left out.
        """
        self.path = workspace.undo_journal
        self._open = {os.path.realpath(source): str(source) for source in sources}

    def recall(self, without: frozenset[str] = frozenset()) -> Past:
        """Return the steps that were done and those that were undone; what cannot be read is left out.

        Args:
            without: The ids of steps that are known already.
        """
        done: dict[str, dict[str, Any]] = {}
        undone: dict[str, dict[str, Any]] = {}
        for entry in self._entries():
            name = entry["id"]
            match entry["did"]:
                case Did.DO:
                    undone.clear()
                    done[name] = entry
                case Did.UNDO if name in done:
                    undone[name] = done.pop(name)
                case Did.REDO if name in undone:
                    done[name] = undone.pop(name)
                case Did.FORGET:
                    done.pop(name, None)
                    undone.pop(name, None)
        return Past(
            *(
                [partial(self._step, entry) for entry in entries.values() if self._is_wanted(entry, without)]
                for entries in (done, undone)
            )
        )

    def _is_wanted(self, entry: dict[str, Any], without: frozenset[str]) -> bool:
        return entry["id"] not in without and all(change["source"] in self._open for change in entry["changes"])

    def write(self, events: Iterable[Event]) -> None:
        """Note what was done; where that cannot be done, it cannot be undone after the program's end."""
        lines = [json.dumps(self._entry(event), ensure_ascii=False) for event in events]
        if not lines:
            return
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                # In one piece, for several programs may write; and on a line of its own, whatever the last one left.
                os.write(descriptor, ("\n" + "\n".join(lines) + "\n").encode(errors="surrogatepass"))
            finally:
                os.close(descriptor)

    def _entries(self) -> Iterator[dict[str, Any]]:
        try:
            text = self.path.read_bytes().decode(errors="replace")
        except OSError:
            return
        for line in text.split("\n"):
            # A line may be cut off where the program was killed, and one of a newer program says something else.
            with suppress(ValueError):
                entry = json.loads(line) if line else None
                if isinstance(entry, dict) and _is_sound(entry):
                    yield entry

    def _entry(self, event: Event) -> dict[str, Any]:
        entry: dict[str, Any] = {"format": FORMAT, "did": event.did.value, "id": event.step.id}
        if event.did is Did.DO:
            entry["label"] = event.step.label
            entry["recoding"] = event.step.recoding
            entry["changes"] = [
                {
                    "source": os.path.realpath(change.source),
                    "sha256": change.sha256,
                    "before": _written(pair.before for pair in change.pairs),
                    "after": _written(pair.after for pair in change.pairs),
                }
                for change in event.step.changes
            ]
        return entry

    def _step(self, entry: dict[str, Any]) -> Step:
        changes = tuple(self._change(**change) for change in entry["changes"])
        return Step(changes, entry["label"], entry["recoding"], entry["id"])

    def _change(self, source: str, sha256: str, before: str, after: str) -> Change:
        then, now = (read_sidecar(text).annotations for text in (before, after))
        return Change(self._open[source], tuple(Pair(then.get(key), now.get(key)) for key in {**then, **now}), sha256)


def _is_sound(entry: dict[str, Any]) -> bool:
    """Whether a line says what this program would write."""
    if entry.get("format") != FORMAT or not isinstance(entry.get("id"), str):
        return False
    if entry.get("did") != Did.DO:
        return isinstance(entry.get("did"), str)
    changes = entry.get("changes")
    return (
        all(isinstance(entry.get(key), str) for key in ("label", "recoding"))
        and isinstance(changes, list)
        and all(isinstance(change, dict) and change.keys() == _KEYS for change in changes)
        and all(isinstance(value, str) for change in changes for value in change.values())
    )


_KEYS = {"source", "sha256", "before", "after"}


def _written(annotations: Iterable[Any]) -> str:
    """Return annotations in the words of a sidecar, so that nothing they say is left out."""
    return rewrite_entries(Sidecar(), Annotations(filter(None, annotations)))
