"""Joining what page breaks have parted: one paragraph printed in two halves is one paragraph again."""

from collections.abc import Sequence

from bulletin_tui.bulletin.columns import COLUMNS
from bulletin_tui.bulletin.cuts import cut_headings, full_headings, lone_measures
from bulletin_tui.bulletin.furniture import PAGE
from bulletin_tui.bulletin.imprint import IMPRINT
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import after_number, is_division, split_heading
from bulletin_tui.bulletin.vocabulary import (
    CAPTION,
    COUNT,
    FRONT_WORDS,
    HEAD,
    KEYWORDS,
    MARKED,
    NEXT_STEP,
    NOTE,
    is_attribution,
    is_date,
    is_distribution,
    is_han,
    is_name,
    is_person,
    is_place,
    is_printer,
    is_prose,
)
from bulletin_tui.bulletin.wrapping import Wrapping, is_wide, read_wrapping
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_ENDS = "。！？：；”）】!?:;)]」』…"
_ENDS_OR_PAUSES = _ENDS + "，、"
_OPENS_NOTHING = "，。、；：！？”）》】」』,;"
"""Signs that begin no paragraph, so that one that begins with them goes on."""
_PAUSE = lazy("[，。；！？：]")
_COLON = lazy("[：:]")
_STOP = lazy("[。；！？]")
_PAUSED = lazy("[。；：！？]")
_HALF_SIGN = lazy("(?<![^。；：！？，”）])(?:另|第|其|[二三四五六七八九]?十)$|[（(]$")
_OTHER_HALF = lazy("一方面|[一二三四五六七八九十]+ *[，、：是要]|[0-9一二三四五六七八九十]+ *[）)]")
_SALUTATION = lazy("(?:各位|尊敬的|同志们|代表们)[^。]*[：:]", signs=("各位", "尊敬的", "们"))
_LONGEST_HEADING, _LONGEST_NUMBERED = 40, 45
_LONGEST_WRAPPED, _MOST_LINES = 60, 3
_SHORTEST_HEADING, _SHORTEST_AMID = 4, 20
_LONGEST_SUBTITLE, _LONGEST_TAIL = 45, 3
_WIDE_HEADING = 12
"""From how many characters on a heading may have been wrapped."""


def heal(lines: Sequence[Line]) -> list[Line]:
    """Join the halves of paragraphs.

    Args:
        lines: The lines of an issue's body, furniture told.

    Returns:
        The lines with halves joined, nothing put between them; furniture keeps its place in order, after the paragraph
        it stood in.
    """
    healed: list[Line] = []
    halves: list[Line] = []
    aside: list[Line] = []
    cut, lone, wrapping = cut_headings(lines), lone_measures(lines), read_wrapping(lines)
    whole = full_headings(lines, wrapping)
    last = -1
    turned = ruled = False
    for index, line in enumerate(lines):
        if line.kind:
            turned = turned or line.kind in PAGE
            ruled = ruled or line.kind in {"rule", "table", COLUMNS}
            aside.append(line)
            continue
        if (
            halves
            and not (ruled and not _is_amid(halves[-1]))
            and (
                _is_cut_sign(halves[-1], line)
                or (last not in whole and _runs_on(halves, line, wrapping))
                or (
                    last not in lone
                    and last not in whole
                    and not wrapping.begins(line)
                    and _goes_on(halves, line, turned, index in cut, _is_text(healed))
                )
            )
            and not _is_below_title(healed, halves)
        ):
            halves.append(line)
            if halves[-2].unclosed and not line.unclosed and (both := joined(halves)).all_bold:
                halves = [both]
        elif halves and _is_more_heading(halves, line):
            both = joined([*halves, line])
            halves = [both._replace(bold=((0, len(both.match)),)) if halves[0].all_bold else both]
        else:
            if halves:
                healed.append(joined(halves))
            healed += aside
            aside, halves = [], [line]
        turned = ruled = False
        last = index
    if halves:
        healed.append(joined(halves))
    return healed + aside


