"""`bulletin locate`: where things are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, json_option, shared_options
from bulletin_tui.cli.output import one_line, show, show_json
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.places import cache_folder, data_folder, sample
from bulletin_tui.workspace.settings import settings_file
from bulletin_tui.workspace.state import state_file


@click.command(
    "locate",
    cls=Command,
    short_help=N_("Show where annotations and the program's own files are."),
    help=N_(
        "Show where the bundled issue and the program's own files are; with a PATH also its workspace, its codebook and"
        " the sidecars that hold its annotations. What does not exist yet is marked."
    ),
    epilog="bulletin locate\nbulletin locate seeds/ --json",
)
@click.argument("path", type=click.Path(), required=False)
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str | None, as_json: bool) -> None:
    """Print the places."""
    places: dict[str, Any] = {
        "sample": sample(),
        "state": state_file(),
        "data": data_folder(),
        "config": settings_file(),
        "cache": cache_folder(),
    }
    if path is not None:
        library = call.open(path)
        places["workspace"] = library.workspace.root
        places["codebook"] = library.workspace.codebook()
        places["sidecars"] = {source: library.workspace.sidecar_of(source) for source in library.sources}
    if as_json:
        sidecars = {str(source): str(sidecar) for source, sidecar in places.pop("sidecars", {}).items()}
        values = {name: str(place) for name, place in places.items()}
        show_json([values if path is None else values | {"sidecars": sidecars}])
    else:
        show(_lines(places))


def _lines(places: dict[str, Any]) -> Iterator[str]:
    sidecars = places.pop("sidecars", {})
    words = {
        "sample": _("bundled issue"),
        "state": _("state"),
        "data": _("data"),
        "config": _("settings"),
        "cache": _("cache"),
        "workspace": _("workspace"),
        "codebook": _("codebook"),
    }
    for name, place in places.items():
        yield _("{name}: {value}").format(name=words[name], value=_marked(place))
    for source, sidecar in sidecars.items():
        yield _("annotations of {source}: {sidecar}").format(source=one_line(str(source)), sidecar=_marked(sidecar))


def _marked(place: Path) -> str:
    shown = one_line(str(place))
    return shown if place.exists() else _("{path} (not there yet)").format(path=shown)
