"""`bulletin compare`: how far coders agree, and what they differ in."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, json_option, path_argument, shared_options
from bulletin_tui.cli.comparing import disagreement_lines, figure_lines
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import print_bytes, show, show_json, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.export.comparison import as_dict, disagreements_csv, figures_csv
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.comparison import agreement, compare
from bulletin_tui.workspace.settling import decided
from bulletin_tui.workspace.versions import choose_coders, everybody, versions


@click.command(
    "compare",
    cls=Command,
    short_help=N_("Show how far coders agree, and what they differ in."),
    help=N_(
        "Compare the tags that coders gave the measures at PATH: those of the coders named, - standing for the one"
        " without a name, or of all. For all tags together and for each theme it prints on which share they say the"
        " same, Cohen's kappa where there are two coders and Krippendorff's alpha, with the interval that holds 95 % of"
        " samples drawn anew; behind that the measures on which they differ. What is undefined, for nobody or everybody"
        " used the theme, is called so.\n\n"
        "Counted are all measures of the sources that at least two of them annotated; one without a tag counts as"
        " given none, unless --both leaves it out. The disagreements are settled in the reader."
    ),
    epilog="bulletin compare seeds/ li wang\nbulletin compare seeds/ --level 1 --csv > agreement.csv",
)
@path_argument
@click.argument("coders", nargs=-1, metavar="[CODER]...")
@click.option(
    "--level",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="N",
    help=N_("Count themes more than N levels deep for the theme above them; 1 leaves only the themes at the top."),
)
@click.option("--both", cls=Option, is_flag=True, help=N_("Count only measures to which every coder gave a tag."))
@click.option(
    "--samples",
    cls=Option,
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    metavar="N",
    help=N_("How many samples the intervals are made of; 0 leaves them out."),
)
@click.option("--disagreements", "only", cls=Option, is_flag=True, help=N_("Print only what the coders differ in."))
@json_option
@click.option("--csv", "as_csv", cls=Option, is_flag=True, help=N_("Print CSV, for spreadsheets."))
@shared_options
@click.pass_obj
def command(
    call: Call,
    path: str,
    coders: tuple[str, ...],
    level: int | None,
    both: bool,
    samples: int,
    only: bool,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Print the figures and the disagreements."""
    if as_json and as_csv:
        raise WrongUse(_("--json and --csv exclude each other"))
    if call.configured.settings.blind:
        raise WrongUse(_("what other coders say is hidden: the settings say `blind = true`"))
    library = call.open(path)
    try:
        chosen = choose_coders(everybody(library.workspace, library.sources), tuple(map(_coder, coders)))
    except BulletinError as error:
        raise WrongUse(str(error)) from None
    loader = Loader(library)
    found = list(versions(loader, library.workspace, chosen))
    for version in found:
        for document in version.documents:
            if document and document.coder != library.workspace.coder:
                for problem in document.sidecar.problems:
                    tell(f"{document.sidecar_path}:{problem.line}: {problem.message}")
    comparison = compare(chosen, (each.documents for each in found))
    disputed = [measure for measure in comparison.measures if measure.disputed(level)]
    by = decided([each.agreed for each in found])
    figures = () if only else agreement(comparison, library.codebook(), level=level, both=both, resamples=samples)
    if as_json:
        whole = figures or agreement(comparison, library.codebook(), level=level, both=both, resamples=samples)
        show_json([as_dict(comparison, whole, disputed, by)])
    elif as_csv:
        print_bytes([disagreements_csv(comparison, disputed, by) if only else figures_csv(comparison, figures)])
    else:
        if figures:
            show([*figure_lines(comparison, figures), ""])
        show(disagreement_lines(comparison, disputed, by))
    _tell_left_out(comparison.unlike, comparison.alone)
    return loader.code


def _coder(name: str) -> Coder:
    return None if name == "-" else name


def _tell_left_out(unlike: int, alone: tuple[str, ...]) -> None:
    if unlike:
        said = ngettext(
            "{count} measure is not compared: its structure was corrected by one and not by another",
            "{count} measures are not compared: their structure was corrected by one and not by another",
            unlike,
        )
        tell(said.format(count=unlike))
    if alone:
        said = ngettext(
            "{count} text is not compared: only one of them annotated it ({names})",
            "{count} texts are not compared: only one of them annotated each ({names})",
            len(alone),
        )
        tell(said.format(count=len(alone), names=_(", ").join(alone)))
