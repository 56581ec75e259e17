"""Reading a codebook's file."""

from pathlib import Path

from bulletin_tui.annotation.codebook import Codebook, Fault, read_codebook
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot


def load_codebook(path: Path) -> Codebook:
    """Read a codebook; what is wrong with it stands in its `faults`, and a missing one is empty."""
    try:
        return read_codebook(path.read_bytes().decode())
    except FileNotFoundError:
        return Codebook()
    except UnicodeDecodeError as error:
        reason = _("byte {offset} is not UTF-8").format(offset=error.start)
        said = _("the codebook cannot be read: {reason}").format(reason=reason)
    except OSError as error:
        said = str(cannot(path, error, _("{path}: cannot be read: {reason}")))
    return Codebook(faults=(Fault(None, "unreadable", Severity.ERROR, said),))
