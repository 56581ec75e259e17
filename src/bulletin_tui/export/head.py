"""What stands at the head of a summary for people: its title, what it was narrowed to, how much it holds."""

from itertools import chain

from bulletin_tui.export.options import Grouping
from bulletin_tui.export.passage import Passing
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_, _, ngettext

_TITLES = {
    Grouping.THEME: N_("Annotated measures by theme"),
    Grouping.CITY: N_("Annotated measures by city"),
    Grouping.ISSUE: N_("Annotated measures by issue"),
}
_NAMELESS = {
    Grouping.THEME: N_("Without a tag"),
    Grouping.CITY: N_("(no city named)"),
    Grouping.ISSUE: N_("(no issue named)"),
}


def title(summary: Summary) -> str:
    """Return what the summary is called."""
    return _(_TITLES[summary.options.by])


def nameless(by: Grouping) -> str:
    """Return the heading over measures that have nothing of what the others are grouped by."""
    return _(_NAMELESS[by])


def filters(summary: Summary) -> str:
    """Return a line that says which measures were wanted; "" where all were."""
    wanted = [*chain(*conditions(summary))]
    return _("Only: {filters}").format(filters=_(", ").join(wanted)) if wanted else ""


def conditions(summary: Summary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags and cities that were wanted, in the words of people, and what else the measures were to be."""
    selection, among = summary.options.selection, summary.options.among
    states = ((selection.starred, _("starred")), (selection.untagged, _("without a tag")))
    names = (*([among.label] if among else []), *selection.tags, *selection.cities)
    return names, tuple(word for wanted, word in states if wanted)


def counts(summary: Passing) -> str:
    """Return a line that says how many measures there are, or why there are none."""
    found = summary.counts
    if not found.chosen and not found.orphans:
        return _("No measure matches.") if summary.options.narrowed else _("Nothing is tagged yet.")
    said = ngettext(
        "{chosen} of {measures} measure; {tagged} tagged, {noted} with a note, {starred} starred.",
        "{chosen} of {measures} measures; {tagged} tagged, {noted} with a note, {starred} starred.",
        found.measures,
    ).format(
        chosen=found.chosen,
        measures=found.measures,
        tagged=found.tagged,
        noted=found.noted,
        starred=found.starred,
    )
    if not found.orphans:
        return said
    lost = ngettext("{count} annotation lost its measure.", "{count} annotations lost their measure.", found.orphans)
    return _("{said} {lost}").format(said=said, lost=lost.format(count=found.orphans))
