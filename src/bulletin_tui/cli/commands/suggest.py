"""`bulletin suggest`: which themes measures may have."""

from collections.abc import Iterator

import click

from bulletin_tui.cli.asking import Asking
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, json_option, path_argument, shared_options
from bulletin_tui.cli.output import one_line, show, show_json, tell
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.suggesting import Suggester, Suggestion


@click.command(
    "suggest",
    cls=Command,
    short_help=N_("Suggest themes for measures."),
    help=N_(
        "Suggest up to three themes for the measure at each ADDRESS, or for all without a tag, and say why: words of"
        " the theme's definition that the measure holds, and measures like it that have the theme. For ADDRESS - reads"
        " measures from standard input, as `tag` does.\n\n"
        "Nothing is written. `bulletin tag PATH -` takes the JSON as it is, for those who want all of it."
    ),
    epilog="bulletin suggest seeds/\nbulletin suggest seeds/ 安阳市/二/四 --json",
)
@path_argument
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, addresses: tuple[str, ...], as_json: bool) -> int:
    """Print the suggestions."""
    library = call.open(path)
    asking = Asking(library)
    suggester = Suggester(asking.similar)
    suggester.look(asking.documents.values(), library.codebook())
    nothing = True
    # Printed one by one: a folder of thousands takes its time.
    for document, located in asking.measures(addresses, lambda said: not said.tags):
        suggestions = suggester.suggest(document, located)
        nothing = nothing and not suggestions
        place = document.source.path, located.key
        if not suggestions:
            continue
        if as_json:
            tags = [suggestion.tag for suggestion in suggestions]
            reasons = [_as_dict(suggestion, asking) for suggestion in suggestions]
            show_json([{**asking.place(*place), "tags": tags, "suggestions": reasons}])
        else:
            show(_lines(asking.address(*place), suggestions, asking))
    if nothing:
        tell(_("Nothing to suggest."))
    return asking.code


def _as_dict(suggestion: Suggestion, asking: Asking) -> dict[str, object]:
    return {
        "tag": suggestion.tag,
        "score": round(suggestion.score, 3),
        "words": suggestion.words,
        "alike": [{**asking.place(one.path, one.key), "score": round(one.score, 3)} for one in suggestion.alike],
    }


def _lines(address: str, suggestions: tuple[Suggestion, ...], asking: Asking) -> Iterator[str]:
    yield click.style(one_line(address), fg="cyan")
    for tag, score, words, alike in suggestions:
        reasons = [one_line(word) for word in words]
        if alike:
            nearest = asking.address(alike[0].path, alike[0].key)
            reasons.append(_("like {address}").format(address=one_line(nearest)))
        yield f"    {score:.2f}  {click.style(f'#{one_line(tag)}', fg='green')}  {_(', ').join(reasons)}"
