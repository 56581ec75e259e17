"""Loading documents."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bulletin_tui.annotation.sidecar import Problem, Sidecar, read_sidecar
from bulletin_tui.i18n import _
from bulletin_tui.workspace import rescue
from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.files import cannot
from bulletin_tui.workspace.places import Workspace, leads_out
from bulletin_tui.workspace.source import load_source


def load(workspace: Workspace, path: Path, encoding: str | None = None) -> Document:
    """Load a source and its sidecar; nothing is written. Edits that could not be saved before are in it again.

    Raises:
        BulletinError: The source cannot be read. A sidecar that cannot be read is told in `document.sidecar.problems`.
    """
    source = load_source(path, workspace.name_of(path), encoding)
    sidecar_path = workspace.sidecar_of(path)
    text, sidecar = read_file(sidecar_path)
    document = Document(source, workspace.coder, sidecar_path, sidecar, text, sidecar.annotations, attachments={})
    rescued = () if sidecar.read_only else rescue.find(sidecar_path)
    known = {sidecar.sha256, *(each.sha256 for each in rescued)}
    same_source = known <= {None, source.sha256}
    return settled(_with_rescued(document, rescued), same_source=same_source)


def _with_rescued(document: Document, rescued: tuple[rescue.Rescued, ...]) -> Document:
    if not rescued:
        return document
    from bulletin_tui.annotation.merge import merge

    annotations = document.annotations
    for each in rescued:
        annotations = merge(each.base, each.mine, annotations).annotations
    files = tuple(each.file for each in rescued)
    if annotations == document.annotations:
        # Another program has saved them in the meantime.
        rescue.drop(files)
        return document
    return replace(document, annotations=annotations, rescued=files)


def read_file(path: Path, wanted: Callable[[str], bool] | None = None) -> tuple[str | None, Sidecar]:
    """Return the text of a sidecar, `None` where there is none, and what it says; never raises.

    Args:
        path: The sidecar.
        wanted: Says of an entry's text whether it is to be read; all are if it is not given.
    """
    if leads_out(path):
        message = _("this is a link that leads out of the workspace; the file is opened read-only")
        return None, Sidecar(problems=(Problem(1, message),), read_only=True)
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return None, Sidecar()
    except UnicodeDecodeError as error:
        message = _("byte {offset} is not UTF-8; the file is opened read-only").format(offset=error.start)
        return None, Sidecar(problems=(Problem(1, message),), read_only=True)
    except OSError as error:
        message = str(cannot(path, error, _("cannot be read: {reason}; the file is opened read-only")))
        return None, Sidecar(problems=(Problem(1, message),), read_only=True)
    return text, read_sidecar(text, wanted)