def joined(halves: Sequence[Line]) -> Line:
    """Return the halves of a paragraph as one line."""
    if len(halves) == 1:
        return halves[0]
    bold: list[tuple[int, int]] = []
    offset = 0
    for half in halves:
        for start, end in half.bold:
            if bold and bold[-1][1] == start + offset:
                bold[-1] = (bold[-1][0], end + offset)
            else:
                bold.append((start + offset, end + offset))
        offset += len(half.match)
    return halves[0]._replace(
        passage=Passage.join(half.passage for half in halves),
        match="".join(half.match for half in halves),
        bold=tuple(bold),
        unclosed=halves[-1].unclosed,
    )


def _is_below_title(healed: Sequence[Line], halves: Sequence[Line]) -> bool:
    """Whether the open paragraph is a person's name or a subtitle (——来自…) below a title."""
    if len(halves) > 1 or not healed or healed[-1].kind:
        return False
    above, match = healed[-1], halves[0].match
    if match[0] in "—–-":
        titled = above.level > 0 or above.match[-1] not in "。；：！？，、"
        return titled and len(match) <= _LONGEST_SUBTITLE and not _PAUSED.search(match) and not HEAD.match(above.match)
    return (above.level > 0 and is_name(match)) or (above.match[-1] not in _ENDS_OR_PAUSES and is_person(match))


