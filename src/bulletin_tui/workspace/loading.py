"""Loading documents."""

from collections.abc import Callable
from pathlib import Path

from bulletin_tui.annotation.sidecar import Problem, Sidecar, read_sidecar
from bulletin_tui.i18n import _
from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.files import cannot
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.source import load_source


def load(workspace: Workspace, path: Path, encoding: str | None = None) -> Document:
    """Load a source and its sidecar; nothing is written.

    Raises:
        BulletinError: The source cannot be read. A sidecar that cannot be read is told in `document.sidecar.problems`.
    """
    source = load_source(path, workspace.name_of(path), encoding)
    sidecar_path = workspace.sidecar_of(path)
    text, sidecar = read_file(sidecar_path)
    document = Document(source, workspace.coder, sidecar_path, sidecar, text, sidecar.annotations, attachments={})
    return settled(document, same_source=sidecar.sha256 == source.sha256)


def read_file(path: Path, wanted: Callable[[str], bool] | None = None) -> tuple[str | None, Sidecar]:
    """Return the text of a sidecar, `None` where there is none, and what it says; never raises.

    Args:
        path: The sidecar.
        wanted: Says of an entry's text whether it is to be read; all are if it is not given.
    """
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
