"""The codebook for other programs for qualitative analysis: REFI-QDA, `.qdc`."""

from collections.abc import Iterator

from bulletin_tui.errors import BulletinError
from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.targets import targets
from bulletin_tui.i18n import N_, _

_NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(summary: Summary) -> Iterator[bytes]:
    """Yield the themes of the codebook, and behind them the tags in use that it does not list.

    Raises:
        BulletinError: There is neither; the format has no empty codebook.
    """
    from xml.etree.ElementTree import Element

    from bulletin_tui.export.refi_codes import ORIGIN, codes, document

    found = codes(summary.codebook, [tag for target in targets(summary) for tag in target.tags])
    if found is None:
        raise BulletinError(_("there is no theme to write: the codebook is empty and nothing is tagged"))
    root = Element("CodeBook", {"xmlns": _NAMESPACE, "origin": ORIGIN})
    root.append(found)
    yield document(root)


FORMAT = Format("qdc", N_("Codebook for MAXQDA, ATLAS.ti, NVivo (REFI-QDA)"), ".qdc", write)
