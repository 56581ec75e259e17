"""Saving documents."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_tui.annotation.merge import Merged, addresses, merge
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.sidecar import UNSURE, Sidecar, read_sidecar, says_nothing
from bulletin_tui.annotation.sidecar_writer import About, write_sidecar
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace import rescue
from bulletin_tui.workspace.backups import back_up
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.files import cannot, make_durable, reason, remove, sweep, write_atomically
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.locking import BusyError, locked
from bulletin_tui.workspace.source import Source, issue_title


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving."""

    document: Document
    merged: tuple[str, ...] = ()
    """The addresses of annotations that another program had changed in the meantime; they are in the document now."""
    conflicts: tuple[str, ...] = ()
    """The addresses of notes that hold both versions now."""
    migrated: str | None = None
    """The older format that the file had; a backup is as it was."""


class NotSavedError(BulletinError):
    """Annotations could not be saved."""

    def __init__(self, message: str, why: str, kept: Path | None) -> None:
        """Make one.

        Args:
            message: What is wrong and what becomes of the edits, in the person's language.
            why: What is wrong, in a few words.
            kept: Where the edits are kept until they can be saved; `None` where they are nowhere but in memory.
        """
        super().__init__(message)
        self.why = why
        self.kept = kept


def save(document: Document) -> Saved:
    """Write a document's annotations to its sidecar, if it has any that are not there yet.

    If the file is not the one that was read, both versions are merged.

    Raises:
        BulletinError: It must not be written, for a newer program wrote it; it never could be since it was loaded.
        NotSavedError: It cannot be written. The file is as it was and the document still holds the edits, which are
            kept aside as well, so that the next save or the next start brings them in.
    """
    if not document.dirty:
        return Saved(document)
    path = document.sidecar_path
    if document.sidecar.read_only:
        raise BulletinError(f"{path}: {document.sidecar.problems[0].message}")
    try:
        with locked(path):
            saved = _save(document)
    except OSError as error:
        message = str(cannot(path, error, _("{path}: annotations cannot be saved: {reason}")))
        raise _kept_aside(document, message, reason(error)) from None
    except BusyError as error:
        raise _kept_aside(document, str(error), _("another program is writing")) from None
    except _ReadOnlyError as error:
        raise _kept_aside(document, f"{path}: {error}", str(error)) from None
    rescue.drop((*document.rescued, *rescue.own(path)))
    return saved


class _ReadOnlyError(Exception):
    """The sidecar has come to be one that this program must not write."""


def _kept_aside(document: Document, message: str, why: str) -> NotSavedError:
    text = write_sidecar(document.sidecar, document.annotations, _about(document), document.order)
    kept = rescue.keep(document.sidecar_path, document.sidecar_text, text)
    if kept:
        said = _("{message}; the changes are kept in {kept} until they can be")
        return NotSavedError(said.format(message=message, kept=kept.parent), why, kept)
    return NotSavedError(message, why, None)


def _save(document: Document) -> Saved:
    _check_folders(document)
    text, found = read_file(document.sidecar_path)
    if found.read_only:
        raise _ReadOnlyError(found.problems[0].message)
    base, base_text, before = document.sidecar.annotations, document.sidecar_text, document.annotations
    merged = merge(base, before, found.annotations)
    document = replace(document.with_annotations(merged.annotations), sidecar=found, sidecar_text=text, rescued=())
    if found.sha256 not in {None, document.source.sha256}:
        document = document.reanchored()
    new = write_sidecar(found, document.annotations, _about(document), document.order)
    written = read_sidecar(new)
    nothing = not document.annotations and says_nothing(written) and not document.sidecar_path.is_symlink()
    if text is not None and new != text:
        foreign = text != base_text
        back_up(document.sidecar_path, text.encode(), now(), always=foreign or nothing or bool(found.older))
    if nothing:
        remove(document.sidecar_path)
        return _saved(document, None, Sidecar(), merged, before)
    if new == text:
        # A write may have been cut off after the file was in its place and before that was on the disk.
        make_durable(document.sidecar_path)
    else:
        write_atomically(document.sidecar_path, new.encode())
        # Temporary files stand where the file itself does, to which its name may be a link.
        sweep(Path(os.path.realpath(document.sidecar_path)).parent)
    return _saved(document, new, written, merged, before, found.older)


def _check_folders(document: Document) -> None:
    """Refuse to write where a drive that is gone was; what is written below the empty folder it leaves would be lost.

    Raises:
        OSError: A folder that was there is not there any more.
    """
    there = [document.source.path.parent]
    if document.sidecar_text is not None:
        there.append(document.sidecar_path.parent)
    for folder in there:
        folder.stat()


def _saved(
    document: Document,
    text: str | None,
    written: Sidecar,
    merged: Merged,
    before: Annotations,
    older: str | None = None,
) -> Saved:
    # What was read back is what the next save compares with, so that a value the file cannot hold shows at once.
    document = replace(document, sidecar=written, sidecar_text=text, annotations=written.annotations)
    taken = addresses(merged.changed, merged.annotations, before)
    return Saved(document, taken, addresses(merged.conflicts, merged.annotations), older)


def written(document: Document) -> str:
    """Return what is to stand in a document's sidecar, which holds what was read of it."""
    if document.sidecar.sha256 not in {None, document.source.sha256}:
        document = document.reanchored()
    return write_sidecar(document.sidecar, document.annotations, _about(document), document.order)


def _about(document: Document) -> About:
    # While something is in doubt its anchor, or its bare address, speaks of a former text: the hash must not say else.
    return About(_title(document.source), UNSURE if document.in_doubt else document.source.sha256)


def _title(source: Source) -> str:
    title = "；".join(issue_title(issue, source.path.stem) for issue in source.issues)
    return title.encode(errors="replace").decode()  # the name of a file may hold bytes that are no text
