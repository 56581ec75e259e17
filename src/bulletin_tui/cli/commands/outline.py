"""`bulletin outline`: the parsed issues."""

from collections.abc import Iterator

import click

from bulletin_tui.bulletin.model import Issue, Measure, Section, walk_measures, walk_sections
from bulletin_tui.bulletin.outline import outline
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, json_option, path_argument, shared_options
from bulletin_tui.cli.output import as_given, measures, one_line, show, show_json, tell_error
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.source import Source, issue_title, load_source


@click.command(
    "outline",
    cls=Command,
    short_help=N_("Print the structure of the issues."),
    help=N_(
        "Print the structure of the issues at PATH: reports, sections, and measures with their addresses.\n\n"
        "With --json one object for each issue; docs/outline-format.md describes it."
    ),
    epilog="bulletin outline seeds/\nbulletin outline 2026/12.txt --json",
)
@path_argument
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, as_json: bool) -> int:
    """Print the outline of every source."""
    code = DONE
    for file in call.open(path).sources:
        try:
            source = load_source(file, as_given(path, file), call.encoding)
        except BulletinError as error:
            tell_error(error)
            code = PROBLEMS
            continue
        if as_json:
            show_json(
                outline(issue, path=source.name, encoding=source.encoding, sha256=source.sha256)
                for issue in source.issues
            )
        else:
            show(line for issue in source.issues for line in _tree(source, issue))
    return code


def _tree(source: Source, issue: Issue) -> Iterator[str]:
    title = click.style(one_line(issue_title(issue, source.path.stem)), bold=True)
    reports = ngettext("{count} report", "{count} reports", len(issue.cities)).format(count=len(issue.cities))
    sizes = _("{reports}, {measures}").format(reports=reports, measures=measures(_count(issue.measures())))
    yield f"{title}  {sizes}  ({one_line(source.name)})"
    for city in issue.cities:
        heading = f"  {one_line(city.title.text)}" if city.title else ""
        inside = walk_sections(city.sections)
        count = sum(_count(walk_measures(section.measures)) for section in inside)
        yield f"  {click.style(one_line(city.address), bold=True)}{heading}  ({count})"
        for section in city.sections:
            yield from _branch(section, "    ")


def _branch(section: Section, blanks: str) -> Iterator[str]:
    if section.heading:
        number = section.address.rpartition("/")[2]
        yield f"{blanks}{one_line(number)}  {one_line(section.heading.text)}"
    for measure in walk_measures(section.measures):
        # An implicit measure has the section's heading for a label, and that was printed just now.
        label = "" if measure.implicit else f"  {one_line(measure.label or '')}"
        yield f"{blanks}  {click.style(one_line(measure.address), fg='cyan')}{label}"
    for inner in section.sections:
        yield from _branch(inner, blanks + "  ")


def _count(found: Iterator[Measure]) -> int:
    return sum(1 for _measure in found)
