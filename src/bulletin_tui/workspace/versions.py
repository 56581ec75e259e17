"""The sources of a library as each of several coders has them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.coders import AGREED, Coder, coders_of, read_as
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.places import Workspace


class Versions(NamedTuple):
    """A source as several coders have it."""

    documents: tuple[Document | None, ...]
    """`None` of who did not annotate it."""
    agreed: Document
    """What they agreed on."""


def choose_coders(found: Iterable[Coder], wanted: Sequence[Coder] = ()) -> tuple[Coder, ...]:
    """Return the coders to compare.

    Args:
        found: All who annotated anything.
        wanted: Those who were asked for; all but what was agreed if none was.

    Raises:
        BulletinError: One of them annotated nothing, or fewer than two are left.
    """
    known = sorted(set(found), key=lambda coder: coder or "")
    for coder in wanted:
        if coder not in known:
            names = _(", ").join(named(one) for one in known)
            raise BulletinError(
                _("“{coder}” has annotated nothing here; there are: {names}").format(coder=named(coder), names=names)
            )
    chosen = tuple(dict.fromkeys(wanted)) or tuple(coder for coder in known if coder != AGREED)
    if len(chosen) < 2:
        names = _(", ").join(map(named, chosen)) or _("nobody")
        raise BulletinError(_("comparing takes two coders; annotated here has: {names}").format(names=names))
    return chosen


def named(coder: Coder) -> str:
    """Return what a coder is called; who has no name is called `-`, as on the command line."""
    return coder or "-"


def spoken_of(coder: Coder) -> str:
    """Return what a coder is called where people read it."""
    return coder or _("no name")


def versions(documents: Iterable[Document], workspace: Workspace, coders: Sequence[Coder]) -> Iterator[Versions]:
    """Yield each source as the coders have it.

    Args:
        documents: The sources, as anybody has them.
        workspace: Where they are.
        coders: The coders.
    """
    documents = list(documents)
    present = coders_of(workspace, [document.source.path for document in documents])
    for document in documents:
        own = (
            read_as(document, workspace, coder) if coder in present[document.source.path] else None for coder in coders
        )
        yield Versions(tuple(own), read_as(document, workspace, AGREED))


def everybody(workspace: Workspace, sources: Iterable[Path]) -> set[Coder]:
    """Return all who annotated any of the sources."""
    return {coder for coders in coders_of(workspace, sources).values() for coder in coders}