def _is_more_heading(halves: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with a heading: its other half behind a <br>, or a few characters below."""
    first, match = halves[0], line.match
    if line.level:
        return first.level == line.level and halves[-1].number == line.number
    if len(match) > _LONGEST_TAIL or not (first.level or _stands_alone(first)) or not is_han(match):
        return False
    if is_person(match) or match in FRONT_WORDS or is_attribution(first.match) or is_date(first.match):
        return False
    return len(first.match) >= _WIDE_HEADING and (bool(first.level) or line.number == halves[-1].number + 1)


def _is_amid(line: Line) -> bool:
    """Whether a line ends amid a sentence, so that a rule below it is the end of a page."""
    return len(line.match) > _SHORTEST_AMID and line.match[-1] not in _ENDS


def _is_text(healed: Sequence[Line]) -> bool:
    """Whether the paragraph before the open one is one of sentences."""
    return bool(healed) and not healed[-1].kind and healed[-1].match[-1] in "。；"


def _is_cut_sign(last: Line, line: Line) -> bool:
    """Whether a sign that begins an item of a list stands on both sides: 另|一方面, 二十|一是, （|2）."""
    if line.level or last.match[-1] not in "另第其十（(":
        return False
    return bool(_HALF_SIGN.search(last.match, max(len(last.match) - 4, 0)) and _OTHER_HALF.match(line.match))


def _runs_on(halves: Sequence[Line], line: Line, wrapping: Wrapping) -> bool:
    """Whether a line only begins because the one before it was full."""
    first, last = halves[0], halves[-1]
    if not wrapping.width or first.level or line.level or line.bullet or not wrapping.runs_on(last, line):
        return False
    if last.match.isascii() and line.match.isascii():
        return False  # Words of another language, which would run into each other.
    if len(halves) == 1 and _stands_alone(first):
        return False
    if last.match[-1] not in _ENDS:
        return wrapping.indented or not (HEAD.match(line.match) or MARKED.match(line.match))
    if MARKED.match(line.match) or NEXT_STEP.match(line.match):
        return wrapping.indented
    return not _begins(line.match)


def _goes_on(halves: Sequence[Line], line: Line, turned: bool, cut: bool, inside: bool) -> bool:
    """Whether a line is the next part of a paragraph.

    Args:
        halves: The paragraph so far.
        line: The next line.
        turned: Whether a page number or a running header stands between them.
        cut: Whether the first is half a heading that the line goes on with.
        inside: Whether the paragraph before this one is text.
    """
    last = halves[-1]
    if halves[0].level or line.level or line.bullet or (last.match.isascii() and line.match.isascii()):
        return False
    # Whether it begins something of its own takes longest to say, and of most lines need not be asked.
    return _is_open(halves, line, turned, cut, inside) and not _begins(line.match)


def _is_open(halves: Sequence[Line], line: Line, turned: bool, cut: bool, inside: bool) -> bool:
    """Whether a paragraph has not ended yet, so that any line goes on with it that begins nothing of its own."""
    first, last = halves[0], halves[-1]
    if last.unclosed:
        return True
    if len(halves) == 1 and first.all_bold and not (line.bold and line.bold[0][0] == 0):
        # A bold run that was closed is whole.
        return cut
    end = last.match[-1]
    if end == "." and not last.match[-2:-1].isdigit():
        end = "。"
    if (end == "。" and line.match[0] not in _OPENS_NOTHING) or (len(halves) == 1 and _stands_alone(first)):
        return False
    if line.match[0] in _OPENS_NOTHING:
        return True
    if end in _ENDS:
        return turned and end in "”）)" and _tail_is_open(halves)
    if is_distribution(first.match):
        return end in "，、,"
    if len(halves) > 1 and _is_whole_heading(halves):
        return False
    if cut or len(halves) > 1 or _opened(last.match) or not _like_heading(first, turned=turned):
        return True
    return not HEAD.match(first.match) and is_wide(first, line, inside=inside)


def _begins(match: str) -> bool:
    """Whether a line begins something of its own."""
    if len(match) <= _LONGEST_HEADING and _SALUTATION.fullmatch(match):
        return True
    if not is_prose(match) and (
        match[0] == "【"
        or HEAD.match(match)
        or MARKED.match(match)
        or CAPTION.match(match)
        or NEXT_STEP.match(match)
        or NOTE.match(match)
        or KEYWORDS.match(match)
        or is_date(match)
        or is_distribution(match)
        or is_attribution(match)
    ):
        return True
    return len(match) <= 80 and (
        is_printer(match) or is_division(match) or _is_entry(match) or split_heading(match, level=0)[0] is not None
    )


def _stands_alone(line: Line) -> bool:
    match = line.match
    if len(match) > 80:
        return False
    if not is_prose(match) and (
        is_attribution(match)
        or NOTE.fullmatch(match)
        or CAPTION.match(match)
        or KEYWORDS.match(match)
        or is_date(match)
        or after_number(line)
    ):
        return True
    if is_division(match) or (line.all_bold and is_place(match)) or _is_entry(match):
        return True
    if not is_prose(match) and (HEAD.match(match) or MARKED.match(match)):
        return False
    return (is_printer(match) and not is_distribution(match)) or split_heading(match, level=0)[0] is not None


def _is_entry(match: str) -> bool:
    """Whether a line is one of a list that says who made the issue, or how many there were of something."""
    return ("：" in match or ":" in match) and bool(IMPRINT.match(match) or COUNT.fullmatch(match))


def _like_heading(line: Line, *, turned: bool) -> bool:
    """Whether a line without a stop at its end may be a heading."""
    match = line.match
    length = len(match) - match.count(" ")
    numbered = HEAD.match(match) is not None
    if length > (_LONGEST_NUMBERED if numbered else _LONGEST_HEADING) or _STOP.search(match) or match[-1] in "，、,":
        return False
    if numbered:
        return not _COLON.search(match, 0, len(match) - 1)
    if MARKED.match(match) or turned:
        return False
    return length >= _SHORTEST_HEADING and not _PAUSE.search(match)


def _is_whole_heading(halves: Sequence[Line]) -> bool:
    """Whether the halves so far make a heading without a stop."""
    if is_prose(halves[0].match) or halves[-1].match[-1] in "，、," or len(halves) > _MOST_LINES:
        return False
    whole = "".join([half.match for half in halves])
    return (
        len(whole) <= _LONGEST_WRAPPED
        and HEAD.match(whole) is not None
        and not _STOP.search(whole)
        and not _opened(whole)
    )


def _opened(match: str) -> bool:
    """Whether a quote, title or bracket is open at the end."""
    tail = match[-200:]
    return any(tail.rfind(left) > tail.rfind(right) for left, right in ("“”", "《》", "（）"))


def _tail_is_open(halves: Sequence[Line]) -> bool:
    """Whether the last sentence has begun and not ended, its closing quote or bracket aside."""
    bare = halves[-1].match.rstrip("”）)")
    return bare[-1:] not in {"", "。", "！", "？", "；"} and (len(halves) > 1 or len(bare) > _LONGEST_HEADING // 2)
