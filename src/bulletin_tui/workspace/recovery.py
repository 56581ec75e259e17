"""Finishing what was interrupted, whenever a workspace is opened."""

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.places import Workspace


def recover(workspace: Workspace) -> tuple[str, ...]:
    """Finish the changes of many files that were interrupted in a workspace.

    Returns:
        What the person should know of it, a line each; usually nothing.
    """
    notices: list[str] = []
    for journal in workspace.interrupted():
        # Imported here, for there is next to never one, and the reader's first frame does not wait for it.
        from bulletin_tui.workspace.journal import finish

        try:
            done = finish(journal)
        except BulletinError as error:
            notices.append(str(error))
            continue
        if done:
            notices.append(_("a change that was interrupted is finished now: {label}").format(label=done.label))
            notices += in_between(done.merged, done.kept)
    return tuple(notices)


def in_between(merged: tuple[object, ...], kept: tuple[object, ...]) -> list[str]:
    """Say of files that another program changed while a change was under way."""
    both = _("{path}: another program changed it in the meantime; it holds both changes now")
    theirs = _("{path}: another program changed it in the meantime; it was left as it is")
    return [*(both.format(path=path) for path in merged), *(theirs.format(path=path) for path in kept)]
