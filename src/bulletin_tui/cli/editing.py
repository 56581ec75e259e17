"""Making edits from the command line: find the measures, change all of them or none, save."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.cli.command import WrongUse
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import measures, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.decode import UndecodableError, decode
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.files import why_undecodable
from bulletin_tui.workspace.library import Library, resolve
from bulletin_tui.workspace.store import Saved, save

STDIN = "-"
"""Stands for what comes through the pipe."""

MakeEdit = Callable[[Document, Sequence[str], datetime], Edit]
"""Makes the edit of some measures of a document, given by their keys."""


def addresses(argument: str) -> list[str]:
    """Return the addresses that an argument names: itself, or for `-` one on each line of stdin."""
    if argument != STDIN:
        return [argument]
    return [line.strip() for line in read_stdin().splitlines() if line.strip()]


def read_stdin() -> str:
    """Return the text that comes through the pipe.

    Raises:
        WrongUse: It is no text.
    """
    try:
        return decode(sys.stdin.buffer.read()).text
    except UndecodableError as error:
        raise WrongUse(_("standard input: {reason}").format(reason=why_undecodable(error))) from None


def edit(library: Library, wanted: Iterable[str], make: MakeEdit) -> int:
    """Edit measures and save their sidecars.

    Args:
        library: What was opened.
        wanted: The measures' addresses.
        make: Makes the edit.

    Returns:
        The exit code.

    Raises:
        WrongUse: An address is unknown or means several measures; nothing was written.
        BulletinError: A sidecar could not be written.
    """
    loader = Loader(library)
    targets = _resolve(list(loader), wanted)
    moment = now()
    for document, keys in targets:
        edited = document.edited(make(document, keys, moment))
        changed = 0
        if edited.annotations != document.annotations:
            # What is said of the structure may be said of a measure that is none any more.
            changed = sum(document.said(key) != edited.said(key) for key in keys) or 1
        _tell_saved(save(edited), changed)
    return loader.code


def _resolve(documents: list[Document], wanted: Iterable[str]) -> list[tuple[Document, list[str]]]:
    """Return the measures meant, by document; every address that is wrong is named."""
    by_path = {document.source.path: document for document in documents}
    keys = defaultdict(list)
    wrong = []
    for address in dict.fromkeys(wanted):
        try:
            document, key = resolve(documents, address)
        except BulletinError as error:
            wrong.append(str(error))
        else:
            keys[document.source.path].append(key)
    if wrong:
        raise WrongUse("\n".join(wrong))
    return [(by_path[path], found) for path, found in keys.items()]


def _tell_saved(saved: Saved, changed: int) -> None:
    path = saved.document.sidecar_path
    if changed:
        tell(_("{measures} changed, {path}").format(measures=measures(changed), path=path))
    else:
        tell(_("nothing to change, {path}").format(path=path))
    if saved.migrated:
        said = _("{path} was in the older format {format}; `bulletin restore` has it as it was.")
        tell(said.format(path=path.name, format=saved.migrated))
    if saved.merged:
        tell(
            ngettext(
                "{count} annotation that another program changed was merged",
                "{count} annotations that another program changed were merged",
                saved.merged,
            ).format(count=saved.merged)
        )
    if saved.conflicts:
        tell(
            ngettext(
                "{count} note holds both versions now",
                "{count} notes hold both versions now",
                saved.conflicts,
            ).format(count=saved.conflicts)
        )
