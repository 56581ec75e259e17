"""Making edits from the command line: find the measures, change all of them or none, save."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.cli.command import WrongUse
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import measures, tell
from bulletin_tui.cli.piped import Piped, piped
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext, some_of
from bulletin_tui.text.decode import UndecodableError, decode
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.files import why_undecodable
from bulletin_tui.workspace.library import Library, resolve
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.store import Saved, save
from bulletin_tui.workspace.undoing import UndoJournal

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "-"
"""Stands for what comes through the pipe."""

MakeEdit = Callable[[Document, Sequence[str], datetime], Edit]
"""Makes the edit of some measures of a document, given by their keys."""

MakeEachEdit = Callable[[Document, Mapping[str, tuple[str, ...]], datetime], Edit]
"""Makes the edit of some measures of a document, given by their keys with the tags that came with them."""


def named(argument: str) -> list[Piped]:
    """Return the measures that an argument names: itself, or for `-` one on each line of stdin.

    Raises:
        WrongUse: What comes through the pipe names none.
    """
    if argument != STDIN:
        return [Piped(argument)]
    found = list(piped(read_stdin()))
    if lost := sum(one.lost for one in found):
        tell(
            ngettext(
                "{count} annotation whose measure was not found is left as it is",
                "{count} annotations whose measure was not found are left as they are",
                lost,
            ).format(count=lost)
        )
    return [one for one in found if not one.lost]


def addresses(argument: str) -> list[str]:
    """Return the addresses that an argument names; see `named`."""
    return [one.address for one in named(argument)]


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
        WrongUse: An address is unknown or means several measures, or the edit cannot be made of one; nothing was
            written.
        BulletinError: A sidecar could not be written.
    """
    return edit_each(library, map(Piped, wanted), lambda document, said, moment: make(document, list(said), moment))


def edit_each(library: Library, wanted: Iterable[Piped], make: MakeEachEdit) -> int:
    """Edit measures, each with what was said beside its address, and save their sidecars; see `edit`."""
    loader = Loader(library)
    targets = found_in(list(loader), wanted)
    moment = now()
    session = Session()
    for document, _said in targets:
        if document.sidecar.read_only:
            raise BulletinError(f"{document.sidecar_path}: {document.sidecar.problems[0].message}")
        session.open(document)
    label = _("command `{command}` on {measures}").format(
        command=click.get_current_context().info_name, measures=measures(sum(len(said) for _document, said in targets))
    )
    # All edits are made before any is saved, so that where one cannot be made nothing is written.
    session.do_all({document.source.path: make(document, said, moment) for document, said in targets}, label)
    try:
        for document, said in targets:
            edited = session.documents[document.source.path]
            changed = 0
            if edited.annotations != document.annotations:
                before, after = document.by_measure, edited.by_measure
                # What is said of the structure may be said of a measure that is none any more.
                changed = sum(before.get(key) != after.get(key) for key in said) or 1
            _tell_saved(save(edited), changed)
    finally:
        UndoJournal(library.workspace, library.sources).write(session.history.news())
    return loader.code


def found_in(documents: list[Document], wanted: Iterable[Piped]) -> list[tuple[Document, dict[str, tuple[str, ...]]]]:
    """Return the measures meant, by document; every address that is wrong is named."""
    by_path = {document.source.path: document for document in documents}
    by_name = {document.source.name: document for document in documents}
    found: defaultdict[Path, dict[str, tuple[str, ...]]] = defaultdict(dict)
    wrong: dict[str, None] = {}
    for address, tags, _lost in wanted:
        # Thousands may come through a pipe, each with its file in front.
        cuts = (at for at, letter in enumerate(address) if letter == "/")
        file = next((by_name[address[:cut]] for cut in cuts if address[:cut] in by_name), None)
        try:
            document, key = resolve([file] if file else documents, address)
        except BulletinError as error:
            wrong[str(error)] = None
        else:
            keys = found[document.source.path]
            keys[key] = (*keys.get(key, ()), *tags)
    if wrong:
        raise WrongUse("\n".join(wrong))
    return [(by_path[path], keys) for path, keys in found.items()]


def _tell_saved(saved: Saved, changed: int) -> None:
    path = saved.document.sidecar_path
    if changed:
        tell(_("{measures} changed, {path}").format(measures=measures(changed), path=path))
    else:
        tell(_("nothing to change, {path}").format(path=path))
    tell_merged(saved)


def tell_merged(saved: Saved) -> None:
    """Say what a save found in the file."""
    path = saved.document.sidecar_path
    if saved.migrated:
        said = _("{path} was in the older format {format}; `bulletin restore` has it as it was.")
        tell(said.format(path=path.name, format=saved.migrated))
    if saved.merged:
        tell(
            ngettext(
                "{count} annotation that another program changed was merged: {which}",
                "{count} annotations that another program changed were merged: {which}",
                len(saved.merged),
            ).format(count=len(saved.merged), which=some_of(saved.merged))
        )
    if saved.conflicts:
        tell(
            ngettext(
                "{count} note holds both versions now: {which}",
                "{count} notes hold both versions now: {which}",
                len(saved.conflicts),
            ).format(count=len(saved.conflicts), which=some_of(saved.conflicts))
        )
