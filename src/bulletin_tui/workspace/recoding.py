"""Changes of themes, carried out over a workspace: the codebook, and the tags in every sidecar below it.

The sidecars are edited without their sources, which need not even be there any more: a theme's name says nothing of
where a measure stands, and parsing a thousand issues would take longer than a person waits.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook_merge import merge_texts
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.retag import Retag
from bulletin_tui.annotation.sidecar import Sidecar, read_sidecar, says_nothing
from bulletin_tui.annotation.sidecar_writer import rewrite_entries
from bulletin_tui.annotation.theme_changes import ThemeChange
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot
from bulletin_tui.workspace.journal import Change, Done, Progress, carry_out, last, remembered, takes_back
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.places import CODEBOOK, Workspace


class Recoding(NamedTuple):
    """A change of themes with all that it changes; nothing is written yet."""

    label: str
    changes: tuple[Change, ...]
    """The files that change, the codebook first."""
    measures: int
    """How many measures get other tags; one that two coders tagged counts twice."""
    files: int
    """How many sidecars hold them."""
    problems: tuple[str, ...] = ()
    """What could not be read and stays as it is, a line each."""
    back: bool = False
    """Whether it takes another one back."""


def codebook_text(workspace: Workspace) -> str:
    """Return the codebook's text, of the starter codebook where the workspace has none of its own.

    Raises:
        BulletinError: It cannot be read.
    """
    path = workspace.codebook()
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        reason = _("byte {offset} is not UTF-8").format(offset=error.start)
        raise BulletinError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason)) from None
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be read: {reason}")) from None


def plan(workspace: Workspace, change: ThemeChange, moment: datetime, progress: Progress | None = None) -> Recoding:
    """Find out what a change of themes changes.

    Args:
        workspace: Where.
        change: What is done to the themes.
        moment: When it is done; becomes the `updated` of the annotations.
        progress: Told how far it is.

    Raises:
        BulletinError: The codebook cannot be read.
    """
    own = workspace.own_codebook()
    old = codebook_text(workspace) if own.is_file() else None
    changes = [Change(own, old, change.text)] if change.text != old else []
    measures = files = 0
    problems: list[str] = []
    paths = [*workspace.sidecars()] if change.retag.pairs else []
    for number, path in enumerate(paths):
        if progress:
            progress(number, len(paths))
        found, touched = _recoded(path, change.retag, moment, problems)
        if found:
            changes.append(found)
            measures, files = measures + touched, files + 1
    return Recoding(change.label, tuple(changes), measures, files, tuple(problems))


def plan_undo(workspace: Workspace, *, twice: bool = True) -> Recoding | None:
    """Return what takes the last change of themes back, and done twice brings it about again.

    Args:
        workspace: Where.
        twice: Whether it may be done twice; else what only took another one back is not taken back.

    Returns:
        The way back; `None` where nothing was changed here, or nothing is remembered of it.
    """
    name = last(workspace.journal)
    return plan_again(workspace, name, back=True) if name and (twice or not takes_back(name)) else None


def plan_again(workspace: Workspace, name: str, *, back: bool) -> Recoding | None:
    """Return what takes a change that was carried out back, or brings it about again.

    What was changed since is merged with what is to stand there: sidecars when it is carried out, the codebook here.

    Args:
        workspace: Where.
        name: The change's, as `carry_out_plan` gave it.
        back: Whether to take it back.

    Returns:
        What to do; `None` where the change is not remembered any more.
    """
    found = remembered(workspace.journal, name, back=back)
    if found is None:
        return None
    label, changes = found
    changes = tuple(_with_theirs(workspace, change) if change.path.name == CODEBOOK else change for change in changes)
    sidecars = [change for change in changes if change.path.name != CODEBOOK]
    measures = sum(_differences(change) for change in sidecars)
    label = _("take back: {label}").format(label=label) if back else label
    return Recoding(label, changes, measures, len(sidecars), back=back)


def _with_theirs(workspace: Workspace, change: Change) -> Change:
    """Return a change of the codebook with what was changed in it since; as it is where that cannot be done."""
    if change.old is None or change.new is None or not change.path.is_file():
        return change
    now = codebook_text(workspace)
    merged = merge_texts(change.old, change.new, now)
    return change if merged is None else Change(change.path, now, merged)


def _differences(change: Change) -> int:
    one, other = (read_sidecar(text or "").annotations for text in (change.old, change.new))
    different = (key for key in {*one, *other} if one.get(key) != other.get(key))
    return len({(one.get(key) or other[key]).at for key in different})


def carry_out_plan(workspace: Workspace, recoding: Recoding, progress: Progress | None = None) -> Done:
    """Do what was planned, all of it or nothing.

    Args:
        workspace: Where.
        recoding: What.
        progress: Told how far it is.

    Raises:
        BulletinError: It could not be done; says whether anything was.
    """
    return carry_out(workspace.journal, recoding.label, recoding.changes, progress, back=recoding.back)


def retagged(annotations: Annotations, rule: Retag, moment: datetime) -> Annotations:
    """Return annotations with the tags that a rule makes of theirs; notes and stars stay, what is empty then goes."""
    changed = {
        key: replace(one, tags=tags, updated=moment)
        for key, one in annotations.items()
        if (tags := rule.tags(one.tags)) != one.tags
    }
    if not changed:
        return annotations
    return Annotations(now for key, one in annotations.items() if not (now := changed.get(key, one)).empty)


def _recoded(path: Path, rule: Retag, moment: datetime, problems: list[str]) -> tuple[Change | None, int]:
    text, sidecar = _sidecar(path, rule)
    problems += [f"{path}:{problem.line}: {problem.message}" for problem in sidecar.problems]
    if text is None or sidecar.read_only:
        return None, 0
    before = sidecar.annotations
    after = retagged(before, rule, moment)
    if after is before:
        return None, 0
    touched = {one.at for key, one in before.items() if after.get(key) != one}
    new = rewrite_entries(sidecar, after)
    nothing = not after and says_nothing(read_sidecar(new))
    return Change(path, text, None if nothing else new), len(touched)


def _sidecar(path: Path, rule: Retag) -> tuple[str | None, Sidecar]:
    text, sidecar = read_file(path, rule.may_touch)
    # A file that happens to end so and is none of ours is none of our business.
    return (text, sidecar) if sidecar.entries or sidecar.read_only else (None, sidecar._replace(problems=()))


class Use(NamedTuple):
    """A tag in a sidecar."""

    path: Path
    line: int
    """Where the entry that holds it begins."""
    at: str
    tag: str


def uses(workspace: Workspace) -> Iterator[Use]:
    """Yield every tag of every sidecar below a workspace."""
    for path in workspace.sidecars():
        _text, sidecar = read_file(path)
        line = 1 + sidecar.head.count("\n")
        for entry in sidecar.entries:
            if entry.annotation:
                for tag in entry.annotation.tags:
                    yield Use(path, line, entry.annotation.at, tag)
            line += entry.text.count("\n")


def counts(workspace: Workspace) -> Counter[str]:
    """Return how many measures have each tag."""
    return Counter(tag for _path, _at, tag in {(use.path, use.at, use.tag) for use in uses(workspace)})
