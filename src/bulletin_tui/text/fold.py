"""A copy of a text that is made for matching: as long as the text, letter by letter, but written one way.

Full-width digits and letters become ASCII, every blank a space, circles in years 〇, rare dashes common ones, Kangxi
radicals the characters they look like, and the few traditional characters of the genre's own keywords simplified.
Grammar is matched on the copy; what people read is cut from the text itself.
"""

import re
import unicodedata

INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters of no width that converters leave between letters."""

_BLANKS = "\t\r\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

BLANK = " \n\v\f\x85\u2028\u2029" + _BLANKS + INVISIBLE
"""Everything that is stripped from the ends of a text."""

_TRADITIONAL = str.maketrans(
    "長書會縣區廳處辦發報編輯總專錄題詞關單導讀於為圖責協牽頭實負個從內機門處務歷鄉鎮黨組織團兩貳開際訊號簽頁",
    "长书会县区厅处办发报编辑总专录题词关单导读于为图责协牵头实负个从内机门处务历乡镇党组织团两贰开际讯号签页",
)


_RADICALS = "\u2e80-\u2fd5\uf900-\ufaff"
"""Radicals and ideographs of compatibility, as ranges of a set of characters."""


class _Folds(dict[str, str]):
    """What stands for each character; of a radical it is worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        plain = unicodedata.normalize("NFKC", character)
        self[character] = plain if len(plain) == 1 else character
        return self[character]


def _known() -> _Folds:
    folds = _Folds.fromkeys(_BLANKS + INVISIBLE, " ")
    for codes in (range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B)):
        folds |= {chr(code): chr(code - 0xFEE0) for code in codes}
    folds |= {"○": "〇", "◯": "〇", "．": ".", "－": "-", "―": "—", "─": "—", "━": "—", "⸺": "—"}
    return _Folds(folds | {chr(key): chr(value) for key, value in _TRADITIONAL.items()})


_FOLDS = _known()
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLDS))}{_RADICALS}]")


def fold(text: str) -> str:
    """Return the matching copy of a text.

    Args:
        text: Any text.

    Returns:
        A text of the same length in which character `i` stands for character `i`.
    """
    return _FOLDABLE.sub(lambda hit: _FOLDS[hit[0]], text)
