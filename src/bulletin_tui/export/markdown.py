"""The annotated summary as Markdown, for people: every measure quoted in full with its citation, tags and note."""

from collections.abc import Iterable, Iterator, Sequence

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.export.format import Format
from bulletin_tui.export.markdown_text import line, paragraphs
from bulletin_tui.export.summary import Grouping, Summary
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.places import SUMMARY_MARK
from bulletin_tui.workspace.rows import Row, RowStatus


def write(summary: Summary) -> bytes:
    """Write a summary as Markdown."""
    return ("\n\n".join(_blocks(summary)) + "\n").encode(errors="backslashreplace")


def _blocks(summary: Summary) -> Iterator[str]:
    """Yield the blocks of the file, to be parted by blank lines."""
    yield f"{SUMMARY_MARK}\n\n# {_title(summary)}"
    yield "\n".join(f"- {line('；'.join(origin.titles))} ({line(origin.path)})" for origin in summary.origins)
    if filters := _filters(summary):
        yield filters
    yield _counts(summary)
    for group in summary.groups:
        name = line(group.name) or _("Without a tag")
        yield f"## {name} ({len(group.rows)})"
        yield from _items(group.rows)
    if summary.orphans:
        name = _("No longer found in the text")
        yield f"## {name} ({len(summary.orphans)})"
        yield _("The text these annotations are about was changed or removed; they quote it as it was.")
        yield from _items(summary.orphans)


def _title(summary: Summary) -> str:
    if summary.by is Grouping.THEME:
        return _("Annotated measures by theme")
    return _("Annotated measures by city")


def _filters(summary: Summary) -> str:
    selection = summary.selection
    named = (*selection.tags, *selection.cities)
    flags = [_("starred")] * selection.starred + [_("without a tag")] * selection.untagged
    wanted = [*map(line, named), *flags]
    return _("Only: {filters}").format(filters=_(", ").join(wanted)) if wanted else ""


def _counts(summary: Summary) -> str:
    counts = summary.counts
    if not summary.rows:
        return _("No measure matches.") if summary.narrowed else _("Nothing is tagged yet.")
    return ngettext(
        "{chosen} of {measures} measure; {tagged} tagged, {noted} with a note, {starred} starred.",
        "{chosen} of {measures} measures; {tagged} tagged, {noted} with a note, {starred} starred.",
        counts.measures,
    ).format(
        chosen=counts.chosen,
        measures=counts.measures,
        tagged=counts.tagged,
        noted=counts.noted,
        starred=counts.starred,
    )


def _items(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield _quoted(row)
        if facts := list(_facts(row)):
            yield "\n".join(facts)


def _quoted(row: Row) -> str:
    star = " ★" if row.star else ""
    quote = [*paragraphs(row.text), f"—— {line(row.citation)}{star}"]
    return "\n>\n".join(f"> {paragraph}" for paragraph in quote)


def _facts(row: Row) -> Iterator[str]:
    yield from (f"- {fact}" for fact in _said(row.tags, row.note, "  "))
    doubtful = [quote for quote in row.quotes if quote.status is Status.REVIEW]
    if row.status is RowStatus.REVIEW and not doubtful:
        yield "- " + _review(row.score)
    for quote in row.quotes:
        yield "- " + _("Phrase: “{text}”").format(text=line(quote.text))
        yield from (f"  - {fact}" for fact in _said(quote.tags, quote.note, "    "))
        if quote in doubtful:
            gone = _("To review: the phrase is not in the text any more")
            yield "  - " + (_review(quote.score) if quote.span else gone)


def _said(tags: Sequence[str], note: str, indent: str) -> Iterator[str]:
    if tags:
        yield _("Tags: {tags}").format(tags=_(", ").join(map(line, tags)))
    if note:
        # The paragraphs of a note stay inside its list item by their indentation.
        yield _("Note: {note}").format(note=f"\n\n{indent}".join(paragraphs(note)))


def _review(score: float | None) -> str:
    return _("To review: the text was changed (similarity {score})").format(score=f"{score or 0.0:.2f}")


FORMAT = Format("markdown", N_("Markdown (a summary to read)"), ".md", write)
