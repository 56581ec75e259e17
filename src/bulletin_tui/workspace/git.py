"""Telling git how sidecars are merged and compared."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.places import ANNOTATIONS, CODEBOOK, Workspace, leads_out

ATTRIBUTES = ".gitattributes"
_NAME = "bulletin"
"""What git calls our way to merge and to compare."""
_USE = f"merge={_NAME} diff={_NAME} text eol=lf"


class Step(NamedTuple):
    """Something that git is told."""

    what: str
    """A line of a file, or a setting."""
    where: str
    """The file, or git's settings of the repository."""
    done: bool
    """Whether it was written now; else it stood there already."""


def set_up(workspace: Workspace) -> tuple[Step, ...]:
    """Write what git needs to merge the sidecars of a workspace; what is there already stays.

    The attributes belong to the texts and are shared by everybody; the settings belong to one clone of them.

    Raises:
        BulletinError: There is no git, no repository, or it cannot be written.
    """
    _git(workspace.root, "rev-parse", "--git-dir")
    return (*_write_attributes(workspace), *_write_settings(workspace.root))


def _write_attributes(workspace: Workspace) -> Iterator[Step]:
    path = workspace.root / ATTRIBUTES
    if leads_out(path):
        raise BulletinError(_("{path}: leads out of the workspace; nothing was changed").format(path=path))
    try:
        old = path.read_bytes().decode() if path.exists() else ""
        known = old.splitlines()
        lines = _attributes(workspace)
        missing = [line for line in lines if line not in known]
        if missing:
            gap = "" if not old or old.endswith("\n") else "\n"
            write_atomically(path, (old + gap + "".join(f"{line}\n" for line in missing)).encode())
    except UnicodeDecodeError as error:
        reason = _("byte {offset} is not UTF-8").format(offset=error.start)
        raise BulletinError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason)) from None
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be written: {reason}")) from None
    for line in lines:
        yield Step(line, str(path), line in missing)


def _attributes(workspace: Workspace) -> tuple[str, ...]:
    if workspace.annotations is None:
        return (f"*.{ANNOTATIONS}.toml {_USE}",)
    # What stands later in the file wins: the codebook is no sidecar and is merged line by line.
    return f"{ANNOTATIONS}/**/*.toml {_USE}", f"{ANNOTATIONS}/{CODEBOOK} !merge !diff"


def _write_settings(folder: Path) -> Iterator[Step]:
    settings = {
        f"merge.{_NAME}.name": "annotations, entry by entry",
        f"merge.{_NAME}.driver": f"{_program()} merge --name %P %O %A %B",
        f"diff.{_NAME}.xfuncname": "^at = .*$",
    }
    for name, value in settings.items():
        there = _git(folder, "config", "--local", "--get", name, fails=True).rstrip("\n") == value
        if not there:
            _git(folder, "config", "--local", name, value)
        yield Step(f"{name} = {value}", "git config", not there)


def _program() -> str:
    """Return how a shell calls this program: by its name where that finds it, else by its whole path."""
    own = Path(sys.executable).with_name(_NAME)
    found = shutil.which(_NAME)
    if found and (not own.exists() or os.path.samefile(found, own)):  # noqa: PTH121 - `found` is a string
        return _NAME
    return shlex.quote(str(own)) if own.exists() else f"{shlex.quote(sys.executable)} -m bulletin_tui"


def _git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """Run git in a folder.

    Args:
        folder: Where.
        arguments: What it is to do.
        fails: Whether it may fail; then the answer is empty.

    Raises:
        BulletinError: There is no git, or it says that it cannot do this.
    """
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise BulletinError(_("git was not found; install it, or say where it is in PATH")) from None
    if done.returncode and not fails:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else str(done.returncode)
        raise BulletinError(_("{path}: git says: {reason}").format(path=folder, reason=reason))
    return "" if done.returncode else done.stdout.decode(errors="replace")
